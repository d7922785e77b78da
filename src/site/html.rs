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

/// No article above has more pictures; a page with more is a gallery.
const MOST_CAPTIONS: usize = 16;

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
    let captions = captions(&document);
    let config = Config {
        char_threshold: SHORTEST_ARTICLE,
        ..Config::default()
    };
    let found = Readability::with_document(document, None, Some(config))
        .ok()?
        .parse()
        .ok()?;
    let title = Some(line(&found.title)).filter(|title| !title.is_empty());
    let headline = stated.headline.take().or(title);
    let mut writer = Writer::default();
    if let Some(headline) = &headline {
        writer.set(headline, Some(Role::Headline));
    }
    // The line with the authors is taken out of the article where the page does not state them.
    if let Some(byline) = found.byline.filter(|_| stated.byline.is_empty()) {
        writer.set(&line(&byline), Some(Role::Byline));
    }
    let head_len = writer.text.len();
    writer.write(
        &Document::fragment(found.content).root(),
        headline.as_deref(),
    );
    let body = writer.text.get(head_len..)?;
    if body.trim().is_empty() {
        return None;
    }
    stated.headline = headline;
    let markup = Markup {
        roles: writer.roles,
        stated,
    };
    Some((writer.text, markup))
}

/// The captions of figures beside the heading: pictures above an article stand outside of what is
/// found as its text. Figures with links lead to other articles.
fn captions(document: &Document) -> Vec<String> {
    let heading = document.select_single("article h1, main h1");
    let Some(heading) = heading.nodes().first() else {
        return Vec::new();
    };
    let above = heading.ancestors_it(None);
    let mut around = above.filter(|it| it.has_name("article") || it.has_name("main"));
    let Some(article) = around.next() else {
        return Vec::new();
    };
    article
        .descendants_it()
        .filter(|it| it.has_name("figcaption"))
        .filter(|it| !it.descendants_it().any(|it| it.has_name("a")))
        .map(|it| line(&it.text()))
        .filter(|caption| !caption.is_empty())
        .take(MOST_CAPTIONS)
        .collect()
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

    /// Ends the line under construction.
    fn end(&mut self, role: Option<Role>, headline: Option<&str>) {
        let whole = line(&std::mem::take(&mut self.line));
        let repeated = headline.is_some_and(|it| it.to_lowercase() == whole.to_lowercase());
        if !whole.is_empty() && !(repeated && role != Some(Role::Caption)) {
            self.set(&whole, role);
        }
    }

    /// Writes what is below `root`, without recursion: pages are deep.
    fn write(&mut self, root: &NodeRef<'_>, headline: Option<&str>) {
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
                self.end(role, headline);
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
                        self.end(role, headline);
                    }
                    role = before;
                }
                left = parent;
            };
        }
        self.end(role, headline);
    }
}

fn role_of(name: &str) -> Option<Role> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Subheading),
        "figcaption" => Some(Role::Caption),
        _ => None,
    }
}

/// Elements whose text is none of the article's.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "template" | "noscript" | "svg" | "iframe" | "button"
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
