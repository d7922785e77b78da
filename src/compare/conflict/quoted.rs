//! Quotations of two aligned sentences against each other.
//!
//! Translators render one quotation in several wordings and marks. What keeps half of its words is
//! taken for one quotation. What is lacking: several quotations in a sentence, and quotations that
//! the other report tells without marks.

use super::{Found, Sentence, called::is_variant, name::has};
use crate::{
    base::Span,
    compare::{Change, ConflictKind, Op, Reason, Verdict},
    entity::{Entity, Kind},
};

/// The part of a quotation that lies in a sentence, and its speaker.
type Quoted<'a> = (Span, Option<&'a str>);

/// How much of two quotations stands in both, in bytes.
struct Shared {
    equal: usize,
    changed: usize,
    /// Whether a mark within was replaced by another.
    is_marked_otherwise: bool,
}

impl Found<'_> {
    /// One quotation with two speakers, or in two wordings.
    pub(super) fn quotes(&mut self, entities: &[Entity]) {
        let (Some(a), Some(b)) = (only_quote(self.a), only_quote(self.b)) else {
            return;
        };
        let Shared {
            equal,
            changed,
            is_marked_otherwise,
        } = self.shared(a.0, b.0);
        // What one speaker says of another name or with another member of a list is no translation.
        if a.1 == b.1
            && equal * 2 >= a.0.len().min(b.0.len())
            && self.passage.changes.iter().any(|change| {
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
        if is_marked_otherwise || (changed > 0 && !self.is_written_alike(a.0, b.0)) {
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

    /// The steps inside both stretches, by what they do.
    fn shared(&self, a: Span, b: Span) -> Shared {
        let mut shared = Shared {
            equal: 0,
            changed: 0,
            is_marked_otherwise: false,
        };
        for change in &self.passage.changes {
            let is_inside = a.overlaps(change.a) && b.overlaps(change.b);
            match change.op {
                Op::Equal if is_inside => shared.equal += change.a.len(),
                Op::Replace if is_inside && change.why == Some(Reason::Punctuation) => {
                    // Quotation marks differ from outlet to outlet.
                    let is_quotation = |sentence: Sentence<'_>, span| {
                        let mark = sentence.written(span);
                        mark.contains(['"', '\'', '“', '”', '‘', '’'])
                    };
                    shared.is_marked_otherwise |= a.contains(change.a)
                        && b.contains(change.b)
                        && !is_quotation(self.a, change.a)
                        && !is_quotation(self.b, change.b);
                }
                Op::Replace if is_inside => shared.changed += change.a.len(),
                Op::Delete if a.contains(change.a) => shared.changed += change.a.len(),
                Op::Insert if b.contains(change.b) => shared.changed += change.b.len(),
                Op::Equal | Op::Replace | Op::Delete | Op::Insert => {}
            }
        }
        shared
    }

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
fn only_quote<'a>(sentence: Sentence<'a>) -> Option<Quoted<'a>> {
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

#[cfg(test)]
mod tests {
    use crate::compare::{
        compare,
        fixture::{SuffixRoots, report, weights},
    };

    /// What differs in two sentences; what stands between `"` is quoted.
    fn check(a: &str, b: &str, expected: &[(&str, &str)]) {
        let made = |sentence: &str| {
            let mut made = report("x", "2023-05-01", &[sentence]);
            for quoted in sentence.split('"').skip(1).step_by(2) {
                made = made.quote(quoted, "bupati");
            }
            made
        };
        let (one, other) = (made(a), made(b));
        let weights = weights(&[&one, &other]);
        let comparison = compare(one.side(), other.side(), &[], &weights, &SuffixRoots);
        assert_eq!(comparison.passages.len(), 1, "the sentences are aligned");
        let found = comparison.conflicts.iter();
        let found = found.map(|one| (one.value_a.as_str(), one.value_b.as_str()));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{a} / {b}");
    }

    #[test]
    fn a_mark_replaced_within_a_quotation_is_told() {
        let said = |mark: &str| {
            format!("\"Sejak hari ini juga{mark} jembatan desa wajib dijaga warga,\" kata bupati.")
        };
        let bare =
            |mark: &str| format!("Sejak hari ini juga{mark} jembatan desa wajib dijaga warga,");
        check(&said(" –"), &said(","), &[(&bare(" –"), &bare(","))]);
        check(&said(" “"), &said(" ‘"), &[]);
        check(&said(","), &said(","), &[]);
        // Outside of the quotation a mark is the report's own.
        check(
            "\"Jembatan desa wajib dijaga warga\", kata bupati.",
            "\"Jembatan desa wajib dijaga warga\" – kata bupati.",
            &[],
        );
    }
}
