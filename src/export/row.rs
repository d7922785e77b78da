//! The rows of each table. A statement is numbered from 1 in the order of the answer; dates stand in
//! the order of time, and those of one time in the order of the corpus.

use super::{Table, link::link};
use crate::{
    base::{Arrange, Span},
    corpus::Document,
    engine::{Engine, Passage},
};

/// What stands in a row under a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Number(u32),
    Text(String),
    Link(String),
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

pub(super) fn columns(table: Table) -> &'static [&'static str] {
    match table {
        Table::Entities => &["id", "kind", "name", "aliases", "mentions", "files"],
        Table::Statements => &[
            "statement",
            "sources",
            "file",
            "start",
            "end",
            "text",
            "link",
        ],
        Table::Conflicts => &[
            "statement",
            "kind",
            "verdict",
            "file_a",
            "start_a",
            "end_a",
            "value_a",
            "file_b",
            "start_b",
            "end_b",
            "value_b",
            "link_a",
            "link_b",
        ],
        Table::Timeline => &[
            "from", "to", "file", "source", "words", "start", "end", "sentence", "link",
        ],
    }
}

pub(super) fn rows(engine: &Engine, table: Table, page: &str) -> Vec<Vec<Cell>> {
    let tables = Tables { engine, page };
    match table {
        Table::Entities => tables.entities(),
        Table::Statements => tables.statements(),
        Table::Conflicts => tables.conflicts(),
        Table::Timeline => tables.timeline(),
    }
}

struct Tables<'a> {
    engine: &'a Engine,
    page: &'a str,
}

impl<'a> Tables<'a> {
    fn document(&self, number: u32) -> Option<&'a Document> {
        self.engine.bundle().document(number as usize)
    }

    fn words(&self, document: u32, span: Span) -> &'a str {
        self.document(document)
            .map_or("", |document| span.of(&document.text))
    }

    fn link(&self, document: u32, span: Span) -> Cell {
        let document = self.document(document);
        Cell::Link(document.map_or_else(String::new, |it| link(self.page, it, span)))
    }

    /// Where a range of the text is in the file as it lies on disk.
    fn on_disk(&self, document: u32, span: Span) -> (Cell, Cell) {
        let mut passage = Passage { document, span };
        self.engine.on_disk(&mut passage);
        (passage.span.start.into(), passage.span.end.into())
    }

    fn entities(&self) -> Vec<Vec<Cell>> {
        let entities = self.engine.entities().into_iter();
        entities
            .map(|entity| {
                let aliases: Vec<String> = entity.aliases.into_iter().map(|a| a.name).collect();
                let files: Vec<String> = entity.counts.into_iter().map(|c| c.file).collect();
                vec![
                    entity.id.into(),
                    entity.kind.word().into(),
                    entity.name.into(),
                    aliases.join("; ").into(),
                    entity.total.into(),
                    files.join("; ").into(),
                ]
            })
            .collect()
    }

    fn statements(&self) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (number, statement) in (1u32..).zip(self.engine.statements().statements) {
            for member in statement.members {
                let span = Span {
                    start: member.start,
                    end: member.end,
                };
                let (start, end) = self.on_disk(member.document, span);
                rows.push(vec![
                    number.into(),
                    statement.sources.into(),
                    member.file.into(),
                    start,
                    end,
                    self.words(member.document, span).into(),
                    self.link(member.document, span),
                ]);
            }
        }
        rows
    }

    fn conflicts(&self) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (number, statement) in (1u32..).zip(self.engine.statements().statements) {
            for conflict in statement.conflicts {
                let (a, b) = conflict.documents;
                let (start_a, end_a) = self.on_disk(a, conflict.a);
                let (start_b, end_b) = self.on_disk(b, conflict.b);
                rows.push(vec![
                    number.into(),
                    conflict.kind.word().into(),
                    conflict.verdict.word().into(),
                    conflict.file_a.into(),
                    start_a,
                    end_a,
                    conflict.value_a.into(),
                    conflict.file_b.into(),
                    start_b,
                    end_b,
                    conflict.value_b.into(),
                    self.link(a, conflict.a),
                    self.link(b, conflict.b),
                ]);
            }
        }
        rows
    }

    fn timeline(&self) -> Vec<Vec<Cell>> {
        let bundle = self.engine.bundle();
        let mut told = Vec::new();
        for (number, findings) in (0u32..).zip(bundle.findings.iter()) {
            let document = self.document(number);
            for date in &findings.dates {
                if document.is_some_and(|document| document.tells(date.span)) {
                    told.push((number, date));
                }
            }
        }
        told.arrange_by(|(_, one), (_, other)| (&one.from, &one.to).cmp(&(&other.from, &other.to)));
        told.into_iter()
            .map(|(number, date)| {
                let (start, end) = self.on_disk(number, date.span);
                let document = self.document(number);
                vec![
                    date.from.as_str().into(),
                    date.to.as_str().into(),
                    document.map_or("", |it| &it.file).into(),
                    document.map_or("", Document::source_name).into(),
                    self.words(number, date.span).into(),
                    start,
                    end,
                    self.words(number, self.sentence(number, date.span)).into(),
                    self.link(number, date.span),
                ]
            })
            .collect()
    }

    /// The sentence in which a passage begins; the passage itself where it lies in none.
    fn sentence(&self, document: u32, span: Span) -> Span {
        let sentences = self.engine.bundle().sentences.get(document as usize);
        let mut sentences = sentences.into_iter().flat_map(|sentences| sentences.iter());
        let around = sentences.find(|sentence| sentence.span.overlaps(span));
        around.map_or(span, |sentence| sentence.span)
    }
}
