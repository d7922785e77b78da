//! What is handed to other engines: bulk lines, Parquet files and templates, looked at from outside.
//! `tests/engines` reads them with the engines' own libraries.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use crate::run::{Corpus, objects, run};

const TABLES: [&str; 5] = [
    "documents",
    "sentences",
    "entities",
    "statements",
    "conflicts",
];

fn bulk(arguments: &[&str]) -> Vec<(Value, Value)> {
    let mut all = vec!["export", "--format", "opensearch"];
    all.extend(arguments);
    let lines = objects(&all);
    let (pairs, rest) = lines.as_chunks::<2>();
    assert!(rest.is_empty(), "an action without its row");
    pairs
        .iter()
        .map(|[action, row]| (action["create"].clone(), row.clone()))
        .collect()
}

#[test]
fn a_bulk_line_says_where_its_row_goes_and_under_which_id() {
    let mut ids = BTreeSet::new();
    let mut indexes = BTreeSet::new();
    for (action, row) in bulk(&["--prefix", "berita"]) {
        assert_eq!(action["_id"], row["id"]);
        let index = action["_index"].as_str().unwrap().to_owned();
        assert!(ids.insert(action.to_string()), "{action} is there twice");
        indexes.insert(index);
    }
    let expected = TABLES.map(|table| format!("berita-{table}"));
    assert_eq!(indexes, BTreeSet::from(expected));
    let one = bulk(&["--table", "statements"]);
    assert!(!one.is_empty());
    assert!(
        one.iter()
            .all(|(action, _)| action["_index"] == "sanding-statements")
    );
}

#[test]
fn offsets_in_rows_are_bytes_of_the_file_and_texts_are_its_words() {
    let text = "Banjir di Demak\n\nSebanyak 300 warga “Demak” mengungsi pada Senin, 3 Februari 2025. Air setinggi dua meter merendam empat desa.\n";
    let mut utf_16 = vec![0xff, 0xfe];
    utf_16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let corpus = Corpus::of(&[("a.txt", &utf_16)]);
    let rows = bulk(&["--corpus", corpus.path()]);
    let mut n_passages = 0;
    for (_, row) in &rows {
        let (Some(start), Some(end)) = (row["start"].as_u64(), row["end"].as_u64()) else {
            continue;
        };
        let bytes = &utf_16[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()];
        let units: Vec<u16> = bytes
            .as_chunks::<2>()
            .0
            .iter()
            .map(|unit| u16::from_le_bytes(*unit))
            .collect();
        assert_eq!(String::from_utf16(&units).unwrap(), row["text"], "{row}");
        n_passages += 1;
    }
    assert!(n_passages > 4, "{n_passages}");
}

#[test]
fn no_id_is_longer_than_an_engine_takes() {
    let id = "panjang/".repeat(100);
    let line = format!(
        "{{\"id\": \"{id}\", \"text\": \"Banjir merendam empat desa di Demak, kata Bupati Eisti'anah.\"}}\n"
    );
    let corpus = Corpus::of(&[("berita.jsonl", line.as_bytes())]);
    let rows = bulk(&["--corpus", &corpus.file("berita.jsonl")]);
    let document = rows[0].1["id"].as_str().unwrap();
    assert_eq!(rows[0].1["file"], id);
    for (action, row) in &rows {
        assert!(action["_id"].as_str().unwrap().len() <= 512);
        if let Some(named) = row["document"].as_str() {
            assert_eq!(named, document);
        }
    }
    assert!(rows.len() > 1);
}

#[test]
fn two_runs_write_the_same_files_and_leave_others_alone() {
    let folders = [(); 2].map(|()| Corpus::of(&[("catatan.txt", b"milikku")]));
    for folder in &folders {
        // What was exported before is replaced.
        fs::write(folder.file("documents.parquet"), "lama").unwrap();
        let arguments = ["export", "--format", "parquet", "--out", folder.path()];
        let run = run(&arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.is_empty());
        assert!(run.err.contains(&folder.file("documents.parquet")));
    }
    for table in TABLES {
        let [one, other] = &folders;
        let file = format!("{table}.parquet");
        let bytes = fs::read(one.file(&file)).unwrap();
        assert!(
            bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"),
            "{file}"
        );
        assert!(bytes == fs::read(other.file(&file)).unwrap(), "{file}");
    }
    let [folder, _] = &folders;
    assert_eq!(fs::read(folder.file("catatan.txt")).unwrap(), b"milikku");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1 + TABLES.len()
    );
    let one = folder.file("baru/di sini");
    let arguments = [
        "export",
        "--format",
        "parquet",
        "--table",
        "sentences",
        "--out",
        &one,
    ];
    assert_eq!(run(&arguments).code, 0);
    let made: Vec<_> = fs::read_dir(&one)
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    assert_eq!(made, ["sentences.parquet"]);
}

#[test]
fn a_folder_that_can_not_be_written_is_named() {
    let corpus = Corpus::of(&[("berkas", b"x")]);
    let file = corpus.file("berkas");
    let run = run(&["export", "--format", "parquet", "--out", &file]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains(&format!("could not write {file}")),
        "{}",
        run.err
    );
    assert!(run.err.contains("\nhint: "));
}

#[test]
fn a_template_goes_with_the_indexes_of_its_prefix() {
    for format in ["opensearch-template", "quickwit-template"] {
        let printed = run(&["export", "--format", format, "--prefix", "berita-2024"]);
        assert_eq!(printed.code, 0, "{}", printed.err);
        let template: Value = serde_json::from_str(&printed.out).unwrap();
        let patterns = match format {
            "opensearch-template" => &template["index_patterns"],
            _ => &template["index_id_patterns"],
        };
        assert_eq!(patterns[0], "berita-2024-*");
    }
}
