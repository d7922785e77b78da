//! Bytes to documents: every non-blank line gets a role, and the metadata is read from the page.
//!
//! Reading never fails on a text: the result is what could be read and what was noticed on the way.
//! Nothing here knows an outlet by name, and nothing here touches a file system. Markup is not
//! parsed: a Markdown heading is known by its number signs, and HTML is not read yet.

mod calendar;
mod detail;
mod document;
mod language;
mod line;
mod manifest;
mod metadata;
mod notice;
mod read;
mod role;
mod twin;

pub use detail::{Detail, Field, Origin};
pub use document::{Block, Document, Role};
pub use manifest::{Entry, Manifest};
pub use notice::future;
pub use read::{Source, read, read_plain};
