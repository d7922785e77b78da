//! Lists of words as checksums that the compiler makes: no list is among the page's bytes, and to
//! look a word up compares no letters.

use crate::base::{FNV_EMPTY, fnv1a_with};

/// The checksum of a word in normal form.
pub(super) const fn key(word: &str) -> u32 {
    let mut rest = word.as_bytes();
    let mut hash = FNV_EMPTY;
    while let Some((first, others)) = rest.split_first() {
        hash = fnv1a_with(hash, *first as u64);
        rest = others;
    }
    half(hash)
}

/// Half of a checksum tells apart the words of a list, and the few of a neighborhood, well enough.
pub(in crate::compare) const fn half(key: u64) -> u32 {
    (key ^ (key >> 32)) as u32
}

/// The checksums of a list of words.
#[allow(clippy::indexing_slicing, reason = "both arrays are of one length")]
pub(in crate::compare) const fn keys<const N: usize>(words: [&str; N]) -> [u32; N] {
    let mut keys = [0; N];
    let mut at = 0;
    while at < N {
        keys[at] = key(words[at]);
        at += 1;
    }
    keys
}

/// Whether a word in normal form is in a list.
pub(super) fn is_in(list: &[u32], word: &str) -> bool {
    list.contains(&key(word))
}
