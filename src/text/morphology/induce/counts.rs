//! Numbers by the ids of things, and ids of things in the order in which they came.

use std::collections::BTreeMap;

/// A number for every id; ids that are not there count nothing.
pub(super) struct Counts(Vec<f64>);

impl Counts {
    pub(super) fn new(len: usize, value: f64) -> Self {
        Self(vec![value; len])
    }

    pub(super) fn at(&self, id: u32) -> f64 {
        self.0.get(id as usize).copied().unwrap_or(0.0)
    }

    pub(super) fn add(&mut self, id: u32, value: f64) {
        if let Some(count) = self.0.get_mut(id as usize) {
            *count += value;
        }
    }

    pub(super) fn raise(&mut self, id: u32, value: f64) {
        if let Some(count) = self.0.get_mut(id as usize) {
            *count = count.max(value);
        }
    }

    pub(super) fn sum(&self) -> f64 {
        self.0.iter().sum()
    }
}

impl FromIterator<f64> for Counts {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

/// Ids from 0 on.
#[derive(Default)]
pub(super) struct Ids<K: Ord>(BTreeMap<K, u32>);

impl<K: Ord + Clone> Ids<K> {
    pub(super) fn of(&mut self, key: K) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(key).or_insert(next)
    }

    pub(super) fn find(&self, key: &K) -> Option<u32> {
        self.0.get(key).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The keys, in the order of their ids.
    pub(super) fn keys(&self) -> Vec<K> {
        let mut keys: Vec<(u32, K)> = self.0.iter().map(|(key, &id)| (id, key.clone())).collect();
        keys.sort_by_key(|(id, _)| *id);
        keys.into_iter().map(|(_, key)| key).collect()
    }
}
