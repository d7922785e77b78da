//! The story at a glance: what disagrees, who reports, who shares with whom, who is spoken of.

use std::cmp::Reverse;

use super::{reuse, timeline};
use crate::{
    address::{Address, Filter, Page},
    base::{Arrange, Span},
    compare::{ConflictKind, StatementConflict, Verdict},
    entity::Kind,
    locale::{Text, count, filled, say},
    view::{
        desk::Desk,
        part::{
            Name, Node, group, inferred, kind_plural, moment, name_link, period, reader_link,
            square, tag, verdict,
        },
    },
};

/// Conflicts on the overview; the statements view lists all.
const N_CONFLICTS: usize = 6;
/// Names of one kind on the overview.
const N_NAMES: usize = 8;
/// With more sources than this the matrix is left to the comparison itself.
pub(super) const N_MATRIX: usize = 12;

/// With more sources than this there is no glance that takes in all of them: what they share and
/// of whom they speak is left to the pages that are about it.
const N_GLANCE: usize = 200;
/// How many of the sources are listed then.
const N_LISTED: usize = 40;

pub fn page(desk: &Desk) -> Node {
    if desk.n_documents() > N_GLANCE {
        return many(desk);
    }
    top(desk)
        .child(timeline::section(desk))
        .child(shared(desk))
        .child(reuse::section(desk))
        .child(names(desk, Kind::Person))
        .child(names(desk, Kind::Place))
        .child(names(desk, Kind::Organization))
        .child(
            tag("details")
                .head("summary", Text::HowToReadTitle)
                .head("p", Text::HowToRead)
                .child(tag("p").child(tag("a").with(Name::Href, "#/about").say(Text::HowRead))),
        )
}

/// What a reader sees of it first: what differs, and who reports.
pub fn top(desk: &Desk) -> Node {
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
            tag("p.lede")
                .says(count(desk.n_documents(), Text::Sources))
                .child(published(desk))
                .text(". ")
                .when(desk.has_statements(), |lede| {
                    let shared = count(n_shared, Text::CountStatements);
                    let differing = count(n_hard, Text::CountFacts);
                    lede.phrase(
                        Text::LedeShared,
                        vec![
                            statements_link(Filter::Shared).says(shared),
                            statements_link(Filter::Conflicts).says(differing),
                        ],
                    )
                }),
        )
        .each(desk.awaits(desk.has_statements()), |line| line)
        .when(!conflicts.is_empty(), |page| {
            let first = conflicts.iter().take(N_CONFLICTS);
            page.head("h2", Text::WhereTheyDiffer)
                .child(tag("div.cards.wide").each(first, |conflict| card(desk, conflict)))
        })
        .head("h2", Text::InTime)
        .child(tag("div.cards").each(in_time, |index| source(desk, *index as usize)))
}

/// A corpus that is to be searched, not looked over.
fn many(desk: &Desk) -> Node {
    let in_time = &desk.engine.bundle().in_time;
    group()
        .leaf("h1", desk.title())
        .child(
            tag("p.lede")
                .says(count(desk.n_documents(), Text::Sources))
                .child(published(desk))
                .text(". ")
                .say(Text::SearchAbove),
        )
        .head("h2", Text::Latest)
        .child(
            tag("div.cards").each(in_time.iter().rev().take(N_LISTED), |index| {
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
                .says(count(document.words as usize, Text::CountWords))
                .child(inferred(&document)),
        )
        .child(desk.original("span.title").text(&document.headline))
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
    tag("div.card.clash")
        .child(
            tag("span.tag")
                .class(class)
                .say(verdict(conflict.verdict))
                .text(" · ")
                .say(kind_of(conflict.kind)),
        )
        .child(
            tag("dl")
                .child(value(desk, a, conflict.a, class))
                .child(value(desk, b, conflict.b, class)),
        )
        .child(
            tag("a.more")
                .to(desk.comparison(a, b))
                .say(Text::CompareTwo),
        )
}

fn kind_of(kind: ConflictKind) -> Text {
    match kind {
        ConflictKind::Quantity => Text::OfFigure,
        ConflictKind::Date => Text::OfDate,
        ConflictKind::Time => Text::OfTime,
        ConflictKind::Name => Text::OfName,
        ConflictKind::Place => Text::OfPlace,
        ConflictKind::Attribution => Text::OfSource,
        ConflictKind::Quote => Text::OfQuotation,
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
        .child(tag("span.v").class(class).text(focus.of(text)))
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
    let title = say(Text::SharedStatements);
    let cell = |a, b| shared_by(desk, a, b, most);
    group().leaf("h2", title).child(square(desk, title, &cell))
}

fn shared_by(desk: &Desk, a: usize, b: usize, most: usize) -> Node {
    let n_shared = desk.n_shared(a, b);
    // Five steps of shade are as many as the eye tells apart.
    let shade = ["s0", "s1", "s2", "s3", "s4"].get((n_shared * 4).div_ceil(most));
    let n_statements = count(n_shared, Text::CountStatements);
    let said = filled(
        Text::SharedBy,
        &[&n_statements, desk.source(a), desk.source(b)],
    );
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
    let all = tag("a.all")
        .with(Name::Href, "#/names")
        .say(Text::All)
        .child(tag("span.hidden").say(Text::AllNames));
    let list = tag("ul.chips")
        .each(found.into_iter().take(N_NAMES), |entity| {
            let total = tag("small").number(entity.total as usize);
            let link = name_link(&entity.id).text(&entity.name);
            tag("li").child(link.text(" ").child(total))
        })
        .child(tag("li").child(all));
    group().head("h2", kind_plural(kind)).child(list)
}
