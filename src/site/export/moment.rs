//! Dates of publication as numbers, where they say enough: a day, or a moment.

use time::{Date, Month, OffsetDateTime};

const DAY: i64 = 24 * 60 * 60;
const EPOCH: Date = OffsetDateTime::UNIX_EPOCH.date();

/// Days from 1970-01-01 to the day that an ISO 8601 date or date-time names, as it is written there.
pub(super) fn day(iso: &str) -> Option<i32> {
    let mut parts = iso.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = Month::try_from(parts.next()?.parse::<u8>().ok()?).ok()?;
    let date = Date::from_calendar_date(year, month, parts.next()?.parse().ok()?).ok()?;
    Some(date.to_julian_day() - EPOCH.to_julian_day())
}

/// Seconds from 1970-01-01T00:00:00Z to the moment that a date-time names; `None` where it states no time
/// or no zone, for a clock without a zone is no moment.
pub(super) fn moment(iso: &str) -> Option<i64> {
    let clock = iso.get(10..)?.strip_prefix('T')?;
    let zone = clock.find(['Z', '+', '-'])?;
    let (clock, zone) = clock.split_at_checked(zone)?;
    let clock = clock.split_once('.').map_or(clock, |(whole, _)| whole);
    let mut parts = clock.split(':').map(str::parse::<i64>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let second = parts.next().unwrap_or(Ok(0)).ok()?;
    let offset = match zone.split_at_checked(1)? {
        ("Z", _) => 0,
        (sign, zone) => {
            let (hour, minute) = zone.split_once(':')?;
            let seconds = (hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?) * 60;
            if sign == "-" { -seconds } else { seconds }
        }
    };
    Some(i64::from(day(iso)?) * DAY + (hour * 60 + minute) * 60 + second - offset)
}

/// The day as ISO 8601.
pub(super) fn written_day(days: i32) -> String {
    let julian = EPOCH.to_julian_day().saturating_add(days);
    let date = Date::from_julian_day(julian).unwrap_or(EPOCH);
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    format!("{year:04}-{month:02}-{day:02}")
}

/// The moment as RFC 3339, in UTC.
pub(super) fn written_moment(seconds: i64) -> String {
    let days = i32::try_from(seconds.div_euclid(DAY)).unwrap_or_default();
    let of_day = seconds.rem_euclid(DAY);
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}Z", written_day(days))
}

#[cfg(test)]
mod tests {
    use super::{day, moment, written_day, written_moment};

    #[test]
    fn a_day_and_a_moment_are_known_where_they_are_stated() {
        for (iso, on, at) in [
            ("1970-01-01", Some("1970-01-01"), None),
            (
                "1969-12-31T23:00-01:00",
                Some("1969-12-31"),
                Some("1970-01-01T00:00:00Z"),
            ),
            (
                "2024-06-18T10:01+07:00",
                Some("2024-06-18"),
                Some("2024-06-18T03:01:00Z"),
            ),
            (
                "2024-06-18T02:01:30+07:00",
                Some("2024-06-18"),
                Some("2024-06-17T19:01:30Z"),
            ),
            (
                "2024-06-18T14:30:05.5Z",
                Some("2024-06-18"),
                Some("2024-06-18T14:30:05Z"),
            ),
            (
                "2024-06-30T23:59:60Z",
                Some("2024-06-30"),
                Some("2024-07-01T00:00:00Z"),
            ),
            ("2024-06-18T14:30", Some("2024-06-18"), None),
            ("2024-06", None, None),
            ("2024-02-30T10:00Z", None, None),
            ("kemarin sore", None, None),
            ("", None, None),
        ] {
            assert_eq!(day(iso).map(written_day).as_deref(), on, "{iso}");
            assert_eq!(moment(iso).map(written_moment).as_deref(), at, "{iso}");
        }
    }
}
