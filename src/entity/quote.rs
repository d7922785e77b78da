//! Direct quotations and who speaks them.
//!
//! A quotation runs from an opening mark to the last closing mark before the next opening one, so
//! a stray mark in the middle does not cut it; styles may differ at its two ends; it never leaves
//! its block. The speaker is looked for after the quotation (`… ,” kata Budi`), then before it
//! (`Budi mengatakan bahwa “…`); a pronoun stands for who spoke last. Whose words an indirect
//! report gives is followed only to know who that was.

use super::{
    Kind, Quote,
    atom::{Atom, Line, Shape},
    lexicon::List,
};
use crate::{base::Span, text::normal_form};

/// A name in a line, with what the corpus knows of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    /// Its first atom.
    pub start: usize,
    /// The atom after it.
    pub end: usize,
    /// What it names.
    pub kind: Kind,
    /// The canonical name.
    pub name: &'a str,
}

/// The atoms of one quotation: its marks stand at `open` and `close`.
#[derive(Clone, Copy, Debug)]
struct Marked {
    open: usize,
    /// The closing mark, or the end of the line where it is missing.
    close: usize,
}

/// The quotations of one document, in order; `names` holds the names of each line, in order.
pub(super) fn quotes(lines: &[Line<'_>], names: &[Vec<Named<'_>>]) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut last_speaker: Option<String> = None;
    for (line, names) in lines.iter().zip(names) {
        let marked = marked(line);
        let speech = Speech {
            line,
            names,
            marked: &marked,
        };
        let mut events = Vec::new();
        let mut last_quoted: Option<(Option<String>, usize)> = None;
        let mut at = 0;
        for quotation in &marked {
            while at < quotation.open {
                if let Some(Speaker::Name(name)) = speech.cue_at(at) {
                    last_speaker = Some(name);
                }
                at += 1;
            }
            let cited = speech.after(quotation).or_else(|| speech.before(quotation));
            let (speaker, cue) = match cited {
                Some((Speaker::Name(name), cue)) => (Some(name), Some(cue)),
                Some((Speaker::Role(role), cue)) => (Some(role), Some(cue)),
                Some((Speaker::Last, cue)) => (last_speaker.clone(), Some(cue)),
                // A whole sentence in marks goes on with the speaker of the one before it.
                None if speech.is_sentence(quotation) => {
                    (last_quoted.take().and_then(|(speaker, _)| speaker), None)
                }
                None => (None, None),
            };
            if speaker.is_some() {
                last_speaker.clone_from(&speaker);
                last_quoted = Some((speaker.clone(), quotation.close));
            }
            events.push((*quotation, speaker, cue));
            at = quotation.close;
        }
        while at < line.atoms.len() {
            if let Some(Speaker::Name(name)) = speech.cue_at(at) {
                last_speaker = Some(name);
            }
            at += 1;
        }
        for (quotation, speaker, cue) in events {
            found.push(Quote {
                span: inner(line, &quotation),
                speaker,
                cue,
            });
        }
    }
    found
}

/// What stands between the marks.
fn inner(line: &Line<'_>, quotation: &Marked) -> Span {
    line.span(quotation.open + 1, quotation.close)
}

/// The quotations of a line that hold at least one word.
fn marked(line: &Line<'_>) -> Vec<Marked> {
    let atoms = &line.atoms;
    let is_mark = |at: usize| atoms.get(at).is_some_and(|atom| atom.is_quotation_mark());
    // A mark opens where a space is before it and none after it; its style decides where its
    // place does not.
    let opens = |at: usize| {
        let Some(atom) = atoms.get(at) else {
            return false;
        };
        let glued_after = atoms.get(at + 1).is_some_and(|next| !next.spaced);
        let after_bracket = at
            .checked_sub(1)
            .and_then(|before| atoms.get(before))
            .is_some_and(|before| before.is_mark("(") || before.is_dash());
        match atom.text {
            "“" | "„" | "«" | "‟" => glued_after,
            "”" | "»" => false,
            _ => glued_after && (atom.spaced || after_bracket),
        }
    };
    let marks: Vec<usize> = (0..atoms.len()).filter(|at| is_mark(*at)).collect();
    let mut found = Vec::new();
    let mut rest = marks.into_iter().peekable();
    while let Some(open) = rest.next() {
        if !opens(open) {
            continue;
        }
        let mut close = None;
        while let Some(next) = rest.next_if(|next| !opens(*next)) {
            close = Some(next);
        }
        let close = close
            .or_else(|| rest.peek().copied())
            .unwrap_or(atoms.len());
        let has_word = atoms
            .iter()
            .take(close)
            .skip(open + 1)
            .any(|atom| atom.shape == Shape::Word);
        if has_word {
            found.push(Marked { open, close });
        }
    }
    found
}

/// Who is said to speak.
enum Speaker {
    /// A canonical name.
    Name(String),
    /// A role as written.
    Role(String),
    /// Who spoke last: a pronoun or `-nya`.
    Last,
}

struct Speech<'a> {
    line: &'a Line<'a>,
    names: &'a [Named<'a>],
    marked: &'a [Marked],
}

impl Speech<'_> {
    fn sentence(&self, at: usize) -> Option<u32> {
        self.line.get(at).map(|atom| atom.sentence)
    }

    /// Whether the atom stands inside a quotation.
    fn is_quoted(&self, at: usize) -> bool {
        self.marked
            .partition_point(|quotation| quotation.open < at)
            .checked_sub(1)
            .and_then(|last| self.marked.get(last))
            .is_some_and(|quotation| at < quotation.close)
    }

    /// The names that start at the atom `at` or after it.
    fn names_from(&self, at: usize) -> impl Iterator<Item = &Named<'_>> + Clone {
        let first = self.names.partition_point(|name| name.start < at);
        self.names.iter().skip(first)
    }

    fn name_ending(&self, end: usize) -> Option<&Named<'_>> {
        let at = self.names.partition_point(|name| name.end < end);
        self.names.get(at).filter(|name| name.end == end)
    }

    fn is_pronoun(&self, at: usize) -> bool {
        matches!(self.line.lower(at), "dia" | "ia" | "beliau" | "mereka")
    }

    /// The attribution after the quotation, before the next one opens.
    fn after(&self, quotation: &Marked) -> Option<(Speaker, String)> {
        let n_atoms = self.line.atoms.len();
        let limit = self
            .marked
            .get(
                self.marked
                    .partition_point(|next| next.open <= quotation.close),
            )
            .map(|next| next.open);
        let inside_sentence = self.sentence(quotation.close.checked_sub(1)?);
        let sentence = self
            .sentence(quotation.close + 1)
            .filter(|_| self.is_joined(quotation))
            .or(inside_sentence);
        let mut at = quotation.close + 1;
        while at < n_atoms {
            // Several partial quotations may share the attribution at the end of the sentence.
            if self.sentence(at) != sentence {
                break;
            }
            if !self.is_quoted(at)
                && let Some(cited) = self.noun_cue(at, quotation.close)
            {
                let shared = limit.is_none_or(|open| at < open || !self.is_sentence(quotation));
                return shared.then_some(cited);
            }
            at += 1;
        }
        // `"…," Budi mengatakan.`
        let subject = self
            .names_from(quotation.close + 1)
            .next()
            .filter(|name| name.start == quotation.close + 1)?;
        let verb = self.line.lower(subject.end);
        let says = self.line.lists(subject.end).has(List::SpeechVerbs);
        says.then(|| (Speaker::Name(subject.name.to_owned()), verb.to_owned()))
    }

    /// Whether the words after the quotation go on with its sentence: they begin in lower case.
    fn is_joined(&self, quotation: &Marked) -> bool {
        self.line
            .get(quotation.close + 1)
            .is_some_and(|next| !next.is_capitalized())
    }

    /// `kata Budi`, `ujarnya`, `menurut Budi` at the atom `at`, after the mark at `close`.
    fn noun_cue(&self, at: usize, close: usize) -> Option<(Speaker, String)> {
        let word = self.line.lower(at);
        let stem = word.strip_suffix("nya").unwrap_or(word);
        // The noun must follow the quotation or a comma: `kata kunci` attributes nothing.
        let led = at == close + 1
            || self.line.before(at, 1) == ","
            || (at == close + 2 && matches!(self.line.before(at, 1), "," | "-" | "–" | "demikian"));
        if !led || !self.line.vocabulary.lists_of(stem).has(List::SpeechNouns) {
            return None;
        }
        let cue = normal_form(stem);
        if stem.len() < word.len() || self.is_pronoun(at + 1) {
            return Some((Speaker::Last, cue));
        }
        Some((self.subject_after(at + 1)?, cue))
    }

    /// The speaker named after the cue: the first person of the clause, else its first name, else
    /// the words themselves.
    fn subject_after(&self, at: usize) -> Option<Speaker> {
        let sentence = self.sentence(at);
        let mut end = at;
        while self.sentence(end) == sentence
            && end < at + 25
            && !self.line.get(end).is_some_and(|atom| {
                atom.is_quotation_mark()
                    || matches!(
                        self.line.lower(end),
                        "kepada"
                            | "dalam"
                            | "pada"
                            | "saat"
                            | "ketika"
                            | "usai"
                            | "seperti"
                            | "dikutip"
                            | "dilansir"
                            | "menurut"
                            | "yang"
                            | "seraya"
                            | "sambil"
                            | "melalui"
                            | "setelah"
                            | "lewat"
                    )
            })
        {
            end += 1;
        }
        let mut clause = self.names_from(at).take_while(|name| name.end <= end);
        let first = clause.clone().next();
        if let Some(name) = clause.find(|name| name.kind == Kind::Person).or(first) {
            return Some(Speaker::Name(name.name.to_owned()));
        }
        let words: Vec<&Atom<'_>> = self
            .line
            .atoms
            .iter()
            .take(end)
            .skip(at)
            .take_while(|atom| atom.shape == Shape::Word)
            .take(6)
            .collect();
        let content = words
            .iter()
            .any(|atom| !atom.lists.has(List::FunctionWords));
        content.then(|| {
            let words: Vec<&str> = words.iter().map(|atom| atom.text).collect();
            Speaker::Role(words.join(" "))
        })
    }

    /// The attribution before the quotation in its sentence.
    fn before(&self, quotation: &Marked) -> Option<(Speaker, String)> {
        let sentence = self.sentence(quotation.open)?;
        (0..quotation.open)
            .rev()
            .take_while(|at| self.sentence(*at) == Some(sentence))
            .filter(|at| !self.is_quoted(*at))
            .find_map(|at| {
                let word = self.line.lower(at);
                Some((self.verb_subject(at, sentence)?, normal_form(word)))
            })
    }

    /// The speaker that the word at `at` attributes to, where it is a word of saying.
    fn verb_subject(&self, at: usize, sentence: u32) -> Option<Speaker> {
        let word = self.line.lower(at);
        if matches!(word, "kata" | "ujar" | "tutur" | "ucap" | "menurut")
            && !self.is_pronoun(at + 1)
        {
            return self.subject_after(at + 1);
        }
        if !self.line.lists(at).has(List::SpeechVerbs) {
            return None;
        }

        // The subject ends right before the verb, a comma or an adverb aside.
        for gap in 0..=2 {
            let Some(end) = at.checked_sub(gap) else {
                break;
            };
            let between_is_adverb = (end..at).all(|index| {
                matches!(
                    self.line.lower(index),
                    "," | "juga"
                        | "pun"
                        | "telah"
                        | "sudah"
                        | "kembali"
                        | "sendiri"
                        | "kemudian"
                        | "hanya"
                        | "lalu"
                        | "tetap"
                )
            });
            if !between_is_adverb {
                continue;
            }
            if end
                .checked_sub(1)
                .is_some_and(|before| self.is_pronoun(before))
            {
                return Some(Speaker::Last);
            }
            if let Some(name) = self.name_ending(end) {
                return Some(Speaker::Name(name.name.to_owned()));
            }
        }
        // Else the verb shares the subject of the sentence: its first person before the first
        // preposition of place, else its first name.
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
            .map(|name| Speaker::Name(name.name.to_owned()))
    }

    /// Whether the quotation is a sentence of its own, not words inside one.
    fn is_sentence(&self, quotation: &Marked) -> bool {
        let before = quotation.open.checked_sub(1);
        let starts = before.is_none()
            || before
                .and_then(|at| self.line.get(at))
                .is_some_and(|atom| matches!(atom.text, "." | "?" | "!" | "”" | "\""));
        starts
            && self
                .line
                .get(quotation.open + 1)
                .is_some_and(|atom| atom.is_capitalized())
    }

    /// Who speaks by the word at `at`, quoted or not.
    fn cue_at(&self, at: usize) -> Option<Speaker> {
        let sentence = self.sentence(at)?;
        let noun = self.line.lists(at).has(List::SpeechNouns) && self.line.before(at, 1) == ",";
        if noun && !self.is_pronoun(at + 1) {
            return self.subject_after(at + 1);
        }
        self.verb_subject(at, sentence)
    }
}
