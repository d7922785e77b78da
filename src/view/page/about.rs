//! How this corpus was read: every source, its lines by role, and what was noticed.

use yew::{Html, html};

use crate::{
    address::{Address, Page},
    corpus::Role,
    view::{desk::Desk, part::day},
};

const ROLES: [(Role, &str); 7] = [
    (Role::Headline, "headline"),
    (Role::Summary, "summary"),
    (Role::Byline, "byline"),
    (Role::Caption, "caption"),
    (Role::Subheading, "subheading"),
    (Role::Body, "body"),
    (Role::Boilerplate, "furniture"),
];

pub fn page(desk: &Desk) -> Html {
    let bundle = desk.engine.bundle();
    html! {
        <section class="about">
            <h1>{ "About this corpus" }</h1>
            <p class="lede">{ "Everything on this page runs in your browser; nothing you type or read here leaves it. The articles are their publishers'; each line is shown, none is changed." }</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Lines by role">
            <table class="matrix">
                <thead><tr><th scope="col">{ "Lines by role" }</th>
                    { for ROLES.map(|(_, name)| html! { <th scope="col">{ name }</th> }) }
                </tr></thead>
                <tbody>
                    { for desk.documents.iter().zip(&bundle.documents).enumerate().map(|(index, (summary, document))| html! {
                        <tr>
                            <th scope="row"><a href={Address::of(Page::Read(summary.id.clone())).to_string()}>{ desk.source(index).to_owned() }</a></th>
                            { for ROLES.map(|(role, _)| html! {
                                <td>{ document.blocks.iter().filter(|block| block.role == role).count() }</td>
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
            </div>
            <h2>{ "Where each source's details come from" }</h2>
            <ul class="aliases">
                { for desk.documents.iter().enumerate().map(|(index, document)| html! {
                    <li>
                        <b>{ desk.source(index).to_owned() }</b>{ " " }
                        <small>
                            { document.file.clone() }
                            { document.published.as_deref().map(|iso| html! { <>{ " · " }{ day(iso) }</> }) }
                            { for document.inferred.iter().map(|field| html! { <>{ " · " }{ *field }{ " inferred" }</> }) }
                        </small>
                    </li>
                }) }
            </ul>
            if !bundle.diagnostics.is_empty() {
                <h2>{ "What was noticed" }</h2>
                <ul class="aliases">
                    { for bundle.diagnostics.iter().map(|diagnostic| html! { <li>{ diagnostic.to_string() }</li> }) }
                </ul>
            }
        </section>
    }
}
