//! Who wrote and edited a report, as its bylines and signatures say.

use super::Page;
use crate::{
    base::Span,
    corpus::{
        Field, Role, calendar,
        line::{is_domain, signature, words},
    },
};

/// No report has more; a page with more is a list.
const MOST_AUTHORS: usize = 64;

/// Names, then initials, of the authors and editors, each in the order of the page.
pub(super) fn signed(page: &Page, outlet: Option<&str>) -> Vec<(Field, String, Span)> {
    let mut found: Vec<(Field, String, Span)> = Vec::new();
    for block in page.blocks {
        let line = block.span.of(page.text);
        let signs = signature(line).is_some();
        let (field, names) = match block.role {
            Role::Byline | Role::Body if signs => (Field::Initials, initials(line, outlet)),
            Role::Byline => (Field::Byline, names(line, outlet)),
            _ => continue,
        };
        for name in names {
            if found.len() < MOST_AUTHORS && found.iter().all(|(_, known, _)| *known != name) {
                // A name may be put together from parts; then the line is the evidence.
                let span = line.rfind(&name).map_or(block.span, |at| {
                    let start = block.span.start as usize + at;
                    Span::new(start, start + name.len())
                });
                found.push((field, name, span));
            }
        }
    }
    found.sort_by_key(|(field, _, _)| *field);
    found
}

fn initials(line: &str, outlet: Option<&str>) -> Vec<String> {
    // "tim" is the desk and the outlet's name an exchange's: nobody's initials. A page's number has
    // digits.
    let person = |part: &&str| {
        let of_outlet = outlet.is_some_and(|outlet| {
            let start = outlet.get(..part.len());
            part.len() > 2 && start.is_some_and(|start| start.eq_ignore_ascii_case(part))
        });
        *part != "tim" && !of_outlet && !part.contains(|c: char| c.is_ascii_digit())
    };
    signature(line)
        .map(|(_, initials)| {
            let persons = initials.split('/').filter(person);
            persons.map(str::to_owned).collect()
        })
        .unwrap_or_default()
}

/// Words of a byline that are no part of a name.
#[rustfmt::skip]
const NOT_NAMES: &[&str] = &[
    "oleh", "penulis", "editor", "reporter", "jurnalis", "pewarta", "kontributor", "wartawan",
    "laporan", "redaktur", "penyunting", "diterbitkan", "diperbarui", "dipublikasikan", "terbit",
    "tayang", "published", "updated", "update", "by", "tim", "redaksi", "pada", "pukul", "wib",
    "wita", "wit", "date", "dibaca", "menit", "baca", "senin", "selasa", "rabu", "kamis", "jumat",
    "jum'at", "sabtu", "minggu", "ahad", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "waktu", "membaca", "rep", "red", "laporan", "reporting",
];

/// The personal names in a byline: what its dates, its formulas and the outlet's name leave.
fn names(line: &str, outlet: Option<&str>) -> Vec<String> {
    if line.to_lowercase().starts_with("melaporkan dari ") {
        return Vec::new();
    }
    // What a label announces is a name however it is written.
    let mut labeled = Vec::new();
    for part in line.split(['|', '/']) {
        if let Some((label, name)) = part.split_once(':')
            && NOT_NAMES.contains(&label.trim().to_lowercase().as_str())
            && (1..=5).contains(&words(name).count())
            && name
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’'))
        {
            labeled.push(name.trim().to_owned());
        }
    }
    if !labeled.is_empty() {
        return labeled;
    }
    let mut kept = String::with_capacity(line.len());
    let mut from = 0;
    for stamp in calendar::stamps(line) {
        kept.push_str(
            line.get(from..stamp.span.start as usize)
                .unwrap_or_default(),
        );
        kept.push('|');
        from = stamp.span.end as usize;
    }
    kept.push_str(line.get(from..).unwrap_or_default());
    // A conjunction joins two authors.
    let kept = kept
        .replace(" dan ", "|")
        .replace(" and ", "|")
        .replace(" & ", "|");
    let mut found = Vec::new();
    let mut name: Vec<&str> = Vec::new();
    let mut flush = |name: &mut Vec<&str>| {
        let joined = name.join(" ");
        let outlet = outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(&joined));
        let acronym = !joined.contains(char::is_lowercase) && name.len() < 2;
        if (1..=5).contains(&name.len()) && !outlet && !acronym {
            found.push(joined);
        }
        name.clear();
    };
    for word in kept.split_inclusive(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '/' | ':' | '•' | ',' | '–')
    }) {
        let separated = word.ends_with(['|', '/', ':', '•', ',', '–']);
        let word = word.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, '|' | '/' | ':' | '•' | ',' | '–')
        });
        // "Jurnalis-Selasa" and a dash between spaces both end a name.
        let core = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let first = core.split('-').next().unwrap_or_default().to_lowercase();
        let part = core.starts_with(char::is_uppercase)
            && !NOT_NAMES.contains(&first.as_str())
            && !is_domain(core)
            && !core.contains(|c: char| c.is_ascii_digit());
        if part {
            name.push(core);
        }
        if !part || separated {
            flush(&mut name);
        }
    }
    flush(&mut name);
    // A name has at least two words or is all that the byline says.
    let only = words(line).count() <= 3 || found.iter().all(|name| !name.contains(' '));
    found.retain(|name| only || name.contains(' '));
    found
}

#[cfg(test)]
mod tests {
    use super::names;

    fn check(line: &str, expected: &[&str]) {
        assert_eq!(names(line, Some("Contoh News")), expected, "{line}");
    }

    #[test]
    fn names_are_what_formulas_and_dates_leave() {
        check(
            "oleh Rina Wati diperbarui 3 Mei 2021, 07:05 WIB",
            &["Rina Wati"],
        );
        check("Rina Wati • 3 Mei 2021 07:05", &["Rina Wati"]);
        check(
            "Rina Wati , Jurnalis-Senin, 3 Mei 2021 |07:05 WIB",
            &["Rina Wati"],
        );
        check(
            "Penulis: Rina Wati / Editor: Budi S. Hartono",
            &["Rina Wati", "Budi S. Hartono"],
        );
        check(
            "Oleh Rina Wati dan Budi Hartono",
            &["Rina Wati", "Budi Hartono"],
        );
        check("Rina Wati - Contoh News", &["Rina Wati"]);
        check("contoh.com - 03/05/2021, 07:05 WIB", &[]);
        check("Senin, 3 Mei 2021 07:05 WIB", &[]);
        check("Tim Redaksi", &[]);
    }
}
