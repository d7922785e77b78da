//! What is missing of a date, filled in from the anchor: its year, its week, past or future.
//!
//! Every step is checked, so that no day outside of the calendar comes out.

use time::{Date, Duration, Month};

use super::{Reader, day::Tail};
use crate::entity::{
    atom::{Atom, Shape},
    lexicon::List,
};

/// On which side of the anchor a day or month is said to lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Past,
    Coming,
    Open,
}

impl Reader<'_> {
    /// A day whose year may be missing: with a weekday the nearest year in which both agree, the
    /// past before the future; else the nearest such day, past or coming as the sentence tells.
    pub(super) fn resolve(
        &self,
        at: usize,
        tail: &Tail,
        month: u8,
        day: u8,
        weekday: Option<u8>,
    ) -> Option<Date> {
        if let Some(year) = tail.year {
            return day_from(year, month, day);
        }
        let anchor = self.anchor?;
        let this = day_from(anchor.year(), month, day);
        // Half a year divides what is meant to be past from what is meant to come.
        let half = Duration::days(183);
        let near = match (this, tail.side) {
            (Some(date), Side::Past) if date > anchor => day_from(anchor.year() - 1, month, day),
            (Some(date), Side::Coming) if date < anchor => day_from(anchor.year() + 1, month, day),
            (Some(date), Side::Open)
                if date > anchor && date - anchor > half && !self.is_coming(at) =>
            {
                day_from(anchor.year() - 1, month, day)
            }
            (Some(date), Side::Open) if anchor - date > half && self.is_coming(at) => {
                day_from(anchor.year() + 1, month, day)
            }
            (other, _) => other,
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

    /// Whether the clause speaks of what is to come. A word of saying or a quotation mark between
    /// closes the clause: in `akan datang, kata Budi pada Senin` the day is that of the saying. A
    /// day that opens its sentence belongs to the verb behind it.
    pub(super) fn is_coming(&self, at: usize) -> bool {
        let Some(sentence) = self.line.get(at).map(|atom| atom.sentence) else {
            return false;
        };
        let is_closed = |atom: &Atom<'_>| {
            atom.lists.has(List::SpeechNouns)
                || atom.lists.has(List::SpeechVerbs)
                || atom.is_quotation_mark()
                || is_saying(self.line.vocabulary.lower(atom.word))
        };
        let is_coming = |atom: &Atom<'_>| speaks_of_future(self.line.vocabulary.lower(atom.word));
        let mut opens = true;
        for atom in self.line.atoms.iter().take(at).rev() {
            if atom.sentence != sentence || is_closed(atom) {
                break;
            }
            if is_coming(atom) {
                return true;
            }
            opens &= matches!(
                self.line.vocabulary.lower(atom.word),
                "pada" | "hari" | "mulai" | "dan" | "namun" | "," | "tanggal" | "("
            ) || atom.lists.has(List::Calendar)
                || atom.shape == Shape::Digits;
        }
        opens
            && self
                .line
                .atoms
                .iter()
                .skip(at + 1)
                .take_while(|atom| atom.sentence == sentence && !is_closed(atom))
                .take_while(|atom| {
                    !matches!(
                        self.line.vocabulary.lower(atom.word),
                        "telah" | "sudah" | "yang" | "untuk"
                    )
                })
                .take(16)
                .any(is_coming)
    }
}

/// A verb of saying with the ending that stands for its subject (`katanya`) closes a clause like
/// the verb itself.
fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "katanya"
            | "ujarnya"
            | "ucapnya"
            | "tuturnya"
            | "jelasnya"
            | "tegasnya"
            | "imbuhnya"
            | "tandasnya"
            | "terangnya"
            | "ungkapnya"
    )
}

/// Whether a word tells that its clause is about what has not happened yet.
pub(super) fn speaks_of_future(word: &str) -> bool {
    matches!(
        word,
        "akan"
            | "bakal"
            | "hendak"
            | "mendatang"
            | "nanti"
            | "lambat"
            | "rencananya"
            | "direncanakan"
            | "dijadwalkan"
            | "diagendakan"
            | "berencana"
            | "diperkirakan"
            | "diprakirakan"
            | "diprediksi"
    )
}

/// Steps to the past or future of `lalu`, `ini` and `depan`.
pub(super) fn shift(word: &str) -> Option<i32> {
    match word {
        "lalu" | "kemarin" | "silam" => Some(-1),
        "ini" => Some(0),
        "depan" | "mendatang" => Some(1),
        _ => None,
    }
}

pub(super) fn day_from(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The nearest day with this weekday, the anchor itself included.
pub(super) fn near_weekday(anchor: Date, weekday: u8, coming: bool) -> Option<Date> {
    let today = anchor.weekday().number_days_from_monday();
    if coming {
        anchor.checked_add(Duration::days(i64::from((weekday + 7 - today) % 7)))
    } else {
        anchor.checked_sub(Duration::days(i64::from((today + 7 - weekday) % 7)))
    }
}

pub(super) fn monday(anchor: Date) -> Option<Date> {
    let today = anchor.weekday().number_days_from_monday();
    anchor.checked_sub(Duration::days(i64::from(today)))
}

pub(super) fn month_shifted(anchor: Date, steps: i32) -> Option<(i32, u8)> {
    let months = anchor.year() * 12 + i32::from(u8::from(anchor.month())) - 1 + steps;
    let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
    Some((months.div_euclid(12), month))
}
