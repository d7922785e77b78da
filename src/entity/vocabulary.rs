//! The words of a corpus, each with a number of its own, and what the lexicon says of them.
//!
//! Words are looked up once, when a text is cut; from then on a table by word is a list, and a
//! closed list is a bit. A word is known by its lower case alone. The lexicon's and the gazetteer's
//! words come before those of the texts, so their tables end early.

use super::lexicon::{Lists, each_listed};
use crate::base::Intern;

/// The words of a corpus.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: Intern,
    /// The lists that hold each word; those that come later are in none.
    lists: Vec<Lists>,
    /// Where a word's lower case is made.
    lower: String,
}

impl Vocabulary {
    /// The words of the lexicon.
    pub fn new() -> Self {
        let mut vocabulary = Self {
            words: Intern::default(),
            lists: Vec::new(),
            lower: String::new(),
        };
        each_listed(&mut |list, word| {
            let number = vocabulary.words.number(word) as usize;
            if number == vocabulary.lists.len() {
                vocabulary.lists.push(Lists::default());
            }
            if let Some(lists) = vocabulary.lists.get_mut(number) {
                lists.add(list);
            }
        });
        vocabulary
    }

    /// The number of a word, whatever its capitals.
    pub fn number(&mut self, written: &str) -> u32 {
        if written.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return self.words.number(written);
        }
        if written.is_ascii() {
            self.lower.clear();
            self.lower.push_str(written);
            self.lower.make_ascii_lowercase();
        } else {
            self.lower = written.to_lowercase();
        }
        self.words.number(&self.lower)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word with this number, in lower case.
    pub fn lower(&self, word: u32) -> &str {
        self.words.get(word)
    }

    /// The closed lists that hold the word with this number.
    pub fn lists(&self, word: u32) -> Lists {
        self.lists.get(word as usize).copied().unwrap_or_default()
    }

    /// The closed lists that hold a word in lower case.
    pub fn lists_of(&self, lower: &str) -> Lists {
        self.words
            .find(lower)
            .map_or(Lists::default(), |word| self.lists(word))
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;
    use crate::entity::lexicon::List;

    #[test]
    fn a_word_is_known_by_its_lower_case_and_by_every_list_that_holds_it() {
        let mut vocabulary = Vocabulary::new();
        for (written, lower) in [("Desa", "desa"), ("DÉSA", "désa"), ("désa", "désa")] {
            let number = vocabulary.number(written);
            assert_eq!(vocabulary.lower(number), lower);
            assert_eq!(vocabulary.number(lower), number);
        }
        let desa = vocabulary.lists_of("desa");
        assert!(desa.has(List::Fields) && desa.has(List::UnitHeads));
        assert!(!desa.has(List::Titles));
        assert_eq!(vocabulary.lists_of("désa"), Default::default());
    }
}
