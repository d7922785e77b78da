//! The bar at the top: the name, the search field, the views.

use yew::{Callback, Html, classes, html};

use crate::{
    address::{Address, Page},
    view::desk::Desk,
};

/// The bar; `typed` hears every change of the search field.
pub fn header(desk: &Desk, address: &Address, typed: Callback<web_sys::InputEvent>) -> Html {
    let first = desk
        .documents
        .first()
        .map_or_else(String::new, |document| document.id.clone());
    let page = &address.page;
    let views = [
        ("Overview", Page::Overview, *page == Page::Overview),
        ("Read", Page::Read(first), matches!(page, Page::Read(_))),
        (
            "Compare",
            Page::Compare(String::new(), String::new()),
            matches!(page, Page::Compare(..)),
        ),
        ("Statements", Page::Statements, *page == Page::Statements),
        ("Names", Page::Names(None), matches!(page, Page::Names(_))),
        ("Timeline", Page::Timeline, *page == Page::Timeline),
    ];
    html! {
        <header class="bar">
            <a class="skip" href="#main">{ "Skip to the text" }</a>
            <a class="brand" href="#/"><i></i><i></i>{ "Sanding" }</a>
            <form class="search" role="search" onsubmit={Callback::from(|event: web_sys::SubmitEvent| event.prevent_default())}>
                <label class="hidden" for="query">{ "Search all sources" }</label>
                <input id="query" type="search" name="q" autocomplete="off" spellcheck="false"
                    placeholder="Search all sources" value={address.query.clone()} oninput={typed} />
                <kbd aria-hidden="true">{ "/" }</kbd>
            </form>
            <nav aria-label="Views">
                { for views.into_iter().map(|(name, page, here)| html! {
                    <a class={classes!(here.then_some("here"))} href={Address::of(page).to_string()}
                        aria-current={here.then_some("page")}>{ name }</a>
                }) }
            </nav>
        </header>
    }
}
