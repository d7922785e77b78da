//! A corpus of more reports than a view shows at once.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use sanding::{
    corpus::{Manifest, Source},
    engine::prepare,
    entity::Knowledge,
};
use tempfile::TempDir;

use crate::{
    harness::{Page, build, host, run},
    offline::{Host, until_kept},
};

/// Articles of one flood each, no two in the same words.
fn corpus(n_articles: usize) -> String {
    const PLACES: [&str; 8] = [
        "Sukajadi",
        "Tanjung Priok",
        "Kebon Jeruk",
        "Cilacap",
        "Manado",
        "Ternate",
        "Bojonegoro",
        "Sampit",
    ];
    let mut lines = String::new();
    for at in 0..n_articles {
        let (place, other) = (PLACES[at % 8], PLACES[(at / 8 + at + 3) % 8]);
        let article = serde_json::json!({
            "id": format!("laporan-{at}"),
            "title": format!("Banjir ke-{at} Melanda {place}"),
            "outlet": format!("Harian {other}"),
            "date": format!("2024-0{}-1{}", at % 9 + 1, at % 10),
            "text": format!(
                "Banjir setinggi {} sentimeter melanda {place} pada Senin malam.\n\n\
                 Sebanyak {} warga diungsikan ke gedung sekolah di {other}.",
                30 + at, 200 + 7 * at
            ),
        });
        lines.push_str(&article.to_string());
        lines.push('\n');
    }
    lines
}

/// Builds the page of a corpus; the folder that holds it.
fn built(corpus: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let corpus_file = folder.path().join("corpus.jsonl");
    fs::write(&corpus_file, corpus).unwrap();
    if std::env::var_os("SANDING_NO_BROWSER").is_none_or(|value| value != "1") {
        build(&corpus_file, &folder.path().join("page"));
    }
    folder
}

#[test]
fn who_types_sees_what_fills_a_window_at_once_and_the_rest_in_a_pause() {
    let folder = built(&corpus(60));
    let (_running, port) = host(&folder.path().join("page"), 0);
    run(&format!("http://127.0.0.1:{port}/"), "", async |page| {
        page.open("#/search?q=warga").await;
        page.until("document.querySelectorAll('a.hit').length === 20")
            .await;
        let length = page.eval("history.length").await;
        // Yew shows what has changed before the next task.
        let told = "[document.querySelectorAll('a.hit').length, location.hash, \
             document.querySelector('.results [role=status]').textContent]";
        let shown = page.eval(&typing("banjir", "", told)).await;
        // A card for each 180 pixels of the window.
        let n_filling = "Math.ceil(innerHeight / 180)";
        let n = page.eval(n_filling).await;
        assert!((3..20).contains(&n.as_u64().unwrap()), "{n}");
        assert_eq!(shown[0], n);
        // To tell the browser of the address takes too long for a key.
        assert_eq!(shown[1], "#/search?q=warga");
        let told = shown[2].as_str().unwrap();
        assert!(told.contains("60"), "{told}");
        page.until("document.querySelectorAll('a.hit').length === 20")
            .await;
        assert_eq!(page.text(".results [role=status]").await, told);
        page.until("location.hash === '#/search?q=banjir'").await;
        assert_eq!(
            page.eval("history.length").await,
            length,
            "a step of typing"
        );
        // Where the matches are listed, a line for each 30.
        page.open("#/search?q=warga&lines=text").await;
        page.until("document.querySelectorAll('.kwic tbody tr').length > 40")
            .await;
        let n_lines = "document.querySelectorAll('.kwic tbody tr').length";
        let shown = page.eval(&typing("banjir", "", n_lines)).await;
        assert_eq!(shown, page.eval("Math.ceil(innerHeight / 30)").await);
        page.until(&format!("{n_lines} > 40")).await;
    });
}

/// Types a text into the field as one step, does something then, and gives what is told after it.
fn typing(text: &str, then: &str, told: &str) -> String {
    format!(
        "new Promise((done) => {{ \
             const field = document.getElementById('query'); \
             field.focus(); field.value = '{text}'; \
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); \
             setTimeout(() => {{ {then}; setTimeout(() => done({told})) }}) }})"
    )
}

#[test]
fn the_address_follows_what_is_typed_before_a_reader_goes_elsewhere() {
    let folder = built(&corpus(20));
    let (_running, port) = host(&folder.path().join("page"), 0);
    run(&format!("http://127.0.0.1:{port}/"), "", async |page| {
        page.open("#/names").await;
        page.until("window.sanding").await;
        let length = page.eval("history.length").await.as_u64().unwrap();
        let address = "location.hash";
        // From another view it is one step of the history, however many letters it is of.
        let before = page.eval(&typing("b", "", address)).await;
        assert_eq!(before, "#/names");
        page.eval(&typing("banjir", "", address)).await;
        page.until("location.hash === '#/search?q=banjir'").await;
        assert_eq!(page.eval("history.length").await, length + 1);
        // A pointer and a key with a name may lead away; a letter does not.
        let press = "window.dispatchEvent(new PointerEvent('pointerdown'))";
        let pressed = page.eval(&typing("warga", press, address)).await;
        assert_eq!(pressed, "#/search?q=warga");
        let letter = "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'r' }))";
        let pressed = page.eval(&typing("banjir", letter, address)).await;
        assert_eq!(pressed, "#/search?q=warga");
        let named = "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }))";
        let pressed = page.eval(&typing("hujan", named, address)).await;
        assert_eq!(pressed, "#/search?q=hujan");
        // Another event of the field changes nothing while the address is behind.
        let change = "field.dispatchEvent(new Event('change', { bubbles: true }))";
        let changed = page.eval(&typing("banjir", change, address)).await;
        assert_eq!(changed, "#/search?q=hujan");
        page.until("location.hash === '#/search?q=banjir'").await;
        let typed = page.eval("document.getElementById('query').value").await;
        assert_eq!(typed, "banjir");
        assert_eq!(page.eval("history.length").await, length + 1);
        page.driver.back().await.unwrap();
        page.until("location.hash === '#/names' && document.querySelector('main h1')")
            .await;
        assert_eq!(
            page.eval("document.getElementById('query').value").await,
            ""
        );
    });
}

/// So many articles that most of them lies in parts.
const N_LONG: usize = 240;

/// Long articles of words that a list without meaning gives, each with a word of its own; every eighth
/// tells of the same ship.
fn long_corpus() -> String {
    let mut state = 1u64;
    let mut word = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let mut number = (state >> 33) % 3000;
        let mut word = String::new();
        for _ in 0..3 {
            word.push_str(
                [
                    "ba", "di", "ku", "la", "me", "ni", "ro", "se", "ta", "wu", "ya", "pi", "go",
                    "ha", "ju",
                ][number as usize % 15],
            );
            number /= 15;
        }
        word
    };
    let mut lines = String::new();
    for at in 0..N_LONG {
        let mut text = String::new();
        for _ in 0..30 {
            let words: Vec<String> = (0..14).map(|_| word()).collect();
            text.push_str(&words.join(" "));
            text.push_str(".\n\n");
        }
        if at % 8 == 0 {
            text.push_str("Kapal Nusantara berlayar ke Ternate pada Senin.");
        }
        let article = serde_json::json!({
            "id": format!("artikel-{at}"),
            "title": format!("Judul khusus{at}"),
            "outlet": "Harian Contoh",
            "date": "2024-06-18",
            "text": format!("Kata penanda{at} berdiri di sini. {text}"),
        });
        lines.push_str(&article.to_string());
        lines.push('\n');
    }
    lines
}

/// The page of [`long_corpus`], built once for all tests.
fn long_page() -> PathBuf {
    static BUILT: LazyLock<TempDir> = LazyLock::new(|| built(&long_corpus()));
    BUILT.path().join("page")
}

fn parts(page: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(page.join("assets")).unwrap().flatten();
    let mut parts: Vec<PathBuf> = files
        .map(|file| file.path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.starts_with("corpus-") && name.ends_with(".bin")
        })
        .collect();
    parts.sort();
    parts
}

async fn n_loaded(page: &Page) -> usize {
    let requests = page.requests().await;
    let mut parts: Vec<&String> = requests
        .iter()
        .filter(|request| request.contains("/assets/corpus-"))
        .collect();
    parts.sort();
    parts.dedup();
    parts.len()
}

fn n_bytes_of_parts() -> u64 {
    let parts = parts(&long_page());
    parts
        .iter()
        .map(|part| fs::metadata(part).unwrap().len())
        .sum()
}

/// So that no service worker loads or answers anything.
const UNKEPT: &str = "Object.defineProperty(navigator, 'serviceWorker', { value: undefined });";

/// Runs a scenario with the page of [`long_corpus`] on a host of its own.
fn visit_long(before: &str, scenario: impl AsyncFnOnce(&Page, &mut Host)) {
    if std::env::var_os("SANDING_NO_BROWSER").is_some_and(|value| value == "1") {
        println!("left out: SANDING_NO_BROWSER is 1");
        return;
    }
    let mut host = Host::of(&long_page());
    run(&host.address(), before, async |page| {
        scenario(page, &mut host).await;
    });
}

#[test]
fn of_a_large_corpus_a_visit_loads_what_is_read() {
    visit_long(UNKEPT, async |page, _| {
        let n_parts = parts(&long_page()).len();
        assert!(n_parts > 12, "{n_parts}");
        page.open("").await;
        page.until("window.sanding && document.querySelectorAll('a.card').length === 40")
            .await;
        assert_eq!(n_loaded(page).await, 0);
        page.eval("location.hash = '#/search?q=penanda77'").await;
        page.until("document.querySelector('a.hit')?.textContent.includes('khusus77')")
            .await;
        page.until("document.querySelector('a.hit mark')?.textContent === 'penanda77'")
            .await;
        let first = n_loaded(page).await;
        assert!((1..=4).contains(&first), "{first} of {n_parts}");
        page.click("a.hit").await;
        page.until("document.querySelector('article .target')")
            .await;
        assert_eq!(n_loaded(page).await, first, "it was read already");
        // Scripts wait where something is to come, and not again.
        let found = page
            .eval(
                "(async () => { \
                     const first = window.sanding.search('penanda5 '); \
                     const { total, hits } = await first; \
                     return [first instanceof Promise, total, hits[0].file, \
                         window.sanding.search('penanda5 ').total] })()",
            )
            .await;
        assert_eq!(found, serde_json::json!([true, 1, "artikel-5", 1]));
        assert!(n_loaded(page).await < n_parts / 2);
        // What takes in all of it loads all of it.
        page.eval("location.hash = '#/names'").await;
        page.until("document.querySelector('main h1')?.textContent === 'Names'")
            .await;
        page.until("document.querySelector('main').textContent.includes('Ternate')")
            .await;
        let entity = "window.sanding.entities().find((one) => one.name === 'Ternate').total";
        assert_eq!(page.eval(entity).await, N_LONG / 8);
        page.eval("location.hash = '#/compare/artikel-8/artikel-16'")
            .await;
        page.until("document.querySelectorAll('.s').length > 3")
            .await;
        assert_eq!(n_loaded(page).await, n_parts);
        let whole = "window.sanding.corpus().length";
        let n_bytes = n_bytes_of_parts();
        assert!(page.eval(whole).await.as_u64().unwrap() > n_bytes);
        assert_eq!(page.console().await, Vec::<String>::new(), "the console");
    });
}

#[test]
fn a_part_that_was_altered_or_is_missing_is_told_of_and_the_page_goes_on() {
    visit_long(UNKEPT, async |page, host| {
        let kept: Vec<(PathBuf, Vec<u8>)> = parts(host.folder.path())
            .into_iter()
            .map(|part| (part.clone(), fs::read(part).unwrap()))
            .collect();
        for (n, (part, bytes)) in kept.iter().enumerate() {
            let mut altered = bytes.clone();
            altered[bytes.len() / 2] ^= 1;
            match n % 2 {
                0 => fs::write(part, altered).unwrap(),
                _ => fs::remove_file(part).unwrap(),
            }
        }
        page.open("#/search?q=penanda77").await;
        page.until(
            "document.querySelector('.loading')?.textContent.includes('could not be loaded')",
        )
        .await;
        let failed = "window.sanding.text('artikel-3').then(() => '', (cause) => cause.message)";
        assert_ne!(page.eval(failed).await, "");
        // What needs none of it is there, and all is once the host is mended.
        page.eval("location.hash = '#/'").await;
        page.until("document.querySelectorAll('a.card').length === 40")
            .await;
        for (part, bytes) in &kept {
            fs::write(part, bytes).unwrap();
        }
        page.eval("location.hash = '#/search?q=penanda78'").await;
        page.until("document.querySelector('a.hit')?.textContent.includes('khusus78')")
            .await;
    });
}

#[test]
fn who_keeps_all_of_a_large_corpus_reads_all_of_it_without_a_host() {
    visit_long("", async |page, host| {
        page.open("#/about").await;
        until_kept(page).await;
        let kept = "caches.keys().then(async (names) => { \
             const cache = await caches.open(names[0]); \
             return (await cache.keys()).filter(({ url }) => url.includes('/corpus-')).length })";
        page.until("document.querySelector('sanding-offline button')")
            .await;
        let n_parts = parts(&long_page()).len();
        let before = page.eval(kept).await.as_u64().unwrap() as usize;
        assert!(before < n_parts / 2, "{before} of {n_parts} unasked");
        page.click("sanding-offline button").await;
        page.until("document.querySelector('sanding-offline [role=status]')?.textContent.startsWith('All of it')")
            .await;
        assert_eq!(page.eval(kept).await, n_parts);
        host.stop();
        page.driver.refresh().await.unwrap();
        page.until("window.sanding && document.querySelector('sanding-offline')")
            .await;
        page.until("document.querySelector('sanding-offline [role=status]')?.textContent.startsWith('All of it')")
            .await;
        page.eval("location.hash = '#/search?q=penanda123'").await;
        page.until("document.querySelector('a.hit')?.textContent.includes('khusus123')")
            .await;
        page.eval("location.hash = '#/compare/artikel-0/artikel-200'")
            .await;
        page.until("document.querySelectorAll('.s').length > 3")
            .await;
    });
}

#[test]
fn all_of_a_large_corpus_can_be_had_while_another_is_shown() {
    let source = Source {
        file: "pasar.txt".to_owned(),
        text: "Pasar Terbakar\n\nSebanyak 40 kios hangus terbakar.\n".to_owned(),
        ..Source::default()
    };
    let own = prepare(vec![source], &Manifest::default(), Knowledge::default()).encode();
    let own = serde_json::to_string(&own).unwrap();
    visit_long(UNKEPT, async |page, _| {
        // So the reports that this browser keeps are shown before any of the others was read.
        page.open("").await;
        page.until("window.sanding").await;
        page.eval(&format!(
            "dispatchEvent(new CustomEvent('sanding-open', {{ detail: new Uint8Array({own}) }}))"
        ))
        .await;
        page.until("window.sanding.documents().length === 1").await;
        assert_eq!(n_loaded(page).await, 0);
        let whole = page
            .eval("(async () => (await window.sanding.corpus()).length)()")
            .await;
        let n_bytes = n_bytes_of_parts();
        assert!(whole.as_u64() > Some(n_bytes), "{whole}");
        assert_eq!(n_loaded(page).await, parts(&long_page()).len());
        // The built corpus has all of it, once it is shown again.
        page.eval("dispatchEvent(new CustomEvent('sanding-open', { detail: null }))")
            .await;
        page.until(&format!("window.sanding.documents().length === {N_LONG}"))
            .await;
        let text = "window.sanding.text('artikel-7').text.startsWith('Kata penanda7 ')";
        assert_eq!(page.eval(text).await, true);
        assert_eq!(page.console().await, Vec::<String>::new(), "the console");
    });
}
