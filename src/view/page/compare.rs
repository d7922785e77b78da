//! Two sources side by side: aligned sentences share a row, so the two columns scroll together.

use super::lost;
use crate::{
    address::Address,
    base::Span,
    compare::{Comparison, Op, Passage, Relation, Verdict},
    engine::{Row, sheet},
    text::{TokenKind, tokens},
    view::{
        desk::Desk,
        part::{
            Choice, Marks, Name, Node, chooser, count, group, in_context, joined, marked, moment,
            tag,
        },
    },
};

pub fn page(desk: &Desk, address: &Address, a: &str, b: &str) -> Node {
    let (a, b) = match (a, b) {
        ("", "") => match closest(desk) {
            Some(pair) => pair,
            None => return nothing(),
        },
        (a, b) => match (desk.engine.find(a), desk.engine.find(b)) {
            (Some(a), Some(b)) => (a, b),
            (None, _) => return lost("There is no such source", a),
            (_, None) => return lost("There is no such source", b),
        },
    };
    let compared = desk.compare(a, b);
    let Some(comparison) = &compared else {
        return tag("section")
            .leaf("h1", "Two sources side by side")
            .each(desk.awaits(false), |line| line);
    };
    tag("section")
        .class("sheet")
        .child(tag("h1").class("hidden").text("Two sources side by side"))
        .child(sum(desk, a, b, comparison))
        .child(legend(address))
        .child(
            tag("div")
                .class("two")
                .child(column(desk, a, b, true))
                .child(swap(desk, a, b))
                .child(column(desk, b, a, false))
                .child(rows(desk, a, b, comparison, address.folded)),
        )
}

/// All rows. Where the same is folded, sentences that follow each other and are the same, but for
/// words on which no fact hangs, are one line that counts them.
fn rows(desk: &Desk, a: usize, b: usize, comparison: &Comparison, is_folded: bool) -> Node {
    let mut rows = group();
    let mut n_folded = 0;
    for run in &runs(sheet(comparison)) {
        let passages = passages(comparison, run);
        let link = Link::between(&passages);
        let is_same = matches!(link, Link::Untouched | Link::Same);
        if is_folded && is_same && !differs(comparison, &passages) {
            n_folded += run.a.len();
            continue;
        }
        rows = rows
            .child(fold(std::mem::take(&mut n_folded)))
            .child(row(desk, a, b, &passages, run, link));
    }
    rows.child(fold(n_folded))
}

fn fold(n_sentences: usize) -> Node {
    if n_sentences == 0 {
        return group();
    }
    tag("p")
        .class("folded")
        .says(count(n_sentences, "sentence"))
        .text(" the same or nearly so")
}

/// Whether the two sides of the passages differ on a fact.
fn differs(comparison: &Comparison, passages: &[&Passage]) -> bool {
    comparison.conflicts.iter().any(|conflict| {
        conflict.verdict != Verdict::SameSaidDifferently
            && passages
                .iter()
                .any(|passage| passage.a.overlaps(conflict.a) && passage.b.overlaps(conflict.b))
    })
}

fn passages<'a>(comparison: &'a Comparison, row: &Row) -> Vec<&'a Passage> {
    let mut passages = Vec::new();
    for &at in &row.passages {
        passages.extend(comparison.passages.get(at));
    }
    passages
}

fn nothing() -> Node {
    tag("section")
        .class("empty")
        .leaf("h1", "Nothing to compare")
        .leaf("p", "This corpus has fewer than two sources.")
}

/// The two sources that share most words, else the first two: what a reader is shown who has not
/// chosen yet.
fn closest(desk: &Desk) -> Option<(usize, usize)> {
    let strongest = desk.reused().first().map(|reuse| reuse.documents);
    strongest.or_else(|| (desk.n_documents() > 1).then_some((0, 1)))
}

/// The comparison in one sentence.
fn sum(desk: &Desk, a: usize, b: usize, comparison: &Comparison) -> Node {
    let passages = &comparison.passages;
    let n_same = passages
        .iter()
        .filter(|passage| passage.relation == Relation::Same)
        .count();
    tag("p")
        .class("lede")
        .says(count(n_same, "sentence"))
        .text(" the same, ")
        .number(passages.len() - n_same)
        .text(" reworded; ")
        .number(comparison.only_a.len())
        .text(" only in ")
        .text(desk.source(a))
        .text(", ")
        .number(comparison.only_b.len())
        .text(" only in ")
        .text(desk.source(b))
        .text(". ")
        .child(
            tag("span")
                .class("keys")
                .text("Next and previous difference: ")
                .leaf("kbd", "n")
                .text(" ")
                .leaf("kbd", "p"),
        )
}

fn legend(address: &Address) -> Node {
    let mut other = address.clone();
    other.folded = !address.folded;
    let fold = if address.folded {
        "Show what is the same"
    } else {
        "Fold what is the same"
    };
    let light = tag("del")
        .class("light")
        .text("other spelling, form or name");
    let signs = tag("span")
        .class("legend")
        .with(Name::AriaHidden, "true")
        .child(tag("span").leaf("del", "only here, or in other words"))
        .child(tag("span").child(light))
        .child(tag("span").child(tag("del").class("moved").text("moved")))
        .child(tag("span").class("solid").text("same"))
        .child(tag("span").class("dashed").text("reworded"));
    tag("div")
        .class("legend")
        .child(signs)
        .child(tag("a").to(other).text(fold))
}

fn swap(desk: &Desk, a: usize, b: usize) -> Node {
    let what = "Swap the two sides";
    tag("a")
        .class("swap")
        .with(Name::Title, what)
        .to(desk.comparison(b, a))
        .child(tag("span").with(Name::AriaHidden, "true").text("⇄"))
        .child(tag("span").class("hidden").text(what))
}

/// Of a large corpus, a column's field offers the reports published nearest to the other's.
const N_CHOICES: usize = 200;

/// A column's head: which source stands here, and a field to choose another.
#[inline(never)]
fn column(desk: &Desk, here: usize, other: usize, first: bool) -> Node {
    let mut choices = Vec::new();
    for at in desk.near_in_time(other, N_CHOICES, here) {
        let (a, b) = if first { (at, other) } else { (other, at) };
        choices.push(Choice {
            name: desk.source(at).to_owned(),
            to: desk.comparison(a, b),
            is_chosen: at == here,
        });
    }
    let label = if first { "Left source" } else { "Right source" };
    let document = desk.document(here);
    let published = document.and_then(|document| document.published());
    tag("div")
        .class("col")
        .child(chooser(label, false, choices))
        .child(tag("small").each(published, |iso| group().says(moment(iso))))
}

/// The rows, with those that stand in the same one document only and follow each other made one.
fn runs(rows: Vec<Row>) -> Vec<Row> {
    let mut runs: Vec<Row> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some(run) if side(run).is_some() && side(run) == side(&row) => {
                run.a.extend(row.a);
                run.b.extend(row.b);
            }
            _ => runs.push(row),
        }
    }
    runs
}

/// Which document a row stands in, where it is one only: whether the second.
fn side(row: &Row) -> Option<bool> {
    row.passages.is_empty().then_some(row.a.is_empty())
}

#[inline(never)]
fn row(desk: &Desk, a: usize, b: usize, passages: &[&Passage], row: &Row, link: Link) -> Node {
    let mut n_words = (0, 0);
    for passage in passages {
        let (n_changed, n_moved) = n_changed(desk, a, b, passage);
        n_words = (n_words.0 + n_changed, n_words.1 + n_moved);
    }
    group()
        .child(cell(desk, a, b, &row.a, passages, false, link))
        .child(link.shown(desk, b, &row.b, n_words))
        .child(cell(desk, b, a, &row.b, passages, true, link))
}

/// How many words of a passage stand in one of the two only, of what was replaced the longer side;
/// and how many stand in both at different places. Marks alone are no words.
fn n_changed(desk: &Desk, a: usize, b: usize, passage: &Passage) -> (usize, usize) {
    let (mut n_words, mut n_moved) = (0, 0);
    for change in &passage.changes {
        let count = |index, span: Span| {
            let tokens = tokens(desk.text(index), span);
            let words = tokens.filter(|token| token.kind != TokenKind::Punctuation);
            words.count()
        };
        match (change.op, change.moved) {
            (Op::Equal, _) => {}
            // The words stand once more where they were put in.
            (_, Some(_)) => n_moved += count(a, change.a),
            (_, None) => n_words += count(a, change.a).max(count(b, change.b)),
        }
    }
    (n_words, n_moved)
}

/// How the two cells of a row hang together.
#[derive(Clone, Copy, PartialEq)]
enum Link {
    None,
    /// The same in every word.
    Untouched,
    Same,
    Reworded,
}

impl Link {
    fn between(passages: &[&Passage]) -> Self {
        if passages.is_empty() {
            return Self::None;
        }
        let mut link = Self::Untouched;
        for passage in passages {
            if passage.relation != Relation::Same {
                return Self::Reworded;
            }
            if passage.changes.len() > 1 {
                link = Self::Same;
            }
        }
        link
    }

    /// The line between the cells, which says to who does not see it what stands beside: `same as
    /// Okezone, paragraph 4, 2 words differ`.
    fn shown(
        self,
        desk: &Desk,
        other: usize,
        spans: &[Span],
        (n_words, n_moved): (usize, usize),
    ) -> Node {
        let (class, title, said) = match self {
            Self::None => return tag("div").class("link none"),
            Self::Untouched | Self::Same => ("", "same", "same as "),
            Self::Reworded => ("re", "reworded", "reworded as "),
        };
        let first = spans.first().copied().unwrap_or_default();
        let paragraph = desk.paragraph(other, first).to_string();
        let differ = match n_words {
            0 => String::new(),
            1 => ", 1 word differs".to_owned(),
            n => joined(&[", ", &count(n, "word"), " differ"]),
        };
        let moved = match n_moved {
            0 => String::new(),
            n => joined(&[", ", &count(n, "word"), " moved"]),
        };
        let said = joined(&[
            said,
            desk.source(other),
            ", paragraph ",
            &paragraph,
            &differ,
            &moved,
        ]);
        tag("div")
            .class("link")
            .class(class)
            .with(Name::Title, title)
            .child(tag("span").class("hidden").text(&said))
    }

    /// The cells' classes.
    fn class(self) -> &'static str {
        match self {
            Self::None => "s only step",
            Self::Untouched => "s same",
            Self::Same => "s same step",
            Self::Reworded => "s reworded step",
        }
    }
}

/// One side of a row: the sentences of `spans`, a paragraph each.
#[inline(never)]
fn cell(
    desk: &Desk,
    document: usize,
    other: usize,
    spans: &[Span],
    passages: &[&Passage],
    second: bool,
    link: Link,
) -> Node {
    if spans.is_empty() {
        return tag("div").class("gap");
    }
    tag("div")
        .class(link.class())
        .with(Name::Tabindex, "-1")
        .child(
            tag("span")
                .class("whose")
                .text(desk.source(document))
                .when(link == Link::None, |whose| {
                    whose.text(" only; not in ").text(desk.source(other))
                }),
        )
        .each(spans, |span| {
            let own = |passage: &&&Passage| *span == if second { passage.b } else { passage.a };
            let marks = Marks {
                changes: passages
                    .iter()
                    .filter(own)
                    .map(|passage| passage.changes.as_slice())
                    .collect(),
                second,
                ..desk.marks(document)
            };
            desk.original("p")
                .child(marked(desk.text(document), *span, &marks))
                .child(in_context(desk.passage(document, *span)))
        })
}
