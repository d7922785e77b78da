//! Writes the list of roots that the stemmer knows, from texts of the language.
//!
//!     cargo run --release --bin induce-roots -- [--from NOTE]... FILE... > src/text/morphology/roots.txt
//!
//! A file that ends in `.jsonl` has an object a line, of which `text` is read; any other is plain
//! text. Titles are left out, since their capitals say nothing of names. The same files give the
//! same list. Compressed files are not read.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    process::ExitCode,
};

use sanding::{
    base::Span,
    text::{TokenKind, induced_roots, tokens},
};

/// Words with fewer uses are mostly slips of the pen.
const LEAST_USES: u32 = 2;
/// A name with fewer uses is not known well enough to be kept whole.
const LEAST_CAPITALS: u32 = 20;
/// A word is a name that stands within a sentence with a capital letter more than nine times out
/// of ten; titles of office do so more than every other time (`presiden`, `menteri`).
const NAMES: u32 = 10;

/// How a word is written.
#[derive(Default)]
struct Uses {
    small: u32,
    /// With a capital letter, right behind a word without one.
    capital: u32,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut notes = Vec::new();
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--from" {
            notes.push(arguments.next().ok_or("--from needs a note")?);
        } else {
            files.push(argument);
        }
    }
    if files.is_empty() {
        return Err("usage: induce-roots [--from NOTE]... FILE...".into());
    }
    let mut uses = BTreeMap::new();
    let mut n_texts = 0;
    for file in &files {
        for text in texts(file)? {
            count(&text, &mut uses);
            n_texts += 1;
        }
    }
    let names: BTreeSet<String> = uses
        .iter()
        .filter(|(_, uses)| is_name(uses))
        .map(|(word, _)| word.clone())
        .collect();
    let vocabulary: BTreeMap<String, u32> = uses
        .into_iter()
        .filter(|(_, uses)| is_common(uses))
        .map(|(word, uses)| (word, uses.small))
        .collect();
    let mut list =
        String::from("# Roots of Indonesian words, written by src/bin/induce-roots.rs.\n");
    for note in notes {
        list.push_str(&format!("# {note}\n"));
    }
    list.push_str(&format!(
        "# {} words of {n_texts} texts.\n",
        vocabulary.len()
    ));
    for line in induced_roots(&vocabulary, &names) {
        list.push_str(&line);
        list.push('\n');
    }
    std::io::stdout()
        .write_all(list.as_bytes())
        .map_err(|error| error.to_string())
}

/// The texts of a file.
fn texts(path: &str) -> Result<Vec<String>, String> {
    let content = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    if !path.ends_with(".jsonl") {
        return Ok(vec![content]);
    }
    let mut texts = Vec::new();
    for (number, line) in content.lines().enumerate() {
        let object: serde_json::Value = serde_json::from_str(line)
            .map_err(|error| format!("{path}, line {}: {error}", number + 1))?;
        let text = object.get("text").and_then(serde_json::Value::as_str);
        // Where paragraphs were joined by a comma, their sentences still end.
        texts.push(text.unwrap_or_default().replace(".,", ".\n"));
    }
    Ok(texts)
}

/// Counts the words of a text that are written in plain Latin letters.
fn count(text: &str, uses: &mut BTreeMap<String, Uses>) {
    let mut behind_small = None;
    for token in tokens(text, Span::new(0, text.len())) {
        let word = token.span.of(text);
        let follows = behind_small == Some(token.span.start) && token.kind == TokenKind::Word;
        behind_small = None;
        if token.kind != TokenKind::Word || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            continue;
        }
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            uses.entry(word.to_owned()).or_default().small += 1;
            // One blank later the next word begins, if nothing stands between.
            behind_small = Some(token.span.end + 1);
        } else if follows {
            uses.entry(word.to_ascii_lowercase()).or_default().capital += 1;
        }
    }
}

fn is_name(uses: &Uses) -> bool {
    uses.capital >= LEAST_CAPITALS && !is_common(uses)
}

fn is_common(uses: &Uses) -> bool {
    uses.small >= LEAST_USES && uses.small.saturating_mul(NAMES) >= uses.small + uses.capital
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{LEAST_CAPITALS, count, is_common, is_name};

    #[test]
    fn words_with_capitals_within_sentences_are_names() {
        let mut uses = BTreeMap::new();
        for _ in 0..12 {
            count("Warga melihat Presiden. Polisi di Jakarta diam.", &mut uses);
        }
        count("seorang presiden, ketua presiden; jakarta", &mut uses);
        let common = |word: &str| uses.get(word).is_some_and(is_common);
        assert!(common("melihat") && common("presiden"));
        assert!(!common("jakarta"), "a name, once without its capital");
        assert!(
            !common("warga") && !common("polisi"),
            "only ever at the start of a sentence"
        );
        let mut uses = BTreeMap::new();
        let texts = [
            "warga di Jakarta",
            "warga di Pasar",
            "pasar di Pasar, pasar",
        ];
        for n in 0..LEAST_CAPITALS {
            for text in texts.iter().take(if n == 0 { 3 } else { 2 }) {
                count(text, &mut uses);
            }
        }
        let named = |word: &str| uses.get(word).is_some_and(is_name);
        assert!(named("jakarta") && !named("warga"));
        assert!(named("pasar"), "small twice of twenty-three times");
    }
}
