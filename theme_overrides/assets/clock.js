// What is on today, by Viet Nam's clock and from what stands in the page: told before the page is
// painted, so that nothing moves. It stands in the head of home and programme, after site.js.
(() => {
  const { from, to } = document.currentScript.dataset;
  const root = document.documentElement;
  const DAY = 1440;
  // When a part of the day begins and when it is over; an activity whose end nobody has said counts
  // as over after some hours. For sorting and folding alone: no page shows these.
  const PARTS = { "sáng": [360, 720], "trưa": [660, 810], "chiều": [780, 1080], "tối": [1080, 1320] };
  const LASTS = 240, NIGHT = 1290;
  const NOON = 720, LATE = 960, EVENING = 1080;
  const SOON = 60;
  const WEEKDAYS = [_("Sunday"), _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday")];

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const iso = (day) => new Date(day * 864e5).toISOString().slice(0, 10);
  const dayNumber = (text) => Date.parse(text) / 864e5;
  const minutes = (clock) => clock.slice(0, 2) * 60 + +clock.slice(3);
  const dayName = (day) => {
    const date = new Date(day * 864e5);
    return `${WEEKDAYS[date.getUTCDay()]} ${iso(day).slice(8)}/${iso(day).slice(5, 7)}`.replace(/ /g, "\u00a0");
  };
  const moment = () => Math.floor(Date.now() / 6e4) + 420;
  const counted = (n) => _("{n} activities").replace("{n}", n);

  const read = (element) => {
    const { at = "", hours = "" } = element.dataset;
    // From a day to another, or day by day.
    const days = at.split(/[/,]/).map(dayNumber);
    const part = PARTS[hours];
    const [begin, end] = part || hours.split("-").map((clock) => (clock ? minutes(clock) : NaN));
    return {
      element, first: days[0], last: days.at(-1), each: at.includes(",") && days, part, begin,
      end: end > begin ? end : end + DAY,
      off: element.classList.contains("off"),
    };
  };

  const isOn = (e, day) => (e.each ? e.each.includes(day) : e.first <= day && day <= e.last);
  // How an event stands on a day at a minute of it: where in the day's order, over or not, and what
  // is said of it.
  const stands = (e, day, now) => {
    const minute = now - day * DAY;
    const known = !isNaN(e.begin);
    const ends = !known ? (e.first === e.last ? NIGHT : DAY) : isNaN(e.end) ? e.begin + LASTS : e.end;
    let said = "", kind = "";
    if (known && !e.part && !e.off) {
      const left = e.begin - minute;
      if (left > 0 && left <= SOON) [kind, said] = ["soon", _("in {n} minutes").replace("{n}", left)];
      else if (left <= 0 && minute < e.end) [kind, said] = ["now", _("on now")];
      else if (left <= 0 && isNaN(e.end) && minute < ends) [kind, said] = ["begun", _("has begun")];
    }
    return { e, order: known ? (e.part ? e.end - 1 : e.begin) : DAY + 1, over: minute >= ends, evening: known && e.begin >= EVENING, kind, said };
  };
  const onDay = (events, day, now) => events
    .filter((e) => isOn(e, day))
    .map((e) => stands(e, day, now))
    .sort((a, b) => a.order - b.order || a.e.first - b.e.first);
  // What began yesterday evening and lasts past midnight.
  const ofLastNight = (events, day, now) => events
    .filter((e) => e.end > DAY && isOn(e, day - 1) && now < (day - 1) * DAY + e.end && !e.off)
    .map((e) => ({ ...stands(e, day - 1, now), order: -1, night: true }));

  const tell = (element, { kind, said, night, e }) => {
    one(".mark", element)?.remove();
    const hour = one(".hour", element);
    if (said) hour.append(" ", make("span", { className: `mark ${kind}`, textContent: said }));
    const name = one(".day-name", element);
    if (night) {
      name?.remove();
      hour.append(" ", make("span", { className: "day-name", textContent: _("since yesterday") }));
    } else if (name && (!isNaN(e.begin) || e.first === e.last)) name.hidden = true;
    return element;
  };
  const fold = (rows) => make("details", { className: "done" },
    make("summary", { textContent: _("Over: {n}").replace("{n}", rows.filter(({ e }) => !e.off).length) }),
    make("ol", { className: "rows" }, ...rows.map(({ shown }) => shown)));
  const headingOf = (left, minute) => {
    const timed = left.filter(({ e, night }) => !night && !isNaN(e.begin));
    if (minute >= EVENING || (minute >= LATE && timed.length && timed.every(({ evening }) => evening))) return _("Tonight");
    return minute >= NOON ? _("This afternoon") : _("Today");
  };

  // --- Home: one list, of the day that matters now ------------------------------------------------
  let before = "";
  const home = (board, now) => {
    const day = Math.floor(now / DAY), minute = now % DAY;
    const template = one("template", board);
    if (!template) return;
    const events = all("li", template.content).map(read).filter((e) => e.first);
    const shown = (row) => ({ ...row, shown: tell(document.importNode(row.e.element, true), row) });
    const rows = [...ofLastNight(events, day, now), ...onDay(events, day, now)].map(shown);
    const over = rows.filter((row) => row.over);
    let left = rows.filter((row) => !row.over);
    let heading = "", named = dayName(day);
    const list = one("ol", board), title = one("h2", board), next = one(".ways", board);
    const tomorrow = onDay(events, day + 1, now).filter((row) => !row.e.off);
    const ahead = events.filter((e) => !e.off).flatMap((e) => e.each || e.first).filter((next) => next > day).sort((a, b) => a - b)[0];
    const isIn = iso(day) >= from && iso(day) <= to;
    // What has an hour or is of this day alone makes a day; what runs for days fills it.
    const own = left.filter(({ e }) => !isNaN(e.begin) || e.first === e.last);
    if (isIn && (own.length || left.length && !tomorrow.length)) heading = own.length ? headingOf(left, minute) : _("Nothing on today alone. On for days:");
    else if (tomorrow.length && (isIn || iso(day + 1) === from)) {
      heading = _("Tomorrow");
      named = dayName(day + 1);
      left = tomorrow.map((row) => shown({ ...row, kind: "", said: "" }));
    } else if (isIn && ahead) {
      heading = over.length ? _("Over for today. Next:") : _("Nothing today. Next:");
      named = dayName(ahead);
      left = onDay(events, ahead, now).filter(({ e }) => !e.off).map((row) => shown({ ...row, kind: "", said: "" }));
    } else if (isIn && left.length) heading = _("Today");
    else if (isIn && over.length) {
      heading = _("Over for today");
      left = over.splice(0);
    } else return;
    const signature = [heading, named, ...left.map(({ shown: row }) => row.textContent), over.length].join("|");
    if (signature === before || (before && list.contains(document.activeElement))) return;
    before = signature;
    all(".done, .also-today, .idle", board).forEach((element) => element.remove());
    title.textContent = heading;
    title.append(" ", make("span", { className: "day-name", textContent: named }));
    list.replaceChildren(...left.map((row) => row.shown));
    if (isIn && over.length) list.after(fold(over));
    // The evening of a day that is told from noon on, and what has no hour.
    const part = (index, textContent) => index > 0 && left[index].shown.before(make("li", { className: "part", textContent }));
    if (heading === _("This afternoon")) part(left.findIndex(({ evening }) => evening), _("Tonight"));
    if (heading === _("This afternoon") || heading === _("Tonight")) part(left.findIndex(({ e }) => isNaN(e.begin)), _("Also on today"));
    if (isIn && heading !== _("Tomorrow") && tomorrow.length) {
      const text = `${_("Tomorrow")}: ${counted(tomorrow.length)}`;
      const link = one(".tomorrow", next) || make("a", { className: "button tomorrow" });
      link.href = `${board.dataset.board}#ngay-${iso(day + 1)}`;
      link.textContent = text;
      next.prepend(link, " ");
    } else one(".tomorrow", next)?.remove();
  };

  // --- Programme: what is past folds, today has all that is on -------------------------------------
  let undo = () => {};
  const program = (whole, now) => {
    const day = Math.floor(now / DAY), minute = now % DAY;
    const rows = site.rows ||= all(".listed", whole);
    const events = rows.filter((row) => row.classList.contains("row")).map(read).filter((e) => e.first);
    const marked = [...ofLastNight(events, day, now), ...onDay(events, day, now)];
    const signature = [day, headingOf(marked.filter((row) => !row.over), minute), ...marked.map(({ said, over }) => said + over)].join("|");
    if (signature === before || (before && whole.contains(document.activeElement))) return;
    before = signature;
    undo();
    const undoes = [];
    undo = () => undoes.splice(0).reverse().forEach((act) => act());
    site.twins = new Map();
    const sections = all(":scope > .day", whole);
    const dayOf = (section) => dayNumber(section.id.slice(5));

    // Days that are past fold into one line.
    const past = one(".past", whole) || make("details", { className: "past" }, make("summary"));
    const gone = sections.filter((section) => dayOf(section) < day);
    const number = gone.reduce((sum, section) => sum + all(".row", section).length, 0);
    whole.prepend(past);
    past.hidden = !gone.length;
    one("summary", past).textContent = _("Days that are over: {n} activities").replace("{n}", number);
    past.append(...gone);
    undoes.push(() => past.after(...gone));

    // Today's part: its own, what runs for days and is on today, and what the night has left.
    const own = sections.find((section) => dayOf(section) === day);
    const heading = own ? one("h2", own) : make("h2");
    const list = own ? one("ol", own) : make("ol", { className: "rows" });
    const section = own || make("section", { className: "day made" }, heading, list);
    const spoken = heading.textContent;
    section.classList.add("today");
    if (!own) {
      (sections.find((other) => dayOf(other) > day) || past.nextElementSibling).before(section);
      undoes.push(() => section.remove());
    }
    heading.textContent = `${_("Today")}, ${dayName(day)}`;
    const ordered = marked.map((row) => {
      const isOwn = own && row.e.element.parentElement === list;
      const shown = isOwn ? row.e.element : row.e.element.cloneNode(true);
      if (!isOwn) {
        shown.classList.remove("listed");
        site.twins.set(row.e.element, shown);
      }
      return { ...row, shown: tell(shown, row) };
    });
    const kept = all("li", list);
    const over = ordered.filter((row) => row.over), left = ordered.filter((row) => !row.over);
    list.replaceChildren(...left.map((row) => row.shown));
    if (over.length) list.before(fold(over));
    if (!ordered.length) list.before(make("p", { className: "meta idle", textContent: _("Nothing has been announced for today.") }));
    undoes.push(() => {
      all(".done, .idle", section).forEach((element) => element.remove());
      for (const row of kept) one(".mark", row)?.remove();
      list.replaceChildren(...kept);
      heading.textContent = spoken;
      section.classList.remove("today");
    });
    const tomorrow = sections.find((other) => dayOf(other) === day + 1);
    if (tomorrow) {
      const name = one("h2", tomorrow), words = name.textContent;
      name.textContent = `${_("Tomorrow")}, ${dayName(day + 1)}`;
      undoes.push(() => { name.textContent = words; });
    }
    // In the row of days.
    for (const link of all(".strip a, .strip .idle")) {
      const at = dayNumber((link.id || link.hash).replace(/^#?ngay-/, ""));
      link.classList.toggle("gone", at < day);
      if (at !== day) { link.removeAttribute("aria-current"); continue; }
      link.setAttribute("aria-current", "date");
      one("span", link).textContent = _("Today");
      const strip = link.closest("ul");
      strip.scrollLeft = link.parentElement.offsetLeft - strip.offsetLeft - 8;
    }
    return true;
  };

  // --- When --------------------------------------------------------------------------------------------
  const isIn = () => { const day = iso(Math.floor(moment() / DAY)); return day >= from && day <= to; };
  const isNear = () => { const day = iso(Math.floor(moment() / DAY) + 1); return day >= from && day <= to; };
  const act = () => {
    const board = one("[data-board]"), whole = one("[data-program]");
    try {
      if (board && (isIn() || isNear())) home(board, moment());
      if (whole && isIn()) program(whole, moment());
    } finally {
      root.classList.remove("wait");
    }
  };
  if (isIn() || isNear()) root.classList.add("wait");
  site.told("[data-settle]", act);
  addEventListener("DOMContentLoaded", () => {
    root.classList.remove("wait");
    // What is folded opens for an address that leads into it.
    const reveal = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const past = target && target.closest(".past");
      if (past && !past.open) { past.open = true; target.scrollIntoView(); }
    };
    reveal();
    addEventListener("hashchange", reveal);
    setInterval(act, 6e4);
    document.addEventListener("visibilitychange", act);
    // On a notice board there is no today: paper has the days as they were written.
    addEventListener("beforeprint", () => undo());
    addEventListener("afterprint", act);
  });
})();
