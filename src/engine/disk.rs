//! Answers with the offsets of the files in place of those of the texts.
//!
//! Inside of the program every range is of a document's text. What leaves as JSON is of the file
//! as it lies on disk, and this is the one place where the one becomes the other.

use super::{Analysis, Statements};
use crate::{base::Span, compare::Comparison, corpus::Document, index::Results};

/// An answer that holds ranges of texts.
pub trait Ranges {
    /// Turns every range into one of the file of the document that it is of.
    fn turn(&mut self, documents: &[Document]);
}

/// The document whose id or file name, as `key` has it, is `name`.
#[inline(never)]
fn by_name<'a>(
    documents: &'a [Document],
    name: &str,
    key: fn(&Document) -> &str,
) -> Option<&'a Document> {
    documents.iter().find(|document| key(document) == name)
}

fn id(document: &Document) -> &str {
    &document.id
}

fn file(document: &Document) -> &str {
    &document.file
}

#[inline(never)]
fn ends(document: Option<&Document>, start: &mut u32, end: &mut u32) {
    if let Some(document) = document {
        let span = document.offsets.span(Span {
            start: *start,
            end: *end,
        });
        (*start, *end) = (span.start, span.end);
    }
}

fn span(document: Option<&Document>, span: &mut Span) {
    ends(document, &mut span.start, &mut span.end);
}

impl Ranges for Analysis {
    fn turn(&mut self, documents: &[Document]) {
        let it = by_name(documents, &self.file, file);
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
    fn turn(&mut self, documents: &[Document]) {
        let a = by_name(documents, &self.a, id);
        let b = by_name(documents, &self.b, id);
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
    fn turn(&mut self, documents: &[Document]) {
        for statement in &mut self.statements {
            for member in &mut statement.members {
                let it = documents.get(member.document as usize);
                ends(it, &mut member.start, &mut member.end);
            }
            for conflict in &mut statement.conflicts {
                span(by_name(documents, &conflict.file_a, file), &mut conflict.a);
                span(by_name(documents, &conflict.file_b, file), &mut conflict.b);
            }
        }
    }
}

impl Ranges for Results {
    fn turn(&mut self, documents: &[Document]) {
        for hit in &mut self.hits {
            let it = documents.get(hit.document as usize);
            span(it, &mut hit.snippet);
            for found in &mut hit.matches {
                ends(it, &mut found.start, &mut found.end);
            }
        }
    }
}
