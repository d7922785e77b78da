//! Captions: lines that describe a picture, and their credits.
//!
//! A weak sign (a bare name in brackets, a text that stands twice, a title above a caption) counts
//! only beside the lines that confirm it.

use std::ops::Range;

use super::{
    body::{is_numbered, is_prose},
    furniture::may_begin,
};
use crate::corpus::{
    Role,
    line::{Line, beginnings, last_brackets, words},
};

/// Words in the last brackets of a line that make them a picture's credit.
#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "foto", "photo", "via", "dok", "dok.", "dokumentasi", "arsip", "getty", "istimewa", "ist",
    "ilustrasi", "screenshot", "tangkapan", "instagram", "youtube", "shutterstock", "istock",
    "pexels", "unsplash", "courtesy", "file", "pool", "handout",
];

/// Beginnings of lines that describe a picture; sorted.
#[rustfmt::skip]
pub(super) const PICTURES: &[&str] = &[
    "arsip -", "arsip foto", "arsip –", "caption:", "foto :", "foto arsip", "foto ilustrasi",
    "foto oleh", "foto:", "grafik:", "grafis:", "ilustrasi", "infografik ", "infografis",
    "keterangan foto", "keterangan gambar", "kredit foto", "peta:", "photo :", "photo:",
    "sumber foto", "sumber gambar", "tabel:", "tangkapan layar",
];

/// Whether a line names where its picture is from.
pub(super) fn is_credited(line: &Line) -> bool {
    let begins = || may_begin(line) && beginnings(&line.lower, PICTURES).next().is_some();
    if line.n_words > 1 && line.n_words <= 60 && begins() {
        // "Ilustrasi" may also open a sentence of the text; a picture's line is short or ends open.
        return !line.lower.starts_with("ilustrasi")
            || line.n_words <= 25 && !line.stops
            || last_brackets(line.text).is_some();
    }
    if let Some((inside, _)) = last_brackets(line.text) {
        let lower = inside.to_lowercase();
        let credit = lower
            .split(|c: char| c.is_whitespace() || matches!(c, ':' | '/' | ','))
            .any(|word| CREDITS.contains(&word));
        let slashed = inside.starts_with(char::is_uppercase)
            && inside.split_once('/').is_some_and(|(agency, name)| {
                agency.chars().filter(|c| c.is_alphabetic()).count() > 1
                    && name.starts_with(char::is_alphabetic)
            });
        // A quotation's last brackets hold who wrote it up.
        let quoted = line.text.starts_with(['"', '“']);
        if words(inside).count() <= 12 && (credit || slashed && !quoted) {
            return true;
        }
    }
    if names_its_source(line) {
        return true;
    }
    // An agency in capitals, a slash, a name: the credit as the last words of the line.
    if !line.text.contains('/') {
        return false;
    }
    let tail = line
        .text
        .trim_end_matches('.')
        .rsplit(". ")
        .next()
        .unwrap_or_default();
    tail.len() < line.text.len()
        && words(tail).count() <= 6
        && tail.split_once('/').is_some_and(|(agency, name)| {
            agency.len() > 1
                && agency.chars().all(|c| c.is_uppercase() || c == ' ')
                && name.starts_with(char::is_alphabetic)
        })
}

/// Whether a line ends in a labeled credit (`… di pasar. Foto: Rina/Antara`), or is nothing but an
/// agency, a slash and a name.
pub(super) fn names_its_source(line: &Line) -> bool {
    let labeled = line.pictured
        && ["foto:", "foto :", "photo:", "kredit foto:", "(foto "]
            .iter()
            .filter_map(|label| {
                let at = line.lower.rfind(label)?;
                line.lower.get(at + label.len()..)
            })
            .any(|credit| (1..=8).contains(&words(credit).count()));
    if labeled {
        return true;
    }
    if !line.text.contains('/') {
        return false;
    }
    let bare = line.n_words <= 5
        && !line.stops
        && line.text.split_once('/').is_some_and(|(agency, name)| {
            let capitals = |text: &str| text.chars().all(|c| !c.is_lowercase());
            let named = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 2;
            capitals(agency)
                && named(agency)
                && named(name)
                && words(agency).count() <= 3
                && name.starts_with(char::is_alphabetic)
                && line.is_capitalized()
        });
    // A name and an agency in capitals: the last two words of a line that is no statement.
    let mut last = line.text.split_whitespace().rev();
    let signed = last
        .next()
        .and_then(|word| word.split_once('/'))
        .is_some_and(|(name, agency)| {
            let small = |text: &str| text.chars().any(char::is_lowercase);
            name.starts_with(char::is_uppercase)
                && small(name)
                && agency.chars().count() > 2
                && !small(agency)
                && agency.starts_with(char::is_alphabetic)
        })
        && last
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase));
    bare || signed && line.n_words > 3
}

/// A statement directly above a line that is nothing but a credit tells what the picture shows.
pub(super) fn above_credits(lines: &[Line], found: &mut [Option<Role>]) {
    for at in 0..lines.len().saturating_sub(1) {
        let (Some(line), Some(below)) = (lines.get(at), lines.get(at + 1)) else {
            continue;
        };
        let credit = found.get(at + 1).copied().flatten() == Some(Role::Caption)
            && below.n_words <= 8
            && !below.gap;
        let apart = line.gap || found.get(at.wrapping_sub(1)).copied().flatten().is_some();
        if credit
            && apart
            && !is_numbered(line)
            && line.n_words <= 60
            && let Some(slot @ None) = found.get_mut(at)
        {
            *slot = Some(Role::Caption);
        }
    }
}

/// A bare name in brackets at the end of a line that is not closed by a full stop: a credit, if
/// the running text goes on after the line.
fn is_weakly_credited(line: &Line) -> bool {
    let Some((inside, true)) = last_brackets(line.text) else {
        return false;
    };
    let named = words(inside).all(|word| word.starts_with(char::is_uppercase));
    let n_words = words(inside).count();
    line.n_words > n_words + 2 && (1..=5).contains(&n_words) && named
}

/// Captions that need their neighbors: texts that stand twice (a picture's alternative text is
/// repeated under it), and bare names in closing brackets with running text after them.
pub(super) fn pictures(lines: &[Line], found: &mut [Option<Role>]) {
    let last = (0..lines.len())
        .rev()
        .find(|&at| {
            is_prose(lines, found, at)
                && lines.get(at).is_some_and(|line| !is_weakly_credited(line))
        })
        .unwrap_or(0);
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { continue };
        let free = found.get(at).copied().flatten().is_none();
        let twin = |other: usize| {
            lines
                .get(other)
                .is_some_and(|other| other.text == line.text && line.n_words > 5)
        };
        let twice = twin(at + 1) || at > 0 && twin(at - 1);
        if free
            && at < last
            && (twice || is_weakly_credited(line))
            && let Some(slot) = found.get_mut(at)
        {
            *slot = Some(Role::Caption);
        }
    }
}

/// The title of a picture stands directly above its caption.
pub(super) fn picture_titles(lines: &[Line], found: &mut [Option<Role>], range: Range<usize>) {
    for at in range.rev() {
        let below = found.get(at + 1).copied().flatten() == Some(Role::Caption);
        let adjacent = lines.get(at + 1).is_some_and(|line| !line.gap);
        let title = lines
            .get(at)
            .is_some_and(|line| !line.stops && line.n_words <= 15 && !is_numbered(line));
        if below
            && adjacent
            && title
            && let Some(slot @ None) = found.get_mut(at)
        {
            *slot = Some(Role::Caption);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PICTURES;

    #[test]
    fn the_list_is_sorted() {
        assert!(PICTURES.is_sorted());
    }
}
