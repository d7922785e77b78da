//! Who shares words with whom, for two documents and for all.

use std::cmp::Reverse;

use super::{Engine, Ranges, disk::turn};
use crate::{
    base::Arrange,
    compare::{self, Reuse},
};

impl Engine {
    /// What two documents share word for word; `None` where an index is out of range.
    pub fn reuse(&self, a: usize, b: usize) -> Option<Reuse> {
        let compared = self.compare(a, b)?;
        let (one, other) = (self.side(a)?, self.side(b)?);
        let entities = &self.bundle.entities;
        Some(compare::reuse(one, other, entities, &compared, (a, b)))
    }

    /// Every two documents that share a run of words, those that share most first, then in the
    /// order of the corpus.
    pub fn reused(&self) -> Vec<Reuse> {
        let documents = 0..self.bundle.documents.len();
        let sides = documents.filter_map(|document| self.side(document));
        let mut found = Vec::new();
        for (a, b) in compare::sharing(sides) {
            found.extend(self.reuse(a as usize, b as usize));
        }
        found.arrange_by_key(|reuse| Reverse(reuse.verbatim_a.max(reuse.verbatim_b)));
        found
    }
}

impl Ranges for Reuse {
    fn turn(&mut self, engine: &Engine) {
        let (a, b) = (self.documents.0, self.documents.1);
        let (a, b) = (engine.bundle.document(a), engine.bundle.document(b));
        for run in &mut self.runs {
            turn(a, &mut run.a);
            turn(b, &mut run.b);
        }
        for agency in &mut self.agencies {
            turn(a, &mut agency.a);
            turn(b, &mut agency.b);
        }
    }
}
