// Takes away what an earlier visit at this address has left: the worker of a built site would stand
// between a page and whoever writes it.
addEventListener("install", () => { skipWaiting(); });
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const key of await caches.keys()) if (key.startsWith(registration.scope)) await caches.delete(key);
  await registration.unregister();
})()));
