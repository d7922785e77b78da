//! Who and what is spoken of: all names by source, and the reader's corrections of them.

use std::cmp::Reverse;

use super::{correct, name::figure};
use crate::{
    address::Address,
    base::Arrange,
    engine::EntitySummary,
    entity::Kind,
    locale::{Text, say},
    view::{
        desk::Desk,
        part::{
            Node, TABLES, column_head, group, kind_plural, matrix, name_link, pager, row_head,
            save, source_heads, stretch, tag,
        },
    },
};

/// The names of a kind are shown in stretches of so many.
const N_NAMES: usize = 100;
/// More sources than this get no column of their own.
const N_COLUMNS: usize = 12;

/// Whether a table may have a column for each source.
pub fn few_sources(desk: &Desk) -> bool {
    desk.n_documents() <= N_COLUMNS
}

/// All entities of the corpus, with how often each source mentions them.
pub fn list(desk: &Desk, address: &Address) -> Node {
    tag("section.namelist")
        .head("h1", Text::Names)
        .child(correct::list(desk))
        .child(table(desk, address, Kind::Person))
        .child(table(desk, address, Kind::Organization))
        .child(table(desk, address, Kind::Place))
        .child(table(desk, address, Kind::Event))
        .child(save(Text::Names, "entities", TABLES, ""))
}

#[inline(never)]
fn table(desk: &Desk, address: &Address, kind: Kind) -> Node {
    let mut found = desk.named(kind);
    found.retain(|entity| entity.total > 0);
    if found.is_empty() {
        return group();
    }
    found.arrange_by_key(|entity| Reverse((entity.counts.len(), entity.total)));
    let n_found = found.len();
    let found = stretch(address, &found, N_NAMES);
    let head = tag("tr").child(tag("td"));
    let head = match few_sources(desk) {
        true => source_heads(head, desk),
        false => head
            .child(column_head(say(Text::SourceTabs)))
            .child(column_head(say(Text::Mentions))),
    };
    let body = tag("tbody").each(found, |entity| row(desk, entity));
    group()
        .head("h2", kind_plural(kind))
        .child(matrix(say(kind_plural(kind)), head, body))
        .child(pager(address, N_NAMES, n_found, Text::CountNames))
}

fn row(desk: &Desk, entity: &EntitySummary) -> Node {
    let link = name_link(&entity.id).text(&entity.name);
    let row = tag("tr").child(row_head().child(link));
    if !few_sources(desk) {
        return row
            .child(figure(entity.counts.len()))
            .child(figure(entity.total as usize));
    }
    row.each(&desk.engine.bundle().documents, |document| {
        let mut counts = entity.counts.iter();
        let own = counts.find(|known| known.file == document.file);
        figure(own.map_or(0, |known| known.mentions as usize))
    })
}
