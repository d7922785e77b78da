//! Which outlet a page is of, and where its report was written.

use std::collections::BTreeMap;

use super::Page;
use crate::{
    base::Span,
    corpus::{
        Block, Origin, Role,
        line::{Dateline, dateline, dateline_alone, is_domain, words},
    },
};

/// The dateline of the first paragraph that has one, and the paragraph.
pub(super) fn opening<'a>(page: &Page<'a>) -> Option<(Dateline<'a>, &'a Block)> {
    let text = page.text;
    let mut paragraphs = page.of_role(Role::Body).take(2);
    paragraphs.find_map(|block| {
        let line = block.span.of(text);
        Some((dateline(line).or_else(|| dateline_alone(line))?, block))
    })
}

/// The outlet of the dateline, of a tag under the headline, or of the furniture.
pub(super) fn outlet(page: &Page, supplied: Option<&str>) -> Option<(String, Origin, Span)> {
    let in_dateline = opening(page).and_then(|(dateline, block)| {
        let name = dateline.outlet?;
        Some((name.to_owned(), Origin::Read, page.find(block, name)))
    });
    // A page's title ends in the outlet's name behind a bar; a saved page may have it on its own
    // line. A name behind a dash is as often the picture's or an agency's, so it says nothing.
    let tag = || {
        page.of_role(Role::Byline).find_map(|block| {
            let name = block.span.of(page.text).strip_prefix('|')?.trim();
            let name = (!name.is_empty()).then_some(name)?;
            Some((name.to_owned(), Origin::Read, page.find(block, name)))
        })
    };
    // An author's byline may end in the outlet's name, behind a dash.
    let signed = || {
        page.of_role(Role::Byline).find_map(|block| {
            let (author, name) = block.span.of(page.text).split_once(" - ")?;
            let named = |text: &str, n: std::ops::RangeInclusive<usize>| {
                let plain = |c: char| c.is_alphabetic() || matches!(c, '.' | ' ');
                n.contains(&words(text).count()) && text.chars().all(plain)
            };
            let found = named(author, 2..=4) && named(name, 1..=2);
            found.then(|| (name.to_owned(), Origin::Read, page.find(block, name)))
        })
    };
    if let Some(found) = in_dateline.or_else(tag).or_else(signed) {
        return Some(found);
    }
    match (supplied, domain(page)) {
        (Some(name), Some((domain, span))) if name.eq_ignore_ascii_case(domain) => {
            Some((name.to_owned(), Origin::Read, span))
        }
        (Some(_), _) => None,
        (None, Some((domain, span))) => Some((domain.to_owned(), Origin::Read, span)),
        (None, None) => owner(page).map(|(name, span)| (name, Origin::Furniture, span)),
    }
}

/// Whether a dot stands inside of a word.
fn dotted(word: &&str) -> bool {
    let inner = word.as_bytes().get(1..word.len().saturating_sub(1));
    inner.is_some_and(|inner| inner.contains(&b'.'))
}

/// The domain name that bylines and furniture name most often.
fn domain<'a>(page: &Page<'a>) -> Option<(&'a str, Span)> {
    let mut counts: BTreeMap<String, (usize, &str, Span)> = BTreeMap::new();
    let text = page.text;
    let roles = [Role::Boilerplate, Role::Byline];
    let lines = roles.into_iter().flat_map(|role| page.of_role(role));
    for block in lines.filter(|block| block.span.of(text).contains('.')) {
        for word in block.span.of(text).split_whitespace().filter(dotted) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if is_domain(word) {
                let first = || (0, word, page.find(block, word));
                counts.entry(word.to_lowercase()).or_insert_with(first).0 += 1;
            }
        }
    }
    // A report speaks of its own outlet more than once, of another in passing.
    if counts.is_empty() {
        for block in page.of_role(Role::Body) {
            for word in block.span.of(text).split_whitespace().filter(dotted) {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                if is_domain(word) {
                    let first = || (0, word, page.find(block, word));
                    counts.entry(word.to_lowercase()).or_insert_with(first).0 += 1;
                }
            }
        }
        counts.retain(|_, found| found.0 > 1);
    }
    let mut best: Option<(usize, &str, Span)> = None;
    for found in counts.into_values() {
        if best.is_none_or(|(highest, ..)| found.0 > highest) {
            best = Some(found);
        }
    }
    best.map(|(_, word, span)| (word, span))
}

/// Formulas of the furniture that name whose page it is; the name follows.
const OWNERS: &[&str] = &[
    "telah tayang di ",
    "telah terbit di ",
    "baca artikel ",
    "hak cipta © ",
    "hak cipta ",
    "copyright © ",
    "copyright ",
    "© ",
    "bergabung dengan ",
];

/// A line that says whose page it is has more bytes.
const SHORTEST_OWNER: usize = 12;

/// The name behind a formula that says whose page it is: capitalized words, without years.
fn owner(page: &Page) -> Option<(String, Span)> {
    // Names of sections are shorter than the shortest formula with a name.
    let long = |block: &&Block| block.span.len() > SHORTEST_OWNER;
    page.of_role(Role::Boilerplate)
        .filter(long)
        .find_map(|block| {
            let line = block.span.of(page.text);
            let lower = line.to_lowercase();
            // Where lower case has other lengths, the places in it are not those in the line.
            let after = OWNERS
                .iter()
                .filter(|_| lower.len() == line.len())
                .find_map(|formula| line.get(lower.find(formula)? + formula.len()..))?;
            let years = |word: &&str| {
                word.bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'-')
            };
            let name: Vec<&str> = after
                .split_whitespace()
                .skip_while(years)
                .take_while(|word| word.starts_with(char::is_uppercase))
                .take(4)
                .collect();
            let first = name.first()?;
            let ended = name
                .iter()
                .position(|word| word.ends_with(['.', ',', '|', ';']));
            let joined = name.get(..ended.map_or(name.len(), |at| at + 1))?.join(" ");
            let name = joined.trim_end_matches(['.', ',', '|', ';', '-', ' ']);
            // A company is not its paper.
            let company = matches!(*first, "PT" | "PT." | "CV" | "All");
            let known = words(name).count() > 0 && !company;
            known.then(|| (name.to_owned(), page.find(block, first)))
        })
}
