// Fetches the interface's texts, starts the WebAssembly module, and shows a message where that fails.
// What reads a reader's own files is loaded by those who add some.
"use strict";
(() => {
  const fail = (reason) => {
    document.getElementById("app").hidden = true;
    document.getElementById("reason").textContent = String(reason);
    document.getElementById("failure").hidden = false;
  };
  // The language is the one that the reader chose here before, else the first of the browser's that
  // there are texts in.
  const LANGUAGES = ["en", "id"];
  const CHOSEN = "sanding language";
  const known = (language) => LANGUAGES.includes(language);
  let language = null;
  try {
    language = localStorage.getItem(CHOSEN);
  } catch {}
  if (!known(language)) language = navigator.languages.map((tag) => tag.slice(0, 2)).find(known) || "en";
  const root = document.documentElement;
  root.lang = language;
  const texts = async () => {
    const answer = await fetch("sanding-" + language + ".txt");
    if (!answer.ok) throw new Error("The file sanding-" + language + ".txt is missing or was not loaded.");
    return answer.text();
  };
  window.sandingSpeak = (wanted) => {
    const before = language;
    language = wanted;
    texts()
      .then((detail) => {
        root.lang = language;
        try {
          localStorage.setItem(CHOSEN, language);
        } catch {}
        window.dispatchEvent(new CustomEvent("sanding-speaks", { detail }));
      })
      // What cannot be had now is asked for again when the reader asks again.
      .catch(() => (language = before));
  };
  const compiled = async (file) => {
    const answer = await fetch(file);
    if (!answer.ok) throw new Error("The file " + file + " is missing or was not loaded.");
    // Not every host tells the file's kind.
    const is_told = answer.headers.get("content-type") === "application/wasm";
    return is_told ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  };
  // What the first view does not need works in the memory of what it needs.
  const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin", "scroll"];
  let first = null;
  let isAsked = false;
  let rest = null;
  window.sandingRest = () => {
    // The page asks while it is started.
    isAsked = true;
    if (!first || rest) return;
    const tell = (detail) => window.dispatchEvent(new CustomEvent("sanding-rest", { detail }));
    rest = compiled("sanding_rest.wasm")
      .then((module) => WebAssembly.instantiate(module, { "": first }))
      .then(() => tell(""))
      .catch((cause) => {
        rest = null;
        tell(String(cause.message || cause));
      });
  };
  // A script that asks for the page's answers asks for the rest.
  Object.defineProperty(window, "sanding", {
    configurable: true,
    get: () => void window.sandingRest(),
    set: (value) => Object.defineProperty(window, "sanding", { value }),
  });
  // The script that binds the module runs after this one.
  const parsed = new Promise((done) => {
    if (typeof wasm_bindgen === "function" || document.readyState === "complete") return done();
    document.addEventListener("DOMContentLoaded", done);
    window.addEventListener("load", done);
  });
  const yours = () => import("./yours.js");
  // What a reader takes from a passage is loaded where one is pointed to or selected, or was noted.
  const notes = () => import("./notes.js");
  const look = () => {
    if (location.hash.startsWith("#/yours")) yours();
    if (location.hash.startsWith("#/notes") || /^#\/read\/.*[?&]at=/.test(location.hash)) notes();
  };
  const selects = () => {
    if (!getSelection().anchorNode?.parentElement?.closest("article[data-id]")) return;
    document.removeEventListener("selectionchange", selects);
    notes();
  };
  // What compares two sources is loaded where the corpus does not bring the comparison with it.
  let comparer = null;
  window.sandingComparer = (corpus, come, failed) => {
    // The module's memory may move while the other one is on its way.
    const bytes = corpus.slice();
    comparer = comparer || import("./sanding-compare.js").then(({ load }) => load());
    comparer
      .then((Comparer) => come(new Comparer(bytes)))
      .catch((cause) => {
        comparer = null;
        failed(String(cause.message || cause));
      });
  };
  window.sandingLater = (again) =>
    new Promise((resolve, reject) => {
      const answer = () => {
        try {
          resolve(again());
        } catch (cause) {
          reject(cause);
        }
      };
      window.addEventListener("sanding-compares", answer, { once: true });
    });
  // What the page tells is saved as a file by those who ask for one.
  window.addEventListener("submit", ({ target, submitter }) => {
    if (target.matches(".save")) import("./save.js").then(({ save }) => save(target, submitter));
  });
  window.addEventListener("sanding-failed", (event) => fail(event.detail));
  window.addEventListener("sanding-ready", () => {
    look();
    window.addEventListener("hashchange", look);
    document.addEventListener("selectionchange", selects);
    try {
      if (localStorage.getItem("sanding notes")) notes();
      if (localStorage.getItem("sanding yours " + location.pathname)) yours();
    } catch {}
  });
  const dragged = (event) => {
    const { items, types } = event.dataTransfer;
    if (!types.includes("Files")) return;
    event.preventDefault();
    if (event.type === "dragover") return;
    // What was dropped is known during the event alone.
    const entries = [...items].map((item) => item.webkitGetAsEntry() || item.getAsFile());
    location.hash = "#/yours";
    yours().then(({ dropped }) => dropped(entries));
  };
  window.addEventListener("dragover", dragged);
  window.addEventListener("drop", dragged);
  const start = async () => {
    if (typeof WebAssembly !== "object") throw new Error("This browser has no WebAssembly.");
    // The module is compiled while the texts, and the script that binds it, are on their way.
    const parts = Promise.all([compiled("sanding_bg.wasm"), texts()]);
    // Who fails first is told of below.
    parts.catch(() => {});
    await parsed;
    if (typeof wasm_bindgen !== "function") throw new Error("The file sanding.js is missing or was not loaded.");
    const [module_or_path, all] = await parts;
    window.sandingTexts = () => all;
    first = await wasm_bindgen({ module_or_path });
    // A reader who does something is about to need the rest; so is one who stays.
    for (const sign of SIGNS) window.addEventListener(sign, window.sandingRest, { once: true, passive: true });
    setTimeout(window.sandingRest, 5000);
    if (isAsked) window.sandingRest();
  };
  start().catch(async (cause) => {
    await parsed;
    fail(cause);
  });
})();
