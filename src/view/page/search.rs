//! What a query finds: one card a document, with the passage that answers best; or one line a
//! match, in the words around it.

use std::slice;

use crate::{
    address::{Address, Listing, Page},
    base::Arrange,
    index::{Hit, Line, Match, Order, SourceUse, Why},
    text::normal_form,
    view::{
        desk::Desk,
        part::{
            Marks, Name, Node, column_head, count, first_of, group, marked, matrix, place,
            published, row_head, share, tag, why_found,
        },
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

/// More lines than this wait for a narrower query.
const N_LINES: usize = 500;

/// More sources than this are left out of the table of sources.
const N_SOURCES: usize = 12;

/// More forms than this say nothing that the first ones don't.
const N_FORMS: usize = 8;

pub fn page(desk: &Desk, address: &Address) -> Node {
    if address.query.trim().is_empty() {
        return examples();
    }
    let (lines, order) = match address.listing {
        Listing::Documents => (Listing::Text, None),
        listing @ Listing::Text => (listing, Some(Order::Text)),
        listing @ Listing::Left => (listing, Some(Order::Left)),
        listing @ Listing::Right => (listing, Some(Order::Right)),
    };
    let choices = [(Listing::Documents, "Results"), (lines, "In context")];
    let page = tag("section")
        .class("results")
        .child(tag("h1").class("hidden").text("Search"))
        .child(tabs(address, "Show", &choices));
    match order {
        None => results(desk, address, page),
        Some(order) => concordance(
            desk,
            address,
            page.child(tabs(address, "Order", &ORDERS)),
            order,
        ),
    }
}

/// The orders of lines, as links.
const ORDERS: [(Listing, &str); 3] = [
    (Listing::Text, "As in the text"),
    (Listing::Left, "By the word before"),
    (Listing::Right, "By the word after"),
];

#[inline(never)]
fn tabs(address: &Address, label: &str, choices: &[(Listing, &str)]) -> Node {
    tag("nav")
        .class("tabs")
        .with(Name::AriaLabel, label)
        .each(choices, |&(listing, name)| {
            let mut link = address.clone();
            link.listing = listing;
            tag("a")
                .here(listing == address.listing)
                .to(link)
                .text(name)
        })
}

fn results(desk: &Desk, address: &Address, page: Node) -> Node {
    let found = desk.engine.search(&address.query, LIMIT);
    let total = found.total as usize;
    said(page, total, "source", found.relaxed, &found.notes)
        .child(tag("ol").each(&found.hits, |hit| card(desk, address, hit)))
}

/// Adds how much was found, and what is to be known of it.
#[inline(never)]
fn said(page: Node, total: usize, thing: &str, relaxed: bool, notes: &[String]) -> Node {
    page.child(
        tag("p")
            .class("count")
            .with(Name::Role, "status")
            .says(match total {
                0 => "Nothing found".to_owned(),
                total => count(total, thing),
            })
            .when(relaxed, |line| {
                line.text("; none has every word, these have some")
            }),
    )
    .each(notes, |note| tag("p").class("note").text(note))
    .when(total == 0, |page| page.child(advice()))
}

/// Every match in the words around it.
fn concordance(desk: &Desk, address: &Address, page: Node, order: Order) -> Node {
    let found = desk.engine.concordance(&address.query, order, N_LINES);
    let total = found.total as usize;
    let page = said(page, total, "match", found.relaxed, &found.notes);
    if total == 0 {
        return page;
    }
    let heads = tag("tr")
        .child(column_head("Source"))
        .child(column_head("Before"))
        .child(column_head("Match"))
        .child(column_head("After"));
    let mut matches = found
        .lines
        .iter()
        .map(|line| (line.document as usize, &line.found));
    page.child(reasons(desk, &mut matches))
        .child(shares(&found.sources))
        .child(
            tag("table")
                .class("kwic")
                .child(tag("caption").class("hidden").text("Matches in context"))
                .child(tag("thead").class("hidden").child(heads))
                .child(tag("tbody").each(&found.lines, |line| row(desk, address, line))),
        )
        .child(first_of(N_LINES, total, "match"))
}

/// How often each source has it.
fn shares(sources: &[SourceUse<'_>]) -> Node {
    let head = tag("tr")
        .child(tag("td"))
        .child(column_head("Matches"))
        .child(column_head("in 1,000 words"))
        .child(column_head("Documents"));
    let body = tag("tbody").each(sources.iter().take(N_SOURCES), |one| {
        let cell = |number: u32| tag("td").number(number as usize);
        tag("tr")
            .child(row_head().text(one.source))
            .child(cell(one.occurrences))
            .child(tag("td").says(share(one.per_1000)))
            .child(cell(one.documents))
    });
    matrix("Matches by source", head, body).child(first_of(N_SOURCES, sources.len(), "source"))
}

fn row(desk: &Desk, address: &Address, line: &Line<'_>) -> Node {
    let index = line.document as usize;
    let text = desk.text(index);
    let span = place(&line.found);
    let marks = Marks {
        hits: slice::from_ref(&line.found),
        ..Marks::default()
    };
    let mut link = desk.passage(index, desk.sentence_around(index, span));
    link.query.clone_from(&address.query);
    tag("tr")
        .child(row_head().text(line.source))
        .child(desk.original("td").text(line.left.of(text)))
        .child(
            desk.original("td")
                .child(tag("a").to(link).child(marked(text, span, &marks))),
        )
        .child(desk.original("td").text(line.right.of(text)))
}

/// The forms that were found and are not what was typed, by the reason why they match.
#[inline(never)]
fn reasons(desk: &Desk, matches: &mut dyn Iterator<Item = (usize, &Match)>) -> Node {
    let mut known: Vec<(Why, String)> = Vec::new();
    for (document, found) in matches {
        let form = place(found).of(desk.text(document));
        match found.why {
            Why::Exact | Why::Phrase => {}
            // A name is shown as it is written.
            Why::Alias => known.push((found.why, form.to_owned())),
            _ => known.push((found.why, normal_form(form))),
        }
    }
    known.arrange();
    known.dedup();
    if known.is_empty() {
        return group();
    }
    let mut line = tag("p").class("why").text("matched ");
    for (n, same) in known.chunk_by(|one, other| one.0 == other.0).enumerate() {
        line = line.text(if n > 0 { "; " } else { "" });
        for (n, (_, form)) in same.iter().take(N_FORMS).enumerate() {
            line = line.text(if n > 0 { ", " } else { "" });
            line = line.child(desk.original("i").text(form));
        }
        line = line.text(if same.len() > N_FORMS { " …: " } else { ": " });
        line = line.each(same.first(), |(why, _)| group().text(why_found(*why)));
    }
    line
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
    let text = desk.text(index);
    let marks = Marks {
        hits: &hit.matches,
        ..Marks::default()
    };
    let mut matches = hit.matches.iter().map(|found| (index, found));
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
            .child(desk.original("p").child(marked(text, hit.snippet, &marks)))
            .child(reasons(desk, &mut matches)),
    )
}
