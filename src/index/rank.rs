//! The order of the documents that answer a query.
//!
//! BM25F (Robertson, Zaragoza and Taylor, *Simple BM25 extension to multiple weighted fields*, CIKM
//! 2004): the occurrences in the fields are weighted and normalized by the field's length first,
//! then saturated together. Two words close to each other add a little. No platform mathematics:
//! the same score on every machine, rounded before it is compared.

use super::{
    Index,
    answer::Why,
    places::{Leaf, Occurrence},
    words::N_FIELDS,
};
use crate::base::rounded;

/// What an occurrence in a headline, summary, subheading, body or caption counts. At 0 a field is
/// not ranked at all; above about 5 a single word in a headline beats any article.
const WEIGHTS: [f64; N_FIELDS] = [3.0, 2.0, 1.5, 1.0, 0.7];

/// How far a field's length discounts its words: 0 not at all, 1 in full. Headlines and captions
/// are alike in length for reasons that say nothing about their subject.
const LENGTH_DISCOUNTS: [f64; N_FIELDS] = [0.3, 0.5, 0.3, 0.75, 0.5];

/// How fast further occurrences stop counting: 0 at once; the literature uses 1.2 to 2.
const SATURATION: f64 = 1.2;

/// What two neighboring words of the query add where they stand side by side in the text, as a
/// share of the rarer one's weight; at a distance of n words, an n-th of it.
const PROXIMITY: f64 = 0.3;

/// What an occurrence counts by why it matches: the very word most, a guess least.
fn certainty(why: Why) -> f64 {
    match why {
        Why::Exact | Why::Alias | Why::Phrase => 1.0,
        Why::Root => 0.8,
        Why::Typo => 0.6,
        Why::Prefix => 0.5,
    }
}

/// The field that holds a word, by the runs of its document.
pub(super) fn field_of(runs: &[u32], ordinal: u32) -> Option<u32> {
    let run = runs.partition_point(|&run| run >> 3 <= ordinal);
    runs.get(run).map(|&run| run & 7)
}

/// The best of the documents found, with their scores, best first; ties in the order of the corpus.
pub(super) fn best(
    index: &Index,
    leaves: &[Leaf],
    found: &[u32],
    n_documents: usize,
    limit: usize,
) -> Vec<(f64, u32)> {
    let n = n_documents.max(1) as f64;
    let average: Vec<f64> = index
        .lengths
        .iter()
        .map(|&length| f64::from(length.max(1)) / n)
        .collect();
    let weights: Vec<f64> = leaves
        .iter()
        .map(|leaf| {
            let places = &leaf.occurrences;
            let with = places.chunk_by(|a, b| a.document == b.document).count() as f64;
            libm::log(1.0 + (n - with + 0.5).max(0.5) / (with + 0.5))
        })
        .collect();
    let mut rest: Vec<&[Occurrence]> = leaves.iter().map(|leaf| &*leaf.occurrences).collect();
    let mut best: Vec<(f64, u32)> = Vec::new();
    for &document in found {
        let runs = index.runs_of(document);
        let factors = factors(runs, &average);
        let mut score = 0.0;
        let mut before: Option<(&[Occurrence], f64)> = None;
        for (places, &weight) in rest.iter_mut().zip(&weights) {
            let here = advance(places, document);
            let mut frequency = 0.0;
            let mut run = runs.iter().peekable();
            for place in here {
                while run.next_if(|&&run| run >> 3 <= place.ordinal).is_some() {}
                let field = run.peek().map_or(N_FIELDS, |&&run| (run & 7) as usize);
                frequency += factors.get(field).unwrap_or(&0.0) * certainty(place.why);
            }
            score += weight * frequency / (SATURATION + frequency);
            if let Some((other, other_weight)) = before
                && let Some(gap) = closest(other, here)
            {
                score += PROXIMITY * weight.min(other_weight) / f64::from(gap);
            }
            before = Some((here, weight));
        }
        let score = rounded(score);
        let place = best.partition_point(|&(other, _)| other >= score);
        if place < limit {
            best.truncate(limit - 1);
            best.insert(place, (score, document));
        }
    }
    best
}

/// What one occurrence in each field of a document counts.
fn factors(runs: &[u32], average: &[f64]) -> [f64; N_FIELDS] {
    let mut lengths = [0u32; N_FIELDS];
    let mut start = 0;
    for &run in runs {
        if let Some(length) = lengths.get_mut((run & 7) as usize) {
            *length += (run >> 3).saturating_sub(start);
        }
        start = run >> 3;
    }
    let mut factors = WEIGHTS;
    for (((factor, length), average), discount) in factors
        .iter_mut()
        .zip(lengths)
        .zip(average)
        .zip(LENGTH_DISCOUNTS)
    {
        *factor /= 1.0 - discount + discount * f64::from(length) / average;
    }
    factors
}

/// Takes the places in `document` off the front; the documents are asked for in order.
fn advance<'a>(places: &mut &'a [Occurrence], document: u32) -> &'a [Occurrence] {
    let skipped = places
        .iter()
        .position(|place| place.document >= document)
        .unwrap_or(places.len());
    let rest = places.get(skipped..).unwrap_or_default();
    let n_here = rest
        .iter()
        .position(|place| place.document > document)
        .unwrap_or(rest.len());
    let (here, rest) = rest.split_at_checked(n_here).unwrap_or_default();
    *places = rest;
    here
}

/// The smallest distance in words between two lists of places, at least 1.
fn closest(a: &[Occurrence], b: &[Occurrence]) -> Option<u32> {
    let mut closest: Option<u32> = None;
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        // From the end of the first to the start of the second, so that long names are no farther.
        let gap = if one.ordinal <= other.ordinal {
            other.ordinal.saturating_sub(one.ordinal + one.length - 1)
        } else {
            one.ordinal.saturating_sub(other.ordinal + other.length - 1)
        };
        let gap = gap.max(1);
        closest = Some(closest.map_or(gap, |least| least.min(gap)));
        if one.ordinal <= other.ordinal {
            a.next();
        } else {
            b.next();
        }
    }
    closest
}

#[cfg(test)]
mod tests {
    use super::{closest, field_of};
    use crate::{
        corpus::Role,
        index::{
            answer::Why,
            fixture::{Corpus, document, line},
            places::Occurrence,
        },
    };

    fn corpus(texts: &[(&str, &str)]) -> Corpus {
        let documents = texts.iter().enumerate().map(|(i, (headline, body))| {
            let lines = [line(Role::Headline, headline), line(Role::Body, body)];
            document(&i.to_string(), &lines)
        });
        Corpus::new(documents.collect(), Vec::new(), &|word| word.to_owned())
    }

    #[test]
    fn a_word_in_the_headline_counts_more_than_one_in_the_body() {
        let corpus = corpus(&[
            ("Pasar baru", "Kapal tiba pagi ini."),
            ("Kapal tiba", "Pasar dibuka pagi ini."),
        ]);
        assert_eq!(corpus.ids("kapal "), ["1", "0"]);
    }

    #[test]
    fn words_side_by_side_count_more_than_words_apart() {
        let corpus = corpus(&[
            (
                "Satu",
                "Kapal besar itu akhirnya masuk pelabuhan dengan muatan.",
            ),
            (
                "Dua",
                "Kapal muatan besar itu akhirnya masuk pelabuhan dengan.",
            ),
        ]);
        assert_eq!(corpus.ids("kapal muatan "), ["1", "0"]);
    }

    #[test]
    fn ties_stand_in_the_order_of_the_corpus() {
        let corpus = corpus(&[("Satu", "Kapal."), ("Dua", "Kapal."), ("Tiga", "Kapal.")]);
        assert_eq!(corpus.ids("kapal "), ["0", "1", "2"]);
        let results = corpus.search_for("kapal ", 2);
        assert_eq!((results.total, results.hits.len()), (3, 2));
        assert_eq!(corpus.search_for("kapal ", 0).total, 3);
    }

    #[test]
    fn a_word_is_in_the_run_that_ends_after_it() {
        let runs = [4 << 3, 9 << 3 | 3];
        assert_eq!(field_of(&runs, 3), Some(0));
        assert_eq!(field_of(&runs, 4), Some(3));
        assert_eq!(field_of(&runs, 9), None);
    }

    #[test]
    fn the_distance_is_counted_from_the_end_of_a_name() {
        let place = |ordinal, length| Occurrence {
            document: 0,
            ordinal,
            why: Why::Exact,
            length,
        };
        assert_eq!(closest(&[place(0, 3)], &[place(4, 1)]), Some(2));
        assert_eq!(
            closest(&[place(9, 1), place(20, 1)], &[place(7, 1)]),
            Some(2)
        );
        assert_eq!(closest(&[], &[place(7, 1)]), None);
    }
}
