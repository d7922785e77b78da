//! What the command says where something is wrong, and how it ends.

use crate::run::{Corpus, objects, run, run_with};

const GOOD: &[u8] = "Banjir di Demak\n\nSebanyak 300 warga Demak mengungsi pada Senin, 3 Februari 2025. Air setinggi dua meter merendam empat desa.\n\n\"Kami masih menunggu perahu,\" kata Kepala Desa Sriwulan Rahmat Hidayat.\n".as_bytes();

#[test]
fn a_usage_error_ends_with_2() {
    for arguments in [
        &["compare", "--json", "a"][..],
        &["search"],
        &["export"],
        &["export", "--format", "pdf"],
        &["export", "--format", "bibtex", "--table", "entities"],
        &[
            "export",
            "--format",
            "csl-json",
            "--page",
            "https://contoh.id",
        ],
        &["export", "--format", "csv", "--document", "voa"],
        &["export", "--format", "csv", "--table", "sentences"],
        &["export", "--format", "parquet"],
        &["export", "--format", "opensearch", "--out", "x"],
        &["export", "--format", "opensearch", "--table", "timeline"],
        &[
            "export",
            "--format",
            "opensearch",
            "--page",
            "https://contoh.id",
        ],
        &["export", "--format", "opensearch", "--prefix", "Berita"],
        &["export", "--format", "md", "--prefix", "berita"],
        &[
            "export",
            "--format",
            "quickwit-template",
            "--table",
            "documents",
        ],
        &["surch", "x"],
        &["--port", "many"],
    ] {
        let run = run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.out.is_empty() && run.err.contains("--help"));
    }
}

#[test]
fn help_names_every_command() {
    let run = run(&["--help"]);
    assert_eq!(run.code, 0);
    for command in [
        "serve",
        "build",
        "check",
        "analyze",
        "compare",
        "statements",
        "search",
        "words",
        "stem",
        "export",
    ] {
        assert!(run.out.contains(&format!("\n  {command}")), "{command}");
    }
}

#[test]
fn a_corpus_that_is_not_there_is_named() {
    let run = run(&["check", "--corpus", "tidak-ada"]);
    assert_eq!(run.code, 1);
    assert!(run.err.starts_with("error: could not read tidak-ada: "));
    assert!(run.err.contains("\nhint: --corpus names a folder"));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let run = run(&["analyze", "--json", "tidak-ada.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("tidak-ada.txt"), "{}", run.err);
    assert!(run.err.contains("\nhint: "));
}

#[test]
fn an_empty_folder_is_an_error_that_says_what_a_corpus_is() {
    let corpus = Corpus::of(&[]);
    let run = run(&["search", "--corpus", corpus.path(), "banjir"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("holds no document\n"), "{}", run.err);
    assert!(run.err.contains(".jsonl"));
}

#[test]
fn a_mistake_in_corpus_toml_is_told_with_file_and_line() {
    let corpus = Corpus::of(&[
        ("a.txt", GOOD),
        (
            "corpus.toml",
            b"[[document]]\nfile = \"a.txt\"\noutlett = \"x\"\n",
        ),
    ]);
    let run = run(&["check", "--corpus", corpus.path()]);
    assert_eq!(run.code, 1);
    let place = format!("error: {}:3: ", corpus.file("corpus.toml"));
    assert!(run.err.starts_with(&place), "{}", run.err);
    assert!(run.err.contains("outlett"));
    assert!(run.err.contains("\nhint: the keys are title, language"));
}

#[test]
fn a_file_that_is_not_utf_8_is_named_and_the_rest_is_read() {
    let corpus = Corpus::of(&[("a.txt", GOOD), ("rusak.txt", b"Banjir \xff\xfe\n")]);
    let loose = run(&["check", "--corpus", corpus.path()]);
    assert_eq!(loose.code, 0, "{}", loose.err);
    let line = loose.out.lines().find(|line| line.contains("rusak.txt"));
    assert!(line.is_some_and(|line| line.starts_with("error: rusak.txt")));
    let strict = run(&["check", "--strict", "--corpus", corpus.path()]);
    assert_eq!(strict.code, 1);
    assert!(strict.err.contains("noticed in the corpus"));
    let read = objects(&["analyze", "--json", "--corpus", corpus.path()]);
    assert_eq!(read.len(), 1);
}

#[test]
fn a_bad_line_of_jsonl_is_told_with_its_number() {
    let corpus = Corpus::of(&[(
        "berita.jsonl",
        b"{\"id\": 1, \"text\": \"Banjir merendam empat desa di Demak.\"}\n{\"id\": 2}\n",
    )]);
    let file = corpus.file("berita.jsonl");
    let run = run(&["analyze", "--json", "--corpus", &file]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.out.lines().count(), 1);
    assert!(run.err.contains("error: berita.jsonl:2: "), "{}", run.err);
}

#[test]
fn an_unknown_document_is_answered_with_the_ids_that_there_are() {
    let corpus = Corpus::of(&[("satu.txt", GOOD), ("dua.txt", GOOD)]);
    let run = run(&["compare", "--corpus", corpus.path(), "satu", "tiga"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("no document is called \"tiga\""));
    assert!(run.err.contains("known ids: dua, satu"), "{}", run.err);
}

#[test]
fn a_folder_with_other_files_is_not_built_into() {
    let corpus = Corpus::of(&[("a.txt", GOOD)]);
    let other = Corpus::of(&[("skripsi.odt", b"x")]);
    let run = run(&["build", "--corpus", corpus.path(), "--out", other.path()]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("--out"), "{}", run.err);
}

#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_sanding"))
        .args(["analyze", "--json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert!(!String::from_utf8_lossy(&done.stderr).contains("panicked"));
}

#[test]
fn words_that_are_no_text_are_answered_line_for_line() {
    let run = run_with(&["stem"], "\n  \n\u{202e}\nBanjir\n");
    assert_eq!(run.code, 0);
    assert_eq!(run.out.lines().count(), 4);
    assert!(run.out.lines().all(|line| line.contains('\t')));
}

#[test]
fn a_mistake_in_the_corrections_is_told_with_file_and_line() {
    let corpus = Corpus::of(&[
        ("a.txt", GOOD),
        (
            "entities.toml",
            b"[[entity]]\nname = \"Demak\"\nkind = \"town\"\n",
        ),
    ]);
    let run = run(&["check", "--corpus", corpus.path()]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("entities.toml:3: ") && run.err.contains("town"),
        "{}",
        run.err
    );
    assert!(run.err.contains("\nhint: "));
}
