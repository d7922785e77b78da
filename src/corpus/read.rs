//! The entry point: files in, documents and diagnostics out.
//!
//! Every source becomes a document or an error, in the order of the file names.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

use super::{
    Block, Document, Entry, Manifest, Markup, Offsets, Role,
    line::{Line, lines},
    markdown, metadata,
    notice::notices,
    role,
};
use crate::base::{ByChecksum, Diagnostic, Severity, Span, fnv1a, parallel};

/// One text to read: a file, or a line of a `.jsonl` corpus. The default is an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The file's name inside the corpus; for `.jsonl` the line's `id`.
    pub file: String,
    /// The text in normal form C. A byte order mark is part of it.
    pub text: String,
    /// Where the text's bytes stand in the file (for `.jsonl`: in the line's `text`).
    pub offsets: Offsets,
    /// SHA-256 of the file's bytes (for `.jsonl`: of the line's `text`) in hexadecimal digits.
    pub sha256: String,
    /// What markup that is no longer in the text said.
    pub markup: Markup,
}

/// A line on at least this many pages of a corpus belongs to the site, not to a report.
const MANY_PAGES: u32 = 3;

/// Longer lines on many pages, in bytes, are a text that was passed on, not furniture.
const LONGEST_FURNITURE: usize = 72;

/// Reads every source; what could not be read is in the diagnostics, and the rest is read.
pub fn read(sources: Vec<Source>, manifest: &Manifest) -> (Vec<Document>, Vec<Diagnostic>) {
    let marked = sources
        .into_iter()
        .map(|mut source| {
            if stem_and_ending(&source.file).1.eq_ignore_ascii_case("md") {
                source.markup = markdown::markup(&lines(&source.text));
            }
            source
        })
        .collect();
    read_with(marked, manifest, |texts| {
        let repeated = repeated_lines(texts);
        parallel(texts.iter().collect(), |Text { source, entry, .. }| {
            let lines = lines(&source.text);
            let roles = &source.markup.roles;
            let titled = roles.values().any(|role| *role == Role::Headline);
            let page = role::Page {
                title: entry.headline().filter(|_| !titled),
                marked: roles,
            };
            let roles = role::roles(&lines, &page, |line| {
                may_repeat(line.text) && repeated.contains(&key(line.text))
            });
            blocks(&lines, roles)
        })
    })
}

/// Reads every source as body text, a paragraph a line, without looking for page furniture.
pub fn read_plain(sources: Vec<Source>, manifest: &Manifest) -> (Vec<Document>, Vec<Diagnostic>) {
    read_with(sources, manifest, |texts| {
        parallel(texts.iter().collect(), |Text { source, .. }| {
            let lines = lines(&source.text);
            let roles = vec![Role::Body; lines.len()];
            blocks(&lines, roles)
        })
    })
}

/// Documents that were read apart as one corpus, in the order of their file names. Of two with one
/// id, the one of `later` gets another.
pub fn merged(first: Vec<Document>, later: Vec<Document>) -> Vec<Document> {
    let mut ids: BTreeSet<String> = first.iter().map(|document| document.id.clone()).collect();
    let mut all = first;
    for mut document in later {
        document.id = unique(&document.id, &mut ids);
        all.push(document);
    }
    all.sort_by(|a, b| a.file.cmp(&b.file));
    all
}

fn blocks(lines: &[Line], roles: Vec<Role>) -> Vec<Block> {
    lines
        .iter()
        .zip(roles)
        .map(|(line, role)| Block {
            role,
            span: line.span,
        })
        .collect()
}

/// A source that holds text.
struct Text<'a> {
    source: Source,
    /// What is known of it from outside of the text.
    entry: Cow<'a, Entry>,
    /// Whether no text before it is the same.
    first: bool,
}

fn read_with(
    mut sources: Vec<Source>,
    manifest: &Manifest,
    blocks_of: impl Fn(&[Text]) -> Vec<Vec<Block>>,
) -> (Vec<Document>, Vec<Diagnostic>) {
    sources.sort_by(|a, b| a.file.cmp(&b.file));
    let mut diagnostics = missing(&sources, manifest);
    let entries: BTreeMap<&str, &Entry> = manifest
        .entries
        .iter()
        .map(|entry| (entry.file.as_str(), entry))
        .collect();
    let mut texts: Vec<Text> = Vec::new();
    let mut seen: HashMap<u64, String> = HashMap::new();
    let sources = parallel(sources, |source| (fnv1a(source.text.as_bytes()), source));
    for (checksum, source) in sources {
        if Span::new(0, source.text.len())
            .trimmed(&source.text)
            .is_empty()
        {
            diagnostics.push(diagnostic(
                Severity::Error,
                &source.file,
                "the file holds no text",
                "remove it, or save the report's text in it",
            ));
            continue;
        }
        let same = seen.get(&checksum);
        let first = same.is_none();
        if let Some(first) = same {
            diagnostics.push(diagnostic(
                Severity::Warning,
                &source.file,
                &format!("the file has the same text as {first}"),
                "remove one of the two, or every sentence counts twice",
            ));
        } else {
            seen.insert(checksum, source.file.clone());
        }
        let mut entry = entries
            .get(source.file.as_str())
            .map_or_else(Cow::default, |entry| Cow::Borrowed(*entry));
        let stated = source.markup.stated.details();
        if !stated.is_empty() {
            entry.to_mut().details.splice(0..0, stated);
        }
        texts.push(Text {
            source,
            entry,
            first,
        });
    }
    let blocks = blocks_of(&texts);
    let mut ids = BTreeSet::new();
    let mut known: Vec<(Document, Cow<'_, Entry>)> = Vec::with_capacity(texts.len());
    for (Text { source, entry, .. }, blocks) in texts.into_iter().zip(blocks) {
        let file = source.file;
        let wanted = entry
            .id
            .clone()
            .unwrap_or_else(|| stem_and_ending(&file).0.to_owned());
        let id = unique(&wanted, &mut ids);
        if id != wanted {
            diagnostics.push(diagnostic(
                Severity::Warning,
                &file,
                &format!("another document has the id \"{wanted}\"; this one is called \"{id}\""),
                "give the document an id of its own in corpus.toml",
            ));
        }
        let document = Document {
            id,
            file,
            text: source.text.into(),
            offsets: source.offsets,
            sha256: source.sha256,
            details: Vec::new(),
            blocks,
        };
        known.push((document, entry));
    }
    let mut documents = parallel(known, |(mut document, entry)| {
        metadata::fill(&mut document, &entry, None);
        (document, entry)
    });
    // A date without a year is understood by the years of the other documents.
    if let Some(year) = middle_year(&documents) {
        for (document, entry) in &mut documents {
            if document.published().is_none() {
                metadata::fill(document, entry, Some(year));
            }
        }
    }
    let documents: Vec<Document> = documents
        .into_iter()
        .map(|(document, _)| document)
        .collect();
    diagnostics.extend(notices(&documents));
    (documents, diagnostics)
}

/// The middle one of the years in which the documents were published.
fn middle_year(documents: &[(Document, Cow<'_, Entry>)]) -> Option<i32> {
    let years = documents
        .iter()
        .filter_map(|(document, _)| document.published()?.get(..4)?.parse().ok());
    let mut years: Vec<i32> = years.collect();
    years.sort_unstable();
    years.get(years.len() / 2).copied()
}

/// The entries of the manifest that no source belongs to.
fn missing(sources: &[Source], manifest: &Manifest) -> Vec<Diagnostic> {
    let files: BTreeSet<&str> = sources.iter().map(|source| source.file.as_str()).collect();
    manifest
        .entries
        .iter()
        .filter(|entry| !files.contains(entry.file.as_str()))
        .map(|entry| {
            diagnostic(
                Severity::Error,
                &entry.file,
                "corpus.toml describes this file, but the corpus does not hold it",
                "add the file, or remove its entry",
            )
        })
        .collect()
}

fn diagnostic(severity: Severity, file: &str, message: &str, hint: &str) -> Diagnostic {
    Diagnostic {
        severity,
        file: file.to_owned(),
        line: None,
        message: message.to_owned(),
        hint: hint.to_owned(),
    }
}

/// The file's name without folders and ending, and its ending.
fn stem_and_ending(file: &str) -> (&str, &str) {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    match name.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() && end.len() <= 5 => (stem, end),
        _ => (name, ""),
    }
}

/// `wanted`, or with the first free number behind it.
fn unique(wanted: &str, ids: &mut BTreeSet<String>) -> String {
    let mut id = wanted.to_owned();
    let mut number = 2;
    while !ids.insert(id.clone()) {
        id = format!("{wanted}-{number}");
        number += 1;
    }
    id
}

/// What two lines have in common that say the same: the checksum of their words in lower case.
fn key(line: &str) -> u64 {
    let mut words: [u8; LONGEST_FURNITURE + 1] = [0; LONGEST_FURNITURE + 1];
    let mut length = 0;
    for byte in line
        .split_ascii_whitespace()
        .flat_map(|word| word.bytes().chain([b' ']))
    {
        if let Some(place) = words.get_mut(length) {
            *place = byte.to_ascii_lowercase();
            length += 1;
        }
    }
    fnv1a(words.get(..length).unwrap_or_default())
}

/// Whether a line may be furniture that stands on many pages: it is short and states nothing.
fn may_repeat(line: &str) -> bool {
    line.len() <= LONGEST_FURNITURE && !line.ends_with(['.', '…'])
}

/// The checksums of the lines that stand on many different pages.
fn repeated_lines(texts: &[Text]) -> HashSet<u64, ByChecksum> {
    let different = texts.iter().filter(|text| text.first);
    let short = parallel(different.collect(), |Text { source, .. }| {
        let lines = source.text.lines().map(str::trim);
        let short = lines.filter(|line| !line.is_empty() && may_repeat(line));
        let mut keys: Vec<u64> = short.map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    });
    let mut counts: HashMap<u64, u32, ByChecksum> = HashMap::default();
    for line in short.into_iter().flatten() {
        *counts.entry(line).or_insert(0) += 1;
    }
    let many = counts
        .into_iter()
        .filter(|(_, n_pages)| *n_pages >= MANY_PAGES);
    many.map(|(line, _)| line).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{Source, read, read_plain};
    use crate::{
        base::{Severity, Span},
        corpus::{Detail, Document, Entry, Field, Manifest, Origin, Role},
    };

    fn source(file: &str, text: &str) -> Source {
        Source {
            file: file.to_owned(),
            text: text.to_owned(),
            ..Source::default()
        }
    }

    fn supplied(field: Field, value: &str) -> Detail {
        Detail::supplied(field, value.to_owned())
    }

    fn described(entry: Entry) -> Manifest {
        Manifest {
            entries: vec![entry],
            ..Manifest::default()
        }
    }

    const PAGE: &str = "\u{feff}Pasar Lama Terbakar Semalam\r\n\u{a0}\r\n\
        Rina Wati • 3 Mei 2021 07:05\r\n\
        Contoh.com, Larang - Puluhan kios hangus dalam kebakaran di Pasar Lama.\r\n\
        Polisi masih menyelidiki penyebab kebakaran itu hingga hari ini. [bh/rw]\r\n";

    #[test]
    fn offsets_point_into_the_bytes_of_the_file_with_mark_and_carriage_returns() {
        let (documents, diagnostics) = read(vec![source("a.txt", PAGE)], &Manifest::default());
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let document = &documents[0];
        assert_eq!(document.text, PAGE);
        assert_eq!(document.headline(), "Pasar Lama Terbakar Semalam");
        assert_eq!(document.blocks[0].span.of(PAGE), document.headline());
        assert_eq!(document.blocks.len(), 4);
    }

    #[test]
    fn what_the_page_says_wins_over_the_manifest() {
        let manifest = described(Entry {
            file: "a.txt".to_owned(),
            details: vec![
                supplied(Field::Outlet, "Lain"),
                supplied(Field::Published, "2020-01-01"),
            ],
            ..Entry::default()
        });
        let (documents, _) = read(vec![source("a.txt", PAGE)], &manifest);
        let document = &documents[0];
        let found: Vec<(Field, Origin, &str)> = document
            .details
            .iter()
            .map(|detail| (detail.field, detail.origin, detail.value.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                (Field::Headline, Origin::Read, "Pasar Lama Terbakar Semalam"),
                (Field::Outlet, Origin::Read, "Contoh.com"),
                (Field::Byline, Origin::Read, "Rina Wati"),
                (Field::Initials, Origin::Read, "bh"),
                (Field::Initials, Origin::Read, "rw"),
                (Field::Published, Origin::Read, "2021-05-03T07:05"),
                (Field::Place, Origin::Read, "Larang"),
            ]
        );
        for detail in &document.details {
            let evidence = detail.span.of(PAGE);
            let dated = detail.field == Field::Published && evidence == "3 Mei 2021 07:05";
            assert!(dated || detail.value == evidence, "{detail:?}: {evidence}");
        }
    }

    #[test]
    fn the_manifest_supplies_what_the_page_lacks() {
        let manifest = described(Entry {
            file: "a.txt".to_owned(),
            details: vec![
                supplied(Field::Outlet, "Contoh"),
                Detail {
                    origin: Origin::Editor,
                    note: "tertulis di arsip".to_owned(),
                    ..supplied(Field::Published, "2020-01-01")
                },
            ],
            ..Entry::default()
        });
        let text = "Api menghanguskan puluhan kios di pasar itu.\n";
        let (documents, _) = read(vec![source("a.txt", text)], &manifest);
        let outlet = documents[0].detail(Field::Outlet);
        assert_eq!(outlet.map(|detail| detail.origin), Some(Origin::Supplied));
        assert_eq!(documents[0].inferred(), [Field::Published]);
    }

    #[test]
    fn a_date_of_the_text_is_inferred_where_nothing_states_one() {
        let text = "Pasar itu terbakar pada 3 Mei 2021 dan pernah terbakar pada 1 Juni 2001.\n\
            Rapat digelar Senin (3/5/2021) di balai kota.\n";
        let (documents, _) = read(vec![source("a.txt", text)], &Manifest::default());
        let published = documents[0].detail(Field::Published).unwrap();
        assert_eq!(published.value, "2021-05-03");
        assert_eq!(published.origin, Origin::Frequent);
        assert_eq!(published.span.of(text), "3 Mei 2021");
    }

    #[test]
    fn a_weekday_without_a_year_dates_a_report_by_the_years_of_the_text_or_of_the_corpus() {
        let bare = "Pasar itu terbakar pada Kamis (5/3) dini hari, kata polisi.\n";
        let published = |sources: Vec<Source>| {
            let (documents, _) = read(sources, &Manifest::default());
            let detail = documents[0].detail(Field::Published);
            detail.map(|detail| (detail.value.to_string(), detail.origin))
        };
        assert_eq!(published(vec![source("a.txt", bare)]), None);
        let weekday = Some(("2020-03-05".to_owned(), Origin::Weekday));
        let own = format!("{bare}Pasar itu pernah terbakar pada Juni 2019.\n");
        assert_eq!(published(vec![source("a.txt", &own)]), weekday);
        let other = source(
            "b.txt",
            "Pasar\n\nRina Wati • 6 Mei 2021 07:05\n\nPolisi mencari sebab kebakaran.\n",
        );
        assert_eq!(published(vec![source("a.txt", bare), other]), weekday);
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_read() {
        let sources = vec![
            source("d.txt", "Api menghanguskan puluhan kios di Pasar Lama.\n"),
            source("b.txt", " \u{a0}\n"),
        ];
        let manifest = described(Entry {
            file: "a.txt".to_owned(),
            ..Entry::default()
        });
        let (documents, diagnostics) = read(sources, &manifest);
        assert_eq!(documents.len(), 1);
        let errors: Vec<(&str, Option<u32>)> = diagnostics
            .iter()
            .filter(|found| found.severity == Severity::Error && !found.hint.is_empty())
            .map(|found| (found.file.as_str(), found.line))
            .collect();
        assert_eq!(errors, [("a.txt", None), ("b.txt", None)]);
    }

    #[test]
    fn documents_come_in_the_order_of_their_files_with_ids_of_their_own() {
        let text = "Api menghanguskan puluhan kios di Pasar Lama.\n";
        let sources = vec![source("x.txt", text), source("a/x.txt", text)];
        let (documents, diagnostics) = read(sources, &Manifest::default());
        let ids: Vec<&str> = documents.iter().map(|found| found.id.as_str()).collect();
        assert_eq!(ids, ["x", "x-2"]);
        assert_eq!(documents[0].file, "a/x.txt");
        // One for the text that stands twice, one for the id.
        assert_eq!(diagnostics.len(), 2, "{diagnostics:?}");
    }

    #[test]
    fn a_line_on_many_pages_is_furniture() {
        let reports = [
            "Api menghanguskan kios",
            "Banjir merendam rumah",
            "Gempa merusak kota",
        ];
        let sources: Vec<Source> = reports
            .iter()
            .zip(["a.txt", "b.txt", "c.txt"])
            .map(|(report, file)| {
                let text = format!(
                    "{report}\n\n{report} pada hari Senin kemarin pagi.\n\n\
                     Suara Warga Kita\n\n{report} sampai pagi tadi, kata saksi.\n"
                );
                source(file, &text)
            })
            .collect();
        let role = |documents: &[Document]| documents[0].blocks[2].role;
        let (alone, _) = read(sources[..1].to_vec(), &Manifest::default());
        assert_eq!(role(&alone), Role::Subheading);
        let (together, _) = read(sources, &Manifest::default());
        assert_eq!(role(&together), Role::Boilerplate);
    }

    #[test]
    fn number_signs_mark_headings_in_markdown() {
        let text = "# Pasar Terbakar\n\nApi menghanguskan puluhan kios di pasar itu.\n\n\
            ## Sebab\n\nPolisi masih menyelidiki penyebab kebakaran itu.\n";
        let (documents, _) = read(vec![source("a.md", text)], &Manifest::default());
        let roles: Vec<Role> = documents[0].blocks.iter().map(|block| block.role).collect();
        assert_eq!(
            roles,
            [Role::Headline, Role::Body, Role::Subheading, Role::Body]
        );
        assert_eq!(documents[0].headline(), "Pasar Terbakar");
    }

    #[test]
    fn front_matter_is_furniture_and_counts_as_read() {
        let front = "---\ntitle: Pasar Terbakar\noutlet: Kabar Lembah\ndate: 2021-05-03\n---\n\n";
        let body = "Api menghanguskan puluhan kios di pasar itu.\n";
        let manifest = described(Entry {
            file: "a.md".to_owned(),
            details: vec![supplied(Field::Outlet, "Lain")],
            ..Entry::default()
        });
        for (text, headline) in [
            (format!("{front}{body}"), "Pasar Terbakar"),
            (format!("{front}Kios Hangus\n===\n\n{body}"), "Kios Hangus"),
        ] {
            let (documents, _) = read(vec![source("a.md", &text)], &manifest);
            let document = &documents[0];
            assert_eq!(document.headline(), headline);
            let origin = |field| document.detail(field).map(|it| it.origin);
            assert_eq!(document.outlet(), Some("Kabar Lembah"));
            assert_eq!(origin(Field::Outlet), Some(Origin::Read));
            assert_eq!(origin(Field::Published), Some(Origin::Read));
            assert_eq!(document.blocks[0].role, Role::Boilerplate);
            assert_eq!(document.blocks.last().map(|it| it.role), Some(Role::Body));
        }
    }

    #[test]
    fn plain_texts_are_all_body() {
        let sources = vec![source("a.txt", "Populer\n\nApi padam.\n")];
        let (documents, _) = read_plain(sources, &Manifest::default());
        assert!(
            documents[0]
                .blocks
                .iter()
                .all(|block| block.role == Role::Body)
        );
        assert_eq!(documents[0].headline(), "");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn blocks_cover_every_visible_byte_in_order(
            text in "((oleh|Foto:|Baca juga|3 Mei 2021|[A-Z][a-z]{1,4}|\\(AB\\)|\u{feff}|\u{a0}|[.:/\"-])[ \n\r]{0,2}){0,40}|\\PC{0,30}\n\\PC{0,30}|(?s:.){0,40}"
        ) {
            for file in ["a.txt", "a.md"] {
                let (documents, diagnostics) = read(vec![source(file, &text)], &Manifest::default());
                let Some(document) = documents.first() else {
                    assert!(!diagnostics.is_empty());
                    continue;
                };
                let mut at = 0;
                for block in &document.blocks {
                    let gap = Span { start: at, end: block.span.start };
                    assert!(gap.trimmed(&text).is_empty(), "{text:?}");
                    assert!(!block.span.is_empty() && !block.span.of(&text).contains('\n'));
                    at = block.span.end;
                }
                let rest = Span { start: at, end: text.len() as u32 };
                assert!(rest.trimmed(&text).is_empty(), "{text:?}");
            }
        }
    }
}
