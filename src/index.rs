//! The inverted index and the query language that searches it.
//!
//! Search is total: nothing a person types fails, and the same query gives the same bytes on every
//! machine.

mod build;
mod search;

pub use build::Index;
pub use search::{Hit, Match, Results, Why};
