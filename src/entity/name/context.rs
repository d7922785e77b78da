//! Names that no list knows: what the words beside them tell of their kind.
//!
//! A kind that only the name's shape suggests is marked as not told, so that better evidence from
//! elsewhere in the corpus may overrule it.

use super::{Candidate, Scanner};
use crate::entity::{Kind, atom::Shape, lexicon::List};

impl Scanner<'_> {
    /// A run of capitalized words that no list knows, with what its surroundings tell.
    pub(super) fn unknown(&self, at: usize, expects_person: bool) -> Option<Candidate> {
        let atom = self.line.get(at)?;
        if !atom.is_capitalized() || atom.lists.has(List::FunctionWords) || self.is_calendar(at) {
            return None;
        }
        if atom.first && self.cases.is_common(self.line, at) {
            return None;
        }
        // A head without its complement is no name (`KTT`), a unit's head no part of one.
        if atom.lists.has(List::EventHeads) || atom.lists.has(List::UnitHeads) {
            return None;
        }
        let end = self.run(at)?;
        if end == at + 1 && atom.lists.has(List::OrdinaryAbbreviations) {
            return None;
        }
        let n_words = (at..end)
            .filter(|index| {
                self.line
                    .get(*index)
                    .is_some_and(|a| a.shape == Shape::Word)
            })
            .count();
        let all_common = (at..end).all(|index| {
            self.cases.is_common(self.line, index) || self.line.lists(index).has(List::Fields)
        });
        let prev = self.line.before(at, 1);
        let second = self.line.before(at, 2);
        let is_acronym = n_words == 1
            && end == at + 1
            && atom.is_all_capitals()
            && (2..=6).contains(&atom.text.chars().count());
        let cites = self.line.lists_before(at, 1).has(List::SourceCues)
            || (self.line.lists_before(at, 2).has(List::SourceCues)
                && matches!(prev, "dari" | "oleh" | "di" | "situs"));
        let attributed = (self.line.lists_before(at, 1).has(List::SpeechNouns) && prev != "aku")
            || prev == "oleh" && n_words > 1;
        let aged = self.line.get(end).is_some_and(|open| open.is_mark("("))
            && self
                .line
                .get(end + 1)
                .is_some_and(|age| age.shape == Shape::Digits && age.text.len() <= 2)
            && self
                .line
                .get(end + 2)
                .is_some_and(|close| close.is_mark(")"));
        let located = matches!(prev, "di" | "ke") || (prev == "dari" && second != "dikutip");
        let directed = n_words > 1 && self.line.lists_before(end, 1).has(List::Directions);
        let told = if expects_person && !is_acronym || aged {
            Some(Kind::Person)
        } else if is_acronym {
            None
        } else if cites {
            Some(Kind::Organization)
        } else if directed || located && !all_common {
            Some(Kind::Place)
        } else if attributed || (self.line.lists(end).has(List::SpeechVerbs) && !atom.first) {
            Some(Kind::Person)
        } else {
            None
        };
        if let Some(kind) = told {
            return Some(self.candidate(at, end, kind));
        }
        let shape = if is_acronym {
            Some(Kind::Organization)
        } else if (2..=5).contains(&n_words) && !all_common {
            // Most names of several words that nothing else explains are people's.
            Some(Kind::Person)
        } else {
            None
        };
        Some(Candidate {
            start: at,
            end,
            kind: shape,
            told: false,
            entry: None,
        })
    }
}
