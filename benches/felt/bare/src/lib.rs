//! Shows one heading.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::{Html, component, html};

#[component]
fn Bare() -> Html {
    html! { <main><h1>{ "Bare" }</h1></main> }
}

/// Runs when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    yew::Renderer::<Bare>::new().render();
}
