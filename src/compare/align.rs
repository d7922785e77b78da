//! Alignment of two documents' sentences.

use super::Comparison;
use crate::{
    corpus::Document,
    entity::{Entity, Findings},
    text::{Roots, Sentence},
};

/// One document as comparison sees it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// What was found in it.
    pub findings: &'a Findings,
}

/// What the corpus as a whole says of its words: how telling each root and each entity is.
#[derive(Clone, Debug, Default)]
pub struct Weights {}

impl Weights {
    /// Counts in how many sentences of the corpus each root stands.
    pub fn of(sides: &[Side<'_>], roots: &impl Roots) -> Self {
        let _ = (sides, roots);
        Self {}
    }
}

/// Sets two documents side by side.
pub fn compare(
    a: Side<'_>,
    b: Side<'_>,
    entities: &[Entity],
    weights: &Weights,
    roots: &impl Roots,
) -> Comparison {
    let _ = (entities, weights, roots);
    Comparison {
        a: a.document.id.clone(),
        b: b.document.id.clone(),
        passages: Vec::new(),
        only_a: Vec::new(),
        only_b: Vec::new(),
        conflicts: Vec::new(),
    }
}
