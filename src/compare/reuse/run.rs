//! The longest stretches of one list of keys that stand in another.
//!
//! A suffix automaton of the second list (Blumer et al. 1985) is walked with the first: after each
//! key it tells the longest stretch that ends there and stands in the second list somewhere. So
//! the time grows with the lists' lengths, however often they repeat themselves. What the keys are
//! of is not known here.

use super::FEWEST_WORDS;

/// A stretch of the first list that stands in the second and would not if it were longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    /// Where it begins in the first list.
    pub(super) a: usize,
    /// Where it first begins in the second.
    pub(super) b: usize,
    pub(super) n_words: usize,
}

/// All runs of at least [`FEWEST_WORDS`] keys, in the order of the first list.
pub(super) fn runs(a: &[u64], b: &[u64]) -> Vec<Run> {
    let automaton = Automaton::of(b);
    let mut found = Vec::new();
    let (mut state, mut n_words) = (0, 0);
    let mut take = |end: usize, state: usize, n_words: usize| {
        if n_words >= FEWEST_WORDS {
            let end_in_b = automaton.state(state).map_or(0, |state| state.end);
            found.push(Run {
                a: end - n_words,
                b: end_in_b - n_words,
                n_words,
            });
        }
    };
    for (at, &key) in a.iter().enumerate() {
        let (next, n_next) = automaton.step(state, n_words, key);
        // A stretch that did not grow ended with the key before.
        if n_next <= n_words {
            take(at, state, n_words);
        }
        (state, n_words) = (next, n_next);
    }
    take(a.len(), state, n_words);
    found
}

/// Stretches of a list that end at the same places.
#[derive(Clone, Debug, Default)]
struct State {
    /// Where a further key leads, sorted by key.
    next: Vec<(u64, usize)>,
    /// The state of the longest ending of these stretches that ends at more places.
    link: usize,
    /// The length of the longest of them.
    len: usize,
    /// Where they end first.
    end: usize,
}

/// All stretches of a list. The first state is the empty stretch.
struct Automaton(Vec<State>);

impl Automaton {
    fn of(keys: &[u64]) -> Self {
        let mut automaton = Self(vec![State::default()]);
        automaton.0.reserve(keys.len() * 2);
        let mut last = 0;
        for (at, &key) in keys.iter().enumerate() {
            last = automaton.append(last, key, at + 1);
        }
        automaton
    }

    fn state(&self, state: usize) -> Option<&State> {
        self.0.get(state)
    }

    fn next(&self, state: usize, key: u64) -> Option<usize> {
        let next = &self.state(state)?.next;
        let at = next.binary_search_by_key(&key, |&(key, _)| key).ok()?;
        next.get(at).map(|&(_, state)| state)
    }

    fn lead(&mut self, from: usize, key: u64, to: usize) {
        let Some(state) = self.0.get_mut(from) else {
            return;
        };
        let at = state.next.partition_point(|&(other, _)| other < key);
        match state.next.get_mut(at) {
            Some(next) if next.0 == key => next.1 = to,
            _ => state.next.insert(at, (key, to)),
        }
    }

    /// The state of the whole list with one more key, which ends it at `end`.
    fn append(&mut self, last: usize, key: u64, end: usize) -> usize {
        let new = self.0.len();
        self.0.push(State {
            len: end,
            end,
            ..State::default()
        });
        let mut at = Some(last);
        while let Some(state) = at
            && self.next(state, key).is_none()
        {
            self.lead(state, key, new);
            at = self.shorter(state);
        }
        let link = at.map_or(0, |state| self.split(state, key));
        if let Some(state) = self.0.get_mut(new) {
            state.link = link;
        }
        new
    }

    fn shorter(&self, state: usize) -> Option<usize> {
        match state {
            0 => None,
            _ => self.state(state).map(|state| state.link),
        }
    }

    /// The state of the longest stretch of `state` with `key` behind it, and of no longer ones: a
    /// state that holds longer ones too is parted.
    fn split(&mut self, state: usize, key: u64) -> usize {
        let Some(old) = self.next(state, key) else {
            return 0;
        };
        let len = self.state(state).map_or(0, |state| state.len) + 1;
        let Some(held) = self.state(old) else {
            return 0;
        };
        if held.len == len {
            return old;
        }
        let shorter = State {
            len,
            ..held.clone()
        };
        let new = self.0.len();
        self.0.push(shorter);
        if let Some(held) = self.0.get_mut(old) {
            held.link = new;
        }
        let mut at = Some(state);
        while let Some(state) = at
            && self.next(state, key) == Some(old)
        {
            self.lead(state, key, new);
            at = self.shorter(state);
        }
        new
    }

    /// From a stretch of `len` keys at `state`, the longest ending of it with `key` behind that is
    /// still in the list.
    fn step(&self, mut state: usize, mut len: usize, key: u64) -> (usize, usize) {
        loop {
            if let Some(next) = self.next(state, key) {
                return (next, len + 1);
            }
            let Some(link) = self.shorter(state) else {
                return (0, 0);
            };
            state = link;
            len = self.state(state).map_or(0, |state| state.len);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};

    use super::{FEWEST_WORDS, Run, runs};

    /// Every stretch of `a` is looked for at every place of `b`.
    fn oracle(a: &[u64], b: &[u64]) -> Vec<Run> {
        let place = |start: usize, end: usize| {
            let windows = &mut b.windows(end - start);
            windows.position(|window| *window == a[start..end])
        };
        let mut found = Vec::new();
        for start in 0..a.len() {
            for end in start + FEWEST_WORDS..=a.len() {
                let Some(b) = place(start, end) else { continue };
                let grows_left = start > 0 && place(start - 1, end).is_some();
                let grows_right = end < a.len() && place(start, end + 1).is_some();
                if !grows_left && !grows_right {
                    let n_words = end - start;
                    found.push(Run {
                        a: start,
                        b,
                        n_words,
                    });
                }
            }
        }
        found
    }

    /// Two documents of few words, with stretches of the first planted in the second.
    fn pair() -> impl Strategy<Value = (Vec<u64>, Vec<u64>)> {
        let words = |n: usize| prop::collection::vec(0u64..5, 0..n);
        let plants = prop::collection::vec((0usize..40, 8usize..20, words(6)), 0..4);
        (words(48), words(12), plants).prop_map(|(a, mut b, plants)| {
            for (start, length, between) in plants {
                b.extend(a.iter().skip(start).take(length));
                b.extend(between);
            }
            (a, b)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn every_run_is_found_and_no_other((a, b) in pair()) {
            assert_eq!(runs(&a, &b), oracle(&a, &b));
        }
    }

    #[test]
    fn texts_that_repeat_one_word_do_not_take_long() {
        let a = vec![7; 200_000];
        let found = runs(&a, &a);
        let n_words = a.len();
        assert_eq!(
            found,
            [Run {
                a: 0,
                b: 0,
                n_words
            }]
        );
    }
}
