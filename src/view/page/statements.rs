//! What the sources state: a row a statement, a column a source.

use super::overview::card;
use crate::{
    address::{Address, Filter},
    base::Span,
    compare::{Member, Statement, Verdict},
    view::{
        desk::Desk,
        part::{Name, Node, first_of, source_heads, tag},
    },
};

/// More rows than this wait for a narrower filter.
const N_ROWS: usize = 200;

pub fn page(desk: &Desk, address: &Address) -> Node {
    let shown = shown(desk, address.filter);
    tag("section")
        .class("statements")
        .leaf("h1", "What the sources state")
        .child(
            tag("nav")
                .class("tabs")
                .with(Name::AriaLabel, "Which statements")
                .each(Filter::ALL, |filter| tab(desk, address, filter)),
        )
        .child(match address.filter {
            _ if shown.is_empty() => none(),
            Filter::Conflicts => cards(desk),
            _ => table(desk, &shown),
        })
        .child(first_of(N_ROWS, shown.len(), "statement"))
}

fn shown(desk: &Desk, filter: Filter) -> Vec<&Statement> {
    let all = desk.statements().statements.iter();
    all.filter(|statement| keeps(filter, statement)).collect()
}

fn keeps(filter: Filter, statement: &Statement) -> bool {
    match filter {
        Filter::All => true,
        Filter::Shared => statement.sources > 1,
        Filter::Alone => statement.sources == 1,
        Filter::Conflicts => statement
            .conflicts
            .iter()
            .any(|conflict| conflict.verdict != Verdict::SameSaidDifferently),
    }
}

fn tab(desk: &Desk, address: &Address, filter: Filter) -> Node {
    let name = match filter {
        Filter::All => "All",
        Filter::Shared => "Told by several",
        Filter::Conflicts => "Differing",
        Filter::Alone => "Told by one",
    };
    let mut link = address.clone();
    link.filter = filter;
    tag("a")
        .here(filter == address.filter)
        .to(link)
        .text(name)
        .text(" ")
        .child(tag("small").number(shown(desk, filter).len()))
}

fn none() -> Node {
    tag("p")
        .class("lede")
        .text("No statement is of this kind. ")
        .child(tag("a").with(Name::Href, "#/statements").text("Show all"))
}

fn cards(desk: &Desk) -> Node {
    let mut conflicts = desk.conflicts();
    conflicts.retain(|conflict| conflict.verdict != Verdict::SameSaidDifferently);
    tag("div")
        .class("cards wide")
        .each(conflicts, |conflict| card(desk, conflict))
}

fn table(desk: &Desk, shown: &[&Statement]) -> Node {
    let body = tag("tbody").each(shown.iter().take(N_ROWS), |statement| {
        tag("tr").each(desk.indexes(), |index| cell(desk, statement, index))
    });
    tag("table")
        .child(tag("thead").child(source_heads(tag("tr"), desk)))
        .child(body)
}

/// What one source tells of a statement.
fn cell(desk: &Desk, statement: &Statement, index: usize) -> Node {
    let source = tag("span").class("whose").text(desk.source(index));
    let is_own = |member: &&Member| member.document as usize == index;
    if !statement.members.iter().any(|member| is_own(&member)) {
        return tag("td").class("none").child(source).text("not told");
    }
    desk.original("td")
        .child(source)
        .each(statement.members.iter().filter(is_own), |member| {
            let span = Span {
                start: member.start,
                end: member.end,
            };
            let link = tag("a").to(desk.passage(index, span));
            tag("p").child(link.text(span.of(desk.text(index))))
        })
}
