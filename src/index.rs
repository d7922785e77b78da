//! The inverted index and the query language that searches it.
//!
//! Search is total: nothing a person types fails, and the same query gives the same bytes on every
//! machine.
//!
//! # What is stored
//! - A `dictionary` of all word forms (normal form) and their roots. A form's tag is 0 where it is
//!   its own root, else one more than the root's id; its payload is its posting list. A root that
//!   no document has is an entry without payload.
//! - The ids of all forms with another root, sorted by root: from a root to its forms.
//! - A `dictionary` of names; the payload lists the entities so called. A posting list an entity,
//!   over all its names, so that every alias finds the same places in the same order.
//! - For every document, where its fields begin and end.
//!
//! A posting is a document and a word's number in it (`words`); it holds no byte offset. The bytes
//! of a match are found by numbering the document again, which is done only for the documents that
//! are shown. Whether a posting is the very word or another form of its root is known from the form
//! whose list it stands in.
//!
//! # What is missing
//! Bylines and boilerplate are not searched. A posting list is read from its start: there are no
//! skips, and a query reads every posting of its words.

mod analysed;
mod answer;
mod asked;
mod bits;
mod build;
mod characteristic;
mod concordance;
mod dictionary;
mod fields;
#[cfg(test)]
mod fixture;
mod gather;
mod leaf;
mod locate;
mod marks;
mod places;
mod postings;
mod query;
mod rank;
mod search;
mod snippet;
mod sources;
mod store;
mod typo;
mod words;

pub use analysed::Analysed;
pub use answer::{Hit, Match, Results, Why};
pub use build::Index;
pub use characteristic::{Characteristic, SourceWords, characteristic};
pub use concordance::{Concordance, Line, Order};
pub use sources::{SourceUse, Sources};
