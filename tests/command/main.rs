//! The `sanding` command from outside: exit codes, wording of errors, shapes of answers.
//!
//! Tests of answers run on the repository's own seeds and claim what holds of any corpus.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod answer;
mod encoding;
mod fault;
mod handover;
mod run;
mod usage;
