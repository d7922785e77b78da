//! What a search answers.

use serde::{Serialize, Serializer};

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

/// What of a query was not searched as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It was left out.
    Ignored(String),
    /// It looks like a field's value, and was searched as words.
    AsWords(String),
    /// A word that only asks.
    Asks(String),
    /// A word that the corpus does not have.
    Missing {
        /// The word.
        form: String,
        /// The nearest words that it has, which were searched instead.
        near: Vec<String>,
    },
}

impl Note {
    /// More notes than this say nothing that a reader would follow.
    const MOST: usize = 8;

    /// The note in English.
    pub fn text(&self) -> String {
        match self {
            Self::Ignored(what) => ["“", what, "” was ignored"].concat(),
            Self::AsWords(what) => ["“", what, "” was searched as words"].concat(),
            Self::Asks(what) => ["“", what, "” only asks, and was not searched"].concat(),
            Self::Missing { form, near } => {
                let mut note = ["“", form, "” is not in the corpus"].concat();
                for (n, word) in near.iter().enumerate() {
                    note.push_str(if n == 0 { "; read as “" } else { ", “" });
                    note.push_str(word);
                    note.push('”');
                }
                note
            }
        }
    }

    /// Adds the note to others where it is new, and they are not too many.
    pub(super) fn add_to(self, notes: &mut Vec<Self>) {
        if notes.len() < Self::MOST && !notes.contains(&self) {
            notes.push(self);
        }
    }
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
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
    pub notes: Vec<Note>,
}
