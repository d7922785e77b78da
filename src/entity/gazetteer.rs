//! Names of general knowledge: countries, cities, organs of state, international bodies.
//!
//! The data stand in `gazetteer/*.tsv`; its README tells their origin. A name is matched atom by
//! atom, so `Jong-un` and `Jong Un` are one, and by its capitals: an abbreviation (`AS`) must be
//! written in capitals, any other name with the capitals it has or in capitals throughout.

use super::{
    Kind,
    atom::{Line, Shape},
    vocabulary::Vocabulary,
};

const TABLES: [&str; 6] = [
    include_str!("gazetteer/countries.tsv"),
    include_str!("gazetteer/regions.tsv"),
    include_str!("gazetteer/cities.tsv"),
    include_str!("gazetteer/regencies.tsv"),
    include_str!("gazetteer/world.tsv"),
    include_str!("gazetteer/institutions.tsv"),
];

/// One entity of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its canonical name.
    pub name: &'static str,
}

/// One name of an entry, cut into words.
#[derive(Clone, Debug)]
struct Form {
    words: Vec<&'static str>,
    entry: usize,
    ordinary: bool,
}

/// A name found at an atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Index of the entry.
    pub entry: usize,
    /// The atom after the name.
    pub end: usize,
    /// Whether the name is also an ordinary word.
    pub ordinary: bool,
}

/// All entries, ready to be matched.
#[derive(Debug)]
pub(super) struct Gazetteer {
    entries: Vec<Entry>,
    /// The names by the number of their first word, whatever its capitals.
    forms: Vec<Vec<Form>>,
}

impl Gazetteer {
    /// Reads the tables; the first words of the names become words of `vocabulary`.
    pub fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut gazetteer = Self {
            entries: Vec::new(),
            forms: Vec::new(),
        };
        for row in TABLES.iter().flat_map(|table| table.lines()) {
            let mut cells = row.split('\t');
            let kind = match cells.next() {
                Some("place") => Kind::Place,
                Some("organization") => Kind::Organization,
                Some("event") => Kind::Event,
                Some("person") => Kind::Person,
                _ => continue,
            };
            let Some(name) = cells.next() else { continue };
            let entry = gazetteer.entries.len();
            gazetteer.entries.push(Entry {
                kind,
                name: name.trim_end_matches('?'),
            });
            let others = cells.next().unwrap_or_default();
            for form in std::iter::once(name).chain(others.split('|')) {
                gazetteer.add(form, entry, vocabulary);
            }
        }
        // The longest form first; of two alike the one that was entered first.
        for forms in &mut gazetteer.forms {
            forms.sort_by_key(|form| (std::cmp::Reverse(form.words.len()), form.entry));
        }
        gazetteer
    }

    fn add(&mut self, form: &'static str, entry: usize, vocabulary: &mut Vocabulary) {
        let name = form.trim_end_matches('?');
        let words: Vec<&'static str> = words(name).collect();
        let Some(first) = words.first() else {
            return;
        };
        let first = vocabulary.number(first) as usize;
        if first >= self.forms.len() {
            self.forms.resize(vocabulary.len(), Vec::new());
        }
        if let Some(forms) = self.forms.get_mut(first) {
            forms.push(Form {
                words,
                entry,
                ordinary: name.len() < form.len(),
            });
        }
    }

    /// The entry at `index`.
    pub fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries.get(index)
    }

    /// Whether a place has that name for its first, whatever its capitals.
    pub fn is_place(&self, name: &[String]) -> bool {
        self.entries.iter().any(|entry| {
            entry.kind == Kind::Place
                && words(entry.name)
                    .map(str::to_lowercase)
                    .eq(name.iter().map(String::as_str))
        })
    }

    /// The longest name that starts at the atom `at`.
    pub fn find(&self, line: &Line<'_>, at: usize) -> Option<Match> {
        let forms = self.forms.get(line.get(at)?.word as usize)?;
        forms.iter().find_map(|form| {
            let end = matched(line, at, &form.words)?;
            Some(Match {
                entry: form.entry,
                end,
                ordinary: form.ordinary,
            })
        })
    }
}

/// The words of a name: what stands between spaces and hyphens.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '.' | ','))
        .filter(|word| !word.is_empty())
}

/// The atom after the words, where they stand at `at`, hyphens and points between them aside.
pub(super) fn matched<S: AsRef<str>>(line: &Line<'_>, at: usize, words: &[S]) -> Option<usize> {
    let mut at = at;
    for (index, word) in words.iter().enumerate() {
        let glue = index > 0
            && line.get(at).is_some_and(|atom| {
                atom.is_dash() && !atom.spaced || atom.is_mark(".") || atom.is_mark(",")
            });
        at += usize::from(glue);
        let atom = line.get(at)?;
        if atom.shape == Shape::Mark || !agrees(atom.text, word.as_ref()) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Whether `written` is `word` with the same capitals, or in capitals throughout where the word
/// is too long to be taken for an abbreviation.
fn agrees(written: &str, word: &str) -> bool {
    let capitalized = || {
        // `kosmodrom` may be written `Kosmodrom`, never the other way round.
        let (mut written, mut word) = (written.chars(), word.chars());
        let same_head = match (written.next(), word.next()) {
            (Some(w), Some(c)) => c.is_lowercase() && w.to_lowercase().eq(c.to_lowercase()),
            _ => false,
        };
        same_head && written.as_str() == word.as_str()
    };
    written == word
        || capitalized()
        || (written.contains('’') && written.replace('’', "'") == word)
        || (word.chars().count() > 3
            && written.chars().all(|c| !c.is_lowercase())
            && written.to_lowercase() == word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::Gazetteer;
    use crate::{
        corpus::Role,
        entity::{example::line_with, vocabulary::Vocabulary},
    };

    fn check(text: &str, expected: Option<&str>) {
        let mut vocabulary = Vocabulary::new();
        let gazetteer = Gazetteer::new(&mut vocabulary);
        let found = gazetteer.find(&line_with(vocabulary, Role::Body, text), 0);
        let name = found.and_then(|found| gazetteer.entry(found.entry));
        assert_eq!(name.map(|entry| entry.name), expected, "{text}");
    }

    #[test]
    fn short_forms_lead_to_one_canonical_name() {
        check("Korsel menang", Some("Korea Selatan"));
        check("KORSEL menang", Some("Korea Selatan"));
        check("Jabar banjir", Some("Jawa Barat"));
        check(
            "Perserikatan Bangsa–Bangsa bersidang",
            Some("Perserikatan Bangsa-Bangsa"),
        );
    }

    #[test]
    fn an_abbreviation_must_be_written_in_capitals() {
        check("AS menang", Some("Amerika Serikat"));
        check("As roda patah", None);
        check("Who is it", None);
    }

    #[test]
    fn the_longest_name_wins() {
        check("Jakarta Selatan panas", Some("Jakarta Selatan"));
    }
}
