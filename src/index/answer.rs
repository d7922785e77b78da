//! What a search answers.

use serde::Serialize;

use crate::base::{Span, plain};

/// Why a stretch of text matches a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The very word.
    Exact,
    /// Another form of the same root.
    Root,
    /// Another name of the same entity.
    Alias,
    /// A word one or two typing errors away.
    Typo,
    /// A word that begins as the query's last word does.
    Prefix,
    /// A phrase in quotation marks.
    Phrase,
}

/// A stretch of text that answers a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Match {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Why it matches.
    pub why: Why,
}

/// One document that answers a query.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// The document's file.
    pub file: String,
    /// Its rank's figure: higher is better, comparable within one answer only.
    #[serde(serialize_with = "plain")]
    pub score: f64,
    /// Its headline.
    pub headline: String,
    /// What matches, in the order of the text, never overlapping.
    pub matches: Vec<Match>,
    /// The passage that answers best, cut at sentence edges.
    pub snippet: Span,
    /// Index of the document in the corpus; not part of the answer's outside.
    #[serde(skip)]
    pub document: u32,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Results {
    /// The query as typed.
    pub query: String,
    /// How many documents answer.
    pub total: u32,
    /// The best of them, best first; ties in the order of the corpus.
    pub hits: Vec<Hit>,
    /// Whether no document has all words, so that partial answers are given.
    pub relaxed: bool,
    /// What of the query was ignored, and what was read in another way, for the reader.
    pub notes: Vec<String>,
}
