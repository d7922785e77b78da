//! The keys that the page knows, and a switch for those that are single characters.

use crate::{
    locale::Text,
    view::{
        desk::Desk,
        part::{Name, Node, group, tag},
    },
};

/// The keys and what they do. The first ones are single characters, which a person who speaks to
/// the computer could type without meaning to (WCAG 2.2, 2.1.4).
const KEYS: [(&[&str], Text); 8] = [
    (&["/"], Text::KeySearch),
    (&["n", "p"], Text::KeySteps),
    (&["[", "]"], Text::KeySources),
    (&["?"], Text::KeyKeys),
    (&["Ctrl K", "⌘ K"], Text::KeySearch),
    (&["↓", "↑", "Enter"], Text::KeyResults),
    (&["F7", "Shift F7"], Text::KeySteps),
    (&["Esc"], Text::KeyEscape),
];

/// The field by which the form switches the single characters off or on.
pub const SWITCH: &str = "keys";

pub fn page(desk: &Desk) -> Node {
    let (told, action, value) = match desk.has_keys() {
        true => (Text::KeysAreOn, Text::SwitchKeysOff, "off"),
        false => (Text::KeysAreOff, Text::SwitchKeysOn, "on"),
    };
    let switch = tag("input")
        .with(Name::Type, "hidden")
        .with(Name::Field, SWITCH)
        .with(Name::Value, value);
    tag("section")
        .head("h1", Text::KeysOfPage)
        .child(tag("dl.keylist").each(KEYS, |(keys, what)| {
            let keys = tag("dt").each(keys, |key| tag("kbd").text(key));
            group().child(keys).head("dd", what)
        }))
        .child(
            tag("form.fix")
                .child(tag("p").with(Name::Role, "status").say(told))
                .child(switch)
                .head("button", action),
        )
}
