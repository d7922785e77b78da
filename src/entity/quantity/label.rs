//! Figures that name or order something and count nothing: `Pasal 5`, `Boeing 737`, `pukul 07.30`.

use super::{number::Number, unit::Unit};
use crate::entity::{
    atom::{Line, Shape},
    lexicon::List,
};

fn is_word(line: &Line<'_>, at: usize) -> bool {
    line.get(at).is_some_and(|atom| atom.shape == Shape::Word)
}

fn is_digits(line: &Line<'_>, at: usize) -> bool {
    line.get(at).is_some_and(|atom| atom.shape == Shape::Digits)
}

fn is_glued(line: &Line<'_>, at: usize) -> bool {
    line.get(at).is_some_and(|atom| !atom.spaced)
}

/// The word that a figure at `at` may be the number of, the point of an abbreviation or a bracket
/// between left out (`No. 5`, `ayat (2)`), and the atom that it stands at.
fn head<'a>(line: &'a Line<'_>, at: usize) -> (&'a str, Option<usize>) {
    match line.before(at, 1) {
        "." | "(" | ":" => (line.before(at, 2), at.checked_sub(2)),
        word => (word, at.checked_sub(1)),
    }
}

/// Whether the figure is the number of what stands before it, whatever comes behind.
pub(super) fn is_always_name(line: &Line<'_>, at: usize) -> bool {
    matches!(
        head(line, at).0,
        "nomor"
            | "nomer"
            | "no"
            | "pasal"
            | "ayat"
            | "rt"
            | "rw"
            | "pukul"
            | "salah"
            | "setengah"
            | "telepon"
            | "telp"
    )
}

/// Whether the figure is the number of what stands before it, where no measure comes behind.
pub(super) fn is_name(line: &Line<'_>, at: usize, number: &Number, unit: &Unit) -> bool {
    let (word, place) = head(line, at);
    let plain = number.end == at + 1 && number.factor == 1.0;
    if is_always_name(line, at) || (is_numbered(word) && (plain || number.in_words)) {
        return true;
    }
    if is_year(line, at, number) || (unit.name.is_empty() && is_named_with(line, at)) {
        return true;
    }
    let Some(before) = place
        .filter(|place| place + 1 == at)
        .and_then(|place| line.get(place))
    else {
        return false;
    };
    let atom = line.get(at);
    let proper = before.is_capitalized()
        && !before.lists.has(List::FunctionWords)
        && (!before.first || before.is_all_capitals());
    // In words, a name is told by its own capital: `Simpang Lima`.
    if number.in_words {
        return proper
            && !line.title_case
            && atom.is_some_and(|atom| atom.is_capitalized() && !atom.first);
    }
    proper && plain && (unit.name.is_empty() || !line.title_case)
}

/// Whether a figure without a unit is one of several numbers of one thing: `Pasal 5, 7, dan 9`,
/// `menit ke-17 dan 67`.
fn is_named_with(line: &Line<'_>, at: usize) -> bool {
    let mut first = at;
    // No list is longer.
    for _ in 0..8 {
        let mut before = first;
        while before > 0 && matches!(line.before(before, 1), "," | "dan" | "atau" | "serta" | "&") {
            before -= 1;
        }
        if before == first || before == 0 || !is_digits(line, before - 1) {
            break;
        }
        first = before - 1;
    }
    let ordinal = line
        .get(first.wrapping_sub(1))
        .is_some_and(|atom| atom.is_dash())
        && line.before(first, 2) == "ke";
    first < at && (ordinal || is_always_name(line, first) || is_numbered(head(line, first).0))
}

/// Words whose things are numbered.
fn is_numbered(word: &str) -> bool {
    matches!(
        word,
        "bab"
            | "huruf"
            | "angka"
            | "butir"
            | "km"
            | "kilometer"
            | "jalan"
            | "jl"
            | "jln"
            | "gang"
            | "gg"
            | "blok"
            | "kav"
            | "kavling"
            | "lantai"
            | "jam"
            | "kelas"
            | "tahun"
            | "tanggal"
            | "tgl"
            | "bulan"
            | "telp"
            | "hp"
            | "wa"
            | "whatsapp"
            | "faks"
            | "halaman"
            | "hlm"
            | "hal"
            | "grup"
            | "liga"
            | "dapil"
            | "paslon"
            | "zona"
            | "tahap"
            | "gelombang"
            | "episode"
            | "edisi"
            | "jilid"
            | "seri"
            | "tipe"
            | "versi"
            | "rute"
            | "koridor"
            | "terminal"
            | "gerbang"
            | "peron"
            | "jalur"
            | "kamar"
            | "kode"
            | "sektor"
            | "kloter"
            | "smp"
            | "smpn"
            | "sma"
            | "sman"
            | "sdn"
            | "penerbangan"
            | "peringkat"
            | "urutan"
            | "posisi"
            | "menit"
            | "ronde"
            | "putaran"
            | "level"
            | "lampiran"
            | "gambar"
            | "tabel"
            | "babak"
    )
}

/// A year that no word of time led to a date: four digits without a point.
fn is_year(line: &Line<'_>, at: usize, number: &Number) -> bool {
    number.end == at + 1
        && line.get(at).is_some_and(|atom| {
            atom.shape == Shape::Digits
                && atom.text.len() == 4
                && (1800.0..2100.0).contains(&number.value)
        })
}

/// `Rina Wati (34)`, `berusia 34`
pub(super) fn is_age(line: &Line<'_>, at: usize, number: &Number, bracketed: bool) -> bool {
    let plain = number.end == at + 1 && !number.in_words && (1.0..=115.0).contains(&number.value);
    let (word, _) = head(line, at);
    let led = matches!(
        line.before(at, 1),
        "berusia" | "usia" | "umur" | "berumur" | "usianya"
    );
    // A name stands before the bracket, not what is numbered.
    let named = bracketed
        && !matches!(word, "pasal" | "ayat")
        && !is_numbered(word)
        && at
            .checked_sub(2)
            .and_then(|before| line.get(before))
            .is_some_and(|atom| atom.is_capitalized());
    // `Rina Wati, 34, menang`; a point in the midst of a line is that of a numbered list.
    let closed = match line.lower(at + 1) {
        "," => true,
        "." => line.get(at + 2).is_none(),
        _ => false,
    };
    let apposed = closed
        && line.before(at, 1) == ","
        && at
            .checked_sub(2)
            .and_then(|before| line.get(before))
            .is_some_and(|atom| atom.is_capitalized() && !atom.lists.has(List::Calendar));
    plain && (led || named || apposed)
}

pub(super) fn is_glued_to_word(line: &Line<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|before| {
        is_glued(line, at)
            && (is_word(line, before)
                || line.lower(before) == "+"
                || (line
                    .get(before)
                    .is_some_and(|atom| atom.is_dash() || matches!(atom.text, "." | "/" | ":"))
                    && is_glued(line, before)))
    });
    // `satu-satunya`, `dua-duanya`
    let after = is_word(line, at)
        && line.get(at + 1).is_some_and(|atom| atom.is_dash())
        && is_glued(line, at + 1)
        && is_word(line, at + 2)
        && !line.lower(at + 2).is_empty();
    before || after
}

/// Digits that are no amount: telephone numbers, years in brackets, page numbers, `5G`.
pub(super) fn is_code(line: &Line<'_>, start: usize, end: usize) -> bool {
    let padded = line.get(start).is_some_and(|atom| {
        atom.text.len() > 1 && atom.text.starts_with('0') && line.lower(start + 1) != ","
    });
    let lettered = is_word(line, end) && is_glued(line, end);
    // `1. Jakarta`: the point of a list.
    let counting = start == 0 && matches!(line.lower(end), "." | ")");
    padded
        || lettered
        || counting
        || is_digits(line, end)
        || start
            .checked_sub(1)
            .is_some_and(|before| is_digits(line, before))
        || line.lower(end) == "/"
}

/// `02.45`, `10:23`: two digits and two digits, led by `pukul`, followed by a time zone or by
/// nothing that is counted, since decimals follow a comma.
pub(super) fn is_clock(line: &Line<'_>, start: usize, end: usize) -> bool {
    let two = |at: usize| {
        line.get(at)
            .is_some_and(|atom| atom.shape == Shape::Digits && atom.text.len() == 2)
    };
    let pointed = line.lower(start + 1) == "." && end == start + 3;
    let is_time =
        pointed && two(start) && two(start + 2) && !is_word(line, end) && line.lower(end) != "%";
    is_time
        || matches!(line.lower(start + 1), ":")
        || matches!(line.lower(end), "wib" | "wita" | "wit" | "gmt")
        || (line.lower(end) == "waktu" && pointed)
        || matches!(line.before(start, 1), "pukul" | "jam" | ":")
            && !matches!(line.lower(end), "orang" | "kali" | "persen" | "%")
}
