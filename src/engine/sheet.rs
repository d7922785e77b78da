//! Comparisons of one document with others laid out in rows, as columns show them.
//!
//! Every body sentence of every document lies in exactly one row, and the rows keep the order of the
//! first document, the base. A sentence of another that has no partner in the base stands behind the
//! row of the sentence that it follows in its own text. What two others share and the base lacks is
//! not known here: their sentences stand in rows of their own.

use crate::{
    base::{Arrange, Span},
    compare::{Comparison, Passage},
};

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
    /// The one column that has something here, if it is one only.
    pub fn only(&self) -> Option<usize> {
        let is_filled = |cell: &Cell| !cell.spans.is_empty() || !cell.passages.is_empty();
        let only = self.cells.iter().position(is_filled)?;
        let mut after = self.cells.iter().skip(only + 1);
        after.all(|cell| !is_filled(cell)).then_some(only)
    }
}

/// What a row stands behind, as a number of the base's rows, and whose it is: the base's own row
/// goes before those of the others that stand behind it.
type Place = (usize, usize);

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

    let mut rows = Vec::new();
    // Which row each sentence of the base lies in, counted from 1.
    let mut numbers = Vec::new();
    let mut before = Span::default();
    for &span in &base {
        let mut all = comparisons.iter();
        let shares = !numbers.is_empty() && all.any(|one| is_shared(one, before, span));
        let number = numbers.last().copied().unwrap_or(0) + usize::from(!shares);
        numbers.push(number);
        put(&mut rows, n_columns, (number, 0), 0, Piece::Sentence(span));
        before = span;
    }

    for (column, comparison) in (1..).zip(comparisons) {
        let number_of = |passage: &Passage| {
            let at = base.binary_search(&passage.a).unwrap_or_default();
            numbers.get(at).copied().unwrap_or_default()
        };
        let mut spans = comparison.only_b.clone();
        for (at, passage) in comparison.passages.iter().enumerate() {
            spans.push(passage.b);
            let place = (number_of(passage), 0);
            put(&mut rows, n_columns, place, column, Piece::Passage(at));
        }
        spans.arrange();
        spans.dedup();
        let mut behind = 0;
        for span in spans {
            // A sentence with several partners that stand apart belongs to the likeliest most.
            let mut best: Option<&Passage> = None;
            for passage in &comparison.passages {
                if passage.b == span && best.is_none_or(|best| passage.score > best.score) {
                    best = Some(passage);
                }
            }
            behind = best.map_or(behind, number_of);
            let whose = if best.is_some() { 0 } else { column };
            let place = (behind, whose);
            put(&mut rows, n_columns, place, column, Piece::Sentence(span));
        }
    }
    together(rows)
}

/// Whether one sentence of the other document has both sentences of the base for partners. Neighbors
/// in the base of which that holds share a row; sentences that stand apart do not, since what lies
/// between them would lose its place.
fn is_shared(comparison: &Comparison, before: Span, after: Span) -> bool {
    let passages = comparison.passages.iter();
    let mut own = passages.clone().filter(|passage| passage.a == after);
    own.any(|one| {
        let mut others = passages.clone();
        others.any(|other| other.a == before && other.b == one.b)
    })
}

/// What is put into a cell.
enum Piece {
    Sentence(Span),
    Passage(usize),
}

/// Puts a piece into a column of the row at `place`, which is made where there is none yet.
#[inline(never)]
fn put(rows: &mut Vec<(Place, Row)>, n_columns: usize, place: Place, column: usize, piece: Piece) {
    let known = rows.binary_search_by_key(&place, |(place, _)| *place);
    let at = known.unwrap_or_else(|at| {
        let cells = vec![Cell::default(); n_columns];
        rows.insert(at, (place, Row { cells }));
        at
    });
    let row = rows.get_mut(at);
    if let Some(cell) = row.and_then(|(_, row)| row.cells.get_mut(column)) {
        match piece {
            Piece::Sentence(span) => cell.spans.push(span),
            Piece::Passage(at) => cell.passages.push(at),
        }
    }
}

/// The rows, with those that follow each other and are of the base alone made one.
fn together(rows: Vec<(Place, Row)>) -> Vec<Row> {
    let mut joined: Vec<Row> = Vec::new();
    for (_, row) in rows {
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
