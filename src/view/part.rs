//! Pieces that several pages are made of.

mod choose;
mod footer;
mod frame;
mod header;
mod link;
mod marked;
mod node;
mod pager;
mod save;
mod source;
mod table;
mod words;

pub use choose::{Choice, chooser};
pub use footer::footer;
pub use frame::frame;
pub use header::{LANGUAGE, QUERY, header};
pub use link::{in_context, name_link, reader_link, to_passage};
pub use marked::{Marks, marked, place, why_found};
pub use node::{Child, Element, NAMES, Name, Node, group, tag};
pub use pager::{pager, stretch};
pub use save::{CITATIONS, TABLE, TABLES, save};
pub use source::{inferred, published};
pub use table::{column_head, first_of, matrix, row_head, source_heads, square};
pub use words::{
    day, field_name, joined, kind_plural, mark_name, moment, origin, period, share, verdict,
};
