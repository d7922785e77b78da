//! The names of weekdays and months, as words and as numbers.
//!
//! No other module lists them, so that dates and names agree on what is a word of the calendar.

/// The names of the weekdays with their numbers, Monday 0.
#[rustfmt::skip]
pub(super) const WEEKDAYS: &[(&str, u8)] = &[
    ("senin", 0), ("selasa", 1), ("rabu", 2), ("kamis", 3), ("jumat", 4), ("jum'at", 4),
    ("jum’at", 4), ("sabtu", 5), ("minggu", 6), ("ahad", 6),
];

/// The names of the months and their short forms with their numbers, January 1.
#[rustfmt::skip]
pub(super) const MONTHS: &[(&str, u8)] = &[
    ("januari", 1), ("jan", 1), ("februari", 2), ("pebruari", 2), ("peb", 2), ("feb", 2),
    ("maret", 3), ("mar", 3), ("april", 4), ("apr", 4), ("mei", 5), ("juni", 6), ("jun", 6), ("juli", 7),
    ("jul", 7), ("agustus", 8), ("agu", 8), ("agt", 8), ("ags", 8), ("agust", 8),
    ("september", 9), ("sep", 9), ("sept", 9), ("oktober", 10), ("okt", 10), ("november", 11),
    ("nopember", 11), ("nop", 11), ("nov", 11), ("desember", 12), ("des", 12),
];

/// The number of the weekday that `word` (in lower case) names, Monday 0.
pub(in crate::entity) fn weekday(word: &str) -> Option<u8> {
    numbered(WEEKDAYS, word)
}

/// The number of the month that `word` (in lower case) names, January 1.
pub(in crate::entity) fn month(word: &str) -> Option<u8> {
    numbered(MONTHS, word)
}

/// The number of the month whose English name is `word` (in lower case), January 1; those that are
/// written as in Indonesian left out. They are in no closed list, for some are names of people.
pub(in crate::entity) fn english_month(word: &str) -> Option<u8> {
    Some(match word {
        "january" => 1,
        "february" => 2,
        "march" => 3,
        "may" => 5,
        "june" => 6,
        "july" => 7,
        "august" => 8,
        "october" => 10,
        "december" => 12,
        _ => return None,
    })
}

fn numbered(names: &[(&str, u8)], word: &str) -> Option<u8> {
    let (_, number) = names.iter().find(|(name, _)| *name == word)?;
    Some(*number)
}
