// Where a page's files are that is hosted: beside it, under names by their content.
"use strict";
const sandingFiles = (() => {
  // From a file's name to the checksum in its address, and whether a service worker keeps the page; the
  // build fills them in.
  const SUMS = {};
  const IS_KEPT = false;
  const missing = (name) => new Error("The file " + name + " is missing or was not loaded.");
  const SERVICE = "service.js";
  const address = (name) => {
    if (name === SERVICE) return name;
    if (!(name in SUMS)) throw missing(name);
    return "assets/" + name.replace(".", "-" + SUMS[name] + ".");
  };
  // Scripts are the page's own files, and nothing else can be one.
  const rules = { createScriptURL: address };
  const { createScriptURL } = window.trustedTypes ? trustedTypes.createPolicy("sanding", rules) : rules;
  const load = (name, element) =>
    new Promise((done, failed) => {
      element.addEventListener("load", done);
      element.addEventListener("error", () => failed(missing(name)));
      document.head.append(element);
    });
  const answered = async (url, name) => {
    const answer = await fetch(url);
    if (!answer.ok) throw missing(name);
    return answer;
  };
  const copy = async (name) => new Uint8Array(await (await answered(name, name)).arrayBuffer());
  return {
    answered: async (name) => answered(address(name), name),
    script: (name) => {
      const element = document.createElement("script");
      element.src = createScriptURL(name);
      return load(name, element);
    },
    style: (name) => {
      const element = document.createElement("link");
      element.rel = "stylesheet";
      element.href = address(name);
      return load(name, element);
    },
    // The script that binds the program stands in the shell.
    program: async () => {},
    worker: async () => createScriptURL("sanding-worker.js"),
    corpus: () => new Uint8Array(),
    kept: {},
    mark: "",
    // The page as one file, of two sizes.
    copies: { whole: () => copy("sanding.html"), small: () => copy("sanding-small.html") },
    // Keeps the page in this browser, and calls `offer` with each new version that waits there.
    service: async (offer) => {
      const { serviceWorker } = navigator;
      if (!IS_KEPT || !serviceWorker) return;
      const registration = await serviceWorker.register(createScriptURL(SERVICE));
      const look = () => registration.waiting && serviceWorker.controller && offer(registration.waiting);
      look();
      registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", look));
    },
  };
})();
