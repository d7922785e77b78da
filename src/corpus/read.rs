//! The entry point: files in, documents and diagnostics out.

use super::{Document, Manifest};
use crate::base::Diagnostic;

/// One text to read: a file, or a line of a `.jsonl` corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name inside the corpus; for `.jsonl` the line's `id`.
    pub file: String,
    /// The bytes as they lie on disk (for `.jsonl`: of its `text`).
    pub bytes: Vec<u8>,
}

/// Reads every source; what could not be read is in the diagnostics, and the rest is read.
pub fn read(sources: Vec<Source>, manifest: &Manifest) -> (Vec<Document>, Vec<Diagnostic>) {
    let _ = (sources, manifest);
    (Vec::new(), Vec::new())
}

/// Reads every source as body text, a paragraph a line, without looking for page furniture.
pub fn read_plain(sources: Vec<Source>, manifest: &Manifest) -> (Vec<Document>, Vec<Diagnostic>) {
    let _ = (sources, manifest);
    (Vec::new(), Vec::new())
}
