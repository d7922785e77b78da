//! What a document is once it has been read.

use serde::Serialize;

use super::Offsets;
use crate::base::Span;

/// What a line of a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The article's title.
    Headline,
    /// The outlet's own summary under the headline.
    Summary,
    /// Who wrote it and when it was published.
    Byline,
    /// The text or title of a picture, or its credit.
    Caption,
    /// A heading inside the article.
    Subheading,
    /// The article's running text.
    Body,
    /// Site furniture: menus, advertisements, links to other articles.
    Boilerplate,
}

/// One non-blank line of a document and its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the line is for.
    pub role: Role,
    /// The line without the white space at its ends.
    pub span: Span,
}

/// Where a piece of metadata comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It stands on the page.
    Read,
    /// `corpus.toml` or the `.jsonl` line states it as a fact.
    Supplied,
    /// An editor or this program concluded it.
    Inferred,
}

/// A piece of metadata and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// One report, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Stable name, used in links.
    pub id: String,
    /// The file's name inside the corpus; for a `.jsonl` corpus the line's `id`.
    pub file: String,
    /// The whole file as text: UTF-8 in normal form C.
    pub text: String,
    /// Where the text's bytes stand in the file.
    pub offsets: Offsets,
    /// SHA-256 of the file's bytes in hexadecimal digits; for a `.jsonl` corpus of the line's
    /// `text`.
    pub sha256: String,
    /// The headline's text; empty where the page has none.
    pub headline: String,
    /// The outlet's name.
    pub outlet: Option<Known<String>>,
    /// Names or initials of the authors and editors, in the order of the page.
    pub byline: Option<Known<Vec<String>>>,
    /// ISO 8601: a date, or a date-time with offset where the zone is known.
    pub published: Option<Known<String>>,
    /// ISO 8601, where the page says when it was last changed.
    pub updated: Option<Known<String>>,
    /// The page's address, where known.
    pub url: Option<String>,
    /// One block a non-blank line, in the order of the text.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The outlet where known, else the document's id: what a reader sees as the source's name.
    pub fn source_name(&self) -> &str {
        self.outlet.as_ref().map_or(&self.id, |known| &known.value)
    }

    /// The names of the fields that are inferred, in the order of the structure.
    pub fn inferred(&self) -> Vec<&'static str> {
        fn guessed<T>(field: Option<&Known<T>>) -> bool {
            field.is_some_and(|known| known.origin == Origin::Inferred)
        }
        [
            ("outlet", guessed(self.outlet.as_ref())),
            ("byline", guessed(self.byline.as_ref())),
            ("published", guessed(self.published.as_ref())),
            ("updated", guessed(self.updated.as_ref())),
        ]
        .into_iter()
        .filter_map(|(name, inferred)| inferred.then_some(name))
        .collect()
    }
}
