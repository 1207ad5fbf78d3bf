// `?luc=2025-10-01T18:30` in the address of a page that `build.py serve` shows: the page as it will be
// at that moment in Viet Nam. It holds for the tab until `?luc=` takes it back; on no built site.
(() => {
  const { said } = document.currentScript.dataset;
  const asked = new URLSearchParams(location.search).get("luc");
  if (asked !== null) sessionStorage.setItem("luc", asked);
  const words = sessionStorage.getItem("luc") || "";
  const at = Date.parse(`${words.length > 10 ? words : `${words}T12:00`}+07:00`);
  if (isNaN(at)) return;
  const now = Date.now, start = now();
  Date.now = () => at + now() - start;
  addEventListener("DOMContentLoaded", () => {
    const note = document.createElement("p");
    note.textContent = said.replace("{moment}", words);
    note.className = "notice";
    document.querySelector("header")?.after(note);
  });
})();
