//! Numbers in digits and in words: `11.000`, `1,5 juta`, `tiga puluh lima`, `dua pertiga`.

use crate::entity::{
    Bound,
    atom::{Line, Shape},
};

/// A number and the atom after it.
pub(super) struct Number {
    pub(super) value: f64,
    /// What the words behind multiplied it by.
    pub(super) factor: f64,
    pub(super) end: usize,
    pub(super) in_words: bool,
    pub(super) bound: Option<Bound>,
}

/// The value of a number word below one hundred that is written as one word.
pub(in crate::entity) fn small_number(word: &str) -> Option<u64> {
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

/// The whole number in words at the atom `at`, below a million, and the atom after it.
pub(in crate::entity) fn whole_number(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let number = words(line, at)?;
    let is_whole = number.bound.is_none() && (1.0..1e6).contains(&number.value);
    (is_whole && number.value % 1.0 == 0.0).then_some((number.value as u32, number.end))
}

/// A word that multiplies the number before it.
fn multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "ribu" => 1e3,
        "juta" => 1e6,
        "miliar" | "milyar" => 1e9,
        "triliun" | "trilyun" | "trilun" => 1e12,
        _ => return None,
    })
}

/// Short forms that multiply an amount of money alone: `Rp 40 M`.
fn short_multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "rb" => 1e3,
        "jt" => 1e6,
        "m" => 1e9,
        "t" => 1e12,
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

/// A round number with the ending that makes it a rough one.
fn rough(word: &str) -> Option<f64> {
    Some(match word {
        "sepuluhan" => 10.0,
        "seratusan" => 100.0,
        "seribuan" => 1e3,
        "sejutaan" => 1e6,
        _ => return None,
    })
}

/// A part of a whole that is written as one word.
fn part(word: &str) -> Option<f64> {
    Some(match word {
        "setengah" | "separuh" | "separo" => 0.5,
        "sepertiga" => 1.0 / 3.0,
        "seperempat" => 0.25,
        "seperlima" => 0.2,
        "sepersepuluh" => 0.1,
        _ => return None,
    })
}

/// What a number before it is divided by: `dua pertiga`.
fn divisor(word: &str) -> Option<f64> {
    Some(match word {
        "pertiga" => 3.0,
        "perempat" => 4.0,
        "perlima" => 5.0,
        "perenam" => 6.0,
        "persepuluh" => 10.0,
        _ => return None,
    })
}

/// `M5,6`, `M 5,6`, `magnitudo 5,6`, `magnitudo (M) 5,6`: the atom after it and the value.
pub(super) fn magnitude_of_quake(line: &Line<'_>, at: usize) -> Option<(usize, f64)> {
    let word = line.lower(at);
    if !word.starts_with('m') && word != "bermagnitudo" {
        return None;
    }
    let decimals = |at: usize| {
        let glued = |at: usize| line.get(at).is_some_and(|atom| !atom.spaced);
        (matches!(line.lower(at), "," | ".") && glued(at) && glued(at + 1))
            .then(|| run(line, at + 1))
            .flatten()
            .filter(|text| text.len() == 1)
    };
    // `M5` is one atom, for letters may have digits behind them.
    if let Some(whole) = word.strip_prefix('m').or_else(|| word.strip_prefix("mw"))
        && let Ok(whole) = whole.parse::<u8>()
        && let Some(tenths) = decimals(at + 1)
    {
        let value = format!("{whole}.{tenths}").parse().ok()?;
        return Some((at + 3, value));
    }
    let next = match word {
        "m" | "mw" => {
            run(line, at + 1)?;
            decimals(at + 2)?;
            at + 1
        }
        "magnitudo" | "magnitude" | "bermagnitudo" => {
            let named = line.lower(at + 1) == "(" && line.lower(at + 3) == ")";
            at + 1 + if named { 3 } else { 0 }
        }
        _ => return None,
    };
    let number = digits(line, next, false).filter(|number| number.value < 11.0)?;
    Some((number.end, number.value))
}

/// `setahun`, `sepekan` and so on where they say how long, not when: the unit.
pub(super) fn one_of_time(line: &Line<'_>, at: usize) -> Option<&'static str> {
    let unit = match line.lower(at) {
        "setahun" => "tahun",
        "sebulan" => "bulan",
        "sepekan" => "pekan",
        "seminggu" => "minggu",
        "sehari" => "hari",
        "sejam" => "jam",
        "semenit" => "menit",
        "sedekade" => "dekade",
        "seabad" => "abad",
        _ => return None,
    };
    let lasts = match line.before(at, 1) {
        "selama" | "hampir" | "sekitar" | "kurun" | "tempo" => true,
        "dari" => matches!(line.before(at, 2), "lebih" | "kurang"),
        _ => false,
    };
    lasts.then_some(unit)
}

pub(super) fn number(line: &Line<'_>, at: usize, is_money: bool) -> Option<Number> {
    match line.get(at)?.shape {
        Shape::Digits => fraction(line, at).or_else(|| digits(line, at, is_money)),
        Shape::Word => words(line, at),
        Shape::Mark => None,
    }
}

/// The digits at `at`.
fn run<'a>(line: &Line<'a>, at: usize) -> Option<&'a str> {
    line.get(at)
        .filter(|atom| atom.shape == Shape::Digits && atom.text.is_ascii())
        .map(|atom| atom.text)
}

/// `2/3` before a thing counted. A day and a month stand in brackets, and no unit is behind them.
fn fraction(line: &Line<'_>, at: usize) -> Option<Number> {
    if line.lower(at + 1) != "/" {
        return None;
    }
    let above: f64 = run(line, at)?.parse().ok()?;
    let below: f64 = run(line, at + 2)?.parse().ok()?;
    let glued = |at: usize| line.get(at).is_some_and(|atom| !atom.spaced);
    let counted = line
        .get(at + 3)
        .is_some_and(|atom| atom.shape == Shape::Word && atom.spaced && !atom.is_capitalized());
    let plain = glued(at + 1) && glued(at + 2) && counted && above < below && below <= 10.0;
    (plain && above > 0.0).then(|| Number {
        value: above / below,
        factor: 1.0,
        end: at + 3,
        in_words: true,
        bound: None,
    })
}

/// A number in digits with its multipliers: `11.000`, `1,5 juta`, `Rp 40 M`.
fn digits(line: &Line<'_>, at: usize, is_money: bool) -> Option<Number> {
    let glued = |index: usize| line.get(index).is_some_and(|atom| !atom.spaced);
    let head = run(line, at)?;
    // More digits than a double holds exactly are no amount of a report.
    if head.len() > 15 {
        return None;
    }
    let mut value: f64 = head.parse().ok()?;
    let mut end = at + 1;
    while line.lower(end) == "."
        && glued(end)
        && glued(end + 1)
        && let Some(group) = run(line, end + 1).filter(|text| text.len() == 3)
    {
        value = value * 1e3 + group.parse::<f64>().ok()?;
        end += 2;
    }
    if matches!(line.lower(end), "," | ".")
        && glued(end)
        && glued(end + 1)
        && let Some(decimals) = run(line, end + 1).filter(|text| text.len() <= 9)
    {
        let grouped = decimals.len() == 3
            && line.lower(end) == ","
            && value >= 1.0
            && line.lower(end + 2) == ","
            && run(line, end + 3).is_some();
        if !grouped {
            // Parsed as it is written, so that no digit is lost.
            value = format!("{value}.{decimals}").parse().ok()?;
            end += 2;
        }
    }
    let mut factor = 1.0;
    let mut bound = None;
    while let Some(step) = multiplier(line.lower(end)).or_else(|| {
        is_money
            .then(|| short_multiplier(line.lower(end)))
            .flatten()
    }) {
        factor *= step;
        end += 1;
    }
    // `5 jutaan`
    if let Some(step) = magnitude(line.lower(end)).filter(|step| *step >= 1e3) {
        factor *= step;
        end += 1;
        bound = Some(Bound::About);
    }
    value *= factor;
    value.is_finite().then_some(Number {
        value,
        factor,
        end,
        in_words: false,
        bound,
    })
}

/// A number in words: `tiga puluh lima`, `seratus dua`, `satu setengah juta`, `puluhan ribu`.
fn words(line: &Line<'_>, at: usize) -> Option<Number> {
    let word = line.lower(at);
    let several = magnitude(word).map(|least| (least, Bound::AtLeast));
    if let Some((least, bound)) = several.or_else(|| Some((rough(word)?, Bound::About))) {
        let (factor, end) = multipliers(line, at + 1);
        return Some(Number {
            value: least * factor,
            factor,
            end,
            in_words: true,
            bound: Some(bound),
        });
    }
    if let Some(part) = part(word) {
        // `setengah tujuh` is a time of day, and `setengah hati` no half of a heart.
        let next = line.lower(at + 1);
        if small_number(next).is_some()
            || matches!(next, "hati" | "mati" | "jadi" | "matang" | "sadar")
        {
            return None;
        }
        let (factor, end) = multipliers(line, at + 1);
        return Some(Number {
            value: part * factor,
            factor,
            end,
            in_words: true,
            bound: None,
        });
    }
    // `group` collects what stands before the next multiplier, `unit` the last small number.
    let (mut total, mut group, mut unit) = (0.0, 0.0, 0.0);
    let mut seen = false;
    let mut end = at;
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
        } else if word == "setengah" && seen {
            // Nothing small stands behind a half.
            unit += 0.5;
            let (factor, after) = multipliers(line, end + 1);
            group = (group + unit) * factor;
            unit = 0.0;
            end = after;
            break;
        } else if let Some(below) = divisor(word).filter(|_| unit > 0.0) {
            unit /= below;
            end += 1;
            break;
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
        factor: 1.0,
        end,
        in_words: true,
        bound: None,
    })
}

/// The product of the multipliers from the atom `at` on, and the atom after them.
fn multipliers(line: &Line<'_>, at: usize) -> (f64, usize) {
    let (mut factor, mut end) = (1.0, at);
    while let Some(step) = multiplier(line.lower(end)) {
        factor *= step;
        end += 1;
    }
    (factor, end)
}
