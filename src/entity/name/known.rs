//! What the corpus as a whole tells of its names.
//!
//! Surroundings that told a name's kind in one place settle it where they are mute, and find the
//! name again in lines in which every word has a capital. Each line keeps the spans of its own
//! candidates.

use super::{Candidate, cases::Cases};
use crate::{
    base::Intern,
    entity::{
        Kind,
        atom::{Atom, Line, Shape},
        gazetteer::{Gazetteer, matched},
        lexicon::List,
        vocabulary::Vocabulary,
    },
};

/// What the corpus tells of its names.
pub(super) struct Known<'a> {
    /// How often the surroundings told each kind, by the number of the name in lower case.
    votes: Vec<[u32; 4]>,
    /// By the number of a word: whether it is a part of a person's name of several words.
    person_parts: Vec<bool>,
    /// The names as written, by the number of their first word, the longest first.
    names: Vec<Vec<Written<'a>>>,
}

/// The words of a name as written, and what it names.
type Written<'a> = (Vec<&'a str>, Kind);

const KINDS: [Kind; 4] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Event];

/// The words of a candidate.
fn words<'a, 'b>(
    line: &'b Line<'a>,
    candidate: &Candidate,
) -> impl Iterator<Item = (usize, &'b Atom<'a>)> + Clone {
    (0..)
        .zip(&line.atoms)
        .take(candidate.end)
        .skip(candidate.start)
        .filter(|(_, atom)| atom.shape != Shape::Mark)
}

/// Makes `key` the words, one space between two.
fn join<'a>(key: &mut String, words: impl Iterator<Item = &'a str>) {
    key.clear();
    for word in words {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
}

impl<'a> Known<'a> {
    /// What the candidates of all lines tell, and the kind of each of them.
    pub(super) fn new(
        lines: &[Line<'a>],
        searched: &[Option<Vec<Candidate>>],
        cases: &Cases,
        vocabulary: &'a Vocabulary,
    ) -> (Self, Vec<Option<Kind>>) {
        let mut known = Self {
            votes: Vec::new(),
            person_parts: vec![false; vocabulary.len()],
            names: vec![Vec::new(); vocabulary.len()],
        };
        let all = || {
            lines
                .iter()
                .zip(searched)
                .flat_map(|(line, found)| found.iter().flatten().map(move |c| (line, c)))
        };
        let mut key = String::new();
        let mut keys = Intern::default();
        let mut names = Vec::new();
        for (line, candidate) in all() {
            join(
                &mut key,
                words(line, candidate).map(|(at, _)| line.lower(at)),
            );
            let name = keys.number(&key);
            names.push(name);
            known.votes.resize(keys.len(), [0; 4]);
            let Some(kind) = candidate.kind.filter(|_| candidate.told) else {
                continue;
            };
            let votes = known.votes.get_mut(name as usize).into_iter().flatten();
            for (vote, of) in votes.zip(KINDS) {
                *vote += u32::from(of == kind);
            }
        }
        for ((line, candidate), name) in all().zip(&names) {
            let words = words(line, candidate);
            if words.clone().count() > 1 && known.kind(line, candidate, *name) == Some(Kind::Person)
            {
                for (at, atom) in words {
                    if let Some(part) = known.person_parts.get_mut(atom.word as usize) {
                        *part |= line.lower(at).chars().count() > 2 && !cases.is_common(line, at);
                    }
                }
            }
        }
        let mut kinds = Vec::with_capacity(names.len());
        let mut keys = Intern::default();
        let mut seen: Vec<[bool; 4]> = Vec::new();
        let mut found: Vec<(Written<'a>, u32)> = Vec::new();
        for ((line, candidate), name) in all().zip(names) {
            let kind = known.kind(line, candidate, name);
            kinds.push(kind);
            let words = words(line, candidate);
            let mut others = words.clone();
            let (Some((at, first)), Some(kind), None) = (others.next(), kind, candidate.entry)
            else {
                continue;
            };
            // A single ordinary word is no name in a line where every word has a capital.
            if others.next().is_none() && cases.is_common(line, at) {
                continue;
            }
            join(&mut key, words.clone().map(|(_, atom)| atom.text));
            let number = keys.number(&key) as usize;
            seen.resize(keys.len(), [false; 4]);
            let seen = seen
                .get_mut(number)
                .and_then(|of| of.get_mut(kind as usize));
            if seen.is_some_and(|seen| !std::mem::replace(seen, true)) {
                let written = words.map(|(_, atom)| atom.text).collect();
                found.push(((written, kind), first.word));
            }
        }
        found.sort_unstable();
        // Of names of as many words the first in order is found first.
        found.sort_by_key(|((written, _), _)| std::cmp::Reverse(written.len()));
        for (written, first) in found {
            if let Some(names) = known.names.get_mut(first as usize) {
                names.push(written);
            }
        }
        (known, kinds)
    }

    /// A candidate's kind: told by its own surroundings, else by those of its namesakes, else by
    /// a person of whose name it is a part, else by its shape.
    fn kind(&self, line: &Line<'_>, candidate: &Candidate, name: u32) -> Option<Kind> {
        if candidate.entry.is_some() {
            return candidate.kind;
        }
        let best = self.votes.get(name as usize).and_then(|votes| {
            let (kind, n) = KINDS
                .iter()
                .zip(votes)
                .rev()
                .max_by_key(|(_, votes)| **votes)?;
            (*n > 0).then_some(*kind)
        });
        best.or_else(|| {
            let mut words = words(line, candidate);
            let (only, others) = (words.next(), words.next());
            let (_, only) = only.filter(|_| others.is_none())?;
            self.is_person_part(only).then_some(Kind::Person)
        })
        .or(candidate.kind)
    }

    fn is_person_part(&self, atom: &Atom<'_>) -> bool {
        self.person_parts.get(atom.word as usize) == Some(&true)
    }

    /// The names of a line in which capitals tell nothing: only those known from elsewhere.
    pub(super) fn search(&self, line: &Line<'_>, gazetteer: &Gazetteer) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < line.atoms.len() {
            let word = line.get(at).map_or(usize::MAX, |atom| atom.word as usize);
            let named = self.names.get(word).and_then(|names| {
                names
                    .iter()
                    .find_map(|(words, kind)| Some((matched(line, at, words)?, *kind)))
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
                    let part = line
                        .get(at)
                        .is_some_and(|atom| atom.is_capitalized() && self.is_person_part(atom));
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
    if !line.lists(at).has(List::PlaceHeads) {
        return None;
    }
    let found = gazetteer.find(line, at + 1)?;
    let entry = gazetteer.entry(found.entry)?;
    (entry.kind == Kind::Place && !found.ordinary).then_some(found.end)
}
