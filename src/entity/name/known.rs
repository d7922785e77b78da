//! What the corpus as a whole tells of its names.
//!
//! Surroundings that told a name's kind in one place settle it where they are mute, and find the
//! name again in lines in which every word has a capital. Each line keeps the spans of its own
//! candidates.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Candidate,
    cases::{Cases, is_common},
};
use crate::entity::{
    Kind,
    atom::{Line, Shape},
    gazetteer::{Gazetteer, matched},
    lexicon::{PLACE_HEADS, holds},
};

/// What the corpus tells of its names.
pub(super) struct Known {
    /// How often the surroundings told each kind, by the name in lower case.
    votes: BTreeMap<String, [u32; 4]>,
    /// Words that are a part of a person's name of several words.
    person_parts: BTreeSet<String>,
    /// The names as written, by their first word in lower case, the longest first.
    names: BTreeMap<String, Vec<(Vec<String>, Kind)>>,
}

const KINDS: [Kind; 4] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Event];

/// The written words of a candidate.
fn surface(line: &Line<'_>, candidate: &Candidate) -> Vec<String> {
    line.atoms
        .iter()
        .take(candidate.end)
        .skip(candidate.start)
        .filter(|atom| atom.shape != Shape::Mark)
        .map(|atom| atom.text.to_owned())
        .collect()
}

fn key(surface: &[String]) -> String {
    surface.join(" ").to_lowercase()
}

impl Known {
    pub(super) fn new(
        lines: &[Line<'_>],
        searched: &[Option<Vec<Candidate>>],
        cases: &Cases,
    ) -> Self {
        let mut known = Self {
            votes: BTreeMap::new(),
            person_parts: BTreeSet::new(),
            names: BTreeMap::new(),
        };
        let all = || {
            lines
                .iter()
                .zip(searched)
                .flat_map(|(line, found)| found.iter().flatten().map(move |c| (line, c)))
        };
        for (line, candidate) in all() {
            let Some(kind) = candidate.kind.filter(|_| candidate.told) else {
                continue;
            };
            let votes = known
                .votes
                .entry(key(&surface(line, candidate)))
                .or_default();
            for (vote, of) in votes.iter_mut().zip(KINDS) {
                *vote += u32::from(of == kind);
            }
        }
        for (line, candidate) in all() {
            let surface = surface(line, candidate);
            if known.kind(&surface, candidate) == Some(Kind::Person) && surface.len() > 1 {
                known.person_parts.extend(
                    surface
                        .iter()
                        .map(|part| part.to_lowercase())
                        .filter(|part| part.chars().count() > 2 && !is_common(cases, part)),
                );
            }
        }
        let mut names: BTreeSet<(Vec<String>, Kind)> = BTreeSet::new();
        for (line, candidate) in all().filter(|(_, candidate)| candidate.entry.is_none()) {
            let surface = surface(line, candidate);
            // A single ordinary word is no name in a line where every word has a capital.
            let ordinary = surface.len() == 1
                && surface
                    .iter()
                    .all(|word| is_common(cases, &word.to_lowercase()));
            if let Some(kind) = known.kind(&surface, candidate).filter(|_| !ordinary) {
                names.insert((surface, kind));
            }
        }
        for (surface, kind) in names {
            if let Some(first) = surface.first() {
                known
                    .names
                    .entry(first.to_lowercase())
                    .or_default()
                    .push((surface, kind));
            }
        }
        for of_word in known.names.values_mut() {
            of_word.sort_by_key(|(surface, _)| std::cmp::Reverse(surface.len()));
        }
        known
    }

    /// A candidate's kind: told by its own surroundings, else by those of its namesakes, else by
    /// a person of whose name it is a part, else by its shape.
    fn kind(&self, surface: &[String], candidate: &Candidate) -> Option<Kind> {
        if candidate.entry.is_some() {
            return candidate.kind;
        }
        let key = key(surface);
        let best = self.votes.get(&key).and_then(|votes| {
            let (kind, n) = KINDS
                .iter()
                .zip(votes)
                .rev()
                .max_by_key(|(_, votes)| **votes)?;
            (*n > 0).then_some(*kind)
        });
        best.or_else(|| {
            let part = surface.len() == 1 && self.person_parts.contains(&key);
            part.then_some(Kind::Person)
        })
        .or(candidate.kind)
    }

    pub(super) fn settle(&self, line: &Line<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
        candidates
            .into_iter()
            .map(|candidate| Candidate {
                kind: self.kind(&surface(line, &candidate), &candidate),
                ..candidate
            })
            .collect()
    }

    /// The names of a line in which capitals tell nothing: only those known from elsewhere.
    pub(super) fn search(&self, line: &Line<'_>, gazetteer: &Gazetteer) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < line.atoms.len() {
            let named = self.names.get(line.lower(at)).and_then(|names| {
                names
                    .iter()
                    .find_map(|(surface, kind)| Some((matched(line, at, surface)?, *kind)))
            });
            let listed = gazetteer.find(line, at).filter(|found| !found.ordinary);
            let next = match (named, listed) {
                (Some((end, kind)), listed) if listed.is_none_or(|l| l.end < end) => Candidate {
                    start: at,
                    end,
                    kind: Some(kind),
                    told: true,
                    entry: None,
                },
                (_, Some(listed)) => Candidate {
                    start: at,
                    end: listed.end,
                    kind: gazetteer.entry(listed.entry).map(|entry| entry.kind),
                    told: true,
                    entry: Some(listed.entry),
                },
                _ if headed_place(line, gazetteer, at).is_some() => Candidate {
                    start: at,
                    end: headed_place(line, gazetteer, at).unwrap_or(at + 1),
                    kind: Some(Kind::Place),
                    told: true,
                    entry: None,
                },
                _ => {
                    let part = line.get(at).is_some_and(|atom| {
                        atom.is_capitalized() && self.person_parts.contains(&atom.lower)
                    });
                    if part {
                        found.push(Candidate {
                            start: at,
                            end: at + 1,
                            kind: Some(Kind::Person),
                            told: false,
                            entry: None,
                        });
                    }
                    at += 1;
                    continue;
                }
            };
            at = next.end.max(at + 1);
            found.push(next);
        }
        found
    }
}

/// The atom after a landform or building that is named after a listed place.
fn headed_place(line: &Line<'_>, gazetteer: &Gazetteer, at: usize) -> Option<usize> {
    if !holds(PLACE_HEADS, line.lower(at)) {
        return None;
    }
    let found = gazetteer.find(line, at + 1)?;
    let entry = gazetteer.entry(found.entry)?;
    (entry.kind == Kind::Place && !found.ordinary).then_some(found.end)
}
