//! Names that tell their kind by their own words: listed ones, and heads with a complement.
//!
//! The longer of two readings wins, and a head without its complement is no name.

use super::{Candidate, Scanner, cases::is_common};
use crate::entity::{
    Kind,
    atom::Shape,
    lexicon::{
        CAPITAL_PLACE_HEADS, DIRECTIONS, ENGLISH_ORGANIZATION_TAILS, EVENT_HEADS, FIELDS,
        FUNCTION_WORDS, ORGANIZATION_HEADS, PLACE_HEADS, TITLES, UNIT_HEADS, holds,
    },
};

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
    fn domain(&self, at: usize) -> Option<Candidate> {
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
    fn english_body(&self, at: usize) -> Option<Candidate> {
        if !self.is_capital(at) || holds(TITLES, self.line.lower(at)) {
            return None;
        }
        let mut end = at + 1;
        let mut tail = None;
        loop {
            let next = self.line.lower(end);
            if self.continues(end) {
                if holds(TITLES, next) || self.is_calendar(end) {
                    break;
                }
                if holds(ENGLISH_ORGANIZATION_TAILS, next) {
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
        let starts_common = self.line.get(at).is_some_and(|atom| atom.first)
            && is_common(self.cases, self.line.lower(at));
        // `PT Contoh Group` is read by its Indonesian head.
        let indonesian = holds(ORGANIZATION_HEADS, self.line.lower(at)) && !head_first;
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
            && holds(DIRECTIONS, self.line.lower(next))
            && found.end == at + 1
        {
            return Some(self.candidate(at, next + 1, Kind::Place));
        }
        if entry.kind == Kind::Organization
            && self.continues(next)
            && (holds(ORGANIZATION_HEADS, self.line.lower(at))
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
        if !head.is_capitalized() || !holds(ORGANIZATION_HEADS, &head.lower) {
            return None;
        }
        let mut end = at + 1;
        let mut n_unknown = 0;
        loop {
            let word = self.line.lower(end);
            if self.continues(end) && !self.is_calendar(end) {
                if let Some(place) = self.place_at(end) {
                    // A country, province or city closes the name of a body.
                    end = place;
                    if !self.continues(end) || !holds(DIRECTIONS, self.line.lower(end)) {
                        break;
                    }
                } else if let Some(found) = self.gazetteer.find(self.line, end) {
                    end = found.end;
                } else if holds(FIELDS, word)
                    || holds(ORGANIZATION_HEADS, word)
                    || holds(UNIT_HEADS, word)
                {
                    end += 1;
                } else if holds(TITLES, word) || holds(FUNCTION_WORDS, word) || n_unknown == 3 {
                    break;
                } else {
                    n_unknown += 1;
                    end += 1;
                }
            } else if matches!(word, "dan" | "&")
                && self.is_capital(end + 1)
                && (holds(FIELDS, self.line.lower(end + 1))
                    || is_common(self.cases, self.line.lower(end + 1)))
                && !holds(TITLES, self.line.lower(end + 1))
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
        if !self.is_capital(at) || !holds(EVENT_HEADS, self.line.lower(at)) {
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
                    && !holds(TITLES, self.line.lower(end)))
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
        let heads = holds(PLACE_HEADS, &head.lower)
            || (head.is_capitalized() && holds(CAPITAL_PLACE_HEADS, &head.lower));
        if !heads {
            return None;
        }
        let mut end = at + 1;
        // `Jl. Contoh`
        if head.lower == "jl" && self.line.get(end).is_some_and(|atom| atom.is_mark(".")) {
            end += 1;
        }
        let complement = end;
        while end < complement + 4 && self.continues(end) && !self.is_calendar(end) {
            let word = self.line.lower(end);
            if holds(FUNCTION_WORDS, word) {
                break;
            }
            if let Some(place) = self.place_at(end) {
                end = place;
                if !holds(DIRECTIONS, self.line.lower(end)) {
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
        let head = self.line.before(at, 1);
        if !holds(UNIT_HEADS, head) || !self.continues(at) {
            return None;
        }
        let run = self.run(at)?;
        // Two words hold nearly every place's name; more would swallow a person's.
        let end = run.min(at + 2);
        let word = self.line.lower(at);
        let ordinary = holds(FUNCTION_WORDS, word)
            || holds(TITLES, word)
            || holds(UNIT_HEADS, word)
            || holds(FIELDS, word) && end == at + 1
            || self.line.get(at).is_some_and(|atom| atom.is_all_capitals());
        (!ordinary).then(|| self.candidate(at, end, Kind::Place))
    }
}
