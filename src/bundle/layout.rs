//! The bundle's body: the numbers, strings and spans of its parts, in the order of the structures.
//!
//! The spans of a list stand together, before the rest of its items: so they compress best. A thing
//! that may be missing is preceded by 0 where it is missing, else by 1; a [`Known`] value by 0, else
//! by one more than its origin; a date's end is empty where it is its beginning. The index comes
//! last: 0 and its roots alone where the corpus is small enough to be indexed again on opening,
//! else 1 and all of it.

use super::Bundle;
use crate::{
    base::{Diagnostic, Reader, Severity, Span, put, put_bytes, put_spans},
    corpus::{Block, Document, Known, Origin, Role},
    entity::{Alias, Bound, DateMention, Entity, Findings, Kind, Mention, Quantity, Quote},
    index::Index,
    text::Sentence,
};

/// A corpus with at most this many bytes of text is indexed on opening: its index would be half of
/// the page's data. The time that indexing takes grows with the text.
const INDEXED_ON_OPENING: usize = 1 << 16;

/// Writes `bundle` to the end of `out`.
pub(super) fn write(out: &mut Vec<u8>, bundle: &Bundle) {
    put_text(out, &bundle.title);
    put_text(out, &bundle.language);
    put(out, bundle.documents.len() as u32);
    for document in &bundle.documents {
        put_document(out, document);
    }
    for sentences in &bundle.sentences {
        put_spans(out, &spans(sentences, |sentence| sentence.span));
        let mut last = 0;
        for sentence in sentences {
            put(out, sentence.block.wrapping_sub(last));
            last = sentence.block;
        }
    }
    put(out, bundle.entities.len() as u32);
    for entity in &bundle.entities {
        put_text(out, &entity.id);
        put(out, entity.kind as u32);
        put_text(out, &entity.name);
        put(out, entity.aliases.len() as u32);
        for alias in &entity.aliases {
            put_text(out, &alias.name);
            put_text(out, &alias.reason);
        }
    }
    for findings in &bundle.findings {
        put_findings(out, findings);
    }
    put(out, bundle.diagnostics.len() as u32);
    for diagnostic in &bundle.diagnostics {
        put(out, diagnostic.severity as u32);
        put_text(out, &diagnostic.file);
        put(out, diagnostic.line.unwrap_or(0));
        put_text(out, &diagnostic.message);
        put_text(out, &diagnostic.hint);
    }
    let n_bytes: usize = bundle
        .documents
        .iter()
        .map(|document| document.text.len())
        .sum();
    if n_bytes <= INDEXED_ON_OPENING {
        put(out, 0);
        bundle.index.write_roots(out);
    } else {
        put(out, 1);
        bundle.index.write(out);
    }
}

fn put_document(out: &mut Vec<u8>, document: &Document) {
    for text in [
        &document.id,
        &document.file,
        &document.text,
        &document.headline,
    ] {
        put_text(out, text);
    }
    put_known(out, document.outlet.as_ref(), |out, outlet| {
        put_text(out, outlet)
    });
    put_known(out, document.byline.as_ref(), |out, byline| {
        put(out, byline.len() as u32);
        for name in byline {
            put_text(out, name);
        }
    });
    put_known(out, document.published.as_ref(), |out, date| {
        put_text(out, date)
    });
    put_known(out, document.updated.as_ref(), |out, date| {
        put_text(out, date)
    });
    put_option(out, document.url.as_ref());
    put_spans(out, &spans(&document.blocks, |block| block.span));
    for block in &document.blocks {
        put(out, block.role as u32);
    }
}

fn put_findings(out: &mut Vec<u8>, findings: &Findings) {
    put_spans(out, &spans(&findings.mentions, |mention| mention.span));
    for mention in &findings.mentions {
        put(out, mention.entity);
    }
    put_spans(out, &spans(&findings.dates, |date| date.span));
    for date in &findings.dates {
        put_text(out, &date.from);
        put_text(out, if date.to == date.from { "" } else { &date.to });
    }
    put_spans(out, &spans(&findings.quantities, |quantity| quantity.span));
    for quantity in &findings.quantities {
        out.extend_from_slice(&quantity.value.to_le_bytes());
        put_text(out, &quantity.unit);
        put(out, quantity.bound as u32);
    }
    put_spans(out, &spans(&findings.quotes, |quote| quote.span));
    for quote in &findings.quotes {
        put_option(out, quote.speaker.as_ref());
        put_option(out, quote.cue.as_ref());
    }
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_bytes(out, text.as_bytes());
}

fn put_option(out: &mut Vec<u8>, text: Option<&String>) {
    put(out, u32::from(text.is_some()));
    if let Some(text) = text {
        put_text(out, text);
    }
}

fn put_known<T>(out: &mut Vec<u8>, known: Option<&Known<T>>, value: impl Fn(&mut Vec<u8>, &T)) {
    put(out, known.map_or(0, |known| known.origin as u32 + 1));
    if let Some(known) = known {
        value(out, &known.value);
    }
}

fn spans<T>(items: &[T], span: impl Fn(&T) -> Span) -> Vec<Span> {
    items.iter().map(span).collect()
}

/// Reads what [`write`] has written; whether it was whole, the reader knows.
#[inline(never)]
pub(super) fn read(reader: &mut Reader<'_>) -> Bundle {
    let mut bundle = Bundle {
        title: reader.string(),
        language: reader.string(),
        ..Bundle::default()
    };
    let n_documents = reader.count();
    for _ in 0..n_documents {
        bundle.documents.push(document(reader));
    }
    for _ in 0..n_documents {
        let mut sentences = Vec::new();
        let mut block = 0u32;
        for span in reader.spans() {
            block = block.wrapping_add(reader.number());
            sentences.push(Sentence { span, block });
        }
        bundle.sentences.push(sentences);
    }
    for _ in 0..reader.count() {
        bundle.entities.push(entity(reader));
    }
    for _ in 0..n_documents {
        bundle.findings.push(findings(reader));
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
    bundle.index = match reader.number() {
        0 => Index::rebuild(
            &bundle.documents,
            &bundle.entities,
            &bundle.findings,
            reader,
        ),
        _ => Index::read(reader),
    };
    bundle
}

#[inline(never)]
fn document(reader: &mut Reader<'_>) -> Document {
    Document {
        id: reader.string(),
        file: reader.string(),
        text: reader.string(),
        headline: reader.string(),
        outlet: known(reader),
        byline: origin(reader).map(|origin| {
            let mut value = Vec::new();
            for _ in 0..reader.count() {
                value.push(reader.string());
            }
            Known { value, origin }
        }),
        published: known(reader),
        updated: known(reader),
        url: option(reader),
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

#[inline(never)]
fn entity(reader: &mut Reader<'_>) -> Entity {
    Entity {
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
                });
            }
            aliases
        },
    }
}

#[inline(never)]
fn findings(reader: &mut Reader<'_>) -> Findings {
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
        let value = <[u8; 8]>::try_from(reader.exactly(8)).unwrap_or_default();
        findings.quantities.push(Quantity {
            span,
            value: f64::from_le_bytes(value),
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

fn origin(reader: &mut Reader<'_>) -> Option<Origin> {
    match reader.number() {
        0 => None,
        1 => Some(Origin::Read),
        2 => Some(Origin::Supplied),
        _ => Some(Origin::Inferred),
    }
}

#[inline(never)]
fn known(reader: &mut Reader<'_>) -> Option<Known<String>> {
    let origin = origin(reader)?;
    let value = reader.string();
    Some(Known { value, origin })
}
