//! What is found in a document, and the entities of a corpus.

use serde::Serialize;

use crate::{base::Span, text::normal_form};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A human being.
    Person,
    /// A body of people: a state organ, a party, a company, an agency.
    Organization,
    /// A country, region, city, building or landscape.
    Place,
    /// A war, summit, election, disaster with a name of its own.
    Event,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Event];

    /// The kind's name in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Event => "event",
        }
    }
}

/// Another name of an entity, and why it is taken for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alias {
    /// The name as written in the corpus.
    pub name: String,
    /// Why it belongs to the entity, for a reader (`"surname of Vladimir Putin"`).
    pub reason: String,
    /// By which rule, and where that can be seen. A bundle does not store it: the page shows the
    /// reason alone.
    #[serde(skip)]
    pub ground: Option<Ground>,
}

/// The rule by which a name was joined to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A list of general knowledge has both names.
    Listed,
    /// The names sound alike, or differ in marks alone.
    Spelling,
    /// The text gives the one as the other's abbreviation or translation.
    Expansion,
    /// The one has the initials of the other.
    Initials,
    /// The one is part of the other, and of no other name.
    ShortForm,
    /// The one is a word of the name of a person of whom the text spoke.
    PartOfName,
}

/// What a joining of names rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The rule.
    pub rule: Rule,
    /// The document and the words in it that show the joining or have the fuller name; a list's
    /// names may stand in no document.
    pub evidence: Option<(u32, Span)>,
}

/// One person, organization, place or event of a corpus, under all its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Stable name, unique in the corpus: lower-case ASCII letters, digits and hyphens.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its canonical name.
    pub name: String,
    /// Its other names that occur in the corpus, sorted.
    pub aliases: Vec<Alias>,
}

/// A name as lower-case ASCII letters and digits with single hyphens between: the id of the first
/// entity that has it, `x` where nothing is left of it.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in normal_form(name).bytes() {
        if letter.is_ascii_alphanumeric() {
            slug.push(char::from(letter));
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    while slug.ends_with('-') {
        slug.pop();
    }
    if slug.is_empty() {
        slug.push('x');
    }
    slug
}

/// One occurrence of an entity's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where the name stands.
    pub span: Span,
    /// Index into the corpus's entities.
    pub entity: u32,
}

/// A date as written, resolved against the document's own date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands.
    pub span: Span,
    /// ISO 8601 at the precision stated: `2006`, `2019-12` or `2024-06-18`.
    pub from: String,
    /// The same; equal to `from` unless a range is stated.
    pub to: String,
}

/// How a stated number bounds the real one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// `11.000 kontainer`
    Exact,
    /// `sekitar 11.000 kontainer`
    About,
    /// `lebih dari 11.000 kontainer`
    AtLeast,
    /// `kurang dari 11.000 kontainer`
    AtMost,
}

/// A stated number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where it stands, bound words excluded.
    pub span: Span,
    /// The number.
    pub value: f64,
    /// The unit or the thing counted, in normal form; empty for a bare number.
    pub unit: String,
    /// How the number bounds the real one.
    pub bound: Bound,
}

/// A direct quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// What stands inside the quotation marks.
    pub span: Span,
    /// The speaker's canonical name, else the role as written, else `None`.
    pub speaker: Option<String>,
    /// The word that attributes it (`kata`, `ujar`, `tulis`), in normal form.
    pub cue: Option<String>,
}

/// Who says or reports what a sentence tells, and through whom it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words that attribute, from the first to the last.
    pub span: Span,
    /// The canonical name of who speaks or reports, else the words as written.
    pub source: String,
    /// Who passed it on: the medium that the source spoke to, or that cites it.
    pub via: Option<String>,
    /// The word that attributes (`kata`, `dilansir`, `kepada`), in lower case.
    pub cue: String,
}

/// Everything found in one document; each list in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Names, never overlapping.
    pub mentions: Vec<Mention>,
    /// Dates.
    pub dates: Vec<DateMention>,
    /// Quantities.
    pub quantities: Vec<Quantity>,
    /// Direct quotations.
    pub quotes: Vec<Quote>,
    /// Who is said to say or report something. A bundle does not store them: the page shows none.
    pub attributions: Vec<Attribution>,
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn an_id_is_ascii() {
        assert_eq!(slug("Côte d’Ivoire"), "cote-d-ivoire");
        assert_eq!(slug("(Kota) Lama..."), "kota-lama");
        assert_eq!(slug("平壌"), "x");
    }
}
