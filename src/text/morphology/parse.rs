//! Every way to read a word as affixes around a root.

use super::{
    affix::{Affix, prefixes},
    root::{closed, n_vowels, shape},
};

/// Words longer than this, in bytes, are no Indonesian words and are left alone.
const LONGEST: usize = 40;

/// One way to read a word as affixes around a root.
pub(super) struct Parse {
    pub(super) root: String,
    /// The affix next to the root; `None` where only particles or possessives were stripped.
    pub(super) affix: Option<Affix>,
    pub(super) score: i32,
}

/// Every parse of `word` with at least one affix, in a fixed order.
pub(super) fn parses(word: &str) -> Vec<Parse> {
    let mut found = Vec::new();
    if word.len() > LONGEST || closed(word) {
        return found;
    }
    if word.contains('-') {
        hyphenated(word, &mut found);
    } else if word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        affixed(word, &mut found);
    }
    found
}

/// Clitics written with a hyphen, and reduplications.
fn hyphenated(word: &str, found: &mut Vec<Parse>) {
    let Some((first, last)) = word.rsplit_once('-') else {
        return;
    };
    let mut read_as = |form: &str| {
        found.push(Parse {
            root: form.to_owned(),
            affix: None,
            score: 1,
        });
        found.extend(parses(form).into_iter().map(|parse| Parse {
            score: parse.score + 1,
            ..parse
        }));
    };
    if matches!(last, "nya" | "ku" | "mu" | "lah" | "kah" | "pun") {
        read_as(first);
    } else if matches!(first, "se" | "di" | "ber") {
        read_as(last);
    } else if let Some(form) = reduplicated(first, last) {
        read_as(&form);
    } else if first.len() > 3 && affixed_roots(last).iter().any(|root| root == first) {
        // A reciprocal: the plain root, then its verb (`surat-menyurat`).
        read_as(first);
    }
}

fn affixed_roots(word: &str) -> Vec<String> {
    parses(word).into_iter().map(|parse| parse.root).collect()
}

/// The word without its repetition: what `first` ends with is what `last` begins with, and either
/// may carry affixes (`negara-negaranya`, `ber-balas-balas-an`, `meniru-nirukan`).
fn reduplicated(first: &str, last: &str) -> Option<String> {
    let longest_prefix = 5;
    (0..=longest_prefix).find_map(|at| {
        let repeated = first.get(at..).filter(|tail| tail.len() >= 3)?;
        let suffix = last.strip_prefix(repeated)?;
        let whole = matches!(suffix, "" | "an" | "kan" | "i" | "nya" | "ku" | "mu")
            || matches!(suffix, "annya" | "kannya" | "lah" | "pun");
        whole.then(|| format!("{first}{suffix}"))
    })
}

/// Parses of a word without hyphens.
fn affixed(word: &str, found: &mut Vec<Parse>) {
    let particles = [("", 0), ("lah", 2), ("kah", 2), ("tah", -3), ("pun", 2)];
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
            let stripped = form.len() < word.len();
            let score = particle_score + short + possessive_score;
            suffixed(form, stripped, score, found);
        }
    }
}

/// Parses of a word without particle and possessive; `stripped` says whether it had one.
fn suffixed(word: &str, stripped: bool, score: i32, found: &mut Vec<Parse>) {
    for suffix in [Some(Affix::Kan), Some(Affix::An), Some(Affix::I), None] {
        let ending = match suffix {
            Some(Affix::Kan) => "kan",
            Some(Affix::An) => "an",
            Some(Affix::I) => "i",
            _ => "",
        };
        let Some(form) = word.strip_suffix(ending).filter(|form| form.len() > 2) else {
            continue;
        };
        let mut penalty = suffix.map_or(0, Affix::strength);
        // Loans in -asi, -isi, -usi end in their own i.
        let loan = form.ends_with("as") || form.ends_with("is") || form.ends_with("us");
        if suffix == Some(Affix::I) && loan && n_vowels(form) > 3 {
            penalty -= 6;
        }
        let chain = Chain {
            suffix,
            outer: None,
            inner: suffix,
            depth: 0,
            score: score + penalty,
        };
        if suffix.is_some() || stripped {
            push(form, &chain, found);
        }
        prefixed(form, &chain, found);
    }
}

/// The affixes stripped so far.
struct Chain {
    suffix: Option<Affix>,
    outer: Option<Affix>,
    inner: Option<Affix>,
    depth: u8,
    score: i32,
}

fn push(root: &str, chain: &Chain, found: &mut Vec<Parse>) {
    if let Some(shape) = shape(root) {
        found.push(Parse {
            root: root.to_owned(),
            affix: chain.inner,
            score: chain.score + shape,
        });
    }
}

/// Strips prefixes off `form`, up to three.
fn prefixed(form: &str, chain: &Chain, found: &mut Vec<Parse>) {
    if chain.depth == 3 || closed(form) {
        return;
    }
    for (prefix, root, sound) in prefixes(form) {
        let gain = match chain.outer {
            None => prefix
                .confix(chain.suffix)
                .map(|confix| confix + prefix.strength()),
            // An inner prefix says little by itself: the outer one has shown that it is a verb.
            Some(outer) => outer.takes(prefix).then(|| prefix.strength().min(1)),
        };
        let Some(gain) = gain else { continue };
        let longer = Chain {
            suffix: chain.suffix,
            outer: Some(prefix),
            inner: Some(prefix),
            depth: chain.depth + 1,
            score: chain.score + gain + sound,
        };
        push(&root, &longer, found);
        prefixed(&root, &longer, found);
    }
}
