//! How the corpus writes its words: in lower case or with a capital.
//!
//! Only a capital that a word does not owe to its place is counted, so that the counts tell common
//! words from proper ones.

use crate::entity::{
    atom::{Line, Shape},
    lexicon::List,
    vocabulary::Vocabulary,
};

/// How the words of a corpus are written.
pub(super) struct Cases {
    /// How often each word occurs in lower case and with a capital that it does not owe to its
    /// place, by the word's number.
    counts: Vec<(u32, u32)>,
}

impl Cases {
    pub(super) fn of(lines: &[Line<'_>], vocabulary: &Vocabulary) -> Self {
        let mut counts = vec![(0, 0); vocabulary.len()];
        for line in lines.iter().filter(|line| !line.title_case) {
            for atom in line.atoms.iter().filter(|atom| atom.shape == Shape::Word) {
                if atom.first {
                    continue;
                }
                if let Some((n_lower, n_capital)) = counts.get_mut(atom.word as usize) {
                    if atom.is_capitalized() {
                        *n_capital += 1;
                    } else {
                        *n_lower += 1;
                    }
                }
            }
        }
        Self { counts }
    }

    /// Whether the atom at `at` is a word that the corpus writes in lower case at least as often as
    /// with a capital.
    pub(super) fn is_common(&self, line: &Line<'_>, at: usize) -> bool {
        line.get(at).is_some_and(|atom| {
            let counts = self.counts.get(atom.word as usize);
            atom.lists.has(List::FunctionWords)
                || counts.is_some_and(|(n_lower, n_capital)| *n_lower > 0 && n_lower >= n_capital)
        })
    }

    /// How the corpus writes the word of the atom at `at`: 0 never beside this place, 1 small, 2
    /// mostly small, 3 mostly with a capital, 4 with a capital.
    pub(super) fn habit(&self, line: &Line<'_>, at: usize) -> u32 {
        let counts = line
            .get(at)
            .and_then(|atom| self.counts.get(atom.word as usize));
        match counts.copied().unwrap_or_default() {
            (0, 0) => 0,
            (_, 0) => 1,
            (0, _) => 4,
            (small, capital) => 2 + u32::from(capital > small),
        }
    }
}
