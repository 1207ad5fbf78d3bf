// Keeps a campaign on the device, or the one page at a unit's own address, or the front page. Pages
// come from the network as long as there is one that answers with them; else from what was kept, and
// then they say how old they are. SITE stands above, from offline.py: the `folder` of the whole site
// in which pages know themselves; `version` of the list; `files` with the hash of each; `whole` if no
// page in its scope is another's; `words`.
//
// No answer is believed; offline.py says what becomes of each kind.
(() => {
  const SCOPE = registration.scope;
  const MINE = `${SCOPE} `;
  const NAME = `${MINE}proven ${SITE.version}`;
  // An answer that takes longer than this many milliseconds is not waited for.
  const PATIENCE = 5000;
  const HOUR = 36e5;
  const HASHED = /\/assets\/[^/]+\.[0-9a-f]{8}\.\w+$/;
  // What a page cannot do without; some hosts refuse pictures or the manifest.
  const NEEDED = /(\/|\.css|\.js)$/;
  const HTML_TYPE = "text/html; charset=utf-8";
  const HTML = { headers: { "content-type": HTML_TYPE } };
  // The query with which a page is asked of the network alone.
  const ASIDE = "?xem-mang";
  const list = new Map(Object.entries(SITE.files).map(([address, hash]) => [new URL(address, SCOPE).href, hash]));
  const wait = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds, "late"); });
  const isPage = (url) => url.endsWith("/");
  // Pages on the screen that came from what was kept; their parts come from there as well.
  const keptClients = new Set();
  let isChecked = false;

  const hash = async (body) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).slice(0, 6);
    return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  // With `no-cache` the host is really asked: without its Cache-Control a browser asks nobody.
  const get = (url, options) => fetch(url, { cache: "no-cache", ...options });

  // --- What is kept ---------------------------------------------------------------------------------
  const stored = (url) => caches.match(url, { cacheName: NAME });
  const saved = (answer) => Number(answer?.headers.get("x-saved")) || 0;
  // Once the cache has been taken away, nothing makes it anew.
  const store = async (url, body, type) => {
    if (!(await caches.has(NAME))) return;
    const headers = { "x-saved": Date.now() };
    if (type) headers["content-type"] = type;
    await (await caches.open(NAME)).put(url, new Response(body, { headers }));
  };
  const forget = async (url) => { if (await caches.has(NAME)) await (await caches.open(NAME)).delete(url); };
  // A newer page than the list's, as it was last seen: it stands beside the one that was proven, which
  // fits to all the others.
  const seen = (url) => `${url}?seen`;
  const kept = async (url) => (await stored(seen(url))) || stored(url);
  const keep = async (url, body, type) => {
    await store(url, body, isPage(url) ? HTML_TYPE : type);
    await forget(seen(url));
  };

  // A file of the list: what was kept for a list before this one where it has not changed, else from
  // the host; past a cache in between that still has an older one. False where the host gives
  // something else.
  const take = async (url, earlier) => {
    const wanted = list.get(url);
    for (const key of earlier) {
      const known = await caches.match(url, { cacheName: key });
      if (!known || (await hash(await known.clone().arrayBuffer())) !== wanted) continue;
      await (await caches.open(NAME)).put(url, known);
      return true;
    }
    for (const address of [url, `${url}?${wanted}`]) {
      const answer = await get(address, { signal: AbortSignal.timeout?.(3e4) });
      const body = answer.ok && (await answer.arrayBuffer());
      if (!body || (await hash(body)) !== wanted) continue;
      await keep(url, body, answer.headers.get("content-type"));
      return true;
    }
    return false;
  };
  // Fetches what is missing. Says whether everything is there now that pages need; where the host
  // gives too much that is not in the list, the rest is left for another time.
  const urls = async (key) => (await (await caches.open(key)).keys()).map(({ url }) => url);
  const fill = async (earlier = []) => {
    const here = new Set(await urls(NAME)), known = new Set((await Promise.all(earlier.map(urls))).flat());
    // Who saves data gets what is needed everywhere, and keeps the pages that he visits.
    const thrifty = navigator.connection?.saveData;
    const waiting = [...list.keys()].filter((url) => !here.has(url) && (!thrifty || !isPage(url) || url === SCOPE || known.has(url)));
    // Not always in one order, else the same few would stand before all others.
    waiting.sort(() => Math.random() - 0.5);
    let good = 0, bad = 0, isWhole = true;
    await Promise.all(Array.from({ length: 6 }, async () => {
      for (let url; bad < 3 + good / 4 && (url = waiting.shift());) {
        if (await take(url, earlier).catch(() => false)) good += 1;
        else {
          bad += 1;
          isWhole &&= !NEEDED.test(url);
        }
      }
    }));
    return isWhole && !waiting.length;
  };
  const mine = async () => (await caches.keys()).filter((key) => key.startsWith(MINE));
  const empty = async (but) => { for (const key of await mine()) if (key !== but) await caches.delete(key); };

  // What is kept stays until the next is there as a whole: while a host is given new files, some are
  // old and some are new. What was fetched so far is there at the next try.
  const install = async () => {
    const earlier = (await mine()).filter((key) => key !== NAME);
    if (!(await fill(earlier)) && registration.active) throw new Error("not whole yet");
    skipWaiting();
  };
  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(empty(NAME).then(() => clients.claim())));

  // --- Whether the host still publishes this --------------------------------------------------------
  // What an answer for the worker's own script says; null if it is none of ours.
  const read = (script) => {
    try {
      const site = JSON.parse(/^const SITE=(.*);\n/.exec(script)[1]);
      return site.folder === SITE.folder && /\)\(\);\s*$/.test(script) ? site : null;
    } catch { return null; }
  };
  // The script is gone, or something else stands there. Once may be a slip, a change of hosts or a
  // hotel's network; if it is so again some time later, the site is gone, and leaves the device.
  const refused = async (status) => {
    const hours = status === 404 || status === 410 ? 1 : status < 500 ? 24 : 720;
    const since = saved(await stored(`${SCOPE}?refused-${hours}`)), now = Date.now();
    if (!since || since > now) await store(`${SCOPE}?refused-${hours}`, "");
    else if (now - since > hours * HOUR) {
      await empty();
      // A page that is just loading would register it again.
      await wait(3000);
      await registration.unregister();
    }
  };
  const check = async () => {
    const answer = await get(location.href, { redirect: "manual" });
    const site = answer.ok && read(await answer.text());
    if (!site) return refused(answer.status);
    for (const hours of [1, 24, 720]) await forget(`${SCOPE}?refused-${hours}`);
    return site.version === SITE.version ? fill() : registration.update();
  };
  let checking = null;
  const checkOnce = () => {
    isChecked = true;
    checking ||= check().catch(() => { /* No network, or not whole yet. */ }).then(() => { checking = null; });
    return checking;
  };

  // --- Pages ----------------------------------------------------------------------------------------
  // Whether this is the page that has its address here, to its end.
  const isOurs = async (url, text) => {
    const mark = (await hash(new TextEncoder().encode(SITE.folder + url.slice(SCOPE.length)))).slice(0, 6);
    return text.slice(0, 400).includes(`data-page="${mark}"`) && text.trimEnd().endsWith("</html>");
  };
  const isHtml = (answer) => (answer.headers.get("content-type") || "").includes("html");
  // What the network says, and a word for what is wrong with it: "" if it is to be shown.
  const ask = async (event, url) => {
    const answer = await get(event.request.url, { redirect: "manual", headers: { accept: "text/html" } });
    const { status, type } = answer;
    if (status >= 500) return [answer, "broken"];
    if (status === 404 || status === 410) return [answer, ""];
    const wanted = list.get(url);
    // A host may lead from one name of a page to another; not away from it.
    const isLed = type === "opaqueredirect";
    const given = isLed ? await get(url).catch(() => null) : answer.clone();
    if (!given) return [answer, "other"];
    const body = await given.arrayBuffer();
    const shown = isLed ? new Response(body, HTML) : answer;
    if (given.ok && (await hash(body)) === wanted) {
      event.waitUntil(keep(url, body));
      return isHtml(given) ? [shown, ""] : [answer, "other"];
    }
    const text = new TextDecoder().decode(body);
    if (!given.ok || !isHtml(given) || !(await isOurs(url, text))) return [answer, "other"];
    // It differs from the list: from a cache in between, or newer than all that is kept.
    if (wanted && (await stored(url))) {
      const again = await get(`${url}?${wanted}`);
      const fresh = again.ok && (await again.arrayBuffer());
      if (fresh && (await hash(fresh)) === wanted) {
        event.waitUntil(keep(url, fresh));
        return [new Response(fresh, HTML), ""];
      }
    }
    event.waitUntil(store(seen(url), body, HTML_TYPE).then(checkOnce));
    return [shown, ""];
  };

  const ago = (milliseconds) => {
    const minutes = Math.floor(milliseconds / 6e4);
    // The device's clock has been set back since.
    if (minutes < 0) return SITE.words.unknown;
    const [words, n] = minutes < 1 ? ["moment"] : minutes < 60 ? ["minutes", minutes] : minutes < 2880 ? ["hours", minutes / 60] : ["days", minutes / 1440];
    return SITE.words[words].replace("{n}", Math.floor(n));
  };
  // A kept page with a line that says since when it is kept, on Viet Nam's clock, and why it is shown.
  const aged = async (page, why) => {
    const at = saved(page);
    const [, year, month, day, hours, minutes] = /(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(new Date(at + 252e5).toISOString());
    const words = SITE.words[why].replace("{time}", `${hours}h${minutes}`).replace("{day}", `${day}/${month}/${year}`).replace("{ago}", ago(Date.now() - at));
    // Whoever has to log in to a network sees what it says.
    const what = why === "other" ? ` <a href="${ASIDE}">${SITE.words.see}</a>` : "";
    const bar = `<p class="notice kept" role="status"><span class="wrap">${words} <a href="">${SITE.words.again}</a>${what}</span></p>`;
    return new Response((await page.text()).replace("<main", () => `${bar}<main`), { headers: page.headers });
  };
  const nothing = () => new Response(
    `<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${SITE.words.none}</title><h1>${SITE.words.none}</h1><p><a href="${SCOPE}">${SITE.words.home}</a>`,
    { status: 503, ...HTML },
  );

  const page = async (event, url) => {
    const network = ask(event, url);
    const first = await Promise.race([network, wait(PATIENCE)]).catch(() => [null, "offline"]);
    const [answer, why] = first === "late" ? [null, "slow"] : first;
    event.waitUntil(network.then(([{ ok }, wrong]) => (wrong || !ok || !isChecked ? checkOnce() : null), () => null));
    if (!why) return answer;
    const known = await kept(url);
    if (known) {
      keptClients.add(event.resultingClientId);
      return aged(known, why);
    }
    return answer || network.then(([late]) => late, nothing);
  };

  // --- Their parts ----------------------------------------------------------------------------------
  const part = async (event, url) => {
    const known = await kept(url);
    // What has its hash in its name is the same everywhere.
    if (known && (HASHED.test(url) || keptClients.has(event.clientId))) return known;
    try {
      const answer = await get(url);
      if (!answer.ok || isHtml(answer)) return known || answer;
      const body = await answer.clone().arrayBuffer();
      if ((await hash(body)) === list.get(url)) event.waitUntil(keep(url, body, answer.headers.get("content-type")));
      return answer;
    } catch {
      return known || Response.error();
    }
  };

  addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname, search } = new URL(request.url);
    const url = origin + pathname.replace(/\/{2,}/g, "/").replace(/\/index\.html$/, "/");
    if (request.method !== "GET" || search === ASIDE) return;
    if (request.mode === "navigate") {
      if (list.has(`${url}/`)) event.respondWith(Response.redirect(`${url}/${search}`));
      else if (isPage(url) && (SITE.whole || list.has(url))) event.respondWith(page(event, url));
      else if (SITE.whole && !list.has(url)) event.respondWith(fetch(request).catch(nothing));
    }
    if (list.has(url) && !isPage(url)) event.respondWith(part(event, url));
  });
})();
