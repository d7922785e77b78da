//! The few things that the view asks of the browser itself.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CustomEvent, CustomEventInit, Document, Element, HtmlElement, KeyboardEvent,
    ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

pub fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Tells the boot script that the page can't go on; it shows the message.
pub fn fail(message: &str) {
    let Some(window) = window() else { return };
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from(message));
    if let Ok(event) = CustomEvent::new_with_event_init_dict("sanding-failed", &init) {
        let _ = window.dispatch_event(&event);
    }
}

/// The hash of the present URL, `#` included; empty where there is none.
pub fn hash() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to `hash`. A step that replaces leaves no entry in the history of the browser.
pub fn go(hash: &str, replace: bool) {
    let Some(window) = window() else { return };
    if replace {
        let _ = window.location().replace(hash);
    } else {
        let _ = window.location().set_hash(hash);
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

/// Whether the key was typed into a field, where a single letter is text and no shortcut.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "SELECT"))
}

pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Brings the first element that `selector` matches to the middle of the window.
pub fn show(selector: &str) -> bool {
    let found = document()
        .and_then(|document| document.query_selector(selector).ok())
        .flatten();
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
        let _ = element.focus();
        center(element);
    }
}
