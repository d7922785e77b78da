// Says which of what the shell holds is shown at first, fetches the interface's texts, starts the
// WebAssembly module, and shows a message where that fails. It runs before the page is first painted.
// What reads a reader's own files is loaded by those who add some.
"use strict";
(() => {
  const files = sandingFiles;
  const root = document.documentElement;
  // What the first view does not need works in the memory of what it needs, which is here once the program
  // runs.
  let half = null;
  // The overview as the shell holds it in the reader's language, until the program shows its own.
  const first = () => document.querySelector(".first:lang(" + root.lang + ")");
  const fail = (reason) => {
    // What is shown can be read all the same: the overview that the shell holds, or a view.
    document.getElementById("app").hidden = !half && (!first() || root.classList.contains("elsewhere"));
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
  root.lang = language;
  // Who asks for another view, or has reports or corrections of their own, does not see that overview.
  const place = () => {
    let isElsewhere = !/^(#(main|\/?(\?.*)?))?$/.test(location.hash);
    try {
      // The program knows; to ask takes five milliseconds.
      isElsewhere ||= !half && Object.keys(localStorage).some((key) => /^sanding (?!language$|keys$|notes$|offline$)/.test(key));
    } catch {}
    root.classList.toggle("elsewhere", isElsewhere);
  };
  place();
  window.addEventListener("hashchange", place);
  const texts = async () => (await files.answered("sanding-" + language + ".txt")).text();
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
  const compiled = async (name) => {
    const answer = await files.answered(name);
    // Not every host tells the file's kind.
    const is_told = answer.headers.get("content-type") === "application/wasm";
    return is_told ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  };
  const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin", "scroll"];
  let isAsked = false;
  let rest = null;
  window.sandingRest = () => {
    // The page asks while it is started.
    isAsked = true;
    if (!half || rest) return;
    const tell = (detail) => window.dispatchEvent(new CustomEvent("sanding-rest", { detail }));
    rest = Promise.all([compiled("sanding_rest.wasm"), part("rest")])
      .then(([module]) => WebAssembly.instantiate(module, { "": half }))
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
  // What this browser keeps for the page; a saved copy brings some of it along.
  const kept = (key) => {
    let own = null;
    try {
      own = localStorage.getItem(key + files.mark);
    } catch {}
    return own ?? files.kept[key] ?? "";
  };
  const keep = (key, text) => {
    if (!text && !(key in files.kept)) localStorage.removeItem(key + files.mark);
    else localStorage.setItem(key + files.mark, text);
  };
  window.sandingKept = kept;
  window.sandingKeep = (key, text) => {
    try {
      keep(key, text);
      return true;
    } catch {
      return false;
    }
  };
  // Scripts that most visits do not need are loaded once, and again where they did not come.
  const words = async () => (await files.answered("texts-" + root.lang + ".json")).json();
  const makers = {};
  window.sandingPart = (name, make) => (makers[name] = make);
  const parts = {};
  const part = (name) =>
    (parts[name] ||= files
      .script(name + ".js")
      .then(() => makers[name](page))
      .catch((cause) => {
        delete parts[name];
        throw cause;
      }));
  const page = Object.assign(Object.create(files), { compiled, words, kept, keep, part });
  window.addEventListener("submit", (event) => {
    const { target } = event;
    if (!first()) return;
    // Before the program runs, the one form that asks for something at once is that of the language.
    event.preventDefault();
    if (!target.matches(".language")) return;
    root.lang = language = target.elements.language.value;
    try {
      localStorage.setItem(CHOSEN, language);
    } catch {}
  });
  // What a reader does with the overview of the shell goes on in the program's.
  const take = () => {
    const all = (block) => [...block.querySelectorAll("*")];
    const before = first();
    if (!before) return () => {};
    const field = before.querySelector("[type=search]");
    const focused = all(before).indexOf(document.activeElement);
    if (field.value) history.pushState(null, "", "#/search?q=" + encodeURIComponent(field.value));
    return () => {
      const app = document.getElementById("app");
      all(app)[focused]?.focus({ preventScroll: true });
    };
  };
  // The program ends in a trap where it finds a fault of its own; the place says where, in the version that
  // the page names.
  const trapped = ({ error, reason }) => {
    const cause = error || reason;
    if (!(cause instanceof WebAssembly.RuntimeError)) return;
    const [place] = /wasm-function[^)\s]*/.exec(cause.stack) || [""];
    fail(cause + " " + place);
    scrollTo(0, 0);
  };
  window.addEventListener("error", trapped);
  window.addEventListener("unhandledrejection", trapped);
  const dragged = (event) => {
    const { items, types } = event.dataTransfer;
    if (!types.includes("Files")) return;
    event.preventDefault();
    if (event.type === "dragover") return;
    // What was dropped is known during the event alone.
    const entries = [...items].map((item) => item.webkitGetAsEntry() || item.getAsFile());
    location.hash = "#/yours";
    // The page reads them once it can show them.
    const whole = window.sanding ? Promise.resolve() : new Promise((done) => window.addEventListener("sanding-ready", done));
    whole.then(() => part("yours")).then(({ dropped }) => dropped(entries));
  };
  window.addEventListener("dragover", dragged);
  window.addEventListener("drop", dragged);
  const start = async () => {
    if (typeof WebAssembly !== "object") throw new Error("This browser has no WebAssembly.");
    // The module is compiled while the texts, and the script that binds it, are on their way.
    const spoken = language;
    const parts = Promise.all([compiled("sanding_bg.wasm"), texts()]);
    // Who fails first is told of below.
    parts.catch(() => {});
    await parsed;
    await files.program();
    if (typeof wasm_bindgen !== "function") throw new Error("The file sanding.js is missing or was not loaded.");
    let [module_or_path, all] = await parts;
    // To start the program takes longer than a frame: what the shell holds is painted before. A page that
    // is not seen is not painted.
    if (first()) {
      await new Promise((done) => {
        requestAnimationFrame(() => setTimeout(done));
        setTimeout(done, 200);
      });
    }
    if (language !== spoken) all = await texts();
    // The program asks for its texts right before it shows itself.
    let goOn;
    window.sandingTexts = () => ((goOn = take()), all);
    window.sandingCorpus = files.corpus;
    half = await wasm_bindgen({ module_or_path });
    goOn();
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
