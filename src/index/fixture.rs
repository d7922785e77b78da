//! Small corpora for the tests of this module.

use super::{Analysed, Index, Results, answer::Why, build};
use crate::{
    base::{Late, Span},
    corpus::{Detail, Document, Field, Role},
    entity::{Alias, Entity, Findings, Kind, Mention},
    text::{Sentence, block_sentences},
};

pub(super) fn line(role: Role, text: &str) -> (Role, &str) {
    (role, text)
}

/// A document of these lines.
pub(super) fn document(id: &str, lines: &[(Role, &str)]) -> Document {
    let headline = lines.iter().find(|(role, _)| *role == Role::Headline);
    let details = headline.map(|(_, line)| supplied(Field::Headline, line));
    Document::of_lines(id, lines, details.into_iter().collect())
}

pub(super) fn supplied(field: Field, value: &str) -> Detail {
    Detail::supplied(field, value.to_owned())
}

pub(super) fn entity(id: &str, kind: Kind, name: &str, aliases: &[&str]) -> Entity {
    let alias = |alias: &&str| Alias {
        name: (*alias).to_owned(),
        reason: String::new(),
        ground: None,
    };
    Entity {
        id: id.to_owned(),
        kind,
        name: name.to_owned(),
        aliases: aliases.iter().map(alias).collect(),
    }
}

/// A corpus with its index.
pub(super) struct Corpus {
    pub(super) documents: Vec<Late<Document>>,
    pub(super) sentences: Vec<Late<Vec<Sentence>>>,
    pub(super) entities: Late<Vec<Entity>>,
    pub(super) findings: Vec<Late<Findings>>,
    pub(super) index: Index,
}

impl Corpus {
    /// Mentions are the places where a name of an entity is written letter by letter, the longest
    /// name first; the root of a word is what `root` says.
    pub(super) fn new(
        documents: Vec<Document>,
        entities: Vec<Entity>,
        root: &dyn Fn(&str) -> String,
    ) -> Self {
        let sentences = documents.iter().map(document_sentences);
        let sentences = sentences.map(Late::from).collect();
        let findings: Vec<Late<Findings>> = documents
            .iter()
            .map(|document| Findings {
                mentions: mentions(&document.text, &entities),
                ..Findings::default()
            })
            .map(Late::from)
            .collect();
        let documents: Vec<_> = documents.into_iter().map(Late::from).collect();
        let index = build::build(&documents, &entities, &findings, &mut |form| root(form));
        Self {
            documents,
            sentences,
            entities: entities.into(),
            findings,
            index,
        }
    }

    pub(super) fn search(&self, query: &str) -> Results {
        self.search_for(query, 10)
    }

    pub(super) fn search_for(&self, query: &str, limit: usize) -> Results {
        let corpus = Analysed {
            documents: &self.documents,
            sentences: &self.sentences,
            findings: &self.findings,
        };
        self.index.search(corpus, query, limit)
    }

    /// The ids of the hits, best first.
    pub(super) fn ids(&self, query: &str) -> Vec<String> {
        let hits = self.search(query).hits;
        hits.iter()
            .map(|hit| self.documents[hit.document as usize].id.clone())
            .collect()
    }

    /// The matches of the hit at `rank`, as text.
    pub(super) fn matches(&self, query: &str, rank: usize) -> Vec<(String, Why)> {
        let results = self.search(query);
        let hit = &results.hits[rank];
        let text = &self.documents[hit.document as usize].text;
        hit.matches
            .iter()
            .map(|m| {
                (
                    Span {
                        start: m.start,
                        end: m.end,
                    }
                    .of(text)
                    .to_owned(),
                    m.why,
                )
            })
            .collect()
    }
}

fn document_sentences(document: &Document) -> Vec<Sentence> {
    block_sentences(
        &document.text,
        document.blocks.iter().map(|block| block.span),
    )
}

fn mentions(text: &str, entities: &[Entity]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for (number, entity) in (0u32..).zip(entities) {
        let aliases = entity.aliases.iter().map(|alias| &alias.name);
        for name in aliases.chain([&entity.name]) {
            found.extend(text.match_indices(name.as_str()).map(|(start, _)| Mention {
                span: Span::new(start, start + name.len()),
                entity: number,
            }));
        }
    }
    found.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    let mut end = 0;
    found.retain(|mention| {
        let free = mention.span.start >= end;
        end = if free { mention.span.end } else { end };
        free
    });
    found
}
