//! What was changed between two sentences, word by word.
//!
//! The changes cover every token of both sentences, in order. Words are aligned first, by Myers'
//! shortest edit script (Myers 1986); then, between aligned words, names, dates and roots; then
//! phrases that the script takes out at one place and puts in at another are known as moved
//! (`moved.rs`); then punctuation marks are aligned: a comma never keeps two words apart that
//! belong together.

mod moved;
mod reason;
#[cfg(test)]
mod tests;

use super::{
    Change, Op, Reason,
    shortest::matches,
    word::{Stretch, Word},
};
use crate::{
    base::Span,
    text::{TokenKind, small_letter},
};
use moved::{Part, moves, parts};
use reason::reason;

/// A half-open range of tokens, by index.
type Range = (usize, usize);

/// Ranges of tokens that belong together: of the first sentence, of the second.
#[derive(Clone, Copy, Debug)]
struct Pair {
    a: Range,
    b: Range,
}

/// What is aligned in one round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Round {
    Words,
    Meanings,
    Punctuation,
}

/// The steps from the one sentence to the other.
pub(super) fn differences(a: Stretch<'_>, b: Stretch<'_>) -> Vec<Change> {
    let mut pairs = Vec::new();
    for round in [Round::Words, Round::Meanings] {
        pairs = refined(a.words, b.words, &pairs, &[], round);
    }
    let moves = moves(a.words, b.words, &pairs);
    let pairs = refined(a.words, b.words, &pairs, &moves, Round::Punctuation);
    let mut changes = Changes {
        steps: Vec::new(),
        at: (a.span.start, b.span.start),
        a,
        b,
        moves: &moves,
    };
    let mut aligned = pairs.iter();
    for gap in gaps(a.words.len(), b.words.len(), &pairs) {
        changes.gap(gap);
        if let Some(&pair) = aligned.next() {
            changes.pair(pair);
        }
    }
    changes.steps
}

fn between(words: &[Word], range: Range) -> &[Word] {
    words.get(range.0..range.1).unwrap_or_default()
}

/// What lies before, between and behind `pairs`, one more than there are; any of them may be empty.
fn gaps(n_a: usize, n_b: usize, pairs: &[Pair]) -> impl Iterator<Item = Pair> + Clone + '_ {
    let last = Pair {
        a: (n_a, n_a),
        b: (n_b, n_b),
    };
    let mut at = (0, 0);
    pairs.iter().copied().chain([last]).map(move |pair| {
        let gap = Pair {
            a: (at.0, pair.a.0),
            b: (at.1, pair.b.0),
        };
        at = (pair.a.1, pair.b.1);
        gap
    })
}

/// Adds to `pairs` what is aligned between them in this round; what was moved is left out.
fn refined(a: &[Word], b: &[Word], pairs: &[Pair], moves: &[Pair], round: Round) -> Vec<Pair> {
    let mut all = Vec::with_capacity(a.len().min(b.len()));
    let mut known = pairs.iter();
    for gap in gaps(a.len(), b.len(), pairs) {
        if gap.a.0 == gap.a.1 || gap.b.0 == gap.b.1 {
            all.extend(known.next());
            continue;
        }
        let mut gap_a = pieces(a, gap.a, round);
        let mut gap_b = pieces(b, gap.b, round);
        for moved in moves {
            gap_a.retain(|piece| !holds(moved.a, piece.0));
            gap_b.retain(|piece| !holds(moved.b, piece.0));
        }
        for (left, right) in matches(&keys(&gap_a), &keys(&gap_b)) {
            if let (Some(left), Some(right)) = (gap_a.get(left), gap_b.get(right)) {
                all.push(Pair {
                    a: left.0,
                    b: right.0,
                });
            }
        }
        all.extend(known.next());
    }
    all
}

fn holds(outer: Range, inner: Range) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

/// A range of tokens and what it is compared by.
type Piece = (Range, u64);

fn keys(pieces: &[Piece]) -> Vec<u64> {
    pieces.iter().map(|piece| piece.1).collect()
}

/// The tokens of a range as they are compared in this round.
fn pieces(words: &[Word], range: Range, round: Round) -> Vec<Piece> {
    let gap = between(words, range);
    let mut pieces = Vec::with_capacity(gap.len());
    let (mut at, end) = range;
    let covered = match (gap.first(), gap.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => return pieces,
    };
    while at < end {
        let Some(word) = words.get(at) else { break };
        let mut next = at + 1;
        let is_mark = word.kind == TokenKind::Punctuation;
        match round {
            Round::Words | Round::Punctuation => {
                if is_mark == (round == Round::Punctuation) {
                    pieces.push(((at, next), word.form));
                }
            }
            Round::Meanings => match word.unit.filter(|unit| covered.contains(unit.span)) {
                Some(unit) => {
                    while next < end
                        && words
                            .get(next)
                            .is_some_and(|word| unit.span.contains(word.span))
                    {
                        next += 1;
                    }
                    pieces.push(((at, next), unit.key));
                }
                None if !is_mark => pieces.push(((at, next), word.root)),
                None => {}
            },
        }
        at = next;
    }
    pieces
}

/// The steps so far and how far they have come in both texts, in bytes.
struct Changes<'a> {
    steps: Vec<Change>,
    at: (u32, u32),
    a: Stretch<'a>,
    b: Stretch<'a>,
    moves: &'a [Pair],
}

impl<'a> Changes<'a> {
    /// Tokens that the rounds have not aligned. Of what stays on either side when moved phrases are
    /// taken out, the longest part of the one replaces that of the other.
    fn gap(&mut self, gap: Pair) {
        if gap.a.0 == gap.a.1 && gap.b.0 == gap.b.1 {
            return;
        }
        let parts_a = parts(gap.a, self.moves, false);
        let parts_b = parts(gap.b, self.moves, true);
        let replaced = match (
            longest(self.a.words, &parts_a),
            longest(self.b.words, &parts_b),
        ) {
            // Where a phrase was taken out beside it, a comma is what set that apart; no word
            // stands for it.
            (Some(left), Some(right))
                if left.1 == 0 && right.1 > 0 && parts_a.len() > 1
                    || right.1 == 0 && left.1 > 0 && parts_b.len() > 1 =>
            {
                None
            }
            (Some(left), Some(right)) => Some((left.0, right.0)),
            _ => None,
        };
        let Some((left, right)) = replaced else {
            self.alone(&parts_a, &parts_b);
            return;
        };
        if let Some((before_a, [part_a, after_a @ ..])) = parts_a.split_at_checked(left)
            && let Some((before_b, [part_b, after_b @ ..])) = parts_b.split_at_checked(right)
        {
            self.alone(before_a, before_b);
            let (a, b) = (self.words_a(part_a.range), self.words_b(part_b.range));
            self.step(Op::Replace, a, b, Some(self.why(a, b)), None);
            self.alone(after_a, after_b);
        }
    }

    /// Parts without a partner in this place.
    fn alone(&mut self, a: &[Part], b: &[Part]) {
        for part in a {
            let there = part.moved.map(|range| covering(self.words_b(range), 0));
            self.step(Op::Delete, self.words_a(part.range), &[], None, there);
        }
        for part in b {
            let there = part.moved.map(|range| covering(self.words_a(range), 0));
            self.step(Op::Insert, &[], self.words_b(part.range), None, there);
        }
    }

    /// Tokens that the rounds have aligned.
    fn pair(&mut self, pair: Pair) {
        let (a, b) = (self.words_a(pair.a), self.words_b(pair.b));
        let same_forms = a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.form == b.form);
        let same_letters = same_forms
            && a.iter()
                .zip(b)
                .all(|(a, b)| like_written(a.span.of(self.a.text), b.span.of(self.b.text)));
        if same_letters {
            self.step(Op::Equal, a, b, None, None);
        } else if same_forms {
            self.step(Op::Replace, a, b, Some(Reason::Spelling), None);
        } else {
            self.step(Op::Replace, a, b, Some(self.why(a, b)), None);
        }
    }

    fn words_a(&self, range: Range) -> &'a [Word] {
        between(self.a.words, range)
    }

    fn words_b(&self, range: Range) -> &'a [Word] {
        between(self.b.words, range)
    }

    fn why(&self, a: &[Word], b: &[Word]) -> Reason {
        reason((self.a.text, a), (self.b.text, b))
    }

    fn step(&mut self, op: Op, a: &[Word], b: &[Word], why: Option<Reason>, moved: Option<Span>) {
        let span_a = covering(a, self.at.0);
        let span_b = covering(b, self.at.1);
        self.at = (span_a.end, span_b.end);
        if let Some(last) = self.steps.last_mut()
            && op == Op::Equal
            && last.op == op
        {
            last.a = last.a.cover(span_a);
            last.b = last.b.cover(span_b);
            return;
        }
        self.steps.push(Change {
            op,
            a: span_a,
            b: span_b,
            why,
            moved,
        });
    }
}

/// Which part that was not moved has most words, marks left aside, and how many; the first of equals.
fn longest(words: &[Word], parts: &[Part]) -> Option<(usize, usize)> {
    let mut longest: Option<(usize, usize)> = None;
    for (at, part) in parts.iter().enumerate() {
        if part.moved.is_none() {
            let words = between(words, part.range).iter();
            let n_words = words.filter(|word| !is_mark(word)).count();
            if longest.is_none_or(|(_, most)| n_words > most) {
                longest = Some((at, n_words));
            }
        }
    }
    longest
}

fn is_mark(word: &Word) -> bool {
    word.kind == TokenKind::Punctuation
}

/// The span of `words`; empty at byte `at` where there are none.
fn covering(words: &[Word], at: u32) -> Span {
    words
        .iter()
        .map(|word| word.span)
        .reduce(Span::cover)
        .unwrap_or(Span { start: at, end: at })
}

/// Whether two words of one normal form are written alike; a capital at the head is no difference,
/// because it may only be the sentence's first.
fn like_written(a: &str, b: &str) -> bool {
    let (mut left, mut right) = (a.chars(), b.chars());
    match (left.next(), right.next()) {
        (Some(one), Some(other)) => {
            left.as_str() == right.as_str() && small_letter(one) == small_letter(other)
        }
        _ => a == b,
    }
}
