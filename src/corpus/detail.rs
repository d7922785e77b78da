//! What is known about a report besides its text, each piece with its evidence.

use serde::Serialize;

use crate::base::{Span, Text};

/// What a detail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The article's title.
    Headline,
    /// The outlet's name.
    Outlet,
    /// An author's or editor's name.
    Byline,
    /// The initials with which an editor signs.
    Initials,
    /// When it was published: an ISO 8601 date, or a date-time, with offset where the zone is known.
    Published,
    /// When it was last changed, in the same form.
    Updated,
    /// The place from which it reports, as the dateline writes it.
    Place,
    /// Whom a picture is from, as the page writes it.
    Credit,
    /// The page's address.
    Url,
}

/// Where a detail comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// It stands on the page.
    Read,
    /// `corpus.toml` or the `.jsonl` line states it as a fact.
    Supplied,
    /// Whoever wrote `corpus.toml` concluded it.
    Editor,
    /// A line of the page's furniture says it of the page, or of what it was taken from.
    Furniture,
    /// The text names a weekday with its day and month; only this near year has them together.
    Weekday,
    /// It is the date that the text names most often.
    Frequent,
}

impl Field {
    /// What a reader calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Outlet => "outlet",
            Self::Byline => "byline",
            Self::Initials => "initials",
            Self::Published => "published",
            Self::Updated => "updated",
            Self::Place => "place",
            Self::Credit => "picture",
            Self::Url => "address",
        }
    }
}

impl Origin {
    /// Whether it is a conclusion, not a statement.
    pub fn is_inferred(self) -> bool {
        !matches!(self, Self::Read | Self::Supplied)
    }

    /// Where it comes from, in a reader's words.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Read => "read on the page",
            Self::Supplied => "given with the corpus",
            Self::Editor => "concluded by the corpus's editor",
            Self::Furniture => "named in the page's furniture",
            Self::Weekday => "concluded from a weekday and its day",
            Self::Frequent => "the day that the text names most often",
        }
    }
}

/// A piece of metadata and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// What it is about.
    pub field: Field,
    /// The value.
    pub value: Text,
    /// Where it comes from.
    pub origin: Origin,
    /// What on the page says it or leads to it; empty where nothing does.
    pub span: Span,
    /// The editor's own reason, where one is given; else empty.
    pub note: String,
}

impl Detail {
    /// A detail that is stated by whoever brings the corpus.
    pub fn supplied(field: Field, value: String) -> Self {
        Self {
            field,
            value: value.into(),
            origin: Origin::Supplied,
            span: Span::default(),
            note: String::new(),
        }
    }
}
