//! What `corpus.toml` says of a corpus; the file's syntax is the caller's affair.

use super::{Detail, Field};

/// The corpus's own title and language, and what its pages do not say themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The corpus's title; empty where none is given.
    pub title: String,
    /// BCP 47 tag; empty where none is given.
    pub language: String,
    /// One entry a document, in the order of the file.
    pub entries: Vec<Entry>,
}

/// What `corpus.toml` says of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The file's name inside the corpus.
    pub file: String,
    /// Stable name, used in links; the file's stem where missing.
    pub id: Option<String>,
    /// What else is known of it: supplied, an editor's conclusion, or read from the page's markup.
    pub details: Vec<Detail>,
}

impl Entry {
    /// The headline, where it is known from outside of the text (a `.jsonl` line's title).
    pub(super) fn headline(&self) -> Option<&str> {
        let mut details = self.details.iter();
        let headline = details.find(|detail| detail.field == Field::Headline);
        headline.map(|detail| detail.value.as_str())
    }
}
