//! Single words of people's names: whose name a surname is part of.
//!
//! The document decides first: the full name that was last written before, else the first after.
//! Where it has none, the only such name of the corpus; of several, the one with the same office
//! before it, else the one whose documents name the same others. A document's word stays with one
//! person once it was decided by others. Who is never named in full stays alone.

use std::collections::BTreeMap;

use super::{Joiner, Reason};
use crate::entity::{Kind, Rule, atom::Line, lexicon::List, name::Spot};

/// A full name that holds a word: document, spot and node.
type Holder = (usize, usize, usize);

/// The corpus as this rule sees it.
struct Corpus<'a> {
    lines: &'a [Line<'a>],
    spots: &'a [Spot],
    /// The nodes of the other names of each document, sorted.
    beside: Vec<Vec<usize>>,
}

impl Corpus<'_> {
    fn document(&self, spot: &Spot) -> usize {
        self.lines
            .get(spot.line)
            .map_or(usize::MAX, |line| line.document)
    }

    /// The office right before a name.
    fn office(&self, spot: &Spot) -> Option<&str> {
        let line = self.lines.get(spot.line)?;
        let before = spot.start.checked_sub(1)?;
        line.lists(before)
            .has(List::Titles)
            .then(|| line.lower(before))
    }

    /// How many names two documents share.
    fn alike(&self, a: usize, b: usize) -> usize {
        match (self.beside.get(a), self.beside.get(b)) {
            (Some(a), Some(b)) => a
                .iter()
                .filter(|node| b.binary_search(node).is_ok())
                .count(),
            _ => 0,
        }
    }

    /// Of several people of other documents the one that is meant.
    fn meant(&self, joiner: &Joiner, spot: &Spot, holders: &[Holder]) -> Option<Holder> {
        let here = self.document(spot);
        if let Some(office) = self.office(spot) {
            let mut same = holders.iter().filter(|(_, at, _)| {
                let holder = self.spots.get(*at);
                holder.and_then(|holder| self.office(holder)) == Some(office)
            });
            if let Some(first) = same.next()
                && same.all(|(_, _, node)| joiner.root(*node) == joiner.root(first.2))
            {
                return Some(*first);
            }
        }
        // How much the most alike document of each person has in common with this one.
        let mut best: BTreeMap<usize, (usize, Holder)> = BTreeMap::new();
        // A name that a whole archive knows is no ground for comparing all of it.
        for holder in holders.iter().take(100) {
            let n = self.alike(here, holder.0);
            let best = best.entry(joiner.root(holder.2)).or_insert((n, *holder));
            if n > best.0 {
                *best = (n, *holder);
            }
        }
        let mut ranked: Vec<(usize, Holder)> = best.into_values().collect();
        ranked.sort_by(|a, b| b.cmp(a));
        match ranked.as_slice() {
            [(n, holder), (next, _), ..] if *n > next + 1 => Some(*holder),
            _ => None,
        }
    }
}

/// Gives every spot that waits for a full name its node.
pub(super) fn resolve_parts(
    joiner: &mut Joiner,
    lines: &[Line<'_>],
    spots: &[Spot],
    written: &[u32],
    of_spot: &mut [Option<usize>],
) {
    let mut corpus = Corpus {
        lines,
        spots,
        beside: Vec::new(),
    };
    let n_documents = lines.last().map_or(0, |line| line.document + 1);
    corpus.beside.resize(n_documents, Vec::new());
    // For every word, as it sounds: the spots of the full names that hold it.
    let mut holders: Vec<Vec<Holder>> = vec![Vec::new(); joiner.names.n_sounds()];
    for (index, (spot, node)) in spots.iter().zip(of_spot.iter()).enumerate() {
        let (Some(node), Some(name)) = (node, written.get(index)) else {
            continue;
        };
        let document = corpus.document(spot);
        if let Some(beside) = corpus.beside.get_mut(document) {
            beside.push(joiner.root(*node));
        }
        if spot.kind != Kind::Person {
            continue;
        }
        for sound in joiner.names.sound_numbers(*name) {
            if let Some(holders) = holders.get_mut(*sound as usize) {
                holders.push((document, index, *node));
            }
        }
    }
    for beside in &mut corpus.beside {
        beside.sort_unstable();
        beside.dedup();
    }
    // For every word: a holder of the only name of the corpus that holds it.
    let only: Vec<Option<Holder>> = holders
        .iter()
        .map(|holders| {
            let first = *holders.first()?;
            let root = joiner.root(first.2);
            let mut others = holders.iter();
            others
                .all(|(_, _, node)| joiner.root(*node) == root)
                .then_some(first)
        })
        .collect();
    // Who a word was found to mean in a document by what stands in others.
    let mut decided: BTreeMap<(usize, u32), Holder> = BTreeMap::new();
    for (index, spot) in spots.iter().enumerate() {
        let Some(&name) = written.get(index) else {
            continue;
        };
        if !matches!(of_spot.get(index), Some(None)) {
            continue;
        }
        let word = joiner.names.sound_numbers(name).first().copied();
        let full = word.and_then(|word| {
            let holders = holders.get(word as usize)?;
            let here = corpus.document(spot);
            let start = holders.partition_point(|(document, _, _)| *document < here);
            let end = holders.partition_point(|(document, _, _)| *document <= here);
            let inside = holders.get(start..end).unwrap_or_default();
            if inside.is_empty() {
                if let Some(only) = only.get(word as usize).copied().flatten() {
                    return Some(only);
                }
                if let Some(holder) = decided.get(&(here, word)) {
                    return Some(*holder);
                }
                let holder = corpus.meant(joiner, spot, holders)?;
                decided.insert((here, word), holder);
                return Some(holder);
            }
            let after = inside.partition_point(|(_, at, _)| *at < index);
            let nearest = after
                .checked_sub(1)
                .map_or(inside.first(), |at| inside.get(at));
            nearest.copied()
        });
        let node = match full {
            Some((document, at, node)) => {
                let evidence = spots.get(at).and_then(|holder| {
                    let line = lines.get(holder.line)?;
                    Some((document as u32, line.span(holder.start, holder.end)))
                });
                joiner.reasons.entry((node, name)).or_insert(Reason {
                    words: "",
                    rule: Rule::PartOfName,
                    evidence,
                });
                node
            }
            None => joiner.node(spot, name, name),
        };
        if let Some(slot) = of_spot.get_mut(index) {
            *slot = Some(node);
        }
    }
}
