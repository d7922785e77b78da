//! Texts that no outlet publishes: huge, of one line or a million, with characters that show
//! nothing. Each is read or refused by name, and none takes time that grows faster than it does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::{
    fs,
    time::{Duration, Instant},
};

use sanding::{
    base::Diagnostic,
    corpus::{Document, Manifest, Source, read, read_plain},
    engine::{Engine, prepare},
    entity::Knowledge,
    site::{Loaded, load_corpus},
};

/// Far above what any of these takes, and far below what a quadratic step would.
const SOON: Duration = Duration::from_secs(60);

const SENTENCE: &str = "Api padam dini hari dan warga pulang ke rumah masing-masing. ";

fn load(name: &str, bytes: &[u8]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    load_corpus(folder.path()).unwrap()
}

type Reading = fn(Vec<Source>, &Manifest) -> (Vec<Document>, Vec<Diagnostic>);

/// Reads a text and gives the number of its lines.
fn n_lines(name: &str, bytes: &[u8], read: Reading) -> usize {
    let start = Instant::now();
    let loaded = load(name, bytes);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let (documents, _) = read(loaded.sources, &Manifest::default());
    assert!(start.elapsed() < SOON, "{name}: {:?}", start.elapsed());
    documents[0].blocks.len()
}

#[test]
fn a_file_over_the_limit_is_refused_by_name_and_one_at_the_limit_is_not() {
    let limit = 20 << 20;
    let mut bytes = SENTENCE.repeat(limit / SENTENCE.len() + 1).into_bytes();
    bytes.truncate(limit + 1);
    for name in ["besar.txt", "besar.md", "besar.html"] {
        let loaded = load(name, &bytes);
        assert!(loaded.sources.is_empty());
        let told = loaded.diagnostics[0].to_string();
        assert_eq!(
            told,
            format!(
                "error: {name}: 20971521 bytes are more than the 20971520 that are read \
                 (split it into one file an article, or make a .jsonl of it)"
            )
        );
    }
    bytes.pop();
    assert_eq!(load("besar.txt", &bytes).sources.len(), 1);
}

#[test]
fn a_hundred_thousand_documents_are_read() {
    let start = Instant::now();
    let sources = (0..100_000).map(|number| Source {
        file: format!("{number:06}.txt"),
        text: format!("{SENTENCE}Kapal {number} tiba di pelabuhan.\n"),
        ..Source::default()
    });
    let (documents, remarks) = read(sources.collect(), &Manifest::default());
    assert_eq!((documents.len(), remarks.len()), (100_000, 0));
    assert_eq!(documents[99_999].id, "099999");
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

#[test]
fn a_million_lines_are_read() {
    let lines = "Api.\n".repeat(1_000_000);
    assert_eq!(n_lines("a.txt", lines.as_bytes(), read_plain), 1_000_000);
    assert_eq!(n_lines("a.txt", &lines.as_bytes()[..250_000], read), 50_000);
    let rules = "a\n---\n".repeat(25_000);
    assert_eq!(n_lines("a.md", rules.as_bytes(), read), 50_000);
}

#[test]
fn a_line_of_five_megabytes_is_read() {
    let line = SENTENCE.repeat(5_000_000 / SENTENCE.len());
    assert_eq!(n_lines("a.txt", line.as_bytes(), read_plain), 1);
    let record =
        format!("{{\"id\": 1, \"text\": \"{line}\"}}\n{{\"id\": 2, \"text\": \"Api padam.\"}}\n");
    let loaded = load("a.jsonl", record.as_bytes());
    assert!(loaded.diagnostics.is_empty());
    assert_eq!(loaded.sources.len(), 2);
    assert_eq!(loaded.sources[0].text.len(), line.len());
}

#[test]
fn a_page_of_one_long_paragraph_is_read() {
    let start = Instant::now();
    let text = SENTENCE.repeat(500_000 / SENTENCE.len());
    let deep = "<div>".repeat(100);
    let page = format!("<title>Api padam</title>{deep}<h1>Api padam</h1><p>{text}</p>");
    let loaded = load("a.html", page.as_bytes());
    assert!(loaded.sources[0].text.contains(text.trim_end()));
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

#[test]
fn characters_that_show_nothing_and_letters_that_run_the_other_way_are_analyzed() {
    let texts = [
        "Api\0 padam\0 dini hari, kata Kepala Desa Suka\0resik Wawan Hermawan.\n",
        "\u{200b}Pasar\u{200d} La\u{ad}ma\u{2060} terbakar pada 3\u{200b} Mei 2021.\n\u{200b}\n\u{feff}\n",
        "\u{202e}Pasar Lama\u{202c} (\u{627}\u{644}\u{633}\u{648}\u{642}) \u{2067}terbakar\u{2069}, kata Rahmat.\n",
        "\u{5d4}\u{5e9}\u{5d5}\u{5e7} \u{5e0}\u{5e9}\u{5e8}\u{5e3} 200 orang.\n",
        "e\u{301}\u{301}\u{301} \u{1112}\u{1161}\u{11ab} \u{1f469}\u{200d}\u{1f692} 5\u{20e3} warga.\n",
    ];
    for text in texts {
        for name in ["a.txt", "a.md"] {
            let repeated = text.repeat(3);
            let loaded = load(name, repeated.as_bytes());
            let bundle = prepare(loaded.sources, &Manifest::default(), Knowledge::default());
            let engine = Engine::new(bundle);
            let mut answer = engine.analyze(0).unwrap();
            engine.on_disk(&mut answer);
            for block in answer.blocks {
                let under = repeated.get(block.start as usize..block.end as usize);
                assert!(under.is_some_and(|under| !under.is_empty()), "{text:?}");
            }
            engine.search("padam pasar", 10);
            engine.statements();
        }
    }
}
