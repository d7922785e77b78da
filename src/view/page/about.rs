//! How this corpus was read: every source, its lines by role, and what was noticed.

use crate::{
    corpus::{Document, Field, Role},
    locale::{Text, say},
    view::{
        desk::Desk,
        part::{
            CITATIONS, Name, Node, column_head, field_name, first_of, group, in_context, matrix,
            moment, origin, reader_link, row_head, save, tag,
        },
    },
};

const ROLES: [(Role, Text); 7] = [
    (Role::Headline, Text::RoleHeadline),
    (Role::Summary, Text::RoleSummary),
    (Role::Byline, Text::RoleByline),
    (Role::Caption, Text::RoleCaption),
    (Role::Subheading, Text::RoleSubheading),
    (Role::Body, Text::RoleBody),
    (Role::Boilerplate, Text::RoleFurniture),
];

/// Of more sources than this the first are shown.
const N_SOURCES: usize = 200;

pub fn page(desk: &Desk) -> Node {
    let bundle = desk.engine.bundle();
    tag("section.about")
        .head("h1", Text::AboutCorpus)
        .child(tag("p.lede").say(Text::Promise))
        .child(roles(desk))
        .head("h2", Text::DetailsFrom)
        .each(desk.indexes().take(N_SOURCES), |index| details(desk, index))
        .child(first_of(N_SOURCES, desk.n_documents(), Text::Sources))
        .child(save(Text::Citations, "sources", CITATIONS, ""))
        .when(!bundle.diagnostics.is_empty(), |page| {
            page.head("h2", Text::Noticed).child(
                tag("ul.aliases")
                    // They are told by the command as well, which speaks English.
                    .with(Name::Lang, "en")
                    .each(&bundle.diagnostics, |diagnostic| {
                        tag("li").says(diagnostic.to_string())
                    }),
            )
        })
}

fn roles(desk: &Desk) -> Node {
    let title = say(Text::LinesByRole);
    let head = tag("tr")
        .child(column_head(title))
        .each(ROLES, |(_, name)| column_head(say(name)));
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
    let list = tag("dl.details").each(&document.details, |detail| {
        let value = match detail.field {
            Field::Published | Field::Updated => tag("dd").says(moment(&detail.value)),
            _ => tag("dd").text(&detail.value),
        };
        let reason = tag("small").text(origin(detail.origin));
        let reason = match detail.note.as_str() {
            "" => reason,
            note => reason.text(": ").child(desk.original("q").text(note)),
        };
        let reason = reason.class(if detail.origin.is_inferred() {
            "guess"
        } else {
            ""
        });
        group().head("dt", field_name(detail.field)).child(
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
            tag("p.digest")
                .text("SHA-256 ")
                .leaf("code", &document.sha256),
        )
}
