//! Links that several pages have.

use super::{Name, Node, tag};
use crate::{
    address::{Address, Page},
    locale::{Text, say},
};

/// A link to a document in the reader, still empty.
#[inline(never)]
pub fn reader_link(id: &str) -> Node {
    tag("a").to(Address::of(Page::Read(id.to_owned())))
}

/// A link to all that is known of an entity, by its id; still empty.
#[inline(never)]
pub fn name_link(id: &str) -> Node {
    tag("a").to(Address::of(Page::Names(Some(id.to_owned()))))
}

/// The small link behind a passage that opens the reader there.
pub fn in_context(passage: Address) -> Node {
    to_passage(passage, Text::ReadInContext)
}

/// A small link to a passage that says what it is for.
#[inline(never)]
pub fn to_passage(passage: Address, what: Text) -> Node {
    tag("a.go")
        .with(Name::Lang, say(Text::Tag))
        .with(Name::Title, say(what))
        .to(passage)
        .child(tag("span").with(Name::AriaHidden, "true").text("¶"))
        .child(tag("span.hidden").say(what))
}
