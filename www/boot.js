// Starts the WebAssembly module, and shows a message where that fails. What reads a reader's own
// files is loaded by those who add some.
"use strict";
(() => {
  const fail = (reason) => {
    document.getElementById("app").hidden = true;
    document.getElementById("reason").textContent = String(reason);
    document.getElementById("failure").hidden = false;
  };
  const yours = () => import("./yours.js");
  const look = () => {
    if (location.hash.startsWith("#/yours")) yours();
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
  window.addEventListener("sanding-failed", (event) => fail(event.detail));
  window.addEventListener("sanding-ready", () => {
    look();
    window.addEventListener("hashchange", look);
    try {
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
  if (typeof WebAssembly !== "object") {
    fail("This browser has no WebAssembly.");
  } else if (typeof wasm_bindgen !== "function") {
    fail("The file sanding.js is missing or was not loaded.");
  } else {
    wasm_bindgen({ module_or_path: "sanding_bg.wasm" }).catch(fail);
  }
})();
