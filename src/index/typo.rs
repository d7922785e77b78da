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

/// The Damerau-Levenshtein distance in letters (insertion, deletion, replacement, exchange of two
/// neighbors; the optimal string alignment variant), or `None` where it exceeds `limit`.
pub(super) fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_letter = None;
    for (i, &letter) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(last.len());
        row.push(i + 1);
        let mut left = i + 1;
        let mut b_previous = None;
        for (j, &other) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX - 1);
            let mut best = at(&last, j) + usize::from(letter != other);
            best = best.min(at(&last, j + 1) + 1).min(left + 1);
            if j > 0 && b_previous == Some(letter) && previous_letter == Some(other) {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
            left = best;
            b_previous = Some(other);
        }
        if row.iter().all(|&cell| cell > limit) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
        previous_letter = Some(letter);
    }
    last.last().copied().filter(|&cell| cell <= limit)
}

#[cfg(test)]
mod tests {
    use super::{allowance, distance};

    fn between(a: &str, b: &str, limit: usize) -> Option<usize> {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        distance(&letters(a), &letters(b), limit)
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
    fn longer_words_are_forgiven_more() {
        assert_eq!([2, 3, 7, 8].map(allowance), [0, 1, 1, 2]);
    }
}
