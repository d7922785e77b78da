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

    /// The distance to `word`, or, where it exceeds `limit`, how many leading bytes of `word` rule
    /// out every word that begins so.
    pub(super) fn distance(&mut self, word: &str, limit: usize) -> Result<usize, usize> {
        self.last.clear();
        self.last.extend(0..=self.letters.len());
        let mut previous = None;
        for (i, (start, letter)) in word.char_indices().enumerate() {
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
                return Err(start + letter.len_utf8());
            }
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.row);
            previous = Some(letter);
        }
        match self.last.last() {
            Some(&errors) if errors <= limit => Ok(errors),
            _ => Err(usize::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Speller, allowance};

    fn between(a: &str, b: &str, limit: usize) -> Option<usize> {
        Speller::new(a).distance(b, limit).ok()
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
    fn a_beginning_that_cannot_be_mended_rules_out_all_that_begin_so() {
        let mut speller = Speller::new("kapal");
        assert_eq!(speller.distance("ébèn", 1), Err(3));
        assert_eq!(speller.distance("kapalnya", 1), Err(7));
        assert_eq!(speller.distance("kap", 1), Err(usize::MAX));
    }

    #[test]
    fn longer_words_are_forgiven_more() {
        assert_eq!([2, 3, 7, 8].map(allowance), [0, 1, 1, 2]);
    }
}
