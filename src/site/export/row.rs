//! The rows of each table, one after the other: nothing is held but the row at hand.
//!
//! Ids follow from documents and offsets, never from a count, so that the same corpus gives the same ids,
//! and another document added changes none but its own.

use std::{borrow::Cow, cell::OnceCell};

use sha2::{Digest, Sha256};

use super::schema::{Rows, Value};
use crate::{
    base::Span,
    corpus::{Document, Role},
    engine::{Engine, Passage, Statements},
    site::{Error, export::moment},
    text::Sentence,
};

/// OpenSearch refuses ids of more than 512 bytes; offsets and a colon stand behind the document's.
const MOST_ID_BYTES: usize = 440;

/// Where rows go.
pub(super) trait Sink {
    /// Takes a row, whose values stand in the order of the table's columns.
    fn row(&mut self, values: &[Value<'_>]) -> Result<(), Error>;
}

/// A corpus whose rows are asked for, table by table.
pub(super) struct Corpus<'a> {
    engine: &'a Engine,
    /// Two tables are made from them, and grouping ten thousand documents takes a quarter of a minute.
    statements: OnceCell<Statements>,
}

impl<'a> Corpus<'a> {
    pub(super) fn new(engine: &'a Engine) -> Self {
        Self {
            engine,
            statements: OnceCell::new(),
        }
    }

    /// Gives every row of a table to `sink`.
    pub(super) fn rows(&self, table: Rows, sink: &mut dyn Sink) -> Result<(), Error> {
        match table {
            Rows::Documents => documents(self.engine, sink),
            Rows::Sentences => sentences(self.engine, sink),
            Rows::Entities => entities(self.engine, sink),
            Rows::Statements => statements(self.engine, self.statements(), sink),
            Rows::Conflicts => conflicts(self.engine, self.statements(), sink),
        }
    }

    fn statements(&self) -> &Statements {
        self.statements.get_or_init(|| self.engine.statements())
    }
}

/// A document as its rows name it.
struct Source<'a> {
    engine: &'a Engine,
    number: u32,
    document: &'a Document,
    id: Cow<'a, str>,
    published_on: Value<'a>,
}

impl<'a> Source<'a> {
    fn of(engine: &'a Engine, number: u32) -> Option<Self> {
        let document = engine.bundle().document(number as usize)?;
        let day = document.published().and_then(moment::day);
        Some(Self {
            engine,
            number,
            document,
            id: id(&document.id),
            published_on: day.map_or(Value::Missing, Value::Day),
        })
    }

    fn all(engine: &'a Engine) -> impl Iterator<Item = Self> {
        let numbers = (0u32..).zip(&engine.bundle().documents);
        numbers.filter_map(|(number, _)| Self::of(engine, number))
    }

    fn text(&self, span: Span) -> &'a str {
        span.of(&self.document.text)
    }

    fn outlet(&self) -> Value<'a> {
        self.document.outlet().into()
    }

    fn sentences(&self) -> &'a [Sentence] {
        let all = &self.engine.bundle().sentences;
        all.get(self.number as usize).map_or(&[], |found| found)
    }

    /// Where a range of the text is in the file as it lies on disk.
    fn on_disk(&self, span: Span) -> Span {
        let mut passage = Passage {
            document: self.number,
            span,
        };
        self.engine.on_disk(&mut passage);
        passage.span
    }

    fn sentence_id(&self, span: Span) -> String {
        format!("{}:{}", self.id, self.on_disk(span).start)
    }

    /// The id of the sentence in which a passage begins.
    fn sentence_around(&self, passage: Span) -> Option<String> {
        let sentences = self.sentences();
        let next = sentences.partition_point(|sentence| sentence.span.end <= passage.start);
        let around = sentences.get(next)?;
        around
            .span
            .overlaps(passage)
            .then(|| self.sentence_id(around.span))
    }
}

/// A document's id, or its checksum where an engine would find it too long.
fn id(id: &str) -> Cow<'_, str> {
    match id.len() <= MOST_ID_BYTES {
        true => Cow::Borrowed(id),
        false => Cow::Owned(checksum(id)),
    }
}

fn checksum(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn documents(engine: &Engine, sink: &mut dyn Sink) -> Result<(), Error> {
    let language = engine.bundle().language.as_str();
    let language = Some(language).filter(|language| !language.is_empty());
    for source in Source::all(engine) {
        let document = source.document;
        let moment = document.published().and_then(moment::moment);
        let inferred = document.inferred();
        let inferred: Vec<&str> = inferred.into_iter().map(|field| field.name()).collect();
        let words = engine.bundle().n_words.get(source.number as usize);
        sink.row(&[
            source.id.as_ref().into(),
            document.file.as_str().into(),
            source.outlet(),
            document.headline().into(),
            document.byline().as_slice().into(),
            document.published().into(),
            source.published_on,
            moment.map_or(Value::Missing, Value::Moment),
            document.url().into(),
            language.into(),
            inferred.as_slice().into(),
            words.copied().unwrap_or_default().into(),
            document.sha256.as_str().into(),
            (*document.text).into(),
        ])?;
    }
    Ok(())
}

fn sentences(engine: &Engine, sink: &mut dyn Sink) -> Result<(), Error> {
    for source in Source::all(engine) {
        for sentence in source.sentences() {
            let span = source.on_disk(sentence.span);
            let block = source.document.blocks.get(sentence.block as usize);
            sink.row(&[
                source.sentence_id(sentence.span).as_str().into(),
                source.id.as_ref().into(),
                source.document.file.as_str().into(),
                source.outlet(),
                source.published_on,
                role(block.map_or(Role::Body, |block| block.role)).into(),
                span.start.into(),
                span.end.into(),
                source.text(sentence.span).into(),
            ])?;
        }
    }
    Ok(())
}

/// The role's name in data.
fn role(role: Role) -> &'static str {
    match role {
        Role::Headline => "headline",
        Role::Summary => "summary",
        Role::Byline => "byline",
        Role::Caption => "caption",
        Role::Subheading => "subheading",
        Role::Body => "body",
        Role::Boilerplate => "boilerplate",
    }
}

fn entities(engine: &Engine, sink: &mut dyn Sink) -> Result<(), Error> {
    let bundle = engine.bundle();
    for source in Source::all(engine) {
        let findings = bundle.findings.get(source.number as usize);
        for mention in findings.into_iter().flat_map(|found| &found.mentions) {
            let Some(entity) = bundle.entities.get(mention.entity as usize) else {
                continue;
            };
            let span = source.on_disk(mention.span);
            let id = format!("{}:{}-{}", source.id, span.start, span.end);
            sink.row(&[
                id.as_str().into(),
                entity.id.as_str().into(),
                entity.name.as_str().into(),
                entity.kind.word().into(),
                source.id.as_ref().into(),
                source.document.file.as_str().into(),
                source.outlet(),
                source.published_on,
                source.sentence_around(mention.span).as_deref().into(),
                span.start.into(),
                span.end.into(),
                source.text(mention.span).into(),
            ])?;
        }
    }
    Ok(())
}

/// Numbered from 1 in the order of the answer, as in [`crate::export`].
fn statements(engine: &Engine, found: &Statements, sink: &mut dyn Sink) -> Result<(), Error> {
    for (number, statement) in (1u32..).zip(&found.statements) {
        let n_conflicts = u32::try_from(statement.conflicts.len()).unwrap_or(u32::MAX);
        for member in &statement.members {
            let Some(source) = Source::of(engine, member.document) else {
                continue;
            };
            let in_text = Span {
                start: member.start,
                end: member.end,
            };
            let span = source.on_disk(in_text);
            let sentence = source.sentence_id(in_text);
            sink.row(&[
                // A sentence is a member of one statement.
                sentence.as_str().into(),
                number.into(),
                statement.sources.into(),
                n_conflicts.into(),
                source.id.as_ref().into(),
                source.document.file.as_str().into(),
                source.outlet(),
                source.published_on,
                sentence.as_str().into(),
                span.start.into(),
                span.end.into(),
                source.text(in_text).into(),
            ])?;
        }
    }
    Ok(())
}

fn conflicts(engine: &Engine, found: &Statements, sink: &mut dyn Sink) -> Result<(), Error> {
    for (number, statement) in (1u32..).zip(&found.statements) {
        for conflict in &statement.conflicts {
            let (a, b) = conflict.documents;
            let (Some(a), Some(b)) = (Source::of(engine, a), Source::of(engine, b)) else {
                continue;
            };
            let (in_a, in_b) = (a.on_disk(conflict.a), b.on_disk(conflict.b));
            let kind = conflict.kind.word();
            // Both documents' ids could be too long for one.
            let id = checksum(&format!(
                "{kind}\n{}:{}-{}\n{}:{}-{}",
                a.id, in_a.start, in_a.end, b.id, in_b.start, in_b.end
            ));
            sink.row(&[
                id.as_str().into(),
                number.into(),
                kind.into(),
                conflict.verdict.word().into(),
                a.id.as_ref().into(),
                a.document.file.as_str().into(),
                in_a.start.into(),
                in_a.end.into(),
                conflict.value_a.as_str().into(),
                b.id.as_ref().into(),
                b.document.file.as_str().into(),
                in_b.start.into(),
                in_b.end.into(),
                conflict.value_b.as_str().into(),
            ])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{MOST_ID_BYTES, id};

    #[test]
    fn an_id_that_an_engine_would_refuse_is_replaced_by_its_checksum() {
        assert_eq!(id("voa"), "voa");
        let [long, longer] = [1, 2].map(|n| "é".repeat(MOST_ID_BYTES + n));
        assert_eq!(id(&long).len(), 64);
        assert_ne!(id(&long), id(&longer));
    }
}
