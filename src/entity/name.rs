//! Names in running text: where they stand and what they name.
//!
//! A name is a run of capitalized words, cut where the gazetteer, an office or the head of a body,
//! place or event begins. What it names is told by its surroundings here or, where they are mute,
//! by its surroundings elsewhere in the corpus. Capitals that a word owes to its place (the start
//! of a sentence, a headline in title case) are no evidence. Names never overlap. Which names
//! belong to one entity is not decided here.

mod cases;
mod context;
mod heads;
mod known;
mod merge;
mod model;
mod scan;
mod settle;
mod training;

pub use self::{
    model::NameModel,
    training::{Annotated, learn_names, learn_words},
};

use self::{cases::Cases, known::Known, model::Reader, settle::settled};
use super::{
    Kind,
    atom::Line,
    gazetteer::{Gazetteer, words},
    vocabulary::Vocabulary,
};
use crate::corpus::Role;

/// One name in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Index of the line.
    pub line: usize,
    /// Its first atom.
    pub start: usize,
    /// The atom after it.
    pub end: usize,
    /// What it names.
    pub kind: Kind,
    /// The gazetteer's entry, where it has one.
    pub entry: Option<usize>,
}

/// A run of capitalized words whose kind may still be open.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    start: usize,
    end: usize,
    kind: Option<Kind>,
    /// Whether the surroundings, not the mere shape, told the kind.
    told: bool,
    entry: Option<usize>,
}

/// Looks for names in one line; the submodules hold what it looks for.
struct Scanner<'a> {
    line: &'a Line<'a>,
    gazetteer: &'a Gazetteer,
    cases: &'a Cases,
}

/// Finds the names of all lines, in their order: by rules and, where there is one, by a model.
pub(super) fn spot(
    lines: &[Line<'_>],
    gazetteer: &Gazetteer,
    vocabulary: &Vocabulary,
    model: Option<&NameModel>,
) -> Vec<Spot> {
    let cases = Cases::of(lines, vocabulary);
    let mut reader = model.map(Reader::new);
    let searched: Vec<Option<Vec<Candidate>>> = lines
        .iter()
        .map(|line| {
            // Authors are metadata of the document.
            let running = !line.title_case && line.role != Role::Byline;
            running.then(|| {
                let scanner = Scanner {
                    line,
                    gazetteer,
                    cases: &cases,
                };
                let ruled = scanner.scan();
                match &mut reader {
                    Some(reader) => scanner.merge(ruled, reader.names(line, gazetteer, &cases)),
                    None => ruled,
                }
            })
        })
        .collect();
    let (known, kinds) = Known::new(lines, &searched, &cases, vocabulary);
    let mut kinds = kinds.into_iter();
    let mut spots = Vec::new();
    for (index, (line, candidates)) in lines.iter().zip(searched).enumerate() {
        let found = match candidates {
            Some(mut candidates) => {
                for (candidate, kind) in candidates.iter_mut().zip(kinds.by_ref()) {
                    candidate.kind = kind;
                }
                candidates
            }
            None if line.role == Role::Byline => Vec::new(),
            None => known.search(line, gazetteer),
        };
        spots.extend(found.into_iter().filter_map(|candidate| {
            Some(Spot {
                line: index,
                start: candidate.start,
                end: candidate.end,
                kind: candidate.kind?,
                entry: candidate.entry,
            })
        }));
    }
    settled(spots, lines, gazetteer)
}

/// The words of a name, for comparing names.
pub(super) fn name_words(name: &str) -> Vec<String> {
    words(name).map(str::to_lowercase).collect()
}
