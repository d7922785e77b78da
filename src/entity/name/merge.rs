//! The rules' names and the model's names of one line into one list.
//!
//! What is listed or told by a name's own words is the rules' to say, all else the model's. The
//! model learned from annotations of several habits, so its names are first brought to this
//! project's: no mark at an end, no ordinary word before, no office. A name that only the rules
//! suggest stays open: the corpus may know it from elsewhere.

use super::{Candidate, Scanner};
use crate::entity::{Kind, atom::Shape, lexicon::List};

impl Scanner<'_> {
    /// The names of the line, `ruled` being the rules' and `learned` the model's: each with its
    /// first atom, the atom after it and its kind.
    pub(super) fn merge(
        &self,
        ruled: Vec<Candidate>,
        learned: Vec<(usize, usize, Kind)>,
    ) -> Vec<Candidate> {
        let offices = self.offices();
        let mut learned: Vec<Candidate> = learned
            .into_iter()
            .filter_map(|name| self.trimmed(name, &offices))
            .collect();
        let (firm, open): (Vec<Candidate>, Vec<Candidate>) =
            ruled.into_iter().partition(|ruled| self.is_firm(ruled));
        // A longer name may hold a listed one (`Stasiun Contoh`), unless listed names make it up.
        let mut merged: Vec<Candidate> = firm
            .iter()
            .filter(|ruled| {
                ruled.entry.is_none()
                    || !learned.iter().any(|longer| {
                        let inside = |other: &Candidate| {
                            longer.start <= other.start && other.end <= longer.end
                        };
                        let len = longer.end - longer.start;
                        let listed = firm.iter().filter(|other| inside(other));
                        inside(ruled)
                            && ruled.end - ruled.start < len
                            && listed.map(|other| other.end - other.start).sum::<usize>() < len
                    })
            })
            .copied()
            .collect();
        learned.retain(|name| !merged.iter().any(|ruled| overlap(ruled, name)));
        for name in &mut learned {
            // Of a name that both found, the surroundings that the rules look for tell the kind.
            let same = open
                .iter()
                .find(|ruled| ruled.start == name.start && ruled.end == name.end);
            if let Some(ruled) = same.filter(|ruled| ruled.told) {
                name.kind = ruled.kind;
            }
        }
        merged.extend(learned);
        let n_merged = merged.len();
        for ruled in open {
            let taken = merged.iter().take(n_merged);
            if !taken.into_iter().any(|name| overlap(name, &ruled)) {
                merged.push(Candidate {
                    kind: None,
                    told: false,
                    ..ruled
                });
            }
        }
        merged.sort_by_key(|name| name.start);
        merged
    }

    /// Whether a rule's name needs no second opinion: it is listed, an event, a domain, or headed by
    /// a landform.
    fn is_firm(&self, ruled: &Candidate) -> bool {
        ruled.entry.is_some()
            || ruled.kind == Some(Kind::Event)
            || ruled.told && self.line.lists(ruled.start).has(List::PlaceHeads)
            || self
                .domain(ruled.start)
                .is_some_and(|domain| domain.end == ruled.end)
    }

    /// For every atom of an office and its field the atom after them; 0 for any other.
    fn offices(&self) -> Vec<usize> {
        let mut offices = vec![0; self.line.atoms.len()];
        let mut at = 0;
        while at < offices.len() {
            let end = self.title(at).unwrap_or(at);
            for office in offices.iter_mut().take(end).skip(at) {
                *office = end;
            }
            at = end.max(at + 1);
        }
        offices
    }

    /// A name of the model's without what this project does not count as a part of it.
    fn trimmed(
        &self,
        (mut start, mut end, kind): (usize, usize, Kind),
        offices: &[usize],
    ) -> Option<Candidate> {
        let is_mark = |at: usize| {
            let atom = self.line.get(at);
            atom.is_none_or(|atom| atom.shape == Shape::Mark)
        };
        let mut told = true;
        while start < end {
            let office = offices.get(start).copied().unwrap_or(0);
            let whole = office > start && office < end;
            if is_mark(start) || self.is_ordinary_head(start, kind) {
                start += 1;
            } else if whole && start > 0 && offices.get(start - 1) == Some(&office) {
                // `Penasihat Bidang Hukum Wibowo`: the office's field began no name, so what is
                // left is open.
                start = office;
                told = false;
            } else {
                break;
            }
        }
        while start < end && is_mark(end - 1) {
            end -= 1;
        }
        if start == end {
            return None;
        }
        end = self.word_end(end);
        let listed = self.gazetteer.find(self.line, start);
        let listed = listed.filter(|listed| listed.end == end).filter(|listed| {
            let entry = self.gazetteer.entry(listed.entry);
            entry.is_some_and(|entry| entry.kind == kind)
        });
        Some(Candidate {
            start,
            end,
            kind: told.then_some(kind),
            told,
            entry: listed.map(|listed| listed.entry),
        })
    }

    /// Whether the atom is an ordinary word before a name: a small one that names no landform, or
    /// the word for a city. Units of the country keep their kind, since a regency and the city
    /// within it share a name.
    fn is_ordinary_head(&self, at: usize, kind: Kind) -> bool {
        let lower = self.line.lower(at);
        if matches!(
            lower,
            "desa" | "kecamatan" | "kelurahan" | "kabupaten" | "dusun" | "provinsi"
        ) {
            return false;
        }
        let heads = self.line.lists(at).has(List::PlaceHeads);
        !heads && !self.is_capital(at) || kind == Kind::Place && lower == "kota"
    }

    /// The end of the name that goes on to `end`, which is not within a hyphenated word
    /// (`Park Seo-jun`).
    fn word_end(&self, mut end: usize) -> usize {
        while self
            .line
            .get(end)
            .is_some_and(|dash| dash.is_dash() && !dash.spaced)
            && self.line.get(end + 1).is_some_and(|part| {
                part.shape == Shape::Word && !part.spaced && part.text.chars().count() > 1
            })
            && !self.is_suffix(end + 1)
            && self.gazetteer.find(self.line, end + 1).is_none()
        {
            end += 2;
        }
        end
    }
}

fn overlap(a: &Candidate, b: &Candidate) -> bool {
    a.start < b.end && b.start < a.end
}
