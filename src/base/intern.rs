//! Words as numbers: every distinct word gets the next one, counted from 0.
//!
//! What is asked of a word again and again is then asked of a number, and a table by word is a list.
//! Numbers follow the order in which words first come, so they are the same on every machine.
//!
//! A hash table with open addressing: a word is found in one or two steps, and it is a few hundred
//! bytes of WebAssembly where a map of the standard library is thousands. No word is ever removed.

use super::checksum::checksum;

/// A set of words with their numbers.
#[derive(Clone, Debug, Default)]
pub struct Intern {
    /// The words one after the other.
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<usize>,
    /// A part of a word's checksum, and one more than its number; 0 where a slot is free, which at
    /// least half are.
    slots: Vec<(u32, u32)>,
}

/// The slots of a table that holds its first words.
const FEWEST_SLOTS: usize = 1 << 10;

impl Intern {
    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word with this number; nothing where there is none.
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let end_of = |number: usize| self.ends.get(number).copied().unwrap_or(0);
        let start = number.checked_sub(1).map_or(0, end_of);
        self.text.get(start..end_of(number)).unwrap_or_default()
    }

    /// The number of a word, if it has one.
    pub fn find(&self, word: &str) -> Option<u32> {
        let (_, _, found) = self.slot(word);
        found.checked_sub(1)
    }

    /// The number of a word, which is the next one where it has none yet.
    pub fn number(&mut self, word: &str) -> u32 {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let (at, part, found) = self.slot(word);
        if let Some(number) = found.checked_sub(1) {
            return number;
        }
        self.text.push_str(word);
        self.ends.push(self.text.len());
        let number = self.ends.len() as u32;
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = (part, number);
        }
        number - 1
    }

    /// The slot of a word or the free one that is to be its own, the part of the word's checksum
    /// that is kept there, and one more than its number.
    #[inline(never)]
    fn slot(&self, word: &str) -> (usize, u32, u32) {
        let checksum = checksum(word.as_bytes());
        let part = (checksum >> 32) as u32;
        let last = self.slots.len().wrapping_sub(1);
        let mut at = checksum as usize & last;
        while let Some(&(other, number)) = self.slots.get(at) {
            if number == 0 || other == part && self.get(number - 1) == word {
                return (at, part, number);
            }
            at = (at + 1) & last;
        }
        (0, part, 0)
    }

    fn grow(&mut self) {
        self.slots = vec![(0, 0); (self.slots.len() * 2).max(FEWEST_SLOTS)];
        for number in 0..self.ends.len() as u32 {
            let (at, part, _) = self.slot(self.get(number));
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = (part, number + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::Intern;

    #[test]
    fn words_are_numbered_as_they_first_come() {
        let mut words = Intern::default();
        assert_eq!((words.find("kata"), words.get(0)), (None, ""));
        let mut wanted: HashMap<String, u32> = HashMap::new();
        for i in 0..9_000u32 {
            let word = (i.wrapping_mul(2_654_435_761) >> 19).to_string();
            let next = wanted.len() as u32;
            let number = *wanted.entry(word.clone()).or_insert(next);
            assert_eq!(words.number(&word), number);
        }
        assert_eq!(words.len(), wanted.len());
        for (word, number) in &wanted {
            assert_eq!(words.find(word), Some(*number));
            assert_eq!(words.get(*number), word);
        }
        assert_eq!((words.find(""), words.find("kata")), (None, None));
        let empty = words.number("");
        assert_eq!((words.find(""), words.get(empty)), (Some(empty), ""));
    }
}
