//! The few things that the view asks of the browser itself.
//!
//! Where there is none, as when the command makes the first view, nothing is kept and nothing happens.

#[cfg(not(target_arch = "wasm32"))]
mod none;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use none::{Answers, Form, keep, kept, rest};
#[cfg(target_arch = "wasm32")]
pub use web::{
    Answers, Form, MOVED, PAUSED, REST, SPEAKS, bytes, chosen, focus, go, has_focus, hash, height,
    is_typing, keep, kept, n_found, once_whole, press, rest, reveal, set_title, show, speak, step,
    text, to_top, typed, window,
};
