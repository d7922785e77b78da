// In the place of the service worker where a page is not to be kept, as while it is worked on: takes away
// what one that was hosted at this address before has kept.
"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const leave = async () => {
    const place = "sanding " + registration.scope + " ";
    const own = (await caches.keys()).filter((name) => name.startsWith(place));
    await Promise.all(own.map((name) => caches.delete(name)));
    await registration.unregister();
    for (const client of await self.clients.matchAll()) client.navigate(client.url);
  };
  event.waitUntil(leave());
});
