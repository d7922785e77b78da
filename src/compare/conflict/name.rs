//! Names and quotations of two sentences against each other.

use super::{Found, Sentence, called::is_variant};
use crate::{
    base::Span,
    compare::{Change, ConflictKind, Op, Reason, Relation, Verdict},
    entity::{Entity, Kind, Mention},
};

impl Found<'_> {
    pub(super) fn names(&mut self, entities: &[Entity]) {
        let passage = self.passage;
        for (at, change) in passage.changes.iter().enumerate() {
            if change.op != Op::Replace {
                continue;
            }
            let (Some(a), Some(b)) = (
                mention_around(self.a, change.a),
                mention_around(self.b, change.b),
            ) else {
                continue;
            };
            if a.entity == b.entity {
                if change.why != Some(Reason::Punctuation) && !self.is_written_alike(a.span, b.span)
                {
                    self.name(ConflictKind::Name, a, b, Verdict::SameSaidDifferently);
                }
                continue;
            }
            let is_equal = |change: Option<&Change>| change.is_none_or(|c| c.op == Op::Equal);
            let is_slot = change.a == a.span
                && change.b == b.span
                && is_equal(at.checked_sub(1).and_then(|at| passage.changes.get(at)))
                && is_equal(passage.changes.get(at + 1));
            // A name that the other sentence has elsewhere was only moved.
            let is_moved = has(self.a.mentions(), b.entity) || has(self.b.mentions(), a.entity);
            if !is_slot || is_moved || passage.relation != Relation::Same {
                continue;
            }
            let kind = |mention: &Mention| Some(entities.get(mention.entity as usize)?.kind);
            let conflict = match (kind(a), kind(b)) {
                (Some(Kind::Person), Some(Kind::Person)) => ConflictKind::Name,
                // A capital stands for its state, and a town lies in its province: two places
                // exclude each other only where neither report knows the other's.
                (Some(Kind::Place), Some(Kind::Place))
                    if !has(&self.a.side.findings.mentions, b.entity)
                        && !has(&self.b.side.findings.mentions, a.entity) =>
                {
                    ConflictKind::Place
                }
                _ => continue,
            };
            self.name(conflict, a, b, Verdict::Conflict);
        }
    }

    /// Adds what two names amount to, once: several words of one name may have been replaced.
    fn name(&mut self, kind: ConflictKind, a: &Mention, b: &Mention, verdict: Verdict) {
        let (a, b) = (a.span, b.span);
        let is_known = self
            .conflicts
            .iter()
            .any(|known| known.a == a && known.b == b);
        if !is_known {
            self.push(kind, a, b, verdict);
        }
    }

    /// One quotation with two speakers, or in two wordings.
    pub(super) fn quotes(&mut self, entities: &[Entity]) {
        let (Some(a), Some(b)) = (only_quote(self.a), only_quote(self.b)) else {
            return;
        };
        let passage = self.passage;
        // Steps inside both quotations, by what they do.
        let (mut equal, mut changed) = (0, 0);
        for change in &self.passage.changes {
            let inside = a.0.overlaps(change.a) && b.0.overlaps(change.b);
            match change.op {
                Op::Equal if inside => equal += change.a.len(),
                Op::Replace if inside && change.why != Some(Reason::Punctuation) => {
                    changed += change.a.len();
                }
                Op::Delete if a.0.contains(change.a) => changed += change.a.len(),
                Op::Insert if b.0.contains(change.b) => changed += change.b.len(),
                Op::Equal | Op::Replace | Op::Delete | Op::Insert => {}
            }
        }
        // What one speaker says of another name or with another member of a list is no translation.
        if a.1 == b.1
            && equal * 2 >= a.0.len().min(b.0.len())
            && passage.changes.iter().any(|change| {
                a.0.contains(change.a) && b.0.contains(change.b) && self.is_other_thing(change)
            })
        {
            self.push(ConflictKind::Quote, a.0, b.0, Verdict::Conflict);
            return;
        }
        // Two quotations that share less than half are two quotations.
        if equal * 2 < a.0.len().max(b.0.len()) {
            return;
        }
        if changed > 0 && !self.is_written_alike(a.0, b.0) {
            self.push(ConflictKind::Quote, a.0, b.0, Verdict::SameSaidDifferently);
        }
        let person = |speaker: Option<&str>| {
            entities.iter().position(|entity| {
                entity.kind == Kind::Person && Some(entity.name.as_str()) == speaker
            })
        };
        if let (Some(one), Some(other)) = (person(a.1), person(b.1))
            && one != other
            && !is_one_name(entities, one, other)
        {
            // A speaker who is named in another sentence may have been found wrongly.
            let place = |sentence: Sentence<'_>, entity: usize| {
                sentence
                    .mentions()
                    .iter()
                    .find(|mention| mention.entity as usize == entity)
                    .map(|mention| mention.span)
            };
            let (Some(a), Some(b)) = (place(self.a, one), place(self.b, other)) else {
                return;
            };
            self.push(ConflictKind::Attribution, a, b, Verdict::Conflict);
        }
    }
}

impl Found<'_> {
    /// Whether a replacement is of one name by another, or of one member of a list by another.
    fn is_other_thing(&self, change: &Change) -> bool {
        if change.op != Op::Replace || change.why != Some(Reason::Wording) {
            return false;
        }
        let is_named = |one: Sentence<'_>, span: Span, other: Sentence<'_>| {
            one.mentions().iter().any(|mention| {
                span.contains(mention.span) && !has(other.mentions(), mention.entity)
            })
        };
        let names = is_named(self.a, change.a, self.b) && is_named(self.b, change.b, self.a);
        names || (is_member(self.a, change.a) && is_member(self.b, change.b))
    }
}

/// Whether a stretch stands between two commas, or a comma and a conjunction, as a member of a list
/// does.
fn is_member(sentence: Sentence<'_>, span: Span) -> bool {
    let before = sentence.written(Span {
        start: sentence.span.start,
        end: span.start,
    });
    let after = sentence.written(Span {
        start: span.end,
        end: sentence.span.end,
    });
    let (before, after) = (before.trim_end(), after.trim_start());
    before.ends_with(',') && (after.starts_with(',') || after.starts_with("dan "))
}

/// The part of a quotation that lies in the sentence, and its speaker, where there is one only.
fn only_quote<'a>(sentence: Sentence<'a>) -> Option<(Span, Option<&'a str>)> {
    let quotes = &sentence.side.findings.quotes;
    let start = quotes.partition_point(|quote| quote.span.end <= sentence.span.start);
    let mut here = quotes
        .iter()
        .skip(start)
        .take_while(|quote| quote.span.start < sentence.span.end);
    let quote = here.next()?;
    if here.next().is_some() {
        return None;
    }
    let span = Span {
        start: quote.span.start.max(sentence.span.start),
        end: quote.span.end.min(sentence.span.end),
    };
    Some((span, quote.speaker.as_deref()))
}

/// Whether two people's names are spellings of one.
fn is_one_name(entities: &[Entity], a: usize, b: usize) -> bool {
    match (entities.get(a), entities.get(b)) {
        (Some(a), Some(b)) => is_variant(&a.name, &b.name),
        _ => false,
    }
}

fn has(mentions: &[Mention], entity: u32) -> bool {
    mentions.iter().any(|mention| mention.entity == entity)
}

/// The mention that `span` lies in or that it consists of.
fn mention_around<'a>(sentence: Sentence<'a>, span: Span) -> Option<&'a Mention> {
    sentence
        .mentions()
        .iter()
        .find(|mention| mention.span.contains(span))
}
