//! What a page's markup says besides its text: what some of its lines are for, and its metadata.

use std::collections::BTreeMap;

use super::{Document, Known, Origin, Role};

/// What is known from markup; empty for a text that has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// The roles of lines, by the byte of the text at which the line's first visible character
    /// stands.
    pub roles: BTreeMap<u32, Role>,
    /// What the page states of itself.
    pub stated: Stated,
}

/// What a page states of itself for programs to read: the head of an HTML page, the front matter of
/// a Markdown file. It counts as read from the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The article's title; used where the text has no headline.
    pub headline: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// Names of the authors.
    pub byline: Vec<String>,
    /// ISO 8601 date or date-time.
    pub published: Option<String>,
    /// The same, of the last change.
    pub updated: Option<String>,
    /// The page's address.
    pub url: Option<String>,
}

impl Stated {
    /// Puts what is stated over what `document` has from its text and from the manifest.
    pub(super) fn fill(self, document: &mut Document) {
        let known = |value| Known {
            value,
            origin: Origin::Read,
        };
        if let Some(outlet) = self.outlet {
            document.outlet = Some(known(outlet));
        }
        if !self.byline.is_empty() {
            let mut names = self.byline;
            // Editors sign in the text alone.
            if let Some(found) = document
                .byline
                .take()
                .filter(|it| it.origin == Origin::Read)
            {
                names.extend(found.value);
            }
            let outlet = document.outlet.as_ref().map(|it| it.value.to_lowercase());
            let mut unique: Vec<String> = Vec::with_capacity(names.len());
            for name in names {
                if !unique.contains(&name) && outlet != Some(name.to_lowercase()) {
                    unique.push(name);
                }
            }
            document.byline = Some(Known {
                value: unique,
                origin: Origin::Read,
            });
        }
        for (slot, stated) in [
            (&mut document.published, self.published),
            (&mut document.updated, self.updated),
        ] {
            // A line of the text may add the time to the day.
            let finer = |day: &String| {
                let read = slot.as_ref().filter(|found| found.origin == Origin::Read);
                read.is_some_and(|found| found.value.starts_with(day.as_str()))
            };
            if let Some(date) = stated.filter(|day| !finer(day)) {
                *slot = Some(known(date));
            }
        }
        if self.url.is_some() {
            document.url = self.url;
        }
    }
}
