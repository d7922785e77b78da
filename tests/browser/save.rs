//! Tables and citations that the page saves: the same as the command writes.

use std::process::Command;

use crate::harness::{Page, visit};

/// Presses a button of a form that saves, and gives the file's name and text.
async fn saved(page: &Page, table: &str, format: &str) -> (String, String) {
    let button = format!("form.save:has([value={table}]) button[value={format}]");
    page.until(&format!("document.querySelector({button:?})"))
        .await;
    let script = format!(
        "new Promise((done) => {{
            const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => {{
                URL.createObjectURL = make;
                const name = () => document.querySelector({button:?}).form.querySelector('output').value;
                blob.arrayBuffer().then((bytes) => done([name(), new TextDecoder('utf-8', {{ ignoreBOM: true }}).decode(bytes)]));
                return make.call(URL, blob);
            }};
            document.querySelector({button:?}).click();
        }})"
    );
    let answer = page.eval(&script).await;
    let part = |at: usize| answer[at].as_str().unwrap().to_owned();
    (part(0), part(1))
}

fn exported(arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_sanding"))
        .arg("export")
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(done.status.success());
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn tables_and_citations_are_saved_as_the_command_writes_them() {
    visit("#/statements", async |page| {
        for (view, table, format) in [
            ("#/statements", "statements", "csv"),
            ("#/statements", "conflicts", "md"),
            ("#/names", "entities", "json"),
            ("#/timeline", "timeline", "csv"),
        ] {
            page.open(view).await;
            let (name, text) = saved(page, table, format).await;
            assert_eq!(name, format!("sanding-{table}.{format}"));
            let address = page.address.clone();
            let own = exported(&["--table", table, "--format", format, "--page", &address]);
            assert!(own.len() > 200, "{own}");
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            assert_eq!(text, own, "{table} as {format}");
        }
        page.open("#/read/voa").await;
        for (format, ending) in [("bibtex", "bib"), ("csl-json", "json")] {
            let (name, text) = saved(page, "sources", format).await;
            assert_eq!(name, format!("voa-sources.{ending}"));
            let own = exported(&["--format", format, "--document", "voa"]);
            assert_eq!(text, own);
        }
    });
}
