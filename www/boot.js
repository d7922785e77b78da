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
  window.addEventListener("sanding-failed", (event) => fail(event.detail));
  window.addEventListener("sanding-ready", () => {
    look();
    window.addEventListener("hashchange", look);
    try {
      if (localStorage.getItem("sanding yours " + location.pathname)) yours();
    } catch {}
  });
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    if (files.length) {
      location.hash = "#/yours";
      yours().then(({ take }) => take(files));
    }
  });
  if (typeof WebAssembly !== "object") {
    fail("This browser has no WebAssembly.");
  } else if (typeof wasm_bindgen !== "function") {
    fail("The file sanding.js is missing or was not loaded.");
  } else {
    wasm_bindgen({ module_or_path: "sanding_bg.wasm" }).catch(fail);
  }
})();
