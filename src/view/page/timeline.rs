//! The dates that the articles speak of, in order, with the sentences behind each.

use crate::{
    address::{Address, Page},
    base::{Arrange, Span},
    entity::DateMention,
    locale::{Text, count, say},
    view::{
        desk::Desk,
        part::{
            Marks, Name, Node, TABLES, group, joined, marked, pager, period, save, stretch, tag,
        },
    },
};

/// A sentence of a document that speaks of a date.
pub struct Told {
    /// The place of the date among those of the document.
    date: usize,
    document: usize,
    sentence: Span,
}

impl Told {
    fn date<'a>(&self, desk: &'a Desk) -> Option<&'a DateMention> {
        desk.marks(self.document).dates.get(self.date)
    }

    /// The first and the last day.
    fn days<'a>(&self, desk: &'a Desk) -> (&'a str, &'a str) {
        let date = self.date(desk);
        date.map_or(("", ""), |date| (&date.from, &date.to))
    }
}

/// More bars than this are joined by month, then by year.
const N_BARS: usize = 36;
/// The list is shown in stretches of so many passages.
const N_PASSAGES: usize = 100;
/// The room of a bar, and its greatest height.
const STEP: usize = 32;
const HEIGHT: usize = 60;

pub fn page(desk: &Desk, address: &Address) -> Node {
    let told = desk.told();
    let mut shown: Vec<&Told> = told.iter().collect();
    shown.retain(|told| told.days(desk).0.starts_with(&address.day));
    let n_shown = shown.len();
    let shown = stretch(address, &shown, N_PASSAGES);
    tag("section.timeline")
        .head("h1", Text::Timeline)
        .child(tag("p.lede").say(Text::TimelineLede))
        .child(match told.is_empty() {
            true => tag("p").say(Text::NoDate),
            false => strip(desk, told, address),
        })
        .when(!address.day.is_empty(), |page| {
            page.child(
                tag("p")
                    .child(
                        tag("a")
                            .with(Name::Href, "#/timeline")
                            .say(Text::ShowAllDates),
                    )
                    .text(" · ")
                    .child(
                        tag("a")
                            .to(Address {
                                day: address.day.clone(),
                                ..Address::of(Page::Statements)
                            })
                            .say(Text::StatedOfTime),
                    ),
            )
        })
        .child(tag("ol").each(
            shown.chunk_by(|one, next| one.days(desk) == next.days(desk)),
            |told| day(desk, told),
        ))
        .child(pager(address, N_PASSAGES, n_shown, Text::CountPassages))
        .child(save(Text::Timeline, "timeline", TABLES, ""))
}

/// The strip of dates by itself, for the overview; nothing where no date is spoken of.
pub fn section(desk: &Desk) -> Node {
    let told = desk.told();
    if told.is_empty() {
        return group();
    }
    let all = Address::of(Page::Timeline);
    group()
        .head("h2", Text::DatesBySources)
        .child(strip(desk, told, &all))
}

/// How many sources speak of each date: a bar a day, or a month or year where days are too many.
fn strip(desk: &Desk, told: &[Told], address: &Address) -> Node {
    let part = |told: &Told, len: usize| {
        let (from, _) = told.days(desk);
        from.get(..len).unwrap_or(from).to_owned()
    };
    let bars = |len: usize| {
        let mut bars: Vec<(String, Vec<usize>)> = Vec::new();
        for told in told {
            let part = part(told, len);
            match bars.last_mut().filter(|(last, _)| *last == part) {
                Some((_, documents)) => documents.push(told.document),
                None => bars.push((part, vec![told.document])),
            }
        }
        for (_, documents) in &mut bars {
            documents.arrange();
            documents.dedup();
        }
        bars
    };
    let mut shown = bars(10);
    for len in [7, 4] {
        if shown.len() > N_BARS {
            shown = bars(len);
        }
    }
    let most = shown.iter().map(|(_, documents)| documents.len()).max();
    let width = (shown.len() * STEP).to_string();
    let total = HEIGHT + 14;
    let mut svg = tag("svg")
        .with(Name::Width, &width)
        .with(Name::Height, &total.to_string());
    let mut year = "";
    for (at, (part, documents)) in shown.iter().enumerate() {
        let height = (documents.len() * HEIGHT / most.unwrap_or(1)).max(2);
        let mut link = Address::of(Page::Timeline);
        link.day.clone_from(part);
        let name = joined(&[
            &period(part, part),
            ": ",
            &count(documents.len(), Text::Sources),
        ]);
        svg = svg.child(
            tag("a")
                .here(*part == address.day)
                .to(link)
                .with(Name::AriaLabel, &name)
                .leaf("title", &name)
                .child(bar(at * STEP, 0, STEP, HEIGHT))
                .child(bar(at * STEP + 8, HEIGHT - height, STEP - 16, height)),
        );
        let own = part.get(..4).unwrap_or_default();
        if own != year {
            svg = svg.child(
                tag("text")
                    .with(Name::X, &(at * STEP).to_string())
                    .with(Name::Y, &(total - 3).to_string())
                    .text(own),
            );
            year = own;
        }
    }
    tag("div.scroll.strip")
        .with(Name::Role, "group")
        .with(Name::AriaLabel, say(Text::DatesBySources))
        .child(svg)
}

fn bar(x: usize, y: usize, width: usize, height: usize) -> Node {
    tag("rect")
        .with(Name::X, &x.to_string())
        .with(Name::Y, &y.to_string())
        .with(Name::Width, &width.to_string())
        .with(Name::Height, &height.to_string())
}

/// All that is told of dates, each sentence once a date; in the order of time, and for one date in
/// the order of the corpus.
pub fn told(desk: &Desk) -> Vec<Told> {
    let mut all = Vec::new();
    let bundle = desk.engine.bundle();
    for (index, (document, findings)) in bundle
        .documents
        .iter()
        .zip(bundle.findings.iter())
        .enumerate()
    {
        for (at, date) in findings.dates.iter().enumerate() {
            if document.tells(date.span) {
                all.push(Told {
                    date: at,
                    document: index,
                    sentence: desk.sentence_around(index, date.span),
                });
            }
        }
    }
    all.arrange_by(|one, other| one.days(desk).cmp(&other.days(desk)));
    all.dedup_by(|one, other| {
        one.days(desk) == other.days(desk)
            && (one.document, one.sentence) == (other.document, other.sentence)
    });
    all
}

fn day(desk: &Desk, told: &[&Told]) -> Node {
    let heading = told.first().map(|told| {
        let (from, to) = told.days(desk);
        tag("h2").says(period(from, to))
    });
    tag("li")
        .each(heading, |heading| heading)
        .child(tag("ul.passages").each(told.iter().copied(), |told| passage(desk, told)))
}

fn passage(desk: &Desk, told: &Told) -> Node {
    let marks = Marks {
        dates: desk.marks(told.document).dates,
        ..Marks::default()
    };
    tag("li")
        .child(
            tag("span.whose").child(
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
