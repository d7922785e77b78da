//! The words that one source uses and the others do not.
//!
//! A word is weighed by Dunning's log-likelihood ratio G² (Dunning 1993, "Accurate Methods for the
//! Statistics of Surprise and Coincidence"): how unlikely its counts are, were the source and all
//! others to use it equally often. Unlike differences of shares it does not mistake a rare word for
//! a telling one, and unlike χ² it holds where counts are small, as they are in a few articles.
//!
//! # What is missing
//! Words are forms, not roots. A word that stands often in one article of a source counts as much
//! as one that stands in all of them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    sources::{Sources, name, per_1000},
    words::visit,
};
use crate::{
    base::{Arrange, Late, plain, rounded},
    corpus::Document,
    text::{is_letter, normal_form},
};

/// What G² is at least where chance alone would give it once in a hundred words: the 99th
/// percentile of χ² with one degree of freedom, which G² follows.
const LEAST: f64 = 6.635;

/// What is characteristic of one source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceWords {
    /// The source's name.
    pub source: String,
    /// How many documents it has.
    pub documents: u32,
    /// How many words it has.
    pub words: u32,
    /// The words that it has more often than the others do, the most telling first.
    pub characteristic: Vec<Characteristic>,
}

/// A word that one source uses more often than the others do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Characteristic {
    /// Its normal form.
    pub word: String,
    /// How often the source has it.
    pub occurrences: u32,
    /// The same in a thousand of its words.
    #[serde(serialize_with = "plain")]
    pub per_1000: f64,
    /// How often the other sources together have it.
    pub elsewhere: u32,
    /// The same in a thousand of their words.
    #[serde(serialize_with = "plain")]
    pub per_1000_elsewhere: f64,
    /// Dunning's G².
    #[serde(serialize_with = "plain")]
    pub g2: f64,
}

/// At most `limit` characteristic words of each source, in the order of the sources; `is_function`
/// tells the words that carry grammar and no content.
pub fn characteristic(
    documents: &[Late<Document>],
    sources: &Sources,
    is_function: &dyn Fn(&str) -> bool,
    limit: usize,
) -> Vec<SourceWords> {
    let count = |of: &[(usize, u32)]| {
        let mut forms: BTreeMap<String, u32> = BTreeMap::new();
        for document in of.iter().filter_map(|&(index, _)| documents.get(index)) {
            visit(document, &mut |word| {
                if word.length == 1 {
                    let form = normal_form(word.span.of(&document.text));
                    *forms.entry(form).or_default() += 1;
                }
            });
        }
        let n_words: u32 = of.iter().map(|(_, n_words)| n_words).sum();
        (forms, n_words)
    };
    let (all, n_all) = count(&sources.documents);
    let source_of = |&(index, _): &(usize, u32)| name(documents, index);
    let each = sources
        .documents
        .chunk_by(|one, other| source_of(one) == source_of(other));
    each.map(|of| {
        let (own, n_words) = count(of);
        let n_elsewhere = n_all - n_words;
        let mut found: Vec<Characteristic> = own
            .into_iter()
            .filter_map(|(word, occurrences)| {
                let elsewhere = all.get(&word)? - occurrences;
                let g2 = g2([occurrences, elsewhere], [n_words, n_elsewhere]);
                let here = u64::from(occurrences) * u64::from(n_elsewhere);
                let more = here > u64::from(elsewhere) * u64::from(n_words);
                (more && g2 >= LEAST && tells(&word) && !is_function(&word)).then(|| {
                    Characteristic {
                        word,
                        occurrences,
                        per_1000: per_1000(occurrences, n_words),
                        elsewhere,
                        per_1000_elsewhere: per_1000(elsewhere, n_elsewhere),
                        g2,
                    }
                })
            })
            .collect();
        // Words of equal weight stay in the order of the alphabet.
        found.arrange_by(|one, other| other.g2.total_cmp(&one.g2));
        found.truncate(limit);
        SourceWords {
            source: of.first().map_or("", source_of).to_owned(),
            documents: of.len() as u32,
            words: n_words,
            characteristic: found,
        }
    })
    .collect()
}

/// Whether a form is a word and neither a number nor a single letter.
fn tells(form: &str) -> bool {
    let mut letters = form.chars();
    letters.next().is_some_and(is_letter) && letters.next().is_some()
}

/// Dunning's G² of the counts of one word in two texts of so many words.
fn g2(counts: [u32; 2], sizes: [u32; 2]) -> f64 {
    let sum = |[one, other]: [u32; 2]| f64::from(one) + f64::from(other);
    let n_words = sum(sizes).max(1.0);
    let share = sum(counts) / n_words;
    let mut g2 = 0.0;
    for (count, size) in counts.into_iter().zip(sizes) {
        let (count, size) = (f64::from(count), f64::from(size));
        for (seen, expected) in [(count, size * share), (size - count, size * (1.0 - share))] {
            // What is never seen adds nothing: the limit of x ln x is 0.
            if seen > 0.0 && expected > 0.0 {
                g2 += 2.0 * seen * libm::log(seen / expected);
            }
        }
    }
    rounded(g2)
}

#[cfg(test)]
mod tests {
    use super::{Late, characteristic, g2};
    use crate::{
        corpus::{Document, Field, Role},
        index::{
            fixture::{document, line, supplied},
            sources::Sources,
        },
    };

    fn report(id: &str, outlet: &str, body: &str) -> Document {
        let lines = [
            line(Role::Body, body),
            line(Role::Byline, "redaksi redaksi redaksi redaksi redaksi"),
            line(Role::Boilerplate, "iklan iklan iklan iklan iklan iklan"),
        ];
        let mut document = document(id, &lines);
        document.details.push(supplied(Field::Outlet, outlet));
        document
    }

    fn words(documents: &[Document], limit: usize) -> Vec<(String, Vec<String>)> {
        let documents: Vec<_> = documents.iter().cloned().map(Late::from).collect();
        let sources = Sources::of(&documents);
        let found = characteristic(&documents, &sources, &|word| word == "yang", limit);
        found
            .into_iter()
            .map(|one| {
                let words = one.characteristic.into_iter().map(|found| found.word);
                (one.source, words.collect())
            })
            .collect()
    }

    #[test]
    fn the_likelihood_ratio_is_that_of_the_definition() {
        // Reckoned by hand: 2 (10 ln (10/5) + 90 ln (90/95) + 100 ln (100/95))
        // = 2 (6.93147 - 4.86605 + 5.12933).
        assert_eq!(g2([10, 0], [100, 100]), 14.3895);
        assert_eq!(g2([7, 7], [100, 100]), 0.0);
        assert_eq!(g2([3, 6], [100, 200]), 0.0);
        for counts in [[0, 0], [5, 0], [0, 5]] {
            assert!(g2(counts, [5, 5]).is_finite());
        }
        assert_eq!(g2([0, 0], [0, 0]), 0.0);
    }

    #[test]
    fn a_word_is_characteristic_of_the_source_that_has_it_more_often_than_the_others() {
        let documents = [
            report(
                "a",
                "Kota",
                &"Gempa besar yang yang 7 7 7 k k gempa. ".repeat(4),
            ),
            report("b", "Desa", &"Panen padi besar dan pasar. ".repeat(9)),
            report("c", "Desa", &"Besar harga PADI di pasar. ".repeat(9)),
        ];
        let found = words(&documents, 9);
        let names: Vec<&str> = found.iter().map(|(source, _)| source.as_str()).collect();
        assert_eq!(names, ["Desa", "Kota"]);
        assert_eq!(found[1].1, ["gempa"]);
        assert_eq!(found[0].1[..2], ["padi", "pasar"]);
        for (_, words) in &found {
            for none in ["besar", "yang", "7", "k", "redaksi", "iklan"] {
                assert!(!words.iter().any(|word| word == none), "{none}");
            }
        }
        assert_eq!(words(&documents, 1)[0].1, ["padi"]);
    }

    #[test]
    fn nothing_is_characteristic_of_a_source_without_others() {
        let documents = [report("a", "Kota", &"gempa ".repeat(50))];
        assert_eq!(words(&documents, 9), [("Kota".to_owned(), Vec::new())]);
        assert!(words(&[], 9).is_empty());
    }
}
