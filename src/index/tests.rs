//! What must hold of answers in any corpus.

use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};

use super::fixture::{Corpus, document, entity, line};
use crate::{corpus::Role, entity::Kind};

const WORDS: [&str; 8] = [
    "kapal",
    "beras",
    "muatan",
    "pelabuhan",
    "tiba",
    "membawa",
    "bawa",
    "di",
];

/// Names of one organization and of one person; no two share a word with another or with the words.
const NAMES: [&[&str]; 2] = [
    &["Perserikatan Nelayan", "PN", "Serikat Nelayan Pesisir"],
    &["Sari Melati", "Bu Sari", "Melati"],
];

/// Up to `n` words at random, the first of [`WORDS`] far more often than the last.
fn word_lists(n: usize) -> impl Strategy<Value = Vec<&'static str>> {
    let word = (0usize..100).prop_map(|dice| WORDS[(dice * dice / 1_300).min(WORDS.len() - 1)]);
    prop::collection::vec(word, 1..n)
}

/// Texts of words and names at random, a headline and two lines.
fn corpora() -> impl Strategy<Value = Vec<[Vec<&'static str>; 3]>> {
    let names: Vec<&'static str> = NAMES.concat();
    let piece = prop::sample::select([WORDS.as_slice(), &names].concat());
    let piece = move |n| prop::collection::vec(piece.clone(), 1..n);
    prop::collection::vec([piece(5), piece(12), piece(12)], 1..12)
}

fn corpus(texts: &[[Vec<&'static str>; 3]]) -> Corpus {
    let documents = texts.iter().enumerate().map(|(i, lines)| {
        // A full stop keeps a name from running into the next.
        let [headline, first, second] = lines.each_ref().map(|pieces| pieces.join(". "));
        let lines = [
            line(Role::Headline, &headline),
            line(Role::Body, &first),
            line(Role::Caption, &second),
        ];
        document(&i.to_string(), &lines)
    });
    let entities = NAMES.iter().enumerate().map(|(i, names)| {
        let kind = [Kind::Organization, Kind::Person][i];
        entity(&i.to_string(), kind, names[0], &names[1..])
    });
    Corpus::new(documents.collect(), entities.collect(), &|word| {
        word.replace("membawa", "bawa")
    })
}

type Places = Vec<(u32, u32)>;

/// Documents, scores to the bit, and the places of matches.
fn answer(corpus: &Corpus, query: &str) -> Vec<(u32, u64, Places)> {
    let hits = corpus.search_for(query, 20).hits.into_iter();
    hits.map(|hit| {
        let places = hit.matches.iter().map(|found| (found.start, found.end));
        (hit.document, hit.score.to_bits(), places.collect())
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_aliases_are_answered_alike(
        texts in corpora(),
        frame in prop::sample::select(vec![
            "{} ", "{} beras ", "bawa {} ", "-{} kapal ", "in:headline {} ", "{} OR tiba ",
            "person:\"{}\" ", "org:\"{}\" kapal ",
        ]),
    ) {
        let corpus = corpus(&texts);
        for names in NAMES {
            // What no text says is no name of the corpus.
            let mut asked = Vec::new();
            for name in names {
                for typed in [(*name).to_owned(), name.to_lowercase(), name.to_uppercase()] {
                    asked.push(answer(&corpus, &frame.replace("{}", &typed)));
                }
            }
            for other in &asked {
                assert_eq!(other, &asked[0], "{frame} {names:?}");
            }
        }
    }

    #[test]
    fn all_words_are_found_where_each_is_found(
        texts in prop::collection::vec([word_lists(3), word_lists(30), word_lists(3)], 1..40),
        words in prop::collection::vec(prop::sample::select(WORDS.as_slice()), 2..4),
    ) {
        let corpus = corpus(&texts);
        let found = |query: &str| {
            let mut found: Vec<u32> =
                corpus.search_for(query, 50).hits.iter().map(|hit| hit.document).collect();
            found.sort_unstable();
            found
        };
        let mut all: Vec<u32> = (0..texts.len() as u32).collect();
        for word in &words {
            let with = found(&format!("\"{word}\""));
            all.retain(|document| with.contains(document));
        }
        let phrases: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let results = corpus.search_for(&phrases.join(" "), 50);
        if all.is_empty() {
            assert!(results.relaxed || results.hits.is_empty());
        } else {
            assert_eq!(found(&phrases.join(" ")), all);
            // The same words as stems: the lists are read here in part, there in whole.
            let plain = found(&format!("{} ", words.join(" ")));
            assert!(all.iter().all(|document| plain.contains(document)));
            let mut each: Vec<u32> = (0..texts.len() as u32).collect();
            for word in &words {
                let with = found(&format!("{word} "));
                each.retain(|document| with.contains(document));
            }
            assert_eq!(plain, each);
        }
    }
}
