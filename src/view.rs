//! The Yew application: a pure function from the address and the corpus to the page.
//!
//! All state that a reader could want to keep is in the URL hash ([`crate::address`]), so nearly
//! every control is a plain link. A document's text reaches the page as text nodes only.
//! The command makes the first view with the same functions, and puts it into the page as HTML.

#[cfg(target_arch = "wasm32")]
mod app;
mod browser;
mod desk;
#[cfg(target_arch = "wasm32")]
mod element;
mod later;
#[cfg(not(target_arch = "wasm32"))]
mod markup;
#[cfg(not(target_arch = "wasm32"))]
mod opening;
mod page;
mod part;

#[cfg(target_arch = "wasm32")]
pub use app::mount;
#[cfg(target_arch = "wasm32")]
pub use browser::once_whole;
#[cfg(not(target_arch = "wasm32"))]
pub use opening::{Opening, opening};
