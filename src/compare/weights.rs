//! How telling the words of a corpus are: its inverse sentence frequencies.
//!
//! A key that the corpus has never shown weighs as much as one seen once. Nothing here is learned
//! from elsewhere, so five documents must do.

use super::{
    Side,
    profile::{body, items, keys},
    word::words,
};
use crate::base::Arrange;
use crate::text::Roots;

/// What the corpus as a whole says of its words: how telling each root and each entity is.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// Each key and in how many sentences it stands, sorted by key.
    counts: Vec<(u64, u32)>,
    n_sentences: u32,
}

impl Weights {
    /// Counts in how many body sentences of some documents each root, entity, date and number stands.
    pub fn of<'a>(sides: impl IntoIterator<Item = Side<'a>>, roots: &dyn Roots) -> Self {
        let mut all = Vec::new();
        let mut n_sentences = 0;
        for side in sides {
            for sentence in body(side) {
                all.extend(keys(&items(side, &words(side, sentence, roots))));
                n_sentences += 1;
            }
        }
        all.arrange();
        let mut counts: Vec<(u64, u32)> = Vec::new();
        for key in all {
            match counts.last_mut() {
                Some((last, n)) if *last == key => *n += 1,
                _ => counts.push((key, 1)),
            }
        }
        Self {
            counts,
            n_sentences,
        }
    }

    /// The weight of a key, above 0: the inverse document frequency of BM25 (Robertson and
    /// Zaragoza 2009, with Lucene's 1 inside the logarithm), counted over sentences.
    pub(super) fn of_key(&self, key: u64) -> f64 {
        let n = self
            .counts
            .binary_search_by_key(&key, |&(key, _)| key)
            .ok()
            .and_then(|at| self.counts.get(at))
            .map_or(1.0, |&(_, n)| f64::from(n));
        let n_sentences = f64::from(self.n_sentences).max(n);
        libm::log(1.0 + (n_sentences - n + 0.5) / (n + 0.5))
    }
}
