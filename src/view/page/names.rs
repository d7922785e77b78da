//! Who and what is spoken of: all names by source, and one name with every mention.

use yew::{Html, html};

use super::lost;
use crate::{
    address::{Address, Page},
    base::Arrange,
    entity::Kind,
    view::{
        desk::Desk,
        part::{Marks, count, kind_plural, marked},
    },
};

/// All entities of the corpus, with how often each source mentions them.
pub fn list(desk: &Desk) -> Html {
    html! {
        <section class="namelist">
            <h1>{ "Names" }</h1>
            { for [Kind::Person, Kind::Organization, Kind::Place, Kind::Event].map(|kind| table(desk, kind)) }
        </section>
    }
}

fn table(desk: &Desk, kind: Kind) -> Html {
    let mut found: Vec<_> = desk
        .entities
        .iter()
        .filter(|entity| entity.kind == kind && entity.total > 0)
        .collect();
    if found.is_empty() {
        return Html::default();
    }
    found.arrange_by_key(|entity| std::cmp::Reverse((entity.counts.len(), entity.total)));
    html! {
        <>
            <h2>{ kind_plural(kind) }</h2>
            <div class="scroll" tabindex="0" role="region" aria-label={kind_plural(kind)}>
            <table class="matrix">
                <thead><tr><td></td>
                    { for (0..desk.documents.len()).map(|index| html! { <th scope="col">{ desk.source(index).to_owned() }</th> }) }
                </tr></thead>
                <tbody>
                    { for found.into_iter().map(|entity| html! {
                        <tr>
                            <th scope="row"><a href={Address::of(Page::Names(Some(entity.id.clone()))).to_string()}>{ entity.name.clone() }</a></th>
                            { for desk.documents.iter().map(|document| {
                                let n_mentions = entity.counts.iter().find(|known| known.file == document.file);
                                html! { <td>{ n_mentions.map_or_else(|| "·".to_owned(), |known| known.mentions.to_string()) }</td> }
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
            </div>
        </>
    }
}

/// One entity: its names, why they are taken for one, and every sentence that mentions it.
pub fn one(desk: &Desk, id: &str) -> Html {
    let Some(at) = desk.entities.iter().position(|entity| entity.id == id) else {
        return lost("There is no such name", id);
    };
    let Some(entity) = desk.entities.get(at) else {
        return lost("There is no such name", id);
    };
    html! {
        <section class="namepage">
            <p class="source"><a href="#/names">{ "Names" }</a>{ " · " }{ kind_plural(entity.kind) }</p>
            <h1>{ entity.name.clone() }</h1>
            <p class="lede">{ count(entity.total as usize, "mention") }{ " in " }{ count(entity.counts.len(), "source") }{ "." }</p>
            if !entity.aliases.is_empty() {
                <h2>{ "Also called" }</h2>
                <ul class="aliases">
                    { for entity.aliases.iter().map(|alias| html! {
                        <li><b>{ alias.name.clone() }</b>{ " " }<small>{ alias.reason.clone() }</small></li>
                    }) }
                </ul>
            }
            { for (0..desk.documents.len()).map(|index| mentions(desk, at, index)) }
        </section>
    }
}

fn mentions(desk: &Desk, entity: usize, document: usize) -> Html {
    let (Some(findings), Some(source)) = (
        desk.engine.bundle().findings.get(document),
        desk.document(document),
    ) else {
        return Html::default();
    };
    let own: Vec<_> = findings
        .mentions
        .iter()
        .filter(|mention| mention.entity as usize == entity)
        .copied()
        .collect();
    if own.is_empty() {
        return Html::default();
    }
    let mut sentences: Vec<_> = own
        .iter()
        .map(|mention| desk.sentence_around(document, mention.span))
        .collect();
    sentences.dedup();
    let marks = Marks {
        entities: &desk.entities,
        mentions: &own,
        ..Marks::default()
    };
    html! {
        <>
            <h2>{ desk.source(document).to_owned() }</h2>
            <ul class="passages">
                { for sentences.into_iter().map(|sentence| html! {
                    <li lang={desk.language()}>
                        { marked(&source.text, sentence, &marks) }
                        <a class="go" lang="en" href={desk.passage(document, sentence)} title="Read in context">
                            <span aria-hidden="true">{ "¶" }</span><span class="hidden">{ "Read in context" }</span></a>
                    </li>
                }) }
            </ul>
        </>
    }
}
