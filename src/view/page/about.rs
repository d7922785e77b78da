//! How this corpus was read: every source, its lines by role, and what was noticed.

use crate::{
    corpus::{Document, Field, Role},
    view::{
        desk::Desk,
        part::{
            Node, column_head, first_of, group, in_context, matrix, moment, reader_link, row_head,
            tag,
        },
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

/// Of more sources than this the first are shown.
const N_SOURCES: usize = 200;

const PROMISE: &str = "Everything on this page runs in your browser; nothing you type or read here leaves it. The articles are their publishers'; each line is shown, none is changed.";

pub fn page(desk: &Desk) -> Node {
    let bundle = desk.engine.bundle();
    tag("section")
        .class("about")
        .leaf("h1", "About this corpus")
        .child(tag("p").class("lede").text(PROMISE))
        .child(roles(desk))
        .leaf("h2", "Where each source's details come from")
        .each(desk.indexes().take(N_SOURCES), |index| details(desk, index))
        .child(first_of(N_SOURCES, desk.n_documents(), "source"))
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
    let body = tag("tbody").each(desk.indexes().take(N_SOURCES), |index| {
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

/// What is known of a source, each piece with where it comes from.
fn details(desk: &Desk, index: usize) -> Node {
    let Some(document) = desk.document(index) else {
        return group();
    };
    let list = tag("dl")
        .class("details")
        .each(&document.details, |detail| {
            let value = match detail.field {
                Field::Published | Field::Updated => tag("dd").says(moment(&detail.value)),
                _ => tag("dd").text(&detail.value),
            };
            let reason = tag("small").text(detail.origin.reason());
            let reason = match detail.note.as_str() {
                "" => reason,
                note => reason.text(": ").child(desk.original("q").text(note)),
            };
            let reason = reason.class(if detail.origin.is_inferred() {
                "guess"
            } else {
                ""
            });
            group().leaf("dt", detail.field.name()).child(
                value
                    .text(" ")
                    .child(reason)
                    .when(!detail.span.is_empty(), |known| {
                        known.child(in_context(desk.passage(index, detail.span)))
                    }),
            )
        });
    group()
        .child(
            tag("h3")
                .text(desk.source(index))
                .text(" ")
                .leaf("small", &document.file),
        )
        .child(list)
        .child(
            tag("p")
                .class("digest")
                .text("SHA-256 ")
                .leaf("code", &document.sha256),
        )
}
