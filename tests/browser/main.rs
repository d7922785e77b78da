//! The page in a real Chromium, and as one file in a real Firefox as well.
//!
//! A scenario is one test: [`visit`] opens the page afresh, hands it over, and then asserts what
//! holds of every visit: the console stayed empty and nothing was asked of another origin. Needs
//! Chromium, its driver and Firefox (Debian: `chromium chromium-driver firefox-esr`);
//! `SANDING_NO_BROWSER=1` leaves these tests out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod about;
mod accessible;
mod alone;
mod answer;
mod beside;
mod firefox;
mod first;
mod harness;
mod hostile;
mod keyboard;
mod language;
mod large;
mod later;
mod names;
mod notes;
mod offline;
mod own;
mod save;
mod scenario;
mod screenshot;
mod shared;
mod visible;

use harness::visit;

#[test]
fn the_page_starts_and_answers_scripts() {
    visit("", async |page| {
        assert_eq!(page.eval("window.sandingReadyEvents").await, 1);
        let documents = page.eval("window.sanding.documents()").await;
        let documents = documents.as_array().unwrap();
        assert_eq!(documents.len(), 5);
        assert!(documents.iter().all(|document| document["id"].is_string()));
    });
}
