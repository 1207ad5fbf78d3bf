// What two pages know of a day, by Viet Nam's clock and from what stands in the page: told before the
// page is painted, so that nothing moves. Taken into clock-home.js and clock-program.js, which their
// pages ask for in place of site.js: one file that the first paint waits for, and not two.
import "site.js";
const { from, to } = document.currentScript.dataset;
const root = document.documentElement;
const { all, make, one } = site;
const DAY = 1440;
// When a part of the day begins and when it is over; an activity whose end nobody has said counts
// as over after some hours. For sorting and folding alone: no page shows these.
const PARTS = { "sáng": [360, 720], "trưa": [660, 810], "chiều": [780, 1080], "tối": [1080, 1320] };
const LASTS = 240, NIGHT = 1290;
const NOON = 720, LATE = 960, EVENING = 1080;
const SOON = 60;
const WEEKDAYS = [_("Sunday"), _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday")];

const iso = (day) => new Date(day * 864e5).toISOString().slice(0, 10);
const dayNumber = (text) => Date.parse(text) / 864e5;
const minutes = (clock) => clock.slice(0, 2) * 60 + +clock.slice(3);
const dayName = (day) => {
  const date = new Date(day * 864e5);
  return `${WEEKDAYS[date.getUTCDay()]} ${iso(day).slice(8)}/${iso(day).slice(5, 7)}`.replace(/ /g, "\u00a0");
};
const moment = () => Math.floor(Date.now() / 6e4) + 420;

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
  .sort((a, b) => a.order - b.order || a.e.last - a.e.first - (b.e.last - b.e.first));
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
  if (!timed.length) return _("Today");
  if (minute >= EVENING || (minute >= LATE && timed.every(({ evening }) => evening))) return _("Tonight");
  return minute >= NOON ? _("This afternoon") : _("Today");
};


// `act` tells the page what is on at a minute, on the days from `near` days before the Week on: at
// once when the page has what it reads, then every minute. Before it is known, what is to be told is
// not shown: for less time than it takes to paint.
let before = "";
const keep = (near, act) => {
  const due = () => {
    const day = Math.floor(moment() / DAY);
    return iso(day + near) >= from && iso(day) <= to;
  };
  const turn = () => {
    try {
      if (due()) act(moment());
    } finally {
      root.classList.remove("wait");
    }
  };
  root.classList.toggle("wait", due());
  site.told("[data-settle]", turn);
  addEventListener("DOMContentLoaded", () => {
    root.classList.remove("wait");
    setInterval(turn, 6e4);
    document.addEventListener("visibilitychange", turn);
    addEventListener("afterprint", turn);
  });
};
