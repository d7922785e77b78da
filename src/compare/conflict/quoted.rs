//! Quotations of two aligned sentences against each other, and against words that are told.
//!
//! Translators render one quotation in several wordings, and editors take the marks off it. What
//! keeps half of its words is taken for one quotation. What is lacking: quotations that another
//! report spreads over several sentences.

use super::{
    Found, Sentence,
    called::is_variant,
    name::has,
    words::{half, keys},
};
use crate::{
    base::Span,
    compare::{
        Change, ConflictKind, Op, Reason, Relation, Verdict,
        word::{Stretch, Word},
    },
    entity::{Entity, Kind},
    text::TokenKind,
};

/// Who speaks of himself so is quoted, with marks or without.
const FIRST_PERSON: [u32; 4] = keys(["aku", "kami", "kita", "saya"]);

/// Shorter stretches in quotation marks are names and set phrases, which others repeat unmarked.
const LEAST_WORDS: usize = 5;

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
        let (of_a, of_b) = (quotes_of(self.a), quotes_of(self.b));
        let is_only = of_a.len() == 1 && of_b.len() == 1;
        for &a in &of_a {
            for &b in &of_b {
                self.quote(a, b, is_only, entities);
            }
        }
    }

    fn quote(&mut self, a: Quoted<'_>, b: Quoted<'_>, is_only: bool, entities: &[Entity]) {
        let Shared {
            equal,
            changed,
            is_marked_otherwise,
        } = self.shared(a.0, b.0);
        // What one speaker says of another name or with another member of a list is no translation.
        if is_only
            && a.1 == b.1
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
        if is_only
            && let (Some(one), Some(other)) = (person(a.1), person(b.1))
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

    /// Words that one report has as somebody's own and the other tells, a few of them replaced.
    pub(super) fn told(&mut self, a: Stretch<'_>, b: Stretch<'_>) {
        let (of_a, of_b) = (quotes_of(self.a), quotes_of(self.b));
        let mut found = Vec::new();
        for &(quote, _) in &of_a {
            if let Some(told) = self.told_in(quote, a.words, self.b, |change| (change.a, change.b))
                && !of_b.iter().any(|other| other.0.overlaps(told))
            {
                found.push((quote, told));
            }
        }
        for &(quote, _) in &of_b {
            if let Some(told) = self.told_in(quote, b.words, self.a, |change| (change.b, change.a))
                && !of_a.iter().any(|other| other.0.overlaps(told))
            {
                found.push((told, quote));
            }
        }
        // In sentences that keep most of their words a first person whom the other lacks is left of
        // a quotation.
        if self.passage.relation == Relation::Same {
            let is_equal = |change: &Change| change.op == Op::Equal;
            for steps in self.passage.changes.split(is_equal) {
                let mut whole: Option<(Span, Span)> = None;
                for step in steps {
                    whole = Some(match whole {
                        Some((a, b)) => (a.cover(step.a), b.cover(step.b)),
                        None => (step.a, step.b),
                    });
                }
                if let Some((one, other)) = whole
                    && !one.is_empty()
                    && !other.is_empty()
                    && speaks(a.words, one) != speaks(b.words, other)
                    && !of_a.iter().any(|quote| quote.0.overlaps(one))
                    && !of_b.iter().any(|quote| quote.0.overlaps(other))
                {
                    found.push((one, other));
                }
            }
        }
        for (a, b) in found {
            self.push(ConflictKind::Quote, a, b, Verdict::SameSaidDifferently);
        }
    }

    /// Where the other sentence tells a quotation: from the first to the last word that it keeps,
    /// if it keeps most of them in good order and replaces some. `spans` gives a step's stretch in the
    /// quotation's sentence and in the other.
    fn told_in(
        &self,
        quote: Span,
        words: &[Word],
        other: Sentence<'_>,
        spans: impl Fn(&Change) -> (Span, Span),
    ) -> Option<Span> {
        let n_words = words
            .iter()
            .filter(|word| word.kind != TokenKind::Punctuation && quote.contains(word.span))
            .count();
        if n_words < LEAST_WORDS {
            return None;
        }
        let mut told: Option<Span> = None;
        let mut equal = 0u32;
        let mut is_replaced = false;
        for change in &self.passage.changes {
            let (here, there) = spans(change);
            if !here.overlaps(quote) {
                continue;
            }
            match change.op {
                Op::Equal => {
                    let start = here.start.max(quote.start);
                    equal += here.end.min(quote.end) - start;
                    // A step goes on beyond the quotation where the words about it are the same too.
                    let from = there.start + (start - here.start);
                    let to = there.end.saturating_sub(here.end.saturating_sub(quote.end));
                    let part = Span {
                        start: from,
                        end: to.max(from),
                    };
                    told = Some(told.map_or(part, |known| known.cover(part)));
                }
                Op::Replace => is_replaced |= change.why == Some(Reason::Wording),
                Op::Insert | Op::Delete => {}
            }
        }
        let told = told?.trimmed(other.text());
        let kept = 3 * equal as usize;
        let is_kept = kept >= 2 * quote.len() && kept >= 2 * told.len();
        // What is equal may take another number of bytes.
        let is_cut_well = !other.written(told).is_empty();
        (is_kept && is_replaced && is_cut_well).then_some(told)
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

/// Whether somebody speaks of himself in a stretch.
fn speaks(words: &[Word], stretch: Span) -> bool {
    let mut within = words.iter().filter(|word| stretch.contains(word.span));
    within.any(|word| FIRST_PERSON.contains(&half(word.form)))
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

/// The quotations of a sentence, as far as they lie in it.
fn quotes_of(sentence: Sentence<'_>) -> Vec<Quoted<'_>> {
    let quotes = &sentence.side.findings.quotes;
    let start = quotes.partition_point(|quote| quote.span.end <= sentence.span.start);
    let mut found = Vec::new();
    for quote in quotes.iter().skip(start) {
        if quote.span.start >= sentence.span.end {
            break;
        }
        let span = Span {
            start: quote.span.start.max(sentence.span.start),
            end: quote.span.end.min(sentence.span.end),
        };
        found.push((span, quote.speaker.as_deref()));
    }
    found
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

    #[test]
    fn each_of_several_quotations_has_its_own_wording() {
        check(
            "\"Jembatan desa wajib dijaga warga,\" kata bupati, \"dan kayunya dari hutan sebelah.\"",
            "\"Jembatan desa harus dijaga warga,\" kata bupati, \"dan kayunya dari hutan sebelah.\"",
            &[(
                "Jembatan desa wajib dijaga warga,",
                "Jembatan desa harus dijaga warga,",
            )],
        );
    }

    #[test]
    fn words_that_are_quoted_here_and_told_there_are_one_quotation() {
        let quoted = "Bupati berkata \"jembatan desa wajib dijaga semua warga hilir\" kemarin.";
        let of = "jembatan desa wajib dijaga semua warga hilir";
        check(
            quoted,
            "Bupati berkata jembatan desa harus dijaga semua warga hilir kemarin.",
            &[(of, "jembatan desa harus dijaga semua warga hilir")],
        );
        check(
            "Bupati berkata jembatan desa harus dijaga semua warga hilir kemarin.",
            quoted,
            &[("jembatan desa harus dijaga semua warga hilir", of)],
        );
        // Without marks, but otherwise the same.
        check(
            quoted,
            "Bupati berkata jembatan desa wajib dijaga semua warga hilir kemarin.",
            &[],
        );
        // A name or a set phrase.
        check(
            "Bupati berkata \"jembatan desa wajib\" ada bagi semua warga hilir kemarin.",
            "Bupati berkata jembatan desa harus ada bagi semua warga hilir kemarin.",
            &[],
        );
    }

    #[test]
    fn a_first_person_without_marks_is_left_of_a_quotation() {
        let told = |who: &str| {
            format!(
                "Bupati berkata jembatan antara {who} dibangun lagi dengan kayu dari hutan sebelah."
            )
        };
        check(
            &told("kedua kampung"),
            &told("kampung-kampung kita"),
            &[("kedua kampung", "kampung-kampung kita")],
        );
        check(&told("kedua kampung"), &told("dua desa"), &[]);
        check(&told("kampung kami"), &told("kampung kita"), &[]);
    }
}
