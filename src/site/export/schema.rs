//! The tables that other engines take, each with its columns: what both formats and both templates are
//! made from, so that none of them has a column that another lacks.
//!
//! Every row has an `id` of its own in its table; columns called after a table (`document`, `sentence`)
//! hold ids of that table. A column's name means one thing and has one type in all tables, which lets one
//! template do for every index.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or an id: found whole, counted, sorted by.
    Name,
    /// Several names, in order.
    Names,
    /// Running text, found by its words.
    Text,
    /// A number of bytes or of things.
    Number,
    /// A day of the calendar where it was written.
    Day,
    /// A moment.
    Moment,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Whether a row may lack it.
    pub(super) optional: bool,
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// A row a document.
    Documents,
    /// A row a sentence of a document, whatever its line is for.
    Sentences,
    /// A row a mention of an entity.
    Entities,
    /// A row a sentence of a statement.
    Statements,
    /// A row a difference between two sources of a statement.
    Conflicts,
}

/// What stands in a row under a column; it is of the column's kind.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    /// Nothing; in an optional column alone.
    Missing,
    /// What [`Kind::Name`] and [`Kind::Text`] hold.
    Text(&'a str),
    Names(&'a [&'a str]),
    Number(u32),
    /// Days since 1970-01-01.
    Day(i32),
    /// Seconds since 1970-01-01T00:00:00Z.
    Moment(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<Option<&'a str>> for Value<'a> {
    fn from(text: Option<&'a str>) -> Self {
        text.map_or(Self::Missing, Self::Text)
    }
}

impl<'a> From<&'a [&'a str]> for Value<'a> {
    fn from(names: &'a [&'a str]) -> Self {
        Self::Names(names)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        optional: false,
    }
}

const fn known(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        optional: true,
    }
}

const ID: Column = column("id", Kind::Name);
const DOCUMENT: Column = column("document", Kind::Name);
const FILE: Column = column("file", Kind::Name);
const OUTLET: Column = known("outlet", Kind::Name);
const PUBLISHED_ON: Column = known("published_on", Kind::Day);
const SENTENCE: Column = known("sentence", Kind::Name);
const START: Column = column("start", Kind::Number);
const END: Column = column("end", Kind::Number);
const TEXT: Column = column("text", Kind::Text);

impl Rows {
    /// All tables, in the order in which they are written.
    pub const ALL: [Self; 5] = [
        Self::Documents,
        Self::Sentences,
        Self::Entities,
        Self::Statements,
        Self::Conflicts,
    ];

    /// What it is called in the names of files and indexes.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Sentences => "sentences",
            Self::Entities => "entities",
            Self::Statements => "statements",
            Self::Conflicts => "conflicts",
        }
    }

    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            Self::Documents => {
                const {
                    &[
                        ID,
                        FILE,
                        OUTLET,
                        column("headline", Kind::Text),
                        column("byline", Kind::Names),
                        known("published", Kind::Name),
                        PUBLISHED_ON,
                        known("published_at", Kind::Moment),
                        known("url", Kind::Name),
                        known("language", Kind::Name),
                        column("inferred", Kind::Names),
                        column("words", Kind::Number),
                        column("sha256", Kind::Name),
                        TEXT,
                    ]
                }
            }
            Self::Sentences => {
                const {
                    &[
                        ID,
                        DOCUMENT,
                        FILE,
                        OUTLET,
                        PUBLISHED_ON,
                        column("role", Kind::Name),
                        START,
                        END,
                        TEXT,
                    ]
                }
            }
            Self::Entities => {
                const {
                    &[
                        ID,
                        column("entity", Kind::Name),
                        column("name", Kind::Name),
                        column("kind", Kind::Name),
                        DOCUMENT,
                        FILE,
                        OUTLET,
                        PUBLISHED_ON,
                        SENTENCE,
                        START,
                        END,
                        TEXT,
                    ]
                }
            }
            Self::Statements => {
                const {
                    &[
                        ID,
                        column("statement", Kind::Number),
                        column("sources", Kind::Number),
                        column("conflicts", Kind::Number),
                        DOCUMENT,
                        FILE,
                        OUTLET,
                        PUBLISHED_ON,
                        SENTENCE,
                        START,
                        END,
                        TEXT,
                    ]
                }
            }
            Self::Conflicts => {
                const {
                    &[
                        ID,
                        column("statement", Kind::Number),
                        column("kind", Kind::Name),
                        column("verdict", Kind::Name),
                        column("document_a", Kind::Name),
                        column("file_a", Kind::Name),
                        column("start_a", Kind::Number),
                        column("end_a", Kind::Number),
                        column("value_a", Kind::Text),
                        column("document_b", Kind::Name),
                        column("file_b", Kind::Name),
                        column("start_b", Kind::Number),
                        column("end_b", Kind::Number),
                        column("value_b", Kind::Text),
                    ]
                }
            }
        }
    }
}

/// The columns of all tables, each name once.
pub(super) fn columns() -> Vec<Column> {
    let mut all: Vec<Column> = Vec::new();
    for column in Rows::ALL.iter().flat_map(|table| table.columns()) {
        if !all.iter().any(|known| known.name == column.name) {
            all.push(*column);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Rows, columns};

    #[test]
    fn a_name_of_a_column_has_one_kind_in_all_tables() {
        let all = columns();
        for table in Rows::ALL {
            assert_eq!(table.columns()[0].name, "id", "{}", table.name());
            for column in table.columns() {
                let known = all.iter().find(|known| known.name == column.name);
                let kind = known.map(|known| known.kind);
                assert_eq!(kind, Some(column.kind), "{} {}", table.name(), column.name);
            }
        }
    }
}
