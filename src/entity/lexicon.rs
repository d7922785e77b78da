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

pub(super) use self::time::{english_month, month, weekday};

/// A closed list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Calendar,
    CapitalPlaceHeads,
    Directions,
    EnglishOrganizationTails,
    EventHeads,
    Fields,
    FunctionWords,
    OrdinaryAbbreviations,
    OrganizationHeads,
    PlaceHeads,
    QuotingWords,
    SourceCues,
    SpeechNouns,
    SpeechVerbs,
    Titles,
    UnitHeads,
}

/// The words of every list but that of the calendar, whose words are names of numbers.
const LISTS: [(List, &[&str]); 15] = [
    (List::CapitalPlaceHeads, places::CAPITAL_PLACE_HEADS),
    (List::Directions, places::DIRECTIONS),
    (
        List::EnglishOrganizationTails,
        bodies::ENGLISH_ORGANIZATION_TAILS,
    ),
    (List::EventHeads, events::EVENT_HEADS),
    (List::Fields, fields::FIELDS),
    (List::FunctionWords, function_words::FUNCTION_WORDS),
    (
        List::OrdinaryAbbreviations,
        abbreviations::ORDINARY_ABBREVIATIONS,
    ),
    (List::OrganizationHeads, bodies::ORGANIZATION_HEADS),
    (List::PlaceHeads, places::PLACE_HEADS),
    (List::QuotingWords, speech::QUOTING_WORDS),
    (List::SourceCues, speech::SOURCE_CUES),
    (List::SpeechNouns, speech::SPEECH_NOUNS),
    (List::SpeechVerbs, speech::SPEECH_VERBS),
    (List::Titles, titles::TITLES),
    (List::UnitHeads, places::UNIT_HEADS),
];

/// Tells `each` of every word of every list.
pub(super) fn each_listed(each: &mut dyn FnMut(List, &str)) {
    for (list, words) in LISTS {
        for word in words {
            each(list, word);
        }
    }
    for (name, _) in time::WEEKDAYS.iter().chain(time::MONTHS) {
        each(List::Calendar, name);
    }
}

/// The closed lists that hold a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists(u16);

impl Lists {
    /// Whether `list` is one of them.
    pub fn has(self, list: List) -> bool {
        self.0 & 1 << list as u16 != 0
    }

    /// A bit for each of them.
    pub fn bits(self) -> u16 {
        self.0
    }

    /// Adds `list` to them.
    pub fn add(&mut self, list: List) {
        self.0 |= 1 << list as u16;
    }
}

/// Whether the lower-case `word` carries grammar and no content.
pub fn is_function_word(word: &str) -> bool {
    function_words::FUNCTION_WORDS.contains(&word)
}
