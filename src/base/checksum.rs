//! A small checksum for bundles and passage links: it finds damage, it is no defence.

use std::hash::{BuildHasherDefault, Hasher};

/// The 64-bit FNV-1a hash of `bytes` (Fowler, Noll, Vo; parameters of the IETF draft
/// `draft-eastlake-fnv`).
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(FNV_EMPTY, |hash, &byte| fnv1a_with(hash, byte.into()))
}

/// A checksum of many bytes, in which damage shows: FNV-1a's steps over words of eight bytes, the
/// last one filled up with zeros, and over their number.
pub fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let last = rest
        .iter()
        .rev()
        .fold(0, |last, &byte| last << 8 | u64::from(byte));
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(FNV_PRIME).rotate_left(23);
    let mut hash = FNV_EMPTY;
    for word in words {
        hash = step(hash, u64::from_le_bytes(*word));
    }
    step(step(hash, last), bytes.len() as u64)
}

const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// The hash of no byte.
pub const FNV_EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of what has `hash`, with one part more: a byte, or a hash, which is spread out already.
pub const fn fnv1a_with(hash: u64, part: u64) -> u64 {
    (hash ^ part).wrapping_mul(FNV_PRIME)
}

/// Builds hash maps whose keys are checksums already, which need no second hash.
pub type ByChecksum = BuildHasherDefault<Same>;

/// The hash of a checksum: itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Same(u64);

impl Hasher for Same {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = fnv1a(bytes);
    }

    fn write_u64(&mut self, checksum: u64) {
        self.0 = checksum;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::fnv1a;

    #[test]
    fn published_test_vectors_are_met() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
