//! The shapes of the command's answers, on the seeds.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::{Value, json};

use crate::run::{Corpus, objects, run, run_with};

const N_SEEDS: usize = 5;

fn text(file: &str) -> String {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    fs::read_to_string(seeds.join(file)).unwrap()
}

fn span(value: &Value) -> (usize, usize) {
    let offset = |key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
    (offset("start"), offset("end"))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key]
        .as_array()
        .unwrap_or_else(|| panic!("{key} is no list"))
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn analyses() -> Vec<Value> {
    objects(&["analyze", "--json"])
}

#[test]
fn analyses_come_one_a_line_in_file_name_order() {
    let analyses = analyses();
    assert_eq!(analyses.len(), N_SEEDS);
    let files: Vec<&str> = analyses
        .iter()
        .map(|document| document["file"].as_str().unwrap())
        .collect();
    assert!(files.is_sorted());
    for document in &analyses {
        assert_eq!(
            keys(document),
            BTreeSet::from([
                "id",
                "file",
                "headline",
                "outlet",
                "byline",
                "published",
                "inferred",
                "details",
                "blocks",
                "sentences",
                "entities",
                "dates",
                "quantities",
                "quotes",
                "attributions"
            ])
        );
    }
}

#[test]
fn every_non_blank_line_lies_in_one_block() {
    for document in analyses() {
        let text = text(document["file"].as_str().unwrap());
        let blocks = list(&document, "blocks");
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let blank = line
                .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
                .is_empty();
            let inside = blocks
                .iter()
                .filter(|block| {
                    let (start, end) = span(block);
                    at <= start && end <= at + line.len()
                })
                .count();
            assert_eq!(inside, usize::from(!blank), "{line:?}");
            at += line.len();
        }
    }
}

#[test]
fn every_range_is_text_of_its_file() {
    for document in analyses() {
        let text = text(document["file"].as_str().unwrap());
        for key in [
            "blocks",
            "sentences",
            "entities",
            "dates",
            "quantities",
            "quotes",
            "attributions",
        ] {
            for item in list(&document, key) {
                let (start, end) = span(item);
                let under = text.get(start..end);
                assert!(under.is_some_and(|under| !under.is_empty()), "{key} {item}");
            }
        }
    }
}

#[test]
fn a_comparison_drops_no_body_sentence_and_counts_none_twice() {
    let analyses = analyses();
    for (i, a) in analyses.iter().enumerate() {
        for b in &analyses[i + 1..] {
            let (id_a, id_b) = (a["id"].as_str().unwrap(), b["id"].as_str().unwrap());
            let comparison = &objects(&["compare", "--json", id_a, id_b])[0];
            assert_eq!(
                keys(comparison),
                BTreeSet::from(["a", "b", "passages", "only_a", "only_b", "conflicts"])
            );
            for (side, alone, document) in [("a", "only_a", a), ("b", "only_b", b)] {
                let mut told: Vec<(usize, usize)> =
                    list(comparison, alone).iter().map(span).collect();
                let only: BTreeSet<_> = told.iter().copied().collect();
                assert_eq!(only.len(), told.len(), "{id_a} {id_b} {alone}");
                let paired: BTreeSet<_> = list(comparison, "passages")
                    .iter()
                    .map(|passage| span(&passage[side]))
                    .collect();
                assert!(only.is_disjoint(&paired), "{id_a} {id_b}");
                told.extend(paired);
                told.sort_unstable();
                let blocks = list(document, "blocks");
                let body: Vec<(usize, usize)> = list(document, "sentences")
                    .iter()
                    .filter(|sentence| {
                        let block = usize::try_from(sentence["block"].as_u64().unwrap()).unwrap();
                        blocks[block]["role"] == "body"
                    })
                    .map(span)
                    .collect();
                assert_eq!(told, body, "{id_a} {id_b} {side}");
            }
        }
    }
}

#[test]
fn a_document_is_found_by_its_id_its_file_and_its_files_stem() {
    let a = &analyses()[0];
    let file = a["file"].as_str().unwrap();
    let stem = file.strip_suffix(".txt").unwrap();
    let by = |name: &str| run(&["compare", "--json", name, "voa"]).out;
    assert_eq!(by(file), by(a["id"].as_str().unwrap()));
    assert_eq!(by(file), by(stem));
}

#[test]
fn statements_are_of_the_corpus_and_most_sources_come_first() {
    let answer = &objects(&["statements", "--json"])[0];
    let statements = list(answer, "statements");
    assert!(!statements.is_empty());
    let sources: Vec<u64> = statements
        .iter()
        .map(|statement| statement["sources"].as_u64().unwrap())
        .collect();
    assert!(sources.is_sorted_by(|a, b| a >= b));
    let mut seen = BTreeSet::new();
    for member in statements.iter().flat_map(|one| list(one, "members")) {
        let (start, end) = span(member);
        let file = member["file"].as_str().unwrap();
        assert!(text(file).get(start..end).is_some());
        assert!(seen.insert((file.to_owned(), start)), "{member} twice");
    }
}

#[test]
fn every_match_is_told_in_its_context_in_the_order_that_is_asked_for() {
    let query = |order, limit| {
        let arguments = [
            "search",
            "--json",
            "--lines",
            order,
            "--limit",
            limit,
            "kunjungan",
        ];
        objects(&arguments)[0].clone()
    };
    let answer = query("right", "1000");
    let lines = list(&answer, "lines");
    assert_eq!(json!(lines.len()), answer["total"]);
    let mut after = Vec::new();
    for line in lines {
        let text = text(line["file"].as_str().unwrap());
        let (start, end) = span(line);
        assert!(text[start..end].to_lowercase().contains("unjung"));
        assert_eq!(span(&line["left"]).1, start);
        assert_eq!(span(&line["right"]).0, end);
        let (_, right) = span(&line["right"]);
        let word = text[end..right]
            .split_whitespace()
            .next()
            .unwrap_or_default();
        if word.chars().all(char::is_alphabetic) {
            after.push(word.to_lowercase());
        }
    }
    assert!(after.len() > 4 && after.is_sorted(), "{after:?}");
    let counted = list(&answer, "sources").iter();
    let counted: u64 = counted
        .map(|one| one["occurrences"].as_u64().unwrap())
        .sum();
    assert_eq!(json!(counted), answer["total"]);
    let few = query("left", "3");
    assert_eq!(list(&few, "lines").len(), 3);
    assert_eq!(few["total"], answer["total"]);
    let printed = run(&["search", "--lines", "text", "--limit", "2", "kunjungan"]).out;
    let told = format!("2 of {} matches for kunjungan\n", answer["total"]);
    assert!(printed.ends_with(&told), "{printed}");
}

#[test]
fn the_words_of_a_source_are_those_that_it_has_more_often_than_the_others() {
    let sources = objects(&["words", "--json", "--limit", "4"]);
    assert_eq!(sources.len(), 5);
    for source in &sources {
        let words = list(source, "characteristic");
        assert!(words.len() <= 4);
        for word in words {
            let share = |key| word[key].as_f64().unwrap();
            assert!(share("per_1000") > share("per_1000_elsewhere"), "{word}");
        }
    }
    assert!(
        sources
            .iter()
            .any(|source| !list(source, "characteristic").is_empty())
    );
    assert!(run(&["words"]).out.contains("elsewhere"));
}

#[test]
fn an_answer_to_a_query_names_its_matches_by_their_ranges() {
    let answer = &objects(&["search", "--json", "--limit", "3", "kunjungan"])[0];
    assert_eq!(answer["query"], "kunjungan");
    let hits = list(answer, "hits");
    assert!((1..=3).contains(&hits.len()));
    assert!(answer["total"].as_u64().unwrap() >= hits.len() as u64);
    for hit in hits {
        let text = text(hit["file"].as_str().unwrap());
        let (start, end) = span(&hit["snippet"]);
        assert!(text.get(start..end).is_some());
        assert!(!list(hit, "matches").is_empty());
        for found in list(hit, "matches") {
            let (start, end) = span(found);
            assert!(text.get(start..end).is_some_and(|word| !word.is_empty()));
        }
    }
}

#[test]
fn a_file_of_queries_is_answered_line_for_line() {
    let queries = Corpus::of(&[("q.txt", "Putin\n\n\"tanpa tutup\n(((\n-Rusia\n".as_bytes())]);
    let answers = objects(&["search", "--json", "--queries", &queries.file("q.txt")]);
    let asked: Vec<&str> = answers
        .iter()
        .map(|answer| answer["query"].as_str().unwrap())
        .collect();
    assert_eq!(asked, ["Putin", "", "\"tanpa tutup", "(((", "-Rusia"]);
}

#[test]
fn a_query_may_begin_with_a_hyphen() {
    let answer = &objects(&["search", "--json", "-Rusia"])[0];
    assert_eq!(answer["query"], "-Rusia");
}

#[test]
fn options_may_follow_the_query() {
    let answer = &objects(&["search", "Putin Kim", "--json", "--limit", "1"])[0];
    assert_eq!(answer["query"], "Putin Kim");
    assert_eq!(list(answer, "hits").len(), 1);
}

#[test]
fn plain_text_is_all_body() {
    let corpus = Corpus::of(&[("a.txt", b"Satu kalimat saja.\nIni yang kedua.\n")]);
    let file = corpus.file("a.txt");
    let analysis = &objects(&["analyze", "--json", "--plain", &file])[0];
    let blocks = list(analysis, "blocks");
    assert_eq!(blocks.len(), 2);
    assert!(blocks.iter().all(|block| block["role"] == "body"));
}

#[test]
fn a_jsonl_corpus_is_named_by_its_ids_and_measured_in_its_texts() {
    let line = "{\"id\": 42, \"title\": \"Judul\", \"outlet\": \"Contoh\", \"date\": \"2020-01-01\", \"text\": \"Gempa mengguncang Lombok.\"}\n";
    let corpus = Corpus::of(&[("x.jsonl", line.as_bytes())]);
    let analysis = &objects(&["analyze", "--json", "--corpus", &corpus.file("x.jsonl")])[0];
    assert_eq!(analysis["file"], "42");
    assert_eq!(analysis["outlet"], "Contoh");
    assert_eq!(analysis["published"], "2020-01-01");
    let last = list(analysis, "blocks").last().unwrap();
    assert_eq!(span(last).1, "Gempa mengguncang Lombok.".len());
}

#[test]
fn check_tells_every_document_and_every_diagnostic() {
    let checked = &objects(&["check", "--json"])[0];
    assert_eq!(list(checked, "documents").len(), N_SEEDS);
    assert!(checked["diagnostics"].is_array());
    let print = run(&["check"]);
    for document in list(checked, "documents") {
        assert!(print.out.contains(document["id"].as_str().unwrap()));
        assert!(document["words"].as_u64().unwrap() > 50);
    }
}

#[test]
fn two_runs_print_the_same_bytes() {
    for arguments in [
        &["analyze", "--json"][..],
        &["statements", "--json"],
        &["search", "--json", "Putin Kim"],
        &["export", "--format", "md"],
        &["export", "--format", "opensearch"],
    ] {
        assert_eq!(run(arguments).out, run(arguments).out, "{arguments:?}");
    }
}

#[test]
fn a_print_for_a_person_holds_no_colors_where_it_is_no_terminal() {
    for arguments in [
        &["check"][..],
        &["analyze"],
        &["compare", "liputan6", "voa"],
        &["statements"],
        &["search", "Putin"],
    ] {
        let run = run(arguments);
        assert_eq!(run.code, 0);
        assert!(!run.out.is_empty() && !run.out.contains('\u{1b}'));
    }
}

#[test]
fn tables_are_exported_in_every_format() {
    let csv = run(&["export", "--format", "csv"]).out;
    assert!(csv.starts_with("id,kind,name,aliases,mentions,files\r\n"));
    assert!(csv.lines().count() > 5);
    let one = run(&["export", "--format", "csv", "--table", "statements"]).out;
    assert!(one.starts_with("statement,sources,file,start,end,text,link\r\n"));
    let tables: BTreeSet<String> = objects(&["export", "--format", "jsonl"])
        .iter()
        .map(|row| row["table"].as_str().unwrap().to_owned())
        .collect();
    assert!(tables.contains("entities") && tables.contains("statements"));
    let dates = run(&["export", "--format", "json", "--table", "timeline"]).out;
    let dates: Value = serde_json::from_str(&dates).unwrap();
    assert!(dates[0]["link"].as_str().unwrap().starts_with("#/read/"));
    let paged = [
        "export",
        "--format",
        "jsonl",
        "--table",
        "conflicts",
        "--page",
        "https://contoh.id/",
    ];
    for row in objects(&paged) {
        for link in ["link_a", "link_b"] {
            let link = row[link].as_str().unwrap();
            assert!(link.starts_with("https://contoh.id/#/read/"), "{link}");
        }
    }
    let md = run(&["export", "--format", "md"]).out;
    assert!(md.contains("## entities\n") && md.contains("\n## conflicts\n"));
}

#[test]
fn reports_are_cited_all_or_one() {
    let items = run(&["export", "--format", "csl-json"]).out;
    let items: Value = serde_json::from_str(&items).unwrap();
    let items = items.as_array().unwrap();
    assert_eq!(items.len(), N_SEEDS);
    let keys: BTreeSet<&str> = items.iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(keys.len(), N_SEEDS);
    let bib = run(&["export", "--format", "bibtex"]).out;
    for key in keys {
        assert!(bib.contains(&format!("@online{{{key},\n")), "{key}");
    }
    let one = run(&["export", "--format", "bibtex", "--document", "voa"]).out;
    assert_eq!(one.matches("@online{").count(), 1);
    assert!(
        one.contains("outlet inferred") && bib.contains(&one),
        "{one}"
    );
}

#[test]
fn each_word_is_printed_with_its_root() {
    let run = run_with(&["stem"], "rumah\nBanjir\n");
    assert_eq!(run.code, 0);
    let words: Vec<&str> = run
        .out
        .lines()
        .map(|line| line.split_once('\t').unwrap().0)
        .collect();
    assert_eq!(words, ["rumah", "Banjir"]);
}

#[test]
fn an_editors_corrections_win_over_what_was_found() {
    let text = "Warga Sidomulyo menunggu bantuan\n\nKetua Forum Tani Lestari Hasan Basri menemui warga Sidomulyo pada Senin. Basri berjanji datang lagi. Warga memanggilnya Mbah Pon, dan Mbah Pon tertawa.\n";
    let corrections = "[[entity]]\nname = \"Haji Hasan Basri\"\nkind = \"person\"\naliases = [\"Hasan Basri\", \"Mbah Pon\"]\n";
    let of = |files: &[(&str, &[u8])]| {
        let corpus = Corpus::of(files);
        objects(&["analyze", "--json", "--corpus", corpus.path()])
    };
    let names = |analysis: &Value| -> Vec<(String, String)> {
        let found = analysis["entities"].as_array().unwrap().iter();
        let range = |at: &Value| at.as_u64().unwrap() as usize;
        found
            .map(|it| {
                let surface = &text[range(&it["start"])..range(&it["end"])];
                (surface.to_owned(), it["name"].as_str().unwrap().to_owned())
            })
            .collect()
    };
    let before = of(&[("a.txt", text.as_bytes())]);
    assert!(
        names(&before[0])
            .iter()
            .all(|(_, name)| name != "Haji Hasan Basri")
    );
    let after = of(&[
        ("a.txt", text.as_bytes()),
        ("entities.toml", corrections.as_bytes()),
    ]);
    let people: Vec<String> = names(&after[0])
        .into_iter()
        .filter(|(_, name)| name == "Haji Hasan Basri")
        .map(|(surface, _)| surface)
        .collect();
    assert_eq!(people, ["Hasan Basri", "Basri", "Mbah Pon", "Mbah Pon"]);
}

#[test]
fn shared_words_are_told_a_pair_a_line_with_their_places() {
    let pairs = objects(&["reuse", "--json"]);
    let longest: Vec<(&str, &str, u64)> = pairs
        .iter()
        .map(|pair| {
            let id = |key: &str| pair[key].as_str().unwrap();
            (id("a"), id("b"), pair["runs"][0]["words"].as_u64().unwrap())
        })
        .collect();
    assert_eq!(
        longest,
        [
            ("liputan6", "okezone", 43),
            ("liputan6", "medcom", 25),
            ("medcom", "okezone", 17),
            ("medcom", "kredit-dw", 8),
        ]
    );
    let files: Vec<Value> = analyses();
    for pair in &pairs {
        let read = |key: &str| {
            let document = files.iter().find(|file| file["id"] == pair[key]).unwrap();
            text(document["file"].as_str().unwrap())
        };
        let (a, b) = (read("a"), read("b"));
        for run in list(pair, "runs") {
            let words = |text: &str, at: &Value| {
                let (start, end) = span(at);
                let run = text[start..end].to_lowercase();
                let words = run.split(|c: char| !c.is_alphanumeric());
                let words = words.filter(|word| !word.is_empty());
                words.map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(words(&a, &run["a"]), words(&b, &run["b"]));
        }
        let counted = |key: &str| pair[key].as_u64().unwrap();
        for side in ["a", "b"] {
            let [words, verbatim, reworded] =
                ["words", "verbatim", "reworded"].map(|key| counted(&format!("{key}_{side}")));
            assert!(verbatim > 0 && verbatim + reworded <= words);
        }
        assert!(list(pair, "runs").len() > 1 || pair["verbatim_a"] == pair["runs"][0]["words"]);
    }
    assert_eq!(pairs[0]["earlier"]["document"], "liputan6");
    assert_eq!(pairs[0]["earlier"]["minutes"], 110);
    let told = run(&["compare", "liputan6", "okezone"]).out;
    assert!(told.contains("the longest of 43 words"), "{told}");
}
