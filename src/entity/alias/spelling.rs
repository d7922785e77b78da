//! Two names side by side: whether one is a spelling or an abbreviation of the other.
//!
//! Only letters are compared; nothing here knows the corpus. Spellings are one where they fold to
//! the same letters, so `Hendra` and `Hendri` stay two.

use crate::text::normal_form;

/// Letters that different ways of spelling and of transcribing give for one sound, in the order in
/// which they are replaced. Every pair is applied to the whole word.
const SAME_SOUND: [(&str, &str); 22] = [
    // The spelling of Indonesian before 1972.
    ("tj", "c"),
    ("dj", "j"),
    ("nj", "n"),
    ("sj", "s"),
    ("oe", "u"),
    // Transcriptions of Arabic.
    ("kh", "h"),
    ("ch", "h"),
    ("dh", "d"),
    ("gh", "g"),
    ("th", "t"),
    ("sy", "s"),
    ("sh", "s"),
    ("q", "k"),
    ("z", "s"),
    // Transcriptions of Cyrillic, Korean and others.
    ("oo", "u"),
    ("ou", "u"),
    ("y", "i"),
    ("ph", "f"),
    ("v", "w"),
    ("x", "ks"),
    ("ck", "k"),
    ("ij", "i"),
];

/// A word of a name with all its usual spellings made one.
pub(super) fn folded(word: &str) -> String {
    let mut word: String = normal_form(word)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    // A foreign `ch` at the head is the Indonesian `c`, inside it is `h`.
    if let Some(rest) = word.strip_prefix("ch") {
        word = format!("c{rest}");
    }
    for (from, to) in SAME_SOUND {
        if word.contains(from) {
            word = word.replace(from, to);
        }
    }
    // `Victor` is `Viktor`, but the `c` of `Candra` is a sound of its own.
    let letters: Vec<char> = word.chars().collect();
    let mut folded = String::with_capacity(word.len());
    for (at, &letter) in letters.iter().enumerate() {
        let before_vowel = letters
            .get(at + 1)
            .is_some_and(|next| matches!(next, 'a' | 'e' | 'i' | 'o' | 'u'));
        let letter = match letter {
            'c' if at > 0 && !before_vowel => 'k',
            letter => letter,
        };
        if !folded.ends_with(letter) {
            folded.push(letter);
        }
    }
    // `Yevgeny` is `Evgeny`; a final `h` is often left out.
    if let Some(rest) = folded.strip_prefix("ie") {
        folded = format!("e{rest}");
    }
    if folded.len() > 4 && folded.ends_with('h') {
        folded.pop();
    }
    // No name is spelled in more ways than the Prophet's.
    match folded.as_str() {
        "mohamad" | "muhamed" | "mohamed" | "mohamet" | "muhamet" | "mohad" => "muhamad".to_owned(),
        _ => folded,
    }
}

/// Whether two names of as many words are spellings of one: every word folds to the same but one
/// that may be mistyped.
pub(super) fn is_spelling(words: &[String], other: &[String]) -> bool {
    let alike = |(word, other): (&String, &String)| word == other || folded(word) == folded(other);
    words.len() == other.len()
        && words.len() > 1
        && (words.iter().zip(other).all(alike) || is_mistyped(words, other))
}

/// Whether two names differ in a single letter within a single long word. The last letter of a name
/// tells men from women and brothers from each other.
pub(super) fn is_mistyped(words: &[String], other: &[String]) -> bool {
    let mut different = words.iter().zip(other).filter(|(a, b)| a != b);
    let (Some((word, other)), None) = (different.next(), different.next()) else {
        return false;
    };
    let mut ends = word.chars().zip(other.chars());
    let same_head = ends.next().is_some_and(|(a, b)| a == b);
    same_head
        && word.chars().next_back() == other.chars().next_back()
        && word.len().abs_diff(other.len()) <= 1
        && word.chars().count().min(other.chars().count()) > 6
        && edits(word, other) == 1
}

/// Whether `short` is `full` with some words cut to their first letter (`M. Hasan`).
pub(super) fn is_initialed(short: &[String], full: &[String]) -> bool {
    let mut n_initials = 0;
    let mut n_whole = 0;
    for (word, whole) in short.iter().zip(full) {
        let initial = word
            .chars()
            .next()
            .filter(|_| word.chars().nth(1).is_none());
        if word == whole {
            n_whole += usize::from(initial.is_none());
        } else if initial.is_some() && initial == whole.chars().next() {
            n_initials += 1;
        } else {
            return false;
        }
    }
    short.len() == full.len() && n_initials > 0 && n_whole > 0
}

/// Levenshtein distance, in characters.
fn edits(word: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, a) in word.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (b, cell) in other.iter().zip(row.iter_mut().skip(1)) {
            let up = *cell;
            let here = (up + 1).min(left + 1).min(diagonal + usize::from(a != *b));
            diagonal = up;
            left = here;
            *cell = here;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// Whether `short` abbreviates `full` by the rule of Schwartz and Hearst: read from the right,
/// every character of the short form is found in order in the long form, and the first begins a
/// word of it.
pub(in crate::entity) fn abbreviates(short: &str, full: &str) -> bool {
    let n_short = short.chars().count();
    if !(2..=10).contains(&n_short)
        || n_short >= full.chars().count()
        || !short.chars().next().is_some_and(char::is_alphanumeric)
    {
        return false;
    }
    let long: Vec<char> = full.to_lowercase().chars().collect();
    let mut at = long.len();
    let letters: Vec<char> = short
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    for (index, letter) in letters.iter().enumerate().rev() {
        loop {
            let Some(before) = at.checked_sub(1) else {
                return false;
            };
            at = before;
            let begins = at
                .checked_sub(1)
                .and_then(|left| long.get(left))
                .is_none_or(|left| !left.is_alphanumeric());
            if long.get(at) == Some(letter) && (index > 0 || begins) {
                break;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{abbreviates, folded, is_initialed, is_spelling};
    use crate::entity::name::name_words;

    #[test]
    fn the_letters_of_an_abbreviation_stand_in_order_in_its_full_form() {
        assert!(abbreviates("BRB", "Badan Restorasi Bakau"));
        assert!(abbreviates("Basarnas", "Badan Search and Rescue Nasional"));
        assert!(!abbreviates("XRB", "Badan Restorasi Bakau"));
        assert!(!abbreviates("", "Badan"));
    }

    #[test]
    fn spellings_of_one_sound_fold_to_one() {
        for (a, b) in [
            ("Soetomo", "Sutomo"),
            ("Djoko", "Joko"),
            ("Achmad", "Ahmad"),
            ("Mohammad", "Muhammad"),
            ("Sergey", "Sergei"),
            ("Dmitriy", "Dmitri"),
            ("Rizky", "Riski"),
            ("Victor", "Viktor"),
            ("Chandra", "Candra"),
            ("José", "Jose"),
            ("Syarif", "Sharif"),
            ("Yevgeny", "Evgeni"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        for (a, b) in [
            ("Hendra", "Hendri"),
            ("Budi", "Rudi"),
            ("Bayu", "Bagus"),
            ("Dewi", "Desi"),
        ] {
            assert_ne!(folded(a), folded(b), "{a} {b}");
        }
    }

    #[test]
    fn a_long_word_may_hold_one_typing_error() {
        let check = |a: &str, b: &str| is_spelling(&name_words(a), &name_words(b));
        assert!(check("Alexei Morozov", "Alexey Morozov"));
        assert!(check("Budi Setiabudhi", "Budi Setibudhi"));
        assert!(!check("Budi Santoso", "Rudi Santoso"));
        assert!(!check("Ani Santoso", "Adi Santoso"));
        assert!(!check("Kurniawan Hadi", "Kurniawati Hadi"));
        assert!(!check("Ani", "Ana"));
    }

    #[test]
    fn words_may_be_cut_to_their_initials() {
        let check = |a: &str, b: &str| is_initialed(&name_words(a), &name_words(b));
        assert!(check("M. Hasan", "Muhammad Hasan"));
        assert!(!check("M. H.", "Muhammad Hasan"));
        assert!(!check("A. Hasan", "Muhammad Hasan"));
        assert!(!check("Muhammad Hasan", "Muhammad Hasan"));
    }
}
