//! Where the fields of every document begin and end, and what an occurrence in each counts.
//!
//! A run is one searched block: eight times the ordinal after its last word, plus the field. The
//! next run begins one ordinal later, so that the number of a word among its document's words is
//! its ordinal less the number of runs before it.

use super::words::N_FIELDS;
use crate::base::{Reader, Writer};

/// What an occurrence in a headline, summary, subheading, body or caption counts. At 0 a field is
/// not ranked at all; above about 5 a single word in a headline beats any article.
const WEIGHTS: [f32; N_FIELDS] = [3.0, 2.0, 1.5, 1.0, 0.7];

/// How far a field's length discounts its words: 0 not at all, 1 in full. Headlines and captions
/// are alike in length for reasons that say nothing about their subject.
const LENGTH_DISCOUNTS: [f32; N_FIELDS] = [0.3, 0.5, 0.3, 0.75, 0.5];

/// The runs of all documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields {
    /// The runs, document after document.
    runs: Vec<u32>,
    /// How many runs each document has.
    counts: Vec<u32>,
    /// Where each document's runs end.
    ends: Vec<u32>,
    /// For each document what one occurrence in each field counts: its weight, discounted by the
    /// field's length against the average (Robertson, Zaragoza and Taylor 2004).
    factors: Vec<[f32; N_FIELDS]>,
}

impl Fields {
    /// Of the runs, document after document, and how many each document has.
    pub(super) fn new(runs: Vec<u32>, counts: Vec<u32>) -> Self {
        let mut fields = Self {
            runs,
            ..Self::default()
        };
        let mut end = 0u32;
        for count in &counts {
            end = end.saturating_add(*count);
            fields.ends.push(end);
        }
        fields.counts = counts;
        let mut lengths = Vec::new();
        let mut averages = [0.0; N_FIELDS];
        for document in 0..fields.n_documents() {
            let own = fields.lengths(document);
            for (sum, length) in averages.iter_mut().zip(own) {
                *sum += length;
            }
            lengths.push(own);
        }
        let n = lengths.len().max(1) as f32;
        for own in lengths {
            let mut factors = WEIGHTS;
            for (((factor, length), sum), discount) in factors
                .iter_mut()
                .zip(own)
                .zip(averages)
                .zip(LENGTH_DISCOUNTS)
            {
                let average = sum.max(1.0) / n;
                *factor /= 1.0 - discount + discount * length / average;
            }
            fields.factors.push(factors);
        }
        fields
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.numbers(&self.runs);
        out.numbers(&self.counts);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let runs = reader.numbers();
        Self::new(runs, reader.numbers())
    }

    pub(super) fn n_documents(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The runs of a document.
    pub(super) fn runs(&self, document: u32) -> &[u32] {
        let document = document as usize;
        let end_of = |document: usize| self.ends.get(document).copied().unwrap_or(0) as usize;
        let start = document.checked_sub(1).map_or(0, end_of);
        self.runs.get(start..end_of(document)).unwrap_or_default()
    }

    /// One more than the ordinal of a document's last word.
    pub(super) fn n_ordinals(&self, document: u32) -> u32 {
        self.runs(document).last().map_or(0, |run| run >> 3)
    }

    /// How many words a field of a document has.
    pub(super) fn n_words(&self, document: u32, field: u32) -> u32 {
        let length = self.lengths(document).get(field as usize).copied();
        length.unwrap_or_default() as u32
    }

    /// The field of a word.
    pub(super) fn field_of(&self, document: u32, ordinal: u32) -> usize {
        let runs = self.runs(document);
        let run = runs.partition_point(|&run| run >> 3 <= ordinal);
        runs.get(run).map_or(N_FIELDS, |run| (run & 7) as usize)
    }

    /// What one occurrence in each field of a document counts.
    #[inline]
    pub(super) fn factors(&self, document: u32) -> Option<&[f32; N_FIELDS]> {
        self.factors.get(document as usize)
    }

    /// How many words each field of a document has.
    fn lengths(&self, document: u32) -> [f32; N_FIELDS] {
        let mut lengths = [0.0; N_FIELDS];
        let mut start = 0;
        for run in self.runs(document) {
            if let Some(length) = lengths.get_mut((run & 7) as usize) {
                *length += (run >> 3).saturating_sub(start) as f32;
            }
            start = (run >> 3) + 1;
        }
        lengths
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, WEIGHTS};

    #[test]
    fn a_word_is_in_the_run_that_ends_after_it() {
        let fields = Fields::new(vec![4 << 3, 9 << 3 | 3, 2 << 3 | 3], vec![2, 1]);
        for (document, ordinal, field) in [(0, 3, 0), (0, 5, 3), (0, 9, 5), (1, 0, 3), (2, 0, 5)] {
            assert_eq!(fields.field_of(document, ordinal), field);
        }
        assert_eq!(
            [0, 1, 2].map(|document| fields.n_ordinals(document)),
            [9, 2, 0]
        );
    }

    #[test]
    fn a_field_of_average_length_counts_its_weight_and_a_longer_one_less() {
        let alike = Fields::new(vec![8 << 3 | 3, 8 << 3 | 3], vec![1, 1]);
        assert_eq!(alike.factors(1).unwrap()[3], WEIGHTS[3]);
        let unlike = Fields::new(vec![2 << 3 | 3, 8 << 3 | 3], vec![1, 1]);
        let of = |document| unlike.factors(document).unwrap()[3];
        assert!(of(0) > WEIGHTS[3] && of(1) < WEIGHTS[3]);
        assert!(unlike.factors(2).is_none());
    }
}
