//! Dates that are counted from the document's own day: `tiga tahun lalu`, `hari ini`.
//!
//! A count that the text leaves vague (`beberapa tahun lalu`) states no date.

use time::Duration;

use super::{
    Reader, Reading, Stamp,
    resolve::{monday, month_shifted, shift},
};
use crate::entity::{atom::Shape, quantity::small_number};

impl Reader<'_> {
    /// `tiga tahun lalu`, `10 hari lalu`
    pub(super) fn ago(&self, at: usize) -> Option<Reading> {
        let count = i64::from(
            self.number(at, 1..=3)
                .or_else(|| u32::try_from(small_number(self.lower(at))?).ok())?,
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
    pub(super) fn relative(&self, at: usize) -> Option<Reading> {
        let anchor = self.anchor?;
        let day = |start: usize, end: usize, shift: i64| {
            let date = anchor.checked_add(Duration::days(shift))?;
            Some(Reading::at(start, end, Stamp::Day(date)))
        };
        let word = self.lower(at);
        let next = self.lower(at + 1);
        match (word, next) {
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
        if !matches!(word, "tahun" | "bulan" | "minggu" | "pekan") {
            return None;
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
            || small_number(self.line.before(at, 1)).is_some();
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
}
