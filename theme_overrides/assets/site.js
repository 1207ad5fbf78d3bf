// What a page can do beyond reading. Whatever needs this script stays hidden until it runs.
(() => {
  const root = document.documentElement;
  const { program, worker } = document.currentScript.dataset;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const vietnamToday = () => new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10);
  const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 864e5);

  // Light, dark or as the device: the choice stays on this device.
  let stored = "";
  try { stored = localStorage.scheme || ""; } catch { /* Storage may be switched off. */ }
  const wear = (scheme) => { if (scheme) root.dataset.scheme = scheme; else delete root.dataset.scheme; };
  wear(stored);
  for (const input of all(".scheme input")) {
    input.checked = input.value === stored;
    input.onchange = () => {
      wear(input.value);
      try { localStorage.scheme = input.value; } catch { /* It holds for this page only. */ }
    };
  }

  // The calendar, by Viet Nam's clock whatever the device's zone.
  const today = vietnamToday();
  for (const notice of all("[data-until]")) notice.hidden = today > notice.dataset.until;
  for (const state of all("[data-start]")) {
    const { start, end, before, eve, now, over } = state.dataset;
    const left = days(today, start);
    state.textContent =
      today > end ? over : left < 1 ? now : left < 2 ? eve : before.replace("{n}", left);
  }

  // The menu closes on Escape.
  const menu = document.querySelector(".menu");
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Copying; a host without https has no clipboard, there a selection is copied.
  const status = document.createElement("p");
  status.className = "sr";
  status.setAttribute("role", "status");
  document.body.append(status);
  const copy = (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    return Promise.resolve();
  };
  for (const button of all("[data-copy]")) {
    const text = button.parentElement.querySelector("[data-text]").textContent.trim();
    const label = button.textContent;
    if (text.length < 200) button.setAttribute("aria-label", `${label}: ${text}`);
    const show = (words, done) => {
      button.textContent = words;
      button.classList.toggle("done", done);
      status.textContent = done ? words : "";
    };
    button.onclick = () => copy(text).then(() => {
      show(button.dataset.done, true);
      setTimeout(show, 2500, label, false);
    });
    button.hidden = false;
  }

  for (const button of all("[data-print]")) {
    button.onclick = () => print();
    button.hidden = false;
  }
  for (const choice of all(".scheme")) choice.hidden = false;

  // The programme's tools. Their script is asked for when somebody reaches for one of them, when
  // the page's address holds a choice, when this device keeps a list, and while the Week is on.
  if (program) {
    const say = (words) => { status.textContent = words; };
    let asked, ready = false;
    const ask = () => asked ||= new Promise((done) => {
      const script = document.createElement("script");
      window.site = { copy, say };
      script.onload = () => { ready = true; done(); };
      script.src = program;
      document.head.append(script);
    });
    for (const tool of all("[data-tool]")) tool.hidden = tool.dataset.tool === "share" && !navigator.share;
    for (const type of ["pointerover", "focusin"]) {
      document.addEventListener(type, ({ target }) => { if (target.closest("[data-tool]")) ask(); });
    }
    // A press before the script is there is not lost.
    document.addEventListener("click", ({ target }) => {
      const tool = target.closest("button[data-tool]");
      if (tool && !ready) ask().then(() => tool.click());
    });
    const on = document.querySelector("[data-on]");
    let mine = false;
    try { mine = "mine" in localStorage; } catch { /* Storage may be switched off. */ }
    if (mine || location.search || (on && today >= on.dataset.from && today <= on.dataset.to)) ask();
  }

  // Searching: its scripts come in their order when somebody reaches for the field.
  for (const form of all("[data-scripts]")) {
    form.addEventListener("focusin", () => {
      const load = (tag, about) => document.head.append(Object.assign(document.createElement(tag), about));
      load("link", { rel: "stylesheet", href: form.dataset.sheet });
      for (const src of form.dataset.scripts.split(" ")) load("script", { src, async: false });
    }, { once: true });
  }

  // The worker that keeps these pages for when there is no network.
  if (worker && navigator.serviceWorker) {
    addEventListener("load", () => navigator.serviceWorker.register(worker).catch(() => { /* Not from a disk. */ }));
  }

  // A table or a listing that scrolls can be reached by the keyboard.
  for (const box of all(".prose table, .prose pre")) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
})();
