//! Comparisons and statements in numbers: like beside like, since so they compress best.
//!
//! What the documents say themselves is left out: ids, files, and the values of conflicts.

use crate::{
    base::{Reader, Span, Writer},
    compare::{
        Change, Comparison, Conflict, ConflictKind, Member, Op, Passage, Reason, Relation,
        Statement, StatementConflict, Verdict,
    },
};

/// Scores have four decimals.
const SCORES: f64 = 10_000.0;

pub(in crate::bundle) fn put_comparison(out: &mut Writer, comparison: &Comparison) {
    let passages = &comparison.passages;
    let list = |number: &dyn Fn(&Passage) -> u32| passages.iter().map(number).collect::<Vec<_>>();
    out.numbers(&list(&|passage| {
        libm::round(passage.score * SCORES) as u32 * 2 + passage.relation as u32
    }));
    put_pairs(out, passages, |passage| (passage.a, passage.b));
    out.numbers(&list(&|passage| passage.changes.len() as u32));
    let changes: Vec<Change> = passages
        .iter()
        .flat_map(|passage| passage.changes.iter().copied())
        .collect();
    put_changes(out, &changes);
    out.spans(&comparison.only_a);
    out.spans(&comparison.only_b);
    let conflicts = &comparison.conflicts;
    let what: Vec<u32> = conflicts
        .iter()
        .map(|conflict| put_what(conflict.kind, conflict.verdict))
        .collect();
    out.numbers(&what);
    put_pairs(out, conflicts, |conflict| (conflict.a, conflict.b));
}

#[inline(never)]
pub(in crate::bundle) fn comparison(reader: &mut Reader<'_>) -> Comparison {
    let scores = reader.numbers();
    let places = pairs(reader);
    let lengths = reader.numbers();
    let mut all = changes(reader).into_iter();
    let mut passages = Vec::new();
    for ((score, (a, b)), length) in scores.into_iter().zip(places).zip(lengths) {
        passages.push(Passage {
            a,
            b,
            relation: match score % 2 {
                0 => Relation::Same,
                _ => Relation::Reworded,
            },
            score: f64::from(score / 2) / SCORES,
            changes: all.by_ref().take(length as usize).collect(),
        });
    }
    let (only_a, only_b) = (reader.spans(), reader.spans());
    let mut conflicts = Vec::new();
    for (number, (a, b)) in reader.numbers().into_iter().zip(pairs(reader)) {
        let (kind, verdict) = what(number);
        conflicts.push(Conflict {
            kind,
            a,
            b,
            value_a: String::new(),
            value_b: String::new(),
            verdict,
        });
    }
    Comparison {
        a: String::new(),
        b: String::new(),
        passages,
        only_a,
        only_b,
        conflicts,
    }
}

pub(in crate::bundle) fn put_statements(out: &mut Writer, statements: &[Statement]) {
    let lengths = |length: &dyn Fn(&Statement) -> usize| {
        let lengths = statements.iter().map(|one| length(one) as u32);
        lengths.collect::<Vec<_>>()
    };
    out.numbers(&lengths(&|statement| statement.members.len()));
    out.numbers(&lengths(&|statement| statement.conflicts.len()));
    let members = || statements.iter().flat_map(|one| &one.members);
    out.numbers(&members().map(|one| one.document).collect::<Vec<_>>());
    let place = |one: &Member| Span {
        start: one.start,
        end: one.end,
    };
    out.spans(&members().map(place).collect::<Vec<_>>());
    let conflicts: Vec<&StatementConflict> =
        statements.iter().flat_map(|one| &one.conflicts).collect();
    let mut what = Vec::new();
    for conflict in &conflicts {
        what.push(put_what(conflict.kind, conflict.verdict));
        what.push(conflict.documents.0);
        what.push(conflict.documents.1);
    }
    out.numbers(&what);
    put_pairs(out, &conflicts, |conflict| (conflict.a, conflict.b));
}

#[inline(never)]
pub(in crate::bundle) fn statements(reader: &mut Reader<'_>) -> Vec<Statement> {
    let (n_members, n_conflicts) = (reader.numbers(), reader.numbers());
    let mut members = reader.numbers().into_iter().zip(reader.spans());
    let mut whats = reader.numbers().into_iter();
    let mut places = pairs(reader);
    let mut statements = Vec::new();
    for (n_members, n_conflicts) in n_members.into_iter().zip(n_conflicts) {
        let mut statement = Statement {
            members: Vec::new(),
            sources: 0,
            conflicts: Vec::new(),
        };
        let mut last = None;
        for (document, span) in members.by_ref().take(n_members as usize) {
            statement.sources += u32::from(last.replace(document) != Some(document));
            statement.members.push(Member {
                file: String::new(),
                start: span.start,
                end: span.end,
                document,
            });
        }
        for (a, b) in places.by_ref().take(n_conflicts as usize) {
            let mut number = || whats.next().unwrap_or(0);
            let (kind, verdict) = what(number());
            statement.conflicts.push(StatementConflict {
                kind,
                documents: (number(), number()),
                file_a: String::new(),
                file_b: String::new(),
                a,
                b,
                value_a: String::new(),
                value_b: String::new(),
                verdict,
            });
        }
        statements.push(statement);
    }
    statements
}

fn put_what(kind: ConflictKind, verdict: Verdict) -> u32 {
    kind as u32 * 3 + verdict as u32
}

fn what(number: u32) -> (ConflictKind, Verdict) {
    let kind = match number / 3 {
        0 => ConflictKind::Quantity,
        1 => ConflictKind::Date,
        2 => ConflictKind::Time,
        3 => ConflictKind::Name,
        4 => ConflictKind::Place,
        5 => ConflictKind::Attribution,
        _ => ConflictKind::Quote,
    };
    let verdict = match number % 3 {
        0 => Verdict::Conflict,
        1 => Verdict::Update,
        _ => Verdict::SameSaidDifferently,
    };
    (kind, verdict)
}

pub(super) fn put_changes(out: &mut Writer, changes: &[Change]) {
    let what = |change: &Change| {
        let moved = u32::from(change.moved.is_some());
        moved * 32 + change.op as u32 * 8 + change.why.map_or(0, |why| why as u32 + 1)
    };
    out.numbers(&changes.iter().map(what).collect::<Vec<_>>());
    put_pairs(out, changes, |change| (change.a, change.b));
    let moved = changes.iter().filter_map(|change| change.moved);
    out.spans(&moved.collect::<Vec<_>>());
}

#[inline(never)]
pub(super) fn changes(reader: &mut Reader<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let steps = reader.numbers().into_iter().zip(pairs(reader));
    let mut moved = reader.spans().into_iter();
    for (what, (a, b)) in steps {
        changes.push(Change {
            op: match what / 8 % 4 {
                0 => Op::Equal,
                1 => Op::Insert,
                2 => Op::Delete,
                _ => Op::Replace,
            },
            a,
            b,
            why: match what % 8 {
                0 => None,
                1 => Some(Reason::Alias),
                2 => Some(Reason::Inflection),
                3 => Some(Reason::Spelling),
                4 => Some(Reason::Number),
                5 => Some(Reason::Date),
                6 => Some(Reason::Punctuation),
                _ => Some(Reason::Wording),
            },
            moved: if what < 32 { None } else { moved.next() },
        });
    }
    changes
}

fn put_pairs<T>(out: &mut Writer, items: &[T], pair: impl Fn(&T) -> (Span, Span)) {
    let pairs: Vec<(Span, Span)> = items.iter().map(pair).collect();
    out.spans(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
    out.spans(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
}

fn pairs(reader: &mut Reader<'_>) -> impl Iterator<Item = (Span, Span)> + use<> {
    let a = reader.spans();
    a.into_iter().zip(reader.spans())
}
