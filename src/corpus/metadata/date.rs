//! When a report was published: as its page says, or as its text lets conclude.

use super::Page;
use crate::{
    base::Span,
    corpus::{Field, Origin, Role, calendar},
};

/// Words before a date that say that the report was changed then.
const CHANGED: &[&str] = &[
    "diperbarui",
    "diperbaharui",
    "diubah",
    "update",
    "pembaruan",
    "pemutakhiran",
];

/// The date of publication and of the last change, from the bylines; the former else from the
/// furniture above the text.
pub(super) fn stated(page: &Page) -> Vec<(Field, String, Span)> {
    let (mut published, mut updated) = (None, None);
    for block in page.of_role(Role::Byline) {
        let line = block.span.of(page.text);
        let mut from = 0;
        for stamp in calendar::stamps(line) {
            let before = line
                .get(from..stamp.span.start as usize)
                .unwrap_or_default()
                .to_lowercase();
            from = stamp.span.end as usize;
            let changed = CHANGED.iter().any(|word| before.contains(word));
            let slot = if changed {
                &mut updated
            } else {
                &mut published
            };
            slot.get_or_insert_with(|| (stamp.iso(), stamp.span.shifted(block.span.start)));
        }
    }
    let furniture = || {
        page.blocks
            .iter()
            .take_while(|block| block.role != Role::Body)
            .filter(|block| block.role == Role::Boilerplate)
            .find_map(|block| {
                let stamp = calendar::stamps(block.span.of(page.text))
                    .into_iter()
                    .next()?;
                Some((stamp.iso(), stamp.span.shifted(block.span.start)))
            })
    };
    let published = published.or_else(furniture);
    [(Field::Published, published), (Field::Updated, updated)]
        .into_iter()
        .filter_map(|(field, stamp)| stamp.map(|(iso, span)| (field, iso, span)))
        .collect()
}

/// A text that names more days than this is a table, no report.
const MOST_DAYS: usize = 32;

/// The day that the running text names most often, the first of equals.
///
/// A weekday with day and month (`Rabu (12/6)`) counts as the day of the year, nearest to `near`
/// or to the latest year that the text itself names, in which the three agree: that is every fifth
/// or sixth year, or after eleven.
pub(super) fn inferred(page: &Page, near: Option<i32>) -> Option<(String, Origin, Span)> {
    let mut days: Vec<(String, Origin, Span, usize)> = Vec::new();
    let mut count = |day: String, origin: Origin, span: Span| {
        let full = days.len() >= MOST_DAYS;
        match days.iter_mut().find(|(known, ..)| *known == day) {
            Some((.., n_times)) => *n_times += 1,
            None if full => {}
            None => days.push((day, origin, span, 1)),
        }
    };
    let lines = || page.of_role(Role::Body);
    let years = lines().flat_map(|block| calendar::years(block.span.of(page.text)));
    let near = years.max().or(near);
    for block in lines() {
        let line = block.span.of(page.text);
        for stamp in calendar::stamps(line) {
            let day = stamp.iso().chars().take(10).collect();
            count(day, Origin::Frequent, stamp.span.shifted(block.span.start));
        }
        let Some(near) = near else { continue };
        for day in calendar::weekdays(line) {
            if let Some(iso) = day.nearest(near) {
                count(iso, Origin::Weekday, day.span.shifted(block.span.start));
            }
        }
    }
    let most = days.iter().map(|(.., n_times)| *n_times).max()?;
    let (day, origin, span, _) = days.into_iter().find(|(.., n_times)| *n_times == most)?;
    Some((day, origin, span))
}
