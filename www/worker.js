// The worker that reads a reader's files: it fetches its module and the model of names from beside
// the page, and gives back an analysed corpus. What it is given leaves it in no other way.
"use strict";
const load = async (file) => {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(file + " could not be loaded (" + answer.status + ")");
  return new Uint8Array(await answer.arrayBuffer());
};
// The files come by and by.
const files = [];
let wake = () => {};
self.onmessage = ({ data }) => {
  if (!data.files) return read(data);
  files.push(...data.files);
  wake();
};
const read = async ({ n_files, corpus, today }) => {
  // The file under way: where the module stops for good, the page goes on without that file.
  let at = null;
  try {
    const [model] = await Promise.all([
      load("sanding-names.bin"),
      wasm_bindgen({ module_or_path: "sanding-worker_bg.wasm" }),
    ]);
    const own = new wasm_bindgen.Own();
    if (corpus) own.beside(corpus);
    const counts = [];
    let told = 0;
    for (let number = 0; number < n_files; number += 1) {
      while (files.length <= number) await new Promise((done) => (wake = done));
      const file = files[number];
      let n_documents = 0;
      if (own.takes(file.name, file.size)) {
        let bytes = null;
        try {
          bytes = new Uint8Array(await file.arrayBuffer());
        } catch (cause) {
          own.refused(file.name, String(cause.message || cause));
        }
        at = number;
        if (bytes) n_documents = own.read(file.name, bytes);
        at = null;
      }
      counts.push(n_documents);
      if (performance.now() - told > 60) {
        told = performance.now();
        postMessage({ read: number + 1 });
      }
    }
    const bundle = own.finish(model, today, (step) => postMessage({ step }));
    postMessage({ bundle, counts, told: JSON.parse(own.told()) }, [bundle.buffer]);
  } catch (cause) {
    postMessage({ fault: String(cause.message || cause), at });
  }
};
