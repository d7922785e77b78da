//! Which statements a reader wants to see, and in which order.
//!
//! Narrowing only leaves out and reorders: what is shown are the statements themselves, so a filter
//! and its opposite together are all of them. A name counts where a member's sentence mentions it,
//! a date where it stands in a member's sentence and begins in the period asked for.

use std::cmp::Reverse;

use crate::{
    address::{Filter, Order},
    base::{Arrange, Span},
    bundle::Bundle,
    compare::{Member, Statement, Verdict},
};

/// What statements must be like.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrowing<'a> {
    /// How many sources they have, or whether these differ.
    pub filter: Filter,
    /// The document that must tell them.
    pub within: Option<usize>,
    /// The document that must not.
    pub lacking: Option<usize>,
    /// The entity that they must name.
    pub entity: Option<u32>,
    /// The year, month or day that they must speak of; any where empty.
    pub day: &'a str,
    /// In which order they are wanted.
    pub order: Order,
}

impl Narrowing<'_> {
    /// Those of `statements` that are wanted, in the order that is wanted. Equals stay in the order
    /// given.
    pub fn of<'a>(&self, statements: &'a [Statement], bundle: &Bundle) -> Vec<&'a Statement> {
        let mut wanted: Vec<&Statement> = Vec::new();
        for statement in statements {
            if self.keeps(statement, bundle) {
                wanted.push(statement);
            }
        }
        match self.order {
            Order::Sources => wanted.arrange_by_key(|statement| Reverse(statement.sources)),
            Order::Conflicts => wanted.arrange_by_key(|statement| Reverse(n_hard(statement))),
            Order::Text => wanted.arrange_by_key(|statement| self.first(statement)),
        }
        wanted
    }

    fn keeps(&self, statement: &Statement, bundle: &Bundle) -> bool {
        let is_kept = match self.filter {
            Filter::All => true,
            Filter::Shared => statement.sources > 1,
            Filter::Alone => statement.sources == 1,
            Filter::Conflicts => n_hard(statement) > 0,
        };
        is_kept
            && self.within.is_none_or(|source| tells(statement, source))
            && !self.lacking.is_some_and(|source| tells(statement, source))
            && self.is_about(statement, bundle)
    }

    fn is_about(&self, statement: &Statement, bundle: &Bundle) -> bool {
        if self.entity.is_none() && self.day.is_empty() {
            return true;
        }
        let (mut names, mut dates) = (self.entity.is_none(), self.day.is_empty());
        for member in &statement.members {
            let Some(findings) = bundle.findings.get(member.document as usize) else {
                continue;
            };
            let sentence = Span {
                start: member.start,
                end: member.end,
            };
            names = names
                || findings.mentions.iter().any(|mention| {
                    Some(mention.entity) == self.entity && sentence.contains(mention.span)
                });
            dates = dates
                || findings
                    .dates
                    .iter()
                    .any(|date| date.from.starts_with(self.day) && sentence.contains(date.span));
        }
        names && dates
    }

    /// Where the chosen document tells a statement, else the first that does.
    fn first(&self, statement: &Statement) -> (u32, u32) {
        let place = |member: &Member| (member.document, member.start);
        let own = |member: &&Member| match self.within {
            Some(source) => member.document as usize == source,
            None => true,
        };
        let members = statement.members.iter();
        members.filter(own).map(place).min().unwrap_or_default()
    }
}

/// Whether a document is among a statement's sources.
pub fn tells(statement: &Statement, document: usize) -> bool {
    let mut members = statement.members.iter();
    members.any(|member| member.document as usize == document)
}

/// How many facts a statement's sources differ on.
fn n_hard(statement: &Statement) -> usize {
    let conflicts = statement.conflicts.iter();
    conflicts
        .filter(|conflict| conflict.verdict != Verdict::SameSaidDifferently)
        .count()
}

#[cfg(test)]
mod tests {
    use super::{Narrowing, tells};
    use crate::{
        address::{Filter, Order},
        base::Span,
        compare::{Member, Statement},
        corpus::{Detail, Entry, Field, Manifest, Source},
        engine::{Engine, prepare_plain},
        entity::Knowledge,
    };

    const SHARED: &str = "Banjir merendam tiga kecamatan di pesisir utara sejak Senin malam.";
    const PAIR: &str = "Bupati Rina Wulandari meminta warga Lamongan menjauhi bantaran sungai.";
    const ALONE: &str = "Petugas mendirikan dapur umum di halaman balai desa pada 3 Mei 2023.";
    const OTHER: &str = "Harga beras di pasar induk naik sejak awal pekan ini.";

    fn engine(reports: &[&[&str]]) -> Engine {
        let file = |at: usize| format!("{at}.txt");
        let sources = reports.iter().enumerate().map(|(at, lines)| Source {
            file: file(at),
            text: lines.join("\n"),
            ..Source::default()
        });
        let entries = (0..reports.len()).map(|at| Entry {
            file: file(at),
            id: None,
            details: vec![Detail::supplied(Field::Published, "2023-05-04".to_owned())],
        });
        let manifest = Manifest {
            entries: entries.collect(),
            ..Manifest::default()
        };
        Engine::new(prepare_plain(
            sources.collect(),
            &manifest,
            Knowledge::default(),
        ))
    }

    fn three() -> Engine {
        engine(&[&[SHARED, PAIR, ALONE], &[PAIR, SHARED], &[OTHER, SHARED]])
    }

    /// The sentences of each statement's first member, in order.
    fn shown(engine: &Engine, wanted: Narrowing<'_>) -> Vec<String> {
        let all = engine.statements();
        let shown = wanted.of(&all.statements, engine.bundle());
        let text = |member: &Member| {
            let document = engine.bundle().document(member.document as usize).unwrap();
            let span = Span {
                start: member.start,
                end: member.end,
            };
            span.of(&document.text).to_owned()
        };
        shown.iter().map(|one| text(&one.members[0])).collect()
    }

    #[test]
    fn a_source_and_its_absence_choose_statements() {
        let engine = three();
        let all = Narrowing::default();
        assert_eq!(shown(&engine, all), [SHARED, PAIR, ALONE, OTHER]);
        let within = |source| Narrowing {
            within: Some(source),
            ..all
        };
        assert_eq!(shown(&engine, within(0)), [SHARED, PAIR, ALONE]);
        let missing = Narrowing {
            lacking: Some(2),
            ..within(0)
        };
        assert_eq!(shown(&engine, missing), [PAIR, ALONE]);
        let alone = Narrowing {
            filter: Filter::Alone,
            ..within(2)
        };
        assert_eq!(shown(&engine, alone), [OTHER]);
    }

    #[test]
    fn a_name_and_a_date_choose_statements() {
        let engine = three();
        let named = |name: &str| Narrowing {
            entity: (0..)
                .zip(engine.entities())
                .find_map(|(at, entity)| (entity.name == name).then_some(at)),
            ..Narrowing::default()
        };
        assert_eq!(shown(&engine, named("Rina Wulandari")), [PAIR]);
        let on = |day| Narrowing {
            day,
            ..Narrowing::default()
        };
        assert_eq!(shown(&engine, on("2023-05-03")), [ALONE]);
        assert!(shown(&engine, on("2022")).is_empty());
    }

    #[test]
    fn the_order_of_a_source_puts_its_own_sentences_first() {
        let wanted = Narrowing {
            order: Order::Text,
            ..Narrowing::default()
        };
        let of = |within| Narrowing { within, ..wanted };
        let engine = three();
        assert_eq!(shown(&engine, of(None)), [SHARED, PAIR, ALONE, OTHER]);
        // Members are in the order of the corpus; the second source has the pair first.
        assert_eq!(shown(&engine, of(Some(1))), [PAIR, SHARED]);
    }

    #[test]
    fn told_by_one_alone_is_what_all_others_leave() {
        let engine = three();
        let all = engine.statements();
        let n = engine.documents().len();
        for source in 0..n {
            let alone = Narrowing {
                filter: Filter::Alone,
                within: Some(source),
                ..Narrowing::default()
            };
            let rest: Vec<&Statement> = all
                .statements
                .iter()
                .filter(|one| tells(one, source))
                .filter(|one| !(0..n).any(|other| other != source && tells(one, other)))
                .collect();
            assert_eq!(alone.of(&all.statements, engine.bundle()), rest);
        }
    }

    #[test]
    fn a_sentence_left_out_changes_its_own_row_alone() {
        let before = three();
        let after = engine(&[&[SHARED, PAIR], &[PAIR, SHARED], &[OTHER, SHARED]]);
        let rows = |engine: &Engine| shown(engine, Narrowing::default());
        let mut wanted = rows(&before);
        wanted.retain(|row| row != ALONE);
        assert_eq!(rows(&after), wanted);
        let sources = |engine: &Engine| -> Vec<u32> {
            let all = engine.statements().statements;
            all.iter().map(|one| one.sources).collect()
        };
        let fewer = engine(&[&[SHARED, PAIR, ALONE], &[PAIR], &[OTHER, SHARED]]);
        assert_eq!(sources(&before), [3, 2, 1, 1]);
        assert_eq!(sources(&fewer), [2, 2, 1, 1]);
    }
}
