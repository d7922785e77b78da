//! What a comparison tells.

use serde::Serialize;

use super::{Quotation, Reuse};
use crate::base::{Arrange, Span, plain};

/// How near two aligned sentences are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The same sentence, but for small changes.
    Same,
    /// The same content in other words.
    Reworded,
}

/// What happened to a stretch of words between two sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Op {
    /// It stands in both.
    Equal,
    /// It stands in `b` alone.
    Insert,
    /// It stands in `a` alone.
    Delete,
    /// `b` has other words in its place.
    Replace,
}

/// Why a stretch of words was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// Another name of the same entity.
    Alias,
    /// Another form of the same root.
    Inflection,
    /// Another spelling of the same word.
    Spelling,
    /// Another number.
    Number,
    /// Another date or another way to write it.
    Date,
    /// Another punctuation mark.
    Punctuation,
    /// Other words.
    Wording,
}

/// One step from the words of `a` to the words of `b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What happened.
    pub op: Op,
    /// The words in `a`; empty, at the place of insertion, for an insertion.
    pub a: Span,
    /// The words in `b`; empty, at the place of deletion, for a deletion.
    pub b: Span,
    /// Why, for a replacement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Reason>,
    /// Where the same words stand in the other document, for a deletion or an insertion that only
    /// moved them within the sentence; the step there points back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Span>,
}

/// Two sentences that state the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Passage {
    /// The sentence in `a`.
    pub a: Span,
    /// The sentence in `b`.
    pub b: Span,
    /// How near they are.
    pub relation: Relation,
    /// How likely it is that the two state the same, from 0 to 1, four decimals.
    #[serde(serialize_with = "plain")]
    pub score: f64,
    /// The words of both, in order.
    pub changes: Vec<Change>,
}

/// What two statements disagree in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ConflictKind {
    /// A figure.
    Quantity,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// Who.
    Name,
    /// Where.
    Place,
    /// From whom it is known.
    Attribution,
    /// The words of a quotation.
    Quote,
}

impl ConflictKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Quantity,
        Self::Date,
        Self::Time,
        Self::Name,
        Self::Place,
        Self::Attribution,
        Self::Quote,
    ];

    /// The kind's name in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Date => "date",
            Self::Time => "time",
            Self::Name => "name",
            Self::Place => "place",
            Self::Attribution => "attribution",
            Self::Quote => "quote",
        }
    }
}

/// What a difference amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Both cannot hold.
    Conflict,
    /// The later report may have overtaken the earlier.
    Update,
    /// Both hold: one thing in two ways of saying.
    SameSaidDifferently,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 3] = [Self::Conflict, Self::Update, Self::SameSaidDifferently];

    /// The verdict's name in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Update => "update",
            Self::SameSaidDifferently => "same-said-differently",
        }
    }
}

/// Two values for one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// What the two disagree in.
    pub kind: ConflictKind,
    /// Where `a` states its value.
    pub a: Span,
    /// Where `b` states its value.
    pub b: Span,
    /// The value in `a`, as written.
    pub value_a: String,
    /// The value in `b`, as written.
    pub value_b: String,
    /// What the difference amounts to.
    pub verdict: Verdict,
}

/// Two documents against each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Id of the first document.
    pub a: String,
    /// Id of the second document.
    pub b: String,
    /// Aligned sentences, in the order of `a`, then of `b`.
    pub passages: Vec<Passage>,
    /// Body sentences of `a` without a partner.
    pub only_a: Vec<Span>,
    /// Body sentences of `b` without a partner.
    pub only_b: Vec<Span>,
    /// Where the two differ on one fact.
    pub conflicts: Vec<Conflict>,
}

impl Comparison {
    /// The same with the two documents in the other order.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        std::mem::swap(&mut self.a, &mut self.b);
        std::mem::swap(&mut self.only_a, &mut self.only_b);
        for passage in &mut self.passages {
            std::mem::swap(&mut passage.a, &mut passage.b);
            for change in &mut passage.changes {
                std::mem::swap(&mut change.a, &mut change.b);
                change.op = match change.op {
                    Op::Insert => Op::Delete,
                    Op::Delete => Op::Insert,
                    same => same,
                };
            }
        }
        for conflict in &mut self.conflicts {
            std::mem::swap(&mut conflict.a, &mut conflict.b);
            std::mem::swap(&mut conflict.value_a, &mut conflict.value_b);
        }
        self.passages
            .arrange_by_key(|passage| (passage.a, passage.b));
        self.conflicts
            .arrange_by_key(|conflict| (conflict.a, conflict.b, conflict.kind));
        self
    }
}

/// One source's sentence in a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The document's file.
    pub file: String,
    /// First byte of the sentence.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Index of the document in the corpus; not part of the answer's outside.
    #[serde(skip)]
    pub document: u32,
}

/// What one or several sources state.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// The sentences that state it, in the order of the corpus, then of the text.
    pub members: Vec<Member>,
    /// How many documents state it.
    pub sources: u32,
    /// Where members of different sources differ.
    pub conflicts: Vec<StatementConflict>,
}

/// What was found across all documents when the corpus was analysed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Across {
    /// Every two documents that share a run of words, each with its longest run alone.
    pub reused: Vec<Reuse>,
    /// The quotations of all documents, grouped.
    pub quotations: Vec<Quotation>,
    /// What the documents state, grouped; `None` where that was not looked for. Files and values are
    /// left out: they are those of the documents at the ranges.
    pub statements: Option<Vec<Statement>>,
    /// Every two documents, the first with all later ones, then the second, and so on; none where
    /// they were not compared. Ids and values are left out.
    pub compared: Vec<Comparison>,
}

/// A conflict between two members of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementConflict {
    /// What they disagree in.
    pub kind: ConflictKind,
    /// Indexes of the two documents in the corpus; not part of the answer's outside.
    #[serde(skip)]
    pub documents: (u32, u32),
    /// The first member's file.
    pub file_a: String,
    /// The second member's file.
    pub file_b: String,
    /// Where the first states its value.
    pub a: Span,
    /// Where the second states its value.
    pub b: Span,
    /// The first's value, as written.
    pub value_a: String,
    /// The second's value, as written.
    pub value_b: String,
    /// What the difference amounts to.
    pub verdict: Verdict,
}
