//! Texts as codes of their words.
//!
//! A large corpus is mostly words that it has already had. So its texts are stored as numbers of
//! words in a vocabulary, the most frequent first, in end-tagged dense code (Brisaboa, Fariña,
//! Navarro and Paramá, *Lightweight natural language text compression*, Information Retrieval 10,
//! 2007): seven bits a byte, the last byte marked, and no number is written in two ways. A blank
//! between two words is not written (de Moura, Navarro, Ziviani and Baeza-Yates, *Fast and flexible
//! word searching on compressed text*, TOIS 18, 2000). News takes a third of its bytes so, and a
//! text is decoded alone, in microseconds, when it is first read.
//!
//! A piece that is used once, or is long, is cheaper spelled out: number 0, its length, its bytes.
//!
//! Decoding is total: whatever the bytes are, some text comes of them, no longer than it is said to
//! be.

use std::{borrow::Cow, cmp::Reverse, ops::Deref, sync::OnceLock};

use super::{
    arrange::Arrange,
    coding::{Reader, Writer, put, take},
    intern::Intern,
    part::Piece,
};

/// The longest piece that the vocabulary has.
const LONGEST: usize = 63;

/// Entries of the vocabulary for which one place is kept.
const BLOCK: usize = 16;

/// A text, decoded when it is first read.
#[derive(Clone, Debug, Default)]
pub struct Text {
    plain: OnceLock<Cow<'static, str>>,
    coded: Coded,
}

#[derive(Clone, Copy, Debug, Default)]
struct Coded {
    words: Words,
    codes: Piece,
    /// Bytes of the plain text.
    length: usize,
}

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        if let Some(plain) = self.plain.get() {
            return plain;
        }
        let Coded {
            words,
            codes,
            length,
        } = self.coded;
        // What has not come is no text yet.
        let Some(codes) = codes.get() else {
            return "";
        };
        self.plain.get_or_init(|| words.plain(codes, length).into())
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self {
            plain: Cow::<str>::Owned(text).into(),
            coded: Coded::default(),
        }
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self {
            plain: Cow::Borrowed(text).into(),
            coded: Coded::default(),
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

/// A vocabulary, where it is stored.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words {
    /// Where every sixteenth entry begins, four bytes each.
    places: &'static [u8],
    /// The entries: the length in a byte, the bytes.
    entries: &'static [u8],
}

impl Words {
    /// Reads what [`Coder::write`] has written.
    pub fn read(reader: &mut Reader<'static>) -> Self {
        Self {
            places: reader.bytes(),
            entries: reader.bytes(),
        }
    }

    /// The same, decoded when it is first read.
    pub(super) fn text(self, codes: Piece, length: usize) -> Text {
        Text {
            plain: OnceLock::new(),
            coded: Coded {
                words: self,
                codes,
                length,
            },
        }
    }

    /// The text of `length` bytes of which [`Coder::encode`] has made `codes`.
    #[inline(never)]
    pub(super) fn plain(self, mut codes: &[u8], length: usize) -> String {
        let mut plain: Vec<u8> = Vec::with_capacity(length.min(codes.len() * LONGEST));
        let mut after_word = false;
        while !codes.is_empty() && plain.len() < length {
            let piece = match number(&mut codes) {
                0 => {
                    let length = take(&mut codes) as usize;
                    let (piece, after) = codes.split_at_checked(length).unwrap_or_default();
                    codes = after;
                    piece
                }
                number => self.entry(number - 1),
            };
            let is_word = piece.first().copied().is_some_and(is_of_word);
            if is_word && after_word {
                plain.push(b' ');
            }
            after_word = is_word;
            plain.extend_from_slice(piece);
        }
        plain.truncate(length);
        String::from_utf8(plain).unwrap_or_default()
    }

    fn entry(self, number: usize) -> &'static [u8] {
        let (places, _) = self.places.as_chunks::<4>();
        let place = places
            .get(number / BLOCK)
            .map(|place| u32::from_le_bytes(*place));
        let mut rest = place
            .and_then(|place| self.entries.get(place as usize..))
            .unwrap_or_default();
        for skipped in (0..=number % BLOCK).rev() {
            let Some((&length, after)) = rest.split_first() else {
                break;
            };
            let (entry, after) = after.split_at_checked(length.into()).unwrap_or_default();
            if skipped == 0 {
                return entry;
            }
            rest = after;
        }
        &[]
    }
}

/// Takes a number in end-tagged dense code off the front of `codes`.
fn number(codes: &mut &[u8]) -> usize {
    let mut number = 0usize;
    while let Some((&byte, rest)) = codes.split_first() {
        *codes = rest;
        if byte >= 0x80 {
            return number.wrapping_add(usize::from(byte & 0x7f));
        }
        number = number
            .wrapping_add(usize::from(byte) + 1)
            .wrapping_mul(0x80);
    }
    number
}

fn put_number(out: &mut Vec<u8>, number: usize) {
    let (mut rest, mut bytes) = (number / 0x80, vec![number as u8 | 0x80]);
    while let Some(before) = rest.checked_sub(1) {
        bytes.push(before as u8 & 0x7f);
        rest = before / 0x80;
    }
    out.extend(bytes.iter().rev());
}

/// What words are made of: letters and digits, and all that is not ASCII.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// The text's runs of word and of other characters, without single blanks between words.
fn pieces_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let mut after_word = false;
    std::iter::from_fn(move || {
        if let Some(after) = rest.strip_prefix(' ')
            && after_word
            && after.bytes().next().is_some_and(is_of_word)
        {
            rest = after;
        }
        let is_word = is_of_word(rest.bytes().next()?);
        let end = rest.bytes().position(|byte| is_of_word(byte) != is_word);
        let (piece, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        rest = after;
        after_word = is_word;
        Some(piece)
    })
}

/// Codes texts with a vocabulary of theirs.
#[derive(Clone, Debug, Default)]
pub struct Coder {
    pieces: Intern,
    /// The pieces of the vocabulary, the most frequent first.
    vocabulary: Vec<u32>,
    /// For each piece its code: one more than its place in the vocabulary, 0 for one that is in none.
    codes: Vec<usize>,
}

impl Coder {
    /// A coder with the vocabulary of `texts`.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut pieces = Intern::default();
        let mut counts: Vec<u32> = Vec::new();
        for piece in texts.flat_map(pieces_of) {
            if piece.len() <= LONGEST {
                let number = pieces.number(piece) as usize;
                counts.resize(pieces.len(), 0);
                if let Some(count) = counts.get_mut(number) {
                    *count += 1;
                }
            }
        }
        let mut repeated: Vec<(Reverse<u32>, u32)> = counts
            .iter()
            .zip(0..)
            .filter(|(count, _)| **count > 1)
            .map(|(count, piece)| (Reverse(*count), piece))
            .collect();
        repeated.arrange();
        let vocabulary: Vec<u32> = repeated.iter().map(|(_, piece)| *piece).collect();
        let mut codes = vec![0; pieces.len()];
        for (&piece, code) in vocabulary.iter().zip(1..) {
            if let Some(place) = codes.get_mut(piece as usize) {
                *place = code;
            }
        }
        Self {
            pieces,
            vocabulary,
            codes,
        }
    }

    /// Writes the vocabulary.
    pub fn write(&self, out: &mut Writer) {
        let (mut places, mut entries) = (Vec::new(), Vec::new());
        for (number, &piece) in self.vocabulary.iter().enumerate() {
            if number.is_multiple_of(BLOCK) {
                places.extend((entries.len() as u32).to_le_bytes());
            }
            let piece = self.pieces.get(piece);
            entries.push(piece.len() as u8);
            entries.extend_from_slice(piece.as_bytes());
        }
        out.bytes(&places);
        out.bytes(&entries);
    }

    /// The codes of a text.
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let mut codes = Vec::new();
        for piece in pieces_of(text) {
            let number = self.pieces.find(piece);
            let code = number.and_then(|number| self.codes.get(number as usize));
            let code = code.copied().unwrap_or(0);
            put_number(&mut codes, code);
            if code == 0 {
                put(&mut codes, piece.len() as u32);
                codes.extend_from_slice(piece.as_bytes());
            }
        }
        codes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, prop, proptest};

    use super::{Coder, LONGEST, Piece, Reader, Words, Writer, number, pieces_of, put_number};

    fn words(coder: &Coder) -> Words {
        let mut out = Writer::default();
        coder.write(&mut out);
        Words::read(&mut Reader::open(out.encode().leak()).unwrap())
    }

    fn decoded(words: Words, codes: Vec<u8>, length: usize) -> String {
        words
            .text(Piece::Here(codes.leak()), length)
            .as_str()
            .to_owned()
    }

    #[test]
    fn numbers_of_every_length_are_read_back_and_small_ones_are_short() {
        for (value, length) in [
            (0, 1),
            (127, 1),
            (128, 2),
            (16_511, 2),
            (16_512, 3),
            (3_000_000, 4),
        ] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, value);
            assert_eq!(bytes.len(), length, "{value}");
            assert_eq!(number(&mut bytes.as_slice()), value);
        }
    }

    #[test]
    fn a_blank_between_words_is_no_piece() {
        let split = |text| pieces_of(text).collect::<Vec<_>>();
        assert_eq!(split("Kapal itu, énam"), ["Kapal", "itu", ", ", "énam"]);
        assert_eq!(split(" a  b \n"), [" ", "a", "  ", "b", " \n"]);
        assert_eq!(split(""), [""; 0]);
    }

    #[test]
    fn what_is_repeated_takes_a_byte_and_what_is_not_is_spelled_out() {
        let coder = Coder::of(["kapal itu kapal", "itu"].into_iter());
        let words = words(&coder);
        for (text, n_codes) in [("itu kapal", 2), ("kapal layar", 1 + 2 + 5), ("", 0)] {
            let codes = coder.encode(text);
            assert_eq!(codes.len(), n_codes, "{text}");
            assert_eq!(decoded(words, codes, text.len()), text);
        }
    }

    #[test]
    fn long_pieces_are_no_part_of_the_vocabulary() {
        let long = "a".repeat(LONGEST + 1);
        let coder = Coder::of([long.as_str(), long.as_str()].into_iter());
        let codes = coder.encode(&long);
        assert!(codes.len() > LONGEST);
        assert_eq!(decoded(words(&coder), codes, long.len()), long);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_text_is_read_back(
            known in prop::collection::vec("[a-c é.\n]{0,30}", 0..5),
            other in "\\PC{0,40}",
        ) {
            let coder = Coder::of(known.iter().map(String::as_str));
            let words = words(&coder);
            for text in known.iter().chain([&other]) {
                assert_eq!(&decoded(words, coder.encode(text), text.len()), text);
            }
        }

        #[test]
        fn any_bytes_give_a_text_that_is_no_longer_than_said(
            places in prop::collection::vec(any::<u8>(), 0..40),
            entries in prop::collection::vec(any::<u8>(), 0..40),
            codes in prop::collection::vec(any::<u8>(), 0..40),
            length in 0usize..1_000_000_000,
        ) {
            let words = Words { places: places.leak(), entries: entries.leak() };
            assert!(words.plain(&codes, length).len() <= length);
        }
    }
}
