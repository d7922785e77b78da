//! Who, where, when, how much, and who said it: names under one canonical form, dates resolved,
//! quantities normalized, quotations with their speakers.
//!
//! The parts stand apart, so that one can be replaced without the others: names in running text,
//! the joining of names into entities, dates, quantities, quotations, and the gazetteer. All of
//! it works by rules of the language, names by a trained model too where there is one, and nothing
//! here fails on a text.

mod alias;
mod atom;
mod claim;
mod correct;
mod date;
#[cfg(test)]
mod example;
mod find;
mod finding;
mod gazetteer;
mod lexicon;
mod name;
mod quantity;
mod quote;
mod vocabulary;

pub use correct::{Corrected, Correction, NO_NAME, Verdict};
pub use find::{Knowledge, find};
pub use finding::{
    Alias, Attribution, Bound, DateMention, Entity, Findings, Ground, Kind, Mention, Quantity,
    Quote, Rule, slug,
};
pub use lexicon::is_function_word;
pub use name::{Annotated, NameModel, learn_names, learn_words};
