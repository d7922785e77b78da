//! What a search reads beside the index.

use crate::{base::Late, corpus::Document, entity::Findings, text::Sentence};

/// The analysed corpus that an index was built from. Only what a query wants of it is read.
#[derive(Clone, Copy)]
pub struct Analysed<'a> {
    /// The documents.
    pub documents: &'a [Late<Document>],
    /// Each document's sentences.
    pub sentences: &'a [Late<Vec<Sentence>>],
    /// What was found in each document.
    pub findings: &'a [Late<Findings>],
}
