//! Who shares words with whom: a table of shares, and for each strong pair what the texts show.
//!
//! It tells what both have and when each was published, and leaves it there: who copied is not
//! said anywhere.

use super::overview::N_MATRIX;
use crate::{
    base::Span,
    corpus::Field,
    engine::Reuse,
    view::{
        desk::Desk,
        part::{Name, Node, count, first_of, group, joined, matrix, row_head, source_heads, tag},
    },
};

/// The pairs of which more is told than their shares.
const N_PAIRS: usize = 12;

/// The first characters of a run.
const N_SHOWN: usize = 90;

/// The part of the overview that is about shared words; nothing where no two sources share any.
pub fn section(desk: &Desk) -> Node {
    let reused = desk.reused();
    if reused.is_empty() {
        return group();
    }
    let title = "Words that one source has from another, or both from a third";
    group()
        .leaf("h2", "Shared words")
        .child(tag("p").class("lede").text(
            "How much of the source at the left stands word for word in the one above, in runs of eight words or more, and the longest run.",
        ).when(desk.n_documents() > N_MATRIX, |_| {
            tag("p").class("lede").text(
                "Sources that have eight words or more in a row in common, those with most first.",
            )
        }))
        .when(desk.n_documents() <= N_MATRIX, |page| {
            page.child(matrix(title, heads(desk), rows(desk)))
        })
        .child(
            tag("ul")
                .class("passages shared")
                .each(reused.iter().take(N_PAIRS), |reuse| pair(desk, reuse)),
        )
        .child(first_of(N_PAIRS, reused.len(), "pair"))
}

fn heads(desk: &Desk) -> Node {
    source_heads(tag("tr").child(tag("td")), desk)
}

fn rows(desk: &Desk) -> Node {
    tag("tbody").each(desk.indexes(), |a| {
        tag("tr")
            .child(row_head().text(desk.source(a)))
            .each(desk.indexes(), |b| cell(desk, a, b))
    })
}

/// How much of one source stands in another.
fn cell(desk: &Desk, a: usize, b: usize) -> Node {
    if a == b {
        return tag("td").class("self");
    }
    let mut reused = desk.reused().iter();
    let found = reused.find(|reuse| reuse.documents == (a.min(b), a.max(b)));
    let share = found.map_or(
        0.0,
        |reuse| if a < b { reuse.share_a } else { reuse.share_b },
    );
    // A tenth is a passage, a half is a report with another beginning.
    let shade = match share {
        share if share >= 0.5 => "s4",
        share if share >= 0.25 => "s3",
        share if share >= 0.1 => "s2",
        share if share > 0.0 => "s1",
        _ => "s0",
    };
    let link = tag("a").to(desk.comparison(a, b));
    let link = match found.and_then(|reuse| reuse.runs.first()) {
        Some(run) => link
            .says(percent(share))
            .child(tag("span").class("hidden").says(joined(&[
                " of ",
                desk.source(a),
                " stands in ",
                desk.source(b),
                "; the longest run has ",
            ])))
            .child(tag("small").says(count(run.words as usize, "word"))),
        None => link.with(Name::AriaLabel, "no run shared").text("–"),
    };
    tag("td").class(shade).child(link)
}

fn percent(share: f64) -> String {
    joined(&[&whole(share).to_string(), " %"])
}

/// A share in whole hundredths; what is there at all is not told as none.
fn whole(share: f64) -> usize {
    let hundredths = (share * 100.0 + 0.5) as usize;
    hundredths.max(usize::from(share > 0.0))
}

/// What the texts of two sources show.
fn pair(desk: &Desk, reuse: &Reuse) -> Node {
    let (a, b) = reuse.documents;
    let Some(run) = reuse.runs.first() else {
        return group();
    };
    let text = desk.text(a);
    let first = run.a.first_words(text, N_SHOWN);
    let rest = if first == run.a { "”" } else { " …”" };
    let more = |part: u32, whole: u32| percent(f64::from(part) / f64::from(whole.max(1)));
    tag("li")
        .child(
            tag("a")
                .to(desk.comparison(a, b))
                .leaf("b", desk.source(a))
                .text(" and ")
                .leaf("b", desk.source(b)),
        )
        .text(" share a run of ")
        .says(count(run.words as usize, "word"))
        .text(": ")
        .child(
            desk.original("span")
                .text("“")
                .text(first.of(text))
                .text(rest),
        )
        .child(both(desk, reuse, run.a, run.b))
        .text(". Word for word ")
        .says(percent(reuse.share_a))
        .text(" of the first and ")
        .says(percent(reuse.share_b))
        .text(" of the second; in sentences that say the same a further ")
        .says(more(reuse.reworded_a, reuse.words_a))
        .text(" and ")
        .says(more(reuse.reworded_b, reuse.words_b))
        .text(".")
        .each(&reuse.agencies, |agency| {
            group()
                .text(" Both name ")
                .text(&agency.name)
                .child(both(desk, reuse, agency.a, agency.b))
                .text(".")
        })
        .child(earlier(desk, reuse))
}

/// Links to a passage in each of the two.
fn both(desk: &Desk, reuse: &Reuse, span_a: Span, span_b: Span) -> Node {
    let (a, b) = reuse.documents;
    let link = |document, span| {
        tag("a")
            .to(desk.passage(document, span))
            .text(desk.source(document))
    };
    let small = tag("small")
        .text("in ")
        .child(link(a, span_a))
        .text(", ")
        .child(link(b, span_b));
    group().text(" ").child(small)
}

fn earlier(desk: &Desk, reuse: &Reuse) -> Node {
    let (a, b) = reuse.documents;
    let Some(earlier) = &reuse.earlier else {
        return group();
    };
    let first = if desk.id(a) == earlier.document { a } else { b };
    let minutes = earlier.minutes as usize;
    let by = match minutes {
        minutes if minutes >= 2880 || earlier.to_the_day => count(minutes / 1440, "day"),
        minutes if minutes >= 120 => count(minutes / 60, "hour"),
        minutes => count(minutes, "minute"),
    };
    let detail = desk
        .document(first)
        .and_then(|document| document.detail(Field::Published));
    let mut said = tag("a").text("was published ").says(by).text(" earlier");
    if let Some(detail) = detail {
        said = said.to(desk.evidence(first, detail));
    }
    group()
        .text(" ")
        .text(desk.source(first))
        .text(" ")
        .child(said)
        .text(".")
}
