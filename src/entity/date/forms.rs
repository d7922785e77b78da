//! The written forms of days, months and years: `18 Juni 2024`, `(18/6)`, `tahun 2006`.
//!
//! A form claims only the atoms that state the date; a figure that may be anything else is left
//! alone.

use time::{Date, Duration};

use super::{
    Reader, Reading, Stamp,
    resolve::{day_from, monday, near_weekday, shift},
};
use crate::entity::atom::Shape;

impl Reader<'_> {
    /// `2024-06-18`
    pub(super) fn iso(&self, at: usize) -> Option<Reading> {
        let year = self.year_number(at)?;
        let glued = (1..=4).all(|step| self.is_glued(at + step));
        if !glued || !self.is_dash(at + 1) || !self.is_dash(at + 3) {
            return None;
        }
        let month = self.number(at + 2, 2..=2)?;
        let day = self.number(at + 4, 2..=2)?;
        let date = day_from(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        Some(Reading::at(at, at + 5, Stamp::Day(date)))
    }

    /// `Selasa (18/6/2024)`, `Rabu, 13 September 2023`, `Rabu dan Kamis`, `Senin lalu`, `Jumat`
    pub(super) fn weekday(&self, at: usize) -> Option<Reading> {
        let weekday = self.weekday_name(at)?;
        if self.is_mark(at + 1, "(")
            && let Some((end, date)) = self.slashed_day(at + 2, Some(weekday))
            && self.is_mark(end, ")")
        {
            return Some(Reading::at(at, end + 1, Stamp::Day(date)));
        }
        let comma = usize::from(self.is_mark(at + 1, ","));
        let paren = usize::from(comma == 0 && self.is_mark(at + 1, "("));
        let next = at + 1 + comma + paren;
        if let Some(reading) = self.day_month_on(next, Some(weekday)) {
            let end = reading.end + usize::from(paren == 1 && self.is_mark(reading.end, ")"));
            return Some(Reading {
                start: at,
                end,
                ..reading
            });
        }
        if comma == 1
            && let Some((end, date)) = self.slashed_day(next, Some(weekday))
        {
            return Some(Reading::at(at, end, Stamp::Day(date)));
        }
        let anchor = self.anchor?;
        let coming = self.is_coming(at);
        let joined = self.is_dash(at + 1)
            || matches!(self.lower(at + 1), "dan" | "hingga" | "sampai" | "atau");
        if joined && let Some(other) = self.weekday_name(at + 2) {
            let from = near_weekday(anchor, weekday, coming)?;
            let days = i64::from((other + 7 - weekday) % 7);
            let mut from = from;
            let mut to = from.checked_add(Duration::days(days))?;
            if !coming && to > anchor {
                from = from.checked_sub(Duration::days(7))?;
                to = to.checked_sub(Duration::days(7))?;
            }
            return Some(Reading {
                start: at,
                end: at + 3,
                from: Stamp::Day(from),
                to: Stamp::Day(to),
            });
        }
        let (end, coming, strict) = match self.lower(at + 1) {
            "lalu" | "kemarin" => (at + 2, false, true),
            "mendatang" | "depan" | "besok" => (at + 2, true, true),
            "pekan" | "minggu" if matches!(self.lower(at + 2), "lalu" | "depan" | "ini") => {
                let shift = match self.lower(at + 2) {
                    "lalu" => -7,
                    "depan" => 7,
                    _ => 0,
                };
                let day =
                    monday(anchor)?.checked_add(Duration::days(shift + i64::from(weekday)))?;
                return Some(Reading::at(at, at + 3, Stamp::Day(day)));
            }
            _ => (at + 1, coming, false),
        };
        let mut date = near_weekday(anchor, weekday, coming)?;
        if strict && date == anchor {
            date = date.checked_add(Duration::days(if coming { 7 } else { -7 }))?;
        }
        Some(Reading::at(at, end, Stamp::Day(date)))
    }

    /// `18 Juni 2024`, `19-20 Juni`, `30 Mei hingga 2 Juni 2024`
    pub(super) fn day_month(&self, at: usize) -> Option<Reading> {
        self.day_month_on(at, None)
    }

    fn day_month_on(&self, at: usize, weekday: Option<u8>) -> Option<Reading> {
        let first = self.number(at, 1..=2)?;
        let first = u8::try_from(first).ok()?;
        let is_joint = |at: usize| {
            self.is_dash(at) || matches!(self.lower(at), "dan" | "hingga" | "sampai" | "s")
        };
        if let Some(month) = self.month_name(at + 1) {
            let (end, year) = self.year_after(at + 2);
            if is_joint(end)
                && let Some(rest) = self.day_month_on(end + 1, None)
                && rest.from == rest.to
                && let Stamp::Day(to) = rest.to
            {
                let from_year = year.unwrap_or(to.year());
                let from = day_from(from_year, month, first)?;
                return (from < to).then_some(Reading {
                    start: at,
                    end: rest.end,
                    from: Stamp::Day(from),
                    to: Stamp::Day(to),
                });
            }
            let date = self.resolve(at, year, month, first, weekday)?;
            return Some(Reading::at(at, end, Stamp::Day(date)));
        }
        if is_joint(at + 1)
            && let Some(last) = self.number(at + 2, 1..=2)
            && let Some(month) = self.month_name(at + 3)
        {
            let (end, year) = self.year_after(at + 4);
            let from = self.resolve(at, year, month, first, weekday)?;
            let to = day_from(from.year(), month, u8::try_from(last).ok()?)?;
            return (from < to).then_some(Reading {
                start: at,
                end,
                from: Stamp::Day(from),
                to: Stamp::Day(to),
            });
        }
        None
    }

    /// The year after a month, with the atom that follows it.
    fn year_after(&self, at: usize) -> (usize, Option<i32>) {
        if let Some(year) = self.year_number(at) {
            return (at + 1, Some(year));
        }
        if self.lower(at) == "tahun" {
            if let Some(year) = self.year_number(at + 1) {
                return (at + 2, Some(year));
            }
            if let (Some(shift), Some(anchor)) = (shift(self.lower(at + 1)), self.anchor) {
                return (at + 2, Some(anchor.year() + shift));
            }
        }
        (at, None)
    }

    /// `18/6/2024` anywhere, `(18/6)` only in brackets, where it is no fraction.
    pub(super) fn slashed(&self, at: usize) -> Option<Reading> {
        let (end, date) = self.slashed_day(at, None)?;
        let full = end == at + 5;
        let bracketed = at
            .checked_sub(1)
            .is_some_and(|open| self.is_mark(open, "("))
            && self.is_mark(end, ")");
        (full || bracketed).then(|| Reading::at(at, end, Stamp::Day(date)))
    }

    fn slashed_day(&self, at: usize, weekday: Option<u8>) -> Option<(usize, Date)> {
        let day = u8::try_from(self.number(at, 1..=2)?).ok()?;
        let slash = |at: usize| (self.is_mark(at, "/") || self.is_dash(at)) && self.is_glued(at);
        if !slash(at + 1) {
            return None;
        }
        let month = u8::try_from(self.number(at + 2, 1..=2)?).ok()?;
        if slash(at + 3) {
            let year = self.year_number(at + 4).or_else(|| {
                let short = i32::try_from(self.number(at + 4, 2..=2)?).ok()?;
                Some(if short < 70 {
                    2000 + short
                } else {
                    1900 + short
                })
            });
            if let Some(year) = year {
                return Some((at + 5, day_from(year, month, day)?));
            }
        }
        if self.is_dash(at + 1) {
            return None;
        }
        let date = self.resolve(at, None, month, day, weekday)?;
        Some((at + 3, date))
    }

    /// `Desember 2019`, `bulan Maret tahun ini`, `pada Maret`
    pub(super) fn month(&self, at: usize) -> Option<Reading> {
        let led = self.lower(at) == "bulan" && self.month_name(at + 1).is_some();
        let name = at + usize::from(led);
        let month = self.month_name(name)?;
        let (end, year) = self.year_after(name + 1);
        if let Some(year) = year {
            return Some(Reading::at(at, end, Stamp::Month(year, month)));
        }
        let anchor = self.anchor?;
        let this = anchor.year();
        let is_after_now = month > u8::from(anchor.month());
        match self.lower(name + 1) {
            "lalu" => {
                let year = if month >= u8::from(anchor.month()) {
                    this - 1
                } else {
                    this
                };
                return Some(Reading::at(at, name + 2, Stamp::Month(year, month)));
            }
            "mendatang" | "depan" => {
                let year = if is_after_now { this } else { this + 1 };
                return Some(Reading::at(at, name + 2, Stamp::Month(year, month)));
            }
            _ => {}
        }
        // Months are also given names, so a month alone needs a word of time before it.
        let timed = led
            || matches!(
                self.line.before(at, 1),
                "pada"
                    | "sejak"
                    | "hingga"
                    | "sampai"
                    | "awal"
                    | "akhir"
                    | "pertengahan"
                    | "mulai"
                    | "selama"
                    | "sekitar"
                    | "antara"
            );
        if !timed {
            return None;
        }
        let year = match (is_after_now, self.is_coming(at)) {
            (true, false) => this - 1,
            (false, true) if month < u8::from(anchor.month()) => this + 1,
            _ => this,
        };
        Some(Reading::at(at, name + 1, Stamp::Month(year, month)))
    }

    /// `tahun 2006`, `2019-2024`, `pada 2019`, `tahun 1980-an` is left out as no stated year.
    pub(super) fn year(&self, at: usize) -> Option<Reading> {
        let led = self.lower(at) == "tahun";
        let first = at + usize::from(led);
        let from = self.year_number(first)?;
        if self.is_dash(first + 1) && self.is_glued(first + 1) {
            // `1980-an` is a decade, `2019-2024` a range.
            let to = self.year_number(first + 2)?;
            return (from < to && (led || from >= 1900)).then_some(Reading {
                start: at,
                end: first + 3,
                from: Stamp::Year(from),
                to: Stamp::Year(to),
            });
        }
        let timed = matches!(
            self.line.before(at, 1),
            "pada" | "sejak" | "hingga" | "awal" | "akhir" | "pertengahan" | "mulai"
        ) && (1900..2100).contains(&from);
        (led || timed).then(|| Reading::at(at, first + 1, Stamp::Year(from)))
    }

    /// The end of a clock time that stands right after a date: `, 10:23 WIB`.
    pub(super) fn clock(&self, end: usize) -> usize {
        let at = end + usize::from(self.is_mark(end, ","));
        let is_clock = self
            .line
            .get(at)
            .is_some_and(|hour| hour.shape == Shape::Digits && hour.text.len() <= 2)
            && (self.is_mark(at + 1, ":") || self.is_mark(at + 1, "."))
            && self.is_glued(at + 1)
            && self.is_glued(at + 2)
            && self
                .line
                .get(at + 2)
                .is_some_and(|minute| minute.shape == Shape::Digits && minute.text.len() == 2);
        if !is_clock {
            return end;
        }
        let zone = matches!(self.lower(at + 3), "wib" | "wita" | "wit" | "gmt");
        at + 3 + usize::from(zone)
    }
}
