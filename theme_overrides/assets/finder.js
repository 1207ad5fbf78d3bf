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
  // Of many units the page shows the highest; the others come in pieces, by how their words begin.
  const { pieces, parted = "", noneYet, before: formerly, more: others } = form.dataset;
  const list = pieces && form.appendChild(document.createElement("ul"));
  const came = {}, plain = new Set(words(fold("bộ tỉnh thành phố quận huyện thị xã trấn phường đặc khu trường")));
  window.places = (key, [kinds, above, rows]) => {
    came[key] = rows.map(([name, kind, over, address = "", short = "", ...before]) => {
      const own = words(fold(name));
      const at = words(fold(above[over]));
      const known = [...own, ...words(short), own.map((word) => word[0]).join(""), ...words(fold(before.join(" ")))];
      return { name, kind: kinds[kind], over: above[over], address, before, own, known, around: [...at, ...words(fold(kinds[kind]))] };
    });
    find();
  };
  const more = (typed) => {
    const best = (some) => some.sort((a, b) => b.length - a.length)[0];
    const word = best(typed.filter((one) => !plain.has(one))) || best([...typed]) || "";
    const key = word.slice(0, parted.split(" ").includes(word.slice(0, 2)) ? 3 : 2);
    if (word.length < 2 && !/\d/.test(word)) return [];
    if (!came[key]) {
      came[key] = [];
      document.head.append(Object.assign(document.createElement("script"), { src: `${pieces}${key}.js` }));
    }
    const hits = came[key].filter(({ known, around }) => typed.every((one) => [...known, ...around].some((other) => begins(one, other)))
      && typed.some((one) => known.some((other) => begins(one, other))));
    // The name itself first, then names with all that was typed, then former names, then what is near.
    const all = (some) => typed.every((one) => some.some((other) => begins(one, other)));
    const rank = ({ own, known }) => (own.join(" ") === typed.join(" ") ? 0 : all(own) ? 1 : all(known) ? 2 : 3);
    return hits.map((hit, at) => [rank(hit), at, hit]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((one) => one[2]);
  };
  const MOST = 12;
  const show = (hits) => list.replaceChildren(...hits.slice(0, MOST).map(({ name, kind, over, address, before }) => {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement(address ? "a" : "b"));
    link.textContent = name;
    if (address) link.href = new URL(`../../${address}`, new URL(pieces, location.href)).href;
    const about = [[kind, over].filter(Boolean).join(", "), address ? "" : noneYet, before.length ? `${formerly} ${before.join(", ")}` : ""];
    item.append(" ", Object.assign(document.createElement("span"), { className: "meta", textContent: about.filter(Boolean).join(" · ") }));
    return item;
  }), ...(hits.length > MOST ? [Object.assign(document.createElement("li"), { className: "meta", textContent: others.replace("{n}", hits.length - MOST) })] : []));
  const find = () => {
    const typed = words(fold(input.value.slice(0, 300))).slice(0, 24);
    const mark = (fits) => {
      for (const place of places) place.hit = typed.every((word) => place.known.some((known) => fits(word, known)));
      return places.filter(({ hit }) => hit).length;
    };
    const hits = pieces && typed.length ? more(typed) : [];
    if (pieces) show(hits);
    const found = mark(begins) + hits.length || mark(almost);
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
    for (const section of document.querySelectorAll(".places section")) section.hidden = !section.querySelector("li:not([hidden])");
    const { some, near, none } = status.dataset;
    const said = found ? some.replace("{n}", found) : (close ? near : none).replace("{text}", () => input.value.trim().slice(0, 80));
    status.textContent = typed.length ? said : "";
  };
  input.addEventListener("input", find);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const best = places.find(({ hit, element }) => hit && !element.hidden)?.element.querySelector("a") || list?.querySelector("a");
    if (input.value.trim()) best?.click();
  });
  form.hidden = false;
  input.value ||= new URLSearchParams(location.search).get("q") || "";
  if (input.value) find();
})();
