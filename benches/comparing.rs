//! How fast reports are set side by side: `cargo bench --bench comparing` prints the medians.
//!
//! Two pairs of texts are made of the articles in `tests/finding/texts`: the second text of a pair
//! has its paragraphs in another order, lacks every seventh word and has every eleventh word in
//! another form. With a corpus (`cargo bench --bench comparing -- articles.jsonl`, or the variable
//! `COMPARING`), its statements and its shared words are timed too, and copies are planted in it to
//! see how many are found. `--write DIR` writes the pairs as `.jsonl` corpora for `benches/differ`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "../tests/finding/article.rs"]
#[allow(dead_code, reason = "the engine over a cluster is for `tests`")]
mod article;
#[path = "../tests/finding/mark.rs"]
#[allow(dead_code, reason = "the marks themselves are for `tests`")]
mod mark;

use std::{env, fs, path::Path, time::Instant};

use sanding::{
    corpus::{Manifest, Source},
    engine::{Engine, prepare_plain},
    entity::Knowledge,
    site::{self, names},
};

/// Words of each text of a pair.
const SIZES: [usize; 2] = [600, 10_000];
const N_RUNS: usize = 21;
const N_RUNS_OF_CORPUS: usize = 3;
/// How many copies are planted in a corpus.
const N_PLANTED: usize = 81;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let after = |name: &str| {
        let at = arguments.iter().position(|one| one == name)?;
        arguments.get(at + 1).cloned()
    };
    let folder = after("--write");
    for n_words in SIZES {
        let pair = pair(n_words);
        if let Some(folder) = &folder {
            write(Path::new(folder), n_words, &pair);
        }
        compare(n_words, pair);
    }
    let named = arguments
        .iter()
        .find(|one| one.ends_with(".jsonl"))
        .cloned();
    if let Some(corpus) = named.or_else(|| env::var("COMPARING").ok()) {
        whole(Path::new(&corpus));
    }
}

/// The median of the seconds that `work` takes, after once unmeasured.
fn median<T>(n_runs: usize, mut work: impl FnMut() -> T) -> f64 {
    let mut seconds: Vec<f64> = (0..=n_runs)
        .map(|_| {
            let start = Instant::now();
            let done = work();
            let seconds = start.elapsed().as_secs_f64();
            drop(done);
            seconds
        })
        .skip(1)
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds[n_runs / 2]
}

fn compare(n_words: usize, pair: [String; 2]) {
    let sources = pair.into_iter().zip(["a", "b"]).map(|(text, name)| Source {
        file: format!("{name}.txt"),
        text,
        ..Source::default()
    });
    let known = Knowledge {
        model: names(),
        ..Knowledge::default()
    };
    let bundle = prepare_plain(sources.collect(), &Manifest::default(), known);
    let engine = Engine::new(bundle);
    let seconds = median(N_RUNS, || engine.compare(0, 1).unwrap());
    let shared = median(N_RUNS, || engine.reuse(0, 1).unwrap());
    let found = engine.compare(0, 1).unwrap();
    println!(
        "two texts of {n_words} words: compared in {:.2} ms ({} passages), with shared words {:.2} ms",
        seconds * 1e3,
        found.passages.len(),
        shared * 1e3
    );
}

fn whole(path: &Path) {
    let open = || Engine::new(site::analyzed(site::load_corpus(path).unwrap(), false).unwrap());
    let engine = open();
    let n_documents = engine.bundle().documents.len();
    let before = peak();
    let mut found = 0;
    let seconds = median(N_RUNS_OF_CORPUS, || {
        // The weights of words are part of the work, and an engine keeps them.
        let engine = Engine::new(engine.bundle().clone());
        let start = Instant::now();
        let statements = engine.statements().statements;
        found = statements.iter().filter(|one| one.sources > 1).count();
        start.elapsed()
    });
    println!(
        "{n_documents} articles: statements in {seconds:.2} s, {found} of several sources; {} MB before, {} MB at most",
        before / 1024,
        peak() / 1024
    );
    let seconds = median(N_RUNS_OF_CORPUS, || engine.reused());
    println!(
        "{n_documents} articles: shared words in {seconds:.2} s, {} pairs",
        engine.reused().len()
    );
    planted(path);
}

/// Plants copies of eight and more words between articles and counts how many are found.
fn planted(path: &Path) {
    let mut loaded = site::load_corpus(path).unwrap();
    let n_sources = loaded.sources.len();
    let mut wanted = Vec::new();
    for copy in 0..N_PLANTED.min(n_sources / 4) {
        // Far apart, so that no planted text is a source of another.
        let (from, to) = (copy * 2, n_sources - 1 - copy * 2);
        let text = &loaded.sources[from].text;
        let words: Vec<&str> = text.split_whitespace().collect();
        let n_words = 8 + copy % 40;
        let Some(taken) = words.get(words.len() / 2..words.len() / 2 + n_words) else {
            continue;
        };
        let taken = taken.join(" ");
        wanted.push((
            loaded.sources[from].file.clone(),
            loaded.sources[to].file.clone(),
        ));
        let target = &mut loaded.sources[to];
        let at = target.text.trim_end().len();
        target.text.truncate(at);
        target.text.push(' ');
        target.text.push_str(&taken);
        target.text.push('.');
        target.offsets = Default::default();
    }
    let engine = Engine::new(site::analyzed(loaded, true).unwrap());
    let documents = &engine.bundle().documents;
    let reused = engine.reused();
    let found = wanted.iter().filter(|(from, to)| {
        reused.iter().any(|reuse| {
            let (a, b) = reuse.documents;
            let pair = [&documents[a].file, &documents[b].file];
            pair.contains(&from) && pair.contains(&to)
        })
    });
    println!(
        "of {} planted copies {} were found",
        wanted.len(),
        found.count()
    );
}

/// The most memory that the process has had, in KiB; 0 where the system does not tell.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0)
}

/// Two texts of about `n_words` words each that tell much the same.
fn pair(n_words: usize) -> [String; 2] {
    let mut paragraphs: Vec<String> = Vec::new();
    let clusters = article::clusters();
    for cluster in &clusters {
        for article in &cluster.articles {
            let lines = article.marked.text.lines();
            paragraphs.extend(
                lines
                    .filter(|line| !line.trim().is_empty())
                    .map(str::to_owned),
            );
        }
    }
    // Where the articles are too few, they come again with other words in them.
    let mut round = 0;
    let mut taken: Vec<String> = Vec::new();
    let mut n_taken = 0;
    'rounds: loop {
        for paragraph in &paragraphs {
            let words = paragraph.split_whitespace().count();
            if n_taken + words > n_words {
                break 'rounds;
            }
            n_taken += words;
            taken.push(match round {
                0 => paragraph.clone(),
                round => altered(paragraph, 3, round),
            });
        }
        round += 1;
    }
    let mut other: Vec<String> = taken
        .iter()
        .map(|paragraph| {
            let words = paragraph.split(' ').enumerate();
            let kept = words.filter(|(at, _)| at % 7 != 6).map(|(_, word)| word);
            altered(&kept.collect::<Vec<_>>().join(" "), 11, 25)
        })
        .collect();
    let third = other.len() / 3;
    other.rotate_left(third);
    [taken.join("\n"), other.join("\n")]
}

/// The text with every `nth` word, where it is one in small letters, another one.
fn altered(text: &str, nth: usize, round: usize) -> String {
    let mut words = Vec::new();
    for (at, word) in text.split(' ').enumerate() {
        let plain = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        words.push(match plain && at % nth == 0 {
            true => format!("{word}{}", char::from(b'a' + (round % 26) as u8)),
            false => word.to_owned(),
        });
    }
    words.join(" ")
}

/// A corpus of the two texts.
fn write(folder: &Path, n_words: usize, pair: &[String; 2]) {
    fs::create_dir_all(folder).unwrap();
    let line = |(id, text): (&str, &String)| {
        let line = serde_json::json!({ "id": id, "title": id, "text": text });
        format!("{line}\n")
    };
    let lines: String = ["a", "b"].into_iter().zip(pair).map(line).collect();
    fs::write(folder.join(format!("{n_words}.jsonl")), lines).unwrap();
}
