// The programme's tools: narrowing the list, my list, taking away.
// site.js asks for this script when somebody reaches for one of them.
site.tool = Promise.all([asset("aids.js"), asset("tools.css")].map(site.need)).then(async () => {
  const { all, copy, make, one, stored, store } = site;
  // --- Events: the page's rows, in the order in which they came ----------------------------------
  const dayNumber = (iso) => Date.parse(iso) / 864e5;
  const read = (element) => {
    const at = element.dataset.at || "", days = at.split(/[/,]/).map(dayNumber);
    return { element, link: one("a", element), first: days[0], last: days.at(-1), each: at.includes(",") && days };
  };
  const events = (site.rows || all(".listed")).map(read);

  // --- My list: addresses of events' pages, on this device only ------------------------------------
  let mine = stored("mine") || [];
  const path = (url) => new URL(url, location.href).pathname.replace(/\/{2,}/g, "/").replace(/index\.html$/, "");
  const pathOf = (button) => path(button.closest(".event")?.querySelector("a").href || location.href);
  const isMine = (e) => mine.includes(path(e.link.href));
  const show = (button) => button.setAttribute("aria-pressed", mine.includes(pathOf(button)));
  for (const button of all("[data-tool=go]")) {
    const row = button.closest(".event");
    if (row) button.setAttribute("aria-label", `${button.textContent}: ${one("a", row).textContent}`);
    show(button);
  }
  const toggle = (button) => {
    const address = pathOf(button);
    mine = mine.includes(address) ? mine.filter((known) => known !== address) : [...mine, address];
    store("mine", mine.length ? mine : null);
    for (const other of all("[data-tool=go]")) show(other);
    if (form) narrow();
  };

  // --- Narrowing --------------------------------------------------------------------------------------
  const form = one("[data-tool=narrow]");
  const count = form && one("[role=status]", form);
  const takes = make("p", { className: "mine", hidden: true });
  const reset = make("button", { className: "button", type: "button", textContent: _("Show all"), hidden: true });
  const done = make("button", { className: "button main", type: "button" });
  if (form) {
    await site.need(new URL(form.dataset.facets, location).href);
    const more = one("details", form);
    more.append(...site.program.facets.map(([name, words, options]) => make("fieldset", {}, make("legend", { textContent: words }),
      ...options.map(([value, text]) => make("label", {}, make("input", { type: "checkbox", name, value }), make("span", { textContent: text }))))));
    more.append(done);
    done.onclick = () => {
      more.open = false;
      count.scrollIntoView({ block: "nearest" });
      one("summary", more).focus();
    };
    form.append(reset, takes);
  }
  const boxes = form ? all("input", form) : [];
  // What an event answers to a field's value, in the order of the cards: a set for each.
  events.forEach((e, place) => {
    e.is = new Set(form ? site.program.events[place] : []);
    e.part = e.element.closest(".day, section");
  });
  const whole = one(".whole");
  const fits = {
    "ngay": (e, value) => (e.each ? e.each.includes(value) : e.first <= value && value <= e.last),
    "noi": (e, value) => e.is.has(`@${value}`),
    "cho": (e, value) => e.is.has(value) || e.is.has("everyone"),
    "nhanh": (e, value) => e.is.has(`*${value}`),
    "cua-toi": isMine,
  };
  const narrow = () => {
    const chosen = new Map();
    for (const { checked, name, value } of boxes) {
      if (!checked) continue;
      if (!chosen.has(name)) chosen.set(name, []);
      chosen.get(name).push(name === "ngay" ? dayNumber(value) : value);
    }
    const tests = [...chosen].map(([name, values]) => {
      const fit = fits[name] || ((e, value) => e.is.has(value));
      // Of one kind of question any answer will do; quick choices each ask their own.
      return (e) => values[name === "nhanh" ? "every" : "some"]((value) => fit(e, value));
    });
    const isNarrowed = tests.length > 0;
    let left = 0;
    for (const e of events) {
      const in_ = tests.every((test) => test(e));
      for (const row of [e.element, site.twins?.get(e.element)]) if (row && row.hidden === in_) row.hidden = !in_;
      if (in_) left += 1;
    }
    // What is folded opens for what was found in it; what has nothing left goes.
    for (const part of all("details, section, .idle-days", whole)) {
      const found = one("li:not([hidden])", part);
      if (part.localName === "details") {
        part.open = isNarrowed && !!found;
        part.classList.toggle("nothing", isNarrowed && !found);
      } else part.hidden = isNarrowed && !found;
    }
    reset.hidden = !tests.length;
    takes.hidden = !chosen.has("cua-toi") || !left;
    const words = left
      ? (isNarrowed ? _("{n} of {all} activities") : _("{all} activities"))
      : chosen.has("cua-toi") && !mine.length
        ? _("Your list is empty: press “I will go” on an activity. It stays on this device.")
        : _("No activity fits. Choose less.");
    count.textContent = words.replace("{n}", left).replace("{all}", events.length);
    done.textContent = _("See {n} activities").replace("{n}", left);
    done.hidden = !left;
    return chosen;
  };
  // The choice lives in the page's address, so that it can be sent.
  const remember = () => {
    const here = new URL(location.href);
    here.search = new URLSearchParams(boxes.filter((box) => box.checked).map((box) => [box.name, box.value]));
    history.replaceState(null, "", here);
  };
  if (form) {
    const asked = new URLSearchParams(location.search);
    for (const box of boxes) if (asked.getAll(box.name).includes(box.value)) box.checked = true;
    for (const [act, textContent] of [["take", _("Download my list as a calendar")], ["copy", _("Copy as text")], ["share", _("Share")]]) {
      const button = make("button", { className: "button", type: "button", textContent, hidden: act === "share" && !navigator.share });
      button.dataset.act = act;
      takes.append(button);
    }
    // What was pressed before this script was there counts too.
    if (narrow().size) remember();
    form.addEventListener("change", () => { narrow(); setTimeout(remember); });
    reset.onclick = () => {
      for (const box of boxes) box.checked = false;
      narrow();
      remember();
      one("summary", form).focus();
    };
  }

  // --- Taking away ----------------------------------------------------------------------------------------
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  // The event of an event's page, as lines of text.
  const pageText = () => {
    const lines = all("[data-line]").map((line) => {
      const [name, value] = line.cloneNode(true).children;
      for (const part of all("br", value)) part.replaceWith(part.nextElementSibling?.matches("[data-skip]") ? "" : ", ");
      for (const part of all("[data-skip]", value)) part.remove();
      for (const part of all("span, a", value)) part.prepend(" ");
      return `${plain(name.textContent)}: ${plain(value.textContent)}`;
    });
    return [plain(one("h1").textContent), ...lines].join("\n");
  };
  const address = () => one("link[rel=canonical]")?.href || location.href.split(/[?#]/)[0];
  // My list: each event with its day, time, place and address.
  const listText = () => {
    const lines = [plain(document.title)];
    let day = "";
    for (const e of events.filter(isMine)) {
      const here = e.part.classList.contains("day") ? plain(one("h2", e.part).textContent) : "";
      if (here !== day) lines.push("", (day = here));
      lines.push(`• ${plain(e.link.textContent)}`, `  ${[one(".hour", e.element), one(".told", e.element)].map((part) => plain(part?.textContent || "")).filter(Boolean).join(", ")}`, `  ${new URL(e.link.href).href}`);
    }
    return lines.join("\n");
  };
  // One calendar of the calendars of my events, which are files of this site.
  const takeCalendar = async () => {
    const dated = events.filter((e) => isMine(e) && e.element.dataset.at);
    const chosen = dated.filter((e) => e.link.origin === location.origin);
    if (chosen.length < dated.length) count.textContent = _("{n} activities are on other sites: open their pages to add them to a calendar.").replace("{n}", dated.length - chosen.length);
    if (!chosen.length) return;
    try {
      const files = await Promise.all(chosen.map(async (e) => {
        const id = path(e.link.href).split("/").at(-2);
        const answer = await fetch(new URL(`${id}.ics`, new URL(e.link.href)));
        if (!answer.ok) throw answer;
        return answer.text();
      }));
      const part = (name, text) => text.match(new RegExp(`BEGIN:${name}\r?\n[^]*END:${name}\r?\n`))[0];
      const text = [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//lifelong-learning-week//my list//VI\r\n",
        "CALSCALE:GREGORIAN\r\n",
        part("VTIMEZONE", files[0]), ...files.map((file) => part("VEVENT", file)), "END:VCALENDAR\r\n",
      ].join("");
      const href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
      make("a", { href, download: "calendar.ics" }).click();
      setTimeout(() => URL.revokeObjectURL(href), 6e4);
    } catch {
      count.textContent = _("The calendar could not be fetched. Try again with a connection.");
    }
  };
  const acts = {
    go: toggle,
    take: takeCalendar,
    copy: (button) => copy(form ? listText() : `${pageText()}\n${address()}`, button),
    share: (button) => navigator.share(form ? { title: document.title, text: listText() } : { title: one("h1").textContent, text: pageText(), url: address() }).catch(({ name }) => {
      // Closed again; or the press was too long ago, and the address can be copied.
      if (name !== "AbortError") acts.copy(button);
    }),
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-tool], button[data-act]");
    if (button) acts[button.dataset.tool || button.dataset.act](button);
  });
});
