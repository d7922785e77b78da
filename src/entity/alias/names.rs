//! The names of a corpus as written: each with a number, and cut into words once.
//!
//! A name stands in a corpus many times, and every rule asks for its words.

use std::cmp::Reverse;

use super::spelling::folded;
use crate::{base::Intern, entity::name::name_words};

/// All names of a corpus.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: Intern,
    words: Vec<Vec<String>>,
    /// Every word of a name, and what it sounds like.
    parts: Intern,
    sounds: Vec<String>,
    /// The sounds as numbers, and those of each name's words.
    sound_numbers: Intern,
    of_words: Vec<Vec<u32>>,
}

impl Names {
    /// The number of a name.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        let number = self.names.number(name);
        if number as usize == self.words.len() {
            let words = name_words(name);
            let mut of_words = Vec::with_capacity(words.len());
            for word in &words {
                let part = self.parts.number(word) as usize;
                if part == self.sounds.len() {
                    self.sounds.push(folded(word));
                }
                let sound = self.sounds.get(part).map_or("", String::as_str);
                of_words.push(self.sound_numbers.number(sound));
            }
            self.of_words.push(of_words);
            self.words.push(words);
        }
        number
    }

    /// The number of a name, if it has one.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        self.names.find(name)
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The name with this number.
    pub(super) fn get(&self, name: u32) -> &str {
        self.names.get(name)
    }

    /// Its words, for comparing names.
    pub(super) fn words(&self, name: u32) -> &[String] {
        self.words.get(name as usize).map_or(&[], Vec::as_slice)
    }

    /// The numbers of what the words of a name sound like.
    pub(super) fn sound_numbers(&self, name: u32) -> &[u32] {
        self.of_words.get(name as usize).map_or(&[], Vec::as_slice)
    }

    /// How many sounds there are.
    pub(super) fn n_sounds(&self) -> usize {
        self.sound_numbers.len()
    }

    /// What a word of a name sounds like: its usual spellings made one.
    pub(super) fn sound<'w>(&'w self, word: &'w str) -> &'w str {
        let part = self.parts.find(word);
        part.and_then(|part| self.sounds.get(part as usize))
            .map_or(word, String::as_str)
    }

    /// Of forms with how often each stands, the one of most words, then one with a capital at its
    /// head, then the most frequent, then the one with lower-case letters, then the first in order.
    pub(super) fn best(&self, forms: impl Iterator<Item = (u32, u32)>) -> Option<u32> {
        forms
            .max_by_key(|&(form, n)| {
                let name = self.get(form);
                (
                    self.words(form).len(),
                    name.starts_with(char::is_uppercase),
                    n,
                    name.chars().any(char::is_lowercase),
                    Reverse(name),
                )
            })
            .map(|(form, _)| form)
    }
}
