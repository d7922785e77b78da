//! A sorted dictionary of strings, each with a number and a string of bytes of its own.
//!
//! The strings are front-coded (Witten, Moffat and Bell, *Managing Gigabytes*, chapter 4): an entry
//! is the number of bytes that it shares with the one before, the number of its other bytes, those
//! bytes, the entry's tag and the length of its payload. Every sixteenth entry shares nothing, and
//! its place is kept, so that a search is a bisection and a walk over at most fifteen entries. An
//! entry's id is its rank. The dictionary has no deletion and no insertion: it is built once.

use std::cell::OnceCell;

use super::{payloads::Payloads, postings::Bytes, typo::Signature};
use crate::base::{PartsWriter, Reader, Writer, put, take};

const BLOCK: u32 = 16;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dictionary {
    n_entries: u32,
    keys: Bytes,
    payloads: Payloads,
    /// Where each block starts: in `keys` and in `payloads`.
    blocks: Vec<(u32, u32)>,
    /// The entries' tags.
    tags: Vec<u32>,
    signatures: Signatures,
}

/// The entries' signatures, made when a word is first misspelled. They follow from the keys, so they
/// make no difference.
#[derive(Clone, Debug, Default)]
struct Signatures(OnceCell<Vec<Signature>>);

impl PartialEq for Signatures {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What a dictionary says of one string.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) key: &'a str,
    pub(super) tag: u32,
    pub(super) payload: Vec<u8>,
}

impl Dictionary {
    /// Makes a dictionary of entries whose keys are sorted and distinct.
    pub(super) fn new(entries: &[Entry<'_>]) -> Self {
        let mut dictionary = Self::default();
        let mut keys = Vec::new();
        let mut payloads = Vec::new();
        let mut last: &str = "";
        for Entry { key, tag, payload } in entries {
            let mut shared = 0;
            if dictionary.n_entries.is_multiple_of(BLOCK) {
                let place = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
                dictionary.blocks.push((place(&keys), place(&payloads)));
            } else {
                let pairs = last.bytes().zip(key.bytes());
                shared = pairs.take_while(|(a, b)| a == b).count();
            }
            let rest = key.as_bytes().get(shared..).unwrap_or_default();
            put(&mut keys, shared as u32);
            put(&mut keys, rest.len() as u32);
            keys.extend_from_slice(rest);
            put(&mut keys, *tag);
            put(&mut keys, payload.len() as u32);
            payloads.extend_from_slice(payload);
            dictionary.tags.push(*tag);
            dictionary.n_entries += 1;
            last = key;
        }
        dictionary.keys = Bytes(keys.into());
        dictionary.payloads = payloads.into();
        dictionary
    }

    /// Appends the dictionary to `out`, and the payloads to `parts` where there are any. The places of the
    /// blocks are not written: they follow.
    pub(super) fn write(&self, out: &mut Writer, parts: Option<&mut PartsWriter>) {
        out.bytes(&self.keys.0);
        let starts = self.blocks.iter().map(|(_, start)| *start);
        self.payloads.write(out, parts, starts);
    }

    /// Reads a dictionary back.
    pub(super) fn read(reader: &mut Reader<'static>) -> Self {
        let keys = reader.bytes();
        let mut dictionary = Self {
            keys: Bytes(keys.into()),
            payloads: Payloads::read(reader),
            ..Self::default()
        };
        let mut rest = keys;
        let mut payload = 0;
        let mut id = 0u32;
        while !rest.is_empty() {
            if id.is_multiple_of(BLOCK) {
                dictionary
                    .blocks
                    .push(((keys.len() - rest.len()) as u32, payload));
            }
            take(&mut rest);
            let length = take(&mut rest) as usize;
            rest = rest.get(length..).unwrap_or_default();
            dictionary.tags.push(take(&mut rest));
            payload = take(&mut rest).wrapping_add(payload);
            id += 1;
        }
        dictionary.n_entries = id;
        dictionary
    }

    /// The tags of all entries, in order.
    pub(super) fn tags(&self) -> &[u32] {
        &self.tags
    }

    /// What a glance tells of each key, in order.
    pub(super) fn signatures(&self) -> &[Signature] {
        self.signatures.0.get_or_init(|| {
            let mut signatures = Vec::with_capacity(self.tags.len());
            let mut walk = self.seek(b"");
            while !walk.ended {
                signatures.push(Signature::of(&walk.key));
                walk.advance();
            }
            signatures
        })
    }

    /// A walk that stands on the first entry whose key is not less than `key`.
    pub(super) fn seek(&self, key: &[u8]) -> Walk<'_> {
        let block = self.blocks.partition_point(|&(start, _)| {
            let mut rest = self.keys.part(start as usize, usize::MAX);
            take(&mut rest);
            let length = take(&mut rest) as usize;
            rest.get(..length).unwrap_or_default() <= key
        });
        let mut walk = self.walk_from(block.saturating_sub(1));
        while !walk.ended && walk.key.as_slice() < key {
            walk.advance();
        }
        walk
    }

    /// A walk that stands on the entry with this id.
    pub(super) fn at(&self, id: u32) -> Walk<'_> {
        let mut walk = self.walk_from((id / BLOCK) as usize);
        while !walk.ended && walk.id < id {
            walk.advance();
        }
        walk
    }

    /// A walk that stands on the entry with this very key, if there is one.
    pub(super) fn find(&self, key: &str) -> Option<Walk<'_>> {
        let walk = self.seek(key.as_bytes());
        (!walk.ended && walk.key == key.as_bytes()).then_some(walk)
    }

    fn walk_from(&self, block: usize) -> Walk<'_> {
        let (keys, payloads) = self.blocks.get(block).copied().unwrap_or_default();
        let mut walk = Walk {
            dictionary: self,
            next_id: u32::try_from(block)
                .unwrap_or(u32::MAX)
                .saturating_mul(BLOCK),
            rest: self.keys.part(keys as usize, usize::MAX),
            payload_end: payloads as usize,
            payload_length: 0,
            id: 0,
            key: Vec::new(),
            shared: 0,
            tag: 0,
            ended: false,
        };
        walk.advance();
        walk
    }
}

/// A place in a dictionary, and the entry that stands there.
pub(super) struct Walk<'a> {
    dictionary: &'a Dictionary,
    next_id: u32,
    rest: &'a [u8],
    payload_end: usize,
    payload_length: usize,
    /// The entry's rank.
    pub(super) id: u32,
    /// The entry's key.
    pub(super) key: Vec<u8>,
    /// How many bytes of the key are known to be those of the entry before.
    pub(super) shared: usize,
    /// The entry's number.
    pub(super) tag: u32,
    /// Whether the walk has left the dictionary; the other fields then mean nothing.
    pub(super) ended: bool,
}

impl<'a> Walk<'a> {
    /// Goes on to the next entry.
    pub(super) fn advance(&mut self) {
        if self.next_id >= self.dictionary.n_entries {
            self.ended = true;
            return;
        }
        self.id = self.next_id;
        self.next_id += 1;
        let rest = &mut self.rest;
        self.shared = take(rest) as usize;
        self.key.truncate(self.shared);
        let length = take(rest) as usize;
        let (own, after) = rest.split_at_checked(length).unwrap_or_default();
        self.key.extend_from_slice(own);
        *rest = after;
        self.tag = take(rest);
        self.payload_length = take(rest) as usize;
        self.payload_end += self.payload_length;
    }

    /// How many entries the dictionary has.
    pub(super) fn n_entries(&self) -> u32 {
        self.dictionary.n_entries
    }

    /// The entry's payload.
    pub(super) fn payload(&self) -> &'a [u8] {
        let start = self.payload_end - self.payload_length;
        self.dictionary.payloads.part(start, self.payload_length)
    }

    /// Whether the entry has a payload.
    pub(super) fn has_payload(&self) -> bool {
        self.payload_length > 0
    }

    /// The entry's key as text.
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.key).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Dictionary, Entry};

    fn numbered(n: u32) -> Vec<String> {
        let mut keys: Vec<String> = (0..n).map(|i| format!("kata-{:x}é", i * 37)).collect();
        keys.sort();
        keys
    }

    fn dictionary(keys: &[String]) -> Dictionary {
        let entries = keys.iter().enumerate().map(|(i, key)| Entry {
            key,
            tag: i as u32 * 3,
            payload: vec![i as u8; i % 4],
        });
        Dictionary::new(&entries.collect::<Vec<_>>())
    }

    #[test]
    fn every_key_is_found_with_its_tag_and_its_payload() {
        for n in [0, 1, 15, 16, 17, 100] {
            let keys = numbered(n);
            let dictionary = dictionary(&keys);
            for (i, key) in keys.iter().enumerate() {
                let walk = dictionary.find(key).unwrap();
                assert_eq!((walk.id, walk.tag), (i as u32, i as u32 * 3));
                assert_eq!(walk.payload(), vec![i as u8; i % 4]);
                assert_eq!(dictionary.at(i as u32).text(), key);
            }
            assert!(dictionary.find("kata").is_none());
            assert!(dictionary.find("zzz").is_none());
            assert!(dictionary.find("").is_none());
        }
    }

    #[test]
    fn a_seek_stands_on_the_first_key_that_is_not_less() {
        let keys = numbered(50);
        let dictionary = dictionary(&keys);
        let mut walk = dictionary.seek(b"kata-5");
        let mut seen = Vec::new();
        while !walk.ended && walk.text().starts_with("kata-5") {
            seen.push(walk.text().to_owned());
            walk.advance();
        }
        let wanted: Vec<String> = keys
            .into_iter()
            .filter(|key| key.starts_with("kata-5"))
            .collect();
        assert_eq!(seen, wanted);
        assert!(dictionary.seek(b"zz").ended);
        assert!(dictionary.at(50).ended);
    }
}
