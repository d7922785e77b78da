//! Answers with the offsets of the files in place of those of the texts.
//!
//! Inside of the program every range is of a document's text. What leaves as JSON is of the file
//! as it lies on disk, and this is the one place where the one becomes the other.

use super::{Analysis, Statements};
use crate::{
    base::Span,
    compare::Comparison,
    corpus::{Document, Offsets},
    index::Results,
};

/// An answer that holds ranges of texts.
pub trait Ranges {
    /// Hands every range to `turn`, with the document that it is of.
    fn turn(&mut self, turn: &Turn<'_>);
}

/// Turns ranges of texts into ranges of files.
#[derive(Debug)]
pub struct Turn<'a> {
    documents: &'a [Document],
}

impl<'a> Turn<'a> {
    pub(super) fn new(documents: &'a [Document]) -> Self {
        Self { documents }
    }

    /// Whether a range of any text is another range of its file.
    pub(super) fn is_needed(&self) -> bool {
        let mut offsets = self.documents.iter().map(|document| &document.offsets);
        offsets.any(|offsets| !offsets.is_identity())
    }

    fn by_index(&self, index: u32) -> Option<&'a Offsets> {
        Some(&self.documents.get(index as usize)?.offsets)
    }

    /// The offsets of the document whose id or file name, as `key` has it, is `name`.
    #[inline(never)]
    fn by_name(&self, name: &str, key: fn(&Document) -> &str) -> Option<&'a Offsets> {
        let mut documents = self.documents.iter();
        let found = documents.find(|document| key(document) == name);
        Some(&found?.offsets)
    }
}

fn id(document: &Document) -> &str {
    &document.id
}

fn file(document: &Document) -> &str {
    &document.file
}

#[inline(never)]
fn ends(offsets: Option<&Offsets>, start: &mut u32, end: &mut u32) {
    if let Some(offsets) = offsets {
        let span = offsets.span(Span {
            start: *start,
            end: *end,
        });
        (*start, *end) = (span.start, span.end);
    }
}

fn span(offsets: Option<&Offsets>, span: &mut Span) {
    ends(offsets, &mut span.start, &mut span.end);
}

impl Ranges for Analysis {
    fn turn(&mut self, turn: &Turn<'_>) {
        let it = turn.by_name(&self.file, file);
        for found in &mut self.blocks {
            ends(it, &mut found.start, &mut found.end);
        }
        for found in &mut self.sentences {
            ends(it, &mut found.start, &mut found.end);
        }
        for found in &mut self.entities {
            ends(it, &mut found.start, &mut found.end);
        }
        for found in &mut self.dates {
            ends(it, &mut found.start, &mut found.end);
        }
        for found in &mut self.quantities {
            ends(it, &mut found.start, &mut found.end);
        }
        for found in &mut self.quotes {
            ends(it, &mut found.start, &mut found.end);
        }
    }
}

impl Ranges for Comparison {
    fn turn(&mut self, turn: &Turn<'_>) {
        let a = turn.by_name(&self.a, id);
        let b = turn.by_name(&self.b, id);
        for passage in &mut self.passages {
            span(a, &mut passage.a);
            span(b, &mut passage.b);
            for change in &mut passage.changes {
                span(a, &mut change.a);
                span(b, &mut change.b);
            }
        }
        for conflict in &mut self.conflicts {
            span(a, &mut conflict.a);
            span(b, &mut conflict.b);
        }
        for alone in &mut self.only_a {
            span(a, alone);
        }
        for alone in &mut self.only_b {
            span(b, alone);
        }
    }
}

impl Ranges for Statements {
    fn turn(&mut self, turn: &Turn<'_>) {
        for statement in &mut self.statements {
            for member in &mut statement.members {
                let it = turn.by_index(member.document);
                ends(it, &mut member.start, &mut member.end);
            }
            for conflict in &mut statement.conflicts {
                span(turn.by_name(&conflict.file_a, file), &mut conflict.a);
                span(turn.by_name(&conflict.file_b, file), &mut conflict.b);
            }
        }
    }
}

impl Ranges for Results {
    fn turn(&mut self, turn: &Turn<'_>) {
        for hit in &mut self.hits {
            let it = turn.by_index(hit.document);
            span(it, &mut hit.snippet);
            for found in &mut hit.matches {
                ends(it, &mut found.start, &mut found.end);
            }
        }
    }
}
