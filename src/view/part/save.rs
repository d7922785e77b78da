//! Buttons that save what the page tells as a file.

use super::{Name, Node, tag};
use crate::locale::Text;

/// The field that says of which table a form saves a file; the script `save.js` does it.
pub const TABLE: &str = "table";

/// The formats of tables, and those of citations, by the names that the second module knows them by.
pub const TABLES: &[(&str, &str)] = &[("csv", "CSV"), ("json", "JSON"), ("md", "Markdown")];
pub const CITATIONS: &[(&str, &str)] = &[("bibtex", "BibTeX"), ("csl-json", "CSL JSON")];

/// A button a format; of one document where `document` is its id, else of all.
#[inline(never)]
pub fn save(label: Text, table: &str, formats: &[(&str, &str)], document: &str) -> Node {
    let field = |name: &str, value: &str| {
        tag("input")
            .with(Name::Type, "hidden")
            .with(Name::Field, name)
            .with(Name::Value, value)
    };
    tag("form.save")
        .child(field(TABLE, table))
        .child(field("document", document))
        .child(tag("span").say(label))
        .each(formats, |(format, name)| {
            tag("button")
                .with(Name::Field, "format")
                .with(Name::Value, format)
                .text(name)
        })
        .child(tag("output"))
}
