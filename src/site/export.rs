//! Entities, statements and conflicts as tables for a spreadsheet, a program or a text.
//!
//! Every row names its file and byte range, so that a figure can be looked up. Values are those
//! of the documents, unaltered but for what the format itself demands.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::{Error, report::json_name};
use crate::{base::Span, engine::Engine};

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180: commas, CRLF, quotation marks doubled.
    Csv,
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
}

impl Table {
    /// All tables, in the order in which they are written.
    pub const ALL: [Self; 3] = [Self::Entities, Self::Statements, Self::Conflicts];

    fn name(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Statements => "statements",
            Self::Conflicts => "conflicts",
        }
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Entities => &["id", "kind", "name", "aliases", "mentions", "files"],
            Self::Statements => &["statement", "sources", "file", "start", "end", "text"],
            Self::Conflicts => &[
                "statement",
                "kind",
                "verdict",
                "file_a",
                "start_a",
                "end_a",
                "value_a",
                "file_b",
                "start_b",
                "end_b",
                "value_b",
            ],
        }
    }
}

/// Writes the tables named.
///
/// # Errors
/// Where `out` can't be written to.
pub fn export(
    out: &mut dyn Write,
    engine: &Engine,
    format: Format,
    tables: &[Table],
) -> Result<(), Error> {
    for table in tables {
        write(out, *table, &rows(engine, *table), format).map_err(Error::Output)?;
    }
    Ok(())
}

/// A table's rows; a statement is numbered from 1 in the order of the answer.
fn rows(engine: &Engine, table: Table) -> Vec<Vec<Value>> {
    match table {
        Table::Entities => entities(engine),
        Table::Statements => statements(engine),
        Table::Conflicts => conflicts(engine),
    }
}

fn entities(engine: &Engine) -> Vec<Vec<Value>> {
    engine
        .entities()
        .into_iter()
        .map(|entity| {
            let aliases: Vec<String> = entity.aliases.into_iter().map(|a| a.name).collect();
            let files: Vec<String> = entity.counts.into_iter().map(|c| c.file).collect();
            vec![
                entity.id.into(),
                json_name(&entity.kind).into(),
                entity.name.into(),
                aliases.join("; ").into(),
                entity.total.into(),
                files.join("; ").into(),
            ]
        })
        .collect()
}

fn statements(engine: &Engine) -> Vec<Vec<Value>> {
    let documents = &engine.bundle().documents;
    let mut rows = Vec::new();
    let statements = engine.statements();
    let mut placed = statements.clone();
    engine.on_disk(&mut placed);
    let pairs = statements.statements.into_iter().zip(placed.statements);
    for (number, (statement, placed)) in (1u32..).zip(pairs) {
        for (member, placed) in statement.members.into_iter().zip(placed.members) {
            let span = Span {
                start: member.start,
                end: member.end,
            };
            let text = documents
                .get(member.document as usize)
                .map_or("", |document| span.of(&document.text));
            rows.push(vec![
                number.into(),
                statement.sources.into(),
                member.file.into(),
                placed.start.into(),
                placed.end.into(),
                text.into(),
            ]);
        }
    }
    rows
}

fn conflicts(engine: &Engine) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    let mut answer = engine.statements();
    engine.on_disk(&mut answer);
    for (number, statement) in (1u32..).zip(answer.statements) {
        for conflict in statement.conflicts {
            rows.push(vec![
                number.into(),
                json_name(&conflict.kind).into(),
                json_name(&conflict.verdict).into(),
                conflict.file_a.into(),
                conflict.a.start.into(),
                conflict.a.end.into(),
                conflict.value_a.into(),
                conflict.file_b.into(),
                conflict.b.start.into(),
                conflict.b.end.into(),
                conflict.value_b.into(),
            ]);
        }
    }
    rows
}

fn write(out: &mut dyn Write, table: Table, rows: &[Vec<Value>], format: Format) -> io::Result<()> {
    let columns = table.columns();
    let line = |cells: Vec<String>, between: &str| cells.join(between);
    match format {
        Format::Csv => {
            write!(out, "{}\r\n", columns.join(","))?;
            for row in rows {
                let cells = row.iter().map(|cell| csv(&plain(cell))).collect();
                write!(out, "{}\r\n", line(cells, ","))?;
            }
        }
        Format::Jsonl => {
            for row in rows {
                let mut object = Map::new();
                object.insert("table".to_owned(), table.name().into());
                for (column, cell) in columns.iter().zip(row) {
                    object.insert((*column).to_owned(), cell.clone());
                }
                writeln!(out, "{}", Value::Object(object))?;
            }
        }
        Format::Md => {
            writeln!(out, "## {}\n", table.name())?;
            writeln!(out, "| {} |", columns.join(" | "))?;
            writeln!(out, "|{}", " --- |".repeat(columns.len()))?;
            for row in rows {
                let cells = row.iter().map(|cell| markdown(&plain(cell))).collect();
                writeln!(out, "| {} |", line(cells, " | "))?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

fn plain(cell: &Value) -> String {
    match cell {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn csv(text: &str) -> String {
    match text.contains(['"', ',', '\r', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

/// A cell is one line, and what a document says is text, never markup.
fn markdown(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' | '\n' => cell.push(' '),
            '<' => cell.push_str("&lt;"),
            '&' => cell.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' => {
                cell.push('\\');
                cell.push(c);
            }
            c => cell.push(c),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::{Format, Table, csv, markdown, write};

    fn written(format: Format) -> String {
        let row = vec![1.into(), 2.into(), "a.txt".into(), 0.into(), 9.into()];
        let text = "Katanya, \"ya\" <b>|</b>\nlalu";
        let mut out = Vec::new();
        let row = [row, vec![text.into()]].concat();
        write(&mut out, Table::Statements, &[row], format).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_comma_a_quotation_mark_and_a_line_break_stay_inside_their_csv_cell() {
        let csv = written(Format::Csv);
        assert!(csv.starts_with("statement,sources,file,start,end,text\r\n"));
        assert!(csv.ends_with("1,2,a.txt,0,9,\"Katanya, \"\"ya\"\" <b>|</b>\nlalu\"\r\n"));
    }

    #[test]
    fn a_row_of_jsonl_is_one_line_with_its_tables_name() {
        let line = written(Format::Jsonl);
        let row: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(line.lines().count(), 1);
        assert_eq!(row["table"], "statements");
        assert_eq!(row["end"], 9);
    }

    #[test]
    fn a_markdown_cell_holds_no_markup_of_a_document() {
        assert_eq!(markdown("<b>|*\n&"), "&lt;b>\\|\\* &amp;");
        assert_eq!(written(Format::Md).lines().count(), 6);
    }

    #[test]
    fn a_plain_csv_cell_is_left_alone() {
        assert_eq!(csv("Pyongyang"), "Pyongyang");
    }
}
