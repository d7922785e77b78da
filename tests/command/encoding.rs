//! Offsets in JSON are of the file as it lies on disk, whatever its encoding and normal form: the
//! bytes under a range of a copy, decoded, are the string of the original.

use encoding_rs::WINDOWS_1252;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::run::{Corpus, objects, run};

const ARTICLE: &str = "Kafé Tertua di Köln Ditutup Pemiliknya\n\n\
    Rina Wati - Kabar Lembah\nSenin, 3 Mei 2021 07:05 WIB\n\n\
    Köln, Kabar Lembah - Kafé “Anggrek Élégance” di Köln ditutup sejak Senin (3/5/2021) setelah \
    berdiri 120 tahun. Walikota Köln René Müller menyayangkan penutupan itu.\n\n\
    “Kami kehilangan 35 karyawan – semuanya warga Köln,” kata Müller di kafé itu.\n\n\
    Harga sewa naik menjadi 4.000 € pada 1 Mei 2021, kata pemiliknya.\n";

/// The copies: each a name, its bytes, and how its bytes are read.
type Copy = (&'static str, Vec<u8>, fn(&[u8]) -> String);

fn copies() -> Vec<Copy> {
    let (narrow, _, unmappable) = WINDOWS_1252.encode(ARTICLE);
    assert!(!unmappable);
    let marked = format!("\u{feff}{ARTICLE}");
    let wide = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let apart: String = ARTICLE.nfd().collect();
    assert_ne!(apart, ARTICLE);
    vec![
        ("windows.txt", narrow.into_owned(), |bytes| {
            WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned()
        }),
        ("utf16.txt", wide, |bytes| {
            let units = bytes.chunks(2).map(|it| u16::from_le_bytes([it[0], it[1]]));
            char::decode_utf16(units).map(Result::unwrap).collect()
        }),
        ("nfd.txt", apart.into_bytes(), |bytes| {
            let text = std::str::from_utf8(bytes).unwrap();
            text.nfc().collect()
        }),
    ]
}

/// Every range in a value, with the keys that lead to it.
fn ranges(value: &Value, path: &str, found: &mut Vec<(String, usize, usize)>) {
    if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
        let offset = |it| usize::try_from(it).unwrap();
        found.push((path.to_owned(), offset(start), offset(end)));
    }
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                ranges(value, &format!("{path}.{key}"), found);
            }
        }
        Value::Array(list) => {
            for value in list {
                ranges(value, path, found);
            }
        }
        _ => {}
    }
}

/// The strings under the ranges of an answer, each with its keys.
fn strings(answer: &Value, read: impl Fn(&str, usize, usize) -> String) -> Vec<(String, String)> {
    let mut found = Vec::new();
    ranges(answer, "", &mut found);
    assert!(!found.is_empty());
    let string = |(path, start, end): (String, usize, usize)| {
        let text = read(&path, start, end);
        (path, text)
    };
    found.into_iter().map(string).collect()
}

/// The same question asked of the original and of each copy gives the same strings.
fn check(arguments: &[&str]) {
    let answer = |name: &str, bytes: &[u8], other: &str| {
        let corpus = Corpus::of(&[("a.txt", bytes), ("b.txt", other.as_bytes())]);
        let mut all = arguments.to_vec();
        all.extend(["--corpus", corpus.path()]);
        let answers = objects(&all);
        assert!(!answers.is_empty(), "{name}");
        answers[0].clone()
    };
    let other = ARTICLE.replace("35", "40");
    let of_other = |path: &str| path.contains(".b") && !path.contains(".blocks");
    let expected = strings(
        &answer("asli", ARTICLE.as_bytes(), &other),
        |path, start, end| {
            let text = if of_other(path) { &other } else { ARTICLE };
            text[start..end].to_owned()
        },
    );
    assert!(
        expected.iter().any(|(_, text)| text.contains('é')),
        "{arguments:?}"
    );
    for (name, bytes, decode) in copies() {
        let found = strings(
            &answer(name, &bytes, &other),
            |path, start, end| match of_other(path) {
                true => other[start..end].to_owned(),
                false => decode(&bytes[start..end]),
            },
        );
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn an_analysis_names_bytes_of_the_file() {
    check(&["analyze", "--json"]);
    check(&["analyze", "--json", "--plain"]);
}

#[test]
fn a_comparison_names_bytes_of_both_files() {
    check(&["compare", "--json", "a", "b"]);
}

/// What was moved out of the first file is where the step says in the second, and the reverse.
#[test]
fn a_moved_phrase_names_bytes_of_the_other_file() {
    let other = ARTICLE
        .replace(" setelah berdiri 120 tahun", "")
        .replace("Kafé “Anggrek", "Setelah berdiri 120 tahun, kafé “Anggrek");
    let phrase = "setelah berdiri 120 tahun".to_owned();
    let both = (phrase.clone(), "Setelah berdiri 120 tahun".to_owned());
    for (name, bytes, decode) in copies() {
        let corpus = Corpus::of(&[("a.txt", &bytes), ("b.txt", other.as_bytes())]);
        let of_a = |span: &Value| decode(&bytes[range(span)]);
        let of_b = |span: &Value| other[range(span)].to_owned();
        let answer = &objects(&["compare", "--json", "--corpus", corpus.path(), "a", "b"])[0];
        let mut found = Vec::new();
        for passage in answer["passages"].as_array().unwrap() {
            for change in passage["changes"].as_array().unwrap() {
                match (change["op"].as_str().unwrap(), change.get("moved")) {
                    (_, None) => {}
                    ("delete", Some(there)) => found.push((of_a(&change["a"]), of_b(there))),
                    ("insert", Some(there)) => found.push((of_a(there), of_b(&change["b"]))),
                    (op, Some(_)) => panic!("{op} has moved"),
                }
            }
        }
        assert_eq!(found, [both.clone(), both.clone()], "{name}");
        let told = run(&["compare", "--corpus", corpus.path(), "a", "b"]).out;
        assert!(told.contains(&format!("  moved: {phrase}\n")), "{told}");
    }
}

fn range(span: &Value) -> std::ops::Range<usize> {
    let offset = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
    offset("start")..offset("end")
}

#[test]
fn an_answer_to_a_query_names_bytes_of_the_file() {
    // The copy alone holds the figure, so that it is the only hit.
    check(&["search", "--json", "--limit", "1", "35 kafé"]);
    check(&["search", "--json", "--lines", "left", "35 kafé"]);
}

#[test]
fn statements_and_tables_name_bytes_of_their_files() {
    for (name, bytes, decode) in copies() {
        let other = ARTICLE.replace("35", "40");
        let corpus = Corpus::of(&[("a.txt", &bytes), ("b.txt", other.as_bytes())]);
        let under = |file: &str, start: &Value, end: &Value| {
            let offset = |it: &Value| usize::try_from(it.as_u64().unwrap()).unwrap();
            let range = offset(start)..offset(end);
            match file {
                "a.txt" => decode(&bytes[range]),
                _ => other[range].to_owned(),
            }
        };
        let answer = &objects(&["statements", "--json", "--corpus", corpus.path()])[0];
        let mut n_members = 0;
        let mut n_conflicts = 0;
        for statement in answer["statements"].as_array().unwrap() {
            for member in statement["members"].as_array().unwrap() {
                let text = under(
                    member["file"].as_str().unwrap(),
                    &member["start"],
                    &member["end"],
                );
                assert!(
                    ARTICLE.contains(&text) || other.contains(&text),
                    "{name}: {text:?}"
                );
                n_members += 1;
            }
            for conflict in statement["conflicts"].as_array().unwrap() {
                for (side, file, value) in [("a", "file_a", "value_a"), ("b", "file_b", "value_b")]
                {
                    let span = &conflict[side];
                    let text = under(
                        conflict[file].as_str().unwrap(),
                        &span["start"],
                        &span["end"],
                    );
                    assert_eq!(conflict[value], text, "{name}");
                    n_conflicts += 1;
                }
            }
        }
        assert!(
            n_members > 4 && n_conflicts > 0,
            "{name}: {n_members} {n_conflicts}"
        );
        for row in objects(&["export", "--format", "jsonl", "--corpus", corpus.path()]) {
            let words = match row["table"].as_str().unwrap() {
                "statements" => "text",
                "timeline" => "words",
                _ => continue,
            };
            let text = under(row["file"].as_str().unwrap(), &row["start"], &row["end"]);
            assert_eq!(row[words], text, "{name}");
        }
    }
}

#[test]
fn what_was_assumed_of_an_encoding_is_told_and_is_no_fault() {
    let copies = copies();
    let files: Vec<(&str, &[u8])> = copies.iter().map(|it| (it.0, it.1.as_slice())).collect();
    let corpus = Corpus::of(&files[..1]);
    let checked = run(&["check", "--strict", "--corpus", corpus.path()]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert!(
        checked
            .out
            .contains("note: windows.txt: not UTF-8; read as Windows-1252")
    );
}

#[test]
fn a_document_is_known_by_the_checksum_of_its_file() {
    let corpus = Corpus::of(&[
        ("a.txt", b"abc"),
        ("b.jsonl", b"{\"id\":\"c\",\"text\":\"abc\"}"),
    ]);
    let checked = &objects(&["check", "--json", "--corpus", corpus.path()])[0];
    // FIPS 180-2, appendix B.1.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    for document in checked["documents"].as_array().unwrap() {
        assert_eq!(document["sha256"], abc);
    }
}
