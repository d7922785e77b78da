//! Bylines: lines that name who wrote a report or when it appeared.
//!
//! Only the line itself is read; a name that needs its neighbors is left to the head of the page.

use super::furniture::may_begin;
use crate::corpus::{
    calendar,
    line::{Line, beginnings, signature, words},
};

/// Words that open a line which names who wrote a report or when; sorted.
#[rustfmt::skip]
pub(super) const AUTHORSHIP: &[&str] = &[
    "by", "diperbarui", "dipublikasikan", "diterbitkan", "editor", "jurnalis", "kontributor",
    "laporan", "laporan kontributor", "laporan wartawan", "melaporkan dari", "oleh", "penulis",
    "penulis artikel", "penulis berita", "penyunting", "pewarta", "published", "reading time",
    "red", "redaktur", "rep", "reporter", "tayang", "terbit", "tim redaksi", "updated",
    "waktu baca", "waktu membaca", "wartawan",
];

/// Whether a line is a signature: initials in brackets and nothing else.
pub(super) fn is_signature(line: &Line) -> bool {
    signature(line.text).is_some_and(|(before, _)| before.is_empty())
}

/// Whether a line is nothing but the word for what a person did.
pub(super) fn is_label(line: &Line) -> bool {
    let label = line.lower.trim_end_matches([':', ' ']);
    AUTHORSHIP.contains(&label) || matches!(label, "tim editor" | "writer" | "author" | "authors")
}

/// Whether a line says when and not who: a date, perhaps behind a section's name.
pub(super) fn is_date(line: &Line) -> bool {
    !calendar::stamps(line.text).is_empty() && !opens_with_authorship(line)
}

/// Whether a line may be a person's name: two to five capitalized words, perhaps with a comma
/// behind them.
pub(super) fn is_name(line: &Line) -> bool {
    let name = line.text.trim_end_matches([',', ' ']);
    let long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-' | ',');
    (2..=5).contains(&line.n_words)
        && line.is_capitalized()
        && name.chars().all(plain)
        && words(name).all(|word| long(word) || word.ends_with('.'))
}

/// Ends of lines that say how long reading takes.
const READING_TIME: &[&str] = &["menit baca", "menit membaca", "min read", "menit dibaca"];

fn opens_with_authorship(line: &Line) -> bool {
    may_begin(line)
        && beginnings(&line.lower, AUTHORSHIP).any(|start| {
            let rest = line.lower.get(start.len()..).unwrap_or_default();
            let named = words(line.text.get(start.len()..).unwrap_or_default())
                .next()
                .is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
            rest.is_empty()
                || rest.trim_start().starts_with([':', '/'])
                || rest
                    .strip_prefix('-')
                    .is_some_and(|rest| !rest.starts_with(char::is_lowercase))
                || rest.starts_with(char::is_whitespace) && named
        })
}

pub(super) fn is_byline(line: &Line) -> bool {
    if is_signature(line) {
        return true;
    }
    if line.n_words > 20 {
        return false;
    }
    if opens_with_authorship(line) && !(line.stops && line.n_words > 8) {
        return true;
    }
    if line.n_words <= 16 && line.lower.contains("berkontribusi dalam ") {
        return true;
    }
    if line.n_words <= 4 && READING_TIME.iter().any(|unit| line.lower.ends_with(unit)) {
        return true;
    }
    let titled = || {
        [
            ", jurnalis",
            ", reporter",
            ", wartawan",
            ", kontributor",
            ", editor",
        ]
        .iter()
        .any(|title| line.lower.contains(title))
            || [" jurnalis", " reporter", " kontributor"]
                .iter()
                .any(|title| line.lower.ends_with(title) && line.is_capitalized())
    };
    if line.n_words <= 14 && !line.stops && titled() {
        return true;
    }
    // A date is most of a byline and little of a sentence.
    if line.stops || line.text.contains('(') {
        return false;
    }
    let stamps = calendar::stamps(line.text);
    let Some(first) = stamps.first() else {
        return false;
    };
    let dated: usize = stamps
        .iter()
        .map(|stamp| words(stamp.span.of(line.text)).count())
        .sum();
    let others = line.n_words.saturating_sub(dated);
    others <= 3 || first.has_time() && others <= 9
}

#[cfg(test)]
mod tests {
    use super::AUTHORSHIP;

    #[test]
    fn the_list_is_sorted() {
        assert!(AUTHORSHIP.is_sorted());
    }
}
