//! How fast pages become documents: `cargo bench --bench reading` prints the medians.
//!
//! The corpus is the pages of `tests/reading/pages`, each again and again with other numbers in it,
//! so that no two are the same. Before the first run the work is done once unmeasured.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::{fs, path::Path, time::Instant};

use sanding::corpus::{self, Manifest, Source};

/// Bytes to read in one run.
const N_BYTES: usize = 50 << 20;
const N_RUNS: usize = 5;

fn main() {
    let sources = sources();
    let n_bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    let mut seconds: Vec<f64> = (0..=N_RUNS)
        .map(|_| {
            let sources = sources.clone();
            let start = Instant::now();
            let (documents, _) = corpus::read(sources, &Manifest::default());
            let seconds = start.elapsed().as_secs_f64();
            assert!(!documents.is_empty());
            seconds
        })
        .skip(1)
        .collect();
    seconds.sort_by(f64::total_cmp);
    let median = seconds[N_RUNS / 2];
    println!(
        "{} documents, {:.1} MB: {:.2} s, {:.1} MB/s",
        sources.len(),
        n_bytes as f64 / 1e6,
        median,
        n_bytes as f64 / 1e6 / median
    );
}

fn sources() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading/pages");
    let mut pages: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|item| item.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "page"))
        .map(|path| unmarked(&fs::read_to_string(path).unwrap()))
        .collect();
    pages.sort();
    let mut sources = Vec::new();
    let mut n_bytes = 0;
    for (round, page) in (0..).flat_map(|round| pages.iter().map(move |page| (round, page))) {
        if n_bytes > N_BYTES {
            break;
        }
        let text = another(page, round);
        n_bytes += text.len();
        sources.push(Source {
            file: format!("{}.txt", sources.len()),
            text,
            ..Source::default()
        });
    }
    sources
}

/// Another report on the page of the same outlet: the furniture is the same, and every third word
/// of the paragraphs is another one.
fn another(page: &str, round: usize) -> String {
    let mut text = String::with_capacity(page.len() * 5 / 4);
    for line in page.split_inclusive('\n') {
        if line.len() < 80 {
            text.push_str(line);
            continue;
        }
        for (at, word) in line.split_inclusive(' ').enumerate() {
            let length = word.trim_end_matches(|c: char| !c.is_alphabetic()).len();
            let (letters, rest) = word.split_at(length);
            text.push_str(letters);
            if at % 3 == 0 && letters.len() > 3 && !letters.contains('.') {
                text.push(char::from(b'a' + (round % 26) as u8));
                text.push(char::from(b'a' + (round / 26 % 26) as u8));
            }
            text.push_str(rest);
        }
    }
    text
}

/// The page without the letters of the roles.
fn unmarked(page: &str) -> String {
    let lines = page.lines().map(|line| match line.split_once('|') {
        Some((letters, line)) if letters.len() <= 2 => line,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}
