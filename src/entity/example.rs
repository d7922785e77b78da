//! Lines and documents built by hand, for the tests of this module.

use super::atom::{Line, lines};
use crate::{
    base::Span,
    corpus::{Block, Detail, Document, Field, Role},
    text::{Sentence, sentences},
};

/// `text` as one line of body.
pub(super) fn line(text: &str) -> Line<'_> {
    line_of(Role::Body, text)
}

/// `text` as one line of the given role.
pub(super) fn line_of(role: Role, text: &str) -> Line<'_> {
    // Lines borrow from their document; a test may leak it.
    let document = Box::leak(Box::new(document(&[(role, text)], None)));
    let sentences = document_sentences(document);
    lines(0, document, &sentences)
        .pop()
        .expect("a block gives a line")
}

/// A document of the given blocks, one a line.
pub(super) fn document(blocks: &[(Role, &str)], published: Option<&str>) -> Document {
    let mut text = String::new();
    let mut spans = Vec::new();
    for (role, line) in blocks {
        let start = text.len();
        text.push_str(line);
        spans.push(Block {
            role: *role,
            span: Span::new(start, text.len()),
        });
        text.push('\n');
    }
    Document {
        id: "contoh".to_owned(),
        file: "contoh.txt".to_owned(),
        text,
        details: published
            .map(|value| Detail::supplied(Field::Published, value.to_owned()))
            .into_iter()
            .collect(),
        blocks: spans,
        ..Document::default()
    }
}

/// The document's sentences.
pub(super) fn document_sentences(document: &Document) -> Vec<Sentence> {
    (0..)
        .zip(&document.blocks)
        .flat_map(|(block, line)| {
            sentences(&document.text, line.span)
                .into_iter()
                .map(move |span| Sentence { span, block })
        })
        .collect()
}
