//! The views, one module each.

mod about;
mod compare;
mod correct;
mod keys;
mod name;
mod names;
pub mod overview;
mod quotations;
mod read;
mod reuse;
mod search;
mod statements;
mod timeline;

pub use search::{CHOSEN, FOUND};
pub use timeline::{Told, told};

use super::{
    browser::Form,
    desk::Desk,
    part::{Name, Node, group, joined, tag},
};
use crate::{
    address::{Address, Page},
    locale::{Text, say},
};

/// The view that the address names.
pub fn page(desk: &Desk, address: &Address, chosen: Option<usize>) -> Node {
    match &address.page {
        Page::Overview => overview::page(desk),
        Page::Search => search::page(desk, address, chosen),
        Page::Read(id) => read::page(desk, address, id),
        Page::Compare(ids) => compare::page(desk, address, ids),
        Page::Statements => statements::page(desk, address),
        Page::Quotations(speaker) => quotations::page(desk, address, speaker.as_deref()),
        Page::Names(None) => names::list(desk, address),
        Page::Names(Some(id)) => name::page(desk, address, id),
        Page::Timeline => timeline::page(desk, address),
        Page::Yours => scripted(Text::YourReports, "sanding-yours"),
        Page::Notes => scripted(Text::YourNotes, "sanding-notes"),
        Page::Copy => scripted(Text::SaveCopy, "sanding-copy"),
        Page::About => about::page(desk, address),
        Page::Keys => keys::page(desk),
        Page::Unknown(path) => lost(Text::NoSuchPage, path),
    }
}

/// What stands where a view will be once the rest of the program is there, or why it did not come.
pub fn awaited(failure: &str) -> Node {
    let line = tag("p.loading").with(Name::Role, "status");
    match failure {
        "" => line.say(Text::OpeningView),
        cause => line.phrase(Text::NoRest, vec![group().text(cause)]),
    }
}

/// Does what a form asks for; the address to go on at, or `None` where nothing was changed.
pub fn sent(desk: &mut Desk, address: &Address, form: &Form) -> Option<Address> {
    match &address.page {
        Page::Keys => {
            // The form of the search field is sent from here, too.
            let wanted = form.value(keys::SWITCH);
            if wanted.is_empty() {
                return None;
            }
            desk.set_keys(wanted == "on");
            Some(address.clone())
        }
        Page::Names(id) => correct::sent(desk, id.as_deref(), form),
        _ => None,
    }
}

/// The view's name, for the browser's title and history.
pub fn title(desk: &Desk, address: &Address) -> String {
    let name = match &address.page {
        Page::Overview => desk.title(),
        Page::Search => say(Text::Search),
        Page::Read(id) => desk
            .engine
            .find(id)
            .map_or(say(Text::Read), |document| desk.source(document)),
        Page::Compare(..) => say(Text::Compare),
        Page::Statements => say(Text::Statements),
        Page::Quotations(_) => say(Text::Quotations),
        Page::Names(_) => say(Text::Names),
        Page::Timeline => say(Text::Timeline),
        Page::Yours => say(Text::YourReports),
        Page::Notes => say(Text::YourNotes),
        Page::Copy => say(Text::SaveCopy),
        Page::About => say(Text::AboutPage),
        Page::Keys => say(Text::KeysOfPage),
        Page::Unknown(_) => say(Text::NotFound),
    };
    match name {
        "Sanding" => name.to_owned(),
        name => joined(&[name, " · Sanding"]),
    }
}

/// The place that a script of `www/later` fills: an element of its own kind, which Yew never takes for
/// another.
fn scripted(title: Text, kind: &'static str) -> Node {
    group().head("h1", title).child(tag(kind))
}

/// Where a link leads nowhere: says so, and what to do.
#[inline(never)]
fn lost(what: Text, name: &str) -> Node {
    tag("section.empty")
        .head("h1", what)
        .child(tag("p").phrase(Text::LinkAsksFor, vec![tag("code").text(name)]))
        .child(tag("p").phrase(
            Text::OrSearch,
            vec![tag("a").with(Name::Href, "#/").say(Text::GoToOverview)],
        ))
}
