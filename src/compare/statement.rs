//! Sentences of several sources that state the same thing.
//!
//! Every body sentence lies in exactly one statement. A statement holds together as a whole: two
//! groups become one only where most of their pairs from different documents are aligned
//! (average linkage), so that a chain of neighbors does not join what its ends do not share.
//! Documents that share few rare words are never compared; a sentence that several large groups
//! touch stays with the one that it is nearest to.

use std::cmp::Reverse;

use super::{
    Conflict, Member, Side, Statement, StatementConflict, Weights,
    align::{Link, aligned, passage},
    conflict::{Fact, across, conflicts, facts},
    profile::{Profile, holding},
    word::{Reading, Stretch, words},
};
use crate::{base::Arrange, entity::Entity, text::Roots};

/// In small corpora every two documents are compared.
const SMALL_CORPUS: usize = 24;

/// Beyond that, keys in more documents than this say nothing about which ones belong together,
const MOST_DOCUMENTS: usize = 32;

/// two documents must share this many others,
const FEWEST_SHARED: u32 = 12;

/// and each document is compared with its nearest ones only.
const MOST_NEIGHBORS: usize = 16;

/// A sentence of the corpus: index of the document, index among its body sentences.
type Node = (u32, u32);

/// Aligned pairs of sentences, each pair's earlier document first, sorted by their nodes.
struct Links(Vec<((Node, Node), Link)>);

impl Links {
    fn between(&self, one: Node, other: Node) -> Option<&Link> {
        let nodes = (one.min(other), one.max(other));
        let at = self.0.binary_search_by(|link| link.0.cmp(&nodes)).ok()?;
        self.0.get(at).map(|link| &link.1)
    }
}

/// Groups the body sentences of all documents by what they state; every one lies in exactly one
/// statement. Those of most sources come first, then in the order of the corpus.
pub fn statements(
    sides: &[Side<'_>],
    entities: &[Entity],
    weights: &Weights,
    roots: &dyn Roots,
) -> Vec<Statement> {
    let profiles: Vec<Profile> = sides
        .iter()
        .map(|&side| Profile::of(side, &Reading::of(side, roots), weights))
        .collect();
    let links = links(&profiles, weights);
    let groups = groups(&profiles, &links);
    let mut statements: Vec<Statement> = groups
        .iter()
        .map(|group| statement(group, sides, &profiles, &links, entities, roots))
        .collect();
    // Where each sentence's statement stands.
    let mut places: Vec<(Node, usize)> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        places.extend(group.iter().map(|&node| (node, at)));
    }
    places.arrange();
    let facts_of: Vec<Vec<Fact<'_>>> = sides
        .iter()
        .map(|&side| facts(side, &Reading::of(side, roots), weights, entities))
        .collect();
    for pair in document_pairs(&profiles) {
        for (node, conflict) in values_apart(pair, sides, &profiles, &facts_of, &links) {
            let place = places.binary_search_by(|place| place.0.cmp(&node)).ok();
            let place = place.and_then(|place| places.get(place));
            if let Some(statement) = place.and_then(|place| statements.get_mut(place.1)) {
                statement.conflicts.push(conflict);
            }
        }
    }
    statements.arrange_by_key(|statement| Reverse(statement.sources));
    statements
}

/// Aligns every two documents that may share a statement.
fn links(profiles: &[Profile], weights: &Weights) -> Links {
    let mut links = Vec::new();
    for (one, other) in document_pairs(profiles) {
        let (Some(a), Some(b)) = (profiles.get(one as usize), profiles.get(other as usize)) else {
            continue;
        };
        for link in aligned(a, b, weights) {
            links.push((((one, short(link.a)), (other, short(link.b))), link));
        }
    }
    links.arrange_by_key(|link| link.0);
    Links(links)
}

fn short(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Pairs of documents that may share a statement, the earlier first, sorted.
fn document_pairs(profiles: &[Profile]) -> Vec<(u32, u32)> {
    let n_documents = short(profiles.len());
    let mut pairs = Vec::new();
    if profiles.len() <= SMALL_CORPUS {
        for one in 0..n_documents {
            for other in one + 1..n_documents {
                pairs.push((one, other));
            }
        }
        return pairs;
    }
    // Each key once for every document that holds it.
    let mut holders: Vec<(u64, u32)> = Vec::new();
    for (document, profile) in (0u32..).zip(profiles) {
        for &(key, _) in &profile.postings {
            if holders.last() != Some(&(key, document)) {
                holders.push((key, document));
            }
        }
    }
    let keys = holders.clone();
    holders.arrange();
    for of_document in keys.chunk_by(|one, other| one.1 == other.1) {
        let mut shared = vec![0u32; profiles.len()];
        let mut document = 0;
        for &(key, itself) in of_document {
            document = itself;
            let sharing = holding(&holders, key);
            if sharing.len() > MOST_DOCUMENTS {
                continue;
            }
            for &(_, other) in sharing {
                if let Some(count) = shared.get_mut(other as usize) {
                    *count += 1;
                }
            }
        }
        let mut near = Vec::new();
        for (other, &count) in (0u32..).zip(&shared) {
            if other != document && count >= FEWEST_SHARED {
                near.push((Reverse(count), other));
            }
        }
        near.arrange();
        near.truncate(MOST_NEIGHBORS);
        for (_, other) in near {
            pairs.push((document.min(other), document.max(other)));
        }
    }
    pairs.arrange();
    pairs.dedup();
    pairs
}

/// Joins linked sentences, the surest links first; the groups are in the order of the corpus.
fn groups(profiles: &[Profile], links: &Links) -> Vec<Vec<Node>> {
    let mut groups: Vec<Vec<Node>> = Vec::new();
    // Where the groups of each document's sentences begin, while each is a group of its own.
    let mut first_of: Vec<usize> = Vec::with_capacity(profiles.len());
    for (document, profile) in (0u32..).zip(profiles) {
        first_of.push(groups.len());
        for sentence in 0..short(profile.sentences.len()) {
            groups.push(vec![(document, sentence)]);
        }
    }
    let mut group_of: Vec<usize> = (0..groups.len()).collect();
    let place = |node: Node| Some(first_of.get(node.0 as usize)? + node.1 as usize);
    let mut by_score: Vec<&((Node, Node), Link)> = links.0.iter().collect();
    // Equals stay in the order of the corpus.
    by_score.arrange_by(|one, other| other.1.score.total_cmp(&one.1.score));
    for &((one, other), _) in by_score {
        let group = |node| group_of.get(place(node)?).copied();
        let (Some(left), Some(right)) = (group(one), group(other)) else {
            continue;
        };
        if left == right || !hold_together(groups.get(left), groups.get(right), links) {
            continue;
        }
        let moved = groups
            .get_mut(right)
            .map(std::mem::take)
            .unwrap_or_default();
        for &node in &moved {
            if let Some(group) = place(node).and_then(|place| group_of.get_mut(place)) {
                *group = left;
            }
        }
        if let Some(group) = groups.get_mut(left) {
            group.extend(moved);
        }
    }
    groups.retain(|group| !group.is_empty());
    for group in &mut groups {
        group.arrange();
    }
    groups.arrange_by_key(|group| group.first().copied());
    groups
}

/// Whether most of the pairs from different documents are linked. Half of them is not enough: the
/// two ends of a chain of three are that.
fn hold_together(one: Option<&Vec<Node>>, other: Option<&Vec<Node>>, links: &Links) -> bool {
    let (mut n_pairs, mut n_linked) = (0usize, 0usize);
    for &left in one.into_iter().flatten() {
        for &right in other.into_iter().flatten() {
            if left.0 != right.0 {
                n_pairs += 1;
                n_linked += usize::from(links.between(left, right).is_some());
            }
        }
    }
    n_linked * 2 > n_pairs
}

/// What differs in the values of two documents, with the sentence of the first that it stands in.
fn values_apart(
    (one, other): (u32, u32),
    sides: &[Side<'_>],
    profiles: &[Profile],
    facts_of: &[Vec<Fact<'_>>],
    links: &Links,
) -> Vec<(Node, StatementConflict)> {
    let side = |document: u32| {
        let document = document as usize;
        let (side, facts) = (sides.get(document)?, facts_of.get(document)?);
        Some((*side, facts.as_slice(), profiles.get(document)?))
    };
    let (Some((a, facts_a, profile_a)), Some((b, facts_b, profile_b))) = (side(one), side(other))
    else {
        return Vec::new();
    };
    let first = links.0.partition_point(|link| link.0.0 < (one, 0));
    let of_first = links.0.iter().skip(first);
    let mut aligned = Vec::new();
    for ((left, right), link) in of_first.take_while(|link| link.0.0.0 == one) {
        if right.0 == other
            && let (Some(left), Some(right)) = (
                profile_a.sentences.get(left.1 as usize),
                profile_b.sentences.get(right.1 as usize),
            )
        {
            aligned.push((left.span, right.span, link.score));
        }
    }
    let mut found = Vec::new();
    for conflict in across((a, facts_a), (b, facts_b), &aligned) {
        let at = profile_a
            .sentences
            .partition_point(|content| content.span.end <= conflict.a.start);
        // What an outlet's summary states is in no statement.
        let sentence = profile_a.sentences.get(at);
        if sentence.is_some_and(|content| content.span.contains(conflict.a)) {
            found.push(((one, short(at)), stated((one, a), (other, b), conflict)));
        }
    }
    found
}

fn stated(
    (one, a): (u32, Side<'_>),
    (other, b): (u32, Side<'_>),
    conflict: Conflict,
) -> StatementConflict {
    StatementConflict {
        kind: conflict.kind,
        documents: (one, other),
        file_a: a.document.file.clone(),
        file_b: b.document.file.clone(),
        a: conflict.a,
        b: conflict.b,
        value_a: conflict.value_a,
        value_b: conflict.value_b,
        verdict: conflict.verdict,
    }
}

fn statement(
    group: &[Node],
    sides: &[Side<'_>],
    profiles: &[Profile],
    links: &Links,
    entities: &[Entity],
    roots: &dyn Roots,
) -> Statement {
    let side = |node: Node| sides.get(node.0 as usize).copied();
    let span = |node: Node| {
        profiles
            .get(node.0 as usize)?
            .sentences
            .get(node.1 as usize)
            .map(|content| content.span)
    };
    let mut members = Vec::with_capacity(group.len());
    let mut found = Vec::new();
    for (at, &node) in group.iter().enumerate() {
        let (Some(a), Some(span_a)) = (side(node), span(node)) else {
            continue;
        };
        members.push(Member {
            file: a.document.file.clone(),
            start: span_a.start,
            end: span_a.end,
            document: node.0,
        });
        for &other in group.iter().skip(at + 1) {
            let (Some(link), Some(b), Some(span_b)) =
                (links.between(node, other), side(other), span(other))
            else {
                continue;
            };
            let (words_a, words_b) = (words(a, span_a, roots), words(b, span_b, roots));
            let words = (
                Stretch::new(a, span_a, &words_a),
                Stretch::new(b, span_b, &words_b),
            );
            let passage = passage(words.0, words.1, link);
            for conflict in conflicts(a, b, words, &passage, entities) {
                found.push(stated((node.0, a), (other.0, b), conflict));
            }
        }
    }
    let mut documents: Vec<u32> = group.iter().map(|node| node.0).collect();
    documents.dedup();
    Statement {
        members,
        sources: short(documents.len()),
        conflicts: found,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::{ProptestConfig, prop, proptest};

    use super::statements;
    use crate::compare::{
        Side, Statement,
        fixture::{Report, SuffixRoots, report, weights},
    };

    fn grouped(reports: &[Report]) -> Vec<Statement> {
        let all: Vec<&Report> = reports.iter().collect();
        let sides: Vec<Side<'_>> = reports.iter().map(Report::side).collect();
        statements(&sides, &[], &weights(&all), &SuffixRoots)
    }

    fn assert_partition(reports: &[Report], statements: &[Statement]) {
        let mut members = BTreeSet::new();
        for statement in statements {
            let documents: BTreeSet<u32> =
                statement.members.iter().map(|one| one.document).collect();
            assert_eq!(statement.sources as usize, documents.len());
            assert!(
                statement
                    .members
                    .windows(2)
                    .all(|two| (two[0].document, two[0].start) < (two[1].document, two[1].start))
            );
            for member in &statement.members {
                assert!(members.insert((member.document, member.start, member.end)));
            }
        }
        let body: BTreeSet<(u32, u32, u32)> = (0u32..)
            .zip(reports)
            .flat_map(|(document, report)| {
                report
                    .sentences
                    .iter()
                    .map(move |one| (document, one.span.start, one.span.end))
            })
            .collect();
        assert_eq!(members, body);
        assert!(
            statements
                .windows(2)
                .all(|two| two[0].sources >= two[1].sources)
        );
    }

    const QUAKE: [&str; 3] = [
        "Gempa berkekuatan besar mengguncang lereng gunung pada Senin subuh.",
        "Puluhan rumah roboh dan jalan desa tertutup longsor.",
        "Tim penyelamat mencari korban dengan anjing pelacak.",
    ];

    #[test]
    fn a_sentence_in_every_report_is_one_statement_of_all_sources() {
        let reports = [
            report("a", "2023-05-01", &QUAKE),
            report(
                "b",
                "2023-05-01",
                &[QUAKE[1], "Sekolah diliburkan sepekan."],
            ),
            report("c", "2023-05-01", &[QUAKE[2], QUAKE[1]]),
        ];
        let statements = grouped(&reports);
        assert_partition(&reports, &statements);
        let sources: Vec<u32> = statements.iter().map(|one| one.sources).collect();
        assert_eq!(sources, [3, 2, 1, 1]);
        let files: Vec<&str> = statements[0]
            .members
            .iter()
            .map(|member| member.file.as_str())
            .collect();
        assert_eq!(files, ["a.txt", "b.txt", "c.txt"]);
    }

    #[test]
    fn a_chain_of_likenesses_is_not_one_statement() {
        let reports = [
            report(
                "a",
                "2023-05-01",
                &["Gempa mengguncang lereng gunung, merobohkan puluhan rumah."],
            ),
            report(
                "b",
                "2023-05-01",
                &["Gempa merobohkan puluhan rumah, jalan desa tertutup longsor."],
            ),
            report(
                "c",
                "2023-05-01",
                &["Jalan desa tertutup longsor, sekolah diliburkan sepekan."],
            ),
        ];
        let statements = grouped(&reports);
        assert_partition(&reports, &statements);
        assert!(statements.iter().all(|one| one.sources < 3));
    }

    #[test]
    fn many_documents_are_grouped_without_comparing_all_of_them() {
        let texts: Vec<Vec<String>> = (0..60)
            .map(|document| {
                // Pairs of documents share their words, and all share one sentence.
                (0..6)
                    .map(|line| {
                        (0..6)
                            .map(|word| format!("k{}b{line}c{word}", document / 2))
                            .collect::<Vec<_>>()
                            .join(" ")
                    })
                    .chain(["Baca juga berita lain di sini.".to_owned()])
                    .collect()
            })
            .collect();
        let reports: Vec<Report> = texts
            .iter()
            .enumerate()
            .map(|(at, lines)| {
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                report(&format!("d{at}"), "2023-05-01", &lines)
            })
            .collect();
        let statements = grouped(&reports);
        assert_partition(&reports, &statements);
        assert_eq!(
            statements.iter().filter(|one| one.sources == 2).count(),
            30 * 6 + 30
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn every_body_sentence_lies_in_exactly_one_statement(
            texts in prop::collection::vec(
                prop::collection::vec("([a-h]{1,3} ){0,9}|\\PC{0,20}", 0..6),
                0..5,
            ),
        ) {
            let reports: Vec<Report> = texts
                .iter()
                .enumerate()
                .map(|(at, lines)| {
                    let lines: Vec<String> = lines.iter().map(|line| format!("{line}.")).collect();
                    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                    report(&format!("d{at}"), "2023-05-01", &lines)
                })
                .collect();
            assert_partition(&reports, &grouped(&reports));
        }
    }
}
