//! The forms of a corpus and their postings, while its documents are read.
//!
//! A hash table with open addressing: a word of a text is found in one or two steps, and it is a
//! few hundred bytes of WebAssembly where a map of the standard library is thousands.

use crate::base::{Arrange, fnv1a};

/// Pairs of a document and a position in it.
pub(super) type Places = Vec<(u32, u32)>;

#[derive(Default)]
pub(super) struct Gathered {
    lists: Vec<(String, Places)>,
    /// One more than the number of a list; 0 where a slot is free, which at least half are.
    slots: Vec<u32>,
}

impl Gathered {
    /// Adds a place of a form; the places of one form come in order.
    pub(super) fn add(&mut self, form: &str, place: (u32, u32)) {
        if self.lists.len() * 2 >= self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(1 << 10)];
            for number in 0..self.lists.len() {
                let form = self.lists.get(number).map_or("", |(form, _)| form);
                let slot = self.slot(form);
                if let Some(slot) = self.slots.get_mut(slot) {
                    *slot = number as u32 + 1;
                }
            }
        }
        let slot = self.slot(form);
        let Some(slot) = self.slots.get_mut(slot) else {
            return;
        };
        if *slot == 0 {
            self.lists.push((form.to_owned(), Vec::new()));
            *slot = self.lists.len() as u32;
        }
        if let Some((_, places)) = self.lists.get_mut(*slot as usize - 1) {
            places.push(place);
        }
    }

    /// The slot of a form, or the free one that is to be its own.
    #[inline(never)]
    fn slot(&self, form: &str) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = fnv1a(form.as_bytes()) as usize & last;
        loop {
            let number = self.slots.get(slot).copied().unwrap_or(0);
            match self.lists.get((number as usize).wrapping_sub(1)) {
                Some((other, _)) if other != form => slot = (slot + 1) & last,
                _ => return slot,
            }
        }
    }

    /// The forms with their places, sorted.
    pub(super) fn sorted(mut self) -> Vec<(String, Places)> {
        self.lists.arrange_by(|(a, _), (b, _)| a.cmp(b));
        self.lists
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Gathered;

    #[test]
    fn forms_are_gathered_as_an_ordered_map_would() {
        let mut gathered = Gathered::default();
        let mut map: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        for i in 0..9_000u32 {
            let form = (i.wrapping_mul(2_654_435_761) >> 19).to_string();
            gathered.add(&form, (i / 100, i % 100));
            map.entry(form).or_default().push((i / 100, i % 100));
        }
        assert_eq!(gathered.sorted(), map.into_iter().collect::<Vec<_>>());
    }
}
