//! What leaves as files. Tables and citations for people are [`crate::export`]'s affair and written to a
//! stream here; the rows for other engines are made here, for the page has no use for them.

mod bulk;
mod moment;
mod parquet;
mod row;
mod schema;
mod template;

pub use bulk::bulk;
pub use parquet::parquet;
pub use schema::Rows;
pub use template::{Template, template};

use std::io::Write;

use super::Error;
use crate::{
    engine::Engine,
    export::{Format, Style, Table, citations, table},
};

/// Writes the tables named; their links begin with the address of a `page`.
///
/// # Errors
/// Where `out` can't be written to.
pub fn export(
    out: &mut dyn Write,
    engine: &Engine,
    format: Format,
    tables: &[Table],
    page: &str,
) -> Result<(), Error> {
    tables.iter().try_for_each(|name| {
        let written = table(engine, *name, format, page);
        out.write_all(written.as_bytes()).map_err(Error::Output)
    })
}

/// Writes the citation of one document, or of all.
///
/// # Errors
/// Where `out` can't be written to.
pub fn cite(
    out: &mut dyn Write,
    engine: &Engine,
    style: Style,
    document: Option<usize>,
) -> Result<(), Error> {
    let written = citations(engine, style, document);
    out.write_all(written.as_bytes()).map_err(Error::Output)
}
