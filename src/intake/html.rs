//! Saved pages to text: the article alone, a line a block element, its title first.
//!
//! Which part of a page is the article is found by `dom_smoothie`, after Mozilla's Readability.
//! What the markup says of lines (title, headings, captions of figures) and what the page states of
//! itself for programs goes along. A page is measured before it is taken apart: the standard's
//! algorithm takes time in proportion to the depth of a page for every element.

mod metadata;

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
};

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::decode::{Remark, decode_page, normal};
use crate::corpus::{Markup, Role};

/// More elements than this has no page of news; the largest have some ten thousand.
const MOST_ELEMENTS: usize = 100_000;

/// Pages are some thirty elements deep.
const MOST_DEPTH: usize = 200;

/// A candidate for the article with fewer characters is doubted; short reports have some hundred.
const SHORTEST_ARTICLE: usize = 200;

/// More lines than this between title and text are something else.
const MOST_HEAD_LINES: usize = 16;

const AS_TEXT: &str = "save the page's text as a .txt file in UTF-8";

/// The article of a page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) markup: Markup,
    pub(super) remarks: Vec<Remark>,
}

/// Reads a saved page, or says why it can't be read.
pub(super) fn read_page(bytes: Vec<u8>) -> Result<Page, Remark> {
    let (html, remarks) = decode_page(bytes)?;
    measure(&html)?;
    // A page may be broken in a way that the crate did not foresee; the other files are read.
    let taken = catch_unwind(AssertUnwindSafe(|| article(&html)));
    let (text, markup) = taken.ok().flatten().ok_or_else(|| {
        let message = "no article was found on the page".to_owned();
        Remark::error(None, message, AS_TEXT)
    })?;
    Ok(Page {
        text,
        markup,
        remarks,
    })
}

/// Refuses a page that would take too long.
fn measure(html: &str) -> Result<(), Remark> {
    let refused = |what: &str, most: usize| {
        let message = format!("the page has {what} than the {most} that are read");
        Err(Remark::error(None, message, AS_TEXT))
    };
    let lower = html.to_ascii_lowercase();
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut n_elements, mut depth) = (0usize, 0usize);
    let mut rest = lower.as_str();
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let closing = after.starts_with('/');
        let tag = after.trim_start_matches('/');
        let end = tag
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '<'))
            .unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || closes_itself(name) {
            n_elements += usize::from(!closing);
        } else if closing {
            if let Some(n_open) = open.get_mut(name).filter(|n_open| **n_open > 0) {
                *n_open -= 1;
                depth -= 1;
            }
        } else {
            n_elements += 1;
            if matches!(name, "script" | "style" | "textarea" | "title") {
                let (_, after) = tag.split_once(&format!("</{name}")).unwrap_or_default();
                rest = after;
                continue;
            }
            let drawing = ["svg", "math"]
                .iter()
                .any(|it| *it == name || open.get(it).is_some_and(|n| *n > 0));
            let inner = tag.split(['>', '<']).next().unwrap_or_default();
            if !(drawing && inner.ends_with('/')) {
                *open.entry(name).or_insert(0) += 1;
                depth += 1;
            }
        }
        if n_elements > MOST_ELEMENTS {
            return refused("more elements", MOST_ELEMENTS);
        }
        if depth > MOST_DEPTH {
            return refused("deeper elements", MOST_DEPTH);
        }
    }
    Ok(())
}

/// Elements without an end, and those that end where the next of their kind begins.
#[rustfmt::skip]
fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta"
            | "param" | "source" | "track" | "wbr" | "p" | "li" | "dt" | "dd" | "tr" | "td" | "th"
            | "thead" | "tbody" | "tfoot" | "option" | "optgroup" | "html" | "head" | "body"
    )
}

/// The article's text and markup; `None` where the page has no article.
fn article(html: &str) -> Option<(String, Markup)> {
    let document = Document::from(html);
    let mut stated = metadata::stated(&document);
    let mut page = Writer::default();
    page.write(&document.root());
    let config = Config {
        char_threshold: SHORTEST_ARTICLE,
        ..Config::default()
    };
    let found = Readability::with_document(document, None, Some(config))
        .ok()?
        .parse()
        .ok()?;
    let title = Some(line(&found.title)).filter(|title| !title.is_empty());
    // The window's title names the site, too; the one heading of the first level does not.
    let mut headings = page
        .lines()
        .filter(|(line, role)| *role == Some(Role::Headline) && line.contains(' '));
    let heading = match (headings.next(), headings.next()) {
        (Some((line, _)), None) => Some(line.to_owned()),
        _ => None,
    };
    let headline = stated.headline.take().or(heading).or(title);
    let mut content = Writer::default();
    content.write(&Document::fragment(found.content).root());
    let title = headline.as_deref().map(str::to_lowercase);
    let body: Vec<(&str, Option<Role>)> = content
        .lines()
        .filter(|(line, _)| {
            title
                .as_ref()
                .is_none_or(|title| *title != line.to_lowercase())
        })
        .collect();
    let (first, _) = body.first()?;
    let mut writer = Writer::default();
    if let Some(headline) = &headline {
        writer.set(headline, Some(Role::Headline));
    }
    match head(&page, headline.as_deref(), first) {
        Some(lines) => {
            for (line, role) in lines {
                writer.set(&line, role);
            }
        }
        // What is found as the author's line is taken out of the article.
        None if stated.byline.is_empty() => {
            let byline = found.byline.map(|byline| line(&byline));
            if let Some(byline) = byline.filter(|byline| !byline.is_empty()) {
                writer.set(&byline, Some(Role::Byline));
            }
        }
        None => {}
    }
    for (line, role) in body {
        // A heading of the first level that is not the title is one like the others.
        let heading = role.filter(|role| *role != Role::Headline);
        writer.set(line, heading.or(role.map(|_| Role::Subheading)));
    }
    stated.headline = headline;
    let markup = Markup {
        roles: writer.roles,
        stated,
    };
    Some((writer.text, markup))
}

/// The lines between the page's title and its first paragraph: authors, dates, a picture's caption.
/// They stand outside of what is found as the article, and the reader of texts knows what they are.
fn head(page: &Writer, headline: Option<&str>, first: &str) -> Option<Vec<(String, Option<Role>)>> {
    let all: Vec<(&str, Option<Role>)> = page.lines().collect();
    let end = all.iter().position(|(line, _)| *line == first)?;
    let above = all.get(..end)?;
    let is_title = |(line, role): &(&str, Option<Role>)| {
        *role == Some(Role::Headline)
            || headline.is_some_and(|it| it.to_lowercase() == line.to_lowercase())
    };
    let start = above.iter().rposition(is_title)? + 1;
    let between = above.get(start..)?;
    (between.len() <= MOST_HEAD_LINES).then(|| {
        let owned = between
            .iter()
            .map(|(line, role)| ((*line).to_owned(), *role));
        owned.collect()
    })
}

/// Text in one line and in normal form C.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    normal(words.join(" "))
}

/// Lines of text, each with what its element says of it.
#[derive(Default)]
struct Writer {
    text: String,
    roles: BTreeMap<u32, Role>,
    /// The line under construction.
    line: String,
}

impl Writer {
    /// A line, and a blank one below it.
    fn set(&mut self, line: &str, role: Option<Role>) {
        if let (Some(role), Ok(start)) = (role, u32::try_from(self.text.len())) {
            self.roles.insert(start, role);
        }
        self.text.push_str(line);
        self.text.push_str("\n\n");
    }

    /// The lines with their roles.
    fn lines(&self) -> impl Iterator<Item = (&str, Option<Role>)> {
        let mut start = 0usize;
        self.text.split("\n\n").filter_map(move |line| {
            let role = u32::try_from(start).ok().and_then(|it| self.roles.get(&it));
            start += line.len() + 2;
            (!line.is_empty()).then(|| (line, role.copied()))
        })
    }

    /// Ends the line under construction.
    fn end(&mut self, role: Option<Role>) {
        let whole = line(&std::mem::take(&mut self.line));
        if !whole.is_empty() {
            self.set(&whole, role);
        }
    }

    /// Writes what is below `root`, without recursion: pages are deep.
    fn write(&mut self, root: &NodeRef<'_>) {
        let mut roles: Vec<(Option<Role>, bool)> = Vec::new();
        let mut role = None;
        let mut next = root.first_child();
        let mut depth = 0usize;
        while let Some(node) = next {
            let name = node.node_name().unwrap_or_default();
            if node.is_text() {
                self.line.push_str(&node.text());
            }
            let block = is_block(&name);
            if block {
                self.end(role);
            }
            if matches!(&*name, "td" | "th") {
                self.line.push(' ');
            }
            if let Some(child) = node.first_child().filter(|_| !is_silent(&name)) {
                roles.push((role, block));
                role = role_of(&name).or(role);
                depth += 1;
                next = Some(child);
                continue;
            }
            let mut left = node;
            next = loop {
                if let Some(sibling) = left.next_sibling() {
                    break Some(sibling);
                }
                let Some(parent) = left.parent().filter(|_| depth > 0) else {
                    break None;
                };
                depth -= 1;
                if let Some((before, block)) = roles.pop() {
                    if block {
                        self.end(role);
                    }
                    role = before;
                }
                left = parent;
            };
        }
        self.end(role);
    }
}

fn role_of(name: &str) -> Option<Role> {
    match name {
        "h1" => Some(Role::Headline),
        "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Subheading),
        "figcaption" => Some(Role::Caption),
        _ => None,
    }
}

/// Elements whose text is none of the article's.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "head" | "script" | "style" | "template" | "noscript" | "svg" | "iframe" | "button"
    )
}

/// Elements that begin and end a line.
#[rustfmt::skip]
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address" | "article" | "aside" | "blockquote" | "br" | "caption" | "dd" | "div" | "dl"
            | "dt" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5"
            | "h6" | "header" | "hr" | "li" | "main" | "nav" | "ol" | "p" | "pre" | "section"
            | "table" | "tbody" | "tfoot" | "thead" | "tr" | "ul"
    )
}

#[cfg(test)]
mod tests;
