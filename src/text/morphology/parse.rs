//! Every way to read a word as affixes around a root.
//!
//! Parses are told to a visitor one after the other, in a fixed order, for a corpus has a hundred
//! thousand words and each a dozen parses. A form without hyphens is read only where it is made of
//! small ASCII letters.

use super::{
    affix::{Affix, prefixes},
    root::{n_vowels, numeral, shape},
};

/// Words longer than this, in bytes, are no Indonesian words and are left alone.
const LONGEST: usize = 40;
/// The most prefixes of a word (`ke-ber-pe-lajar`).
const MOST_PREFIXES: usize = 3;

/// One way to read a word as affixes around a root.
#[derive(Clone, Copy)]
pub(super) struct Parse<'a> {
    pub(super) root: &'a str,
    /// The prefixes, the outermost first.
    pub(super) prefixes: [Option<Affix>; MOST_PREFIXES],
    pub(super) suffix: Option<Affix>,
    /// How many particles and possessives were stripped.
    pub(super) n_clitics: u8,
    /// How much the affixes speak for this parse.
    pub(super) score: i32,
    /// How much the root looks like one, 0 at best.
    pub(super) shape: i32,
}

impl Parse<'_> {
    /// The affix next to the root; `None` where only particles or possessives were stripped.
    pub(super) fn affix(&self) -> Option<Affix> {
        self.prefixes
            .iter()
            .rev()
            .find_map(|affix| *affix)
            .or(self.suffix)
    }
}

/// A visitor of parses.
type Found<'a> = &'a mut dyn FnMut(&Parse<'_>);

/// Tells `found` of every parse of `word` with at least one affix.
pub(super) fn parses(word: &str, found: Found<'_>) {
    if word.len() > LONGEST {
        return;
    }
    if word.contains('-') {
        hyphenated(word, found);
    } else if word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        affixed(word, found);
    }
}

/// Clitics written with a hyphen, and reduplications.
fn hyphenated(word: &str, found: Found<'_>) {
    let Some((first, last)) = word.rsplit_once('-') else {
        return;
    };
    let mut read_as = |form: &str| {
        found(&Parse {
            root: form,
            prefixes: [None; MOST_PREFIXES],
            suffix: None,
            n_clitics: 1,
            score: 3,
            shape: 0,
        });
        parses(form, &mut |parse| {
            found(&Parse {
                score: parse.score + 1,
                ..*parse
            });
        });
    };
    if matches!(last, "nya" | "ku" | "mu" | "lah" | "kah" | "pun") {
        read_as(first);
    } else if matches!(first, "se" | "di" | "ber") {
        read_as(last);
    } else if let Some(form) = reduplicated(first, last) {
        read_as(&form);
    } else if first.len() > 3 && has_root(last, first) {
        // A reciprocal: the plain root, then its verb (`surat-menyurat`).
        read_as(first);
    }
}

fn has_root(word: &str, root: &str) -> bool {
    let mut has = false;
    parses(word, &mut |parse| has |= parse.root == root);
    has
}

/// The word without its repetition: what `first` ends with is what `last` begins with, and either
/// may carry affixes (`negara-negaranya`, `ber-balas-balas-an`, `meniru-nirukan`).
fn reduplicated(first: &str, last: &str) -> Option<String> {
    let longest_prefix = 5;
    (0..=longest_prefix).find_map(|at| {
        let repeated = first.get(at..).filter(|tail| tail.len() >= 3)?;
        let suffix = last.strip_prefix(repeated)?;
        let whole = matches!(suffix, "" | "an" | "kan" | "i" | "nya" | "ku" | "mu")
            || matches!(suffix, "annya" | "kannya" | "inya" | "lah" | "pun");
        whole.then(|| [first, suffix].concat())
    })
}

/// Parses of a word without hyphens.
fn affixed(word: &str, found: Found<'_>) {
    let particles = [("", 0), ("lah", 0), ("kah", 0), ("tah", -3), ("pun", 0)];
    let possessives = [("", 0), ("nya", 3), ("ku", 1), ("mu", 1)];
    for (particle, particle_score) in particles {
        let Some(bare) = word.strip_suffix(particle) else {
            continue;
        };
        // Many roots end in -lah or -kah; what such a particle leaves must be a full word.
        let short = if particle.is_empty() || bare.len() > 4 {
            0
        } else {
            -4
        };
        for (possessive, possessive_score) in possessives {
            let Some(form) = bare.strip_suffix(possessive) else {
                continue;
            };
            let score = particle_score + short + possessive_score;
            let n_clitics = u8::from(!particle.is_empty()) + u8::from(!possessive.is_empty());
            suffixed(form, n_clitics, score, found);
        }
    }
}

/// Parses of a word without particle and possessive.
fn suffixed(word: &str, n_clitics: u8, score: i32, found: Found<'_>) {
    let suffixes = [
        ("kan", Some(Affix::Kan)),
        ("an", Some(Affix::An)),
        ("i", Some(Affix::I)),
        ("", None),
    ];
    for (letters, suffix) in suffixes {
        let Some(form) = word.strip_suffix(letters).filter(|form| form.len() > 2) else {
            continue;
        };
        let mut penalty = suffix.map_or(0, Affix::strength);
        // Loans in -asi, -isi, -usi end in their own i.
        let loan = form.ends_with("as") || form.ends_with("is") || form.ends_with("us");
        if suffix == Some(Affix::I) && loan && n_vowels(form) > 3 {
            penalty -= 6;
        }
        let parse = Parse {
            root: form,
            prefixes: [None; MOST_PREFIXES],
            suffix,
            n_clitics,
            score: score + penalty,
            shape: 0,
        };
        if suffix.is_some() || n_clitics > 0 {
            tell(&parse, found);
        }
        prefixed(&parse, 0, found);
        // Often written with one k for two (ditunjukan), which -an behind a verb's prefix shows.
        if suffix == Some(Affix::An) && form.ends_with('k') {
            let merged = Parse {
                suffix: Some(Affix::Kan),
                score: score - 2,
                ..parse
            };
            prefixed(&merged, 0, &mut |parse| {
                let verb = matches!(parse.prefixes, [Some(Affix::MeN | Affix::Di), ..]);
                if verb {
                    found(parse);
                }
            });
        }
    }
}

fn tell(parse: &Parse<'_>, found: Found<'_>) {
    if let Some(shape) = shape(parse.root) {
        found(&Parse { shape, ..*parse });
    }
}

/// Strips further prefixes off what is left behind the first `depth` ones.
fn prefixed(parse: &Parse<'_>, depth: usize, found: Found<'_>) {
    let outer = depth
        .checked_sub(1)
        .and_then(|at| parse.prefixes.get(at).copied().flatten());
    prefixes(parse.root, &mut |prefix, root, sound| {
        let gain = match outer {
            None => prefix
                .confix(parse.suffix)
                .map(|confix| confix + prefix.strength()),
            // An inner prefix says little by itself: the outer one has shown that it is a verb.
            Some(outer) => outer.takes(prefix).then(|| prefix.strength().min(1)),
        };
        let Some(gain) = gain else { return };
        // Of nouns with *ke-* alone the language has three (`ketua`, `kehendak`, `kekasih`).
        let alone = prefix == Affix::Ke && outer.is_none() && parse.suffix.is_none();
        let gain = if alone && !numeral(root) {
            gain - 8
        } else {
            gain
        };
        let mut longer = Parse {
            root,
            score: parse.score + gain + sound,
            ..*parse
        };
        let Some(place) = longer.prefixes.get_mut(depth) else {
            return;
        };
        *place = Some(prefix);
        tell(&longer, found);
        prefixed(&longer, depth + 1, found);
    });
}
