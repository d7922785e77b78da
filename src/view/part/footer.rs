//! The line below every page: what a reader seldom needs, and what is promised.

use super::{Name, Node, tag};
use crate::locale::Text;

/// The line.
pub fn footer() -> Node {
    let link = |to, name| tag("a").with(Name::Href, to).say(name);
    tag("footer").child(tag("p").say(Text::StaysHere)).child(
        tag("p")
            .child(link("#/notes", Text::YourNotes))
            .child(link("#/copy", Text::SaveCopy))
            .child(link("#/keys", Text::KeysOfPage))
            .child(link("#/about", Text::AboutPage)),
    )
}
