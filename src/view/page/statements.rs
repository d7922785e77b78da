//! What the sources state: a row a statement, a column a source.
//!
//! Of more sources than fit side by side a row names those that tell it. Beyond [`N_SOURCES`]
//! sources nothing is grouped here: every two of them would have to be compared first.

use super::overview::card;
use crate::{
    address::{Address, Filter, Order},
    base::Span,
    compare::{Member, Statement, Verdict},
    engine::{Narrowing, tells},
    locale::{Text, count, say},
    view::{
        desk::Desk,
        part::{
            Choice, Name, Node, TABLES, chooser, group, pager, save, source_heads, stretch, tag,
        },
    },
};

/// A list is shown in stretches of so many rows.
const N_ROWS: usize = 200;
/// More sources than this have no columns.
const N_COLUMNS: usize = 6;
/// More sources than this are not grouped while a reader waits.
const N_SOURCES: usize = 200;

pub fn page(desk: &Desk, address: &Address) -> Node {
    let page = tag("section.statements").head("h1", Text::WhatTheyState);
    if desk.n_documents() > N_SOURCES {
        return page.child(too_many(desk));
    }
    if let Some(line) = desk.awaits(desk.has_statements()) {
        return page.child(line);
    }
    let all = narrowed(desk, address);
    let n_shown = all.len();
    let shown = stretch(address, &all, N_ROWS);
    page.child(
        tag("nav.tabs")
            .with(Name::AriaLabel, say(Text::WhichStatements))
            .each(Filter::ALL, |filter| tab(desk, address, filter)),
    )
    .child(choices(desk, address))
    .child(topic(desk, address))
    .child(match address.filter {
        _ if shown.is_empty() => none(),
        Filter::Conflicts if address.order == Order::Sources => cards(desk, shown),
        _ if desk.n_documents() > N_COLUMNS => list(desk, shown),
        _ => table(desk, shown),
    })
    .child(pager(address, N_ROWS, n_shown, Text::CountStatements))
    .child(save(Text::Statements, "statements", TABLES, ""))
    .child(save(Text::Differences, "conflicts", TABLES, ""))
}

fn too_many(desk: &Desk) -> Node {
    tag("p.lede").phrase(
        Text::TooMany,
        vec![
            group().says(count(desk.n_documents(), Text::Sources)),
            tag("code").text("sanding statements"),
            tag("a").with(Name::Href, "#/search").say(Text::SearchWord),
        ],
    )
}

fn narrowed<'a>(desk: &'a Desk, address: &Address) -> Vec<&'a Statement> {
    let find = |id: &String| desk.engine.find(id);
    let mut entities = (0..).zip(desk.entities());
    let entity = entities.find(|(_, entity)| entity.id == address.name);
    let wanted = Narrowing {
        filter: address.filter,
        within: find(&address.within),
        lacking: find(&address.lacking),
        // A name that there is not is in no statement.
        entity: (!address.name.is_empty()).then_some(entity.map_or(u32::MAX, |(at, _)| at)),
        day: &address.day,
        order: address.order,
    };
    wanted.of(desk.statements(), desk.engine.bundle())
}

fn tab(desk: &Desk, address: &Address, filter: Filter) -> Node {
    let name = match filter {
        Filter::All => Text::FilterAll,
        Filter::Shared => Text::FilterShared,
        Filter::Conflicts => Text::FilterConflicts,
        Filter::Alone => Text::FilterAlone,
    };
    let mut link = address.clone();
    link.skipped = 0;
    link.filter = filter;
    let n = narrowed(desk, &link).len();
    tag("a")
        .here(filter == address.filter)
        .to(link)
        .say(name)
        .text(" ")
        .child(tag("small").number(n))
}

/// Which source tells it, which does not, and the order.
fn choices(desk: &Desk, address: &Address) -> Node {
    let sources = |label, any, present: &str, set: fn(&mut Address, &str)| {
        let choice = |name: &str, id: &str| {
            let mut to = address.clone();
            to.skipped = 0;
            set(&mut to, id);
            Choice {
                name: name.to_owned(),
                to,
                is_chosen: id == present,
            }
        };
        let mut all = vec![choice(say(any), "")];
        for index in desk.indexes() {
            all.push(choice(desk.source(index), desk.id(index)));
        }
        chooser(say(label), true, all)
    };
    let mut orders = Vec::new();
    for order in Order::ALL {
        let name = match order {
            Order::Sources => Text::MostSources,
            Order::Conflicts => Text::MostDifferences,
            Order::Text => Text::AsToldBySource,
        };
        let mut to = address.clone();
        to.skipped = 0;
        to.order = order;
        orders.push(Choice {
            name: say(name).to_owned(),
            to,
            is_chosen: order == address.order,
        });
    }
    tag("div.choices")
        .child(sources(
            Text::ToldBy,
            Text::AnySource,
            &address.within,
            |to, id| {
                id.clone_into(&mut to.within);
            },
        ))
        .child(sources(
            Text::NotBy,
            Text::Nobody,
            &address.lacking,
            |to, id| {
                id.clone_into(&mut to.lacking);
            },
        ))
        .child(chooser(say(Text::Order), true, orders))
}

/// The name or the date that all statements are about, and a link that leaves it out.
fn topic(desk: &Desk, address: &Address) -> Node {
    if address.name.is_empty() && address.day.is_empty() {
        return group();
    }
    let mut entities = desk.entities().iter();
    let entity = entities.find(|entity| entity.id == address.name);
    let mut all = address.clone();
    all.skipped = 0;
    all.name.clear();
    all.day.clear();
    tag("p.lede")
        .say(Text::About)
        .text(" ")
        .leaf("b", entity.map_or(&address.name, |entity| &entity.name))
        .text(" ")
        .leaf("b", &address.day)
        .text(" · ")
        .child(tag("a").to(all).say(Text::ShowAll))
}

fn none() -> Node {
    tag("p.lede")
        .say(Text::NoStatement)
        .text(" ")
        .child(tag("a").with(Name::Href, "#/statements").say(Text::ShowAll))
}

fn cards(desk: &Desk, shown: &[&Statement]) -> Node {
    let mut conflicts = Vec::new();
    for statement in shown {
        conflicts.extend(&statement.conflicts);
    }
    conflicts.retain(|conflict| conflict.verdict != Verdict::SameSaidDifferently);
    tag("div.cards.wide").each(conflicts, |conflict| card(desk, conflict))
}

/// A statement after the other, each with who tells it in which words.
fn list(desk: &Desk, shown: &[&Statement]) -> Node {
    tag("ol.told").each(shown, |statement| {
        tag("li")
            .child(tag("small").says(count(statement.sources as usize, Text::Sources)))
            .each(&statement.members, |member| {
                let index = member.document as usize;
                said(desk, member).child(tag("small").text(" ").text(desk.source(index)))
            })
    })
}

fn table(desk: &Desk, shown: &[&Statement]) -> Node {
    let body = tag("tbody").each(shown, |statement| {
        tag("tr").each(desk.indexes(), |index| cell(desk, statement, index))
    });
    tag("table")
        .child(tag("thead").child(source_heads(tag("tr"), desk)))
        .child(body)
}

/// What one source tells of a statement.
fn cell(desk: &Desk, statement: &Statement, index: usize) -> Node {
    let source = tag("span.whose").text(desk.source(index));
    if !tells(statement, index) {
        return tag("td.none").child(source).say(Text::NotTold);
    }
    let own = |member: &&Member| member.document as usize == index;
    tag("td")
        .child(source)
        .each(statement.members.iter().filter(own), |member| {
            said(desk, member)
        })
}

/// A member's sentence, a link to where it stands.
fn said(desk: &Desk, member: &Member) -> Node {
    let index = member.document as usize;
    let span = Span {
        start: member.start,
        end: member.end,
    };
    let link = tag("a").to(desk.passage(index, span));
    desk.original("p")
        .child(link.text(span.of(desk.text(index))))
}
