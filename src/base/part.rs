//! Bytes of which some may still be to come.
//!
//! A large corpus lies in parts. A page loads those that it reads, when it reads them: what asks for
//! bytes that are not there gets none, and the part is noted. So nothing that reads has to know of
//! it; whoever asked looks afterwards whether something was missing ([`Parts::missed`]), loads it,
//! and asks again.

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, Ordering::Relaxed},
};

use super::checksum;

/// A part is closed once it has so many bytes: a third of that is moved for it, and one part holds a
/// few dozen articles.
const ENOUGH: usize = 1 << 15;

/// Bytes of a part's entry in the table of parts: its length and its checksum.
const ENTRY_LEN: usize = 12;

/// The parts of a corpus.
#[derive(Debug, Default)]
pub struct Parts {
    parts: Vec<Part>,
    is_missed: AtomicBool,
}

#[derive(Debug, Default)]
struct Part {
    length: u32,
    sum: u64,
    bytes: OnceLock<&'static [u8]>,
    /// Whether it was asked for since it was last told of.
    is_wanted: AtomicBool,
}

static NONE: Parts = Parts {
    parts: Vec::new(),
    is_missed: AtomicBool::new(false),
};

impl Parts {
    /// Those of a corpus that has none.
    pub fn none() -> &'static Self {
        &NONE
    }

    /// The parts that a table tells of, none of which is there; what is left behind it.
    pub fn read(table: &[u8]) -> &'static Self {
        let (entries, _) = table.as_chunks::<ENTRY_LEN>();
        let mut parts = Vec::with_capacity(entries.len());
        for [a, b, c, d, sum @ ..] in entries {
            parts.push(Part {
                length: u32::from_le_bytes([*a, *b, *c, *d]),
                sum: u64::from_le_bytes(*sum),
                ..Part::default()
            });
        }
        match parts.is_empty() {
            true => &NONE,
            false => Box::leak(Box::new(Self {
                parts,
                is_missed: AtomicBool::default(),
            })),
        }
    }

    /// The lengths of the parts that a table tells of.
    pub fn lengths(table: &[u8]) -> impl Iterator<Item = usize> {
        let (entries, _) = table.as_chunks::<ENTRY_LEN>();
        entries
            .iter()
            .map(|[a, b, c, d, ..]| u32::from_le_bytes([*a, *b, *c, *d]) as usize)
    }

    /// How many bytes a table of so many parts takes.
    pub fn table_len(n_parts: usize) -> usize {
        n_parts.saturating_mul(ENTRY_LEN)
    }

    /// How many there are.
    pub fn n_parts(&self) -> usize {
        self.parts.len()
    }

    /// Whether all are there.
    pub fn are_whole(&self) -> bool {
        self.parts.iter().all(|part| part.bytes.get().is_some())
    }

    /// Takes in the parts with these numbers, whose bytes lie one behind the other; says whether they
    /// are theirs. Those before the first that is damaged are taken in.
    pub fn bring(&self, numbers: impl IntoIterator<Item = u32>, mut bytes: &'static [u8]) -> bool {
        for number in numbers {
            let Some(part) = self.parts.get(number as usize) else {
                return false;
            };
            let Some((own, rest)) = bytes.split_at_checked(part.length as usize) else {
                return false;
            };
            if checksum(own) != part.sum {
                return false;
            }
            let _ = part.bytes.set(own);
            bytes = rest;
        }
        bytes.is_empty()
    }

    /// Takes all in; says whether these are their bytes.
    pub fn bring_all(&self, bytes: &'static [u8]) -> bool {
        self.bring((0u32..).take(self.parts.len()), bytes)
    }

    /// Appends what is there to `out`, one behind the other.
    pub fn append_to(&self, out: &mut Vec<u8>) {
        for part in &self.parts {
            out.extend_from_slice(part.bytes.get().copied().unwrap_or_default());
        }
    }

    /// Wants what is not there yet, as if all was read; says whether all is there.
    pub fn want_all(&self) -> bool {
        for part in &self.parts {
            self.want(part);
        }
        self.are_whole()
    }

    /// Notes that a part was asked for, if it is not there.
    #[inline(never)]
    fn want(&self, part: &Part) {
        if part.bytes.get().is_none() {
            part.is_wanted.store(true, Relaxed);
            self.is_missed.store(true, Relaxed);
        }
    }

    /// The numbers of the parts that were asked for since the last call, and are not there; `None`
    /// where nothing was missing.
    pub fn missed(&self) -> Option<Vec<u32>> {
        if !self.is_missed.swap(false, Relaxed) {
            return None;
        }
        let mut missed = Vec::new();
        for (number, part) in (0u32..).zip(&self.parts) {
            if part.is_wanted.swap(false, Relaxed) && part.bytes.get().is_none() {
                missed.push(number);
            }
        }
        Some(missed)
    }
}

/// Where bytes lie in the parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Number of the part.
    pub part: u32,
    /// First byte in it.
    pub start: u32,
    /// How many bytes.
    pub length: u32,
}

/// Bytes that are there, or lie in a part that may still be to come.
#[derive(Clone, Copy, Debug)]
pub enum Piece {
    /// The bytes themselves.
    Here(&'static [u8]),
    /// Where they lie.
    There(&'static Parts, Place),
}

impl Default for Piece {
    fn default() -> Self {
        Self::Here(&[])
    }
}

impl Piece {
    /// The bytes; `None` where they are not there, which is noted.
    #[inline(never)]
    pub fn get(self) -> Option<&'static [u8]> {
        let (parts, place) = match self {
            Self::Here(bytes) => return Some(bytes),
            Self::There(parts, place) => (parts, place),
        };
        let Some(part) = parts.parts.get(place.part as usize) else {
            return Some(&[]);
        };
        let Some(bytes) = part.bytes.get() else {
            parts.want(part);
            return None;
        };
        let start = place.start as usize;
        let end = start.saturating_add(place.length as usize);
        Some(bytes.get(start..end).unwrap_or_default())
    }
}

/// Puts bytes into parts.
#[derive(Clone, Debug, Default)]
pub struct PartsWriter {
    parts: Vec<Vec<u8>>,
}

impl PartsWriter {
    /// Puts bytes behind those of the part that is open, and tells where.
    pub fn put(&mut self, bytes: &[u8]) -> Place {
        if self.parts.is_empty() {
            self.parts.push(Vec::new());
        }
        let part = self.parts.len() as u32 - 1;
        let mut place = Place {
            part,
            length: bytes.len() as u32,
            ..Place::default()
        };
        if let Some(open) = self.parts.last_mut() {
            place.start = open.len() as u32;
            open.extend_from_slice(bytes);
        }
        place
    }

    /// Says that what comes next is not read together with what came: the open part is closed where it
    /// has enough, or `now`.
    pub fn part(&mut self, now: bool) {
        let n_bytes = self.parts.last().map_or(0, Vec::len);
        if n_bytes >= ENOUGH || now && n_bytes > 0 {
            self.parts.push(Vec::new());
        }
    }

    /// The table of the parts, and the parts.
    pub fn finish(mut self) -> (Vec<u8>, Vec<Vec<u8>>) {
        self.parts.retain(|part| !part.is_empty());
        let mut table = Vec::new();
        for part in &self.parts {
            table.extend_from_slice(&(part.len() as u32).to_le_bytes());
            table.extend_from_slice(&checksum(part).to_le_bytes());
        }
        (table, self.parts)
    }
}

#[cfg(test)]
mod tests {
    use super::{ENOUGH, Parts, PartsWriter, Piece};

    fn written(n_long: usize) -> (Vec<super::Place>, &'static Parts, Vec<Vec<u8>>) {
        let mut writer = PartsWriter::default();
        let mut places = Vec::new();
        for n in 0..n_long {
            places.push(writer.put(&vec![n as u8; ENOUGH / 2 + 1]));
            places.push(writer.put(&[n as u8, 7]));
            writer.part(false);
        }
        let (table, parts) = writer.finish();
        assert_eq!(table.len(), Parts::table_len(parts.len()));
        (places, Parts::read(&table), parts)
    }

    #[test]
    fn what_is_missing_is_told_of_once_and_read_when_it_has_come() {
        let (places, parts, bytes) = written(5);
        assert_eq!((parts.n_parts(), parts.are_whole()), (3, false));
        assert_eq!(parts.missed(), None);
        let last = Piece::There(parts, *places.last().unwrap());
        assert_eq!(last.get(), None);
        assert_eq!(last.get(), None);
        assert_eq!(parts.missed(), Some(vec![2]));
        assert_eq!(parts.missed(), None);
        let [first, second, third] = [0, 1, 2].map(|n| &*bytes[n].clone().leak());
        assert!(!parts.bring([2], first), "another part");
        assert!(!parts.bring([3], third), "none of the parts");
        assert!(parts.bring([2], third));
        assert_eq!(last.get(), Some(&[4, 7][..]));
        // It can come while it is wanted.
        assert!(!parts.want_all());
        assert!(parts.bring([0], first));
        assert_eq!(parts.missed(), Some(vec![1]));
        assert!(!parts.bring([1, 0], second), "one is missing");
        assert!(parts.bring([1], second));
        assert!(parts.want_all());
        assert_eq!(parts.missed(), None);
        assert!(parts.are_whole());
        let mut all = Vec::new();
        parts.append_to(&mut all);
        assert_eq!(all, bytes.concat());
    }

    #[test]
    fn all_parts_come_one_behind_the_other_or_not_at_all() {
        let (places, parts, bytes) = written(4);
        let mut all = bytes.concat();
        all.push(0);
        let n_bytes = all.len() - 1;
        let all = &*all.leak();
        assert!(!parts.bring_all(all), "something is left");
        let (_, parts, _) = written(4);
        assert!(!parts.bring_all(&all[..n_bytes - 1]), "cut");
        assert!(!Parts::none().bring_all(all));
        let (_, parts, _) = written(4);
        assert!(parts.bring_all(&all[..n_bytes]));
        for place in places {
            let piece = Piece::There(parts, place).get().unwrap();
            assert_eq!(piece.len(), place.length as usize);
        }
    }
}
