//! What was noticed while reading a corpus, for a person to act on.

use serde::Serialize;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing was lost.
    Note,
    /// Something looks wrong; the document was read all the same.
    Warning,
    /// The document could not be read; the rest of the corpus was.
    Error,
}

/// One finding about one file of a corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// The file's name inside the corpus.
    pub file: String,
    /// The line, counted from 1, where one line is to blame.
    pub line: Option<u32>,
    /// What is the matter, in one sentence.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let severity = match self.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let line = self.line.map(|line| line.to_string());
        let mut parts = vec![severity, ": ", &self.file];
        if let Some(line) = &line {
            parts.extend([":", line]);
        }
        parts.extend([": ", &self.message]);
        if !self.hint.is_empty() {
            parts.extend([" (", &self.hint, ")"]);
        }
        f.write_str(&parts.concat())
    }
}
