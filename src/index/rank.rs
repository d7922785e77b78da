//! The order of the documents that answer a query.
//!
//! BM25F (Robertson, Zaragoza and Taylor, *Simple BM25 extension to multiple weighted fields*, CIKM
//! 2004): the occurrences in the fields are weighted and normalized by the field's length first
//! (`fields`), then saturated together. Two words close to each other add a little, and so does what
//! a question asks for close to its words; that is looked at in the best documents only. No platform
//! mathematics: the same score on every machine, rounded before it is compared.

use super::{
    Index,
    asked::Asked,
    leaf::{Leaf, Occurrence},
    search::Search,
};
use crate::base::{Arrange, rounded};

/// How fast further occurrences stop counting: 0 at once; the literature uses 1.2 to 2. News
/// paragraphs are short, and of 0.5 to 2 this ordered known passages best.
const SATURATION: f32 = 0.8;

/// What two neighboring words of the query add where they stand side by side in the text, as a
/// share of the rarer one's weight; at a distance of n words, an n-th of it.
const PROXIMITY: f64 = 0.3;

/// What the nearness of an answer to a question's words adds (`asked`), against the words
/// themselves: nearly as much, for a text that has the words and no answer is of little use.
const ANSWER: f64 = 0.8;

/// What a word of a name counts where the name as a whole is wanted, too: mostly it stands in the
/// name that is found already.
const PART: f64 = 0.3;

/// In how many of the best documents the distances between words are looked at. More would seldom
/// change the first ten, and takes time for each.
const LOOKED_INTO: usize = 64;

/// Where no document has all words: what share of the best document's score another must have to
/// be an answer, too.
const PARTIAL: f64 = 0.3;

/// The documents of an answer.
pub(super) struct Ranked {
    /// How many answer.
    pub(super) total: usize,
    /// Scores and documents, best first; ties in the order of the corpus.
    pub(super) best: Vec<(f64, u32)>,
}

/// The best of the documents found.
pub(super) fn ranked(search: &Search<'_>, found: &[u32], limit: usize) -> Ranked {
    let Search { index, leaves, .. } = search;
    let rarities: Vec<f64> = leaves.iter().map(|leaf| rarity(index, leaf)).collect();
    let mut scores = vec![0f64; found.len()];
    for (leaf, rarity) in leaves.iter().zip(&rarities) {
        let mut weights = leaf.documents.iter().zip(&leaf.weights).peekable();
        for (document, score) in found.iter().zip(&mut scores) {
            while weights.next_if(|&(other, _)| other < document).is_some() {}
            if let Some((_, weight)) = weights.next_if(|&(other, _)| other == document) {
                *score += rarity * f64::from(weight / (SATURATION + weight));
            }
        }
    }
    let mut total = found.len();
    if search.relaxed {
        let best = scores.iter().copied().fold(0.0, f64::max);
        total = scores
            .iter()
            .filter(|&&score| score >= best * PARTIAL)
            .count();
    }
    let limit = limit.min(total);
    let mut best = top(&scores, found, limit.max(LOOKED_INTO).min(total));
    if leaves.len() > 1 {
        let mut closer: Vec<u32> = best.iter().map(|&(_, document)| document).collect();
        closer.truncate(LOOKED_INTO);
        closer.arrange();
        let findings = match search.asked {
            None | Some(Asked::Unknown) => Default::default(),
            _ => search.corpus.findings,
        };
        best.arrange_by_key(|&(_, document)| document);
        let mut walks: Vec<_> = leaves.iter().map(|leaf| leaf.cursors(index)).collect();
        for (score, document) in &mut best {
            let mut places: Vec<Vec<Occurrence>> = Vec::new();
            let mut before = 0.0;
            for ((leaf, walks), &rarity) in leaves.iter().zip(&mut walks).zip(&rarities) {
                let here = leaf.within(*document, walks, &index.fields);
                if let Some(gap) = places.last().and_then(|other| closest(other, &here)) {
                    *score += PROXIMITY * rarity.min(before) / f64::from(gap);
                }
                before = rarity;
                places.push(here);
            }
            if let (Some(asked), Some(text), Some(findings)) = (
                search.asked,
                search.corpus.documents.get(*document as usize),
                findings.get(*document as usize),
            ) && closer.binary_search(document).is_ok()
            {
                *score +=
                    ANSWER * asked.nearness(index, text, *document, findings, &places, &rarities);
            }
        }
    }
    for (score, _) in &mut best {
        *score = rounded(*score);
    }
    best.arrange_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    best.truncate(limit);
    Ranked { total, best }
}

/// The inverse document frequency of a leaf.
fn rarity(index: &Index, leaf: &Leaf<'_>) -> f64 {
    let n = f64::from(index.fields.n_documents());
    let with = f64::from(leaf.most_documents()).min(n);
    let share = if leaf.is_part { PART } else { 1.0 };
    share * libm::log(1.0 + (n - with + 0.5).max(0.5) / (with + 0.5))
}

/// The `limit` documents with the highest scores, in no order that matters; of equals the first.
fn top(scores: &[f64], found: &[u32], limit: usize) -> Vec<(f64, u32)> {
    let mut top: Vec<(f64, u32)> = Vec::new();
    let all = scores.iter().copied().zip(found.iter().copied());
    if limit > 4 * LOOKED_INTO {
        top.extend(all);
        top.arrange_by(|a, b| b.0.total_cmp(&a.0));
        top.truncate(limit);
        return top;
    }
    let mut least = f64::MIN;
    for (score, document) in all {
        if top.len() < limit || score > least {
            let place = top.partition_point(|&(other, _)| other >= score);
            top.insert(place, (score, document));
            top.truncate(limit);
            least = top.last().map_or(f64::MIN, |&(score, _)| score);
        }
    }
    top
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
    use super::closest;
    use crate::{
        corpus::Role,
        index::{
            answer::Why,
            fixture::{Corpus, document, line},
            leaf::Occurrence,
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
