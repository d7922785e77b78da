//! The Yew application: a pure function from the address and the corpus to the page.
//!
//! All state that a reader could want to keep is in the URL hash ([`crate::address`]), so nearly
//! every control is a plain link. A document's text reaches the page as text nodes only.

mod app;
mod browser;
mod desk;
mod later;
mod page;
mod part;

pub use app::mount;
pub use browser::{fail, once_whole};
