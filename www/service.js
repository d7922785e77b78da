// The service worker of a hosted page: keeps its files in the browser, so that it opens without a network,
// and answers from one version of them. A new version is fetched whole beside the old one, which goes on
// until the reader takes the new one or has closed the page.
"use strict";
// Both are filled in by the build.
const KEPT = [];
const VERSION = "";
const PLACE = "sanding " + registration.scope + " ";
const OWN = PLACE + VERSION;
const SHELL = "index.html";
const url = (file) => new URL(file, registration.scope).href;

self.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(OWN);
    // What is named by its content is the same wherever it is; of all else the host is asked anew.
    const asked = KEPT.map((file) => new Request(url(file), { cache: file.startsWith("assets/") ? "default" : "no-cache" }));
    await cache.addAll(asked);
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const clear = async () => {
    const others = (await caches.keys()).filter((name) => name.startsWith(PLACE) && name !== OWN);
    // A page of the version before may still be open; what it asks for later is known by its content.
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const answer = async () => {
    const own = await caches.open(OWN);
    const [place] = request.url.split(/[?#]/);
    const known = await own.match(place === registration.scope ? url(SHELL) : place);
    if (known) return known;
    if (!request.url.startsWith(url("assets/"))) return fetch(request);
    const answer = (await caches.match(request.url)) || (await fetch(request));
    // The parts of a large corpus are kept as they are read, and stay when a new version has them, too.
    if (answer.ok && request.url.startsWith(url("assets/corpus-"))) {
      // Where there is no room for it, it can be read all the same.
      await own.put(request.url, answer.clone()).catch(() => {});
    }
    return answer;
  };
  event.respondWith(answer());
});
