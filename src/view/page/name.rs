//! One entity: the names it goes by and who uses them, what stands beside it, what is said by it and
//! of it, every sentence that mentions it, and a form to correct it.

use std::cmp::Reverse;

use super::{correct, lost, names::few_sources};
use crate::{
    address::{Address, Page},
    base::{Arrange, Span},
    engine::EntitySummary,
    entity::{Mention, Quote},
    locale::{Text, count, filled, say},
    text::normal_form,
    view::{
        desk::Desk,
        part::{
            Marks, Name, Node, column_head, first_of, group, in_context, kind_plural, marked,
            matrix, name_link, pager, row_head, source_heads, stretch, tag,
        },
    },
};

/// The documents are shown in stretches of so many.
const N_DOCUMENTS: usize = 50;
/// More neighbours than this say little.
const N_NEIGHBORS: usize = 16;

pub fn page(desk: &Desk, address: &Address, id: &str) -> Node {
    let mut entities = desk.entities().iter().enumerate();
    let Some((at, entity)) = entities.find(|(_, entity)| entity.id == id && entity.total > 0)
    else {
        return lost(Text::NoSuchName, id);
    };
    let own = Own::of(desk, at);
    tag("section.namepage")
        .child(
            tag("p.source")
                .child(tag("a").with(Name::Href, "#/names").say(Text::Names))
                .text(" · ")
                .say(kind_plural(entity.kind)),
        )
        .leaf("h1", &entity.name)
        .child(
            tag("p.lede")
                .says(filled(
                    Text::MentionsIn,
                    &[
                        &count(entity.total as usize, Text::CountMentions),
                        &count(entity.counts.len(), Text::Sources),
                    ],
                ))
                .text(" ")
                .child(
                    tag("a")
                        .to(Address {
                            name: id.to_owned(),
                            ..Address::of(Page::Statements)
                        })
                        .say(Text::StatedOfIt),
                ),
        )
        .child(correct::form(desk, entity))
        .child(names_used(desk, entity, &own))
        .child(neighbors(desk, &own))
        .child(quotes(desk, Text::Quoted, &own.said, false))
        .child(quotes(desk, Text::NamedInQuotes, &own.heard, true))
        .each(
            stretch(address, &own.mentions, N_DOCUMENTS),
            |(index, own)| mentions(desk, *index, own),
        )
        .child(pager(
            address,
            N_DOCUMENTS,
            own.mentions.len(),
            Text::Sources,
        ))
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
    let head = tag("tr").child(column_head(say(Text::NameHead)));
    let head = match few {
        true => source_heads(head, desk),
        false => head.child(column_head(say(Text::Mentions))),
    };
    let body = tag("tbody").each(rows, |(name, reason, counts)| {
        let row = tag("tr").child(row_head().text(name));
        let row = match few {
            true => row.each(counts, figure),
            false => row.child(figure(counts.iter().sum())),
        };
        row.child(tag("td.why").says(told(reason)))
    });
    group().head("h2", Text::NamesUsed).child(matrix(
        say(Text::NamesUsed),
        head.child(column_head(say(Text::Why))),
        body,
    ))
}

/// The words that the reading of names gives as a reason, and what stands for them here.
const REASONS: [(&str, Text); 9] = [
    ("surname of ", Text::ReasonSurname),
    ("part of the name of ", Text::ReasonPart),
    ("spelling of ", Text::ReasonSpelling),
    ("abbreviation of ", Text::ReasonAbbreviation),
    ("short form of ", Text::ReasonShort),
    ("other name of ", Text::ReasonOther),
    ("abbreviation, expanded in brackets: ", Text::ReasonExpanded),
    ("initials: ", Text::ReasonInitials),
    ("by correction", Text::ReasonCorrection),
];

/// A reason in the language of the interface; as it is where it is none of those.
fn told(reason: &str) -> String {
    for (words, text) in REASONS {
        if let Some(name) = reason.strip_prefix(words) {
            return filled(text, &[name]);
        }
    }
    reason.to_owned()
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
        .head("h2", Text::InSameSentences)
        .child(tag("ul.chips").each(beside, |(at, n)| {
            let entity = desk.entities().get(at);
            tag("li").each(entity, |entity| {
                name_link(&entity.id)
                    .text(&entity.name)
                    .text(" ")
                    .child(tag("small").number(n as usize))
            })
        }))
}

/// Quotations, with their speakers where those are not the entity itself.
fn quotes(desk: &Desk, heading: Text, quotes: &[(usize, &Quote)], speakers: bool) -> Node {
    if quotes.is_empty() {
        return group();
    }
    let shown = quotes.iter().take(N_DOCUMENTS);
    group()
        .head("h2", heading)
        .child(tag("ul.passages").each(shown, |(index, quote)| {
            let passage = desk.passage(*index, quote.span);
            tag("li")
                .child(
                    tag("span.whose")
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
        .child(first_of(N_DOCUMENTS, quotes.len(), Text::CountQuotations))
}

/// The sentences of one source that mention the entity.
fn mentions(desk: &Desk, document: usize, own: &[Mention]) -> Node {
    let marks = Marks {
        entities: &desk.engine.bundle().entities,
        mentions: own,
        ..Marks::default()
    };
    let sentences = sentences(desk, document, own);
    group()
        .leaf("h2", desk.source(document))
        .child(tag("ul.passages").each(sentences, |sentence| {
            desk.original("li")
                .child(marked(desk.text(document), sentence, &marks))
                .child(in_context(desk.passage(document, sentence)))
        }))
}
