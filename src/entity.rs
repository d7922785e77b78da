//! Who, where, when, how much, and who said it: names under one canonical form, dates resolved,
//! quantities normalized, quotations with their speakers.

mod find;
mod finding;

pub use find::find;
pub use finding::{Alias, Bound, DateMention, Entity, Findings, Kind, Mention, Quantity, Quote};
