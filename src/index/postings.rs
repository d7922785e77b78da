//! Posting lists: in which documents something stands, how often in which field, and where.
//!
//! A list has two parts, because most documents are ranked and few are shown.
//!
//! The first says, document by document, all that ranking wants: in Rice's code the gap to the
//! document before, with the parameter that fits the average gap; then a one where a single
//! occurrence in the body follows, as it mostly does. Otherwise follow a bit that says whether other
//! fields have any, and the numbers of occurrences in headline and body; and where the bit says so,
//! in the others.
//!
//! The second part has the places: for one place in a document of *n* words the bits that a number
//! below *n* takes; for several, the gaps between them in Rice's code, with the parameter that fits
//! their average. After each place come as many bits as the list's `extra` says.
//!
//! In front of both stands the number of documents. Every 32 documents make a block; lists of more
//! than one say for each block how far its last document is from the last one of the block before,
//! and how many bits it takes of each part, so that a document is found without reading the rest.
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
    let n = documents.len() as u32;
    let parameter = gap_parameter(n, fields);
    let mut skips = Vec::new();
    let mut bits = BitWriter::default();
    let mut place_bits = BitWriter::default();
    let mut last = BEFORE_ALL;
    for block in documents.chunks(BLOCK as usize) {
        let (n_heads, n_places) = (bits.n_bits(), place_bits.n_bits());
        let before = last;
        for places in block {
            let document = places.first().map_or(0, |first| first.0);
            bits.rice(document.wrapping_sub(last) - 1, parameter);
            put_counts(&mut bits, counted(places, extra, fields));
            put_places(&mut place_bits, places, extra, fields.n_ordinals(document));
            last = document;
        }
        put(&mut skips, last.wrapping_sub(before));
        put(&mut skips, bits.n_bits() - n_heads);
        put(&mut skips, place_bits.n_bits() - n_places);
    }
    let mut out = Vec::new();
    put(&mut out, n);
    if n > BLOCK {
        put(&mut out, skips.len() as u32);
        put(&mut out, bits.n_bits());
        out.extend(skips);
    }
    bits.append(&place_bits);
    out.extend(bits.finish());
    out
}

/// The number before that of the first document.
const BEFORE_ALL: u32 = u32::MAX;

/// The parameter of Rice's code for the gaps between `n` documents of the corpus.
fn gap_parameter(n: u32, fields: &Fields) -> u32 {
    (fields.n_documents() / n.max(1)).max(1).ilog2()
}

fn counted(places: &[(u32, u32)], extra: u32, fields: &Fields) -> [u32; N_FIELDS] {
    let mut counts = [0; N_FIELDS];
    let mut runs = places
        .first()
        .map_or(&[][..], |&(document, _)| fields.runs(document));
    for &(_, place) in places {
        // The places come in order, and so do the runs.
        while let [run, after @ ..] = runs
            && *run >> 3 <= place >> extra
        {
            runs = after;
        }
        let field = runs.first().map_or(N_FIELDS, |run| (run & 7) as usize);
        if let Some(count) = counts.get_mut(field) {
            *count += 1;
        }
    }
    counts
}

fn put_counts(bits: &mut BitWriter, counts: [u32; N_FIELDS]) {
    let single = counts == SINGLE;
    bits.number(u32::from(single), 1);
    if single {
        return;
    }
    let [headline, summary, subheading, body, caption] = counts;
    let others = [summary, subheading, caption];
    let any = others.iter().any(|&count| count > 0);
    bits.number(u32::from(any), 1);
    bits.rice(headline, 0);
    bits.rice(body, 1);
    if any {
        for count in others {
            bits.rice(count, 0);
        }
    }
}

/// One occurrence in the body.
const SINGLE: [u32; N_FIELDS] = [0, 0, 0, 1, 0];

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
    /// The heads, and behind them the places.
    bits: Bits<'a>,
    /// Where the places begin; `None` in a list of one block, where the heads tell.
    n_head_bits: Option<u32>,
    extra: u32,
}

impl<'a> List<'a> {
    /// Reads what [`encode`] has written.
    pub(super) fn new(mut bytes: &'a [u8], extra: u32) -> Self {
        let n = take(&mut bytes);
        let mut skips: &[u8] = &[];
        let mut n_head_bits = None;
        if n > BLOCK {
            let n_skips = take(&mut bytes) as usize;
            n_head_bits = Some(take(&mut bytes));
            (skips, bytes) = bytes.split_at_checked(n_skips).unwrap_or_default();
        }
        Self {
            n,
            skips,
            bits: Bits::new(bytes),
            n_head_bits,
            extra,
        }
    }

    /// How many documents it has.
    pub(super) fn n_documents(&self) -> u32 {
        self.n
    }

    /// Its documents in order.
    #[inline]
    pub(super) fn heads(&self, fields: &Fields) -> Heads<'a> {
        Heads {
            bits: self.bits,
            left: self.n,
            parameter: gap_parameter(self.n, fields),
            document: BEFORE_ALL,
            counts: None,
        }
    }

    /// A walk over its documents with their places.
    pub(super) fn cursor(&self, fields: &'a Fields) -> Cursor<'a> {
        let mut places = self.bits;
        match self.n_head_bits {
            Some(n) => places.skip(n),
            None => {
                let mut all = self.heads(fields);
                while all.advance() {}
                places = all.bits;
            }
        }
        Cursor {
            has_places: true,
            ..self.walk(fields, places)
        }
    }

    /// A walk over its documents that gives no place.
    pub(super) fn seeker(&self, fields: &'a Fields) -> Cursor<'a> {
        self.walk(fields, self.bits)
    }

    fn walk(&self, fields: &'a Fields, places: Bits<'a>) -> Cursor<'a> {
        let mut heads = self.heads(fields);
        heads.left = 0;
        Cursor {
            list: *self,
            has_places: false,
            fields,
            heads,
            next_heads: self.bits,
            bits: places,
            next_bits: places,
            last: BEFORE_ALL,
            left: self.n,
            stands: false,
            n_unread: 0,
        }
    }
}

/// A walk over the documents of a list.
pub(super) struct Heads<'a> {
    bits: Bits<'a>,
    left: u32,
    parameter: u32,
    /// The document on which the walk stands.
    pub(super) document: u32,
    /// Occurrences in each field; `None` for one in the body.
    counts: Option<[u32; N_FIELDS]>,
}

impl Heads<'_> {
    /// Goes on to the next document, if there is one.
    #[inline]
    pub(super) fn advance(&mut self) -> bool {
        if self.left == 0 || self.bits.n_left() == 0 {
            return false;
        }
        self.left -= 1;
        let gap = self.bits.rice(self.parameter).wrapping_add(1);
        self.document = self.document.wrapping_add(gap);
        self.counts = (self.bits.number(1) == 0).then(|| counts(&mut self.bits));
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
fn counts(bits: &mut Bits<'_>) -> [u32; N_FIELDS] {
    let any = bits.number(1) == 1;
    let mut counts = [bits.rice(0), 0, 0, bits.rice(1), 0];
    if any {
        let [_, summary, subheading, _, caption] = &mut counts;
        for count in [summary, subheading, caption] {
            *count = bits.rice(0);
        }
    }
    counts
}

/// A walk over a list's documents that can pass over many, and mostly can give their places. It only
/// goes forward.
pub(super) struct Cursor<'a> {
    /// The list, of whose skips those of the blocks so far are taken off.
    list: List<'a>,
    has_places: bool,
    fields: &'a Fields,
    heads: Heads<'a>,
    /// Where the next block's heads begin.
    next_heads: Bits<'a>,
    bits: Bits<'a>,
    /// Where the next block's places begin.
    next_bits: Bits<'a>,
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
            if self.has_places {
                self.places(&mut |_| {});
            }
            let may_be = self.last >= document && self.heads.left > 0;
            self.stands = may_be && self.heads.advance();
            if self.stands {
                self.n_unread = self.heads.n_places();
            } else if !self.next_block() {
                return None;
            }
        }
    }

    /// What the occurrences in the document on which the walk stands count together.
    pub(super) fn weight(&self, scope: u32) -> f32 {
        self.heads.weight(self.fields, scope)
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
        // Of several blocks each has its skips: damage that promises more ends with them.
        let is_there = self.list.n_head_bits.is_none() || !self.list.skips.is_empty();
        if self.left == 0 || !is_there {
            return false;
        }
        let n = self.left.min(BLOCK);
        self.left -= n;
        self.heads.left = n;
        self.heads.document = self.last;
        self.heads.bits = self.next_heads;
        self.bits = self.next_bits;
        let skips = &mut self.list.skips;
        self.last = match self.list.n_head_bits {
            Some(_) => self.last.wrapping_add(take(skips)),
            None => BEFORE_ALL,
        };
        self.next_heads.skip(take(skips));
        self.next_bits.skip(take(skips));
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, Strategy, any, prop, proptest};

    use super::{BEFORE_ALL, BLOCK, List, encode};
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
    fn a_word_that_stands_once_takes_three_bytes() {
        assert_eq!(encode(&[(5, 100)], 0, &fields(9)).len(), 3);
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
        let mut heads = List::new(&bytes, 0).heads(&fields);
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
            let mut heads = list.heads(&fields);
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
        fn a_promise_of_more_blocks_than_there_are_ends_soon(
            bytes in prop::collection::vec(any::<u8>(), 0..60),
        ) {
            let fields = fields(200);
            // Four thousand million documents, and skips in some of the bytes.
            let promise = [&[0xff, 0xff, 0xff, 0xff, 0x0f, 20, 9][..], &bytes].concat();
            let list = List::new(&promise, 0);
            assert_eq!(list.n_documents(), u32::MAX);
            // Blocks of no length read the same bits again, each for its three bytes of skips.
            let n_blocks = promise.len() / 3 + 1;
            assert!(places(list, &fields).len() <= 8 * promise.len() * n_blocks);
            // Wherever the seeker ends, it does.
            list.seeker(&fields).forward(BEFORE_ALL - 1);
        }

        #[test]
        fn hostile_bytes_end_soon_and_ask_for_little(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            cut in 0usize..400,
        ) {
            let fields = fields(200);
            let n_blocks = bytes.len() / 3 + 1;
            assert!(places(List::new(&bytes, 4), &fields).len() <= 8 * bytes.len() * n_blocks);
            let corpus: Vec<(u32, u32)> = (0..3 * BLOCK).map(|d| (d * 2, d)).collect();
            let whole = encode(&corpus, 0, &fields);
            let part = &whole[..cut.min(whole.len())];
            assert!(places(List::new(part, 0), &fields).len() <= corpus.len());
        }
    }
}
