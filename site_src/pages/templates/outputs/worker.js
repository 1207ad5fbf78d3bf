// Keeps a campaign on the device, or the one page at a unit's own address. Pages come from the network as long as there is one; without,
// from what was kept, and then they say how old they are. SITE stands above, from offline.py:
// `version` of the list, `files` with the hash of each, `whole` if no page in its scope is another's,
// `words`.
const SCOPE = registration.scope;
const MINE = `${SCOPE} `;
const NAME = MINE + SITE.version;
const CHECKED = `${SCOPE}?checked`;
// An answer that takes longer than this many milliseconds is not waited for.
const PATIENCE = 5000;
const list = new Map(Object.entries(SITE.files).map(([address, hash]) => [new URL(address, SCOPE).href, hash]));
const wait = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds, "late"); });
const isPage = (url) => url.endsWith("/");
let isOffline = false, isChecked = false;

const kept = (url) => caches.match(url, { cacheName: NAME });
// Once the cache has been taken away, nothing makes it anew.
const keep = async (url, body, type = "", hash = "") => {
  if (!(await caches.has(NAME))) return;
  const headers = { "content-type": type, "x-hash": hash, "x-saved": Date.now() };
  await (await caches.open(NAME)).put(url, new Response(body, { headers }));
};

// What has not changed is taken over from the list before this one. Who saves data gets what is
// needed everywhere, and keeps the pages that he visits.
const fill = async () => {
  const earlier = (await caches.keys()).filter((key) => key.startsWith(MINE));
  await caches.open(NAME);
  const thrifty = navigator.connection?.saveData;
  const waiting = [...list].filter(([url]) => !thrifty || !isPage(url) || url === SCOPE);
  const take = async (url, hash) => {
    for (const key of earlier) {
      const known = await caches.match(url, { cacheName: key });
      if (known?.headers.get("x-hash") === hash) return keep(url, await known.blob(), known.headers.get("content-type"), hash);
    }
    const answer = await fetch(url, { cache: "no-cache" });
    return answer.ok && keep(url, await answer.blob(), answer.headers.get("content-type"), hash);
  };
  await Promise.all(Array.from({ length: 6 }, async () => {
    for (let next; (next = waiting.shift());) await take(...next);
  }));
};
const empty = async (others) => {
  for (const key of await caches.keys()) if (key.startsWith(MINE) && !(others && key === NAME)) await caches.delete(key);
};

addEventListener("install", (event) => { skipWaiting(); event.waitUntil(fill()); });
addEventListener("activate", (event) => event.waitUntil(empty(true).then(() => clients.claim())));

// Once in the worker's life, and whenever a page is gone: is this script still published, and with
// this list? If it is gone, so is the site, and everything of it leaves the device.
const check = async () => {
  const answer = await fetch(location.href, { cache: "no-cache" }).catch(() => ({}));
  if (answer.status === 404 || answer.status === 410) {
    await empty();
    // A page that is just loading would register it again.
    await wait(3000);
    await registration.unregister();
  } else if (answer.ok) {
    if ((await answer.text()).includes(SITE.version)) await keep(CHECKED, "");
    else await registration.update();
  }
};

// A page as the network gave it replaces the one that was kept.
const renew = async (url, answer) => {
  const known = await kept(url);
  if (!isPage(url)) return known || keep(url, await answer.blob(), answer.headers.get("content-type"), list.get(url));
  const text = await answer.text();
  const isSame = !known || (await known.text()) === text;
  return keep(url, text, answer.headers.get("content-type"), isSame ? list.get(url) : undefined);
};

const ago = (milliseconds) => {
  const minutes = Math.floor(milliseconds / 6e4);
  const [words, n] = minutes < 1 ? ["moment"] : minutes < 60 ? ["minutes", minutes] : minutes < 2880 ? ["hours", minutes / 60] : ["days", minutes / 1440];
  return SITE.words[words].replace("{n}", Math.floor(n));
};
// A kept page with a line that says since when it is kept, on Viet Nam's clock.
const aged = async (page, isSlow) => {
  const checked = await kept(CHECKED);
  const at = Math.max(...[page, checked].map((one) => one?.headers.get("x-saved") || 0));
  const [, year, month, day, hours, minutes] = /(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(new Date(at + 252e5).toISOString());
  const words = SITE.words[isSlow ? "slow" : "offline"].replace("{time}", `${hours}h${minutes}`).replace("{day}", `${day}/${month}/${year}`).replace("{ago}", ago(Date.now() - at));
  const bar = `<p class="notice kept" role="status"><span class="wrap">${words} <a href="">${SITE.words.again}</a></span></p>`;
  return new Response((await page.text()).replace("<main", () => `${bar}<main`), { headers: page.headers });
};
const unknown = () => new Response(
  `<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${SITE.words.none}</title><h1>${SITE.words.none}</h1><p><a href="${SCOPE}">${SITE.words.home}</a>`,
  { status: 503, headers: { "content-type": "text/html" } },
);

const page = async (event, url) => {
  const network = fetch(event.request).then((answer) => {
    if (answer.status >= 500) throw answer;
    isOffline = false;
    const copy = answer.ok && list.has(url) && answer.clone();
    event.waitUntil((async () => {
      if (copy) await renew(url, copy);
      if (!answer.ok || !isChecked) { isChecked = true; await check(); }
    })());
    return answer;
  });
  const first = await Promise.race([network, wait(PATIENCE)]).catch(() => null);
  if (first && first !== "late") return first;
  const known = await kept(url);
  if (known) {
    isOffline = true;
    event.waitUntil(network.catch(() => null));
    return aged(known, first === "late");
  }
  return network.catch((problem) => (problem.status ? problem : unknown()));
};
// Styles and scripts of a page that came from the network come from there as well.
const part = async (event, url) => {
  const known = await kept(url);
  if (known && isOffline) return known;
  return fetch(event.request).then((answer) => {
    if (answer.ok && !known) event.waitUntil(renew(url, answer.clone()));
    return answer.ok || !known ? answer : known;
  }, () => known || Response.error());
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.replace(/[?#].*$/, "").replace(/\/index\.html$/, "/");
  if (request.method !== "GET") return;
  if (request.mode !== "navigate") { if (list.has(url)) event.respondWith(part(event, url)); }
  else if (SITE.whole || list.has(url)) event.respondWith(page(event, url));
});
