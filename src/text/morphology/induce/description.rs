//! One reading a word, so that the whole vocabulary is described as shortly as possible.
//!
//! The length of a description (natural logarithms) is what the letters of all roots cost, plus
//! for every word what it costs to name its root and its pattern of affixes. Roots are taken out
//! one after the other, the longest first, wherever that makes the description shorter.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    counts::Counts,
    expectation::{POINT, outweighed},
    readings::{BARE, Lexicon, Reading, Word, pattern},
};
use crate::text::morphology::{MOST_FREQUENT, parse::parses};

const MOST_ROUNDS: usize = 8;
/// What a root that is no word costs besides its letters.
const NOT_A_WORD: f64 = 2.0;
/// What it costs at most to leave a rare form unexplained: it may be a slip of the pen.
const SLIP: f64 = 3.0;
/// A form is rare that has less than this part of its family's uses.
const RARE: f64 = 1.0 / 50.0;
/// The most that the slips of a family may have of its uses.
const MOST_SLIPS: f64 = 1.0 / 30.0;

/// The words that share a root.
#[derive(Clone, Default)]
struct Family {
    members: BTreeSet<usize>,
    n_uses: f64,
    /// The sum of the members' masses.
    mass: f64,
}

/// A reading for every word.
pub(super) struct Description<'a> {
    lexicon: Lexicon<'a>,
    /// The reading of each word.
    chosen: Vec<Reading>,
    families: BTreeMap<u32, Family>,
    letters: Counts,
    often: Counts,
    mass: f64,
    bare: u32,
}

/// How much a word speaks for its root: its uses are no independent witnesses.
fn mass(word: &Word<'_>) -> f64 {
    libm::log(1.0 + word.n_uses)
}

/// New readings for some words.
type Moves = Vec<(usize, Reading)>;

impl<'a> Description<'a> {
    /// Begins with the reading that has most of each word, and shortens.
    pub(super) fn shortest(mut lexicon: Lexicon<'a>) -> Self {
        let bare = lexicon.patterns.of(BARE);
        let mut belief = Counts::new(lexicon.roots.len(), 0.0);
        let mut chosen = Vec::new();
        for word in &lexicon.words {
            let mut best = word.whole;
            best.share = 0.0;
            for reading in &word.readings {
                belief.add(reading.root, reading.share);
                if reading.share > best.share {
                    best = *reading;
                }
            }
            chosen.push(best);
        }
        let mut description = Self {
            letters: lexicon.letters(&belief),
            often: Counts::new(0, 0.0),
            mass: lexicon.words.iter().map(mass).sum(),
            families: BTreeMap::new(),
            lexicon,
            chosen,
            bare,
        };
        for number in 0..description.chosen.len() {
            description.enter(number);
        }
        for _ in 0..MOST_ROUNDS {
            let n_moved = description.shorten();
            if n_moved + description.reconsider() == 0 {
                break;
            }
        }
        description.part_likenesses();
        description
    }

    /// Makes words their own root that are used far more than all else of a family whose root is
    /// a word: the likeness is chance, or no longer felt (`pertama` and `tama`).
    fn part_likenesses(&mut self) {
        let mut parted: BTreeMap<u32, u32> = BTreeMap::new();
        for (word, reading) in self.lexicon.words.iter().zip(&self.chosen) {
            let family = self.families.get(&reading.root);
            let others = family.map_or(0.0, |family| family.n_uses - word.n_uses);
            if self.lexicon.is_word.at(reading.root) > 0.0
                && reading.cell != word.whole.cell
                && word.n_uses > others * f64::from(MOST_FREQUENT)
            {
                parted.insert(reading.cell, word.whole.root);
            }
        }
        let mut moves = Moves::new();
        for (number, (word, reading)) in self.lexicon.words.iter().zip(&self.chosen).enumerate() {
            if let Some(&root) = parted.get(&reading.cell) {
                let new = word.readings.iter().find(|new| new.root == root);
                moves.extend(new.map(|new| (number, *new)));
            }
        }
        self.apply(moves);
    }

    /// The roots that words have, each with the affixes of its words. What is itself read as a
    /// form of another root is none.
    pub(super) fn roots(&self) -> impl Iterator<Item = (&str, u32)> {
        let words = self.lexicon.words.iter().zip(&self.chosen);
        let of_words: BTreeMap<&str, u32> = words
            .map(|(word, reading)| (word.text, reading.root))
            .collect();
        self.families.iter().filter_map(move |(&root, family)| {
            let text = self.lexicon.root(root);
            let own = of_words.get(text).is_none_or(|&of_word| of_word == root);
            let affixes = self.members(family).map(|(_, _, reading)| reading.affixes);
            own.then(|| (text, affixes.fold(0, |all, affix| all | affix)))
        })
    }

    fn members(&self, family: &Family) -> impl Iterator<Item = (usize, &Word<'a>, &Reading)> {
        family.members.iter().filter_map(|&number| {
            let word = self.lexicon.words.get(number)?;
            Some((number, word, self.chosen.get(number)?))
        })
    }

    /// Puts a word into the family of its reading.
    fn enter(&mut self, number: usize) {
        let (Some(word), Some(reading)) = (self.lexicon.words.get(number), self.chosen.get(number))
        else {
            return;
        };
        let family = self.families.entry(reading.root).or_default();
        if family.members.insert(number) {
            family.n_uses += word.n_uses;
            family.mass += mass(word);
        }
    }

    fn take_out(&mut self, number: usize) {
        let (Some(word), Some(reading)) = (self.lexicon.words.get(number), self.chosen.get(number))
        else {
            return;
        };
        if let Some(family) = self.families.get_mut(&reading.root)
            && family.members.remove(&number)
        {
            family.n_uses -= word.n_uses;
            family.mass -= mass(word);
            if family.members.is_empty() {
                self.families.remove(&reading.root);
            }
        }
    }

    fn apply(&mut self, moves: Moves) {
        for (number, reading) in moves {
            self.take_out(number);
            if let Some(chosen) = self.chosen.get_mut(number) {
                *chosen = reading;
            }
            self.enter(number);
        }
    }

    fn count_patterns(&mut self) {
        self.often = Counts::new(self.lexicon.patterns.len(), 0.5);
        for reading in &self.chosen {
            self.often.add(reading.pattern, 1.0);
        }
    }

    /// What it costs to have a root.
    fn entry(&self, root: u32) -> f64 {
        -self.letters.at(root) + NOT_A_WORD * (1.0 - self.lexicon.is_word.at(root))
    }

    /// What it costs to name a pattern and a root whose family has that `mass`.
    fn naming(&self, pattern: u32, mass: f64) -> f64 {
        let n_words = self.lexicon.words.len() as f64;
        -libm::log(self.often.at(pattern) / n_words) - libm::log(mass / self.mass)
    }

    /// What it costs to read a word so, in a family with that mass and so many uses, the word's own
    /// among them. Words that hardly occur count for less: many are slips.
    fn cost(&self, word: &Word<'_>, reading: &Reading, mass: f64, n_uses: f64) -> f64 {
        let against = if reading.pattern == self.bare {
            0.0
        } else {
            outweighed(word.n_uses, n_uses - word.n_uses)
        };
        let naming = self.naming(reading.pattern, mass) - POINT * reading.score;
        word.n_uses / (word.n_uses + 3.0) * (naming + against)
    }

    /// Takes out roots, the longest first; gives how many went.
    fn shorten(&mut self) -> usize {
        self.count_patterns();
        let mut order: Vec<u32> = self.families.keys().copied().collect();
        let text = |root: u32| self.lexicon.root(root);
        order.sort_by(|&a, &b| {
            let longest_first = text(b).len().cmp(&text(a).len());
            longest_first.then_with(|| text(a).cmp(text(b)))
        });
        let mut n_moved = 0;
        for root in order {
            if let Some(moves) = self.without(root) {
                n_moved += 1;
                self.apply(moves);
            }
        }
        n_moved
    }

    /// The moves that take a root out, if that shortens the description.
    fn without(&self, root: u32) -> Option<Moves> {
        let family = self.families.get(&root)?;
        let spelled: f64 = self
            .members(family)
            .map(|(_, word, reading)| self.cost(word, reading, family.mass, family.n_uses))
            .sum();
        let now = self.entry(root) + spelled;
        let targets: BTreeSet<u32> = self
            .members(family)
            .flat_map(|(_, word, _)| &word.readings)
            .map(|reading| reading.root)
            .filter(|&target| target != root)
            .collect();
        let mut best: Option<(f64, Moves)> = None;
        for target in targets {
            let ways = [
                self.merged(root, family, target),
                self.derived(root, family, target)
                    .map(|(cost, moves)| (cost + spelled, moves)),
            ];
            for (cost, moves) in ways.into_iter().flatten() {
                if cost < best.as_ref().map_or(now, |(cost, _)| *cost) {
                    best = Some((cost, moves));
                }
            }
        }
        best.map(|(_, moves)| moves)
    }

    /// The cost of reading each word of a family with the root `target`, or with another that there
    /// is, whichever is less.
    fn merged(&self, root: u32, family: &Family, target: u32) -> Option<(f64, Moves)> {
        let there = self.families.get(&target);
        let mut cost = there.map_or_else(|| self.entry(target), |_| 0.0);
        let there = there.cloned().unwrap_or_default();
        let mut slips = Slips::default();
        let mut moves = Moves::new();
        for (number, word, reading) in self.members(family) {
            let mut cheapest: Option<(f64, Reading)> = None;
            for other in word.readings.iter().filter(|other| other.root != root) {
                let (mass, n_uses) = if other.root == target {
                    (there.mass + family.mass, there.n_uses + family.n_uses)
                } else if let Some(known) = self.families.get(&other.root) {
                    (known.mass + mass(word), known.n_uses + word.n_uses)
                } else {
                    continue;
                };
                let other_cost = self.cost(word, other, mass, n_uses);
                if cheapest.is_none_or(|(cost, _)| other_cost < cost) {
                    cheapest = Some((other_cost, *other));
                }
            }
            let (added, new) = match cheapest {
                Some(found) => found,
                None if word.whole.root == root => return None,
                None => {
                    let whole = &word.whole;
                    let mut alone =
                        self.cost(word, whole, mass(word), word.n_uses) + self.entry(whole.root);
                    if slips.is_one(word, family) {
                        let now = self.cost(word, reading, family.mass, family.n_uses);
                        alone = alone.min(now + SLIP);
                    }
                    (alone, *whole)
                }
            };
            cost += added;
            moves.push((number, new));
        }
        slips.are_few(family).then_some((cost, moves))
    }

    /// The cost of describing the root itself as a form of `target`, once for all its words.
    fn derived(&self, root: u32, family: &Family, target: u32) -> Option<(f64, Moves)> {
        let there = self.families.get(&target)?;
        if self.lexicon.is_word.at(target) == 0.0 {
            return None;
        }
        let mut slips = Slips::default();
        let mut moves = Moves::new();
        for (number, word, _) in self.members(family) {
            let readings = word.readings.iter().filter(|other| other.root == target);
            let new = match readings.max_by(|a, b| a.score.total_cmp(&b.score)) {
                Some(reading) => *reading,
                None if slips.is_one(word, family) && word.whole.root != root => word.whole,
                None => return None,
            };
            moves.push((number, new));
        }
        let mut cheapest: Option<f64> = None;
        parses(self.lexicon.root(root), &mut |parse| {
            if parse.n_clitics > 0 || parse.root != self.lexicon.root(target) {
                return;
            }
            if let Some(known) = self.lexicon.patterns.find(&pattern(parse)) {
                let cost = self.naming(known, there.mass)
                    - POINT * f64::from(parse.score + parse.shape)
                    + outweighed(family.n_uses, there.n_uses);
                cheapest = Some(cheapest.map_or(cost, |least| least.min(cost)));
            }
        });
        cheapest
            .filter(|_| slips.are_few(family))
            .map(|cost| (cost, moves))
    }

    /// Gives each word the root of another family where that costs less; says how many moved.
    fn reconsider(&mut self) -> usize {
        // Only what clearly gains is moved, or words go to and fro.
        let margin = 0.2;
        let mut moves = Moves::new();
        for (number, (word, now)) in self.lexicon.words.iter().zip(&self.chosen).enumerate() {
            let family = self.families.get(&now.root);
            let Some(family) = family.filter(|family| family.members.len() > 1) else {
                continue;
            };
            if word.whole.root == now.root {
                continue;
            }
            let mut least = self.cost(word, now, family.mass, family.n_uses) - margin;
            let mut best = None;
            for other in word.readings.iter().filter(|other| other.root != now.root) {
                let Some(there) = self.families.get(&other.root) else {
                    continue;
                };
                let cost = self.cost(
                    word,
                    other,
                    there.mass + mass(word),
                    there.n_uses + word.n_uses,
                );
                if cost < least {
                    least = cost;
                    best = Some(*other);
                }
            }
            moves.extend(best.map(|reading| (number, reading)));
        }
        let n_moved = moves.len();
        self.apply(moves);
        n_moved
    }
}

/// The rare forms of a family that a move leaves unexplained.
#[derive(Default)]
struct Slips {
    n_forms: usize,
    n_uses: f64,
}

impl Slips {
    /// Counts a form if it is rare; says whether it is.
    fn is_one(&mut self, word: &Word<'_>, family: &Family) -> bool {
        let rare = word.n_uses < family.n_uses * RARE;
        if rare {
            self.n_forms += 1;
            self.n_uses += word.n_uses;
        }
        rare
    }

    fn are_few(&self, family: &Family) -> bool {
        self.n_uses <= family.n_uses * MOST_SLIPS && self.n_forms * 2 <= family.members.len()
    }
}
