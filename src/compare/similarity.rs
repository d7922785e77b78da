//! How much two sentences share.
//!
//! Symmetric in its two sentences and between 0 and 1. Of word order it sees neighbors only.

use super::profile::{Content, Item};

/// What two sentences share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Similarity {
    /// Weighted share of both sentences' items that the other holds too (Dice).
    pub(super) overlap: f64,
    /// The share of the first that the second holds.
    pub(super) of_a: f64,
    /// The share of the second that the first holds.
    pub(super) of_b: f64,
    /// Everything together: what alignment decides by.
    pub(super) score: f64,
}

/// What shared words count, what the shorter sentence's share of them, and what shared phrases:
/// together 1. Reports of one event share their names and topic words everywhere; what they put
/// side by side is what a statement is made of.
const WORDS: f64 = 0.35;
const CONTAINED: f64 = 0.25;
const PHRASES: f64 = 0.40;

/// How alike two words must be to count as variants: most of their letter pairs.
const ALIKE: f64 = 0.72;

/// How many unmatched words are looked at for variants, so that no sentence costs too much.
const MOST_UNMATCHED: usize = 24;

/// Compares two sentences.
pub(super) fn similarity(a: &Content, b: &Content) -> Similarity {
    let (a_left, b_left) = (lacking(a, b), lacking(b, a));
    let (missing_a, missing_b) = missing(&a_left, &b_left);
    let of_a = covered(a, missing_a);
    let of_b = covered(b, missing_b);
    let total = a.total + b.total;
    let overlap = if total > 0.0 {
        (of_a * a.total + of_b * b.total) / total
    } else {
        0.0
    };
    // A sentence may hold all of a shorter one: what the shorter shares counts as well, but less,
    // the fewer words it has, because a few words are soon found in a long sentence.
    let (contained, n_items) = if a.total <= b.total {
        (of_a, a.items.len())
    } else {
        (of_b, b.items.len())
    };
    let trust = (n_items as f64 / 8.0).min(1.0);
    let score =
        (WORDS * overlap + CONTAINED * contained * trust + PHRASES * phrases(a, b)).min(1.0);
    Similarity {
        overlap,
        of_a,
        of_b,
        score,
    }
}

/// The items of `content` that `other` has not.
fn lacking<'a>(content: &'a Content, other: &Content) -> Vec<&'a Item> {
    content
        .items
        .iter()
        .filter(|item| !other.has(item))
        .collect()
}

/// The weighted share of both sentences' phrases that the other holds too (Dice).
fn phrases(a: &Content, b: &Content) -> f64 {
    let weight = |phrases: &[(u64, f64)]| phrases.iter().map(|phrase| phrase.1).sum::<f64>();
    let total = weight(&a.phrases) + weight(&b.phrases);
    let shared: f64 = a
        .phrases
        .iter()
        .filter_map(|phrase| {
            let at = b
                .phrases
                .binary_search_by_key(&phrase.0, |other| other.0)
                .ok()?;
            Some(phrase.1.min(b.phrases.get(at)?.1))
        })
        .sum();
    if total > 0.0 {
        2.0 * shared / total
    } else {
        0.0
    }
}

/// The weighted share of `content` that the other sentence holds, who lacks so much of it.
fn covered(content: &Content, missing: f64) -> f64 {
    if content.total > 0.0 {
        ((content.total - missing) / content.total).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// What each of two sentences has that the other has not, by weight: words that are written nearly
/// alike are missing only in part.
fn missing(a: &[&Item], b: &[&Item]) -> (f64, f64) {
    let (mut best_a, mut best_b) = ([0.0f64; MOST_UNMATCHED], [0.0f64; MOST_UNMATCHED]);
    for (one, best_one) in a.iter().zip(&mut best_a) {
        for (other, best_other) in b.iter().zip(&mut best_b) {
            let alike = likeness(one.letters, other.letters);
            *best_one = best_one.max(alike);
            *best_other = best_other.max(alike);
        }
    }
    let sum = |left: &[&Item], best: &[f64]| {
        let best = best.iter().chain(std::iter::repeat(&0.0));
        let missing = left.iter().zip(best);
        missing
            .map(|(item, alike)| item.weight * (1.0 - alike))
            .sum()
    };
    (sum(a, &best_a), sum(b, &best_b))
}

/// How much two words look like variants of each other: 0 below [`ALIKE`].
fn likeness(a: u64, b: u64) -> f64 {
    let n_shared = (a & b).count_ones();
    // Words of few letters are alike by chance, and most words share next to nothing.
    if n_shared < 3 || a.count_ones().min(b.count_ones()) < 4 {
        return 0.0;
    }
    let dice = f64::from(2 * n_shared) / f64::from(a.count_ones() + b.count_ones());
    if dice >= ALIKE { dice } else { 0.0 }
}
