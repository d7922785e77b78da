//! Cuts the page's module in two: what the first view needs, and the rest, which comes when it is used.
//!
//! A linker that keeps its relocations tells which function and which data refer to which. From them
//! [`reach`] finds what only the doors lead to: the functions of one module of the library, which the page
//! calls when it knows that the rest is there. [`cut`] makes two modules of the bound one. The rest
//! works in the memory and the table of the first, so nothing is copied and a pointer means the same in
//! both. The idea is that of Binaryen's `wasm-split`, with reachability for its profile of a run; the
//! relocations are those of the WebAssembly tool conventions (Linking.md).

mod cut;
mod reach;
mod whole;

pub(super) use cut::{Halves, cut};
pub(super) use reach::{Later, reach};
