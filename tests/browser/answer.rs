//! `window.sanding` against the command: the same structures, byte for byte.

use std::process::Command;

use crate::harness::{Page, visit};

const QUERIES: [&str; 6] = [
    "korut vietnam",
    "mengunjungi",
    "\"operasi militer khusus\"",
    "sanksi -pbb",
    "outlet:voa kim",
    "zzzz \"unclosed (",
];

fn command(arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_sanding"))
        .args(arguments)
        .args(["--json", "--corpus", "seeds"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{arguments:?}: {done:?}");
    String::from_utf8(done.stdout).unwrap()
}

async fn browser(page: &Page, call: &str) -> String {
    let answer = page
        .eval(&format!("JSON.stringify(window.sanding.{call})"))
        .await;
    answer.as_str().unwrap().to_owned()
}

#[test]
fn the_browser_and_the_command_give_the_same_bytes() {
    visit("", async |page| {
        let ids = page
            .eval("window.sanding.documents().map((document) => document.id)")
            .await;
        let ids: Vec<&str> = ids
            .as_array()
            .unwrap()
            .iter()
            .map(|id| id.as_str().unwrap())
            .collect();
        let analyzed = command(&["analyze"]);
        assert_eq!(analyzed.lines().count(), ids.len());
        for (id, line) in ids.iter().zip(analyzed.lines()) {
            // The page has no attributions: bundles do not store them.
            let (stored, _) = line.split_once(",\"attributions\":").unwrap();
            let answer = browser(page, &format!("analyze({id:?})")).await;
            assert_eq!(answer, format!("{stored}}}"));
        }
        for a in &ids {
            for b in &ids {
                assert_eq!(
                    browser(page, &format!("compare({a:?}, {b:?})")).await,
                    command(&["compare", a, b]).trim_end(),
                );
            }
        }
        assert_eq!(
            browser(page, "statements()").await,
            command(&["statements"]).trim_end()
        );
        for query in QUERIES {
            assert_eq!(
                browser(page, &format!("search({query:?}, {{limit: 3}})")).await,
                command(&["search", "--limit", "3", query]).trim_end(),
            );
        }
    });
}
