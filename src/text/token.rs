//! Words, numbers and punctuation marks, and the form in which words are compared.

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
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let _ = (text, span);
    Vec::new()
}

/// The form in which words are compared: lower case, straight apostrophes and hyphens, no
/// combining marks or invisible characters.
pub fn normal_form(word: &str) -> String {
    word.to_lowercase()
}
