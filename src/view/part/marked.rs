//! A stretch of text with its marks: names, dates, search matches, word differences.
//!
//! The text is cut at every edge of a mark; each piece becomes one text node inside the elements
//! that mark it, so that joining the text nodes gives the stretch back.

use super::{Name, Node, group, name_link, period, tag};
use crate::{
    address::{MarkKind, MarkKinds},
    base::{Arrange, Span},
    compare::{Change, Op, Reason},
    entity::{DateMention, Entity, Kind, Mention},
    index::{Match, Why},
    locale::{Text, say},
};

/// What is marked in a text. Every list is in the order of the text, and may hold marks outside
/// the stretch that is shown.
#[derive(Default)]
pub struct Marks<'a> {
    pub entities: &'a [Entity],
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

/// What a piece lies in: a name of an entity or a date, by index.
#[derive(Clone, Copy, PartialEq)]
enum Outer {
    Name(usize),
    Date(usize),
}

/// The text under `span` with its marks.
#[inline(never)]
pub fn marked(text: &str, span: Span, marks: &Marks<'_>) -> Node {
    let edges = edges(span, marks);
    let mut out = group();
    let mut inside = group();
    let mut open: Option<Outer> = None;
    for edge in edges.windows(2) {
        let &[start, end] = edge else { continue };
        let piece = Span { start, end };
        let outer = outer_at(piece, marks);
        if outer != open {
            out = out.child(enclosed(inside, open, marks));
            inside = group();
            open = outer;
        }
        let mut node = differing(group().text(piece.of(text)), change_at(piece, marks));
        if let Some(hit) = marks.hits.iter().find(|hit| place(hit).contains(piece)) {
            node = tag("mark.hit")
                .with(Name::Title, why_found(hit.why))
                .child(node);
        }
        if marks.target.is_some_and(|target| target.contains(piece)) {
            node = tag("span.target").child(node);
        }
        inside = inside.child(node);
    }
    out.child(enclosed(inside, open, marks))
}

/// Where a piece begins or ends, in order: both ends of `span` and of each mark inside it.
fn edges(span: Span, marks: &Marks<'_>) -> Vec<u32> {
    let mut edges = vec![span.start, span.end];
    let mut cut = |mark: Span| {
        for edge in [mark.start, mark.end] {
            if span.start < edge && edge < span.end {
                edges.push(edge);
            }
        }
    };
    for mention in marks.mentions {
        cut(mention.span);
    }
    for date in marks.dates {
        cut(date.span);
    }
    for hit in marks.hits {
        cut(place(hit));
    }
    if let Some(target) = marks.target {
        cut(target);
    }
    for changes in &marks.changes {
        for change in *changes {
            cut(side(change, marks.second));
        }
    }
    edges.arrange();
    edges.dedup();
    edges
}

/// Where a match stands.
pub fn place(hit: &Match) -> Span {
    Span {
        start: hit.start,
        end: hit.end,
    }
}

/// The shown mark around a piece; a name goes before a date.
fn outer_at(piece: Span, marks: &Marks<'_>) -> Option<Outer> {
    let mention = marks
        .mentions
        .iter()
        .find(|mention| mention.span.contains(piece));
    if let Some(mention) = mention
        && let Some(entity) = marks.entities.get(mention.entity as usize)
        && !marks.hidden.has(mark_kind(entity.kind))
    {
        return Some(Outer::Name(mention.entity as usize));
    }
    if marks.hidden.has(MarkKind::Date) {
        return None;
    }
    let date = marks
        .dates
        .iter()
        .position(|date| date.span.contains(piece));
    date.map(Outer::Date)
}

fn enclosed(inside: Node, outer: Option<Outer>, marks: &Marks<'_>) -> Node {
    match outer {
        Some(Outer::Name(at)) => match marks.entities.get(at) {
            Some(entity) => name_link(&entity.id)
                .class("m")
                .class(mark_kind(entity.kind).name())
                .with(Name::Title, &entity.name)
                .child(inside),
            None => inside,
        },
        Some(Outer::Date(at)) => match marks.dates.get(at) {
            Some(date) => tag("time.m.date")
                .with(Name::Title, &period(&date.from, &date.to))
                .with(Name::Datetime, &date.from)
                .child(inside),
            None => inside,
        },
        None => inside,
    }
}

pub(super) fn mark_kind(kind: Kind) -> MarkKind {
    match kind {
        Kind::Person => MarkKind::Person,
        Kind::Place => MarkKind::Place,
        Kind::Organization => MarkKind::Organization,
        Kind::Event => MarkKind::Event,
    }
}

/// What a match has to do with the query, in a reader's words.
pub fn why_found(why: Why) -> &'static str {
    say(match why {
        Why::Exact => Text::WhyExact,
        Why::Root => Text::WhyRoot,
        Why::Alias => Text::WhyAlias,
        Why::Typo => Text::WhyTypo,
        Why::Prefix => Text::WhyPrefix,
        Why::Phrase => Text::WhyPhrase,
    })
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
        if differs.is_none() || change.moved.is_some() {
            differs = Some(change);
        }
    }
    differs
}

fn differing(node: Node, change: Option<&Change>) -> Node {
    let Some(change) = change else { return node };
    let (why, class) = match change.why {
        None if change.moved.is_some() => (Text::DiffMoved, "moved"),
        None => (Text::DiffAlone, ""),
        Some(Reason::Alias) => (Text::DiffAlias, "light"),
        Some(Reason::Inflection) => (Text::DiffInflection, "light"),
        Some(Reason::Spelling) => (Text::DiffSpelling, "light"),
        Some(Reason::Number) => (Text::DiffNumber, ""),
        Some(Reason::Date) => (Text::DiffDate, ""),
        Some(Reason::Punctuation) => (Text::DiffPunctuation, "light"),
        Some(Reason::Wording) => (Text::DiffWording, ""),
    };
    let name = match change.op {
        Op::Insert | Op::Replace => "ins",
        _ => "del",
    };
    tag(name)
        .class(class)
        .with(Name::Title, say(why))
        .child(node)
}
