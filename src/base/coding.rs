//! Structures as bytes, and back.
//!
//! A structure's numbers, texts and bytes go into one column each, in the order of its parts, and
//! serde and postcard write the three columns. Like stands by like, which compresses best, and one
//! small decoder serves all structures, where a derived one would cost the page a decoder each.
//! A text or list is preceded by its length among the numbers.
//!
//! Reading is total, so that its callers need no error paths: past the end there are only zeros,
//! and [`Reader::is_whole`] tells at the end whether all was as it should be.
//!
//! [`put`] and [`take`] write single numbers as LEB128: seven bits a byte, least significant first.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{
    Parts, Piece, Place, Span,
    dense::{Coder, Text, Words},
};

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

/// The columns, as they are stored.
#[derive(Deserialize, Serialize)]
struct Columns<N, T, B> {
    numbers: N,
    text: T,
    bytes: B,
}

/// Takes values in.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    numbers: Vec<u32>,
    text: String,
    bytes: Vec<u8>,
    coder: Option<Rc<Coder>>,
}

impl Writer {
    /// One that writes texts in codes from now on.
    pub fn coding(coder: &Rc<Coder>) -> Self {
        let mut writer = Self::default();
        writer.code_with(coder);
        writer
    }

    /// Writes texts in codes from now on.
    pub fn code_with(&mut self, coder: &Rc<Coder>) {
        self.coder = Some(Rc::clone(coder));
    }

    /// A number.
    pub fn number(&mut self, number: u32) {
        self.numbers.push(number);
    }

    /// The length of a list.
    pub fn count(&mut self, n: usize) {
        self.number(u32::try_from(n).unwrap_or(u32::MAX));
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.count(text.len());
        match &self.coder {
            Some(coder) => {
                let codes = coder.encode(text);
                self.bytes(&codes);
            }
            None => self.text.push_str(text),
        }
    }

    /// Where bytes lie in the parts.
    pub fn place(&mut self, place: Place) {
        self.number(place.part);
        self.number(place.start);
        self.number(place.length);
    }

    /// A text whose codes lie in a part.
    pub fn text_at(&mut self, text: &str, codes: Place) {
        self.count(text.len());
        self.place(codes);
    }

    /// Bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    /// Numbers, with their count before them.
    pub fn numbers(&mut self, numbers: &[u32]) {
        self.count(numbers.len());
        self.numbers.extend_from_slice(numbers);
    }

    /// Spans: their count, the gap before each, the length of each. Gaps and lengths are apart
    /// because each compresses best among its like.
    pub fn spans(&mut self, spans: &[Span]) {
        let mut last = 0;
        self.count(spans.len());
        for span in spans {
            self.number(span.start.wrapping_sub(last));
            last = span.end;
        }
        for span in spans {
            self.number(span.end.wrapping_sub(span.start));
        }
    }

    /// All that was taken in, as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let columns = Columns {
            numbers: &self.numbers,
            text: &self.text,
            bytes: &self.bytes,
        };
        // A growing list of bytes refuses nothing.
        postcard::to_allocvec(&columns).unwrap_or_default()
    }
}

/// Gives values back, in the order in which they were taken in.
#[derive(Debug)]
pub struct Reader<'a> {
    numbers: std::vec::IntoIter<u32>,
    text: &'a str,
    bytes: &'a [u8],
    words: Option<Words>,
    parts: &'static Parts,
    whole: bool,
}

impl Default for Reader<'_> {
    /// One that reads nothing.
    fn default() -> Self {
        Self {
            numbers: Vec::new().into_iter(),
            text: "",
            bytes: &[],
            words: None,
            parts: Parts::none(),
            whole: true,
        }
    }
}

impl<'a> Reader<'a> {
    /// Reads what [`Writer::encode`] has written; `None` where `bytes` are no columns.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let columns: Columns<Vec<u32>, &str, &[u8]> = postcard::from_bytes(bytes).ok()?;
        Some(Self {
            numbers: columns.numbers.into_iter(),
            text: columns.text,
            bytes: columns.bytes,
            ..Self::default()
        })
    }

    /// Whether every value was there and nothing is left.
    pub fn is_whole(&self) -> bool {
        self.whole
            && self.numbers.as_slice().is_empty()
            && self.text.is_empty()
            && self.bytes.is_empty()
    }

    /// A number.
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        let number = self.numbers.next();
        self.whole &= number.is_some();
        number.unwrap_or(0)
    }

    /// The length of a list of numbers or of what holds some; none where it is longer than what is
    /// left, so that damage takes no memory.
    pub fn count(&mut self) -> usize {
        let n = self.number() as usize;
        let n_left = self.numbers.len();
        self.whole &= n <= n_left;
        if n <= n_left { n } else { 0 }
    }

    /// Reads texts as codes from now on, and places as those of these parts.
    pub fn decode_with(&mut self, words: Option<Words>, parts: &'static Parts) {
        self.words = words;
        self.parts = parts;
    }

    /// The parts that places are in.
    pub fn parts(&self) -> &'static Parts {
        self.parts
    }

    /// Bytes that lie in a part.
    #[inline(never)]
    pub fn piece(&mut self) -> Piece {
        let place = Place {
            part: self.number(),
            start: self.number(),
            length: self.number(),
        };
        Piece::There(self.parts, place)
    }

    /// The vocabulary of the texts to come.
    pub fn words(&self) -> Option<Words> {
        self.words
    }

    /// A text, decoded.
    #[inline(never)]
    pub fn string(&mut self) -> String {
        let n = self.number() as usize;
        match self.words {
            Some(words) => words.plain(self.bytes(), n),
            None => self.part(n).to_owned(),
        }
    }

    /// The next `n` bytes of the texts.
    #[inline(never)]
    fn part(&mut self, n: usize) -> &'a str {
        let (text, rest) = self.text.split_at_checked(n).unwrap_or_else(|| {
            self.whole = false;
            Default::default()
        });
        self.text = rest;
        text
    }

    /// Bytes.
    pub fn bytes(&mut self) -> &'a [u8] {
        let n = self.number() as usize;
        let (bytes, rest) = self.bytes.split_at_checked(n).unwrap_or_else(|| {
            self.whole = false;
            Default::default()
        });
        self.bytes = rest;
        bytes
    }

    /// Numbers with their count before them.
    #[inline(never)]
    pub fn numbers(&mut self) -> Vec<u32> {
        let n = self.count();
        self.numbers.by_ref().take(n).collect()
    }

    /// Spans, as [`Writer::spans`] takes them in.
    #[inline(never)]
    pub fn spans(&mut self) -> Vec<Span> {
        let mut spans = Vec::new();
        for start in self.numbers() {
            spans.push(Span { start, end: 0 });
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

impl Reader<'static> {
    /// A text where it stands.
    #[inline(never)]
    pub fn text(&mut self) -> Text {
        let n = self.number() as usize;
        match self.words {
            Some(words) => words.text(Piece::Here(self.bytes()), n),
            None => self.part(n).into(),
        }
    }

    /// A text whose codes lie in a part, as [`Writer::text_at`] takes it in.
    #[inline(never)]
    pub fn text_in_part(&mut self) -> Text {
        let n = self.number() as usize;
        let codes = self.piece();
        self.words.unwrap_or_default().text(codes, n)
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Span, Writer, put, take};

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
        let mut writer = Writer::default();
        writer.text("kapal é");
        writer.spans(&spans);
        writer.bytes(&[0, 255]);
        writer.numbers(&[7, 1_000]);
        let out = writer.encode();
        let mut reader = Reader::open(&out).unwrap();
        assert_eq!(reader.string(), "kapal é");
        assert_eq!(reader.spans(), spans);
        assert_eq!(reader.bytes(), [0, 255]);
        assert_eq!(reader.numbers(), [7, 1_000]);
        assert!(reader.is_whole());
        for end in 0..out.len() {
            assert!(Reader::open(&out[..end]).is_none(), "cut at {end}");
        }
    }

    #[test]
    fn what_is_missing_reads_as_nothing_and_is_told() {
        let out = Writer::default().encode();
        let reader = || Reader::open(&out).unwrap();
        assert!(reader().is_whole());
        let mut empty = reader();
        assert_eq!((empty.number(), empty.is_whole()), (0, false));
        let mut short = Writer::default();
        short.number(9);
        let out = short.encode();
        let reader = || Reader::open(&out).unwrap();
        let reads: [fn(&mut Reader<'_>) -> usize; 4] = [
            |reader| reader.string().len(),
            |reader| reader.bytes().len(),
            |reader| reader.numbers().len(),
            |reader| reader.spans().len(),
        ];
        for read in reads {
            let mut reader = reader();
            assert_eq!(read(&mut reader), 0);
            assert!(!reader.is_whole());
        }
        assert!(!reader().is_whole(), "something is left");
    }
}
