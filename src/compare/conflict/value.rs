//! The dates, times of day and quantities that a sentence states.

use super::{
    Sentence,
    words::{is_in, key, keys},
};
use crate::{
    base::Span,
    compare::{ConflictKind, unit::within},
    entity::{Bound, Quantity},
    text::{Token, TokenKind, is_letter, normal_form, tokens},
};

/// A value of one sentence that may be set against one of the other.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) span: Span,
    pub(super) stated: Stated<'a>,
}

/// What a value says.
#[derive(Clone, Copy)]
pub(super) enum Stated<'a> {
    Date(Date<'a>),
    /// The minutes since midnight, and the zone that follows or nothing.
    Time(i32, &'static str),
    Quantity(&'a Quantity),
}

/// A date that is stated.
#[derive(Clone, Copy)]
pub(super) struct Date<'a> {
    /// Its first day, in ISO 8601 at the precision stated.
    pub(super) from: &'a str,
    /// Its last day, likewise.
    pub(super) to: &'a str,
    pub(super) days: Days,
}

impl<'a> Date<'a> {
    fn new(from: &'a str, to: &'a str) -> Self {
        let days = days(from, to);
        Self { from, to, days }
    }
}

impl<'a> Value<'a> {
    pub(super) fn is_equal(&self, other: &Self) -> bool {
        match (self.stated, other.stated) {
            (Stated::Date(one), Stated::Date(other)) => {
                one.from == other.from && one.to == other.to
            }
            (Stated::Time(minutes, zone), Stated::Time(other_minutes, other_zone)) => {
                moment(minutes, zone) == moment(other_minutes, other_zone)
            }
            (Stated::Quantity(one), Stated::Quantity(other)) => {
                one.value.total_cmp(&other.value).is_eq()
            }
            _ => false,
        }
    }

    pub(super) fn kind(&self) -> ConflictKind {
        match self.stated {
            Stated::Date(..) => ConflictKind::Date,
            Stated::Time(..) => ConflictKind::Time,
            Stated::Quantity(_) => ConflictKind::Quantity,
        }
    }

    /// Whether it counts people or things and measures nothing.
    pub(super) fn is_count(&self) -> bool {
        matches!(self.stated, Stated::Quantity(quantity) if !is_measure(&quantity.unit))
    }
}

/// Units that measure: what they measure does not grow from report to report, as a count does.
const MEASURES: [u32; 36] = keys([
    "abad",
    "bulan",
    "celsius",
    "dekade",
    "derajat",
    "detik",
    "dolar",
    "euro",
    "gram",
    "hari",
    "hektare",
    "jam",
    "kilogram",
    "kilometer",
    "liter",
    "magnitudo",
    "menit",
    "meter",
    "mil",
    "minggu",
    "pekan",
    "persen",
    "poin",
    "pound",
    "ringgit",
    "rupiah",
    "sentimeter",
    "tahun",
    "ton",
    "triwulan",
    "won",
    "yen",
    "yuan",
    "barel",
    "knot",
    "watt",
]);

/// Whether a unit measures and counts nothing.
pub(super) fn is_measure(unit: &str) -> bool {
    let head = unit.split(' ').next().unwrap_or_default();
    is_in(&MEASURES, head)
}

/// Words that stand before whatever is counted.
const CLASSIFIERS: [u32; 4] = keys(["unit", "buah", "ekor", "lembar"]);

/// Words by which people are counted, whoever they are.
const PEOPLE: [u32; 8] = keys([
    "orang",
    "jiwa",
    "korban",
    "warga",
    "penumpang",
    "penonton",
    "peserta",
    "pasien",
]);

/// Units that are so many of a smaller one: `dua pekan` are `14 hari`. Said in two units, figures
/// that differ are mostly of two things.
const MULTIPLES: [(u32, f64, u32); 4] = [
    (key("pekan"), 7.0, key("hari")),
    (key("minggu"), 7.0, key("hari")),
    (key("dekade"), 10.0, key("tahun")),
    (key("jam"), 60.0, key("menit")),
];

/// What a quantity says, ready to be set against many others.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) value: f64,
    pub(super) bound: Bound,
    /// What the real number lies between.
    low: f64,
    high: f64,
    /// The keys of its unit's words; none where the unit is not stated.
    unit: Vec<u32>,
    pub(super) is_measure: bool,
    is_of_people: bool,
    /// A classifier stands for whatever is counted by it.
    is_classifier: bool,
}

impl Amount {
    /// `written` are the quantity's words with those that bound it.
    pub(super) fn of(quantity: &Quantity, written: &str) -> Self {
        let unit: Vec<u32> = match quantity.unit.as_str() {
            "" => Vec::new(),
            unit => unit.split(' ').map(key).collect(),
        };
        let (low, high) = bounds((quantity, written));
        Self {
            value: quantity.value,
            bound: quantity.bound,
            low,
            high,
            is_measure: is_measure(&quantity.unit),
            is_of_people: unit.iter().any(|word| PEOPLE.contains(word)),
            is_classifier: matches!(unit.as_slice(), [word] if CLASSIFIERS.contains(word)),
            unit,
        }
    }

    /// Whether no unit is stated, so that it may be of anything.
    pub(super) fn is_bare(&self) -> bool {
        self.unit.is_empty()
    }

    /// Whether both may be of one thing by their units.
    pub(super) fn is_same_unit(&self, other: &Self) -> bool {
        let stands_for = |one: &Self, thing: &Self| {
            one.is_classifier && !thing.is_measure && !thing.is_of_people
        };
        stands_for(self, other)
            || stands_for(other, self)
            || (self.is_of_people && other.is_of_people)
            || self.unit.iter().any(|word| other.unit.contains(word))
    }

    /// Whether both are one amount in units of two sizes.
    pub(super) fn is_multiple(&self, other: &Self) -> bool {
        let is_of = |large: &Self, small: &Self| {
            let mut multiples = MULTIPLES.iter();
            multiples.any(|(unit, n, of)| {
                large.unit == [*unit]
                    && small.unit == [*of]
                    && (n * large.value).total_cmp(&small.value).is_eq()
            })
        };
        is_of(self, other) || is_of(other, self)
    }

    /// Whether one real number can satisfy both, though the stated ones differ.
    pub(super) fn is_within_bounds(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// The dates of a sentence, its times of day, and the quantities that are no part of either.
pub(super) fn stated(sentence: Sentence<'_>) -> Vec<Value<'_>> {
    let mut values = dates(sentence);
    add_times(sentence, &mut values);
    let n_known = values.len();
    for quantity in within(
        &sentence.side.findings.quantities,
        sentence.span,
        |quantity| quantity.span,
    ) {
        let mut known = values.iter().take(n_known);
        if !known.any(|value| value.span.overlaps(quantity.span)) {
            values.push(Value {
                span: with_bound(sentence, quantity),
                stated: Stated::Quantity(quantity),
            });
        }
    }
    values
}

/// The dates of a sentence; days joined by a conjunction or a dash are one range.
fn dates(sentence: Sentence<'_>) -> Vec<Value<'_>> {
    let mut dates: Vec<Value<'_>> = Vec::new();
    for date in within(&sentence.side.findings.dates, sentence.span, |date| {
        date.span
    }) {
        let until = |from| Date::new(from, &date.to);
        let stated = until(&date.from);
        let span = without_clock(sentence, date.span);
        if let Some(last) = dates.last_mut()
            && let Stated::Date(before) = last.stated
        {
            let between = sentence.written(Span {
                start: last.span.end,
                end: date.span.start,
            });
            if before.to < stated.from && is_joined(between) {
                last.span = last.span.cover(span);
                last.stated = Stated::Date(until(before.from));
                continue;
            }
            // `Selasa (18/6/2024)` is one date said twice.
            if before.from == stated.from && before.to == stated.to {
                continue;
            }
        }
        dates.push(Value {
            span,
            stated: Stated::Date(stated),
        });
    }
    dates
}

/// A date's span holds the time of day that follows, which is a value of its own.
fn without_clock(sentence: Sentence<'_>, span: Span) -> Span {
    let written = sentence.written(span);
    let mut at = 0;
    for word in written.split(' ') {
        if matches!(word, "pukul" | "jam") {
            break;
        }
        at += word.len() + 1;
    }
    let day = written.get(..at).unwrap_or(written);
    let day = day.trim_end_matches(|c: char| !is_letter(c) && !c.is_ascii_digit() && c != ')');
    let end = span.start as usize + day.len();
    if day.is_empty() {
        span
    } else {
        Span::new(span.start as usize, end)
    }
}

fn is_joined(between: &str) -> bool {
    matches!(
        between.trim(),
        "dan" | "hingga" | "sampai" | "-" | "–" | "s.d." | "s/d"
    )
}

/// The first and the last day that a date may mean, each as the number that its figures are:
/// 20240618.
pub(super) type Days = (u32, u32);

/// The days of a date that is given by its ends.
pub(super) fn days(from: &str, to: &str) -> Days {
    let padded = |iso: &str, rest: &str| {
        let figures = iso.bytes().chain(rest.bytes().skip(iso.len()));
        let figures = figures.take(rest.len()).filter(u8::is_ascii_digit);
        figures.fold(0, |day, figure| 10 * day + u32::from(figure - b'0'))
    };
    (padded(from, "0000-01-01"), padded(to, "9999-12-31"))
}

/// Whether one date lies in the other: a month and a day of it, a range and a day of it.
pub(super) fn is_compatible(a: Days, b: Days) -> bool {
    (a.0 <= b.0 && b.1 <= a.1) || (b.0 <= a.0 && a.1 <= b.1)
}

/// What may follow a time of day.
const ZONES: [&str; 6] = ["wib", "wita", "wit", "gmt", "utc", "waktu"];

/// Times of day: Indonesian writes them `pukul 02.45` or `jam 14:30`, often with a zone behind.
fn add_times(sentence: Sentence<'_>, values: &mut Vec<Value<'_>>) {
    let all: Vec<Token> = tokens(sentence.text(), sentence.span).collect();
    let word = |token: Option<&Token>| {
        token
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| normal_form(sentence.written(token.span)))
            .unwrap_or_default()
    };
    for (at, token) in all.iter().enumerate() {
        if token.kind != TokenKind::Number {
            continue;
        }
        let before = word(at.checked_sub(1).and_then(|before| all.get(before)));
        let after = word(all.get(at + 1));
        let zone = ZONES.into_iter().find(|zone| *zone == after);
        if before != "pukul" && before != "jam" && zone.is_none() {
            continue;
        }
        if let Some(minutes) = clock(sentence.written(token.span)) {
            values.push(Value {
                span: token.span,
                stated: Stated::Time(minutes, zone.unwrap_or_default()),
            });
        }
    }
}

/// The minutes since midnight of `02.45` or `14:30`.
fn clock(written: &str) -> Option<i32> {
    let (hours, minutes) = written.split_once(['.', ':'])?;
    if hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    let hours: i32 = hours.parse().ok()?;
    let minutes: i32 = minutes.parse().ok()?;
    ((0..25).contains(&hours) && (0..60).contains(&minutes)).then_some(hours * 60 + minutes)
}

/// A time of day in UTC, and whether its zone is known; where it is not, as stated.
pub(super) fn moment(minutes: i32, zone: &str) -> (i32, Option<()>) {
    let hours = match zone {
        "wib" => 7,
        "wita" => 8,
        "wit" => 9,
        "gmt" | "utc" => 0,
        _ => return (minutes, None),
    };
    ((minutes - 60 * hours).rem_euclid(24 * 60), Some(()))
}

/// Orders of magnitude that stand for a number.
const ORDERS: [u32; 4] = keys(["puluhan", "ratusan", "ribuan", "jutaan"]);

/// What the real number lies between. "About" is taken for a tenth more or less, and "more than"
/// for at most half as much again: who writes `lebih dari 100` does not mean 10,000. Who writes
/// `ratusan` means less than a thousand.
fn bounds((quantity, written): (&Quantity, &str)) -> (f64, f64) {
    let value = quantity.value;
    let margin = libm::fabs(value);
    match quantity.bound {
        Bound::Exact => (value, value),
        Bound::About => (value - 0.1 * margin, value + 0.1 * margin),
        Bound::AtLeast => {
            let is_order = written
                .split(' ')
                .any(|word| is_in(&ORDERS, &normal_form(word)));
            (value, value + if is_order { 9.0 } else { 0.5 } * margin)
        }
        Bound::AtMost => (value - 0.5 * margin, value),
    }
}

/// Words that say how a number bounds the real one.
const BOUNDS: [u32; 19] = keys([
    "sekitar",
    "kira-kira",
    "kurang",
    "lebih",
    "dari",
    "hampir",
    "sedikitnya",
    "setidaknya",
    "sekurangnya",
    "paling",
    "banyak",
    "sedikit",
    "lama",
    "maksimal",
    "minimal",
    "tak",
    "tidak",
    "nyaris",
    "diperkirakan",
]);

/// A quantity with the words before it that bound it: `sekitar 25 meter`.
fn with_bound(sentence: Sentence<'_>, quantity: &Quantity) -> Span {
    let mut span = quantity.span;
    if quantity.bound == Bound::Exact {
        return span;
    }
    let before = sentence.written(Span {
        start: sentence.span.start,
        end: span.start,
    });
    for word in before.rsplit(' ').skip(1) {
        if !is_in(&BOUNDS, &normal_form(word)) {
            break;
        }
        let start = span.start as usize - word.len() - 1;
        span = Span::new(start, span.end as usize);
    }
    span
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn a_time_has_hours_and_two_figures_of_minutes() {
        assert_eq!(clock("14.30"), Some(870));
        assert_eq!([clock("11.000"), clock("26.10"), clock("12.75")], [None; 3]);
    }
}
