//! Gathers sources from files, one file after the other.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    archive,
    decode::{Decoded, MOST_BYTES, Remark, decode, decode_lines, sha256},
    html::read_page,
    jsonl,
};
use crate::{
    base::{Diagnostic, Severity},
    corpus::{Entry, Markup, Offsets, Source},
};

/// The most bytes of a file that holds many documents, which is held in memory as a whole.
const MOST_MANY_BYTES: u64 = 1 << 30;

const OWN_NAME: &str = "give every document a name of its own";

/// What was gathered.
#[derive(Debug, Default)]
pub struct Taken {
    /// The texts, sorted by file name.
    pub sources: Vec<Source>,
    /// What lines of JSON say of them.
    pub entries: Vec<Entry>,
    /// What could not be read, and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads files into sources; each source has a name of its own.
#[derive(Debug, Default)]
pub struct Reader {
    sources: BTreeMap<String, Source>,
    entries: Vec<Entry>,
    diagnostics: Vec<Diagnostic>,
    reserved: BTreeSet<String>,
}

impl Reader {
    /// Whether there is a document of this name.
    pub fn has(&self, file: &str) -> bool {
        self.sources.contains_key(file)
    }

    /// Keeps a name for a document that is not read here.
    pub fn reserve(&mut self, file: &str) {
        self.reserved.insert(file.to_owned());
    }

    /// How many documents there are.
    pub fn n_documents(&self) -> usize {
        self.sources.len()
    }

    /// What was noticed so far.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Everything that was gathered.
    pub fn finish(self) -> Taken {
        Taken {
            sources: self.sources.into_values().collect(),
            entries: self.entries,
            diagnostics: self.diagnostics,
        }
    }

    /// Whether a file of so many bytes would be read at all; where not, it is said why.
    pub fn takes(&mut self, name: &str, n_bytes: u64) -> bool {
        let most = most_bytes(name);
        if n_bytes <= most {
            return true;
        }
        let message = format!("{n_bytes} bytes are more than the {most} that are read");
        let hint = match holds_many(name) {
            true => "split it into several corpora",
            false => "split it into one file an article, or make a .jsonl of it",
        };
        self.remark(name, [Remark::error(None, message, hint)]);
        false
    }

    /// Notes that a file could not be opened.
    pub fn refused(&mut self, name: &str, cause: &dyn std::fmt::Display) {
        let message = format!("could not be read: {cause}");
        let hint = "check that the file may be opened";
        self.remark(name, [Remark::error(None, message, hint)]);
    }

    /// Reads a file: as its name says, else as text.
    pub fn read(&mut self, name: &str, bytes: Vec<u8>) {
        if !self.takes(name, bytes.len() as u64) {
            return;
        }
        let read = match ending(name).as_str() {
            "jsonl" => self.read_lines(name, bytes),
            "zip" => self.read_archive(bytes),
            kind => self.read_one(name, kind, bytes),
        };
        if let Err(remark) = read {
            self.remark(name, [remark]);
        }
    }

    fn remark(&mut self, file: &str, remarks: impl IntoIterator<Item = Remark>) {
        let remarks = remarks.into_iter();
        self.diagnostics
            .extend(remarks.map(|remark| remark.of(file)));
    }

    fn read_one(&mut self, name: &str, kind: &str, bytes: Vec<u8>) -> Result<(), Remark> {
        let sha256 = sha256(&bytes);
        let (text, offsets, markup, remarks) = match kind {
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
        let file = &source.file;
        if self.has(file) || self.reserved.contains(file) {
            let message = format!("\"{file}\" is the name of another document already");
            return Err(Remark::error(None, message, OWN_NAME));
        }
        self.sources.insert(file.clone(), source);
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

    fn read_archive(&mut self, bytes: Vec<u8>) -> Result<(), Remark> {
        archive::unpack(bytes, |name, bytes| match bytes {
            _ if ending(name) == "zip" || !is_read(name) => self.diagnostics.push(unread(name)),
            Ok(bytes) => self.read(name, bytes),
            Err(remark) => self.remark(name, [remark]),
        })
    }
}

/// Whether files of this name are read where a whole folder is.
pub fn is_read(name: &str) -> bool {
    matches!(
        ending(name).as_str(),
        "txt" | "md" | "jsonl" | "html" | "htm" | "zip"
    ) && !name.eq_ignore_ascii_case("readme.md")
}

/// What is said of a file that is not read.
pub fn unread(name: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Note,
        file: name.to_owned(),
        line: None,
        message: "not a text that is read".to_owned(),
        hint: "save it as .txt in UTF-8 if it belongs to the corpus".to_owned(),
    }
}

/// The most bytes that are read of a file.
pub(super) fn most_bytes(name: &str) -> u64 {
    match holds_many(name) {
        true => MOST_MANY_BYTES,
        false => MOST_BYTES as u64,
    }
}

fn holds_many(name: &str) -> bool {
    matches!(ending(name).as_str(), "jsonl" | "zip")
}

fn ending(name: &str) -> String {
    name.rsplit_once('.')
        .map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}
