//! The story at a glance: what disagrees, who reports, who shares with whom, who is spoken of.

use yew::{Html, classes, html};

use crate::{
    address::{Address, Filter, Page},
    base::{Arrange, Span},
    compare::{ConflictKind, StatementConflict, Verdict},
    entity::Kind,
    view::{
        desk::Desk,
        part::{count, day, kind_plural, time_of, verdict},
    },
};

/// Conflicts on the overview; the statements view lists all.
const N_CONFLICTS: usize = 6;
/// Names of one kind on the overview.
const N_NAMES: usize = 8;
/// With more sources than this the matrix is left to the comparison itself.
const N_MATRIX: usize = 12;

pub fn page(desk: &Desk) -> Html {
    let statements = &desk.statements().statements;
    let n_shared = statements
        .iter()
        .filter(|statement| statement.sources > 1)
        .count();
    let mut conflicts: Vec<&StatementConflict> = statements
        .iter()
        .flat_map(|statement| &statement.conflicts)
        .collect();
    conflicts.arrange_by_key(|conflict| conflict.verdict);
    let n_hard = conflicts
        .iter()
        .filter(|conflict| conflict.verdict != Verdict::SameSaidDifferently)
        .count();
    html! {
        <>
            <h1>{ desk.title().to_owned() }</h1>
            <p class="lede">
                { count(desk.documents.len(), "source") }{ period(desk) }{ ". " }
                <a href={statements_link(Filter::Shared)}>{ count(n_shared, "statement") }</a>
                { " told by several of them; " }
                <a href={statements_link(Filter::Conflicts)}>{ count(n_hard, "fact") }</a>
                { " on which they differ." }
            </p>
            if !conflicts.is_empty() {
                <h2>{ "Where they differ" }</h2>
                <div class="cards wide">
                    { for conflicts.iter().take(N_CONFLICTS).map(|conflict| card(desk, conflict)) }
                </div>
            }
            <h2>{ "Sources in time" }</h2>
            <div class="cards">{ for in_time(desk).into_iter().map(|index| source(desk, index)) }</div>
            { matrix(desk) }
            { for [Kind::Person, Kind::Place, Kind::Organization].map(|kind| names(desk, kind)) }
            <details>
                <summary>{ "How to read this page" }</summary>
                <p>{ "Sanding sets several outlets' reports of one event side by side. Search finds every form of a word and every name of a person or place. Read marks who, where and when. Compare shows two reports sentence by sentence: a full line links sentences that are the same, a dashed one sentences that say the same in other words; a word that differs is shaded. Nothing here says who is right: every figure leads to the passage it comes from." }</p>
                <p><a href="#/about">{ "How this corpus was read" }</a></p>
            </details>
        </>
    }
}

fn statements_link(filter: Filter) -> String {
    Address {
        filter,
        ..Address::of(Page::Statements)
    }
    .to_string()
}

/// `, 12 June 2024 to 19 June 2024`
fn period(desk: &Desk) -> String {
    let mut days: Vec<&str> = desk
        .documents
        .iter()
        .filter_map(|document| document.published.as_deref()?.split('T').next())
        .collect();
    days.arrange();
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return String::new();
    };
    let mut words = String::from(", ");
    words.push_str(&day(first));
    if first != last {
        words.push_str(" to ");
        words.push_str(&day(last));
    }
    words
}

fn in_time(desk: &Desk) -> Vec<usize> {
    let mut order: Vec<usize> = (0..desk.documents.len()).collect();
    order.arrange_by_key(|&index| {
        desk.documents
            .get(index)
            .and_then(|document| document.published.as_deref())
    });
    order
}

fn source(desk: &Desk, index: usize) -> Html {
    let Some(document) = desk.documents.get(index) else {
        return Html::default();
    };
    let when = document.published.as_deref();
    html! {
        <a class="card" href={Address::of(Page::Read(document.id.clone())).to_string()}>
            <b>{ desk.source(index).to_owned() }</b>
            <small>
                { when.map(|iso| html! { <>{ day(iso) }{ time_of(iso).map(|time| html! { <>{ ", " }{ time }</> }) }{ " · " }</> }) }
                { count(document.words as usize, "word") }
                { for document.inferred.iter().map(|field| html! { <>{ " · " }{ *field }{ " inferred" }</> }) }
            </small>
            <span class="title" lang={desk.language()}>{ document.headline.clone() }</span>
        </a>
    }
}

pub(super) fn card(desk: &Desk, conflict: &StatementConflict) -> Html {
    let (Some(a), Some(b)) = (
        desk.index_of_file(&conflict.file_a),
        desk.index_of_file(&conflict.file_b),
    ) else {
        return Html::default();
    };
    let soft = conflict.verdict == Verdict::SameSaidDifferently;
    html! {
        <div class="card clash">
            <span class={classes!("tag", soft.then_some("soft"))}>
                { verdict(conflict.verdict) }{ " · " }{ kind_of(conflict.kind) }
            </span>
            <dl>
                { value(desk, a, conflict.a, soft) }
                { value(desk, b, conflict.b, soft) }
            </dl>
            <a class="more" href={desk.comparison(a, b)}>{ "Compare the two" }</a>
        </div>
    }
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

/// One side of a conflict: the value in the words around it.
fn value(desk: &Desk, index: usize, focus: Span, soft: bool) -> Html {
    let sentence = desk.sentence_around(index, focus);
    let text = desk.document(index).map_or("", |document| &document.text);
    let before = words_before(text, sentence.start, focus.start);
    let after = words_after(text, focus.end, sentence.end);
    html! {
        <>
            <dt>{ desk.source(index).to_owned() }</dt>
            <dd lang={desk.language()}>
                <a href={desk.passage(index, focus)}>
                    { before }
                    <span class={classes!("v", soft.then_some("soft"))}>{ focus.of(text).to_owned() }</span>
                    { after }
                </a>
            </dd>
        </>
    }
}

/// Words of context on each side of a value.
const N_CONTEXT: usize = 8;

fn words_before(text: &str, start: u32, end: u32) -> String {
    let context = Span { start, end }.of(text);
    let mut cuts = context
        .char_indices()
        .rev()
        .filter(|(_, letter)| *letter == ' ')
        .map(|(at, _)| at + 1);
    match cuts.nth(N_CONTEXT) {
        Some(at) => {
            let mut words = String::from("… ");
            words.push_str(context.get(at..).unwrap_or_default());
            words
        }
        None => context.to_owned(),
    }
}

fn words_after(text: &str, start: u32, end: u32) -> String {
    let context = Span { start, end }.of(text);
    match context.match_indices(' ').nth(N_CONTEXT) {
        Some((at, _)) => {
            let mut words = context.get(..at).unwrap_or_default().to_owned();
            words.push_str(" …");
            words
        }
        None => context.to_owned(),
    }
}

/// How many statements two documents share.
pub(super) fn n_shared(desk: &Desk, a: usize, b: usize) -> usize {
    desk.statements()
        .statements
        .iter()
        .filter(|statement| {
            let has = |index: usize| {
                statement
                    .members
                    .iter()
                    .any(|member| member.document as usize == index)
            };
            has(a) && has(b)
        })
        .count()
}

fn matrix(desk: &Desk) -> Html {
    let n_documents = desk.documents.len();
    if !(2..=N_MATRIX).contains(&n_documents) {
        return Html::default();
    }
    let most = (0..n_documents)
        .flat_map(|a| (a + 1..n_documents).map(move |b| (a, b)))
        .map(|(a, b)| n_shared(desk, a, b))
        .max()
        .unwrap_or(0)
        .max(1);
    html! {
        <>
            <h2>{ "Statements that two sources share" }</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Statements that two sources share">
            <table class="matrix">
                <thead><tr><td></td>
                    { for (0..n_documents).map(|b| html! { <th scope="col">{ desk.source(b).to_owned() }</th> }) }
                </tr></thead>
                <tbody>
                    { for (0..n_documents).map(|a| html! {
                        <tr>
                            <th scope="row">{ desk.source(a).to_owned() }</th>
                            { for (0..n_documents).map(|b| {
                                if a == b {
                                    return html! { <td class="self"></td> };
                                }
                                let shared = n_shared(desk, a, b);
                                // Five steps of shade are as many as the eye tells apart.
                                let shade = (shared * 4).div_ceil(most);
                                html! {
                                    <td class={classes!(["s0", "s1", "s2", "s3", "s4"].get(shade).copied())}>
                                        <a href={desk.comparison(a, b)} aria-label={label(desk, a, b, shared)}>{ shared }</a>
                                    </td>
                                }
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
            </div>
        </>
    }
}

fn label(desk: &Desk, a: usize, b: usize, shared: usize) -> String {
    let mut words = count(shared, "statement");
    words.push_str(" shared by ");
    words.push_str(desk.source(a));
    words.push_str(" and ");
    words.push_str(desk.source(b));
    words
}

fn names(desk: &Desk, kind: Kind) -> Html {
    let mut found: Vec<_> = desk
        .entities
        .iter()
        .filter(|entity| entity.kind == kind)
        .collect();
    if found.is_empty() {
        return Html::default();
    }
    found.arrange_by_key(|entity| std::cmp::Reverse(entity.total));
    html! {
        <>
            <h2>{ kind_plural(kind) }</h2>
            <ul class="chips">
                { for found.into_iter().take(N_NAMES).map(|entity| html! {
                    <li><a href={Address::of(Page::Names(Some(entity.id.clone()))).to_string()}>
                        { entity.name.clone() }{ " " }<small>{ entity.total }</small></a></li>
                }) }
                <li><a class="all" href="#/names">{ "all" }<span class="hidden">{ " names" }</span></a></li>
            </ul>
        </>
    }
}
