// Searching this campaign, in the form that stands on each page. search.py writes the index, which
// is asked for at the first letter. Its text is one long string in which each character stands for
// a word, so that the browser's own regular expressions find words and phrases.
(() => {
  const { fold, same, toned, words, near } = window.vietnamese;
  const BLOCK = " ", END = "!", MOST = 7, SCREEN = 4;
  // Nobody looks for more than this many letters and words; a pattern of thousands is refused.
  const LETTERS = 300, WORDS = 24;
  // The character that stands for the nth word, and back, as CHARACTERS in search.py has them.
  const letter = (n) => n + (n < 92 ? 35 : n < 668 ? 100 : 19300);
  const number = (character) => character - (character < 127 ? 35 : character < 768 ? 100 : 19300);
  const make = (tag, about, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(about)) {
      if (/^role|^aria-/.test(name)) element.setAttribute(name, value); else element[name] = value;
    }
    element.append(...inside);
    return element;
  };

  // --- Finding ------------------------------------------------------------------------------------
  const open = ({ words: list, gaps, places, text, names }) => {
    const shown = list.split("\n"), at = places.split("\n");
    const folded = fold(list).split("\n"), keys = folded.map(same);
    const starts = [0], pageOf = [];
    for (let end = -1; (end = text.indexOf(END, end + 1)) >= 0;) starts.push(end + 1);
    at.forEach((place, n) => pageOf.push(place[0] === "#" ? pageOf[n - 1] : n));
    const titleEnd = (section) => text.indexOf(BLOCK, starts[section]);
    const sectionAt = (index) => {
      let low = 0, high = starts.length - 1;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (starts[middle] <= index) low = middle; else high = middle;
      }
      return low;
    };

    // Patterns: the words that fit as a set of characters, "" where there is none.
    const code = (n) => `\\u${letter(n).toString(16).padStart(4, "0")}`;
    const set = (fits) => {
      let source = "";
      for (let n = gaps; n < shown.length; n += 1) {
        if (!fits(n)) continue;
        const from = n;
        while (n + 1 < shown.length && fits(n + 1)) n += 1;
        source += n > from ? `${code(from)}-${code(n)}` : code(n);
      }
      return source && `[${source}]`;
    };
    const keyed = (key) => set((n) => keys[n] === key);
    const row = (parts) => (parts.every(Boolean) ? parts.join(`[ ${code(0)}-${code(gaps - 1)}]?`) : "");
    // What a phrase also is called: its abbreviations, or what it abbreviates.
    const also = new Map();
    for (const line of names) {
      const group = line.map((name) => words(name).map((word) => same(fold(word))).join(" "));
      for (const name of group) also.set(name, [...(also.get(name) || []), ...group]);
    }
    // The sets of a query, one for a phrase that has another name.
    const named = (known, sets) => {
      const parts = [];
      for (let i = 0; i < known.length; i += 1) {
        let many = Math.min(known.length - i, 9);
        while (many && !also.has(known.slice(i, i + many).join(" "))) many -= 1;
        if (!many) { parts.push(sets[i]); continue; }
        const others = also.get(known.slice(i, i + many).join(" ")).map((name) => row(name.split(" ").map(keyed)));
        const all = new Set([row(sets.slice(i, i + many)), ...others]);
        all.delete("");
        parts.push(all.size ? `(?:${[...all].join("|")})` : "");
        i += many - 1;
      }
      return parts;
    };
    // Tells the first match in each section.
    const scan = (source, take) => {
      const pattern = new RegExp(source, "g");
      for (let match; source && (match = pattern.exec(text));) {
        const section = sectionAt(match.index);
        take(section, match.index, match[0].length);
        pattern.lastIndex = starts[section + 1];
      }
    };

    // The pages that hold a query, best first, each with its other sections that do.
    const find = (query) => {
      const typed = words(query.slice(0, LETTERS)).slice(0, WORDS), bare = typed.map(fold), known = bare.map(same), last = typed.length - 1;
      if (last < 0) return { pages: [] };
      const hits = new Map();
      const take = (rank) => (section, index, length) => {
        if (hits.has(section)) return;
        const from = starts[section], end = titleEnd(section), inTitle = index < end;
        const where = !inTitle ? 0 : pageOf[section] !== section ? 1 : length < end - from ? 2 : 3;
        hits.set(section, { section, index, rank: rank * 4 + where, size: inTitle ? (index - from) * 64 + end - from : starts[section + 1] - from });
      };
      const whole = known.map(keyed);
      const begun = [...whole.slice(0, last), set((n) => folded[n].startsWith(bare[last]) || keys[n] === known[last])];
      const close = (n) => (bare[n].length > 2 && !/\d/.test(bare[n]) ? set((m) => near(bare[n], folded[m])) : "");
      const markers = [row(named(known, whole)), row(named(known, begun))];
      const marked = typed.map((word, n) => {
        const tone = toned(word);
        return tone === known[n] ? whole[n] : set((m) => keys[m] === known[n] && toned(shown[m]) === tone);
      });
      if (marked.some((source, n) => source !== whole[n])) scan(row(marked), take(5));
      scan(markers[0], take(4));
      scan(markers[1], take(3));
      const exact = hits.size > 0;
      // One letter wrong in one of the words; else all the words somewhere in a section.
      for (let n = 0; !exact && n <= last; n += 1) {
        markers.push(row(begun.map((source, m) => (m === n ? close(n) : source))));
        scan(markers[markers.length - 1], take(2));
      }
      if (last && !hits.size) {
        const parts = named(known, begun.map((source, n) => source || close(n)));
        const counts = new Map();
        if (parts.every(Boolean)) {
          for (const part of parts) {
            scan(part, (section, index) => {
              const count = counts.get(section) || { index: Infinity, found: 0 };
              counts.set(section, { index: Math.min(index, count.index), found: count.found + 1 });
            });
          }
        }
        for (const [section, { index, found }] of counts) if (found === parts.length) take(1)(section, index, 0);
        markers.push(...parts);
      }
      const pages = new Map();
      const best = (a, b) => b.rank - a.rank || a.size - b.size || a.section - b.section;
      for (const hit of [...hits.values()].sort(best)) {
        const page = pages.get(pageOf[hit.section]);
        if (page) page.more.push(hit); else pages.set(pageOf[hit.section], { ...hit, more: [] });
      }
      return { exact, pages: [...pages.values()], marker: new RegExp(markers.filter(Boolean).join("|") || "$^", "g") };
    };

    // The words between two places of the text, with matches marked.
    const read = (from, to, marker) => {
      const pieces = [], ends = [];
      for (const match of marker ? text.slice(from, to).matchAll(marker) : []) {
        for (let n = 0; n < match[0].length; n += 1) ends[from + match.index + n] = true;
      }
      let line = "", isMarked = false, afterWord = false;
      const cut = () => { if (line) pieces.push(isMarked ? make("mark", { textContent: line }) : line); line = ""; };
      for (let n = from; n < to; n += 1) {
        const word = number(text.charCodeAt(n)), isWord = word >= gaps;
        const blank = afterWord && isWord ? " " : "";
        if (Boolean(ends[n]) !== isMarked) {
          if (!isMarked) line += blank;
          cut();
          if (isMarked) line = blank;
          isMarked = !isMarked;
        } else line += blank;
        line += word < 0 ? " · " : shown[word];
        afterWord = isWord;
      }
      cut();
      return pieces;
    };
    const describe = ({ section, index }, marker) => {
      const page = pageOf[section], body = titleEnd(section) + 1, stop = starts[section + 1] - 1;
      const from = Math.max(body, index < body ? 0 : index - 8), to = Math.min(stop, from + 36);
      const title = (n) => read(starts[n], titleEnd(n), marker);
      // Also where addresses name their file, as on a disk.
      const parent = at[page].replace(/[^/]+\/(index\.html)?$/, "$1"), above = parent.includes("/") ? at.indexOf(parent) : -1;
      return {
        address: at[page] + (section === page ? "" : at[section]),
        title: title(page),
        above: [...(above < 0 ? [] : [title(above)]), ...(section === page ? [] : [title(section)])].filter((part) => part.length),
        excerpt: [from > body ? "… " : "", ...read(from, to, marker), to < stop ? " …" : ""],
      };
    };
    return { find, describe };
  };

  // --- The index, once for the page ---------------------------------------------------------------
  let asked, engine, say;
  const ready = (address) => asked ||= new Promise((done, fail) => {
    const script = make("script", { src: address });
    script.onerror = () => { asked = null; script.remove(); fail(); };
    // Half a script, or a page in its place, comes as well as a whole one.
    script.onload = () => {
      try { engine = open(window.searchIndex); ({ say } = window.searchIndex); done(); } catch { script.onerror(); }
    };
    document.head.append(script);
  });

  // --- Showing: a list below the field, or on the page of its own ----------------------------------
  for (const form of document.querySelectorAll("form[data-index]")) {
    const input = form.elements.q, index = new URL("index.js", form.action);
    const results = document.getElementById("_results");
    const list = results || make("ul", { id: "_found", role: "listbox", "aria-label": input.getAttribute("aria-label") });
    const status = make("p", { role: "status", className: results ? "" : "sr" });
    let chosen = -1, shown = "";
    const failed = () => {
      if (results) { status.textContent = results.dataset.failed; return; }
      list.replaceChildren(make("li", { role: "option", "aria-disabled": true, textContent: _("The search could not be loaded. Try again with a connection.") }));
      close(false);
    };
    const href = ({ address }) => new URL(address, new URL("..", index)).href;
    const tell = ({ above, excerpt }) => [
      above.length ? make("span", { className: "meta" }, ...above.flatMap((part) => [" › ", ...part]).slice(1)) : "",
      make("span", { className: "excerpt" }, ...excerpt),
    ];
    const choose = (place) => {
      const options = [...list.children], all = options.length + 1;
      chosen = ((place + 1 + all) % all) - 1;
      options.forEach((option, n) => option.setAttribute("aria-selected", n === chosen));
      if (chosen < 0) input.removeAttribute("aria-activedescendant");
      else { input.setAttribute("aria-activedescendant", options[chosen].id); options[chosen].scrollIntoView({ block: "nearest" }); }
    };
    const close = (isShut = true) => { list.hidden = isShut; input.setAttribute("aria-expanded", !isShut); choose(-1); };
    const option = (address, n, ...inside) => {
      const item = make("li", { id: `_found-${n}`, role: "option", onclick: () => { location.href = address; } }, ...inside);
      item.setAttribute("aria-selected", false);
      return item;
    };
    const suggest = ({ pages, marker }) => {
      list.replaceChildren(...pages.slice(0, MOST).map((hit, n) => {
        const result = engine.describe(hit, marker);
        return option(href(result), n, make("b", {}, ...result.title), ...tell(result));
      }));
      if (pages.length > MOST) list.append(option(`${form.action}?${new URLSearchParams({ q: shown })}`, MOST, say.all.replace("{n}", pages.length)));
      close(!pages.length);
    };
    const entry = (hit, marker) => {
      const result = engine.describe(hit, marker);
      const more = hit.more.slice(0, 3).map((other) => engine.describe(other, marker)).filter(({ above }) => above.length);
      return make("li", {}, make("a", { href: href(result) }, ...result.title), ...tell(result),
        make("span", { className: "ways" }, ...more.map((other) => make("a", { href: href(other) }, ...other.above.at(-1)))));
    };
    // What a screen holds stands there at once, the rest a moment later.
    const fill = ({ pages, marker }, from = 0) => {
      const query = shown, many = from ? 50 : SCREEN, part = pages.slice(from, from + many).map((hit) => entry(hit, marker));
      if (from) list.append(...part); else list.replaceChildren(...part);
      if (from + many < pages.length) setTimeout(() => { if (shown === query) fill({ pages, marker }, from + many); }, 50);
    };
    const show = () => {
      shown = input.value.trim();
      const found = engine.find(shown), { length } = found.pages;
      const words = !length ? say.none : found.exact ? say.some : say.near;
      const text = shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
      status.textContent = shown && words.replace("{n}", length).replace("{text}", () => text);
      if (results) fill(found); else suggest(found);
    };
    const search = () => {
      if (engine || input.value.trim()) ready(index).then(show, failed);
    };
    form.append(status);
    input.addEventListener("input", search);
    if (results) {
      form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
      input.addEventListener("change", () => history.replaceState(null, "", `?${new URLSearchParams({ q: input.value.slice(0, LETTERS) })}`));
      input.value ||= new URLSearchParams(location.search).get("q") || "";
    } else {
      for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "_found"], ["autocomplete", "off"]]) input.setAttribute(name, value);
      form.append(list);
      close();
      list.addEventListener("mousedown", (event) => event.preventDefault());
      form.addEventListener("focusout", ({ relatedTarget }) => { if (!form.contains(relatedTarget)) close(); });
      input.addEventListener("keydown", (event) => {
        const { key } = event, isShut = list.hidden;
        if (key === "ArrowDown" || key === "ArrowUp") {
          if (isShut && list.children.length) close(false);
          choose(chosen + (key === "ArrowDown" ? 1 : -1));
        } else if (key === "Enter" && chosen >= 0) list.children[chosen].click();
        else if (key === "Escape" && !isShut) close();
        else return;
        event.preventDefault();
      });
    }
    search();
  }
})();
