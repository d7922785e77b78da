//! The rules by which names are joined.
//!
//! A rule reads all names before it joins any, so that its own joins do not feed it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Joiner, Node,
    spelling::{abbreviates, is_spelling},
};
use crate::entity::{
    Kind,
    atom::Line,
    name::{Spot, name_words},
};

/// Nodes with the words of their names.
type Worded = Vec<(usize, Vec<String>)>;

impl Joiner {
    /// Full names that differ in one or two letters and agree in the last word and in every
    /// word's first letter are one name spelled in two ways.
    pub(super) fn join_spellings(&mut self) {
        let mut by_last: BTreeMap<(Kind, String, usize), Worded> = BTreeMap::new();
        for (key, node) in &self.nodes {
            let Node::Name(kind @ (Kind::Person | Kind::Place), _) = key else {
                continue;
            };
            let words = name_words(&self.best_form(*node));
            if let Some(last) = words.last().filter(|_| words.len() > 1) {
                by_last
                    .entry((*kind, last.clone(), words.len()))
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
        written: &[String],
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
                if abbreviates(short, name) {
                    joined.push((*node, *other, short.clone()));
                } else if abbreviates(name, short) {
                    joined.push((*other, *node, name.clone()));
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
            let words = name_words(&self.best_form(*node));
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
            let form = self.best_form(*node);
            let is_acronym = form.chars().count() > 2 && form.chars().all(char::is_uppercase);
            if let Some(full) = by_initials.get(&form.to_lowercase()).filter(|_| is_acronym)
                && let (Some(only), 1) = (full.first(), full.len())
            {
                joined.push((*only, *node, form));
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
        let mut by_head: BTreeMap<String, Vec<(Vec<String>, usize)>> = BTreeMap::new();
        for (node, forms) in self.forms.iter().enumerate() {
            for form in forms.counts.keys() {
                let words = name_words(form);
                if let (Some(head), true) = (words.first(), words.len() > 1) {
                    by_head.entry(head.clone()).or_default().push((words, node));
                }
            }
        }
        let mut joined = Vec::new();
        for (key, node) in &self.nodes {
            let words = name_words(&self.best_form(*node));
            let Some(head) = words.first().filter(|head| {
                matches!(key, Node::Name(Kind::Organization, _))
                    && words.len() > 1
                    && !TERRITORIAL.contains(&head.as_str())
            }) else {
                continue;
            };
            // A head that a whole archive shares is no ground for a comparison with all.
            let alike = by_head.get(head).into_iter().flatten().take(500);
            let longer: BTreeSet<usize> = alike
                .filter(|(other, _)| other.len() > words.len() && other.starts_with(&words))
                .map(|(_, other)| self.root(*other))
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
    written: &[String],
    of_spot: &mut [Option<usize>],
) {
    let document_of = |spot: &Spot| {
        lines
            .get(spot.line)
            .map_or(usize::MAX, |line| line.document)
    };
    // For every word: the full names that hold it, by document, in the order of the text.
    let mut holders: BTreeMap<String, BTreeMap<usize, Vec<(usize, usize)>>> = BTreeMap::new();
    for (index, (spot, node)) in spots.iter().zip(of_spot.iter()).enumerate() {
        if let Some(node) = node.filter(|_| spot.kind == Kind::Person) {
            let document = document_of(spot);
            for word in name_words(written.get(index).map_or("", String::as_str)) {
                holders
                    .entry(word)
                    .or_default()
                    .entry(document)
                    .or_default()
                    .push((index, node));
            }
        }
    }
    for (index, spot) in spots.iter().enumerate() {
        let Some(name) = written.get(index) else {
            continue;
        };
        if !matches!(of_spot.get(index), Some(None)) {
            continue;
        }
        let word = name_words(name).concat();
        let full = holders.get(&word).and_then(|by_document| {
            if let Some(here) = by_document.get(&document_of(spot)) {
                let after = here.partition_point(|(at, _)| *at < index);
                let nearest = after.checked_sub(1).map_or(here.first(), |at| here.get(at));
                return nearest.map(|(_, node)| *node);
            }
            let everywhere: BTreeSet<usize> = by_document
                .values()
                .flatten()
                .map(|(_, node)| joiner.root(*node))
                .collect();
            everywhere
                .first()
                .copied()
                .filter(|_| everywhere.len() == 1)
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
