// The programme's tools: what is on now and next, narrowing the list, my list, taking away.
// site.js asks for this script when somebody reaches for one of them.
site.tool = Promise.all([asset("aids.js"), asset("tools.css")].map(site.need)).then(async () => {
  const { all, copy, make, one, stored, store } = site;
  const DAY = 1440;

  // --- Events: the page's cards, or what a template lists ---------------------------------------
  // Days and minutes are counted on Viet Nam's wall clock, seven hours from UTC all year.
  const dayNumber = (iso) => Date.parse(iso) / 864e5;
  const minutes = (clock) => (clock ? clock.slice(0, 2) * 60 + +clock.slice(3) : NaN);
  const read = (element) => {
    const { at, hours = "" } = element.dataset;
    const [first, last = first] = (at || "").split("/");
    const [start, end] = hours.split("-").map(minutes);
    return {
      element, link: one("a", element), first: dayNumber(first), last: dayNumber(last), start,
      length: isNaN(end) ? NaN : end > start ? end - start : end + DAY - start,
      off: element.classList.contains("off"),
    };
  };
  const events = all(".listed").map(read);

  // --- Now and next -------------------------------------------------------------------------------
  const WORDS = { now: _("on now"), begun: _("has begun"), today: _("today"), next: _("next") };
  const board = one("[data-on]");
  const listed = board && one("template", board);
  const timed = (listed ? all("li", listed.content).map(read) : events).filter((e) => e.first && !e.off);
  // What is true of an event at a minute, and the minute at which it begins next.
  const state = (e, now) => {
    const today = Math.floor(now / DAY);
    if (isNaN(e.start)) {
      const on = e.first <= today && today <= e.last;
      return [on && (e.first === e.last ? "today" : "now"), Infinity];
    }
    let is = "", next = Infinity;
    for (const day of [today - 1, today, Math.max(today + 1, e.first)]) {
      if (day < e.first || day > e.last) continue;
      const begin = day * DAY + e.start;
      if (begin > now) next = Math.min(next, begin);
      else if (now < begin + e.length) is = "now";
      else if (isNaN(e.length) && day === today) is = "begun";
    }
    return [is, next];
  };
  const mark = (e, is) => {
    e.badge?.remove();
    e.badge = null;
    if (!is) return;
    e.badge = make("li", { className: `mark ${is}`, textContent: WORDS[is] });
    one(".tags", e.element).prepend(e.badge);
  };
  const row = (e, is) => {
    const badge = make("span", { className: `mark ${is}`, textContent: WORDS[is] });
    const link = e.link.cloneNode(true);
    const about = one(".meta, span", e.element).cloneNode(true);
    about.className = "meta";
    return make("li", {}, badge, " ", link, " ", about);
  };
  const tell = () => {
    const now = Math.floor(Date.now() / 6e4) + 420;
    const found = timed.map((e) => [e, ...state(e, now)]);
    const soon = Math.min(...found.map(([, , next]) => next));
    const rows = [];
    for (const [e, is, next] of found) {
      const shown = is || (next === soon && soon < Infinity ? "next" : "");
      if (!listed) mark(e, shown);
      // What lasts for days has its own part of the page.
      if (shown && (e.first === e.last || !isNaN(e.start))) rows.push([shown, e]);
    }
    const order = ["now", "begun", "today", "next"];
    rows.sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]) || a[1].start - b[1].start);
    const many = rows.filter(([is], place) => is === "next" || place < 6);
    one("ul", board).replaceChildren(...many.slice(0, 9).map(([is, e]) => row(e, is)));
    const today = new Date(now * 6e4).toISOString().slice(0, 10);
    board.hidden = !rows.length || today < board.dataset.from || today > board.dataset.to;
  };
  if (board) {
    tell();
    setInterval(tell, 6e4);
    document.addEventListener("visibilitychange", tell);
  }

  // --- My list: addresses of events' pages, on this device only ------------------------------------
  let mine = stored("mine") || [];
  const path = (url) => new URL(url, location.href).pathname.replace(/index\.html$/, "");
  const pathOf = (button) => path(button.closest(".event")?.querySelector("a").href || location.href);
  const isMine = (e) => mine.includes(path(e.link.href));
  const show = (button) => button.setAttribute("aria-pressed", mine.includes(pathOf(button)));
  for (const button of all("[data-tool=go]")) {
    const card = button.closest(".event");
    if (card) button.setAttribute("aria-label", `${button.textContent}: ${one("a", card).textContent}`);
    show(button);
  }
  const toggle = (button) => {
    const address = pathOf(button);
    mine = mine.includes(address) ? mine.filter((known) => known !== address) : [...mine, address];
    store("mine", mine.length ? mine : null);
    show(button);
    if (form) narrow();
  };

  // --- Narrowing --------------------------------------------------------------------------------------
  const form = one("[data-tool=narrow]");
  const count = form && one("[role=status]", form);
  const takes = make("p", { className: "mine", hidden: true });
  const reset = make("button", { className: "button", type: "button", textContent: _("Show all"), hidden: true });
  if (form) {
    await site.need(new URL(form.dataset.facets, location).href);
    one("details", form).append(...site.program.facets.map(([name, words, options]) => make("fieldset", {}, make("legend", { textContent: words }),
      ...options.map(([value, text]) => make("label", {}, make("input", { type: "checkbox", name, value }), make("span", { textContent: text }))))));
    one(".bar", form).append(reset);
    form.append(takes);
  }
  const boxes = form ? all("input", form) : [];
  // What an event answers to a field's value, in the order of the cards: a set for each.
  events.forEach((e, place) => {
    e.is = new Set(form ? site.program.events[place] : []);
    e.part = e.element.closest(".day, section");
  });
  const parts = new Map(events.map((e) => [e.part, 0]));
  const empty = all(".day.none");
  const fits = {
    "ngay": (e, value) => e.first <= value && value <= e.last,
    "noi": (e, value) => e.is.has(`@${value}`),
    "cho": (e, value) => e.is.has(value) || e.is.has("everyone"),
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
      return (e) => values.some((value) => fit(e, value));
    });
    let left = 0;
    for (const part of parts.keys()) parts.set(part, 0);
    for (const e of events) {
      const in_ = tests.every((test) => test(e));
      if (e.element.hidden === in_) e.element.hidden = !in_;
      if (!in_) continue;
      left += 1;
      parts.set(e.part, parts.get(e.part) + 1);
    }
    for (const [part, number] of parts) part.hidden = !number && tests.length > 0;
    for (const part of empty) part.hidden = tests.length > 0;
    reset.hidden = !tests.length;
    takes.hidden = !chosen.has("cua-toi") || !left;
    const words = left
      ? (tests.length ? _("{n} of {all} activities") : _("{all} activities"))
      : chosen.has("cua-toi") && !mine.length
        ? _("Your list is empty: press “I will go” on an activity. It stays on this device.")
        : _("No activity fits. Choose less.");
    count.textContent = words.replace("{n}", left).replace("{all}", events.length);
    return chosen;
  };
  // The choice lives in the page's address, so that it can be sent.
  const remember = () => {
    const query = new URLSearchParams(boxes.filter((box) => box.checked).map((box) => [box.name, box.value]));
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
  };
  if (form) {
    const asked = new URLSearchParams(location.search);
    for (const box of boxes) if (asked.getAll(box.name).includes(box.value)) box.checked = true;
    for (const [act, textContent] of [["take", _("Download my list as a calendar")], ["copy", _("Copy as text")], ["share", _("Share")]]) {
      const button = make("button", { className: "button", type: "button", textContent, hidden: act === "share" && !navigator.share });
      button.dataset.act = act;
      takes.append(button);
    }
    narrow();
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
      const heading = one("h3", e.part);
      const here = e.part.classList.contains("day") ? plain(heading.textContent) : "";
      if (here !== day) lines.push("", (day = here));
      lines.push(`• ${plain(e.link.textContent)}`, ...all(".meta:first-of-type", e.element).map((p) => `  ${all("span", p).map((span) => plain(span.textContent)).join(", ")}`), `  ${new URL(e.link.href).href}`);
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
    share: () => navigator.share(form ? { title: document.title, text: listText() } : { title: one("h1").textContent, text: pageText(), url: address() }).catch(() => { /* Closed again. */ }),
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-tool], button[data-act]");
    if (button) acts[button.dataset.tool || button.dataset.act](button);
  });
});
