//! Lines and documents built by hand, for the tests of this module.

use super::{
    Entity, Findings, Knowledge,
    atom::{Line, cut},
    find,
    vocabulary::Vocabulary,
};
use crate::{
    corpus::{Detail, Document, Field, Role},
    text::{Sentence, block_sentences},
};

/// `text` as one line of body.
pub(super) fn line(text: &str) -> Line<'_> {
    line_of(Role::Body, text)
}

/// `text` as one line of the given role.
pub(super) fn line_of(role: Role, text: &str) -> Line<'_> {
    line_with(Vocabulary::new(), role, text)
}

/// `text` as one line of the given role, its words numbered after those of `vocabulary`.
pub(super) fn line_with(mut vocabulary: Vocabulary, role: Role, text: &str) -> Line<'_> {
    // Lines borrow from their document and their vocabulary; a test may leak them.
    let document = Box::leak(Box::new(document(&[(role, text)], None)));
    let sentences = document_sentences(document);
    let cut = cut(0, document, &sentences, &mut vocabulary).pop();
    cut.expect("a block gives a line")
        .line(Box::leak(Box::new(vocabulary)))
}

/// A document of the given blocks, one a line.
pub(super) fn document(blocks: &[(Role, &str)], published: Option<&str>) -> Document {
    let details = published.map(|value| Detail::supplied(Field::Published, value.to_owned()));
    Document::of_lines("contoh", blocks, details.into_iter().collect())
}

/// A document of the given blocks, and what is found in it.
pub(super) fn found_in(
    blocks: &[(Role, &str)],
    published: Option<&str>,
    known: Knowledge<'_>,
) -> (Document, Vec<Entity>, Findings) {
    let document = document(blocks, published);
    let sentences = document_sentences(&document);
    let (entities, mut findings) = find(std::slice::from_ref(&document), &[sentences], known);
    (document, entities, findings.remove(0))
}

/// The document's sentences.
pub(super) fn document_sentences(document: &Document) -> Vec<Sentence> {
    block_sentences(
        &document.text,
        document.blocks.iter().map(|block| block.span),
    )
}
