//! The page as one file, opened from a disk: it does what the hosted page does, saves itself with what a
//! reader has put into it, and what it saved does so again, byte for byte. In Chromium and in Firefox, where the
//! hosted page is tried as well.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{
    firefox::{self, Firefox},
    harness::{built, served, visit_file},
};

/// Goes through all that a reader does in a copy, and gives what was seen.
const EVERYTHING: &str = r##"(async () => {
    const until = async (ask) => {
        for (let round = 0; round < 1200; round += 1) {
            const found = ask();
            if (found) return found;
            await new Promise((go) => setTimeout(go, 25));
        }
        throw new Error("waited in vain for " + ask + " at " + location.hash + ": " + document.body.innerText.slice(0, 300));
    };
    const one = (selector) => document.querySelector(selector);
    const seen = {};
    await until(() => one("#app main h1"));
    await until(() => window.sanding);
    seen.title = one("#app main h1").textContent;
    seen.first = sanding.documents().length;
    location.hash = "#/search?q=korut";
    seen.hits = (await until(() => one("a.hit") && document.querySelectorAll("a.hit"))).length;
    location.hash = "#/compare/voa/okezone";
    await until(() => document.querySelectorAll(".s").length > 3);
    for (const view of ["statements", "quotations", "names", "timeline", "about", "keys"]) {
        location.hash = "#/" + view;
        await until(() => one("#app main h1") && !one("#app .loading"));
    }
    const language = document.documentElement.lang;
    one(".language button").click();
    await until(() => document.documentElement.lang !== language);
    // The page shows its new language in a moment of its own.
    await until(() => one(".language input").value === language);
    one(".language button").click();
    await until(() => document.documentElement.lang === language);
    if (OWN) {
        location.hash = "#/yours";
        const field = await until(() => one("#files"));
        const files = new DataTransfer();
        const text = "Pasar Tegalrejo Terbakar\n\nSelasa, 18 Juni 2024\n\nSebanyak 40 kios di Pasar Tegalrejo hangus terbakar.\n";
        files.items.add(new File([text], "pasar.txt", { type: "text/plain" }));
        field.files = files.files;
        field.dispatchEvent(new Event("change", { bubbles: true }));
        await until(() => sanding.documents().length === seen.first + 1);
        // A pair of theirs is compared by the module that compares.
        location.hash = "#/compare/pasar/voa";
        await until(() => document.querySelectorAll(".s").length > 1);
    }
    const { id } = sanding.documents()[0];
    location.hash = "#/read/" + id + "?at=20-40";
    const note = await until(() => one("sanding-passage textarea"));
    note.value = "periksa </script> “ini” 😀";
    one("sanding-passage label ~ p button").click();
    await until(() => /kept|disimpan/.test(one("sanding-passage [role=status]").textContent));
    location.hash = "#/names";
    (await until(() => one(".matrix tbody th a"))).click();
    const form = await until(() => one(".fix input[name=name]"));
    form.value = "Nama <Baru>";
    one(".fix button").click();
    await until(() => one("main h1")?.textContent === "Nama <Baru>");
    return seen;
})()"##;

/// What a reader has put into a page, as it shows it.
const STATE: &str = r##"(async () => {
    const until = async (ask) => {
        for (let round = 0; round < 800 && !ask(); round += 1) await new Promise((go) => setTimeout(go, 25));
        return ask();
    };
    await until(() => window.sanding);
    location.hash = "#/notes";
    await until(() => document.querySelector("sanding-notes li p"));
    const note = document.querySelector("sanding-notes li p")?.textContent;
    location.hash = "#/names";
    await until(() => document.querySelector(".matrix tbody th a"));
    const names = [...document.querySelectorAll(".matrix tbody th a")].map((it) => it.textContent);
    return { documents: sanding.documents().map((one) => one.id), note, renamed: names.includes("Nama <Baru>") };
})()"##;

/// The bytes of the file that the page saves, as base64.
const SAVED: &str = r##"(async () => {
    const real = URL.createObjectURL;
    const made = new Promise((done) => {
        URL.createObjectURL = (blob) => (blob.type === "text/html" && done(blob), real.call(URL, blob));
    });
    location.hash = "#/copy";
    while (!document.querySelector("sanding-copy button")) await new Promise((go) => setTimeout(go, 25));
    document.querySelector("sanding-copy button").click();
    const blob = await made;
    URL.createObjectURL = real;
    const read = new FileReader();
    await new Promise((done) => { read.onload = done; read.readAsDataURL(blob); });
    while (!/kB/.test(document.querySelector("sanding-copy [role=status]").textContent)) await new Promise((go) => setTimeout(go, 25));
    return read.result.split(",")[1];
})()"##;

fn bytes(base64: &Value) -> Vec<u8> {
    use base64::{Engine, prelude::BASE64_STANDARD};
    BASE64_STANDARD.decode(base64.as_str().unwrap()).unwrap()
}

fn address(file: &Path) -> String {
    format!("file://{}", file.display())
}

/// What is seen of the seeds.
fn check_seen(seen: &Value) {
    assert_eq!(seen["first"], 5, "{seen}");
    assert!(seen["hits"].as_u64() >= Some(4), "{seen}");
}

/// What a reader has put into a page.
fn check_state(state: &Value, reads_own: bool) {
    assert_eq!(state["note"], "periksa </script> “ini” 😀");
    assert_eq!(state["renamed"], true);
    let documents = state["documents"].as_array().unwrap();
    assert_eq!(documents.len(), if reads_own { 6 } else { 5 });
    assert_eq!(documents.contains(&json!("pasar")), reads_own);
}

#[test]
fn in_chromium_a_copy_does_everything_and_saves_itself_again_byte_for_byte() {
    for (file, reads_own) in [("sanding.html", true), ("sanding-small.html", false)] {
        let folder = tempfile::tempdir().unwrap();
        let [first, second] = ["first.html", "second.html"].map(|name| folder.path().join(name));
        visit_file(&built().join(file), async |page| {
            // Nothing was put into it: it saves the very file.
            let same = bytes(&page.eval(SAVED).await);
            assert!(same == fs::read(built().join(file)).unwrap());
            let seen = page
                .eval(&EVERYTHING.replace("OWN", &reads_own.to_string()))
                .await;
            check_seen(&seen);
            check_state(&page.eval(STATE).await, reads_own);
            // A copy that reads no files says so, and offers none to choose.
            page.eval("location.hash = '#/yours'").await;
            page.until("document.querySelector('sanding-yours .lede')")
                .await;
            let n_choosers = page.n_found("#files").await;
            assert_eq!(
                (
                    n_choosers == 1,
                    page.n_found("sanding-yours p.bad").await == 0
                ),
                (reads_own, reads_own)
            );
            fs::write(&first, bytes(&page.eval(SAVED).await)).unwrap();
        });
        visit_file(&first, async |page| {
            let state = page.eval(STATE).await;
            check_state(&state, reads_own);
            fs::write(&second, bytes(&page.eval(SAVED).await)).unwrap();
        });
        assert!(fs::read(&first).unwrap() == fs::read(&second).unwrap());
    }
}

#[test]
fn in_firefox_a_copy_does_everything_and_saves_itself_again_byte_for_byte() {
    if !firefox::is_wanted() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["first.html", "second.html"].map(|name| folder.path().join(name));
    let mut firefox = Firefox::start();
    firefox.open(&address(&built().join("sanding.html")));
    let seen = firefox.eval(&EVERYTHING.replace("OWN", "true"));
    check_seen(&seen);
    check_state(&firefox.eval(STATE), true);
    fs::write(&first, bytes(&firefox.eval(SAVED))).unwrap();
    let mut again = Firefox::start();
    again.open(&address(&first));
    let state = again.eval(STATE);
    check_state(&state, true);
    fs::write(&second, bytes(&again.eval(SAVED))).unwrap();
    assert!(fs::read(&first).unwrap() == fs::read(&second).unwrap());
}

#[test]
fn in_firefox_the_hosted_page_does_everything_too() {
    if !firefox::is_wanted() {
        return;
    }
    let mut firefox = Firefox::start();
    firefox.open(served());
    let seen = firefox.eval(&EVERYTHING.replace("OWN", "true"));
    check_seen(&seen);
    check_state(&firefox.eval(STATE), true);
}
