//! Bytes to documents: every non-blank line gets a role, and the metadata is read from the page.
//!
//! Reading never fails on a text: the result is what could be read and what was noticed on the way.
//! Nothing here knows an outlet by name, and nothing here touches a file system.

mod document;
mod manifest;
mod read;

pub use document::{Block, Document, Known, Origin, Role};
pub use manifest::{Entry, Manifest};
pub use read::{Source, read, read_plain};
