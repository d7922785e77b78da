//! The places that answer a query, as bytes of one document.

use super::{
    Index,
    answer::{Match, Why},
    leaf::{Leaf, Occurrence},
    locate::Locator,
    words::{key, visit},
};
use crate::{
    base::{Arrange, Span},
    corpus::Document,
    text::normal_form,
};

/// A place in a document's text and the number of the leaf that it answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) leaf: usize,
    why: Why,
}

/// The places of all leaves in a document, as bytes, in the order of the text. `found` has the
/// occurrences in the document, one list a leaf.
pub(super) fn marks(
    index: &Index,
    document: &Document,
    number: u32,
    leaves: &[Leaf<'_>],
    found: &[Vec<Occurrence>],
) -> Vec<Mark> {
    let runs = index.fields.runs(number);
    let mut locator = Locator::new(document, runs, index.anchors_of(number));
    let mut marks = Vec::new();
    for (leaf, (wanted, places)) in leaves.iter().zip(found).enumerate() {
        for place in places {
            let Some(span) = locator.place(*place) else {
                continue;
            };
            let why = match &wanted.name {
                Some(name) if *name == key(span.of(&document.text)) => Why::Exact,
                _ => place.why,
            };
            marks.push(Mark { span, leaf, why });
        }
        if let Some(beginning) = &wanted.beginning {
            // Thousands of words may begin so: their lists would take longer than the text.
            visit(document, &mut |word| {
                let form = normal_form(word.span.of(&document.text));
                if form.starts_with(beginning.as_str()) && wanted.scope >> word.field & 1 == 1 {
                    marks.push(Mark {
                        span: word.span,
                        leaf,
                        why: Why::Prefix,
                    });
                }
            });
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
