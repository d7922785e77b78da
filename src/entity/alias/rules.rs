//! The rules by which names are joined.
//!
//! A rule reads all names before it joins any, so that its own joins do not feed it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Joiner, Node,
    spelling::{abbreviates, is_spelling},
};
use crate::{
    base::Intern,
    entity::{Kind, atom::Line, name::Spot},
};

/// Nodes with the words of their names.
type Worded<'a> = Vec<(usize, &'a [String])>;

impl Joiner {
    /// Full names that differ in one or two letters and agree in the last word and in every
    /// word's first letter are one name spelled in two ways.
    pub(super) fn join_spellings(&mut self) {
        let mut by_last: BTreeMap<(Kind, &str, usize), Worded<'_>> = BTreeMap::new();
        for (key, node) in &self.nodes {
            let Node::Name(kind @ (Kind::Person | Kind::Place), _) = key else {
                continue;
            };
            let words = self.best_words(*node);
            if let Some(last) = words.last().filter(|_| words.len() > 1) {
                by_last
                    .entry((*kind, last, words.len()))
                    .or_default()
                    .push((*node, words));
            }
        }
        let mut joined = Vec::new();
        for same_last in by_last.values() {
            for (index, (node, words)) in same_last.iter().enumerate() {
                // A surname that many share is no ground for comparing all of them.
                for (other, other_words) in same_last.iter().skip(index + 1).take(50) {
                    if is_spelling(words, other_words) {
                        joined.push((*node, *other));
                    }
                }
            }
        }
        for (node, other) in joined {
            self.union(node, other);
        }
    }

    /// `Full Name (FN)` and `FN (Full Name)`
    pub(super) fn join_brackets(
        &mut self,
        lines: &[Line<'_>],
        spots: &[Spot],
        of_spot: &[Option<usize>],
        written: &[u32],
    ) {
        let pairs = spots
            .iter()
            .zip(of_spot)
            .zip(written)
            .zip(spots.iter().zip(of_spot).zip(written).skip(1));
        let mut joined = Vec::new();
        for (((left, node), name), ((right, other), short)) in pairs {
            let (Some(node), Some(other), Some(line)) = (node, other, lines.get(left.line)) else {
                continue;
            };
            let bracketed = left.line == right.line
                && right.start == left.end + 1
                && line.get(left.end).is_some_and(|open| open.is_mark("("))
                && line.get(right.end).is_some_and(|close| close.is_mark(")"));
            if bracketed {
                let (name_text, short_text) = (self.names.get(*name), self.names.get(*short));
                if abbreviates(short_text, name_text) {
                    joined.push((*node, *other, *short));
                } else if abbreviates(name_text, short_text) {
                    joined.push((*other, *node, *name));
                }
            }
        }
        for (full, short, name) in joined {
            self.reasons
                .insert((short, name), "abbreviation, expanded in brackets");
            self.union(full, short);
        }
    }

    /// An abbreviation whose letters are the initials of exactly one longer name.
    pub(super) fn join_initials(&mut self) {
        let mut by_initials: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (key, node) in &self.nodes {
            if !matches!(key, Node::Name(Kind::Organization, _)) {
                continue;
            }
            let words = self.best_words(*node);
            if words.len() > 2 {
                let initials: String = words
                    .iter()
                    .filter(|word| !matches!(word.as_str(), "dan" | "for" | "and" | "of" | "the"))
                    .filter_map(|word| word.chars().next())
                    .collect();
                by_initials
                    .entry(initials)
                    .or_default()
                    .insert(self.root(*node));
            }
        }
        let mut joined = Vec::new();
        for (key, node) in &self.nodes {
            if !matches!(key, Node::Name(Kind::Organization, _)) || self.root(*node) != *node {
                continue;
            }
            let Some(number) = self.best_form(*node) else {
                continue;
            };
            let form = self.names.get(number);
            let is_acronym = form.chars().count() > 2 && form.chars().all(char::is_uppercase);
            if is_acronym
                && let Some(full) = by_initials.get(&form.to_lowercase())
                && let (Some(only), 1) = (full.first(), full.len())
            {
                joined.push((*only, *node, number));
            }
        }
        for (full, short, name) in joined {
            self.reasons.insert((short, name), "initials");
            self.union(full, short);
        }
    }

    /// A body's name that begins exactly one longer name of the corpus is short for it. State
    /// organs are left apart: each country and district has one of the same name.
    pub(super) fn join_short_forms(&mut self) {
        const TERRITORIAL: &[&str] = &[
            "kementerian",
            "kementrian",
            "dinas",
            "badan",
            "dewan",
            "komisi",
            "polda",
            "polres",
            "polsek",
            "kejaksaan",
            "pengadilan",
            "kantor",
            "mahkamah",
            "majelis",
            "kedutaan",
            "konsulat",
            "direktorat",
            "kepolisian",
            "bank",
        ];
        let mut by_head: BTreeMap<&str, Worded<'_>> = BTreeMap::new();
        for (node, forms) in self.forms.iter().enumerate() {
            let mut forms: Vec<u32> = forms.keys().copied().collect();
            forms.sort_unstable_by_key(|form| self.names.get(*form));
            for form in forms {
                let words = self.names.words(form);
                if let (Some(head), true) = (words.first(), words.len() > 1) {
                    by_head.entry(head).or_default().push((node, words));
                }
            }
        }
        let mut joined = Vec::new();
        for (key, node) in &self.nodes {
            let words = self.best_words(*node);
            let Some(head) = words.first().filter(|head| {
                matches!(key, Node::Name(Kind::Organization, _))
                    && words.len() > 1
                    && !TERRITORIAL.contains(&head.as_str())
            }) else {
                continue;
            };
            // A head that a whole archive shares is no ground for a comparison with all.
            let alike = by_head.get(head.as_str()).into_iter().flatten().take(500);
            let longer: BTreeSet<usize> = alike
                .filter(|(_, other)| other.len() > words.len() && other.starts_with(words))
                .map(|(other, _)| self.root(*other))
                .collect();
            if let (Some(only), 1) = (longer.first(), longer.len()) {
                joined.push((*only, *node));
            }
        }
        for (full, short) in joined {
            self.union(full, short);
        }
    }
}

/// Names of one word of a person: the full name that holds the word and was last written before
/// in the document, else the first after, else the only one of the corpus.
pub(super) fn resolve_parts(
    joiner: &mut Joiner,
    lines: &[Line<'_>],
    spots: &[Spot],
    written: &[u32],
    of_spot: &mut [Option<usize>],
) {
    let document_of = |spot: &Spot| {
        lines
            .get(spot.line)
            .map_or(usize::MAX, |line| line.document)
    };
    // For every word: the spots of the full names that hold it, with document and node.
    let mut words = Intern::default();
    let mut holders: Vec<Vec<(usize, usize, usize)>> = Vec::new();
    for (index, (spot, node)) in spots.iter().zip(of_spot.iter()).enumerate() {
        let (Some(node), Some(name), Kind::Person) = (node, written.get(index), spot.kind) else {
            continue;
        };
        for word in joiner.names.words(*name) {
            let word = words.number(word) as usize;
            holders.resize(words.len(), Vec::new());
            if let Some(holders) = holders.get_mut(word) {
                holders.push((document_of(spot), index, *node));
            }
        }
    }
    // For every word: the node of the only name of the corpus that holds it.
    let only: Vec<Option<usize>> = holders
        .iter()
        .map(|holders| {
            let mut roots = holders.iter().map(|(_, _, node)| joiner.root(*node));
            let first = roots.next()?;
            roots.all(|root| root == first).then_some(first)
        })
        .collect();
    for (index, spot) in spots.iter().enumerate() {
        let Some(&name) = written.get(index) else {
            continue;
        };
        if !matches!(of_spot.get(index), Some(None)) {
            continue;
        }
        let word = words.find(&joiner.names.words(name).concat());
        let full = word.and_then(|word| {
            let holders = holders.get(word as usize)?;
            let here = document_of(spot);
            let start = holders.partition_point(|(document, _, _)| *document < here);
            let end = holders.partition_point(|(document, _, _)| *document <= here);
            let here = holders.get(start..end).unwrap_or_default();
            if here.is_empty() {
                return only.get(word as usize).copied().flatten();
            }
            let after = here.partition_point(|(_, at, _)| *at < index);
            let nearest = after.checked_sub(1).map_or(here.first(), |at| here.get(at));
            nearest.map(|(_, _, node)| *node)
        });
        let node = match full {
            Some(node) => node,
            None => joiner.node(spot, name, name),
        };
        if let Some(slot) = of_spot.get_mut(index) {
            *slot = Some(node);
        }
    }
}
