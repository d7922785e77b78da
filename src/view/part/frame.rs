//! The page around every view.

use super::{Name, Node, footer, group, header, tag};
use crate::{address::Address, view::desk::Desk};

/// A view between the bar and the line below it.
pub fn frame(desk: &Desk, address: &Address, chosen: Option<usize>, view: Node) -> Node {
    let room = tag("main")
        .with(Name::Id, "main")
        .with(Name::Tabindex, "-1");
    group()
        .child(header(desk, address, chosen))
        .child(room.child(view))
        .child(footer())
}
