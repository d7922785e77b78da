//! The head of a page: its headline, and what stands between headline and running text.
//!
//! One line at most becomes the headline by its score; its repetitions follow it.

use std::ops::Range;

use super::{
    body::is_prose,
    byline::{is_label, is_name},
};
use crate::corpus::{
    Role,
    line::{Line, dateline, dateline_alone, is_domain},
};

/// The likeliest headline above the first paragraph.
pub(super) fn best_headline(lines: &[Line], found: &[Option<Role>], first: usize) -> Option<usize> {
    if let Some(at) = found.iter().position(|role| *role == Some(Role::Headline)) {
        return Some(at);
    }
    let byline = found
        .iter()
        .position(|role| *role == Some(Role::Byline))
        .unwrap_or(first);
    let outlet = lines
        .iter()
        .filter(|line| line.dated)
        .find_map(|line| dateline(line.text)?.outlet)
        .map(str::to_lowercase);
    let mut best: Option<(usize, usize)> = None;
    for at in 0..first {
        let Some(line) = lines.get(at) else { continue };
        if found.get(at).copied().flatten().is_some()
            || line.stops
            || is_domain(line.text)
            || outlet.as_ref() == Some(&line.lower)
        {
            continue;
        }
        let mut score = line.n_words.min(8) * 2 + 2;
        let copied = || {
            lines
                .iter()
                .filter(|other| other.lower == line.lower)
                .count()
                > 1
        };
        score += if line.n_words > 3 && copied() { 5 } else { 0 };
        score += if line.gap { 2 } else { 0 };
        score += if at < byline { 6 } else { 0 };
        // Sections are set in capitals, headlines are sentences.
        if line.lower != line.text && !line.text.contains(char::is_lowercase) && line.n_words < 4 {
            score = 1;
        }
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

/// A head has no more statements than this.
const MOST_STATEMENTS: usize = 8;

/// Where the running text begins; the statements above it become summary or caption.
pub(super) fn body_start(lines: &[Line], found: &mut [Option<Role>], from: usize) -> usize {
    let prose: Vec<usize> = (from..lines.len())
        .filter(|&at| is_prose(lines, found, at))
        .collect();
    let byline_at = |at: usize| found.get(at).copied().flatten() == Some(Role::Byline);
    let byline = (from..lines.len()).find(|&at| byline_at(at));
    let first = prose.first().copied().unwrap_or(lines.len());
    let Some(n_above) = report(lines, &prose).filter(|_| from > 0) else {
        // Points above the first paragraph are a summary.
        let pointed = |at: &&usize| {
            let line = lines.get(**at);
            line.is_some_and(|line| line.text.starts_with(['•', '·', '●', '▪']))
        };
        let n_points = prose.iter().take_while(pointed).count();
        if (2..=MOST_STATEMENTS).contains(&n_points) && n_points < prose.len() {
            for &at in prose.iter().take(n_points) {
                if let Some(slot) = found.get_mut(at) {
                    *slot = Some(Role::Summary);
                }
            }
            return prose.get(n_points).copied().unwrap_or(lines.len());
        }
        let Some(byline) = byline.filter(|_| from > 0) else {
            return first;
        };
        // Without a dateline, what stands above the byline is the summary.
        let above = prose.iter().filter(|&&at| at < byline).count();
        let summary = |at: usize| {
            lines
                .get(at)
                .is_some_and(|line| line.n_words <= 60 && !line.dated)
        };
        let summarized = above <= 2
            && prose.len() > 2 * above
            && prose.iter().take(above).all(|&at| summary(at));
        if !summarized {
            return first;
        }
        for &at in prose.iter().take(above) {
            if let Some(slot) = found.get_mut(at) {
                *slot = Some(Role::Summary);
            }
        }
        return prose.get(above).copied().unwrap_or(lines.len());
    };
    let start = prose.get(n_above).copied().unwrap_or(lines.len());
    let statements = prose.get(..n_above).unwrap_or_default();
    for &at in statements {
        // Below the byline a statement alone tells what the picture shows, several sum up.
        let beside = |other: Option<usize>| other.is_some_and(|other| statements.contains(&other));
        let listed = beside(at.checked_sub(1)) || beside(Some(at + 1));
        let below = byline.is_some_and(|byline| byline < at);
        let labeled = lines.get(at).is_some_and(|line| line.dated);
        if let Some(slot) = found.get_mut(at) {
            *slot = Some(match below && !listed || labeled {
                true => Role::Caption,
                false => Role::Summary,
            });
        }
    }
    start
}

/// Which of the paragraphs opens the report: the one with a dateline. Where several of the first
/// have one, it is the one that names its outlet: a picture's text may begin like a dateline.
fn report(lines: &[Line], prose: &[usize]) -> Option<usize> {
    let datelines = || {
        let first = prose.iter().take(MOST_STATEMENTS + 1).enumerate();
        first.filter_map(|(nth, &at)| Some((nth, dateline(lines.get(at)?.text)?)))
    };
    datelines()
        .find(|(_, dateline)| dateline.outlet.is_some())
        .or_else(|| datelines().next())
        .map(|(nth, _)| nth)
}

/// Names beside a byline are part of it, and names beside those, and the outlet's own.
pub(super) fn join_names(lines: &[Line], found: &mut [Option<Role>], head: Range<usize>) {
    let byline =
        |found: &[Option<Role>], at: usize| found.get(at).copied().flatten() == Some(Role::Byline);
    let named = |at: usize| {
        let line = lines.get(at);
        line.is_some_and(|line| is_name(line) || is_domain(line.text))
    };
    for at in head.clone().chain(head.rev()) {
        let beside = at > 0 && byline(found, at - 1) || byline(found, at + 1);
        if beside
            && named(at)
            && let Some(slot @ None) = found.get_mut(at)
        {
            *slot = Some(Role::Byline);
        }
    }
}

/// Below the text a name is a byline only directly under the word that says what the person did:
/// the next line may be a tag.
pub(super) fn join_labeled(lines: &[Line], found: &mut [Option<Role>], end: usize) {
    for at in end + 1..lines.len() {
        let labeled = lines.get(at - 1).is_some_and(is_label);
        if labeled
            && lines.get(at).is_some_and(is_name)
            && let Some(slot @ None) = found.get_mut(at)
        {
            *slot = Some(Role::Byline);
        }
    }
}

/// The role of a line between headline and running text.
pub(super) fn in_head(
    lines: &[Line],
    found: &[Option<Role>],
    at: usize,
    title: Option<&str>,
    headed: bool,
    last_byline: Option<usize>,
) -> Role {
    let Some(line) = lines.get(at) else {
        return Role::Body;
    };
    if !headed {
        return if line.n_words > 3 {
            Role::Body
        } else {
            Role::Boilerplate
        };
    }
    if title == Some(line.lower.as_str()) {
        return Role::Headline;
    }
    let is = |other: Option<usize>, role| {
        other.and_then(|other| found.get(other)).copied().flatten() == Some(role)
    };
    let beside_byline = is(at.checked_sub(1), Role::Byline) || is(Some(at + 1), Role::Byline);
    let tag = line.text.starts_with(['-', '|', '–']) && line.n_words <= 4;
    if tag
        || beside_byline
            && line.n_words <= 5
            && line.n_words > 1
            && (line.is_capitalized() && is_name(line) || line.text.contains(" - "))
    {
        return Role::Byline;
    }
    if last_byline.is_none_or(|byline| byline < at) && dateline_alone(line.text).is_some() {
        return Role::Body;
    }
    if line.n_words <= 5 {
        return Role::Boilerplate;
    }
    // Lines of some length one under the other are a summary in points.
    let long = |other: Option<usize>| {
        let free = |other: &usize| found.get(*other).copied().flatten().is_none();
        let other = other.filter(free).and_then(|other| lines.get(other));
        other.is_some_and(|other| other.n_words > 5 && other.lower != line.lower)
    };
    let listed = !line.gap && long(at.checked_sub(1))
        || long(Some(at + 1)) && lines.get(at + 1).is_some_and(|below| !below.gap);
    if listed || last_byline.is_some_and(|byline| byline > at) {
        Role::Summary
    } else {
        Role::Caption
    }
}
