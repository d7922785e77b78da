//! Roots of Indonesian words.
//!
//! The rules are confix stripping after Nazief and Adriani (Adriani, Asian, Nazief, Tahaghoghi and
//! Williams, "Stemming Indonesian: A confix-stripping approach", ACM TALIP 6(4), 2007) with the
//! longer prefix chains and reduplications of Arifin, Mahendra and Ciptaningtyas ("Enhanced
//! confix stripping stemmer and ants algorithm for classifying news document in Indonesian
//! language", ICTS 2009). Those stemmers look a root up in a dictionary; here every parse is
//! scored instead, by the strength of its affixes, the shape of its root, and how many kinds of
//! affixed forms of a corpus agree on that root. A word is its own root unless a parse scores
//! above zero, so names stay whole.
//!
//! Infixes (`gemetar`), foreign suffixes (`-isasi`) and the clitics `ku-` and `kau-` are not
//! analyzed.

mod affix;
mod parse;
mod root;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use self::parse::{Parse, parses};
use crate::base::Arrange;

/// Anything that knows the root of a word.
pub trait Roots {
    /// The root of `word`, which must be in normal form; the word itself where it has no affix.
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str>;
}

/// A stemmer whose candidate roots are checked against a vocabulary; [`Stemmer::default`] knows
/// the rules only.
#[derive(Clone, Debug, Default)]
pub struct Stemmer {
    /// What the vocabulary says for each of its words and for the roots that its words may have.
    evidence: BTreeMap<String, Evidence>,
    /// The words of the vocabulary that are not their own root.
    roots: BTreeMap<String, String>,
}

/// What a vocabulary says for one string.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// How often it occurs as a word.
    n_uses: u32,
    /// The affixes that occur right at it, one bit an [`Affix`].
    affixes: u16,
}

impl Stemmer {
    /// A stemmer that knows the words of a corpus (normal forms, with how often each occurs).
    pub fn new<'a>(vocabulary: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let mut stemmer = Self::default();
        let words: BTreeSet<&str> = vocabulary
            .into_iter()
            .map(|(word, n_uses)| {
                let known = stemmer.evidence.entry(word.to_owned()).or_default();
                known.n_uses = known.n_uses.saturating_add(n_uses);
                word
            })
            .collect();
        for word in &words {
            for parse in parses(word) {
                if let Some(affix) = parse.affix.filter(|_| parse.score >= SUPPORTING) {
                    stemmer.evidence.entry(parse.root).or_default().affixes |= 1 << affix as u16;
                }
            }
        }
        for word in words {
            if let Some(root) = stemmer.decide(word) {
                stemmer.roots.insert(word.to_owned(), root);
            }
        }
        stemmer
    }

    /// The root of `word` where it is not the word itself.
    fn decide(&self, word: &str) -> Option<String> {
        let own = self.evidence.get(word).copied().unwrap_or_default();
        let mut best: Option<(i32, String)> = None;
        for parse in parses(word) {
            let score = parse.score + self.support(&parse, own);
            // The first of equals wins: parses come in a fixed order.
            if score > best.as_ref().map_or(0, |(score, _)| *score) {
                best = Some((score, parse.root));
            }
        }
        best.map(|(_, root)| root).filter(|root| root != word)
    }

    /// What the vocabulary adds to the score of a parse of a word of which it says `own`.
    fn support(&self, parse: &Parse, own: Evidence) -> i32 {
        let Some(affix) = parse.affix else { return 0 };
        let known = self.evidence.get(&parse.root).copied().unwrap_or_default();
        // A word's own affix is no evidence for the root that stripping it leaves.
        let others = (known.affixes & !(1 << affix as u16)).count_ones().min(4);
        let own_forms = own.affixes.count_ones().min(4);
        // A root that is far rarer than the word is a chance likeness (`kepala`, `pala`).
        let stands_alone = known.n_uses > 0 && known.n_uses.saturating_mul(10) >= own.n_uses;
        2 * i32::from(stands_alone) + 2 * others as i32 - own_forms as i32
    }
}

impl Roots for Stemmer {
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        if let Some(root) = self.roots.get(word) {
            return Cow::Borrowed(root);
        }
        let listed = self.evidence.get(word).is_some_and(|own| own.n_uses > 0);
        match if listed { None } else { self.decide(word) } {
            Some(root) => Cow::Owned(root),
            None => Cow::Borrowed(word),
        }
    }
}

/// The roots that `word` (in normal form) may have by the rules of affixation alone, the most
/// plausible first; `word` itself is always among them.
pub fn candidates(word: &str) -> Vec<String> {
    let mut found = parses(word);
    found.push(Parse {
        root: word.to_owned(),
        affix: None,
        score: 0,
    });
    found.retain(|parse| parse.score >= SUPPORTING);
    found.arrange_by(|a, b| b.score.cmp(&a.score).then_with(|| a.root.cmp(&b.root)));
    let mut roots: Vec<String> = Vec::new();
    for parse in found {
        if !roots.contains(&parse.root) {
            roots.push(parse.root);
        }
    }
    roots
}

/// The lowest score at which a parse still counts as evidence for its root.
const SUPPORTING: i32 = -4;

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{Roots, Stemmer, candidates};

    fn check(stemmer: &Stemmer, table: &[(&str, &str)]) {
        let wrong: Vec<String> = table
            .iter()
            .map(|(word, root)| (word, root, stemmer.root(word)))
            .filter(|(_, root, found)| *root != found)
            .map(|(word, root, found)| format!("{word}: {found}, not {root}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn the_forms_of_one_root_meet_by_rules_alone() {
        let stemmer = Stemmer::default();
        check(
            &stemmer,
            &[
                ("kunjungan", "kunjung"),
                ("kunjungannya", "kunjung"),
                ("mengunjungi", "kunjung"),
                ("dikunjungi", "kunjung"),
                ("berkunjung", "kunjung"),
                ("pertemuan", "temu"),
                ("bertemu", "temu"),
                ("menemukan", "temu"),
                ("ditemukan", "temu"),
                ("menyelamatkan", "selamat"),
                ("mempertahankan", "tahan"),
                ("keberhasilan", "hasil"),
                ("pembangunan", "bangun"),
                ("mengecek", "cek"),
                ("bekerja", "kerja"),
                ("diperkirakan", "kira"),
                ("pemerintahan", "perintah"),
                ("melakukannya", "laku"),
                ("memberikan", "beri"),
                ("mengatakan", "kata"),
            ],
        );
    }

    #[test]
    fn reduplications_give_their_root() {
        check(
            &Stemmer::default(),
            &[
                ("negara-negara", "negara"),
                ("negara-negaranya", "negara"),
                ("bersama-sama", "sama"),
                ("meniru-nirukan", "tiru"),
                ("surat-menyurat", "surat"),
                ("mata-mata", "mata"),
                ("jong-un", "jong-un"),
                ("bolak-balik", "bolak-balik"),
            ],
        );
    }

    #[test]
    fn names_and_words_without_affixes_are_left_alone() {
        let stemmer = Stemmer::default();
        for word in [
            "moskow",
            "lavrov",
            "pyongyang",
            "putin",
            "vietnam",
            "taiwan",
            "pakistan",
            "berlin",
            "selasa",
            "kepala",
            "sekolah",
            "kremlin",
            "pentagon",
            "serbia",
            "seoul",
            "meksiko",
            "diana",
            "bulan",
            "masalah",
            "kamu",
            "jalan",
            "dengan",
            "menteri",
            "ilmu",
            "organisasi",
            "erdogan",
            "medvedev",
            "jumlah",
            "setiawan",
        ] {
            assert_eq!(stemmer.root(word), word);
        }
    }

    #[test]
    fn a_vocabulary_decides_where_rules_cannot() {
        let stemmer = Stemmer::new([
            ("kecap", 3),
            ("ulur", 2),
            ("mengulur", 2),
            ("diulur", 1),
            ("pelari", 4),
            ("lari", 9),
            ("berlari", 4),
            ("kelapa", 40),
            ("lapa", 1),
            ("mengelapai", 1),
        ]);
        check(
            &stemmer,
            &[
                ("mengulur", "ulur"),
                ("pelari", "lari"),
                ("kelapa", "kelapa"),
            ],
        );
        assert_eq!(Stemmer::default().root("mengulur"), "kulur");
    }

    #[test]
    fn candidates_hold_the_word_and_every_reading() {
        let found = candidates("mengulur");
        for root in ["kulur", "ulur", "mengulur"] {
            assert!(found.iter().any(|candidate| candidate == root), "{found:?}");
        }
        assert_eq!(
            candidates("mengunjungi").first().map(String::as_str),
            Some("kunjung")
        );
    }

    /// Prints the accuracy on the pairs `word<TAB>root` of the file named by SANDING_STEM_PAIRS.
    #[test]
    #[ignore = "measures with a file of the caller"]
    fn accuracy_on_given_pairs() {
        let path = std::env::var("SANDING_STEM_PAIRS").expect("SANDING_STEM_PAIRS names a file");
        let pairs = std::fs::read_to_string(path).expect("the file is readable");
        let stemmer = Stemmer::default();
        let (mut n_right, mut n_pairs) = (0, 0);
        for (word, root) in pairs.lines().filter_map(|line| line.split_once('\t')) {
            let word = crate::text::normal_form(word);
            n_pairs += 1;
            if stemmer.root(&word) == root {
                n_right += 1;
            } else {
                println!("{word}\t{}\t{root}", stemmer.root(&word));
            }
        }
        println!("{n_right} of {n_pairs}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn any_string_has_a_root(word in "(me|di|ber|ke)?[a-z]{0,8}(-[a-z]{0,5})?(kan|nya)?|\\PC{0,12}") {
            assert!(candidates(&word).contains(&word));
            Stemmer::default().root(&word);
            Stemmer::new([(word.as_str(), 1)]).root(&word);
        }
    }
}
