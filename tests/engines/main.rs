//! What `sanding export` hands to other engines, read back with their own libraries.
//!
//! Needs Python 3.11 or later with `venv`, and pip's registry the first time: the libraries go into a folder
//! under `target/`. `SANDING_NO_ENGINES=1` leaves these tests out. With `SANDING_OPENSEARCH` set to the
//! address of a server that holds nothing of worth, bulk lines go there; else to a stand-in.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

const CORPUS: &str = "seeds";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs a program and gives what it printed.
fn output(command: &mut Command) -> Vec<u8> {
    let done = command.output().expect("the program does not start");
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?}: {told}");
    done.stdout
}

fn sanding(arguments: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanding"));
    output(command.current_dir(root()).args(arguments))
}

/// A Python that has the libraries. They are installed once for each list of them.
fn python() -> &'static Path {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(|| {
        let wanted = root().join("tests/engines/requirements.txt");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("engines");
        let (python, installed) = (folder.join("bin/python"), folder.join("installed.txt"));
        let list = fs::read(&wanted).unwrap();
        if !fs::read(&installed).is_ok_and(|old| old == list) {
            output(
                Command::new("python3")
                    .args(["-m", "venv", "--clear"])
                    .arg(&folder),
            );
            let install = ["-m", "pip", "install", "--quiet", "--requirement"];
            output(Command::new(&python).args(install).arg(&wanted));
            fs::write(&installed, list).unwrap();
        }
        python
    })
}

/// What the command says of the corpus, in every form that is compared.
fn exported() -> &'static Path {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        for (file, arguments) in [
            ("analyses.jsonl", &["analyze", "--json"][..]),
            ("statements.json", &["statements", "--json"]),
            ("bulk.ndjson", &["export", "--format", "opensearch"]),
            (
                "opensearch-template.json",
                &["export", "--format", "opensearch-template"],
            ),
        ] {
            fs::write(folder.path().join(file), sanding(arguments)).unwrap();
        }
        let out = folder.path().to_str().unwrap();
        sanding(&["export", "--format", "parquet", "--out", out]);
        folder
    });
    folder.path()
}

fn read_back(library: &str) {
    if env::var_os("SANDING_NO_ENGINES").is_some_and(|value| value == "1") {
        eprintln!("left out: SANDING_NO_ENGINES is 1");
        return;
    }
    let script = root().join("tests/engines/read_back.py");
    let mut command = Command::new(python());
    command.args([script.as_path(), Path::new(library)]);
    // Nothing is written beside the sources.
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    output(command.args([root().join(CORPUS).as_path(), exported()]));
}

#[test]
fn duckdb_answers_what_the_command_answers() {
    read_back("duckdb");
}

#[test]
fn pyarrow_reads_the_types_and_the_rows_that_bulk_lines_have() {
    read_back("pyarrow");
}

#[test]
fn the_client_of_opensearch_imports_bulk_lines_twice_without_doubles() {
    read_back("opensearch");
}
