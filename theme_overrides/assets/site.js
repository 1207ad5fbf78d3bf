// What is told before a page is painted. Whatever needs a script stays hidden until late.js, which
// comes when the page stands.
(() => {
  const root = document.documentElement;
  const { src, dataset: { worker } } = document.currentScript;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  // What this site keeps on the device, under names that no other application of its host has; what
  // is not as it was written is as good as none.
  const own = (name) => `tuan-le.${name}`;
  const LOOKS = { size: ["large", "larger"], contrast: ["more"], scheme: ["light", "dark"] };
  const CHECKS = {
    look: (value) => Object.entries(value).every(([name, choice]) => LOOKS[name]?.includes(choice)),
    mine: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
  };
  const stored = (name) => {
    try {
      const value = JSON.parse(localStorage[own(name)]);
      return value && CHECKS[name](value) ? value : null;
    } catch { return null; }
  };

  // How people want their pages (scheme, size, contrast) stays on their device.
  Object.assign(root.dataset, stored("look"));

  // Viet Nam's calendar, whatever the device's zone.
  const today = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10);

  // This script comes before the page: what it changes is changed before anybody sees it.
  const told = [];
  const look = (element) => { for (const [selector, act] of told) if (element.matches(selector)) act(element); };
  const seen = (changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
    if (node.nodeType === 1) look(node);
  }));
  const observer = new MutationObserver(seen);
  observer.observe(root, { childList: true, subtree: true });

  // What holds until a day, or only after it.
  told.push(["[data-until], [data-after]", (element) => {
    const { until, after, tool } = element.dataset;
    if (until && today > until) element.hidden = element.disabled = true;
    else if (!tool && (until || after)) element.hidden = after ? today <= after : false;
  }]);
  told.push(["[data-start]", (state) => {
    const { start, end } = state.dataset;
    const left = Math.round((Date.parse(start) - Date.parse(today)) / 864e5);
    state.classList.toggle("over", today > end);
    state.textContent = today > end ? _("over")
      : left > 1 ? _("in {n} days").replace("{n}", left)
        : left === 1 ? _("begins tomorrow")
          : today === start ? _("begins today")
            : today === end ? _("today is the last day")
              : _("on now, {n} more days").replace("{n}", Math.round((Date.parse(end) - Date.parse(today)) / 864e5));
  }]);
  // A file beside this one, or at a page's own address, asked for once.
  const asked = {};
  const need = (name) => asked[name] ||= new Promise((done, fail) => {
    const sheet = name.endsWith("css");
    const element = make(sheet ? "link" : "script", {
      onload: done,
      onerror: () => { asked[name] = null; element.remove(); fail(new Error(name)); },
      rel: "stylesheet",
      [sheet ? "href" : "src"]: new URL(name, src),
    });
    document.head.append(element);
  });
  window.site = { all, make, need, one, own, stored, worker, told: (...one) => told.push(one) };

  addEventListener("DOMContentLoaded", () => {
    seen(observer.takeRecords());
    observer.disconnect();
    // What leads out of this unit's folder leads there only where the folder lies in the whole site.
    for (const box of all("[data-in]")) {
      if (!decodeURIComponent(location.pathname).includes(`/${box.dataset.in}`)) continue;
      for (const name of all("[data-to]", box)) name.append(make("a", { href: name.dataset.to }, ...name.childNodes));
    }
    need(asset("late.js")).catch(() => { /* Without it the page stays as it is. */ });
  });
})();
