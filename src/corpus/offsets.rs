//! Where a text's bytes stand in the file that the text was decoded from.
//!
//! A text is UTF-8 in normal form C, whatever its file is. The two run side by side in stretches in
//! which every unit (a character, or a cluster that was composed) takes so many bytes of the text
//! and so many of the file; one entry a stretch is kept, so that UTF-16 or Windows-1252 costs no
//! more than a few entries an unusual character. A file that is its text costs nothing.

use crate::base::Span;

/// The map from byte offsets of a text to byte offsets of its file.
///
/// Four numbers a stretch: its first byte in the text, its first byte in the file, the bytes of a
/// unit in the text, the bytes of a unit in the file, the last two at least 1. In the order of the
/// text; empty where the text is the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offsets(Vec<u32>);

impl Offsets {
    /// Whether the text is the file, byte for byte.
    pub fn is_identity(&self) -> bool {
        self.0.is_empty()
    }

    /// The map as numbers, for storing it.
    pub fn numbers(&self) -> &[u32] {
        &self.0
    }

    /// The map that [`Offsets::numbers`] gave; other numbers make a map that is wrong.
    pub fn from_numbers(numbers: Vec<u32>) -> Self {
        Self(numbers)
    }

    /// The offset in the file of the unit that holds this byte of the text. Offsets past the end
    /// go on as the last stretch does.
    pub fn of_file(&self, offset: u32) -> u32 {
        self.at(offset, 0)
    }

    /// The bytes of the file that `span` of the text was decoded from: whole units, so that a span
    /// which begins or ends inside of a composed cluster covers all of it. An empty span stays
    /// empty.
    pub fn span(&self, span: Span) -> Span {
        let start = self.at(span.start, 0);
        if span.is_empty() {
            return Span { start, end: start };
        }
        Span {
            start,
            end: self.at(span.end, 1),
        }
    }

    /// The file's offset, a unit that is cut rounded down, or up for `up` 1.
    #[inline(never)]
    fn at(&self, offset: u32, up: u32) -> u32 {
        let (stretches, _) = self.0.as_chunks::<4>();
        let n_before = stretches.partition_point(|[text, ..]| *text <= offset);
        match stretches.get(n_before.wrapping_sub(1)) {
            Some([text, file, text_unit, file_unit]) => {
                let unit = (*text_unit).max(1);
                let n_units = (offset - text + up * (unit - 1)) / unit;
                file.wrapping_add(n_units.wrapping_mul(*file_unit))
            }
            None => offset,
        }
    }
}

/// Builds a map from the beginning of a text to its end.
#[derive(Clone, Debug, Default)]
pub struct OffsetsBuilder {
    numbers: Vec<u32>,
    text: u32,
    file: u32,
}

impl OffsetsBuilder {
    /// The next character: so many bytes of the text stand for so many of the file, none of them 0.
    pub fn character(&mut self, text_len: usize, file_len: usize) {
        // Characters of one length in both are a run of single bytes.
        match text_len == file_len {
            true => self.push(text_len, file_len, (1, 1)),
            false => self.cluster(text_len, file_len),
        }
    }

    /// The next characters that are one thing in the file, none of whose parts stands by itself.
    pub fn cluster(&mut self, text_len: usize, file_len: usize) {
        self.push(text_len, file_len, (clamped(text_len), clamped(file_len)));
    }

    fn push(&mut self, text_len: usize, file_len: usize, (text_unit, file_unit): (u32, u32)) {
        let same = self.numbers.ends_with(&[text_unit, file_unit]);
        if !same {
            let stretch = [self.text, self.file, text_unit, file_unit];
            self.numbers.extend(stretch);
        }
        self.text = self.text.saturating_add(clamped(text_len));
        self.file = self.file.saturating_add(clamped(file_len));
    }

    /// The map of what was pushed.
    pub fn finish(self) -> Offsets {
        let (stretches, _) = self.numbers.as_chunks::<4>();
        let identical = stretches
            .iter()
            .all(|[.., text, file]| (*text, *file) == (1, 1));
        Offsets(if identical { Vec::new() } else { self.numbers })
    }
}

fn clamped(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Offsets, OffsetsBuilder};
    use crate::base::Span;

    fn map(units: &[(usize, usize)]) -> Offsets {
        let mut builder = OffsetsBuilder::default();
        for &(text, file) in units {
            builder.character(text, file);
        }
        builder.finish()
    }

    #[test]
    fn a_text_that_is_its_file_stores_nothing() {
        let map = map(&[(1, 1), (3, 3), (2, 2)]);
        assert!(map.is_identity() && map.numbers().is_empty());
        assert_eq!(map.of_file(5), 5);
    }

    #[test]
    fn every_unit_begins_where_the_ones_before_it_end() {
        let units = [
            (1, 2),
            (1, 2),
            (3, 2),
            (1, 2),
            (4, 4),
            (2, 1),
            (1, 1),
            (2, 3),
        ];
        let map = map(&units);
        let (mut text, mut file) = (0, 0);
        for (text_len, file_len) in units {
            assert_eq!(map.of_file(text), file);
            text += text_len as u32;
            file += file_len as u32;
        }
        assert_eq!(map.of_file(text), file);
        assert_eq!(Offsets::from_numbers(map.numbers().to_vec()), map);
    }

    #[test]
    fn a_span_that_cuts_a_unit_covers_all_of_it_and_an_empty_one_stays_empty() {
        let map = map(&[(1, 1), (4, 6), (1, 1)]);
        assert_eq!(map.span(Span::new(2, 3)), Span::new(1, 7));
        assert_eq!(map.span(Span::new(3, 3)), Span::new(1, 1));
        assert_eq!(map.span(Span::new(1, 6)), Span::new(1, 8));
    }
}
