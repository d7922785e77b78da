//! The index of a corpus, which a small one builds when it is first asked for: a first view needs none.

use std::cell::OnceCell;

use crate::{
    base::{Late, Reader, Writer},
    corpus::Document,
    entity::{Entity, Findings},
    index::Index,
};

/// An index, or the roots that it is built with.
#[derive(Clone, Debug, Default)]
pub struct Indexed {
    index: OnceCell<Index>,
    /// As [`Index::write_roots`] writes them; empty where the index is there.
    roots: Vec<u8>,
}

impl Indexed {
    /// An index to be built.
    pub(super) fn later(roots: Vec<u8>) -> Self {
        Self {
            index: OnceCell::new(),
            roots,
        }
    }

    /// The roots of an index, to build it with once more.
    pub(super) fn roots(index: &Index) -> Vec<u8> {
        let mut out = Writer::default();
        index.write_roots(&mut out);
        out.encode()
    }

    /// Whether the roots can be read.
    pub(super) fn is_readable(&self) -> bool {
        self.index.get().is_some() || Reader::open(&self.roots).is_some()
    }

    /// The index of these documents, entities and findings, which are the same at every call.
    pub(super) fn of(
        &self,
        documents: &[Late<Document>],
        entities: &[Entity],
        findings: &[Late<Findings>],
    ) -> &Index {
        self.index.get_or_init(|| {
            let reader = Reader::open(&self.roots);
            reader.map_or_else(Index::default, |mut reader| {
                Index::rebuild(documents, entities, findings, &mut reader)
            })
        })
    }
}

impl From<Index> for Indexed {
    fn from(index: Index) -> Self {
        Self {
            index: index.into(),
            roots: Vec::new(),
        }
    }
}
