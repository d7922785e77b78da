//! How the corpus writes its words: in lower case or with a capital.
//!
//! Only a capital that a word does not owe to its place is counted, so that the counts tell common
//! words from proper ones.

use std::collections::BTreeMap;

use crate::entity::{
    atom::{Line, Shape},
    lexicon::{FUNCTION_WORDS, holds},
};

/// How often a word occurs in lower case and with a capital that it does not owe to its place.
pub(super) type Cases = BTreeMap<String, (u32, u32)>;

pub(super) fn count_cases(lines: &[Line<'_>]) -> Cases {
    let mut cases = Cases::new();
    for line in lines.iter().filter(|line| !line.title_case) {
        for atom in line.atoms.iter().filter(|atom| atom.shape == Shape::Word) {
            if atom.first {
                continue;
            }
            let (n_lower, n_capital) = cases.entry(atom.lower.clone()).or_default();
            if atom.is_capitalized() {
                *n_capital += 1;
            } else {
                *n_lower += 1;
            }
        }
    }
    cases
}

/// Whether the corpus writes the word in lower case at least as often as with a capital.
pub(super) fn is_common(cases: &Cases, word: &str) -> bool {
    holds(FUNCTION_WORDS, word)
        || cases
            .get(word)
            .is_some_and(|(n_lower, n_capital)| *n_lower > 0 && n_lower >= n_capital)
}
