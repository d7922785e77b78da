//! Why a step of the command failed, and what to do about it.
//!
//! These are errors of files, tools and arguments. A text is never an error: what is wrong with
//! one is a [`Diagnostic`].

use std::{fmt, io, path::PathBuf};

use crate::base::Diagnostic;

/// What went wrong outside of the texts.
#[derive(Debug)]
pub enum Error {
    /// A file or folder could not be read or written.
    File {
        /// What was being done (`"read"`, `"write"`).
        step: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
        /// What to do.
        hint: &'static str,
    },
    /// `corpus.toml` does not say what it must say.
    Manifest {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1, where one is to blame.
        line: Option<usize>,
        /// What is the matter.
        message: String,
        /// What to do.
        hint: String,
    },
    /// Not one document could be read.
    NothingRead {
        /// The corpus.
        path: PathBuf,
        /// How many texts were tried.
        n_sources: usize,
        /// Why each was refused.
        diagnostics: Vec<Diagnostic>,
    },
    /// `--strict` was asked for and something was noticed.
    Strict {
        /// How many warnings and errors.
        n_diagnostics: usize,
    },
    /// No document has this name.
    UnknownDocument {
        /// The name as typed.
        name: String,
        /// The ids that there are.
        known: Vec<String>,
    },
    /// The program's own sources, which a page is compiled from, were not found.
    NoProject {
        /// Where the search began.
        from: PathBuf,
    },
    /// Another program could not be started or failed.
    Tool {
        /// What it was to do.
        step: &'static str,
        /// The command line.
        command: String,
        /// What it said, or what the system said.
        detail: String,
        /// What to do.
        hint: &'static str,
    },
    /// The folder to build into holds something else.
    ForeignFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The result could not be printed.
    Output(io::Error),
}

impl Error {
    /// A file or folder that could not be read.
    pub(super) fn read(path: impl Into<PathBuf>, cause: io::Error, hint: &'static str) -> Self {
        Self::File {
            step: "read",
            path: path.into(),
            cause,
            hint,
        }
    }

    /// A file or folder that could not be written.
    pub(super) fn write(path: impl Into<PathBuf>, cause: io::Error) -> Self {
        Self::File {
            step: "write",
            path: path.into(),
            cause,
            hint: "check that the folder exists, may be written to and has room",
        }
    }

    /// Whether the reader of the output has gone, which is no failure.
    pub fn is_closed_output(&self) -> bool {
        matches!(self, Self::Output(cause) if cause.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What to do about it, in a few words.
    pub fn hint(&self) -> String {
        match self {
            Self::File { hint, .. } | Self::Tool { hint, .. } => (*hint).to_owned(),
            Self::Manifest { hint, .. } => hint.clone(),
            Self::NothingRead { .. } => {
                "a corpus is a folder of .txt, .md or .html files, or one .jsonl file".to_owned()
            }
            Self::Strict { .. } => "mend what is listed above, or leave --strict out".to_owned(),
            Self::UnknownDocument { known, .. } => format!("known ids: {}", known.join(", ")),
            Self::NoProject { .. } => {
                "run the command inside a checkout of Sanding: the page is compiled from its sources"
                    .to_owned()
            }
            Self::ForeignFolder { .. } => {
                "name an empty or a new folder with --out, so that nothing of yours is overwritten"
                    .to_owned()
            }
            Self::Output(_) => "check where the output goes".to_owned(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File {
                step, path, cause, ..
            } => write!(f, "could not {step} {}: {cause}", path.display()),
            Self::Manifest {
                path,
                line,
                message,
                ..
            } => {
                write!(f, "{}", path.display())?;
                if let Some(line) = line {
                    write!(f, ":{line}")?;
                }
                write!(f, ": {message}")
            }
            Self::NothingRead {
                path,
                n_sources,
                diagnostics,
            } => {
                for diagnostic in diagnostics {
                    writeln!(f, "{diagnostic}")?;
                }
                match n_sources {
                    0 => write!(f, "{} holds no document", path.display()),
                    _ => write!(f, "{} holds no document that could be read", path.display()),
                }
            }
            Self::Strict { n_diagnostics } => write!(
                f,
                "{n_diagnostics} {} noticed in the corpus",
                match n_diagnostics {
                    1 => "warning or error was",
                    _ => "warnings or errors were",
                }
            ),
            Self::UnknownDocument { name, .. } => write!(f, "no document is called \"{name}\""),
            Self::NoProject { from } => write!(
                f,
                "no sources of the page were found from {} upward",
                from.display()
            ),
            Self::Tool {
                step,
                command,
                detail,
                ..
            } => write!(f, "could not {step}: `{command}`: {detail}"),
            Self::ForeignFolder { path } => write!(
                f,
                "{} holds files and is not a page built before",
                path.display()
            ),
            Self::Output(cause) => write!(f, "could not print the result: {cause}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { cause, .. } | Self::Output(cause) => Some(cause),
            Self::Manifest { .. }
            | Self::NothingRead { .. }
            | Self::Strict { .. }
            | Self::UnknownDocument { .. }
            | Self::NoProject { .. }
            | Self::Tool { .. }
            | Self::ForeignFolder { .. } => None,
        }
    }
}
