//! A field that chooses one of several addresses, and goes there at once.

use super::{Name, Node, tag};
use crate::address::Address;

/// One thing to choose, and where that leads.
pub struct Choice {
    pub name: String,
    pub to: Address,
    pub is_chosen: bool,
}

/// The field under its `label`, which is seen where the field does not speak for itself. A field of
/// which nothing is chosen adds what is chosen: its label stands first in it, and again afterwards.
///
/// An option's value is where it leads; the application goes there when the field changes, as it does
/// for every such field without a name of its own.
#[inline(never)]
pub fn chooser(label: &str, is_seen: bool, choices: Vec<Choice>) -> Node {
    let mut field = tag("select");
    if choices.iter().all(|choice| !choice.is_chosen) {
        field = field.child(option(label, "", true));
    }
    for choice in choices {
        let to = choice.to.hash();
        field = field.child(option(&choice.name, &to, choice.is_chosen));
    }
    let class = if is_seen { "" } else { "hidden" };
    tag("label.choose")
        .child(tag("span").class(class).text(label))
        .child(field)
}

fn option(name: &str, to: &str, is_chosen: bool) -> Node {
    let option = tag("option").with(Name::Value, to).text(name);
    option.when(is_chosen, |option| option.with(Name::Selected, "selected"))
}
