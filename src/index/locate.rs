//! From a word's number in a document to its bytes.
//!
//! Of every sixteenth word the index keeps where it begins, so that only a line's length of text is
//! numbered again for a match.

use super::{
    leaf::Occurrence,
    words::{field, words},
};
use crate::{
    base::{Span, put, take},
    corpus::Document,
};

/// Words from one anchor to the next.
const STRIDE: usize = 16;

/// Appends the anchors of a document whose words (parts, not wholes) have these spans: the gaps
/// between them, as variable-length integers.
pub(super) fn put_anchors(out: &mut Vec<u8>, words: impl Iterator<Item = Span>) {
    let mut last = 0;
    for word in words.step_by(STRIDE) {
        put(out, word.start - last);
        last = word.start;
    }
}

/// Finds the bytes of a document's words.
pub(super) struct Locator<'a> {
    document: &'a Document,
    /// The document's runs (`fields`).
    runs: &'a [u32],
    anchors: &'a [u8],
    /// The anchor from which `spans` were read.
    anchor: usize,
    spans: Vec<Span>,
}

impl<'a> Locator<'a> {
    pub(super) fn new(document: &'a Document, runs: &'a [u32], anchors: &'a [u8]) -> Self {
        Self {
            document,
            runs,
            anchors,
            anchor: usize::MAX,
            spans: Vec::new(),
        }
    }

    /// Where the word with this ordinal stands.
    pub(super) fn span(&mut self, ordinal: u32) -> Option<Span> {
        let run = self.runs.partition_point(|&run| run >> 3 <= ordinal);
        self.runs.get(run)?;
        let word = (ordinal as usize).checked_sub(run)?;
        if word / STRIDE != self.anchor || word % STRIDE >= self.spans.len() {
            self.anchor = word / STRIDE;
            self.read(word % STRIDE + 1);
        }
        self.spans.get(word % STRIDE).copied()
    }

    /// Where the words of an occurrence stand.
    pub(super) fn place(&mut self, place: Occurrence) -> Option<Span> {
        let first = self.span(place.ordinal)?;
        let last = place.ordinal + place.length.max(1) - 1;
        Some(first.cover(self.span(last)?))
    }

    /// Reads the first `n` words from the anchor on.
    fn read(&mut self, n: usize) {
        self.spans.clear();
        let mut anchors = self.anchors;
        let mut start = 0u32;
        for _ in 0..=self.anchor {
            start = start.wrapping_add(take(&mut anchors));
        }
        let text = &self.document.text;
        let blocks = &self.document.blocks;
        let first = blocks.partition_point(|block| block.span.end <= start);
        for block in blocks.iter().skip(first) {
            if field(block.role).is_none() {
                continue;
            }
            let mut span = block.span;
            // An anchor may be the second part of a token; the nearest blank before it is surely a
            // boundary.
            let before = text.get(span.start as usize..start as usize);
            if let Some(blank) = before.and_then(|before| before.rfind(char::is_whitespace)) {
                span.start += blank as u32;
            }
            words(text, span, &mut |word| {
                if word.start >= start {
                    self.spans.push(word);
                }
                self.spans.len() == n
            });
            if self.spans.len() == n {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{Locator, put_anchors};
    use crate::{
        base::Span,
        corpus::{Document, Role},
        index::{
            fixture::{Corpus, document, line},
            words::visit,
        },
    };

    fn check(document: Document) {
        let corpus = Corpus::new(vec![document], Vec::new(), &|word| word.to_owned());
        let document = &corpus.documents[0];
        let mut words: Vec<(u32, Span)> = Vec::new();
        visit(document, &mut |word| {
            if word.length == 1 {
                words.push((word.ordinal, word.span));
            }
        });
        let mut anchors = Vec::new();
        put_anchors(&mut anchors, words.iter().map(|&(_, span)| span));
        let runs = corpus.index.fields.runs(0);
        let mut locator = Locator::new(document, runs, &anchors);
        for (ordinal, span) in words.iter().copied().chain(words.iter().rev().copied()) {
            assert_eq!(locator.span(ordinal), Some(span));
        }
        let after = words.last().map_or(0, |&(ordinal, _)| ordinal + 1);
        assert_eq!(locator.span(after), None);
    }

    #[test]
    fn every_word_is_found_where_it_stands_across_lines_and_inside_tokens() {
        let many = "Bupati Jong-un/2019 tanpa-Rp500 (Rp500) meniru-nirukan 18/6/2024 ".repeat(9);
        check(document(
            "a",
            &[
                line(Role::Headline, "Satu dua"),
                line(Role::Byline, "Penulis: tiga"),
                line(Role::Body, &many),
                line(Role::Body, "***"),
                line(Role::Boilerplate, "menu"),
                line(Role::Body, &many),
            ],
        ));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_word_of_any_text_is_found(
            one in "([a-zA-Z]{1,3}|Rp|[0-9]|[-/ .,'’é\u{200b}\u{301}]){0,90}",
            two in "(\\PC|[-/ ]|[0-9]|\\s){0,60}",
        ) {
            check(document("a", &[line(Role::Headline, one.trim()), line(Role::Body, two.trim())]));
        }
    }
}
