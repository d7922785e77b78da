//! Whole files, made of a corpus of invented reports that try to do harm.

use serde_json::Value;

use super::{Format, Style, Table, citations, named, table};
use crate::{
    address::{Address, Found, Page},
    base::Span,
    compare::{ConflictKind, Verdict},
    corpus::{Detail, Document, Field, Manifest, Origin, Source},
    engine::{Engine, prepare_plain},
    entity::{Kind, Knowledge},
};

const ONE: &str = "Sebanyak 35 warga Desa Sukamaju mengungsi pada Senin, 3 Februari 2025.\n\
    =HYPERLINK(\"x\"; 2) ditulis warga Desa Sukamaju | di *papan* [ini](x) pada 4 Februari 2025.\n\
    – Kafé “Rembulan” tutup, kata Hasan Basri.\n";
const OTHER: &str = "Sebanyak 40 warga Desa Sukamaju mengungsi pada Senin, 3 Februari 2025.\n\
    Bantuan datang pada 2026.\n";

fn engine() -> Engine {
    let source = |file: &str, text: &str| Source {
        file: file.to_owned(),
        text: text.to_owned(),
        ..Source::default()
    };
    let sources = vec![source("a b.txt", ONE), source("c.txt", OTHER)];
    Engine::new(prepare_plain(
        sources,
        &Manifest::default(),
        Knowledge::default(),
    ))
}

/// The rows of a text in CSV, as RFC 4180 has them.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut signs = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = signs.next() {
        match c {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(signs.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\n' => assert!(quoted, "a line break outside of a cell"),
            c => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty());
    rows
}

fn read_json(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

#[test]
fn every_format_has_the_same_rows() {
    let engine = engine();
    for name in Table::ALL {
        let objects = read_json(&table(&engine, name, Format::Json, ""));
        assert!(!objects.is_empty(), "{name:?}");
        let csv = read_csv(&table(&engine, name, Format::Csv, ""));
        let (columns, rows) = csv.split_first().unwrap();
        assert_eq!(rows.len(), objects.len(), "{name:?}");
        for (row, object) in rows.iter().zip(&objects) {
            assert_eq!(row.len(), columns.len());
            assert_eq!(object.as_object().unwrap().len(), columns.len());
            for (column, cell) in columns.iter().zip(row) {
                let value = match &object[column] {
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                assert!(
                    *cell == value || *cell == format!("'{value}"),
                    "{cell} {value}"
                );
                assert!(!cell.starts_with(['=', '@', '\t']), "{cell}");
            }
        }
        let lines = table(&engine, name, Format::Jsonl, "");
        for (line, object) in lines.lines().zip(&objects) {
            let mut line: Value = serde_json::from_str(line).unwrap();
            let table = line.as_object_mut().unwrap().remove("table");
            assert_eq!(table.unwrap(), name.name());
            assert_eq!(line, *object);
        }
        let md = table(&engine, name, Format::Md, "");
        // A heading, a line of columns and one of dashes, and two empty lines.
        assert_eq!(md.lines().count(), objects.len() + 5, "{md}");
        for line in md.lines().skip(2).filter(|line| !line.is_empty()) {
            let n_walls = line.replace("\\|", "").matches('|').count();
            assert_eq!(n_walls, columns.len() + 1, "{line}");
        }
    }
}

#[test]
fn a_link_leads_to_the_passage_that_its_row_names() {
    let engine = engine();
    let page = "https://contoh.id/sanding/";
    let mut n_links = 0;
    for (name, columns) in [
        (Table::Statements, &[("link", "text", "start", "end")][..]),
        (Table::Timeline, &[("link", "words", "start", "end")]),
        (
            Table::Conflicts,
            &[
                ("link_a", "value_a", "start_a", "end_a"),
                ("link_b", "value_b", "start_b", "end_b"),
            ],
        ),
    ] {
        let text = table(
            &engine,
            name,
            Format::Json,
            "https://contoh.id/sanding/#/about",
        );
        for row in read_json(&text) {
            for (link, words, start, end) in columns {
                let hash = row[link].as_str().unwrap().strip_prefix(page).unwrap();
                let address = Address::parse(hash);
                let Page::Read(id) = &address.page else {
                    panic!("{hash}");
                };
                let number = engine.find(id).unwrap();
                let document = engine.bundle().document(number).unwrap();
                let span = Span {
                    start: row[start].as_u64().unwrap() as u32,
                    end: row[end].as_u64().unwrap() as u32,
                };
                let place = address.at.unwrap();
                assert!(place.sum.is_some());
                assert_eq!(place.find(&document.text), Found::Here(span), "{hash}");
                assert_eq!(row[words], span.of(&document.text));
                n_links += 1;
            }
        }
    }
    assert!(n_links > 8, "{n_links}");
}

#[test]
fn dates_stand_in_the_order_of_time_with_their_sentences() {
    let rows = read_json(&table(&engine(), Table::Timeline, Format::Json, ""));
    let told: Vec<String> = rows
        .iter()
        .map(|row| {
            assert!(
                row["sentence"]
                    .as_str()
                    .unwrap()
                    .contains(row["words"].as_str().unwrap())
            );
            format!(
                "{} {}",
                row["from"].as_str().unwrap(),
                row["file"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "2025-02-03 a b.txt",
            "2025-02-03 c.txt",
            "2025-02-04 a b.txt",
            "2026 c.txt"
        ]
    );
}

fn cited() -> Engine {
    let report = |id: &str, details: Vec<Detail>| Document {
        id: id.to_owned(),
        details,
        ..Document::default()
    };
    let of = |field, value: &str| Detail::supplied(field, value.to_owned());
    let inferred = |field, value: &str, origin| Detail {
        origin,
        ..of(field, value)
    };
    let mut bundle = engine().into_bundle();
    bundle.language = "id".to_owned();
    bundle.documents = vec![
        report(
            "a",
            vec![
                of(Field::Headline, "Banjir} @online{x,\ny = {50%}"),
                of(Field::Outlet, "Kabar Kita"),
                of(Field::Byline, "Rina and Wati"),
                of(Field::Initials, "bh"),
                inferred(Field::Published, "2025-02-03T10:00+07:00", Origin::Weekday),
                of(Field::Url, "https://contoh.id/a_b?c={d}"),
            ],
        )
        .into(),
        report(
            "b",
            vec![
                of(Field::Headline, "“Banjir” surut"),
                inferred(Field::Outlet, "KabarKita", Origin::Editor),
                of(Field::Published, "2025-02-05"),
                of(Field::Url, "javascript:alert(1)"),
            ],
        )
        .into(),
        report("c", Vec::new()).into(),
    ];
    Engine::new(bundle)
}

#[test]
fn a_citation_tells_what_is_known_and_what_was_inferred() {
    let engine = cited();
    let bib = citations(&engine, Style::Bibtex, None);
    for part in [
        "@online{kabarkita2025banjir,\n",
        "  author = {{Rina and Wati}},\n",
        "  title = {Banjir\\textbraceright{} @online\\textbraceleft{}x, y = \\textbraceleft{}50\\%\\textbraceright{}},\n",
        "  date = {2025-02-03},\n",
        "  url = {https://contoh.id/a_b?c=%7Bd%7D},\n",
        "  langid = {indonesian},\n",
        "  note = {date inferred: concluded from a weekday and its day; signed bh}\n",
        "\n@online{kabarkita2025banjir-2,\n  title = {“Banjir” surut},\n",
        "  note = {outlet inferred: concluded by the corpus's editor}\n",
        "@online{c,\n  title = {[no headline]},\n  langid = {indonesian}\n}\n",
    ] {
        assert!(bib.contains(part), "{part}{bib}");
    }
    assert!(!bib.contains("javascript"), "{bib}");
    // What stands at a line's start is the entry's own, and braces close with each entry.
    let mut depth = 0;
    for c in bib.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        assert!(depth >= 0, "{bib}");
    }
    assert_eq!(depth, 0);
    assert_eq!(bib.matches("\n}\n").count(), 3);
    let items = read_json(&citations(&engine, Style::CslJson, None));
    assert_eq!(items[0]["author"][0]["literal"], "Rina and Wati");
    assert_eq!(items[0]["issued"]["circa"], true);
    assert_eq!(items[1]["issued"]["circa"], Value::Null);
    assert_eq!(items[1]["URL"], Value::Null);
    // One alone keeps the key that it has among all.
    let one = read_json(&citations(&engine, Style::CslJson, Some(1)));
    assert_eq!(one, items[1..2]);
    assert!(citations(&engine, Style::Bibtex, Some(9)).is_empty());
}

#[test]
fn what_is_asked_for_by_an_unknown_name_is_refused_with_those_that_there_are() {
    let engine = engine();
    for (asked, told) in [
        (
            ("dates", "csv"),
            "entities, statements, conflicts, timeline, sources",
        ),
        (("timeline", "bibtex"), "csv, json, jsonl, md"),
        (("sources", "csv"), "bibtex, csl-json"),
    ] {
        let refused = named(&engine, asked, "", None).unwrap_err().to_string();
        assert!(refused.ends_with(told), "{refused}");
    }
    for name in ["entities", "statements", "conflicts", "timeline"] {
        assert!(named(&engine, (name, "csv"), "", None).is_ok(), "{name}");
    }
    assert!(named(&engine, ("sources", "bibtex"), "", Some(0)).is_ok());
}

#[test]
fn names_in_tables_are_those_in_json() {
    for kind in ConflictKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
    }
    for verdict in Verdict::ALL {
        assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.word());
    }
    for kind in Kind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
    }
}
