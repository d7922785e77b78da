//! Numbers and strings as bytes, and back.
//!
//! Numbers are LEB128: seven bits a byte, least significant first. A string or list is its length,
//! then its items. Reading is total, so that its callers need no error paths: past the end there
//! are only zeros, and [`Reader::is_whole`] tells at the end whether all was as it should be.

use super::Span;

/// Appends `value` as a variable-length integer.
pub fn put(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Takes a variable-length integer off the front of `bytes`; 0 where there is none.
pub fn take(bytes: &mut &[u8]) -> u32 {
    let mut value = 0u32;
    let mut shift = 0;
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        if shift < 32 {
            value |= u32::from(byte & 0x7f) << shift;
        }
        shift += 7;
        if byte < 0x80 {
            break;
        }
    }
    value
}

/// Appends bytes with their number before them.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    out.extend_from_slice(bytes);
}

/// Appends numbers with their count before them.
pub fn put_numbers(out: &mut Vec<u8>, numbers: &[u32]) {
    put(out, u32::try_from(numbers.len()).unwrap_or(u32::MAX));
    for &number in numbers {
        put(out, number);
    }
}

/// Appends spans: their count, the gap before each, the length of each. Gaps and lengths are apart
/// because each compresses best among its like.
pub fn put_spans(out: &mut Vec<u8>, spans: &[Span]) {
    let mut last = 0;
    put(out, u32::try_from(spans.len()).unwrap_or(u32::MAX));
    for span in spans {
        put(out, span.start.wrapping_sub(last));
        last = span.end;
    }
    for span in spans {
        put(out, span.end.wrapping_sub(span.start));
    }
}

/// Takes values off the front of bytes.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    whole: bool,
}

impl<'a> Reader<'a> {
    /// Reads from the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            whole: true,
        }
    }

    /// Whether every value was there and nothing is left.
    pub fn is_whole(&self) -> bool {
        self.whole && self.rest.is_empty()
    }

    /// A number.
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        let before = self.rest;
        let number = take(&mut self.rest);
        let taken = before.len() - self.rest.len();
        let last = before.get(..taken).and_then(<[u8]>::last);
        self.whole &= last.is_some_and(|&byte| byte < 0x80);
        number
    }

    /// The next `n` bytes.
    pub fn exactly(&mut self, n: usize) -> &'a [u8] {
        let (bytes, rest) = self.rest.split_at_checked(n).unwrap_or_else(|| {
            self.whole = false;
            Default::default()
        });
        self.rest = rest;
        bytes
    }

    /// Bytes with their number before them.
    pub fn bytes(&mut self) -> &'a [u8] {
        let n = self.number();
        self.exactly(n as usize)
    }

    /// A string.
    #[inline(never)]
    pub fn string(&mut self) -> String {
        let text = std::str::from_utf8(self.bytes());
        self.whole &= text.is_ok();
        text.unwrap_or_default().to_owned()
    }

    /// The length of a list; no longer than what is left, so that damage reserves no memory.
    pub fn count(&mut self) -> usize {
        let n = self.number() as usize;
        self.whole &= n <= self.rest.len();
        n.min(self.rest.len())
    }

    /// Numbers with their count before them.
    #[inline(never)]
    pub fn numbers(&mut self) -> Vec<u32> {
        let n = self.count();
        let mut numbers = Vec::with_capacity(n);
        for _ in 0..n {
            numbers.push(self.number());
        }
        numbers
    }

    /// Spans, as [`put_spans`] writes them.
    #[inline(never)]
    pub fn spans(&mut self) -> Vec<Span> {
        let n = self.count();
        let mut spans = Vec::with_capacity(n);
        for _ in 0..n {
            spans.push(Span {
                start: self.number(),
                end: 0,
            });
        }
        let mut last = 0u32;
        for span in &mut spans {
            span.start = span.start.wrapping_add(last);
            span.end = span.start.wrapping_add(self.number());
            last = span.end;
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Span, put, put_bytes, put_numbers, put_spans, take};

    #[test]
    fn integers_of_every_length_are_read_back() {
        for value in [0, 127, 128, 16_383, 16_384, u32::MAX] {
            let mut bytes = Vec::new();
            put(&mut bytes, value);
            assert_eq!(take(&mut bytes.as_slice()), value);
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_a_cut_anywhere_is_seen() {
        let spans = [(3, 9), (9, 300), (5, 70_000)].map(|(start, end)| Span { start, end });
        let mut out = Vec::new();
        put_bytes(&mut out, "kapal".as_bytes());
        put_spans(&mut out, &spans);
        put_numbers(&mut out, &[7, 1_000]);
        let mut reader = Reader::new(&out);
        assert_eq!(reader.string(), "kapal");
        assert_eq!(reader.spans(), spans);
        assert_eq!(reader.numbers(), [7, 1_000]);
        assert!(reader.is_whole());
        for end in 0..out.len() {
            let mut reader = Reader::new(&out[..end]);
            reader.string();
            reader.spans();
            reader.numbers();
            assert!(!reader.is_whole(), "cut at {end}");
        }
    }
}
