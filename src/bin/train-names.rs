//! Writes the model of names that the command finds names with.
//!
//!     cargo run --release --bin train-names -- --plain FILE.jsonl FILE... > src/site/names/model.bin
//!
//! Each FILE has a word a line, first the word and last its label (`B-PER`, `I-PLACE`, `O`), and an
//! empty line between sentences. Of the objects that `--plain` names, one a line, `text` is read:
//! words are put into classes by them. `--words MODEL` takes the words of a model made before
//! instead. The same files give the same model. Compressed files are not read.

use std::{fs, io::Write, process::ExitCode};

use sanding::{
    base::Span,
    entity::{Annotated, Kind, NameModel, learn_names, learn_words},
};

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
    let mut words = None;
    let mut texts = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut file = || arguments.next().ok_or(format!("{argument} needs a file"));
        match argument.as_str() {
            "--plain" => words = Some(learn_words(&plain(&file()?)?)),
            "--words" => {
                let file = file()?;
                let bytes = fs::read(&file).map_err(|error| format!("{file}: {error}"))?;
                let model = NameModel::decode(&bytes);
                words = Some(model.ok_or(format!("{file}: not a model of names"))?);
            }
            _ => texts.push(annotated(&read(&argument)?)),
        }
    }
    let words = words
        .filter(|_| !texts.is_empty())
        .ok_or("usage: train-names {--plain FILE.jsonl | --words MODEL} FILE...")?;
    let model = learn_names(words, &texts);
    std::io::stdout()
        .write_all(&model.encode())
        .map_err(|error| error.to_string())
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

/// The texts of a file with an object a line.
fn plain(path: &str) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    for (number, line) in read(path)?.lines().enumerate() {
        let object: serde_json::Value = serde_json::from_str(line)
            .map_err(|error| format!("{path}, line {}: {error}", number + 1))?;
        let text = object.get("text").and_then(serde_json::Value::as_str);
        // Where paragraphs were joined by a comma, their sentences still end.
        texts.push(text.unwrap_or_default().replace(".,", ".\n"));
    }
    Ok(texts)
}

/// A text of labelled words, a sentence a line and one space between two words.
fn annotated(content: &str) -> Annotated {
    let mut annotated = Annotated::default();
    let Annotated { text, names } = &mut annotated;
    // The kind of the word before.
    let mut open = None;
    for line in content.lines() {
        let mut parts = line.split_whitespace();
        let Some(word) = parts.next() else {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            open = None;
            continue;
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word);
        let (part, kind) = parts.next_back().and_then(kind_of).unzip();
        match (names.last_mut(), kind) {
            (Some((span, last)), Some(kind))
                if part == Some("I") && open.is_some() && *last == kind =>
            {
                *span = Span::new(span.start as usize, text.len());
            }
            (_, Some(kind)) => names.push((Span::new(start, text.len()), kind)),
            (_, None) => {}
        }
        open = kind;
    }
    annotated
}

/// A label's part and kind; nothing for words outside of names and for kinds that are not learned.
fn kind_of(label: &str) -> Option<(&str, Kind)> {
    let (part, kind) = label.split_once('-')?;
    let kind = match kind {
        "PER" | "PERSON" => Kind::Person,
        "ORG" | "ORGANISATION" | "ORGANIZATION" => Kind::Organization,
        "LOC" | "PLACE" | "LOCATION" => Kind::Place,
        _ => return None,
    };
    Some((part, kind))
}

#[cfg(test)]
mod tests {
    use sanding::entity::Kind;

    use super::annotated;

    #[test]
    fn labelled_words_become_a_text_with_its_names() {
        let content = "Joko NOUN B-PER\nWibowo NOUN I-PER\n, X O\nBank X B-ORG\nDesa X I-ORG\n\n\n\
            Ia\tO\ndi\tO\nKali\tB-PLACE\nPutih\tI-PLACE\nJaya\tB-PLACE\n16\tB-DATE\n";
        let found = annotated(content);
        assert_eq!(
            found.text,
            "Joko Wibowo , Bank Desa\nIa di Kali Putih Jaya 16"
        );
        let names: Vec<_> = found
            .names
            .iter()
            .map(|(span, kind)| (span.of(&found.text), *kind))
            .collect();
        assert_eq!(
            names,
            [
                ("Joko Wibowo", Kind::Person),
                ("Bank Desa", Kind::Organization),
                ("Kali Putih", Kind::Place),
                ("Jaya", Kind::Place),
            ]
        );
    }
}
