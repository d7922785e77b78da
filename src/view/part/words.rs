//! Figures, dates and kinds in the interface's language.

use crate::{compare::Verdict, entity::Kind};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `1 sentence`, `2 sentences`.
pub fn count(number: usize, thing: &str) -> String {
    let mut words = number.to_string();
    words.push(' ');
    words.push_str(thing);
    if number != 1 {
        words.push('s');
    }
    words
}

/// The date of an ISO 8601 date or date-time at its own precision: `18 June 2024`.
pub fn day(iso: &str) -> String {
    let date = iso.split('T').next().unwrap_or_default();
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts
        .next()
        .and_then(|month| month.parse::<usize>().ok())
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    let mut words = String::new();
    for part in [day, month.copied(), Some(year)].into_iter().flatten() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(part);
    }
    words
}

/// The time of an ISO 8601 date-time with the zone's Indonesian name: `10.01 WIB`.
pub fn time_of(iso: &str) -> Option<String> {
    let (_, time) = iso.split_once('T')?;
    let zone = match time.find(['+', '-', 'Z']) {
        Some(at) => match time.get(at..)? {
            "+07:00" => " WIB",
            "+08:00" => " WITA",
            "+09:00" => " WIT",
            _ => " (other zone)",
        },
        None => "",
    };
    let mut words = time.get(..5)?.replace(':', ".");
    words.push_str(zone);
    Some(words)
}

/// The heading over a list of entities.
pub fn kind_plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "People",
        Kind::Place => "Places",
        Kind::Organization => "Organizations",
        Kind::Event => "Events",
    }
}

/// What a difference amounts to, in a reader's words.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "differs",
        Verdict::Update => "changed later",
        Verdict::SameSaidDifferently => "same, said differently",
    }
}
