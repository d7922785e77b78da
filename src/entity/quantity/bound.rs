//! What the words around a number say of its bound: `lebih dari`, `sedikitnya`, `sekitar`.

use crate::entity::{
    Bound,
    atom::{Line, Shape},
    lexicon::List,
};

/// The bound of the number whose atoms are `start..end`, unit included.
pub(super) fn bound(line: &Line<'_>, start: usize, end: usize) -> Bound {
    // `setidaknya ada 10 rumah`, `maksimal sebesar Rp 5 juta`
    let between = matches!(
        line.before(start, 1),
        "ada"
            | "sebanyak"
            | "sebesar"
            | "senilai"
            | "terdapat"
            | "seharga"
            | "setinggi"
            | "sejauh"
            | "seluas"
            | "seberat"
            | "sejumlah"
            | "selama"
    );
    let start = start - usize::from(between);
    let last = line.before(start, 1);
    let second = line.before(start, 2);
    let third = line.before(start, 3);
    let denied = |word: &str| matches!(word, "tidak" | "tak" | "bukan" | "belum");
    match (second, last) {
        ("lebih", "dari") | ("di", "atas") if denied(third) => Bound::AtMost,
        ("kurang", "dari") | ("di", "bawah") if denied(third) => Bound::AtLeast,
        ("lebih", "dari") | ("di", "atas") | ("paling", "sedikit" | "tidak" | "kurang") => {
            Bound::AtLeast
        }
        ("kurang", "dari") | ("di", "bawah") | ("paling", "banyak" | "lama" | "lambat") => {
            Bound::AtMost
        }
        ("kurang", "lebih") | ("lebih", "kurang") => Bound::About,
        (before, "melebihi" | "melampaui" | "lebih") if denied(before) => Bound::AtMost,
        (
            _,
            "sedikitnya" | "setidaknya" | "tidaknya" | "dikitnya" | "kurangnya" | "minimal"
            | "minimum" | "melebihi" | "melampaui" | "sekurangnya" | "lebih",
        ) => Bound::AtLeast,
        (_, "maksimal" | "maksimum" | "hingga" | "sampai" | "banyaknya" | "tingginya") => {
            Bound::AtMost
        }
        (_, "sekitar" | "hampir" | "kira" | "kisaran" | "nyaris" | "diperkirakan" | "ditaksir") => {
            Bound::About
        }
        _ => bound_behind(line, end),
    }
}

/// `90 rumah lebih`, `17 tahun ke atas`
fn bound_behind(line: &Line<'_>, end: usize) -> Bound {
    match (line.lower(end), line.lower(end + 1)) {
        ("ke", "atas") | ("atau", "lebih") => Bound::AtLeast,
        ("ke", "bawah") | ("atau", "kurang") => Bound::AtMost,
        // `lebih` before a word of content compares it: `90 rumah lebih tinggi`.
        ("lebih", next) => {
            let compares = line
                .get(end + 1)
                .is_some_and(|atom| atom.shape == Shape::Word)
                && (next == "dari" || !line.lists(end + 1).has(List::FunctionWords));
            if compares {
                Bound::Exact
            } else {
                Bound::AtLeast
            }
        }
        _ => Bound::Exact,
    }
}
