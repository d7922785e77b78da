//! Roots of Indonesian words.

use std::borrow::Cow;

/// Anything that knows the root of a word.
pub trait Roots {
    /// The root of `word`, which must be in normal form; the word itself where it has no affix.
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str>;
}

/// A stemmer whose candidate roots are checked against a vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Stemmer {}

impl Stemmer {
    /// A stemmer that knows the words of a corpus (normal forms, with how often each occurs).
    pub fn new<'a>(vocabulary: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let _ = vocabulary.into_iter().count();
        Self {}
    }
}

impl Roots for Stemmer {
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(word)
    }
}

/// The roots that `word` (in normal form) may have by the rules of affixation alone, the most
/// plausible first; `word` itself is always among them.
pub fn candidates(word: &str) -> Vec<String> {
    vec![word.to_owned()]
}
