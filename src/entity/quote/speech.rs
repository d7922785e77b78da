//! Who is said to speak by the words around a quotation.
//!
//! Everything here looks at one line. A noun of saying has its speaker behind it (`kata Budi`), an
//! active verb before it (`Budi mengatakan`), a passive one behind `oleh`, glued to it or on either
//! side (`disebutnya`, `oleh Budi disebut`).

use std::{cell::OnceCell, ops::Range};

use super::{Marked, Named};
use crate::entity::{
    Kind,
    alias::abbreviates,
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
    fn new(speaker: Speaker<'a>, cue: usize) -> Self {
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

    fn is_pronoun(&self, at: usize) -> bool {
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

    /// Whether the clause of a speaker ends at the word: what follows tells of the circumstances.
    fn ends_clause(&self, at: usize) -> bool {
        self.line.get(at).is_some_and(|atom| {
            atom.is_quotation_mark()
                || matches!(
                    self.line.lower(at),
                    "kepada"
                        | "dalam"
                        | "pada"
                        | "saat"
                        | "ketika"
                        | "usai"
                        | "seusai"
                        | "seperti"
                        | "sebagaimana"
                        | "dikutip"
                        | "mengutip"
                        | "dilansir"
                        | "melansir"
                        | "menurut"
                        | "yang"
                        | "seraya"
                        | "sambil"
                        | "melalui"
                        | "setelah"
                        | "sebelum"
                        | "selepas"
                        | "lewat"
                        | "di"
                        | "dengan"
                        | "oleh"
                        | "soal"
                        | "terkait"
                        | "mengenai"
                        | "tentang"
                        | "menanggapi"
                        | "merujuk"
                        | "lagi"
                )
        })
    }

    /// The speaker behind the noun of saying at `at`.
    fn subject_of(&self, at: usize) -> Option<Cited<'a>> {
        if self.is_pronoun(at + 1) {
            return Some(Cited {
                end: at + 2,
                ..Cited::new(Speaker::Last, at)
            });
        }
        let (speaker, end) = self.subject_after(at + 1)?;
        Some(Cited {
            speaker,
            cue: Some(at),
            end,
        })
    }

    /// The speaker named from the atom `at` on, and where that ends: the first person of the
    /// clause, else the name that it begins with, else the words themselves.
    pub(super) fn subject_after(&self, at: usize) -> Option<(Speaker<'a>, usize)> {
        let sentence = self.sentence(at);
        let at = match self.line.lower(at) {
            "oleh" => at + 1,
            _ => at,
        };
        let mut end = at;
        // A clause that opens its sentence ends at a comma, but for a name set between two
        // (`Menurut Kepala Desa, Budi, air …`).
        let cue = at.checked_sub(1);
        let fronted = cue.is_some_and(|cue| {
            let before = cue.checked_sub(1);
            before.is_none_or(|before| self.sentence(before) != sentence)
        });
        while self.sentence(end) == sentence && end < at + 25 && !self.ends_clause(end) {
            if fronted && self.line.lower(end) == "," {
                let name = self.name_starting(end + 1);
                if name.is_none_or(|name| self.line.lower(name.end) != ",") {
                    break;
                }
            }
            end += 1;
        }
        let mut clause = self.names_from(at).take_while(|name| name.end <= end);
        let first = clause.clone().next();
        let words: Vec<&Atom<'_>> = self
            .line
            .atoms
            .iter()
            .take(end)
            .skip(at)
            .take_while(|atom| atom.shape != Shape::Mark)
            .take(6)
            .collect();
        let head = self.line.lower(at);
        // Somebody of whom nothing was said before has no name: one named in the description is
        // somebody else (`seorang pendukung Budi`).
        let anyone = matches!(head, "seorang" | "sejumlah" | "para" | "beberapa" | "salah");
        if !anyone && let Some(person) = clause.find(|name| name.kind == Kind::Person) {
            return Some((Speaker::Name(*person), person.end));
        }
        // A name that ends the description of an office belongs to it (`juru bicara Kremlin`);
        // what kind of medium a name is does not (`kantor berita Antara`).
        if let Some(name) = first
            && (at..name.start).all(|at| {
                self.line.lists(at).has(List::SourceCues)
                    || matches!(self.line.lower(at), "kantor" | "pihak")
            })
        {
            return Some((Speaker::Name(*name), name.end));
        }
        let content = words
            .iter()
            .any(|atom| atom.shape == Shape::Word && !atom.lists.has(List::FunctionWords));
        if !content {
            return first.map(|name| (Speaker::Name(*name), name.end));
        }
        let end = at + words.len();
        Some((self.described(at, end), end))
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

    fn is_adverb(&self, at: usize) -> bool {
        matches!(
            self.line.lower(at),
            "juga"
                | "pun"
                | "telah"
                | "sudah"
                | "kembali"
                | "sendiri"
                | "kemudian"
                | "hanya"
                | "lalu"
                | "tetap"
                | "lantas"
                | "turut"
                | "sempat"
                | "pernah"
                | "bahkan"
                | "terus"
                | "langsung"
                | "lebih"
                | "lanjut"
                | "yang"
        )
    }

    /// The speaker that the word at `at` attributes to, where it is a word of saying.
    fn verb_subject(&self, at: usize, sentence: u32) -> Option<Cited<'a>> {
        let lists = self.line.lists(at);
        if lists.has(List::QuotingWords) {
            return self.agent(at);
        }
        if lists.has(List::SpeechNouns)
            && matches!(
                self.line.lower(at),
                "kata" | "ujar" | "tutur" | "ucap" | "menurut"
            )
        {
            // `dengan kata lain` has no speaker.
            let led = at.checked_sub(1).is_none_or(|before| {
                self.sentence(before) != Some(sentence)
                    || self
                        .line
                        .get(before)
                        .is_some_and(|atom| atom.shape == Shape::Mark)
                    || matches!(self.line.lower(before), "demikian" | "begitu")
            });
            return match led || self.line.lower(at) == "menurut" {
                true => self.subject_of(at),
                false => None,
            };
        }
        if !lists.has(List::SpeechVerbs) {
            return None;
        }

        // The subject ends right before the verb, adverbs aside.
        let mut end = at;
        while end + 3 > at && end > 0 && self.is_adverb(end - 1) {
            end -= 1;
        }
        if end.checked_sub(1).is_some_and(|last| self.is_pronoun(last)) {
            return Some(Cited::new(Speaker::Last, at));
        }
        if self.line.before(end, 1) == "," {
            // `Budi, warga Garut, mengatakan`: the subject stands before what is inserted.
            let opening = (0..end - 1)
                .rev()
                .take_while(|comma| self.sentence(*comma) == Some(sentence))
                .find(|comma| self.line.lower(*comma) == ",");
            // In `Ketua Partai Tani, Budi, mengatakan` it is what is inserted.
            let is_person = |name: &&Named<'_>| name.kind == Kind::Person;
            let before = opening.and_then(|comma| self.name_ending(comma));
            let inside = opening.and_then(|comma| self.name_starting(comma + 1));
            let inserted = before
                .filter(is_person)
                .or_else(|| inside.filter(is_person))
                .or(before)
                .or_else(|| self.name_ending(end - 1))
                .filter(|name| !self.is_cited(name));
            if let Some(name) = inserted {
                return Some(Cited::new(Speaker::Name(*name), at));
            }
        } else if let Some(name) = self.name_ending(end)
            && (name.kind == Kind::Person
                || (self.phrase(name.start, sentence)).is_none_or(|start| {
                    (start..name.start).all(|at| self.line.lists(at).has(List::SourceCues))
                }))
        {
            return Some(Cited::new(Speaker::Name(*name), at));
        } else if let Some(start) = self.phrase(end, sentence) {
            return Some(Cited::new(self.described(start, end), at));
        }
        // Else the verb shares the subject of the sentence: its first person, else its first name.
        let first = self
            .names
            .partition_point(|name| self.sentence(name.start) < Some(sentence));
        let mut named = self
            .names
            .iter()
            .skip(first)
            .take_while(|name| name.end <= at);
        let first = named.clone().next();
        named
            .find(|name| name.kind == Kind::Person)
            .or(first)
            .map(|name| Cited::new(Speaker::Name(*name), at))
    }

    /// Where a phrase without a person's name that ends before `end` begins, if it can be a
    /// subject: it opens its sentence or clause, without a preposition.
    fn phrase(&self, end: usize, sentence: u32) -> Option<usize> {
        let mut start = end;
        while let Some(before) = start.checked_sub(1) {
            let atom = self.line.get(before)?;
            let pointing = matches!(self.line.lower(before), "itu" | "tersebut" | "ini");
            let counting = matches!(
                self.line.lower(before),
                "seorang" | "sejumlah" | "para" | "beberapa" | "salah" | "satu" | "pihak" | "sang"
            );
            if atom.shape != Shape::Word
                || atom.sentence != sentence
                || (atom.lists.has(List::FunctionWords) && !pointing && !counting)
                || self.is_quoted(before)
            {
                break;
            }
            start = before;
        }
        let person = self.names_from(start).next();
        let named = person.is_some_and(|name| name.start < end && name.kind == Kind::Person);
        let opens = match start.checked_sub(1) {
            None => true,
            Some(before) => {
                self.sentence(before) != Some(sentence)
                    || matches!(self.line.lower(before), "," | "bahwa" | "“" | "\"")
            }
        };
        (start < end && end - start < 7 && opens && !named).then_some(start)
    }

    /// The words from `start` to `end` as somebody without a name.
    fn described(&self, start: usize, end: usize) -> Speaker<'a> {
        let words = self.line.atoms.iter().take(end).skip(start);
        let words: Vec<&str> = words.map(|atom| atom.text).collect();
        let role = words.join(" ");
        let pointed = matches!(self.line.before(end, 1), "itu" | "tersebut" | "ini");
        // A paper that speaks is not who spoke last.
        let is_thing = matches!(
            self.line.lower(start),
            "pernyataan"
                | "laporan"
                | "surat"
                | "keterangan"
                | "dokumen"
                | "artikel"
                | "sumber"
                | "unggahan"
                | "siaran"
                | "media"
                | "kantor"
                | "poster"
                | "spanduk"
                | "pesan"
                | "studi"
                | "survei"
        );
        match pointed && !is_thing {
            true => Speaker::Described(role),
            false => Speaker::Role(role),
        }
    }

    /// Whether the name is what the insertion before a verb cites: `Yonhap, mengutip Reuters,
    /// melaporkan`.
    fn is_cited(&self, name: &Named<'_>) -> bool {
        self.line.lower(name.end) == ","
            && matches!(
                self.line.before(name.start, 1),
                "mengutip" | "melansir" | "dari" | "dikutip" | "dilansir"
            )
    }

    /// Who does what a passive verb at `at` tells: its grammatical subject is what is spoken of.
    fn agent(&self, at: usize) -> Option<Cited<'a>> {
        let word = self.line.lower(at);
        if word == "menurutnya" || (word.starts_with("di") && word.ends_with("nya")) {
            return Some(Cited::new(Speaker::Last, at));
        }
        if !word.starts_with("di") {
            return None;
        }
        if self.line.lower(at + 1) == "oleh" {
            return self.subject_of(at + 1).map(|cited| Cited {
                cue: Some(at),
                ..cited
            });
        }
        if let Some(mut name) = self.name_starting(at + 1) {
            // `diungkapkan Camat Garut, Budi`
            if name.kind == Kind::Place
                && self.line.lower(name.end) == ","
                && let Some(person) = self.name_starting(name.end + 1)
                && person.kind == Kind::Person
            {
                name = person;
            }
            return Some(Cited {
                end: name.end,
                ..Cited::new(Speaker::Name(*name), at)
            });
        }
        if let Some((Speaker::Name(name), end)) = self.subject_after(at + 1)
            && name.kind == Kind::Person
            && self
                .line
                .get(at + 1)
                .is_some_and(|atom| atom.is_capitalized() || atom.lists.has(List::Titles))
        {
            return Some(Cited {
                end,
                ..Cited::new(Speaker::Name(name), at)
            });
        }
        let name = self.name_ending(at)?;
        let before = name.start.checked_sub(1)?;
        (self.line.lower(before) == "oleh").then(|| Cited::new(Speaker::Name(*name), at))
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

/// The people of a document by the office that stands before their names.
#[derive(Default)]
pub(super) struct Offices {
    /// Office in lower case, and the person; made when first asked for.
    held: OnceCell<Vec<(String, String)>>,
}

impl Offices {
    /// The only person whom the document calls by the office before the name, as `Menteri
    /// Pertanian Siti Rahmawati` does for `Menteri Pertanian` and, shortened, for `Mentan`.
    pub(super) fn holder(
        &self,
        role: &str,
        lines: &[Line<'_>],
        names: &[Vec<Named<'_>>],
    ) -> Option<String> {
        let lower = role.to_lowercase();
        let lower = lower.strip_prefix("sang ").unwrap_or(&lower);
        let vocabulary = lines.first()?.vocabulary;
        let is_title = lower
            .split(' ')
            .next()
            .is_some_and(|head| vocabulary.lists_of(head).has(List::Titles));
        // An office that a person holds alone is written like a name.
        if !is_title && !role.starts_with(char::is_uppercase) {
            return None;
        }
        let held = self.held.get_or_init(|| held(lines, names));
        let short = !role.contains(' ');
        let mut holders = held
            .iter()
            .filter(|(office, _)| {
                let rest = office.strip_prefix(lower);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                    || (short && abbreviates(role, office))
            })
            .map(|(_, person)| person);
        let first = holders.next()?;
        holders.all(|other| other == first).then(|| first.clone())
    }
}

/// The words written like a name or an office before each person's name.
fn held(lines: &[Line<'_>], names: &[Vec<Named<'_>>]) -> Vec<(String, String)> {
    let mut held = Vec::new();
    for (line, names) in lines.iter().zip(names).filter(|(line, _)| !line.title_case) {
        for person in names.iter().filter(|name| name.kind == Kind::Person) {
            let first = (0..person.start)
                .rev()
                .take(8)
                .take_while(|at| {
                    line.get(*at)
                        .is_some_and(|atom| atom.is_capitalized() || atom.lists.has(List::Titles))
                })
                .last();
            let Some(mut first) = first else { continue };
            // The office begins with a word for an office.
            while first < person.start && !line.lists(first).has(List::Titles) {
                first += 1;
            }
            let office: Vec<&str> = (first..person.start).map(|at| line.lower(at)).collect();
            if !office.is_empty() {
                held.push((office.join(" "), person.name.to_owned()));
            }
        }
    }
    held
}
