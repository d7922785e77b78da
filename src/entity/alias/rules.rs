//! The rules by which names are joined.
//!
//! A rule reads all names before it joins any, so that its own joins do not feed it; only parts of
//! longer and longer names of people are joined from the longest down.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Joiner, Node, Reason,
    names::Names,
    spelling::{is_initialed, is_mistyped},
};
use crate::entity::{
    Kind, Rule,
    atom::Line,
    gazetteer::Gazetteer,
    name::{Spot, name_words},
};

/// Words for districts of other countries, behind the district's name.
const DISTRICTS: &[&str] = &[
    "oblast",
    "krai",
    "okrug",
    "raion",
    "prefecture",
    "prefektur",
    "province",
    "state",
    "county",
    "district",
];

/// Words right before the name of a town.
const TOWNS: &[&str] = &["kota", "kotamadya", "desa", "kampung"];

/// Nodes with the words of their names.
type Worded<'a> = Vec<(usize, &'a [String])>;

impl Joiner {
    /// Names of several words that sound alike are one name spelled in two ways, and so are those
    /// in which a single letter of a long word differs.
    pub(super) fn join_spellings(&mut self) {
        let mut by_sound: BTreeMap<(Kind, String), usize> = BTreeMap::new();
        let mut by_end: BTreeMap<(Kind, bool, &str, usize), Worded<'_>> = BTreeMap::new();
        let mut joined = Vec::new();
        for (key, node) in &self.nodes {
            let Node::Name(kind, _) = key else {
                continue;
            };
            let words = self.best_words(*node);
            let (Some(first), Some(last), true) = (words.first(), words.last(), words.len() > 1)
            else {
                continue;
            };
            let key = (*kind, self.names.sounds(*kind, words));
            match by_sound.get(&key) {
                Some(other) => joined.push((*other, *node)),
                None => {
                    by_sound.insert(key, *node);
                }
            }
            if matches!(kind, Kind::Person | Kind::Place) {
                for (at_head, end) in [(false, last), (true, first)] {
                    by_end
                        .entry((*kind, at_head, self.names.sound(end), words.len()))
                        .or_default()
                        .push((*node, words));
                }
            }
        }
        for alike in by_end.values() {
            for (index, (node, words)) in alike.iter().enumerate() {
                // Names come in the order of their letters, so a typing error stands close by.
                for (other, other_words) in alike.iter().skip(index + 1).take(8) {
                    if is_mistyped(words, other_words) {
                        joined.push((*node, *other));
                    }
                }
            }
        }
        for (node, other) in joined {
            self.union(node, other);
        }
    }

    /// A person's name of several words that lacks a word of exactly one longer name, in the middle
    /// or at an end, or gives it by its initial, is short for that one.
    pub(super) fn join_short_names(&mut self) {
        let mut by_sound: BTreeMap<String, usize> = BTreeMap::new();
        let mut by_end: BTreeMap<(bool, &str, usize), Worded<'_>> = BTreeMap::new();
        let mut people: Worded<'_> = Vec::new();
        for (key, node) in &self.nodes {
            let words = self.best_words(*node);
            if !matches!(key, Node::Name(Kind::Person, _)) || !(2..=7).contains(&words.len()) {
                continue;
            }
            by_sound.insert(self.names.sounds(Kind::Person, words), *node);
            people.push((*node, words));
            for (at_head, end) in [(false, words.last()), (true, words.first())] {
                if let Some(end) = end {
                    let alike = by_end.entry((at_head, end, words.len())).or_default();
                    alike.push((*node, words));
                }
            }
        }
        // The longer names of each short one.
        let mut longer: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (node, words) in &people {
            for short in self.shortened(words) {
                if let Some(short) = by_sound.get(&short).filter(|short| *short != node) {
                    longer.entry(*short).or_default().insert(*node);
                }
            }
            if words.iter().any(|word| word.chars().nth(1).is_none()) {
                let ends = [(false, words.last()), (true, words.first())];
                let alike = ends.iter().filter_map(|(at_head, end)| {
                    by_end.get(&(*at_head, end.map(String::as_str)?, words.len()))
                });
                for (other, other_words) in alike.flatten().take(100) {
                    if is_initialed(words, other_words) {
                        longer.entry(*node).or_default().insert(*other);
                    }
                }
            }
        }
        let mut by_length: Vec<(usize, usize, BTreeSet<usize>)> = longer
            .into_iter()
            .map(|(short, full)| (self.best_words(short).len(), short, full))
            .collect();
        by_length.sort_by(|a, b| b.cmp(a));
        for (_, short, full) in by_length {
            let roots: BTreeSet<usize> = full.iter().map(|full| self.root(*full)).collect();
            if let (Some(only), 1) = (roots.first(), roots.len()) {
                self.union(*only, short);
            }
        }
    }

    /// An abbreviation whose letters are the initials of exactly one longer name. A name of the
    /// gazetteer that the corpus has under another name is one of them: abbreviations keep the
    /// language in which they were made.
    pub(super) fn join_initials(&mut self, gazetteer: &Gazetteer) {
        let mut by_initials: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (key, node) in &self.nodes {
            let entry_words: Vec<String>;
            let words = match key {
                Node::Name(Kind::Organization, _) => self.best_words(*node),
                Node::Entry(entry) => match gazetteer.entry(*entry) {
                    Some(entry) if entry.kind == Kind::Organization => {
                        entry_words = name_words(entry.name);
                        &entry_words
                    }
                    _ => continue,
                },
                Node::Name(..) => continue,
            };
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
            self.reasons.insert(
                (short, name),
                Reason {
                    words: "initials",
                    rule: Rule::Initials,
                    evidence: None,
                },
            );
            self.union(full, short);
        }
    }

    /// A place's name with another country's word for a kind of district is the name without that
    /// word (`Amur Oblast`, `Amur`), unless a town is called so: a city and the county around it
    /// are two places. A town is what the gazetteer has, or a text calls one.
    pub(super) fn join_districts(
        &mut self,
        lines: &[Line<'_>],
        spots: &[Spot],
        written: &[u32],
        gazetteer: &Gazetteer,
    ) {
        let mut joined = Vec::new();
        for (key, full) in &self.nodes {
            let (Node::Name(Kind::Place, _), [name @ .., district]) = (key, self.best_words(*full))
            else {
                continue;
            };
            if name.is_empty() || !DISTRICTS.contains(&district.as_str()) {
                continue;
            }
            let short = self.nodes.get(&Node::Name(Kind::Place, name.concat()));
            let is_town = || {
                let mut spots = spots.iter().zip(written);
                gazetteer.is_place(name)
                    || spots.any(|(spot, written)| {
                        let line = lines.get(spot.line);
                        let before = line.zip(spot.start.checked_sub(1));
                        self.names.words(*written) == name
                            && before.is_some_and(|(line, at)| TOWNS.contains(&line.lower(at)))
                    })
            };
            if let Some(short) = short
                && !is_town()
            {
                joined.push((*full, *short));
            }
        }
        for (full, short) in joined {
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

    /// The names of at least two words that a longer one is shortened to, by their sound: its first
    /// or last words, or all but one.
    fn shortened(&self, words: &[String]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let n = words.len();
        let mut add = |words: &[&[String]]| {
            let sounds = words.iter().copied().flatten();
            found.insert(sounds.map(|word| self.names.sound(word)).collect());
        };
        for len in 2..n {
            add(&[words.get(..len).unwrap_or_default()]);
            add(&[words.get(n - len..).unwrap_or_default()]);
        }
        for left_out in 1..n.saturating_sub(1) {
            let head = words.get(..left_out).unwrap_or_default();
            add(&[head, words.get(left_out + 1..).unwrap_or_default()]);
        }
        found
    }
}

impl Names {
    /// What a name of several words sounds like. Legal forms say nothing of who a body is, nor rank
    /// of which airport is meant.
    fn sounds(&self, kind: Kind, words: &[String]) -> String {
        words
            .iter()
            .filter(|word| match kind {
                Kind::Organization => !matches!(
                    word.as_str(),
                    "pt" | "cv"
                        | "tbk"
                        | "persero"
                        | "inc"
                        | "ltd"
                        | "corp"
                        | "llc"
                        | "plc"
                        | "the"
                ),
                Kind::Place => word.as_str() != "internasional",
                Kind::Person | Kind::Event => true,
            })
            .map(|word| self.sound(word))
            .collect()
    }
}
