//! Reads a corpus from disk: the texts, decoded, and what the files beside them say of them.
//!
//! A file that can't be read is a diagnostic and the rest is read. What the texts say is read
//! elsewhere. Folders inside the corpus's folder are not looked into.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::{
    Error,
    decode::{Decoded, MOST_BYTES, Remark, decode, decode_lines, sha256},
    html::read_page,
    jsonl,
    manifest::{read_corrections, read_manifest},
};
use crate::{
    base::{Diagnostic, Severity},
    corpus::{Entry, Manifest, Markup, Offsets, Source},
    entity::Correction,
};

/// The most bytes of a `.jsonl` file, which is held in memory as a whole.
const MOST_JSONL_BYTES: u64 = 1 << 30;
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
        reader.read(file);
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
    manifest.entries.append(&mut reader.entries);
    diagnostics.append(&mut reader.diagnostics);
    Ok(Loaded {
        path: path.to_owned(),
        sources: reader.sorted(),
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
        reader.read(file);
    }
    let manifest = Manifest {
        entries: std::mem::take(&mut reader.entries),
        ..Manifest::default()
    };
    Ok(Loaded {
        path: files.first().cloned().unwrap_or_default(),
        diagnostics: std::mem::take(&mut reader.diagnostics),
        sources: reader.sorted(),
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
        match ending(&name).as_str() {
            "txt" | "md" | "jsonl" | "html" | "htm" => files.push(path),
            _ => diagnostics.push(Diagnostic {
                severity: Severity::Note,
                file: name,
                line: None,
                message: "not a text that is read".to_owned(),
                hint: "save it as .txt in UTF-8 if it belongs to the corpus".to_owned(),
            }),
        }
    }
    files.sort();
    diagnostics.sort_by(|a, b| a.file.cmp(&b.file));
    Ok((files, diagnostics))
}

#[derive(Default)]
struct Reader {
    sources: BTreeMap<String, Source>,
    entries: Vec<Entry>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader {
    fn has(&self, file: &str) -> bool {
        self.sources.contains_key(file)
    }

    fn sorted(self) -> Vec<Source> {
        self.sources.into_values().collect()
    }

    fn remark(&mut self, file: &str, remarks: impl IntoIterator<Item = Remark>) {
        let remarks = remarks.into_iter();
        self.diagnostics
            .extend(remarks.map(|remark| remark.of(file)));
    }

    fn read(&mut self, path: &Path) {
        let name = name_of(path);
        if let Err(remark) = self.try_read(path, &name) {
            self.remark(&name, [remark]);
        }
    }

    fn try_read(&mut self, path: &Path, name: &str) -> Result<(), Remark> {
        let kind = ending(name);
        let lines = kind == "jsonl";
        let size = fs::metadata(path).map_or(0, |about| about.len());
        let most = match lines {
            true => MOST_JSONL_BYTES,
            false => MOST_BYTES as u64,
        };
        if size > most {
            let message = format!("{size} bytes are more than the {most} that are read");
            let hint = match lines {
                true => "split it into several corpora",
                false => "split it into one file an article, or make a .jsonl of it",
            };
            return Err(Remark::error(None, message, hint));
        }
        let bytes = fs::read(path).map_err(|cause| {
            let message = format!("could not be read: {cause}");
            Remark::error(None, message, "check that the file may be opened")
        })?;
        if lines {
            return self.read_lines(name, bytes);
        }
        let sha256 = sha256(&bytes);
        let (text, offsets, markup, remarks) = match kind.as_str() {
            "html" | "htm" => {
                let page = read_page(bytes)?;
                (page.text, Offsets::default(), page.markup, page.remarks)
            }
            _ => {
                let Decoded {
                    text,
                    offsets,
                    remarks,
                } = decode(bytes)?;
                (text, offsets, Markup::default(), remarks)
            }
        };
        self.remark(name, remarks);
        self.add(Source {
            file: name.to_owned(),
            text,
            offsets,
            sha256,
            markup,
        })
    }

    fn add(&mut self, source: Source) -> Result<(), Remark> {
        if self.has(&source.file) {
            let message = format!(
                "\"{}\" is the name of another document already",
                source.file
            );
            let hint = "give every document a name of its own";
            return Err(Remark::error(None, message, hint));
        }
        self.sources.insert(source.file.clone(), source);
        Ok(())
    }

    fn read_lines(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), Remark> {
        let bytes = decode_lines(bytes)?;
        for (number, line) in (1u32..).zip(bytes.split(|&byte| byte == b'\n')) {
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let mut remarks = Vec::new();
            let read = jsonl::read(line, &mut remarks);
            if let Err(remark) = read.and_then(|(source, entry)| {
                self.add(source)?;
                self.entries.push(entry);
                Ok(())
            }) {
                remarks.push(remark);
            }
            let numbered = remarks.into_iter().map(|remark| Remark {
                line: Some(number),
                ..remark
            });
            self.remark(name, numbered);
        }
        Ok(())
    }
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn ending(name: &str) -> String {
    name.rsplit_once('.')
        .map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
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
