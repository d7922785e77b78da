//! Inducing roots from the words of a language and how often each is used.
//!
//! A root is what many affixed forms of a large vocabulary agree on. Every word gets all its
//! readings from the rules (`parse.rs`), itself among them; which one holds is found in two steps.
//! `expectation.rs` shares each word out among its readings, by what *other* forms say for a root
//! and by how usual a pattern of affixes is, until the shares settle. `description.rs` then takes
//! one reading a word and removes every root without which the vocabulary can be described in
//! fewer letters: so stems such as `penuhi` go to `penuh`, and a root that only one word needs is
//! that word itself.
//!
//! Nothing but words and counts is used, so homonyms are one root, a root without other forms is
//! known only from its own use, and a stem whose root has died out (`perempuan`) may be cut.

mod counts;
mod description;
mod expectation;
mod readings;

use std::collections::{BTreeMap, BTreeSet};

use self::{description::Description, readings::Lexicon};
use super::{
    list::WORD,
    parse::parses,
    root::{closed, shape},
};

/// A word without derived forms is listed as a root from so many uses on: rarer ones are often
/// slips and foreign words.
const LEAST_USES: u32 = 5;

/// The score of a parse from which a word that no form but itself speaks for is no root: the
/// affixes of a verb or of a circumfix around a root that is known otherwise.
const SURELY_DERIVED: i32 = 3;

/// The roots that the words of `vocabulary` (in normal form, with how often each is used) agree
/// on, as the lines of `roots.txt`: sorted, each root with its affixes, one bit an affix, in
/// hexadecimal digits.
///
/// Of `names` those are listed, too, that would else be cut by their likeness to a form: `Maluku`
/// is not shy. Institutions are named with words of the language, so a name that is a sure form of
/// a root is one (`Kementerian`).
pub fn induced_roots(vocabulary: &BTreeMap<String, u32>, names: &BTreeSet<String>) -> Vec<String> {
    let mut lexicon = Lexicon::new(vocabulary);
    expectation::share_out(&mut lexicon);
    let description = Description::shortest(lexicon);
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    for (root, affixes) in description.roots() {
        let n_uses = vocabulary.get(root).copied().unwrap_or(0);
        let agreed = affixes.count_ones() >= 2 || affixes > 0 && n_uses > 0;
        if shape(root).is_some() && (agreed || n_uses >= LEAST_USES) {
            let word = if n_uses > 0 { WORD } else { 0 };
            found.insert(root.to_owned(), affixes | word);
        }
    }
    let derived: BTreeSet<String> = found
        .iter()
        .filter(|&(root, affixes)| affixes & !WORD == 0 && derived(root, &found))
        .map(|(root, _)| root.clone())
        .collect();
    found.retain(|root, _| !derived.contains(root));
    let whole: Vec<&String> = names
        .iter()
        .filter(|name| is_like_a_form(name, &found) && !derived_name(name, &found))
        .collect();
    for name in whole {
        found.entry(name.clone()).or_insert(WORD);
    }
    found
        .into_iter()
        .map(|(root, affixes)| format!("{root} {affixes:x}"))
        .collect()
}

fn is_like_a_form(name: &str, found: &BTreeMap<String, u32>) -> bool {
    let mut is_like = false;
    parses(name, &mut |parse| {
        is_like |= parse.score + parse.shape > 0 || found.contains_key(parse.root);
    });
    is_like
}

/// Whether a name is a form of a root that is `found`, by an affix on both sides.
fn derived_name(name: &str, found: &BTreeMap<String, u32>) -> bool {
    let mut derived = closed(name);
    parses(name, &mut |parse| {
        let both = parse.suffix.is_some() && parse.prefixes.iter().any(Option::is_some);
        derived |= both && parse.score >= SURELY_DERIVED && found.contains_key(parse.root);
    });
    derived
}

/// Whether `word` is a form of a root that is `found`.
fn derived(word: &str, found: &BTreeMap<String, u32>) -> bool {
    let mut derived = false;
    if !closed(word) {
        parses(word, &mut |parse| {
            let clitic = parse.affix().is_none() && word.ends_with("nya");
            let sure = clitic || parse.score + parse.shape.min(0) >= SURELY_DERIVED;
            derived |= sure && found.contains_key(parse.root);
        });
    }
    derived
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::induced_roots;

    /// A vocabulary of words with made-up counts.
    fn vocabulary(words: &[(&str, u32)]) -> BTreeMap<String, u32> {
        words
            .iter()
            .map(|&(word, n)| (word.to_owned(), n))
            .collect()
    }

    fn roots(words: &[(&str, u32)]) -> Vec<String> {
        roots_with(words, &[])
    }

    fn roots_with(words: &[(&str, u32)], names: &[&str]) -> Vec<String> {
        let names = names.iter().map(|&name| name.to_owned()).collect();
        induced_roots(&vocabulary(words), &names)
            .iter()
            .filter_map(|line| line.split_once(' '))
            .map(|(root, _)| root.to_owned())
            .collect()
    }

    #[test]
    fn forms_that_agree_give_their_root_and_its_affixes() {
        let words = [
            ("menulis", 40),
            ("ditulis", 30),
            ("penulis", 20),
            ("tulisan", 25),
            ("tertulis", 9),
            ("tulis", 12),
        ];
        assert_eq!(roots(&words), ["tulis"]);
    }

    #[test]
    fn a_stem_goes_to_the_root_that_explains_it() {
        let found = roots(&[
            ("penuh", 50),
            ("penuhi", 9),
            ("memenuhi", 40),
            ("dipenuhi", 20),
            ("terpenuhi", 8),
            ("sepenuhnya", 12),
            ("pemenuhan", 10),
        ]);
        assert_eq!(found, ["penuh"]);
    }

    #[test]
    fn a_word_that_others_are_made_of_stays_whole() {
        // `dimakan` and `memakan` have no suffix -an, so `mak` cannot be their root.
        let found = roots(&[
            ("makan", 90),
            ("makanan", 70),
            ("dimakan", 20),
            ("memakan", 20),
            ("mak", 30),
            ("rumah", 50),
        ]);
        assert_eq!(found, ["mak", "makan", "rumah"]);
    }

    #[test]
    fn names_that_look_like_forms_stay_whole_and_institutions_do_not() {
        let words = [
            ("satu", 90),
            ("bersatu", 20),
            ("menyatu", 10),
            ("labu", 20),
            ("sayur", 9),
        ];
        let names = ["labuan", "persatuan", "sumbawa"];
        assert_eq!(
            roots_with(&words, &names),
            ["labu", "labuan", "satu", "sayur"]
        );
    }

    #[test]
    fn a_form_needs_the_words_that_it_presupposes() {
        for (word, others, whole) in [
            ("teknisi", &[("teknis", 60)][..], true),
            (
                "tulisi",
                &[("tulis", 60), ("menulisi", 9), ("ditulis", 9)],
                false,
            ),
            (
                "sejarah",
                &[("menjarah", 9), ("dijarah", 9), ("jarahan", 9)],
                true,
            ),
            ("setinggi", &[("tinggi", 60), ("meninggi", 9)], false),
            (
                "perdana",
                &[("dana", 60), ("mendanai", 9), ("didanai", 9)],
                true,
            ),
            ("perbesar", &[("besar", 60), ("diperbesar", 9)], false),
            (
                "sejumlah",
                &[("jumlah", 60), ("disejum", 1), ("menyejum", 1)],
                false,
            ),
        ] {
            let words: Vec<_> = [(word, 30)].iter().chain(others).copied().collect();
            assert_eq!(roots(&words).contains(&word.to_owned()), whole, "{word}");
        }
    }

    #[test]
    fn what_no_other_form_speaks_for_is_no_root() {
        // Nothing but `restoran` and its clitic would need a root `restor`.
        let found = roots(&[("restoran", 90), ("restorannya", 9), ("rumah", 50)]);
        assert_eq!(found, ["restoran", "rumah"]);
        assert!(roots(&[]).is_empty());
    }
}
