//! The story at a glance: what disagrees, who reports, who shares with whom, who is spoken of.

use std::cmp::Reverse;

use super::reuse;
use crate::{
    address::{Address, Filter, Page},
    base::{Arrange, Span},
    compare::{ConflictKind, StatementConflict, Verdict},
    entity::Kind,
    view::{
        desk::Desk,
        part::{
            Name, Node, count, group, inferred, joined, kind_plural, moment, name_link, period,
            reader_link, square, tag, verdict,
        },
    },
};

/// Conflicts on the overview; the statements view lists all.
const N_CONFLICTS: usize = 6;
/// Names of one kind on the overview.
const N_NAMES: usize = 8;
/// With more sources than this the matrix is left to the comparison itself.
pub(super) const N_MATRIX: usize = 12;

const HOW_TO_READ: &str = "Sanding sets several outlets' reports of one event side by side. Search finds every form of a word and every name of a person or place. Read marks who, where and when. Compare shows two reports sentence by sentence: a full line links sentences that are the same, a dashed one sentences that say the same in other words; a word that differs is shaded. Nothing here says who is right: every figure leads to the passage it comes from.";

/// With more sources than this there is no glance that takes in all of them: what they share and
/// of whom they speak is left to the pages that are about it.
const N_GLANCE: usize = 200;
/// How many of the sources are listed then.
const N_LISTED: usize = 40;

pub fn page(desk: &Desk) -> Node {
    if desk.n_documents() > N_GLANCE {
        return many(desk);
    }
    let in_time = &desk.engine.bundle().in_time;
    let n_shared = desk
        .statements()
        .iter()
        .filter(|statement| statement.sources > 1)
        .count();
    let mut conflicts = desk.conflicts();
    conflicts.arrange_by_key(|conflict| conflict.verdict);
    let n_hard = conflicts
        .iter()
        .filter(|conflict| conflict.verdict != Verdict::SameSaidDifferently)
        .count();
    group()
        .leaf("h1", desk.title())
        .child(
            tag("p")
                .class("lede")
                .says(count(desk.n_documents(), "source"))
                .child(published(desk))
                .text(". ")
                .when(desk.has_statements(), |lede| {
                    lede.child(statements_link(Filter::Shared).says(count(n_shared, "statement")))
                        .text(" told by several of them; ")
                        .child(statements_link(Filter::Conflicts).says(count(n_hard, "fact")))
                        .text(" on which they differ.")
                }),
        )
        .each(desk.awaits(desk.has_statements()), |line| line)
        .when(!conflicts.is_empty(), |page| {
            let first = conflicts.iter().take(N_CONFLICTS);
            page.leaf("h2", "Where they differ").child(
                tag("div")
                    .class("cards wide")
                    .each(first, |conflict| card(desk, conflict)),
            )
        })
        .leaf("h2", "Sources in time")
        .child(
            tag("div")
                .class("cards")
                .each(in_time, |index| source(desk, *index as usize)),
        )
        .child(shared(desk))
        .child(reuse::section(desk))
        .child(names(desk, Kind::Person))
        .child(names(desk, Kind::Place))
        .child(names(desk, Kind::Organization))
        .child(
            tag("details")
                .leaf("summary", "How to read this page")
                .leaf("p", HOW_TO_READ)
                .child(
                    tag("p").child(
                        tag("a")
                            .with(Name::Href, "#/about")
                            .text("How this corpus was read"),
                    ),
                ),
        )
}

/// A corpus that is to be searched, not looked over.
fn many(desk: &Desk) -> Node {
    let in_time = &desk.engine.bundle().in_time;
    group()
        .leaf("h1", desk.title())
        .child(
            tag("p")
                .class("lede")
                .says(count(desk.n_documents(), "source"))
                .child(published(desk))
                .text(". Search them above."),
        )
        .leaf("h2", "The latest")
        .child(
            tag("div")
                .class("cards")
                .each(in_time.iter().rev().take(N_LISTED), |index| {
                    source(desk, *index as usize)
                }),
        )
}

fn statements_link(filter: Filter) -> Node {
    let mut address = Address::of(Page::Statements);
    address.filter = filter;
    tag("a").to(address)
}

/// `, 12 June 2024 to 19 June 2024`
fn published(desk: &Desk) -> Node {
    let in_time = &desk.engine.bundle().in_time;
    let day = |&index: &u32| {
        let published = desk.document(index as usize)?.published()?;
        published.split('T').next()
    };
    match (in_time.iter().find_map(day), in_time.last().and_then(day)) {
        (Some(first), Some(last)) => group().text(", ").says(period(first, last)),
        _ => group(),
    }
}

fn source(desk: &Desk, index: usize) -> Node {
    let Some(document) = desk.engine.summary(index) else {
        return group();
    };
    reader_link(&document.id)
        .class("card")
        .leaf("b", desk.source(index))
        .child(
            tag("small")
                .each(&document.published, |iso| {
                    group().says(moment(iso)).text(" · ")
                })
                .says(count(document.words as usize, "word"))
                .child(inferred(&document)),
        )
        .child(
            desk.original("span")
                .class("title")
                .text(&document.headline),
        )
}

#[inline(never)]
pub(super) fn card(desk: &Desk, conflict: &StatementConflict) -> Node {
    let (Some(a), Some(b)) = (
        desk.index_of_file(&conflict.file_a),
        desk.index_of_file(&conflict.file_b),
    ) else {
        return group();
    };
    let class = match conflict.verdict {
        Verdict::SameSaidDifferently => "soft",
        Verdict::Conflict | Verdict::Update => "",
    };
    tag("div")
        .class("card clash")
        .child(
            tag("span")
                .class("tag")
                .class(class)
                .text(verdict(conflict.verdict))
                .text(" · ")
                .text(kind_of(conflict.kind)),
        )
        .child(
            tag("dl")
                .child(value(desk, a, conflict.a, class))
                .child(value(desk, b, conflict.b, class)),
        )
        .child(
            tag("a")
                .class("more")
                .to(desk.comparison(a, b))
                .text("Compare the two"),
        )
}

fn kind_of(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Quantity => "figure",
        ConflictKind::Date => "date",
        ConflictKind::Time => "time",
        ConflictKind::Name => "name",
        ConflictKind::Place => "place",
        ConflictKind::Attribution => "source",
        ConflictKind::Quote => "quotation",
    }
}

/// Characters of context on each side of a value: about eight words.
const N_CONTEXT: usize = 55;

/// One side of a conflict: the value in the words around it.
#[inline(never)]
fn value(desk: &Desk, index: usize, focus: Span, class: &str) -> Node {
    let sentence = desk.sentence_around(index, focus);
    let text = desk.text(index);
    let before = Span {
        start: sentence.start,
        end: focus.start,
    };
    let after = Span {
        start: focus.end,
        end: sentence.end,
    };
    let words_before = before.last_words(text, N_CONTEXT);
    let words_after = after.first_words(text, N_CONTEXT);
    let link = tag("a")
        .to(desk.passage(index, focus))
        .text(if words_before == before { "" } else { "… " })
        .text(words_before.of(text))
        .child(tag("span").class("v").class(class).text(focus.of(text)))
        .text(words_after.of(text))
        .text(if words_after == after { "" } else { " …" });
    group()
        .leaf("dt", desk.source(index))
        .child(desk.original("dd").child(link))
}

/// How many statements each two sources share.
fn shared(desk: &Desk) -> Node {
    let n_documents = desk.n_documents();
    if !(2..=N_MATRIX).contains(&n_documents) {
        return group();
    }
    let mut most = 1;
    for a in desk.indexes() {
        for b in desk.indexes().filter(|b| *b > a) {
            most = most.max(desk.n_shared(a, b));
        }
    }
    let title = "Statements that two sources share";
    let cell = |a, b| shared_by(desk, a, b, most);
    group().leaf("h2", title).child(square(desk, title, &cell))
}

fn shared_by(desk: &Desk, a: usize, b: usize, most: usize) -> Node {
    let n_shared = desk.n_shared(a, b);
    // Five steps of shade are as many as the eye tells apart.
    let shade = ["s0", "s1", "s2", "s3", "s4"].get((n_shared * 4).div_ceil(most));
    let said = joined(&[
        &count(n_shared, "statement"),
        " shared by ",
        desk.source(a),
        " and ",
        desk.source(b),
    ]);
    tag("td").class(shade.unwrap_or(&"")).child(
        tag("a")
            .with(Name::AriaLabel, &said)
            .to(desk.comparison(a, b))
            .number(n_shared),
    )
}

/// The names of one kind that are mentioned most.
#[inline(never)]
fn names(desk: &Desk, kind: Kind) -> Node {
    let mut found = desk.named(kind);
    if found.is_empty() {
        return group();
    }
    found.arrange_by_key(|entity| Reverse(entity.total));
    let all = tag("a")
        .class("all")
        .with(Name::Href, "#/names")
        .text("all")
        .child(tag("span").class("hidden").text(" names"));
    let list = tag("ul")
        .class("chips")
        .each(found.into_iter().take(N_NAMES), |entity| {
            let total = tag("small").number(entity.total as usize);
            let link = name_link(entity).text(&entity.name);
            tag("li").child(link.text(" ").child(total))
        })
        .child(tag("li").child(all));
    group().leaf("h2", kind_plural(kind)).child(list)
}
