//! Reads a corpus from disk: the texts, decoded, and what `corpus.toml` says of them.
//!
//! A file that can't be read is a diagnostic and the rest is read; a `corpus.toml` that can't be
//! read is an error, since guessing what was meant would label every document wrongly. What the
//! texts say is read elsewhere. Folders inside the corpus's folder are not looked into.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use toml::{Spanned, value::Datetime};

use super::{
    Error,
    decode::{Decoded, MOST_BYTES, Remark, decode, decode_lines, normal, sha256},
    html::read_page,
    jsonl,
};
use crate::{
    base::{Diagnostic, Severity},
    corpus::{Detail, Entry, Field, Manifest, Markup, Offsets, Origin, Source},
};

/// The most bytes of a `.jsonl` file, which is held in memory as a whole.
const MOST_JSONL_BYTES: u64 = 1 << 30;
const MANIFEST: &str = "corpus.toml";

/// A corpus as it lies on disk.
#[derive(Debug)]
pub struct Loaded {
    /// Where it was read from.
    pub path: PathBuf,
    /// The texts, sorted by file name.
    pub sources: Vec<Source>,
    /// What is known of them.
    pub manifest: Manifest,
    /// What could not be read, and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a folder, or one `.jsonl`, `.txt`, `.md` or `.html` file.
///
/// # Errors
/// Where the folder can't be listed, or its `corpus.toml` is not understood.
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
        if !path.is_file() || name.starts_with('.') || name == MANIFEST {
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

/// `corpus.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestFile {
    #[serde(default)]
    title: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    document: Vec<DocumentEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentEntry {
    file: Spanned<String>,
    id: Option<String>,
    outlet: Option<String>,
    published: Option<Spanned<Datetime>>,
    url: Option<String>,
    byline: Option<Vec<String>>,
    #[serde(default)]
    inferred: Vec<Stated>,
    /// The reasons for what is inferred, in the editor's words.
    #[serde(default)]
    because: BTreeMap<Stated, String>,
}

/// The fields of `corpus.toml`, of which an editor may say that they are inferred.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Stated {
    Outlet,
    Published,
    Byline,
    Url,
}

impl From<Stated> for Field {
    fn from(stated: Stated) -> Self {
        match stated {
            Stated::Outlet => Self::Outlet,
            Stated::Published => Self::Published,
            Stated::Byline => Self::Byline,
            Stated::Url => Self::Url,
        }
    }
}

/// The manifest, and the line of each of its entries.
fn read_manifest(path: &Path) -> Result<(Manifest, Vec<usize>), Error> {
    let text = fs::read_to_string(path)
        .map_err(|cause| Error::read(path, cause, "save corpus.toml as text in UTF-8"))?;
    parse_manifest(&text).map_err(|(line, message, hint)| Error::Manifest {
        path: path.to_owned(),
        line,
        message,
        hint,
    })
}

type Complaint = (Option<usize>, String, String);

fn parse_manifest(text: &str) -> Result<(Manifest, Vec<usize>), Complaint> {
    let line_of = |offset: usize| {
        text.bytes()
            .take(offset)
            .filter(|&byte| byte == b'\n')
            .count()
            + 1
    };
    let written: ManifestFile = toml::from_str(text).map_err(|error| {
        (
            error.span().map(|span| line_of(span.start)),
            error.message().replace('\n', ", "),
            "the keys are title, language and, for each [[document]], file, id, outlet, published, url, byline, inferred, because"
                .to_owned(),
        )
    })?;
    let mut files = BTreeSet::new();
    let mut ids = BTreeSet::new();
    let mut entries = Vec::new();
    let mut lines = Vec::new();
    for document in written.document {
        let line = line_of(document.file.span().start);
        let file = document.file.into_inner();
        if !files.insert(file.clone()) {
            return Err((
                Some(line),
                format!("\"{file}\" has an entry already"),
                "join the two entries".to_owned(),
            ));
        }
        if let Some(id) = &document.id
            && !ids.insert(id.clone())
        {
            return Err((
                Some(line),
                format!("the id \"{id}\" is that of another document already"),
                "give every document an id of its own".to_owned(),
            ));
        }
        let published = match document.published {
            Some(written) => {
                let line = line_of(written.span().start);
                Some(iso_date(written.into_inner()).ok_or_else(|| {
                    (
                        Some(line),
                        "published holds no date".to_owned(),
                        "write it as 2024-06-18 or 2024-06-18T14:30:00+07:00".to_owned(),
                    )
                })?)
            }
            None => None,
        };
        let mut details: Vec<Detail> = [
            (Field::Outlet, document.outlet.map(normal)),
            (Field::Published, published),
            (Field::Url, document.url),
        ]
        .into_iter()
        .filter_map(|(field, value)| Some(Detail::supplied(field, value?)))
        .collect();
        let byline = document.byline.unwrap_or_default().into_iter();
        details.extend(byline.map(|name| Detail::supplied(Field::Byline, normal(name))));
        let mut because = document.because;
        for stated in document.inferred {
            let note = because.remove(&stated).unwrap_or_default();
            for detail in details.iter_mut().filter(|it| it.field == stated.into()) {
                detail.origin = Origin::Editor;
                detail.note.clone_from(&note);
            }
        }
        if let Some(stated) = because.into_keys().next() {
            return Err((
                Some(line),
                format!("because gives a reason for {stated:?}, which inferred does not name"),
                "name the field in inferred, too".to_owned(),
            ));
        }
        lines.push(line);
        entries.push(Entry {
            file,
            id: document.id,
            details,
        });
    }
    let manifest = Manifest {
        title: written.title,
        language: written.language,
        entries,
    };
    Ok((manifest, lines))
}

/// TOML's dates are those of RFC 3339, a part of ISO 8601; a bare time of day names no day.
fn iso_date(written: Datetime) -> Option<String> {
    written.date.is_some().then(|| written.to_string())
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

    use super::{load_corpus, parse_manifest};

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
    fn dates_of_the_manifest_become_iso_text() {
        let text = "[[document]]\nfile = \"a\"\npublished = 2024-06-18\n[[document]]\nfile = \"b\"\npublished = 2024-06-18T14:30:00+07:00\n";
        let (manifest, lines) = parse_manifest(text).unwrap();
        let dates: Vec<_> = manifest
            .entries
            .into_iter()
            .map(|entry| entry.details[0].value.clone())
            .collect();
        assert_eq!(dates, ["2024-06-18", "2024-06-18T14:30:00+07:00"]);
        assert_eq!(lines, [2, 5]);
    }

    #[test]
    fn a_mistake_in_the_manifest_is_told_with_its_line() {
        for (text, line, word) in [
            ("title = 3\n", 1, "string"),
            ("judul = \"x\"\n", 1, "judul"),
            (
                "[[document]]\nfile = \"a\"\noutlets = \"x\"\n",
                3,
                "outlets",
            ),
            (
                "[[document]]\nfile = \"a\"\n[[document]]\nfile = \"a\"\n",
                4,
                "already",
            ),
            (
                "[[document]]\nfile = \"a\"\npublished = 07:32:00\n",
                3,
                "date",
            ),
            (
                "[[document]]\nfile = \"a\"\ninferred = [\"color\"]\n",
                3,
                "color",
            ),
        ] {
            let (found, message, _) = parse_manifest(text).unwrap_err();
            assert_eq!(found, Some(line), "{text}: {message}");
            assert!(message.contains(word), "{message}");
        }
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
