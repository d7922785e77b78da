//! Posting lists: in which documents something stands, how often in which field, and where.
//!
//! A list has two parts, because most documents are ranked and few are shown.
//!
//! The first says, document by document, all that ranking wants: a variable-length integer of twice
//! the gap to the document before, plus one where a single occurrence in the body follows, as it
//! mostly does. Otherwise a byte follows: five bits of occurrences in the body and two of those in
//! the headline; or, with its highest bit set, which fields have any, and a variable-length integer
//! for each of these.
//!
//! The second part has the places, as bits: for one place in a document of *n* words the bits that a
//! number below *n* takes; for several, the gaps between them in Rice's code, with the parameter
//! that fits their average. After each place come as many bits as the list's `extra` says.
//!
//! In front of both stands the number of documents. Every 32 documents make a block; lists of more
//! than one say for each block how far its last document is from the last one of the block before,
//! and how many bytes it takes of each part, so that a document is found without reading the rest.
//!
//! Reading is total: a list cut short just ends.

use std::borrow::Cow;

use super::{
    bits::{BitWriter, Bits},
    fields::Fields,
    words::{BODY, N_FIELDS},
};
use crate::base::{put, take};

/// Documents of a block.
const BLOCK: u32 = 32;

/// A block of bytes, which may be those that the page was loaded with.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bytes(pub(super) Cow<'static, [u8]>);

impl Bytes {
    /// The bytes from `start`, at most `length` of them.
    pub(super) fn part(&self, start: usize, length: usize) -> &[u8] {
        let end = start.saturating_add(length).min(self.0.len());
        self.0.get(start..end).unwrap_or_default()
    }
}

/// Encodes pairs of a document and a place in it, which must be sorted and distinct. A place is the
/// ordinal of a word, followed by `extra` bits of something else.
pub(super) fn encode(places: &[(u32, u32)], extra: u32, fields: &Fields) -> Vec<u8> {
    let documents: Vec<&[(u32, u32)]> = places.chunk_by(|a, b| a.0 == b.0).collect();
    let mut skips = Vec::new();
    let mut heads = Vec::new();
    let mut all_bits = Vec::new();
    let mut last = 0;
    for block in documents.chunks(BLOCK as usize) {
        let n_before = heads.len();
        let last_before = last;
        let mut bits = BitWriter::default();
        for places in block {
            let document = places.first().map_or(0, |first| first.0);
            put_head(&mut heads, document - last, places, extra, fields);
            put_places(&mut bits, places, extra, fields.n_ordinals(document));
            last = document;
        }
        let bits = bits.finish();
        put(&mut skips, last - last_before);
        put(&mut skips, (heads.len() - n_before) as u32);
        put(&mut skips, bits.len() as u32);
        all_bits.extend(bits);
    }
    let mut out = Vec::new();
    put(&mut out, documents.len() as u32);
    if documents.len() > BLOCK as usize {
        put(&mut out, skips.len() as u32);
        put(&mut out, heads.len() as u32);
        out.extend(skips);
    }
    out.extend(heads);
    out.extend(all_bits);
    out
}

fn put_head(out: &mut Vec<u8>, gap: u32, places: &[(u32, u32)], extra: u32, fields: &Fields) {
    let mut counts = [0u32; N_FIELDS];
    for &(document, place) in places {
        if let Some(count) = counts.get_mut(fields.field_of(document, place >> extra)) {
            *count += 1;
        }
    }
    let mut others = counts;
    let [headline, .., body, _] = &mut others;
    let (headline, body) = (std::mem::take(headline), std::mem::take(body));
    let plain = others.iter().all(|&count| count == 0);
    put(
        out,
        gap << 1 | u32::from(plain && headline == 0 && body == 1),
    );
    if plain && headline == 0 && body == 1 {
        return;
    }
    if plain && headline < 4 && body < 32 {
        out.push((headline << 5 | body) as u8);
        return;
    }
    let any = (0..).zip(counts).filter(|&(_, count)| count > 0);
    let mask = any.clone().fold(0x80, |mask, (field, _)| mask | 1 << field);
    out.push(mask);
    for (_, count) in any {
        put(out, count);
    }
}

fn put_places(bits: &mut BitWriter, places: &[(u32, u32)], extra: u32, n_ordinals: u32) {
    let width = width(n_ordinals);
    let parameter = parameter(width, places.len() as u32);
    let mut next = 0;
    for &(_, place) in places {
        let ordinal = place >> extra;
        if places.len() == 1 {
            bits.number(ordinal, width);
        } else {
            bits.rice(ordinal - next, parameter);
        }
        next = ordinal + 1;
        bits.number(place, extra);
    }
}

/// How many bits a number below `n` takes.
fn width(n: u32) -> u32 {
    32 - n.saturating_sub(1).leading_zeros()
}

/// The parameter of Rice's code for the gaps between `n` places among numbers of this width.
fn parameter(width: u32, n: u32) -> u32 {
    width.saturating_sub(n.max(1).ilog2())
}

/// A list, as it is stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct List<'a> {
    n: u32,
    skips: &'a [u8],
    /// The heads; in a list of one block, the bits behind them, too.
    heads: &'a [u8],
    bits: &'a [u8],
    extra: u32,
}

impl<'a> List<'a> {
    /// Reads what [`encode`] has written.
    pub(super) fn new(mut bytes: &'a [u8], extra: u32) -> Self {
        let n = take(&mut bytes);
        let mut list = Self {
            n,
            skips: &[],
            heads: bytes,
            bits: &[],
            extra,
        };
        if n > BLOCK {
            let n_skips = take(&mut bytes) as usize;
            let n_heads = take(&mut bytes) as usize;
            let (skips, rest) = bytes.split_at_checked(n_skips).unwrap_or_default();
            (list.heads, list.bits) = rest.split_at_checked(n_heads).unwrap_or_default();
            list.skips = skips;
        }
        list
    }

    /// How many documents it has.
    pub(super) fn n_documents(&self) -> u32 {
        self.n
    }

    /// Its documents in order.
    #[inline]
    pub(super) fn heads(&self) -> Heads<'a> {
        Heads {
            bytes: self.heads,
            left: self.n,
            document: 0,
            counts: None,
        }
    }

    /// A walk over its documents with their places.
    pub(super) fn cursor(&self, fields: &'a Fields) -> Cursor<'a> {
        let mut cursor = Cursor {
            list: *self,
            fields,
            heads: Heads {
                left: 0,
                ..self.heads()
            },
            bits: Bits::default(),
            last: 0,
            left: self.n,
            stands: false,
            n_unread: 0,
        };
        if self.skips.is_empty() {
            let mut heads = self.heads();
            while heads.advance() {}
            let n_heads = self.heads.len() - heads.bytes.len();
            (cursor.list.heads, cursor.list.bits) =
                self.heads.split_at_checked(n_heads).unwrap_or_default();
        }
        cursor
    }
}

/// A walk over the documents of a list.
pub(super) struct Heads<'a> {
    bytes: &'a [u8],
    left: u32,
    /// The document on which the walk stands.
    pub(super) document: u32,
    /// Occurrences in each field; `None` for one in the body.
    counts: Option<[u32; N_FIELDS]>,
}

impl Heads<'_> {
    /// Goes on to the next document, if there is one.
    #[inline]
    pub(super) fn advance(&mut self) -> bool {
        if self.left == 0 || self.bytes.is_empty() {
            return false;
        }
        self.left -= 1;
        let head = take(&mut self.bytes);
        self.document = self.document.wrapping_add(head >> 1);
        self.counts = (head & 1 == 0).then(|| counts(&mut self.bytes));
        true
    }

    /// What the document's occurrences in the fields of `scope` count together.
    #[inline]
    pub(super) fn weight(&self, fields: &Fields, scope: u32) -> f32 {
        let Some(factors) = fields.factors(self.document) else {
            return 0.0;
        };
        let Some(counts) = &self.counts else {
            let [.., body, _] = factors;
            return if scope >> BODY & 1 == 1 { *body } else { 0.0 };
        };
        let mut weight = 0.0;
        for (field, (&count, factor)) in counts.iter().zip(factors).enumerate() {
            if count > 0 && scope >> field & 1 == 1 {
                weight += count as f32 * factor;
            }
        }
        weight
    }

    fn n_places(&self) -> u32 {
        self.counts.map_or(1, |counts| {
            let sum = |sum: u32, &count: &u32| sum.saturating_add(count);
            counts.iter().fold(0, sum)
        })
    }
}

#[inline(never)]
fn counts(bytes: &mut &[u8]) -> [u32; N_FIELDS] {
    let mut counts = [0; N_FIELDS];
    let Some((&packed, rest)) = bytes.split_first() else {
        return counts;
    };
    *bytes = rest;
    if packed < 0x80 {
        let [headline, .., body, _] = &mut counts;
        *headline = u32::from(packed >> 5);
        *body = u32::from(packed & 31);
    } else {
        for (field, count) in counts.iter_mut().enumerate() {
            if packed >> field & 1 == 1 {
                *count = take(bytes);
            }
        }
    }
    counts
}

/// A walk over a list's documents that can give their places. It only goes forward.
pub(super) struct Cursor<'a> {
    /// The list, of which the blocks are taken off.
    list: List<'a>,
    fields: &'a Fields,
    heads: Heads<'a>,
    bits: Bits<'a>,
    /// The last document that the block may have.
    last: u32,
    /// Documents of the blocks to come.
    left: u32,
    /// Whether the walk stands on a document.
    stands: bool,
    /// How many of that document's places were not passed over.
    n_unread: u32,
}

impl Cursor<'_> {
    /// Goes on to `document`, or stays on it; `false` where the list does not have it.
    pub(super) fn seek(&mut self, document: u32) -> bool {
        self.forward(document) == Some(document)
    }

    /// Goes on to the first document that is not before `document`, or stays on it.
    pub(super) fn forward(&mut self, document: u32) -> Option<u32> {
        loop {
            if self.stands && self.heads.document >= document {
                return Some(self.heads.document);
            }
            self.places(&mut |_| {});
            self.stands = self.last >= document && self.heads.advance();
            if self.stands {
                self.n_unread = self.heads.n_places();
            } else if !self.next_block() {
                return None;
            }
        }
    }

    /// Gives the places of the document on which the walk stands, in order; each is given once.
    pub(super) fn places(&mut self, each: &mut dyn FnMut(u32)) {
        let width = match self.n_unread {
            0 => return,
            _ => width(self.fields.n_ordinals(self.heads.document)),
        };
        let extra = self.list.extra;
        let mut next = 0u32;
        // Of several places each takes a bit or more, so damage asks for no more than there is.
        let n = std::mem::take(&mut self.n_unread).min(self.bits.n_left().max(1));
        let parameter = parameter(width, n);
        for _ in 0..n {
            let ordinal = match n {
                1 => self.bits.number(width),
                _ => self.bits.rice(parameter).wrapping_add(next),
            };
            next = ordinal.wrapping_add(1);
            each(ordinal << extra | self.bits.number(extra));
        }
    }

    fn next_block(&mut self) -> bool {
        if self.left == 0 {
            return false;
        }
        let n = self.left.min(BLOCK);
        self.left -= n;
        let list = &mut self.list;
        let (mut n_heads, mut n_bits) = (usize::MAX, usize::MAX);
        let mut last = u32::MAX;
        if !list.skips.is_empty() {
            last = self.last.wrapping_add(take(&mut list.skips));
            n_heads = take(&mut list.skips) as usize;
            n_bits = take(&mut list.skips) as usize;
        }
        self.heads = Heads {
            bytes: front(&mut list.heads, n_heads),
            left: n,
            document: self.last,
            counts: None,
        };
        self.bits = Bits::new(front(&mut list.bits, n_bits));
        self.last = last;
        true
    }
}

/// Takes `n` bytes off the front, or all there are.
fn front<'a>(bytes: &mut &'a [u8], n: usize) -> &'a [u8] {
    let (front, rest) = bytes.split_at_checked(n).unwrap_or((bytes, &[]));
    *bytes = rest;
    front
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, Strategy, any, prop, proptest};

    use super::{BLOCK, List, encode};
    use crate::index::fields::Fields;

    /// Documents of 900 words, of which the first five are the headline's and the last ten a
    /// caption's.
    fn fields(n_documents: u32) -> Fields {
        let runs = [5 << 3, 880 << 3 | 3, 900 << 3 | 4];
        let n = n_documents as usize;
        Fields::new(runs.repeat(n), vec![3; n])
    }

    fn places(list: List<'_>, fields: &Fields) -> Vec<(u32, u32)> {
        let mut cursor = list.cursor(fields);
        let mut found = Vec::new();
        let mut next = 0;
        while let Some(document) = cursor.forward(next) {
            cursor.places(&mut |place| found.push((document, place)));
            next = document + 1;
        }
        found
    }

    fn corpus() -> impl Strategy<Value = Vec<(u32, u32)>> {
        let place = (
            0u32..200,
            prop::sample::select(vec![0, 3, 5, 70, 71, 500, 879, 890]),
        );
        prop::collection::btree_set(place, 0..400).prop_map(|set| set.into_iter().collect())
    }

    #[test]
    fn a_word_that_stands_once_takes_four_bytes() {
        assert_eq!(encode(&[(5, 100)], 0, &fields(9)).len(), 1 + 1 + 2);
    }

    #[test]
    fn the_only_word_of_a_text_takes_no_bit_and_is_found() {
        let fields = Fields::new(vec![1 << 3 | 3], vec![1]);
        let bytes = encode(&[(0, 0)], 0, &fields);
        assert_eq!(places(List::new(&bytes, 0), &fields), [(0, 0)]);
    }

    #[test]
    fn occurrences_count_by_their_field_and_only_inside_the_scope() {
        let fields = fields(3);
        let bytes = encode(
            &[(0, 7), (1, 2), (1, 7), (2, 2), (2, 9), (2, 890)],
            0,
            &fields,
        );
        let mut heads = List::new(&bytes, 0).heads();
        let [headline, .., body, caption] = *fields.factors(0).unwrap();
        for (all, bodies, captions) in [
            (body, body, 0.0),
            (headline + body, body, 0.0),
            (headline + body + caption, body, caption),
        ] {
            assert!(heads.advance());
            assert_eq!(heads.weight(&fields, !0), all);
            assert_eq!(heads.weight(&fields, 1 << 3), bodies);
            assert_eq!(heads.weight(&fields, 1 << 4), captions);
        }
        assert!(!heads.advance());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_encoded_is_read_back(corpus in corpus(), extra in 0u32..5) {
            let fields = fields(200);
            let corpus: Vec<(u32, u32)> = corpus.iter().map(|&(d, o)| (d, o << extra)).collect();
            let bytes = encode(&corpus, extra, &fields);
            let list = List::new(&bytes, extra);
            assert_eq!(places(list, &fields), corpus);
            let mut documents: Vec<u32> = corpus.iter().map(|&(document, _)| document).collect();
            documents.dedup();
            assert_eq!(list.n_documents() as usize, documents.len());
            let mut heads = list.heads();
            for &document in &documents {
                assert!(heads.advance() && heads.document == document);
            }
            assert!(!heads.advance());
        }

        #[test]
        fn a_walk_finds_every_document_whatever_it_leaves_out(corpus in corpus(), step in 1u32..90) {
            let fields = fields(200);
            let bytes = encode(&corpus, 0, &fields);
            let mut cursor = List::new(&bytes, 0).cursor(&fields);
            for document in (0..200).step_by(step as usize) {
                let wanted: Vec<u32> = corpus.iter().filter(|&&(d, _)| d == document).map(|&(_, o)| o).collect();
                assert_eq!(cursor.seek(document), !wanted.is_empty());
                if !wanted.is_empty() {
                    let mut found = Vec::new();
                    cursor.places(&mut |place| found.push(place));
                    assert_eq!(found, wanted);
                }
            }
        }

        #[test]
        fn hostile_bytes_end_soon_and_ask_for_little(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            cut in 0usize..400,
        ) {
            let fields = fields(200);
            assert!(places(List::new(&bytes, 4), &fields).len() <= 8 * bytes.len());
            let corpus: Vec<(u32, u32)> = (0..3 * BLOCK).map(|d| (d * 2, d)).collect();
            let whole = encode(&corpus, 0, &fields);
            let part = &whole[..cut.min(whole.len())];
            assert!(places(List::new(part, 0), &fields).len() <= corpus.len());
        }
    }
}
