//! Reads a corpus from disk: the texts, decoded, and what the files beside them say of them.
//!
//! A file that can't be read is a diagnostic and the rest is read. What the texts say is read
//! elsewhere. Folders inside the corpus's folder are not looked into.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::{
    Error,
    manifest::{read_corrections, read_manifest},
};
use crate::{
    base::Diagnostic,
    corpus::{Manifest, Source},
    entity::Correction,
    intake::{Reader, Taken, is_read, unread},
};

const MANIFEST: &str = "corpus.toml";
const CORRECTIONS: &str = "entities.toml";

/// A corpus as it lies on disk.
#[derive(Debug)]
pub struct Loaded {
    /// Where it was read from.
    pub path: PathBuf,
    /// The texts, sorted by file name.
    pub sources: Vec<Source>,
    /// What is known of them.
    pub manifest: Manifest,
    /// What is known of the entities that they speak of.
    pub corrections: Vec<Correction>,
    /// What could not be read, and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a folder, or one `.jsonl`, `.txt`, `.md` or `.html` file.
///
/// # Errors
/// Where the folder can't be listed, or its `corpus.toml` or `entities.toml` is not understood.
pub fn load_corpus(path: &Path) -> Result<Loaded, Error> {
    let about = fs::metadata(path).map_err(|cause| {
        Error::read(
            path,
            cause,
            "--corpus names a folder of texts or one .jsonl file",
        )
    })?;
    if !about.is_dir() {
        return load_files(&[path.to_owned()]);
    }
    let (files, mut diagnostics) = list(path)?;
    let manifest_path = path.join(MANIFEST);
    let mut manifest = Manifest::default();
    let mut lines = Vec::new();
    if manifest_path.is_file() {
        (manifest, lines) = read_manifest(&manifest_path)?;
    }
    let corrections_path = path.join(CORRECTIONS);
    let corrections = match corrections_path.is_file() {
        true => read_corrections(&corrections_path)?,
        false => Vec::new(),
    };
    let described: BTreeSet<&str> = manifest
        .entries
        .iter()
        .map(|entry| entry.file.as_str())
        .collect();
    // A folder's README is about the corpus, not a report of it, unless the manifest says so.
    let files: Vec<PathBuf> = files
        .into_iter()
        .filter(|file| {
            let name = name_of(file);
            described.contains(name.as_str()) || !name.eq_ignore_ascii_case("readme.md")
        })
        .collect();
    let mut reader = Reader::default();
    for file in &files {
        read(&mut reader, file);
    }
    let there: BTreeSet<String> = files.iter().map(|file| name_of(file)).collect();
    let missing = manifest
        .entries
        .iter()
        .zip(lines)
        .find(|(entry, _)| !there.contains(&entry.file) && !reader.has(&entry.file));
    if let Some((entry, line)) = missing {
        return Err(Error::Manifest {
            path: manifest_path,
            line: Some(line),
            message: format!("there is no file \"{}\" in the folder", entry.file),
            hint: "correct the name, add the file, or remove the entry".to_owned(),
        });
    }
    let mut taken = reader.finish();
    manifest.entries.append(&mut taken.entries);
    diagnostics.append(&mut taken.diagnostics);
    Ok(Loaded {
        path: path.to_owned(),
        sources: taken.sources,
        manifest,
        corrections,
        diagnostics,
    })
}

/// Reads the files named as a corpus of their own, without a `corpus.toml`.
///
/// # Errors
/// Where a file named does not exist.
pub fn load_files(files: &[PathBuf]) -> Result<Loaded, Error> {
    let mut reader = Reader::default();
    for file in files {
        fs::metadata(file)
            .map_err(|cause| Error::read(file, cause, "check the file's name and place"))?;
        read(&mut reader, file);
    }
    let Taken {
        sources,
        entries,
        diagnostics,
    } = reader.finish();
    let manifest = Manifest {
        entries,
        ..Manifest::default()
    };
    Ok(Loaded {
        path: files.first().cloned().unwrap_or_default(),
        diagnostics,
        sources,
        manifest,
        corrections: Vec::new(),
    })
}

/// The folder's files in the order of their names, and a note on each that is not a text.
fn list(folder: &Path) -> Result<(Vec<PathBuf>, Vec<Diagnostic>), Error> {
    let refused = |cause| {
        Error::read(
            folder,
            cause,
            "check that the folder may be opened and listed",
        )
    };
    let mut files = Vec::new();
    let mut diagnostics = Vec::new();
    for item in fs::read_dir(folder).map_err(refused)? {
        let path = item.map_err(refused)?.path();
        let name = name_of(&path);
        if !path.is_file() || name.starts_with('.') || name == MANIFEST || name == CORRECTIONS {
            continue;
        }
        // A README is one only where nothing says that it is a report: that is not known here.
        match is_read(&name) || name.eq_ignore_ascii_case("readme.md") {
            true => files.push(path),
            false => diagnostics.push(unread(&name)),
        }
    }
    files.sort();
    diagnostics.sort_by(|a, b| a.file.cmp(&b.file));
    Ok((files, diagnostics))
}

fn read(reader: &mut Reader, path: &Path) {
    let name = name_of(path);
    let size = fs::metadata(path).map_or(0, |about| about.len());
    if !reader.takes(&name, size) {
        return;
    }
    match fs::read(path) {
        Ok(bytes) => reader.read(&name, bytes),
        Err(cause) => reader.refused(&name, &cause),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::load_corpus;

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        folder
    }

    #[test]
    fn texts_come_in_the_order_of_their_names_and_byte_for_byte() {
        let folder = folder(&[("b.txt", b"\xef\xbb\xbfdua\r\n"), ("a.md", b"satu")]);
        let loaded = load_corpus(folder.path()).unwrap();
        let files: Vec<&str> = loaded.sources.iter().map(|s| s.file.as_str()).collect();
        assert_eq!(files, ["a.md", "b.txt"]);
        assert_eq!(loaded.sources[1].text, "\u{feff}dua\r\n");
    }

    #[test]
    fn an_archive_in_the_folder_is_read_and_what_is_no_text_is_noted() {
        let folder = folder(&[("a.txt", b"satu"), ("x.zip", b"PK"), ("y.png", b"x")]);
        let loaded = load_corpus(folder.path()).unwrap();
        assert_eq!(loaded.sources.len(), 1);
        let told: Vec<&str> = loaded
            .diagnostics
            .iter()
            .map(|it| it.file.as_str())
            .collect();
        assert_eq!(told, ["y.png", "x.zip"]);
    }

    #[test]
    fn a_readme_is_no_report_unless_the_manifest_says_so() {
        let files: [(&str, &[u8]); 2] = [("README.md", b"tentang"), ("a.txt", b"satu")];
        assert_eq!(load_corpus(folder(&files).path()).unwrap().sources.len(), 1);
        let named = folder(&[
            files[0],
            files[1],
            ("corpus.toml", b"[[document]]\nfile = \"README.md\"\n"),
        ]);
        assert_eq!(load_corpus(named.path()).unwrap().sources.len(), 2);
    }

    #[test]
    fn a_bad_line_of_a_jsonl_file_is_named_and_the_others_are_read() {
        let lines = b"{\"id\": 7, \"title\": \"Judul\", \"date\": \"2024-06-18\", \"text\": \"tujuh\"}\n\n{\"id\": \"x\"}\n{\"id\": \"a\", \"text\": \"\"}\n";
        let folder = folder(&[("berita.jsonl", lines)]);
        let loaded = load_corpus(&folder.path().join("berita.jsonl")).unwrap();
        let files: Vec<&str> = loaded.sources.iter().map(|s| s.file.as_str()).collect();
        assert_eq!(files, ["7"]);
        assert_eq!(
            loaded.manifest.entries[0]
                .details
                .iter()
                .find(|detail| detail.field == crate::corpus::Field::Headline)
                .map(|detail| detail.value.as_str()),
            Some("Judul")
        );
        let places: Vec<_> = loaded.diagnostics.iter().map(|it| it.line).collect();
        assert_eq!(places, [Some(3), Some(4)]);
        assert!(loaded.diagnostics[0].message.contains("text"));
    }

    #[test]
    fn a_jsonl_file_with_a_mark_and_a_broken_line_gives_its_other_lines() {
        let lines = b"\xef\xbb\xbf{\"id\":\"a\",\"text\":\"Api padam.\"}\r\n{\"id\":\"b\",\"text\":\"\xff\"}\n{\"id\":\"c\",\"text\":\"\\ud800\"}\n{\"id\":\"d\",\"text\":\"Warga pulang.\",\"date\":\"kemarin\"}";
        let folder = folder(&[("x.jsonl", lines)]);
        let loaded = load_corpus(folder.path()).unwrap();
        let files: Vec<&str> = loaded.sources.iter().map(|s| s.file.as_str()).collect();
        assert_eq!(files, ["a", "d"]);
        let places: Vec<_> = loaded.diagnostics.iter().map(|it| it.line).collect();
        assert_eq!(places, [Some(2), Some(3), Some(4)]);
        assert_eq!(loaded.manifest.entries[1].details, []);
    }

    #[test]
    fn a_second_document_of_one_name_is_refused() {
        let lines = b"{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":1,\"text\":\"b\"}";
        let folder = folder(&[("x.jsonl", lines)]);
        let loaded = load_corpus(folder.path()).unwrap();
        assert_eq!(loaded.sources.len(), 1);
        assert_eq!(loaded.diagnostics[0].line, Some(2));
    }

    #[test]
    fn an_entry_without_a_file_is_an_error_that_names_it() {
        let folder = folder(&[
            ("a.txt", b"satu"),
            ("corpus.toml", b"\n[[document]]\nfile = \"tidak-ada.txt\"\n"),
        ]);
        let error = load_corpus(folder.path()).unwrap_err().to_string();
        assert!(error.contains("corpus.toml:3"), "{error}");
        assert!(error.contains("tidak-ada.txt"), "{error}");
    }
}
