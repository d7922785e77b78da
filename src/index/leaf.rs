//! A part of a query and what answers it: posting lists, or places found one by one.

use super::{
    Index,
    answer::Why,
    fields::Fields,
    postings::{Cursor, List},
};
use crate::base::Arrange;

/// A place where a part of a query is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    /// Index of the document.
    pub(super) document: u32,
    /// Ordinal of the first word.
    pub(super) ordinal: u32,
    /// Why it matches.
    pub(super) why: Why,
    /// Number of words.
    pub(super) length: u32,
}

/// A posting list that answers a part of a query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) list: List<'a>,
    pub(super) why: Why,
    /// How many words a place of it takes; 0 where each place says so itself.
    pub(super) length: u32,
}

/// A wanted part of a query.
#[derive(Debug, Default)]
pub(super) struct Leaf<'a> {
    pub(super) sources: Vec<Source<'a>>,
    /// Places that are in no list, in order, one a word.
    pub(super) places: Vec<Occurrence>,
    /// Every word that begins so answers it, too; the lists of these words are among the sources.
    pub(super) beginning: Option<String>,
    /// The name as typed (`words::key`), where the leaf is an entity.
    pub(super) name: Option<String>,
    /// It is a word of a name that another leaf wants as a whole.
    pub(super) is_part: bool,
    /// One bit a field in which it must stand.
    pub(super) scope: u32,
    /// The documents that answer it, in order.
    pub(super) documents: Vec<u32>,
    /// For each of these, how much it answers it: occurrences weighted by field and by reason.
    pub(super) weights: Vec<f32>,
}

/// What an occurrence counts by why it matches: the very word most, a guess least.
fn certainty(why: Why) -> f32 {
    match why {
        Why::Exact | Why::Alias | Why::Phrase => 1.0,
        Why::Root => 0.8,
        Why::Typo => 0.3,
        Why::Prefix => 0.5,
    }
}

impl<'a> Leaf<'a> {
    /// How many documents may answer it: those of all its words, where one that has two of them
    /// counts twice.
    pub(super) fn most_documents(&self) -> u32 {
        let places = self.places.chunk_by(|a, b| a.document == b.document);
        let lists = self.sources.iter().map(|source| source.list.n_documents());
        lists.fold(places.count() as u32, u32::saturating_add)
    }

    /// Finds of `documents` those that answer it, and their weights.
    pub(super) fn weigh_among(&mut self, documents: &[u32], fields: &Fields) {
        // A step to the next of a few is about as dear as reading as many documents as this.
        const STEP: usize = 4;
        if documents.len().saturating_mul(STEP) > self.most_documents() as usize {
            self.weigh(fields);
            return;
        }
        let mut sums = vec![0f32; documents.len()];
        for source in &self.sources {
            let certainty = certainty(source.why);
            let mut walk = source.list.seeker(fields);
            for (&document, sum) in documents.iter().zip(&mut sums) {
                if walk.seek(document) {
                    *sum += walk.weight(self.scope) * certainty;
                }
            }
        }
        let mut sums: Vec<(&u32, f32)> = documents.iter().zip(sums).collect();
        self.weigh_places(fields, &mut |document, weight| {
            let at = sums.binary_search_by_key(&document, |(number, _)| **number);
            if let Some((_, sum)) = at.ok().and_then(|at| sums.get_mut(at)) {
                *sum += weight;
            }
        });
        self.keep(sums.into_iter().map(|(document, sum)| (*document, sum)));
    }

    /// Finds the documents and their weights.
    pub(super) fn weigh(&mut self, fields: &Fields) {
        self.documents.clear();
        self.weights.clear();
        if let ([source], []) = (self.sources.as_slice(), self.places.as_slice()) {
            let certainty = certainty(source.why);
            let mut heads = source.list.heads(fields);
            while heads.advance() {
                let weight = heads.weight(fields, self.scope);
                if weight > 0.0 {
                    self.documents.push(heads.document);
                    self.weights.push(weight * certainty);
                }
            }
            return;
        }
        let mut sums = vec![0f32; fields.n_documents() as usize];
        for source in &self.sources {
            let certainty = certainty(source.why);
            let mut heads = source.list.heads(fields);
            while heads.advance() {
                if let Some(sum) = sums.get_mut(heads.document as usize) {
                    *sum += heads.weight(fields, self.scope) * certainty;
                }
            }
        }
        self.weigh_places(fields, &mut |document, weight| {
            if let Some(sum) = sums.get_mut(document as usize) {
                *sum += weight;
            }
        });
        self.keep((0u32..).zip(sums));
    }

    /// Gives what each place that is in no list counts, with its document.
    fn weigh_places(&self, fields: &Fields, each: &mut dyn FnMut(u32, f32)) {
        for place in &self.places {
            let field = fields.field_of(place.document, place.ordinal);
            let factor = fields
                .factors(place.document)
                .and_then(|all| all.get(field));
            if let Some(factor) = factor
                && self.scope >> field & 1 == 1
            {
                each(place.document, factor * certainty(place.why));
            }
        }
    }

    fn keep(&mut self, sums: impl Iterator<Item = (u32, f32)>) {
        self.documents.clear();
        self.weights.clear();
        for (document, weight) in sums {
            if weight > 0.0 {
                self.documents.push(document);
                self.weights.push(weight);
            }
        }
    }

    /// Walks over the places of its lists, but for those of words that only begin alike.
    pub(super) fn cursors(&self, index: &'a Index) -> Vec<(Cursor<'a>, Source<'a>)> {
        let sources = self.sources.iter();
        sources
            .filter(|source| source.why != Why::Prefix)
            .map(|source| (source.list.cursor(&index.fields), *source))
            .collect()
    }

    /// The places in one document, in order; the walks must not have gone past it.
    pub(super) fn within(
        &self,
        document: u32,
        cursors: &mut [(Cursor<'a>, Source<'a>)],
        fields: &Fields,
    ) -> Vec<Occurrence> {
        let start = self
            .places
            .partition_point(|place| place.document < document);
        let rest = self.places.iter().skip(start);
        let mut found: Vec<Occurrence> = rest
            .take_while(|place| place.document == document)
            .copied()
            .collect();
        for (cursor, source) in cursors {
            if cursor.seek(document) {
                cursor.places(&mut |place| found.push(source.occurrence(document, place)));
            }
        }
        found.retain(|place| self.scope >> fields.field_of(document, place.ordinal) & 1 == 1);
        found.arrange();
        found
    }

    /// All places, in order, one a word.
    pub(super) fn all(&self, fields: &Fields) -> Vec<Occurrence> {
        let mut all = self.places.clone();
        for source in &self.sources {
            let mut cursor = source.list.cursor(fields);
            let mut next = Some(0);
            while let Some(document) = next.and_then(|next| cursor.forward(next)) {
                cursor.places(&mut |place| all.push(source.occurrence(document, place)));
                next = document.checked_add(1);
            }
        }
        // The stable sort merges sorted runs, and each list is one.
        all.arrange();
        all.dedup_by_key(|place| (place.document, place.ordinal));
        all
    }
}

/// Bits behind the ordinal in a list of mentions: the number of words less one.
pub(super) const MENTION_BITS: u32 = 4;

impl Source<'_> {
    fn occurrence(&self, document: u32, place: u32) -> Occurrence {
        let (ordinal, length) = match self.length {
            0 => (
                place >> MENTION_BITS,
                (place & ((1 << MENTION_BITS) - 1)) + 1,
            ),
            length => (place, length),
        };
        Occurrence {
            document,
            ordinal,
            why: self.why,
            length,
        }
    }
}
