//! Shares every word out among its readings.
//!
//! Expectation and maximization over types: a reading is as probable as its pattern of affixes is
//! usual, times what the *other* forms of its root say for that root. Forms that differ in clitics
//! only are one witness, since `restoran` and `restorannya` say the same of a root `restor`.

use super::{
    counts::Counts,
    readings::{BARE, Lexicon, Word},
};
use crate::text::morphology::MOST_FREQUENT;

const N_ROUNDS: u32 = 20;
/// In the first rounds no reading is given up altogether.
const N_OPEN_ROUNDS: u32 = 4;
/// How strongly the rules' scores decide before anything is counted: weakly, or the first guess
/// is never left again.
const FIRST_GUESS: f64 = 0.2;
/// How much a point of the rules' score adds to the logarithm of a reading's probability.
pub(super) const POINT: f64 = 0.35;
/// With so many uses a word counts for half: many that are rare are slips.
const HALF: f64 = 2.0;
/// What is taken off the number of a root's witnesses: a single doubtful one is none.
const DISCOUNT: f64 = 0.5;
/// The weight of roots that nothing else speaks for, in witnesses, spread over all strings.
const UNHEARD_OF: f64 = 4000.0;
/// What is left of it for a string that is not itself a word.
const NOT_A_WORD: f64 = 0.1;

/// Settles the shares of all readings.
pub(super) fn share_out(lexicon: &mut Lexicon<'_>) {
    for word in &mut lexicon.words {
        for reading in &mut word.readings {
            reading.share = libm::exp(reading.score * FIRST_GUESS);
        }
        settle(word);
    }
    let bare = lexicon.patterns.of(BARE);
    for round in 0..N_ROUNDS {
        let mut witnesses = Counts::new(lexicon.roots.len(), 0.0);
        let mut uses = Counts::new(lexicon.roots.len(), 0.0);
        let mut often = Counts::new(lexicon.patterns.len(), 0.01);
        let mut seen = Counts::new(lexicon.cells.len(), 0.0);
        for word in &lexicon.words {
            for reading in &word.readings {
                uses.add(reading.root, reading.share * word.n_uses);
                often.add(
                    reading.pattern,
                    reading.share * word.n_uses / (word.n_uses + HALF),
                );
                seen.raise(
                    reading.cell,
                    reading.share * word.n_uses / (word.n_uses + HALF),
                );
            }
        }
        for (cell, &root) in (0..).zip(&lexicon.cells) {
            witnesses.add(root, seen.at(cell));
        }
        let letters = lexicon.letters(&witnesses);
        let all_patterns = often.sum();
        let all_roots = lexicon.words.len() as f64 + UNHEARD_OF;
        for word in &mut lexicon.words {
            let mut highest = f64::MIN;
            for reading in &mut word.readings {
                let others = witnesses.at(reading.root) - seen.at(reading.cell) - DISCOUNT;
                let other_uses = uses.at(reading.root) - reading.share * word.n_uses;
                let chance = UNHEARD_OF
                    * libm::exp(letters.at(reading.root))
                    * NOT_A_WORD.max(lexicon.is_word.at(reading.root));
                reading.share = libm::log((others.max(0.0) + chance) / all_roots)
                    + libm::log(often.at(reading.pattern) / all_patterns)
                    + POINT * reading.score;
                if reading.pattern != bare {
                    reading.share -= outweighed(word.n_uses, other_uses);
                }
                highest = highest.max(reading.share);
            }
            let least = if round < N_OPEN_ROUNDS { 1e-4 } else { 0.0 };
            for reading in &mut word.readings {
                reading.share = libm::exp(reading.share - highest) + least;
            }
            settle(word);
        }
    }
}

/// What speaks against deriving a word from a family that all together is used far less.
pub(super) fn outweighed(n_uses: f64, family: f64) -> f64 {
    let ratio = n_uses / (family.max(0.0) + 1.0);
    libm::log((ratio / f64::from(MOST_FREQUENT)).max(1.0))
}

/// Makes the shares of a word one whole.
fn settle(word: &mut Word<'_>) {
    let sum: f64 = word.readings.iter().map(|reading| reading.share).sum();
    for reading in &mut word.readings {
        reading.share /= sum;
    }
}
