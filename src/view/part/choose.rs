//! A field that chooses one of several addresses, and goes there at once.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};
use yew::{Callback, Html, html};

use super::{Name, Node, group, tag};
use crate::{address::Address, view::browser};

/// One thing to choose, and where that leads.
pub struct Choice {
    pub name: String,
    pub to: Address,
    pub is_chosen: bool,
}

/// The field under its `label`, which is seen where the field does not speak for itself. A field of
/// which nothing is chosen adds what is chosen: its label stands first in it, and again afterwards.
#[inline(never)]
pub fn chooser(label: &str, is_seen: bool, choices: Vec<Choice>) -> Node {
    let mut addresses = Vec::new();
    let mut options = group();
    let adds = choices.iter().all(|choice| !choice.is_chosen);
    if adds {
        let first = tag("option").text(label);
        options = options.child(first.with(Name::Selected, "selected"));
    }
    for choice in choices {
        let option = tag("option").text(&choice.name);
        options = options.child(option.when(choice.is_chosen, |option| {
            option.with(Name::Selected, "selected")
        }));
        addresses.push(choice.to.to_string());
    }
    let addresses = Rc::new(addresses);
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
        else {
            return;
        };
        let chosen = usize::try_from(select.selected_index() - i32::from(adds));
        if let Some(address) = chosen.ok().and_then(|at| addresses.get(at)) {
            browser::go(address, false);
        }
        if adds {
            select.set_selected_index(0);
        }
    });
    let class = if is_seen { "" } else { "hidden" };
    tag("label.choose")
        .child(tag("span").class(class).text(label))
        .html(html! { <select {onchange}>{ Html::from(options) }</select> })
}
