//! Weekdays, alone or with the day that they fall on: `Selasa (18/6/2024)`, `Rabu-Kamis (19-20/6)`,
//! `Senin pekan depan`, `Jumat`.
//!
//! A day that is stated with its number decides; the weekday then only helps to find the year.

use time::{Date, Duration};

use super::{
    Joint, Reader, Reading, Stamp,
    resolve::{day_from, monday, month_shifted, near_weekday, shift},
};

impl Reader<'_> {
    pub(super) fn weekday(&self, at: usize) -> Option<Reading> {
        let weekday = self.weekday_name(at)?;
        if self.is_named_after_weekday(at) || self.is_habit(at) {
            return None;
        }
        if let Some((next, joint)) = self.joint(at + 1) {
            let next = next + usize::from(self.lower(next) == "hari");
            if let Some(other) = self.weekday_name(next) {
                let days = (other + 7 - weekday) % 7;
                if joint == Joint::Through || days == 1 {
                    return self.weekdays(at, weekday, next, i64::from(days));
                }
            }
        }
        let after = self.day_part(at + 1);
        let week = self.week(after, weekday);
        let after = self.zone(week.map_or(after, |(end, _)| end));
        if let Some(reading) = self.stated_day(after, weekday) {
            return Some(Reading {
                start: at,
                ..reading
            });
        }
        if let Some((end, date)) = week {
            return Some(Reading::at(at, end, Stamp::Day(date?)));
        }
        // A day that is declared to be something lies ahead: `menyatakan Senin sebagai hari libur`.
        let declared = self.lower(at + 1) == "sebagai" && self.lower(at + 2) == "hari";
        let coming = declared || self.is_coming(at);
        let date = near_weekday(self.anchor?, weekday, coming)?;
        Some(Reading::at(at, at + 1, Stamp::Day(date)))
    }

    /// The evening before a day is named after it: `malam Minggu` is a Saturday's.
    pub(super) fn eve(&self, at: usize) -> Option<Reading> {
        let reading = self.weekday(at + 1)?;
        let (Stamp::Day(day), true) = (reading.from, reading.end == at + 2) else {
            return None;
        };
        let date = day.checked_sub(Duration::days(1))?;
        Some(Reading::at(at, reading.end, Stamp::Day(date)))
    }

    /// Places, prayers and feasts that bear a weekday's name: `Pasar Minggu`, `salat Jumat`,
    /// `Jumat Agung`, `puasa Senin Kamis`.
    fn is_named_after_weekday(&self, at: usize) -> bool {
        let market = self.line.before(at, 1) == "pasar" && self.is_capitalized(at.wrapping_sub(1));
        let feast = self.is_capitalized(at + 1)
            && matches!(self.lower(at + 1), "agung" | "putih" | "abu" | "palma");
        market
            || feast
            || matches!(
                self.line.before(at, 1),
                "salat" | "shalat" | "sholat" | "solat" | "khotbah" | "khutbah" | "puasa"
            )
            || (self.line.before(at, 2) == "puasa"
                && self.weekday_name(at.wrapping_sub(1)).is_some())
    }

    /// `Rabu dan Kamis`, `Rabu-Kamis (19-20/6)`: the second stands at `next`, so many `days` later.
    fn weekdays(&self, at: usize, weekday: u8, next: usize, days: i64) -> Option<Reading> {
        let other = u8::try_from((i64::from(weekday) + days) % 7).ok()?;
        let after = self.day_part(next + 1);
        let week = self.week(after, weekday);
        let after = week.map_or(after, |(end, _)| end);
        let range = |end: usize, from: Date| {
            Some(Reading {
                start: at,
                end,
                from: Stamp::Day(from),
                to: Stamp::Day(from.checked_add(Duration::days(days))?),
            })
        };
        if let Some(reading) = self.stated_day(after, weekday)
            && reading.from != reading.to
        {
            return Some(Reading {
                start: at,
                ..reading
            });
        }
        // One number alone is that of the second day.
        if let Some(reading) = self.stated_day(after, other)
            && let Stamp::Day(to) = reading.to
        {
            return range(reading.end, to.checked_sub(Duration::days(days))?);
        }
        if let Some((end, date)) = week {
            return range(end, date?);
        }
        let anchor = self.anchor?;
        let coming = self.is_coming(at);
        let mut from = near_weekday(anchor, weekday, coming)?;
        if !coming && from.checked_add(Duration::days(days))? > anchor {
            from = from.checked_sub(Duration::days(7))?;
        }
        range(next + 1, from)
    }

    /// The week that is named after a weekday (`lalu`, `pekan depan`), and the day in it where the
    /// anchor is known.
    fn week(&self, at: usize, weekday: u8) -> Option<(usize, Option<Date>)> {
        let in_week = |steps: i32| {
            let days = 7 * i64::from(steps) + i64::from(weekday);
            monday(self.anchor?)?.checked_add(Duration::days(days))
        };
        let strict = |coming: bool| {
            let anchor = self.anchor?;
            let date = near_weekday(anchor, weekday, coming)?;
            if date == anchor {
                date.checked_add(Duration::days(if coming { 7 } else { -7 }))
            } else {
                Some(date)
            }
        };
        let next = self.lower(at + 1);
        match self.lower(at) {
            "pekan" | "minggu" => {
                let steps = shift(next)?;
                Some((at + 2, in_week(steps)))
            }
            "ini" => Some((at + 1, in_week(0))),
            "lalu" | "kemarin" | "silam" => Some((at + 1, strict(false))),
            "yang" if next == "lalu" => Some((at + 2, strict(false))),
            "yang" if next == "akan" && self.lower(at + 2) == "datang" => {
                Some((at + 3, strict(true)))
            }
            "mendatang" | "depan" | "besok" | "esok" | "nanti" => Some((at + 1, strict(true))),
            _ => None,
        }
    }

    /// `Senin tanggal 16`, `Senin (16)`: in the nearest month in which the two agree.
    fn day_alone(&self, at: usize, weekday: u8) -> Option<Reading> {
        let day = u8::try_from(self.number(at, 1..=2)?).ok()?;
        let anchor = self.anchor?;
        let date = [0, -1, 1, -2, 2].into_iter().find_map(|steps| {
            let (year, month) = month_shifted(anchor, steps)?;
            let date = day_from(year, month, day)?;
            (date.weekday().number_days_from_monday() == weekday).then_some(date)
        })?;
        Some(Reading::at(at, at + 1, Stamp::Day(date)))
    }

    /// The day with its number that a weekday at hand belongs to: `(18/6)`, `, 18 Juni 2024`,
    /// `tanggal 18 Juni`.
    fn stated_day(&self, at: usize, weekday: u8) -> Option<Reading> {
        let comma = usize::from(self.is_mark(at, ","));
        let paren = self.is_mark(at + comma, "(");
        let mut next = at + comma + usize::from(paren);
        next += usize::from(matches!(self.lower(next), "tanggal" | "tgl"));
        if !self.is_digits(next) {
            return None;
        }
        let reading = self.day_month_on(next, Some(weekday)).or_else(|| {
            let (reading, full) = self.slashed_on(next, Some(weekday), true)?;
            // Without a year and brackets two figures may be a fraction.
            let closed = matches!(self.lower(reading.end), ")" | ",");
            (full || next > at || closed).then_some(reading)
        });
        let bare = matches!(self.line.before(next, 1), "tanggal" | "tgl")
            || (paren && self.is_mark(next + 1, ")"));
        let reading = match reading {
            Some(reading) => reading,
            None if bare => self.day_alone(next, weekday)?,
            None => return None,
        };
        let closed = paren && self.is_mark(reading.end, ")");
        Some(Reading {
            end: reading.end + usize::from(closed),
            ..reading
        })
    }
}
