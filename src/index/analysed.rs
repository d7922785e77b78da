//! What a search reads beside the index.
//!
//! A corpus may be large, and few searches need all of it: what they seldom need is asked for by a
//! function, which reads it the first time.

use crate::{
    corpus::Document,
    entity::{Entity, Findings},
    text::Sentence,
};

/// The analysed corpus that an index was built from.
#[derive(Clone, Copy)]
pub struct Analysed<'a> {
    /// The documents.
    pub documents: &'a [Document],
    /// Each document's sentences.
    pub sentences: &'a [Vec<Sentence>],
    /// The entities: few queries want them, and reading them takes time.
    pub entities: &'a dyn Fn() -> &'a [Entity],
    /// What was found in each document, for questions only.
    pub findings: &'a dyn Fn() -> &'a [Findings],
}
