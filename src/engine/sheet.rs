//! Comparisons of one document with others laid out in rows, as columns show them.
//!
//! Every body sentence of every document lies in exactly one row, and the rows keep the order of the
//! first document, the base. A sentence of another that has no partner in the base stands behind the
//! row of the sentence that it follows in its own text. What two others share and the base lacks is
//! not known here: their sentences stand in rows of their own.

use crate::{base::Arrange, base::Span, compare::Comparison};

/// One row of a side-by-side sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What each document has here; the base first, then the others in the order of the comparisons.
    pub cells: Vec<Cell>,
}

/// What one document has in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its sentences, in order.
    pub spans: Vec<Span>,
    /// Indexes of the passages of its comparison that lead to the base's sentences in this row; none
    /// for the base itself. Where there are passages and no sentences, the sentences stand in another
    /// row, to which they belong more.
    pub passages: Vec<usize>,
}

impl Row {
    fn new(n_columns: usize) -> Self {
        Self {
            cells: vec![Cell::default(); n_columns],
        }
    }

    /// The one column that has something here, if it is one only.
    pub fn only(&self) -> Option<usize> {
        let is_filled = |cell: &Cell| !cell.spans.is_empty() || !cell.passages.is_empty();
        let only = self.cells.iter().position(is_filled)?;
        let mut after = self.cells.iter().skip(only + 1);
        after.all(|cell| !is_filled(cell)).then_some(only)
    }
}

/// Lays comparisons out in rows. The first document of all of them is the same.
pub fn sheet(comparisons: &[&Comparison]) -> Vec<Row> {
    let n_columns = comparisons.len() + 1;
    let mut base = Vec::new();
    for comparison in comparisons {
        base.extend(comparison.passages.iter().map(|passage| passage.a));
        base.extend_from_slice(&comparison.only_a);
    }
    base.arrange();
    base.dedup();
    let links: Vec<Vec<Link>> = comparisons
        .iter()
        .map(|comparison| links(comparison, &base))
        .collect();

    // Neighbors of the base that one sentence states together share a row. Sentences that stand
    // apart do not, since what lies between them would lose its place.
    let mut joins = vec![false; base.len()];
    for pair in links.iter().flat_map(|links| links.windows(2)) {
        if let [one, next] = pair
            && one.there == next.there
            && one.at + 1 == next.at
            && let Some(joins) = joins.get_mut(next.at)
        {
            *joins = true;
        }
    }
    // A row is known by what it stands behind and whose it is: the base's go before all others'.
    let mut rows: Vec<((usize, usize), Row)> = Vec::new();
    let mut row_of = Vec::new();
    for (span, joins) in base.iter().zip(joins) {
        if !joins {
            rows.push(((rows.len() + 1, 0), Row::new(n_columns)));
        }
        row_of.push(rows.len());
        if let Some(cell) = rows.last_mut().and_then(|(_, row)| row.cells.first_mut()) {
            cell.spans.push(*span);
        }
    }
    let row_of = |at: usize| row_of.get(at).copied().unwrap_or_default();

    let n_base = rows.len();
    for (column, (links, comparison)) in (1..).zip(links.iter().zip(comparisons)) {
        for link in links {
            if let Some(cell) = cell(&mut rows, row_of(link.at), column) {
                cell.passages.push(link.passage);
            }
        }
        let mut spans = comparison.only_b.clone();
        spans.extend(links.iter().map(|link| link.there));
        spans.arrange();
        spans.dedup();
        let mut behind = 0;
        for span in spans {
            match nearest(links, span) {
                Some(at) => {
                    behind = row_of(at);
                    if let Some(cell) = cell(&mut rows, behind, column) {
                        cell.spans.push(span);
                    }
                }
                None => {
                    let key = (behind, column);
                    let mut own = rows.iter_mut().skip(n_base);
                    let known = own.position(|(known, _)| *known == key);
                    if known.is_none() {
                        rows.push((key, Row::new(n_columns)));
                    }
                    let row = known.map_or(rows.len(), |known| n_base + known + 1);
                    if let Some(cell) = cell(&mut rows, row, column) {
                        cell.spans.push(span);
                    }
                }
            }
        }
    }
    for cell in rows.iter_mut().flat_map(|(_, row)| &mut row.cells) {
        cell.passages.arrange();
    }
    rows.arrange_by_key(|(key, _)| *key);
    together(rows.into_iter().map(|(_, row)| row))
}

/// A passage as a sentence of the other document sees it.
struct Link {
    /// The sentence.
    there: Span,
    /// Its partner among the base's sentences, by index.
    at: usize,
    passage: usize,
    score: f64,
}

/// The passages of a comparison, in the order of the second document.
fn links(comparison: &Comparison, base: &[Span]) -> Vec<Link> {
    let mut links = Vec::new();
    for (at, passage) in comparison.passages.iter().enumerate() {
        links.extend(base.binary_search(&passage.a).ok().map(|place| Link {
            there: passage.b,
            at: place,
            passage: at,
            score: passage.score,
        }));
    }
    links.arrange_by_key(|link| (link.there, link.at));
    links
}

/// The sentence of the base that a sentence belongs to most; of several alike, the first.
fn nearest(links: &[Link], there: Span) -> Option<usize> {
    let start = links.partition_point(|link| link.there < there);
    let own = links.iter().skip(start);
    let mut best: Option<&Link> = None;
    for link in own.take_while(|link| link.there == there) {
        if best.is_none_or(|best| link.score > best.score) {
            best = Some(link);
        }
    }
    best.map(|link| link.at)
}

/// A column of a row, which are counted from 1.
fn cell(rows: &mut [((usize, usize), Row)], row: usize, column: usize) -> Option<&mut Cell> {
    let (_, row) = rows.get_mut(row.checked_sub(1)?)?;
    row.cells.get_mut(column)
}

/// The rows, with those that follow each other and are of the base alone made one.
fn together(rows: impl Iterator<Item = Row>) -> Vec<Row> {
    let mut joined: Vec<Row> = Vec::new();
    for row in rows {
        match joined.last_mut() {
            Some(last) if last.only() == Some(0) && row.only() == Some(0) => {
                for (cell, more) in last.cells.iter_mut().zip(row.cells) {
                    cell.spans.extend(more.spans);
                }
            }
            _ => joined.push(row),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, proptest};

    use super::{Row, sheet};
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

    /// The comparison of a base with another, whose passages are less likely the later they are
    /// named.
    fn comparison(linked: &[(u32, u32)], only_a: &[u32], only_b: &[u32]) -> Comparison {
        Comparison {
            a: "a".to_owned(),
            b: "b".to_owned(),
            passages: linked
                .iter()
                .zip(0u8..)
                .map(|(&(a, b), order)| Passage {
                    a: at(a),
                    b: at(b),
                    relation: Relation::Same,
                    score: 1.0 - f64::from(order) / 256.0,
                    changes: Vec::new(),
                })
                .collect(),
            only_a: only_a.iter().map(|&start| at(start)).collect(),
            only_b: only_b.iter().map(|&start| at(start)).collect(),
            conflicts: Vec::new(),
        }
    }

    /// The rows as texts: the starts of the sentences in each column, `~` where they stand elsewhere.
    fn laid(comparisons: &[&Comparison]) -> Vec<String> {
        let cells = |row: &Row| {
            let cells = row.cells.iter().map(|cell| {
                let starts: Vec<String> = cell
                    .spans
                    .iter()
                    .map(|span| span.start.to_string())
                    .collect();
                match (starts.is_empty(), cell.passages.is_empty()) {
                    (true, false) => "~".to_owned(),
                    (true, true) => "-".to_owned(),
                    _ => starts.join("+"),
                }
            });
            cells.collect::<Vec<String>>().join(" ")
        };
        sheet(comparisons).iter().map(cells).collect()
    }

    #[test]
    fn two_documents_share_rows() {
        for (linked, only_a, only_b, rows) in [
            // What the second tells alone stands behind the sentence that it follows there.
            (
                &[(0, 0), (20, 20)][..],
                &[10][..],
                &[10][..],
                &["0 0", "- 10", "10 -", "20 20"][..],
            ),
            (&[(10, 10)], &[0], &[0], &["- 0", "0 -", "10 10"]),
            // Two sentences that became one share a row, as do one that became two.
            (&[(0, 0), (10, 0)], &[], &[], &["0+10 0"]),
            (&[(0, 0), (0, 10)], &[], &[], &["0 0+10"]),
            // What follows each other and is told by one alone is one row.
            (
                &[(20, 0)],
                &[0, 10],
                &[10, 20],
                &["0+10 -", "20 0", "- 10+20"],
            ),
            // One sentence for two that stand apart stands beside the one that it is likelier to be.
            (&[(20, 0), (0, 0)], &[10], &[], &["0 ~", "10 -", "20 0"]),
            // The second tells the same in another order.
            (&[(0, 10), (10, 0)], &[], &[20], &["0 10", "- 20", "10 0"]),
        ] {
            assert_eq!(laid(&[&comparison(linked, only_a, only_b)]), rows);
        }
    }

    #[test]
    fn others_share_the_rows_of_the_base() {
        let one = comparison(&[(0, 0), (20, 20)], &[10], &[10, 30]);
        let other = comparison(&[(10, 0), (20, 0)], &[0], &[10]);
        assert_eq!(
            laid(&[&one, &other]),
            ["0 0 -", "- 10 -", "10+20 20 0", "- 30 -", "- - 10"]
        );
        assert_eq!(
            laid(&[&other, &one]),
            ["0 - 0", "- - 10", "10+20 0 20", "- 10 -", "- - 30"]
        );
        assert_eq!(laid(&[]), Vec::<String>::new());
    }

    #[test]
    fn a_row_of_the_base_alone_is_alone_in_all_comparisons() {
        let one = comparison(&[], &[0, 10, 20], &[]);
        let other = comparison(&[(10, 0)], &[0, 20], &[]);
        assert_eq!(laid(&[&one, &other]), ["0 - -", "10 - 0", "20 - -"]);
    }

    proptest! {
        #[test]
        fn every_sentence_lies_in_exactly_one_row_and_the_base_keeps_its_order(
            links in prop::collection::vec(prop::collection::btree_set((0u32..12, 0u32..12), 0..20), 1..5),
            n_sentences in 12u32..15,
        ) {
            let comparisons: Vec<Comparison> = links
                .iter()
                .map(|links| {
                    let linked: Vec<(u32, u32)> =
                        links.iter().map(|(a, b)| (a * 10, b * 10)).collect();
                    let alone = |is_linked: &dyn Fn(u32) -> bool| -> Vec<u32> {
                        let all = (0..n_sentences).map(|sentence| sentence * 10);
                        all.filter(|sentence| !is_linked(*sentence)).collect()
                    };
                    let only_a = alone(&|at| linked.iter().any(|(a, _)| *a == at));
                    let only_b = alone(&|at| linked.iter().any(|(_, b)| *b == at));
                    comparison(&linked, &only_a, &only_b)
                })
                .collect();
            let rows = sheet(&comparisons.iter().collect::<Vec<_>>());
            let all: Vec<Span> = (0..n_sentences).map(|sentence| at(sentence * 10)).collect();
            for column in 0..=comparisons.len() {
                let cells = rows.iter().map(|row| &row.cells[column]);
                let mut spans: Vec<Span> =
                    cells.clone().flat_map(|cell| cell.spans.clone()).collect();
                if column > 0 {
                    spans.sort();
                    let mut passages: Vec<usize> =
                        cells.flat_map(|cell| cell.passages.clone()).collect();
                    passages.sort_unstable();
                    let n_passages = comparisons[column - 1].passages.len();
                    assert_eq!(passages, (0..n_passages).collect::<Vec<usize>>());
                }
                assert_eq!(spans, all, "column {column}");
            }
            // What a passage links stands in its row, or is said to stand elsewhere.
            for row in &rows {
                for (cell, comparison) in row.cells.iter().skip(1).zip(&comparisons) {
                    for passage in &cell.passages {
                        let a = comparison.passages[*passage].a;
                        assert!(row.cells[0].spans.contains(&a));
                    }
                }
            }
        }
    }
}
