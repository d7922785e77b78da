//! Which language a paragraph is in, as far as it matters here: Indonesian, or another one.
//!
//! The evidence is function words, which make up a third of any running text and are not borrowed.

use super::words::Words;

/// Frequent Indonesian words that English does not have.
#[rustfmt::skip]
static INDONESIAN: Words = Words::new(&[
    "ada", "adalah", "agar", "akan", "antara", "atau", "bahwa", "belum", "bisa", "bukan", "dalam",
    "dan", "dapat", "dari", "dengan", "di", "dia", "hanya", "hari", "harus", "hingga", "ia", "ini",
    "itu", "jika", "juga", "kalau", "kami", "karena", "kata", "ke", "kepada", "kita", "lalu",
    "lebih", "masih", "menjadi", "mereka", "namun", "nya", "oleh", "pada", "para", "saat",
    "saya", "sebagai", "secara", "sejak", "sejumlah", "seperti", "serta", "setelah", "sudah",
    "tahun", "tapi", "telah", "tersebut", "tetapi", "tidak", "untuk", "yang",
]);

/// Frequent English words that Indonesian does not have.
#[rustfmt::skip]
static ENGLISH: Words = Words::new(&[
    "after", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had",
    "has", "have", "he", "his", "in", "is", "it", "its", "not", "of", "on", "or", "said", "that",
    "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with", "would",
]);

/// The longest of these words, in bytes.
const LONGEST_WORD: usize = 8;
/// So many Indonesian words before the first English one tell enough.
const ENOUGH: usize = 3;
/// More words than this tell no more.
const MOST_WORDS: usize = 40;
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

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| c.is_ascii_punctuation() || "“”‘’–—…".contains(c))
}

/// The language of a paragraph.
pub(super) fn language(paragraph: &str) -> Language {
    let (mut n_words, mut indonesian, mut english) = (0, 0, 0);
    for word in paragraph.split_ascii_whitespace() {
        let word = match word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            true => word,
            false => bare(word),
        };
        // A name is no evidence; a first word is one in many.
        if word.is_empty() || word.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        n_words += 1;
        if word.len() <= LONGEST_WORD {
            if INDONESIAN.contains(word) {
                indonesian += 1;
                // No other language has so many so early.
                if indonesian == ENOUGH && english == 0 {
                    return Language::Indonesian;
                }
            } else if ENGLISH.contains(word) {
                english += 1;
            }
        }
        if n_words == MOST_WORDS {
            break;
        }
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
