//! Names into entities: which names of a corpus name one person, body, place or event.
//!
//! Every joining has a reason that a reader can judge, and every alias keeps it with the place that
//! shows it. Names are joined by the gazetteer; by what the text says (`expansion`, after Schwartz
//! and Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text",
//! 2003); by sound, initials and parts (`rules`); and, for a single word of a person's name, by the
//! full name nearest in the same document (`part`). Two people who share a surname stay two.
//! Translations are joined only where the gazetteer or the text has both.

mod entities;
mod expansion;
mod names;
mod part;
mod rules;
mod spelling;
#[cfg(test)]
mod tests;

use std::{borrow::Cow, collections::BTreeMap};

pub(super) use self::spelling::abbreviates;

use self::{names::Names, part::resolve_parts};
use super::{
    Entity, Kind, Rule,
    atom::{Line, Shape},
    gazetteer::Gazetteer,
    name::Spot,
};
use crate::base::Span;

/// What names are joined under before any rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Entry(usize),
    Name(Kind, String),
}

/// The written forms of a node, each with how often it stands.
type Forms = BTreeMap<u32, u32>;

/// Joins the spots into entities, sorted by id, and tells the entity of every spot.
pub(super) fn join(
    lines: &[Line<'_>],
    texts: &[&str],
    spots: &[Spot],
    gazetteer: &Gazetteer,
) -> (Vec<Entity>, Vec<u32>) {
    let mut names = Names::default();
    // The name of every spot as written, and with its last place written out.
    let mut written = Vec::with_capacity(spots.len());
    let mut full = Vec::with_capacity(spots.len());
    for spot in spots {
        let name = names.number(&self::written(lines, texts, spot));
        written.push(name);
        full.push(match expanded(lines, spot, gazetteer) {
            Some(full) => names.number(&full),
            None => name,
        });
    }
    let mut joiner = Joiner {
        names,
        nodes: BTreeMap::new(),
        of_names: Vec::new(),
        parents: Vec::new(),
        forms: Vec::new(),
        reasons: BTreeMap::new(),
        keys: Vec::new(),
    };
    // Names of one word wait for the full names.
    let mut of_spot: Vec<Option<usize>> = Vec::with_capacity(spots.len());
    for ((spot, &written), &full) in spots.iter().zip(&written).zip(&full) {
        let waits = spot.entry.is_none()
            && spot.kind == Kind::Person
            && joiner.names.words(written).len() == 1;
        of_spot.push((!waits).then(|| joiner.node(spot, written, full)));
    }
    joiner.join_spellings();
    joiner.join_short_names();
    joiner.join_expansions(lines, spots, &mut of_spot, &written);
    joiner.join_initials(gazetteer);
    joiner.join_short_forms();
    joiner.join_districts(lines, spots, &written, gazetteer);
    resolve_parts(&mut joiner, lines, spots, &written, &mut of_spot);
    joiner.entities(lines, spots, gazetteer, &of_spot, &written)
}

/// The name as it stands in the text, white space made single.
pub(super) fn written<'a>(lines: &[Line<'_>], texts: &[&'a str], spot: &Spot) -> Cow<'a, str> {
    let Some(line) = lines.get(spot.line) else {
        return Cow::default();
    };
    let text = texts.get(line.document).copied().unwrap_or_default();
    let surface = line.span(spot.start, spot.end).of(text);
    // Atoms begin and end a name, so white space stands only inside.
    let mut blank = false;
    let single = surface.chars().all(|c| {
        let double = blank && c == ' ';
        blank = c == ' ';
        !double && (blank || !c.is_whitespace())
    });
    match single {
        true => Cow::Borrowed(surface),
        false => Cow::Owned(surface.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

/// The name with its last place written out: `Kementerian Luar Negeri AS` and `Kementerian Luar
/// Negeri Amerika Serikat` are one.
fn expanded(lines: &[Line<'_>], spot: &Spot, gazetteer: &Gazetteer) -> Option<String> {
    let line = lines.get(spot.line)?;
    if spot.entry.is_some() || spot.kind != Kind::Organization {
        return None;
    }
    (spot.start + 1..spot.end).find_map(|at| {
        let found = gazetteer.find(line, at).filter(|m| m.end == spot.end)?;
        let name = gazetteer.entry(found.entry)?.name;
        let head: Vec<&str> = (spot.start..at)
            .filter_map(|index| line.get(index))
            .filter(|atom| atom.shape != Shape::Mark)
            .map(|atom| atom.text)
            .collect();
        Some(format!("{} {name}", head.join(" ")))
    })
}

/// The names of a corpus while they are being joined: a forest whose trees are the entities.
struct Joiner {
    names: Names,
    nodes: BTreeMap<Node, usize>,
    /// The nodes of each written name that is no entry, one a kind.
    of_names: Vec<[Option<usize>; 4]>,
    parents: Vec<usize>,
    forms: Vec<Forms>,
    keys: Vec<Node>,
    /// Why a written name belongs to its entity, by node and name.
    reasons: BTreeMap<(usize, u32), Reason>,
}

/// Why a written name belongs to its entity.
#[derive(Clone, Copy, Debug)]
struct Reason {
    /// For a reader, before the entity's name; empty where the names themselves tell.
    words: &'static str,
    rule: Rule,
    /// Document and words that show it.
    evidence: Option<(u32, Span)>,
}

impl Joiner {
    fn node(&mut self, spot: &Spot, written: u32, full: u32) -> usize {
        let node = match spot.entry {
            Some(entry) => self.node_of(Node::Entry(entry)),
            None => self.node_of_name(spot.kind, full),
        };
        let form = if spot.entry.is_some() { written } else { full };
        if let Some(forms) = self.forms.get_mut(node) {
            *forms.entry(form).or_default() += 1;
        }
        node
    }

    fn node_of_name(&mut self, kind: Kind, name: u32) -> usize {
        let known = self.of_names.get(name as usize);
        if let Some(node) = known.and_then(|nodes| *nodes.get(kind as usize)?) {
            return node;
        }
        let node = self.node_of(Node::Name(kind, self.names.words(name).concat()));
        self.of_names.resize(self.names.len(), [None; 4]);
        let nodes = self.of_names.get_mut(name as usize);
        if let Some(known) = nodes.and_then(|nodes| nodes.get_mut(kind as usize)) {
            *known = Some(node);
        }
        node
    }

    fn node_of(&mut self, node: Node) -> usize {
        let next = self.parents.len();
        let index = *self.nodes.entry(node.clone()).or_insert(next);
        if index == next {
            self.parents.push(next);
            self.forms.push(Forms::new());
            self.keys.push(node);
        }
        index
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

    /// The form of a node that stands for it.
    fn best_form(&self, node: usize) -> Option<u32> {
        let forms = self.forms.get(node)?;
        self.names.best(forms.iter().map(|(form, n)| (*form, *n)))
    }

    /// The words of that form.
    fn best_words(&self, node: usize) -> &[String] {
        self.best_form(node)
            .map_or(&[], |form| self.names.words(form))
    }
}
