//! Pieces that several pages are made of.

mod header;
mod marked;
mod words;

pub use header::header;
pub use marked::{Marks, marked};
pub use words::{count, day, kind_plural, time_of, verdict};
