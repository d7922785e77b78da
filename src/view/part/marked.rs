//! A stretch of text with its marks: names, dates, search matches, word differences.
//!
//! The text is cut at every edge of a mark; each piece becomes one text node inside the elements
//! that mark it, so that joining the text nodes gives the stretch back.

use yew::{Html, classes, html};

use crate::{
    address::{Address, MarkKind, MarkKinds, Page},
    base::{Arrange, Span},
    compare::{Change, Op, Reason},
    engine::EntitySummary,
    entity::{DateMention, Kind, Mention},
    index::{Match, Why},
};

/// What is marked in a text. Every list is in the order of the text, and may hold marks outside
/// the stretch that is shown.
#[derive(Default)]
pub struct Marks<'a> {
    pub entities: &'a [EntitySummary],
    pub mentions: &'a [Mention],
    pub dates: &'a [DateMention],
    pub hits: &'a [Match],
    /// One list of steps for each partner that the sentence has on the other side.
    pub changes: Vec<&'a [Change]>,
    /// Whether the text is the second of the two that `changes` compares.
    pub second: bool,
    /// The passage that a link points to.
    pub target: Option<Span>,
    pub hidden: MarkKinds,
}

/// A name or date that a piece lies in.
#[derive(Clone, Copy, PartialEq)]
enum Outer<'a> {
    Name(&'a EntitySummary),
    Date(&'a DateMention),
}

/// The text under `span` with its marks.
pub fn marked(text: &str, span: Span, marks: &Marks<'_>) -> Html {
    let near: Vec<&Mention> = marks
        .mentions
        .iter()
        .filter(|mention| mention.span.overlaps(span))
        .collect();
    let dates: Vec<&DateMention> = marks
        .dates
        .iter()
        .filter(|date| date.span.overlaps(span))
        .collect();
    let hits: Vec<(Span, Why)> = marks
        .hits
        .iter()
        .map(|hit| {
            (
                Span {
                    start: hit.start,
                    end: hit.end,
                },
                hit.why,
            )
        })
        .filter(|(hit, _)| hit.overlaps(span))
        .collect();

    let mut edges = vec![span.start, span.end];
    let mut cut = |mark: Span| {
        for edge in [mark.start, mark.end] {
            if span.start < edge && edge < span.end {
                edges.push(edge);
            }
        }
    };
    near.iter().for_each(|mention| cut(mention.span));
    dates.iter().for_each(|date| cut(date.span));
    hits.iter().for_each(|(hit, _)| cut(*hit));
    marks.target.into_iter().for_each(&mut cut);
    for change in marks.changes.iter().copied().flatten() {
        cut(side(change, marks.second));
    }
    edges.arrange();
    edges.dedup();

    let outer_of = |piece: Span| {
        let name = near
            .iter()
            .find(|mention| mention.span.contains(piece))
            .and_then(|mention| marks.entities.get(mention.entity as usize))
            .filter(|entity| !marks.hidden.has(mark_kind(entity.kind)))
            .map(Outer::Name);
        name.or_else(|| {
            dates
                .iter()
                .find(|date| date.span.contains(piece))
                .filter(|_| !marks.hidden.has(MarkKind::Date))
                .map(|date| Outer::Date(date))
        })
    };

    let mut out: Vec<Html> = Vec::new();
    let mut group: Vec<Html> = Vec::new();
    let mut open: Option<Outer<'_>> = None;
    for edge in edges.windows(2) {
        let &[start, end] = edge else { continue };
        let piece = Span { start, end };
        let outer = outer_of(piece);
        if outer != open {
            close(&mut out, open, std::mem::take(&mut group));
            open = outer;
        }
        let hit = hits
            .iter()
            .find(|(hit, _)| hit.contains(piece))
            .map(|(_, why)| *why);
        let target = marks.target.is_some_and(|target| target.contains(piece));
        let node = html! { piece.of(text).to_owned() };
        let node = differing(node, change_at(piece, marks));
        let node = match hit {
            Some(why) => html! { <mark class="hit" title={why_found(why)}>{ node }</mark> },
            None => node,
        };
        group.push(if target {
            html! { <span class="target">{ node }</span> }
        } else {
            node
        });
    }
    close(&mut out, open, group);
    out.into_iter().collect()
}

fn close(out: &mut Vec<Html>, outer: Option<Outer<'_>>, group: Vec<Html>) {
    let group: Html = group.into_iter().collect();
    out.push(match outer {
        None => group,
        Some(Outer::Name(entity)) => html! {
            <a class={classes!("m", mark_kind(entity.kind).name())} title={entity.name.clone()}
                href={Address::of(Page::Names(Some(entity.id.clone()))).to_string()}>{ group }</a>
        },
        Some(Outer::Date(date)) => html! {
            <time class="m date" title={dates_of(date)} datetime={date.from.clone()}>{ group }</time>
        },
    });
}

fn dates_of(date: &DateMention) -> String {
    let mut words = super::day(&date.from);
    if date.to != date.from {
        words.push_str(" to ");
        words.push_str(&super::day(&date.to));
    }
    words
}

pub(super) fn mark_kind(kind: Kind) -> MarkKind {
    match kind {
        Kind::Person => MarkKind::Person,
        Kind::Place => MarkKind::Place,
        Kind::Organization => MarkKind::Organization,
        Kind::Event => MarkKind::Event,
    }
}

fn why_found(why: Why) -> &'static str {
    match why {
        Why::Exact => "the very word",
        Why::Root => "same root",
        Why::Alias => "another name of the same",
        Why::Typo => "a typing error away",
        Why::Prefix => "begins the same",
        Why::Phrase => "phrase",
    }
}

fn side(change: &Change, second: bool) -> Span {
    if second { change.b } else { change.a }
}

/// The step that a piece is part of, where it differs from every partner's words.
fn change_at<'a>(piece: Span, marks: &Marks<'a>) -> Option<&'a Change> {
    let mut differs = None;
    for changes in &marks.changes {
        let change = changes
            .iter()
            .find(|change| side(change, marks.second).contains(piece))?;
        if change.op == Op::Equal {
            return None;
        }
        differs = differs.or(Some(change));
    }
    differs
}

fn differing(node: Html, change: Option<&Change>) -> Html {
    let Some(change) = change else { return node };
    let why = match change.why {
        None => "stands here alone",
        Some(Reason::Alias) => "another name of the same",
        Some(Reason::Inflection) => "another form of the word",
        Some(Reason::Spelling) => "another spelling",
        Some(Reason::Number) => "another number",
        Some(Reason::Date) => "another date",
        Some(Reason::Punctuation) => "punctuation",
        Some(Reason::Wording) => "other words",
    };
    let light = matches!(
        change.why,
        Some(Reason::Punctuation | Reason::Spelling | Reason::Inflection | Reason::Alias)
    );
    let class = classes!(light.then_some("light"));
    match change.op {
        Op::Insert | Op::Replace => html! { <ins {class} title={why}>{ node }</ins> },
        _ => html! { <del {class} title={why}>{ node }</del> },
    }
}
