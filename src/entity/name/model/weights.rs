//! The weights of a model: whole numbers in columns of bytes.
//!
//! The rows of the features stand in the order of the features' numbers, so a feature is a gap.
//! Each row has a bit for every label with a weight, and the weights that are not zero. A checksum
//! goes before everything; bytes that were altered or cut are refused.

use super::{
    NameModel,
    feature::KEY_BITS,
    label::{LABELS, OUTSIDE, may_follow},
    lexis::Lexis,
};
use crate::base::{checksum, put, take};

/// The weights of one feature.
pub(in crate::entity::name) type Row = [i8; LABELS];

/// What a weight of 1 is stored as.
pub(in crate::entity::name) const SCALE: f32 = 20.0;

/// The weights of all features, and those of a label behind another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::entity::name) struct Weights {
    keys: Vec<u32>,
    rows: Vec<Row>,
    /// By the label before, that of a line's start last.
    steps: [[i16; LABELS]; LABELS + 1],
    /// Where the keys begin whose highest bits are the index.
    starts: Vec<u32>,
}

/// What stands for never.
const NEVER: i32 = i32::MIN / 4;

/// The keys are found by so many of their bits.
const START_BITS: u32 = 16;

const MAGIC: &[u8; 8] = b"sandnam1";

impl Weights {
    /// `rows` must come in the order of their features.
    pub fn new(rows: Vec<(u32, Row)>, steps: [[i16; LABELS]; LABELS + 1]) -> Self {
        let (keys, rows): (Vec<u32>, Vec<Row>) = rows.into_iter().unzip();
        let mut starts = vec![0u32; (1 << START_BITS) + 1];
        for key in &keys {
            if let Some(next) = starts.get_mut((key >> (KEY_BITS - START_BITS)) as usize + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self {
            keys,
            rows,
            steps,
            starts,
        }
    }

    /// The weights of a feature, if it has any.
    pub fn row(&self, feature: u32) -> Option<&Row> {
        let bucket = (feature >> (KEY_BITS - START_BITS)) as usize;
        let start = *self.starts.get(bucket)? as usize;
        let end = *self.starts.get(bucket + 1)? as usize;
        let nth = self
            .keys
            .get(start..end)?
            .iter()
            .position(|key| *key == feature)?;
        self.rows.get(start + nth)
    }

    /// Adds a feature's weights to the scores.
    pub fn add(&self, scores: &mut [i32; LABELS], feature: u32) {
        for (score, weight) in scores
            .iter_mut()
            .zip(self.row(feature).into_iter().flatten())
        {
            *score += i32::from(*weight);
        }
    }

    /// The labels whose sum of scores and steps is highest (Viterbi's algorithm); of labels alike
    /// the first.
    pub fn best(&self, scores: &[[i32; LABELS]]) -> Vec<u8> {
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        let mut sums: Option<[i32; LABELS]> = None;
        for now in scores {
            let mut next = [NEVER; LABELS];
            let mut from = [0u8; LABELS];
            for (before, steps) in (0..).zip(&self.steps) {
                // The last row is for the start of the line alone.
                let reached = match sums {
                    Some(sums) => sums.get(usize::from(before)).copied(),
                    None => (usize::from(before) == LABELS).then_some(0),
                };
                let Some(reached) = reached.filter(|sum| *sum > NEVER) else {
                    continue;
                };
                let last = (usize::from(before) < LABELS).then_some(usize::from(before));
                for (label, ((next, from), step)) in
                    next.iter_mut().zip(&mut from).zip(steps).enumerate()
                {
                    let sum = reached + i32::from(*step);
                    if sum > *next && may_follow(last, label) {
                        *next = sum;
                        *from = before;
                    }
                }
            }
            for (next, score) in next.iter_mut().zip(now) {
                if *next > NEVER {
                    *next += score;
                }
            }
            // Only differences count: in a line without an end the sums themselves would grow too large.
            let most = next.iter().copied().max().unwrap_or_default();
            for next in next.iter_mut().filter(|next| **next > NEVER) {
                *next = (*next - most).max(NEVER);
            }
            back.push(from);
            sums = Some(next);
        }
        // A name that was begun must end in the line.
        let mut label = OUTSIDE as u8;
        let mut most = NEVER;
        for (nth, sum) in (0u8..).zip(sums.unwrap_or_default()) {
            if sum > most && may_follow(Some(nth.into()), OUTSIDE) {
                (label, most) = (nth, sum);
            }
        }
        let mut labels = vec![0; scores.len()];
        for (slot, from) in labels.iter_mut().zip(&back).rev() {
            *slot = label;
            label = from.get(usize::from(label)).copied().unwrap_or(0);
        }
        labels
    }

    fn encode(&self, out: &mut Vec<u8>) {
        put(out, self.keys.len() as u32);
        let mut last = 0;
        for key in &self.keys {
            put(out, key - last);
            last = *key;
        }
        for row in &self.rows {
            let bits = row
                .iter()
                .rev()
                .fold(0u16, |bits, weight| bits << 1 | u16::from(*weight != 0));
            out.extend(bits.to_le_bytes());
        }
        let weights = self.rows.iter().flatten().filter(|weight| **weight != 0);
        out.extend(weights.map(|weight| *weight as u8));
        out.extend(
            self.steps
                .iter()
                .flatten()
                .flat_map(|step| step.to_le_bytes()),
        );
    }

    fn decode(bytes: &mut &[u8]) -> Option<Self> {
        let n = take(bytes) as usize;
        // Each feature has three bytes at least.
        if n > bytes.len() / 3 {
            return None;
        }
        let mut last = 0u32;
        let mut keys = Vec::with_capacity(n);
        for _ in 0..n {
            last = last.checked_add(take(bytes))?;
            keys.push(last);
        }
        let (bits, mut rest) = bytes.split_at_checked(2 * n)?;
        let (bits, _) = bits.as_chunks::<2>();
        let mut rows = Vec::with_capacity(n);
        for (key, bits) in keys.into_iter().zip(bits) {
            let bits = u16::from_le_bytes(*bits);
            let mut row = Row::default();
            for (label, weight) in row.iter_mut().enumerate() {
                if bits & 1 << label != 0 {
                    let (first, others) = rest.split_first()?;
                    *weight = *first as i8;
                    rest = others;
                }
            }
            rows.push((key, row));
        }
        let mut steps = [[0; LABELS]; LABELS + 1];
        for step in steps.iter_mut().flatten() {
            let (first, others) = rest.split_first_chunk::<2>()?;
            *step = i16::from_le_bytes(*first);
            rest = others;
        }
        *bytes = rest;
        Some(Self::new(rows, steps))
    }
}

impl NameModel {
    /// The model as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut content = Vec::new();
        self.lexis.encode(&mut content);
        self.weights.encode(&mut content);
        let mut out = MAGIC.to_vec();
        out.extend(checksum(&content).to_le_bytes());
        out.extend(content);
        out
    }

    /// The model of these bytes; nothing where they are no whole model.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (sum, mut content) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
        if u64::from_le_bytes(*sum) != checksum(content) {
            return None;
        }
        let model = Self {
            lexis: Lexis::decode(&mut content)?,
            weights: Weights::decode(&mut content)?,
        };
        content.is_empty().then_some(model)
    }
}

#[cfg(test)]
mod tests {
    use super::{LABELS, NameModel, Row, Weights};
    use crate::entity::name::model::lexis::{Habits, Lexis};

    fn weights() -> Weights {
        let row = |nth: usize, weight: i8| {
            let mut row = Row::default();
            row[nth] = weight;
            row[0] = -weight;
            row
        };
        let rows = vec![
            (3, row(4, 20)),
            (70_000, row(1, 30)),
            (70_001, row(3, 31)),
            (0xff_ffff, row(12, -7)),
        ];
        let mut steps = [[0; LABELS]; LABELS + 1];
        steps[4][1] = -9;
        Weights::new(rows, steps)
    }

    #[test]
    fn a_line_without_an_end_is_labeled_as_a_short_one() {
        let mut outside = [0; LABELS];
        outside[super::OUTSIDE] = 1 << 24;
        let mut name = [0; LABELS];
        name[4] = 500;
        let mut line = vec![outside; 1_000];
        line.push(name);
        line.extend([outside; 1_000]);
        let labels = weights().best(&line);
        let (short, at) = (weights().best(&[outside, name, outside]), 1_000);
        assert_eq!(labels[at - 1..=at + 1], short);
        assert!(
            labels[..at]
                .iter()
                .all(|label| *label == super::OUTSIDE as u8)
        );
    }

    #[test]
    fn features_are_found_by_their_numbers() {
        let weights = weights();
        for (feature, label, wanted) in [
            (3, 4, Some(20)),
            (70_000, 1, Some(30)),
            (70_001, 3, Some(31)),
            (0xff_ffff, 12, Some(-7)),
            (70_002, 0, None),
            (0, 0, None),
        ] {
            let found = weights.row(feature).map(|row| row[label]);
            assert_eq!(found, wanted, "{feature}");
        }
    }

    /// The sum of scores and steps of labels that may follow each other.
    fn sum(weights: &Weights, scores: &[[i32; LABELS]], labels: &[usize]) -> Option<i32> {
        let mut before = None;
        let mut sum = 0;
        for (scores, label) in scores.iter().zip(labels) {
            if !super::may_follow(before, *label) {
                return None;
            }
            sum += scores[*label] + i32::from(weights.steps[before.unwrap_or(LABELS)][*label]);
            before = Some(*label);
        }
        super::may_follow(before, 0).then_some(sum)
    }

    #[test]
    fn the_best_labels_are_those_of_all_that_may_be() {
        let weights = weights();
        // Numbers without order, from a small generator.
        let mut state = 12_345u32;
        for _ in 0..20 {
            let scores: Vec<[i32; LABELS]> = (0..3)
                .map(|_| {
                    std::array::from_fn(|_| {
                        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        (state >> 24) as i32 - 128
                    })
                })
                .collect();
            let all = 0..LABELS;
            let best = all
                .clone()
                .flat_map(|a| all.clone().map(move |b| (a, b)))
                .flat_map(|(a, b)| (0..LABELS).map(move |c| [a, b, c]))
                .filter_map(|labels| sum(&weights, &scores, &labels))
                .max();
            let found: Vec<usize> = weights.best(&scores).into_iter().map(usize::from).collect();
            assert_eq!(sum(&weights, &scores, &found), best, "{found:?}");
        }
        assert!(weights.best(&[]).is_empty());
    }

    #[test]
    fn a_model_cut_anywhere_or_altered_in_any_byte_is_refused() {
        let habits = Habits {
            classes: [1, 2, 3],
            capital: 8,
        };
        let model = NameModel {
            lexis: Lexis::new(&[("Sukamaju", habits), ("desa", habits)]),
            weights: weights(),
        };
        let bytes = model.encode();
        assert_eq!(NameModel::decode(&bytes), Some(model));
        for at in 0..bytes.len() {
            assert_eq!(NameModel::decode(&bytes[..at]), None, "{at}");
            let mut altered = bytes.clone();
            altered[at] ^= 0x11;
            assert_eq!(NameModel::decode(&altered), None, "{at}");
        }
    }

    #[test]
    fn altered_content_under_a_checksum_made_for_it_ends_in_no_panic() {
        let model = NameModel {
            lexis: Lexis::default(),
            weights: weights(),
        };
        let bytes = model.encode();
        for at in 16..bytes.len() {
            for with in [0x00, 0x7f, 0x80, 0xff] {
                let mut altered = bytes.clone();
                altered[at] = with;
                let sum = crate::base::checksum(&altered[16..]);
                altered[8..16].copy_from_slice(&sum.to_le_bytes());
                if let Some(read) = NameModel::decode(&altered) {
                    let labels = read.weights.best(&[[1; LABELS]; 2]);
                    assert_eq!(labels.len(), 2, "{at} {with}");
                }
            }
        }
    }
}
