//! Bylines: lines that name who wrote a report or when it appeared.
//!
//! Only the line itself is read; a name that needs its neighbors is left to the head of the page.

use crate::corpus::{
    calendar,
    line::{Line, signature, words},
};

/// Words that open a line which names who wrote a report or when.
#[rustfmt::skip]
const AUTHORSHIP: &[&str] = &[
    "oleh", "penulis", "editor", "reporter", "jurnalis", "pewarta", "kontributor", "wartawan",
    "laporan wartawan", "laporan", "redaktur", "penyunting", "diterbitkan", "diperbarui",
    "dipublikasikan", "terbit", "tayang", "published", "updated", "by", "tim redaksi",
];

pub(super) fn is_byline(line: &Line) -> bool {
    if signature(line.text).is_some_and(|(before, _)| before.is_empty()) {
        return true;
    }
    if line.n_words > 20 {
        return false;
    }
    let stamps = calendar::stamps(line.text);
    let opens = AUTHORSHIP.iter().any(|start| {
        line.lower.strip_prefix(start).is_some_and(|rest| {
            let named = words(line.text.get(start.len()..).unwrap_or_default())
                .next()
                .is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
            rest.is_empty()
                || rest.starts_with([':', '-', '/'])
                || rest.starts_with(char::is_whitespace) && named
        })
    });
    if opens && !(line.stops() && line.n_words > 8) {
        return true;
    }
    let titled = [
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
            .any(|title| line.lower.ends_with(title) && line.is_capitalized());
    if titled && line.n_words <= 14 && !line.stops() {
        return true;
    }
    // A date is most of a byline and little of a sentence.
    let Some(first) = stamps.first() else {
        return false;
    };
    let dated: usize = stamps
        .iter()
        .map(|stamp| words(stamp.span.of(line.text)).count())
        .sum();
    let others = line.n_words.saturating_sub(dated);
    !line.stops() && !line.text.contains('(') && (others <= 3 || first.has_time() && others <= 9)
}
