//! The structures in which the engine tells what it knows of documents and entities.

use serde::Serialize;

use crate::{
    base::{Span, plain},
    bundle::Bundle,
    compare::Statement,
    corpus::{Block, Detail, Document, Field, Offsets, Origin, Role},
    entity::{Bound, DateMention, Kind, Mention, Quantity, Quote},
    text::Sentence,
};

/// What is known of a document without opening it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentSummary {
    /// Stable name, used in links.
    pub id: String,
    /// The file's name inside the corpus.
    pub file: String,
    /// Its headline.
    pub headline: String,
    /// Its outlet, where known.
    pub outlet: Option<String>,
    /// Authors' names or initials.
    pub byline: Vec<String>,
    /// ISO 8601, where known.
    pub published: Option<String>,
    /// Its address, where known.
    pub url: Option<String>,
    /// The fields above that are inferred.
    pub inferred: Vec<Field>,
    /// Length of its body, in words.
    pub words: u32,
    /// SHA-256 of the file's bytes in hexadecimal digits; for a `.jsonl` corpus of the line's text.
    pub sha256: String,
}

/// A document's text, with the way back to its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SourceText<'a> {
    /// The text as the corpus holds it: UTF-8 in normal form C.
    pub text: &'a str,
    /// Where its bytes stand in the file, as [`Offsets::numbers`] has it; empty where the text is the
    /// file, or was taken out of a saved page.
    pub offsets: &'a [u32],
}

/// A piece of what is known of a document, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoundDetail {
    /// What it is about.
    pub field: Field,
    /// The value.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
    /// First byte of what on the page says it or leads to it; 0 with `end` 0 where nothing does.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The editor's own reason; empty where none is given.
    pub note: String,
}

/// A mention of an entity in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoundEntity {
    /// First byte of the name.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What it names.
    pub kind: Kind,
    /// The canonical name.
    pub name: String,
    /// The entity's id.
    pub id: String,
}

/// A line of a document and its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FoundBlock {
    /// What the line is for.
    pub role: Role,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A sentence of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FoundSentence {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Index of the block it lies in.
    pub block: u32,
}

/// A date in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoundDate {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// ISO 8601 at the precision stated.
    pub from: String,
    /// The same; equal to `from` unless a range is stated.
    pub to: String,
}

/// A quantity in a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundQuantity {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The number.
    #[serde(serialize_with = "plain")]
    pub value: f64,
    /// The unit or the thing counted.
    pub unit: String,
    /// How the number bounds the real one.
    pub bound: Bound,
}

/// A direct quotation in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoundQuote {
    /// First byte inside the quotation marks.
    pub start: u32,
    /// One past the last byte inside them.
    pub end: u32,
    /// The speaker's canonical name, else the role as written.
    pub speaker: Option<String>,
    /// The word that attributes it.
    pub cue: Option<String>,
}

/// Everything read and found in one document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Analysis {
    /// Stable name, used in links.
    pub id: String,
    /// The file's name inside the corpus.
    pub file: String,
    /// Its headline.
    pub headline: String,
    /// Its outlet, where known.
    pub outlet: Option<String>,
    /// Authors' names or initials.
    pub byline: Vec<String>,
    /// ISO 8601, where known.
    pub published: Option<String>,
    /// The fields above that are inferred.
    pub inferred: Vec<Field>,
    /// What is known of it besides its text, each piece with its evidence.
    pub details: Vec<FoundDetail>,
    /// One block a non-blank line.
    pub blocks: Vec<FoundBlock>,
    /// Its sentences.
    pub sentences: Vec<FoundSentence>,
    /// Names in it.
    pub entities: Vec<FoundEntity>,
    /// Dates in it.
    pub dates: Vec<FoundDate>,
    /// Quantities in it.
    pub quantities: Vec<FoundQuantity>,
    /// Direct quotations in it.
    pub quotes: Vec<FoundQuote>,
    /// Index of the document in the corpus; not part of the answer's outside.
    #[serde(skip)]
    pub document: usize,
}

/// An entity of the corpus and where it is spoken of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntitySummary {
    /// Stable name, used in links.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its canonical name.
    pub name: String,
    /// Its other names, each with the reason why it is taken for one.
    pub aliases: Vec<crate::entity::Alias>,
    /// How often each document mentions it.
    pub counts: Vec<EntityCount>,
    /// How often the corpus mentions it.
    pub total: u32,
}

/// How often one document mentions an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntityCount {
    /// The document's file.
    pub file: String,
    /// Number of mentions.
    pub mentions: u32,
}

/// What the sources state, grouped.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statements {
    /// Those of most sources first.
    pub statements: Vec<Statement>,
}

#[inline(never)]
pub(super) fn summary(bundle: &Bundle, number: usize) -> Option<DocumentSummary> {
    let document = bundle.document(number)?;
    Some(DocumentSummary {
        id: document.id.clone(),
        file: document.file.clone(),
        headline: document.headline().to_owned(),
        outlet: document.outlet().map(str::to_owned),
        byline: byline(document),
        published: document.published().map(str::to_owned),
        url: document.url().map(str::to_owned),
        inferred: document.inferred(),
        words: bundle.n_words.get(number).copied().unwrap_or_default(),
        sha256: document.sha256.clone(),
    })
}

/// Everything found in one document, with ranges as `offsets` map those of its text.
pub(super) fn analyze(bundle: &Bundle, index: usize, offsets: &Offsets) -> Option<Analysis> {
    let document = bundle.documents.get(index)?;
    let findings = bundle.findings.get(index)?;
    let sentences = bundle.sentences.get(index)?;
    let block = |block: &Block| {
        let Span { start, end } = offsets.span(block.span);
        FoundBlock {
            role: block.role,
            start,
            end,
        }
    };
    let sentence = |sentence: &Sentence| {
        let Span { start, end } = offsets.span(sentence.span);
        FoundSentence {
            start,
            end,
            block: sentence.block,
        }
    };
    let entity = |mention: &Mention| {
        let entity = bundle.entities.get(mention.entity as usize)?;
        let Span { start, end } = offsets.span(mention.span);
        Some(FoundEntity {
            start,
            end,
            kind: entity.kind,
            name: entity.name.clone(),
            id: entity.id.clone(),
        })
    };
    let date = |date: &DateMention| {
        let Span { start, end } = offsets.span(date.span);
        FoundDate {
            start,
            end,
            from: date.from.clone(),
            to: date.to.clone(),
        }
    };
    let quantity = |quantity: &Quantity| {
        let Span { start, end } = offsets.span(quantity.span);
        FoundQuantity {
            start,
            end,
            value: quantity.value,
            unit: quantity.unit.clone(),
            bound: quantity.bound,
        }
    };
    let detail = |detail: &Detail| {
        // What stands nowhere on the page stands nowhere in the file.
        let Span { start, end } = match detail.span.is_empty() {
            true => Span::default(),
            false => offsets.span(detail.span),
        };
        FoundDetail {
            field: detail.field,
            value: detail.value.to_string(),
            origin: detail.origin,
            start,
            end,
            note: detail.note.clone(),
        }
    };
    let quote = |quote: &Quote| {
        let Span { start, end } = offsets.span(quote.span);
        FoundQuote {
            start,
            end,
            speaker: quote.speaker.clone(),
            cue: quote.cue.clone(),
        }
    };
    Some(Analysis {
        id: document.id.clone(),
        file: document.file.clone(),
        headline: document.headline().to_owned(),
        outlet: document.outlet().map(str::to_owned),
        byline: byline(document),
        published: document.published().map(str::to_owned),
        inferred: document.inferred(),
        details: document.details.iter().map(detail).collect(),
        blocks: document.blocks.iter().map(block).collect(),
        sentences: sentences.iter().map(sentence).collect(),
        entities: findings.mentions.iter().filter_map(entity).collect(),
        dates: findings.dates.iter().map(date).collect(),
        quantities: findings.quantities.iter().map(quantity).collect(),
        quotes: findings.quotes.iter().map(quote).collect(),
        document: index,
    })
}

pub(super) fn entities(bundle: &Bundle) -> Vec<EntitySummary> {
    let mut summaries: Vec<EntitySummary> = bundle
        .entities
        .iter()
        .map(|entity| EntitySummary {
            id: entity.id.clone(),
            kind: entity.kind,
            name: entity.name.clone(),
            aliases: entity.aliases.clone(),
            counts: Vec::new(),
            total: 0,
        })
        .collect();
    for (document, findings) in bundle.documents.iter().zip(bundle.findings.iter()) {
        for mention in &findings.mentions {
            let Some(entity) = summaries.get_mut(mention.entity as usize) else {
                continue;
            };
            entity.total += 1;
            match entity.counts.last_mut() {
                Some(last) if last.file == document.file => last.mentions += 1,
                _ => entity.counts.push(EntityCount {
                    file: document.file.clone(),
                    mentions: 1,
                }),
            }
        }
    }
    summaries
}

fn byline(document: &Document) -> Vec<String> {
    document.byline().into_iter().map(str::to_owned).collect()
}
