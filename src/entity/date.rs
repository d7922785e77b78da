//! Dates, resolved against the day on which the document was published.
//!
//! Every result is ISO 8601 at the precision that the text states. What cannot be resolved is left
//! out: a document without a date of its own keeps only what is absolute. Clock times are a part
//! of a date's span where they follow it, but they are not resolved.

use time::{Date, Duration, Month};

use super::{
    DateMention,
    atom::{Line, Shape},
    lexicon,
};
use crate::corpus::Role;

/// A point of the calendar at the precision stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stamp {
    Year(i32),
    Month(i32, u8),
    Day(Date),
}

impl Stamp {
    fn iso(self) -> String {
        match self {
            Self::Year(year) => format!("{year:04}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Day(date) => iso_day(date),
        }
    }
}

/// A stretch of the calendar and the atoms `start..end` that state it.
#[derive(Clone, Copy, Debug)]
struct Reading {
    start: usize,
    end: usize,
    from: Stamp,
    to: Stamp,
}

impl Reading {
    fn at(start: usize, end: usize, stamp: Stamp) -> Self {
        Self {
            start,
            end,
            from: stamp,
            to: stamp,
        }
    }
}

/// The calendar day that an ISO 8601 date or date-time begins with.
pub(super) fn day_of(iso: &str) -> Option<Date> {
    let mut parts = iso.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    day_from(year, month, day)
}

/// The dates of a line, in order. `published` is the document's own day.
pub(super) fn dates(line: &Line<'_>, published: Option<Date>) -> Vec<DateMention> {
    let mut readings = read(line, published);
    // An archive picture's caption is written when the picture is: what it says of this week or
    // the next is counted from the latest day that it names.
    if line.role == Role::Caption {
        let latest = readings.iter().filter_map(|reading| match reading.to {
            Stamp::Day(day) => Some(day),
            Stamp::Year(_) | Stamp::Month(..) => None,
        });
        let own = latest.filter(|day| Some(*day) < published).max();
        if own.is_some() {
            readings = read(line, own);
        }
    }
    readings
        .into_iter()
        .map(|reading| DateMention {
            span: line.span(reading.start, reading.end),
            from: reading.from.iso(),
            to: reading.to.iso(),
        })
        .collect()
}

fn read(line: &Line<'_>, anchor: Option<Date>) -> Vec<Reading> {
    let reader = Reader { line, anchor };
    let mut readings = Vec::new();
    let mut at = 0;
    while at < line.atoms.len() {
        match reader.at(at) {
            Some(reading) => {
                at = reading.end.max(at + 1);
                readings.push(reading);
            }
            None => at += 1,
        }
    }
    readings
}

struct Reader<'a> {
    line: &'a Line<'a>,
    anchor: Option<Date>,
}

impl Reader<'_> {
    fn at(&self, at: usize) -> Option<Reading> {
        let reading = self
            .iso(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.day_month(at))
            .or_else(|| self.slashed(at))
            .or_else(|| self.month(at))
            .or_else(|| self.year(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.relative(at))?;
        Some(Reading {
            end: self.clock(reading.end),
            ..reading
        })
    }

    fn lower(&self, at: usize) -> &str {
        self.line.lower(at)
    }

    fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.line.get(at).is_some_and(|atom| atom.is_mark(mark))
    }

    fn is_dash(&self, at: usize) -> bool {
        self.line.get(at).is_some_and(|atom| atom.is_dash())
    }

    /// Whether the atom follows the one before it without white space.
    fn is_glued(&self, at: usize) -> bool {
        self.line.get(at).is_some_and(|atom| !atom.spaced)
    }

    /// The whole number at `at`, of `digits` digits.
    fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let atom = self.line.get(at)?;
        if atom.shape != Shape::Digits || !digits.contains(&atom.text.len()) {
            return None;
        }
        // A decimal or grouped figure is no day: `1,5` or `18.000`.
        let grouped = |mark: usize, digits: usize| {
            (self.is_mark(mark, ".") || self.is_mark(mark, ","))
                && self.is_glued(mark.max(digits))
                && self
                    .line
                    .get(digits)
                    .is_some_and(|atom| atom.shape == Shape::Digits && !atom.spaced)
        };
        if grouped(at + 1, at + 2) || (at >= 2 && !atom.spaced && grouped(at - 1, at)) {
            return None;
        }
        atom.text.parse().ok()
    }

    fn year_number(&self, at: usize) -> Option<i32> {
        let year = self.number(at, 4..=4)?;
        (1000..=2999)
            .contains(&year)
            .then(|| i32::try_from(year).ok())
            .flatten()
    }

    /// The number of the month at `at`, which must be written with a capital.
    fn month_name(&self, at: usize) -> Option<u8> {
        let atom = self.line.get(at)?;
        if !atom.is_capitalized() {
            return None;
        }
        lexicon::month(&atom.lower)
    }

    fn weekday_name(&self, at: usize) -> Option<u8> {
        let atom = self.line.get(at)?;
        let named = atom.is_capitalized() || self.line.before(at, 1) == "hari";
        // `Minggu` is also the word for a week where a sentence begins with it.
        if !named || (atom.lower == "minggu" && atom.first && self.line.before(at, 1) != "hari") {
            return None;
        }
        lexicon::weekday(&atom.lower)
    }

    /// `2024-06-18`
    fn iso(&self, at: usize) -> Option<Reading> {
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
    fn weekday(&self, at: usize) -> Option<Reading> {
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
    fn day_month(&self, at: usize) -> Option<Reading> {
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

    /// A day whose year may be missing: with a weekday the nearest year in which both agree, the
    /// past before the future; else the nearest such day, past or coming as the sentence tells.
    fn resolve(
        &self,
        at: usize,
        year: Option<i32>,
        month: u8,
        day: u8,
        weekday: Option<u8>,
    ) -> Option<Date> {
        if let Some(year) = year {
            return day_from(year, month, day);
        }
        let anchor = self.anchor?;
        let near = {
            let this = day_from(anchor.year(), month, day);
            // Half a year divides what is meant to be past from what is meant to come.
            let half = Duration::days(183);
            match this {
                Some(date) if date > anchor && date - anchor > half && !self.is_coming(at) => {
                    day_from(anchor.year() - 1, month, day)
                }
                Some(date) if anchor - date > half && self.is_coming(at) => {
                    day_from(anchor.year() + 1, month, day)
                }
                other => other,
            }
        };
        let Some(weekday) = weekday else { return near };
        let agrees = |date: &Date| date.weekday().number_days_from_monday() == weekday;
        // The calendar repeats within eleven years, 29 February aside.
        [0, -1, 1]
            .into_iter()
            .chain((2..=11).map(|back: i32| -back))
            .filter_map(|shift| day_from(anchor.year() + shift, month, day))
            .find(agrees)
            .or(near)
    }

    /// `18/6/2024` anywhere, `(18/6)` only in brackets, where it is no fraction.
    fn slashed(&self, at: usize) -> Option<Reading> {
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
    fn month(&self, at: usize) -> Option<Reading> {
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
    fn year(&self, at: usize) -> Option<Reading> {
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

    /// `tiga tahun lalu`, `10 hari lalu`
    fn ago(&self, at: usize) -> Option<Reading> {
        let count = i64::from(
            self.number(at, 1..=3)
                .or_else(|| u32::try_from(super::quantity::small_number(self.lower(at))?).ok())?,
        );
        let unit = self.lower(at + 1);
        let end = match (self.lower(at + 2), self.lower(at + 3)) {
            ("lalu" | "silam", _) => at + 3,
            ("yang", "lalu" | "silam") => at + 4,
            _ => return None,
        };
        let anchor = self.anchor?;
        let stamp = match unit {
            "tahun" => Stamp::Year(anchor.year() - i32::try_from(count).ok()?),
            "bulan" => {
                let (year, month) = month_shifted(anchor, -i32::try_from(count).ok()?)?;
                Stamp::Month(year, month)
            }
            "hari" => Stamp::Day(anchor.checked_sub(Duration::days(count))?),
            _ => return None,
        };
        Some(Reading::at(at, end, stamp))
    }

    /// `hari ini`, `kemarin`, `minggu depan`, `bulan lalu`, `tahun ini`
    fn relative(&self, at: usize) -> Option<Reading> {
        let anchor = self.anchor?;
        let day = |start: usize, end: usize, shift: i64| {
            let date = anchor.checked_add(Duration::days(shift))?;
            Some(Reading::at(start, end, Stamp::Day(date)))
        };
        let word = self.lower(at);
        match (word, self.lower(at + 1)) {
            ("hari" | "malam" | "pagi" | "siang" | "sore" | "petang", "ini") => {
                return day(at, at + 2, 0);
            }
            ("tadi", "pagi" | "siang" | "sore") => return day(at, at + 2, 0),
            ("tadi", "malam") => return day(at, at + 2, -1),
            ("kemarin", "lusa") => return day(at, at + 2, -2),
            ("kemarin", _) => return day(at, at + 1, -1),
            ("besok", _) => return day(at, at + 1, 1),
            ("lusa", _) => return day(at, at + 1, 2),
            _ => {}
        }
        // `bertahun-tahun lalu` and `beberapa tahun lalu` state no date.
        let vague = self.is_glued(at)
            || matches!(
                self.line.before(at, 1),
                "beberapa" | "puluhan" | "ratusan" | "ribuan" | "belasan" | "berapa" | "banyak"
            )
            || at
                .checked_sub(1)
                .and_then(|before| self.line.get(before))
                .is_some_and(|atom| atom.shape == Shape::Digits)
            || super::quantity::small_number(self.line.before(at, 1)).is_some();
        if vague {
            return None;
        }
        let (end, steps) = match (self.lower(at + 1), self.lower(at + 2)) {
            ("yang", "lalu") => (at + 3, -1),
            ("yang", "akan") => return None,
            (next, _) => (at + 2, shift(next)?),
        };
        match word {
            "tahun" => Some(Reading::at(at, end, Stamp::Year(anchor.year() + steps))),
            "bulan" => {
                let (year, month) = month_shifted(anchor, steps)?;
                Some(Reading::at(at, end, Stamp::Month(year, month)))
            }
            "minggu" | "pekan" => {
                let from = monday(anchor)?.checked_add(Duration::days(7 * i64::from(steps)))?;
                let to = from.checked_add(Duration::days(6))?;
                Some(Reading {
                    start: at,
                    end,
                    from: Stamp::Day(from),
                    to: Stamp::Day(to),
                })
            }
            _ => None,
        }
    }

    /// The end of a clock time that stands right after a date: `, 10:23 WIB`.
    fn clock(&self, end: usize) -> usize {
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

    /// Whether the clause before the atom speaks of what is to come. A word of saying between
    /// closes the clause: in `akan datang, kata Budi pada Senin` the day is that of the saying.
    fn is_coming(&self, at: usize) -> bool {
        let Some(sentence) = self.line.get(at).map(|atom| atom.sentence) else {
            return false;
        };
        self.line
            .atoms
            .iter()
            .take(at)
            .rev()
            .take_while(|atom| atom.sentence == sentence)
            .take_while(|atom| {
                !lexicon::holds(lexicon::SPEECH_NOUNS, &atom.lower)
                    && !lexicon::holds(lexicon::SPEECH_VERBS, &atom.lower)
            })
            .any(|atom| {
                matches!(
                    atom.lower.as_str(),
                    "akan"
                        | "bakal"
                        | "hendak"
                        | "mendatang"
                        | "rencananya"
                        | "direncanakan"
                        | "dijadwalkan"
                        | "berencana"
                )
            })
    }
}

/// Steps to the past or future of `lalu`, `ini` and `depan`.
fn shift(word: &str) -> Option<i32> {
    match word {
        "lalu" | "kemarin" | "silam" => Some(-1),
        "ini" => Some(0),
        "depan" | "mendatang" => Some(1),
        _ => None,
    }
}

fn day_from(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

fn iso_day(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

/// The nearest day with this weekday, the anchor itself included.
fn near_weekday(anchor: Date, weekday: u8, coming: bool) -> Option<Date> {
    let today = anchor.weekday().number_days_from_monday();
    if coming {
        anchor.checked_add(Duration::days(i64::from((weekday + 7 - today) % 7)))
    } else {
        anchor.checked_sub(Duration::days(i64::from((today + 7 - weekday) % 7)))
    }
}

fn monday(anchor: Date) -> Option<Date> {
    let today = anchor.weekday().number_days_from_monday();
    anchor.checked_sub(Duration::days(i64::from(today)))
}

fn month_shifted(anchor: Date, steps: i32) -> Option<(i32, u8)> {
    let months = anchor.year() * 12 + i32::from(u8::from(anchor.month())) - 1 + steps;
    let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
    Some((months.div_euclid(12), month))
}

#[cfg(test)]
mod tests {
    use super::{dates, day_of};
    use crate::{
        corpus::Role,
        entity::example::{line, line_of},
    };

    /// The dates in `text`, published on `published`, as `surface=from` or `surface=from/to`.
    fn check(published: &str, text: &str, expected: &[&str]) {
        check_in(Role::Body, published, text, expected);
    }

    fn check_in(role: Role, published: &str, text: &str, expected: &[&str]) {
        let found: Vec<String> = dates(&line_of(role, text), day_of(published))
            .into_iter()
            .map(|date| {
                let surface = date.span.of(text);
                if date.from == date.to {
                    format!("{surface}={}", date.from)
                } else {
                    format!("{surface}={}/{}", date.from, date.to)
                }
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn absolute_dates_need_no_published_day() {
        check(
            "",
            "Ia lahir pada 3 April 1987 di Solo.",
            &["3 April 1987=1987-04-03"],
        );
        check(
            "",
            "Panen raya (7/11/2022) batal.",
            &["7/11/2022=2022-11-07"],
        );
        check(
            "",
            "Aturan itu berlaku sejak Oktober 2015.",
            &["Oktober 2015=2015-10"],
        );
        check("", "Sejak tahun 1998 ia mengajar.", &["tahun 1998=1998"]);
        check("", "Besok dan Senin ia mengajar.", &[]);
    }

    #[test]
    fn a_weekday_without_a_year_finds_the_nearest_year_in_which_they_agree() {
        check(
            "2024-06-18",
            "Foto diambil Senin (4/7).",
            &["Senin (4/7)=2022-07-04"],
        );
        check(
            "2024-06-18",
            "Banjir itu terjadi pada Minggu, 9 Juni.",
            &["Minggu, 9 Juni=2024-06-09"],
        );
    }

    #[test]
    fn a_weekday_alone_is_past_unless_the_clause_speaks_of_the_future() {
        check(
            "2024-06-18",
            "Rapat itu digelar Jumat.",
            &["Jumat=2024-06-14"],
        );
        check(
            "2024-06-18",
            "Rapat akan digelar Jumat.",
            &["Jumat=2024-06-21"],
        );
        check(
            "2024-06-18",
            "Rapat akan digelar, kata Budi pada Jumat.",
            &["Jumat=2024-06-14"],
        );
        check(
            "2024-06-18",
            "Mereka akan bertemu Kamis dan Jumat.",
            &["Kamis dan Jumat=2024-06-20/2024-06-21"],
        );
    }

    #[test]
    fn a_clock_time_after_a_date_is_a_part_of_its_span() {
        check(
            "2024-06-18",
            "Terbit 2 Jan 2024, 07:05 WITA",
            &["2 Jan 2024, 07:05 WITA=2024-01-02"],
        );
    }

    #[test]
    fn ranges_keep_both_ends() {
        check(
            "2024-06-18",
            "Pameran berlangsung 3-5 Mei.",
            &["3-5 Mei=2024-05-03/2024-05-05"],
        );
        check(
            "2024-06-18",
            "Cuti 29 Mei hingga 2 Juni 2023 disetujui.",
            &["29 Mei hingga 2 Juni 2023=2023-05-29/2023-06-02"],
        );
    }

    #[test]
    fn weeks_run_from_monday_to_sunday() {
        check(
            "2024-06-12",
            "Hasilnya keluar pekan depan.",
            &["pekan depan=2024-06-17/2024-06-23"],
        );
        check(
            "2024-06-12",
            "Sejak bulan lalu harga naik.",
            &["bulan lalu=2024-05"],
        );
        check(
            "2024-06-12",
            "Tiga tahun lalu ia pindah.",
            &["Tiga tahun lalu=2021"],
        );
        check("2024-06-12", "Beberapa tahun lalu ia pindah.", &[]);
    }

    #[test]
    fn a_month_alone_is_a_date_only_after_a_word_of_time() {
        check(
            "2024-06-12",
            "Pada Agustus mereka kalah.",
            &["Agustus=2023-08"],
        );
        check("2024-06-12", "Kata Mei, mereka kalah.", &[]);
    }

    #[test]
    fn a_caption_counts_from_the_latest_day_that_it_names() {
        check_in(
            Role::Caption,
            "2024-06-18",
            "Kapal itu tiba minggu ini, kata petugas, Kamis (2/3/2023).",
            &[
                "minggu ini=2023-02-27/2023-03-05",
                "Kamis (2/3/2023)=2023-03-02",
            ],
        );
    }

    #[test]
    fn impossible_days_and_hostile_digits_are_left_alone() {
        check(
            "2024-06-18",
            "31 Februari 2024 dan 99/99/2024",
            &["Februari 2024=2024-02"],
        );
        assert!(dates(&line("٣ Juni ٢٠٢٤ 18/"), None).is_empty());
    }
}
