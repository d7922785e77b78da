//! The bar at the top: the name, the search field, the views.

use yew::{Callback, Html, html};

use super::{Name, Node, tag};
use crate::{
    address::{Address, Page},
    view::desk::Desk,
};

/// The bar; `typed` hears every change of the search field.
pub fn header(desk: &Desk, address: &Address, typed: Callback<web_sys::InputEvent>) -> Node {
    let first = desk
        .document(0)
        .map_or_else(String::new, |document| document.id.clone());
    let page = &address.page;
    let view =
        |name: &str, page: Page, here: bool| tag("a").here(here).to(Address::of(page)).text(name);
    tag("header")
        .class("bar")
        .child(
            tag("a")
                .class("skip")
                .with(Name::Href, "#main")
                .text("Skip to the text"),
        )
        .child(
            tag("a")
                .class("brand")
                .with(Name::Href, "#/")
                .child(tag("i"))
                .child(tag("i"))
                .text("Sanding"),
        )
        .html(search_field(address, typed))
        .child(
            tag("nav")
                .with(Name::AriaLabel, "Views")
                .child(view(
                    "Overview",
                    Page::Overview,
                    matches!(page, Page::Overview),
                ))
                .child(view(
                    "Read",
                    Page::Read(first),
                    matches!(page, Page::Read(_)),
                ))
                .child(view(
                    "Compare",
                    Page::Compare(Vec::new()),
                    matches!(page, Page::Compare(..)),
                ))
                .child(view(
                    "Statements",
                    Page::Statements,
                    matches!(page, Page::Statements),
                ))
                .child(view(
                    "Quotations",
                    Page::Quotations(None),
                    matches!(page, Page::Quotations(_)),
                ))
                .child(view(
                    "Names",
                    Page::Names(None),
                    matches!(page, Page::Names(_)),
                ))
                .child(view(
                    "Timeline",
                    Page::Timeline,
                    matches!(page, Page::Timeline),
                ))
                .child(view("Yours", Page::Yours, matches!(page, Page::Yours))),
        )
}

fn search_field(address: &Address, typed: Callback<web_sys::InputEvent>) -> Html {
    let stay = Callback::from(|event: web_sys::SubmitEvent| event.prevent_default());
    html! {
        <form class="search" role="search" onsubmit={stay}>
            <label class="hidden" for="query">{ "Search all sources" }</label>
            <input id="query" type="search" name="q" autocomplete="off" spellcheck="false"
                placeholder="Search all sources" value={address.query.clone()} oninput={typed} />
            <kbd aria-hidden="true">{ "/" }</kbd>
        </form>
    }
}
