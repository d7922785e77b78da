//! Who is said to speak by the words around a quotation.
//!
//! Everything here looks at one line: where an attribution may stand, and what a quotation is that
//! has none. Whom its word of saying means is told in `subject`.

use std::ops::Range;

use super::{Marked, Named};
use crate::entity::{
    Kind,
    atom::{Atom, Line, Shape},
    lexicon::List,
};

/// Who is said to speak.
#[derive(Clone, Debug)]
pub(super) enum Speaker<'a> {
    /// Somebody with a name.
    Name(Named<'a>),
    /// A role as written.
    Role(String),
    /// Somebody known already, described once more (`pria asal Solo itu`), as written.
    Described(String),
    /// Who spoke last: a pronoun or `-nya`.
    Last,
}

/// One line with its names and quotations.
pub(super) struct Speech<'a> {
    pub line: &'a Line<'a>,
    pub names: &'a [Named<'a>],
    pub marked: &'a [Marked],
}

/// A speaker, and the word that attributes.
#[derive(Clone, Debug)]
pub(super) struct Cited<'a> {
    pub speaker: Speaker<'a>,
    /// The word's atom, where there is such a word.
    pub cue: Option<usize>,
    /// The atom after the words that tell of the speaker, where they follow the cue.
    pub end: usize,
}

impl<'a> Cited<'a> {
    pub(super) fn new(speaker: Speaker<'a>, cue: usize) -> Self {
        Self {
            speaker,
            cue: Some(cue),
            end: cue + 1,
        }
    }
}

impl<'a> Speech<'a> {
    pub(super) fn sentence(&self, at: usize) -> Option<u32> {
        self.line.get(at).map(|atom| atom.sentence)
    }

    /// Whether the atom stands inside a quotation.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.marked
            .partition_point(|quotation| quotation.open < at)
            .checked_sub(1)
            .and_then(|last| self.marked.get(last))
            .is_some_and(|quotation| at < quotation.close)
    }

    /// The names that start at the atom `at` or after it.
    pub(super) fn names_from(
        &self,
        at: usize,
    ) -> impl Iterator<Item = &'a Named<'a>> + Clone + use<'a> {
        let first = self.names.partition_point(|name| name.start < at);
        self.names.iter().skip(first)
    }

    pub(super) fn name_starting(&self, at: usize) -> Option<&'a Named<'a>> {
        self.names_from(at).next().filter(|name| name.start == at)
    }

    pub(super) fn name_ending(&self, end: usize) -> Option<&'a Named<'a>> {
        let at = self.names.partition_point(|name| name.end < end);
        self.names.get(at).filter(|name| name.end == end)
    }

    /// The word of saying at `at` without `-nya`.
    pub(super) fn cue_word(&self, at: usize) -> &str {
        let word = self.line.lower(at);
        let is_noun = |word: &str| {
            let lists = self.line.vocabulary.lists_of(word);
            lists.has(List::SpeechNouns) || lists.has(List::QuotingWords)
        };
        match word.strip_suffix("nya") {
            Some(stem) if !is_noun(word) && is_noun(stem) => stem,
            _ => word,
        }
    }

    pub(super) fn is_pronoun(&self, at: usize) -> bool {
        matches!(
            self.line.lower(at),
            "dia" | "ia" | "beliau" | "mereka" | "nya" | "keduanya"
        )
    }

    /// The first person of the last sentence of `range` that names one.
    pub(super) fn last_subject(&self, range: Range<usize>) -> Option<&'a str> {
        let first = self.names.partition_point(|name| name.start < range.start);
        let last = self.names.partition_point(|name| name.start < range.end);
        let named = self.names.get(first..last).unwrap_or_default();
        let mut people = named
            .iter()
            .rev()
            .filter(|name| name.kind == Kind::Person && !self.is_quoted(name.start));
        let mut subject = people.next()?;
        let sentence = self.sentence(subject.start);
        for person in people {
            if self.sentence(person.start) != sentence {
                break;
            }
            subject = person;
        }
        Some(subject.name)
    }

    /// The first person of the sentence before the quotation's, if the person stands where a
    /// subject does.
    pub(super) fn subject_before(&self, quotation: &Marked) -> Option<&'a str> {
        let last = quotation.open.checked_sub(1)?;
        let sentence = self.sentence(last)?;
        if self.sentence(quotation.open) == Some(sentence) {
            return None;
        }
        let start = (0..=last)
            .rev()
            .take_while(|at| self.sentence(*at) == Some(sentence))
            .last()?;
        self.names_from(start)
            .take_while(|name| name.start < start + 10 && name.end <= last)
            .find(|name| name.kind == Kind::Person && !self.is_quoted(name.start))
            .map(|name| name.name)
    }

    /// The attribution after the quotation, before the next one opens.
    pub(super) fn after(&self, quotation: &Marked) -> Option<Cited<'a>> {
        let n_atoms = self.line.atoms.len();
        let limit = self
            .marked
            .get(
                self.marked
                    .partition_point(|next| next.open <= quotation.close),
            )
            .map(|next| next.open);
        // Behind a mark of two characters, and behind the comma that some set after the mark.
        let behind = (quotation.close + 1..n_atoms)
            .find(|at| {
                self.line
                    .get(*at)
                    .is_some_and(|atom| atom.shape != Shape::Mark || atom.spaced)
            })
            .unwrap_or(n_atoms);
        let inside_sentence = self.sentence(quotation.close.checked_sub(1)?);
        let sentence = self
            .sentence(behind)
            .filter(|_| self.is_joined(behind))
            .or(inside_sentence);
        let mut at = quotation.close + 1;
        while at < n_atoms {
            // Several partial quotations may share the attribution at the end of the sentence.
            if at >= behind && self.sentence(at) != sentence {
                break;
            }
            if !self.is_quoted(at)
                && let Some(cited) = self.noun_cue(at, behind)
            {
                let shared = limit.is_none_or(|open| at < open || !self.is_sentence(quotation));
                return shared.then_some(cited);
            }
            at += 1;
        }
        // `disebut "…" oleh Budi`
        if self.line.lower(behind) == "oleh" && sentence == self.sentence(quotation.open) {
            return self.subject_of(behind);
        }
        // `"…," demikian Budi.`
        if matches!(self.line.lower(behind), "demikian" | "begitu")
            && let Some(name) = self.name_starting(behind + 1)
        {
            return Some(Cited {
                end: name.end,
                ..Cited::new(Speaker::Name(*name), behind)
            });
        }
        // `"…," Budi mengatakan.`, `"…," ia menambahkan.`
        let (end, speaker) = match self.name_starting(behind) {
            Some(name) => (name.end, Speaker::Name(*name)),
            None if self.is_pronoun(behind) => (behind + 1, Speaker::Last),
            None => return None,
        };
        let verb = (end..end + 2).find(|at| self.line.lists(*at).has(List::SpeechVerbs))?;
        let said = (end..verb).all(|at| self.is_adverb(at)) && self.sentence(verb) == sentence;
        said.then(|| Cited::new(speaker, verb))
    }

    /// Whether the words from `behind` go on with the quotation's sentence: they begin in lower
    /// case.
    fn is_joined(&self, behind: usize) -> bool {
        self.line
            .get(behind)
            .is_some_and(|next| !next.is_capitalized())
            || matches!(self.line.lower(behind), "demikian" | "begitu")
    }

    /// `kata Budi`, `ujarnya`, `menurut Budi` at the atom `at`; the quotation ends before `behind`.
    fn noun_cue(&self, at: usize, behind: usize) -> Option<Cited<'a>> {
        let word = self.line.lower(at);
        let noun = |word: &str| {
            let lists = self.line.vocabulary.lists_of(word);
            lists.has(List::SpeechNouns) || (lists.has(List::QuotingWords) && at <= behind + 1)
        };
        // The noun must follow the quotation or a comma: `kata kunci` attributes nothing.
        let led = at == behind
            || self.line.before(at, 1) == ","
            || (at == behind + 1
                && matches!(
                    self.line.before(at, 1),
                    "-" | "–" | "—" | "demikian" | "begitu" | "begitulah" | "demikianlah"
                ));
        if !led {
            return None;
        }
        if noun(word) {
            return self.subject_of(at);
        }
        word.strip_suffix("nya").filter(|stem| noun(stem))?;
        Some(Cited::new(Speaker::Last, at))
    }

    /// The attribution before the quotation in its sentence.
    pub(super) fn before(&self, quotation: &Marked) -> Option<Cited<'a>> {
        let sentence = self.sentence(quotation.open)?;
        // `Budi: "…"`
        if let Some(colon) = quotation.open.checked_sub(1)
            && self.line.lower(colon) == ":"
            && let Some(name) = self.name_ending(colon)
        {
            return Some(Cited {
                speaker: Speaker::Name(*name),
                cue: None,
                end: name.end,
            });
        }
        (0..quotation.open)
            .rev()
            .take_while(|at| self.sentence(*at) == Some(sentence))
            .filter(|at| !self.is_quoted(*at))
            .find_map(|at| self.verb_subject(at, sentence))
    }

    /// Whether the quotation is a sentence of its own, not words inside one.
    pub(super) fn is_sentence(&self, quotation: &Marked) -> bool {
        let before = quotation.open.checked_sub(1);
        let starts = before.is_none()
            || before
                .and_then(|at| self.line.get(at))
                .is_some_and(|atom| matches!(atom.text, "." | "?" | "!" | "”" | "\""));
        starts
            && self
                .line
                .get(quotation.start)
                .is_some_and(|atom| atom.is_capitalized())
    }

    /// Whether the quotation is all that its line says.
    pub(super) fn is_paragraph(&self, quotation: &Marked) -> bool {
        let rest = self.line.atoms.iter().skip(quotation.close);
        quotation.open == 0
            && self
                .line
                .get(quotation.start)
                .is_some_and(Atom::is_capitalized)
            && rest.into_iter().all(|atom| atom.shape == Shape::Mark)
    }

    /// Whether the quotation is what something is called (`film "Laut Biru"`).
    pub(super) fn is_titled(&self, quotation: &Marked) -> bool {
        let capital = self
            .line
            .get(quotation.start)
            .is_some_and(Atom::is_capitalized);
        capital
            && matches!(
                self.line.before(quotation.open, 1),
                "film"
                    | "lagu"
                    | "buku"
                    | "novel"
                    | "album"
                    | "serial"
                    | "sinetron"
                    | "drama"
                    | "puisi"
                    | "lukisan"
                    | "artikel"
                    | "judul"
                    | "berjudul"
                    | "bertajuk"
                    | "bertema"
                    | "bernama"
                    | "bersandi"
                    | "sandi"
                    | "operasi"
                    | "program"
                    | "acara"
                    | "podcast"
                    | "tagar"
                    | "band"
                    | "kelompok"
            )
    }

    /// Who speaks by the word at `at`, quoted or not.
    pub(super) fn cue_at(&self, at: usize) -> Option<Cited<'a>> {
        let sentence = self.sentence(at)?;
        let behind_comma = self.line.before(at, 1) == ",";
        // `Kapal itu tenggelam, katanya.`
        if behind_comma
            && let Some(stem) = self.line.lower(at).strip_suffix("nya")
            && self.line.vocabulary.lists_of(stem).has(List::SpeechNouns)
        {
            return Some(Cited::new(Speaker::Last, at));
        }
        let noun = behind_comma && self.line.lists(at).has(List::SpeechNouns);
        if noun && !self.is_pronoun(at + 1) {
            return self.subject_of(at);
        }
        self.verb_subject(at, sentence)
    }
}
