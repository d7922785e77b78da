//! Names that the text itself gives as one: `Full Name (FN)`, `FN (Full Name)`, `Nama (Name/N)`,
//! `Full Name atau FN`.
//!
//! An abbreviation that two bodies of the corpus share is decided spot by spot: it is the one that
//! its document introduced last. Expansions that no bracket or conjunction marks are not seen here.

use std::collections::{BTreeMap, BTreeSet};

use super::{Joiner, Reason, spelling::abbreviates};
use crate::entity::{
    Rule,
    atom::{Line, Shape},
    name::Spot,
};

/// One place where the text gives two names as one.
struct Definition {
    /// Index of the earlier of the two spots.
    spot: usize,
    full: usize,
    /// None where the shorter name waits for a full one, as single words of people's names do.
    short: Option<usize>,
    /// The shorter name as written.
    name: u32,
    /// The words that say so.
    evidence: (usize, usize, usize),
}

impl Joiner {
    pub(super) fn join_expansions(
        &mut self,
        lines: &[Line<'_>],
        spots: &[Spot],
        of_spot: &mut [Option<usize>],
        written: &[u32],
    ) {
        let found = self.definitions(lines, spots, of_spot, written);
        let mut full_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for one in &found {
            if let Some(short) = one.short {
                let full = self.root(one.full);
                full_of.entry(short).or_default().insert(full);
            }
        }
        let evidence = |one: &Definition| {
            let (line, start, end) = one.evidence;
            let line = lines.get(line)?;
            Some((line.document as u32, line.span(start, end)))
        };
        for one in &found {
            let reason = Reason {
                words: "abbreviation, expanded in brackets",
                rule: Rule::Expansion,
                evidence: evidence(one),
            };
            let alone = one
                .short
                .filter(|short| full_of.get(short).is_none_or(|full| full.len() < 2));
            // The first place that says so is shown.
            let under = alone.unwrap_or(one.full);
            self.reasons.entry((under, one.name)).or_insert(reason);
            if let Some(short) = alone {
                self.union(one.full, short);
            }
        }
        let mut by_name: BTreeMap<u32, Vec<&Definition>> = BTreeMap::new();
        for one in &found {
            by_name.entry(one.name).or_default().push(one);
        }
        let waiting: BTreeSet<u32> = found
            .iter()
            .filter(|one| one.short.is_none())
            .map(|one| one.name)
            .collect();
        let document = |spot: &Spot| lines.get(spot.line).map(|line| line.document);
        for (index, spot) in spots.iter().enumerate() {
            let (Some(node), Some(name)) = (of_spot.get(index).copied(), written.get(index)) else {
                continue;
            };
            let open = match node {
                Some(node) => full_of.get(&node).is_some_and(|full| full.len() > 1),
                None => waiting.contains(name),
            };
            if !open {
                continue;
            }
            let mut here = found.iter().filter(|one| {
                one.short == node
                    && one.name == *name
                    && spots.get(one.spot).and_then(document) == document(spot)
            });
            let first = here.clone().next();
            let before = here.rfind(|one| one.spot <= index);
            if let Some(one) = before.or(first)
                && let Some(slot) = of_spot.get_mut(index)
            {
                *slot = Some(one.full);
                if let Some(forms) = self.forms.get_mut(one.full) {
                    *forms.entry(*name).or_default() += 1;
                }
            }
        }
    }

    fn definitions(
        &self,
        lines: &[Line<'_>],
        spots: &[Spot],
        of_spot: &[Option<usize>],
        written: &[u32],
    ) -> Vec<Definition> {
        let mut found = Vec::new();
        let at = |index: usize| {
            let spot = spots.get(index)?;
            Some((spot, *of_spot.get(index)?, *written.get(index)?))
        };
        for index in 0..spots.len() {
            let (Some((left, node, name)), Some((right, other, short))) =
                (at(index), at(index + 1))
            else {
                continue;
            };
            // Most names are followed by no other one so soon.
            if left.line != right.line || right.start > left.end + 6 {
                continue;
            }
            let Some(line) = lines.get(left.line) else {
                continue;
            };
            let mut define = |full: Option<usize>, short: Option<usize>, name: u32, end: usize| {
                if let Some(full) = full {
                    found.push(Definition {
                        spot: index,
                        full,
                        short,
                        name,
                        evidence: (left.line, left.start, end),
                    });
                }
            };
            let (name_text, short_text) = (self.names.get(name), self.names.get(short));
            let closes = |end: usize| matches!(line.lower(end), ")" | "/" | ",");
            if line.before(right.start, 1) == "(" && closes(right.end) {
                let end = right.end + 1;
                let gap = left.end..right.start - 1;
                if !gap.is_empty() {
                    // The name goes on with words that it was not known to have.
                    let words = gap.clone().filter_map(|at| line.get(at));
                    let plain = words.clone().all(|atom| atom.shape == Shape::Word);
                    let whole = words.fold(name_text.to_owned(), |name, atom| {
                        format!("{name} {}", atom.text)
                    });
                    if plain && is_acronym(short_text) && abbreviates(short_text, &whole) {
                        define(node, other, short, end);
                    }
                } else if abbreviates(short_text, name_text) {
                    define(node, other, short, end);
                } else if abbreviates(name_text, short_text) {
                    define(other, node, name, end);
                } else if matches!(line.lower(right.end), "/" | ",")
                    && let Some((third, third_node, third_name)) = at(index + 2)
                    && third.line == right.line
                    && third.start == right.end + 1
                    && line.lower(third.end) == ")"
                    && abbreviates(self.names.get(third_name), short_text)
                {
                    // The translation with its own abbreviation: `Bank Dunia (World Bank/WB)`.
                    define(node, other, short, third.end + 1);
                    define(other, third_node, third_name, third.end + 1);
                }
            } else if is_acronym(short_text)
                && abbreviates(short_text, name_text)
                && says_so(line, left.end, right.start)
            {
                define(node, other, short, right.end);
            }
        }
        found
    }
}

/// Whether a name is an abbreviation by its letters.
fn is_acronym(name: &str) -> bool {
    !name.contains(' ') && name.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Whether the words between two names give the second for the first: `atau`, `yang disingkat`.
fn says_so(line: &Line<'_>, start: usize, end: usize) -> bool {
    let mut said = false;
    for at in start..end {
        match line.lower(at) {
            "atau" | "disingkat" | "singkatan" | "alias" | "disebut" | "dikenal" => said = true,
            "," | "yang" | "biasa" | "juga" | "sebagai" | "dengan" | "lebih" => {}
            _ => return false,
        }
    }
    said
}
