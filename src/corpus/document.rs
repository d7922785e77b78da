//! What a document is once it has been read.

use serde::Serialize;

use super::{
    Offsets,
    detail::{Detail, Field},
};
use crate::base::{Span, Text};

/// What a line of a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The article's title.
    Headline,
    /// The outlet's own summary under the headline.
    Summary,
    /// Who wrote it and when it was published.
    Byline,
    /// The text or title of a picture, or its credit.
    Caption,
    /// A heading inside the article.
    Subheading,
    /// The article's running text.
    Body,
    /// Site furniture: menus, advertisements, links to other articles.
    Boilerplate,
}

/// One non-blank line of a document and its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the line is for.
    pub role: Role,
    /// The line without the white space at its ends.
    pub span: Span,
}

/// One report, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Stable name, used in links.
    pub id: String,
    /// The file's name inside the corpus; for a `.jsonl` corpus the line's `id`.
    pub file: String,
    /// The whole file as text: UTF-8 in normal form C.
    pub text: Text,
    /// Where the text's bytes stand in the file.
    pub offsets: Offsets,
    /// SHA-256 of the file's bytes in hexadecimal digits; for a `.jsonl` corpus of the line's
    /// `text`.
    pub sha256: String,
    /// What is known of it besides its text, in the order of [`Field`] and of the page.
    pub details: Vec<Detail>,
    /// One block a non-blank line, in the order of the text.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The first detail about `field`.
    pub fn detail(&self, field: Field) -> Option<&Detail> {
        self.details.iter().find(|detail| detail.field == field)
    }

    fn value(&self, field: Field) -> Option<&str> {
        self.detail(field).map(|detail| detail.value.as_str())
    }

    /// The headline's text; empty where the page has none.
    pub fn headline(&self) -> &str {
        self.value(Field::Headline).unwrap_or_default()
    }

    /// The outlet's name, where known.
    pub fn outlet(&self) -> Option<&str> {
        self.value(Field::Outlet)
    }

    /// When it was published, where known: an ISO 8601 date or date-time.
    pub fn published(&self) -> Option<&str> {
        self.value(Field::Published)
    }

    /// The page's address, where known.
    pub fn url(&self) -> Option<&str> {
        self.value(Field::Url)
    }

    /// Names and initials of the authors and editors.
    pub fn byline(&self) -> Vec<&str> {
        let signs = |detail: &&Detail| matches!(detail.field, Field::Byline | Field::Initials);
        let signed = self.details.iter().filter(signs);
        signed.map(|detail| detail.value.as_str()).collect()
    }

    /// The outlet where known, else the document's id: what a reader sees as the source's name.
    pub fn source_name(&self) -> &str {
        self.outlet().unwrap_or(&self.id)
    }

    /// Whether a passage stands in what the article tells, not in its byline or the site's furniture.
    pub fn tells(&self, passage: Span) -> bool {
        self.blocks
            .iter()
            .find(|block| block.span.overlaps(passage))
            .is_some_and(|block| !matches!(block.role, Role::Byline | Role::Boilerplate))
    }

    /// The fields that are inferred, each once.
    pub fn inferred(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        for detail in &self.details {
            if detail.origin.is_inferred() && fields.last() != Some(&detail.field) {
                fields.push(detail.field);
            }
        }
        fields
    }
}

#[cfg(test)]
impl Document {
    /// A document of these lines, for tests; what is known of it besides is `details`.
    pub(crate) fn of_lines(id: &str, lines: &[(Role, &str)], details: Vec<Detail>) -> Self {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for (role, line) in lines {
            let start = text.len();
            text.push_str(line);
            blocks.push(Block {
                role: *role,
                span: Span::new(start, text.len()),
            });
            text.push('\n');
        }
        Self {
            id: id.to_owned(),
            file: format!("{id}.txt"),
            text: text.into(),
            details,
            blocks,
            ..Self::default()
        }
    }
}
