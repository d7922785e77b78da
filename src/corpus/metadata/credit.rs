//! Whom the pictures of a page are from.

use super::Page;
use crate::{
    base::Span,
    corpus::{
        Role,
        line::{last_brackets, words},
    },
};

/// Labels that stand before a credit.
const LABELS: &[&str] = &[
    "foto oleh",
    "kredit foto",
    "sumber foto",
    "sumber gambar",
    "foto",
    "photo",
    "gambar",
    "sumber",
    "ilustrasi",
    "kredit",
    "credit",
    "dok. foto",
];

/// The credits of the page's captions as written, each once, in the order of the page.
pub(super) fn credits(page: &Page) -> Vec<(String, Span)> {
    let mut found: Vec<(String, Span)> = Vec::new();
    for block in page.blocks {
        let line = block.span.of(page.text);
        let credit = match block.role {
            Role::Caption => credit(line),
            // A bare agency behind a dash, under the headline.
            Role::Byline => line
                .strip_prefix(['-', '–', '—'])
                .map(str::trim)
                .filter(|name| (1..=2).contains(&words(name).count()) && is_name(name)),
            _ => None,
        };
        if let Some(credit) = credit
            && found.iter().all(|(known, _)| known != credit)
        {
            let at = line.rfind(credit).unwrap_or(0) + block.span.start as usize;
            found.push((credit.to_owned(), Span::new(at, at + credit.len())));
        }
    }
    found
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// The credit in a caption: what stands behind a label in it or in its last brackets, behind a
/// last full stop or dash with a slash in it, or a whole line with a slash.
fn credit(line: &str) -> Option<&str> {
    if let Some((inside, _)) = last_brackets(line) {
        let credit = unlabeled(inside);
        let dated = credit.contains(|c: char| c.is_ascii_digit()) && !credit.contains(['/', '.']);
        return (!credit.is_empty() && !dated && words(credit).count() <= 12).then_some(credit);
    }
    // Where lower case has other lengths, the places in it are not those in the line.
    let lower = line.to_lowercase();
    let inner = [" foto:", " foto :", " photo:", " foto - "]
        .iter()
        .filter(|_| lower.len() == line.len())
        .find_map(|label| line.get(lower.rfind(label)? + label.len()..));
    if let Some(credit) = inner
        .map(bare)
        .filter(|credit| (1..=8).contains(&words(credit).count()))
    {
        return Some(credit);
    }
    let closed = line.trim_end_matches('.');
    let tail = [". ", "— ", "– ", " - "]
        .iter()
        .filter_map(|sign| Some(bare(closed.rsplit_once(sign)?.1)))
        .find(|tail| tail.contains('/') && (1..=6).contains(&words(tail).count()));
    if tail.is_some() {
        return tail;
    }
    // The person who is shown, a slash, the agency.
    if let Some((_, agency)) = closed.rsplit_once('/')
        && closed.contains(", ")
        && words(closed).count() > 6
        && agency.chars().all(char::is_uppercase)
    {
        return Some(agency);
    }
    let credit = unlabeled(line);
    let whole = credit.len() < line.len() || credit.contains('/');
    (whole && (1..=6).contains(&words(credit).count()) && is_name(credit)).then_some(credit)
}

/// A credit without the signs around it.
fn bare(credit: &str) -> &str {
    credit
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@')
        .trim_end_matches(|c: char| c.is_whitespace() || c == '.')
}

/// The text behind a label, or all of it.
fn unlabeled(text: &str) -> &str {
    let labeled = LABELS.iter().find_map(|label| {
        let start = text.get(..label.len())?;
        let rest = text.get(label.len()..)?;
        let rest = rest.trim_start().strip_prefix([':', '-', '–', ','])?;
        start.eq_ignore_ascii_case(label).then_some(rest.trim())
    });
    bare(labeled.unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::{credit, credits};
    use crate::corpus::{Document, Role, metadata::Page};

    #[test]
    fn a_bare_agency_behind_a_dash_below_the_headline_is_a_credit() {
        for (line, expected) in [
            ("- Antara", Some("Antara")),
            ("— Kabar Pagi", Some("Kabar Pagi")),
            ("- oleh Rina Wati dan Budi", None),
            ("- rina", None),
            ("Antara", None),
        ] {
            let lines = [(Role::Headline, "Warga mengungsi"), (Role::Byline, line)];
            let document = Document::of_lines("a", &lines, Vec::new());
            let found = credits(&Page {
                text: &document.text,
                blocks: &document.blocks,
            });
            let texts: Vec<&str> = found.iter().map(|(_, at)| at.of(&document.text)).collect();
            assert_eq!(texts, expected.into_iter().collect::<Vec<_>>(), "{line}");
        }
    }

    #[test]
    fn a_credit_stands_in_brackets_behind_a_slash_or_behind_a_label() {
        for (line, expected) in [
            (
                "Warga mengungsi ke balai desa. (Foto: Antara)",
                Some("Antara"),
            ),
            (
                "Warga mengungsi. ANTARA FOTO/Rina/abc.",
                Some("ANTARA FOTO/Rina/abc"),
            ),
            ("Warga mengungsi (Dok. Polri)", Some("Dok. Polri")),
            ("Foto: Dok. Polri", Some("Dok. Polri")),
            ("Sumber foto - Reuters", Some("Reuters")),
            (
                "Foto: Warga mengungsi ke balai desa karena rumahnya terendam banjir",
                None,
            ),
            ("Warga mengungsi ke balai desa", None),
            ("Warga mengungsi. Foto: Rina/Antara", Some("Rina/Antara")),
            (
                "Warga mengungsi, Senin. — Kabar/Rina Wati",
                Some("Kabar/Rina Wati"),
            ),
            ("KABAR/RINA WATI", Some("KABAR/RINA WATI")),
            ("Sumber gambar, Rina Wati/Kabar", Some("Rina Wati/Kabar")),
            ("Nilai panen (2019 - 2021)", None),
        ] {
            assert_eq!(credit(line), expected, "{line}");
        }
    }
}
