//! Whom a word of saying has for its speaker.
//!
//! A noun of saying has its speaker behind it (`kata Budi`), an active verb before it (`Budi
//! mengatakan`), a passive one behind `oleh`, glued to it or on either side (`disebutnya`, `oleh
//! Budi disebut`). Clauses are told by commas and prepositions, not parsed.

use super::{
    Named,
    speech::{Cited, Speaker, Speech},
};
use crate::entity::{
    Kind,
    atom::{Atom, Shape},
    lexicon::List,
};

impl<'a> Speech<'a> {
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
    pub(super) fn subject_of(&self, at: usize) -> Option<Cited<'a>> {
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

    pub(super) fn is_adverb(&self, at: usize) -> bool {
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
    pub(super) fn verb_subject(&self, at: usize, sentence: u32) -> Option<Cited<'a>> {
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
            // In `Penasihat Ratna, Budi, mengatakan` it is what is inserted.
            let is_person = |name: &&Named<'_>| name.kind == Kind::Person;
            let is_all = |name: &&Named<'_>| is_person(name) && name.end == end - 1;
            let before = opening.and_then(|comma| self.name_ending(comma));
            let inside = opening.and_then(|comma| self.name_starting(comma + 1));
            let inserted = inside
                .filter(is_all)
                .or(before.filter(is_person))
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
}
