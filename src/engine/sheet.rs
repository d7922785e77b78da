//! A comparison laid out in rows, as two columns show it.
//!
//! Every body sentence of both documents lies in exactly one row. The rows follow the first
//! document; a sentence of the second that has no partner stands behind the sentence that it
//! follows in its own text.

use crate::{base::Arrange, base::Span, compare::Comparison};

/// One row of a side-by-side sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Sentences of the first document, in order.
    pub a: Vec<Span>,
    /// Sentences of the second document, in order.
    pub b: Vec<Span>,
    /// Indexes of the passages that link them.
    pub passages: Vec<usize>,
}

/// Lays a comparison out in rows.
pub fn sheet(comparison: &Comparison) -> Vec<Row> {
    let mut a_spans = spans(
        comparison.passages.iter().map(|passage| passage.a),
        &comparison.only_a,
    );
    let mut b_spans = spans(
        comparison.passages.iter().map(|passage| passage.b),
        &comparison.only_b,
    );
    a_spans.dedup();
    b_spans.dedup();

    // Sentences that passages link, however indirectly, share a group: union by relabeling is
    // enough for documents of a few hundred sentences.
    let n_a = a_spans.len();
    let mut group: Vec<usize> = (0..n_a + b_spans.len()).collect();
    let mut of_passage = Vec::with_capacity(comparison.passages.len());
    for passage in &comparison.passages {
        let (Ok(a), Ok(b)) = (
            a_spans.binary_search(&passage.a),
            b_spans.binary_search(&passage.b),
        ) else {
            of_passage.push(None);
            continue;
        };
        of_passage.push(Some(a));
        let (from, to) = match (group.get(n_a + b), group.get(a)) {
            (Some(&from), Some(&to)) if from != to => (from, to),
            _ => continue,
        };
        for label in &mut group {
            if *label == from {
                *label = to;
            }
        }
    }

    let label = |node: usize| group.get(node).copied().unwrap_or(node);
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for (node, span) in a_spans.iter().enumerate() {
        match rows.iter_mut().find(|(known, _)| *known == label(node)) {
            Some((_, row)) => row.a.push(*span),
            None => rows.push((
                label(node),
                Row {
                    a: vec![*span],
                    ..Row::default()
                },
            )),
        }
    }
    let mut behind = 0;
    for (node, span) in b_spans.iter().enumerate() {
        let label = label(n_a + node);
        let at = match rows.iter().position(|(known, _)| *known == label) {
            Some(at) => at,
            None => {
                let at = behind.min(rows.len());
                rows.insert(at, (label, Row::default()));
                at
            }
        };
        if let Some((_, row)) = rows.get_mut(at) {
            row.b.push(*span);
        }
        behind = at + 1;
    }
    for (passage, node) in of_passage.into_iter().enumerate() {
        let Some(label) = node.map(label) else {
            continue;
        };
        if let Some((_, row)) = rows.iter_mut().find(|(known, _)| *known == label) {
            row.passages.push(passage);
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

fn spans(linked: impl Iterator<Item = Span>, alone: &[Span]) -> Vec<Span> {
    let mut spans: Vec<Span> = linked.chain(alone.iter().copied()).collect();
    spans.arrange();
    spans
}

#[cfg(test)]
mod tests {
    use super::sheet;
    use crate::{
        base::Span,
        compare::{Comparison, Passage, Relation},
    };

    fn at(start: u32) -> Span {
        Span {
            start,
            end: start + 5,
        }
    }

    fn comparison(linked: &[(u32, u32)], only_a: &[u32], only_b: &[u32]) -> Comparison {
        Comparison {
            a: "a".to_owned(),
            b: "b".to_owned(),
            passages: linked
                .iter()
                .map(|&(a, b)| Passage {
                    a: at(a),
                    b: at(b),
                    relation: Relation::Same,
                    score: 1.0,
                    changes: Vec::new(),
                })
                .collect(),
            only_a: only_a.iter().map(|&start| at(start)).collect(),
            only_b: only_b.iter().map(|&start| at(start)).collect(),
            conflicts: Vec::new(),
        }
    }

    #[test]
    fn a_sentence_told_by_b_alone_stands_behind_the_one_it_follows_in_b() {
        let rows = sheet(&comparison(&[(0, 0), (20, 20)], &[10], &[10]));
        let columns: Vec<(Vec<u32>, Vec<u32>)> = rows
            .iter()
            .map(|row| {
                let starts = |spans: &[Span]| spans.iter().map(|span| span.start).collect();
                (starts(&row.a), starts(&row.b))
            })
            .collect();
        assert_eq!(
            columns,
            [
                (vec![0], vec![0]),
                (vec![], vec![10]),
                (vec![10], vec![]),
                (vec![20], vec![20]),
            ]
        );
    }

    #[test]
    fn two_sentences_that_became_one_share_a_row() {
        let rows = sheet(&comparison(&[(0, 0), (10, 0)], &[], &[]));
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].a, [at(0), at(10)]);
        assert_eq!(rows[0].b, [at(0)]);
        assert_eq!(rows[0].passages, [0, 1]);
    }

    #[test]
    fn every_sentence_lies_in_exactly_one_row() {
        let rows = sheet(&comparison(
            &[(0, 40), (10, 0), (20, 0), (20, 10)],
            &[30],
            &[20, 30],
        ));
        let mut a: Vec<u32> = rows
            .iter()
            .flat_map(|row| row.a.iter().map(|span| span.start))
            .collect();
        let mut b: Vec<u32> = rows
            .iter()
            .flat_map(|row| row.b.iter().map(|span| span.start))
            .collect();
        a.sort_unstable();
        b.sort_unstable();
        assert_eq!(a, [0, 10, 20, 30]);
        assert_eq!(b, [0, 10, 20, 30, 40]);
    }
}
