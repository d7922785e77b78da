//! Names that corrections tell of, found in the texts though no rule saw them there.
//!
//! A name is matched as the gazetteer's are, by its words and capitals. It replaces what it covers or
//! cuts through, and stays out of a longer name (`Kim` of `Kim Jong Un`) unless that is of another kind
//! (a person's full name behind the body of the person) or ends with a person's full name, of which
//! nothing stands before. Where no correction says what
//! it names, that is told by the first place at which one of its names was found; a name that was
//! found nowhere and whose kind nobody stated is not looked for.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    Kind,
    atom::Line,
    correct::{Correction, Verdict},
    gazetteer::{matched, words},
    name::{Spot, name_words},
};
use crate::corpus::Role;

/// A name to look for.
struct Claim {
    words: Vec<String>,
    kind: Kind,
}

/// The spots with those that the corrections claim, in the order of the lines.
pub(super) fn claimed(
    spots: Vec<Spot>,
    lines: &[Line<'_>],
    corrections: &[Correction],
) -> Vec<Spot> {
    let claims = claims(&spots, lines, corrections);
    if claims.is_empty() {
        return spots;
    }
    let mut all = Vec::with_capacity(spots.len());
    let mut rest = spots.into_iter().peekable();
    for (index, line) in lines.iter().enumerate() {
        let mut of_line: Vec<Spot> = Vec::new();
        while let Some(spot) = rest.next_if(|spot| spot.line == index) {
            of_line.push(spot);
        }
        if line.role != Role::Byline {
            claim(&mut of_line, index, line, &claims);
        }
        all.append(&mut of_line);
    }
    all
}

/// The names to look for by their first word in lower case, the longest first.
fn claims(
    spots: &[Spot],
    lines: &[Line<'_>],
    corrections: &[Correction],
) -> HashMap<String, Vec<Claim>> {
    let mut claims: HashMap<String, Vec<Claim>> = HashMap::new();
    for correction in corrections {
        let names = || std::iter::once(&correction.name).chain(&correction.aliases);
        let kind = match correction.verdict {
            Verdict::NoName => None,
            Verdict::Is(kind) => Some(kind),
            Verdict::Open => {
                let forms: Vec<_> = names().map(|name| name_words(name)).collect();
                let is_one = |spot: &&Spot| {
                    let written = lines.get(spot.line).map(|line| {
                        (spot.start..spot.end)
                            .map(|at| line.lower(at).to_owned())
                            .filter(|word| word.chars().any(char::is_alphanumeric))
                            .collect()
                    });
                    written.is_some_and(|written| forms.contains(&written))
                };
                spots.iter().find(is_one).map(|spot| spot.kind)
            }
        };
        let Some(kind) = kind else { continue };
        for name in names() {
            let words: Vec<String> = words(name).map(str::to_owned).collect();
            if let Some(first) = words.first() {
                let of_word = claims.entry(first.to_lowercase()).or_default();
                of_word.push(Claim { words, kind });
            }
        }
    }
    for of_word in claims.values_mut() {
        of_word.sort_by_key(|claim| Reverse(claim.words.len()));
    }
    claims
}

/// Puts what is claimed in a line among its spots.
fn claim(
    spots: &mut Vec<Spot>,
    index: usize,
    line: &Line<'_>,
    claims: &HashMap<String, Vec<Claim>>,
) {
    let mut at = 0;
    while at < line.atoms.len() {
        let found = claims.get(line.lower(at)).and_then(|of_word| {
            of_word
                .iter()
                .find_map(|claim| Some((matched(line, at, &claim.words)?, claim.kind)))
        });
        let Some((end, kind)) = found else {
            at += 1;
            continue;
        };
        let start = at;
        at = end;
        let overlaps = |spot: &Spot| spot.start < end && start < spot.end;
        let holds = |spot: &Spot| spot.start <= start && end <= spot.end;
        let longer = spots.iter().find(|spot| holds(spot)).copied();
        let wins = |longer: Spot| {
            let full = kind == Kind::Person && longer.end == end;
            end >= start + 2 && (longer.kind != kind || full)
        };
        if longer.is_some_and(|longer| !wins(longer)) {
            continue;
        }
        spots.retain(|spot| !overlaps(spot));
        // What is left of a longer name before the claimed one is a name of its own.
        if let Some(longer) = longer.filter(|it| it.start < start && it.kind != kind) {
            let place = spots.partition_point(|spot| spot.start < longer.start);
            spots.insert(
                place,
                Spot {
                    end: start,
                    ..longer
                },
            );
        }
        let place = spots.partition_point(|spot| spot.start < start);
        spots.insert(
            place,
            Spot {
                line: index,
                start,
                end,
                kind,
                entry: None,
            },
        );
    }
}
