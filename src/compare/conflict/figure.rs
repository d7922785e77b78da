//! Dates, times of day and quantities of two sentences against each other.

use std::cmp::Ordering;

use super::{
    Found,
    value::{Stated, Value, days, is_compatible, is_within_bounds, stated},
};
use crate::{
    base::Arrange,
    compare::{ConflictKind, Relation, Verdict},
    corpus::Document,
    entity::Quantity,
};

impl Found<'_> {
    pub(super) fn dates_and_quantities(&mut self) {
        let (a, b) = (stated(self.a), stated(self.b));
        self.years_ago(&a, &b, false);
        self.years_ago(&b, &a, true);
        let mut units: Vec<&str> = Vec::new();
        for value in &a {
            if let (ConflictKind::Quantity, unit) = value.topic() {
                units.push(unit);
            }
        }
        units.arrange();
        units.dedup();
        self.values((ConflictKind::Date, ""), &a, &b);
        self.values((ConflictKind::Time, ""), &a, &b);
        for unit in units {
            self.values((ConflictKind::Quantity, unit), &a, &b);
        }
    }

    /// Sets values of one topic against each other. Equal ones are taken off both lists, and said
    /// to be so where they are written differently; what is left may conflict where it is a single
    /// one on either side.
    fn values(&mut self, topic: (ConflictKind, &str), a: &[Value<'_>], b: &[Value<'_>]) {
        let (a, mut b) = (of_topic(topic, a), of_topic(topic, b));
        let kind = topic.0;
        let mut left = Vec::new();
        for one in a {
            match b.iter().position(|other| one.is_equal(other)) {
                Some(at) => {
                    let other = b.remove(at);
                    if !self.is_written_alike(one.span, other.span) {
                        self.push(kind, one.span, other.span, Verdict::SameSaidDifferently);
                    }
                }
                None => left.push(one),
            }
        }
        if let ([one], [other]) = (left.as_slice(), b.as_slice())
            && let Some(verdict) = self.verdict(one, other)
        {
            self.push(kind, one.span, other.span, verdict);
        }
    }

    /// What it amounts to that one sentence has `a` where the other has `b`; `None` where the two
    /// may well speak of different things.
    fn verdict(&self, a: &Value<'_>, b: &Value<'_>) -> Option<Verdict> {
        match (a.stated, b.stated) {
            (Stated::Date(from_a, to_a), Stated::Date(from_b, to_b)) => {
                let (days_a, days_b) = (days(from_a, to_a), days(from_b, to_b));
                if is_compatible(&days_a, &days_b) {
                    return Some(Verdict::SameSaidDifferently);
                }
                // A year and a day of another year are seldom two dates of one thing.
                let is_alike = from_a.len() == from_b.len() && self.is_sure(a.span, b.span);
                is_alike.then(|| self.date_verdict(&days_a.0, &days_b.0))
            }
            // Two zones can mean one moment.
            (Stated::Time(_, zone_a), Stated::Time(_, zone_b)) => {
                (zone_a == zone_b && self.is_sure(a.span, b.span)).then_some(Verdict::Conflict)
            }
            (Stated::Quantity(one), Stated::Quantity(other)) => {
                self.quantity_verdict(a, one, b, other)
            }
            _ => None,
        }
    }

    /// A plan and what became of it: the one report was published before its date, the other on
    /// its date or after.
    fn date_verdict(&self, first_a: &str, first_b: &str) -> Verdict {
        let (document_a, document_b) = (self.a.side.document, self.b.side.document);
        match (day(document_a), day(document_b)) {
            (Some(day_a), Some(day_b))
                if day_a != day_b && (first_a > day_a) != (first_b > day_b) =>
            {
                Verdict::Update
            }
            _ => Verdict::Conflict,
        }
    }

    fn quantity_verdict(
        &self,
        a: &Value<'_>,
        one: &Quantity,
        b: &Value<'_>,
        other: &Quantity,
    ) -> Option<Verdict> {
        if is_within_bounds(one, other) {
            return Some(Verdict::SameSaidDifferently);
        }
        // What a bare number counts is known only by its slot.
        let is_sure = if one.unit.is_empty() {
            self.passage.relation == Relation::Same
                && self
                    .passage
                    .changes
                    .iter()
                    .any(|change| change.a == a.span && change.b == b.span)
        } else {
            self.is_sure(a.span, b.span)
        };
        let order = one.value.total_cmp(&other.value);
        let is_update = order != Ordering::Equal
            && published(self.a.side.document, self.b.side.document) == Some(order);
        is_sure.then_some(if is_update {
            Verdict::Update
        } else {
            Verdict::Conflict
        })
    }

    /// `24 tahun lalu` in one report and `tahun 2000` in the other are one date, counted from the
    /// year in which the first was published.
    fn years_ago(&mut self, dates: &[Value<'_>], spans: &[Value<'_>], flip: bool) {
        let counting = if flip { self.a } else { self.b };
        let year = |iso: &str| iso.get(..4)?.parse::<u32>().ok().map(f64::from);
        let Some(now) = counting.side.document.published().and_then(year) else {
            return;
        };
        for date in dates {
            for span in spans {
                if let (Stated::Date(from, _), Stated::Quantity(ago)) = (date.stated, span.stated)
                    && ago.unit == "tahun"
                    && year(from) == Some(now - ago.value)
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
}

fn of_topic<'a>(topic: (ConflictKind, &str), values: &[Value<'a>]) -> Vec<Value<'a>> {
    let mut values = values.to_vec();
    values.retain(|value| value.topic() == topic);
    values
}

/// The day on which a report was published.
fn day(document: &Document) -> Option<&str> {
    document.published()?.get(..10)
}

/// Which of two reports was published first, where that is known.
fn published<'a>(a: &'a Document, b: &'a Document) -> Option<Ordering> {
    let days = day(a)?.cmp(day(b)?);
    if days != Ordering::Equal {
        return Some(days);
    }
    // Times of one day are comparable where the offsets are the same.
    let time = |document: &'a Document| {
        let iso = document.published()?;
        let (time, rest) = iso.get(10..)?.split_at_checked(6)?;
        Some((time, rest.get(rest.rfind(['+', '-', 'Z'])?..)))
    };
    let ((time_a, offset_a), (time_b, offset_b)) = (time(a)?, time(b)?);
    (offset_a == offset_b).then(|| time_a.cmp(time_b))
}
