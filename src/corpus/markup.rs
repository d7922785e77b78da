//! What a page's markup says besides its text: what some of its lines are for, and its metadata.

use std::collections::BTreeMap;

use super::{Detail, Field, Origin, Role};
use crate::base::Span;

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
    /// What is stated, as read from the page.
    pub(super) fn details(&self) -> Vec<Detail> {
        let single = [
            (Field::Headline, &self.headline),
            (Field::Outlet, &self.outlet),
            (Field::Published, &self.published),
            (Field::Updated, &self.updated),
            (Field::Url, &self.url),
        ];
        let single = single
            .into_iter()
            .filter_map(|(field, value)| Some((field, value.as_ref()?)));
        let names = self.byline.iter().map(|name| (Field::Byline, name));
        let detail = |(field, value): (Field, &String)| Detail {
            field,
            value: value.clone().into(),
            origin: Origin::Read,
            span: Span::default(),
            note: String::new(),
        };
        single.chain(names).map(detail).collect()
    }
}
