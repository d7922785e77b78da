//! The browser that the page runs in.

use js_sys::Uint8Array;
use wasm_bindgen::{
    JsCast, JsValue,
    prelude::{Closure, wasm_bindgen},
};
use web_sys::{
    CustomEvent, Document, Element, Event, FormData, HtmlElement, HtmlFormElement,
    HtmlInputElement, HtmlSelectElement, KeyboardEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};

pub use crate::answers::Answers;

#[wasm_bindgen]
extern "C" {
    /// Fetches the texts of a language, keeps the choice and fires [`SPEAKS`]; of `boot.js`.
    #[wasm_bindgen(js_name = sandingSpeak)]
    pub fn speak(language: &str);

    /// What this browser, or a saved copy, keeps for the page under `key`; empty where nothing is. Of `boot.js`.
    #[wasm_bindgen(js_name = sandingKept)]
    pub fn kept(key: &str) -> String;

    /// Keeps `text` in this browser under `key`; says whether it could be kept. Of `boot.js`.
    #[wasm_bindgen(js_name = sandingKeep)]
    pub fn keep(key: &str, text: &str) -> bool;

    /// Loads the rest of the program, where that is not done yet, and fires [`REST`]; of `boot.js`.
    #[wasm_bindgen(js_name = sandingRest)]
    pub fn rest();
}

/// The event that tells of another hash.
pub const MOVED: &str = "hashchange";

/// The event that tells that a reader has paused, who typed or for whom the rest of the program came; of
/// `www/later/rest.js`.
pub const PAUSED: &str = "sanding-paused";

/// The event that brings the texts of a language that a reader chose.
pub const SPEAKS: &str = "sanding-speaks";

/// The event that tells that the rest of the program is there, or with a text why it is not.
pub const REST: &str = "sanding-rest";

/// Calls `ready` once the rest of the program is there.
///
/// # Errors
/// Where the browser takes no listener.
pub fn once_whole(ready: impl Fn() + 'static) -> Result<(), JsValue> {
    let listener = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
        if text(&event).is_empty() {
            ready();
        }
    });
    let window = window().ok_or("no window")?;
    window.add_event_listener_with_callback(REST, listener.into_js_value().unchecked_ref())
}

pub fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The height of the window, in CSS pixels.
pub fn height() -> usize {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.unwrap_or_default() as usize
}

/// The hash of the present URL, `#` included; empty where there is none.
pub fn hash() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to `hash`. A step that replaces leaves no entry in the history of the browser. It is told of at
/// once: a navigation would be a task of its own, before which no key is answered.
pub fn go(hash: &str, replace: bool) {
    let Some(window) = window() else { return };
    // The history has no entry twice in a row.
    if !replace && self::hash() == hash {
        return;
    }
    let Ok(history) = window.history() else {
        return;
    };
    let _ = match replace {
        true => history.replace_state_with_url(&JsValue::NULL, "", Some(hash)),
        false => history.push_state_with_url(&JsValue::NULL, "", Some(hash)),
    };
    if let Ok(event) = Event::new(MOVED) {
        let _ = window.dispatch_event(&event);
    }
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the element with this id; `select` also selects what is typed in it.
pub fn focus(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Whether the element with this id has the focus.
pub fn has_focus(id: &str) -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.id() == id)
}

/// How many elements `selector` matches.
pub fn n_found(selector: &str) -> usize {
    document()
        .and_then(|document| document.query_selector_all(selector).ok())
        .map_or(0, |found| found.length() as usize)
}

/// Whether the key was typed into a field, where a single letter is text and no shortcut.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA")
        })
}

/// What stands now in the field with this id; `None` where the event is of another one.
pub fn typed(event: &Event, id: &str) -> Option<String> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    (field.id() == id).then(|| field.value())
}

/// The address that a reader chose in a field of addresses; `None` where the event is of another
/// field. One that opens with a choice of nothing is set back to that.
pub fn chosen(event: &Event) -> Option<String> {
    let field: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    let to = field.value();
    if !to.starts_with('#') {
        return None;
    }
    field.set_value("");
    if field.selected_index() < 0 {
        field.set_value(&to);
    }
    Some(to)
}

/// The text that an event brings; none where it brings something else.
pub fn text(event: &CustomEvent) -> String {
    event.detail().as_string().unwrap_or_default()
}

/// The bytes that an event brings; none where it brings something else.
pub fn bytes(event: &CustomEvent) -> Vec<u8> {
    let bytes = event.detail().dyn_into::<Uint8Array>();
    bytes.map_or_else(|_| Vec::new(), |bytes| bytes.to_vec())
}

/// What was filled into a form.
pub struct Form {
    form: HtmlFormElement,
    data: FormData,
}

impl Form {
    /// The form that is sent; the browser itself sends nothing anywhere.
    pub fn sent(event: &Event) -> Option<Self> {
        event.prevent_default();
        let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
        let data = FormData::new_with_form(&form).ok()?;
        Some(Self { form, data })
    }

    /// The value of a field without blanks around; empty where there is none.
    pub fn value(&self, field: &str) -> String {
        let value = self.data.get(field).as_string().unwrap_or_default();
        value.trim().to_owned()
    }

    /// The values of all fields of one name that are ticked.
    pub fn values(&self, field: &str) -> Vec<String> {
        let values = self.data.get_all(field);
        values
            .iter()
            .filter_map(|value| value.as_string())
            .collect()
    }

    /// Empties what was filled in.
    pub fn reset(&self) {
        self.form.reset();
    }
}

pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The first element that `selector` matches.
fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// Presses the first element that `selector` matches, as a mouse would.
pub fn press(selector: &str) {
    if let Some(element) = first(selector).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Brings the first element that `selector` matches into the window, as far as it is not.
pub fn reveal(selector: &str) {
    if let Some(element) = first(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Brings the first element that `selector` matches to the middle of the window.
pub fn show(selector: &str) -> bool {
    let found = first(selector);
    if let Some(element) = &found {
        center(element);
    }
    found.is_some()
}

fn center(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the focus to the next (or previous) element that `selector` matches, seen from the one
/// that has the focus now; does nothing at either end.
pub fn step(selector: &str, forward: bool) {
    let Some(document) = document() else { return };
    let Ok(nodes) = document.query_selector_all(selector) else {
        return;
    };
    let active = document.active_element();
    let elements: Vec<HtmlElement> = (0..nodes.length())
        .filter_map(|at| nodes.item(at)?.dyn_into().ok())
        .collect();
    let current = elements
        .iter()
        .position(|element| active.as_ref() == Some(element.as_ref()));
    let next = match (current, forward) {
        (Some(at), true) => at + 1,
        (Some(0), false) => return,
        (Some(at), false) => at - 1,
        (None, true) => 0,
        (None, false) => elements.len().saturating_sub(1),
    };
    if let Some(element) = elements.get(next) {
        // A match in a text takes no focus by itself.
        if element.tag_name() == "MARK" {
            element.set_tab_index(-1);
        }
        let _ = element.focus();
        center(element);
    }
}
