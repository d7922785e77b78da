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
pub(in crate::entity::name) const SCALE: f32 = 48.0;

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
