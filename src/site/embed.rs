//! Puts a corpus into the compiled module, so that no corpus needs a compilation of its own.
//!
//! The module is compiled around [`PLACE`], a few bytes that stand for a corpus, and holds a slice
//! of them: address and length. Here the corpus becomes a data segment behind the memory that the
//! module starts with, that memory grows by as much, and the slice is changed to the segment's
//! address and length. Nothing of the module's own lies there: its stack and data are below, and
//! its allocator asks for memory beyond what it started with.

use std::{convert::Infallible, io};

use wasm_encoder::{
    ConstExpr, DataSection, Module,
    reencode::{Error as Rewriting, Reencode, utils},
};
use wasmparser::{BinaryReaderError, Data, DataKind, DataSectionReader, Operator, Parser, Payload};

use crate::bundle::PLACE;

/// Bytes of a page of WebAssembly's memory.
const PAGE: u64 = 1 << 16;

/// `module` with `corpus` in it.
///
/// # Errors
/// Where the module is none, has no one place for a corpus, or could not address it.
pub(super) fn embedded(module: &[u8], corpus: &[u8]) -> io::Result<Vec<u8>> {
    let (n_pages, segments) = memory(module).map_err(io::Error::other)?;
    let address_of = |bytes: &[u8]| {
        only(segments.iter().flat_map(|&(address, data)| {
            let places = data.windows(bytes.len()).enumerate();
            places
                .filter(move |(_, window)| *window == bytes)
                .map(move |(at, _)| u64::from(address) + at as u64)
        }))
        .and_then(|address| u32::try_from(address).ok())
        .ok_or_else(|| io::Error::other("the module has no place for a corpus"))
    };
    let slice = address_of(&slice(address_of(PLACE)?, PLACE.len() as u32))?;
    let (start, end) = (n_pages * PAGE, n_pages * PAGE + corpus.len() as u64);
    let (Ok(address), Ok(_), Ok(len)) = (
        u32::try_from(start),
        u32::try_from(end),
        u32::try_from(corpus.len()),
    ) else {
        return Err(io::Error::other("the corpus is too large for a page"));
    };
    let mut rewritten = Module::new();
    Placing {
        corpus,
        address,
        n_pages: end.div_ceil(PAGE),
        slice,
        pointing: self::slice(address, len),
    }
    .parse_core_module(&mut rewritten, Parser::new(0), module)
    .map_err(|error| io::Error::other(error.to_string()))?;
    Ok(rewritten.finish())
}

/// A slice as it lies in memory: its address, and its length in bytes.
fn slice(address: u32, len: u32) -> [u8; 8] {
    (u64::from(len) << 32 | u64::from(address)).to_le_bytes()
}

/// The only item, if there is one and no other.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    items.next().map_or(first, |_| None)
}

/// Data that the module starts with, and the address where they go.
type Segment<'a> = (u32, &'a [u8]);

/// How many pages of memory the module starts with, and its data.
fn memory(module: &[u8]) -> Result<(u64, Vec<Segment<'_>>), BinaryReaderError> {
    let mut n_pages = 0;
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::MemorySection(memories) => {
                for memory in memories {
                    n_pages = memory?.initial;
                }
            }
            Payload::DataSection(data) => {
                for datum in data {
                    let datum = datum?;
                    segments.extend(address(&datum).map(|address| (address, datum.data)));
                }
            }
            _ => {}
        }
    }
    Ok((n_pages, segments))
}

/// Where a data segment goes, if the module says so in a number.
fn address(datum: &Data<'_>) -> Option<u32> {
    let DataKind::Active { offset_expr, .. } = &datum.kind else {
        return None;
    };
    match offset_expr.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => Some(value.cast_unsigned()),
        _ => None,
    }
}

/// Writes a module again with a corpus in it.
struct Placing<'a> {
    corpus: &'a [u8],
    /// Where the corpus goes.
    address: u32,
    /// The memory that the module starts with.
    n_pages: u64,
    /// Where the slice lies that tells the module so.
    slice: u32,
    /// What it is changed to.
    pointing: [u8; 8],
}

impl Reencode for Placing<'_> {
    type Error = Infallible;

    fn memory_type(
        &mut self,
        memory: wasmparser::MemoryType,
    ) -> Result<wasm_encoder::MemoryType, Rewriting<Infallible>> {
        let mut memory = utils::memory_type(self, memory);
        memory.minimum = memory.minimum.max(self.n_pages);
        Ok(memory)
    }

    fn data_count(&mut self, count: u32) -> Result<u32, Rewriting<Infallible>> {
        Ok(count + 1)
    }

    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        section: DataSectionReader<'_>,
    ) -> Result<(), Rewriting<Infallible>> {
        utils::parse_data_section(self, data, section)?;
        let address = ConstExpr::i32_const(self.address.cast_signed());
        data.active(0, &address, self.corpus.iter().copied());
        Ok(())
    }

    fn parse_data(
        &mut self,
        data: &mut DataSection,
        datum: Data<'_>,
    ) -> Result<(), Rewriting<Infallible>> {
        let mut bytes = datum.data.to_vec();
        let at = address(&datum).and_then(|address| self.slice.checked_sub(address));
        if let Some(slice) = at.and_then(|at| {
            let at = at as usize;
            bytes.get_mut(at..at + self.pointing.len())
        }) {
            slice.copy_from_slice(&self.pointing);
        }
        let changed = Data {
            kind: datum.kind.clone(),
            data: &bytes,
            range: datum.range,
        };
        utils::parse_data(self, data, changed)
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ConstExpr, DataSection, MemorySection, MemoryType, Module};

    use super::{PLACE, Segment, embedded, memory, slice};

    /// A module with `n_pages` of memory and data at addresses.
    fn module(n_pages: u64, data: &[(i32, &[u8])]) -> Vec<u8> {
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: n_pages,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut segments = DataSection::new();
        for &(address, bytes) in data {
            segments.active(0, &ConstExpr::i32_const(address), bytes.iter().copied());
        }
        let mut module = Module::new();
        module.section(&memories);
        module.section(&segments);
        module.finish()
    }

    #[test]
    fn the_corpus_lies_behind_the_memory_and_the_slice_points_to_it() {
        let own = slice(1024 + 3, PLACE.len() as u32);
        let first = [b"abc", PLACE].concat();
        let second = [&b"stays"[..], &own, b"too"].concat();
        let module = module(2, &[(1024, &first), (4096, &second)]);
        for corpus in [&b"texts"[..], &[7; 70_000], b""] {
            let whole = embedded(&module, corpus).unwrap();
            let (n_pages, segments) = memory(&whole).unwrap();
            assert_eq!(n_pages, 2 + corpus.len().div_ceil(65_536) as u64);
            let pointing = slice(2 * 65_536, corpus.len() as u32);
            let second = [&b"stays"[..], &pointing, b"too"].concat();
            let expected: [Segment<'_>; 3] =
                [(1024, &first), (4096, &second), (2 * 65_536, corpus)];
            assert_eq!(segments, expected);
        }
    }

    #[test]
    fn a_module_without_one_place_is_refused() {
        let own = slice(1024, PLACE.len() as u32);
        let twice = [own, own].concat();
        for data in [&[(1024, PLACE)][..], &[(1024, PLACE), (4096, &twice)], &[]] {
            let error = embedded(&module(2, data), b"texts")
                .unwrap_err()
                .to_string();
            assert!(error.contains("no place for a corpus"), "{error}");
        }
        assert!(embedded(b"no module", b"texts").is_err());
    }

    #[test]
    fn a_corpus_beyond_what_can_be_addressed_is_refused() {
        let own = slice(1024, PLACE.len() as u32);
        let full = module(65_535, &[(1024, PLACE), (4096, &own)]);
        let error = embedded(&full, &[0; 70_000]).unwrap_err().to_string();
        assert!(error.contains("too large"), "{error}");
    }
}
