//! The places that answer a query, as bytes of one document.
//!
//! The document is numbered again, so this is done only for the documents that are shown.

use super::{
    answer::{Match, Why},
    places::Leaf,
    words::{key, visit},
};
use crate::{
    base::{Arrange, Span},
    corpus::Document,
};

/// A place in a document's text and the number of the leaf that it answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) leaf: usize,
    why: Why,
}

/// The places of all leaves in a document, as bytes, in the order of the text.
pub(super) fn marks(document: &Document, leaves: &[Leaf], number: u32) -> Vec<Mark> {
    let mut spans: Vec<Span> = Vec::new();
    visit(document, &mut |word| {
        if word.length == 1 {
            spans.resize(word.ordinal as usize, Span::default());
            spans.push(word.span);
        }
    });
    let mut marks = Vec::new();
    for (leaf, places) in leaves.iter().enumerate() {
        for place in places.within(number) {
            let last = (place.ordinal + place.length.max(1) - 1) as usize;
            let (Some(&first), Some(&last)) = (spans.get(place.ordinal as usize), spans.get(last))
            else {
                continue;
            };
            let span = first.cover(last);
            let why = match &places.name {
                Some(name) if *name == key(span.of(&document.text)) => Why::Exact,
                _ => place.why,
            };
            marks.push(Mark { span, leaf, why });
        }
    }
    marks.arrange_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.why));
    marks
}

/// The marks without those that overlap an earlier one.
pub(super) fn matches(marks: &[Mark]) -> Vec<Match> {
    let mut matches: Vec<Match> = Vec::new();
    for &Mark { span, why, .. } in marks {
        if matches.last().is_none_or(|last| last.end <= span.start) {
            matches.push(Match {
                start: span.start,
                end: span.end,
                why,
            });
        }
    }
    matches
}
