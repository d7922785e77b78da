//! Who shares words with whom: a table of shares, and for each strong pair what the texts show.
//!
//! It tells what both have and when each was published, and leaves it there: who copied is not
//! said anywhere.

use super::overview::N_MATRIX;
use crate::{
    base::Span,
    corpus::Field,
    engine::Reuse,
    locale::{Text, count, filled, say},
    view::{
        desk::Desk,
        part::{Name, Node, first_of, group, joined, square, tag},
    },
};

/// The pairs of which more is told than their shares.
const N_PAIRS: usize = 12;

/// The first characters of a run.
const N_SHOWN: usize = 90;

/// The part of the overview that is about shared words; nothing where no two sources share any.
#[inline(never)]
pub fn section(desk: &Desk) -> Node {
    let reused = desk.reused();
    if reused.is_empty() {
        return group();
    }
    let title = say(Text::SharedWords);
    group()
        .leaf("h2", title)
        .child(tag("p.lede").say(Text::SharedWordsLede))
        .when(desk.n_documents() <= N_MATRIX, |page| {
            page.child(square(desk, title, &|a, b| cell(desk, a, b)))
        })
        .child(
            tag("ul.passages.shared").each(reused.iter().take(N_PAIRS), |reuse| pair(desk, reuse)),
        )
        .child(first_of(N_PAIRS, reused.len(), Text::CountPairs))
}

/// How much of one source stands in another.
fn cell(desk: &Desk, a: usize, b: usize) -> Node {
    let link = tag("a").to(desk.comparison(a, b));
    let pair = (a.min(b), a.max(b));
    let found = desk.reused().iter().find(|reuse| reuse.documents == pair);
    let Some((reuse, run)) = found.and_then(|reuse| Some((reuse, reuse.runs.first()?))) else {
        return tag("td").child(link.with(Name::AriaLabel, say(Text::NoRun)).text("–"));
    };
    let share = match a < b {
        true => percent(reuse.verbatim_a, reuse.words_a),
        false => percent(reuse.verbatim_b, reuse.words_b),
    };
    // A tenth is a passage, a half is a report with another beginning.
    let shade = match share {
        50.. => "s4",
        25.. => "s3",
        10.. => "s2",
        _ => "s1",
    };
    let share = joined(&[&share.to_string(), " %"]);
    let longest = count(run.words as usize, Text::CountWords);
    // What is seen is a part of what is said, so that it can be spoken to the browser.
    let said = filled(Text::ShareOfIn, &[desk.source(a), desk.source(b)]);
    tag("td").class(shade).child(
        link.text(&share)
            .child(tag("span.hidden").says(said))
            .leaf("small", &longest),
    )
}

/// A share in whole hundredths; what is there at all is not told as none.
fn percent(part: u32, whole: u32) -> u32 {
    let whole = whole.max(1);
    ((part * 100 + whole / 2) / whole).max(part.min(1))
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
    let mut item = tag("li")
        .child(
            tag("a")
                .to(desk.comparison(a, b))
                .says(filled(Text::And, &[desk.source(a), desk.source(b)])),
        )
        .says(filled(
            Text::ShareRun,
            &[&count(run.words as usize, Text::CountWords)],
        ))
        .child(
            desk.original("span")
                .says(joined(&["“", first.of(text), rest])),
        )
        .child(both(desk, reuse, run.a, run.b))
        .says(filled(
            Text::WordForWord,
            &[
                &percent(reuse.verbatim_a, reuse.words_a).to_string(),
                &percent(reuse.verbatim_b, reuse.words_b).to_string(),
                &percent(reuse.reworded_a, reuse.words_a).to_string(),
                &percent(reuse.reworded_b, reuse.words_b).to_string(),
            ],
        ));
    for agency in &reuse.agencies {
        item = item
            .says(filled(Text::BothName, &[&agency.name]))
            .child(both(desk, reuse, agency.a, agency.b))
            .text(".");
    }
    let Some(earlier) = &reuse.earlier else {
        return item;
    };
    let first = if desk.id(a) == earlier.document { a } else { b };
    let by = match earlier.minutes as usize {
        minutes @ 1440.. => count(minutes / 1440, Text::CountDays),
        minutes @ 120.. => count(minutes / 60, Text::CountHours),
        minutes => count(minutes, Text::CountMinutes),
    };
    let mut document = desk.document(first).into_iter();
    let detail = document.find_map(|document| document.detail(Field::Published));
    item.each(detail, |detail| {
        let link = tag("a").to(desk.evidence(first, detail));
        let earlier = link.says(filled(Text::Earlier, &[&by]));
        let source = group().text(desk.source(first));
        group().phrase(Text::WasPublished, vec![source, earlier])
    })
}

/// Links to a passage in each of the two.
#[inline(never)]
fn both(desk: &Desk, reuse: &Reuse, span_a: Span, span_b: Span) -> Node {
    let (a, b) = reuse.documents;
    let link = |document, span| {
        tag("a")
            .to(desk.passage(document, span))
            .text(desk.source(document))
    };
    let small = tag("small")
        .say(Text::In)
        .child(link(a, span_a))
        .text(", ")
        .child(link(b, span_b));
    group().child(small)
}
