//! Two dates, times of day or quantities against each other: whether they can be of one thing, and
//! what it amounts to if they are.

use std::cmp::Ordering;

use super::{
    fact::{Fact, Party},
    role::Class,
    value::{Date, Stated, days, is_compatible, moment},
};
use crate::{
    compare::Verdict,
    corpus::Document,
    entity::{Bound, Kind},
};

/// When the two reports were published.
#[derive(Clone, Copy)]
pub(super) struct Published {
    a: Option<u32>,
    b: Option<u32>,
    /// Which was published first, where that is known.
    order: Option<Ordering>,
}

impl Published {
    pub(super) fn of(a: &Document, b: &Document) -> Self {
        let number = |document| day(document).map(|iso| days(iso, iso).0);
        Self {
            a: number(a),
            b: number(b),
            order: order(a, b),
        }
    }
}

/// What two values amount to if they are of one thing.
pub(super) struct Matched {
    /// For equal ones that they are said differently, though they may be written alike.
    pub(super) verdict: Verdict,
    /// What speaks for or against their being of one thing, besides their neighborhoods.
    pub(super) bonus: f32,
    /// Whether both are one point in time, however it is given.
    pub(super) is_one_day: bool,
}

/// The same event with people counted: as good as half of the neighborhood.
const SAME_CLASS: f32 = 0.25;

/// Counts that differ by this factor are taken down by this.
const FAR: f32 = 0.10;
const FARTHEST: f32 = 0.30;

/// Long figures that are all but equal are seldom so by chance.
const LONG: f64 = 1000.0;
const CLOSE: f32 = 0.05;
const SAME_SIZE: f32 = 0.25;

/// Two ages of one person need no other words.
const SAME_PERSON: f32 = 0.60;

/// What a sentence of another year counts is seldom what a sentence of today counts.
const ANOTHER_YEAR: f32 = -0.30;

/// One verb between the same two names.
const SAME_EVENT: f32 = 0.30;

/// A single day and a stretch of days.
const OTHER_LENGTH: f32 = -0.25;

/// A quantity whose unit is not stated may be of anything.
const UNKNOWN_UNIT: f32 = -0.25;

/// `None` where the two are of different things whatever stands around them.
pub(super) fn match_of(published: Published, a: &Fact<'_>, b: &Fact<'_>) -> Option<Matched> {
    let same = || Matched {
        verdict: Verdict::SameSaidDifferently,
        bonus: 0.0,
        is_one_day: false,
    };
    let differ = |verdict| Matched {
        verdict,
        bonus: 0.0,
        is_one_day: false,
    };
    let years_ago = || Matched {
        is_one_day: true,
        ..differ(Verdict::SameSaidDifferently)
    };
    match (a.value.stated, b.value.stated) {
        (Stated::Date(one), Stated::Date(other)) => {
            let is_one = one.days == other.days;
            // Two ranges with an end each that the other lacks are two.
            let are_ranges = !is_one && a.is_range && b.is_range;
            if is_compatible(one.days, other.days) && !are_ranges {
                return Some(Matched {
                    is_one_day: is_one && one.days.0 == one.days.1,
                    bonus: same_event(a, b),
                    ..same()
                });
            }
            // A month and a day of another month are seldom two dates of one thing; `April` and
            // `6 April` of another year may be.
            let month = |date: Date<'_>| date.days.0 / 100 % 100;
            let is_alike = one.from.len() == other.from.len()
                || (one.from.len().min(other.from.len()) >= "2024-06".len()
                    && month(one) == month(other));
            if !is_alike {
                return None;
            }
            // A day is seldom set against weeks.
            let is_single = |date: Date<'_>| date.from == date.to;
            let length = if is_single(one) == is_single(other) {
                0.0
            } else {
                OTHER_LENGTH
            };
            Some(Matched {
                bonus: same_event(a, b) + length,
                ..differ(date_verdict(published, (a, one.days.0), (b, other.days.0)))
            })
        }
        (Stated::Time(minutes_a, zone_a), Stated::Time(minutes_b, zone_b)) => {
            let (one, other) = (moment(minutes_a, zone_a), moment(minutes_b, zone_b));
            if one == other {
                return Some(Matched {
                    bonus: same_event(a, b),
                    ..same()
                });
            }
            // Where one zone is not stated, a whole hour may lie in the zones.
            let is_sure = one.1 == other.1 || one.0 % 60 != other.0 % 60;
            is_sure.then(|| Matched {
                bonus: same_event(a, b),
                ..differ(Verdict::Conflict)
            })
        }
        (Stated::Quantity(_), Stated::Quantity(_)) => quantities(published, a, b, same),
        (Stated::Date(_), Stated::Quantity(_)) | (Stated::Quantity(_), Stated::Date(_)) => {
            a.year?.is_counted_to(b.year?).then(years_ago)
        }
        _ => None,
    }
}

/// What the events of two values say of their being of one thing: who does it to whom. Who meets
/// whom may be told from either side.
fn same_event(a: &Fact<'_>, b: &Fact<'_>) -> f32 {
    let (Some(one), Some(other)) = (a.event, b.event) else {
        return 0.0;
    };
    if one.class != other.class {
        return 0.0;
    }
    let straight = same_parties((one.before, one.after), (other.before, other.after));
    if one.class != Class::Meet {
        return straight;
    }
    let crossed = same_parties((one.before, one.after), (other.after, other.before));
    let says_nothing = straight.total_cmp(&0.0).is_eq();
    if crossed > 0.0 || says_nothing {
        crossed
    } else {
        straight
    }
}

/// What two events' parties say, where their first is one.
fn same_parties(one: (Option<Party>, Option<Party>), other: (Option<Party>, Option<Party>)) -> f32 {
    let key = |party: Option<Party>| party.map(|party| party.key);
    if key(one.0).is_none() || key(one.0) != key(other.0) {
        return 0.0;
    }
    match (one.1, other.1) {
        (Some(after), Some(other)) if after.key == other.key => SAME_EVENT,
        // One went to two places, or met two people; a host and the place where he received are no
        // two hosts.
        (Some(after), Some(other))
            if after.kind == other.kind && matches!(after.kind, Kind::Person | Kind::Place) =>
        {
            -SAME_EVENT
        }
        _ => 0.0,
    }
}

/// A plan and what became of it is an update: where the earlier report speaks of the future and the
/// later does not, or where the one was published before its date and the other on it or after.
fn date_verdict(
    published: Published,
    (a, first_a): (&Fact<'_>, u32),
    (b, first_b): (&Fact<'_>, u32),
) -> Verdict {
    let is_update = match (published.a, published.b) {
        (Some(day_a), Some(day_b)) => match day_a.cmp(&day_b) {
            Ordering::Equal => false,
            Ordering::Less if a.is_plan && !b.is_plan => true,
            Ordering::Greater if b.is_plan && !a.is_plan => true,
            _ => (first_a > day_a) != (first_b > day_b),
        },
        _ => false,
    };
    if is_update {
        Verdict::Update
    } else {
        Verdict::Conflict
    }
}

fn quantities(
    published: Published,
    a: &Fact<'_>,
    b: &Fact<'_>,
    same: impl Fn() -> Matched,
) -> Option<Matched> {
    let (one, other) = (a.amount.as_ref()?, b.amount.as_ref()?);
    let is_bare = one.is_bare() || other.is_bare();
    let is_multiple = one.is_multiple(other);
    if !is_bare && !is_multiple && !one.is_same_unit(other) {
        return None;
    }
    let mut bonus = if is_bare { UNKNOWN_UNIT } else { 0.0 };
    match (a.aged, b.aged) {
        (Some(of_a), Some(of_b)) if of_a == of_b => bonus += SAME_PERSON,
        (None, None) => {}
        _ => return None,
    }
    match (a.class, b.class) {
        (Some(class_a), Some(class_b)) if class_a != class_b => return None,
        (Some(_), Some(_)) => bonus += SAME_CLASS,
        _ => {}
    }
    let order = one.value.total_cmp(&other.value);
    let is_later = published.order == Some(order);
    // A toll of at least so many grows, whatever the first report left open.
    let (fewer, more) = if order == Ordering::Less {
        (one, other)
    } else {
        (other, one)
    };
    let is_toll = a.class.is_some()
        && a.class == b.class
        && is_later
        && order != Ordering::Equal
        && (fewer.bound, more.bound) == (Bound::AtLeast, Bound::Exact);
    // The farther apart two figures are, the less likely they are of one thing.
    let times = libm::fabs(libm::log(one.value.max(1.0) / other.value.max(1.0))) as f32;
    if times < CLOSE && one.value >= LONG {
        bonus += SAME_SIZE;
    }
    if is_multiple || (one.is_within_bounds(other) && !is_toll) {
        return Some(Matched { bonus, ..same() });
    }
    if a.is_history != b.is_history {
        bonus += ANOTHER_YEAR;
    }
    bonus -= (FAR * times).min(FARTHEST);
    let verdict = if is_later && !one.is_measure {
        Verdict::Update
    } else {
        Verdict::Conflict
    };
    Some(Matched {
        verdict,
        bonus,
        is_one_day: false,
    })
}

/// The day on which a report was published.
fn day(document: &Document) -> Option<&str> {
    document.published()?.get(..10)
}

/// Which of two reports was published first, where that is known.
fn order<'a>(a: &'a Document, b: &'a Document) -> Option<Ordering> {
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
