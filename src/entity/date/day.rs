//! The written forms of days: `18 Juni 2024`, `19-20 Juni`, `(18/6)`, `2024-06-18`.
//!
//! A form claims only the atoms that state the date; a figure that may be anything else is left
//! alone.

use time::Date;

use super::{
    Joint, Reader, Reading, Stamp,
    resolve::{Side, day_from, month_shifted, shift},
};
use crate::entity::lexicon;

/// What follows a month: its year, or on which side of the anchor it lies.
pub(super) struct Tail {
    pub(super) end: usize,
    pub(super) year: Option<i32>,
    pub(super) side: Side,
}

impl Reader<'_> {
    /// `2024-06-18`, `2024/06/18`
    pub(super) fn iso(&self, at: usize) -> Option<Reading> {
        let year = self.year_number(at)?;
        let glued = (1..=4).all(|step| self.is_glued(at + step));
        let parted = self.is_dash(at + 1) || self.is_mark(at + 1, "/");
        if !glued || !parted || self.lower(at + 1) != self.lower(at + 3) {
            return None;
        }
        let month = self.number(at + 2, 2..=2)?;
        let day = self.number(at + 4, 2..=2)?;
        let date = day_from(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        Some(Reading::at(at, at + 5, Stamp::Day(date)))
    }

    /// `18 Juni 2024`, `19-20 Juni`, `30 Mei hingga 2 Juni 2024`
    pub(super) fn day_month(&self, at: usize) -> Option<Reading> {
        if self.is_habit(at) {
            return None;
        }
        self.day_month_on(at, None)
    }

    pub(super) fn day_month_on(&self, at: usize, weekday: Option<u8>) -> Option<Reading> {
        let first = u8::try_from(self.number(at, 1..=2)?).ok()?;
        let Some((month, tail)) = self.month_after(at + 1) else {
            return self.day_in_list(at, first, weekday);
        };
        if let Some((next, Joint::Through)) = self.joint(tail.end)
            && let Some(rest) = self.day_month_on(next, None)
            && rest.from == rest.to
            && let Stamp::Day(to) = rest.to
        {
            // The year stands once, behind: the first day is the last one of its name before.
            let from = match tail.year {
                Some(year) => day_from(year, month, first)?,
                None => day_from(to.year(), month, first)
                    .filter(|from| *from < to)
                    .or_else(|| day_from(to.year() - 1, month, first))?,
            };
            return (from < to).then_some(Reading {
                start: at,
                end: rest.end,
                from: Stamp::Day(from),
                to: Stamp::Day(to),
            });
        }
        let date = self.resolve(at, &tail, month, first, weekday)?;
        Some(Reading::at(at, tail.end, Stamp::Day(date)))
    }

    /// The month after a day, with what follows it.
    fn month_after(&self, at: usize) -> Option<(u8, Tail)> {
        // `12-Mei-2022`, `12/Agt/2022`, `tanggal 1 bulan Juni`
        let parted = (self.is_dash(at) || self.is_mark(at, "/")) && self.is_glued(at + 1);
        let named =
            self.lower(at) == "bulan" && matches!(self.line.before(at, 2), "tanggal" | "tgl");
        let name = at + usize::from(parted || named);
        if let Some(month) = self.month_name(name) {
            let tail = self.tail(name + 1);
            return (!parted || tail.year.is_some()).then_some((month, tail));
        }
        // English names are also words of other meanings: they need a year behind.
        let month =
            lexicon::english_month(self.lower(name)).filter(|_| self.is_capitalized(name))?;
        let tail = self.tail(name + 1);
        tail.year.is_some().then_some((month, tail))
    }

    /// A day whose month stands behind another day: `19-20 Juni`, `3, 5, dan 9 Juni`.
    fn day_in_list(&self, at: usize, first: u8, weekday: Option<u8>) -> Option<Reading> {
        let range = |last: u32, month: u8, tail: &Tail| {
            let from = self.resolve(at, tail, month, first, weekday)?;
            let to = day_from(from.year(), month, u8::try_from(last).ok()?)?;
            (from < to).then_some(Reading {
                start: at,
                end: tail.end,
                from: Stamp::Day(from),
                to: Stamp::Day(to),
            })
        };
        let mut next = at + 1;
        // A month has fewer days than are listed before one.
        for _ in 0..8 {
            let comma = usize::from(self.is_mark(next, ","));
            let (last, joint) = match self.joint(next + comma) {
                Some((last, joint)) => (last, Some(joint)),
                None if comma == 1 => (next + 1, None),
                None => return None,
            };
            let day = self.number(last, 1..=2)?;
            let Some((month, tail)) = self.month_after(last + 1) else {
                next = last + 1;
                continue;
            };
            let is_pair = next == at + 1;
            return match joint? {
                Joint::Through => is_pair.then(|| range(day, month, &tail))?,
                Joint::And
                    if is_pair
                        && (day == u32::from(first) + 1 || self.line.before(at, 1) == "antara") =>
                {
                    range(day, month, &tail)
                }
                Joint::And => {
                    let date = self.resolve(at, &tail, month, first, weekday)?;
                    Some(Reading::at(at, at + 1, Stamp::Day(date)))
                }
            };
        }
        None
    }

    /// What follows a month, or a day and a month.
    pub(super) fn tail(&self, at: usize) -> Tail {
        let tail = |end: usize, year: Option<i32>, side: Side| Tail { end, year, side };
        if let Some(year) = self.year_number(at) {
            return tail(at + 1, Some(year), Side::Open);
        }
        // `Peb. 2020`, `12-Mei-2022`, `12/Agt/2022`
        let parted = self.is_glued(at) && (matches!(self.lower(at), "." | "/") || self.is_dash(at));
        if parted && let Some(year) = self.year_number(at + 1) {
            return tail(at + 2, Some(year), Side::Open);
        }
        match self.lower(at) {
            "tahun" => {
                if let Some(year) = self.year_number(at + 1) {
                    return tail(at + 2, Some(year), Side::Open);
                }
                if let (Some(shift), Some(anchor)) = (shift(self.lower(at + 1)), self.anchor) {
                    return tail(at + 2, Some(anchor.year() + shift), Side::Open);
                }
                tail(at, None, Side::Open)
            }
            "lalu" | "silam" | "kemarin" => tail(at + 1, None, Side::Past),
            "yang" if matches!(self.lower(at + 1), "lalu" | "silam") => {
                tail(at + 2, None, Side::Past)
            }
            "mendatang" | "depan" | "nanti" => tail(at + 1, None, Side::Coming),
            _ => tail(at, None, Side::Open),
        }
    }

    /// `Juni 18, 2024`, `June 18, 2024`
    pub(super) fn month_day_year(&self, at: usize) -> Option<Reading> {
        if !self.is_digits(at + 1) || !self.is_capitalized(at) || !self.is_mark(at + 2, ",") {
            return None;
        }
        let day = u8::try_from(self.number(at + 1, 1..=2)?).ok()?;
        let year = self.year_number(at + 3)?;
        let name = self.lower(at);
        let month = lexicon::month(name).or_else(|| lexicon::english_month(name))?;
        let date = day_from(year, month, day)?;
        Some(Reading::at(at, at + 4, Stamp::Day(date)))
    }

    /// `tanggal 25`, `tanggal 25 bulan ini`
    pub(super) fn day_of_month(&self, at: usize) -> Option<Reading> {
        let day = u8::try_from(self.number(at + 1, 1..=2)?).ok()?;
        let anchor = self.anchor?;
        if self.lower(at + 2) == "bulan"
            && let Some(steps) = shift(self.lower(at + 3))
        {
            let (year, month) = month_shifted(anchor, steps)?;
            return Some(Reading::at(
                at,
                at + 4,
                Stamp::Day(day_from(year, month, day)?),
            ));
        }
        let is_whole = self.joint(at + 2).is_none()
            && !(self.is_glued(at + 2) && self.is_digits(at + 3))
            && self.lower(at + 2) != "bulan"
            && self.month_after(at + 2).is_none();
        if !is_whole || self.is_habit(at) {
            return None;
        }
        let coming = self.is_coming(at);
        let steps: [i32; 3] = if coming { [0, 1, 2] } else { [0, -1, -2] };
        let date = steps
            .into_iter()
            .filter_map(|steps| {
                let (year, month) = month_shifted(anchor, steps)?;
                day_from(year, month, day)
            })
            .find(|date| {
                if coming {
                    *date >= anchor
                } else {
                    *date <= anchor
                }
            })?;
        Some(Reading::at(at, at + 2, Stamp::Day(date)))
    }

    /// `18/6/2024` anywhere, `(18/6)` only in brackets or after `tanggal`, where it is no fraction.
    pub(super) fn slashed(&self, at: usize) -> Option<Reading> {
        let before = self.line.before(at, 1);
        let led = matches!(before, "(" | "tanggal" | "tgl" | "per");
        let (reading, full) = self.slashed_on(at, None, led)?;
        let bracketed = before == "(" && matches!(self.lower(reading.end), ")" | ",");
        let named = matches!(before, "tanggal" | "tgl");
        (full || bracketed || named).then_some(reading)
    }

    /// A day in figures or a stretch of days, and whether it states its year. `sure` says that
    /// nothing but a date can stand there.
    pub(super) fn slashed_on(
        &self,
        at: usize,
        weekday: Option<u8>,
        sure: bool,
    ) -> Option<(Reading, bool)> {
        // A piece of a longer number is no day.
        if self.is_glued(at) && !matches!(self.line.before(at, 1), "(" | "," | "-" | "–") {
            return None;
        }
        if let Some((next, Joint::Through)) = self.joint(at + 1)
            && let Some(first) = self.number(at, 1..=2)
            && let Some((end, to, full)) = self.slashed_day(next, None, sure)
            && self.is_mark(next + 1, "/")
        {
            // `12-13/6`
            let from = day_from(to.year(), u8::from(to.month()), u8::try_from(first).ok()?)?;
            return (from < to).then_some((days(at, end, from, to), full));
        }
        let (end, from, full) = self.slashed_day(at, weekday, sure)?;
        if let Some((next, Joint::Through)) = self.joint(end)
            && let Some((end, to, full)) = self.slashed_day(next, None, sure)
            && from < to
        {
            return Some((days(at, end, from, to), full));
        }
        Some((Reading::at(at, end, Stamp::Day(from)), full))
    }

    fn slashed_day(
        &self,
        at: usize,
        weekday: Option<u8>,
        sure: bool,
    ) -> Option<(usize, Date, bool)> {
        let figure = |at: usize, digits| {
            self.is_digits(at)
                .then(|| self.line.get(at))
                .flatten()
                .filter(|atom| std::ops::RangeInclusive::contains(&digits, &atom.text.len()))
                .and_then(|atom| atom.text.parse::<u16>().ok())
        };
        let day = u8::try_from(figure(at, 1..=2)?).ok()?;
        let parted = |at: usize| {
            self.is_glued(at)
                && self.is_glued(at + 1)
                && (self.is_dash(at) || matches!(self.lower(at), "/" | "."))
        };
        if !parted(at + 1) {
            return None;
        }
        let month = u8::try_from(figure(at + 2, 1..=2)?).ok()?;
        if parted(at + 3) && self.lower(at + 1) == self.lower(at + 3) {
            let whole = figure(at + 4, 4..=4).filter(|year| (1000..3000).contains(year));
            // Three short figures with points may be a version or a time of day.
            let short = figure(at + 4, 2..=2)
                .filter(|_| sure || self.lower(at + 1) != ".")
                .map(|short| {
                    if short < 70 {
                        2000 + short
                    } else {
                        1900 + short
                    }
                });
            let year = i32::from(whole.or(short)?);
            return Some((at + 5, day_from(year, month, day)?, true));
        }
        if self.lower(at + 1) != "/" {
            return None;
        }
        let tail = Tail {
            end: at + 3,
            year: None,
            side: Side::Open,
        };
        let date = self.resolve(at, &tail, month, day, weekday)?;
        Some((at + 3, date, false))
    }
}

fn days(start: usize, end: usize, from: Date, to: Date) -> Reading {
    Reading {
        start,
        end,
        from: Stamp::Day(from),
        to: Stamp::Day(to),
    }
}
