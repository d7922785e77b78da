// Behind the script that binds what compares to JavaScript: starts the module.
await wasm_bindgen({ module_or_path: await page.compiled("sanding-compare_bg.wasm") });
return { Comparer: wasm_bindgen.Comparer };
