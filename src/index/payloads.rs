//! The payloads of a dictionary, one behind the other, whole or in parts that may still be to come.

use crate::base::{PartsWriter, Piece, Reader, Writer};

/// A stretch is closed once it has so many bytes: a word that is asked for brings those beside it.
const STRETCH: usize = 1 << 15;

/// Bytes of one entry after another's.
#[derive(Clone, Debug, Default)]
pub(super) struct Payloads {
    /// All of them, where they lie in no parts.
    own: Vec<u8>,
    /// Stretches of them, and where each begins.
    pieces: Vec<(u32, Piece)>,
}

impl Payloads {
    /// The bytes from `start`, `length` of them, which must not lie in two stretches; none where they
    /// have not come.
    pub(super) fn part(&self, start: usize, length: usize) -> &[u8] {
        let mut bytes = self.own.as_slice();
        let mut start = start;
        if !self.pieces.is_empty() {
            let after = self
                .pieces
                .partition_point(|(begin, _)| *begin as usize <= start);
            let Some((begin, piece)) = self.pieces.get(after.wrapping_sub(1)) else {
                return &[];
            };
            start -= *begin as usize;
            bytes = piece.get().unwrap_or_default();
        }
        let end = start.saturating_add(length).min(bytes.len());
        bytes.get(start..end).unwrap_or_default()
    }

    /// All of them.
    fn all(&self) -> Vec<u8> {
        let mut all = self.own.clone();
        for (_, piece) in &self.pieces {
            all.extend_from_slice(piece.get().unwrap_or_default());
        }
        all
    }

    /// Appends them to `out`; with `parts` they go there, in stretches that begin at some of `starts`,
    /// which are in order.
    pub(super) fn write(
        &self,
        out: &mut Writer,
        parts: Option<&mut PartsWriter>,
        starts: impl Iterator<Item = u32>,
    ) {
        let all = self.all();
        let Some(parts) = parts else {
            out.count(0);
            out.bytes(&all);
            return;
        };
        let mut pieces = Vec::new();
        let mut begin = 0;
        let end = [all.len() as u32];
        for next in starts.chain(end) {
            // The last one may be short.
            let is_last = next as usize == all.len();
            if (next - begin) as usize >= STRETCH || is_last && next > begin {
                let bytes = all.get(begin as usize..next as usize);
                parts.part(true);
                pieces.push((begin, parts.put(bytes.unwrap_or_default())));
                begin = next;
            }
        }
        out.count(pieces.len());
        for (begin, place) in pieces {
            out.number(begin);
            out.place(place);
        }
        if begin == 0 {
            out.bytes(&[]);
        }
    }

    /// Reads them back.
    pub(super) fn read(reader: &mut Reader<'static>) -> Self {
        let mut payloads = Self::default();
        for _ in 0..reader.count() {
            payloads.pieces.push((reader.number(), reader.piece()));
        }
        if payloads.pieces.is_empty() {
            payloads.own = reader.bytes().into();
        }
        payloads
    }
}

impl From<Vec<u8>> for Payloads {
    fn from(own: Vec<u8>) -> Self {
        Self {
            own,
            pieces: Vec::new(),
        }
    }
}

impl PartialEq for Payloads {
    fn eq(&self, other: &Self) -> bool {
        self.all() == other.all()
    }
}
