// Starts the WebAssembly module, and shows a message where that fails.
"use strict";
(() => {
  const fail = (reason) => {
    document.getElementById("app").hidden = true;
    document.getElementById("reason").textContent = String(reason);
    document.getElementById("failure").hidden = false;
  };
  window.addEventListener("sanding-failed", (event) => fail(event.detail));
  if (typeof WebAssembly !== "object") {
    fail("This browser has no WebAssembly.");
  } else if (typeof wasm_bindgen !== "function") {
    fail("The file sanding.js is missing or was not loaded.");
  } else {
    wasm_bindgen({ module_or_path: "sanding_bg.wasm" }).catch(fail);
  }
})();
