//! Answers with the offsets of the files in place of those of the texts.
//!
//! Inside of the program every range is of a document's text. What leaves as JSON is of the file
//! as it lies on disk, and this is the one place where the one becomes the other.

use super::{Analysis, Engine, Statements, analysis::analyze};
use crate::{
    base::Span,
    compare::{Comparison, Op},
    corpus::Document,
    index::{Concordance, Results},
};

/// An answer that holds ranges of texts.
pub trait Ranges {
    /// Turns every range into one of the file of the document that it is of.
    fn turn(&mut self, engine: &Engine);
}

impl Engine {
    /// Turns an answer's ranges of texts into those of the files as they lie on disk, for whoever
    /// reads them there.
    pub fn on_disk(&self, answer: &mut dyn Ranges) {
        answer.turn(self);
    }

    fn file(&self, document: usize) -> Option<&Document> {
        self.bundle.document(document)
    }

    #[inline(never)]
    fn file_of(&self, id: &str) -> Option<&Document> {
        self.file(self.find(id)?)
    }
}

#[inline(never)]
pub(super) fn turn(document: Option<&Document>, span: &mut Span) {
    if let Some(document) = document
        && !document.offsets.is_identity()
    {
        *span = document.offsets.span(*span);
    }
}

fn ends(document: Option<&Document>, start: &mut u32, end: &mut u32) {
    let mut span = Span {
        start: *start,
        end: *end,
    };
    turn(document, &mut span);
    (*start, *end) = (span.start, span.end);
}

/// A passage of a document, on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Index of the document in the corpus.
    pub document: u32,
    /// Where it stands.
    pub span: Span,
}

impl Ranges for Passage {
    fn turn(&mut self, engine: &Engine) {
        turn(engine.file(self.document as usize), &mut self.span);
    }
}

impl<T: Ranges> Ranges for Option<T> {
    fn turn(&mut self, engine: &Engine) {
        if let Some(answer) = self {
            answer.turn(engine);
        }
    }
}

impl Ranges for Analysis {
    fn turn(&mut self, engine: &Engine) {
        let Some(document) = engine.file(self.document) else {
            return;
        };
        if !document.offsets.is_identity()
            && let Some(turned) = analyze(&engine.bundle, self.document, &document.offsets)
        {
            *self = turned;
        }
    }
}

impl Ranges for Comparison {
    fn turn(&mut self, engine: &Engine) {
        let (a, b) = (engine.file_of(&self.a), engine.file_of(&self.b));
        for passage in &mut self.passages {
            turn(a, &mut passage.a);
            turn(b, &mut passage.b);
            for change in &mut passage.changes {
                turn(a, &mut change.a);
                turn(b, &mut change.b);
                if let Some(there) = &mut change.moved {
                    turn(if change.op == Op::Delete { b } else { a }, there);
                }
            }
        }
        for conflict in &mut self.conflicts {
            turn(a, &mut conflict.a);
            turn(b, &mut conflict.b);
        }
        for alone in &mut self.only_a {
            turn(a, alone);
        }
        for alone in &mut self.only_b {
            turn(b, alone);
        }
    }
}

impl Ranges for Statements {
    fn turn(&mut self, engine: &Engine) {
        for statement in &mut self.statements {
            for conflict in &mut statement.conflicts {
                let (one, other) = conflict.documents;
                turn(engine.file(one as usize), &mut conflict.a);
                turn(engine.file(other as usize), &mut conflict.b);
            }
            for member in &mut statement.members {
                let file = engine.file(member.document as usize);
                ends(file, &mut member.start, &mut member.end);
            }
        }
    }
}

impl Ranges for Results {
    fn turn(&mut self, engine: &Engine) {
        for hit in &mut self.hits {
            let file = engine.file(hit.document as usize);
            turn(file, &mut hit.snippet);
            for found in &mut hit.matches {
                ends(file, &mut found.start, &mut found.end);
            }
        }
    }
}

impl Ranges for Concordance<'_> {
    fn turn(&mut self, engine: &Engine) {
        for line in &mut self.lines {
            let file = engine.file(line.document as usize);
            turn(file, &mut line.left);
            turn(file, &mut line.right);
            ends(file, &mut line.found.start, &mut line.found.end);
        }
    }
}
