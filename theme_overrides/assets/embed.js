// In a frame on another site: what is on today comes first, by Viet Nam's clock and from what stands
// in the page; days that are over are folded.
// What it changes is not shown before, so that nothing moves.
document.documentElement.classList.add("wait");
addEventListener("DOMContentLoaded", () => {
  document.documentElement.classList.remove("wait");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const box = document.querySelector("[data-today]");
  const { first, last } = box.dataset;
  const iso = (time) => new Date(time + 7 * 36e5).toISOString().slice(0, 10);
  const today = iso(Date.now());
  const clock = new Date(Date.now() + 7 * 36e5).toISOString().slice(11, 16);
  const TODAY = _("Today"), TOMORROW = _("Tomorrow");
  const folded = (words, ...rows) => {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = words;
    details.append(summary, ...rows);
    return details;
  };
  const rows = all("li[data-days]").filter((row) => row.dataset.days);
  // A part of the day comes with its end, and what has no hour last.
  const PARTS = { "sáng": "12", "trưa": "13:30", "chiều": "18", "tối": "22" };
  const order = ({ dataset: { hours } }) => PARTS[hours] || hours || "9";
  const on = (day) => rows
    .filter((row) => {
      const at = row.dataset.days, [from, to = from] = at.split("/");
      return at.includes(",") ? at.includes(day) : from <= day && day <= to;
    })
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const named = (day) => {
    const [year, month, date] = day.split("-");
    const section = document.querySelector(`[data-day="${day}"] h2`);
    return section ? section.textContent : `${date}/${month}/${year}`;
  };
  const small = (text) => text[0].toLowerCase() + text.slice(1);
  // Over is what has an end that is past; of what has none nobody knows.
  const over = ({ dataset: { hours } }) => {
    const [begin, end] = hours.split("-");
    return end && end > begin && end <= clock;
  };
  // Below a heading that names the day.
  const below = (row) => {
    const shown = row.cloneNode(true);
    shown.querySelector(".days")?.remove();
    return shown;
  };
  const show = (words, list, past = []) => {
    const [heading, items] = box.children;
    heading.textContent = words;
    items.replaceChildren(...list.map(below));
    if (past.length) {
      const rows = document.createElement("ul");
      rows.append(...past.map(below));
      box.append(folded(_("Over: {n}").replace("{n}", past.length), rows));
    }
    box.hidden = false;
  };
  const days = [...new Set(rows.flatMap((row) => row.dataset.days.split(/[/,]/)))].sort();
  const end = last > (days.at(-1) || "") ? last : days.at(-1) || last;
  const next = days.find((day) => day > today && on(day).length);
  if (end && today > end) show(_("The Week is over"), []);
  else if (on(today).length) {
    const list = on(today);
    show(`${TODAY}, ${small(named(today))}`, list.filter((row) => !over(row)), list.filter(over));
  }
  else if (next) {
    const words = next === iso(Date.now() + 864e5) ? `${TOMORROW}, ${small(named(next))}` : named(next);
    show(words, on(next));
  } else if (first && today < first) show(_("The Week begins on {day}").replace("{day}", small(named(first))), []);

  const past = all("main > [data-day]").filter((section) => section.dataset.day < today);
  if (past.length && today <= end) {
    const at = past[0].previousElementSibling;
    at.after(folded(_("Days that are over: {n}").replace("{n}", past.length), ...past));
  }
});
