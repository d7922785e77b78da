//! What counts as a word of the index, and which number it has in its document.
//!
//! Words and numbers of every block but bylines and boilerplate are numbered from 0 through the
//! document; punctuation is not counted. A word with inner hyphens or slashes takes one number a
//! part: `Jong-un` is found as a whole, as `Jong`, as `un`, and by the phrase `Jong Un`. Between
//! two blocks one number is left out, so that no phrase reaches from one line into the next.
//!
//! The numbering is a function of the text alone: the index stores numbers, and the bytes are
//! recovered by numbering a document again.

use crate::{
    base::Span,
    corpus::{Document, Role},
    text::{TokenKind, normal_form, tokens},
};

/// Number of searched fields.
pub(super) const N_FIELDS: usize = 5;
/// The number of the field that most words stand in.
pub(super) const BODY: u32 = 3;

/// The number of a searched field; `None` for lines that are not searched.
pub(super) fn field(role: Role) -> Option<u32> {
    match role {
        Role::Headline => Some(0),
        Role::Summary => Some(1),
        Role::Subheading => Some(2),
        Role::Body => Some(BODY),
        Role::Caption => Some(4),
        Role::Byline | Role::Boilerplate => None,
    }
}

/// A word of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its number in the document.
    pub(super) ordinal: u32,
    /// How many numbers it takes.
    pub(super) length: u32,
    /// Where it stands.
    pub(super) span: Span,
    /// The field it stands in.
    pub(super) field: u32,
}

/// Visits every word of a document, in order; a whole before its parts.
pub(super) fn visit(document: &Document, each: &mut dyn FnMut(Word)) {
    let mut next = 0u32;
    for block in &document.blocks {
        if let Some(field) = field(block.role) {
            let after = number(&document.text, block.span, next, field, each);
            // A line without words is no line here, and leaves no number out.
            next = after.saturating_add(u32::from(after > next));
        }
    }
}

/// Numbers the words of `text` under `span` from `next` on; gives the number after the last.
fn number(text: &str, span: Span, mut next: u32, field: u32, each: &mut dyn FnMut(Word)) -> u32 {
    for token in tokens(text, span) {
        if token.kind == TokenKind::Punctuation {
            continue;
        }
        let length = parts(text, token.span).count() as u32;
        // A part without its joints would be a second name for the same place.
        if length > 1 {
            each(Word {
                ordinal: next,
                length,
                span: token.span,
                field,
            });
        }
        pieces(text, token.span, &mut |span| {
            each(Word {
                ordinal: next,
                length: 1,
                span,
                field,
            });
            next = next.saturating_add(1);
            false
        });
    }
    next
}

/// Gives the words (parts, not wholes) of `text` under `span`, in order, until `each` says that it
/// has enough.
pub(super) fn words(text: &str, span: Span, each: &mut dyn FnMut(Span) -> bool) {
    for token in tokens(text, span) {
        if token.kind != TokenKind::Punctuation && pieces(text, token.span, each) {
            break;
        }
    }
}

/// Gives the parts of a token, or the token itself where it has fewer than two; whether `each` has
/// enough.
fn pieces(text: &str, token: Span, each: &mut dyn FnMut(Span) -> bool) -> bool {
    let plain = token
        .of(text)
        .bytes()
        .all(|byte| byte.is_ascii_alphabetic());
    if plain || parts(text, token).nth(1).is_none() {
        return each(token);
    }
    parts(text, token).any(each)
}

/// The parts of a token between hyphens, dashes and slashes.
fn parts(text: &str, token: Span) -> impl Iterator<Item = Span> {
    let mut rest = token.of(text);
    let mut at = token.start as usize;
    std::iter::from_fn(move || {
        let trimmed = rest.trim_start_matches(is_joint);
        let start = at + rest.len() - trimmed.len();
        let n = trimmed.find(is_joint).unwrap_or(trimmed.len());
        rest = trimmed.get(n..).unwrap_or_default();
        at = start + n;
        (n > 0).then(|| Span::new(start, at))
    })
}

/// Whether `c` joins the parts of a word.
pub(super) fn is_joint(c: char) -> bool {
    matches!(c, '-' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The normal forms of the words (parts, not wholes) of any text, one space between two: the form
/// in which names and phrases are looked up.
pub(super) fn key(text: &str) -> String {
    let mut key = String::new();
    number(text, Span::new(0, text.len()), 0, 0, &mut |word| {
        if word.length == 1 {
            let form = normal_form(word.span.of(text));
            if !key.is_empty() && !form.is_empty() {
                key.push(' ');
            }
            key.push_str(&form);
        }
    });
    key
}

/// Whether a [`key`] has `part` in it, from the beginning of a word on.
pub(super) fn holds(key: &str, part: &str) -> bool {
    let mut rest = Some(key);
    while let Some(words) = rest {
        if words.starts_with(part) {
            return true;
        }
        rest = words.split_once(' ').map(|(_, after)| after);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{holds, key, visit};
    use crate::{
        base::Span,
        corpus::Role,
        index::fixture::{document, line},
    };

    fn numbered(lines: &[(Role, &str)]) -> Vec<(u32, u32, String)> {
        let document = document("a", lines);
        let mut words = Vec::new();
        visit(&document, &mut |word| {
            let text = word.span.of(&document.text).to_owned();
            words.push((word.ordinal, word.length, text));
        });
        words
    }

    #[test]
    fn a_hyphenated_word_is_numbered_as_a_whole_and_by_its_parts() {
        let words = numbered(&[line(Role::Body, "Kim Jong-un, datang")]);
        let wanted = [
            (0, 1, "Kim"),
            (1, 2, "Jong-un"),
            (1, 1, "Jong"),
            (2, 1, "un"),
            (3, 1, "datang"),
        ];
        assert_eq!(words, wanted.map(|(o, n, w)| (o, n, w.to_owned())));
    }

    #[test]
    fn lines_are_a_number_apart_and_bylines_and_furniture_have_none() {
        let words = numbered(&[
            line(Role::Headline, "satu"),
            line(Role::Byline, "penulis"),
            line(Role::Boilerplate, "menu"),
            line(Role::Body, "dua"),
        ]);
        assert_eq!(words, [(0, 1, "satu".to_owned()), (2, 1, "dua".to_owned())]);
    }

    #[test]
    fn names_are_looked_up_without_case_and_hyphens() {
        assert_eq!(key("Kim  Jong-Un"), "kim jong un");
        assert_eq!(key("…"), "");
        assert_eq!(Span::default(), Span::new(0, 0));
    }

    #[test]
    fn a_part_of_a_key_begins_where_a_word_begins() {
        assert!(holds("kabar pesisir", "kabar") && holds("kabar pesisir", "pes"));
        assert!(holds("a a b", "a b") && holds("kabar", ""));
        assert!(!holds("kabar pesisir", "abar") && !holds("kabar", "kabar p"));
    }
}
