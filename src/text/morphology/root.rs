//! Which strings look like roots.

/// Function words and numerals that look as if they had affixes, or of which other words seem to
/// be made: conjunctions, prepositions, pronouns, particles, adverbs. Some were derived once
/// (`terhadap`, `menurut`, and the one noun, `perempuan`), but they no longer mean what their
/// roots do. Sorted.
const CLOSED: [&str; 158] = [
    "adalah",
    "adapun",
    "agak",
    "agar",
    "akan",
    "akibat",
    "aku",
    "anda",
    "andai",
    "antara",
    "apa",
    "apabila",
    "atau",
    "ataupun",
    "bagaikan",
    "bagaimana",
    "bagi",
    "bahkan",
    "bahwa",
    "beberapa",
    "begini",
    "begitu",
    "beliau",
    "belum",
    "berapa",
    "biar",
    "biarpun",
    "bila",
    "bukan",
    "cuma",
    "dalam",
    "dan",
    "dari",
    "daripada",
    "delapan",
    "demi",
    "demikian",
    "dengan",
    "di",
    "dia",
    "dua",
    "empat",
    "enam",
    "engkau",
    "hampir",
    "hanya",
    "hingga",
    "ia",
    "ialah",
    "ibarat",
    "ini",
    "itu",
    "jangan",
    "jika",
    "juga",
    "kalau",
    "kalian",
    "kami",
    "kamu",
    "kapan",
    "karena",
    "ke",
    "kecuali",
    "kemudian",
    "kenapa",
    "kendatipun",
    "kepada",
    "ketika",
    "ketimbang",
    "kita",
    "lagi",
    "lantaran",
    "lebih",
    "lima",
    "mana",
    "manakala",
    "masih",
    "maupun",
    "melainkan",
    "memang",
    "mengapa",
    "menurut",
    "mereka",
    "meski",
    "meskipun",
    "mungkin",
    "namun",
    "oleh",
    "pada",
    "paling",
    "para",
    "perempuan",
    "pun",
    "saja",
    "sambil",
    "sampai",
    "sana",
    "sang",
    "sangat",
    "saya",
    "seakan",
    "sebab",
    "sebagai",
    "sebelas",
    "sebelum",
    "sedang",
    "sedangkan",
    "segala",
    "segera",
    "sehingga",
    "sejak",
    "sekali",
    "sekalian",
    "sekaligus",
    "sekalipun",
    "sekarang",
    "sekitar",
    "selain",
    "selaku",
    "selalu",
    "selama",
    "seluruh",
    "sembilan",
    "semenjak",
    "sementara",
    "semua",
    "seolah",
    "sepanjang",
    "seperti",
    "sepuluh",
    "seraya",
    "serta",
    "sesudah",
    "setelah",
    "setiap",
    "si",
    "siapa",
    "sini",
    "situ",
    "sudah",
    "supaya",
    "tak",
    "tapi",
    "telah",
    "tentang",
    "terhadap",
    "terlalu",
    "tetapi",
    "tiap",
    "tidak",
    "tiga",
    "tujuh",
    "untuk",
    "walau",
    "walaupun",
    "yaitu",
    "yakni",
    "yang",
];

/// Whether `root` is in the closed list.
pub(super) fn closed(root: &str) -> bool {
    CLOSED.binary_search(&root).is_ok()
}

/// Numerals, and words that stand for one: all that *ke-* without a suffix still goes with.
pub(super) fn numeral(root: &str) -> bool {
    const NUMERALS: [&str; 16] = [
        "belas", "berapa", "delapan", "dua", "empat", "enam", "lima", "puluh", "ratus", "ribu",
        "sebelas", "sekian", "sembilan", "sepuluh", "tiga", "tujuh",
    ];
    NUMERALS.contains(&root)
}

pub(super) fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

pub(super) fn n_vowels(text: &str) -> usize {
    text.chars().filter(|&c| vowel(c)).count()
}

/// How much `root` looks like an Indonesian root (two or three open or nasal-, liquid-, stop-final
/// syllables); `None` where it cannot be one.
pub(super) fn shape(root: &str) -> Option<i32> {
    // What an affix leaves of another affix is none (`pemeran` is no form of `per`).
    let affix = matches!(
        root,
        "ber"
            | "kah"
            | "kan"
            | "lah"
            | "mem"
            | "men"
            | "nya"
            | "pem"
            | "pen"
            | "per"
            | "pun"
            | "ter"
    );
    if root.len() < 3 || affix || !root.contains(vowel) {
        return None;
    }
    let letters = root.as_bytes();
    let consonant = |at: usize| letters.get(at).is_some_and(|&byte| !vowel(byte as char));
    let mut score = match n_vowels(root) {
        1 => -6,
        2 | 3 => 0,
        _ => -3,
    };
    if root.len() == 3 {
        score -= 4;
    }
    if consonant(0) && consonant(1) {
        let onset = root.get(..2).unwrap_or_default();
        let stop = onset.starts_with(['b', 'd', 'f', 'g', 'k', 'p', 't']);
        let legal = stop && onset.ends_with(['r', 'l'])
            || matches!(onset, "ny" | "ng" | "sy" | "kh" | "sw" | "dw");
        if consonant(2) {
            score -= 8;
        } else if !legal {
            // Loans begin so (`stabil`, `spanduk`); words of the language do not.
            score -= if matches!(onset, "st" | "sp" | "sk") {
                4
            } else {
                8
            };
        }
    }
    let last = letters.len() - 1;
    match letters.last().map_or(' ', |&byte| byte as char) {
        'g' if root.ends_with("ng") => {}
        'd' | 'f' | 'g' => score -= 3,
        'c' | 'j' | 'q' | 'v' | 'w' | 'x' | 'y' | 'z' => score -= 8,
        _ if consonant(last) && consonant(last - 1) && !root.ends_with("kh") => score -= 8,
        _ => {}
    }
    Some(score)
}

#[cfg(test)]
mod tests {
    use super::{CLOSED, closed};

    #[test]
    fn every_closed_word_is_found_and_no_other() {
        assert!(CLOSED.is_sorted());
        for word in CLOSED {
            assert!(closed(word), "{word}");
        }
        for word in ["", "a", "adala", "adalahh", "yan", "yangg", "zzz"] {
            assert!(!closed(word), "{word}");
        }
    }
}
