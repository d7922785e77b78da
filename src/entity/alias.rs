//! Names into entities: which names of a corpus name one person, body, place or event.
//!
//! Every joining has a reason that a reader can judge, and every alias keeps it. Names are joined
//! by the gazetteer, by spelling (hyphens, one or two letters in a name of several words), by an
//! expansion in brackets (after Schwartz and Hearst, "A Simple Algorithm for Identifying
//! Abbreviation Definitions in Biomedical Text", 2003) and, for a single word of a person's name,
//! by the full name nearest in the same document. Two people who share a surname stay two.
//! Translations are joined only where the gazetteer lists them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Alias, Entity, Kind,
    atom::{Line, Shape},
    gazetteer::Gazetteer,
    name::{Spot, name_words},
};

/// What names are joined under before any rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Entry(usize),
    Name(Kind, String),
}

/// One written form of a node.
#[derive(Clone, Debug, Default)]
struct Forms {
    counts: BTreeMap<String, u32>,
}

/// Joins the spots into entities, sorted by id, and tells the entity of every spot.
pub(super) fn join(
    lines: &[Line<'_>],
    texts: &[&str],
    spots: &[Spot],
    gazetteer: &Gazetteer,
) -> (Vec<Entity>, Vec<u32>) {
    let mut joiner = Joiner {
        nodes: BTreeMap::new(),
        parents: Vec::new(),
        forms: Vec::new(),
        reasons: BTreeMap::new(),
        keys: Vec::new(),
    };
    let written: Vec<String> = spots
        .iter()
        .map(|spot| written(lines, texts, spot))
        .collect();
    let full: Vec<String> = spots
        .iter()
        .zip(&written)
        .map(|(spot, written)| expanded(lines, spot, written, gazetteer))
        .collect();
    // Names of one word wait for the full names.
    let mut of_spot: Vec<Option<usize>> = Vec::with_capacity(spots.len());
    for ((spot, written), full) in spots.iter().zip(&written).zip(&full) {
        let waits =
            spot.entry.is_none() && spot.kind == Kind::Person && name_words(written).len() == 1;
        of_spot.push((!waits).then(|| joiner.node(spot, written, full)));
    }
    joiner.join_spellings();
    joiner.join_brackets(lines, spots, &of_spot, &written);
    joiner.join_initials();
    joiner.join_short_forms();
    resolve_parts(&mut joiner, lines, spots, &written, &mut of_spot);
    joiner.entities(gazetteer, &of_spot, &written)
}

/// The name as it stands in the text, white space made single.
fn written(lines: &[Line<'_>], texts: &[&str], spot: &Spot) -> String {
    let Some(line) = lines.get(spot.line) else {
        return String::new();
    };
    let text = texts.get(line.document).copied().unwrap_or_default();
    let surface = line.span(spot.start, spot.end).of(text);
    surface.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name with its last place written out: `Kementerian Luar Negeri AS` and `Kementerian Luar
/// Negeri Amerika Serikat` are one.
fn expanded(lines: &[Line<'_>], spot: &Spot, written: &str, gazetteer: &Gazetteer) -> String {
    let Some(line) = lines.get(spot.line) else {
        return written.to_owned();
    };
    if spot.entry.is_some() || spot.kind != Kind::Organization {
        return written.to_owned();
    }
    (spot.start + 1..spot.end)
        .find_map(|at| {
            let found = gazetteer.find(line, at).filter(|m| m.end == spot.end)?;
            let name = gazetteer.entry(found.entry)?.name;
            let head: Vec<&str> = (spot.start..at)
                .filter_map(|index| line.get(index))
                .filter(|atom| atom.shape != Shape::Mark)
                .map(|atom| atom.text)
                .collect();
            Some(format!("{} {name}", head.join(" ")))
        })
        .unwrap_or_else(|| written.to_owned())
}

/// Nodes with the words of their names.
type Worded = Vec<(usize, Vec<String>)>;

struct Joiner {
    nodes: BTreeMap<Node, usize>,
    parents: Vec<usize>,
    forms: Vec<Forms>,
    keys: Vec<Node>,
    /// Why a written name belongs to its entity, by node and name.
    reasons: BTreeMap<(usize, String), &'static str>,
}

impl Joiner {
    fn node(&mut self, spot: &Spot, written: &str, full: &str) -> usize {
        let node = match spot.entry {
            Some(entry) => Node::Entry(entry),
            None => Node::Name(spot.kind, name_words(full).concat()),
        };
        let next = self.parents.len();
        let index = *self.nodes.entry(node.clone()).or_insert(next);
        if index == next {
            self.parents.push(next);
            self.forms.push(Forms::default());
            self.keys.push(node);
        }
        self.count(index, if spot.entry.is_some() { written } else { full });
        index
    }

    fn count(&mut self, node: usize, form: &str) {
        if let Some(forms) = self.forms.get_mut(node) {
            *forms.counts.entry(form.to_owned()).or_default() += 1;
        }
    }

    fn root(&self, mut node: usize) -> usize {
        // Parents only ever point to earlier joins, so the walk ends.
        while let Some(&parent) = self.parents.get(node) {
            if parent == node {
                break;
            }
            node = parent;
        }
        node
    }

    /// Puts `child` under `parent`; an entry of the gazetteer stays on top.
    fn union(&mut self, parent: usize, child: usize) {
        let (parent, child) = (self.root(parent), self.root(child));
        let is_entry = |node: usize| matches!(self.keys.get(node), Some(Node::Entry(_)));
        if parent == child || (is_entry(parent) && is_entry(child)) {
            return;
        }
        let (parent, child) = if is_entry(child) {
            (child, parent)
        } else {
            (parent, child)
        };
        if let Some(slot) = self.parents.get_mut(child) {
            *slot = parent;
        }
    }

    fn best_form(&self, node: usize) -> String {
        self.forms
            .get(node)
            .map(|forms| best(&forms.counts))
            .unwrap_or_default()
    }

    /// Full names that differ in one or two letters and agree in the last word and in every
    /// word's first letter are one name spelled in two ways.
    fn join_spellings(&mut self) {
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
    fn join_brackets(
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
    fn join_initials(&mut self) {
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
    fn join_short_forms(&mut self) {
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

    fn entities(
        &self,
        gazetteer: &Gazetteer,
        of_spot: &[Option<usize>],
        written: &[String],
    ) -> (Vec<Entity>, Vec<u32>) {
        let mut groups: BTreeMap<usize, BTreeMap<String, u32>> = BTreeMap::new();
        for (node, forms) in self.forms.iter().enumerate() {
            let group = groups.entry(self.root(node)).or_default();
            for (form, n) in &forms.counts {
                *group.entry(form.clone()).or_default() += n;
            }
        }
        let mut names: BTreeMap<usize, BTreeSet<(&String, usize)>> = BTreeMap::new();
        for (node, written) in of_spot.iter().zip(written) {
            if let Some(node) = node {
                names
                    .entry(self.root(*node))
                    .or_default()
                    .insert((written, *node));
            }
        }
        let mut entities: Vec<(String, Kind, usize)> = groups
            .iter()
            .filter(|(root, _)| names.contains_key(root))
            .filter_map(|(root, forms)| {
                let (name, kind) = match self.keys.get(*root)? {
                    Node::Entry(entry) => {
                        let entry = gazetteer.entry(*entry)?;
                        (entry.name.to_owned(), entry.kind)
                    }
                    Node::Name(kind, _) => (best(forms), *kind),
                };
                Some((name, kind, *root))
            })
            .collect();
        entities.sort();
        let mut ids = BTreeSet::new();
        let mut sorted: BTreeMap<String, (String, Kind, usize)> = BTreeMap::new();
        for (name, kind, root) in entities {
            let slug = slug(&name);
            let mut id = slug.clone();
            let mut n = 2;
            while !ids.insert(id.clone()) {
                id = format!("{slug}-{n}");
                n += 1;
            }
            sorted.insert(id, (name, kind, root));
        }
        let mut index_of: BTreeMap<usize, u32> = BTreeMap::new();
        let mut result = Vec::with_capacity(sorted.len());
        for (index, (id, (name, kind, root))) in (0u32..).zip(sorted) {
            index_of.insert(root, index);
            let mut aliases: BTreeMap<String, String> = BTreeMap::new();
            for (form, node) in names.get(&root).into_iter().flatten() {
                if **form != name {
                    aliases
                        .entry((*form).clone())
                        .or_insert_with(|| self.reason(*node, form, &name, kind));
                }
            }
            result.push(Entity {
                id,
                kind,
                name,
                aliases: aliases
                    .into_iter()
                    .map(|(name, reason)| Alias { name, reason })
                    .collect(),
            });
        }
        let of_spot = of_spot
            .iter()
            .map(|node| {
                node.and_then(|node| index_of.get(&self.root(node)).copied())
                    .unwrap_or_default()
            })
            .collect();
        (result, of_spot)
    }

    fn reason(&self, node: usize, form: &str, name: &str, kind: Kind) -> String {
        if let Some(reason) = self.reasons.get(&(node, form.to_owned())) {
            return format!("{reason}: {name}");
        }
        let words = name_words(form);
        let of = name_words(name);
        let what = if kind == Kind::Person && words.len() == 1 && of.len() > 1 {
            if of.last() == words.first() {
                "surname of"
            } else {
                "part of the name of"
            }
        } else if words.concat() == of.concat() || is_spelling(&words, &of) {
            "spelling of"
        } else if form.chars().any(char::is_alphabetic) && !form.chars().any(char::is_lowercase) {
            "abbreviation of"
        } else if of.len() > words.len() && words.iter().all(|word| of.contains(word)) {
            "short form of"
        } else {
            "other name of"
        };
        format!("{what} {name}")
    }
}

/// Names of one word of a person: the full name that holds the word and was last written before
/// in the document, else the first after, else the only one of the corpus.
fn resolve_parts(
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

/// The form of most words, then one with a capital at its head, then the most frequent, then the one with lower-case letters, then
/// the first in order.
fn best(forms: &BTreeMap<String, u32>) -> String {
    forms
        .iter()
        .max_by_key(|(form, n)| {
            (
                name_words(form).len(),
                form.starts_with(char::is_uppercase),
                **n,
                form.chars().any(char::is_lowercase),
                std::cmp::Reverse(*form),
            )
        })
        .map(|(form, _)| form.clone())
        .unwrap_or_default()
}

/// Whether two names of as many words are spellings of one: every word alike but for at most two
/// letters in all, no word changed in its first letter or grown from less than four letters.
fn is_spelling(words: &[String], other: &[String]) -> bool {
    if words.len() != other.len() || words.len() < 2 {
        return false;
    }
    let mut n_edits = 0;
    for (word, other) in words.iter().zip(other) {
        if word != other {
            let short = word.chars().count().min(other.chars().count()) < 4;
            if short || word.chars().next() != other.chars().next() {
                return false;
            }
            n_edits += edits(word, other);
        }
    }
    n_edits <= 2
}

/// Levenshtein distance, in characters.
fn edits(word: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, a) in word.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (b, cell) in other.iter().zip(row.iter_mut().skip(1)) {
            let up = *cell;
            let here = (up + 1).min(left + 1).min(diagonal + usize::from(a != *b));
            diagonal = up;
            left = here;
            *cell = here;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// Whether `short` abbreviates `full` by the rule of Schwartz and Hearst: read from the right,
/// every character of the short form is found in order in the long form, and the first begins a
/// word of it.
fn abbreviates(short: &str, full: &str) -> bool {
    let n_short = short.chars().count();
    if !(2..=10).contains(&n_short)
        || n_short >= full.chars().count()
        || !short.chars().next().is_some_and(char::is_alphanumeric)
    {
        return false;
    }
    let long: Vec<char> = full.to_lowercase().chars().collect();
    let mut at = long.len();
    let letters: Vec<char> = short
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    for (index, letter) in letters.iter().enumerate().rev() {
        loop {
            let Some(before) = at.checked_sub(1) else {
                return false;
            };
            at = before;
            let begins = at
                .checked_sub(1)
                .and_then(|left| long.get(left))
                .is_none_or(|left| !left.is_alphanumeric());
            if long.get(at) == Some(letter) && (index > 0 || begins) {
                break;
            }
        }
    }
    true
}

/// Lower-case ASCII letters, digits and hyphens.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "x" } else { slug }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{abbreviates, is_spelling, slug};
    use crate::entity::name::name_words;

    #[test]
    fn the_letters_of_an_abbreviation_stand_in_order_in_its_full_form() {
        assert!(abbreviates("BRB", "Badan Restorasi Bakau"));
        assert!(abbreviates("Basarnas", "Badan Search and Rescue Nasional"));
        assert!(!abbreviates("XRB", "Badan Restorasi Bakau"));
        assert!(!abbreviates("", "Badan"));
    }

    #[test]
    fn spellings_differ_in_a_letter_or_two_but_not_in_the_first() {
        let check = |a: &str, b: &str| is_spelling(&name_words(a), &name_words(b));
        assert!(check("Alexei Morozov", "Alexey Morozov"));
        assert!(!check("Budi Santoso", "Rudi Santoso"));
        assert!(!check("Ani Santoso", "Adi Santoso"));
        assert!(!check("Ani", "Ana"));
    }

    #[test]
    fn an_id_is_ascii() {
        assert_eq!(slug("Côte d'Ivoire"), "c-te-d-ivoire");
        assert_eq!(slug("平壌"), "x");
    }
}
