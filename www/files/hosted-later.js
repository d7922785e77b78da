// What only the scripts ask for that come later, of a page that is hosted.
"use strict";
(() => {
  const SUMS = {};
  const IS_KEPT = false;
  const IN_PARTS = false;
  const { sums, address, url, answered, load } = sandingFiles;
  Object.assign(sums, SUMS);
  const copy = async (name) => new Uint8Array(await (await answered(name, name)).arrayBuffer());
  Object.assign(sandingFiles, {
    // Whether most of the corpus lies in files of its own, and whether this browser is to keep the page.
    inParts: IN_PARTS,
    isKept: IS_KEPT,
    style: (name) => {
      const element = document.createElement("link");
      element.rel = "stylesheet";
      element.href = address(name);
      return load(name, element);
    },
    worker: async () => url("sanding-worker.js"),
    // The page as one file, of two sizes.
    copies: { whole: () => copy("sanding.html"), small: () => copy("sanding-small.html") },
    // Keeps the page in this browser, and calls `offer` with each new version that waits there.
    service: async (offer) => {
      const { serviceWorker } = navigator;
      if (!IS_KEPT || !serviceWorker) return;
      const registration = await serviceWorker.register(url("service.js"));
      const look = () => registration.waiting && serviceWorker.controller && offer(registration.waiting);
      look();
      registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", look));
    },
  });
})();
