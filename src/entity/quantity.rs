//! Quantities: a number, in digits or words, with what it counts and how it bounds the real one.
//!
//! Numbers follow Indonesian usage: a point groups thousands, a comma opens the decimals. Dates
//! and clock times are left to their own module; ordinals (`kedua`) and numbers that name
//! something (`nomor 5`) are no quantities.

use super::{
    Bound, Quantity,
    atom::{Line, Shape},
    lexicon::{self, List},
};
use crate::{base::Span, text::normal_form};

/// The value of a number word below one hundred that is written as one word.
pub(super) fn small_number(word: &str) -> Option<u64> {
    Some(match word {
        "nol" => 0,
        "satu" => 1,
        "dua" => 2,
        "tiga" => 3,
        "empat" => 4,
        "lima" => 5,
        "enam" => 6,
        "tujuh" => 7,
        "delapan" => 8,
        "sembilan" => 9,
        "sepuluh" => 10,
        "sebelas" => 11,
        _ => return None,
    })
}

/// A word that multiplies the number before it.
fn multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "ribu" => 1e3,
        "juta" => 1e6,
        "miliar" | "milyar" => 1e9,
        "triliun" | "trilyun" => 1e12,
        _ => return None,
    })
}

/// A word that states only an order of magnitude: the least number that it can mean.
fn magnitude(word: &str) -> Option<f64> {
    Some(match word {
        "belasan" => 11.0,
        "lusinan" | "selusin" => 12.0,
        "puluhan" => 10.0,
        "ratusan" => 100.0,
        "ribuan" => 1e3,
        "jutaan" => 1e6,
        "miliaran" => 1e9,
        "triliunan" => 1e12,
        _ => return None,
    })
}

/// A number and the atom after it.
struct Number {
    value: f64,
    end: usize,
    in_words: bool,
    bound: Option<Bound>,
}

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
    let (currency, start) = match currency(line, at) {
        Some((unit, next)) => (Some(unit), next),
        None => (None, at),
    };
    // A number that is glued to a letter or a hyphen is a part of a name (`Boeing-737`).
    if currency.is_none() && (is_named(line, at) || is_glued_to_word(line, at)) {
        return None;
    }
    let number = number(line, start)?;
    if is_clock(line, start, number.end) {
        return None;
    }
    let mut numbers = vec![(number.value, number.bound)];
    let mut end = number.end;
    let mut in_words = number.in_words;
    let is_joint = line.get(end).is_some_and(|atom| atom.is_dash())
        || matches!(line.lower(end), "hingga" | "sampai");
    if is_joint && let Some(last) = self::number(line, end + 1) {
        // A score (`2-1`) counts down or has nothing counted after it.
        if last.value > number.value {
            numbers = vec![
                (number.value * scale(&number, &last), Some(Bound::AtLeast)),
                (last.value, Some(Bound::AtMost)),
            ];
            end = last.end;
            in_words &= last.in_words;
        } else {
            return Some((last.end, Vec::new()));
        }
    }
    let (unit, end) = match currency {
        Some(unit) => (unit.to_owned(), end),
        None => unit(line, end).unwrap_or((String::new(), end)),
    };
    // Number words without a thing counted are mostly grammar (`salah satu`, `satu per satu`).
    if unit.is_empty() && (in_words || is_code(line, start, end)) {
        return Some((end, Vec::new()));
    }
    let stated = bound(line, at, end);
    let span = line.span(at, end);
    let several = numbers
        .into_iter()
        .map(|(value, own)| Quantity {
            span,
            value,
            unit: unit.clone(),
            bound: own.unwrap_or(stated),
        })
        .collect();
    Some((end, several))
}

/// In `5-10 juta` the multiplier holds for both numbers.
fn scale(first: &Number, last: &Number) -> f64 {
    if first.value < 1e3 && last.value >= 1e3 {
        [1e12, 1e9, 1e6, 1e3]
            .into_iter()
            .find(|step| last.value >= *step && last.value / step < 1e3)
            .unwrap_or(1.0)
    } else {
        1.0
    }
}

fn currency(line: &Line<'_>, at: usize) -> Option<(&'static str, usize)> {
    let found = match line.lower(at) {
        "rp" => ("rupiah", at + 1),
        "usd" | "$" => ("dolar", at + 1),
        "us" | "as" if line.lower(at + 1) == "$" => ("dolar", at + 2),
        "sgd" => ("dolar singapura", at + 1),
        "€" => ("euro", at + 1),
        "£" => ("pound", at + 1),
        _ => return None,
    };
    // `Rp. 5.000` is an old spelling of `Rp5.000`.
    let next = found.1 + usize::from(line.lower(found.1) == ".");
    Some((found.0, next))
}

fn is_named(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.before(at, 1),
        "nomor"
            | "no"
            | "pasal"
            | "ayat"
            | "bab"
            | "rt"
            | "rw"
            | "km"
            | "jalan"
            | "pukul"
            | "jam"
            | "salah"
            | "kelas"
            | "tahun"
            | "tanggal"
            | "bulan"
            | "nomer"
            | "telepon"
    )
}

fn is_glued_to_word(line: &Line<'_>, at: usize) -> bool {
    let glued = |index: usize| line.get(index).is_some_and(|atom| !atom.spaced);
    let word = |index: usize| {
        line.get(index)
            .is_some_and(|atom| atom.shape == Shape::Word)
    };
    let before = at.checked_sub(1).is_some_and(|before| {
        glued(at)
            && (word(before)
                || (line
                    .get(before)
                    .is_some_and(|atom| atom.is_dash() || matches!(atom.text, "." | "/"))
                    && glued(before)))
    });
    // `satu-satunya`, `dua-duanya`
    let after = word(at)
        && line.get(at + 1).is_some_and(|atom| atom.is_dash())
        && glued(at + 1)
        && word(at + 2);
    before || after
}

/// Digits that are no amount: telephone numbers, years in brackets, page numbers.
fn is_code(line: &Line<'_>, start: usize, end: usize) -> bool {
    let padded = line.get(start).is_some_and(|atom| {
        atom.text.len() > 1 && atom.text.starts_with('0') && line.lower(start + 1) != ","
    });
    let digits = |index: Option<usize>| {
        index
            .and_then(|index| line.get(index))
            .is_some_and(|atom| atom.shape == Shape::Digits)
    };
    padded || digits(Some(end)) || digits(start.checked_sub(1)) || line.lower(end) == "/"
}

/// `02.45`, `10:23`: two digits and two digits, led by `pukul` or followed by a time zone.
fn is_clock(line: &Line<'_>, start: usize, end: usize) -> bool {
    matches!(line.lower(start + 1), ":")
        || matches!(line.lower(end), "wib" | "wita" | "wit" | "gmt")
        || (line.lower(end) == "waktu" && line.lower(start + 1) == ".")
        || matches!(line.before(start, 1), "pukul" | "jam" | ":")
}

fn number(line: &Line<'_>, at: usize) -> Option<Number> {
    digits(line, at).or_else(|| words(line, at))
}

/// A number in digits with its multipliers: `11.000`, `1,5 juta`.
fn digits(line: &Line<'_>, at: usize) -> Option<Number> {
    let run = |index: usize| {
        line.get(index)
            .filter(|atom| atom.shape == Shape::Digits && atom.text.is_ascii())
    };
    let glued = |index: usize| line.get(index).is_some_and(|atom| !atom.spaced);
    let head = run(at)?;
    // More digits than a double holds exactly are no amount of a report.
    if head.text.len() > 15 {
        return None;
    }
    let mut value: f64 = head.text.parse().ok()?;
    let mut end = at + 1;
    while line.lower(end) == "."
        && glued(end)
        && glued(end + 1)
        && let Some(group) = run(end + 1).filter(|atom| atom.text.len() == 3)
    {
        value = value * 1e3 + group.text.parse::<f64>().ok()?;
        end += 2;
    }
    if matches!(line.lower(end), "," | ".")
        && glued(end)
        && glued(end + 1)
        && let Some(decimals) = run(end + 1).filter(|atom| atom.text.len() <= 9)
    {
        let grouped = decimals.text.len() == 3
            && line.lower(end) == ","
            && value >= 1.0
            && line.lower(end + 2) == ","
            && run(end + 3).is_some();
        if !grouped {
            let scaled: f64 = format!("0.{}", decimals.text).parse().ok()?;
            value += scaled;
            end += 2;
        }
    }
    while let Some(factor) = multiplier(line.lower(end)) {
        value *= factor;
        end += 1;
    }
    value.is_finite().then_some(Number {
        value,
        end,
        in_words: false,
        bound: None,
    })
}

/// A number in words: `tiga puluh lima`, `seratus dua`, `setengah juta`, `puluhan ribu`.
fn words(line: &Line<'_>, at: usize) -> Option<Number> {
    let mut end = at;
    if let Some(least) = magnitude(line.lower(at)) {
        let mut value = least;
        end += 1;
        while let Some(factor) = multiplier(line.lower(end)) {
            value *= factor;
            end += 1;
        }
        return Some(Number {
            value,
            end,
            in_words: true,
            bound: Some(Bound::AtLeast),
        });
    }
    if line.lower(at) == "setengah" {
        let factor = multiplier(line.lower(at + 1));
        return Some(Number {
            value: 0.5 * factor.unwrap_or(1.0),
            end: at + 1 + usize::from(factor.is_some()),
            in_words: true,
            bound: None,
        });
    }
    // `group` collects what stands before the next multiplier, `unit` the last small number.
    let (mut total, mut group, mut unit) = (0.0, 0.0, 0.0);
    let mut seen = false;
    // Twelve words hold any number below a thousand trillion.
    while end < at + 12 {
        let word = line.lower(end);
        if let Some(small) = small_number(word) {
            if unit > 0.0 {
                break;
            }
            unit = small as f64;
        } else if word == "belas" && unit > 0.0 {
            unit += 10.0;
        } else if word == "puluh" && unit > 0.0 {
            group += unit * 10.0;
            unit = 0.0;
        } else if word == "ratus" && unit > 0.0 {
            group += unit * 100.0;
            unit = 0.0;
        } else if word == "seratus" {
            group += 100.0;
        } else if matches!(word, "seribu" | "sejuta" | "semiliar" | "setriliun") {
            total += multiplier(word.get(2..).unwrap_or_default()).unwrap_or(1.0);
        } else if let Some(factor) = multiplier(word).filter(|_| group + unit > 0.0) {
            total += (group + unit) * factor;
            group = 0.0;
            unit = 0.0;
        } else {
            break;
        }
        seen = true;
        end += 1;
    }
    seen.then_some(Number {
        value: total + group + unit,
        end,
        in_words: true,
        bound: None,
    })
}

/// The thing counted, in normal form, and the atom after it.
fn unit(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    if line.lower(at) == "%" {
        return Some(("persen".to_owned(), at + 1));
    }
    // `1980-an`, `20-an orang`
    let at = if line.get(at).is_some_and(|atom| atom.is_dash()) && line.lower(at + 1) == "an" {
        at + 2
    } else {
        at
    };
    let atom = line.get(at)?;
    let before = line.get(at.checked_sub(1)?)?;
    let is_word = atom.shape == Shape::Word && atom.spaced && atom.sentence == before.sentence;
    let is_unit = is_word
        && !atom.lists.has(List::FunctionWords)
        && !(atom.is_capitalized()
            && atom.lists.has(List::Calendar)
            && lexicon::month(line.lower(at)).is_some());
    is_unit.then(|| (normal_form(atom.text), at + 1))
}

/// What the words around the number say of its bound.
fn bound(line: &Line<'_>, start: usize, end: usize) -> Bound {
    let last = line.before(start, 1);
    let second = line.before(start, 2);
    let third = line.before(start, 3);
    let denied = |word: &str| matches!(word, "tidak" | "tak" | "bukan");
    match (second, last) {
        ("lebih", "dari") | ("di", "atas") if denied(third) => Bound::AtMost,
        ("kurang", "dari") | ("di", "bawah") if denied(third) => Bound::AtLeast,
        ("lebih", "dari") | ("di", "atas") | ("paling", "sedikit" | "tidak" | "kurang") => {
            Bound::AtLeast
        }
        ("kurang", "dari") | ("di", "bawah") | ("paling", "banyak" | "lama" | "lambat") => {
            Bound::AtMost
        }
        ("kurang", "lebih") => Bound::About,
        (_, "sedikitnya" | "setidaknya" | "minimal" | "melebihi" | "sekurangnya") => Bound::AtLeast,
        (_, "maksimal" | "hingga" | "sampai") => Bound::AtMost,
        (_, "sekitar" | "hampir" | "kira" | "kisaran" | "nyaris") => Bound::About,
        _ if matches!(line.lower(end), "lebih") => Bound::AtLeast,
        _ if line.lower(end.saturating_sub(2)) == "an" => Bound::About,
        _ => Bound::Exact,
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
                ("US$ 75.000", 75_000.0, "dolar", Bound::Exact),
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
