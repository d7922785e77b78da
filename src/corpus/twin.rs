//! Documents that are nearly the same: one text kept twice, with another headline or advertisement.
//!
//! Two reports that share sentences are what a corpus is for; these share all but a few. Every
//! document is known by the smallest hashes of its runs of five words (Broder, "On the resemblance
//! and containment of documents", 1997); documents that have half of them in common are compared
//! run by run. So the work grows with the corpus, not with its pairs.

use std::collections::{BTreeMap, HashMap};

use super::{Document, Role};
use crate::base::{ByChecksum, FNV_EMPTY, fnv1a_with, parallel};

/// Words in a run.
const RUN: usize = 5;
/// Hashes that a document is known by.
const SKETCH: usize = 24;
/// Share of runs in common that makes two documents one.
const SAME: f64 = 0.9;

/// A document that is nearly the same as one before it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Twin {
    /// Index of the later document.
    pub(super) document: usize,
    /// Index of the earlier one.
    pub(super) of: usize,
    /// Share of their runs of words that both have (Jaccard), in 0..=1.
    pub(super) share: f64,
}

/// The twins of a corpus, in order.
pub(super) fn twins(documents: &[Document]) -> Vec<Twin> {
    // The first that has a run stands for all that have it.
    let mut holders: HashMap<u64, u32, ByChecksum> = HashMap::default();
    let mut found = Vec::new();
    let sketches = parallel(documents.iter().collect(), |document| {
        let mut runs = runs(document);
        // The same run twice is one; so a few more are kept until that is seen.
        let n_kept = runs.len().min(SKETCH * 2);
        if n_kept < runs.len() {
            runs.select_nth_unstable(n_kept);
            runs.truncate(n_kept);
        }
        runs.sort_unstable();
        runs.dedup();
        runs.truncate(SKETCH);
        runs
    });
    for (at, (document, sketch)) in documents.iter().zip(sketches).enumerate() {
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        for hash in &sketch {
            if let Some(&other) = holders.get(hash) {
                *shared.entry(other).or_insert(0) += 1;
            }
        }
        let nearest = shared
            .into_iter()
            .max_by_key(|(other, n)| (*n, std::cmp::Reverse(*other)));
        if let Some((other, n)) = nearest
            && n * 2 >= sketch.len()
            && let Some(share) = documents
                .get(other as usize)
                .map(|other| alike(document, other))
            && share >= SAME
        {
            found.push(Twin {
                document: at,
                of: other as usize,
                share,
            });
            // One of a family is enough to find the others by.
            continue;
        }
        for hash in sketch {
            holders.entry(hash).or_insert(at as u32);
        }
    }
    found
}

fn alike(one: &Document, other: &Document) -> f64 {
    let [one, other] = [one, other].map(|document| {
        let mut runs = runs(document);
        runs.sort_unstable();
        runs.dedup();
        runs
    });
    let both = one
        .iter()
        .filter(|run| other.binary_search(run).is_ok())
        .count();
    let either = one.len() + other.len() - both;
    both as f64 / either.max(1) as f64
}

/// Hashes of the runs of words of the running text, in any case.
fn runs(document: &Document) -> Vec<u64> {
    let body = document
        .blocks
        .iter()
        .filter(|block| block.role == Role::Body);
    let hashes: Vec<u64> = body
        .flat_map(|block| block.span.of(&document.text).split_ascii_whitespace())
        .map(hash)
        .collect();
    hashes
        .windows(RUN)
        .map(|run| run.iter().copied().fold(FNV_EMPTY, fnv1a_with))
        .collect()
}

/// The checksum of a word's letters and digits, small and capital ASCII letters alike.
fn hash(word: &str) -> u64 {
    word.bytes()
        .filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
        .fold(FNV_EMPTY, |hash, byte| {
            fnv1a_with(hash, byte.to_ascii_lowercase().into())
        })
}

#[cfg(test)]
mod tests {
    use super::twins;
    use crate::corpus::{Manifest, Source, read_plain};

    fn text(n: usize, changed: &[usize]) -> String {
        let line = |at: usize| {
            let other = if changed.contains(&at) {
                "lain"
            } else {
                "sama"
            };
            format!(
                "Kapal {at} membawa {} karung beras {other} ke pelabuhan {}.\n",
                at * 7,
                at % 5
            )
        };
        (0..n).map(line).collect()
    }

    #[test]
    fn a_text_with_a_word_changed_is_a_twin_and_one_with_half_of_its_lines_is_not() {
        let texts = [
            text(60, &[]),
            text(60, &[30]),
            text(30, &[]),
            text(60, &[5, 6]),
        ];
        let sources = texts.into_iter().enumerate().map(|(at, text)| Source {
            file: format!("{at}.txt"),
            text,
            ..Source::default()
        });
        let (documents, _) = read_plain(sources.collect(), &Manifest::default());
        let pairs: Vec<(usize, usize)> = twins(&documents)
            .iter()
            .map(|twin| (twin.document, twin.of))
            .collect();
        assert_eq!(pairs, [(1, 0), (3, 0)]);
    }
}
