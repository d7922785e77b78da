//! What a bibliography is told of a report: only what the page or the corpus says of it.
//!
//! What was inferred stands with the rest and is named in a note, with the reason. Initials are no
//! authors: an Indonesian desk signs with those of its editors. Which part of a name is a family's is
//! not known, and often none is, so names stay whole.

use std::collections::BTreeMap;

use crate::{
    corpus::{Document, Field},
    engine::Engine,
};

/// A report as a bibliography has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Citation {
    /// Made of letters and figures of ASCII and hyphens; no other citation of the corpus has it.
    pub(super) key: String,
    pub(super) authors: Vec<String>,
    /// Empty where the page has no headline.
    pub(super) title: String,
    pub(super) outlet: Option<String>,
    /// A year, and a month and a day where they are known.
    pub(super) date: Vec<u16>,
    /// Whether the date is a conclusion.
    pub(super) is_about: bool,
    /// A web address; none of another sort, which a reader's program would open as well.
    pub(super) url: Option<String>,
    /// BCP 47 tag; empty where it is not known.
    pub(super) language: String,
    pub(super) note: String,
}

/// The citations of all documents, in the order of the corpus.
pub(super) fn citations(engine: &Engine) -> Vec<Citation> {
    let bundle = engine.bundle();
    let mut n_alike: BTreeMap<String, u32> = BTreeMap::new();
    let documents = bundle.documents.iter();
    documents
        .map(|document| {
            let mut citation = cite(document);
            citation.language.clone_from(&bundle.language);
            let count = n_alike.entry(citation.key.clone()).or_insert(0);
            *count += 1;
            // A key has no hyphen of its own, so none made so is that of another.
            if *count > 1 {
                citation.key = [&citation.key, "-", &count.to_string()].concat();
            }
            citation
        })
        .collect()
}

fn cite(document: &Document) -> Citation {
    let of = |field: Field| {
        let details = document.details.iter();
        details
            .filter(move |detail| detail.field == field)
            .map(|detail| one_line(&detail.value))
    };
    let date = document.published().map(date).unwrap_or_default();
    let published = document.detail(Field::Published);
    Citation {
        key: key(document, &date),
        authors: of(Field::Byline).filter(|it| !it.is_empty()).collect(),
        title: of(Field::Headline).next().unwrap_or_default(),
        outlet: of(Field::Outlet).next(),
        is_about: published.is_some_and(|detail| detail.origin.is_inferred()),
        date,
        url: of(Field::Url).next().filter(|url| is_web(url)),
        language: String::new(),
        note: note(document),
    }
}

/// The outlet, the year, and the first word of the headline.
fn key(document: &Document, date: &[u16]) -> String {
    let year = date.first().map(u16::to_string).unwrap_or_default();
    let mut words = document.headline().split_whitespace().map(letters);
    let word = words.find(|word| !word.is_empty()).unwrap_or_default();
    let source = letters(document.source_name());
    let key = [source, year, word].concat();
    match key.is_empty() {
        true => "report".to_owned(),
        false => key,
    }
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

/// The numbers of an ISO 8601 date or date-time, up to the first that is none.
fn date(iso: &str) -> Vec<u16> {
    let day = iso.split('T').next().unwrap_or_default();
    let numbers = day.split('-').map(|part| part.parse().ok());
    numbers.map_while(|number| number).take(3).collect()
}

fn is_web(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// What was concluded and from what, and what the page signs with.
fn note(document: &Document) -> String {
    let mut remarks: Vec<String> = Vec::new();
    for detail in &document.details {
        let field = match detail.field {
            Field::Headline => "headline",
            Field::Outlet => "outlet",
            Field::Byline => "author",
            Field::Published => "date",
            Field::Url => "address",
            Field::Initials | Field::Updated | Field::Place | Field::Credit => continue,
        };
        if detail.origin.is_inferred() {
            let remark = [field, " inferred: ", detail.origin.reason()].concat();
            if !remarks.contains(&remark) {
                remarks.push(remark);
            }
        }
    }
    let signed = document.details.iter();
    let signed: Vec<String> = signed
        .filter(|detail| detail.field == Field::Initials)
        .map(|detail| one_line(&detail.value))
        .collect();
    if !signed.is_empty() {
        remarks.push(["signed ", &signed.join(", ")].concat());
    }
    remarks.join("; ")
}

/// The text in one line, without control characters.
fn one_line(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{date, is_web, letters};

    #[test]
    fn a_date_keeps_what_it_states() {
        for (iso, expected) in [
            ("2024-06-18T14:30+07:00", &[2024, 6, 18][..]),
            ("2023-01-05", &[2023, 1, 5]),
            ("2023-01", &[2023, 1]),
            ("kemarin", &[]),
        ] {
            assert_eq!(date(iso), expected, "{iso}");
        }
    }

    #[test]
    fn a_key_has_letters_and_figures_alone() {
        assert_eq!(letters("Kabar-24.com {%"), "kabar24com");
        assert_eq!(letters("日報"), "");
    }

    #[test]
    fn only_an_address_of_the_web_is_one() {
        for (url, expected) in [
            ("https://contoh.id/a", true),
            ("HTTP://contoh.id", true),
            ("javascript:alert(1)", false),
            ("//contoh.id", false),
            ("日", false),
        ] {
            assert_eq!(is_web(url), expected, "{url}");
        }
    }
}
