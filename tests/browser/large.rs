//! A corpus of more reports than a view shows at once.

use std::fs;

use crate::harness::{Page, build, host, run};

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

fn visit_large(n_articles: usize, scenario: impl AsyncFnOnce(&Page)) {
    let folder = tempfile::tempdir().unwrap();
    let [corpus_file, built] = ["corpus.jsonl", "page"].map(|name| folder.path().join(name));
    fs::write(&corpus_file, corpus(n_articles)).unwrap();
    if std::env::var_os("SANDING_NO_BROWSER").is_none_or(|value| value != "1") {
        build(&corpus_file, &built);
    }
    let (_running, port) = host(&built, 0);
    run(&format!("http://127.0.0.1:{port}/"), "", async |page| {
        page.open("").await;
        scenario(page).await;
        assert_eq!(page.console().await, Vec::<String>::new(), "the console");
    });
}

#[test]
fn who_types_sees_what_fills_a_window_at_once_and_the_rest_in_a_pause() {
    visit_large(60, async |page| {
        page.open("#/search?q=warga").await;
        page.until("document.querySelectorAll('a.hit').length === 20")
            .await;
        let length = page.eval("history.length").await;
        // Yew shows what has changed before the next task.
        let at_once = "new Promise((done) => { \
             const field = document.getElementById('query'); \
             field.focus(); field.value = 'banjir'; \
             field.dispatchEvent(new InputEvent('input', { bubbles: true })); \
             setTimeout(() => done([document.querySelectorAll('a.hit').length, location.hash, \
                 document.querySelector('.results [role=status]').textContent])) })";
        let shown = page.eval(at_once).await;
        assert_eq!(shown[0], 8);
        assert_eq!(shown[1], "#/search?q=banjir");
        let told = shown[2].as_str().unwrap();
        assert!(told.contains("60"), "{told}");
        page.until("document.querySelectorAll('a.hit').length === 20")
            .await;
        assert_eq!(page.text(".results [role=status]").await, told);
        assert_eq!(
            page.eval("history.length").await,
            length,
            "a step of typing"
        );
    });
}
