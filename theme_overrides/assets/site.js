// What a page can do beyond reading. Whatever needs a script stays hidden until this one runs, and
// what few people reach for comes in scripts of its own, asked for when they do.
(() => {
  const root = document.documentElement;
  const { src, dataset: { worker } } = document.currentScript;
  const all = (selector) => [...document.querySelectorAll(selector)];
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
            : today === end ? _("today is the last day") : _("today is day {n}").replace("{n}", 1 - left);
  }]);
  window.site = { stored, own, told: (selector, act) => told.push([selector, act]) };

  const quiet = () => { /* Without it the page stays as it is. */ };
  // A file beside this one, or at a page's own address, asked for once.
  const asked = {};
  const need = (name) => asked[name] ||= new Promise((done, fail) => {
    const sheet = name.endsWith("css");
    const element = document.createElement(sheet ? "link" : "script");
    element.onload = done;
    element.onerror = () => { asked[name] = null; element.remove(); fail(new Error(name)); };
    element.rel = "stylesheet";
    element[sheet ? "href" : "src"] = new URL(name, src);
    document.head.append(element);
  });
  site.need = need;

  addEventListener("DOMContentLoaded", () => {
    seen(observer.takeRecords());
    observer.disconnect();
    // What leads out of this unit's folder leads there only where the folder lies in the whole site.
    for (const box of all("[data-in]")) {
      if (!decodeURIComponent(location.pathname).includes(`/${box.dataset.in}`)) continue;
      for (const name of box.querySelectorAll("[data-to]")) {
        const link = document.createElement("a");
        link.href = name.dataset.to;
        link.append(...name.childNodes);
        name.append(link);
      }
    }

    // The menu closes on Escape.
    const menu = document.querySelector(".menu");
    addEventListener("keydown", ({ key, defaultPrevented }) => {
      if (key !== "Escape" || defaultPrevented || !menu?.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });

    // The programme's tools and everybody's aids. A press before their script is there is not lost.
    for (const [kind, script] of [["tool", asset("program.js")], ["aid", asset("aids.js")]]) {
      const reached = all(`[data-${kind}]`);
      let ready = false;
      const ask = () => need(script).then(() => site[kind]).then(() => { ready = true; });
      const near = ({ target }) => target.closest?.(`[data-${kind}]`);
      for (const element of reached) element.hidden = element.disabled || (element.dataset.tool === "share" && !navigator.share);
      for (const type of ["pointerover", "focusin"]) addEventListener(type, (event) => { if (near(event)) ask().catch(quiet); });
      addEventListener("click", (event) => {
        const button = near(event);
        if (button?.type === "button" && !ready) ask().then(() => button.click(), () => { button.textContent = _("No connection, press again"); });
      });
      // Some pages want it at once: an address with a choice, a list on this device.
      const wanted = kind === "tool"
        ? reached[0] && (location.search || stored("mine"))
        : document.querySelector("[data-here], [data-built]");
      if (wanted) ask().catch(quiet);
      // Some browsers copy and share only while they handle the press itself, when it is too late to ask.
      else if (reached.some(({ dataset }) => /copy|share/.test(dataset[kind])) && !reached.some(({ dataset }) => dataset.tool === "narrow")) {
        addEventListener("load", () => setTimeout(() => ask().catch(quiet), 3000));
      }
    }

    // Searching: its scripts come in their order when somebody reaches for the field.
    for (const form of all(".find")) {
      form.addEventListener("focusin", () => {
        need(asset("search.css")).catch(quiet);
        need(asset("vietnamese.js")).then(() => need(asset("search.js"))).catch(quiet);
      }, { once: true });
    }

    // The workers that keep these pages for when there is no network: the campaign's, and at the
    // unit's own address that of this page.
    addEventListener("load", () => worker?.split(" ").forEach((script) => {
      const url = new URL(script, location.href);
      url.pathname = url.pathname.replace(/\/{2,}/g, "/");
      navigator.serviceWorker?.register(url).catch(quiet); // Not from a disk.
    }));

    // A table or a listing that scrolls can be reached by the keyboard.
    for (const box of all(".prose table, .prose pre")) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  });
})();
