//! The views, one module each.

mod about;
mod compare;
mod correct;
mod name;
mod names;
mod overview;
mod quotations;
mod read;
mod reuse;
mod search;
mod statements;
mod timeline;

use super::{
    browser::Form,
    desk::Desk,
    part::{Name, Node, group, joined, tag},
};
use crate::address::{Address, Page};

/// The view that the address names.
pub fn page(desk: &Desk, address: &Address) -> Node {
    match &address.page {
        Page::Overview => overview::page(desk),
        Page::Search => search::page(desk, address),
        Page::Read(id) => read::page(desk, address, id),
        Page::Compare(ids) => compare::page(desk, address, ids),
        Page::Statements => statements::page(desk, address),
        Page::Quotations(speaker) => quotations::page(desk, speaker.as_deref()),
        Page::Names(None) => names::list(desk),
        Page::Names(Some(id)) => name::page(desk, id),
        Page::Timeline => timeline::page(desk, address),
        Page::Yours => yours(),
        Page::About => about::page(desk),
        Page::Unknown(path) => lost("There is no such page", path),
    }
}

/// Does what a form asks for; the address to go on at, or `None` where nothing was changed.
pub fn sent(desk: &mut Desk, address: &Address, form: &Form) -> Option<Address> {
    match &address.page {
        Page::Names(id) => correct::sent(desk, id.as_deref(), form),
        _ => None,
    }
}

/// The view's name, for the browser's title and history.
pub fn title(desk: &Desk, address: &Address) -> String {
    let name = match &address.page {
        Page::Overview => desk.title(),
        Page::Search => "Search",
        Page::Read(id) => desk
            .engine
            .find(id)
            .map_or("Read", |document| desk.source(document)),
        Page::Compare(..) => "Compare",
        Page::Statements => "Statements",
        Page::Quotations(_) => "Quotations",
        Page::Names(_) => "Names",
        Page::Timeline => "Timeline",
        Page::Yours => YOURS,
        Page::About => "About this corpus",
        Page::Unknown(_) => "Not found",
    };
    match name {
        "Sanding" => name.to_owned(),
        name => joined(&[name, " · Sanding"]),
    }
}

const YOURS: &str = "Your own reports";

/// The place that the script `yours.js` fills: an element of its own kind, which Yew never takes for
/// another.
fn yours() -> Node {
    group().leaf("h1", YOURS).child(tag("sanding-yours"))
}

/// Where a link leads nowhere: says so, and what to do.
#[inline(never)]
fn lost(what: &str, name: &str) -> Node {
    tag("section")
        .class("empty")
        .leaf("h1", what)
        .child(
            tag("p")
                .text("The link asks for ")
                .leaf("code", name)
                .text("."),
        )
        .child(
            tag("p")
                .child(tag("a").with(Name::Href, "#/").text("Go to the overview"))
                .text(" or search above."),
        )
}
