//! Why words stand in the place of others.
//!
//! A reason is found from the two stretches alone; where none of the narrower ones holds, it is
//! another wording.

use crate::{
    compare::{Reason, unit::Sort, word::Word},
    text::{TokenKind, normal_form},
};

/// Why the second words stand where the first stood; each with the text that they are of.
pub(super) fn reason((text_a, a): (&str, &[Word]), (text_b, b): (&str, &[Word])) -> Reason {
    if is_marks(a) && is_marks(b) {
        return Reason::Punctuation;
    }
    match (only_sort(a), only_sort(b)) {
        (Some(Sort::Date), Some(Sort::Date)) => return Reason::Date,
        (Some(Sort::Name), Some(Sort::Name))
            if one_unit(a).is_some() && one_unit(a) == one_unit(b) =>
        {
            return Reason::Alias;
        }
        (Some(Sort::Number), Some(Sort::Number)) => return Reason::Number,
        _ => {}
    }
    if let ([a], [b]) = (a, b) {
        if a.kind == TokenKind::Number && b.kind == TokenKind::Number {
            return Reason::Number;
        }
        if a.kind == TokenKind::Word && b.kind == TokenKind::Word {
            if a.root == b.root {
                return Reason::Inflection;
            }
            if near(
                &normal_form(a.span.of(text_a)),
                &normal_form(b.span.of(text_b)),
            ) {
                return Reason::Spelling;
            }
        }
    }
    Reason::Wording
}

fn is_marks(words: &[Word]) -> bool {
    words.iter().all(|word| word.kind == TokenKind::Punctuation)
}

/// The sort of unit that all words belong to, marks left aside.
fn only_sort(words: &[Word]) -> Option<Sort> {
    let mut only = None;
    for word in words {
        if word.kind == TokenKind::Punctuation {
            continue;
        }
        let sort = word.unit?.sort;
        if *only.get_or_insert(sort) != sort {
            return None;
        }
    }
    only
}

/// The key of the unit that all words belong to.
fn one_unit(words: &[Word]) -> Option<u64> {
    let first = words.iter().find_map(|word| word.unit)?.key;
    words
        .iter()
        .filter_map(|word| word.unit)
        .all(|unit| unit.key == first)
        .then_some(first)
}

/// Whether two words are a few letters apart: one in four, by Levenshtein's distance.
fn near(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().take(32).collect();
    let b: Vec<char> = b.chars().take(32).collect();
    let shorter = a.len().min(b.len());
    if shorter < 4 || a.len().abs_diff(b.len()) > shorter / 4 {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (done, letter) in a.iter().enumerate() {
        let mut diagonal = done;
        let mut left = done + 1;
        let mut next = Vec::with_capacity(row.len());
        next.push(left);
        for (other, &above) in b.iter().zip(row.iter().skip(1)) {
            let cost = diagonal + usize::from(letter != other);
            left = cost.min(above + 1).min(left + 1);
            diagonal = above;
            next.push(left);
        }
        row = next;
    }
    row.last().is_some_and(|&distance| distance <= shorter / 4)
}
