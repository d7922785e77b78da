//! The files that a corpus's editor writes beside the texts: `corpus.toml` and `entities.toml`.
//!
//! One that can't be understood is an error with its line, since guessing what was meant would label
//! documents or names wrongly.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde::Deserialize;
use toml::{Spanned, value::Datetime};

use super::Error;
use crate::{
    corpus::{Detail, Entry, Field, Manifest, Origin},
    entity::{Correction, Kind, Verdict},
    intake::normal,
};

/// `corpus.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestFile {
    #[serde(default)]
    title: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    document: Vec<DocumentEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentEntry {
    file: Spanned<String>,
    id: Option<String>,
    outlet: Option<String>,
    published: Option<Spanned<Datetime>>,
    url: Option<String>,
    byline: Option<Vec<String>>,
    #[serde(default)]
    inferred: Vec<Stated>,
    /// The reasons for what is inferred, in the editor's words.
    #[serde(default)]
    because: BTreeMap<Stated, String>,
}

/// The fields of `corpus.toml`, of which an editor may say that they are inferred.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Stated {
    Outlet,
    Published,
    Byline,
    Url,
}

impl From<Stated> for Field {
    fn from(stated: Stated) -> Self {
        match stated {
            Stated::Outlet => Self::Outlet,
            Stated::Published => Self::Published,
            Stated::Byline => Self::Byline,
            Stated::Url => Self::Url,
        }
    }
}

/// The manifest, and the line of each of its entries.
///
/// # Errors
/// Where the file can't be read or understood.
pub(super) fn read_manifest(path: &Path) -> Result<(Manifest, Vec<usize>), Error> {
    read(path, parse_manifest)
}

/// What `entities.toml` says of entities.
///
/// # Errors
/// Where the file can't be read or understood.
pub(super) fn read_corrections(path: &Path) -> Result<Vec<Correction>, Error> {
    read(path, parse_corrections)
}

fn read<T>(path: &Path, parse: fn(&str) -> Result<T, Complaint>) -> Result<T, Error> {
    let text = fs::read_to_string(path)
        .map_err(|cause| Error::read(path, cause, "save it as text in UTF-8"))?;
    parse(&text).map_err(|(line, message, hint)| Error::Manifest {
        path: path.to_owned(),
        line,
        message,
        hint,
    })
}

/// The line, what is the matter, what to do.
type Complaint = (Option<usize>, String, String);

fn parse_manifest(text: &str) -> Result<(Manifest, Vec<usize>), Complaint> {
    let written: ManifestFile = toml::from_str(text).map_err(|error| {
        (
            error.span().map(|span| line_of(text, span.start)),
            error.message().replace('\n', ", "),
            "the keys are title, language and, for each [[document]], file, id, outlet, published, url, byline, inferred, because"
                .to_owned(),
        )
    })?;
    let mut files = BTreeSet::new();
    let mut ids = BTreeSet::new();
    let mut entries = Vec::new();
    let mut lines = Vec::new();
    for document in written.document {
        let line = line_of(text, document.file.span().start);
        let file = document.file.into_inner();
        if !files.insert(file.clone()) {
            return Err((
                Some(line),
                format!("\"{file}\" has an entry already"),
                "join the two entries".to_owned(),
            ));
        }
        if let Some(id) = &document.id
            && !ids.insert(id.clone())
        {
            return Err((
                Some(line),
                format!("the id \"{id}\" is that of another document already"),
                "give every document an id of its own".to_owned(),
            ));
        }
        let published = match document.published {
            Some(written) => {
                let line = line_of(text, written.span().start);
                Some(iso_date(written.into_inner()).ok_or_else(|| {
                    (
                        Some(line),
                        "published holds no date".to_owned(),
                        "write it as 2024-06-18 or 2024-06-18T14:30:00+07:00".to_owned(),
                    )
                })?)
            }
            None => None,
        };
        let mut details: Vec<Detail> = [
            (Field::Outlet, document.outlet.map(normal)),
            (Field::Published, published),
            (Field::Url, document.url),
        ]
        .into_iter()
        .filter_map(|(field, value)| Some(Detail::supplied(field, value?)))
        .collect();
        let byline = document.byline.unwrap_or_default().into_iter();
        details.extend(byline.map(|name| Detail::supplied(Field::Byline, normal(name))));
        let mut because = document.because;
        for stated in document.inferred {
            let note = because.remove(&stated).unwrap_or_default();
            for detail in details.iter_mut().filter(|it| it.field == stated.into()) {
                detail.origin = Origin::Editor;
                detail.note.clone_from(&note);
            }
        }
        if let Some(stated) = because.into_keys().next() {
            return Err((
                Some(line),
                format!("because gives a reason for {stated:?}, which inferred does not name"),
                "name the field in inferred, too".to_owned(),
            ));
        }
        lines.push(line);
        entries.push(Entry {
            file,
            id: document.id,
            details,
        });
    }
    let manifest = Manifest {
        title: written.title,
        language: written.language,
        entries,
    };
    Ok((manifest, lines))
}

/// TOML's dates are those of RFC 3339, a part of ISO 8601; a bare time of day names no day.
fn iso_date(written: Datetime) -> Option<String> {
    written.date.is_some().then(|| written.to_string())
}

/// `entities.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionsFile {
    #[serde(default)]
    entity: Vec<EntityEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntityEntry {
    name: Spanned<String>,
    kind: Option<StatedKind>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StatedKind {
    Person,
    Organization,
    Place,
    Event,
    None,
}

impl From<StatedKind> for Verdict {
    fn from(stated: StatedKind) -> Self {
        match stated {
            StatedKind::Person => Self::Is(Kind::Person),
            StatedKind::Organization => Self::Is(Kind::Organization),
            StatedKind::Place => Self::Is(Kind::Place),
            StatedKind::Event => Self::Is(Kind::Event),
            StatedKind::None => Self::NoName,
        }
    }
}

fn parse_corrections(text: &str) -> Result<Vec<Correction>, Complaint> {
    let written: CorrectionsFile = toml::from_str(text).map_err(|error| {
        (
            error.span().map(|span| line_of(text, span.start)),
            error.message().replace('\n', ", "),
            "the keys of an [[entity]] are name, kind (person, organization, place, event or none), aliases, not"
                .to_owned(),
        )
    })?;
    let name = |name: String| normal(name.trim().to_owned());
    let entries = written.entity.into_iter().map(|entity| {
        let line = line_of(text, entity.name.span().start);
        let correction = Correction {
            name: name(entity.name.into_inner()),
            verdict: entity.kind.map(Verdict::from).unwrap_or_default(),
            aliases: entity.aliases.into_iter().map(name).collect(),
            not: entity.not.into_iter().map(name).collect(),
        };
        let others = correction.aliases.iter().chain(&correction.not);
        if others.chain([&correction.name]).any(String::is_empty) {
            return Err((
                Some(line),
                "a name is empty".to_owned(),
                "write the name, or remove it".to_owned(),
            ));
        }
        if let Some(both) = correction
            .not
            .iter()
            .find(|not| **not == correction.name || correction.aliases.contains(not))
        {
            return Err((
                Some(line),
                format!(
                    "\"{both}\" is said to belong to \"{}\" and not to",
                    correction.name
                ),
                "take it out of aliases or out of not".to_owned(),
            ));
        }
        Ok(correction)
    });
    entries.collect()
}

/// The line, counted from 1, that the byte at `offset` stands in.
fn line_of(text: &str, offset: usize) -> usize {
    let before = text.bytes().take(offset);
    before.filter(|&byte| byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::{parse_corrections, parse_manifest};
    use crate::entity::{Kind, Verdict};

    #[test]
    fn dates_of_the_manifest_become_iso_text() {
        let text = "[[document]]\nfile = \"a\"\npublished = 2024-06-18\n[[document]]\nfile = \"b\"\npublished = 2024-06-18T14:30:00+07:00\n";
        let (manifest, lines) = parse_manifest(text).unwrap();
        let dates: Vec<_> = manifest
            .entries
            .into_iter()
            .map(|entry| entry.details[0].value.clone())
            .collect();
        assert_eq!(dates, ["2024-06-18", "2024-06-18T14:30:00+07:00"]);
        assert_eq!(lines, [2, 5]);
    }

    #[test]
    fn a_mistake_in_the_manifest_is_told_with_its_line() {
        for (text, line, word) in [
            ("title = 3\n", 1, "string"),
            ("judul = \"x\"\n", 1, "judul"),
            (
                "[[document]]\nfile = \"a\"\noutlets = \"x\"\n",
                3,
                "outlets",
            ),
            (
                "[[document]]\nfile = \"a\"\n[[document]]\nfile = \"a\"\n",
                4,
                "already",
            ),
            (
                "[[document]]\nfile = \"a\"\npublished = 07:32:00\n",
                3,
                "date",
            ),
            (
                "[[document]]\nfile = \"a\"\ninferred = [\"color\"]\n",
                3,
                "color",
            ),
        ] {
            let (found, message, _) = parse_manifest(text).unwrap_err();
            assert_eq!(found, Some(line), "{text}: {message}");
            assert!(message.contains(word), "{message}");
        }
    }

    #[test]
    fn corrections_come_in_the_order_of_the_file() {
        let text = "[[entity]]\nname = \"Kemenhut\"\nkind = \"organization\"\naliases = [\"Kementerian Kehutanan\"]\n[[entity]]\nname = \"Rabu\"\nkind = \"none\"\n[[entity]]\nname = \"Joko\"\nnot = [\"Wibowo\"]\n";
        let corrections = parse_corrections(text).unwrap();
        let told: Vec<_> = corrections
            .iter()
            .map(|it| (it.name.as_str(), it.verdict, it.aliases.len(), it.not.len()))
            .collect();
        assert_eq!(
            told,
            [
                ("Kemenhut", Verdict::Is(Kind::Organization), 1, 0),
                ("Rabu", Verdict::NoName, 0, 0),
                ("Joko", Verdict::Open, 0, 1),
            ]
        );
        assert_eq!(parse_corrections("").unwrap(), []);
        let mut strange = corrections;
        strange[2].aliases.push("\"Bung\" \\ Kecil".to_owned());
        let written: String = strange
            .iter()
            .map(|correction| correction.to_toml())
            .collect();
        assert_eq!(parse_corrections(&written).unwrap(), strange);
    }

    #[test]
    fn a_mistake_in_the_corrections_is_told_with_its_line() {
        for (text, line, word) in [
            ("[[entity]]\nkind = \"place\"\n", 1, "name"),
            ("[[entity]]\nname = \"A\"\nkind = \"thing\"\n", 3, "thing"),
            ("[[entity]]\nname = \"A\"\nalias = [\"B\"]\n", 3, "alias"),
            ("\n[[entity]]\nname = \" \"\n", 3, "empty"),
            (
                "[[entity]]\nname = \"A\"\naliases = [\"B\"]\nnot = [\"B\"]\n",
                2,
                "\"B\"",
            ),
        ] {
            let (found, message, _) = parse_corrections(text).unwrap_err();
            assert_eq!(found, Some(line), "{text}: {message}");
            assert!(message.contains(word), "{message}");
        }
    }
}
