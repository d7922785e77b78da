//! Outlet, authors, dates, place and credits as a page states them, each with its evidence.
//!
//! What the page's markup or text says wins over what the manifest supplies; only where neither
//! states a date of publication is one inferred from the running text. Names are not checked
//! against any list.

mod byline;
mod credit;
mod date;
mod outlet;

use super::{Block, Detail, Document, Entry, Field, Origin, Role};
use crate::base::Span;

/// Fills the metadata of `document` from its blocks and its manifest entry. `near` is a year about
/// which other documents of the corpus were published.
pub(super) fn fill(document: &mut Document, entry: &Entry, near: Option<i32>) {
    let page = Page {
        text: &document.text,
        blocks: &document.blocks,
    };
    document.details = page.details(entry, near);
}

/// What a page shows.
struct Page<'a> {
    text: &'a str,
    blocks: &'a [Block],
}

impl<'a> Page<'a> {
    fn of_role(&self, role: Role) -> impl DoubleEndedIterator<Item = &'a Block> {
        self.blocks.iter().filter(move |block| block.role == role)
    }

    /// Where `part` stands in a line; the whole line where it does not.
    fn find(&self, block: &Block, part: &str) -> Span {
        block
            .span
            .of(self.text)
            .find(part)
            .map_or(block.span, |at| {
                let start = block.span.start as usize + at;
                Span::new(start, start + part.len())
            })
    }

    fn headline(&self) -> Option<(Field, String, Span)> {
        let block = self.of_role(Role::Headline).next()?;
        let line = block.span.of(self.text);
        let title = line.trim_start_matches('#').trim().to_owned();
        Some((Field::Headline, title, block.span))
    }

    fn details(&self, entry: &Entry, near: Option<i32>) -> Vec<Detail> {
        let mut found: Vec<Detail> = Vec::new();
        let read = |(field, value, span): (Field, String, Span)| Detail {
            field,
            value: value.into(),
            origin: Origin::Read,
            span,
            note: String::new(),
        };
        let given = |field: Field| entry.details.iter().find(|detail| detail.field == field);
        // What the page's markup says is said by the page, and is more exact than its text.
        let marked_up = |field: Field| given(field).is_some_and(|it| it.origin == Origin::Read);
        let supplied = given(Field::Outlet).map(|detail| detail.value.as_str());
        if !marked_up(Field::Outlet)
            && let Some((value, origin, span)) = outlet::outlet(self, supplied)
        {
            found.push(Detail {
                origin,
                ..read((Field::Outlet, value, span))
            });
        }
        let name = found.first().map(|outlet| outlet.value.clone());
        let name = name.as_deref().or(supplied);
        found.extend(self.headline().map(read));
        found.extend(byline::signed(self, name).into_iter().map(read));
        found.extend(date::stated(self).into_iter().map(read));
        let letters = |text: &str| -> String {
            let letters = text.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect()
        };
        // `KABAR KOTA -` is the outlet's name where `kabarkota.com` is the outlet.
        let outlet = name.map(|name| letters(name.split('.').next().unwrap_or(name)));
        if let Some((dateline, block)) = outlet::opening(self)
            && !dateline.place.is_empty()
            && outlet.as_ref() != Some(&letters(dateline.place))
        {
            let span = self.find(block, dateline.place);
            found.push(read((Field::Place, dateline.place.to_owned(), span)));
        }
        let credits = credit::credits(self).into_iter();
        found.extend(credits.map(|(value, span)| read((Field::Credit, value, span))));
        // A line of the text may add the time to the day, and editors sign in the text alone.
        let finer = |detail: &Detail| {
            given(detail.field).is_some_and(|it| detail.value.starts_with(it.value.as_str()))
        };
        found.retain(|detail| match detail.field {
            Field::Headline | Field::Byline | Field::Initials => true,
            Field::Published | Field::Updated => !marked_up(detail.field) || finer(detail),
            _ => !marked_up(detail.field),
        });
        // Initials on the page are a byline, too.
        let read_here = |field: Field| {
            let signs = |other: Field| field == Field::Byline && other == Field::Initials;
            let mut fields = found.iter().map(|detail| detail.field);
            fields.any(|other| other == field || signs(other))
        };
        let lacking = |detail: &&Detail| {
            let named = found.iter().any(|other| {
                other.field == detail.field && other.value.eq_ignore_ascii_case(&detail.value)
            });
            let outlet = detail.field == Field::Byline
                && name.is_some_and(|name| name.eq_ignore_ascii_case(&detail.value));
            match (detail.origin, detail.field) {
                (Origin::Read, Field::Byline) => !named && !outlet,
                (Origin::Read, field) => !read_here(field),
                (_, field) => !read_here(field) && !marked_up(field),
            }
        };
        let given: Vec<Detail> = entry.details.iter().filter(lacking).cloned().collect();
        found.extend(given);
        let dated = found.iter().any(|detail| detail.field == Field::Published);
        if !dated && let Some((value, origin, span)) = date::inferred(self, near) {
            found.push(Detail {
                origin,
                ..read((Field::Published, value, span))
            });
        }
        found.sort_by_key(|detail| detail.field);
        found
    }
}
