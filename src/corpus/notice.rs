//! What a person should know of documents that could be read: diagnostics of a corpus's contents.

use super::{
    Block, Document, Field, Role,
    language::{Language, language},
    twin::twins,
};
use crate::base::{Diagnostic, Severity, parallel};

/// The longest line, in bytes, that is not remarkable. A paragraph has some hundred, a whole report
/// some thousand.
const LONGEST_LINE: usize = 1 << 14;

/// What is to be noticed of documents, in their order.
pub(super) fn notices(documents: &[Document]) -> Vec<Diagnostic> {
    let noticed = parallel(documents.iter().collect(), |document| {
        let mut found = Vec::new();
        without_body(document, &mut found);
        long_lines(document, &mut found);
        languages(document, &mut found);
        found
    });
    let mut found: Vec<Diagnostic> = noticed.into_iter().flatten().collect();
    for twin in twins(documents) {
        if let (Some(document), Some(of)) = (documents.get(twin.document), documents.get(twin.of))
            && document.text != of.text
        {
            found.push(warning(
                document,
                None,
                format!(
                    "the text is nearly that of {}: {:.0} % of their runs of words are in both",
                    of.file,
                    twin.share * 100.0
                ),
                "remove one of the two, or every sentence counts twice",
            ));
        }
    }
    found
}

/// The documents that say of themselves that they appeared after `today`, an ISO 8601 date.
///
/// The day is the caller's affair: what is read must not depend on when it is read.
pub fn future<'a>(documents: impl Iterator<Item = &'a Document>, today: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for document in documents {
        for detail in &document.details {
            let dated = matches!(detail.field, Field::Published | Field::Updated);
            let day = detail.value.get(..10).unwrap_or(&detail.value);
            if dated && day > today {
                let at = (!detail.span.is_empty()).then_some(detail.span.start);
                found.push(warning(
                    document,
                    at,
                    format!("{} {day} lies in the future", detail.field.name()),
                    "correct the date in corpus.toml, or the page's",
                ));
            }
        }
    }
    found
}

fn without_body(document: &Document, found: &mut Vec<Diagnostic>) {
    if !document.blocks.iter().any(|block| block.role == Role::Body) {
        found.push(warning(
            document,
            None,
            "no running text was found on the page".to_owned(),
            "save the article's text, or read the file with --plain",
        ));
    }
}

fn long_lines(document: &Document, found: &mut Vec<Diagnostic>) {
    let long = |block: &&Block| block.span.len() > LONGEST_LINE;
    let mut lines = document.blocks.iter().filter(long);
    if let Some(first) = lines.next() {
        let others = match lines.count() {
            0 => String::new(),
            n => format!(", and {n} more lines are as long"),
        };
        found.push(warning(
            document,
            Some(first.span.start),
            format!("the line has {} bytes{others}", first.span.len()),
            "break it into paragraphs: what stands in one line is shown and compared as one",
        ));
    }
}

/// Running text of which a paragraph in three or more is not Indonesian.
fn languages(document: &Document, found: &mut Vec<Diagnostic>) {
    let mut foreign: Vec<(&Block, Language)> = Vec::new();
    let (mut n_foreign, mut n_all) = (0, 0);
    for block in document
        .blocks
        .iter()
        .filter(|block| block.role == Role::Body)
    {
        n_all += block.span.len();
        let language = language(block.span.of(&document.text));
        if language != Language::Indonesian {
            n_foreign += block.span.len();
            foreign.push((block, language));
        }
    }
    let Some((first, _)) = foreign.first() else {
        return;
    };
    if n_foreign * 3 < n_all {
        return;
    }
    let english = foreign
        .iter()
        .all(|(_, language)| *language == Language::English);
    let which = if english {
        "English"
    } else {
        "another language"
    };
    let message = if n_foreign * 5 > n_all * 4 {
        format!("the text seems to be in {which}, not in Indonesian")
    } else {
        format!(
            "the text mixes languages: from this line on, paragraphs in {which} stand between Indonesian ones"
        )
    };
    found.push(warning(
        document,
        Some(first.span.start),
        message,
        "roots, names and dates are known for Indonesian only: keep translations apart",
    ));
}

/// A warning about the line that byte `at` lies in, or about the whole document.
fn warning(document: &Document, at: Option<u32>, message: String, hint: &str) -> Diagnostic {
    let line = at.and_then(|at| {
        let before = document.text.as_bytes().get(..at as usize)?;
        u32::try_from(before.iter().filter(|&&byte| byte == b'\n').count() + 1).ok()
    });
    Diagnostic {
        severity: Severity::Warning,
        file: document.file.clone(),
        line,
        message,
        hint: hint.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_LINE, future};
    use crate::corpus::{Manifest, Source, read_plain};

    const INDONESIAN: &str =
        "Kapal itu tiba di pelabuhan pada pagi hari dengan beras untuk warga yang mengungsi.\n";
    const ENGLISH: &str =
        "The ship arrived at the harbor in the morning with rice for the people who had fled.\n";

    /// The line and the beginning of each remark on a text.
    fn remarks(text: &str) -> Vec<(Option<u32>, String)> {
        let source = Source {
            file: "a.txt".to_owned(),
            text: text.to_owned(),
            ..Source::default()
        };
        let (_, remarks) = read_plain(vec![source], &Manifest::default());
        remarks
            .into_iter()
            .map(|remark| {
                assert!(!remark.hint.is_empty());
                (remark.line, remark.message.chars().take(18).collect())
            })
            .collect()
    }

    #[test]
    fn paragraphs_in_another_language_are_told_with_the_first_line() {
        let of = |line, start: &str| vec![(Some(line), start.to_owned())];
        assert_eq!(remarks(&INDONESIAN.repeat(4)), []);
        assert_eq!(remarks(&(INDONESIAN.repeat(4) + ENGLISH)), []);
        let mixed = format!("{INDONESIAN}\n{ENGLISH}");
        assert_eq!(remarks(&mixed), of(3, "the text mixes lan"));
        assert_eq!(remarks(&ENGLISH.repeat(2)), of(1, "the text seems to "));
    }

    #[test]
    fn a_line_of_the_longest_length_is_no_remark_and_one_byte_more_is() {
        let endless = || INDONESIAN.trim_end().chars().cycle();
        let line = |length: usize| {
            let long: String = endless().take(length - 1).chain(['.']).collect();
            format!("{INDONESIAN}{long}\n")
        };
        assert_eq!(remarks(&line(LONGEST_LINE)), []);
        let found = remarks(&line(LONGEST_LINE + 1));
        assert_eq!(found, [(Some(2), "the line has 16385".to_owned())]);
    }

    #[test]
    fn a_date_after_today_is_told_with_its_line() {
        let text = "Rina Wati • 3 Mei 2021 07:05\n\nKapal itu tiba di pelabuhan pada pagi hari.\n";
        let source = Source {
            file: "a.txt".to_owned(),
            text: format!("Kapal Tiba\n\n{text}"),
            ..Source::default()
        };
        let (documents, _) = crate::corpus::read(vec![source], &Manifest::default());
        assert!(future(documents.iter(), "2021-05-03").is_empty());
        let told = future(documents.iter(), "2021-05-02");
        assert_eq!((told.len(), told[0].line), (1, Some(3)));
    }
}
