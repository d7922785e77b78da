// The worker that reads a reader's files: it is given its module, the model of names and the files, and
// gives back an analysed corpus. It loads nothing, and what it is given leaves it in no other way.
"use strict";
// The files come by and by.
const files = [];
let wake = () => {};
self.onmessage = ({ data }) => {
  if (!data.files) return read(data);
  files.push(...data.files);
  wake();
};
const read = async ({ module, model, n_files, corpus, today }) => {
  // The file under way: where the module stops for good, the page goes on without that file.
  let at = null;
  try {
    await wasm_bindgen({ module_or_path: module });
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
    const bundle = own.finish(new Uint8Array(model), today, (step) => postMessage({ step }));
    postMessage({ bundle, counts, told: JSON.parse(own.told()) }, [bundle.buffer]);
  } catch (cause) {
    postMessage({ fault: String(cause.message || cause), at });
  }
};
