//! Rows as lines of a `_bulk` request: one that says what to do, one that is the row.
//!
//! The action is `create`, which OpenSearch, Elasticsearch and Quickwit all take. OpenSearch answers that an
//! id is there already instead of storing it twice; Quickwit knows no ids. What a row lacks is left out.

use std::io::Write;

use serde_json::{json, to_writer};

use super::{
    moment::{written_day, written_moment},
    row::{Corpus, Sink},
    schema::{Rows, Value},
};
use crate::{engine::Engine, site::Error};

/// Writes the rows of the tables; a table's index is called after the `prefix` and the table.
///
/// # Errors
/// Where `out` can't be written to.
pub fn bulk(
    out: &mut dyn Write,
    engine: &Engine,
    prefix: &str,
    tables: &[Rows],
) -> Result<(), Error> {
    let corpus = Corpus::new(engine);
    for table in tables {
        let mut lines = Lines {
            out,
            index: format!("{prefix}-{}", table.name()),
            table: *table,
            pair: Vec::new(),
        };
        corpus.rows(*table, &mut lines)?;
    }
    Ok(())
}

struct Lines<'a> {
    out: &'a mut dyn Write,
    index: String,
    table: Rows,
    /// The two lines at hand.
    pair: Vec<u8>,
}

impl Sink for Lines<'_> {
    fn row(&mut self, values: &[Value<'_>]) -> Result<(), Error> {
        self.pair.clear();
        let id = match values.first() {
            Some(Value::Text(id)) => id,
            _ => "",
        };
        let action = json!({ "create": { "_index": self.index, "_id": id } });
        to_writer(&mut self.pair, &action).map_err(|error| Error::Output(error.into()))?;
        let mut before: &[u8] = b"\n{";
        for (column, value) in self.table.columns().iter().zip(values) {
            if matches!(value, Value::Missing) {
                continue;
            }
            self.pair.extend_from_slice(before);
            before = b",";
            self.member(column.name, value)
                .map_err(|error| Error::Output(error.into()))?;
        }
        self.pair.extend_from_slice(b"}\n");
        self.out.write_all(&self.pair).map_err(Error::Output)
    }
}

impl Lines<'_> {
    fn member(&mut self, name: &str, value: &Value<'_>) -> serde_json::Result<()> {
        let mut pair = &mut self.pair;
        to_writer(&mut pair, name)?;
        pair.push(b':');
        match value {
            Value::Missing => to_writer(pair, &()),
            Value::Text(text) => to_writer(pair, text),
            Value::Names(names) => to_writer(pair, names),
            Value::Number(number) => to_writer(pair, number),
            Value::Day(days) => to_writer(pair, &written_day(*days)),
            Value::Moment(seconds) => to_writer(pair, &written_moment(*seconds)),
        }
    }
}
