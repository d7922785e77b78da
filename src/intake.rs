//! Files as they lie on a disk to sources: encodings, saved pages, lines of JSON, archives.
//!
//! A file comes as its name and its bytes, so the command and the page's worker read alike. What
//! can't be read is a diagnostic and the rest is read; nothing here touches a file system. What the
//! texts say is read in [`crate::corpus`].

mod archive;
mod decode;
mod html;
mod jsonl;
mod reader;

pub use decode::{normal, sha256};
pub use reader::{Reader, Taken, is_read, unread};
