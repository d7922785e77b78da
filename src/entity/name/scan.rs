//! The walk along a line: where a name begins, where it ends, and whether an office announces it.
//!
//! Candidates come in the order of the line and never overlap.

use super::{Candidate, Scanner};
use crate::entity::{Kind, atom::Shape, lexicon::List};

impl Scanner<'_> {
    pub(super) fn scan(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut at = 0;
        // Whether an office was named and its holder's name may follow.
        let mut expects_person = false;
        while let Some(atom) = self.line.get(at) {
            if atom.shape != Shape::Word {
                expects_person &= atom.is_mark(",") || atom.is_mark(".");
                at += 1;
                continue;
            }
            if let Some(candidate) = self.body(at, expects_person) {
                // `Presiden Rusia Vladimir Putin`: the office's country or body may come first.
                expects_person &= candidate.kind != Some(Kind::Person);
                at = candidate.end.max(at + 1);
                found.push(candidate);
                continue;
            }
            if let Some(end) = self.title(at) {
                expects_person = true;
                at = end;
                continue;
            }
            if let Some(candidate) = self.unknown(at, expects_person) {
                expects_person = false;
                at = candidate.end.max(at + 1);
                found.push(candidate);
                continue;
            }
            expects_person = expects_person && atom.lists.has(List::Fields);
            at += 1;
        }
        found
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.line.get(at).is_some_and(|atom| atom.is_capitalized())
    }

    /// Whether the atom at `at` is a capitalized word that continues the one before it.
    pub(super) fn continues(&self, at: usize) -> bool {
        self.is_capital(at)
            && self
                .line
                .get(at)
                .is_some_and(|atom| atom.spaced && !atom.first)
    }

    pub(super) fn is_calendar(&self, at: usize) -> bool {
        self.line.lists(at).has(List::Calendar)
    }

    /// Whether the atom is an ending that a hyphen joins to a name, and no part of it.
    pub(super) fn is_suffix(&self, at: usize) -> bool {
        matches!(
            self.line.lower(at),
            "nya" | "lah" | "kah" | "pun" | "an" | "ku"
        )
    }

    pub(super) fn candidate(&self, start: usize, end: usize, kind: Kind) -> Candidate {
        Candidate {
            start,
            end,
            kind: Some(kind),
            told: true,
            entry: None,
        }
    }

    /// The atom after an office and its field: `Wakil Menteri Pertahanan dan Keamanan`.
    pub(super) fn title(&self, at: usize) -> Option<usize> {
        let head = self.line.get(at)?;
        if !head.lists.has(List::Titles) {
            return None;
        }
        // One letter is a form of address only with a capital; a given name that is also a noun
        // (`Putra`, `Bintang`) is one when capitalized inside a sentence.
        let given = matches!(
            self.line.lower(at),
            "putra"
                | "putri"
                | "imam"
                | "bintang"
                | "anak"
                | "mas"
                | "ratu"
                | "raja"
                | "guru"
                | "sultan"
                | "legenda"
                | "ahli"
                | "saksi"
        );
        if (head.text.len() <= 2 && !head.is_capitalized())
            || (given && head.is_capitalized() && !head.first && !self.continues(at + 1))
        {
            return None;
        }
        let mut end = at + 1;
        loop {
            let lists = self.line.lists(end);
            let is_word = self
                .line
                .get(end)
                .is_some_and(|atom| atom.shape == Shape::Word);
            if is_word && (lists.has(List::Titles) || lists.has(List::Fields)) {
                // A gazetteer's name is no field: `Menteri Perhubungan RI`, `Ketua MA`.
                if self.is_capital(end)
                    && (self
                        .gazetteer
                        .find(self.line, end)
                        .is_some_and(|m| !m.ordinary)
                        || self
                            .line
                            .get(end)
                            .is_some_and(|atom| atom.is_all_capitals()))
                {
                    break;
                }
                // A body starts where its head is followed by its own field.
                if self.is_capital(end)
                    && lists.has(List::OrganizationHeads)
                    && self.continues(end + 1)
                {
                    break;
                }
                end += 1;
            } else if matches!(self.line.lower(end), "dan" | "," | "&")
                && self.is_capital(end - 1)
                && self.line.lists(end + 1).has(List::Fields)
                && self.is_capital(end + 1)
            {
                end += 2;
            } else {
                break;
            }
        }
        Some(end)
    }

    /// The atom after the longest run of capitalized words from `at` that may be one name.
    pub(super) fn run(&self, at: usize) -> Option<usize> {
        if !self.is_capital(at) {
            return None;
        }
        let mut end = at + 1;
        loop {
            let atom = self.line.get(end);
            let is_initial = atom.is_some_and(|dot| dot.is_mark(".") && !dot.spaced)
                && self
                    .line
                    .get(end - 1)
                    .is_some_and(|letter| letter.text.chars().count() == 1)
                && self.is_capital(end + 1)
                && self.line.get(end + 1).is_some_and(|next| {
                    next.sentence == self.line.get(at).map_or(0, |a| a.sentence)
                });
            if is_initial {
                end += 2;
            } else if self.continues(end) {
                // An abbreviation after ordinary capitals is a name of its own; a Roman
                // numeral is not one.
                let abbreviation = atom.is_some_and(|atom| {
                    atom.is_all_capitals()
                        && atom.text.len() > 2
                        && atom.text.chars().any(|c| !matches!(c, 'I' | 'V' | 'X'))
                }) && !self
                    .line
                    .get(at)
                    .is_some_and(|first| first.is_all_capitals());
                let lists = self.line.lists(end);
                let breaks = abbreviation
                    || lists.has(List::Titles)
                    || lists.has(List::FunctionWords)
                    || lists.has(List::OrganizationHeads)
                    || lists.has(List::EventHeads)
                    || self.is_calendar(end)
                    || self
                        .gazetteer
                        .find(self.line, end)
                        .is_some_and(|found| !found.ordinary);
                if breaks {
                    break;
                }
                end += 1;
            } else if matches!(
                self.line.lower(end),
                "bin"
                    | "binti"
                    | "van"
                    | "von"
                    | "de"
                    | "da"
                    | "der"
                    | "al"
                    | "el"
                    | "ibn"
                    | "bint"
                    | "dos"
                    | "den"
                    | "ul"
                    | "ur"
            ) && self.continues(end + 1)
            {
                end += 2;
            } else if atom.is_some_and(|dash| dash.is_dash() && !dash.spaced)
                && self.line.get(end + 1).is_some_and(|part| {
                    part.shape == Shape::Word && !part.spaced && part.text.chars().count() > 1
                })
                && !self.is_suffix(end + 1)
                && self.gazetteer.find(self.line, end + 1).is_none()
                && (self.is_capital(end + 1) || end > at + 1)
            {
                // `Jean-Pierre`, `Park Seo-jun`
                end += 2;
            } else {
                break;
            }
        }
        Some(end)
    }
}
