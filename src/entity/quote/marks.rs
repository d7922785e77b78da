//! Where quotations begin and end.
//!
//! A quotation runs from an opening mark to the last closing mark before the next opening one, so
//! a stray mark in the middle does not cut it; styles may differ at its two ends. Where one of its
//! marks was forgotten, it reaches to the block's end, or from the sentence's start if a word of
//! saying follows. Quotations within quotations are not told apart.

use crate::entity::{
    atom::{Line, Shape},
    lexicon::List,
};

/// The atoms of one quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked {
    /// Its opening mark, or its first atom where it has none.
    pub open: usize,
    /// Its first atom within the marks.
    pub start: usize,
    /// The closing mark, or the end of the line where it is missing.
    pub close: usize,
}

/// What a mark may be by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// Nothing tells: it closes what is open.
    Either,
}

/// A quotation mark: its first atom and the atom after it.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    end: usize,
    side: Side,
}

/// The quotations of a line that hold at least one word, and whether the last is left open;
/// `runs_on` tells whether the line before left one open.
pub(super) fn marked(line: &Line<'_>, runs_on: bool) -> (Vec<Marked>, bool) {
    let mut found: Vec<Marked> = Vec::new();
    let mut left_open = false;
    let mut rest = marks(line).into_iter().peekable();
    while let Some(mark) = rest.next() {
        let done = found.last().map_or(0, |last| last.close);
        if mark.side == Side::Closes {
            let start = match found.is_empty() && runs_on {
                true => Some(0),
                false => unopened(line, mark, done),
            };
            if let Some(start) = start {
                let close = mark.at;
                push(line, start, start, close, &mut found);
            }
            continue;
        }
        let mut close = None;
        while let Some(next) = rest.next_if(|next| next.side != Side::Opens) {
            close = Some(next.at);
        }
        left_open = close.is_none() && rest.peek().is_none();
        let close = close
            .or_else(|| rest.peek().map(|next| next.at))
            .unwrap_or(line.atoms.len());
        push(line, mark.at, mark.end, close, &mut found);
    }
    left_open &= !found.is_empty();
    (found, left_open)
}

fn push(line: &Line<'_>, open: usize, start: usize, close: usize, found: &mut Vec<Marked>) {
    let atoms = line.atoms.iter().take(close).skip(start);
    if atoms.into_iter().any(|atom| atom.shape == Shape::Word) {
        found.push(Marked { open, start, close });
    }
}

/// Where the words begin that a closing mark without an opening one ends: at the start of its
/// sentence. A word of saying must follow, for a mark may also stand for inches.
fn unopened(line: &Line<'_>, mark: Mark, done: usize) -> Option<usize> {
    let last = mark.at.checked_sub(1)?;
    let word = line.lower(mark.end);
    let stem = word.strip_suffix("nya").unwrap_or(word);
    let says = [word, stem]
        .iter()
        .any(|word| line.vocabulary.lists_of(word).has(List::SpeechNouns));
    if !says || !line.get(last)?.is_mark(",") {
        return None;
    }
    let sentence = line.get(last)?.sentence;
    let start = (done..last)
        .rev()
        .take_while(|at| line.get(*at).is_some_and(|atom| atom.sentence == sentence))
        .last()?;
    // What stands behind a quotation that was closed before is its attribution.
    (done == 0 || start > done + 1).then_some(start)
}

/// The marks of a line: double ones, pairs of single ones, and single ones where there are no
/// others.
fn marks(line: &Line<'_>) -> Vec<Mark> {
    let atoms = &line.atoms;
    let mut found = Vec::new();
    let mut single = Vec::new();
    let mut at = 0;
    while let Some(atom) = atoms.get(at) {
        if atom.shape == Shape::Mark {
            let is_single = matches!(atom.text, "'" | "‘" | "’" | "`");
            let doubled = is_single
                && atoms
                    .get(at + 1)
                    .is_some_and(|next| !next.spaced && next.is_mark(atom.text));
            let end = at + 1 + usize::from(doubled);
            if atom.is_quotation_mark() || doubled {
                found.push(Mark {
                    at,
                    end,
                    side: side(line, at, end),
                });
            } else if is_single {
                single.push(Mark {
                    at,
                    end,
                    side: side(line, at, end),
                });
            }
            at = end;
        } else {
            at += 1;
        }
    }
    if !found.is_empty() {
        return found;
    }
    // A single mark is an apostrophe unless another one answers it.
    let mut rest = single.into_iter();
    while let Some(open) = rest.find(|mark| mark.side == Side::Opens) {
        if let Some(close) = rest.find(|mark| mark.side == Side::Closes) {
            found.extend([open, close]);
        }
    }
    found
}

/// A mark opens where a space is before it and none after it, and closes where it is the other way
/// round. Where its place does not tell, its style does, then what stands before it.
fn side(line: &Line<'_>, at: usize, end: usize) -> Side {
    let Some(atom) = line.get(at) else {
        return Side::Either;
    };
    // A comma is glued to what stands before it.
    let ends = |at: usize| {
        line.get(at)
            .is_some_and(|next| matches!(next.text, "," | ";" | ":" | ")" | "."))
    };
    let glued_after = line.get(end).is_some_and(|next| !next.spaced)
        && (!ends(end) || line.get(end + 1).is_some_and(|next| next.is_mark(".")));
    let before = at.checked_sub(1).and_then(|before| line.get(before));
    let free_before = atom.spaced || before.is_some_and(|b| b.is_mark("(") || b.is_dash());
    match (free_before, glued_after) {
        (true, true) => Side::Opens,
        (false, false) => Side::Closes,
        _ => match atom.text {
            "”" | "»" | "’" => Side::Closes,
            "“" | "„" | "«" | "‟" | "‘" if glued_after => Side::Opens,
            _ if !atom.spaced && before.is_some_and(|b| matches!(b.text, "." | "!" | "?")) => {
                Side::Closes
            }
            _ if !atom.spaced && before.is_some_and(|b| b.is_mark(":")) => Side::Opens,
            _ => Side::Either,
        },
    }
}
