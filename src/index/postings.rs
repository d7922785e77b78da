//! Posting lists: in which documents something stands, and where in them.
//!
//! A list is a run of variable-length integers (`base::put`). For every document: twice the gap to the previous document, plus one where a single
//! position follows; else the number of positions; then the gaps between the positions. Most words
//! of most documents stand there once, so most postings take two or three bytes.
//!
//! Reading is total: a list cut short just ends.

use crate::base::{put, take};

/// A block of bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bytes(pub(super) Vec<u8>);

impl Bytes {
    /// The bytes from `start`, at most `length` of them.
    pub(super) fn part(&self, start: usize, length: usize) -> &[u8] {
        let end = start.saturating_add(length).min(self.0.len());
        self.0.get(start..end).unwrap_or_default()
    }
}

/// Encodes pairs of document and position, which must be sorted and distinct.
pub(super) fn encode(postings: &[(u32, u32)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut last_document = 0;
    for group in postings.chunk_by(|a, b| a.0 == b.0) {
        let document = group.first().map_or(0, |first| first.0);
        let gap = document.wrapping_sub(last_document) << 1;
        last_document = document;
        if group.len() == 1 {
            put(&mut out, gap | 1);
        } else {
            put(&mut out, gap);
            put(&mut out, u32::try_from(group.len()).unwrap_or(u32::MAX));
        }
        let mut last_position = 0;
        for &(_, position) in group {
            put(&mut out, position.wrapping_sub(last_position));
            last_position = position;
        }
    }
    out
}

/// Reads a list back: pairs of document and position, in order.
pub(super) struct Postings<'a> {
    bytes: &'a [u8],
    document: u32,
    position: u32,
    left: u32,
}

impl<'a> Postings<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            document: 0,
            position: 0,
            left: 0,
        }
    }
}

impl Iterator for Postings<'_> {
    type Item = (u32, u32);

    fn next(&mut self) -> Option<(u32, u32)> {
        if self.bytes.is_empty() {
            return None;
        }
        if self.left == 0 {
            let head = take(&mut self.bytes);
            self.document = self.document.wrapping_add(head >> 1);
            self.position = 0;
            self.left = if head & 1 == 1 {
                1
            } else {
                take(&mut self.bytes).max(1)
            };
        }
        self.left -= 1;
        self.position = self.position.wrapping_add(take(&mut self.bytes));
        Some((self.document, self.position))
    }
}

#[cfg(test)]
mod tests {
    use super::{Postings, encode};

    #[test]
    fn what_is_encoded_is_read_back() {
        let postings = [(0, 0), (0, 1), (3, 200), (3, 70_000), (9_000, 5)];
        let bytes = encode(&postings);
        assert_eq!(Postings::new(&bytes).collect::<Vec<_>>(), postings);
        assert_eq!(Postings::new(&encode(&[])).count(), 0);
    }

    #[test]
    fn a_word_that_stands_once_takes_two_bytes() {
        assert_eq!(encode(&[(5, 100)]).len(), 2);
    }

    #[test]
    fn a_list_cut_short_ends_instead_of_failing() {
        let bytes = encode(&[(1, 300), (1, 900), (7, 4)]);
        for end in 0..bytes.len() {
            assert!(Postings::new(&bytes[..end]).count() <= 3);
        }
    }
}
