//! Names into entities: which names of a corpus name one person, body, place or event.
//!
//! Every joining has a reason that a reader can judge, and every alias keeps it. Names are joined
//! by the gazetteer, by spelling (hyphens, one or two letters in a name of several words), by an
//! expansion in brackets (after Schwartz and Hearst, "A Simple Algorithm for Identifying
//! Abbreviation Definitions in Biomedical Text", 2003) and, for a single word of a person's name,
//! by the full name nearest in the same document. Two people who share a surname stay two.
//! Translations are joined only where the gazetteer lists them.

mod entities;
mod rules;
mod spelling;

use std::collections::BTreeMap;

use self::{entities::best, rules::resolve_parts};
use super::{
    Entity, Kind,
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

/// The written forms of a node, each with how often it stands.
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

/// The names of a corpus while they are being joined: a forest whose trees are the entities.
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
}
