// Finds a unit by what people type on a phone: no marks, d for đ, words in any order.
(() => {
  const form = document.querySelector(".finder");
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const places = [...document.querySelectorAll("[data-find]")].map((element) => ({
    element,
    words: element.dataset.find.split(" "),
  }));
  const fold = (text) =>
    text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "");
  const find = () => {
    const typed = fold(input.value).split(/[^a-z0-9]+/).filter(Boolean);
    let found = 0;
    for (const place of places) {
      place.hit = typed.every((word) => place.words.some((known) => known.startsWith(word)));
      place.element.hidden = !place.hit;
      if (place.hit) found += 1;
    }
    if (typed.length) {
      // What lies above a place that was found leads to it, and what lies below belongs to it.
      for (const { element, hit } of places) {
        if (!hit) continue;
        for (let up = element.parentElement.closest("[data-find]"); up; up = up.parentElement.closest("[data-find]")) up.hidden = false;
        for (const below of element.querySelectorAll("[data-find]")) below.hidden = false;
      }
    }
    const words = found ? status.dataset.some.replace("{n}", found) : status.dataset.none.replace("{text}", input.value.trim());
    status.textContent = typed.length ? words : "";
  };
  input.addEventListener("input", find);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const best = places.find(({ hit, element }) => hit && !element.hidden);
    if (input.value.trim() && best) best.element.querySelector("a").click();
  });
  form.hidden = false;
  if (input.value) find();
})();
