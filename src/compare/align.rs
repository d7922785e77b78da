//! Alignment of two documents' sentences.
//!
//! Many to many and free of order: a sentence may have several partners, and a report may tell
//! things in another order. Candidates come from shared telling words through inverted lists.
//! Every body sentence is either in a passage or alone, never both. There is no alignment across
//! languages.

use super::{
    Change, Comparison, Conflict, ConflictKind, Op, Passage, Reason, Relation, Weights,
    conflict::{across, called_differently, conflicts, facts},
    diff::differences,
    profile::{Content, Profile, holding},
    similarity::{Similarity, similarity},
    word::{Reading, Stretch},
};
use crate::{
    base::{Arrange, Span, rounded},
    corpus::Document,
    entity::{Entity, Findings},
    text::{Roots, Sentence},
};

/// One document as comparison sees it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// What was found in it.
    pub findings: &'a Findings,
}

/// Two sentences that state the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    /// Index among the body sentences of the first document.
    pub(super) a: usize,
    /// Index among the body sentences of the second document.
    pub(super) b: usize,
    pub(super) similarity: Similarity,
    /// The similarity's score and what the neighbors add to it.
    pub(super) score: f64,
}

/// Below this, two sentences that are each other's best are not the same statement. Reworded news
/// shares a third of its words and some phrases; two sentences of one report on different matters
/// share its names and little more.
const PARTNERS: f64 = 0.22;

/// A further partner must bring something that the first has not: this share of the sentence.
const GAIN: f64 = 0.15;

/// And be contained itself in good part: what was split was mostly reworded too.
const CONTAINED: f64 = 0.40;

/// Without bringing anything new, a further partner must be a repetition.
const REPEATED: f64 = 0.50;

/// What an aligned neighbor adds: reports that share a source mostly share its order.
const NEIGHBOR: f64 = 0.03;

/// How many candidates a sentence keeps.
const MOST_CANDIDATES: usize = 12;

/// The share of both sentences' bytes that must be kept for them to be the same sentence.
const SAME: f64 = 0.60;

/// Sets two documents side by side.
pub fn compare(
    a: Side<'_>,
    b: Side<'_>,
    entities: &[Entity],
    weights: &Weights,
    roots: &dyn Roots,
) -> Comparison {
    let (read_a, read_b) = (Reading::of(a, roots), Reading::of(b, roots));
    let profile_a = Profile::of(a, &read_a, weights);
    let profile_b = Profile::of(b, &read_b, weights);
    let links = aligned(&profile_a, &profile_b, weights);
    let mut passages = Vec::with_capacity(links.len());
    let mut found = Vec::new();
    let mut aligned = Vec::with_capacity(links.len());
    for link in &links {
        let (Some(left), Some(right)) = (
            profile_a.sentences.get(link.a),
            profile_b.sentences.get(link.b),
        ) else {
            continue;
        };
        let words = (read_a.stretch(a, left.span), read_b.stretch(b, right.span));
        let passage = passage(words.0, words.1, link);
        found.extend(conflicts(a, b, words, &passage, entities));
        passages.push(passage);
        aligned.push((left.span, right.span, link.score));
    }
    let facts_a = facts(a, &read_a, weights, entities);
    let facts_b = facts(b, &read_b, weights, entities);
    found.extend(across((a, &facts_a), (b, &facts_b), &aligned));
    found.extend(called_differently(a, b, entities));
    found.arrange_by_key(|conflict| (conflict.a, conflict.b, conflict.kind));
    found.dedup();
    for passage in &mut passages {
        passage.score = rounded(probability(passage.score));
    }
    Comparison {
        a: a.document.id.clone(),
        b: b.document.id.clone(),
        only_a: alone(&profile_a, &links, |link| link.a),
        only_b: alone(&profile_b, &links, |link| link.b),
        passages,
        conflicts: once_told(found),
    }
}

/// What differs, without names that were told to differ before.
fn once_told(found: Vec<Conflict>) -> Vec<Conflict> {
    let mut told: Vec<Conflict> = Vec::with_capacity(found.len());
    for one in found {
        let is_told = told.iter().any(|other| {
            one.kind == ConflictKind::Name
                && (other.kind, other.verdict) == (one.kind, one.verdict)
                && (&other.value_a, &other.value_b) == (&one.value_a, &one.value_b)
        });
        if !is_told {
            told.push(one);
        }
    }
    told
}

/// How often two sentences of this score state the same: a logistic curve (Platt, "Probabilistic
/// Outputs for Support Vector Machines", 1999) fitted to the 121 passages found in the development
/// half of `tests/comparing`. In the other half it is off by 0.04 on average.
fn probability(score: f64) -> f64 {
    1.0 / (1.0 + libm::exp(3.345 - 17.525 * score))
}

/// Two aligned sentences with their differences.
pub(super) fn passage(a: Stretch<'_>, b: Stretch<'_>, link: &Link) -> Passage {
    let changes = differences(a, b);
    Passage {
        a: a.span,
        b: b.span,
        relation: relation(&changes),
        score: rounded(link.score),
        changes,
    }
}

/// Same where most of both sentences stands in the other in the same order, other spellings, forms
/// and names counted as kept.
fn relation(changes: &[Change]) -> Relation {
    let (mut kept, mut total) = (0, 0);
    for change in changes {
        let n_bytes = change.a.len() + change.b.len();
        total += n_bytes;
        let is_kept = match change.why {
            None => change.op == Op::Equal,
            Some(
                Reason::Alias
                | Reason::Inflection
                | Reason::Spelling
                | Reason::Punctuation
                | Reason::Date
                | Reason::Number,
            ) => true,
            Some(Reason::Wording) => false,
        };
        kept += if is_kept { n_bytes } else { 0 };
    }
    if kept as f64 >= SAME * total as f64 {
        Relation::Same
    } else {
        Relation::Reworded
    }
}

/// The sentences that are in no link.
fn alone(profile: &Profile, links: &[Link], side: fn(&Link) -> usize) -> Vec<Span> {
    let mut is_linked = vec![false; profile.sentences.len()];
    for link in links {
        if let Some(one) = is_linked.get_mut(side(link)) {
            *one = true;
        }
    }
    let mut spans = Vec::new();
    for (content, is_linked) in profile.sentences.iter().zip(is_linked) {
        if !is_linked {
            spans.push(content.span);
        }
    }
    spans
}

/// Aligns the body sentences of two documents; sorted by the first's order, then the second's.
pub(super) fn aligned(a: &Profile, b: &Profile, weights: &Weights) -> Vec<Link> {
    let mut links = candidates(a, b, weights);
    reward_neighbors(&mut links);
    // The best first; equals stay in the order of the texts.
    links.arrange_by(|one, other| other.score.total_cmp(&one.score));
    let mut partners_a: Vec<Vec<usize>> = vec![Vec::new(); a.sentences.len()];
    let mut partners_b: Vec<Vec<usize>> = vec![Vec::new(); b.sentences.len()];
    let mut taken = Vec::new();
    let mut rest = Vec::new();
    for link in links {
        let (Some(of_a), Some(of_b)) = (partners_a.get_mut(link.a), partners_b.get_mut(link.b))
        else {
            continue;
        };
        if link.score >= PARTNERS && of_a.is_empty() && of_b.is_empty() {
            of_a.push(link.b);
            of_b.push(link.a);
            taken.push(link);
        } else {
            rest.push(link);
        }
    }
    for link in rest {
        if is_further_partner(&link, a, b, &partners_a, &partners_b) {
            if let Some(of_a) = partners_a.get_mut(link.a) {
                of_a.push(link.b);
            }
            if let Some(of_b) = partners_b.get_mut(link.b) {
                of_b.push(link.a);
            }
            taken.push(link);
        }
    }
    taken.arrange_by_key(|link| (link.a, link.b));
    taken
}

/// Whether a sentence that is already aligned has one more partner: because it holds two sentences
/// of the other report, or because the other report says it twice.
fn is_further_partner(
    link: &Link,
    a: &Profile,
    b: &Profile,
    partners_a: &[Vec<usize>],
    partners_b: &[Vec<usize>],
) -> bool {
    let similarity = link.similarity;
    if similarity.score >= REPEATED {
        return true;
    }
    let (Some(left), Some(right)) = (a.sentences.get(link.a), b.sentences.get(link.b)) else {
        return false;
    };
    let brings = |whole: &Content, part: &Content, others: &Profile, partners: &[usize]| {
        if whole.total <= 0.0 {
            return false;
        }
        let new: f64 = whole
            .items
            .iter()
            .filter(|item| part.has(item))
            .filter(|item| {
                !partners
                    .iter()
                    .filter_map(|&other| others.sentences.get(other))
                    .any(|other| other.has(item))
            })
            .map(|item| item.weight)
            .sum();
        !partners.is_empty() && new / whole.total >= GAIN
    };
    (similarity.of_b >= CONTAINED
        && partners_a
            .get(link.a)
            .is_some_and(|partners| brings(left, right, b, partners)))
        || (similarity.of_a >= CONTAINED
            && partners_b
                .get(link.b)
                .is_some_and(|partners| brings(right, left, a, partners)))
}

/// Pairs of sentences that share enough telling words to be worth a look, with their similarity.
fn candidates(a: &Profile, b: &Profile, weights: &Weights) -> Vec<Link> {
    // A word in a quarter of the other report's sentences tells nothing about which one is meant.
    let most = (b.sentences.len() / 4).max(6);
    let mut links = Vec::new();
    let mut shared = vec![0.0; b.sentences.len()];
    for (index, content) in a.sentences.iter().enumerate() {
        shared.fill(0.0);
        for &key in &content.keys {
            let holders = holding(&b.postings, key);
            if holders.len() > most {
                continue;
            }
            let weight = weights.of_key(key);
            for &(_, sentence) in holders {
                if let Some(sum) = shared.get_mut(sentence as usize) {
                    *sum += weight;
                }
            }
        }
        let mut best: Vec<(f64, usize)> = Vec::new();
        for (at, (&sum, other)) in shared.iter().zip(&b.sentences).enumerate() {
            if sum > 0.1 * content.total.min(other.total) {
                best.push((sum, at));
            }
        }
        // Equals stay in the order of the text.
        best.arrange_by(|one, other| other.0.total_cmp(&one.0));
        best.truncate(MOST_CANDIDATES);
        for (_, other) in best {
            if let Some(right) = b.sentences.get(other) {
                let similarity = similarity(content, right);
                links.push(Link {
                    a: index,
                    b: other,
                    similarity,
                    score: similarity.score,
                });
            }
        }
    }
    links.arrange_by_key(|link| (link.a, link.b));
    links
}

/// Raises the score of pairs whose neighbors are pairs as well; `links` are sorted by `(a, b)`.
fn reward_neighbors(links: &mut [Link]) {
    let firm: Vec<(usize, usize)> = links
        .iter()
        .filter(|link| link.similarity.score >= PARTNERS)
        .map(|link| (link.a, link.b))
        .collect();
    let is_firm = |a: Option<usize>, b: Option<usize>| match (a, b) {
        (Some(a), Some(b)) => firm.binary_search(&(a, b)).is_ok(),
        _ => false,
    };
    for link in links {
        let (a, b) = (link.a, link.b);
        let before = is_firm(a.checked_sub(1), b.checked_sub(1));
        let after = is_firm(a.checked_add(1), b.checked_add(1));
        link.score += NEIGHBOR * (f64::from(u8::from(before)) + f64::from(u8::from(after)));
        link.score = link.score.min(1.0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, prop, proptest};

    use super::compare;
    use crate::{
        base::Span,
        compare::{
            Comparison, Relation,
            fixture::{Report, SuffixRoots, report, weights},
        },
        corpus::Role,
    };

    fn compared(a: &Report, b: &Report) -> Comparison {
        compare(a.side(), b.side(), &[], &weights(&[a, b]), &SuffixRoots)
    }

    fn news(id: &str, sentences: &[&str]) -> Report {
        report(id, "2023-05-01", sentences)
    }

    /// The passages as indices of sentences.
    fn check(a: &Report, b: &Report, expected: &[(usize, usize)]) {
        let index = |report: &Report, span: Span| {
            report
                .sentences
                .iter()
                .position(|sentence| sentence.span == span)
                .expect("a passage is made of sentences")
        };
        let comparison = compared(a, b);
        let pairs: Vec<(usize, usize)> = comparison
            .passages
            .iter()
            .map(|passage| (index(a, passage.a), index(b, passage.b)))
            .collect();
        assert_eq!(pairs, expected);
        assert_partition(a, b, &comparison);
    }

    fn assert_partition(a: &Report, b: &Report, comparison: &Comparison) {
        let passages = &comparison.passages;
        for (report, alone, paired) in [
            (
                a,
                &comparison.only_a,
                passages.iter().map(|passage| passage.a).collect::<Vec<_>>(),
            ),
            (
                b,
                &comparison.only_b,
                passages.iter().map(|passage| passage.b).collect(),
            ),
        ] {
            assert!(alone.iter().all(|span| !paired.contains(span)));
            let mut all: Vec<Span> = paired.into_iter().chain(alone.iter().copied()).collect();
            all.sort_unstable();
            all.dedup();
            let body: Vec<Span> = report
                .sentences
                .iter()
                .filter(|one| report.document.blocks[one.block as usize].role == Role::Body)
                .map(|one| one.span)
                .collect();
            assert_eq!(all, body);
        }
    }

    const FLOOD: [&str; 5] = [
        "Banjir merendam tiga kecamatan di pesisir utara sejak Senin malam.",
        "Petugas mendirikan dapur umum di halaman balai desa.",
        "Sebanyak dua ratus keluarga mengungsi ke gedung sekolah.",
        "Bupati meminta warga tetap waspada karena hujan masih akan turun.",
        "Harga beras di pasar induk naik sejak awal pekan.",
    ];

    #[test]
    fn a_copied_report_in_another_order_is_aligned_sentence_by_sentence() {
        let a = news("a", &FLOOD);
        let b = news("b", &[FLOOD[3], FLOOD[0], FLOOD[4], FLOOD[1], FLOOD[2]]);
        check(&a, &b, &[(0, 1), (1, 3), (2, 4), (3, 0), (4, 2)]);
        assert!(compared(&a, &b).passages.iter().all(|passage| {
            passage.relation == Relation::Same && (passage.score - 1.0).abs() < 1e-9
        }));
    }

    #[test]
    fn a_reworded_sentence_finds_its_partner_and_a_foreign_one_none() {
        let a = news("a", &FLOOD);
        let b = news(
            "b",
            &[
                "Sejak Senin malam tiga kecamatan di pesisir itu direndam banjir.",
                "Tim nasional memenangi laga persahabatan di Surabaya.",
            ],
        );
        check(&a, &b, &[(0, 0)]);
        assert_eq!(compared(&a, &b).passages[0].relation, Relation::Reworded);
    }

    #[test]
    fn a_sentence_that_was_split_in_two_has_both_halves_as_partners() {
        let a = news(
            "a",
            &[
                "Petugas mendirikan dapur umum di halaman balai desa, sedangkan dua ratus keluarga mengungsi ke gedung sekolah.",
                FLOOD[3],
                FLOOD[4],
            ],
        );
        let b = news("b", &[FLOOD[1], FLOOD[2], FLOOD[0]]);
        check(&a, &b, &[(0, 0), (0, 1)]);
    }

    #[test]
    fn another_name_of_one_entity_counts_as_shared() {
        let first = "Menteri asal Jawa Barat itu mundur.";
        let second = "Menteri asal Jabar itu mundur kemarin.";
        let plain = (
            news("a", &[first, FLOOD[0]]),
            news("b", &[second, FLOOD[1]]),
        );
        let named = (
            news("a", &[first, FLOOD[0]]).mention("Jawa Barat", 0),
            news("b", &[second, FLOOD[1]]).mention("Jabar", 0),
        );
        let score = |(a, b): &(Report, Report)| {
            compared(a, b)
                .passages
                .first()
                .map_or(0.0, |passage| passage.score)
        };
        assert!(score(&named) > score(&plain));
    }

    #[test]
    fn captions_and_furniture_are_in_no_passage() {
        let mut a = news("a", &FLOOD);
        a.document.blocks[1].role = Role::Caption;
        a.document.blocks[2].role = Role::Boilerplate;
        check(&a, &news("b", &FLOOD), &[(0, 0), (3, 3), (4, 4)]);
    }

    #[test]
    fn documents_without_a_body_are_compared_too() {
        check(&news("a", &[]), &news("b", &FLOOD), &[]);
        check(&news("a", &["…", "—"]), &news("b", &["…"]), &[]);
    }

    #[test]
    fn the_two_directions_give_the_same_pairs() {
        let a = news("a", &FLOOD);
        let b = news(
            "b",
            &[FLOOD[2], "Banjir merendam tiga kecamatan.", FLOOD[3]],
        );
        let there: Vec<_> = compared(&a, &b)
            .passages
            .iter()
            .map(|passage| (passage.a, passage.b))
            .collect();
        let mut back: Vec<_> = compared(&b, &a)
            .passages
            .iter()
            .map(|passage| (passage.b, passage.a))
            .collect();
        back.sort_unstable();
        assert_eq!(there, back);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn every_body_sentence_is_in_a_passage_or_alone(
            a in prop::collection::vec(("([a-h] ){0,9}|\\PC{0,20}", any::<bool>()), 0..9),
            b in prop::collection::vec(("([a-h] ){0,9}|\\PC{0,20}", any::<bool>()), 0..9),
        ) {
            let built = |id, lines: &[(String, bool)]| {
                // Sentences are never empty and never the same range.
                let texts: Vec<String> = lines.iter().map(|line| format!("{}.", line.0)).collect();
                let mut report = news(id, &texts.iter().map(String::as_str).collect::<Vec<_>>());
                for (block, line) in report.document.blocks.iter_mut().zip(lines) {
                    if line.1 {
                        block.role = Role::Caption;
                    }
                }
                report
            };
            let (a, b) = (built("a", &a), built("b", &b));
            assert_partition(&a, &b, &compared(&a, &b));
        }
    }
}
