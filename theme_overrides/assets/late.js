// What a page can do when it stands: its buttons, its menu, searching, being kept. What few people
// reach for comes in scripts of its own, asked for when they do.
(() => {
  const { all, need, one, stored, worker } = site;
  const quiet = () => { /* Without it the page stays as it is. */ };
  // The menu closes on Escape.
  const menu = one(".menu");
  addEventListener("keydown", ({ key, defaultPrevented }) => {
    if (key !== "Escape" || defaultPrevented || !menu?.open) return;
    menu.open = false;
    one("summary", menu).focus();
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
      : one("[data-here], [data-built]");
    if (wanted) ask().catch(quiet);
    // Some browsers copy and share only while they handle the press itself, when it is too late to ask.
    else if (reached.some(({ dataset }) => /copy|share/.test(dataset[kind])) && !reached.some(({ dataset }) => dataset.tool === "narrow")) {
      setTimeout(() => ask().catch(quiet), 3000);
    }
  }

  // Searching: its scripts come in their order when somebody reaches for the field.
  for (const form of all(".find")) {
    const reach = () => {
      need(asset("search.css")).catch(quiet);
      need(asset("vietnamese.js")).then(() => need(asset("search.js"))).catch(quiet);
    };
    if (form.contains(document.activeElement)) reach();
    else form.addEventListener("focusin", reach, { once: true });
  }

  // The workers that keep these pages for when there is no network: the campaign's, and at the
  // unit's own address that of this page.
  for (const script of (worker || "").split(" ").filter(Boolean)) {
    const url = new URL(script, location.href);
    url.pathname = url.pathname.replace(/\/{2,}/g, "/");
    navigator.serviceWorker?.register(url).catch(quiet); // Not from a disk.
  }

  // A table or a listing that scrolls can be reached by the keyboard.
  for (const box of all(".prose table, .prose pre")) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
})();
