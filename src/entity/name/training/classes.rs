//! Classes of words that stand in like surroundings.
//!
//! Each word gets a vector by skip-grams with negative samples (Mikolov and others, "Distributed
//! Representations of Words and Phrases and their Compositionality", 2013), with vectors of their
//! own for each distance between two words (Ling and others, "Two/Too Simple Adaptations of
//! Word2Vec for Syntax Problems", 2015): what stands right before a word tells more of names than
//! what the text is about. The vectors are put into classes by k-means on the sphere, the classes'
//! centres into fewer classes likewise.

use super::random::Random;
use crate::{
    base::Intern,
    entity::{
        atom::{Line, Shape},
        name::model::lexis::{Habits, LEVELS, Lexis, NEVER_SEEN},
    },
};

/// A word with fewer uses has no vector worth its name.
const FEWEST_USES: u32 = 6;

/// How many classes there are, from few to many, and how often they are improved.
const CLASSES: [(usize, usize); LEVELS] = [(32, 30), (160, 30), (1024, 12)];

const SIZE: usize = 64;
const REACH: usize = 2;
const SAMPLES: usize = 5;
const ROUNDS: usize = 5;
const RATE: f32 = 0.05;
/// Words that are more frequent than this are looked at less often.
const FREQUENT: f64 = 3e-4;
/// Negative samples are drawn from a table of this size.
const TABLE: usize = 1 << 20;

type Vector = [f32; SIZE];

/// The words of the lines with what is learned of them.
pub(super) fn lexis(lines: &[Line<'_>]) -> Lexis {
    let capitals = capitals(lines);
    let share = |word: u32| capitals.get(word as usize).copied().unwrap_or_default();
    let mut written = Intern::default();
    let mut uses: Vec<u32> = Vec::new();
    let mut lowers: Vec<u32> = Vec::new();
    let mut texts: Vec<Vec<u32>> = Vec::with_capacity(lines.len());
    for line in lines {
        let words = line.atoms.iter().enumerate().map(|(at, atom)| {
            let (small, capital) = share(atom.word);
            let word = match atom.shape {
                // At the start of a sentence a common word is what it is elsewhere.
                Shape::Word if atom.first && small >= capital => written.number(line.lower(at)),
                Shape::Word | Shape::Mark => written.number(atom.text),
                Shape::Digits => {
                    written.number("00000".get(..atom.text.len().min(5)).unwrap_or(""))
                }
            };
            if word as usize == uses.len() {
                uses.push(0);
                lowers.push(atom.word);
            }
            if let Some(n) = uses.get_mut(word as usize) {
                *n += 1;
            }
            word
        });
        texts.push(words.collect());
    }
    // Rare words are left out, so that what stands beside them are neighbours.
    let mut kept: Vec<u32> = (0u32..)
        .zip(&uses)
        .filter(|(_, n)| **n >= FEWEST_USES)
        .map(|(word, _)| word)
        .collect();
    kept.sort_by_key(|word| written.get(*word));
    let mut numbers: Vec<Option<u32>> = vec![None; uses.len()];
    for (number, word) in (0..).zip(&kept) {
        if let Some(slot) = numbers.get_mut(*word as usize) {
            *slot = Some(number);
        }
    }
    for text in &mut texts {
        *text = text
            .iter()
            .filter_map(|word| *numbers.get(*word as usize)?)
            .collect();
    }
    let classes = levels(&vectors(&texts, kept.len()));
    let words: Vec<(&str, Habits)> = kept
        .iter()
        .zip(classes)
        .map(|(word, classes)| {
            let (small, capital) = share(lowers.get(*word as usize).copied().unwrap_or(0));
            let capital = match small + capital {
                0 => NEVER_SEEN,
                all => (capital * 8 + all / 2) / all,
            };
            (written.get(*word), Habits { classes, capital })
        })
        .collect();
    Lexis::new(&words)
}

/// How often each word of the vocabulary is small and has a capital that it does not owe to its
/// place.
fn capitals(lines: &[Line<'_>]) -> Vec<(u32, u32)> {
    let mut counts: Vec<(u32, u32)> = Vec::new();
    for atom in lines
        .iter()
        .filter(|line| !line.title_case)
        .flat_map(|line| &line.atoms)
    {
        if atom.shape != Shape::Word || atom.first {
            continue;
        }
        if atom.word as usize >= counts.len() {
            counts.resize(atom.word as usize + 1, (0, 0));
        }
        if let Some((small, capital)) = counts.get_mut(atom.word as usize) {
            *(if atom.is_capitalized() {
                capital
            } else {
                small
            }) += 1;
        }
    }
    counts
}

/// Each vector's class on every level, counted from 1.
fn levels(vectors: &[Vector]) -> Vec<[u32; LEVELS]> {
    let mut of: Vec<[u32; LEVELS]> = vec![[0; LEVELS]; vectors.len()];
    // The class on the level before, for every vector.
    let mut finer: Vec<u32> = (0..).take(vectors.len()).collect();
    let mut centres = vectors.to_vec();
    for (level, (n, rounds)) in CLASSES.into_iter().enumerate().rev() {
        let (classes, next) = classes(&centres, n, rounds);
        for (of, finer) in of.iter_mut().zip(&mut finer) {
            *finer = classes.get(*finer as usize).copied().unwrap_or(0);
            if let Some(slot) = of.get_mut(level) {
                *slot = *finer + 1;
            }
        }
        centres = next;
    }
    of
}

fn dot(a: &Vector, b: &Vector) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn normalize(vector: &mut Vector) {
    let length = libm::sqrtf(dot(vector, vector)).max(1e-9);
    for part in vector {
        *part /= length;
    }
}

/// A table from which each word is drawn by its count to the power of three quarters.
fn samples(counts: &[u32]) -> Vec<u32> {
    let powers = || counts.iter().map(|n| libm::pow(f64::from(*n), 0.75));
    let sum: f64 = powers().sum();
    let mut table = Vec::with_capacity(TABLE);
    let mut done = 0.0;
    for (word, power) in (0..).zip(powers()) {
        done += power;
        while (table.len() as f64) < done / sum * TABLE as f64 {
            table.push(word);
        }
    }
    table
}

/// A vector of length one for every word; the words of `texts` are numbered below `n_words`.
fn vectors(texts: &[Vec<u32>], n_words: usize) -> Vec<Vector> {
    let mut counts = vec![0u32; n_words];
    for word in texts.iter().flatten() {
        if let Some(n) = counts.get_mut(*word as usize) {
            *n += 1;
        }
    }
    let total: f64 = counts.iter().map(|n| f64::from(*n)).sum();
    let table = samples(&counts);
    let kept: Vec<f32> = counts
        .iter()
        .map(|n| libm::sqrt(FREQUENT * total / f64::from(*n).max(1.0)) as f32)
        .collect();
    let mut random = Random::new(0);
    let mut vectors: Vec<Vector> = (0..n_words)
        .map(|_| std::array::from_fn(|_| (random.share() - 0.5) / SIZE as f32))
        .collect();
    let mut beside: Vec<Vector> = vec![[0.0; SIZE]; n_words * 2 * REACH];
    let mut n_done = 0.0;
    let mut text_kept: Vec<u32> = Vec::new();
    for _ in 0..ROUNDS {
        for text in texts {
            n_done += text.len() as f64;
            let rate = RATE * (1.0 - (n_done / (total * ROUNDS as f64)) as f32).max(0.002);
            text_kept.clear();
            text_kept.extend(
                text.iter().filter(|word| {
                    random.share() < kept.get(**word as usize).copied().unwrap_or(0.0)
                }),
            );
            for (at, word) in text_kept.iter().enumerate() {
                let reach = 1 + random.below(REACH);
                let from = at.saturating_sub(reach);
                for (other, context) in text_kept.iter().enumerate().take(at + reach + 1).skip(from)
                {
                    let distance = match other < at {
                        true => at - other - 1,
                        false if other > at => REACH + other - at - 1,
                        false => continue,
                    };
                    let Some(vector) = vectors.get_mut(*context as usize) else {
                        continue;
                    };
                    let mut change = [0.0; SIZE];
                    let drawn = (0..SAMPLES).filter_map(|_| table.get(random.below(table.len())));
                    let wrong = drawn
                        .filter(|other| *other != word)
                        .map(|other| (other, 0.0));
                    for (target, wanted) in std::iter::once((word, 1.0)).chain(wrong) {
                        let nth = distance * n_words + *target as usize;
                        let Some(target) = beside.get_mut(nth) else {
                            continue;
                        };
                        let score = dot(vector, target).clamp(-8.0, 8.0);
                        let step = (wanted - 1.0 / (1.0 + libm::expf(-score))) * rate;
                        for ((change, to), from) in change.iter_mut().zip(target).zip(&*vector) {
                            *change += step * *to;
                            *to += step * from;
                        }
                    }
                    for (part, change) in vector.iter_mut().zip(change) {
                        *part += change;
                    }
                }
            }
        }
    }
    for vector in &mut vectors {
        normalize(vector);
    }
    vectors
}

/// Puts vectors into at most `n` classes; each vector's class and the classes' centres.
fn classes(vectors: &[Vector], n: usize, rounds: usize) -> (Vec<u32>, Vec<Vector>) {
    let mut random = Random::new(1);
    let mut draw = || vectors.get(random.below(vectors.len())).copied();
    let n = n.min(vectors.len());
    let mut centres: Vec<Vector> = (0..n).filter_map(|_| draw()).collect();
    let mut of = vec![0; vectors.len()];
    for _ in 0..rounds {
        let mut sums = vec![[0.0; SIZE]; centres.len()];
        for (vector, of) in vectors.iter().zip(&mut of) {
            let mut nearest = f32::MIN;
            for (class, centre) in (0..).zip(&centres) {
                let near = dot(vector, centre);
                if near > nearest {
                    (nearest, *of) = (near, class);
                }
            }
            for (sum, part) in sums.get_mut(*of as usize).into_iter().flatten().zip(vector) {
                *sum += part;
            }
        }
        for (centre, mut sum) in centres.iter_mut().zip(sums) {
            if dot(&sum, &sum) > 0.0 {
                normalize(&mut sum);
                *centre = sum;
            } else if let Some(other) = draw() {
                *centre = other;
            }
        }
    }
    (of, centres)
}

#[cfg(test)]
mod tests {
    use super::{SIZE, classes};

    #[test]
    fn vectors_of_one_direction_share_a_class() {
        let vector = |axis: usize, tilt: f32| {
            let mut vector = [0.0; SIZE];
            vector[axis] = 1.0;
            vector[axis + 1] = tilt;
            vector
        };
        let vectors: Vec<_> = (0..30)
            .map(|n| vector(n % 3 * 2, (n as f32 - 15.0) / 200.0))
            .collect();
        let (of, centres) = classes(&vectors, 24, 10);
        assert_eq!(centres.len(), 24);
        for (n, class) in of.iter().enumerate() {
            for (m, other) in of.iter().enumerate() {
                assert!(class != other || n % 3 == m % 3, "{n} {m}");
            }
        }
    }
}
