//! The reader: one article, line by line, with who, where and when marked and listed.

use yew::{Html, classes, html};

use super::lost;
use crate::{
    address::{Address, MarkKind, Page},
    base::{Arrange, Span},
    corpus::{Block, Document, Known, Origin, Role},
    entity::{DateMention, Kind},
    view::{
        desk::Desk,
        part::{Marks, count, day, kind_plural, marked, time_of},
    },
};

pub fn page(desk: &Desk, address: &Address, id: &str) -> Html {
    let bundle = desk.engine.bundle();
    let Some(index) = desk.engine.find(id) else {
        return lost("There is no such source", id);
    };
    let (Some(document), Some(findings)) = (desk.document(index), bundle.findings.get(index))
    else {
        return lost("There is no such source", id);
    };
    let found = if address.query.is_empty() {
        None
    } else {
        desk.engine
            .search(&address.query, desk.documents.len())
            .hits
            .into_iter()
            .find(|hit| hit.document as usize == index)
    };
    let marks = Marks {
        entities: &desk.entities,
        mentions: &findings.mentions,
        dates: &findings.dates,
        hits: found.as_ref().map_or(&[], |hit| &hit.matches),
        target: address.at,
        hidden: address.hidden,
        ..Marks::default()
    };
    let has_headline = document
        .blocks
        .iter()
        .any(|block| block.role == Role::Headline);
    html! {
        <>
            <nav class="tabs" aria-label="Sources">
                { for desk.documents.iter().enumerate().map(|(at, other)| {
                    let link = Address { page: Page::Read(other.id.clone()), at: None, ..address.clone() };
                    html! {
                        <a href={link.to_string()} class={classes!((at == index).then_some("here"))}
                            aria-current={(at == index).then_some("page")}>{ desk.source(at).to_owned() }</a>
                    }
                }) }
            </nav>
            <div class="reader">
                <article lang={desk.language()}>
                    <p class="source" lang="en">{ provenance(document) }</p>
                    if !has_headline {
                        <h1>{ if document.headline.is_empty() { &document.id } else { &document.headline } }</h1>
                    }
                    { for document.blocks.iter().map(|block| line(document, block, &marks)) }
                </article>
                <aside aria-label="What is marked">
                    { legend(address) }
                    { for [Kind::Person, Kind::Place, Kind::Organization, Kind::Event].map(|kind| names(desk, index, kind)) }
                    { dates(desk, index, &findings.dates) }
                    <p class="more">
                        { "Set beside: " }
                        { for desk.documents.iter().enumerate().filter(|(at, _)| *at != index).map(|(at, _)| html! {
                            <><a href={desk.comparison(index, at)}>{ desk.source(at).to_owned() }</a>{ " " }</>
                        }) }
                    </p>
                </aside>
            </div>
        </>
    }
}

/// One line of the document in the shape of its role. Site furniture stays, quietly.
fn line(document: &Document, block: &Block, marks: &Marks<'_>) -> Html {
    let inner = marked(&document.text, block.span, marks);
    match block.role {
        Role::Headline => html! { <h1>{ inner }</h1> },
        Role::Summary => html! { <p class="summary">{ inner }</p> },
        Role::Byline => html! { <p class="byline">{ inner }</p> },
        Role::Caption => html! { <p class="caption">{ inner }</p> },
        Role::Subheading => html! { <h2>{ inner }</h2> },
        Role::Body => html! { <p>{ inner }</p> },
        Role::Boilerplate => html! { <p class="furniture">{ inner }</p> },
    }
}

/// The outlet and the date, each with a word where an editor concluded it.
fn provenance(document: &Document) -> Html {
    let outlet = match &document.outlet {
        Some(known) => html! { <><b>{ known.value.clone() }</b>{ guessed(known) }</> },
        None => html! { <b>{ "Outlet unknown" }</b> },
    };
    let published = document.published.as_ref().map(|known| {
        html! {
            <>
                { " · " }{ day(&known.value) }
                { time_of(&known.value).map(|time| html! { <>{ ", " }{ time }</> }) }
                { guessed(known) }
            </>
        }
    });
    let byline = document.byline.as_ref().map(|known| {
        html! { <>{ " · " }{ known.value.join(", ") }</> }
    });
    html! { <>{ outlet }{ published }{ byline }</> }
}

fn guessed<T>(known: &Known<T>) -> Html {
    match known.origin {
        Origin::Inferred => html! { <span class="guess">{ "inferred" }</span> },
        Origin::Read | Origin::Supplied => Html::default(),
    }
}

/// The kinds of marks; each switches itself off and on.
fn legend(address: &Address) -> Html {
    html! {
        <p class="legend">
            { for MarkKind::ALL.map(|kind| {
                let link = Address { hidden: address.hidden.toggled(kind), ..address.clone() };
                let off = address.hidden.has(kind);
                html! {
                    <a href={link.to_string()} class={classes!(off.then_some("off"))}
                        title={if off { "Show these marks" } else { "Hide these marks" }}>
                        <span class={classes!("m", kind.name())}>{ kind.name() }</span>
                        <span class="hidden">{ if off { ", hidden" } else { ", shown" } }</span>
                    </a>
                }
            }) }
        </p>
    }
}

/// The document's names of one kind, the most frequent first; each leads to its first mention.
fn names(desk: &Desk, document: usize, kind: Kind) -> Html {
    let Some(findings) = desk.engine.bundle().findings.get(document) else {
        return Html::default();
    };
    let mut found: Vec<(usize, Span, usize)> = Vec::new();
    for mention in &findings.mentions {
        let entity = mention.entity as usize;
        if desk
            .entities
            .get(entity)
            .is_none_or(|known| known.kind != kind)
        {
            continue;
        }
        match found.iter_mut().find(|(known, ..)| *known == entity) {
            Some((.., n_mentions)) => *n_mentions += 1,
            None => found.push((entity, mention.span, 1)),
        }
    }
    if found.is_empty() {
        return Html::default();
    }
    found.arrange_by_key(|(_, first, n_mentions)| (std::cmp::Reverse(*n_mentions), *first));
    html! {
        <section>
            <h2>{ kind_plural(kind) }</h2>
            <ul class="names">
                { for found.into_iter().filter_map(|(entity, first, n_mentions)| {
                    let name = desk.entities.get(entity)?.name.clone();
                    Some(html! {
                        <li><a href={desk.passage(document, first)} title={count(n_mentions, "mention")}>
                            { name }</a>{ " " }<small>{ n_mentions }</small></li>
                    })
                }) }
            </ul>
        </section>
    }
}

/// The document's dates in the order of time; each leads to where it stands.
fn dates(desk: &Desk, document: usize, dates: &[DateMention]) -> Html {
    if dates.is_empty() {
        return Html::default();
    }
    let mut dates: Vec<&DateMention> = dates.iter().collect();
    dates.arrange_by(|a, b| (&a.from, &a.to, a.span).cmp(&(&b.from, &b.to, b.span)));
    dates.dedup_by(|a, b| a.from == b.from && a.to == b.to);
    html! {
        <section>
            <h2>{ "Dates" }</h2>
            <ul class="names">
                { for dates.into_iter().map(|date| html! {
                    <li>
                        <a href={desk.passage(document, date.span)}>
                            { day(&date.from) }
                            if date.to != date.from { { " to " }{ day(&date.to) } }
                        </a>
                        { " " }<small lang={desk.language()}>{ desk.text(document, date.span).to_owned() }</small>
                    </li>
                }) }
            </ul>
        </section>
    }
}
