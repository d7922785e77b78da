//! Closed lists of Indonesian words that speak for or against a name.
//!
//! The lists hold grammar (function words, verbs of saying), offices and the nouns that head the
//! names of bodies, places and events. They are general knowledge of the language, all in lower
//! case; no list holds a name.

mod abbreviations;
mod bodies;
mod events;
mod fields;
mod function_words;
mod places;
mod speech;
mod time;
mod titles;

pub(super) use self::{
    abbreviations::ORDINARY_ABBREVIATIONS,
    bodies::{ENGLISH_ORGANIZATION_TAILS, ORGANIZATION_HEADS},
    events::EVENT_HEADS,
    fields::FIELDS,
    function_words::FUNCTION_WORDS,
    places::{CAPITAL_PLACE_HEADS, DIRECTIONS, PLACE_HEADS, UNIT_HEADS},
    speech::{SOURCE_CUES, SPEECH_NOUNS, SPEECH_VERBS},
    time::{month, weekday},
    titles::TITLES,
};

/// Whether the lower-case `word` carries grammar and no content.
pub fn is_function_word(word: &str) -> bool {
    holds(FUNCTION_WORDS, word)
}

/// Whether `list`, in whatever order, holds the lower-case `word`.
pub(super) fn holds(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}
