//! The dates that the articles speak of, in order, with the sentences behind each.

use crate::{
    base::{Arrange, Span},
    corpus::{Document, Role},
    entity::DateMention,
    view::{
        desk::Desk,
        part::{Marks, Node, marked, period, tag},
    },
};

/// A sentence of a document that speaks of a date.
struct Told<'a> {
    date: &'a DateMention,
    document: usize,
    sentence: Span,
}

impl Told<'_> {
    fn days(&self) -> (&str, &str) {
        (&self.date.from, &self.date.to)
    }
}

pub fn page(desk: &Desk) -> Node {
    let told = told(desk);
    tag("section")
        .class("timeline")
        .leaf("h1", "Timeline")
        .child(
            tag("p").class("lede").text(
                "Dates that the articles speak of, resolved against each article's own date.",
            ),
        )
        .when(told.is_empty(), |page| {
            page.leaf("p", "No date was found in this corpus.")
        })
        .child(tag("ol").each(
            told.chunk_by(|one, next| one.days() == next.days()),
            |told| day(desk, told),
        ))
}

/// All that is told of dates, each sentence once a date; in the order of time, and for one date in
/// the order of the corpus.
fn told(desk: &Desk) -> Vec<Told<'_>> {
    let mut all = Vec::new();
    let bundle = desk.engine.bundle();
    for (index, (document, findings)) in bundle
        .documents
        .iter()
        .zip(bundle.findings.iter())
        .enumerate()
    {
        for date in &findings.dates {
            if is_told(document, date.span) {
                all.push(Told {
                    date,
                    document: index,
                    sentence: desk.sentence_around(index, date.span),
                });
            }
        }
    }
    all.arrange_by(|one, other| one.days().cmp(&other.days()));
    all.dedup_by(|one, other| {
        one.days() == other.days()
            && (one.document, one.sentence) == (other.document, other.sentence)
    });
    all
}

/// Whether the date stands in what the article tells, not in its byline or the site's furniture.
fn is_told(document: &Document, span: Span) -> bool {
    document
        .blocks
        .iter()
        .find(|block| block.span.overlaps(span))
        .is_some_and(|block| !matches!(block.role, Role::Byline | Role::Boilerplate))
}

fn day(desk: &Desk, told: &[Told<'_>]) -> Node {
    let heading = told
        .first()
        .map(|told| tag("h2").says(period(&told.date.from, &told.date.to)));
    tag("li").each(heading, |heading| heading).child(
        tag("ul")
            .class("passages")
            .each(told, |told| passage(desk, told)),
    )
}

fn passage(desk: &Desk, told: &Told<'_>) -> Node {
    let marks = Marks {
        dates: desk.marks(told.document).dates,
        ..Marks::default()
    };
    tag("li")
        .child(
            tag("span").class("whose").child(
                tag("a")
                    .to(desk.passage(told.document, told.sentence))
                    .text(desk.source(told.document)),
            ),
        )
        .child(
            desk.original("span")
                .child(marked(desk.text(told.document), told.sentence, &marks)),
        )
}
