//! Half-open byte ranges into a document's text.

use serde::Serialize;

/// A half-open range `start..end` of bytes into one document's text.
///
/// Offsets are bytes into the file as it lies on disk, never characters. Documents are limited to
/// less than 4 GiB, so `u32` holds every offset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// First byte of the range.
    pub start: u32,
    /// One past the last byte of the range.
    pub end: u32,
}

impl Span {
    /// A span over `start..end`, in bytes. Offsets past 4 GiB are clamped.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: clamp(start),
            end: clamp(end),
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The text under the span, or `""` where the span does not lie on character boundaries of
    /// `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same range, moved right by `offset` bytes.
    pub fn shifted(self, offset: u32) -> Self {
        Self {
            start: self.start.saturating_add(offset),
            end: self.end.saturating_add(offset),
        }
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span without white space (NBSP and BOM included) at its two ends.
    pub fn trimmed(self, text: &str) -> Self {
        let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
        let inner = self.of(text);
        let left = inner.len() - inner.trim_start_matches(blank).len();
        let kept = inner.trim_matches(blank).len();
        Self::new(
            self.start as usize + left,
            self.start as usize + left + kept,
        )
    }

    /// The first whole words under the span, of at most `most` characters together. Words end at
    /// spaces.
    pub fn first_words(self, text: &str, most: usize) -> Self {
        let n_bytes = fitting(&mut self.of(text).bytes(), most);
        Self {
            start: self.start,
            end: self.start + n_bytes,
        }
    }

    /// The last whole words under the span, of at most `most` characters together.
    pub fn last_words(self, text: &str, most: usize) -> Self {
        let n_bytes = fitting(&mut self.of(text).bytes().rev(), most);
        Self {
            start: self.end - n_bytes,
            end: self.end,
        }
    }
}

/// How many of the bytes are whole words of at most `most` characters together.
fn fitting(bytes: &mut dyn Iterator<Item = u8>, most: usize) -> u32 {
    let (mut n_bytes, mut n_characters, mut whole) = (0, 0, 0);
    for byte in bytes {
        if byte == b' ' {
            whole = n_bytes;
        }
        // Every character has one byte that continues no other.
        n_characters += usize::from(byte & 0xc0 != 0x80);
        if n_characters > most {
            return whole;
        }
        n_bytes += 1;
    }
    n_bytes
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn trimming_takes_no_break_spaces_and_byte_order_marks_off_both_ends() {
        let text = "\u{feff} \u{a0}kata\u{a0}\n";
        let span = Span::new(0, text.len()).trimmed(text);
        assert_eq!(span.of(text), "kata");
    }

    #[test]
    fn a_span_off_a_character_boundary_gives_no_text_instead_of_a_panic() {
        assert_eq!(Span::new(1, 2).of("é"), "");
    }

    #[test]
    fn words_at_either_end_are_whole_and_counted_in_characters() {
        let text = "é satu dua tiga";
        let span = Span::new(0, text.len());
        for (most, first, last) in [
            (0, "", ""),
            (3, "é", ""),
            (4, "é", "tiga"),
            (6, "é satu", "tiga"),
            (9, "é satu", "dua tiga"),
            (14, "é satu dua", "satu dua tiga"),
            (15, text, text),
        ] {
            assert_eq!(span.first_words(text, most).of(text), first, "{most}");
            assert_eq!(span.last_words(text, most).of(text), last, "{most}");
        }
        assert_eq!(Span::new(1, 2).last_words("é", 9), Span::new(2, 2));
    }
}
