//! Who is one person and who is two.
//!
//! `orang kepercayaan bupati, Rina` is one person, described and named; `Rina dan orang kepercayaan
//! bupati` are two. Where one report joins by a comma what the other tells apart by a conjunction,
//! they differ in who is meant. A description must be in the same words in both.

use super::{Found, Sentence};
use crate::{
    base::Span,
    compare::{ConflictKind, Verdict},
    text::{is_letter, normal_form, small_letter},
};

/// A stretch of a sentence between commas and conjunctions.
struct Part {
    span: Span,
    /// Whether a conjunction stands before it.
    is_joined: bool,
}

/// Fewer words than this describe nobody in particular.
const LEAST_WORDS: usize = 3;

impl Found<'_> {
    pub(super) fn listed(&mut self) {
        let (a, b) = (self.a, self.b);
        if let Some((two, one)) = one_and_two(b, a) {
            self.push(ConflictKind::Name, two, one, Verdict::Conflict);
        }
        if let Some((two, one)) = one_and_two(a, b) {
            self.push(ConflictKind::Name, one, two, Verdict::Conflict);
        }
    }
}

/// The name of a person in `apart`, and the description and the name in `whole`, where only the
/// latter makes them one.
fn one_and_two(whole: Sentence<'_>, apart: Sentence<'_>) -> Option<(Span, Span)> {
    let of_whole = parts(whole);
    let of_apart = parts(apart);
    for (described, named) in of_whole.iter().zip(of_whole.iter().skip(1)) {
        let description = words(whole.written(described.span));
        // The name closes its part: `Wakil Bupati Rina Wulandari`.
        let mut mentions = whole.mentions().iter();
        let person = mentions.find(|mention| {
            mention.span.end == named.span.end && named.span.contains(mention.span)
        });
        let is_description = description.len() >= LEAST_WORDS
            && whole
                .written(described.span)
                .starts_with(|c: char| is_letter(c) && small_letter(c) == c);
        let (true, false, Some(person)) = (is_description, named.is_joined, person) else {
            continue;
        };
        let is_told_apart = of_apart.iter().any(|part| {
            part.is_joined && words(apart.written(part.span)).starts_with(&description)
        });
        let holder = of_apart.iter().enumerate().find(|(_, part)| {
            apart
                .mentions()
                .iter()
                .any(|mention| mention.entity == person.entity && part.span.contains(mention.span))
        });
        if let (true, Some((at, holder))) = (is_told_apart, holder) {
            // Right behind its description a name is an apposition here as well.
            let before = at.checked_sub(1).and_then(|at| of_apart.get(at));
            let is_apposition =
                before.is_some_and(|part| words(apart.written(part.span)).ends_with(&description));
            if !is_apposition {
                return Some((holder.span, described.span.cover(named.span)));
            }
        }
    }
    None
}

fn words(written: &str) -> Vec<String> {
    written.split_whitespace().map(normal_form).collect()
}

/// The parts of a sentence, without the commas and conjunctions between them.
fn parts(sentence: Sentence<'_>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut start = sentence.span.start as usize;
    let mut end = start;
    let mut is_joined = false;
    let mut close = |start: usize, end: usize, is_joined: bool| {
        if start < end {
            parts.push(Part {
                span: Span::new(start, end),
                is_joined,
            });
        }
    };
    let mut at = start;
    for word in sentence.written(sentence.span).split(' ') {
        let is_conjunction = matches!(word, "dan" | "serta" | "maupun");
        if is_conjunction {
            close(start, end, is_joined);
            start = at + word.len() + 1;
            end = start;
            is_joined = true;
        } else if let Some(bare) = word.strip_suffix([',', '.', ';']) {
            close(start, at + bare.len(), is_joined);
            start = at + word.len() + 1;
            end = start;
            is_joined = false;
        } else {
            end = at + word.len();
        }
        at += word.len() + 1;
    }
    close(start, end, is_joined);
    parts
}

#[cfg(test)]
mod tests {
    use crate::{
        compare::{
            compare,
            fixture::{Report, SuffixRoots, entity, report, weights},
        },
        entity::Kind,
    };

    fn visit(list: &str) -> Report {
        let sentence = format!("Rombongan itu terdiri dari {list} dan tiba di bandara kemarin.");
        report("x", "2023-05-01", &[&sentence])
            .mention("Dedi Kurnia", 1)
            .mention("Rina Wulandari", 0)
    }

    #[test]
    fn a_comma_makes_one_person_and_a_conjunction_two() {
        let entities = [
            entity("Rina Wulandari", Kind::Person),
            entity("Dedi Kurnia", Kind::Person),
        ];
        let one = visit("Dedi Kurnia, orang kepercayaan bupati, Wakil Bupati Rina Wulandari");
        let two = visit("Dedi Kurnia, Wakil Bupati Rina Wulandari, serta orang kepercayaan bupati");
        let found = |a: &Report, b: &Report| {
            let weights = weights(&[a, b]);
            let comparison = compare(a.side(), b.side(), &entities, &weights, &SuffixRoots);
            let mut values = Vec::new();
            for conflict in comparison.conflicts {
                values.push((conflict.value_a, conflict.value_b));
            }
            values
        };
        let name = "Wakil Bupati Rina Wulandari";
        let described = "orang kepercayaan bupati, Wakil Bupati Rina Wulandari";
        let pair = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(found(&two, &one), pair(name, described));
        assert_eq!(found(&one, &two), pair(described, name));
        let joined = visit("Dedi Kurnia dan orang kepercayaan bupati, Wakil Bupati Rina Wulandari");
        assert!(found(&one, &joined).is_empty());
    }
}
