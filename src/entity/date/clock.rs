//! Times of day beside a date: a part of its span, not of what it resolves to.

use super::Reader;
use crate::entity::atom::Shape;

impl Reader<'_> {
    /// The end of what is said of the time of day right after a date: `, 10:23 WIB`,
    /// `malam sekitar pukul 7`, `pukul 02.45 waktu setempat`.
    pub(super) fn clock(&self, end: usize) -> usize {
        let end = self.day_part(end);
        let mut at = end;
        let is_parting = self
            .line
            .get(at)
            .is_some_and(|atom| atom.is_dash() || matches!(atom.text, "," | "|" | "•" | "·"));
        at += usize::from(is_parting);
        at += usize::from(matches!(self.lower(at), "sekitar" | "mulai"));
        let led = matches!(self.lower(at), "pukul" | "jam");
        at += usize::from(led);
        let Some(hour) = self.figure(at, 24) else {
            return end;
        };
        if !led && hour.len() < 2 {
            return end;
        }
        let minutes = |at: usize| {
            matches!(self.lower(at), ":" | ".")
                && self.is_glued(at)
                && self.is_glued(at + 1)
                && self.figure(at + 1, 59).is_some_and(|text| text.len() == 2)
        };
        let mut after = at + 1;
        // Hours, minutes and perhaps seconds.
        while after < at + 5 && minutes(after) {
            after += 2;
        }
        if after == at + 1 && !led {
            return end;
        }
        self.zone(self.day_part(after))
    }

    /// The figure at `at`, of one or two digits and at most `most`.
    fn figure(&self, at: usize, most: u8) -> Option<&str> {
        let atom = self
            .line
            .get(at)
            .filter(|atom| atom.shape == Shape::Digits)?;
        let value = atom.text.parse::<u8>().ok()?;
        (atom.text.len() <= 2 && value <= most).then_some(atom.text)
    }

    /// The atom after a part of the day (`malam`, `dini hari`), where one stands at `at`.
    pub(super) fn day_part(&self, at: usize) -> usize {
        match self.lower(at) {
            "pagi" | "siang" | "sore" | "petang" | "malam" | "subuh" | "dinihari" => at + 1,
            "dini" if self.lower(at + 1) == "hari" => at + 2,
            _ => at,
        }
    }

    /// The atom after a zone, where one stands at `at`.
    pub(super) fn zone(&self, at: usize) -> usize {
        match self.lower(at) {
            "wib" | "wita" | "wit" | "gmt" | "utc" => at + 1,
            "waktu" if self.lower(at + 1) == "setempat" => at + 2,
            _ => at,
        }
    }
}
