//! A document made ready for comparison: its body sentences as weighted items.
//!
//! Each item stands once in a sentence, however often its word is repeated there; a sentence's
//! keys are sorted. Word order is not kept: [`super::diff`] reads it from the text.

use super::{
    Side, Weights,
    word::{Reading, Word},
};
use crate::{
    base::{Arrange, Span},
    corpus::Role,
    text::TokenKind,
};

/// One word or number of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item {
    /// Key of its root.
    pub(super) root: u64,
    /// Key of the entity, date or number that it belongs to; 0 for none.
    pub(super) unit: u64,
    /// The pairs of letters in it, one bit each.
    pub(super) letters: u64,
    /// How telling it is.
    pub(super) weight: f64,
}

/// One sentence.
#[derive(Clone, Debug)]
pub(super) struct Content {
    pub(super) span: Span,
    pub(super) items: Vec<Item>,
    /// The keys of all items, sorted.
    pub(super) keys: Vec<u64>,
    /// The sum of the weights.
    pub(super) total: f64,
    /// Each two items that stand next to each other and what they weigh together, sorted by key.
    pub(super) phrases: Vec<(u64, f64)>,
}

impl Content {
    /// Whether the item's word is here, or its entity, date or number under another name.
    pub(super) fn has(&self, item: &Item) -> bool {
        self.keys.binary_search(&item.root).is_ok()
            || (item.unit != 0 && self.keys.binary_search(&item.unit).is_ok())
    }
}

/// One document.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub(super) sentences: Vec<Content>,
    /// Which sentences hold which keys, sorted.
    pub(super) postings: Vec<(u64, u32)>,
}

impl Profile {
    pub(super) fn of(side: Side<'_>, reading: &Reading, weights: &Weights) -> Self {
        let mut sentences = Vec::new();
        let mut postings = Vec::new();
        for (sentence, span) in (0u32..).zip(body(side)) {
            let content = content(side, span, reading.words(span), weights);
            for &key in &content.keys {
                postings.push((key, sentence));
            }
            sentences.push(content);
        }
        postings.arrange();
        Self {
            sentences,
            postings,
        }
    }
}

/// Those of `postings`, which are sorted, that are of `key`.
pub(super) fn holding(postings: &[(u64, u32)], key: u64) -> &[(u64, u32)] {
    let start = postings.partition_point(|&(other, _)| other < key);
    let end = postings.partition_point(|&(other, _)| other <= key);
    postings.get(start..end).unwrap_or_default()
}

/// The spans of the body's sentences, in the order of the text.
pub(super) fn body(side: Side<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    for sentence in side.sentences {
        if let Some(block) = side.document.blocks.get(sentence.block as usize)
            && block.role == Role::Body
        {
            spans.push(sentence.span);
        }
    }
    spans
}

/// The words and numbers of a sentence in order, not yet weighed: a name's or a date's weight is the
/// share of it that the word bears.
pub(super) fn items(side: Side<'_>, words: &[Word]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(words.len());
    for word in words {
        if word.kind == TokenKind::Punctuation {
            continue;
        }
        let unit = word.meant();
        items.push(Item {
            root: word.root,
            unit: unit.map_or(0, |unit| unit.key),
            letters: word.letters,
            weight: unit.map_or(1.0, |unit| share(unit.span.of(&side.document.text))),
        });
    }
    items
}

/// A name of several words tells more than one word, but not as much as so many words.
fn share(name: &str) -> f64 {
    1.0 / libm::sqrt(name.split_whitespace().count().max(1) as f64)
}

fn content(side: Side<'_>, span: Span, words: &[Word], weights: &Weights) -> Content {
    let mut items = items(side, words);
    for item in &mut items {
        let key = if item.unit == 0 { item.root } else { item.unit };
        item.weight *= weights.of_key(key);
    }
    let phrases = phrases(&items);
    items.arrange_by_key(|item| (item.root, item.unit));
    items.dedup_by_key(|item| item.root);
    let total = items.iter().map(|item| item.weight).sum();
    Content {
        span,
        keys: keys(&items),
        items,
        total,
        phrases,
    }
}

/// The keys of all `items`, each once, sorted.
pub(super) fn keys(items: &[Item]) -> Vec<u64> {
    let mut keys = Vec::new();
    for item in items {
        keys.push(item.root);
        if item.unit != 0 {
            keys.push(item.unit);
        }
    }
    keys.arrange();
    keys.dedup();
    keys
}

/// Neighboring words under one key. The words of one name are one unit and no phrase.
fn phrases(items: &[Item]) -> Vec<(u64, f64)> {
    let meaning = |item: &Item| if item.unit == 0 { item.root } else { item.unit };
    let mut phrases = Vec::new();
    for (one, next) in items.iter().zip(items.iter().skip(1)) {
        let key = meaning(one).rotate_left(17) ^ meaning(next);
        phrases.push((key, one.weight + next.weight));
    }
    phrases.arrange_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    phrases.dedup_by_key(|phrase| phrase.0);
    phrases
}
