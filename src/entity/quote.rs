//! Direct quotations and who speaks them.
//!
//! A quotation never leaves its block: one that runs over paragraphs is as many quotations, all of
//! one speaker. The speaker is looked for after the quotation (`… ,” kata Budi`), then before it
//! (`Budi mengatakan bahwa “…`); a pronoun stands for who spoke last, and so does silence where a
//! quotation is a paragraph of its own. Whose words an indirect report gives is followed only to
//! know who that was. What a film or an operation is called has no speaker. Not told apart are two
//! people who might both be meant by a pronoun: the later speaker is taken.

mod marks;
mod speech;
#[cfg(test)]
mod tests;

use self::{
    marks::{Marked, marked},
    speech::{Offices, Speaker, Speech},
};
use super::{Kind, Quote, atom::Line};
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

/// The quotations of one document, in order; `names` holds the names of each line, in order.
pub(super) fn quotes(lines: &[Line<'_>], names: &[Vec<Named<'_>>]) -> Vec<Quote> {
    let mut found: Vec<Quote> = Vec::new();
    let mut talk = Talk::default();
    let offices = Offices::default();
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
        let mut at = 0;
        for (index, quotation) in marked.iter().enumerate() {
            listen(&speech, at..quotation.open, &mut talk, number);
            let named = !speech.is_titled(quotation);
            let cited = speech
                .after(quotation)
                .or_else(|| speech.before(quotation))
                .filter(|_| named);
            let is_sentence = speech.is_sentence(quotation);
            let (speaker, cue) = match cited {
                Some((Speaker::Name(name), cue)) => (Some(name), cue),
                Some((Speaker::Role(role), cue)) => {
                    let person = offices.holder(&role, lines, names);
                    (Some(person.unwrap_or(role)), cue)
                }
                Some((Speaker::Described(role), cue)) => (talk.meant().or(Some(role)), cue),
                Some((Speaker::Last, cue)) => (talk.meant(), cue),
                // A whole sentence in marks goes on with the speaker of the one before it.
                None if is_sentence && quoted_here => (talk.speaker.clone(), None),
                // A paragraph that is nothing but a quotation goes on with who has just spoken.
                None if speech.is_paragraph(quotation)
                    && talk.line.is_some_and(|line| line + 1 >= number) =>
                {
                    (talk.speaker.clone(), None)
                }
                None => (None, None),
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
            found.push(Quote {
                span: line.span(quotation.start, quotation.close),
                speaker,
                cue: cue.map(|cue| normal_form(&cue)),
            });
            at = quotation.close;
        }
        listen(&speech, at..line.atoms.len(), &mut talk, number);
    }
    found
}

/// Follows who speaks and who is spoken of in the atoms `range`.
fn listen(speech: &Speech<'_>, range: std::ops::Range<usize>, talk: &mut Talk, line: usize) {
    if let Some(subject) = speech.last_subject(range.clone()) {
        talk.subject = Some(subject.to_owned());
    }
    for at in range {
        if let Some(Speaker::Name(name)) = speech.cue_at(at) {
            talk.speaks(name, line);
        }
    }
}
