//! What a reader takes away: entities, statements, conflicts and dates as tables, and the reports
//! themselves as citations, each as the text of a file.
//!
//! Every row that names a passage has its file, its range of bytes there, and the page's address of
//! it, so that a figure can be looked up. Values are those of the documents, unaltered but for what
//! the format demands. Formats are written by hand, for the page's second module has no serializer
//! of JSON. A table is put together in memory, whole.

mod bibtex;
mod citation;
mod csl;
mod json;
mod link;
mod row;
mod spreadsheet;
mod writing;

use std::fmt;

use crate::engine::Engine;

/// What a file of Excel's begins with, so that it is read as UTF-8.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180: commas, CRLF, quotation marks doubled. What a spreadsheet would run as a formula
    /// begins with an apostrophe.
    Csv,
    /// One array of objects.
    Json,
    /// One JSON object a row, with its table's name under `table`.
    Jsonl,
    /// Markdown tables under a heading each.
    Md,
}

/// Which table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// A row an entity.
    Entities,
    /// A row a sentence of a statement.
    Statements,
    /// A row a difference between two sources.
    Conflicts,
    /// A row a mention of a date.
    Timeline,
}

/// How citations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Entries of the type `@online`, for biblatex.
    Bibtex,
    /// CSL-JSON, for citation processors and reference managers.
    CslJson,
}

impl Format {
    const ALL: [Self; 4] = [Self::Csv, Self::Json, Self::Jsonl, Self::Md];

    fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Md => "md",
        }
    }
}

impl Table {
    /// All tables, in the order in which they are written.
    pub const ALL: [Self; 4] = [
        Self::Entities,
        Self::Statements,
        Self::Conflicts,
        Self::Timeline,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Statements => "statements",
            Self::Conflicts => "conflicts",
            Self::Timeline => "timeline",
        }
    }
}

impl Style {
    const ALL: [Self; 2] = [Self::Bibtex, Self::CslJson];

    fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
            Self::CslJson => "csl-json",
        }
    }
}

/// A table as the text of a file. `page` is the page's own address, which links begin with; where it
/// is empty they are the hash alone.
pub fn table(engine: &Engine, table: Table, format: Format, page: &str) -> String {
    writing::written(table, &row::rows(engine, table, page), format)
}

/// The citation of one document, or of all, as the text of a file. A document has the same key in
/// either.
pub fn citations(engine: &Engine, style: Style, document: Option<usize>) -> String {
    let mut citations = citation::citations(engine);
    if let Some(number) = document {
        citations = citations.into_iter().skip(number).take(1).collect();
    }
    match style {
        Style::Bibtex => bibtex::written(&citations),
        Style::CslJson => csl::written(&citations),
    }
}

/// What was asked for by a name that nothing has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    asked: String,
    known: Vec<&'static str>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { asked, known } = self;
        let known = known.join(", ");
        f.write_str(&["nothing is exported as “", asked, "”; there is ", &known].concat())
    }
}

impl std::error::Error for Unknown {}

/// The table or the citations with these names: `timeline` as `csv`, `sources` as `bibtex`.
/// `document` narrows citations alone.
///
/// # Errors
/// Where there is no such table, or it is not written in this format.
pub fn named(
    engine: &Engine,
    (name, format): (&str, &str),
    page: &str,
    document: Option<usize>,
) -> Result<String, Unknown> {
    if name == "sources" {
        let style = of_name(&Style::ALL, Style::name, format)?;
        return Ok(citations(engine, style, document));
    }
    let mut names: Vec<&str> = Table::ALL.map(Table::name).to_vec();
    names.push("sources");
    let found = of_name(&Table::ALL, Table::name, name).map_err(|unknown| Unknown {
        known: names,
        ..unknown
    })?;
    let format = of_name(&Format::ALL, Format::name, format)?;
    Ok(table(engine, found, format, page))
}

fn of_name<T: Copy>(all: &[T], name: fn(T) -> &'static str, asked: &str) -> Result<T, Unknown> {
    let found = all.iter().find(|item| name(**item) == asked);
    found.copied().ok_or_else(|| Unknown {
        asked: asked.to_owned(),
        known: all.iter().map(|item| name(*item)).collect(),
    })
}

#[cfg(test)]
mod tests;
