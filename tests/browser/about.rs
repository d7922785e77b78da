//! What the page tells of itself: what it was built from, that its texts are the files that it names, and
//! that nothing of them is left out.

use std::{fs, path::Path, process::Command};

use sanding::{
    engine::prepare,
    entity::Knowledge,
    site::{Loaded, load_corpus},
};
use serde_json::{Value, json};
use thirtyfour::By;

use crate::harness::{Page, visit};

const BUILT: &str = "document.querySelector('sanding-built').textContent";
const ALL: &str = "sanding-built button";
const TOLD: &str = "document.querySelector('sanding-built [role=status]').textContent";

/// Shows the reports of a folder, of which one is changed before.
async fn show(page: &Page, folder: &Path, changed: &str) {
    let Loaded {
        mut sources,
        manifest,
        ..
    } = load_corpus(folder).unwrap();
    for source in &mut sources {
        if source.file == changed {
            source.text = source.text.replacen("40", "14", 1);
        }
    }
    let corpus = prepare(sources, &manifest, Knowledge::default()).encode();
    let script = format!(
        "dispatchEvent(new CustomEvent('sanding-open', {{ detail: Uint8Array.from({}) }}))",
        json!(corpus)
    );
    page.eval(&script).await;
}

/// What the check of one source says.
async fn checked(page: &Page, id: &str) -> String {
    let place = format!("sanding-check[data-id={id:?}]");
    page.until(&format!("document.querySelector('{place} button')"))
        .await;
    // It may lie under the bar, where a pointer does not reach it.
    page.eval(&format!("document.querySelector('{place} button').click()"))
        .await;
    let told = format!("document.querySelector('{place} [role=status]').textContent");
    page.until(&format!("/^(Same|Diff|Not )/.test({told})"))
        .await;
    page.eval(&told).await.as_str().unwrap().to_owned()
}

fn written(text: &str, encode: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(encode).collect()
}

#[test]
fn the_page_tells_its_version_its_commit_and_its_corpus_and_all_is_as_it_says() {
    visit("#/about", async |page| {
        page.until("document.querySelector('sanding-built button')")
            .await;
        let corpus = page
            .eval("crypto.subtle.digest('SHA-256', window.sanding.corpus()).then((digest) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''))")
            .await;
        let told = page.eval(BUILT).await;
        let told = told.as_str().unwrap();
        for part in [env!("CARGO_PKG_VERSION"), corpus.as_str().unwrap()] {
            assert!(told.contains(part), "{part}: {told}");
        }
        let head = Command::new("git")
            .args(["rev-parse", "HEAD"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output();
        if let Some(head) = head.ok().filter(|head| head.status.success()) {
            let head = String::from_utf8(head.stdout).unwrap();
            assert!(told.contains(&head[..12]), "{told}");
        }
        page.click(ALL).await;
        page.until(&format!("/\\d/.test({TOLD})")).await;
        assert_eq!(
            page.eval(TOLD).await,
            "The corpus is the one that the page was built with. Sources that are the same: 5; different: 0; not checked: 0."
        );
        let n_sources =
            "document.querySelector('sanding-built dd:nth-last-of-type(3)').textContent";
        assert_eq!(page.eval(n_sources).await, "5");
        page.eval("document.querySelector('meta[name=corpus]').content = '00'")
            .await;
        page.click(ALL).await;
        page.until(&format!("{TOLD}.includes('is not the one')"))
            .await;
        let of_voa = checked(page, "voa").await;
        assert!(of_voa.starts_with("Same: "), "{of_voa}");
        // Another language, and the same elements.
        page.click(".language button").await;
        page.until(&format!("{BUILT}.includes('versi') && document.querySelector('sanding-check').textContent === 'Periksa'"))
            .await;
    });
}

#[test]
fn a_text_that_is_not_its_file_is_found_and_what_cannot_be_known_is_said() {
    let report = "Pasar Lama Terbakar\n\nSebanyak 40 kios di Pasar Lama hangus – kata José Ramírez, “api cepat meluas”.\n";
    let loose = report.replace('é', "e\u{301}").replace("Lama", "L\u{e5}ma");
    let windows: Vec<u8> = report
        .chars()
        .map(|c| match c {
            '–' => 0x96,
            '“' => 0x93,
            '”' => 0x94,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let marked = format!("\u{feff}{}", loose.replace('\n', "\r\n"));
    let folder = tempfile::tempdir().unwrap();
    for (file, bytes) in [
        ("biasa.txt", marked.replace("e\u{301}", "é").into_bytes()),
        ("ubah.txt", format!("Ubah. {report}").into_bytes()),
        ("windows.txt", windows),
        ("kecil.txt", written(&marked, u16::to_le_bytes)),
        ("besar.txt", written(&marked, u16::to_be_bytes)),
        ("urai.txt", loose.clone().into_bytes()),
        // The sign for ångström is composed into the letter, and nothing tells it from that one.
        ("satuan.txt", loose.replace('\u{e5}', "\u{212b}").into_bytes()),
        ("baris.jsonl", json!({"id": "baris", "text": loose}).to_string().into_bytes()),
        (
            "halaman.html",
            format!("<html><body><nav>Beranda</nav><article><h1>Pasar Lama</h1><p>{}</p></article></body></html>", report.repeat(4)).into_bytes(),
        ),
    ] {
        fs::write(folder.path().join(file), bytes).unwrap();
    }
    visit("#/about", async |page| {
        page.until("document.querySelector('sanding-built button')")
            .await;
        show(page, folder.path(), "ubah.txt").await;
        page.until("document.querySelectorAll('sanding-check button').length === 9")
            .await;
        for (id, start) in [
            ("biasa", "Same: the text"),
            ("ubah", "Different: "),
            ("windows", "Same: written back"),
            ("kecil", "Same: written back"),
            ("besar", "Same: written back"),
            ("urai", "Same: written back"),
            ("satuan", "Not confirmed: "),
            ("baris", "Same: written back"),
            ("halaman", "Not checked: "),
        ] {
            let told = checked(page, id).await;
            assert!(told.starts_with(start), "{id}: {told}");
        }
        page.click(ALL).await;
        page.until(&format!("/\\d/.test({TOLD})")).await;
        let told = page.eval(TOLD).await;
        let tally = "Sources that are the same: 6; different: 1; not checked: 2.";
        assert!(told.as_str().unwrap().ends_with(tally), "{told}");

        // Files of the reader's: one that a source is, one that it is no more, and one of another name.
        fs::write(folder.path().join("biasa.txt"), "Lain.\n").unwrap();
        fs::write(folder.path().join("asing.txt"), "Asing.\n").unwrap();
        let files = ["halaman.html", "biasa.txt", "asing.txt"].map(|file| {
            let path = folder.path().join(file);
            path.to_str().unwrap().to_owned()
        });
        let chooser = page.driver.find(By::Css("sanding-built input")).await;
        chooser.unwrap().send_keys(files.join("\n")).await.unwrap();
        page.until("document.querySelectorAll('sanding-built div[role=status] li').length === 3")
            .await;
        let told = page
            .eval("[...document.querySelectorAll('sanding-built div[role=status] li')].map((line) => line.textContent)")
            .await;
        assert_eq!(
            told,
            json!([
                "halaman.html: the same bytes as halaman",
                "biasa.txt: not the bytes that biasa was read from, a file of that name",
                "asing.txt: no source was read from these bytes",
            ])
        );
        let requests = page.requests().await;
        assert!(requests.iter().all(|one| !one.contains("sanding-worker")));
    });
}

#[test]
fn where_the_browser_makes_no_sha_256_the_page_says_so() {
    visit("", async |page| {
        page.eval("Object.defineProperty(window.crypto, 'subtle', { value: undefined })")
            .await;
        page.eval("location.hash = '#/about'").await;
        page.until("document.querySelector('sanding-built h2')")
            .await;
        let told = page.eval(BUILT).await;
        assert!(told.as_str().unwrap().contains("only for pages"), "{told}");
        assert_eq!(
            page.n_found("sanding-built button, sanding-check button")
                .await,
            0
        );
        assert_eq!(page.n_found(".digest code").await, 6);
    });
}

#[test]
fn every_line_of_every_source_is_on_its_page_whatever_it_holds() {
    let hostile = "Pasar \u{202e}rabkabreT\u{202c} Semalam\n\nBaca juga: \0\u{1}\u{1b}[2J harga\u{200b}beras\n\n\
         <script>alert(1)</script> &lt;b&gt; sebanyak 40 kios padam dini hari \u{e0041}\u{7f} kata polisi.\r\n\
         \u{feff}Warga \u{2067}pulang\u{ad} ke rumah masing-masing pada Selasa pagi.\u{85}\u{2028}Esoknya hujan.\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("jahat.txt"), hostile).unwrap();
    // All that an article's lines say, and all that the document holds, without blanks.
    let compared = "(() => {
        const tight = (text) => text.replace(/[\\s\\u0085\\ufeff]/g, '');
        const article = document.querySelector('article');
        const lines = [...article.querySelectorAll('[data-at]')].map((line) => {
            const own = line.cloneNode(true);
            own.querySelectorAll('.go').forEach((link) => link.remove());
            return own.textContent;
        });
        return [tight(lines.join('')), tight(window.sanding.text(article.dataset.id).text)];
    })()";
    visit("", async |page| {
        let known = page
            .eval("window.sanding.documents().map((one) => one.id)")
            .await;
        let known: Vec<Value> = known.as_array().unwrap().clone();
        assert_eq!(known.len(), 5);
        for id in known {
            let id = id.as_str().unwrap();
            page.open(&format!("#/read/{id}")).await;
            page.until(&format!(
                "document.querySelector('article[data-id={id:?}]')"
            ))
            .await;
            let texts = page.eval(compared).await;
            assert!(texts[0].as_str().unwrap().len() > 1000);
            assert_eq!(texts[0], texts[1], "{id}");
        }
        show(page, folder.path(), "").await;
        page.eval("location.hash = '#/read/jahat'").await;
        page.until("document.querySelector('article[data-id=jahat]')")
            .await;
        let texts = page.eval(compared).await;
        assert_eq!(texts[0], texts[1]);
        assert_eq!(page.n_found("article script").await, 0);
        let named = "[...document.querySelectorAll('article p.furniture:not([data-at])')].map((it) => it.textContent)";
        assert_eq!(
            page.eval(named).await,
            json!([
                "unseen: U+202C U+202E",
                "site furniture",
                "unseen: U+0000 U+0001 U+001B U+200B",
                "unseen: U+007F U+E0041",
                "unseen: U+00AD U+2067",
            ])
        );
        // What turns its own line round turns no other: the name of what is unseen is read as it is.
        let direction = "getComputedStyle(document.querySelector('article p.furniture:not([data-at])')).direction";
        assert_eq!(page.eval(direction).await, "ltr");
    });
}
