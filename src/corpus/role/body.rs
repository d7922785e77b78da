//! The running text of a page: its paragraphs, its end, and the lines between its paragraphs.
//!
//! In doubt a line inside of the text is text.

use super::furniture::bare;
use crate::corpus::{
    Role,
    line::{Line, dateline},
};

/// Whole lines after which a page turns to other articles.
#[rustfmt::skip]
const END: &[&str] = &[
    "terkait", "berita terkait", "artikel terkait", "berita lainnya", "artikel lainnya", "populer",
    "terpopuler", "berita populer", "berita terkini", "berita terbaru", "rekomendasi",
    "recommended", "rekomendasi untuk anda", "komentar", "comments", "follow us", "tag", "tags",
    "topik terkait", "most popular", "related", "video pilihan", "trending", "kata kunci",
];

/// Whether a line that nothing else explains is a paragraph of running text.
pub(super) fn is_prose(lines: &[Line], found: &[Option<Role>], at: usize) -> bool {
    let Some(line) = lines.get(at) else {
        return false;
    };
    let ends = line.stops() || line.exclaims() && line.n_words > 14;
    // A short statement is prose where it quotes somebody.
    let quotes = line.text.starts_with(['"', '“']) && line.n_words > 2;
    found.get(at).copied().flatten().is_none()
        && (ends && (line.n_words > 6 || quotes)
            || line.n_words > 25
            || dateline(line.text).is_some())
}

/// One past the last line of running text.
pub(super) fn body_end(lines: &[Line], found: &[Option<Role>], body: usize) -> usize {
    let prose: Vec<usize> = (body..lines.len())
        .filter(|&at| is_prose(lines, found, at))
        .collect();
    // Teasers of other articles come after a heading that says so, and are the smaller part.
    let marker = (body..lines.len()).find(|&at| {
        let ends = lines
            .get(at)
            .is_some_and(|line| line.n_words <= 4 && END.contains(&bare(line).as_str()));
        let before = prose.partition_point(|&line| line < at);
        ends && before >= 3 && (prose.len() - before) * 2 <= before
    });
    let limit = marker.unwrap_or(lines.len());
    let end = prose
        .iter()
        .rev()
        .find(|&&at| at < limit)
        .map_or(body, |at| at + 1);
    // A last short statement is text too; furniture has no full stop.
    let text_ends = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| line.stops() && line.n_words > 1)
    };
    let last = (end..limit)
        .filter(|&at| found.get(at).copied().flatten().is_none())
        .take_while(|&at| text_ends(at))
        .last();
    last.map_or(end, |at| at + 1)
}

/// The role of a line between the first and the last paragraph.
pub(super) fn in_body(lines: &[Line], found: &[Option<Role>], at: usize) -> Role {
    let Some(line) = lines.get(at) else {
        return Role::Body;
    };
    if line.stops() || is_prose(lines, found, at) {
        return Role::Body;
    }
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    let link = above.is_some_and(|above| {
        matches!(
            bare(above).as_str(),
            "baca juga"
                | "lihat juga"
                | "simak juga"
                | "pilihan editor"
                | "pilihan redaksi"
                | "berita terkait"
                | "artikel terkait"
        )
    });
    if link {
        return Role::Boilerplate;
    }
    let opens = line
        .text
        .trim_start_matches(['"', '“', '\'', '‘'])
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let numbered = |line: &Line| {
        let unnumbered = line.text.trim_start_matches(|c: char| c.is_ascii_digit());
        unnumbered.len() < line.text.len() && unnumbered.starts_with(['.', ')'])
            || line.text.starts_with(['•', '-', '–'])
    };
    let listed = numbered(line) && above.is_some_and(numbered)
        || above.is_some_and(|above| above.text.ends_with(':'))
        || line.text.ends_with([':', ',', ';']);
    // The bound keeps a page of nothing but links linear.
    let followed = (at + 1..lines.len().min(at + 40))
        .find(|&below| {
            !matches!(
                found.get(below).copied().flatten(),
                Some(Role::Caption | Role::Boilerplate)
            )
        })
        .is_some_and(|below| {
            is_prose(lines, found, below) || lines.get(below).is_some_and(|line| line.stops())
        });
    if opens && !listed && followed && line.n_words <= 15 {
        Role::Subheading
    } else {
        Role::Body
    }
}
