//! What an engine must be told before rows come: the type of each column, from [`super::schema`].
//!
//! One template does for all indexes of a prefix, since a column's name has one type in all tables.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::schema::{Column, Kind, columns};
use crate::site::Error;

/// Lucene refuses a term of more than 32,766 bytes; a longer name is stored and not found.
const MOST_NAME_CHARACTERS: u32 = 8191;

/// Whom a template is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// The body of `PUT /_index_template/NAME`.
    OpenSearch,
    /// The body of `POST /api/v1/templates`.
    Quickwit,
}

/// Writes a template for the indexes of a `prefix`.
///
/// # Errors
/// Where `out` can't be written to.
pub fn template(out: &mut dyn Write, template: Template, prefix: &str) -> Result<(), Error> {
    let body = match template {
        Template::OpenSearch => opensearch(prefix),
        Template::Quickwit => quickwit(prefix),
    };
    serde_json::to_writer_pretty(&mut *out, &body).map_err(|error| Error::Output(error.into()))?;
    writeln!(out).map_err(Error::Output)
}

fn opensearch(prefix: &str) -> Value {
    let property = |column: Column| {
        let property = match column.kind {
            Kind::Name | Kind::Names => {
                json!({ "type": "keyword", "ignore_above": MOST_NAME_CHARACTERS })
            }
            Kind::Text => json!({ "type": "text", "analyzer": "indonesian" }),
            Kind::Number => json!({ "type": "long" }),
            Kind::Day => json!({ "type": "date", "format": "strict_date" }),
            Kind::Moment => json!({ "type": "date", "format": "strict_date_time_no_millis" }),
        };
        (column.name.to_owned(), property)
    };
    let properties: Map<String, Value> = columns().into_iter().map(property).collect();
    json!({
        "index_patterns": [format!("{prefix}-*")],
        "priority": 100,
        "template": { "mappings": { "dynamic": "strict", "properties": properties } },
    })
}

fn quickwit(prefix: &str) -> Value {
    let field = |column: Column| match column.kind {
        Kind::Name => {
            json!({ "name": column.name, "type": "text", "tokenizer": "raw", "fast": true })
        }
        Kind::Names => {
            json!({ "name": column.name, "type": "array<text>", "tokenizer": "raw", "fast": true })
        }
        Kind::Text => {
            json!({ "name": column.name, "type": "text", "tokenizer": "default",
                    "record": "position", "fieldnorms": true })
        }
        Kind::Number => json!({ "name": column.name, "type": "u64", "fast": true }),
        Kind::Day => {
            json!({ "name": column.name, "type": "datetime", "fast": true,
                    "input_formats": ["%Y-%m-%d"], "output_format": "%Y-%m-%d" })
        }
        Kind::Moment => {
            json!({ "name": column.name, "type": "datetime", "fast": true,
                    "input_formats": ["rfc3339"], "output_format": "rfc3339" })
        }
    };
    let fields: Vec<Value> = columns().into_iter().map(field).collect();
    json!({
        "version": "0.9",
        "template_id": prefix,
        "index_id_patterns": [format!("{prefix}-*")],
        "priority": 100,
        "doc_mapping": { "mode": "strict", "field_mappings": fields },
        "search_settings": { "default_search_fields": ["text"] },
    })
}

#[cfg(test)]
mod tests {
    use super::{columns, opensearch, quickwit};

    #[test]
    fn a_template_knows_every_column_and_no_other() {
        let names: Vec<&str> = columns().iter().map(|column| column.name).collect();
        let body = opensearch("berita");
        let properties = &body["template"]["mappings"]["properties"];
        assert_eq!(properties.as_object().unwrap().len(), names.len());
        assert!(
            names
                .iter()
                .all(|name| properties[name]["type"].is_string())
        );
        assert_eq!(body["index_patterns"][0], "berita-*");
        let body = quickwit("berita");
        let fields = body["doc_mapping"]["field_mappings"].as_array().unwrap();
        let fields: Vec<&str> = fields
            .iter()
            .map(|it| it["name"].as_str().unwrap())
            .collect();
        assert_eq!(fields, names);
    }
}
