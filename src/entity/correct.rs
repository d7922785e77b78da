//! What a person knows better: corrections of the entities that were found.
//!
//! A [`Correction`] is one entry of `entities.toml`: a name, what it names, which other names belong
//! to it and which do not. That says all of renaming (a new name, the old one as its alias), joining
//! (the other's name as an alias), splitting (a name that does not belong) and retyping. Corrections
//! apply in their order, each to what the ones before it left, so that taking one back leaves the
//! others as they were. Names are compared in normal form.
//!
//! Lacking: two entities with one name can't be told apart here, as both are meant by it.

use super::{Alias, Entity, Findings, Kind, slug};
use crate::{base::Arrange, text::normal_form};

/// What a correction says of what a name names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing: it stays what it was found to be.
    #[default]
    Open,
    /// This.
    Is(Kind),
    /// It is no name at all.
    NoName,
}

/// One correction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// The canonical name.
    pub name: String,
    /// What it names.
    pub verdict: Verdict,
    /// Names that belong to it: with a canonical name comes all of that entity.
    pub aliases: Vec<String>,
    /// Names that do not.
    pub not: Vec<String>,
}

impl Correction {
    /// The correction as one line of text, without its end.
    pub fn to_line(&self) -> String {
        let verdict = match self.verdict {
            Verdict::Open => "",
            Verdict::Is(kind) => kind.word(),
            Verdict::NoName => NO_NAME,
        };
        let mut line = [&self.name, verdict].join("\t");
        for (names, sign) in [(&self.aliases, '+'), (&self.not, '-')] {
            for name in names {
                line.push('\t');
                line.push(sign);
                line.push_str(name);
            }
        }
        line
    }

    /// The inverse of [`Self::to_line`]; `None` where the line is none of its.
    pub fn from_line(line: &str) -> Option<Self> {
        let mut cells = line.split('\t');
        let mut correction = Self {
            name: cells.next().filter(|name| !name.is_empty())?.to_owned(),
            verdict: match cells.next()? {
                "" => Verdict::Open,
                NO_NAME => Verdict::NoName,
                word => Verdict::Is(Kind::ALL.into_iter().find(|kind| kind.word() == word)?),
            },
            ..Self::default()
        };
        for cell in cells {
            match cell.strip_prefix('+') {
                Some(alias) => correction.aliases.push(alias.to_owned()),
                None => correction.not.push(cell.strip_prefix('-')?.to_owned()),
            }
        }
        Some(correction)
    }

    /// The correction as an entry of `entities.toml`.
    pub fn to_toml(&self) -> String {
        let mut toml = String::from("[[entity]]\nname = ");
        push_quoted(&mut toml, &self.name);
        let word = match self.verdict {
            Verdict::Open => None,
            Verdict::Is(kind) => Some(kind.word()),
            Verdict::NoName => Some(NO_NAME),
        };
        if let Some(word) = word {
            toml.push_str("\nkind = ");
            push_quoted(&mut toml, word);
        }
        for (key, names) in [("\naliases = [", &self.aliases), ("\nnot = [", &self.not)] {
            let mut before = key;
            for name in names {
                toml.push_str(before);
                push_quoted(&mut toml, name);
                before = ", ";
            }
            if !names.is_empty() {
                toml.push(']');
            }
        }
        toml.push_str("\n\n");
        toml
    }
}

/// The kind of what is no name, as a word.
pub const NO_NAME: &str = "none";

/// Adds a text as a basic string of TOML.
fn push_quoted(toml: &mut String, text: &str) {
    toml.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => toml.extend(['\\', c]),
            c if c.is_control() => toml.push(' '),
            c => toml.push(c),
        }
    }
    toml.push('"');
}

/// Corrected entities, and where each name of the old ones went.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    /// The old ones in their places, those without a name left among them, then new ones.
    pub entities: Vec<Entity>,
    names: Vec<Name>,
    /// Where each entity's names begin in `names`; each has its canonical name first.
    firsts: Vec<usize>,
}

/// A name of an entity as it was found.
#[derive(Clone, Debug)]
struct Name {
    written: String,
    form: String,
    reason: String,
    /// The entity that it names now; `None` where it is no name.
    home: Option<usize>,
}

/// Why a name that a person gave belongs to an entity.
const REASON: &str = "by correction";

impl Corrected {
    /// Applies corrections to entities.
    pub fn new(entities: &[Entity], corrections: &[Correction]) -> Self {
        let mut corrected = Self {
            entities: entities.to_vec(),
            ..Self::default()
        };
        for (home, entity) in entities.iter().enumerate() {
            corrected.firsts.push(corrected.names.len());
            corrected.add(&entity.name, "", home);
            for alias in &entity.aliases {
                corrected.add(&alias.name, &alias.reason, home);
            }
        }
        for correction in corrections {
            corrected.apply(correction);
        }
        corrected.list_aliases();
        corrected
    }

    fn add(&mut self, written: &str, reason: &str, home: usize) {
        self.names.push(Name {
            written: written.to_owned(),
            form: normal_form(written),
            reason: reason.to_owned(),
            home: Some(home),
        });
    }

    fn apply(&mut self, correction: &Correction) {
        let form = normal_form(&correction.name);
        let target = match self.called(&form) {
            Some(target) => target,
            None => {
                let of = correction.aliases.iter().map(|name| normal_form(name));
                let kind = of.chain([form.clone()]).find_map(|form| self.kind(&form));
                let target = self.found(&correction.name, kind);
                self.claim(&form, target);
                target
            }
        };
        if let Some(entity) = self.entities.get_mut(target) {
            entity.name.clone_from(&correction.name);
        }
        for alias in &correction.aliases {
            let form = normal_form(alias);
            match self.called(&form) {
                Some(other) => self.all_of(other, Some(target)),
                None => self.claim(&form, target),
            }
        }
        for other in &correction.not {
            let form = normal_form(other);
            let kind = self.entities.get(target).map(|entity| entity.kind);
            let home = match self.called(&form).filter(|&home| home != target) {
                Some(home) => home,
                None => self.found(other, kind),
            };
            for name in &mut self.names {
                if name.form == form && name.home == Some(target) {
                    name.home = Some(home);
                    name.reason = REASON.to_owned();
                }
            }
        }
        match correction.verdict {
            Verdict::Open => {}
            Verdict::Is(kind) => {
                if let Some(entity) = self.entities.get_mut(target) {
                    entity.kind = kind;
                }
            }
            Verdict::NoName => self.all_of(target, None),
        }
    }

    /// The entity with this canonical name that has names in the texts.
    fn called(&self, form: &str) -> Option<usize> {
        let lives = |home: usize| self.names.iter().any(|name| name.home == Some(home));
        let mut entities = self.entities.iter().enumerate();
        entities
            .find(|(home, entity)| normal_form(&entity.name) == form && lives(*home))
            .map(|(home, _)| home)
    }

    /// What the entity with this name among its names is.
    fn kind(&self, form: &str) -> Option<Kind> {
        let name = self.names.iter().find(|name| name.form == form)?;
        Some(self.entities.get(name.home?)?.kind)
    }

    /// A new entity.
    fn found(&mut self, name: &str, kind: Option<Kind>) -> usize {
        let slug = slug(name);
        let mut id = slug.clone();
        let mut n = 2u32;
        while self.entities.iter().any(|entity| entity.id == id) {
            id = [&*slug, "-", &*n.to_string()].concat();
            n += 1;
        }
        self.entities.push(Entity {
            id,
            kind: kind.unwrap_or(Kind::Person),
            name: name.to_owned(),
            aliases: Vec::new(),
        });
        self.entities.len() - 1
    }

    /// Gives a name to an entity, wherever it was.
    fn claim(&mut self, form: &str, home: usize) {
        for name in self.names.iter_mut().filter(|name| name.form == form) {
            name.home = Some(home);
            name.reason = REASON.to_owned();
        }
    }

    /// Gives all names of one entity to another, or to none.
    fn all_of(&mut self, from: usize, to: Option<usize>) {
        for name in &mut self.names {
            if name.home == Some(from) && to != Some(from) {
                name.home = to;
                name.reason = REASON.to_owned();
            }
        }
    }

    fn list_aliases(&mut self) {
        for (home, entity) in self.entities.iter_mut().enumerate() {
            let own = self.names.iter().filter(|name| name.home == Some(home));
            let mut aliases: Vec<Alias> = own
                .filter(|name| name.written != entity.name)
                .map(|name| Alias {
                    name: name.written.clone(),
                    reason: name.reason.clone(),
                    ground: None,
                })
                .collect();
            aliases.arrange_by(|one, other| one.name.cmp(&other.name));
            aliases.dedup_by(|one, other| one.name == other.name);
            entity.aliases = aliases;
        }
    }

    /// The entity that `entity` is now where it is written so; `None` where it is no name.
    pub fn entity(&self, entity: u32, written: &str) -> Option<u32> {
        let first = *self.firsts.get(entity as usize)?;
        let end = self.firsts.get(entity as usize + 1).copied();
        let names = self.names.get(first..end.unwrap_or(self.names.len()))?;
        let form = normal_form(written);
        let name = names.iter().find(|name| name.form == form);
        let home = name.or_else(|| names.first())?.home?;
        u32::try_from(home).ok()
    }

    /// Where all names of an entity went together; the outer `None` where they parted.
    fn whole(&self, entity: u32) -> Option<Option<usize>> {
        let first = *self.firsts.get(entity as usize)?;
        let end = self.firsts.get(entity as usize + 1).copied();
        let (name, others) = self
            .names
            .get(first..end.unwrap_or(self.names.len()))?
            .split_first()?;
        let together = others.iter().all(|other| other.home == name.home);
        together.then_some(name.home)
    }

    /// Changes what was found in a document by what is known now. The document's text is asked for
    /// only where names of one entity parted.
    pub fn findings<'a>(&self, findings: &mut Findings, text: impl Fn() -> &'a str) {
        findings.mentions.retain_mut(|mention| {
            let home = match self.whole(mention.entity) {
                Some(home) => home.and_then(|home| u32::try_from(home).ok()),
                None => self.entity(mention.entity, mention.span.of(text())),
            };
            home.inspect(|&home| mention.entity = home).is_some()
        });
        for quote in &mut findings.quotes {
            let Some(speaker) = &mut quote.speaker else {
                continue;
            };
            // A speaker goes by the canonical name of before.
            let canonical = self
                .firsts
                .iter()
                .filter_map(|&first| self.names.get(first));
            let mut same = canonical.filter(|name| name.written == *speaker);
            let home = same.next().and_then(|name| name.home);
            if let Some(entity) = home.and_then(|home| self.entities.get(home)) {
                speaker.clone_from(&entity.name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Corrected, Correction, Verdict};
    use crate::{
        base::Span,
        entity::{Alias, Entity, Findings, Kind, Mention, Quote},
    };

    fn entity(name: &str, kind: Kind, aliases: &[&str]) -> Entity {
        Entity {
            id: super::slug(name),
            kind,
            name: name.to_owned(),
            aliases: aliases
                .iter()
                .map(|alias| Alias {
                    name: (*alias).to_owned(),
                    reason: "surname".to_owned(),
                    ground: None,
                })
                .collect(),
        }
    }

    fn found() -> Vec<Entity> {
        vec![
            entity("Joko Wibowo", Kind::Person, &["Joko", "Wibowo"]),
            entity("Ratna Wibowo", Kind::Person, &[]),
            entity("Rimba", Kind::Place, &["RB"]),
        ]
    }

    fn correction(name: &str, aliases: &[&str], not: &[&str]) -> Correction {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Correction {
            name: name.to_owned(),
            aliases: owned(aliases),
            not: owned(not),
            ..Correction::default()
        }
    }

    /// What a name of the entity with this number means after the corrections.
    fn check(corrections: &[Correction], expected: &[(u32, &str, Option<&str>)]) {
        let corrected = Corrected::new(&found(), corrections);
        for &(entity, written, now) in expected {
            let home = corrected.entity(entity, written);
            let name = home.map(|home| corrected.entities[home as usize].name.as_str());
            assert_eq!(name, now, "{written}: {corrections:?}");
        }
    }

    #[test]
    fn a_new_name_takes_all_the_old_ones_along() {
        let renamed = [correction("Joko B. Wibowo", &["Joko Wibowo"], &[])];
        check(
            &renamed,
            &[
                (0, "Joko Wibowo", Some("Joko B. Wibowo")),
                (0, "wibowo", Some("Joko B. Wibowo")),
                (1, "Ratna Wibowo", Some("Ratna Wibowo")),
            ],
        );
        let corrected = Corrected::new(&found(), &renamed);
        let names: Vec<&str> = corrected.entities[3]
            .aliases
            .iter()
            .map(|alias| alias.name.as_str())
            .collect();
        assert_eq!(names, ["Joko", "Joko Wibowo", "Wibowo"]);
        assert_eq!(corrected.entities[3].kind, Kind::Person);
        assert!(corrected.entities[0].aliases.is_empty());
        // Other capitals are no other name.
        check(
            &[correction("JOKO WIBOWO", &[], &[])],
            &[(0, "Joko", Some("JOKO WIBOWO"))],
        );
    }

    #[test]
    fn two_become_one_and_one_becomes_two() {
        check(
            &[correction("Joko Wibowo", &["Ratna Wibowo"], &["Wibowo"])],
            &[
                (1, "Ratna Wibowo", Some("Joko Wibowo")),
                (0, "Joko", Some("Joko Wibowo")),
                (0, "Wibowo", Some("Wibowo")),
            ],
        );
        // A part of an entity can be given to another.
        check(
            &[correction("Ratna Wibowo", &["Wibowo"], &[])],
            &[
                (0, "Wibowo", Some("Ratna Wibowo")),
                (0, "Joko", Some("Joko Wibowo")),
            ],
        );
    }

    #[test]
    fn each_applies_to_what_the_ones_before_it_left() {
        let one = correction("Wibowo", &["Joko Wibowo"], &[]);
        let two = correction("Wibowo", &["Ratna Wibowo"], &["Joko"]);
        check(
            &[one, two],
            &[
                (0, "Wibowo", Some("Wibowo")),
                (1, "Ratna Wibowo", Some("Wibowo")),
                (0, "Joko", Some("Joko")),
            ],
        );
        check(&[], &[(0, "Joko", Some("Joko Wibowo"))]);
    }

    #[test]
    fn what_is_no_name_is_marked_no_more_and_a_kind_can_be_changed() {
        let mut none = correction("Rimba", &[], &[]);
        none.verdict = Verdict::NoName;
        check(
            std::slice::from_ref(&none),
            &[(2, "RB", None), (0, "Joko", Some("Joko Wibowo"))],
        );
        none.verdict = Verdict::Is(Kind::Organization);
        let corrected = Corrected::new(&found(), &[none]);
        assert_eq!(corrected.entities[2].kind, Kind::Organization);
    }

    #[test]
    fn a_correction_comes_back_from_its_line() {
        let mut full = correction("Joko", &["+B", "C"], &["-D"]);
        for verdict in [
            Verdict::Open,
            Verdict::NoName,
            Verdict::Is(Kind::Place),
            Verdict::Is(Kind::Event),
        ] {
            full.verdict = verdict;
            assert_eq!(Correction::from_line(&full.to_line()), Some(full.clone()));
        }
        for line in ["", "\t", "Joko", "Joko\tthing", "Joko\t\tno sign"] {
            assert_eq!(Correction::from_line(line), None, "{line:?}");
        }
    }

    #[test]
    fn findings_follow() {
        let text = "Wibowo: \"Rimba!\"";
        let mention = |start, end, entity| Mention {
            span: Span { start, end },
            entity,
        };
        let mut findings = Findings {
            mentions: vec![mention(0, 6, 0), mention(9, 14, 2)],
            quotes: vec![Quote {
                span: Span { start: 9, end: 15 },
                speaker: Some("Joko Wibowo".to_owned()),
                cue: None,
            }],
            ..Findings::default()
        };
        let mut none = correction("Rimba", &[], &[]);
        none.verdict = Verdict::NoName;
        let renamed = correction("J. Wibowo", &["Joko Wibowo"], &[]);
        Corrected::new(&found(), &[none, renamed]).findings(&mut findings, || text);
        assert_eq!(findings.mentions, [mention(0, 6, 3)]);
        assert_eq!(findings.quotes[0].speaker.as_deref(), Some("J. Wibowo"));
    }
}
