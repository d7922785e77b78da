//! What a page states of itself: JSON-LD of schema.org first, then the Open Graph's and other
//! `<meta>` elements, and the canonical address.

use std::borrow::Cow;

use dom_query::Document;
use serde_json::Value;

use super::line;
use crate::corpus::{Stated, iso_date};

/// Reads all of it; what is no date or no address is left out.
pub(super) fn stated(document: &Document) -> Stated {
    let mut stated = Stated::default();
    for script in document
        .select("script[type=\"application/ld+json\"]")
        .nodes()
    {
        if let Some(article) = json(&script.text()).as_ref().and_then(|it| find(it, 0)) {
            of_article(article, &mut stated);
            break;
        }
    }
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            let selector = format!(
                "meta[property=\"{name}\"], meta[name=\"{name}\"], meta[itemprop=\"{name}\"]"
            );
            let content = document.select_single(&selector).attr("content")?;
            plain(&content)
        })
    };
    // What a reader sees as the title goes before what is said to be it, which is often shortened.
    let visible = heading(document);
    if visible.is_some() {
        stated.headline = visible;
    }
    let missing = |slot: &mut Option<String>, found: Option<String>| {
        if slot.is_none() {
            *slot = found;
        }
    };
    missing(
        &mut stated.headline,
        meta(&["og:title"]).and_then(untailed(meta(&["og:site_name"]))),
    );
    missing(&mut stated.outlet, meta(&["og:site_name"]));
    let published = [
        "article:published_time",
        "datePublished",
        "pubdate",
        "publishdate",
        "date",
    ];
    missing(
        &mut stated.published,
        meta(&published).and_then(|it| iso_date(&it)),
    );
    let updated = ["article:modified_time", "og:updated_time", "dateModified"];
    missing(
        &mut stated.updated,
        meta(&updated).and_then(|it| iso_date(&it)),
    );
    if stated.byline.is_empty() {
        stated.byline = meta(&["author", "article:author"]).into_iter().collect();
    }
    let canonical = document
        .select_single("link[rel=\"canonical\"]")
        .attr("href");
    let canonical = canonical
        .and_then(|it| plain(&it))
        .filter(|it| is_address(it));
    missing(&mut stated.url, canonical);
    missing(
        &mut stated.url,
        meta(&["og:url"]).filter(|it| is_address(it)),
    );
    // An outlet's own name in the author's place, or the author's page, is no author.
    let outlet = stated.outlet.clone();
    stated.byline.retain(|name| {
        !is_address(name)
            && outlet
                .as_ref()
                .is_none_or(|it| !it.eq_ignore_ascii_case(name))
    });
    if stated.updated == stated.published {
        stated.updated = None;
    }
    stated
}

/// The page's one heading of the first level, where the page's title holds it.
fn heading(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    let [only] = headings.nodes() else {
        return None;
    };
    let title = line(&document.select_single("title").text());
    Some(line(&only.text()))
        .filter(|heading| !heading.is_empty() && title.contains(heading.as_str()))
}

/// Takes the outlet's name off the end of a title that has it there.
fn untailed(outlet: Option<String>) -> impl FnOnce(String) -> Option<String> {
    move |title| {
        let before = outlet.and_then(|outlet| {
            let before = title.strip_suffix(outlet.as_str())?.trim_end();
            Some(
                before
                    .strip_suffix(['-', '|', '–', '—', ':'])?
                    .trim_end()
                    .to_owned(),
            )
        });
        Some(before.filter(|before| !before.is_empty()).unwrap_or(title))
    }
}

fn of_article(article: &Value, stated: &mut Stated) {
    let text = |key: &str| article.get(key).and_then(Value::as_str).and_then(plain);
    stated.headline = text("headline").or_else(|| text("name"));
    stated.outlet = article
        .get("publisher")
        .and_then(|it| names(it).into_iter().next());
    stated.byline = article.get("author").map(names).unwrap_or_default();
    stated.published = text("datePublished").and_then(|it| iso_date(&it));
    stated.updated = text("dateModified").and_then(|it| iso_date(&it));
    stated.url = text("url").filter(|it| is_address(it));
}

/// The names of persons or organizations, which are texts, objects with a `name`, or lists of both.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => plain(name).into_iter().collect(),
        Value::Object(object) => object.get("name").map(names).unwrap_or_default(),
        Value::Array(list) => list.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

/// The first article among objects, lists and graphs of objects.
fn find(value: &Value, depth: u32) -> Option<&Value> {
    let inner = |value| find(value, depth + 1);
    match value {
        _ if depth > 4 => None,
        Value::Array(list) => list.iter().find_map(inner),
        Value::Object(object) => {
            let kind = |kind: &Value| {
                let name = kind.as_str().unwrap_or_default();
                name.ends_with("Article") || matches!(name, "BlogPosting" | "LiveBlogPosting")
            };
            let is_article = object.get("@type").is_some_and(|it| match it {
                Value::Array(kinds) => kinds.iter().any(kind),
                one => kind(one),
            });
            if is_article {
                return Some(value);
            }
            ["@graph", "mainEntity", "mainEntityOfPage"]
                .iter()
                .find_map(|key| object.get(*key).and_then(inner))
        }
        _ => None,
    }
}

/// JSON as pages hold it: line breaks inside of strings, comment signs around it.
fn json(script: &str) -> Option<Value> {
    let start = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])?;
    let inner = script.get(start..=end)?;
    let inner = inner.replace(|c: char| c.is_control(), " ");
    serde_json::from_str(&inner).ok()
}

/// Text in one line; character references are resolved, since JSON-LD holds them too.
fn plain(text: &str) -> Option<String> {
    let text = match text.contains('&') {
        true => Cow::Owned(
            Document::fragment(text.replace('<', "&lt;"))
                .text()
                .to_string(),
        ),
        false => Cow::Borrowed(text),
    };
    Some(line(&text)).filter(|text| !text.is_empty())
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}
