// Stands beside every page that `build.py serve` shows, and on no other: loads the page again when
// it has changed, and lays over it what is wrong with the content.
(() => {
  const { dataset: { state, sheet, gone } } = document.currentScript;
  let source;

  // The worker of a built site that was looked at here before would stand between page and writer.
  navigator.serviceWorker?.getRegistrations().then(async (all) => {
    for (const worker of all) {
      await worker.unregister();
      for (const key of await caches.keys()) if (key.startsWith(worker.scope)) await caches.delete(key);
    }
  });

  // In a tree of its own, so that neither the page's styles nor the panel's reach the other.
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const add = (name, attributes = {}) => {
    const element = document.createElement(name);
    Object.assign(element, attributes);
    return root.appendChild(element);
  };
  add("link", { rel: "stylesheet", href: sheet });
  const said = add("p", { className: "said", role: "status" });
  const panel = add("section", { hidden: true });
  document.body.prepend(host);

  const show = (html) => {
    const open = panel.querySelector("details")?.open ?? true;
    panel.innerHTML = html; // Written and escaped by live/panel.py.
    panel.hidden = !html;
    const words = panel.querySelector("summary span")?.textContent || "";
    if (words) {
      panel.querySelector("details").open = open;
      panel.setAttribute("aria-label", words);
    }
    if (said.textContent !== words) said.textContent = words;
  };

  const connect = () => {
    source?.close();
    source = new EventSource(`/_live/events?${new URLSearchParams({ path: location.pathname, state })}`);
    source.addEventListener("problems", ({ data }) => show(JSON.parse(data)));
    source.addEventListener("reload", () => location.reload());
    source.addEventListener("open", () => { host.classList.remove("gone"); });
    source.addEventListener("error", () => { host.classList.add("gone"); said.textContent = gone; });
  };
  // A browser keeps few connections to one place open; a page that nobody sees needs none.
  const attend = () => {
    if (document.hidden) source?.close();
    else connect();
  };
  document.addEventListener("visibilitychange", attend);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", ({ persisted }) => { if (persisted) attend(); });
  attend();
})();
