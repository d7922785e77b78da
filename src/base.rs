//! The vocabulary that every other module speaks: byte spans, diagnostics, checksums, words as
//! numbers, structures as bytes, bytes that come later, texts in codes, work in parallel.
//!
//! Nothing here knows about documents, languages or the browser, and nothing here depends on
//! another module of the crate.

mod arrange;
mod checksum;
mod coding;
mod dense;
mod diagnostic;
mod intern;
mod late;
mod number;
mod parallel;
mod part;
mod span;

pub use arrange::Arrange;
pub use checksum::{ByChecksum, FNV_EMPTY, checksum, fnv1a, fnv1a_with};
pub use coding::{Reader, Writer, put, take};
pub use dense::{Coder, Text, Words};
pub use diagnostic::{Diagnostic, Severity};
pub use intern::Intern;
pub use late::Late;
pub use number::{plain, rounded};
pub use parallel::parallel;
pub use part::{Parts, PartsWriter, Piece, Place};
pub use span::Span;
