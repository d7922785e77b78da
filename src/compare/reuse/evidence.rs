//! What stands beside shared words: agencies that both reports name, and which came first.
//!
//! Neither is proof. A copy may be published before its source's page was last dated, and both may
//! name an agency from which they have something else.

use serde::Serialize;

use super::Side;
use crate::{
    base::Span,
    corpus::Document,
    entity::{Entity, Kind},
};

/// A news agency that both documents name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Agency {
    /// Its canonical name.
    pub name: String,
    /// Where `a` first names it.
    pub a: Span,
    /// Where `b` first names it.
    pub b: Span,
}

/// Which of two documents was published first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// Id of the earlier document.
    pub document: String,
    /// By how many minutes; by whole days where one of the two states no time.
    pub minutes: u32,
    /// Whether only the days are known.
    pub to_the_day: bool,
}

/// Bodies whose trade is news for other media. A report is seldom copied from the newspaper next
/// door, but often from one of these.
const AGENCIES: [&str; 24] = [
    "AFP",
    "ANSA",
    "AP",
    "Agence France-Presse",
    "Anadolu",
    "Antara",
    "Associated Press",
    "Bernama",
    "Bloomberg",
    "DPA",
    "EFE",
    "Interfax",
    "Jiji",
    "KCNA",
    "Korean Central News Agency",
    "Kyodo",
    "PTI",
    "RIA Novosti",
    "Reuters",
    "Sputnik",
    "TASS",
    "UPI",
    "Xinhua",
    "Yonhap",
];

/// Whether the entity is an agency, by the list or because its name says so.
fn is_agency(entity: &Entity) -> bool {
    entity.kind != Kind::Person
        && (AGENCIES.contains(&entity.name.as_str()) || entity.name.starts_with("Kantor Berita "))
}

/// The agencies that both documents name, in the order of the first.
pub(super) fn agencies(a: Side<'_>, b: Side<'_>, entities: &[Entity]) -> Vec<Agency> {
    let mut found: Vec<Agency> = Vec::new();
    for mention in &a.findings.mentions {
        let Some(entity) = entities.get(mention.entity as usize) else {
            continue;
        };
        let known = found.iter().any(|agency| agency.name == entity.name);
        if known || !is_agency(entity) {
            continue;
        }
        let mut others = b.findings.mentions.iter();
        if let Some(other) = others.find(|other| other.entity == mention.entity) {
            found.push(Agency {
                name: entity.name.clone(),
                a: mention.span,
                b: other.span,
            });
        }
    }
    found
}

/// Which of the two was published first. Where one of them states no time, or no zone while the
/// other has one, the days are compared.
pub(super) fn earlier(a: &Document, b: &Document) -> Option<Earlier> {
    let (one, other) = (Moment::of(a.published()?)?, Moment::of(b.published()?)?);
    let moments = match (one.minute, other.minute) {
        (Some(one), Some(other)) if one.0 == other.0 => Some(one.1 - other.1),
        _ => None,
    };
    let minutes = (one.day - other.day) * DAY + moments.unwrap_or(0);
    let first = match minutes {
        0 => return None,
        ..0 => a,
        _ => b,
    };
    Some(Earlier {
        document: first.id.clone(),
        minutes: minutes.unsigned_abs(),
        to_the_day: moments.is_none(),
    })
}

const DAY: i32 = 24 * 60;

/// A date, or a date-time, in the form that [`Document::published`] has.
struct Moment {
    /// Days since some day.
    day: i32,
    /// Whether the zone is told, and minutes since midnight: of Greenwich where it is.
    minute: Option<(bool, i32)>,
}

impl Moment {
    fn of(iso: &str) -> Option<Self> {
        let digit = |at: usize| {
            let digit = iso.as_bytes().get(at)?.checked_sub(b'0')?;
            (digit < 10).then_some(i32::from(digit))
        };
        let number = |at: usize| Some(digit(at)? * 10 + digit(at + 1)?);
        let (year, month) = (number(0)? * 100 + number(2)?, number(5)?);
        // Years that begin with March have the leap day last, so that months have fixed lengths.
        let (year, month) = match month {
            ..=2 => (year - 1, month + 9),
            _ => (year, month - 3),
        };
        let leap_days = year / 4 - year / 100 + year / 400;
        let zone = iso.len().checked_sub(6).filter(|&at| at >= 16);
        let zone = zone.and_then(|at| {
            let ahead = number(at + 1)? * 60 + number(at + 4)?;
            match iso.get(at..=at)? {
                "+" => Some(ahead),
                "-" => Some(-ahead),
                _ => None,
            }
        });
        let zone = zone.or(iso.ends_with('Z').then_some(0));
        let minute = number(11)
            .zip(number(14))
            .map(|(hour, minute)| (zone.is_some(), hour * 60 + minute - zone.unwrap_or(0)));
        Some(Self {
            day: 365 * year + leap_days + (153 * month + 2) / 5 + number(8)?,
            minute,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{DAY, earlier};
    use crate::compare::fixture::report;

    #[test]
    fn the_earlier_of_two_is_told_as_exactly_as_both_are_dated() {
        let days = |days: i32| days * DAY;
        for (a, b, expected) in [
            (
                "2031-05-04T10:00+07:00",
                "2031-05-04T13:30+07:00",
                Some(("a", 210, false)),
            ),
            (
                "2031-05-04T10:00+07:00",
                "2031-05-04T10:30+09:00",
                Some(("b", 90, false)),
            ),
            (
                "2031-05-04T10:00Z",
                "2031-05-04T10:30-01:00",
                Some(("a", 90, false)),
            ),
            (
                "2031-05-04T10:00",
                "2031-05-04T09:59:30",
                Some(("b", 1, false)),
            ),
            ("2031-05-04T10:00", "2031-05-04T09:00+07:00", None),
            ("2031-05-04T10:00", "2031-05-04", None),
            (
                "2032-03-01",
                "2032-02-28T23:59+07:00",
                Some(("b", days(2), true)),
            ),
            ("2031-12-31", "2032-01-01", Some(("a", days(1), true))),
            ("2100-02-28", "2100-03-01", Some(("a", days(1), true))),
            ("2031-05", "2032-01-01", None),
            ("", "2032-01-01", None),
        ] {
            let (one, other) = (report("a", a, &[]), report("b", b, &[]));
            let found = earlier(&one.document, &other.document);
            let found = found.as_ref().map(|found| {
                (
                    found.document.as_str(),
                    found.minutes as i32,
                    found.to_the_day,
                )
            });
            assert_eq!(found, expected, "{a} {b}");
        }
    }
}
