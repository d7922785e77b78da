//! What was said, as the sources quote it: a card a quotation, its wordings one below the other.

use crate::{
    address::{Address, Page},
    base::Arrange,
    compare::{Change, Quotation, Quoted},
    view::{
        desk::Desk,
        part::{Marks, Name, Node, count, first_of, group, in_context, marked, tag},
    },
};

/// More groups than this wait for a speaker to be chosen.
const N_GROUPS: usize = 100;

/// The speakers that can be chosen at once; every card has a link to its own.
const N_SPEAKERS: usize = 12;

const LEDE: &str = "The same words as several sources quote them, the fullest wording first; words that differ from it are shaded. Below stand sentences that name the speaker and tell it without quotation marks.";

/// All quotations, or those of one speaker.
pub fn page(desk: &Desk, speaker: Option<&str>) -> Node {
    let all = desk.quotations();
    let mut shown: Vec<&Quotation> = Vec::new();
    for quotation in all {
        if speaker.is_none() || quotation.speaker.as_deref() == speaker {
            shown.push(quotation);
        }
    }
    tag("section")
        .class("quotations")
        .leaf("h1", "Quotations")
        .child(tag("p").class("lede").text(LEDE))
        .child(speakers(all, speaker))
        .when(shown.is_empty(), |page| {
            page.child(tag("p").class("lede").text("Nothing is quoted."))
        })
        .child(
            tag("div")
                .class("cards wide")
                .each(shown.iter().take(N_GROUPS), |quotation| {
                    card(desk, quotation)
                }),
        )
        .child(first_of(N_GROUPS, shown.len(), "quotation"))
}

/// Who is quoted, those first of whom several sources have the same words.
fn speakers(all: &[Quotation], chosen: Option<&str>) -> Node {
    let mut speakers: Vec<(&str, usize)> = Vec::new();
    for speaker in all.iter().filter_map(|one| one.speaker.as_deref()) {
        let at = speakers.iter().position(|(known, _)| *known == speaker);
        if let Some((_, n_quotations)) = at.and_then(|at| speakers.get_mut(at)) {
            *n_quotations += 1;
        } else if speakers.len() < 4 * N_SPEAKERS || chosen == Some(speaker) {
            // A large corpus has thousands of speakers; those whose words several sources have
            // come first.
            speakers.push((speaker, 1));
        }
    }
    speakers.arrange_by_key(|&(speaker, n)| (chosen != Some(speaker), std::cmp::Reverse(n)));
    let link = |speaker: Option<&str>, n_quotations: usize| {
        let address = Address::of(Page::Quotations(speaker.map(str::to_owned)));
        tag("a")
            .here(speaker == chosen)
            .to(address)
            .text(speaker.unwrap_or("All"))
            .text(" ")
            .child(tag("small").number(n_quotations))
    };
    tag("nav")
        .class("tabs")
        .with(Name::AriaLabel, "Who is quoted")
        .child(link(None, all.len()))
        .each(speakers.into_iter().take(N_SPEAKERS), |(speaker, n)| {
            link(Some(speaker), n)
        })
}

fn card(desk: &Desk, quotation: &Quotation) -> Node {
    let speaker = quotation.speaker.as_deref();
    let head = match speaker {
        Some(name) => tag("a")
            .to(Address::of(Page::Quotations(Some(name.to_owned()))))
            .text(name),
        None => tag("span").text("Speaker not told"),
    };
    let (first, others) = match quotation.members.split_first() {
        Some((first, others)) => (first, others),
        None => return group(),
    };
    let paraphrases = &quotation.paraphrases;
    tag("div")
        .class("card said")
        .child(tag("h2").child(head))
        .child(
            tag("small")
                .says(count(quotation.sources as usize, "source"))
                .when(!paraphrases.is_empty(), |it| {
                    it.text(", ")
                        .number(paraphrases.len())
                        .text(" without marks")
                }),
        )
        .child({
            let changes = others.iter().map(|one| one.changes.as_slice()).collect();
            member(desk, speaker, first, changes, false)
        })
        .each(others, |one| {
            member(desk, speaker, one, vec![one.changes.as_slice()], true)
        })
        .each(paraphrases, |told| {
            let index = told.document as usize;
            group()
                .child(
                    tag("span")
                        .class("whose")
                        .text(desk.source(index))
                        .text(", in its own words"),
                )
                .child(
                    desk.original("p")
                        .class("told")
                        .text(told.span.of(desk.text(index)))
                        .child(in_context(desk.passage(index, told.span))),
                )
        })
}

/// One source's wording; the speaker is named where the source tells of another.
fn member(
    desk: &Desk,
    speaker: Option<&str>,
    quoted: &Quoted,
    changes: Vec<&[Change]>,
    second: bool,
) -> Node {
    let index = quoted.document as usize;
    let marks = Marks {
        changes,
        second,
        ..Marks::default()
    };
    let whose = tag("span").class("whose").text(desk.source(index));
    let whose = match quoted.speaker.as_deref() {
        other if other == speaker => whose,
        Some(other) => whose.text(", said by ").text(other),
        None => whose.text(", speaker not told"),
    };
    group().child(whose).child(
        desk.original("blockquote")
            .text("“")
            .child(marked(desk.text(index), quoted.span, &marks))
            .text("”")
            .child(in_context(desk.passage(index, quoted.span))),
    )
}
