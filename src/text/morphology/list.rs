//! The induced list of roots, and what follows from it for loans.
//!
//! `roots.txt` says in its first lines what it was made from. Each line is a root, a blank, and in
//! hexadecimal digits the affixes that it was found with, one bit an affix.

use std::sync::LazyLock;

use crate::base::Intern;

/// The bit that says that a root was found as a word.
pub(super) const WORD: u32 = 0x8000;

/// The roots, and by the number of a root the affixes that it was found with.
static ROOTS: LazyLock<(Intern, Vec<u32>)> = LazyLock::new(|| {
    let mut roots = Intern::default();
    let mut affixes = Vec::new();
    for (root, bits) in lines() {
        if let Ok(bits) = u32::from_str_radix(bits, 16) {
            roots.number(root);
            affixes.push(bits & !WORD);
        }
    }
    (roots, affixes)
});

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("roots.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
}

/// The affixes that a root was found with, if it is listed.
pub(super) fn listed(root: &str) -> Option<u32> {
    let (roots, affixes) = &*ROOTS;
    affixes.get(roots.find(root)? as usize).copied()
}

/// The adjective that a loan is made from.
///
/// Behind an adjective in *-al* the endings *-is*, *-isme* and *-isasi* are regular (`ideal`,
/// `idealisme`); behind anything else they are mostly part of the loan (`organisasi` is no form
/// of `organ`).
pub(super) fn loan(word: &str) -> Option<&str> {
    ["isasi", "isme", "is"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|base| base.ends_with("al") && base.len() > 4)
        .filter(|base| listed(base).is_some())
}

#[cfg(test)]
mod tests {
    use super::{WORD, lines, listed, loan};
    use crate::text::morphology::root::{closed, shape};

    #[test]
    fn the_list_is_sorted_and_holds_what_may_be_a_root() {
        let list: Vec<(&str, &str)> = lines().collect();
        assert!(list.len() > 5000, "{}", list.len());
        assert!(list.is_sorted_by(|a, b| a.0 < b.0));
        for (root, affixes) in list {
            let affixes = u32::from_str_radix(affixes, 16).expect("a hexadecimal number");
            let small = root.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(small && shape(root).is_some(), "{root}");
            // What is no word itself needs two affixes that agree on it.
            assert!(affixes & WORD != 0 || affixes.count_ones() > 1, "{root}");
        }
    }

    #[test]
    fn the_list_has_roots_and_neither_names_nor_derived_forms() {
        for root in ["kunjung", "temu", "dagang", "tunjuk", "kepala", "ajar"] {
            assert!(listed(root).is_some(), "{root}");
        }
        for other in [
            "nunjuk",
            "rang",
            "kunjungan",
            "bertemu",
            "penuhi",
            "putin",
            "jokowi",
            "indonesia",
            "setiawan",
            "jakarta",
        ] {
            assert!(listed(other).is_none() && !closed(other), "{other}");
        }
    }

    #[test]
    fn loans_give_the_adjective_they_are_made_from() {
        for (word, base) in [
            ("finalisasi", Some("final")),
            ("liberalisme", Some("liberal")),
            ("organisasi", None),
            ("manis", None),
        ] {
            assert_eq!(loan(word), base, "{word}");
        }
    }
}
