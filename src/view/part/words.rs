//! Figures, dates and kinds in the interface's language.

use crate::{
    address::MarkKind,
    compare::Verdict,
    corpus::{Field, Origin},
    entity::Kind,
    locale::{Text, filled, say},
};

/// The parts as one text.
#[inline(never)]
pub fn joined(parts: &[&str]) -> String {
    parts.concat()
}

/// A share with one decimal: `4.1`. It is put together of whole numbers, since to print a fraction
/// takes 10 kB of WebAssembly.
#[inline(never)]
pub fn share(share: f64) -> String {
    let tenths = (share * 10.0 + 0.5) as u32;
    joined(&[
        &(tenths / 10).to_string(),
        say(Text::SignOfTenths),
        &(tenths % 10).to_string(),
    ])
}

/// The date of an ISO 8601 date or date-time at its own precision: `18 June 2024`.
#[inline(never)]
pub fn day(iso: &str) -> String {
    let date = iso.split('T').next().unwrap_or_default();
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts
        .next()
        .and_then(|month| month.parse::<usize>().ok())
        .and_then(|month| say(Text::Months).split(' ').nth(month.checked_sub(1)?));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    match (day, month) {
        (Some(day), Some(month)) => joined(&[day, " ", month, " ", year]),
        (None, Some(month)) => joined(&[month, " ", year]),
        (Some(day), None) => joined(&[day, " ", year]),
        (None, None) => year.to_owned(),
    }
}

/// The days from one ISO 8601 date to another: `18 June 2024 to 19 June 2024`, or the one day.
#[inline(never)]
pub fn period(from: &str, to: &str) -> String {
    if from == to {
        day(from)
    } else {
        filled(Text::FromTo, &[&day(from), &day(to)])
    }
}

/// The date of an ISO 8601 date-time, with the time where there is one: `18 June 2024, 10.01 WIB`.
#[inline(never)]
pub fn moment(iso: &str) -> String {
    match time_of(iso) {
        Some(time) => joined(&[&day(iso), ", ", &time]),
        None => day(iso),
    }
}

/// The time of an ISO 8601 date-time with the zone's Indonesian name: `10.01 WIB`.
fn time_of(iso: &str) -> Option<String> {
    let (_, time) = iso.split_once('T')?;
    let zone = match time.bytes().position(|b| matches!(b, b'+' | b'-' | b'Z')) {
        Some(at) => match time.get(at..)? {
            "+07:00" => " WIB",
            "+08:00" => " WITA",
            "+09:00" => " WIT",
            "Z" => " UTC",
            offset => &joined(&[" UTC", offset]),
        },
        None => "",
    };
    let (hour, minute) = time.get(..5)?.split_once(':')?;
    Some(joined(&[hour, say(Text::SignOfMinutes), minute, zone]))
}

/// The heading over a list of entities.
pub fn kind_plural(kind: Kind) -> Text {
    match kind {
        Kind::Person => Text::People,
        Kind::Place => Text::Places,
        Kind::Organization => Text::Organizations,
        Kind::Event => Text::Events,
    }
}

/// What a kind of mark is called.
pub fn mark_name(kind: MarkKind) -> Text {
    match kind {
        MarkKind::Person => Text::MarkPerson,
        MarkKind::Place => Text::MarkPlace,
        MarkKind::Organization => Text::MarkOrganization,
        MarkKind::Event => Text::MarkEvent,
        MarkKind::Date => Text::MarkDate,
    }
}

/// What a difference amounts to, in a reader's words.
pub fn verdict(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Conflict => Text::Differs,
        Verdict::Update => Text::ChangedLater,
        Verdict::SameSaidDifferently => Text::SaidDifferently,
    }
}

/// What a detail of a source is called.
pub fn field_name(field: Field) -> Text {
    match field {
        Field::Headline => Text::RoleHeadline,
        Field::Outlet => Text::FieldOutlet,
        Field::Byline => Text::RoleByline,
        Field::Initials => Text::FieldInitials,
        Field::Published => Text::FieldPublished,
        Field::Updated => Text::FieldUpdated,
        Field::Place => Text::OfPlace,
        Field::Credit => Text::FieldPicture,
        Field::Url => Text::FieldAddress,
    }
}

/// Where a detail comes from.
pub fn origin(origin: Origin) -> &'static str {
    say(match origin {
        Origin::Read => Text::OriginRead,
        Origin::Supplied => Text::OriginSupplied,
        Origin::Editor => Text::OriginEditor,
        Origin::Furniture => Text::OriginFurniture,
        Origin::Weekday => Text::OriginWeekday,
        Origin::Frequent => Text::OriginFrequent,
    })
}
