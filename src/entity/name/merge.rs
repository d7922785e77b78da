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

    /// Whether a rule's name needs no second opinion: it is listed, an event, headed by a landform,
    /// a domain, or a body under its English name, whose parts are read as Indonesian otherwise.
    fn is_firm(&self, ruled: &Candidate) -> bool {
        let start = ruled.start;
        let own = || self.domain(start).or_else(|| self.english_body(start));
        ruled.entry.is_some()
            || ruled.kind == Some(Kind::Event)
            || ruled.told && self.line.lists(start).has(List::PlaceHeads)
            || own().is_some_and(|own| own.end == ruled.end)
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

#[cfg(test)]
mod tests {
    use super::Scanner;
    use crate::{
        corpus::Role,
        entity::{
            Kind, example::line_with, gazetteer::Gazetteer, name::cases::Cases,
            vocabulary::Vocabulary,
        },
    };

    /// The names of a text, of which the model is to have found those given: each in the text's
    /// own words, `?` where only the rest of the corpus can tell its kind.
    fn merged(text: &str, learned: &[(&str, Kind)]) -> Vec<String> {
        let mut vocabulary = Vocabulary::new();
        let gazetteer = Gazetteer::new(&mut vocabulary);
        let line = line_with(vocabulary, Role::Body, text);
        let cases = Cases::of(std::slice::from_ref(&line), line.vocabulary);
        let scanner = Scanner {
            line: &line,
            gazetteer: &gazetteer,
            cases: &cases,
        };
        let learned = learned.iter().map(|(name, kind)| {
            let start = text.find(name).expect("the name stands in the text");
            let inside = |at: usize| (start..start + name.len()).contains(&at);
            let atoms = line.atoms.iter();
            let first = atoms
                .clone()
                .position(|atom| inside(atom.span.start as usize));
            let last = atoms
                .clone()
                .rposition(|atom| inside(atom.span.start as usize));
            (first.unwrap_or(0), last.unwrap_or(0) + 1, *kind)
        });
        let found = scanner.merge(scanner.scan(), learned.collect());
        let shown = found.iter().map(|name| {
            let written = line.span(name.start, name.end).of(text);
            match name.kind {
                Some(kind) => format!("{written}={kind:?}"),
                None => format!("{written}=?"),
            }
        });
        shown.collect()
    }

    #[test]
    fn rules_and_model_share_what_they_are_good_at() {
        use Kind::{Organization, Person, Place};
        for (text, learned, wanted) in [
            // What is listed stands, whatever the model says.
            ("Ia menyambut Norwegia.", &[][..], &["Norwegia=Place"][..]),
            (
                "Ia menyambut Norwegia.",
                &[("Norwegia", Person)],
                &["Norwegia=Place"],
            ),
            // Unless it is a part of a longer name.
            (
                "Ia makan di Warung Norwegia Jaya.",
                &[("Warung Norwegia Jaya", Place)],
                &["Warung Norwegia Jaya=Place"],
            ),
            // Two listed names are no third.
            (
                "Ia mengutip kantor berita Korea Selatan Yonhap.",
                &[("Korea Selatan Yonhap", Place)],
                &["Korea Selatan=Place", "Yonhap=Organization"],
            ),
            // The model has the last word on what no list knows.
            (
                "Ia membeli saham Lontar Papirus.",
                &[("Lontar Papirus", Organization)],
                &["Lontar Papirus=Organization"],
            ),
            (
                "Ia membeli saham Lontar Papirus.",
                &[],
                &["Lontar Papirus=?"],
            ),
            // What this project does not count as a part of a name is cut off.
            (
                "Ia rapat di kota Sukorejo.",
                &[("kota Sukorejo", Place)],
                &["Sukorejo=Place"],
            ),
            (
                "Ia rapat di Desa Sukorejo.",
                &[("Desa Sukorejo", Place)],
                &["Desa Sukorejo=Place"],
            ),
            (
                "Ia menutup lembaga itu (LPK).",
                &[("(LPK", Organization)],
                &["LPK=Organization"],
            ),
            (
                "Ia menonton Park Seo-jun.",
                &[("Park Seo", Person)],
                &["Park Seo-jun=Person"],
            ),
            (
                "Ia mencari buku Sarimin-lah.",
                &[("Sarimin", Person)],
                &["Sarimin=Person"],
            ),
            // A field of an office begins no name; who holds the office is told by the rules.
            (
                "Penasihat Politik Luar Negeri Waluyo, Sarimin, tiba.",
                &[("Luar Negeri Waluyo", Organization), ("Sarimin", Person)],
                &["Waluyo=Person", "Sarimin=Person"],
            ),
        ] {
            assert_eq!(merged(text, learned), wanted, "{text}");
        }
    }
}
