//! The bundle's body: the numbers, strings and spans of its parts, in the order of the structures.
//!
//! The spans of a list stand together, before the rest of its items: so they compress best. A thing
//! that may be missing is preceded by 0 where it is missing, else by 1; a date's end is empty where it is its beginning, an entity's id where
//! it follows from the name. In front stands 0 for a small corpus, else 1 and the vocabulary of which
//! all texts are coded. The index comes last: of a small corpus, which is indexed again on opening,
//! its roots alone, else all of it.
//!
//! Of a corpus that is not small lie in parts: the texts with their sentences and findings, article
//! after article, and the posting lists of words.

mod across;
mod compared;

pub(super) use compared::{comparison, put_comparison, put_statements, statements};

use std::rc::Rc;

use super::{Bundle, Indexed};
use crate::{
    base::{
        Coder, Diagnostic, Late, Parts, PartsWriter, Place, Reader, Severity, Span, Words, Writer,
    },
    corpus::{Block, Detail, Document, Field, Offsets, Origin, Role},
    entity::{Alias, Bound, DateMention, Entity, Findings, Kind, Mention, Quantity, Quote, slug},
    index::Index,
    text::Sentence,
};

/// A corpus with at most this many bytes of text has no codes, and is indexed when that is asked for: its index
/// would be half of the page's data. The time that indexing takes grows with the text.
const SMALL: usize = 1 << 16;

/// Writes `bundle` to the end of `out`, and what is not read at first to `parts`.
pub(super) fn write(out: &mut Writer, parts: &mut PartsWriter, bundle: &Bundle) {
    let n_bytes: usize = bundle
        .documents
        .iter()
        .map(|document| document.text.len())
        .sum();
    let coder = (n_bytes > SMALL).then(|| {
        let texts = bundle.documents.iter().flat_map(|document| {
            let values = document.details.iter().map(|detail| detail.value.as_str());
            values.chain([document.text.as_str()])
        });
        Rc::new(Coder::of(texts))
    });
    out.number(u32::from(coder.is_some()));
    if let Some(coder) = &coder {
        coder.write(out);
        out.code_with(coder);
    }
    // What is read late stands in columns of its own; in a small corpus like stands by like.
    let late = |out: &mut Writer, put: &dyn Fn(&mut Writer)| match &coder {
        Some(coder) => {
            let mut own = Writer::coding(coder);
            put(&mut own);
            out.bytes(&own.encode());
        }
        None => put(out),
    };
    out.text(&bundle.title);
    out.text(&bundle.language);
    out.count(bundle.documents.len());
    let places: Vec<Option<Places>> = bundle
        .documents
        .iter()
        .zip(&bundle.sentences)
        .zip(&bundle.findings)
        .map(|((document, sentences), findings)| {
            let coder = coder.as_ref()?;
            parts.part(false);
            let mut part = |put: &dyn Fn(&mut Writer)| {
                let mut own = Writer::coding(coder);
                put(&mut own);
                parts.put(&own.encode())
            };
            let sentences = part(&|out| put_sentences(out, sentences));
            let findings = part(&|out| put_findings(out, findings));
            Some(Places {
                text: parts.put(&coder.encode(&document.text)),
                sentences,
                findings,
            })
        })
        .collect();
    for (document, places) in bundle.documents.iter().zip(&places) {
        let text = places.as_ref().map(|places| places.text);
        late(out, &|out| put_document(out, document, text));
    }
    for (sentences, places) in bundle.sentences.iter().zip(&places) {
        match places {
            Some(places) => out.place(places.sentences),
            None => put_sentences(out, sentences),
        }
    }
    out.numbers(&bundle.in_time);
    out.numbers(&bundle.n_words);
    late(out, &|out| put_entities(out, &bundle.entities));
    for (findings, places) in bundle.findings.iter().zip(&places) {
        match places {
            Some(places) => out.place(places.findings),
            None => put_findings(out, findings),
        }
    }
    out.count(bundle.diagnostics.len());
    for diagnostic in &bundle.diagnostics {
        out.number(diagnostic.severity as u32);
        out.text(&diagnostic.file);
        out.number(diagnostic.line.unwrap_or(0));
        out.text(&diagnostic.message);
        out.text(&diagnostic.hint);
    }
    late(out, &|out| across::put(out, &bundle.across));
    match coder {
        None => out.bytes(&Indexed::roots(bundle.index())),
        Some(_) => bundle.index().write(out, parts),
    }
}

/// Where the parts have what is read of an article.
struct Places {
    text: Place,
    sentences: Place,
    findings: Place,
}

fn put_sentences(out: &mut Writer, sentences: &[Sentence]) {
    out.spans(&spans(sentences, |sentence| sentence.span));
    let mut last = 0;
    for sentence in sentences {
        out.number(sentence.block.wrapping_sub(last));
        last = sentence.block;
    }
}

fn put_entities(out: &mut Writer, entities: &[Entity]) {
    out.count(entities.len());
    for entity in entities {
        let follows = entity.id == slug(&entity.name);
        out.text(if follows { "" } else { &entity.id });
        out.number(entity.kind as u32);
        out.text(&entity.name);
        out.count(entity.aliases.len());
        for alias in &entity.aliases {
            out.text(&alias.name);
            out.text(&alias.reason);
        }
    }
}

/// Writes a document, whose `text` may lie in a part.
fn put_document(out: &mut Writer, document: &Document, text: Option<Place>) {
    let Document {
        id, file, sha256, ..
    } = document;
    out.text(id);
    out.text(file);
    match text {
        Some(codes) => out.text_at(&document.text, codes),
        None => out.text(&document.text),
    }
    let (digits, _) = sha256.as_bytes().as_chunks::<2>();
    let bytes = digits.iter().map_while(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    });
    out.bytes(&bytes.collect::<Vec<u8>>());
    out.numbers(document.offsets.numbers());
    out.spans(&spans(&document.details, |detail| detail.span));
    for detail in &document.details {
        out.number(detail.field as u32);
        out.number(detail.origin as u32);
        out.text(&detail.value);
        out.text(&detail.note);
    }
    out.spans(&spans(&document.blocks, |block| block.span));
    for block in &document.blocks {
        out.number(block.role as u32);
    }
}

fn put_findings(out: &mut Writer, findings: &Findings) {
    out.spans(&spans(&findings.mentions, |mention| mention.span));
    for mention in &findings.mentions {
        out.number(mention.entity);
    }
    out.spans(&spans(&findings.dates, |date| date.span));
    for date in &findings.dates {
        out.text(&date.from);
        out.text(if date.to == date.from { "" } else { &date.to });
    }
    out.spans(&spans(&findings.quantities, |quantity| quantity.span));
    for quantity in &findings.quantities {
        put_value(out, quantity.value);
        out.text(&quantity.unit);
        out.number(quantity.bound as u32);
    }
    out.spans(&spans(&findings.quotes, |quote| quote.span));
    for quote in &findings.quotes {
        put_option(out, quote.speaker.as_ref());
        put_option(out, quote.cue.as_ref());
    }
}

/// Writes a value: one more than what is whole and not large, as most are; of others 0 and the bits.
fn put_value(out: &mut Writer, value: f64) {
    let whole = value as u32;
    if f64::from(whole).to_bits() == value.to_bits() && whole < u32::MAX {
        out.number(whole + 1);
        return;
    }
    let bits = value.to_bits();
    out.number(0);
    out.number((bits >> 32) as u32);
    out.number(bits as u32);
}

fn value(reader: &mut Reader<'_>) -> f64 {
    match reader.number().checked_sub(1) {
        Some(whole) => whole.into(),
        None => {
            let bits = u64::from(reader.number()) << 32 | u64::from(reader.number());
            f64::from_bits(bits)
        }
    }
}

fn put_option(out: &mut Writer, text: Option<&String>) {
    out.number(u32::from(text.is_some()));
    if let Some(text) = text {
        out.text(text);
    }
}

fn spans<T>(items: &[T], span: impl Fn(&T) -> Span) -> Vec<Span> {
    items.iter().map(span).collect()
}

/// Reads what [`write`] has written; whether it was whole, the reader knows.
#[inline(never)]
pub(super) fn read(reader: &mut Reader<'static>, parts: &'static Parts) -> Bundle {
    let words = (reader.number() > 0).then(|| Words::read(reader));
    reader.decode_with(words, parts);
    let mut bundle = Bundle {
        title: reader.string(),
        language: reader.string(),
        parts,
        ..Bundle::default()
    };
    let n_documents = reader.count();
    for _ in 0..n_documents {
        bundle.documents.push(late(reader, document));
    }
    for _ in 0..n_documents {
        bundle.sentences.push(in_part(reader, sentences));
    }
    bundle.in_time = reader.numbers();
    bundle.n_words = reader.numbers();
    bundle.entities = late(reader, entities);
    for _ in 0..n_documents {
        bundle.findings.push(in_part(reader, findings));
    }
    for _ in 0..reader.count() {
        bundle.diagnostics.push(Diagnostic {
            severity: match reader.number() {
                0 => Severity::Note,
                1 => Severity::Warning,
                _ => Severity::Error,
            },
            file: reader.string(),
            line: Some(reader.number()).filter(|&line| line > 0),
            message: reader.string(),
            hint: reader.string(),
        });
    }
    bundle.across = late(reader, |reader| across::across(reader));
    bundle.indexed = match words {
        None => Indexed::later(reader.bytes().into()),
        Some(_) => Index::read(reader).into(),
    };
    bundle
}

/// What `read` reads: from columns of its own when it is asked for, in a small corpus at once.
fn late<T>(reader: &mut Reader<'static>, read: fn(&mut Reader<'static>) -> T) -> Late<T> {
    match reader.words() {
        Some(_) => Late::new(reader, read),
        None => read(reader).into(),
    }
}

/// The same of what lies in a part.
fn in_part<T>(reader: &mut Reader<'static>, read: fn(&mut Reader<'static>) -> T) -> Late<T> {
    match reader.words() {
        Some(_) => Late::in_part(reader, read),
        None => read(reader).into(),
    }
}

#[inline(never)]
fn sentences(reader: &mut Reader<'static>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut block = 0u32;
    for span in reader.spans() {
        block = block.wrapping_add(reader.number());
        sentences.push(Sentence { span, block });
    }
    sentences
}

#[inline(never)]
fn document(reader: &mut Reader<'static>) -> Document {
    Document {
        id: reader.string(),
        file: reader.string(),
        text: match reader.words() {
            Some(_) => reader.text_in_part(),
            None => reader.text(),
        },
        sha256: {
            let mut digits = String::new();
            for byte in reader.bytes() {
                for digit in [byte >> 4, byte & 15] {
                    digits.extend(char::from_digit(digit.into(), 16));
                }
            }
            digits
        },
        offsets: Offsets::from_numbers(reader.numbers()),
        details: {
            let mut details = Vec::new();
            for span in reader.spans() {
                details.push(Detail {
                    field: field(reader),
                    origin: origin(reader),
                    value: reader.text(),
                    note: reader.string(),
                    span,
                });
            }
            details
        },
        blocks: {
            let mut blocks = Vec::new();
            for span in reader.spans() {
                let role = match reader.number() {
                    0 => Role::Headline,
                    1 => Role::Summary,
                    2 => Role::Byline,
                    3 => Role::Caption,
                    4 => Role::Subheading,
                    5 => Role::Body,
                    _ => Role::Boilerplate,
                };
                blocks.push(Block { role, span });
            }
            blocks
        },
    }
}

fn entities(reader: &mut Reader<'static>) -> Vec<Entity> {
    let mut entities = Vec::new();
    for _ in 0..reader.count() {
        entities.push(entity(reader));
    }
    entities
}

#[inline(never)]
fn entity(reader: &mut Reader<'_>) -> Entity {
    let mut entity = Entity {
        id: reader.string(),
        kind: match reader.number() {
            0 => Kind::Person,
            1 => Kind::Organization,
            2 => Kind::Place,
            _ => Kind::Event,
        },
        name: reader.string(),
        aliases: {
            let mut aliases = Vec::new();
            for _ in 0..reader.count() {
                aliases.push(Alias {
                    name: reader.string(),
                    reason: reader.string(),
                    ground: None,
                });
            }
            aliases
        },
    };
    if entity.id.is_empty() {
        entity.id = slug(&entity.name);
    }
    entity
}

#[inline(never)]
fn findings(reader: &mut Reader<'static>) -> Findings {
    let mut findings = Findings::default();
    for span in reader.spans() {
        let entity = reader.number();
        findings.mentions.push(Mention { span, entity });
    }
    for span in reader.spans() {
        let from = reader.string();
        let mut to = reader.string();
        if to.is_empty() {
            to.push_str(&from);
        }
        findings.dates.push(DateMention { span, from, to });
    }
    for span in reader.spans() {
        findings.quantities.push(Quantity {
            span,
            value: value(reader),
            unit: reader.string(),
            bound: match reader.number() {
                0 => Bound::Exact,
                1 => Bound::About,
                2 => Bound::AtLeast,
                _ => Bound::AtMost,
            },
        });
    }
    for span in reader.spans() {
        findings.quotes.push(Quote {
            span,
            speaker: option(reader),
            cue: option(reader),
        });
    }
    findings
}

#[inline(never)]
fn option(reader: &mut Reader<'_>) -> Option<String> {
    (reader.number() > 0).then(|| reader.string())
}

fn field(reader: &mut Reader<'_>) -> Field {
    match reader.number() {
        0 => Field::Headline,
        1 => Field::Outlet,
        2 => Field::Byline,
        3 => Field::Initials,
        4 => Field::Published,
        5 => Field::Updated,
        6 => Field::Place,
        7 => Field::Credit,
        _ => Field::Url,
    }
}

fn origin(reader: &mut Reader<'_>) -> Origin {
    match reader.number() {
        0 => Origin::Read,
        1 => Origin::Supplied,
        2 => Origin::Editor,
        3 => Origin::Furniture,
        4 => Origin::Weekday,
        _ => Origin::Frequent,
    }
}
