//! What a query finds: one card a document, with the passage that answers best.

use crate::{
    address::{Address, Page},
    index::Hit,
    view::{
        desk::Desk,
        part::{Marks, Name, Node, count, marked, published, tag},
    },
};

/// More documents than this are counted, not listed.
const LIMIT: usize = 50;

/// Queries that show what the field understands.
const EXAMPLES: [(&str, &str); 5] = [
    ("korut vietnam", "short names find long ones"),
    ("kunjungan", "finds mengunjungi too"),
    ("\"operasi militer khusus\"", "a phrase"),
    ("sanksi -pbb", "without a word"),
    ("person:putin in:headline", "a person, in a headline"),
];

pub fn page(desk: &Desk, address: &Address) -> Node {
    if address.query.trim().is_empty() {
        return examples();
    }
    let results = desk.engine.search(&address.query, LIMIT);
    let said = match results.total {
        0 => "Nothing found".to_owned(),
        total => count(total as usize, "source"),
    };
    tag("section")
        .class("results")
        .child(tag("h1").class("hidden").text("Search"))
        .child(
            tag("p")
                .class("count")
                .with(Name::Role, "status")
                .says(said)
                .when(results.relaxed, |line| {
                    line.text("; none has every word, these have some")
                }),
        )
        .each(&results.notes, |note| tag("p").class("note").text(note))
        .when(results.total == 0, |page| page.child(advice()))
        .child(tag("ol").each(&results.hits, |hit| card(desk, address, hit)))
}

fn examples() -> Node {
    tag("section")
        .class("empty")
        .leaf("h1", "Search all sources")
        .leaf("p", "Type above; answers come as you type. For instance:")
        .child(tag("ul").class("examples").each(EXAMPLES, |(query, what)| {
            let mut address = Address::of(Page::Search);
            address.query = query.to_owned();
            tag("li")
                .child(tag("a").to(address).text(query))
                .text(" ")
                .leaf("small", what)
        }))
}

fn advice() -> Node {
    tag("p")
        .class("lede")
        .text("Try fewer words, another spelling, or the beginning of a word with ")
        .leaf("code", "*")
        .text(".")
}

fn card(desk: &Desk, address: &Address, hit: &Hit) -> Node {
    let index = hit.document as usize;
    let mut link = desk.passage(index, hit.snippet);
    link.query.clone_from(&address.query);
    let marks = Marks {
        hits: &hit.matches,
        ..Marks::default()
    };
    tag("li").child(
        tag("a")
            .class("hit")
            .to(link)
            .child(
                tag("small")
                    .leaf("b", desk.source(index))
                    .each(desk.documents.get(index), published)
                    .text(" · ")
                    .says(count(hit.matches.len(), "match")),
            )
            .child(desk.original("h2").text(&hit.headline))
            .child(
                desk.original("p")
                    .child(marked(desk.text(index), hit.snippet, &marks)),
            ),
    )
}
