//! Names in running text: where they stand and what they name.
//!
//! A name is a run of capitalized words, cut where the gazetteer, an office or the head of a body,
//! place or event begins. What it names is told by its surroundings here or, where they are mute,
//! by its surroundings elsewhere in the corpus. Capitals that a word owes to its place (the start
//! of a sentence, a headline in title case) are no evidence. Names never overlap. Which names
//! belong to one entity is not decided here.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Kind,
    atom::{Line, Shape},
    gazetteer::{Gazetteer, matched, words},
    lexicon::{
        CAPITAL_PLACE_HEADS, DIRECTIONS, ENGLISH_ORGANIZATION_TAILS, EVENT_HEADS, FIELDS,
        FUNCTION_WORDS, ORDINARY_ABBREVIATIONS, ORGANIZATION_HEADS, PLACE_HEADS, SOURCE_CUES,
        SPEECH_NOUNS, SPEECH_VERBS, TITLES, UNIT_HEADS, holds, month, weekday,
    },
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

/// How often a word occurs in lower case and with a capital that it does not owe to its place.
type Cases = BTreeMap<String, (u32, u32)>;

/// Finds the names of all lines, in their order.
pub(super) fn spot(lines: &[Line<'_>], gazetteer: &Gazetteer) -> Vec<Spot> {
    let cases = count_cases(lines);
    let searched: Vec<Option<Vec<Candidate>>> = lines
        .iter()
        .map(|line| {
            // Authors are metadata of the document.
            let running = !line.title_case && line.role != Role::Byline;
            running.then(|| {
                Scanner {
                    line,
                    gazetteer,
                    cases: &cases,
                }
                .scan()
            })
        })
        .collect();
    let known = Known::new(lines, &searched, &cases);
    let mut spots = Vec::new();
    for (index, (line, candidates)) in lines.iter().zip(searched).enumerate() {
        let found = match candidates {
            Some(candidates) => known.settle(line, candidates),
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
    spots
}

fn count_cases(lines: &[Line<'_>]) -> Cases {
    let mut cases = Cases::new();
    for line in lines.iter().filter(|line| !line.title_case) {
        for atom in line.atoms.iter().filter(|atom| atom.shape == Shape::Word) {
            if atom.first {
                continue;
            }
            let (n_lower, n_capital) = cases.entry(atom.lower.clone()).or_default();
            if atom.is_capitalized() {
                *n_capital += 1;
            } else {
                *n_lower += 1;
            }
        }
    }
    cases
}

/// Whether the corpus writes the word in lower case at least as often as with a capital.
fn is_common(cases: &Cases, word: &str) -> bool {
    holds(FUNCTION_WORDS, word)
        || cases
            .get(word)
            .is_some_and(|(n_lower, n_capital)| *n_lower > 0 && n_lower >= n_capital)
}

struct Scanner<'a> {
    line: &'a Line<'a>,
    gazetteer: &'a Gazetteer,
    cases: &'a Cases,
}

impl Scanner<'_> {
    fn scan(&self) -> Vec<Candidate> {
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
            expects_person = expects_person && holds(FIELDS, &atom.lower);
            at += 1;
        }
        found
    }

    fn is_capital(&self, at: usize) -> bool {
        self.line.get(at).is_some_and(|atom| atom.is_capitalized())
    }

    /// Whether the atom at `at` is a capitalized word that continues the one before it.
    fn continues(&self, at: usize) -> bool {
        self.is_capital(at)
            && self
                .line
                .get(at)
                .is_some_and(|atom| atom.spaced && !atom.first)
    }

    fn is_calendar(&self, at: usize) -> bool {
        let word = self.line.lower(at);
        weekday(word).is_some() || month(word).is_some()
    }

    fn candidate(&self, start: usize, end: usize, kind: Kind) -> Candidate {
        Candidate {
            start,
            end,
            kind: Some(kind),
            told: true,
            entry: None,
        }
    }

    /// What its own words tell: a gazetteer's name, or a head with its complement.
    fn body(&self, at: usize, expects_person: bool) -> Option<Candidate> {
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

    /// The atom after an office and its field: `Wakil Menteri Pertahanan dan Keamanan`.
    fn title(&self, at: usize) -> Option<usize> {
        let head = self.line.get(at)?;
        if !holds(TITLES, &head.lower) {
            return None;
        }
        // One letter is a form of address only with a capital; a given name that is also a noun
        // (`Putra`, `Bintang`) is one when capitalized inside a sentence.
        let given = matches!(
            head.lower.as_str(),
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
            let word = self.line.lower(end);
            let is_word = self
                .line
                .get(end)
                .is_some_and(|atom| atom.shape == Shape::Word);
            if is_word && (holds(TITLES, word) || holds(FIELDS, word)) {
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
                    && holds(ORGANIZATION_HEADS, word)
                    && self.continues(end + 1)
                {
                    break;
                }
                end += 1;
            } else if matches!(word, "dan" | "," | "&")
                && self.is_capital(end - 1)
                && holds(FIELDS, self.line.lower(end + 1))
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
    fn run(&self, at: usize) -> Option<usize> {
        if !self.is_capital(at) {
            return None;
        }
        let mut end = at + 1;
        loop {
            let atom = self.line.get(end);
            let word = self.line.lower(end);
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
                let breaks = abbreviation
                    || holds(TITLES, word)
                    || holds(FUNCTION_WORDS, word)
                    || holds(ORGANIZATION_HEADS, word)
                    || holds(EVENT_HEADS, word)
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
                word,
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
                && !matches!(
                    self.line.lower(end + 1),
                    "nya" | "lah" | "kah" | "pun" | "an" | "ku"
                )
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

    /// A run of capitalized words that no list knows, with what its surroundings tell.
    fn unknown(&self, at: usize, expects_person: bool) -> Option<Candidate> {
        let atom = self.line.get(at)?;
        if !atom.is_capitalized() || holds(FUNCTION_WORDS, &atom.lower) || self.is_calendar(at) {
            return None;
        }
        if atom.first && is_common(self.cases, &atom.lower) {
            return None;
        }
        // A head without its complement is no name (`KTT`), a unit's head no part of one.
        if holds(EVENT_HEADS, &atom.lower) || holds(UNIT_HEADS, &atom.lower) {
            return None;
        }
        let end = self.run(at)?;
        if end == at + 1 && holds(ORDINARY_ABBREVIATIONS, &atom.lower) {
            return None;
        }
        let n_words = (at..end)
            .filter(|index| {
                self.line
                    .get(*index)
                    .is_some_and(|a| a.shape == Shape::Word)
            })
            .count();
        let all_common = (at..end).all(|index| {
            let word = self.line.lower(index);
            is_common(self.cases, word) || holds(FIELDS, word)
        });
        let prev = self.line.before(at, 1);
        let second = self.line.before(at, 2);
        let next = self.line.lower(end);
        let is_acronym = n_words == 1
            && end == at + 1
            && atom.is_all_capitals()
            && (2..=6).contains(&atom.text.chars().count());
        let cites = holds(SOURCE_CUES, prev)
            || (holds(SOURCE_CUES, second) && matches!(prev, "dari" | "oleh" | "di" | "situs"));
        let attributed =
            (holds(SPEECH_NOUNS, prev) && prev != "aku") || prev == "oleh" && n_words > 1;
        let aged = self.line.get(end).is_some_and(|open| open.is_mark("("))
            && self
                .line
                .get(end + 1)
                .is_some_and(|age| age.shape == Shape::Digits && age.text.len() <= 2)
            && self
                .line
                .get(end + 2)
                .is_some_and(|close| close.is_mark(")"));
        let located = matches!(prev, "di" | "ke") || (prev == "dari" && second != "dikutip");
        let directed = n_words > 1 && holds(DIRECTIONS, self.line.before(end, 1));
        let told = if expects_person && !is_acronym || aged {
            Some(Kind::Person)
        } else if is_acronym {
            None
        } else if cites {
            Some(Kind::Organization)
        } else if directed || located && !all_common {
            Some(Kind::Place)
        } else if attributed || (holds(SPEECH_VERBS, next) && !atom.first) {
            Some(Kind::Person)
        } else {
            None
        };
        if let Some(kind) = told {
            return Some(self.candidate(at, end, kind));
        }
        let shape = if is_acronym {
            Some(Kind::Organization)
        } else if (2..=5).contains(&n_words) && !all_common {
            // Most names of several words that nothing else explains are people's.
            Some(Kind::Person)
        } else {
            None
        };
        Some(Candidate {
            start: at,
            end,
            kind: shape,
            told: false,
            entry: None,
        })
    }
}

/// What the corpus tells of its names.
struct Known {
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
    fn new(lines: &[Line<'_>], searched: &[Option<Vec<Candidate>>], cases: &Cases) -> Self {
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

    fn settle(&self, line: &Line<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
        candidates
            .into_iter()
            .map(|candidate| Candidate {
                kind: self.kind(&surface(line, &candidate), &candidate),
                ..candidate
            })
            .collect()
    }

    /// The names of a line in which capitals tell nothing: only those known from elsewhere.
    fn search(&self, line: &Line<'_>, gazetteer: &Gazetteer) -> Vec<Candidate> {
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

/// The words of a name, for comparing names.
pub(super) fn name_words(name: &str) -> Vec<String> {
    words(name).map(str::to_lowercase).collect()
}
