// Behind the script that binds what compares to JavaScript: loads the module from beside the page.
export const load = async () => {
  await wasm_bindgen({ module_or_path: "sanding-compare_bg.wasm" });
  return wasm_bindgen.Comparer;
};
