//! The inverted index and the query language that searches it.
//!
//! Search is total: nothing a person types fails, and the same query gives the same bytes on every
//! machine.
//!
//! # What is stored
//! - A `dictionary` of all word forms (normal form) and their roots. A form's tag is 0 where it is
//!   its own root, else one more than the root's id; its payload is its posting list. A root that
//!   no document has is an entry without payload. From a root to its forms leads a table that is
//!   made of the tags on opening.
//! - A `dictionary` of names; the payload lists the entities so called, and whose own name it is; the
//!   tag is 1 where the name is mostly used as a word that names nobody. A posting list an entity, over all its names, so
//!   that every alias finds the same places in the same order.
//! - For every document, where its fields begin and end (`fields`), and where every sixteenth word
//!   stands in the text (`locate`).
//!
//! A posting is a document and a word's number in it (`words`). Its list (`postings`) has first what
//! ranking wants, document by document: the gap and the occurrences in each field; and apart from
//! it the places, which are read only where they are wanted: in phrases, and in what is shown.
//! Blocks of 32 documents can be passed over. Numbers are in Rice's code (`bits`). The bytes of a
//! match are found from the nearest word whose place is kept. Whether a posting is the very word or
//! another form of its root is known from the form whose list it stands in.
//!
//! `store` writes and reads all of this, as a part of the bundle, which has the version and the
//! checksum. Posting lists and keys stay where they are in the bundle; opening copies none. The lists of
//! words may lie in parts that a page loads when they are read (`payloads`).
//!
//! # How a query is answered
//! `query` reads it into a tree whose leaves are words, phrases, names; a `leaf` is the posting lists
//! that answer it (`places` says which, `typo` where it is misspelled). `search` joins the leaves'
//! documents, `rank` orders them, `marks` and `snippet` say where and why in those that are shown.
//! `concordance`, `sources` and `characteristic` are built on the same answers.
//!
//! # What is missing
//! Bylines and boilerplate are not searched. Every document of a word is weighed: no bound is kept
//! by which a block could be passed over because it can't come first.

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
mod payloads;
mod places;
mod postings;
mod query;
mod rank;
mod search;
mod snippet;
mod sources;
mod store;
#[cfg(test)]
mod tests;
mod typo;
mod words;

pub use analysed::Analysed;
pub use answer::{Hit, Match, Note, Results, Why};
pub use build::Index;
pub use characteristic::{Characteristic, SourceWords, characteristic};
pub use concordance::{Concordance, Line, Order};
pub use sources::{SourceUse, Sources};
