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

/// The credit in a caption: what stands in its last brackets, behind a last full stop with a slash
/// in it, or behind a label that opens the line.
fn credit(line: &str) -> Option<&str> {
    if let Some((inside, _)) = last_brackets(line) {
        let credit = unlabeled(inside);
        return (!credit.is_empty() && words(credit).count() <= 12).then_some(credit);
    }
    let closed = line.trim_end_matches('.');
    let tail = closed
        .rsplit_once(". ")
        .map(|(_, tail)| tail.trim())
        .filter(|tail| tail.contains('/') && words(tail).count() <= 6);
    if tail.is_some() {
        return tail;
    }
    let credit = unlabeled(line);
    let labeled = credit.len() < line.len();
    (labeled && words(credit).count() <= 6 && is_name(credit)).then_some(credit)
}

/// The text behind a label, or all of it.
fn unlabeled(text: &str) -> &str {
    let labeled = LABELS.iter().find_map(|label| {
        let start = text.get(..label.len())?;
        let rest = text.get(label.len()..)?;
        let rest = rest.trim_start().strip_prefix([':', '-', '–'])?;
        start.eq_ignore_ascii_case(label).then_some(rest.trim())
    });
    labeled.unwrap_or(text.trim())
}

#[cfg(test)]
mod tests {
    use super::credit;

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
        ] {
            assert_eq!(credit(line), expected, "{line}");
        }
    }
}
