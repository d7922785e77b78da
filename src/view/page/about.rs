//! What this page is, and how its corpus was read: every source, its lines by role, and what was
//! noticed. What the page was built from, and the checks of its bytes, are the script `check.js`'s; whether all of a large
//! corpus is kept is told by `parts.js`.

use crate::{
    address::Address,
    corpus::{Document, Field, Role},
    locale::{Text, figure, say},
    view::{
        desk::Desk,
        part::{
            CITATIONS, Name, Node, column_head, field_name, group, in_context, matrix, moment,
            origin, pager, reader_link, row_head, save, stretch, tag,
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

/// The sources, and what was noticed, are shown in stretches of so many.
const N_SOURCES: usize = 50;

pub fn page(desk: &Desk, address: &Address) -> Node {
    let bundle = desk.engine.bundle();
    let all: Vec<usize> = desk.indexes().collect();
    let shown = stretch(address, &all, N_SOURCES);
    let noticed = &bundle.diagnostics;
    tag("section.about")
        .head("h1", Text::AboutPage)
        .child(tag("p.lede").say(Text::Promise))
        .child(tag("sanding-built").with(Name::Value, &figure(all.len())))
        .when(bundle.parts.n_parts() > 0, |page| {
            page.child(tag("sanding-offline"))
        })
        .head("h2", Text::HowRead)
        .child(roles(desk, shown))
        .head("h2", Text::DetailsFrom)
        .each(shown, |index| details(desk, *index))
        .child(pager(address, N_SOURCES, all.len(), Text::Sources))
        .child(save(Text::Citations, "sources", CITATIONS, ""))
        .when(!noticed.is_empty(), |page| {
            let page = page.head("h2", Text::Noticed).child(
                tag("ul.aliases")
                    // They are told by the command as well, which speaks English.
                    .with(Name::Lang, "en")
                    .each(stretch(address, noticed, N_SOURCES), |diagnostic| {
                        tag("li").says(diagnostic.to_string())
                    }),
            );
            page.child(pager(address, N_SOURCES, noticed.len(), Text::CountRemarks))
        })
}

fn roles(desk: &Desk, shown: &[usize]) -> Node {
    let title = say(Text::LinesByRole);
    let head = tag("tr")
        .child(column_head(title))
        .each(ROLES, |(_, name)| column_head(say(name)));
    let body = tag("tbody").each(shown, |&index| {
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
        .child(tag("sanding-check").with(Name::DataId, &document.id))
}
