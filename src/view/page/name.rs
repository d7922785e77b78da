//! One entity: the names it goes by and who uses them, what stands beside it, what is said by it and
//! of it, every sentence that mentions it, and a form to correct it.

use std::cmp::Reverse;

use super::{correct, lost, names::few_sources};
use crate::{
    address::{Address, Page},
    base::{Arrange, Span},
    engine::EntitySummary,
    entity::{Mention, Quote},
    text::normal_form,
    view::{
        desk::Desk,
        part::{
            Marks, Name, Node, column_head, count, first_of, group, in_context, kind_plural,
            marked, matrix, name_link, row_head, source_heads, tag,
        },
    },
};

/// More documents than this are counted, not shown.
const N_DOCUMENTS: usize = 50;
/// More neighbours than this say little.
const N_NEIGHBORS: usize = 16;

pub fn page(desk: &Desk, id: &str) -> Node {
    let mut entities = desk.entities().iter().enumerate();
    let Some((at, entity)) = entities.find(|(_, entity)| entity.id == id && entity.total > 0)
    else {
        return lost("There is no such name", id);
    };
    let own = Own::of(desk, at);
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
                .text(". ")
                .child(
                    tag("a")
                        .to(Address {
                            name: id.to_owned(),
                            ..Address::of(Page::Statements)
                        })
                        .text("What is stated of it"),
                ),
        )
        .child(correct::form(desk, entity))
        .child(names_used(desk, entity, &own))
        .child(neighbors(desk, &own))
        .child(quotes(desk, "Quoted", &own.said, false))
        .child(quotes(desk, "Named in quotations", &own.heard, true))
        .each(own.mentions.iter().take(N_DOCUMENTS), |(index, own)| {
            mentions(desk, *index, own)
        })
        .child(first_of(N_DOCUMENTS, own.mentions.len(), "source"))
}

/// What the corpus says of one entity.
#[derive(Default)]
struct Own<'a> {
    /// The documents that mention it, each with the mentions.
    mentions: Vec<(usize, Vec<Mention>)>,
    /// How often each entity is mentioned in the same sentences.
    beside: Vec<u32>,
    /// Its quotations.
    said: Vec<(usize, &'a Quote)>,
    /// Others' quotations in which it is named.
    heard: Vec<(usize, &'a Quote)>,
}

impl<'a> Own<'a> {
    fn of(desk: &'a Desk, entity: usize) -> Self {
        let mut found = Self {
            beside: vec![0; desk.entities().len()],
            ..Self::default()
        };
        let name = desk.entities().get(entity).map(|entity| &entity.name);
        let is_own = |mention: &Mention| mention.entity as usize == entity;
        for (index, findings) in desk.engine.bundle().findings.iter().enumerate() {
            let mut own = findings.mentions.to_vec();
            own.retain(is_own);
            for quote in &findings.quotes {
                if quote.speaker.as_ref() == name {
                    found.said.push((index, quote));
                } else if own.iter().any(|mention| quote.span.overlaps(mention.span)) {
                    found.heard.push((index, quote));
                }
            }
            for sentence in sentences(desk, index, &own) {
                for other in &findings.mentions {
                    let n = found.beside.get_mut(other.entity as usize);
                    if let Some(n) = n.filter(|_| sentence.contains(other.span)) {
                        *n += 1;
                    }
                }
            }
            if let Some(n) = found.beside.get_mut(entity) {
                *n = 0;
            }
            if !own.is_empty() {
                found.mentions.push((index, own));
            }
        }
        found
    }
}

/// The sentences in which the mentions stand, each once.
fn sentences(desk: &Desk, document: usize, own: &[Mention]) -> Vec<Span> {
    let mut sentences: Vec<_> = own
        .iter()
        .map(|mention| desk.sentence_around(document, mention.span))
        .collect();
    sentences.dedup();
    sentences
}

/// Each name, why it is taken for one, and how often each source uses it.
fn names_used(desk: &Desk, entity: &EntitySummary, own: &Own<'_>) -> Node {
    let aliases = entity.aliases.iter();
    let mut rows = vec![(entity.name.as_str(), "", vec![0; desk.n_documents()])];
    rows.extend(aliases.map(|alias| {
        let counts = vec![0; desk.n_documents()];
        (alias.name.as_str(), alias.reason.as_str(), counts)
    }));
    for (index, mentions) in &own.mentions {
        for mention in mentions {
            let form = normal_form(mention.span.of(desk.text(*index)));
            let at = rows.iter().position(|(name, ..)| normal_form(name) == form);
            let row = rows.get_mut(at.unwrap_or_default());
            if let Some(n) = row.and_then(|(_, _, counts)| counts.get_mut(*index)) {
                *n += 1usize;
            }
        }
    }
    rows.retain(|(_, _, counts)| counts.iter().any(|n| *n > 0));
    let few = few_sources(desk);
    let head = tag("tr").child(column_head("Name"));
    let head = match few {
        true => source_heads(head, desk),
        false => head.child(column_head("Mentions")),
    };
    let body = tag("tbody").each(rows, |(name, reason, counts)| {
        let row = tag("tr").child(row_head().text(name));
        let row = match few {
            true => row.each(counts, figure),
            false => row.child(figure(counts.iter().sum())),
        };
        row.child(tag("td").class("why").text(reason))
    });
    group().leaf("h2", "Names used").child(matrix(
        "Names used",
        head.child(column_head("Why")),
        body,
    ))
}

/// A cell with a figure; a point for none.
pub fn figure(n: usize) -> Node {
    match n {
        0 => tag("td").text("·"),
        n => tag("td").number(n),
    }
}

/// Who and what is mentioned in the same sentences.
fn neighbors(desk: &Desk, own: &Own<'_>) -> Node {
    let mut beside: Vec<(usize, u32)> = own.beside.iter().copied().enumerate().collect();
    beside.retain(|(_, n)| *n > 0);
    if beside.is_empty() {
        return group();
    }
    beside.arrange_by_key(|(_, n)| Reverse(*n));
    beside.truncate(N_NEIGHBORS);
    group()
        .leaf("h2", "In the same sentences")
        .child(tag("ul").class("chips").each(beside, |(at, n)| {
            let entity = desk.entities().get(at);
            tag("li").each(entity, |entity| {
                name_link(entity)
                    .text(&entity.name)
                    .text(" ")
                    .child(tag("small").number(n as usize))
            })
        }))
}

/// Quotations, with their speakers where those are not the entity itself.
fn quotes(desk: &Desk, heading: &str, quotes: &[(usize, &Quote)], speakers: bool) -> Node {
    if quotes.is_empty() {
        return group();
    }
    let shown = quotes.iter().take(N_DOCUMENTS);
    group()
        .leaf("h2", heading)
        .child(tag("ul").class("passages").each(shown, |(index, quote)| {
            let passage = desk.passage(*index, quote.span);
            tag("li")
                .child(
                    tag("span")
                        .class("whose")
                        .child(tag("a").to(passage).text(desk.source(*index)))
                        .each(quote.speaker.iter().filter(|_| speakers), |speaker| {
                            group().text(" · ").text(speaker)
                        }),
                )
                .child(
                    desk.original("q")
                        .text(quote.span.of(desk.text(*index)).trim()),
                )
        }))
        .child(first_of(N_DOCUMENTS, quotes.len(), "quotation"))
}

/// The sentences of one source that mention the entity.
fn mentions(desk: &Desk, document: usize, own: &[Mention]) -> Node {
    let marks = Marks {
        entities: desk.entities(),
        mentions: own,
        ..Marks::default()
    };
    let sentences = sentences(desk, document, own);
    group()
        .leaf("h2", desk.source(document))
        .child(tag("ul").class("passages").each(sentences, |sentence| {
            desk.original("li")
                .child(marked(desk.text(document), sentence, &marks))
                .child(in_context(desk.passage(document, sentence)))
        }))
}
