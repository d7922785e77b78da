//! Which documents of a corpus share a run: exactly, and without comparing all with all.
//!
//! Every eight words that follow each other go into one sorted list with their document. Of those
//! that stand in many documents, neighbors in the list alone are paired: a release that a hundred
//! outlets took over is a hundred pairs, not five thousand, and none of the hundred is left out.

use super::{FEWEST_WORDS, Side, words};
use crate::base::Arrange;

/// Where more documents than this have the same words, not all of them are paired with each other.
const MOST_HOLDERS: usize = 24;

/// How many parts of the list are sorted for themselves, which is faster and takes less memory.
const N_PARTS: usize = 64;

/// The pairs of documents that share a run, by their places in `sides`: the earlier first, sorted.
/// Each document is read once.
pub fn sharing<'a>(sides: impl Iterator<Item = Side<'a>>) -> Vec<(u32, u32)> {
    let mut parts: Vec<Vec<(u64, u32)>> = vec![Vec::new(); N_PARTS];
    for (document, side) in (0u32..).zip(sides) {
        let words = words(side);
        for stretch in words.windows(FEWEST_WORDS) {
            let key = stretch.iter().fold(0u64, |key, word| {
                (key.rotate_left(5) ^ word.key).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            });
            let part = (key >> 58) as usize;
            if let Some(part) = parts.get_mut(part) {
                part.push((key, document));
            }
        }
    }
    let mut pairs = Vec::new();
    for mut part in parts {
        part.arrange();
        part.dedup();
        for holders in part.chunk_by(|one, other| one.0 == other.0) {
            let most = match holders.len() <= MOST_HOLDERS {
                true => holders.len(),
                false => 1,
            };
            for (at, &(_, one)) in holders.iter().enumerate() {
                for &(_, other) in holders.iter().skip(at + 1).take(most) {
                    pairs.push((one, other));
                }
            }
        }
        // Two documents that share much share many stretches.
        pairs.arrange();
        pairs.dedup();
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{MOST_HOLDERS, sharing};
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
    fn what_very_many_have_hangs_together_without_all_pairs() {
        let texts = vec![text(1); 4 * MOST_HOLDERS];
        let pairs = pairs(&texts);
        let expected: Vec<(u32, u32)> = (1..4 * MOST_HOLDERS as u32)
            .map(|at| (at - 1, at))
            .collect();
        assert_eq!(pairs, expected);
    }
}
