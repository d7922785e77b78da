//! Queries and their answers.

use proptest::prelude::{ProptestConfig, proptest};

use super::{Analysed, Index};
use crate::{
    corpus::{Field, Role},
    entity::Kind,
    index::Why,
    index::fixture::{Corpus, document, entity, line, supplied},
};

/// Five invented reports of a storm at an invented harbor.
fn corpus() -> Corpus {
    let mut storm = document(
        "badai",
        &[
            line(Role::Headline, "Badai merusak Pelabuhan Tirta"),
            line(Role::Byline, "Penulis: Rahayu"),
            line(
                Role::Body,
                "Wali Kota Sari Melati meninjau kerusakan di pelabuhan. Perserikatan Nelayan meminta bantuan beras.",
            ),
            line(Role::Caption, "Perahu yang rusak. Foto: Arsip"),
        ],
    );
    storm.details.push(supplied(Field::Outlet, "Kabar Pesisir"));
    storm
        .details
        .push(supplied(Field::Published, "2031-03-04T10:00:00+07:00"));
    let mut help = document(
        "bantuan",
        &[
            line(Role::Headline, "Bantuan beras tiba"),
            line(
                Role::Body,
                "Bu Sari membantu pembagian beras. PN berterima kasih, kata Melati-Sari.",
            ),
        ],
    );
    help.details.push(supplied(Field::Outlet, "Harian Bukit"));
    help.details.push(supplied(Field::Published, "2031-03-06"));
    let mut market = document(
        "pasar",
        &[
            line(Role::Headline, "Harga ikan naik"),
            line(
                Role::Body,
                "Ikan mahal setelah badai. Di pn tua para penjual menunggu.",
            ),
            line(Role::Boilerplate, "Baca juga: gempa"),
        ],
    );
    market.details.push(supplied(Field::Published, "2031-04"));
    let entities = vec![
        entity(
            "nelayan",
            Kind::Organization,
            "Perserikatan Nelayan",
            &["PN"],
        ),
        entity("tirta", Kind::Place, "Pelabuhan Tirta", &[]),
        entity("sari", Kind::Person, "Sari Melati", &["Bu Sari"]),
    ];
    Corpus::new(vec![storm, help, market], entities, &|word| {
        match word {
            "merusak" | "kerusakan" => "rusak",
            "bantuan" | "membantu" => "bantu",
            word => word,
        }
        .to_owned()
    })
}

fn check(query: &str, ids: &[&str]) {
    assert_eq!(corpus().ids(query), ids, "{query}");
}

#[test]
fn all_words_are_wanted() {
    check("badai ikan ", &["pasar"]);
    check("beras bantuan ", &["bantuan", "badai"]);
    check("", &[]);
    check("  ", &[]);
}

#[test]
fn where_no_document_has_all_words_the_best_partial_answers_are_given_and_said_to_be() {
    let results = corpus().search("badai ikan gempabumi ");
    let files: Vec<&str> = results.hits.iter().map(|hit| hit.file.as_str()).collect();
    assert_eq!(
        (files.as_slice(), results.relaxed),
        (["pasar.txt", "badai.txt"].as_slice(), true)
    );
    assert!(results.notes[0].text().contains("gempabumi"));
    assert!(!corpus().search("gempabumi ").relaxed);
    assert!(!corpus().search("badai ikan ").relaxed);
}

#[test]
fn other_forms_of_the_root_match_as_such() {
    let of = |text: &str, why| (text.to_owned(), why);
    assert_eq!(
        corpus().matches("kerusakan ", 0),
        [
            of("merusak", Why::Root),
            of("kerusakan", Why::Exact),
            of("rusak", Why::Root)
        ]
    );
}

#[test]
fn every_alias_gives_the_same_documents_with_the_same_scores() {
    let corpus = corpus();
    for names in [
        ["perserikatan nelayan", "PN", "pn"],
        ["Sari Melati", "bu sari", "SARI MELATI"],
    ] {
        let ranks = names.map(|name| {
            let hits = corpus.search(name).hits;
            hits.iter()
                .map(|hit| (hit.document, hit.score.to_bits()))
                .collect::<Vec<_>>()
        });
        assert_eq!(ranks[0].len(), 2, "{names:?}");
        assert_eq!(ranks[0], ranks[1]);
        assert_eq!(ranks[0], ranks[2]);
    }
}

#[test]
fn where_no_document_has_all_the_words_of_an_entitys_own_name_help_whatever_alias_is_typed() {
    let corpus = corpus();
    let answers = [
        "pn meninjau gempabumi ",
        "Perserikatan Nelayan meninjau gempabumi ",
    ];
    let [one, other] = answers.map(|query| {
        let results = corpus.search(query);
        assert!(results.relaxed, "{query}");
        let scored = results.hits.iter().map(|hit| (hit.document, hit.score));
        scored.collect::<Vec<_>>()
    });
    assert_eq!(one, other);
    // Of two that have another word, the one with a part of the name comes first.
    let texts = [
        "Kebun tua.",
        "Kebun melati luas sekali.",
        "Sari Melati datang.",
    ];
    let documents = texts
        .iter()
        .enumerate()
        .map(|(number, text)| document(&number.to_string(), &[line(Role::Body, text)]));
    let entities = vec![entity("sari", Kind::Person, "Sari Melati", &[])];
    let corpus = Corpus::new(documents.collect(), entities, &|word| word.to_owned());
    assert_eq!(corpus.ids("sari melati "), ["2"]);
    assert_eq!(corpus.ids("sari melati kebun tiba "), ["2", "1", "0"]);
}

#[test]
fn a_mention_under_another_name_is_an_alias_and_the_typed_one_exact() {
    let corpus = corpus();
    let mut found: Vec<(String, Why)> = (0..2).flat_map(|n| corpus.matches("pn", n)).collect();
    found.sort();
    assert_eq!(
        found,
        [
            ("PN".to_owned(), Why::Exact),
            ("Perserikatan Nelayan".to_owned(), Why::Alias)
        ]
    );
}

#[test]
fn a_name_in_quotation_marks_is_only_a_word() {
    check("\"pn\"", &["pasar", "bantuan"]);
}

#[test]
fn phrases_want_the_very_words_in_order_and_in_one_line() {
    check("\"beras tiba\"", &["bantuan"]);
    check("“tiba beras”", &[]);
    check("\"tiba bu sari\"", &[]);
    check("\"melati sari\"", &["bantuan"]);
    assert_eq!(
        corpus().matches("\"harga ikan", 0),
        [("Harga ikan".to_owned(), Why::Phrase)]
    );
}

#[test]
fn the_last_word_is_read_as_a_beginning_until_a_blank_follows() {
    assert_eq!(
        corpus().matches("menun", 0),
        [("menunggu".to_owned(), Why::Prefix)]
    );
    check("menun ", &[]);
    check("penj* menunggu ", &["pasar"]);
    check("*", &[]);
}

#[test]
fn typing_errors_are_forgiven_only_where_nothing_else_matches() {
    let results = corpus().search("pelabuhna ");
    assert_eq!(results.total, 1);
    assert_eq!(results.hits[0].matches[0].why, Why::Typo);
    assert_eq!(
        results.notes[0].text(),
        "“pelabuhna” is not in the corpus; read as “pelabuhan”"
    );
    assert!(
        corpus()
            .matches("ikan ", 0)
            .iter()
            .all(|(_, why)| *why == Why::Exact)
    );
    check("xq ", &[]);
}

#[test]
fn exclusions_alternatives_and_groups_combine() {
    check("beras -kerusakan ", &["bantuan"]);
    check("badai -\"harga ikan\" ", &["badai"]);
    check("ikan OR bantuan ", &["pasar", "bantuan", "badai"]);
    check("badai (ikan OR bantuan) -(harga naik) ", &["badai"]);
    check("-beras ", &["pasar"]);
}

#[test]
fn fields_limit_where_a_word_must_stand() {
    check("in:headline badai ", &["badai"]);
    check("in:body badai ", &["pasar"]);
    check("in:caption rusak ", &["badai"]);
    check("in:caption badai ", &[]);
    check("rahayu ", &[]);
    check("gempa ", &[]);
}

#[test]
fn outlets_and_dates_limit_the_documents() {
    check("outlet:kabar", &["badai"]);
    check("outlet:\"harian bukit\"", &["bantuan"]);
    check("beras from:2031-03-05", &["bantuan"]);
    check("beras to:2031-03-04", &["badai"]);
    check("from:2031-03-05 to:2031-03-31", &["bantuan"]);
    check("from:2031", &["badai", "bantuan", "pasar"]);
    check("from:2032", &[]);
}

#[test]
fn entities_of_a_kind_limit_the_documents() {
    check("person:melati", &["bantuan", "badai"]);
    check("org:pn bantuan ", &["bantuan", "badai"]);
    check("person:pn", &[]);
    check("person:mela", &[]);
    check("place:\"pelabuhan tirta\"", &["badai"]);
}

#[test]
fn near_wants_all_parts_within_so_many_words() {
    check("near:3(ikan setelah)", &["pasar"]);
    check("near:2(ikan badai)", &[]);
    check("near:3(ikan badai)", &["pasar"]);
    check("near:9()", &[]);
}

#[test]
fn matches_stand_in_order_and_never_overlap() {
    let corpus = corpus();
    for query in ["beras bantu sari \"bu sari\" s", "melati-sari OR sari*"] {
        for hit in corpus.search(query).hits {
            assert!(!hit.matches.is_empty());
            assert!(hit.matches.windows(2).all(|two| two[0].end <= two[1].start));
        }
    }
}

#[test]
fn an_empty_index_answers_everything_with_nothing() {
    let corpus = Analysed {
        documents: &[],
        sentences: &[],
        findings: &[],
    };
    let index = Index::default();
    for query in ["kata", "-kata", "\"a b\"", "person:x", "from:2031"] {
        let results = index.search(corpus, query, 10);
        assert_eq!(results.total, 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_query_panics_and_each_answers_the_same_twice(
        query in "(\\PC|[ ()\"“”:*-]|OR |near:[0-9]\\(|in:body |-|person:|from:20|beras|badai|PN |\\s){0,24}"
    ) {
        let corpus = corpus();
        let results = corpus.search(&query);
        assert_eq!(results, corpus.search(&query));
        for hit in &results.hits {
            let text = &corpus.documents[hit.document as usize].text;
            assert!(text.get(hit.snippet.start as usize..hit.snippet.end as usize).is_some());
            for m in &hit.matches {
                assert!(m.start < m.end && text.get(m.start as usize..m.end as usize).is_some());
            }
        }
    }

    #[test]
    fn no_text_panics(text in "(\\PC|[-/ '.]|[0-9]|\\s){0,40}", query in "\\PC{0,8}") {
        let documents = vec![document("a", &[line(Role::Body, &text)])];
        let corpus = Corpus::new(documents, vec![entity("x", Kind::Place, &query, &[])], &|word| word.to_owned());
        corpus.search(&query);
        corpus.search(&text);
    }
}

#[test]
fn what_matches_in_one_document_is_what_the_search_marks_there() {
    let corpus = Corpus::new(
        vec![
            document(
                "a",
                &[line(Role::Body, "Kapal karam di Ternate, kapal kayu.")],
            ),
            document("b", &[line(Role::Body, "Beras untuk Ternate.")]),
            document("c", &[line(Role::Body, "Gula.")]),
        ],
        Vec::new(),
        &|word| word.to_owned(),
    );
    let analysed = Analysed {
        documents: &corpus.documents,
        sentences: &corpus.sentences,
        findings: &corpus.findings,
    };
    let matches_in = |query: &str, at: u32| corpus.index.matches_in(analysed, query, at);
    for query in [
        "ternate",
        "kapal ternate",
        "kapal -beras",
        "kapal beras",
        "\"di ternate\"",
    ] {
        let hits = corpus.search_for(query, 9).hits;
        assert!(!hits.is_empty(), "{query}");
        for hit in hits {
            assert_eq!(matches_in(query, hit.document), hit.matches, "{query}");
        }
    }
    for (query, at) in [("", 0), ("gula", 0), ("kapal", 1), ("kapal", 9)] {
        assert_eq!(matches_in(query, at), []);
    }
}
