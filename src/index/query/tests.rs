//! Queries and how they are read.

use super::{Ending, Filter, Group, Node, parse};
use crate::entity::Kind;

fn read(query: &str) -> Group {
    parse(query, &|name| name == "kota lama").0
}

fn word(form: &str) -> Node {
    Node::Word {
        form: form.to_owned(),
        ending: Ending::Closed,
    }
}

fn phrase(words: &[&str]) -> Node {
    Node::Phrase(words.iter().map(|&word| word.to_owned()).collect())
}

fn all(nodes: Vec<Node>) -> Node {
    Node::All(Group { nodes, scope: 0 })
}

#[test]
fn the_last_word_is_open_until_a_blank_follows() {
    let Some(Node::Word { ending, .. }) = read("kapal lau").nodes.pop() else {
        panic!("no word");
    };
    assert_eq!(ending, Ending::Open);
    assert_eq!(read("kapal lau ").nodes, [word("kapal"), word("lau")]);
}

#[test]
fn phrases_are_read_in_every_kind_of_quotation_marks_even_unclosed() {
    for query in [
        "\"Kapal laut\"",
        "“kapal laut”",
        "„kapal laut“",
        "\"kapal laut",
    ] {
        assert_eq!(read(query).nodes, [phrase(&["kapal", "laut"])], "{query}");
    }
}

#[test]
fn or_binds_tighter_than_standing_side_by_side() {
    let any = Node::Any(vec![word("b"), word("c")]);
    assert_eq!(
        read("a b OR c d ").nodes,
        [word("a"), any.clone(), word("d")]
    );
    assert_eq!(read("(a (b OR c)) ").nodes, [word("a"), any]);
}

#[test]
fn words_that_make_up_a_name_are_the_name() {
    let name = Node::Name("kota lama".to_owned());
    assert_eq!(
        read("di Kota Lama OR kota ").nodes,
        [word("di"), Node::Any(vec![name, word("kota")])]
    );
}

#[test]
fn exclusions_take_words_phrases_and_groups() {
    let not = |node| Node::Not(Box::new(all(vec![node])));
    assert_eq!(
        read("-a -\"b c\" -(d) ").nodes,
        [
            not(word("a")),
            not(phrase(&["b", "c"])),
            not(all(vec![word("d")]))
        ]
    );
}

#[test]
fn properties_are_read_and_bad_ones_become_words_with_a_note() {
    let group = read("in:headline from:2024-06 person:\"Siti Aminah\" outlet:Kabar");
    assert_eq!(group.scope, 1);
    assert_eq!(
        group.nodes,
        [
            Node::Filter(Filter::From("2024-06".to_owned())),
            Node::Filter(Filter::Mentions(Kind::Person, "siti aminah".to_owned())),
            Node::Filter(Filter::Outlet("kabar".to_owned())),
        ]
    );
    for query in [
        "from:kemarin ",
        "to:2024-13 ",
        "in:menu ",
        "near:5 kapal ",
        "org: ",
    ] {
        let (group, notes, _) = parse(query, &|_| false);
        assert!(matches!(group.nodes.first(), Some(Node::Word { .. })));
        assert_eq!(notes.len(), 1, "{query}");
    }
}

#[test]
fn stray_signs_are_ignored_with_a_note() {
    for query in [") kapal ", "OR kapal ", "kapal OR ", "- kapal ", "kapal ; "] {
        let (group, notes, _) = parse(query, &|_| false);
        assert_eq!(group.nodes, [word("kapal")], "{query}");
        assert_eq!(notes.len(), 1, "{query}");
    }
}

#[test]
fn neither_depth_nor_length_exhausts_the_parser() {
    let deep = "(".repeat(100_000);
    assert!(read(&deep).nodes.is_empty());
    let long = "kata ".repeat(10_000);
    assert_eq!(read(&long).nodes.len(), 48);
}
