//! The browser's entry point: opens the embedded corpus, shows the app, publishes
//! `window.sanding` once the rest of the program is there.

use std::hint::black_box;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{
    answers::Answers,
    api,
    bundle::{Bundle, PLACE},
    engine::Engine,
    locale, view,
};

/// A sixth of the size of the standard library's allocator for this target.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The corpus, once the command has put it there.
static EMBEDDED: &[u8] = PLACE;

#[wasm_bindgen]
extern "C" {
    /// The interface's texts, as the file of their language has them; of `boot.js`.
    #[wasm_bindgen(js_name = sandingTexts)]
    fn texts() -> String;

    /// The corpus of a page that is one file, which lies beside the module there; no bytes where the module
    /// holds it. Of `boot.js`.
    #[wasm_bindgen(js_name = sandingCorpus)]
    fn corpus() -> Vec<u8>;
}

/// Runs when the module is loaded; an error is shown by the boot script.
#[wasm_bindgen(start)]
pub fn start() -> Result<(), JsValue> {
    if !locale::speak(&texts()) {
        return Err("the texts of the page are of another version than its program".into());
    }
    let embedded = match corpus() {
        // The compiler must not take the slice for what it is while it compiles.
        none if none.is_empty() => *black_box(&EMBEDDED),
        corpus => corpus.leak(),
    };
    let bundle = Bundle::decode(embedded).map_err(|error| JsValue::from(error.to_string()))?;
    let answers = Answers::new(Engine::new(bundle), embedded);
    view::mount(&answers, embedded)?;
    view::once_whole(move || api::publish(&answers, embedded))
}
