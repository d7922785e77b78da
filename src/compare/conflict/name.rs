//! Names of two sentences against each other.

use super::{Found, Sentence};
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
}

/// Whether one of the mentions is of the entity.
pub(super) fn has(mentions: &[Mention], entity: u32) -> bool {
    mentions.iter().any(|mention| mention.entity == entity)
}

/// The mention that `span` lies in or that it consists of.
fn mention_around<'a>(sentence: Sentence<'a>, span: Span) -> Option<&'a Mention> {
    sentence
        .mentions()
        .iter()
        .find(|mention| mention.span.contains(span))
}
