//! The bar at the top: the name, the search field, the views.

use super::{Name, Node, tag};
use crate::{
    address::{Address, Page},
    locale::{Text, say},
    view::{
        desk::Desk,
        page::{CHOSEN, FOUND},
    },
};

/// The field by which a form asks for another language.
pub const LANGUAGE: &str = "language";

/// The id of the search field.
pub const QUERY: &str = "query";

/// The bar.
pub fn header(desk: &Desk, address: &Address, chosen: Option<usize>) -> Node {
    let first = desk
        .document(0)
        .map_or_else(String::new, |document| document.id.clone());
    let page = &address.page;
    let view = |name, page, here| tag("a").here(here).to(Address::of(page)).say(name);
    tag("header.bar")
        .child(
            tag("a.skip")
                .with(Name::Href, "#main")
                .say(Text::SkipToText),
        )
        .child(
            tag("a.brand")
                .with(Name::Href, "#/")
                .child(tag("i"))
                .child(tag("i"))
                .text("Sanding"),
        )
        .child(search_field(desk, address, chosen))
        .child(
            tag("nav")
                .with(Name::AriaLabel, say(Text::Views))
                .child(view(
                    Text::Overview,
                    Page::Overview,
                    matches!(page, Page::Overview),
                ))
                .child(view(
                    Text::Read,
                    Page::Read(first),
                    matches!(page, Page::Read(_)),
                ))
                .child(view(
                    Text::Compare,
                    Page::Compare(Vec::new()),
                    matches!(page, Page::Compare(..)),
                ))
                .child(view(
                    Text::Statements,
                    Page::Statements,
                    matches!(page, Page::Statements),
                ))
                .child(view(
                    Text::Quotations,
                    Page::Quotations(None),
                    matches!(page, Page::Quotations(_)),
                ))
                .child(view(
                    Text::Names,
                    Page::Names(None),
                    matches!(page, Page::Names(_)),
                ))
                .child(view(
                    Text::Timeline,
                    Page::Timeline,
                    matches!(page, Page::Timeline),
                ))
                .child(view(Text::Yours, Page::Yours, matches!(page, Page::Yours))),
        )
        .child(other_language())
}

/// A button that lets the page speak the other language, whose name it bears.
fn other_language() -> Node {
    let tag_of_it = say(Text::OtherTag);
    let name = tag("span.hidden").say(Text::OtherLanguage);
    let button = tag("button")
        .with(Name::Lang, tag_of_it)
        .with(Name::Title, say(Text::OtherLanguage));
    let wanted = tag("input")
        .with(Name::Type, "hidden")
        .with(Name::Field, LANGUAGE)
        .with(Name::Value, tag_of_it);
    tag("form.language").child(wanted).child(
        button
            .says(tag_of_it.to_ascii_uppercase())
            .text(" ")
            .child(name),
    )
}

/// The search field, a combobox whose popup is the list of what was found (ARIA Authoring Practices:
/// combobox with a grid): the arrow keys choose in it while the field keeps the focus.
fn search_field(desk: &Desk, address: &Address, chosen: Option<usize>) -> Node {
    let is_open = address.page == Page::Search && !address.query.is_empty();
    let expanded = if is_open { "true" } else { "false" };
    let label = say(Text::SearchAll);
    let field = tag("input")
        .with(Name::Id, QUERY)
        .with(Name::Type, "search")
        .with(Name::Field, "q")
        .with(Name::Autocomplete, "off")
        .with(Name::Spellcheck, "false")
        .with(Name::Placeholder, label)
        .with(Name::Role, "combobox")
        .with(Name::AriaHaspopup, "grid")
        .with(Name::AriaExpanded, expanded)
        .with(Name::Typed, &address.query)
        .when(is_open, |field| field.with(Name::AriaControls, FOUND))
        .when(chosen.is_some(), |field| {
            field.with(Name::AriaActivedescendant, CHOSEN)
        });
    tag("form.search")
        .with(Name::Role, "search")
        .child(tag("label.hidden").with(Name::For, QUERY).text(label))
        .child(field)
        .when(desk.has_keys(), |form| {
            form.child(tag("kbd").with(Name::AriaHidden, "true").text("/"))
        })
}
