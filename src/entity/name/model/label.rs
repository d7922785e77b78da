//! Names as labels of words, and labels as names.
//!
//! A word is outside of names, a name by itself, or the beginning, the middle or the end of one of
//! a kind. So the label of a name's last word differs from that of its first, and what stands
//! behind a name speaks for its end.

use crate::entity::Kind;

/// The kinds that the model tells apart.
pub(in crate::entity::name) const KINDS: [Kind; 3] =
    [Kind::Person, Kind::Organization, Kind::Place];

/// How many labels there are.
pub(in crate::entity::name) const LABELS: usize = 1 + PARTS * KINDS.len();

/// The label of a word outside of names.
pub(in crate::entity::name) const OUTSIDE: usize = 0;

const PARTS: usize = 4;
const BEGINNING: usize = 0;
const MIDDLE: usize = 1;
const END: usize = 2;
const WHOLE: usize = 3;

/// Number and part of a label's kind; nothing for `OUTSIDE`.
fn parts(label: usize) -> Option<(usize, usize)> {
    let label = label.checked_sub(1)?;
    Some((label / PARTS, label % PARTS))
}

/// Whether the label `to` may stand behind the label `from`, or begin a line where that is nothing.
pub(in crate::entity::name) fn may_follow(from: Option<usize>, to: usize) -> bool {
    let open = from
        .and_then(parts)
        .filter(|(_, part)| matches!(*part, BEGINNING | MIDDLE));
    match (open, parts(to)) {
        (Some((kind, _)), Some((of, part))) => of == kind && matches!(part, MIDDLE | END),
        (Some(_), None) => false,
        (None, Some((_, part))) => matches!(part, BEGINNING | WHOLE),
        (None, None) => true,
    }
}

/// Labels the words of a name of the kind with this number.
pub(in crate::entity::name) fn mark(labels: &mut [u8], kind: usize) {
    let last = labels.len().saturating_sub(1);
    for (at, label) in labels.iter_mut().enumerate() {
        let part = match (at == 0, at == last) {
            (true, true) => WHOLE,
            (true, false) => BEGINNING,
            (false, false) => MIDDLE,
            (false, true) => END,
        };
        *label = (1 + PARTS * kind + part) as u8;
    }
}

/// The names of a line: their first word, the word after them, and their kind. The labels must
/// follow each other as they may.
pub(in crate::entity::name) fn names(labels: &[u8]) -> Vec<(usize, usize, Kind)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, label) in labels.iter().enumerate() {
        let Some((kind, part)) = parts(usize::from(*label)) else {
            start = None;
            continue;
        };
        let begun = *start.get_or_insert(at);
        if matches!(part, END | WHOLE) {
            if let Some(kind) = KINDS.get(kind) {
                found.push((begun, at + 1, *kind));
            }
            start = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{KINDS, LABELS, mark, may_follow, names};

    #[test]
    fn names_of_any_length_come_back_from_their_labels() {
        let mut labels = [0; 12];
        let wanted = [(0, 1, 0), (1, 3, 2), (3, 4, 2), (6, 11, 1)];
        for (start, end, kind) in wanted {
            mark(&mut labels[start..end], kind);
        }
        let mut before = None;
        for label in labels {
            assert!(may_follow(before, label.into()), "{labels:?}");
            before = Some(label.into());
        }
        let wanted = wanted.map(|(start, end, kind)| (start, end, KINDS[kind]));
        assert_eq!(names(&labels), wanted);
    }

    #[test]
    fn a_name_that_was_begun_goes_on_until_it_ends() {
        let mut labels = [0; 3];
        mark(&mut labels, 0);
        let [begins, goes_on, ends] = labels.map(usize::from);
        for (from, to, may) in [
            (Some(begins), goes_on, true),
            (Some(begins), ends, true),
            (Some(begins), begins, false),
            (Some(begins), 0, false),
            (Some(ends), goes_on, false),
            (Some(ends), begins, true),
            (Some(0), ends, false),
            (None, goes_on, false),
            (None, begins, true),
        ] {
            assert_eq!(may_follow(from, to), may, "{from:?} {to}");
        }
        assert_eq!(LABELS, 13);
    }
}
