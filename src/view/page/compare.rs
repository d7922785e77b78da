//! Two sources side by side: aligned sentences share a row, so the two columns scroll together.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};
use yew::{Callback, Html, classes, html};

use super::lost;
use crate::{
    address::{Address, Page},
    base::Span,
    compare::{Change, Comparison, Relation},
    engine::{Row, sheet},
    view::{
        browser,
        desk::Desk,
        part::{Marks, count, day, marked, time_of},
    },
};

pub fn page(desk: &Desk, a: &str, b: &str) -> Html {
    let (a, b) = match (a, b) {
        ("", "") => match closest(desk) {
            Some(pair) => pair,
            None => {
                return html! {
                    <section class="empty"><h1>{ "Nothing to compare" }</h1>
                    <p>{ "This corpus has fewer than two sources." }</p></section>
                };
            }
        },
        (a, b) => match (desk.engine.find(a), desk.engine.find(b)) {
            (Some(a), Some(b)) => (a, b),
            (None, _) => return lost("There is no such source", a),
            (_, None) => return lost("There is no such source", b),
        },
    };
    let Some(comparison) = desk.compare(a, b) else {
        return lost("There is no such source", "");
    };
    let rows = sheet(&comparison);
    let n_same = comparison
        .passages
        .iter()
        .filter(|passage| passage.relation == Relation::Same)
        .count();
    html! {
        <section class="sheet">
            <h1 class="hidden">{ "Two sources side by side" }</h1>
            <p class="lede">
                { count(n_same, "sentence") }{ " the same, " }
                { comparison.passages.len() - n_same }{ " reworded; " }
                { comparison.only_a.len() }{ " only in " }{ desk.source(a).to_owned() }{ ", " }
                { comparison.only_b.len() }{ " only in " }{ desk.source(b).to_owned() }{ ". " }
                <span class="keys">{ "Next and previous difference: " }<kbd>{ "n" }</kbd>{ " " }<kbd>{ "p" }</kbd></span>
            </p>
            <p class="legend" aria-hidden="true">
                <span><del>{ "only here, or in other words" }</del></span>
                <span><del class="light">{ "other spelling, form or name" }</del></span>
                <span class="solid">{ "same" }</span>
                <span class="dashed">{ "reworded" }</span>
            </p>
            <div class="two">
                { column(desk, a, b, true) }
                <a class="swap" href={desk.comparison(b, a)} title="Swap the two sides">
                    <span aria-hidden="true">{ "⇄" }</span><span class="hidden">{ "Swap the two sides" }</span></a>
                { column(desk, b, a, false) }
                { for rows.iter().map(|row| self::row(desk, (a, b), &comparison, row)) }
            </div>
        </section>
    }
}

/// The two sources that share most statements: what a reader is shown who has not chosen yet.
fn closest(desk: &Desk) -> Option<(usize, usize)> {
    let n_documents = desk.documents.len();
    let mut best: Option<(usize, (usize, usize))> = None;
    for a in 0..n_documents.min(12) {
        for b in a + 1..n_documents.min(12) {
            let n_shared = super::overview::n_shared(desk, a, b);
            if best.is_none_or(|(most, _)| n_shared > most) {
                best = Some((n_shared, (a, b)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// A column's head: which source stands here, and a field to choose another.
fn column(desk: &Desk, here: usize, other: usize, first: bool) -> Html {
    let ids: Vec<String> = desk
        .documents
        .iter()
        .map(|document| document.id.clone())
        .collect();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
            .and_then(|select| {
                ids.get(usize::try_from(select.selected_index()).ok()?)
                    .cloned()
            });
        if let (Some(chosen), Some(other)) = (chosen, ids.get(other).cloned()) {
            let (a, b) = if first {
                (chosen, other)
            } else {
                (other, chosen)
            };
            browser::go(&Address::of(Page::Compare(a, b)).to_string(), false);
        }
    });
    let document = desk.documents.get(here);
    html! {
        <div class="col">
            <select {onchange} aria-label={if first { "Left source" } else { "Right source" }}>
                { for (0..desk.documents.len()).map(|at| html! {
                    <option selected={at == here}>{ desk.source(at).to_owned() }</option>
                }) }
            </select>
            <small>
                { document.and_then(|document| document.published.as_deref()).map(|iso| html! {
                    <>{ day(iso) }{ time_of(iso).map(|time| html! { <>{ ", " }{ time }</> }) }</>
                }) }
            </small>
        </div>
    }
}

fn row(desk: &Desk, (a, b): (usize, usize), comparison: &Comparison, row: &Row) -> Html {
    let passages: Vec<_> = row
        .passages
        .iter()
        .filter_map(|&at| comparison.passages.get(at))
        .collect();
    let same = !passages.is_empty()
        && passages
            .iter()
            .all(|passage| passage.relation == Relation::Same);
    let untouched = same && passages.iter().all(|passage| passage.changes.len() <= 1);
    let cell = |document: usize, spans: &[Span], second: bool, other: usize| {
        if spans.is_empty() {
            return html! { <div class="gap"></div> };
        }
        let Some(text) = desk.document(document).map(|document| &document.text) else {
            return Html::default();
        };
        let findings = desk.engine.bundle().findings.get(document);
        let kind = match (passages.is_empty(), same) {
            (true, _) => "only",
            (false, true) => "same",
            (false, false) => "reworded",
        };
        html! {
            <div class={classes!("s", kind, (!untouched).then_some("step"))} tabindex="-1">
                <span class="whose">
                    { desk.source(document).to_owned() }
                    if passages.is_empty() { { " only; not in " }{ desk.source(other).to_owned() } }
                </span>
                { for spans.iter().map(|span| {
                    let changes: Vec<&[Change]> = passages
                        .iter()
                        .filter(|passage| span == if second { &passage.b } else { &passage.a })
                        .map(|passage| passage.changes.as_slice())
                        .collect();
                    let marks = Marks {
                        entities: &desk.entities,
                        mentions: findings.map_or(&[], |findings| &findings.mentions),
                        dates: findings.map_or(&[], |findings| &findings.dates),
                        changes,
                        second,
                        ..Marks::default()
                    };
                    html! {
                        <p lang={desk.language()}>
                            { marked(text, *span, &marks) }
                            <a class="go" lang="en" href={desk.passage(document, *span)} title="Read in context">
                                <span aria-hidden="true">{ "¶" }</span><span class="hidden">{ "Read in context" }</span></a>
                        </p>
                    }
                }) }
            </div>
        }
    };
    let link = match (passages.is_empty(), same) {
        (true, _) => html! { <div class="link none"></div> },
        (false, true) => {
            html! { <div class="link" title="same"><span class="hidden">{ "same as" }</span></div> }
        }
        (false, false) => {
            html! { <div class="link re" title="reworded"><span class="hidden">{ "reworded as" }</span></div> }
        }
    };
    html! {
        <>{ cell(a, &row.a, false, b) }{ link }{ cell(b, &row.b, true, a) }</>
    }
}
