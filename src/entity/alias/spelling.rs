//! Two names side by side: whether one is a spelling or an abbreviation of the other.
//!
//! Only letters are compared; nothing here knows the corpus.

/// Whether two names of as many words are spellings of one: every word alike but for at most two
/// letters in all, no word changed in its first letter or grown from less than four letters.
pub(super) fn is_spelling(words: &[String], other: &[String]) -> bool {
    if words.len() != other.len() || words.len() < 2 {
        return false;
    }
    let mut n_edits = 0;
    for (word, other) in words.iter().zip(other) {
        if word != other {
            let short = word.chars().count().min(other.chars().count()) < 4;
            if short || word.chars().next() != other.chars().next() {
                return false;
            }
            n_edits += edits(word, other);
        }
    }
    n_edits <= 2
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
    use super::{abbreviates, is_spelling};
    use crate::entity::name::name_words;

    #[test]
    fn the_letters_of_an_abbreviation_stand_in_order_in_its_full_form() {
        assert!(abbreviates("BRB", "Badan Restorasi Bakau"));
        assert!(abbreviates("Basarnas", "Badan Search and Rescue Nasional"));
        assert!(!abbreviates("XRB", "Badan Restorasi Bakau"));
        assert!(!abbreviates("", "Badan"));
    }

    #[test]
    fn spellings_differ_in_a_letter_or_two_but_not_in_the_first() {
        let check = |a: &str, b: &str| is_spelling(&name_words(a), &name_words(b));
        assert!(check("Alexei Morozov", "Alexey Morozov"));
        assert!(!check("Budi Santoso", "Rudi Santoso"));
        assert!(!check("Ani Santoso", "Adi Santoso"));
        assert!(!check("Ani", "Ana"));
    }
}
