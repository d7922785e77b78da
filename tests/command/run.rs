//! Running the command and looking at what it did.

use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

use serde_json::Value;

/// What a run of the command did.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the command at the repository's root.
pub fn run(arguments: &[&str]) -> Run {
    run_with(arguments, "")
}

/// The same, with `input` on stdin.
pub fn run_with(arguments: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sanding"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads no input may have closed it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let done = child.wait_with_output().unwrap();
    Run {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// The JSON objects that the command prints, one a line.
pub fn objects(arguments: &[&str]) -> Vec<Value> {
    let run = run(arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    run.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A corpus of invented texts in a folder of its own.
pub struct Corpus(tempfile::TempDir);

impl Corpus {
    pub fn of(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        Self(folder)
    }

    pub fn path(&self) -> &str {
        self.0.path().to_str().unwrap()
    }

    pub fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.path())
    }
}
