//! `sanding export`: which format and which tables were asked for, and which options go with them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use sanding::site::{
    self, CitationStyle, Error, Format, Rows, Table, Template, load_corpus as load, say,
};

use super::{CorpusArguments, engine, find, misused, print};

#[derive(Args)]
pub(super) struct ExportArguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// Tables as csv, json, jsonl or md; citations of the reports as bibtex (for biblatex) or csl-json;
    /// the analysed corpus as opensearch (lines for _bulk) or parquet. In csv, text that a spreadsheet
    /// would run as a formula begins with an apostrophe
    #[arg(long)]
    format: FormatName,
    /// One table alone; by default all of them, and the entities for csv and json, which hold one
    #[arg(long)]
    table: Option<TableName>,
    /// The built page's address, which links to passages begin with; by default they are its hash
    #[arg(
        long,
        value_name = "URL",
        default_value = "",
        hide_default_value = true
    )]
    page: String,
    /// The citation of one document alone, by id or file name
    #[arg(long, value_name = "ID")]
    document: Option<String>,
    /// The folder for the files of parquet, one a table
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What the names of indexes begin with, for opensearch and the templates; sanding by default
    #[arg(long, value_name = "NAME", value_parser = prefix)]
    prefix: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    Csv,
    Json,
    Jsonl,
    Md,
    Bibtex,
    CslJson,
    /// Lines for the _bulk API of OpenSearch, Elasticsearch and Quickwit
    #[value(name = "opensearch")]
    OpenSearch,
    /// The index template that OpenSearch wants before the lines
    #[value(name = "opensearch-template")]
    OpenSearchTemplate,
    /// The index template that Quickwit wants before the lines
    QuickwitTemplate,
    /// Files for DuckDB, Spark and others, into the folder --out
    Parquet,
}

#[derive(Clone, Copy, ValueEnum)]
enum TableName {
    Documents,
    Sentences,
    Entities,
    Statements,
    Conflicts,
    Timeline,
}

/// A name that both OpenSearch and Quickwit take for the beginning of an index's.
fn prefix(name: &str) -> Result<String, &'static str> {
    let letters = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
    match letters && (3..=100).contains(&name.len()) {
        true => Ok(name.to_owned()),
        false => Err("3 to 100 of a-z, 0-9, - and _, a letter first"),
    }
}

impl ExportArguments {
    pub(super) fn answer(&self) -> Result<(), Error> {
        self.check();
        match self.format {
            FormatName::Csv => self.tables(Format::Csv),
            FormatName::Json => self.tables(Format::Json),
            FormatName::Jsonl => self.tables(Format::Jsonl),
            FormatName::Md => self.tables(Format::Md),
            FormatName::Bibtex => self.cite(CitationStyle::Bibtex),
            FormatName::CslJson => self.cite(CitationStyle::CslJson),
            FormatName::OpenSearch => self.bulk(),
            FormatName::OpenSearchTemplate => self.template(Template::OpenSearch),
            FormatName::QuickwitTemplate => self.template(Template::Quickwit),
            FormatName::Parquet => self.parquet(),
        }
    }

    /// Ends where an option is given that does not go with the format.
    fn check(&self) {
        use FormatName::{
            Bibtex, CslJson, Csv, Json, Jsonl, Md, OpenSearch, OpenSearchTemplate, Parquet,
            QuickwitTemplate,
        };
        let is = |formats: &[FormatName]| formats.contains(&self.format);
        let rules = [
            (
                self.table.is_some() && is(&[Bibtex, CslJson]),
                "--table and --page go with tables, not with --format bibtex or csl-json",
            ),
            (
                self.table.is_some() && is(&[OpenSearchTemplate, QuickwitTemplate]),
                "a template is for all tables: leave --table out",
            ),
            (
                !self.page.is_empty() && !is(&[Csv, Json, Jsonl, Md]),
                "--page goes with --format csv, json, jsonl and md",
            ),
            (
                self.document.is_some() && !is(&[Bibtex, CslJson]),
                "--document goes with --format bibtex or csl-json",
            ),
            (
                self.out.is_some() && !is(&[Parquet]),
                "--out goes with --format parquet; the other formats are printed",
            ),
            (
                self.out.is_none() && is(&[Parquet]),
                "--format parquet writes a file a table: name a folder for them with --out",
            ),
            (
                self.prefix.is_some() && !is(&[OpenSearch, OpenSearchTemplate, QuickwitTemplate]),
                "--prefix goes with --format opensearch and the templates",
            ),
        ];
        if let Some((_, message)) = rules.iter().find(|(broken, _)| *broken) {
            misused(message);
        }
    }

    fn tables(&self, format: Format) -> Result<(), Error> {
        let tables = match (self.table, format) {
            (Some(TableName::Entities), _) | (None, Format::Csv | Format::Json) => {
                vec![Table::Entities]
            }
            (Some(TableName::Statements), _) => vec![Table::Statements],
            (Some(TableName::Conflicts), _) => vec![Table::Conflicts],
            (Some(TableName::Timeline), _) => vec![Table::Timeline],
            (Some(TableName::Documents | TableName::Sentences), _) => {
                misused("--table documents and sentences go with --format opensearch and parquet")
            }
            (None, Format::Jsonl | Format::Md) => Table::ALL.to_vec(),
        };
        let engine = engine(load(&self.corpus.corpus)?, false)?;
        print(|out| site::export(out, &engine, format, &tables, &self.page))
    }

    fn cite(&self, style: CitationStyle) -> Result<(), Error> {
        let engine = engine(load(&self.corpus.corpus)?, false)?;
        let document = self.document.as_deref();
        let document = document.map(|name| find(&engine, name)).transpose()?;
        print(|out| site::cite(out, &engine, style, document))
    }

    /// The tables of the analysed corpus that were asked for.
    fn rows(&self) -> Vec<Rows> {
        match self.table {
            None => Rows::ALL.to_vec(),
            Some(TableName::Documents) => vec![Rows::Documents],
            Some(TableName::Sentences) => vec![Rows::Sentences],
            Some(TableName::Entities) => vec![Rows::Entities],
            Some(TableName::Statements) => vec![Rows::Statements],
            Some(TableName::Conflicts) => vec![Rows::Conflicts],
            Some(TableName::Timeline) => {
                misused("--table timeline goes with --format csv, json, jsonl and md")
            }
        }
    }

    fn prefix(&self) -> &str {
        self.prefix.as_deref().unwrap_or("sanding")
    }

    fn bulk(&self) -> Result<(), Error> {
        let tables = self.rows();
        let engine = engine(load(&self.corpus.corpus)?, false)?;
        print(|out| site::bulk(out, &engine, self.prefix(), &tables))
    }

    fn template(&self, template: Template) -> Result<(), Error> {
        print(|out| site::template(out, template, self.prefix()))
    }

    fn parquet(&self) -> Result<(), Error> {
        let tables = self.rows();
        let Some(folder) = &self.out else {
            return Ok(());
        };
        let engine = engine(load(&self.corpus.corpus)?, false)?;
        for file in site::parquet(folder, &engine, &tables)? {
            say(&format!("Wrote {}", file.display()));
        }
        Ok(())
    }
}
