//! The dates that the articles speak of, in order, with the sentences behind each.

use std::collections::BTreeMap;

use yew::{Html, html};

use crate::{
    base::Span,
    corpus::{Document, Role},
    view::{
        desk::Desk,
        part::{Marks, day, marked},
    },
};

pub fn page(desk: &Desk) -> Html {
    let bundle = desk.engine.bundle();
    let mut days: BTreeMap<(&str, &str), Vec<(usize, Span)>> = BTreeMap::new();
    for (index, (document, findings)) in bundle.documents.iter().zip(&bundle.findings).enumerate() {
        for date in &findings.dates {
            if !is_told(document, date.span) {
                continue;
            }
            let sentence = desk.sentence_around(index, date.span);
            let told = days.entry((&date.from, &date.to)).or_default();
            if !told.contains(&(index, sentence)) {
                told.push((index, sentence));
            }
        }
    }
    html! {
        <section class="timeline">
            <h1>{ "Timeline" }</h1>
            <p class="lede">{ "Dates that the articles speak of, resolved against each article's own date." }</p>
            if days.is_empty() { <p>{ "No date was found in this corpus." }</p> }
            <ol>
                { for days.iter().map(|((from, to), told)| html! {
                    <li>
                        <h2>{ day(from) }if from != to { { " to " }{ day(to) } }</h2>
                        <ul class="passages">
                            { for told.iter().map(|(index, sentence)| {
                                let document = desk.document(*index);
                                let findings = bundle.findings.get(*index);
                                let marks = Marks {
                                    dates: findings.map_or(&[], |findings| &findings.dates),
                                    ..Marks::default()
                                };
                                html! {
                                    <li>
                                        <span class="whose"><a href={desk.passage(*index, *sentence)}>{ desk.source(*index).to_owned() }</a></span>
                                        <span lang={desk.language()}>{ marked(document.map_or("", |document| &document.text), *sentence, &marks) }</span>
                                    </li>
                                }
                            }) }
                        </ul>
                    </li>
                }) }
            </ol>
        </section>
    }
}

/// Whether the date stands in what the article tells, not in its byline or the site's furniture.
fn is_told(document: &Document, span: Span) -> bool {
    document
        .blocks
        .iter()
        .find(|block| block.span.overlaps(span))
        .is_some_and(|block| !matches!(block.role, Role::Byline | Role::Boilerplate))
}
