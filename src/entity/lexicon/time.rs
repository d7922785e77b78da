//! The names of weekdays and months, as words and as numbers.
//!
//! No other module lists them, so that dates and names agree on what is a word of the calendar.

/// The number of the weekday that `word` (in lower case) names, Monday 0.
pub(in crate::entity) fn weekday(word: &str) -> Option<u8> {
    Some(match word {
        "senin" => 0,
        "selasa" => 1,
        "rabu" => 2,
        "kamis" => 3,
        "jumat" | "jum'at" | "jum’at" => 4,
        "sabtu" => 5,
        "minggu" | "ahad" => 6,
        _ => return None,
    })
}

/// The number of the month that `word` (in lower case) names, January 1.
pub(in crate::entity) fn month(word: &str) -> Option<u8> {
    Some(match word {
        "januari" | "jan" => 1,
        "februari" | "pebruari" | "feb" => 2,
        "maret" | "mar" => 3,
        "april" | "apr" => 4,
        "mei" => 5,
        "juni" | "jun" => 6,
        "juli" | "jul" => 7,
        "agustus" | "agu" | "agt" | "ags" | "agust" => 8,
        "september" | "sep" | "sept" => 9,
        "oktober" | "okt" => 10,
        "november" | "nopember" | "nov" => 11,
        "desember" | "des" => 12,
        _ => return None,
    })
}
