//! Words, numbers and punctuation marks.
//!
//! Every character that is neither white space nor invisible lies in exactly one token. Words are
//! not analyzed here, and scripts without spaces are not segmented: a run of their letters is one
//! word.

use super::character::{is_apostrophe, is_hyphen, is_invisible, is_letter, is_mark};
use crate::base::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes (`negara-negara`, `Jong-un`).
    Word,
    /// Digits with inner separators (`11.000`, `02.45`, `18/6/2024`, `19-20`).
    Number,
    /// One punctuation mark or symbol.
    Punctuation,
}

/// A token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of `text` under `span`, in order, with spans into `text`.
///
/// White space is always a boundary, so tokens may be read from any blank on.
pub fn tokens(text: &str, span: Span) -> Tokens<'_> {
    Tokens {
        rest: span.of(text),
        at: span.start as usize,
    }
}

/// The tokens of a text that are yet to come.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    rest: &'a str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline(never)]
    fn next(&mut self) -> Option<Token> {
        loop {
            let first = self.rest.chars().next()?;
            let (len, kind) = if first.is_ascii_alphabetic() {
                (word_len(self.rest), Some(TokenKind::Word))
            } else if first == ' ' || first.is_whitespace() || is_invisible(first) {
                (first.len_utf8(), None)
            } else if first.is_ascii_digit() {
                let (len, kind) = number_or_word(self.rest);
                (len, Some(kind))
            } else if is_letter(first) {
                (word_len(self.rest), Some(TokenKind::Word))
            } else {
                (first.len_utf8(), Some(TokenKind::Punctuation))
            };
            let start = self.at;
            self.at += len;
            self.rest = self.rest.get(len..).unwrap_or_default();
            if let Some(kind) = kind {
                let span = Span::new(start, self.at);
                return Some(Token { span, kind });
            }
        }
    }
}

/// Length of the token that starts with the digit at the start of `rest`, and its kind.
fn number_or_word(rest: &str) -> (usize, TokenKind) {
    let number = number_len(rest);
    let mut after = rest.get(number..).unwrap_or_default().chars();
    let plain = rest
        .get(..number)
        .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    // `5G` and `1990-an` are words; in `1.500km` the separators show a number with its unit.
    let grows = match after.next() {
        Some(letter) if is_letter(letter) => true,
        Some(joint) if is_hyphen(joint) => after.next().is_some_and(is_letter),
        _ => false,
    };
    if plain && grows {
        (word_len(rest), TokenKind::Word)
    } else {
        (number, TokenKind::Number)
    }
}

/// Length of the digits with inner separators at the start of `rest`.
fn number_len(rest: &str) -> usize {
    let mut end = 0;
    let mut separator = 0;
    for c in rest.chars() {
        if c.is_ascii_digit() {
            end += separator + c.len_utf8();
            separator = 0;
        } else if separator == 0 && matches!(c, '.' | ',' | ':' | '/' | '-' | '–' | '‑') {
            separator = c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// Length of the word at the start of `rest`, at least one character.
fn word_len(rest: &str) -> usize {
    // Most words are letters of the alphabet with a blank, a comma or a full stop behind them.
    let plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if matches!(rest.as_bytes().get(plain), Some(b' ' | b',' | b'.')) && plain > 0 {
        return plain;
    }
    let mut end = 0;
    let mut joint = 0;
    let mut after_letter = false;
    for (at, c) in rest.char_indices() {
        if c.is_ascii_digit() && after_letter && currency_or_decimal(rest, at) {
            break;
        }
        if c.is_ascii_digit() || is_letter(c) {
            end += joint + c.len_utf8();
            joint = 0;
            after_letter = is_letter(c);
        } else if is_mark(c) && joint == 0 {
            end += c.len_utf8();
        } else if is_invisible(c) {
            joint += c.len_utf8();
        } else if joint == 0 && (is_hyphen(c) || is_apostrophe(c)) {
            joint = c.len_utf8();
            after_letter = false;
        } else {
            break;
        }
    }
    end.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// Whether the digits at byte `at` of a word are a number that is only written close to it:
/// `Rp500`, `Rp1.250`, `USD3,5`.
fn currency_or_decimal(word: &str, at: usize) -> bool {
    let (Some(letters), Some(digits)) = (word.get(..at), word.get(at..)) else {
        return false;
    };
    letters == "Rp"
        || digits
            .get(..number_len(digits))
            .is_some_and(|number| number.contains(['.', ',']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{Token, TokenKind, is_invisible, tokens};
    use crate::base::Span;

    fn check(text: &str, expected: &str) {
        let found: Vec<String> = tokens(text, Span::new(0, text.len()))
            .map(|token| {
                let kind = match token.kind {
                    TokenKind::Word => 'w',
                    TokenKind::Number => 'n',
                    TokenKind::Punctuation => 'p',
                };
                format!("{kind}:{}", token.span.of(text))
            })
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn words_keep_inner_hyphens_apostrophes_and_digits() {
        check(
            "Park Sun-ok, negara-negara G20 (Ma’ruf).",
            "w:Park w:Sun-ok p:, w:negara-negara w:G20 p:( w:Ma’ruf p:) p:.",
        );
        check(
            "ke-24 era 1990-an 'kata' -",
            "w:ke-24 w:era w:1990-an p:' w:kata p:' p:-",
        );
    }

    #[test]
    fn numbers_keep_inner_separators_and_lose_a_trailing_dot() {
        check(
            "12.500 ton, pukul 07.15. 3/4/2021 21-22 8,5%",
            "n:12.500 w:ton p:, w:pukul n:07.15 p:. n:3/4/2021 n:21-22 n:8,5 p:%",
        );
    }

    #[test]
    fn a_number_written_close_to_a_currency_or_a_unit_stands_alone() {
        check(
            "Rp500 USD3,5 1.500km",
            "w:Rp n:500 w:USD n:3,5 n:1.500 w:km",
        );
    }

    #[test]
    fn spans_point_into_the_whole_text() {
        let text = "abc déf";
        let found: Vec<Token> = tokens(text, Span::new(4, text.len())).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span.of(text), "déf");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn every_visible_character_lies_in_exactly_one_token(
            text in "[a-z0-9A-Z.,'’/ \u{a0}\u{200b}\u{301}é👍-]{0,40}|\\PC{0,40}"
        ) {
            let found: Vec<Token> = tokens(&text, Span::new(0, text.len())).collect();
            for (at, c) in text.char_indices() {
                let covering = found
                    .iter()
                    .filter(|token| token.span.start as usize <= at && at < token.span.end as usize)
                    .count();
                if !c.is_whitespace() && !is_invisible(c) {
                    assert_eq!(covering, 1, "{text:?} at {at}");
                }
            }
            assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        }
    }
}
