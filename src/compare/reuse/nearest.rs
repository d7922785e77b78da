//! Which documents of a corpus share a run: exactly, and without comparing all with all.
//!
//! Every eight words that follow each other go into one sorted list with their document. Where many
//! documents have the same, each is paired with the next few alone: a release that a thousand
//! outlets took over is no half a million pairs, and none of the thousand is left out.

use super::{FEWEST_WORDS, Side, words};
use crate::base::Arrange;

/// With how many of the next documents that have the same words a document is paired.
const MOST_NEIGHBORS: usize = 24;

/// The pairs of documents that share a run, by their places in `sides`: the earlier first, sorted.
/// Each document is read once.
pub fn sharing<'a>(sides: impl Iterator<Item = Side<'a>>) -> Vec<(u32, u32)> {
    let mut holders: Vec<(u64, u32)> = Vec::new();
    for (document, side) in (0u32..).zip(sides) {
        for stretch in words(side).windows(FEWEST_WORDS) {
            let key = stretch.iter().fold(0u64, |key, word| {
                (key.rotate_left(5) ^ word.key).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            });
            holders.push((key, document));
        }
    }
    holders.arrange();
    let mut pairs = Vec::new();
    for (at, &(key, one)) in holders.iter().enumerate() {
        for &(other_key, other) in holders.iter().skip(at + 1).take(MOST_NEIGHBORS) {
            if other_key != key {
                break;
            }
            // A document may say a thing twice, and those that share much share many stretches.
            if one != other && pairs.last() != Some(&(one, other)) {
                pairs.push((one, other));
            }
        }
    }
    pairs.arrange();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::{MOST_NEIGHBORS, sharing};
    use crate::compare::fixture::{Report, report};

    fn pairs(texts: &[String]) -> Vec<(u32, u32)> {
        let reports: Vec<Report> = texts
            .iter()
            .map(|text| report("x", "", &[text.as_str()]))
            .collect();
        sharing(reports.iter().map(Report::side))
    }

    /// A text of 60 words that no other number has.
    fn text(number: usize) -> String {
        let words: Vec<String> = (0..60).map(|at| format!("kata{number}x{at}")).collect();
        words.join(" ")
    }

    #[test]
    fn planted_copies_are_found_and_nothing_else() {
        let mut texts: Vec<String> = (0..90).map(text).collect();
        let mut planted = Vec::new();
        for number in 0..81 {
            let source = text(number);
            let taken: Vec<&str> = source.split(' ').skip(number % 50).take(8).collect();
            let at = texts.len();
            texts.push(format!(
                "{} {} ujung",
                text(1_000 + number),
                taken.join(", ")
            ));
            planted.push((number as u32, at as u32));
        }
        assert_eq!(pairs(&texts), planted);
    }

    #[test]
    fn seven_words_are_no_pair() {
        let seven: Vec<&str> = "tujuh kata ini saja yang sama dengannya"
            .split(' ')
            .collect();
        assert_eq!(seven.len(), 7);
        let around =
            |number: usize| format!("{} {} {}", text(number), seven.join(" "), text(number + 1));
        assert_eq!(pairs(&[around(1), around(5)]), []);
    }

    #[test]
    fn what_very_many_have_is_paired_with_the_next_few() {
        let n_texts = 4 * MOST_NEIGHBORS;
        let pairs = pairs(&vec![text(1); n_texts]);
        let expected: Vec<(u32, u32)> = (0..n_texts as u32)
            .flat_map(|one| (1..=MOST_NEIGHBORS as u32).map(move |step| (one, one + step)))
            .filter(|&(_, other)| (other as usize) < n_texts)
            .collect();
        assert_eq!(pairs, expected);
    }
}
