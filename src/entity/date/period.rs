//! Months, years and what is longer: `Desember 2019`, `kuartal I 2024`, `musim 2023/2024`,
//! `dekade 1990-an`, `abad ke-20`.
//!
//! A figure of four digits is a year only where a word of time says so.

use super::{
    Joint, Reader, Reading, Stamp,
    resolve::{Side, shift, speaks_of_future},
};
use crate::entity::atom::Shape;

impl Reader<'_> {
    /// `Desember 2019`, `bulan Maret tahun ini`, `pada Maret`, `Januari-Maret 2024`
    pub(super) fn month(&self, at: usize) -> Option<Reading> {
        let led = self.lower(at) == "bulan";
        let name = at + usize::from(led);
        let month = self.month_name(name)?;
        let tail = self.tail(name + 1);
        if !led && !self.is_capitalized(name) && tail.year.is_none() {
            return None;
        }
        if let Some(year) = tail.year {
            return Some(Reading::at(at, tail.end, Stamp::Month(year, month)));
        }
        // Of two months the year may stand behind the second alone.
        let next = self.joint(tail.end).and_then(|(next, joint)| {
            let other = self.month_name(next)?;
            Some((other, self.tail(next + 1), joint))
        });
        if let Some((other, behind, _)) = &next
            && let Some(year) = behind.year
        {
            let year = year - i32::from(*other < month);
            return Some(Reading::at(at, name + 1, Stamp::Month(year, month)));
        }
        let anchor = self.anchor?;
        let (this, now) = (anchor.year(), u8::from(anchor.month()));
        let year = match tail.side {
            Side::Past => this - i32::from(month >= now),
            Side::Coming => this + i32::from(month <= now),
            Side::Open => {
                let joined = matches!(next, Some((_, _, Joint::Through)));
                if (!led && !joined && !self.is_month_sure(at)) || self.is_habit(at) {
                    return None;
                }
                // A month nearly a year away is seldom meant without its year: the one that comes
                // next is this coming one, and one not long past is no plan for the next year.
                match self.is_coming(at) || month == now % 12 + 1 {
                    true => this + i32::from(month + 6 < now),
                    false => this - i32::from(month > now),
                }
            }
        };
        Some(Reading::at(at, tail.end, Stamp::Month(year, month)))
    }

    /// Whether a month's name alone means the month. Four of the twelve are also given names, so
    /// those need a word of time before them; no month is meant within a name.
    fn is_month_sure(&self, at: usize) -> bool {
        let before = self.line.before(at, 1);
        if self.lower(at).len() < 4 && self.lower(at) != "mei" {
            return false;
        }
        let is_about = matches!(before, "sekitar" | "memasuki" | "menjelang");
        if is_about || is_of_time(before) {
            return true;
        }
        // `dijadwalkan April`: nobody is scheduled, and no agent stands right behind the passive.
        let verb = before.starts_with("di") && before.len() > 6;
        if (verb || speaks_of_future(before)) && !self.is_capitalized(at + 1) {
            return true;
        }
        // One of several months is a month as the others are.
        let is_link = |at: usize| matches!(self.lower(at), "-" | "–" | "," | "dan" | "atau" | "&");
        let other = (0..at).rev().take(3).find(|at| !is_link(*at));
        if other.is_some_and(|other| {
            other + 1 < at && self.month_name(other).is_some() && self.is_month_sure(other)
        }) {
            return true;
        }
        let is_given_name = matches!(self.lower(at), "april" | "mei" | "juni" | "juli");
        let is_in_name = self.is_capitalized(at + 1)
            || at
                .checked_sub(1)
                .and_then(|before| self.line.get(before))
                .is_some_and(|atom| atom.is_capitalized() && !atom.first);
        let is_plain = self
            .line
            .get(at.wrapping_sub(1))
            .is_none_or(|atom| atom.shape == Shape::Word);
        !is_given_name && !is_in_name && is_plain && !self.line.title_case
    }

    /// `tahun 2006`, `pada 2019`, `2019-2024`, `musim 2023/24`, `1990-an`, `tahun 80-an`
    pub(super) fn year(&self, at: usize) -> Option<Reading> {
        let mut first = at;
        if !self.is_digits(at) {
            first += 1;
            // `tahun ajaran 2023/2024`
            first += usize::from(matches!(
                self.lower(first),
                "ajaran" | "pelajaran" | "akademik" | "anggaran" | "fiskal" | "pajak" | "buku"
            ));
        }
        let led = first > at;
        if let Some(reading) = self.decade(at, first) {
            return Some(reading);
        }
        if led && self.lower(at) != "tahun" {
            return None;
        }
        let year = self.year_number(first)?;
        let before = self.line.before(at, 1);
        // The year of another calendar is none of this one, and that of a law is its number.
        let foreign = matches!(
            self.lower(first + 1),
            "h" | "hijriah" | "hijriyah" | "sm" | "sebelum" | "saka"
        );
        let is_law = led
            && self.is_digits(at.wrapping_sub(1))
            && (matches!(self.line.before(at, 2), "nomor" | "no")
                || (self.line.before(at, 2) == "." && self.line.before(at, 3) == "no"));
        if foreign || is_law || (self.is_glued(first) && matches!(before, "-" | "/" | "." | ",")) {
            return None;
        }
        let glued = self.is_glued(first + 1) && self.is_glued(first + 2);
        let to = (glued && (self.is_dash(first + 1) || self.is_mark(first + 1, "/")))
            .then(|| self.last_year(year, first + 2))
            .flatten();
        if let Some(to) = to
            && (led || year >= 1900)
        {
            return Some(Reading {
                start: at,
                end: first + 3,
                from: Stamp::Year(year),
                to: Stamp::Year(to),
            });
        }
        let followed = matches!(
            self.lower(first + 1),
            "lalu" | "silam" | "mendatang" | "kemarin"
        );
        let joined = match self.joint(first + 1) {
            Some((next, Joint::Through)) => self.is_recent(next),
            Some((next, Joint::And)) => before == "antara" && self.is_recent(next),
            None => false,
        } || (matches!(before, "hingga" | "sampai" | "dan" | "-" | "–")
            && self.is_recent(at.wrapping_sub(2)))
            || (before == "dengan" && self.line.before(at, 2) == "sampai");
        let timed = (is_timed(before) || followed || joined)
            && self.is_recent(first)
            && !self.counts(first + 1);
        (led || timed).then(|| Reading::at(at, first + 1, Stamp::Year(year)))
    }

    /// The last of the years that begin with `year`: `2019-2024`, `2023/2024`, `2023/24`.
    fn last_year(&self, year: i32, at: usize) -> Option<i32> {
        let slash = self.is_mark(at.wrapping_sub(1), "/");
        match self.year_number(at) {
            // A slash joins the two years of one season.
            Some(to) => (year < to && (!slash || to == year + 1)).then_some(to),
            None => {
                let short = i32::try_from(self.number(at, 2..=2)?).ok()?;
                (short == (year + 1) % 100).then_some(year + 1)
            }
        }
    }

    /// Whether the figure at `at` is a year that a report may name without the word for it.
    fn is_recent(&self, at: usize) -> bool {
        self.year_number(at)
            .is_some_and(|year| (1800..2100).contains(&year))
    }

    /// Whether the word at `at` is one that numbers stand before, so that a figure there is no year.
    fn counts(&self, at: usize) -> bool {
        matches!(
            self.lower(at),
            "%" | "orang"
                | "jiwa"
                | "warga"
                | "unit"
                | "rumah"
                | "ekor"
                | "buah"
                | "kali"
                | "kasus"
                | "persen"
                | "meter"
                | "kilometer"
                | "km"
                | "m"
                | "mdpl"
                | "ton"
                | "kilogram"
                | "kg"
                | "liter"
                | "hektare"
                | "hektar"
                | "ha"
                | "rupiah"
                | "dolar"
                | "ribu"
                | "juta"
                | "miliar"
                | "triliun"
        )
    }

    /// `1990-an`, `dekade 1990-an`, `tahun 80-an`
    fn decade(&self, at: usize, first: usize) -> Option<Reading> {
        let suffixed = self.is_dash(first + 1)
            && self.is_glued(first + 1)
            && self.lower(first + 2) == "an"
            && self.is_glued(first + 2);
        if !suffixed {
            return None;
        }
        let year = self.year_number(first).or_else(|| {
            // Two digits are years only after a word that says so: `80-an orang` are people.
            let short = i32::try_from(self.number(first, 2..=2)?).ok()?;
            (first > at).then_some(1900 + short)
        })?;
        (year % 10 == 0).then_some(Reading {
            start: at,
            end: first + 3,
            from: Stamp::Year(year),
            to: Stamp::Year(year + 9),
        })
    }

    /// `abad ke-20`, `abad XX`
    pub(super) fn century(&self, at: usize) -> Option<Reading> {
        let mut number = at + 1;
        if self.lower(number) == "ke" {
            number += 1 + usize::from(self.is_dash(number + 1));
        }
        let century = self
            .number(number, 1..=2)
            .and_then(|century| i32::try_from(century).ok())
            .or_else(|| roman(self.line.get(number)?.text))
            .filter(|century| *century > 0)?;
        let before_christ = matches!(self.lower(number + 1), "sm" | "sebelum");
        (!before_christ).then_some(Reading {
            start: at,
            end: number + 1,
            from: Stamp::Year((century - 1) * 100 + 1),
            to: Stamp::Year(century * 100),
        })
    }

    /// `kuartal I 2024`, `semester II/2023`, `triwulan ketiga tahun lalu`, `Q1 2024`
    pub(super) fn part_of_year(&self, at: usize) -> Option<Reading> {
        let head = self.lower(at);
        let (months, part, mut end) = match head.strip_prefix('q') {
            Some(part) => (3, part.parse::<i32>().ok()?, at + 1),
            None => {
                let months = match head {
                    "semester" | "paruh" => 6,
                    _ => 3,
                };
                let mut number = at + 1;
                if self.lower(number) == "ke" && self.is_dash(number + 1) {
                    number += 2;
                }
                (months, self.ordinal(number)?, number + 1)
            }
        };
        if matches!(self.lower(end), "/" | "-") {
            end += 1;
        }
        let tail = self.tail(end);
        let year = tail.year?;
        let first = u8::try_from((part - 1) * months + 1).ok()?;
        let last = u8::try_from(part * months).ok()?;
        (1..=12 / months).contains(&part).then_some(Reading {
            start: at,
            end: tail.end,
            from: Stamp::Month(year, first),
            to: Stamp::Month(year, last),
        })
    }

    /// Which of a year's parts the atom at `at` names.
    fn ordinal(&self, at: usize) -> Option<i32> {
        match self.lower(at) {
            "pertama" => Some(1),
            "kedua" => Some(2),
            "ketiga" => Some(3),
            "keempat" => Some(4),
            _ => match self.number(at, 1..=1) {
                Some(number) => i32::try_from(number).ok(),
                None => roman(self.line.get(at)?.text),
            },
        }
    }

    /// `tahun lalu`, `tahun depan` and so on after a head, in years from the anchor.
    pub(super) fn steps(&self, at: usize) -> Option<(usize, i32)> {
        match (self.lower(at), self.lower(at + 1)) {
            ("yang", "lalu" | "silam") => Some((at + 2, -1)),
            ("yang", "akan") if self.lower(at + 2) == "datang" => Some((at + 3, 1)),
            (next, _) => Some((at + 1, shift(next)?)),
        }
    }
}

/// Words after which a figure of four digits is a year.
fn is_timed(before: &str) -> bool {
    is_of_time(before)
        || matches!(
            before,
            "medio" | "periode" | "musim" | "edisi" | "kelahiran" | "di"
        )
}

/// Words behind which a month stands as well as a year.
fn is_of_time(before: &str) -> bool {
    matches!(
        before,
        "pada"
            | "sejak"
            | "hingga"
            | "sampai"
            | "awal"
            | "akhir"
            | "pertengahan"
            | "penghujung"
            | "mulai"
            | "selama"
            | "sepanjang"
            | "antara"
            | "per"
            | "dibanding"
            | "dibandingkan"
    )
}

/// A number below forty in Roman capitals.
fn roman(text: &str) -> Option<i32> {
    let mut value = 0;
    let mut last = 0;
    for letter in text.chars().rev() {
        let digit = match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            _ => return None,
        };
        value += if digit < last { -digit } else { digit };
        last = last.max(digit);
    }
    (value > 0).then_some(value)
}
