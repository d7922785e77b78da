//! The words of a vocabulary, each with every reading that the rules allow.

use std::collections::BTreeMap;

use super::counts::{Counts, Ids};
use crate::text::morphology::{
    affix::Affix,
    parse::{Parse, parses},
    root::{closed, numeral},
};

/// Readings below this score are no longer plausible and only slow the rest down.
const LOWEST: i32 = -10;

/// Particles and possessives that are written together with the word before them.
const CLITICS: [&str; 7] = ["lah", "kah", "tah", "pun", "nya", "ku", "mu"];

/// Prefixes and suffix of a reading, packed, and how many clitics stand around them.
pub(super) type Pattern = (u32, u8);

/// The pattern of a word that is its own root.
pub(super) const BARE: Pattern = (0, 0);

pub(super) fn pattern(parse: &Parse<'_>) -> Pattern {
    let mut packed = 0;
    for affix in parse.prefixes.into_iter().chain([parse.suffix]) {
        packed = packed * 16 + affix.map_or(0, |affix| affix as u32 + 1);
    }
    (packed, parse.n_clitics)
}

/// Whether the vocabulary has what a reading of `word` presupposes.
///
/// A clitic goes to a word that stands without it as well: `sejumlah` is no `sejum-lah`; only
/// *se-* and *-nya* come together (`sebenarnya`). And *-i* makes verbs, whose bare form (`alami`)
/// has a passive or an active beside it; what has neither is a loan that ends so (`politisi`).
/// *per-* without a suffix makes such verbs as well (`perbesar`) and fractions, and hardly a noun
/// (`perdana`). *se-* goes to words that stand alone or with *ber-* (`setinggi`, `sederet`;
/// `sejarah` is no form of `menjarah`).
fn attested(word: &str, parse: &Parse<'_>, vocabulary: &BTreeMap<String, u32>) -> bool {
    let known = |prefix: &str, word: &str| vocabulary.contains_key(&[prefix, word].concat());
    let outer = parse.prefixes.first().copied().flatten();
    if word.contains('-') || outer == Some(Affix::Se) && word.ends_with("nya") {
        true
    } else if parse.n_clitics > 0 {
        CLITICS.iter().any(|clitic| {
            word.strip_suffix(clitic)
                .is_some_and(|bare| known("", bare))
        })
    } else if outer.is_none() && parse.suffix == Some(Affix::I) {
        let hidden = word.strip_prefix(['k', 'p', 's', 't']);
        ["di", "me", "mem", "men", "meng"]
            .iter()
            .any(|prefix| known(prefix, word) || hidden.is_some_and(|rest| known(prefix, rest)))
    } else if parse.affix() == Some(Affix::Se) && parse.suffix.is_none() {
        let with_ber = ["ber", parse.root].concat();
        known("", parse.root) || known("", &with_ber) || known(&with_ber, "an")
    } else if outer == Some(Affix::Per) && parse.suffix.is_none() && word.starts_with("per") {
        numeral(parse.root) || ["di", "mem"].iter().any(|prefix| known(prefix, word))
    } else {
        true
    }
}

/// One way to read a word.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub(super) root: u32,
    pub(super) pattern: u32,
    /// The root with prefixes and suffix: the same for forms that differ in clitics only.
    pub(super) cell: u32,
    /// The affix next to the root, as a bit.
    pub(super) affixes: u32,
    /// What the rules say for it.
    pub(super) score: f64,
    /// The part of the word that goes to it.
    pub(super) share: f64,
}

/// A word of the vocabulary.
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) n_uses: f64,
    /// The word as its own root.
    pub(super) whole: Reading,
    /// Every reading, the whole word first.
    pub(super) readings: Vec<Reading>,
}

/// Words and what is known of the roots that they may have.
pub(super) struct Lexicon<'a> {
    pub(super) words: Vec<Word<'a>>,
    /// The texts of all roots that some word may have, by id.
    pub(super) roots: Vec<String>,
    /// 1 for the roots that are words themselves, 0 for others.
    pub(super) is_word: Counts,
    pub(super) patterns: Ids<Pattern>,
    /// The root of each cell.
    pub(super) cells: Vec<u32>,
}

impl<'a> Lexicon<'a> {
    pub(super) fn new(vocabulary: &'a BTreeMap<String, u32>) -> Self {
        let mut roots: Ids<String> = Ids::default();
        let mut patterns: Ids<Pattern> = Ids::default();
        let mut cells: Ids<(u32, u32)> = Ids::default();
        let mut words = Vec::new();
        for (text, &n_uses) in vocabulary {
            let mut reading = |root: &str, (packed, n_clitics): Pattern, affixes, score| {
                let root = roots.of(root.to_owned());
                Reading {
                    root,
                    pattern: patterns.of((packed, n_clitics)),
                    cell: cells.of((root, packed)),
                    affixes,
                    score: f64::from(score),
                    share: 0.0,
                }
            };
            let whole = reading(text, BARE, 0, 0);
            let mut readings: BTreeMap<(u32, u32), Reading> = BTreeMap::new();
            // A function word has no root but itself: it is what derivation never made.
            if !closed(text) {
                parses(text, &mut |parse| {
                    let score = parse.score + parse.shape;
                    if score < LOWEST || !attested(text, parse, vocabulary) {
                        return;
                    }
                    let affix = parse.affix().map_or(0, Affix::bit);
                    let new = reading(parse.root, pattern(parse), affix, score);
                    let known = readings.entry((new.root, new.pattern)).or_insert(new);
                    known.score = known.score.max(new.score);
                });
            }
            words.push(Word {
                text,
                n_uses: f64::from(n_uses),
                whole,
                readings: [whole].into_iter().chain(readings.into_values()).collect(),
            });
        }
        let roots = roots.keys();
        Self {
            words,
            is_word: roots
                .iter()
                .map(|root| f64::from(u8::from(vocabulary.contains_key(root))))
                .collect(),
            roots,
            patterns,
            cells: cells.keys().into_iter().map(|(root, _)| root).collect(),
        }
    }

    pub(super) fn root(&self, id: u32) -> &str {
        self.roots.get(id as usize).map_or("", String::as_str)
    }

    /// The logarithm of how probable each root is letter by letter, given the two letters before;
    /// learned from the roots themselves, as far as each is believed in.
    pub(super) fn letters(&self, belief: &Counts) -> Counts {
        const UNSEEN: f64 = 0.05;
        const N_LETTERS: f64 = 27.0;
        let mut after: BTreeMap<[u8; 2], f64> = BTreeMap::new();
        let mut together: BTreeMap<[u8; 3], f64> = BTreeMap::new();
        for (id, root) in (0..).zip(&self.roots) {
            let weight = belief.at(id).min(1.0);
            if weight > 0.3 {
                threes(root, &mut |[a, b, c]| {
                    *after.entry([a, b]).or_default() += weight;
                    *together.entry([a, b, c]).or_default() += weight;
                });
            }
        }
        let logarithm = |root: &String| {
            let mut sum = 0.0;
            threes(root, &mut |[a, b, c]| {
                let seen = together.get(&[a, b, c]).copied().unwrap_or(0.0);
                let all = after.get(&[a, b]).copied().unwrap_or(0.0);
                sum += libm::log((seen + UNSEEN) / (all + UNSEEN * N_LETTERS));
            });
            sum
        };
        self.roots.iter().map(logarithm).collect()
    }
}

/// Every letter of a word and its end, with the two letters before it.
fn threes(word: &str, each: &mut dyn FnMut([u8; 3])) {
    let (mut a, mut b) = (0, 0);
    for c in word.bytes().chain([0]) {
        each([a, b, c]);
        (a, b) = (b, c);
    }
}
