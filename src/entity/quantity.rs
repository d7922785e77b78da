//! Quantities: a number, in digits or words, with what it counts and how it bounds the real one.
//!
//! Numbers follow Indonesian usage: a point groups thousands, a comma opens the decimals. A unit
//! has one name however it is written (`km`, `kilometer`), and a value is whole (`5 juta` is
//! 5,000,000), so that two reports can be compared. Dates and clock times are left to their own
//! module; ordinals (`kedua`) and numbers that name something (`nomor 5`) are no quantities.
//! Units are not converted into each other.

mod bound;
mod label;
mod number;
#[cfg(test)]
mod table;
mod unit;

use self::{
    number::{Number, number},
    unit::{Unit, currency, unit},
};
use super::{
    Bound, Quantity,
    atom::{Line, Shape},
};
use crate::base::Span;

pub(super) use self::number::{small_number, whole_number};

/// The quantities of a line, in order; `taken` holds the spans of its dates.
pub(super) fn quantities(line: &Line<'_>, taken: &[Span]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut dates = taken.iter().peekable();
    while let Some(atom) = line.get(at) {
        while dates.next_if(|date| date.end <= atom.span.start).is_some() {}
        let in_date = dates.peek().is_some_and(|date| date.contains(atom.span));
        match (!in_date).then(|| quantity(line, at)).flatten() {
            Some((end, several)) => {
                found.extend(several);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The quantity that starts at the atom `at`, or the two ends of a range, and the atom after it.
fn quantity(line: &Line<'_>, at: usize) -> Option<(usize, Vec<Quantity>)> {
    if let Some((end, value)) = number::magnitude_of_quake(line, at) {
        let unit = unit::MAGNITUDE.to_owned();
        return Some((end, vec![stated(line, at, end, value, unit)]));
    }
    if let Some(unit) = number::one_of_time(line, at) {
        return Some((at + 1, vec![stated(line, at, at + 1, 1.0, unit.to_owned())]));
    }
    let (money, start) = match currency(line, at) {
        Some((unit, next)) => (Some(unit), next),
        None => (None, at),
    };
    // A number that is glued to a letter or a hyphen is a part of a name (`Boeing-737`).
    if money.is_none() && label::is_glued_to_word(line, at) {
        return None;
    }
    let negative = line.lower(start) == "minus";
    let first = number(line, start + usize::from(negative), money.is_some())?;
    if label::is_clock(line, start, first.end) {
        return None;
    }
    let range = range(line, at, &first, money);
    let (end, in_words) = match &range {
        Range::None => (first.end, first.in_words),
        Range::Score(end) => return Some((*end, Vec::new())),
        Range::To(last) => (last.end, first.in_words && last.in_words),
    };
    let (known, end) = match money {
        Some(unit) => (Unit::measure(unit), end),
        None => unit(line, end, in_words).unwrap_or((Unit::default(), end)),
    };
    let bracketed = range.is_none() && line.before(at, 1) == "(" && line.lower(first.end) == ")";
    if money.is_none() && !known.is_measure {
        if label::is_age(line, at, &first, bracketed) {
            let unit = "tahun".to_owned();
            let age = stated(line, at, first.end, first.value, unit);
            return Some((first.end, vec![age]));
        }
        if label::is_name(line, at, &first, &known) {
            return Some((first.end, Vec::new()));
        }
        // Number words without a thing counted are mostly grammar (`salah satu`, `satu per satu`),
        // two figures without one a score or the pages of a book.
        let is_bare = known.name.is_empty();
        let is_pair = !range.is_none() && line.get(first.end).is_some_and(|atom| atom.is_dash());
        if is_bare && (in_words || is_pair || label::is_code(line, start, end)) {
            return Some((end, Vec::new()));
        }
    } else if money.is_none() && label::is_always_name(line, at) {
        return Some((first.end, Vec::new()));
    }
    let sign = if negative { -1.0 } else { 1.0 };
    let Range::To(last) = range else {
        let mut one = stated(line, at, end, sign * first.value, known.name);
        one.bound = first.bound.or(known.bound).unwrap_or(one.bound);
        return Some((end, vec![one]));
    };
    // In `5-10 juta` the multiplier holds for both numbers.
    let least = match first.factor == 1.0 && first.value < last.value / last.factor {
        true => first.value * last.factor,
        false => first.value,
    };
    let mut ends = vec![
        stated(line, at, end, sign * least, known.name.clone()),
        stated(line, at, end, last.value, known.name),
    ];
    for (quantity, bound) in ends.iter_mut().zip([Bound::AtLeast, Bound::AtMost]) {
        quantity.bound = bound;
    }
    Some((end, ends))
}

fn stated(line: &Line<'_>, start: usize, end: usize, value: f64, unit: String) -> Quantity {
    Quantity {
        span: line.span(start, end),
        value,
        unit,
        bound: bound::bound(line, start, end),
    }
}

/// What follows a number and makes two of it.
enum Range {
    None,
    /// A score (`2-1`) counts down or goes on; nothing up to the atom is a quantity.
    Score(usize),
    To(Number),
}

impl Range {
    fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}

fn range(line: &Line<'_>, at: usize, first: &Number, money: Option<&str>) -> Range {
    let dash = line.get(first.end).is_some_and(|atom| atom.is_dash());
    let next = match line.lower(first.end) {
        _ if dash => first.end + 1,
        "hingga" | "sampai" => first.end + 1,
        "dan" if line.before(at, 1) == "antara" => first.end + 1,
        _ => return Range::None,
    };
    let next = match currency(line, next) {
        Some((unit, after)) if Some(unit) == money => after,
        _ => next,
    };
    let Some(last) = number(line, next, money.is_some()) else {
        return Range::None;
    };
    let goes_on = dash
        && line
            .get(last.end)
            .is_some_and(|atom| atom.is_dash() && !atom.spaced)
        && line
            .get(last.end + 1)
            .is_some_and(|atom| atom.shape == Shape::Digits);
    if last.value > first.value && !goes_on {
        Range::To(last)
    } else if dash {
        Range::Score(last.end)
    } else {
        Range::None
    }
}

#[cfg(test)]
mod tests {
    use super::quantities;
    use crate::entity::{Bound, date::dates, example::line};

    fn check(text: &str, expected: &[(&str, f64, &str, Bound)]) {
        let line = line(text);
        let taken: Vec<_> = dates(&line, None).iter().map(|date| date.span).collect();
        let found = quantities(&line, &taken);
        let found: Vec<_> = found
            .iter()
            .map(|q| (q.span.of(text), q.value, q.unit.as_str(), q.bound))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn points_group_thousands_and_commas_open_decimals() {
        check(
            "Panen naik 2,5 persen menjadi 13.250 ton.",
            &[
                ("2,5 persen", 2.5, "persen", Bound::Exact),
                ("13.250 ton", 13_250.0, "ton", Bound::Exact),
            ],
        );
    }

    #[test]
    fn numbers_may_be_words() {
        check(
            "Tiga puluh lima sapi dan dua belas kambing hilang selama setengah jam.",
            &[
                ("Tiga puluh lima sapi", 35.0, "sapi", Bound::Exact),
                ("dua belas kambing", 12.0, "kambing", Bound::Exact),
                ("setengah jam", 0.5, "jam", Bound::Exact),
            ],
        );
        check(
            "Puluhan ribu buruh dan seratus dua satpam datang.",
            &[
                ("Puluhan ribu buruh", 10_000.0, "buruh", Bound::AtLeast),
                ("seratus dua satpam", 102.0, "satpam", Bound::Exact),
            ],
        );
    }

    #[test]
    fn bounds_are_read_from_the_words_before_and_denied_with_them() {
        check(
            "Lebih dari 40 rumah, tidak kurang dari 9 jembatan, sekitar 70 kios dan maksimal 3 kapal.",
            &[
                ("40 rumah", 40.0, "rumah", Bound::AtLeast),
                ("9 jembatan", 9.0, "jembatan", Bound::AtLeast),
                ("70 kios", 70.0, "kios", Bound::About),
                ("3 kapal", 3.0, "kapal", Bound::AtMost),
            ],
        );
    }

    #[test]
    fn money_keeps_its_sign_and_multiplier() {
        check(
            "Biayanya Rp1,2 miliar atau US$ 75.000.",
            &[
                ("Rp1,2 miliar", 1.2e9, "rupiah", Bound::Exact),
                ("US$ 75.000", 75_000.0, "dolar as", Bound::Exact),
            ],
        );
    }

    #[test]
    fn dates_times_codes_and_idioms_are_no_quantities() {
        check(
            "Pukul 07.30 WIB, 5 Mei 2021, salah satu warga menelepon 0812 3456 789.",
            &[],
        );
        check("Satu-satunya jalan itu nomor 7.", &[]);
    }

    #[test]
    fn a_range_gives_its_two_ends() {
        check(
            "Tinggi air 10-15 meter.",
            &[
                ("10-15 meter", 10.0, "meter", Bound::AtLeast),
                ("10-15 meter", 15.0, "meter", Bound::AtMost),
            ],
        );
    }
}
