//! The head of a page: its headline, and what stands between headline and running text.
//!
//! One line at most becomes the headline by its score; its repetitions follow it.

use std::collections::BTreeMap;

use super::body::is_prose;
use crate::corpus::{
    Role,
    line::{Line, dateline, is_domain},
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
        .find_map(|line| dateline(line.text)?.outlet)
        .map(str::to_lowercase);
    let mut copies: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *copies.entry(&line.lower).or_insert(0) += 1;
    }
    let mut best: Option<(usize, usize)> = None;
    for at in 0..first {
        let Some(line) = lines.get(at) else { continue };
        if found.get(at).copied().flatten().is_some()
            || line.stops()
            || is_domain(line.text)
            || outlet.as_ref() == Some(&line.lower)
        {
            continue;
        }
        let mut score = line.n_words.min(8) * 2 + 2;
        score += if copies
            .get(line.lower.as_str())
            .is_some_and(|&n_copies| n_copies > 1)
        {
            5
        } else {
            0
        };
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

/// Where the running text begins; what stands between headline and byline becomes the summary.
pub(super) fn body_start(lines: &[Line], found: &mut [Option<Role>], from: usize) -> usize {
    let prose: Vec<usize> = (from..lines.len())
        .filter(|&at| is_prose(lines, found, at))
        .collect();
    let byline_at = |at: usize| found.get(at).copied().flatten() == Some(Role::Byline);
    let byline = (from..lines.len()).find(|&at| byline_at(at));
    // A dateline opens the report; the few statements between headline and dateline are the
    // summary or tell what a picture shows.
    let report = prose.iter().position(|&at| {
        lines
            .get(at)
            .is_some_and(|line| dateline(line.text).is_some())
    });
    if let Some(n_above @ 1..=2) = report.filter(|_| from > 0) {
        for &at in prose.iter().take(n_above) {
            let role = if byline.is_some_and(|byline| byline < at) {
                Role::Caption
            } else {
                Role::Summary
            };
            if let Some(slot) = found.get_mut(at) {
                *slot = Some(role);
            }
        }
        return prose.get(n_above).copied().unwrap_or(lines.len());
    }
    let Some(byline) = byline.filter(|_| from > 0) else {
        return prose.first().copied().unwrap_or(lines.len());
    };
    let above = prose.iter().filter(|&&at| at < byline).count();
    let below = prose.len() - above;
    let summary = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| line.n_words <= 60 && dateline(line.text).is_none())
    };
    if above <= 2 && below > above && prose.iter().take(above).all(|&at| summary(at)) {
        for &at in prose.iter().take(above) {
            if let Some(slot) = found.get_mut(at) {
                *slot = Some(Role::Summary);
            }
        }
        return prose.get(above).copied().unwrap_or(lines.len());
    }
    prose.first().copied().unwrap_or(lines.len())
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
            && (line.is_capitalized() || line.text.contains(" - "))
    {
        Role::Byline
    } else if line.n_words > 5 {
        let byline_below = last_byline.is_some_and(|byline| byline > at);
        if byline_below {
            Role::Summary
        } else {
            Role::Caption
        }
    } else {
        Role::Boilerplate
    }
}
