// Home: one list, of the day that matters now.
import "_clock.js";
keep(1, (now) => {
  const board = one("[data-board]");
  const day = Math.floor(now / DAY), minute = now % DAY;
  const template = one("template", board);
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
  const makes = ({ e }) => !isNaN(e.begin) || e.first === e.last;
  const own = left.filter(makes);
  // Until the evening a day without anything of its own says so.
  const idle = isIn && minute < EVENING && !rows.some(makes);
  if (isIn && (own.length || left.length && (idle || !tomorrow.length))) heading = own.length ? headingOf(left, minute) : _("Nothing on today alone. On for days:");
  else if (tomorrow.length && !idle && (isIn || iso(day + 1) === from)) {
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
  } else {
    // What is told as worth noting is over, though the Week is not.
    if (isIn) title.textContent = _("What there was");
    return;
  }
  const signature = [heading, named, ...left.map(({ shown: row }) => row.textContent), over.length].join("|");
  if (signature === before || (before && list.contains(document.activeElement))) return;
  before = signature;
  all(".done", board).forEach((element) => element.remove());
  title.textContent = heading;
  title.append(" ", make("span", { className: "day-name", textContent: named }));
  list.replaceChildren(...left.map((row) => row.shown));
  if (isIn && over.length) list.after(fold(over));
  // The evening of a day that is told from noon on, and what has no hour.
  const part = (index, textContent) => index > 0 && left[index].shown.before(make("li", { className: "part", textContent }));
  if (heading === _("This afternoon")) part(left.findIndex(({ evening }) => evening), _("Tonight"));
  if (heading === _("This afternoon") || heading === _("Tonight")) part(left.findIndex(({ e }) => isNaN(e.begin)), _("Also on today"));
  if (isIn && named !== dayName(day + 1) && tomorrow.length) {
    const link = one(".tomorrow", next) || make("a", { className: "button tomorrow" });
    link.href = `${board.dataset.board}#ngay-${iso(day + 1)}`;
    const counted = _("{n} activities").replace("{n}", tomorrow.length);
    link.textContent = `${_("Tomorrow")}: ${counted}`;
    next.prepend(link, " ");
  } else one(".tomorrow", next)?.remove();
});
