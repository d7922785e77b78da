//! Dates, resolved against the day on which the document was published.
//!
//! Every result is ISO 8601 at the precision that the text states. What cannot be resolved is left
//! out: a document without a date of its own keeps only what is absolute. Clock times are a part
//! of a date's span where they follow it, but they are not resolved.

mod clock;
mod day;
mod period;
mod relative;
mod resolve;
#[cfg(test)]
mod table;
mod weekday;

use time::Date;

use self::resolve::day_from;
use super::{
    DateMention,
    atom::{Line, Shape},
    lexicon::{self, List},
};
use crate::corpus::Role;

/// A point of the calendar at the precision stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stamp {
    Year(i32),
    Month(i32, u8),
    Day(Date),
}

impl Stamp {
    fn iso(self) -> String {
        match self {
            Self::Year(year) => format!("{year:04}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Day(date) => iso_day(date),
        }
    }
}

/// A stretch of the calendar and the atoms `start..end` that state it.
#[derive(Clone, Copy, Debug)]
struct Reading {
    start: usize,
    end: usize,
    from: Stamp,
    to: Stamp,
}

impl Reading {
    fn at(start: usize, end: usize, stamp: Stamp) -> Self {
        Self {
            start,
            end,
            from: stamp,
            to: stamp,
        }
    }
}

/// The calendar day that an ISO 8601 date or date-time begins with.
pub(super) fn day_of(iso: &str) -> Option<Date> {
    let mut parts = iso.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    day_from(year, month, day)
}

/// The dates of a line, in order. `published` is the document's own day.
pub(super) fn dates(line: &Line<'_>, published: Option<Date>) -> Vec<DateMention> {
    let mut readings = read(line, published);
    // An archive picture's caption is written when the picture is: what it says of this week or
    // the next is counted from the latest day that it names.
    if line.role == Role::Caption {
        let latest = readings.iter().filter_map(|reading| match reading.to {
            Stamp::Day(day) => Some(day),
            Stamp::Year(_) | Stamp::Month(..) => None,
        });
        let own = latest.filter(|day| Some(*day) < published).max();
        if own.is_some() {
            readings = read(line, own);
        }
    }
    readings
        .into_iter()
        .map(|reading| DateMention {
            span: line.span(reading.start, reading.end),
            from: reading.from.iso(),
            to: reading.to.iso(),
        })
        .collect()
}

fn read(line: &Line<'_>, anchor: Option<Date>) -> Vec<Reading> {
    let reader = Reader { line, anchor };
    let mut readings: Vec<Reading> = Vec::new();
    let mut at = 0;
    while at < line.atoms.len() {
        let Some(reading) = reader.at(at) else {
            at += 1;
            continue;
        };
        at = reading.end.max(at + 1);
        if let Some(last) = readings.last_mut()
            && let Some(joined) = reader.joined(*last, reading)
        {
            *last = joined;
        } else {
            readings.push(reading);
        }
    }
    readings
}

/// What joins two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// `-`, `hingga`, `s.d.`: all that lies between is meant.
    Through,
    /// `dan`, `atau`: each is meant by itself.
    And,
}

/// Reads dates off one line; `anchor` is the day that relative ones are counted from.
struct Reader<'a> {
    line: &'a Line<'a>,
    anchor: Option<Date>,
}

impl Reader<'_> {
    fn at(&self, at: usize) -> Option<Reading> {
        let atom = self.line.get(at)?;
        let reading = match atom.shape {
            Shape::Mark => None,
            Shape::Digits => self
                .iso(at)
                .or_else(|| self.day_month(at))
                .or_else(|| self.slashed(at))
                .or_else(|| self.year(at))
                .or_else(|| self.ago(at)),
            Shape::Word if atom.lists.has(List::Calendar) => self
                .weekday(at)
                .or_else(|| self.month_day_year(at))
                .or_else(|| self.month(at))
                .or_else(|| self.relative(at)),
            Shape::Word => self.worded(at),
        }?;
        Some(Reading {
            end: self.clock(reading.end),
            ..reading
        })
    }

    /// The forms that open with a word which is no name of the calendar.
    fn worded(&self, at: usize) -> Option<Reading> {
        match self.lower(at) {
            "tanggal" | "tgl" => self.day_of_month(at),
            "bulan" => self.month(at).or_else(|| self.relative(at)),
            "tahun" | "era" | "dekade" | "dasawarsa" | "angkatan" => {
                self.year(at).or_else(|| self.relative(at))
            }
            "abad" => self.century(at),
            "kuartal" | "triwulan" | "semester" | "paruh" | "q1" | "q2" | "q3" | "q4" => {
                self.part_of_year(at)
            }
            _ => self
                .relative(at)
                .or_else(|| self.ago(at))
                .or_else(|| self.month_day_year(at)),
        }
    }

    /// Two dates of one precision with a dash or `hingga` between are one stretch.
    fn joined(&self, first: Reading, last: Reading) -> Option<Reading> {
        let is_through = match self.joint(first.end)? {
            (next, Joint::Through) => next == last.start,
            // `antara 2014 dan 2019`
            (next, Joint::And) => {
                next == last.start && self.line.before(first.start, 1) == "antara"
            }
        };
        let alike = matches!(
            (first.to, last.from),
            (Stamp::Day(_), Stamp::Day(_))
                | (Stamp::Month(..), Stamp::Month(..))
                | (Stamp::Year(_), Stamp::Year(_))
        );
        (is_through && alike && first.from == first.to && first.to < last.from).then_some(Reading {
            start: first.start,
            end: last.end,
            from: first.from,
            to: last.to,
        })
    }

    /// What joins the date before the atom `at` to another one, and where that begins.
    fn joint(&self, at: usize) -> Option<(usize, Joint)> {
        if self.is_dash(at) {
            return Some((at + 1, Joint::Through));
        }
        match self.lower(at) {
            "hingga" | "sd" => Some((at + 1, Joint::Through)),
            "sampai" => {
                let with = usize::from(self.lower(at + 1) == "dengan");
                Some((at + 1 + with, Joint::Through))
            }
            // `s.d.`, `s/d`: sampai dengan.
            "s" if self.lower(at + 2) == "d" && matches!(self.lower(at + 1), "." | "/") => {
                let point = usize::from(self.is_mark(at + 3, "."));
                Some((at + 3 + point, Joint::Through))
            }
            "dan" | "atau" | "serta" | "&" => Some((at + 1, Joint::And)),
            _ => None,
        }
    }

    fn lower(&self, at: usize) -> &str {
        self.line.lower(at)
    }

    fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.line.get(at).is_some_and(|atom| atom.is_mark(mark))
    }

    fn is_dash(&self, at: usize) -> bool {
        self.line.get(at).is_some_and(|atom| atom.is_dash())
    }

    fn is_capitalized(&self, at: usize) -> bool {
        self.line.get(at).is_some_and(|atom| atom.is_capitalized())
    }

    fn is_digits(&self, at: usize) -> bool {
        self.line
            .get(at)
            .is_some_and(|atom| atom.shape == Shape::Digits)
    }

    /// Whether the atom follows the one before it without white space.
    fn is_glued(&self, at: usize) -> bool {
        self.line.get(at).is_some_and(|atom| !atom.spaced)
    }

    /// Whether what stands at `at` recurs (`setiap Senin dan Kamis`): then no one day is meant.
    fn is_habit(&self, at: usize) -> bool {
        let mut back = 1;
        while self.line.lists_before(at, back).has(List::Calendar)
            || matches!(
                self.line.before(at, back),
                "hari" | "tanggal" | "dan" | "," | "-"
            )
        {
            back += 1;
        }
        matches!(self.line.before(at, back), "setiap" | "tiap" | "saban")
    }

    /// The whole number at `at`, of `digits` digits.
    fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let atom = self.line.get(at)?;
        if atom.shape != Shape::Digits || !digits.contains(&atom.text.len()) {
            return None;
        }
        // A decimal or grouped figure is no day: `1,5` or `18.000`.
        let grouped = |mark: usize| {
            matches!(self.lower(mark), "." | ",")
                && self.is_glued(mark)
                && self.is_glued(mark + 1)
                && self.is_digits(mark + 1)
        };
        if grouped(at + 1) || (at >= 2 && self.is_digits(at - 2) && grouped(at - 1)) {
            return None;
        }
        atom.text.parse().ok()
    }

    fn year_number(&self, at: usize) -> Option<i32> {
        let year = self.number(at, 4..=4)?;
        (1000..=2999)
            .contains(&year)
            .then(|| i32::try_from(year).ok())
            .flatten()
    }

    /// The number of the month at `at`. What is not written with a capital must be the whole name.
    fn month_name(&self, at: usize) -> Option<u8> {
        let atom = self.line.get(at)?;
        if !atom.lists.has(List::Calendar) {
            return None;
        }
        let name = self.lower(at);
        let whole = name.len() > 3 || name == "mei";
        lexicon::month(name).filter(|_| whole || atom.is_capitalized())
    }

    fn weekday_name(&self, at: usize) -> Option<u8> {
        let atom = self.line.get(at)?;
        if !atom.lists.has(List::Calendar) {
            return None;
        }
        let name = self.lower(at);
        let led = self.line.before(at, 1) == "hari";
        let dated =
            (self.is_mark(at + 1, "(") || self.is_mark(at + 1, ",")) && self.is_digits(at + 2);
        // `Minggu` is also the word for a week where a sentence begins with it or every word has
        // a capital.
        let week = name == "minggu"
            && (atom.first
                || (self.line.title_case
                    && matches!(self.lower(at + 1), "lalu" | "ini" | "depan")));
        let named = led || dated || (atom.is_capitalized() && !week);
        lexicon::weekday(name).filter(|_| named)
    }
}

fn iso_day(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

#[cfg(test)]
mod tests {
    use super::{dates, day_of};
    use crate::{
        corpus::Role,
        entity::example::{line, line_of},
    };

    /// The dates in `text`, published on `published`, as `surface=from` or `surface=from/to`.
    fn check(published: &str, text: &str, expected: &[&str]) {
        check_in(Role::Body, published, text, expected);
    }

    fn check_in(role: Role, published: &str, text: &str, expected: &[&str]) {
        let found: Vec<String> = dates(&line_of(role, text), day_of(published))
            .into_iter()
            .map(|date| {
                let surface = date.span.of(text);
                if date.from == date.to {
                    format!("{surface}={}", date.from)
                } else {
                    format!("{surface}={}/{}", date.from, date.to)
                }
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn absolute_dates_need_no_published_day() {
        check(
            "",
            "Ia lahir pada 3 April 1987 di Solo.",
            &["3 April 1987=1987-04-03"],
        );
        check(
            "",
            "Panen raya (7/11/2022) batal.",
            &["7/11/2022=2022-11-07"],
        );
        check(
            "",
            "Aturan itu berlaku sejak Oktober 2015.",
            &["Oktober 2015=2015-10"],
        );
        check("", "Sejak tahun 1998 ia mengajar.", &["tahun 1998=1998"]);
        check("", "Besok dan Senin ia mengajar.", &[]);
    }

    #[test]
    fn a_weekday_without_a_year_finds_the_nearest_year_in_which_they_agree() {
        check(
            "2024-06-18",
            "Foto diambil Senin (4/7).",
            &["Senin (4/7)=2022-07-04"],
        );
        check(
            "2024-06-18",
            "Banjir itu terjadi pada Minggu, 9 Juni.",
            &["Minggu, 9 Juni=2024-06-09"],
        );
    }

    #[test]
    fn a_weekday_alone_is_past_unless_the_clause_speaks_of_the_future() {
        check(
            "2024-06-18",
            "Rapat itu digelar Jumat.",
            &["Jumat=2024-06-14"],
        );
        check(
            "2024-06-18",
            "Rapat akan digelar Jumat.",
            &["Jumat=2024-06-21"],
        );
        check(
            "2024-06-18",
            "Rapat akan digelar, kata Budi pada Jumat.",
            &["Jumat=2024-06-14"],
        );
        check(
            "2024-06-18",
            "Mereka akan bertemu Kamis dan Jumat.",
            &["Kamis dan Jumat=2024-06-20/2024-06-21"],
        );
    }

    #[test]
    fn a_clock_time_after_a_date_is_a_part_of_its_span() {
        check(
            "2024-06-18",
            "Terbit 2 Jan 2024, 07:05 WITA",
            &["2 Jan 2024, 07:05 WITA=2024-01-02"],
        );
    }

    #[test]
    fn ranges_keep_both_ends() {
        check(
            "2024-06-18",
            "Pameran berlangsung 3-5 Mei.",
            &["3-5 Mei=2024-05-03/2024-05-05"],
        );
        check(
            "2024-06-18",
            "Cuti 29 Mei hingga 2 Juni 2023 disetujui.",
            &["29 Mei hingga 2 Juni 2023=2023-05-29/2023-06-02"],
        );
    }

    #[test]
    fn weeks_run_from_monday_to_sunday() {
        check(
            "2024-06-12",
            "Hasilnya keluar pekan depan.",
            &["pekan depan=2024-06-17/2024-06-23"],
        );
        check(
            "2024-06-12",
            "Sejak bulan lalu harga naik.",
            &["bulan lalu=2024-05"],
        );
        check(
            "2024-06-12",
            "Tiga tahun lalu ia pindah.",
            &["Tiga tahun lalu=2021"],
        );
        check("2024-06-12", "Beberapa tahun lalu ia pindah.", &[]);
    }

    #[test]
    fn a_month_alone_is_a_date_only_after_a_word_of_time() {
        check(
            "2024-06-12",
            "Pada Agustus mereka kalah.",
            &["Agustus=2023-08"],
        );
        check("2024-06-12", "Kata Mei, mereka kalah.", &[]);
    }

    #[test]
    fn a_caption_counts_from_the_latest_day_that_it_names() {
        check_in(
            Role::Caption,
            "2024-06-18",
            "Kapal itu tiba minggu ini, kata petugas, Kamis (2/3/2023).",
            &[
                "minggu ini=2023-02-27/2023-03-05",
                "Kamis (2/3/2023)=2023-03-02",
            ],
        );
    }

    #[test]
    fn impossible_days_and_hostile_digits_are_left_alone() {
        check(
            "2024-06-18",
            "31 Februari 2024 dan 99/99/2024",
            &["Februari 2024=2024-02"],
        );
        assert!(dates(&line("٣ Juni ٢٠٢٤ 18/"), None).is_empty());
    }
}
