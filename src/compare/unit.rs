//! What a word stands for beyond its letters: an entity, a date, a number.
//!
//! Two words with equal keys mean the same thing however they are written. Keys are 64-bit hashes:
//! equal things always have equal keys, and unequal things all but always have unequal ones.

use crate::{base::Span, base::fnv1a, entity::Findings};

/// What kind of thing a unit names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Name,
    Date,
    Number,
}

/// A stretch of words that stands for one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) sort: Sort,
    pub(super) span: Span,
    pub(super) key: u64,
}

/// The key of a root.
pub(super) fn root_key(root: &str) -> u64 {
    fnv1a(root.as_bytes())
}

/// The unit that `token` belongs to.
///
/// A date goes before a name and a name before a number, because `18` of `18 Juni` is no quantity
/// and `2024` of `Pemilu 2024` is none either.
pub(super) fn unit_at(findings: &Findings, token: Span) -> Option<Unit> {
    if let Some(date) = holding(&findings.dates, token, |date| date.span) {
        let key = fnv1a(date.from.as_bytes()) ^ fnv1a(date.to.as_bytes()).rotate_left(21);
        return Some(Unit {
            sort: Sort::Date,
            span: date.span,
            key: key ^ 0x64,
        });
    }
    if let Some(mention) = holding(&findings.mentions, token, |mention| mention.span) {
        return Some(Unit {
            sort: Sort::Name,
            span: mention.span,
            key: fnv1a(&mention.entity.to_le_bytes()) ^ 0x6e,
        });
    }
    let quantity = holding(&findings.quantities, token, |quantity| quantity.span)?;
    Some(Unit {
        sort: Sort::Number,
        span: quantity.span,
        key: fnv1a(&quantity.value.to_bits().to_le_bytes()) ^ 0x23,
    })
}

/// The first of `found`, which is in the order of the text, that `token` lies in.
fn holding<T>(found: &[T], token: Span, span: impl Fn(&T) -> Span) -> Option<&T> {
    let at = found.partition_point(|one| span(one).end <= token.start);
    found.get(at).filter(|one| span(one).contains(token))
}

/// Those of `found`, which is in the order of the text, that lie in `sentence`.
pub(super) fn within<T>(found: &[T], sentence: Span, span: impl Fn(&T) -> Span) -> &[T] {
    let start = found.partition_point(|one| span(one).start < sentence.start);
    let end = found.partition_point(|one| span(one).start < sentence.end);
    found.get(start..end).unwrap_or_default()
}
