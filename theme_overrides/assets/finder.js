// Finds a unit by what people type on a phone: no marks, d for đ, words in any order.
(() => {
  const { fold, same, words, near: nearly } = window.vietnamese;
  const form = document.querySelector(".finder");
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const places = [...document.querySelectorAll("[data-find]")].map((element) => ({
    element,
    known: element.dataset.find.split(" "),
  }));
  const begins = (typed, known) => known.startsWith(typed) || same(known) === same(typed);
  const almost = (typed, known) => begins(typed, known) || (typed.length > 2 && nearly(typed, known));
  const find = () => {
    const typed = words(fold(input.value.slice(0, 300))).slice(0, 24);
    const mark = (fits) => {
      for (const place of places) place.hit = typed.every((word) => place.known.some((known) => fits(word, known)));
      return places.filter(({ hit }) => hit).length;
    };
    const found = mark(begins) || mark(almost);
    // Where nothing fits, what fits best: the units above and near of a place that has no page.
    let close = 0;
    if (!found && typed.length) {
      const score = (place) => typed.filter((word) => place.known.some((known) => almost(word, known))).length;
      close = Math.max(...places.map(score));
      for (const place of places) place.hit = score(place) === close;
    }
    for (const { element, hit } of places) element.hidden = !hit;
    if (typed.length) {
      // What lies above a place that was found leads to it, and what lies below belongs to it.
      for (const { element, hit } of places) {
        if (!hit) continue;
        for (let up = element.parentElement.closest("[data-find]"); up; up = up.parentElement.closest("[data-find]")) up.hidden = false;
        for (const below of element.querySelectorAll("[data-find]")) below.hidden = false;
      }
    }
    const { some, near, none } = status.dataset;
    const said = found ? some.replace("{n}", found) : (close ? near : none).replace("{text}", () => input.value.trim().slice(0, 80));
    status.textContent = typed.length ? said : "";
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
