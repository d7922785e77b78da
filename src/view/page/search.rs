//! What a query finds: one card a document, with the passage that answers best.

use yew::{Html, html};

use crate::{
    address::{Address, Page},
    view::{
        desk::Desk,
        part::{Marks, count, day, marked},
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

pub fn page(desk: &Desk, address: &Address) -> Html {
    if address.query.trim().is_empty() {
        return html! {
            <section class="empty">
                <h1>{ "Search all sources" }</h1>
                <p>{ "Type above; answers come as you type. For instance:" }</p>
                <ul class="examples">
                    { for EXAMPLES.into_iter().map(|(query, what)| {
                        let href = Address { query: query.to_owned(), ..Address::of(Page::Search) };
                        html! { <li><a href={href.to_string()}>{ query }</a>{ " " }<small>{ what }</small></li> }
                    }) }
                </ul>
            </section>
        };
    }
    let results = desk.engine.search(&address.query, LIMIT);
    let said = if results.total == 0 {
        "Nothing found".to_owned()
    } else {
        count(results.total as usize, "source")
    };
    html! {
        <section class="results">
            <h1 class="hidden">{ "Search" }</h1>
            <p class="count" role="status">
                { said }
                if results.relaxed { { "; none has every word, these have some" } }
            </p>
            { for results.notes.iter().map(|note| html! { <p class="note">{ note.clone() }</p> }) }
            if results.total == 0 {
                <p class="lede">{ "Try fewer words, another spelling, or the beginning of a word with " }<code>{ "*" }</code>{ "." }</p>
            }
            <ol>
                { for results.hits.iter().map(|hit| {
                    let index = hit.document as usize;
                    let document = desk.documents.get(index);
                    let text = desk.document(index).map_or("", |document| &document.text);
                    let marks = Marks { hits: &hit.matches, ..Marks::default() };
                    let mut link = Address::passage(document.map_or("", |document| &document.id), hit.snippet);
                    link.query.clone_from(&address.query);
                    html! {
                        <li>
                            <a class="hit" href={link.to_string()}>
                                <small>
                                    <b>{ desk.source(index).to_owned() }</b>
                                    { document.and_then(|document| document.published.as_deref()).map(|iso| html! { <>{ " · " }{ day(iso) }</> }) }
                                    { " · " }{ count(hit.matches.len(), "match").replace("matchs", "matches") }
                                </small>
                                <h2 lang={desk.language()}>{ hit.headline.clone() }</h2>
                                <p lang={desk.language()}>{ marked(text, hit.snippet, &marks) }</p>
                            </a>
                        </li>
                    }
                }) }
            </ol>
        </section>
    }
}
