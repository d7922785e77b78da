//! What large corpora tell of single words: which words stand in like surroundings, and how often a
//! word has a capital.
//!
//! A word is known by a checksum alone, so a word that was never seen is taken for a known one about
//! once in five hundred times. That costs less than the words' letters would.

use super::feature::{mix, of_text};
use crate::base::{put, take};

/// How many levels of classes there are, from few classes to many.
pub(in crate::entity::name) const LEVELS: usize = 3;

/// A word's checksum has so many bits.
const BITS: u32 = 24;

/// What is known of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::entity::name) struct Habits {
    /// Its class on each level, counted from 1; 0 where the word is not known.
    pub classes: [u32; LEVELS],
    /// How often it has a capital, in eighths.
    pub capital: u32,
}

/// What a word is taken for that was never seen within a sentence.
pub(in crate::entity::name) const NEVER_SEEN: u32 = 9;

const UNKNOWN: Habits = Habits {
    classes: [0; LEVELS],
    capital: NEVER_SEEN,
};

/// The words that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::entity::name) struct Lexis {
    /// The words' checksums, in order.
    keys: Vec<u32>,
    /// What is known of each.
    habits: Vec<Habits>,
}

fn key(word: &str) -> u32 {
    mix(mix(1, of_text(word)), word.len() as u32) >> (32 - BITS)
}

impl Lexis {
    /// Of two words with one checksum the first is kept.
    pub fn new(words: &[(&str, Habits)]) -> Self {
        let mut keyed: Vec<(u32, Habits)> = words
            .iter()
            .map(|(word, known)| (key(word), *known))
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        keyed.dedup_by_key(|(key, _)| *key);
        let (keys, habits) = keyed.into_iter().unzip();
        Self { keys, habits }
    }

    /// What is known of a word as written, else of its small letters.
    pub fn habits(&self, written: &str, lower: &str) -> Habits {
        [written, lower]
            .into_iter()
            .find_map(|word| self.find(word))
            .unwrap_or(UNKNOWN)
    }

    fn find(&self, word: &str) -> Option<Habits> {
        let at = self.keys.binary_search(&key(word)).ok()?;
        self.habits.get(at).copied()
    }

    /// Column by column, since like stands by like.
    pub fn encode(&self, out: &mut Vec<u8>) {
        put(out, self.keys.len() as u32);
        let mut last = 0;
        for key in &self.keys {
            put(out, key - last);
            last = *key;
        }
        // The coarser classes follow from the finest.
        let mut finest = self.habits.clone();
        finest.sort_by_key(|known| known.classes.last().copied());
        finest.dedup_by_key(|known| known.classes.last().copied());
        put(out, finest.len() as u32);
        for known in &finest {
            for class in known.classes {
                put(out, class);
            }
        }
        for known in &self.habits {
            let class = known.classes.last().copied();
            let row = finest.binary_search_by_key(&class, |other| other.classes.last().copied());
            out.extend((row.unwrap_or(0) as u16).to_le_bytes());
        }
        out.extend(self.habits.iter().map(|known| known.capital as u8));
    }

    /// Nothing where the bytes are no such table.
    pub fn decode(bytes: &mut &[u8]) -> Option<Self> {
        let n = take(bytes) as usize;
        // Each word has a byte at least.
        if n > bytes.len() {
            return None;
        }
        let mut last = 0u32;
        let mut keys = Vec::with_capacity(n);
        for _ in 0..n {
            last = last.checked_add(take(bytes))?;
            keys.push(last);
        }
        let n_classes = take(bytes) as usize;
        if n_classes > bytes.len() {
            return None;
        }
        let classes: Vec<[u32; LEVELS]> = (0..n_classes)
            .map(|_| std::array::from_fn(|_| take(bytes)))
            .collect();
        let (rows, rest) = bytes.split_at_checked(2 * n)?;
        let (capitals, rest) = rest.split_at_checked(n)?;
        *bytes = rest;
        let (rows, _) = rows.as_chunks::<2>();
        let habits: Option<Vec<Habits>> = rows
            .iter()
            .zip(capitals)
            .map(|(row, capital)| {
                Some(Habits {
                    classes: *classes.get(usize::from(u16::from_le_bytes(*row)))?,
                    capital: u32::from(*capital),
                })
            })
            .collect();
        Some(Self {
            keys,
            habits: habits?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Habits, Lexis, UNKNOWN};

    #[test]
    fn a_word_is_found_as_written_then_in_small_letters() {
        let known = |n: u32| Habits {
            classes: [1, 1 + n / 2, n + 1],
            capital: n,
        };
        let lexis = Lexis::new(&[("kota", known(2)), ("Kota", known(5)), ("desa", known(2))]);
        let mut bytes = Vec::new();
        lexis.encode(&mut bytes);
        let read = Lexis::decode(&mut bytes.as_slice());
        assert_eq!(read.as_ref(), Some(&lexis));
        for (written, lower, wanted) in [
            ("Kota", "kota", known(5)),
            ("KOTA", "kota", known(2)),
            ("Desa", "desa", known(2)),
            ("Gunung", "gunung", UNKNOWN),
        ] {
            assert_eq!(lexis.habits(written, lower), wanted, "{written}");
        }
        for end in 1..bytes.len() {
            assert_eq!(Lexis::decode(&mut &bytes[..end]), None, "{end}");
        }
    }
}
