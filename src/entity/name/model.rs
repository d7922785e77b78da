//! A trained model of names: a conditional random field over the words of a line.
//!
//! Lafferty, McCallum and Pereira, "Conditional Random Fields: Probabilistic Models for Segmenting
//! and Labeling Sequence Data" (2001). Weights are whole numbers, so that every machine finds the
//! same names. What a word says alone is summed up once for every way of writing. The weights are
//! made by `training`; they are no part of the page. Only persons, bodies and places are told
//! apart: events are left to the rules.

pub(super) mod feature;
pub(super) mod label;
pub(super) mod lexis;
pub(super) mod weights;

use self::{
    feature::{Form, Place},
    label::LABELS,
    lexis::Lexis,
    weights::{Row, Weights},
};
use super::cases::Cases;
use crate::entity::{
    Kind,
    atom::{Atom, Line, Shape},
    gazetteer::Gazetteer,
};

/// A trained model of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameModel {
    pub(super) lexis: Lexis,
    pub(super) weights: Weights,
}

/// The sum of rows for each place that a word may be looked at from.
type Sums = [[i16; LABELS]; feature::PLACES];

/// The ways of writing of a corpus.
#[derive(Debug, Default)]
pub(super) struct Forms {
    forms: Vec<Form>,
    /// The ways of writing by the number of the word, each with the number of its form.
    of_words: Vec<Vec<(String, u32)>>,
}

impl Forms {
    /// The forms, by number.
    pub fn all(&self) -> &[Form] {
        &self.forms
    }

    /// The number of the atom's form, if the way of writing was met before. Few words are written in
    /// more than two ways, so those of one word are looked through.
    fn known(&self, atom: &Atom<'_>) -> Option<u32> {
        let of_word = self.of_words.get(atom.word as usize)?;
        let mut ways = of_word.iter();
        ways.find(|(written, _)| written == atom.text)
            .map(|(_, form)| *form)
    }

    /// Gives the next number to the atom's way of writing.
    fn learn(&mut self, atom: &Atom<'_>) -> u32 {
        let (word, form) = (atom.word as usize, self.forms.len() as u32);
        if word >= self.of_words.len() {
            self.of_words.resize(word + 1, Vec::new());
        }
        if let Some(of_word) = self.of_words.get_mut(word) {
            of_word.push((atom.text.to_owned(), form));
        }
        form
    }

    /// What features ask of every place of a line. `each` is told of every new form's features.
    pub fn places(
        &mut self,
        line: &Line<'_>,
        gazetteer: &Gazetteer,
        cases: &Cases,
        lexis: &Lexis,
        each: &mut dyn FnMut(u32, usize, u32),
    ) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::with_capacity(line.atoms.len());
        for (at, atom) in line.atoms.iter().enumerate() {
            let form = match self.known(atom) {
                Some(form) => form,
                None => {
                    let form = self.learn(atom);
                    self.forms.push(Form::new(
                        atom,
                        line.lower(at),
                        lexis,
                        &mut |place, feature| {
                            each(form, place, feature);
                        },
                    ));
                    form
                }
            };
            places.push(Place {
                form,
                first: atom.first,
                case: cases.habit(line, at),
                ..Place::default()
            });
        }
        let mut at = 0;
        while let Some(atom) = line.get(at) {
            let is_word = atom.shape == Shape::Word;
            let Some(found) = is_word.then(|| gazetteer.find(line, at)).flatten() else {
                at += 1;
                continue;
            };
            let kind = gazetteer.entry(found.entry).map_or(0, |e| e.kind as u32);
            for (index, place) in places.iter_mut().enumerate().take(found.end).skip(at) {
                place.listed =
                    1 + 4 * kind + 2 * u32::from(found.ordinary) + u32::from(index == at);
            }
            at = found.end.max(at + 1);
        }
        feature::find_runs(&self.forms, &mut places);
        places
    }
}

/// Looks for names line by line; what was summed up for one line serves the next.
pub(super) struct Reader<'a> {
    model: &'a NameModel,
    forms: Forms,
    sums: Vec<Sums>,
}

impl<'a> Reader<'a> {
    pub fn new(model: &'a NameModel) -> Self {
        Self {
            model,
            forms: Forms::default(),
            sums: Vec::new(),
        }
    }

    /// The names of a line: their first atom, the atom after them, and their kind.
    pub fn names(
        &mut self,
        line: &Line<'_>,
        gazetteer: &Gazetteer,
        cases: &Cases,
    ) -> Vec<(usize, usize, Kind)> {
        let NameModel { lexis, weights } = self.model;
        let sums = &mut self.sums;
        let places = self.forms.places(
            line,
            gazetteer,
            cases,
            lexis,
            &mut |form, place, feature| {
                let form = form as usize;
                if form >= sums.len() {
                    sums.resize(form + 1, Sums::default());
                }
                if let Some(row) = weights.row(feature) {
                    let sums = sums.get_mut(form).and_then(|of| of.get_mut(place));
                    add_small(sums.into_iter().flatten(), row);
                }
            },
        );
        let scores: Vec<[i32; LABELS]> = (0..places.len())
            .map(|at| match is_near_capital(line, at) {
                true => self.score(&places, at),
                false => SURELY_OUTSIDE,
            })
            .collect();
        label::names(&weights.best(&scores))
    }

    fn score(&self, places: &[Place], at: usize) -> [i32; LABELS] {
        let weights = &self.model.weights;
        let mut scores = [0; LABELS];
        for (nth, place) in feature::around(places, at) {
            let sums = place.and_then(|place| self.sums.get(place.form as usize)?.get(nth));
            match (place, sums) {
                (Some(_), Some(sums)) => {
                    for (score, sum) in scores.iter_mut().zip(sums) {
                        *score += i32::from(*sum);
                    }
                }
                (Some(_), None) => {}
                (None, _) => weights.add(&mut scores, Form::beyond(nth)),
            }
        }
        feature::joint(self.forms.all(), places, at, &mut |feature| {
            weights.add(&mut scores, feature);
        });
        scores
    }
}

/// The scores of a word that no name is near to.
const SURELY_OUTSIDE: [i32; LABELS] = {
    let mut scores = [0; LABELS];
    scores[label::OUTSIDE] = 1 << 24;
    scores
};

/// Whether the word at `at` or one beside it has a capital: three of four words have none near, and
/// names are written with capitals, but for a word or mark between two of theirs.
fn is_near_capital(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(1)..at + 2)
        .any(|near| line.get(near).is_some_and(|atom| atom.is_capitalized()))
}

fn add_small<'a>(sums: impl Iterator<Item = &'a mut i16>, row: &Row) {
    for (sum, weight) in sums.zip(row) {
        *sum = sum.saturating_add(i16::from(*weight));
    }
}
