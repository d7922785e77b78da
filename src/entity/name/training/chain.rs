//! A conditional random field over a chain of labels, trained line by line.
//!
//! Steps are those of AdaGrad (Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online
//! Learning and Stochastic Optimization", 2011). Two things keep a small set of lines from being
//! learned by heart. At every step more than half of the features are left out at random, so that
//! none may lean on another (after Sutton, Sindelar and McCallum, "Reducing Weight Undertraining in
//! Structured Discriminative Learning", 2006); used are all at once, their weights as they are,
//! which found names better than weights made smaller by what was left out. And weights are drawn
//! to zero, so that those that do not pay vanish; what a feature missed of that is made up for when
//! it is next seen.

use super::random::Random;
use crate::entity::name::model::label::{LABELS, may_follow};

/// A line to learn from.
#[derive(Clone, Debug)]
pub(super) struct Example {
    /// The features of every word.
    pub features: Vec<Vec<u32>>,
    /// The right labels.
    pub labels: Vec<u8>,
}

type Row = [f32; LABELS];

/// What is learned.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// By feature.
    pub weights: Vec<Row>,
    /// By the label before, that of a line's start last.
    pub steps: [Row; LABELS + 1],
}

/// How often each line is seen.
const ROUNDS: usize = 30;
/// The weights are the mean of those after each of the last rounds.
const MEANT: usize = 12;
const RATE: f32 = 0.1;
/// What a step takes from every weight.
const DRAW: f32 = 2e-5;
/// The share of features that is left out.
const LEFT_OUT: f32 = 0.6;
/// What stands for impossible.
const NEVER: f32 = -1e4;

/// A weight on its way: what it is, and the sum of the squares of its steps.
#[derive(Clone, Copy, Debug)]
struct Moving {
    weights: Row,
    squares: Row,
    /// The step at which it was last drawn to zero.
    drawn: u32,
}

const UNMOVED: Moving = Moving {
    weights: [0.0; LABELS],
    squares: [1e-6; LABELS],
    drawn: 0,
};

impl Moving {
    /// Takes off what the weights missed since they were last seen.
    fn draw(&mut self, step: u32) {
        let missed = (step - self.drawn) as f32;
        self.drawn = step;
        for (weight, square) in self.weights.iter_mut().zip(&self.squares) {
            let less = RATE * DRAW * missed / libm::sqrtf(*square);
            *weight = (weight.abs() - less).max(0.0).copysign(*weight);
        }
    }

    fn step(&mut self, gradient: &Row) {
        let parts = self.weights.iter_mut().zip(&mut self.squares).zip(gradient);
        for ((weight, square), slope) in parts {
            *square += slope * slope;
            *weight -= RATE * slope / libm::sqrtf(*square);
        }
    }
}

/// What a model expects of a line.
struct Expected {
    /// The probability of every label at every word.
    labels: Vec<Row>,
    /// How often each label is expected behind each.
    steps: [Row; LABELS + 1],
}

impl Chain {
    /// Learns from `lines`, whose features are numbered below `n_features`.
    pub fn train(lines: &[Example], n_features: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut features = vec![UNMOVED; n_features];
        let mut steps = [UNMOVED; LABELS + 1];
        for (from, moving) in steps.iter_mut().enumerate() {
            let from = (from < LABELS).then_some(from);
            for (to, weight) in moving.weights.iter_mut().enumerate() {
                if !may_follow(from, to) {
                    *weight = NEVER;
                }
            }
        }
        let mut order: Vec<usize> = (0..lines.len()).collect();
        let mut sums = vec![[0.0; LABELS]; n_features];
        let mut n_steps = 0;
        for round in 0..ROUNDS {
            for last in (1..order.len()).rev() {
                order.swap(last, random.below(last + 1));
            }
            for line in order.iter().filter_map(|nth| lines.get(*nth)) {
                n_steps += 1;
                let mut kept = line.features.clone();
                for all in &mut kept {
                    all.retain(|_| random.share() >= LEFT_OUT);
                }
                learn(&kept, &line.labels, &mut features, &mut steps, n_steps);
            }
            if round + MEANT >= ROUNDS {
                for (sum, moving) in sums.iter_mut().zip(&features) {
                    for (sum, weight) in sum.iter_mut().zip(&moving.weights) {
                        *sum += weight / MEANT as f32;
                    }
                }
            }
        }
        Self {
            weights: sums,
            steps: steps.map(|moving| moving.weights),
        }
    }
}

fn learn(
    line: &[Vec<u32>],
    labels: &[u8],
    features: &mut [Moving],
    steps: &mut [Moving; LABELS + 1],
    n_steps: u32,
) {
    let mut scores = Vec::with_capacity(line.len());
    for all in line {
        let mut score = [0.0; LABELS];
        for feature in all {
            let Some(moving) = features.get_mut(*feature as usize) else {
                continue;
            };
            if moving.drawn < n_steps {
                moving.draw(n_steps);
            }
            for (score, weight) in score.iter_mut().zip(&moving.weights) {
                *score += weight;
            }
        }
        scores.push(score);
    }
    let mut expected = expect(&scores, &steps.map(|moving| moving.weights));
    let mut before = LABELS;
    for (slopes, label) in expected.labels.iter_mut().zip(labels) {
        let label = usize::from(*label);
        if let Some(slope) = slopes.get_mut(label) {
            *slope -= 1.0;
        }
        let step = expected.steps.get_mut(before);
        if let Some(slope) = step.and_then(|slopes| slopes.get_mut(label)) {
            *slope -= 1.0;
        }
        before = label;
    }
    for (all, slopes) in line.iter().zip(&expected.labels) {
        for feature in all {
            if let Some(moving) = features.get_mut(*feature as usize) {
                moving.step(slopes);
            }
        }
    }
    for (moving, slopes) in steps.iter_mut().zip(&expected.steps) {
        moving.step(slopes);
    }
}

/// The forward and backward sums, each word's scaled to one.
fn expect(scores: &[Row], steps: &[Row; LABELS + 1]) -> Expected {
    let steps = steps.map(|row| row.map(libm::expf));
    let mut emitted: Vec<Row> = Vec::with_capacity(scores.len());
    let mut forward: Vec<(Row, f32)> = Vec::with_capacity(scores.len());
    for row in scores {
        let most = row.iter().copied().fold(f32::MIN, f32::max);
        let emits = row.map(|score| libm::expf(score - most));
        let mut now = [0.0; LABELS];
        match forward.last() {
            Some((before, _)) => {
                for (reached, steps) in before.iter().zip(&steps) {
                    for (now, step) in now.iter_mut().zip(steps) {
                        *now += reached * step;
                    }
                }
            }
            None => now = steps.last().copied().unwrap_or_default(),
        }
        for (now, emits) in now.iter_mut().zip(&emits) {
            *now *= emits;
        }
        let scale = now.iter().sum::<f32>().max(1e-30);
        forward.push((now.map(|now| now / scale), scale));
        emitted.push(emits);
    }
    let mut labels = Vec::with_capacity(scores.len());
    let mut n_steps = [[0.0; LABELS]; LABELS + 1];
    let mut behind = [1.0; LABELS];
    while let (Some((now, scale)), Some(emits)) = (forward.pop(), emitted.pop()) {
        let mut row = now;
        for (row, behind) in row.iter_mut().zip(&behind) {
            *row *= behind;
        }
        labels.push(row);
        let Some((before, _)) = forward.last() else {
            if let Some(starts) = n_steps.last_mut() {
                *starts = row;
            }
            break;
        };
        let mut ahead = behind;
        for (ahead, emits) in ahead.iter_mut().zip(&emits) {
            *ahead *= emits / scale;
        }
        for (((behind, reached), steps), n_steps) in
            behind.iter_mut().zip(before).zip(&steps).zip(&mut n_steps)
        {
            *behind = 0.0;
            for ((ahead, step), n) in ahead.iter().zip(steps).zip(n_steps) {
                *behind += step * ahead;
                *n += reached * step * ahead;
            }
        }
    }
    labels.reverse();
    Expected {
        labels,
        steps: n_steps,
    }
}
