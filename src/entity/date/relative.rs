//! Dates that are counted from the document's own day: `tiga tahun lalu`, `hari ini`.
//!
//! A count that the text leaves vague (`beberapa tahun lalu`) states no date.

use time::Duration;

use super::{
    Reader, Reading, Stamp,
    resolve::{monday, month_shifted},
};
use crate::entity::{
    atom::Shape,
    quantity::{small_number, whole_number},
};

/// A unit of the calendar.
#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Reader<'_> {
    /// `tiga tahun lalu`, `10 hari yang lalu`, `sepekan lalu`
    pub(super) fn ago(&self, at: usize) -> Option<Reading> {
        let (count, unit, end) = match self.lower(at) {
            "sehari" => (1, Unit::Day, at + 1),
            "seminggu" | "sepekan" => (1, Unit::Week, at + 1),
            "sebulan" => (1, Unit::Month, at + 1),
            "setahun" => (1, Unit::Year, at + 1),
            "sedekade" => (10, Unit::Year, at + 1),
            "seabad" => (100, Unit::Year, at + 1),
            _ => {
                let (count, next) = match self.number(at, 1..=3) {
                    Some(count) => (count, at + 1),
                    None => whole_number(self.line, at)?,
                };
                let (factor, unit) = match self.lower(next) {
                    "hari" => (1, Unit::Day),
                    "minggu" | "pekan" => (1, Unit::Week),
                    "bulan" => (1, Unit::Month),
                    "tahun" => (1, Unit::Year),
                    "dekade" => (10, Unit::Year),
                    "abad" => (100, Unit::Year),
                    _ => return None,
                };
                (
                    i32::try_from(count).ok()?.checked_mul(factor)?,
                    unit,
                    next + 1,
                )
            }
        };
        let end = match (self.lower(end), self.lower(end + 1)) {
            ("lalu" | "silam", _) => end + 1,
            ("yang", "lalu" | "silam") => end + 2,
            _ => return None,
        };
        // `lima atau enam tahun lalu` leaves the year open.
        let open = matches!(
            self.line.before(at, 1),
            "atau" | "hingga" | "sampai" | "-" | "–" | "," | "dan"
        ) && self.is_count(at.checked_sub(2)?);
        if open {
            return None;
        }
        self.shifted(at, end, unit, -count)
    }

    /// Whether a number stands at `at`.
    fn is_count(&self, at: usize) -> bool {
        self.is_digits(at) || small_number(self.lower(at)).is_some()
    }

    /// The unit so many steps from the one that the anchor lies in.
    fn shifted(&self, start: usize, end: usize, unit: Unit, steps: i32) -> Option<Reading> {
        let anchor = self.anchor?;
        let at = |stamp: Stamp| Some(Reading::at(start, end, stamp));
        match unit {
            Unit::Day => at(Stamp::Day(
                anchor.checked_add(Duration::days(i64::from(steps)))?,
            )),
            Unit::Week => self.week_days(start, end, steps, 0),
            Unit::Month => {
                let (year, month) = month_shifted(anchor, steps)?;
                at(Stamp::Month(year, month))
            }
            Unit::Year => at(Stamp::Year(anchor.year() + steps)),
        }
    }

    /// A week from its day `first`, Monday 0, to its end.
    fn week_days(&self, start: usize, end: usize, steps: i32, first: i64) -> Option<Reading> {
        let monday = monday(self.anchor?)?.checked_add(Duration::days(7 * i64::from(steps)))?;
        Some(Reading {
            start,
            end,
            from: Stamp::Day(monday.checked_add(Duration::days(first))?),
            to: Stamp::Day(monday.checked_add(Duration::days(6))?),
        })
    }

    /// `hari ini`, `kemarin sore`, `minggu depan`, `bulan lalu`, `tahun ini`
    pub(super) fn relative(&self, at: usize) -> Option<Reading> {
        self.anchor?;
        let day = |end: usize, steps: i32| self.shifted(at, end, Unit::Day, steps);
        // `hari-hari ini`, `kemarin-kemarin`, `tahun-tahun lalu` leave it open which.
        let doubled = self.is_glued(at) && self.line.before(at, 1) == "-";
        let next = self.lower(at + 1);
        match self.lower(at) {
            "hari" | "pagi" | "siang" | "sore" | "petang" | "subuh" if !doubled => match next {
                "ini" | "tadi" => day(at + 2, 0),
                "nanti" if self.lower(at) != "hari" => day(at + 2, 0),
                _ => None,
            },
            "malam" => match next {
                "ini" | "nanti" => day(at + 2, 0),
                "tadi" => day(at + 2, -1),
                _ => self.eve(at),
            },
            "dini" if next == "hari" && matches!(self.lower(at + 2), "ini" | "tadi") => {
                day(at + 3, 0)
            }
            "tadi" => match next {
                "malam" => day(at + 2, -1),
                _ => Some(self.day_part(at + 1))
                    .filter(|end| *end > at + 1)
                    .and_then(|end| day(end, 0)),
            },
            "nanti" => Some(self.day_part(at + 1))
                .filter(|end| *end > at + 1)
                .and_then(|end| day(end, 0)),
            // `beberapa hari kemarin` is as vague as `beberapa hari lalu`.
            "kemarin"
                if !doubled
                    && !self.is_dash(at + 1)
                    && (self.line.before(at, 1) != "hari"
                        || self.line.before(at, 2) != "beberapa") =>
            {
                match next {
                    "lusa" | "dulu" => day(at + 2, -2),
                    _ => day(self.day_part(at + 1), -1),
                }
            }
            // `hari esok` is the future at large.
            "besok" if !doubled && !self.is_dash(at + 1) => day(self.day_part(at + 1), 1),
            "esok" if self.line.before(at, 1) != "hari" && self.line.before(at, 1) != "masa" => {
                let end = self.day_part(at + 1);
                day(end + usize::from(self.lower(end) == "hari"), 1)
            }
            "lusa" => day(at + 1, 2),
            // `semalam` is also the length of one night.
            "semalam"
                if !matches!(
                    self.line.before(at, 1),
                    "dalam" | "menginap" | "bermalam" | "hanya" | "cuma" | "sehari" | "selama"
                ) && !matches!(next, "suntuk" | "penuh") =>
            {
                day(at + 1, -1)
            }
            "akhir" if next == "pekan" => {
                let (end, steps) = self.steps(at + 2)?;
                self.week_days(at, end, steps, 5)
            }
            "tahun" | "bulan" | "minggu" | "pekan" => self.unit(at),
            _ => None,
        }
    }

    /// Whether a bracket or a quotation opens before the atom.
    fn opens(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|before| self.line.get(before))
            .is_some_and(|atom| atom.is_quotation_mark() || matches!(atom.text, "(" | "'" | "‘"))
    }

    /// `tahun lalu`, `bulan ini`, `pekan yang akan datang`
    fn unit(&self, at: usize) -> Option<Reading> {
        let unit = match self.lower(at) {
            "tahun" => Unit::Year,
            "bulan" => Unit::Month,
            _ => Unit::Week,
        };
        let (end, steps) = self.steps(at + 1)?;
        // `bertahun-tahun lalu` and `beberapa tahun lalu` state no date.
        let vague = (self.is_glued(at) && !self.opens(at))
            || matches!(
                self.line.before(at, 1),
                "beberapa"
                    | "puluhan"
                    | "ratusan"
                    | "ribuan"
                    | "belasan"
                    | "berapa"
                    | "banyak"
                    | "sekian"
                    | "setengah"
                    | "puluh"
                    | "belas"
                    | "an"
            )
            || at
                .checked_sub(1)
                .and_then(|before| self.line.get(before))
                .is_some_and(|atom| atom.shape == Shape::Digits)
            || small_number(self.line.before(at, 1)).is_some();
        if vague {
            return None;
        }
        self.shifted(at, end, unit, steps)
    }
}
