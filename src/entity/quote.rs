//! Direct quotations and who speaks them.
//!
//! A quotation never leaves its block: one that runs over paragraphs is as many quotations, all of
//! one speaker. The speaker is looked for after the quotation (`… ,” kata Budi`), then before it
//! (`Budi mengatakan bahwa “…`); a pronoun stands for who spoke last, and so does silence where a
//! quotation is a paragraph of its own. Whose words an indirect report gives is followed only to
//! know who that was. What a film or an operation is called has no speaker. Not told apart are two
//! people who might both be meant by a pronoun: the later speaker is taken.

mod chain;
mod marks;
mod office;
mod speech;
mod subject;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, ops::Range};

use self::{
    chain::{Said, attributions, cited_media},
    marks::{Marked, marked},
    office::Offices,
    speech::{Speaker, Speech},
};
use super::{Attribution, Kind, Quote, atom::Line};
use crate::text::normal_form;

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

/// Who has spoken so far in a document.
#[derive(Default)]
struct Talk {
    /// Who spoke last.
    speaker: Option<String>,
    /// The line in which that was.
    line: Option<usize>,
    /// The first person of the last sentence that names one.
    subject: Option<String>,
}

impl Talk {
    fn speaks(&mut self, name: String, line: usize) {
        self.speaker = Some(name);
        self.line = Some(line);
    }

    /// Whom a pronoun means: who spoke last, else whom the text was about.
    fn meant(&self) -> Option<String> {
        self.speaker.clone().or_else(|| self.subject.clone())
    }
}

/// The quotations and the attributions of one document, in order; `names` holds the names of each
/// line, in order.
pub(super) fn quotes(
    lines: &[Line<'_>],
    names: &[Vec<Named<'_>>],
) -> (Vec<Quote>, Vec<Attribution>) {
    let mut found: Vec<Quote> = Vec::new();
    let mut attributed = Vec::new();
    let mut talk = Talk::default();
    let offices = Offices::default();
    let mut media = BTreeSet::new();
    for (line, names) in lines.iter().zip(names) {
        let marked = &[];
        cited_media(
            &Speech {
                line,
                names,
                marked,
            },
            &mut media,
        );
    }
    // Whether the line before ends within a quotation; then that quotation is the last found.
    let mut runs_on = false;
    for (number, (line, names_here)) in lines.iter().zip(names).enumerate() {
        let (marked, open) = marked(line, runs_on);
        let speech = Speech {
            line,
            names: names_here,
            marked: &marked,
        };
        // A quotation that goes on is opened again or merely closed.
        let goes_on = runs_on && marked.first().is_some_and(|first| first.open == 0);
        runs_on = open;
        let mut quoted_here = false;
        let mut said = Vec::new();
        let mut at = 0;
        for (index, quotation) in marked.iter().enumerate() {
            listen(&speech, at..quotation.open, &mut talk, number, &mut said);
            let cited = match speech.is_titled(quotation) {
                true => None,
                false => speech.after(quotation).or_else(|| speech.before(quotation)),
            };
            let is_sentence = speech.is_sentence(quotation);
            let speaker = match &cited {
                Some(cited) => match &cited.speaker {
                    Speaker::Name(name) => Some(name.name.to_owned()),
                    Speaker::Role(role) => {
                        let person = offices.holder(role, lines, names);
                        Some(person.unwrap_or_else(|| role.clone()))
                    }
                    Speaker::Described(role) => talk.meant().or_else(|| Some(role.clone())),
                    Speaker::Last => {
                        // Nobody has spoken in this paragraph: it is about its own subject.
                        let subject = match talk.line == Some(number) {
                            true => None,
                            false => speech.subject_before(quotation),
                        };
                        subject.map(str::to_owned).or_else(|| talk.meant())
                    }
                },
                // A whole sentence in marks goes on with the speaker of the one before it.
                None if is_sentence && quoted_here => talk.speaker.clone(),
                // A paragraph that is nothing but a quotation goes on with who has just spoken.
                None if speech.is_paragraph(quotation)
                    && talk.line.is_some_and(|line| line + 1 >= number) =>
                {
                    talk.speaker.clone()
                }
                None => None,
            };
            if index == 0
                && goes_on
                && let Some(before) = found.last_mut()
                && before.speaker.is_none()
            {
                before.speaker.clone_from(&speaker);
            }
            if let Some(speaker) = &speaker {
                talk.speaks(speaker.clone(), number);
                quoted_here = true;
            }
            let cue = cited.as_ref().and_then(|cited| cited.cue);
            found.push(Quote {
                span: line.span(quotation.start, quotation.close),
                speaker: speaker.clone(),
                cue: cue.map(|cue| normal_form(speech.cue_word(cue))),
            });
            if let (Some(cited), Some(source)) = (cited, speaker) {
                said.push(Said { cited, source });
            }
            at = quotation.close;
        }
        let rest = at..line.atoms.len();
        listen(&speech, rest, &mut talk, number, &mut said);
        // One word may be read for several quotations.
        said.sort_by_key(|said| said.cited.cue);
        said.dedup_by_key(|said| said.cited.cue);
        attributed.extend(attributions(&speech, said, &media));
    }
    (found, attributed)
}

/// Follows who speaks and who is spoken of in the atoms `range`.
fn listen<'a>(
    speech: &Speech<'a>,
    range: Range<usize>,
    talk: &mut Talk,
    line: usize,
    said: &mut Vec<Said<'a>>,
) {
    if let Some(subject) = speech.last_subject(range.clone()) {
        talk.subject = Some(subject.to_owned());
    }
    for at in range {
        let Some(cited) = speech.cue_at(at) else {
            continue;
        };
        let source = match &cited.speaker {
            Speaker::Name(name) => {
                talk.speaks(name.name.to_owned(), line);
                Some(name.name.to_owned())
            }
            Speaker::Role(role) => {
                // What is true according to a plan or a law is nobody's saying.
                if speech.line.lower(at) != "menurut" {
                    talk.speaks(role.clone(), line);
                }
                Some(role.clone())
            }
            Speaker::Described(role) => talk.meant().or_else(|| Some(role.clone())),
            Speaker::Last => talk.meant(),
        };
        if let Some(source) = source {
            said.push(Said { cited, source });
        }
    }
}
