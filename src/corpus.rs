//! Texts to documents: every non-blank line gets a role, and the metadata is read from the page.
//!
//! Reading never fails on a text: the result is what could be read and what was noticed on the way.
//! Nothing here knows an outlet by name, and nothing here touches a file system or knows of
//! encodings: a text comes as UTF-8 in normal form C, with [`Offsets`] that lead back to its file.
//! What markup says of lines comes along with the text, but for Markdown, which is text itself.

mod calendar;
mod detail;
mod document;
mod iso;
mod language;
mod line;
mod manifest;
mod markdown;
mod markup;
mod metadata;
mod notice;
mod offsets;
mod read;
mod role;
mod twin;
mod words;

pub use detail::{Detail, Field, Origin};
pub use document::{Block, Document, Role};
pub use iso::iso_date;
pub use manifest::{Entry, Manifest};
pub use markup::{Markup, Stated};
pub use notice::future;
pub use offsets::{Offsets, OffsetsBuilder};
pub use read::{Source, merged, read, read_plain};
