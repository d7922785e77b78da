//! What was said, as the sources quote it: a card a quotation, its wordings one below the other.

use crate::{
    address::{Address, Page},
    base::Span,
    compare::Quotation,
    locale::{Text, count, say},
    view::{
        desk::Desk,
        part::{Marks, Name, Node, group, in_context, joined, marked, pager, stretch, tag},
    },
};

/// The cards are shown in stretches of so many.
const N_GROUPS: usize = 100;

/// The speakers that are listed; every card has a link to its own.
const N_SPEAKERS: usize = 12;

/// All quotations, or those of one speaker.
pub fn page(desk: &Desk, address: &Address, speaker: Option<&str>) -> Node {
    let all = desk.quotations();
    let mut shown: Vec<&Quotation> = Vec::new();
    for quotation in all {
        if speaker.is_none() || quotation.speaker.as_deref() == speaker {
            shown.push(quotation);
        }
    }
    tag("section.quotations")
        .head("h1", Text::Quotations)
        .child(tag("p.lede").say(match shown.is_empty() {
            true => Text::NoQuotation,
            false => Text::QuotationsLede,
        }))
        .child(speakers(all, speaker))
        .child(
            tag("div.cards.wide").each(stretch(address, &shown, N_GROUPS), |quotation| {
                card(desk, quotation)
            }),
        )
        .child(pager(address, N_GROUPS, shown.len(), Text::CountQuotations))
}

/// Who is quoted; those come first whose words several sources have.
fn speakers(all: &[Quotation], chosen: Option<&str>) -> Node {
    let mut speakers = vec![None];
    for speaker in all.iter().map(|one| one.speaker.as_deref()) {
        if !speakers.contains(&speaker) && (speakers.len() <= N_SPEAKERS || speaker == chosen) {
            speakers.push(speaker);
        }
    }
    tag("nav.tabs")
        .with(Name::AriaLabel, say(Text::WhoIsQuoted))
        .each(speakers, |speaker| {
            tag("a")
                .here(speaker == chosen)
                .to(by(speaker))
                .text(speaker.unwrap_or(say(Text::FilterAll)))
        })
}

/// The quotations of one speaker, or all.
fn by(speaker: Option<&str>) -> Address {
    Address::of(Page::Quotations(speaker.map(str::to_owned)))
}

#[inline(never)]
fn card(desk: &Desk, quotation: &Quotation) -> Node {
    let speaker = quotation.speaker.as_deref();
    let head = match speaker {
        Some(name) => tag("a").to(by(speaker)).text(name),
        None => tag("span").say(Text::SpeakerUnknown),
    };
    let mut card = tag("div.card.said")
        .child(tag("h2").child(head))
        .child(tag("small").says(count(quotation.sources as usize, Text::Sources)));
    let mut members = quotation.members.iter();
    for (at, quoted) in members.clone().enumerate() {
        let marks = Marks {
            changes: match at {
                0 => members
                    .by_ref()
                    .skip(1)
                    .map(|one| &one.changes[..])
                    .collect(),
                _ => vec![&quoted.changes],
            },
            second: at > 0,
            ..Marks::default()
        };
        let index = quoted.document as usize;
        let findings = desk.engine.bundle().findings.get(index);
        let quote = findings.and_then(|findings| findings.quotes.get(quoted.quote as usize));
        let said_by = quote.and_then(|quote| quote.speaker.as_deref());
        let whose = match said_by == speaker {
            true => "",
            false => said_by.unwrap_or(say(Text::SpeakerNotTold)),
        };
        let words = group()
            .text("“")
            .child(marked(desk.text(index), quoted.span, &marks))
            .text("”");
        card = card.child(told(desk, index, whose, "blockquote", words, quoted.span));
    }
    for other in &quotation.paraphrases {
        let index = other.document as usize;
        let words = group().text(other.span.of(desk.text(index)));
        card = card.child(told(
            desk,
            index,
            say(Text::OwnWords),
            "p",
            words,
            other.span,
        ));
    }
    card
}

/// What one source tells, under its name and what is to be known of it.
#[inline(never)]
fn told(
    desk: &Desk,
    index: usize,
    note: &str,
    name: &'static str,
    words: Node,
    span: Span,
) -> Node {
    let comma = if note.is_empty() { "" } else { ": " };
    group()
        .child(tag("span.whose").says(joined(&[desk.source(index), comma, note])))
        .child(
            desk.original(name)
                .child(words)
                .child(in_context(desk.passage(index, span))),
        )
}
