//! Building the index.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{
    corpus::Document,
    entity::{Entity, Findings},
    text::{Roots, Sentence, Stemmer},
};

/// The dictionary of a corpus and where each of its words stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {}

impl Index {
    /// Indexes every word of every block but boilerplate. All slices have one item a document,
    /// but for `entities`, which are the corpus's.
    pub fn build(
        documents: &[Document],
        sentences: &[Vec<Sentence>],
        entities: &[Entity],
        findings: &[Findings],
        stemmer: &Stemmer,
    ) -> Self {
        let _ = (documents, sentences, entities, findings, stemmer);
        Self {}
    }
}

/// The index remembers the root of every word that the corpus has; for any other word, the
/// candidates are checked against the roots that the corpus has.
impl Roots for Index {
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(word)
    }
}
