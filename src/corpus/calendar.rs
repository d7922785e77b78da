//! Dates and times of day as bylines write them, in Indonesian and English.
//!
//! Full dates name day, month and year; of the partial ones only a weekday with day and month is
//! looked at here, since it lets conclude the year.

use time::{Date, Month, Weekday};

use crate::base::Span;

/// A full date in a line, with the time of day and the zone where they are stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Where it stands in the line it was found in, in bytes.
    pub(super) span: Span,
    date: Date,
    /// Hour and minute.
    time: Option<(u8, u8)>,
    /// `+07:00` and so on.
    offset: Option<String>,
}

impl Stamp {
    /// Whether a time of day is stated.
    pub(super) fn has_time(&self) -> bool {
        self.time.is_some()
    }

    /// ISO 8601: a date, a date-time, or a date-time with offset, whichever is stated.
    pub(super) fn iso(&self) -> String {
        let (year, month, day) = (self.date.year(), self.date.month() as u8, self.date.day());
        let date = format!("{year:04}-{month:02}-{day:02}");
        match self.time {
            Some((hour, minute)) => {
                let offset = self.offset.as_deref().unwrap_or_default();
                format!("{date}T{hour:02}:{minute:02}{offset}")
            }
            None => date,
        }
    }
}

/// First letters by which the names of the months are told apart, Indonesian and English; a name
/// in a text must be one of the full names or a cut of at least three letters of it.
const MONTHS: [(&str, Month); 21] = [
    ("januari", Month::January),
    ("january", Month::January),
    ("februari", Month::February),
    ("february", Month::February),
    ("maret", Month::March),
    ("march", Month::March),
    ("april", Month::April),
    ("mei", Month::May),
    ("may", Month::May),
    ("juni", Month::June),
    ("june", Month::June),
    ("juli", Month::July),
    ("july", Month::July),
    ("agustus", Month::August),
    ("august", Month::August),
    ("agt", Month::August),
    ("september", Month::September),
    ("oktober", Month::October),
    ("october", Month::October),
    ("november", Month::November),
    ("desember", Month::December),
];

fn month(name: &str) -> Option<Month> {
    // The longest name has nine letters.
    if !(3..=9).contains(&name.len()) {
        return None;
    }
    let name = name.to_lowercase();
    match name.as_str() {
        "december" | "dec" => Some(Month::December),
        "nopember" | "nop" => Some(Month::November),
        "ags" => Some(Month::August),
        _ => MONTHS
            .iter()
            .find(|(full, _)| full.starts_with(&name) && (name.len() <= 4 || *full == name))
            .map(|(_, month)| *month),
    }
}

/// A run of letters, a run of digits, or one other visible character.
struct Piece<'a> {
    text: &'a str,
    at: usize,
}

impl Piece<'_> {
    fn number(&self) -> Option<u16> {
        (self.text.len() <= 4).then(|| self.text.parse().ok())?
    }

    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut at = 0;
    while let Some(first) = rest.chars().next() {
        let len = if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic())
        } else if first.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit())
        } else {
            Some(first.len_utf8())
        }
        .unwrap_or(rest.len());
        if !first.is_whitespace() {
            let text = rest.get(..len).unwrap_or_default();
            found.push(Piece { text, at });
        }
        at += len;
        rest = rest.get(len..).unwrap_or_default();
    }
    found
}

/// Every full date in `text`, in order, with the time of day that follows it.
pub(super) fn stamps(text: &str) -> Vec<Stamp> {
    // A full date has a year of four digits.
    let mut n_digits = 0;
    let year = text.bytes().any(|byte| {
        n_digits = if byte.is_ascii_digit() {
            n_digits + 1
        } else {
            0
        };
        n_digits == 4
    });
    if !year {
        return Vec::new();
    }
    let pieces = pieces(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = pieces.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((date, n_date)) = date(rest) else {
            at += 1;
            continue;
        };
        let (time, n_time) = time_after(rest.get(n_date..).unwrap_or_default());
        let after_time = rest.get(n_date + n_time..).unwrap_or_default();
        let (offset, n_offset) = match time {
            Some(_) => zone(after_time),
            None => (None, 0),
        };
        let n_pieces = n_date + n_time + n_offset;
        if let (Some(first), Some(last)) = (rest.first(), rest.get(n_pieces - 1)) {
            found.push(Stamp {
                span: Span::new(first.at, last.end()),
                date,
                time,
                offset,
            });
        }
        at += n_pieces;
    }
    found
}

/// A weekday with a day and a month, without a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WeekdayDate {
    /// Where it stands in the line it was found in, in bytes.
    pub(super) span: Span,
    weekday: Weekday,
    month: Month,
    day: u8,
}

impl WeekdayDate {
    /// The day, as an ISO 8601 date, in the year nearest to `near` in which it falls on the
    /// weekday, the later of two as near. `None` where the day is in no year.
    pub(super) fn nearest(&self, near: i32) -> Option<String> {
        // The calendar repeats its weekdays after at most twelve years, a leap day's after forty.
        (0..=40)
            .flat_map(|years| [near + years, near - years])
            .find_map(|year| {
                let date = Date::from_calendar_date(year, self.month, self.day).ok()?;
                let month = self.month as u8;
                let day = self.day;
                (date.weekday() == self.weekday).then(|| format!("{year:04}-{month:02}-{day:02}"))
            })
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name.to_lowercase().as_str() {
        "senin" => Weekday::Monday,
        "selasa" => Weekday::Tuesday,
        "rabu" => Weekday::Wednesday,
        "kamis" => Weekday::Thursday,
        "jumat" | "jum'at" => Weekday::Friday,
        "sabtu" => Weekday::Saturday,
        "minggu" | "ahad" => Weekday::Sunday,
        _ => return None,
    })
}

/// Every weekday with day and month that no year follows, in order: `Rabu (12/6)`, `Rabu, 12 Juni`.
pub(super) fn weekdays(text: &str) -> Vec<WeekdayDate> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let pieces = pieces(text);
    let starts = (0..pieces.len()).filter_map(|at| pieces.get(at..));
    starts.filter_map(weekday_date).collect()
}

fn weekday_date(pieces: &[Piece]) -> Option<WeekdayDate> {
    let first = pieces.first()?;
    let weekday = weekday(first.text)?;
    let rest = pieces.get(1..)?;
    let n_signs = rest
        .iter()
        .take(2)
        .take_while(|it| matches!(it.text, "," | "("))
        .count();
    let rest = rest.get(n_signs..)?;
    let day = u8::try_from(rest.first()?.number()?).ok()?;
    let named = rest.get(1)?;
    let (month, last) = match month(named.text) {
        Some(month) => (month, 1),
        None if matches!(named.text, "/" | "-") => {
            let number = u8::try_from(rest.get(2)?.number()?).ok()?;
            (Month::try_from(number).ok()?, 2)
        }
        None => return None,
    };
    let after = rest.get(last + 1);
    if after.is_some_and(|it| matches!(it.text, "/" | "-") || it.number() > Some(99)) {
        return None;
    }
    Some(WeekdayDate {
        span: Span::new(first.at, rest.get(last)?.end()),
        weekday,
        month,
        day,
    })
}

/// The years that a text names in dates, in order: `Juni 2024`, `12/6/2024`, `tahun 2024`.
pub(super) fn years(text: &str) -> Vec<i32> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let pieces = pieces(text);
    let mut found = Vec::new();
    for pair in pieces.windows(2) {
        let [before, year] = pair else { continue };
        let dated = before.text == "/"
            || before.text.eq_ignore_ascii_case("tahun")
            || month(before.text).is_some();
        if let Some(year @ 1900..2200) = year.number().filter(|_| dated) {
            found.push(i32::from(year));
        }
    }
    found
}

/// The date at the start of `pieces` and how many of them it takes.
fn date(pieces: &[Piece]) -> Option<(Date, usize)> {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.text);
    let number = |at: usize| pieces.get(at).and_then(Piece::number);
    let build = |year: u16, month: Month, day: u16| {
        let day = u8::try_from(day).ok()?;
        (1900..2200)
            .contains(&year)
            .then(|| Date::from_calendar_date(i32::from(year), month, day).ok())?
    };
    let numbered = |value: u16| {
        u8::try_from(value)
            .ok()
            .and_then(|n| Month::try_from(n).ok())
    };
    if let Some(first) = number(0) {
        if let (Some(name), Some(year)) = (month(text(1)), number(2)) {
            return Some((build(year, name, first)?, 3));
        }
        // An abbreviated month may keep its dot.
        if let (Some(name), ".", Some(year)) = (month(text(1)), text(2), number(3)) {
            return Some((build(year, name, first)?, 4));
        }
        let separator = text(1);
        if matches!(separator, "/" | "-" | ".") && separator == text(3) {
            let (second, third) = (number(2)?, number(4)?);
            let date = if first > 1000 {
                build(first, numbered(second)?, third)
            } else {
                build(third, numbered(second)?, first)
            };
            return Some((date?, 5));
        }
        return None;
    }
    let name = month(text(0))?;
    let day = number(1)?;
    if let (",", Some(year)) = (text(2), number(3)) {
        return Some((build(year, name, day)?, 4));
    }
    None
}

/// The time of day at the start of `pieces`, separators and the word for it included, and how many
/// pieces it takes.
fn time_after(pieces: &[Piece]) -> (Option<(u8, u8)>, usize) {
    let skipped = pieces
        .iter()
        .take(3)
        .take_while(|piece| {
            matches!(
                piece.text,
                "," | "|" | "-" | "–" | "•" | "·" | "T" | "pukul" | "Pukul" | "jam" | "Jam" | "at"
            )
        })
        .count();
    let number = |at: usize| pieces.get(skipped + at).and_then(Piece::number);
    let colon = pieces.get(skipped + 1).map_or("", |piece| piece.text);
    let (Some(hour), true, Some(minute)) = (number(0), matches!(colon, ":" | "."), number(2))
    else {
        return (None, 0);
    };
    let two_digits = pieces
        .get(skipped + 2)
        .is_some_and(|piece| piece.text.len() == 2);
    if hour > 23 || minute > 59 || !two_digits {
        return (None, 0);
    }
    let seconds = pieces
        .get(skipped + 3)
        .is_some_and(|piece| piece.text == ":")
        && number(4).is_some_and(|seconds| seconds < 60);
    let n_pieces = skipped + if seconds { 5 } else { 3 };
    (Some((hour as u8, minute as u8)), n_pieces)
}

/// The offset from UTC stated at the start of `pieces`, and how many of them it takes.
fn zone(pieces: &[Piece]) -> (Option<String>, usize) {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.text);
    // The three zones of Indonesia, by presidential decree 41 of 1987.
    let named = match text(0).to_uppercase().as_str() {
        "WIB" => Some("+07:00"),
        "WITA" => Some("+08:00"),
        "WIT" => Some("+09:00"),
        "Z" | "UTC" | "GMT" => Some("+00:00"),
        _ => None,
    };
    if let Some(offset) = named {
        return (Some(offset.to_owned()), 1);
    }
    let two_digits = |at: usize| text(at).len() == 2 && text(at).parse::<u8>().is_ok();
    if matches!(text(0), "+" | "-") && two_digits(1) && text(2) == ":" && two_digits(3) {
        return (Some(format!("{}{}:{}", text(0), text(1), text(3))), 4);
    }
    (None, 0)
}

#[cfg(test)]
mod tests {
    use super::{stamps, weekdays, years};

    fn check(line: &str, expected: &[&str]) {
        let found: Vec<String> = stamps(line).iter().map(super::Stamp::iso).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn bylines_state_dates_in_many_forms() {
        check("Senin, 3 Mei 2021 | 07:05 WIB", &["2021-05-03T07:05+07:00"]);
        check(
            "Terbit 12 Agt. 2020 pukul 18.30 WITA",
            &["2020-08-12T18:30+08:00"],
        );
        check("03/05/2021, 07:05 WIT", &["2021-05-03T07:05+09:00"]);
        check("2021-05-03T07:05:11+07:00", &["2021-05-03T07:05+07:00"]);
        check("May 3, 2021", &["2021-05-03"]);
        check("Rina Wati • 3 Desember 2021 09:40", &["2021-12-03T09:40"]);
        check(
            "1 Jan 2020, 10:00 WIB diperbarui 2 Jan 2020",
            &["2020-01-01T10:00+07:00", "2020-01-02"],
        );
    }

    #[test]
    fn what_is_no_full_date_is_not_found() {
        check("31 Februari 2021", &[]);
        check("Rabu (12/6) ada 12.500 ton pada Maret 2021", &[]);
        check("3 Meja 2021", &[]);
        check("nomor 10.20.3000000000000", &[]);
    }

    #[test]
    fn a_weekday_with_day_and_month_lies_in_the_nearest_year_that_has_them() {
        let check = |text: &str, near: i32, expected: &[&str]| {
            let days = weekdays(text);
            let found: Vec<String> = days.iter().filter_map(|day| day.nearest(near)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("pada Kamis (5/3) malam", 2019, &["2020-03-05"]);
        check("Kamis, 5 Maret", 2016, &["2015-03-05"]);
        check("Sabtu (29/2)", 2020, &["2020-02-29"]);
        check(
            "Sabtu (30/2) dan Jumat (4/5/2018), Senin 3 Mei 2021",
            2020,
            &[],
        );
    }

    #[test]
    fn years_are_those_of_dates() {
        let text = "2000 warga pindah pada Mei 2022, 3/5/2021 dan tahun 2019";
        assert_eq!(years(text), [2022, 2021, 2019]);
    }
}
