//! Who and what is spoken of: all names by source, and one name with every mention.

use std::cmp::Reverse;

use super::lost;
use crate::{
    base::Arrange,
    engine::EntitySummary,
    entity::Kind,
    view::{
        desk::Desk,
        part::{
            Marks, Name, Node, count, group, in_context, kind_plural, marked, matrix, name_link,
            row_head, source_heads, tag,
        },
    },
};

/// All entities of the corpus, with how often each source mentions them.
pub fn list(desk: &Desk) -> Node {
    tag("section")
        .class("namelist")
        .leaf("h1", "Names")
        .child(table(desk, Kind::Person))
        .child(table(desk, Kind::Organization))
        .child(table(desk, Kind::Place))
        .child(table(desk, Kind::Event))
}

#[inline(never)]
fn table(desk: &Desk, kind: Kind) -> Node {
    let mut found = desk.named(kind);
    found.retain(|entity| entity.total > 0);
    if found.is_empty() {
        return group();
    }
    found.arrange_by_key(|entity| Reverse((entity.counts.len(), entity.total)));
    let head = source_heads(tag("tr").child(tag("td")), desk);
    let body = tag("tbody").each(found, |entity| row(desk, entity));
    group()
        .leaf("h2", kind_plural(kind))
        .child(matrix(kind_plural(kind), head, body))
}

fn row(desk: &Desk, entity: &EntitySummary) -> Node {
    let link = name_link(entity).text(&entity.name);
    tag("tr")
        .child(row_head().child(link))
        .each(&desk.engine.bundle().documents, |document| {
            let counts = &entity.counts;
            match counts.iter().find(|known| known.file == document.file) {
                Some(known) => tag("td").number(known.mentions as usize),
                None => tag("td").text("·"),
            }
        })
}

/// One entity: its names, why they are taken for one, and every sentence that mentions it.
pub fn one(desk: &Desk, id: &str) -> Node {
    let mut entities = desk.entities().iter().enumerate();
    let Some((at, entity)) = entities.find(|(_, entity)| entity.id == id) else {
        return lost("There is no such name", id);
    };
    tag("section")
        .class("namepage")
        .child(
            tag("p")
                .class("source")
                .child(tag("a").with(Name::Href, "#/names").text("Names"))
                .text(" · ")
                .text(kind_plural(entity.kind)),
        )
        .leaf("h1", &entity.name)
        .child(
            tag("p")
                .class("lede")
                .says(count(entity.total as usize, "mention"))
                .text(" in ")
                .says(count(entity.counts.len(), "source"))
                .text("."),
        )
        .when(!entity.aliases.is_empty(), |page| {
            page.leaf("h2", "Also called").child(aliases(entity))
        })
        .each(desk.indexes(), |index| mentions(desk, at, index))
}

fn aliases(entity: &EntitySummary) -> Node {
    tag("ul").class("aliases").each(&entity.aliases, |alias| {
        tag("li")
            .leaf("b", &alias.name)
            .text(" ")
            .leaf("small", &alias.reason)
    })
}

/// The sentences of one source that mention the entity.
fn mentions(desk: &Desk, entity: usize, document: usize) -> Node {
    let mut own = desk.marks(document).mentions.to_vec();
    own.retain(|mention| mention.entity as usize == entity);
    if own.is_empty() {
        return group();
    }
    let mut sentences: Vec<_> = own
        .iter()
        .map(|mention| desk.sentence_around(document, mention.span))
        .collect();
    sentences.dedup();
    let marks = Marks {
        entities: desk.entities(),
        mentions: &own,
        ..Marks::default()
    };
    group()
        .leaf("h2", desk.source(document))
        .child(tag("ul").class("passages").each(sentences, |sentence| {
            desk.original("li")
                .child(marked(desk.text(document), sentence, &marks))
                .child(in_context(desk.passage(document, sentence)))
        }))
}
