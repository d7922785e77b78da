//! Dates that a program wrote: ISO 8601, and the forms near it that pages and data sets hold.

use time::{Date, Month};

/// `text` as an ISO 8601 date or date-time, or `None` where it is neither: `2024-06-18`,
/// `2024-06-18T14:30`, with seconds, with `Z` or an offset. A space for the `T`, a fraction of a
/// second and an offset without its colon are accepted, and written as the others are.
pub fn iso_date(text: &str) -> Option<String> {
    let text = text.trim();
    let (day, rest) = text.split_at_checked(10)?;
    let mut parts = day.split('-');
    let (year, month, date) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || month.len() != 2 || parts.next().is_some() {
        return None;
    }
    let month = Month::try_from(u8::try_from(number(month)?).ok()?).ok()?;
    let date = u8::try_from(number(date)?).ok()?;
    Date::from_calendar_date(i32::from(number(year)?), month, date).ok()?;
    if rest.is_empty() {
        return Some(day.to_owned());
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let end = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at_checked(end)?;
    Some(format!(
        "{day}T{}{}",
        time_of_day(clock)?,
        offset(zone.trim())?
    ))
}

fn number(digits: &str) -> Option<u16> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

/// A part of a time in two digits, up to `most`.
fn part(digits: &str, most: u16) -> Option<&str> {
    (digits.len() == 2 && number(digits)? <= most).then_some(digits)
}

fn time_of_day(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    number(fraction.get(..1)?)?;
    let mut parts = whole.split(':');
    let (hour, minute) = (part(parts.next()?, 23)?, part(parts.next()?, 59)?);
    let time = match parts.next() {
        Some(second) => format!("{hour}:{minute}:{}", part(second, 60)?),
        None => format!("{hour}:{minute}"),
    };
    parts.next().is_none().then_some(time)
}

fn offset(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    if text.eq_ignore_ascii_case("z") {
        return Some("Z".to_owned());
    }
    let (sign, digits) = text.split_at_checked(1)?;
    let (hour, rest) = digits.split_at_checked(2)?;
    let minute = match rest.strip_prefix(':').unwrap_or(rest) {
        "" => "00",
        minute => minute,
    };
    let sign = matches!(sign, "+" | "-").then_some(sign)?;
    Some(format!("{sign}{}:{}", part(hour, 14)?, part(minute, 59)?))
}

#[cfg(test)]
mod tests {
    use super::iso_date;

    #[test]
    fn dates_and_times_are_read_in_the_forms_that_programs_write() {
        for (written, read) in [
            ("2024-06-18", "2024-06-18"),
            (" 2024-06-18T14:30 ", "2024-06-18T14:30"),
            ("2024-06-18 14:30:05", "2024-06-18T14:30:05"),
            ("2024-06-18T14:30:05.123Z", "2024-06-18T14:30:05Z"),
            ("2024-06-18T14:30:05+0700", "2024-06-18T14:30:05+07:00"),
            ("2024-06-18 14:30 +07:00", "2024-06-18T14:30+07:00"),
        ] {
            assert_eq!(iso_date(written).as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn what_names_no_day_of_the_calendar_is_refused() {
        for written in [
            "",
            "2024",
            "2024-06",
            "18-06-2024",
            "2024-02-30",
            "2024-13-01",
            "2024-6-18",
            "18 Juni 2024",
            "2024-06-18T25:00",
            "2024-06-18T14:30 WIB",
            "2024-06-18x",
            "é024-06-1",
            "2024-06-18T14:30:05.é",
        ] {
            assert_eq!(iso_date(written), None, "{written}");
        }
    }
}
