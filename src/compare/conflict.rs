//! Where two aligned sentences state different values for one thing.
//!
//! Cautious: a value is set against another only where each sentence has exactly one of its sort
//! that the other lacks, or where the two stand in the same slot. Nothing here says who is right.
//! Values across sentences that are not aligned are not compared.

use std::cmp::Ordering;

use super::{
    Change, Conflict, ConflictKind, Op, Passage, Reason, Relation, Side, Verdict, unit::within,
};
use crate::{
    base::{Arrange, Span},
    corpus::Document,
    entity::{Bound, DateMention, Entity, Kind, Mention, Quantity},
    text::{Token, TokenKind, normal_form, tokens},
};

/// Sentences that share less than this are set against each other only where words stand in the
/// same slot.
const SURE: f64 = 0.5;

/// One of the two sentences.
#[derive(Clone, Copy)]
struct Sentence<'a> {
    side: Side<'a>,
    span: Span,
}

impl<'a> Sentence<'a> {
    fn text(&self) -> &'a str {
        &self.side.document.text
    }

    fn written(&self, span: Span) -> &'a str {
        span.of(self.text())
    }
}

/// The conflicts within one passage.
pub(super) fn conflicts(
    a: Side<'_>,
    b: Side<'_>,
    passage: &Passage,
    entities: &[Entity],
) -> Vec<Conflict> {
    let left = Sentence {
        side: a,
        span: passage.a,
    };
    let right = Sentence {
        side: b,
        span: passage.b,
    };
    let mut found = Found {
        a: left,
        b: right,
        passage,
        conflicts: Vec::new(),
    };
    if left.written(left.span) != right.written(right.span) {
        found.dates_and_quantities();
        found.names(entities);
        found.quotes(entities);
    }
    found.conflicts
}

/// A value of one sentence that may be set against one of the other.
struct Value<T> {
    span: Span,
    value: T,
}

struct Found<'a> {
    a: Sentence<'a>,
    b: Sentence<'a>,
    passage: &'a Passage,
    conflicts: Vec<Conflict>,
}

impl Found<'_> {
    fn push(&mut self, kind: ConflictKind, a: Span, b: Span, verdict: Verdict) {
        self.conflicts.push(Conflict {
            kind,
            a,
            b,
            value_a: self.a.written(a).to_owned(),
            value_b: self.b.written(b).to_owned(),
            verdict,
        });
    }

    /// Whether the two spans are each other's replacement.
    fn is_same_slot(&self, a: Span, b: Span) -> bool {
        self.passage
            .changes
            .iter()
            .any(|change| change.op == Op::Replace && change.a.overlaps(a) && change.b.overlaps(b))
    }

    fn is_sure(&self, a: Span, b: Span) -> bool {
        self.passage.score >= SURE || self.is_same_slot(a, b)
    }

    /// Whether two values differ in nothing but spaces, marks and capitals.
    fn is_written_alike(&self, a: Span, b: Span) -> bool {
        let letters = |written: &str| -> String {
            normal_form(written)
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect()
        };
        letters(self.a.written(a)) == letters(self.b.written(b))
    }

    /// Takes equal values off both lists, saying where they are written differently, and gives
    /// the single one that is left on either side.
    fn singled<T>(
        &mut self,
        kind: ConflictKind,
        mut a: Vec<Value<T>>,
        mut b: Vec<Value<T>>,
        is_equal: impl Fn(&T, &T) -> bool,
    ) -> Option<(Value<T>, Value<T>)> {
        let mut left = Vec::new();
        for one in a.drain(..) {
            match b
                .iter()
                .position(|other| is_equal(&one.value, &other.value))
            {
                Some(at) => {
                    let other = b.remove(at);
                    if !self.is_written_alike(one.span, other.span) {
                        self.push(kind, one.span, other.span, Verdict::SameSaidDifferently);
                    }
                }
                None => left.push(one),
            }
        }
        match (left.pop(), b.pop()) {
            (Some(one), Some(other)) if left.is_empty() && b.is_empty() => Some((one, other)),
            _ => None,
        }
    }

    fn dates_and_quantities(&mut self) {
        let dates = (dates(self.a), dates(self.b));
        let times = (times(self.a), times(self.b));
        let quantities = (
            quantities(self.a, &dates.0, &times.0),
            quantities(self.b, &dates.1, &times.1),
        );
        self.years_ago(&dates.0, &quantities.1, false);
        self.years_ago(&dates.1, &quantities.0, true);

        let left = self.singled(ConflictKind::Date, dates.0, dates.1, |a, b| {
            (&a.from, &a.to) == (&b.from, &b.to)
        });
        if let Some((a, b)) = left {
            if is_compatible(&a.value, &b.value) {
                self.push(
                    ConflictKind::Date,
                    a.span,
                    b.span,
                    Verdict::SameSaidDifferently,
                );
            } else if a.value.from.len() == b.value.from.len() && self.is_sure(a.span, b.span) {
                // A year and a day of another year are seldom two dates of one thing.
                let verdict = self.date_verdict(&a.value, &b.value);
                self.push(ConflictKind::Date, a.span, b.span, verdict);
            }
        }

        let left = self.singled(ConflictKind::Time, times.0, times.1, |a, b| a == b);
        if let Some((a, b)) = left
            // Two zones can mean one moment.
            && a.value.zone == b.value.zone
            && self.is_sure(a.span, b.span)
        {
            self.push(ConflictKind::Time, a.span, b.span, Verdict::Conflict);
        }

        let mut units: Vec<String> = quantities
            .0
            .iter()
            .map(|quantity| quantity.value.unit.clone())
            .collect();
        units.arrange();
        units.dedup();
        for unit in &units {
            let of_unit = |quantities: &[Value<Quantity>]| -> Vec<Value<Quantity>> {
                quantities
                    .iter()
                    .filter(|quantity| quantity.value.unit == *unit)
                    .map(|quantity| Value {
                        span: quantity.span,
                        value: quantity.value.clone(),
                    })
                    .collect()
            };
            let (of_a, of_b) = (of_unit(&quantities.0), of_unit(&quantities.1));
            let left = self.singled(ConflictKind::Quantity, of_a, of_b, |a, b| {
                a.value.total_cmp(&b.value).is_eq()
            });
            if let Some((a, b)) = left {
                self.quantity(&a, &b, unit.is_empty());
            }
        }
    }

    fn quantity(&mut self, a: &Value<Quantity>, b: &Value<Quantity>, is_bare: bool) {
        if is_within_bounds(&a.value, &b.value) {
            self.push(
                ConflictKind::Quantity,
                a.span,
                b.span,
                Verdict::SameSaidDifferently,
            );
            return;
        }
        // What a bare number counts is known only by its slot.
        let is_sure = if is_bare {
            self.passage.relation == Relation::Same
                && self
                    .passage
                    .changes
                    .iter()
                    .any(|change| change.a == a.span && change.b == b.span)
        } else {
            self.is_sure(a.span, b.span)
        };
        if !is_sure {
            return;
        }
        let order = a.value.value.total_cmp(&b.value.value);
        let published = published(self.a.side.document, self.b.side.document);
        let verdict = if published == Some(order) && order != Ordering::Equal {
            Verdict::Update
        } else {
            Verdict::Conflict
        };
        self.push(ConflictKind::Quantity, a.span, b.span, verdict);
    }

    /// `24 tahun lalu` in one report and `tahun 2000` in the other are one date, counted from the
    /// year in which the first was published.
    fn years_ago(&mut self, dates: &[Value<DateMention>], spans: &[Value<Quantity>], flip: bool) {
        let counting = if flip { self.a } else { self.b };
        let year = |iso: &str| iso.get(..4).and_then(|year| year.parse::<f64>().ok());
        let Some(now) = counting
            .side
            .document
            .published
            .as_ref()
            .and_then(|known| year(&known.value))
        else {
            return;
        };
        for date in dates {
            for span in spans {
                if span.value.unit == "tahun"
                    && year(&date.value.from)
                        .is_some_and(|then| (now - span.value.value).total_cmp(&then).is_eq())
                {
                    let (a, b) = if flip {
                        (span.span, date.span)
                    } else {
                        (date.span, span.span)
                    };
                    self.push(ConflictKind::Date, a, b, Verdict::SameSaidDifferently);
                }
            }
        }
    }

    /// A plan and what became of it: the one report was published before its date, the other on
    /// its date or after.
    fn date_verdict(&self, a: &DateMention, b: &DateMention) -> Verdict {
        let day = |document: &Document| -> Option<String> {
            Some(document.published.as_ref()?.value.get(..10)?.to_owned())
        };
        let (Some(day_a), Some(day_b)) = (day(self.a.side.document), day(self.b.side.document))
        else {
            return Verdict::Conflict;
        };
        let is_plan = |date: &DateMention, day: &str| first_day(date).as_str() > day;
        if day_a != day_b && is_plan(a, &day_a) != is_plan(b, &day_b) {
            Verdict::Update
        } else {
            Verdict::Conflict
        }
    }

    fn names(&mut self, entities: &[Entity]) {
        let changes = &self.passage.changes;
        let mut pairs = Vec::new();
        for (at, change) in changes.iter().enumerate() {
            if change.op != Op::Replace {
                continue;
            }
            let (Some(a), Some(b)) = (
                mention_around(self.a, change.a),
                mention_around(self.b, change.b),
            ) else {
                continue;
            };
            if a.entity == b.entity {
                if change.why != Some(Reason::Punctuation) && !self.is_written_alike(a.span, b.span)
                {
                    pairs.push((ConflictKind::Name, a, b, Verdict::SameSaidDifferently));
                }
                continue;
            }
            let kind = |mention: &Mention| {
                entities
                    .get(mention.entity as usize)
                    .map(|entity| entity.kind)
            };
            let is_equal = |change: Option<&Change>| change.is_none_or(|c| c.op == Op::Equal);
            let is_slot = change.a == a.span
                && change.b == b.span
                && is_equal(at.checked_sub(1).and_then(|before| changes.get(before)))
                && is_equal(changes.get(at + 1));
            // A name that the other sentence has elsewhere was only moved.
            let is_moved = self.mentions(self.a).any(|other| other.entity == b.entity)
                || self.mentions(self.b).any(|other| other.entity == a.entity);
            if !is_slot || is_moved || self.passage.relation != Relation::Same {
                continue;
            }
            let conflict = match (kind(a), kind(b)) {
                (Some(Kind::Person), Some(Kind::Person)) => ConflictKind::Name,
                // A capital stands for its state, and a town lies in its province: two places
                // exclude each other only where neither report knows the other's.
                (Some(Kind::Place), Some(Kind::Place))
                    if !knows(self.a, b.entity) && !knows(self.b, a.entity) =>
                {
                    ConflictKind::Place
                }
                _ => continue,
            };
            pairs.push((conflict, a, b, Verdict::Conflict));
        }
        for (kind, a, b, verdict) in pairs {
            let (a, b) = (a.span, b.span);
            let is_known = self
                .conflicts
                .iter()
                .any(|known| known.kind == kind && known.a == a && known.b == b);
            if !is_known {
                self.push(kind, a, b, verdict);
            }
        }
    }

    fn mentions<'s>(&self, sentence: Sentence<'s>) -> impl Iterator<Item = &'s Mention> {
        within(&sentence.side.findings.mentions, sentence.span, |mention| {
            mention.span
        })
        .iter()
    }

    /// One quotation with two speakers, or in two wordings.
    fn quotes(&mut self, entities: &[Entity]) {
        let (Some(a), Some(b)) = (only_quote(self.a), only_quote(self.b)) else {
            return;
        };
        // Steps inside both quotations, by what they do.
        let (mut equal, mut changed) = (0, 0);
        for change in &self.passage.changes {
            let inside = a.0.overlaps(change.a) && b.0.overlaps(change.b);
            match change.op {
                Op::Equal if inside => equal += change.a.len(),
                Op::Replace if inside && change.why != Some(Reason::Punctuation) => {
                    changed += change.a.len();
                }
                Op::Delete if a.0.contains(change.a) => changed += change.a.len(),
                Op::Insert if b.0.contains(change.b) => changed += change.b.len(),
                Op::Equal | Op::Replace | Op::Delete | Op::Insert => {}
            }
        }
        // Two quotations that share less than half are two quotations.
        if equal * 2 < a.0.len().max(b.0.len()) {
            return;
        }
        if changed > 0 && !self.is_written_alike(a.0, b.0) {
            self.push(ConflictKind::Quote, a.0, b.0, Verdict::SameSaidDifferently);
        }
        let person = |speaker: Option<&str>| {
            entities.iter().position(|entity| {
                entity.kind == Kind::Person && Some(entity.name.as_str()) == speaker
            })
        };
        if let (Some(one), Some(other)) = (person(a.1), person(b.1))
            && one != other
        {
            // A speaker who is named in another sentence may have been found wrongly.
            let place = |sentence: Sentence<'_>, entity: usize| {
                self.mentions(sentence)
                    .find(|mention| mention.entity as usize == entity)
                    .map(|mention| mention.span)
            };
            let (Some(a), Some(b)) = (place(self.a, one), place(self.b, other)) else {
                return;
            };
            self.push(ConflictKind::Attribution, a, b, Verdict::Conflict);
        }
    }
}

/// The part of a quotation that lies in the sentence, and its speaker, where there is one only.
fn only_quote<'a>(sentence: Sentence<'a>) -> Option<(Span, Option<&'a str>)> {
    let quotes = &sentence.side.findings.quotes;
    let start = quotes.partition_point(|quote| quote.span.end <= sentence.span.start);
    let mut here = quotes
        .iter()
        .skip(start)
        .take_while(|quote| quote.span.start < sentence.span.end);
    let quote = here.next()?;
    if here.next().is_some() {
        return None;
    }
    let span = Span {
        start: quote.span.start.max(sentence.span.start),
        end: quote.span.end.min(sentence.span.end),
    };
    Some((span, quote.speaker.as_deref()))
}

/// Whether the report that the sentence is taken from mentions the entity anywhere.
fn knows(sentence: Sentence<'_>, entity: u32) -> bool {
    sentence
        .side
        .findings
        .mentions
        .iter()
        .any(|mention| mention.entity == entity)
}

/// The mention that `span` lies in or that it consists of.
fn mention_around<'a>(sentence: Sentence<'a>, span: Span) -> Option<&'a Mention> {
    within(&sentence.side.findings.mentions, sentence.span, |mention| {
        mention.span
    })
    .iter()
    .find(|mention| mention.span.contains(span))
}

/// The dates of a sentence; days joined by a conjunction or a dash are one range.
fn dates(sentence: Sentence<'_>) -> Vec<Value<DateMention>> {
    let mut dates: Vec<Value<DateMention>> = Vec::new();
    for date in within(&sentence.side.findings.dates, sentence.span, |date| {
        date.span
    }) {
        if let Some(last) = dates.last_mut()
            && last.value.to < date.from
            && is_joined(sentence.written(Span {
                start: last.span.end,
                end: date.span.start,
            }))
        {
            last.span = last.span.cover(date.span);
            last.value.to.clone_from(&date.to);
            continue;
        }
        // `Selasa (18/6/2024)` is one date said twice.
        if let Some(last) = dates.last_mut()
            && (last.value.from == date.from && last.value.to == date.to)
        {
            continue;
        }
        dates.push(Value {
            span: date.span,
            value: date.clone(),
        });
    }
    dates
}

fn is_joined(between: &str) -> bool {
    matches!(
        between.trim(),
        "dan" | "hingga" | "sampai" | "-" | "–" | "s.d." | "s/d"
    )
}

/// The first day that a date may mean.
fn first_day(date: &DateMention) -> String {
    padded(&date.from, "0000-01-01")
}

fn last_day(date: &DateMention) -> String {
    padded(&date.to, "9999-12-31")
}

fn padded(iso: &str, rest: &str) -> String {
    let mut day = iso.to_owned();
    day.push_str(rest.get(iso.len()..).unwrap_or_default());
    day
}

/// Whether one date lies in the other: a month and a day of it, a range and a day of it.
fn is_compatible(a: &DateMention, b: &DateMention) -> bool {
    let holds = |outer: &DateMention, inner: &DateMention| {
        first_day(outer) <= first_day(inner) && last_day(inner) <= last_day(outer)
    };
    holds(a, b) || holds(b, a)
}

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Time {
    minutes: u32,
    /// The zone or the part of the day that follows, in normal form; empty for none.
    zone: String,
}

/// Times of day: Indonesian writes them `pukul 02.45` or `jam 14:30`, often with a zone behind.
fn times(sentence: Sentence<'_>) -> Vec<Value<Time>> {
    let all = tokens(sentence.text(), sentence.span);
    let word = |token: Option<&Token>| {
        token
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| normal_form(sentence.written(token.span)))
            .unwrap_or_default()
    };
    let mut times = Vec::new();
    for (at, token) in all.iter().enumerate() {
        if token.kind != TokenKind::Number {
            continue;
        }
        let before = word(at.checked_sub(1).and_then(|before| all.get(before)));
        let after = word(all.get(at + 1));
        let is_zone = matches!(
            after.as_str(),
            "wib" | "wita" | "wit" | "gmt" | "utc" | "waktu"
        );
        if before != "pukul" && before != "jam" && !is_zone {
            continue;
        }
        if let Some(minutes) = clock(sentence.written(token.span)) {
            times.push(Value {
                span: token.span,
                value: Time {
                    minutes,
                    zone: if is_zone { after } else { String::new() },
                },
            });
        }
    }
    times
}

/// The minutes since midnight of `02.45` or `14:30`.
fn clock(written: &str) -> Option<u32> {
    let (hours, minutes) = written.split_once(['.', ':'])?;
    if hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    let hours: u32 = hours.parse().ok()?;
    let minutes: u32 = minutes.parse().ok()?;
    (hours < 25 && minutes < 60).then_some(hours * 60 + minutes)
}

/// The quantities of a sentence that are no part of a date or of a time.
fn quantities(
    sentence: Sentence<'_>,
    dates: &[Value<DateMention>],
    times: &[Value<Time>],
) -> Vec<Value<Quantity>> {
    within(
        &sentence.side.findings.quantities,
        sentence.span,
        |quantity| quantity.span,
    )
    .iter()
    .filter(|quantity| {
        !dates.iter().any(|date| date.span.overlaps(quantity.span))
            && !times.iter().any(|time| time.span.overlaps(quantity.span))
    })
    .map(|quantity| Value {
        span: quantity.span,
        value: quantity.clone(),
    })
    .collect()
}

/// Whether one real number can satisfy both, though the stated ones differ.
fn is_within_bounds(a: &Quantity, b: &Quantity) -> bool {
    let (low_a, high_a) = bounds(a);
    let (low_b, high_b) = bounds(b);
    low_a <= high_b && low_b <= high_a
}

/// What the real number lies between. "About" is taken for a tenth more or less, and "more than"
/// for at most half as much again: who writes `lebih dari 100` does not mean 10,000.
fn bounds(quantity: &Quantity) -> (f64, f64) {
    let value = quantity.value;
    let margin = libm::fabs(value);
    match quantity.bound {
        Bound::Exact => (value, value),
        Bound::About => (value - 0.1 * margin, value + 0.1 * margin),
        Bound::AtLeast => (value, value + 0.5 * margin),
        Bound::AtMost => (value - 0.5 * margin, value),
    }
}

/// Which of two reports was published first, where that is known.
fn published(a: &Document, b: &Document) -> Option<Ordering> {
    let a = &a.published.as_ref()?.value;
    let b = &b.published.as_ref()?.value;
    let days = a.get(..10)?.cmp(b.get(..10)?);
    if days != Ordering::Equal {
        return Some(days);
    }
    // Times of one day are comparable where the offsets are the same.
    let (time_a, time_b) = (a.get(10..16)?, b.get(10..16)?);
    let offset = |iso: &str| iso.get(16..)?.rfind(['+', '-', 'Z']).map(|at| at + 16);
    (a.get(offset(a)?..) == b.get(offset(b)?..)).then(|| time_a.cmp(time_b))
}

#[cfg(test)]
mod tests {
    use super::clock;
    use crate::{
        compare::{
            compare,
            fixture::{Report, SuffixRoots, entity, report, weights},
        },
        entity::{Bound, Entity, Kind},
    };

    fn entities() -> Vec<Entity> {
        vec![
            entity("Rina Wulandari", Kind::Person),
            entity("Jawa Barat", Kind::Place),
            entity("Dedi Kurnia", Kind::Person),
            entity("Lampung", Kind::Place),
        ]
    }

    /// Each conflict as `kind: value / value = verdict`.
    fn check(a: &Report, b: &Report, expected: &[&str]) {
        let comparison = compare(
            a.side(),
            b.side(),
            &entities(),
            &weights(&[a, b]),
            &SuffixRoots,
        );
        assert_eq!(comparison.passages.len(), 1, "the sentences are aligned");
        let found: Vec<String> = comparison
            .conflicts
            .iter()
            .map(|conflict| {
                assert_eq!(conflict.a.of(&a.document.text), conflict.value_a);
                assert_eq!(conflict.b.of(&b.document.text), conflict.value_b);
                format!(
                    "{:?}: {} / {} = {:?}",
                    conflict.kind, conflict.value_a, conflict.value_b, conflict.verdict
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    fn on(published: &str, sentence: &str) -> Report {
        report("x", published, &[sentence])
    }

    fn one(sentence: &str) -> Report {
        on("2023-05-01", sentence)
    }

    #[test]
    fn two_counts_of_one_thing_conflict() {
        let count = |published, figure: &str, value| {
            on(
                published,
                &format!("Gempa di lereng gunung itu merusak {figure} rumah warga."),
            )
            .quantity(&format!("{figure} rumah"), value, "rumah", Bound::Exact)
        };
        check(
            &count("2023-05-01", "12", 12.0),
            &count("2023-05-01", "15", 15.0),
            &["Quantity: 12 rumah / 15 rumah = Conflict"],
        );
        check(
            &count("2023-05-01", "12", 12.0),
            &count("2023-05-02", "15", 15.0),
            &["Quantity: 12 rumah / 15 rumah = Update"],
        );
        check(
            &count("2023-05-01", "15", 15.0),
            &count("2023-05-02", "12", 12.0),
            &["Quantity: 15 rumah / 12 rumah = Conflict"],
        );
        check(
            &count("2023-05-01", "12", 12.0),
            &count("2023-05-02", "dua belas", 12.0),
            &["Quantity: 12 rumah / dua belas rumah = SameSaidDifferently"],
        );
        check(
            &count("2023-05-01", "12", 12.0),
            &count("2023-05-02", "12", 12.0),
            &[],
        );
    }

    #[test]
    fn a_bound_that_holds_the_other_figure_is_no_conflict() {
        check(
            &one("Gempa itu merusak lebih dari 100 rumah warga lereng gunung.").quantity(
                "100 rumah",
                100.0,
                "rumah",
                Bound::AtLeast,
            ),
            &one("Gempa itu merusak 120 rumah warga lereng gunung.").quantity(
                "120 rumah",
                120.0,
                "rumah",
                Bound::Exact,
            ),
            &["Quantity: 100 rumah / 120 rumah = SameSaidDifferently"],
        );
    }

    #[test]
    fn figures_of_different_things_are_not_set_against_each_other() {
        check(
            &one("Gempa itu merusak 12 rumah dan melukai warga lereng gunung.").quantity(
                "12 rumah",
                12.0,
                "rumah",
                Bound::Exact,
            ),
            &one("Gempa itu merusak rumah dan melukai 15 warga lereng gunung.").quantity(
                "15 warga",
                15.0,
                "warga",
                Bound::Exact,
            ),
            &[],
        );
    }

    #[test]
    fn two_days_written_as_a_range_or_by_their_names_are_the_same() {
        check(
            &one("Menteri meninjau bendungan pada 3-4 Mei bersama gubernur.").date(
                "3-4 Mei",
                "2023-05-03",
                "2023-05-04",
            ),
            &one("Menteri meninjau bendungan pada Rabu dan Kamis bersama gubernur.")
                .date("Rabu", "2023-05-03", "2023-05-03")
                .date("Kamis", "2023-05-04", "2023-05-04"),
            &["Date: 3-4 Mei / Rabu dan Kamis = SameSaidDifferently"],
        );
    }

    #[test]
    fn different_days_conflict_unless_one_report_came_before_the_event() {
        let visit = |published, day: &str, iso| {
            on(
                published,
                &format!("Menteri tiba di lokasi bendungan pada {day} siang."),
            )
            .date(day, iso, iso)
        };
        check(
            &visit("2023-05-05", "Rabu", "2023-05-03"),
            &visit("2023-05-05", "Kamis", "2023-05-04"),
            &["Date: Rabu / Kamis = Conflict"],
        );
        check(
            &visit("2023-05-01", "Rabu", "2023-05-03"),
            &visit("2023-05-05", "Kamis", "2023-05-04"),
            &["Date: Rabu / Kamis = Update"],
        );
        check(
            &visit("2023-05-05", "Rabu", "2023-05-03"),
            &visit("2023-05-05", "awal Mei", "2023-05"),
            &["Date: Rabu / awal Mei = SameSaidDifferently"],
        );
    }

    #[test]
    fn a_year_and_a_day_of_another_year_are_not_set_against_each_other() {
        check(
            &one("Menteri meninjau proyek bendungan besar itu pada 2012 bersama gubernur.")
                .date("2012", "2012", "2012"),
            &one("Menteri meninjau proyek bendungan besar itu pada Rabu bersama gubernur.").date(
                "Rabu",
                "2023-05-03",
                "2023-05-03",
            ),
            &[],
        );
    }

    #[test]
    fn spaces_and_marks_alone_are_no_other_way_to_say_it() {
        let cost = |figure: &str| {
            one(&format!(
                "Pembangunan jembatan desa itu menelan {figure} dari kas daerah."
            ))
            .quantity(figure, 14000.0, "rupiah", Bound::Exact)
        };
        check(&cost("Rp 14.000"), &cost("Rp14.000"), &[]);
        check(
            &cost("Rp 14.000"),
            &cost("14 ribu rupiah"),
            &["Quantity: Rp 14.000 / 14 ribu rupiah = SameSaidDifferently"],
        );
    }

    #[test]
    fn years_ago_and_the_year_itself_are_the_same() {
        check(
            &one("Presiden terakhir kali meninjau bendungan itu pada tahun 2010.").date(
                "tahun 2010",
                "2010",
                "2010",
            ),
            &one("Presiden terakhir kali meninjau bendungan itu 13 tahun silam.").quantity(
                "13 tahun",
                13.0,
                "tahun",
                Bound::Exact,
            ),
            &["Date: tahun 2010 / 13 tahun = SameSaidDifferently"],
        );
    }

    #[test]
    fn times_of_day_conflict_within_one_zone_only() {
        let landing = |time| {
            one(&format!(
                "Pesawat rombongan menteri mendarat pukul {time} di bandara."
            ))
        };
        check(
            &landing("02.45"),
            &landing("03.15"),
            &["Time: 02.45 / 03.15 = Conflict"],
        );
        check(&landing("02.45"), &landing("00.45 WIB"), &[]);
        check(&landing("02.45"), &landing("02:45"), &[]);
        assert_eq!(clock("14.30"), Some(870));
        assert_eq!([clock("11.000"), clock("26.10"), clock("12.75")], [None; 3]);
    }

    #[test]
    fn another_person_in_the_same_slot_is_a_conflict_and_another_name_is_not() {
        let opening = |name: &str, entity| {
            one(&format!(
                "Pameran buku itu dibuka oleh {name} pada Sabtu pagi di alun-alun."
            ))
            .mention(name, entity)
        };
        check(
            &opening("Rina Wulandari", 0),
            &opening("Dedi Kurnia", 2),
            &["Name: Rina Wulandari / Dedi Kurnia = Conflict"],
        );
        check(
            &opening("Jabar", 1),
            &opening("Jawa Barat", 1),
            &["Name: Jabar / Jawa Barat = SameSaidDifferently"],
        );
        check(
            &opening("Lampung", 3),
            &opening("Jawa Barat", 1),
            &["Place: Lampung / Jawa Barat = Conflict"],
        );
        check(&opening("Lampung", 3), &opening("Rina Wulandari", 0), &[]);
    }

    #[test]
    fn a_capital_in_the_place_of_its_state_is_no_conflict() {
        let blame =
            |name: &str| format!("Pemerintah {name} menolak usulan batas laut yang baru itu.");
        let known = "Lampung, Jawa Barat.";
        let a = report("a", "2023-05-01", &[&blame("Lampung")]).mention("Lampung", 3);
        let b = report("b", "2023-05-01", &[&blame("Jawa Barat"), known])
            .mention("Jawa Barat", 1)
            .mention("Lampung", 3);
        check(&a, &b, &[]);
    }

    #[test]
    fn one_quotation_with_two_speakers_is_a_conflict_of_attribution() {
        let said = |name: &str, entity| {
            one(&format!(
                "\"Jembatan ini harus selesai sebelum lebaran,\" kata {name}."
            ))
            .mention(name, entity)
            .quote("Jembatan ini harus selesai sebelum lebaran", name)
        };
        let found = |a: &Report, b: &Report| {
            compare(
                a.side(),
                b.side(),
                &entities(),
                &weights(&[a, b]),
                &SuffixRoots,
            )
            .conflicts
            .iter()
            .map(|conflict| format!("{:?}", conflict.kind))
            .collect::<Vec<_>>()
        };
        let (rina, dedi) = (said("Rina Wulandari", 0), said("Dedi Kurnia", 2));
        assert!(found(&rina, &dedi).contains(&"Attribution".to_owned()));
        assert!(found(&rina, &rina).is_empty());
    }

    #[test]
    fn one_quotation_in_two_wordings_is_said_so() {
        check(
            &one("\"Jembatan ini harus selesai sebelum lebaran,\" kata bupati.")
                .quote("Jembatan ini harus selesai sebelum lebaran", "bupati"),
            &one("\"Jembatan ini wajib selesai sebelum lebaran,\" kata bupati.")
                .quote("Jembatan ini wajib selesai sebelum lebaran", "bupati"),
            &[
                "Quote: Jembatan ini harus selesai sebelum lebaran / Jembatan ini wajib selesai sebelum lebaran = SameSaidDifferently",
            ],
        );
    }
}
