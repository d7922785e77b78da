//! Tables of figures: a row a thing, a column a source.

use super::{Name, Node, group, tag};
use crate::{
    locale::{Text, count, figure, filled},
    view::desk::Desk,
};

/// A table that scrolls sideways by itself where the window is narrow.
#[inline(never)]
pub fn matrix(label: &str, head: Node, body: Node) -> Node {
    tag("div.scroll")
        .with(Name::Tabindex, "0")
        .with(Name::Role, "region")
        .with(Name::AriaLabel, label)
        .child(
            tag("table.matrix")
                .child(tag("thead").child(head))
                .child(body),
        )
}

/// A table with a row and a column for each source, and a cell for each two.
#[inline(never)]
pub fn square(desk: &Desk, label: &str, cell: &dyn Fn(usize, usize) -> Node) -> Node {
    let body = tag("tbody").each(desk.indexes(), |a| {
        tag("tr")
            .child(row_head().text(desk.source(a)))
            .each(desk.indexes(), |b| match a == b {
                true => tag("td.self"),
                false => cell(a, b),
            })
    });
    matrix(label, source_heads(tag("tr").child(tag("td")), desk), body)
}

/// Adds the head of a column for each source to a row.
#[inline(never)]
pub fn source_heads(row: Node, desk: &Desk) -> Node {
    row.each(desk.indexes(), |index| column_head(desk.source(index)))
}

/// The head of a column.
#[inline(never)]
pub fn column_head(name: &str) -> Node {
    tag("th").with(Name::Scope, "col").text(name)
}

/// The head of a row, still empty.
#[inline(never)]
pub fn row_head() -> Node {
    tag("th").with(Name::Scope, "row")
}

/// Says that of so many things only the first are shown; nothing where all are.
#[inline(never)]
pub fn first_of(n_shown: usize, total: usize, things: Text) -> Node {
    if total <= n_shown {
        return group();
    }
    tag("p.lede").says(filled(
        Text::FirstOf,
        &[&figure(n_shown), &count(total, things)],
    ))
}
