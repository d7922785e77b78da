//! Rows as the text of a file.

use super::{
    Format, Table, json,
    row::{Cell, columns},
    spreadsheet,
};

pub(super) fn written(table: Table, rows: &[Vec<Cell>], format: Format) -> String {
    let columns = columns(table);
    let mut out = String::new();
    match format {
        Format::Csv => {
            out.push_str(&spreadsheet::line(
                columns.iter().map(|it| (*it).to_owned()),
            ));
            for row in rows {
                out.push_str(&spreadsheet::line(row.iter().map(csv)));
            }
        }
        Format::Json => {
            let objects: Vec<String> = rows.iter().map(|row| object(None, columns, row)).collect();
            out = json::array(&objects);
        }
        Format::Jsonl => {
            for row in rows {
                out.push_str(&object(Some(table), columns, row));
                out.push('\n');
            }
        }
        Format::Md => {
            let line = |cells: Vec<String>| ["| ", &cells.join(" | "), " |\n"].concat();
            out.push_str(&["## ", table.name(), "\n\n"].concat());
            out.push_str(&line(columns.iter().map(|it| markdown(it)).collect()));
            out.push('|');
            out.push_str(&" --- |".repeat(columns.len()));
            out.push('\n');
            for row in rows {
                out.push_str(&line(row.iter().map(markdown_cell).collect()));
            }
            out.push('\n');
        }
    }
    out
}

fn csv(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) | Cell::Link(text) => spreadsheet::cell(text),
    }
}

fn object(table: Option<Table>, columns: &[&str], row: &[Cell]) -> String {
    let named = table.map(|table| ("table", json::string(table.name())));
    let cells = columns.iter().zip(row).map(|(column, cell)| {
        let value = match cell {
            Cell::Number(number) => number.to_string(),
            Cell::Text(text) | Cell::Link(text) => json::string(text),
        };
        (*column, value)
    });
    json::object(named.into_iter().chain(cells))
}

fn markdown_cell(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => markdown(text),
        Cell::Link(address) => ["[passage](", &destination(address), ")"].concat(),
    }
}

/// A cell is one line, and what a document says is text, never markup. What a renderer makes of a
/// bare address is its own affair.
fn markdown(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' | '\n' => cell.push(' '),
            '<' => cell.push_str("&lt;"),
            '&' => cell.push_str("&amp;"),
            // Some renderers strike through between tildes and set formulas between dollar signs.
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' => {
                cell.push('\\');
                cell.push(c);
            }
            c => cell.push(c),
        }
    }
    cell
}

/// An address that ends neither the link nor the cell that it stands in.
fn destination(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '(' => written.push_str("%28"),
            ')' => written.push_str("%29"),
            '<' => written.push_str("%3C"),
            '>' => written.push_str("%3E"),
            '\\' => written.push_str("%5C"),
            '|' => written.push_str("%7C"),
            '`' => written.push_str("%60"),
            c if c <= ' ' || c.is_control() => written.push_str("%20"),
            c => written.push(c),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{Cell, Format, Table, destination, markdown, written};

    fn row(format: Format) -> String {
        let text = "Katanya, \"ya\" <b>|</b>\nlalu";
        let link = Cell::Link("#/read/a?at=0-9".to_owned());
        let row = vec![
            1.into(),
            2.into(),
            "a.txt".into(),
            0.into(),
            9.into(),
            text.into(),
            link,
        ];
        written(Table::Statements, &[row], format)
    }

    #[test]
    fn a_csv_has_a_line_of_columns_and_a_line_a_row() {
        let csv = row(Format::Csv);
        assert_eq!(
            csv,
            "statement,sources,file,start,end,text,link\r\n1,2,a.txt,0,9,\"Katanya, \"\"ya\"\" <b>|</b>\nlalu\",#/read/a?at=0-9\r\n"
        );
    }

    #[test]
    fn a_row_of_jsonl_is_one_line_with_its_tables_name() {
        let line = row(Format::Jsonl);
        let object: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(line.lines().count(), 1);
        assert_eq!(object["table"], "statements");
        assert_eq!(object["end"], 9);
        let array: serde_json::Value = serde_json::from_str(&row(Format::Json)).unwrap();
        assert_eq!(array[0]["link"], "#/read/a?at=0-9");
        assert_eq!(array[0]["table"], serde_json::Value::Null);
    }

    #[test]
    fn a_markdown_cell_holds_no_markup_of_a_document() {
        for (text, expected) in [
            ("<b>|*\n&", "&lt;b>\\|\\* &amp;"),
            ("[a](b)", "\\[a\\](b)"),
            ("`x` \\| y_z", "\\`x\\` \\\\\\| y\\_z"),
            ("~~a~~ $b$\r\n", "\\~\\~a\\~\\~ \\$b\\$  "),
        ] {
            assert_eq!(markdown(text), expected, "{text:?}");
        }
        let table = row(Format::Md);
        assert_eq!(table.lines().count(), 6);
        assert!(table.ends_with(" | [passage](#/read/a?at=0-9) |\n\n"));
    }

    #[test]
    fn an_address_does_not_end_its_link() {
        assert_eq!(
            destination("https://a/b) | <c>\n#/x"),
            "https://a/b%29%20%7C%20%3Cc%3E%20#/x"
        );
    }
}
