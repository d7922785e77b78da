//! Sets of ASCII words that are made when the program is compiled, and asked for at every word of a
//! corpus: a look at a table of checksums takes no comparison of letters.

/// FNV-1a of no byte, and its prime (64 bits).
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x100_0000_01b3;
/// Places of a table; a set fills a quarter of them at most, so that a search is short.
const N_PLACES: usize = 1024;

/// The checksum of a word's bytes, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Checksum(u64);

impl Checksum {
    /// Of no byte.
    pub(super) const EMPTY: Self = Self(OFFSET);

    /// With one byte more.
    pub(super) const fn with(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(PRIME))
    }

    const fn of(word: &str) -> Self {
        let mut rest = word.as_bytes();
        let mut checksum = Self::EMPTY;
        while let [byte, after @ ..] = rest {
            checksum = checksum.with(*byte);
            rest = after;
        }
        checksum
    }
}

/// A set of words.
pub(super) struct Words {
    places: [u64; N_PLACES],
}

impl Words {
    /// The set of `words`, of which there are at most a quarter of the places.
    #[expect(
        clippy::indexing_slicing,
        reason = "checked by the compiler, which runs it"
    )]
    pub(super) const fn new(words: &[&str]) -> Self {
        assert!(words.len() * 4 <= N_PLACES);
        let mut places = [0; N_PLACES];
        let mut rest = words;
        while let [word, after @ ..] = rest {
            let Checksum(checksum) = Checksum::of(word);
            let mut at = checksum as usize % N_PLACES;
            while places[at] != 0 {
                at = (at + 1) % N_PLACES;
            }
            places[at] = checksum;
            rest = after;
        }
        Self { places }
    }

    /// The set of the first words of `phrases`; what begins with a sign has none.
    #[expect(
        clippy::indexing_slicing,
        reason = "checked by the compiler, which runs it"
    )]
    pub(super) const fn firsts(lists: &[&[&str]]) -> Self {
        let mut places = [0; N_PLACES];
        let mut lists = lists;
        while let [list, other_lists @ ..] = lists {
            let mut phrases: &[&str] = list;
            while let [phrase, after @ ..] = phrases {
                let mut rest = phrase.as_bytes();
                let mut checksum = Checksum::EMPTY;
                while let [byte, after @ ..] = rest {
                    if !byte.is_ascii_alphanumeric() {
                        break;
                    }
                    checksum = checksum.with(*byte);
                    rest = after;
                }
                let mut at = checksum.0 as usize % N_PLACES;
                while places[at] != 0 && places[at] != checksum.0 {
                    at = (at + 1) % N_PLACES;
                }
                places[at] = checksum.0;
                phrases = after;
            }
            lists = other_lists;
        }
        Self { places }
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
