//! Sanding sets several outlets' reports of one event side by side.
//!
//! The crate is one pipeline; its modules, in reading order:
//!
//! - [`base`]: spans, diagnostics, checksums.
//! - [`corpus`]: bytes to documents, with the role of every line and the metadata read from it.
//! - [`text`]: sentences, tokens, normal forms, Indonesian morphology.
//! - [`entity`]: names and their aliases, dates, quantities, quotations.
//! - [`index`]: the inverted index and the query language that searches it.
//! - [`compare`]: sentence alignment, word differences, conflicts, statements.
//! - [`bundle`]: an analysed corpus as bytes; the one thing that is embedded in the page.
//! - [`engine`]: the façade over all of it, with plain result structures.
//! - [`locale`]: the interface's texts in its languages.
//! - [`address`]: the page's state as a URL hash.
//! - `export` (native, and in the module that compares): tables and citations as files.
//! - `answers` (browser): the engine, and the second module where the page needs it.
//! - `view` (browser): the Yew application; natively its first view, as HTML.
//! - `api` and `start` (browser): `window.sanding`, the entry point.
//! - `comparer` (browser, a module of its own): comparisons that the corpus does not bring with it.
//! - `intake` (native, and in the page's worker): files as they lie on a disk to sources.
//! - `worker` (browser, a module of its own): a reader's own files to an analysed corpus.
//! - `site` (native): builds, serves and exports.

pub mod address;
#[cfg(all(
    target_arch = "wasm32",
    not(any(feature = "worker", feature = "comparer"))
))]
mod answers;
#[cfg(all(
    target_arch = "wasm32",
    not(any(feature = "worker", feature = "comparer"))
))]
mod api;
pub mod base;
pub mod bundle;
pub mod compare;
#[cfg(all(target_arch = "wasm32", feature = "comparer"))]
mod comparer;
pub mod corpus;
pub mod engine;
pub mod entity;
#[cfg(any(not(target_arch = "wasm32"), feature = "comparer"))]
pub mod export;
pub mod index;
#[cfg(any(not(target_arch = "wasm32"), feature = "worker"))]
pub mod intake;
pub mod locale;
#[cfg(not(target_arch = "wasm32"))]
pub mod site;
#[cfg(all(
    target_arch = "wasm32",
    not(any(feature = "worker", feature = "comparer"))
))]
mod start;
pub mod text;
#[cfg(not(all(target_arch = "wasm32", any(feature = "worker", feature = "comparer"))))]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(
        dead_code,
        unused_imports,
        reason = "the command makes the first view alone"
    )
)]
mod view;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod worker;
