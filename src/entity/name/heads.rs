//! Names that tell their kind by their own words: listed ones, and heads with a complement.
//!
//! The longer of two readings wins, and a head without its complement is no name.

use super::{Candidate, Scanner};
use crate::entity::{Kind, atom::Shape, lexicon::List};

impl Scanner<'_> {
    /// What its own words tell: a gazetteer's name, or a head with its complement.
    pub(super) fn body(&self, at: usize, expects_person: bool) -> Option<Candidate> {
        let listed = self.known(at);
        let read = self
            .domain(at)
            .or_else(|| self.english_body(at))
            .or_else(|| self.organization(at));
        // The longer reading wins: `Dewan Keamanan Nasional` is no `Dewan Keamanan`.
        match (listed, read) {
            (Some(listed), Some(read)) if read.end > listed.end => {
                return Some(self.at_home(listed, read));
            }
            (Some(listed), _) => return Some(listed),
            (None, Some(read)) => return Some(read),
            (None, None) => {}
        }
        self.event(at)
            .or_else(|| self.place(at))
            .or_else(|| (!expects_person).then(|| self.unit(at)).flatten())
    }

    /// `Kementerian Pertahanan RI` is the listed ministry, in its full length.
    fn at_home(&self, listed: Candidate, read: Candidate) -> Candidate {
        let entry = self
            .is_home(listed.end, read.end)
            .then_some(listed.entry)
            .flatten();
        Candidate { entry, ..read }
    }

    /// `Contoh.co.id`: a news site under its domain.
    pub(super) fn domain(&self, at: usize) -> Option<Candidate> {
        let mut end = at + 1;
        let mut closed = false;
        while self
            .line
            .get(end)
            .is_some_and(|dot| dot.is_mark(".") && !dot.spaced)
            && self
                .line
                .get(end + 1)
                .is_some_and(|part| part.shape == Shape::Word && !part.spaced)
        {
            closed = matches!(
                self.line.lower(end + 1),
                "com" | "id" | "net" | "org" | "tv"
            );
            end += 2;
        }
        // An address (`www.`, `user@host`) names no source.
        let address = self.line.lower(at) == "www"
            || matches!(self.line.before(at, 1), "@" | "/" | ".")
                && self.line.get(at).is_some_and(|atom| !atom.spaced);
        (closed && !address).then(|| self.candidate(at, end, Kind::Organization))
    }

    /// `Contoh Research Institute`, `Center for Contoh Studies`: English names of bodies end in
    /// their head, and English connectors never join two Indonesian names.
    pub(super) fn english_body(&self, at: usize) -> Option<Candidate> {
        if !self.is_capital(at) || self.line.lists(at).has(List::Titles) {
            return None;
        }
        let mut end = at + 1;
        let mut tail = None;
        loop {
            let next = self.line.lower(end);
            if self.continues(end) {
                let lists = self.line.lists(end);
                if lists.has(List::Titles) || self.is_calendar(end) {
                    break;
                }
                if lists.has(List::EnglishOrganizationTails) {
                    tail = Some(end + 1);
                }
                end += 1;
            } else if matches!(next, "for" | "of" | "and" | "the" | "&" | "on") && end < at + 12 {
                end += 1;
            } else {
                break;
            }
        }
        let head_first = matches!(
            self.line.lower(at),
            "center" | "centre" | "university" | "institute" | "ministry" | "bank"
        ) && matches!(self.line.lower(at + 1), "for" | "of");
        let end = if head_first { Some(end) } else { tail }?;
        // A sentence that begins with an ordinary word does not begin with a name.
        let starts_common =
            self.line.get(at).is_some_and(|atom| atom.first) && self.cases.is_common(self.line, at);
        // `PT Contoh Group` is read by its Indonesian head.
        let indonesian = self.line.lists(at).has(List::OrganizationHeads) && !head_first;
        (!starts_common && !indonesian).then(|| self.candidate(at, end, Kind::Organization))
    }

    /// A gazetteer's name, with the complement that makes it another body or region.
    fn known(&self, at: usize) -> Option<Candidate> {
        let found = self.gazetteer.find(self.line, at)?;
        let entry = self.gazetteer.entry(found.entry)?;
        if found.ordinary {
            let placed = matches!(
                self.line.before(at, 1),
                "di" | "ke" | "dari" | "berita" | "kota"
            );
            if !placed {
                return None;
            }
        }
        let next = found.end;
        if entry.kind == Kind::Place
            && self.continues(next)
            && self.line.lists(next).has(List::Directions)
            && found.end == at + 1
        {
            return Some(self.candidate(at, next + 1, Kind::Place));
        }
        if entry.kind == Kind::Organization
            && self.continues(next)
            && (self.line.lists(at).has(List::OrganizationHeads)
                || self.line.get(at).is_some_and(|atom| atom.is_all_capitals()))
            && let Some(place) = self.place_at(next)
            && !self.is_home(next, place)
        {
            // `Kementerian Luar Negeri Jepang` is not Indonesia's ministry.
            return Some(self.candidate(at, place, Kind::Organization));
        }
        Some(Candidate {
            start: at,
            end: found.end,
            kind: Some(entry.kind),
            told: true,
            entry: Some(found.entry),
        })
    }

    /// The atom after the gazetteer's place at `at`.
    fn place_at(&self, at: usize) -> Option<usize> {
        let found = self.gazetteer.find(self.line, at)?;
        let entry = self.gazetteer.entry(found.entry)?;
        (entry.kind == Kind::Place && !found.ordinary).then_some(found.end)
    }

    /// Whether the words name Indonesia, whose bodies need no country.
    fn is_home(&self, start: usize, end: usize) -> bool {
        end == start + 1 && matches!(self.line.lower(start), "ri" | "indonesia")
    }

    /// `Dinas Perhubungan Kota Contoh`, `PT Contoh Jaya`, `Partai Contoh`
    fn organization(&self, at: usize) -> Option<Candidate> {
        let head = self.line.get(at)?;
        if !head.is_capitalized() || !head.lists.has(List::OrganizationHeads) {
            return None;
        }
        let mut end = at + 1;
        let mut n_unknown = 0;
        loop {
            let lists = self.line.lists(end);
            if self.continues(end) && !self.is_calendar(end) {
                if let Some(place) = self.place_at(end) {
                    // A country, province or city closes the name of a body.
                    end = place;
                    if !self.continues(end) || !self.line.lists(end).has(List::Directions) {
                        break;
                    }
                } else if let Some(found) = self.gazetteer.find(self.line, end) {
                    end = found.end;
                } else if lists.has(List::Fields)
                    || lists.has(List::OrganizationHeads)
                    || lists.has(List::UnitHeads)
                {
                    end += 1;
                } else if lists.has(List::Titles)
                    || lists.has(List::FunctionWords)
                    || n_unknown == 3
                {
                    break;
                } else {
                    n_unknown += 1;
                    end += 1;
                }
            } else if matches!(self.line.lower(end), "dan" | "&")
                && self.is_capital(end + 1)
                && (self.line.lists(end + 1).has(List::Fields)
                    || self.cases.is_common(self.line, end + 1))
                && !self.line.lists(end + 1).has(List::Titles)
            {
                end += 2;
            } else if self.line.get(end).is_some_and(|atom| {
                atom.shape == Shape::Digits && atom.spaced && atom.text.len() <= 3
            }) && head.is_all_capitals()
            {
                // `SMA Negeri 3`, `SDN 12`
                end += 1;
            } else {
                break;
            }
        }
        if self.line.before(end, 1) == "." {
            end -= 1;
        }
        let complete = end > at + 1 || (head.is_all_capitals() && head.text.len() > 2);
        complete.then(|| self.candidate(at, end, Kind::Organization))
    }

    /// `Perang Contoh`, `KTT Contoh`, `Pemilu 2019`
    fn event(&self, at: usize) -> Option<Candidate> {
        if !self.is_capital(at) || !self.line.lists(at).has(List::EventHeads) {
            return None;
        }
        let mut end = at + 1;
        while end < at + 6 {
            let is_year = self.line.get(end).is_some_and(|atom| {
                atom.shape == Shape::Digits && atom.spaced && atom.text.len() == 4
            });
            if let Some(place) = self.place_at(end).filter(|_| self.continues(end)) {
                end = place;
            } else if is_year
                || (self.continues(end)
                    && !self.is_calendar(end)
                    && !self.line.lists(end).has(List::Titles))
            {
                end += 1;
            } else {
                break;
            }
        }
        (end > at + 1).then(|| self.candidate(at, end, Kind::Event))
    }

    /// `Gunung Contoh`, `semenanjung Contoh`, `Stadion Contoh Raya`
    fn place(&self, at: usize) -> Option<Candidate> {
        let head = self.line.get(at)?;
        let heads = head.lists.has(List::PlaceHeads)
            || (head.is_capitalized() && head.lists.has(List::CapitalPlaceHeads));
        if !heads {
            return None;
        }
        let mut end = at + 1;
        // `Jl. Contoh`
        if self.line.lower(at) == "jl" && self.line.get(end).is_some_and(|atom| atom.is_mark(".")) {
            end += 1;
        }
        let complement = end;
        while end < complement + 4 && self.continues(end) && !self.is_calendar(end) {
            if self.line.lists(end).has(List::FunctionWords) {
                break;
            }
            if let Some(place) = self.place_at(end) {
                end = place;
                if !self.line.lists(end).has(List::Directions) {
                    break;
                }
            } else {
                end += 1;
            }
        }
        (end > complement).then(|| self.candidate(at, end, Kind::Place))
    }

    /// `kota Contoh`: the name of an administrative unit without its kind.
    fn unit(&self, at: usize) -> Option<Candidate> {
        if !self.line.lists_before(at, 1).has(List::UnitHeads) || !self.continues(at) {
            return None;
        }
        let run = self.run(at)?;
        // Two words hold nearly every place's name; more would swallow a person's.
        let end = run.min(at + 2);
        let lists = self.line.lists(at);
        let ordinary = lists.has(List::FunctionWords)
            || lists.has(List::Titles)
            || lists.has(List::UnitHeads)
            || lists.has(List::Fields) && end == at + 1
            || self.line.get(at).is_some_and(|atom| atom.is_all_capitals());
        (!ordinary).then(|| self.candidate(at, end, Kind::Place))
    }
}
