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

/// The parts as one text.
#[inline(never)]
pub fn joined(parts: &[&str]) -> String {
    parts.concat()
}

/// `1 sentence`, `2 sentences`, `2 matches`.
#[inline(never)]
pub fn count(number: usize, thing: &str) -> String {
    let ending = match (number, thing.ends_with("ch")) {
        (1, _) => "",
        (_, true) => "es",
        (_, false) => "s",
    };
    joined(&[&number.to_string(), " ", thing, ending])
}

/// A share with one decimal: `4.1`. It is put together of whole numbers, since to print a fraction
/// takes 10 kB of WebAssembly.
#[inline(never)]
pub fn share(share: f64) -> String {
    let tenths = (share * 10.0 + 0.5) as u32;
    joined(&[&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()])
}

/// The date of an ISO 8601 date or date-time at its own precision: `18 June 2024`.
#[inline(never)]
pub fn day(iso: &str) -> String {
    let date = iso.split('T').next().unwrap_or_default();
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts
        .next()
        .and_then(|month| month.parse::<usize>().ok())
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    match (day, month) {
        (Some(day), Some(month)) => joined(&[day, " ", month, " ", year]),
        (None, Some(month)) => joined(&[month, " ", year]),
        (Some(day), None) => joined(&[day, " ", year]),
        (None, None) => year.to_owned(),
    }
}

/// The days from one ISO 8601 date to another: `18 June 2024 to 19 June 2024`, or the one day.
#[inline(never)]
pub fn period(from: &str, to: &str) -> String {
    if from == to {
        day(from)
    } else {
        joined(&[&day(from), " to ", &day(to)])
    }
}

/// The date of an ISO 8601 date-time, with the time where there is one: `18 June 2024, 10.01 WIB`.
#[inline(never)]
pub fn moment(iso: &str) -> String {
    match time_of(iso) {
        Some(time) => joined(&[&day(iso), ", ", &time]),
        None => day(iso),
    }
}

/// The time of an ISO 8601 date-time with the zone's Indonesian name: `10.01 WIB`.
fn time_of(iso: &str) -> Option<String> {
    let (_, time) = iso.split_once('T')?;
    let zone = match time.bytes().position(|b| matches!(b, b'+' | b'-' | b'Z')) {
        Some(at) => match time.get(at..)? {
            "+07:00" => " WIB",
            "+08:00" => " WITA",
            "+09:00" => " WIT",
            _ => " (other zone)",
        },
        None => "",
    };
    let (hour, minute) = time.get(..5)?.split_once(':')?;
    Some(joined(&[hour, ".", minute, zone]))
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
