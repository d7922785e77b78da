//! How this corpus was read: every source, its lines by role, and what was noticed.

use crate::{
    corpus::{Document, Role},
    engine::DocumentSummary,
    view::{
        desk::Desk,
        part::{Node, column_head, inferred, matrix, published, reader_link, row_head, tag},
    },
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

const PROMISE: &str = "Everything on this page runs in your browser; nothing you type or read here leaves it. The articles are their publishers'; each line is shown, none is changed.";

pub fn page(desk: &Desk) -> Node {
    let bundle = desk.engine.bundle();
    tag("section")
        .class("about")
        .leaf("h1", "About this corpus")
        .child(tag("p").class("lede").text(PROMISE))
        .child(roles(desk))
        .leaf("h2", "Where each source's details come from")
        .child(
            tag("ul")
                .class("aliases")
                .each(desk.documents.iter().enumerate(), |(index, document)| {
                    details(desk.source(index), document)
                }),
        )
        .when(!bundle.diagnostics.is_empty(), |page| {
            page.leaf("h2", "What was noticed").child(
                tag("ul")
                    .class("aliases")
                    .each(&bundle.diagnostics, |diagnostic| {
                        tag("li").says(diagnostic.to_string())
                    }),
            )
        })
}

fn roles(desk: &Desk) -> Node {
    let title = "Lines by role";
    let head = tag("tr")
        .child(column_head(title))
        .each(ROLES, |(_, name)| column_head(name));
    let body = tag("tbody").each(desk.indexes(), |index| {
        let link = reader_link(desk.id(index)).text(desk.source(index));
        tag("tr")
            .child(row_head().child(link))
            .each(ROLES, |(role, _)| {
                let n_lines = desk.document(index).map_or(0, |it| n_lines(it, role));
                tag("td").number(n_lines)
            })
    });
    matrix(title, head, body)
}

fn n_lines(document: &Document, role: Role) -> usize {
    let blocks = document.blocks.iter();
    blocks.filter(|block| block.role == role).count()
}

fn details(source: &str, document: &DocumentSummary) -> Node {
    tag("li").leaf("b", source).text(" ").child(
        tag("small")
            .text(&document.file)
            .child(published(document))
            .child(inferred(document))
            .text(" · SHA-256 ")
            .text(&document.sha256),
    )
}
