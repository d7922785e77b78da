//! Roots of Indonesian words.
//!
//! The rules are confix stripping after Nazief and Adriani (Adriani, Asian, Nazief, Tahaghoghi and
//! Williams, "Stemming Indonesian: A confix-stripping approach", ACM TALIP 6(4), 2007): which prefix
//! goes with which suffix, what *meN-* and *peN-* do to the sound behind them, and that a word is
//! looked up before anything is stripped, and again before anything but clitics is. From Asian,
//! Williams and Tahaghoghi ("Stemming Indonesian", ACSC 2005) come the reduplications, from
//! Arifin, Mahendra and Ciptaningtyas ("Enhanced confix stripping stemmer and ants algorithm for
//! classifying news document in Indonesian language", ICTS 2009) the longer chains of prefixes, and
//! from Tahitoe and Purwitasari ("Implementasi modifikasi enhanced confix stripping stemmer untuk
//! bahasa Indonesia dengan metode corpus based stemming", ITS 2010) that a corpus decides between
//! several parses of one word.
//!
//! Those stemmers look roots up in a dictionary. Here the list is induced from the words of news
//! (`induce.rs`, written by `src/bin/induce-roots.rs`), together with the affixes that each root
//! was found with; so every parse has a score, for the strength of its affixes, for what the list
//! says of its root, and, where the list has none, for how many kinds of affixed forms of the
//! corpus agree on it. A word is its own root unless a parse scores above zero, so names stay
//! whole.
//!
//! A root is what a word goes back to by regular affixes: `perdagangan` and `pedagang` are both
//! `dagang`, for who searches one wants the other, and a reader sees which form was found.
//! Function words keep their form (`terhadap` is no form of `hadap` any more), and so does a
//! repeated word of which one half is no word (`laba-laba`). `mata-mata` is `mata`: that it also
//! means a spy is known from what it says, not from how it is written.
//!
//! The page has neither list nor stemmer: [`candidates`] is all it calls, and the index knows the
//! corpus's roots.
//!
//! Lacking: infixes (`gemetar`), which no new word takes and the list holds as roots; compounds
//! under one affix (`menindaklanjuti`); prefixes of loans (`antarkota`, `nonaktif`).

mod affix;
mod induce;
mod list;
mod parse;
mod root;

use std::borrow::Cow;

pub use self::induce::induced_roots;
use self::{
    list::{listed, loan},
    parse::{Parse, parses},
    root::closed,
};
use crate::base::{Arrange, Intern};

/// Anything that knows the root of a word.
pub trait Roots {
    /// The root of `word`, which must be in normal form; the word itself where it has no affix.
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str>;
}

/// A stemmer that knows the list of roots, and the words of a corpus for roots that are not
/// listed; [`Stemmer::default`] knows no corpus.
#[derive(Clone, Debug, Default)]
pub struct Stemmer {
    /// The words of the corpus, their roots, and roots that they may have.
    words: Intern,
    /// What the corpus says for words that the list cannot explain, and for roots that they may
    /// have, by the number of the word.
    evidence: Vec<Evidence>,
    /// The number of the root of each word of the corpus; other words have none here.
    roots: Vec<Option<u32>>,
}

/// What a corpus says for one string.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// How often it occurs as a word.
    n_uses: u32,
    /// The affixes that occur right at it, one bit an affix.
    affixes: u32,
}

/// A root that is used so many times less than a word is a chance likeness of it (`kepala` and
/// `pala`).
const MOST_FREQUENT: u32 = 5;

/// What is taken off a parse whose root is not listed: most such words are names.
const UNLISTED: i32 = 2;

impl Stemmer {
    /// A stemmer that knows the words of a corpus (normal forms, with how often each occurs).
    pub fn new<'a>(vocabulary: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let mut stemmer = Self::default();
        let mut unexplained: Vec<&str> = Vec::new();
        for (word, n_uses) in vocabulary {
            match explained(word) {
                Some(root) => stemmer.know(word, &root),
                None => {
                    stemmer.note(word, |known| {
                        known.n_uses = known.n_uses.saturating_add(n_uses);
                    });
                    unexplained.push(word);
                }
            }
        }
        for word in &unexplained {
            parses(word, &mut |parse| {
                let supporting = parse.score + parse.shape >= SUPPORTING;
                if let Some(affix) = parse.affix().filter(|_| supporting) {
                    stemmer.note(parse.root, |known| known.affixes |= affix.bit());
                }
            });
        }
        for word in unexplained {
            let root = stemmer.guessed(word);
            stemmer.know(word, root.as_deref().unwrap_or(word));
        }
        stemmer
    }

    fn know(&mut self, word: &str, root: &str) {
        let (word, root) = (self.words.number(word), self.words.number(root));
        self.roots.resize(self.words.len(), None);
        if let Some(known) = self.roots.get_mut(word as usize) {
            *known = Some(root);
        }
    }

    fn evidence(&self, word: &str) -> Evidence {
        let known = self
            .words
            .find(word)
            .and_then(|word| self.evidence.get(word as usize));
        known.copied().unwrap_or_default()
    }

    /// Changes what the corpus says for a word.
    fn note(&mut self, word: &str, change: impl FnOnce(&mut Evidence)) {
        let word = self.words.number(word) as usize;
        if word >= self.evidence.len() {
            self.evidence.resize(word + 1, Evidence::default());
        }
        if let Some(known) = self.evidence.get_mut(word) {
            change(known);
        }
    }

    /// The root of a word that the list does not explain, where it is not the word itself.
    fn guessed(&self, word: &str) -> Option<String> {
        let own = self.evidence(word);
        best(word, &|parse| Some(self.support(parse, own)))
    }

    /// The score of a parse of a word of which the corpus says `own`.
    fn support(&self, parse: &Parse<'_>, own: Evidence) -> i32 {
        let score = parse.score + parse.shape;
        let Some(affix) = parse.affix() else {
            return score - 1;
        };
        let known = self.evidence(parse.root);
        // A word's own affix is no evidence for the root that stripping it leaves.
        let others = (known.affixes & !affix.bit()).count_ones().min(4);
        let own_forms = own.affixes.count_ones().min(4);
        let stands_alone =
            known.n_uses > 0 && known.n_uses.saturating_mul(MOST_FREQUENT) >= own.n_uses;
        score - UNLISTED + 2 * i32::from(stands_alone) + 2 * others as i32 - own_forms as i32
    }
}

/// The root of `word` by the list alone: the word itself where it is listed.
fn explained(word: &str) -> Option<String> {
    if closed(word) {
        return Some(word.to_owned());
    }
    if let Some(base) = loan(word) {
        return Some(base.to_owned());
    }
    if listed(word).is_some() {
        return Some(word.to_owned());
    }
    best(word, &|parse| {
        let known = listed(parse.root)?;
        let forms = known.count_ones().min(4) as i32;
        Some(match parse.affix() {
            None => parse.score + 10 + forms / 2,
            Some(affix) if known & affix.bit() != 0 => parse.score + parse.shape / 2 + 10 + forms,
            // With affixes that it was never found with, a root must look like one as well.
            Some(_) if forms > 1 => parse.score + parse.shape + 2 + forms,
            Some(_) => parse.score + parse.shape,
        })
    })
}

/// The root of the parse that scores highest, if any is above zero. The first of equals wins:
/// parses come in a fixed order.
fn best(word: &str, score: &dyn Fn(&Parse<'_>) -> Option<i32>) -> Option<String> {
    let mut highest = 0;
    let mut root = String::new();
    parses(word, &mut |parse| {
        if let Some(score) = score(parse).filter(|&score| score > highest) {
            highest = score;
            root.clear();
            root.push_str(parse.root);
        }
    });
    (highest > 0 && root != word).then_some(root)
}

impl Roots for Stemmer {
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        let known = self.words.find(word);
        if let Some(root) = known.and_then(|word| *self.roots.get(word as usize)?) {
            return Cow::Borrowed(self.words.get(root));
        }
        match explained(word).or_else(|| self.guessed(word)) {
            Some(root) => Cow::Owned(root),
            None => Cow::Borrowed(word),
        }
    }
}

/// The roots that `word` (in normal form) may have by the rules of affixation alone, the most
/// plausible first; `word` itself is always among them.
pub fn candidates(word: &str) -> Vec<String> {
    let mut found = vec![(0, word.to_owned())];
    parses(word, &mut |parse| {
        let score = parse.score + parse.shape;
        if score >= SUPPORTING {
            found.push((score, parse.root.to_owned()));
        }
    });
    found.arrange_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut roots: Vec<String> = Vec::new();
    for (_, root) in found {
        if !roots.contains(&root) {
            roots.push(root);
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
    fn the_forms_of_one_root_meet() {
        let table = [
            (
                "kunjung",
                "kunjungan kunjungannya mengunjungi dikunjungi berkunjung pengunjung",
            ),
            (
                "temu",
                "pertemuan bertemu menemukan ditemukannya penemuan mempertemukan",
            ),
            (
                "dagang",
                "perdagangan pedagang berdagang memperdagangkan dagangannya",
            ),
            (
                "ajar",
                "belajar pelajaran mengajar pembelajaran mempelajari diajarkan",
            ),
            ("ubah", "mengubah berubah perubahan diubahnya"),
            (
                "tahu",
                "mengetahui diketahui pengetahuan sepengetahuannya ketahuan",
            ),
            (
                "laku",
                "melakukannya dilakukan memberlakukan pelaku diperlakukan",
            ),
            ("hasil", "keberhasilan berhasil menghasilkan penghasilan"),
            ("henti", "berhenti menghentikan pemberhentian terhenti"),
            ("perintah", "pemerintahan memerintahkan diperintah"),
            ("kira", "diperkirakan perkiraan mengira"),
            ("cek", "mengecek pengecekan dicek"),
            ("sah", "mengesahkannya pengesahan disahkan"),
            ("kerja", "bekerja pekerja mempekerjakan dikerjakan"),
            ("tunjuk", "menunjukkan petunjuk pertunjukan ditunjukan"),
            ("lihat", "memperlihatkan terlihat penglihatan"),
            ("dua", "kedua berdua"),
            ("orang", "seorang seseorang perseorangan orang-orang"),
            ("pukul", "kupukul kaupukul dipukulnya pemukulan memukulmu"),
            ("rumah", "rumahku rumahmulah serumah perumahan"),
            ("daun", "dedaunan daun-daunan"),
        ];
        let pairs: Vec<(&str, &str)> = table
            .iter()
            .flat_map(|(root, forms)| forms.split(' ').map(move |form| (form, *root)))
            .collect();
        check(&Stemmer::default(), &pairs);
    }

    #[test]
    fn reduplications_give_their_root() {
        check(
            &Stemmer::default(),
            &[
                ("negara-negara", "negara"),
                ("negara-negaranya", "negara"),
                ("buku-bukunya", "buku"),
                ("bersama-sama", "sama"),
                ("berulang-ulang", "ulang"),
                ("meniru-nirukan", "tiru"),
                ("surat-menyurat", "surat"),
                ("tarik-menarik", "tarik"),
                ("mata-mata", "mata"),
                ("jong-un", "jong-un"),
                ("bolak-balik", "bolak-balik"),
                ("kantor-nya", "kantor"),
            ],
        );
    }

    #[test]
    fn names_and_words_without_affixes_are_left_alone() {
        let stemmer = Stemmer::default();
        let names = "moskow lavrov pyongyang putin vietnam taiwan pakistan berlin kremlin \
            pentagon serbia seoul meksiko erdogan medvedev setiawan gunawan abdullah nasrullah \
            kediri selandia";
        let words = "selasa kepala sekolah diana bulan masalah jalan menteri ilmu organisasi \
            jumlah makan perempuan berita merah ketua keluarga sedang diskusi universitas \
            pertama selatan";
        let functions = "adalah bukan kamu dengan terhadap sebagai sebelum setelah beberapa \
            kepada meskipun mereka menurut seperti sekarang";
        for word in [names, words, functions].join(" ").split_whitespace() {
            assert_eq!(stemmer.root(word), word);
        }
    }

    #[test]
    fn a_vocabulary_decides_where_the_list_cannot() {
        // Invented roots: nothing but the corpus can know them.
        let stemmer = Stemmer::new([
            ("mengobis", 3),
            ("obis", 4),
            ("terobis", 2),
            ("gelbur", 2),
            ("penggelburan", 3),
        ]);
        check(
            &stemmer,
            &[
                ("mengobis", "obis"),
                ("penggelburan", "gelbur"),
                ("menggelburkannya", "gelbur"),
            ],
        );
        assert_eq!(Stemmer::default().root("mengobis"), "kobis");
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
