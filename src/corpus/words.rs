//! Sets of ASCII words that are made when the program is compiled, and asked for at every word of a
//! corpus: a look at a table of checksums takes no comparison of letters.

use crate::base::{FNV_EMPTY, fnv1a_with};

/// Places of a table; a set fills a quarter of them at most, so that a search is short.
const N_PLACES: usize = 1024;

/// The checksum of a word's bytes, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Checksum(u64);

impl Checksum {
    /// Of no byte.
    pub(super) const EMPTY: Self = Self(FNV_EMPTY);

    /// With one byte more.
    pub(super) const fn with(self, byte: u8) -> Self {
        Self(fnv1a_with(self.0, byte as u64))
    }

    const fn of(word: &str) -> Self {
        Self::of_bytes(word.as_bytes())
    }

    /// Of the letters and digits that `phrase` begins with.
    const fn of_first(phrase: &str) -> Self {
        let phrase = phrase.as_bytes();
        let mut rest = phrase;
        while let [byte, after @ ..] = rest
            && byte.is_ascii_alphanumeric()
        {
            rest = after;
        }
        Self::of_bytes(phrase.split_at(phrase.len() - rest.len()).0)
    }

    const fn of_bytes(mut bytes: &[u8]) -> Self {
        let mut checksum = Self::EMPTY;
        while let [byte, after @ ..] = bytes {
            checksum = checksum.with(*byte);
            bytes = after;
        }
        checksum
    }
}

/// A set of words.
pub(super) struct Words {
    places: [u64; N_PLACES],
}

impl Words {
    const EMPTY: Self = Self {
        places: [0; N_PLACES],
    };

    /// The set of `words`, of which there are at most a quarter of the places.
    pub(super) const fn new(mut words: &[&str]) -> Self {
        assert!(words.len() * 4 <= N_PLACES);
        let mut set = Self::EMPTY;
        while let [word, after @ ..] = words {
            set = set.with(Checksum::of(word));
            words = after;
        }
        set
    }

    /// The set of the first words of the lists' phrases; what begins with a sign has none.
    pub(super) const fn firsts(mut lists: &[&[&str]]) -> Self {
        let mut set = Self::EMPTY;
        while let [list, other_lists @ ..] = lists {
            let mut phrases: &[&str] = list;
            while let [phrase, after @ ..] = phrases {
                set = set.with(Checksum::of_first(phrase));
                phrases = after;
            }
            lists = other_lists;
        }
        set
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "checked by the compiler, which runs it"
    )]
    const fn with(mut self, Checksum(checksum): Checksum) -> Self {
        let mut at = checksum as usize % N_PLACES;
        while self.places[at] != 0 && self.places[at] != checksum {
            at = (at + 1) % N_PLACES;
        }
        self.places[at] = checksum;
        self
    }

    /// Whether a word with this checksum is in the set.
    pub(super) fn has(&self, Checksum(checksum): Checksum) -> bool {
        let mut at = checksum as usize % N_PLACES;
        while let Some(&found) = self.places.get(at).filter(|&&found| found != 0) {
            if found == checksum {
                return true;
            }
            at = (at + 1) % N_PLACES;
        }
        false
    }

    /// Whether the word is in the set.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.has(word.bytes().fold(Checksum::EMPTY, Checksum::with))
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn a_set_holds_its_words_and_no_other() {
        static WORDS: Words = Words::new(&["yang", "dan", "di", "ke"]);
        assert!(
            ["yang", "dan", "di", "ke"]
                .iter()
                .all(|word| WORDS.contains(word))
        );
        assert!(
            ["", "yan", "yangs", "Yang", "ek"]
                .iter()
                .all(|word| !WORDS.contains(word))
        );
    }
}
