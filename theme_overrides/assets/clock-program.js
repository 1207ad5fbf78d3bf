// The programme: what is past folds, today has all that is on.
import "_clock.js";
let undo = () => {};
keep(0, (now) => {
  const whole = one("[data-program]");
  const day = Math.floor(now / DAY), minute = now % DAY;
  const rows = site.rows ||= all(".listed", whole);
  const events = rows.filter((row) => row.classList.contains("row")).map(read).filter((e) => e.first);
  const marked = [...ofLastNight(events, day, now), ...onDay(events, day, now)];
  const signature = [day, headingOf(marked.filter((row) => !row.over), minute), ...marked.map(({ said, over }) => said + over)].join("|");
  if (signature === before || (before && whole.contains(document.activeElement))) return;
  undo();
  before = signature;
  const undoes = [];
  undo = () => {
    before = "";
    undoes.reverse().forEach((act) => act());
    undo = () => {};
  };
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
});
// On a notice board there is no today: paper has the days as they were written.
addEventListener("beforeprint", () => undo());
addEventListener("DOMContentLoaded", () => {
  // What is folded opens for an address that leads into it.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const past = target && target.closest(".past");
    if (past && !past.open) { past.open = true; target.scrollIntoView(); }
  };
  reveal();
  addEventListener("hashchange", reveal);
});
