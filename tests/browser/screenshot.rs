//! Pictures of every view, for a person to look at:
//! `cargo test --release --test browser screenshot -- --ignored` writes them to `screenshots/`.

use std::{fs, path::Path};

use serde_json::json;

use crate::harness::visit;

const VIEWS: [(&str, &str); 21] = [
    ("overview", "#/"),
    ("search", "#/search?q=korut%20vietnam"),
    ("context", "#/search?q=kunjungan&lines=right"),
    ("search-empty", "#/search"),
    ("search-nothing", "#/search?q=zzzz"),
    ("read", "#/read/liputan6"),
    ("passage", "#/read/liputan6?at=1400-1500"),
    ("compare", "#/compare/liputan6/medcom"),
    ("compare-three", "#/compare/liputan6/medcom/okezone"),
    ("statements", "#/statements?show=shared"),
    ("conflicts", "#/statements?show=conflicts"),
    ("quotations", "#/quotations"),
    ("names", "#/names"),
    ("name", "#/names/korea-utara"),
    ("timeline", "#/timeline"),
    ("yours", "#/yours"),
    ("notes", "#/notes"),
    ("copy", "#/copy"),
    ("keys", "#/keys"),
    ("about", "#/about"),
    ("not-found", "#/no/such"),
];

#[test]
#[ignore = "makes pictures for a person, asserts nothing of them"]
fn screenshots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots");
    fs::create_dir_all(&folder).unwrap();
    visit("", async |page| {
        for scheme in ["light", "dark"] {
            let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
            page.driver
                .cdp()
                .send_raw("Emulation.setEmulatedMedia", media)
                .await
                .unwrap();
            for (width, height) in [(1280, 1000), (390, 844)] {
                page.resize(width, height).await;
                for (name, view) in VIEWS {
                    page.open(view).await;
                    page.until("document.querySelector('main h1')").await;
                    let picture = page.driver.screenshot_as_png().await.unwrap();
                    let file = format!("{name}-{width}-{scheme}.png");
                    fs::write(folder.join(file), picture).unwrap();
                }
            }
        }
    });
}
