//! Words a typing error or two away.

/// How many errors a word of this many letters is forgiven: none under three letters, where every
/// other word would be a neighbor, one up to seven, two above.
pub(super) fn allowance(n_letters: usize) -> usize {
    match n_letters {
        0..=2 => 0,
        3..=7 => 1,
        _ => 2,
    }
}

/// What a glance tells of a word: which letters of the alphabet it has, which of them twice or more,
/// and, in the highest twelve bits, its length in bytes.
///
/// An error takes at most one letter away and adds at most one, so of words that are too far from
/// each other most are known by their signatures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Signature(u64);

const LENGTH: u32 = 52;

impl Signature {
    pub(super) fn of(word: &[u8]) -> Self {
        let mut letters = (word.len().min(0xfff) as u64) << LENGTH;
        for byte in word {
            if byte.is_ascii_lowercase() {
                let bit = 1u64 << (byte - b'a');
                letters |= if letters & bit == 0 { bit } else { bit << 26 };
            }
        }
        Self(letters)
    }

    /// Whether a word with the other signature may be so many errors away or fewer. A letter that is
    /// no ASCII letter takes up to four bytes.
    #[inline]
    pub(super) fn is_near(self, other: Self, limit: usize) -> bool {
        let letters = (1 << LENGTH) - 1;
        let (lost, added) = (self.0 & !other.0, other.0 & !self.0);
        (self.0 >> LENGTH).abs_diff(other.0 >> LENGTH) <= 4 * limit as u64
            && (lost & letters).count_ones() as usize <= limit
            && (added & letters).count_ones() as usize <= limit
    }
}

/// Measures words against one misspelled word.
///
/// The distance is Damerau and Levenshtein's in letters: insertion, deletion, replacement, exchange
/// of two neighbors (the optimal string alignment variant).
pub(super) struct Speller {
    letters: Vec<char>,
    before: Vec<usize>,
    last: Vec<usize>,
    row: Vec<usize>,
}

impl Speller {
    pub(super) fn new(word: &str) -> Self {
        Self {
            letters: word.chars().collect(),
            before: Vec::new(),
            last: Vec::new(),
            row: Vec::new(),
        }
    }

    /// Number of letters of the misspelled word.
    pub(super) fn n_letters(&self) -> usize {
        self.letters.len()
    }

    /// The distance to `word`, where it does not exceed `limit`.
    pub(super) fn distance(&mut self, word: &str, limit: usize) -> Option<usize> {
        self.last.clear();
        self.last.extend(0..=self.letters.len());
        let mut previous = None;
        for (i, letter) in word.chars().enumerate() {
            self.row.clear();
            let mut left = i + 1;
            self.row.push(left);
            let mut least = left;
            let mut diagonal = i;
            let mut other_previous = None;
            let mut two_back = self.before.iter();
            for (&other, &above) in self.letters.iter().zip(self.last.iter().skip(1)) {
                let mut best = (diagonal + usize::from(letter != other)).min(above + 1);
                best = best.min(left + 1);
                if other_previous.is_some() {
                    let exchanged = two_back.next();
                    if other_previous == Some(letter)
                        && previous == Some(other)
                        && let Some(cell) = exchanged
                    {
                        best = best.min(cell + 1);
                    }
                }
                self.row.push(best);
                least = least.min(best);
                left = best;
                diagonal = above;
                other_previous = Some(other);
            }
            // No later letter mends it: an exchange reaches two rows back, but a row is at most
            // one better than the next.
            if least > limit {
                return None;
            }
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.row);
            previous = Some(letter);
        }
        self.last.last().copied().filter(|&errors| errors <= limit)
    }
}

#[cfg(test)]
mod tests {
    use super::{Signature, Speller, allowance};

    fn between(a: &str, b: &str, limit: usize) -> Option<usize> {
        Speller::new(a).distance(b, limit)
    }

    #[test]
    fn each_kind_of_error_counts_once() {
        for (a, b, errors) in [
            ("kapal", "kapal", 0),
            ("kapal", "kpal", 1),
            ("kapal", "kapaal", 1),
            ("kapal", "kabal", 1),
            ("kapal", "kaapl", 1),
            ("pelabuhan", "plabuhna", 2),
            ("", "ab", 2),
        ] {
            assert_eq!(between(a, b, 2), Some(errors), "{a} {b}");
            assert_eq!(between(b, a, 2), Some(errors), "{b} {a}");
        }
    }

    #[test]
    fn a_word_past_the_limit_is_no_neighbor() {
        assert_eq!(between("kapal", "kebun", 2), None);
        assert_eq!(between("kapal", "kpl", 1), None);
    }

    #[test]
    fn signatures_of_words_a_few_errors_apart_are_near() {
        let near = |a: &str, b: &str, limit| {
            Signature::of(a.as_bytes()).is_near(Signature::of(b.as_bytes()), limit)
        };
        for (a, b) in [
            ("kapal", "kpal"),
            ("kapal", "kappal"),
            ("kapal", "kabal"),
            ("kapal", "kaapl"),
            ("café", "cafe"),
            ("aaaa", "aaa"),
        ] {
            assert!(near(a, b, 1) && near(b, a, 1), "{a} {b}");
        }
        assert!(!near("kapal", "kebun", 2));
        assert!(!near("kapal", "kapur", 1));
        assert!(!near("kala", "kalimantanku", 2));
    }

    #[test]
    fn longer_words_are_forgiven_more() {
        assert_eq!([2, 3, 7, 8].map(allowance), [0, 1, 1, 2]);
    }
}
