//! Which language a paragraph is in, as far as it matters here: Indonesian, or another one.
//!
//! The evidence is function words, which make up a third of any running text and are not borrowed.

use super::line::words;

/// Frequent Indonesian words that English does not have.
#[rustfmt::skip]
const INDONESIAN: &[&str] = &[
    "yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "ini", "itu", "dalam", "tidak",
    "akan", "adalah", "juga", "oleh", "sebagai", "karena", "bahwa", "telah", "para", "atau", "ada",
    "saat", "kata", "lebih", "kepada", "tersebut", "setelah", "namun", "bisa", "sudah", "kami",
    "mereka", "dia", "ia", "hingga", "secara", "antara", "seperti", "menjadi", "masih", "saya",
    "belum", "agar", "jika", "kalau", "tetapi", "tapi", "hanya", "harus", "dapat", "lalu", "nya",
    "bukan", "sejumlah", "serta", "sejak", "kita", "per", "tahun", "hari",
];

/// Frequent English words that Indonesian does not have.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "as", "it", "by",
    "from", "at", "are", "has", "have", "be", "this", "which", "were", "an", "his", "said", "not",
    "but", "its", "he", "they", "had", "will", "been", "who", "their", "or", "would", "after",
];

/// Fewer words than this tell nothing.
const FEWEST_WORDS: usize = 12;

/// What the words of a paragraph show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// Indonesian, or too short to tell.
    Indonesian,
    /// English.
    English,
    /// Neither: next to no function word of either.
    Other,
}

/// The language of a paragraph.
pub(super) fn language(paragraph: &str) -> Language {
    let (mut n_words, mut indonesian, mut english) = (0, 0, 0);
    for word in words(paragraph) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        // A name is no evidence; a first word is one in many.
        if word.is_empty() || word.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        n_words += 1;
        let is = |known: &&str| known.eq_ignore_ascii_case(word);
        indonesian += usize::from(INDONESIAN.iter().any(|known| is(&known)));
        english += usize::from(ENGLISH.iter().any(|known| is(&known)));
    }
    if n_words < FEWEST_WORDS {
        Language::Indonesian
    } else if english * 5 >= n_words && indonesian * 3 < english {
        Language::English
    } else if indonesian * 25 < n_words && n_words >= 2 * FEWEST_WORDS {
        Language::Other
    } else {
        Language::Indonesian
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, language};

    #[test]
    fn function_words_tell_a_language() {
        for (paragraph, expected) in [
            (
                "Kapal itu tiba di pelabuhan pada pagi hari dengan muatan beras untuk warga yang mengungsi.",
                Language::Indonesian,
            ),
            (
                "The ship arrived at the harbor in the morning with rice for the people who had fled.",
                Language::English,
            ),
            (
                "Das Schiff kam am Morgen mit Reis für die Menschen an, die vor dem Hochwasser aus ihren Häusern geflohen waren und nun in einer Schule wohnen.",
                Language::Other,
            ),
            ("The harbor of Tanjung", Language::Indonesian),
            (
                "Bupati Rina Wati, Camat Budi Hartono, Lurah Sari Melati, dan Kapolsek Dedi Kurnia hadir.",
                Language::Indonesian,
            ),
        ] {
            assert_eq!(language(paragraph), expected, "{paragraph}");
        }
    }
}
