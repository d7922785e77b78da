//! What the sources state: a row a statement, a column a source.

use yew::{Html, classes, html};

use super::overview::card;
use crate::{
    address::{Address, Filter},
    base::Span,
    compare::{Statement, Verdict},
    view::{desk::Desk, part::count},
};

/// More rows than this wait for a narrower filter.
const N_ROWS: usize = 200;

pub fn page(desk: &Desk, address: &Address) -> Html {
    let all = &desk.statements().statements;
    let shown: Vec<&Statement> = all
        .iter()
        .filter(|statement| keeps(address.filter, statement))
        .collect();
    html! {
        <section class="statements">
            <h1>{ "What the sources state" }</h1>
            <nav class="tabs" aria-label="Which statements">
                { for Filter::ALL.map(|filter| {
                    let link = Address { filter, ..address.clone() };
                    let here = filter == address.filter;
                    let n_rows = all.iter().filter(|statement| keeps(filter, statement)).count();
                    html! {
                        <a href={link.to_string()} class={classes!(here.then_some("here"))} aria-current={here.then_some("page")}>
                            { name(filter) }{ " " }<small>{ n_rows }</small></a>
                    }
                }) }
            </nav>
            if shown.is_empty() {
                <p class="lede">{ "No statement is of this kind. " }<a href="#/statements">{ "Show all" }</a></p>
            } else if address.filter == Filter::Conflicts {
                <div class="cards wide">
                    { for shown.iter().flat_map(|statement| &statement.conflicts)
                        .filter(|conflict| conflict.verdict != Verdict::SameSaidDifferently)
                        .map(|conflict| card(desk, conflict)) }
                </div>
            } else {
                { table(desk, &shown) }
            }
            if shown.len() > N_ROWS {
                <p class="lede">{ "The first " }{ N_ROWS }{ " of " }{ count(shown.len(), "statement") }{ "." }</p>
            }
        </section>
    }
}

fn keeps(filter: Filter, statement: &Statement) -> bool {
    match filter {
        Filter::All => true,
        Filter::Shared => statement.sources > 1,
        Filter::Alone => statement.sources == 1,
        Filter::Conflicts => statement
            .conflicts
            .iter()
            .any(|conflict| conflict.verdict != Verdict::SameSaidDifferently),
    }
}

fn name(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "All",
        Filter::Shared => "Told by several",
        Filter::Conflicts => "Differing",
        Filter::Alone => "Told by one",
    }
}

fn table(desk: &Desk, shown: &[&Statement]) -> Html {
    let sources = 0..desk.documents.len();
    html! {
        <table>
            <thead><tr>
                { for sources.clone().map(|index| html! { <th scope="col">{ desk.source(index).to_owned() }</th> }) }
            </tr></thead>
            <tbody>
                { for shown.iter().take(N_ROWS).map(|statement| html! {
                    <tr>{ for sources.clone().map(|index| cell(desk, statement, index)) }</tr>
                }) }
            </tbody>
        </table>
    }
}

fn cell(desk: &Desk, statement: &Statement, index: usize) -> Html {
    let mut members = statement
        .members
        .iter()
        .filter(|member| member.document as usize == index)
        .peekable();
    if members.peek().is_none() {
        return html! { <td class="none">
        <span class="whose">{ desk.source(index).to_owned() }</span>{ "not told" }</td> };
    }
    html! {
        <td lang={desk.language()}>
            <span class="whose">{ desk.source(index).to_owned() }</span>
            { for members.map(|member| {
                let span = Span { start: member.start, end: member.end };
                html! { <p><a href={desk.passage(index, span)}>{ desk.text(index, span).to_owned() }</a></p> }
            }) }
        </td>
    }
}
