//! The façade: an analysed corpus that answers questions with plain structures.
//!
//! The command prints these structures as JSON and the page hands them to JavaScript; nothing here
//! knows a terminal, a file or the DOM. Ranges are of the documents' texts; an answer that leaves the
//! program goes through [`Engine::on_disk`] first.

mod analysis;
mod attribution;
mod disk;
mod narrow;
mod prepare;
mod reuse;
mod sheet;
mod stored;

pub use analysis::{
    Analysis, DocumentSummary, EntityCount, EntitySummary, FoundBlock, FoundDate, FoundDetail,
    FoundEntity, FoundQuantity, FoundQuote, FoundSentence, SourceText, Statements,
};
pub use attribution::{AttributedAnalysis, FoundAttribution};
pub use disk::{Passage, Ranges};
pub use narrow::{Narrowing, tells};
pub use prepare::{Step, prepare, prepare_beside, prepare_plain};
pub use sheet::{Cell, Row, sheet};

pub use crate::compare::Reuse;
pub use crate::index::{Concordance, Order, SourceWords};

use std::cell::OnceCell;

use crate::{
    bundle::Bundle,
    compare::{self, Comparison, Quotation, Side, Weights},
    corpus::Offsets,
    entity::is_function_word,
    index::{Analysed, Match, Results, Sources, characteristic},
};

/// How telling words are is counted in at most so many documents of a corpus: a reader who compares
/// the first two of ten thousand does not wait until all are read.
const MOST_WEIGHED: usize = 500;

/// An analysed corpus, ready to answer.
#[derive(Debug)]
pub struct Engine {
    bundle: Bundle,
    /// Made when two texts are first compared: a corpus of thousands is mostly searched.
    weights: OnceCell<Weights>,
    /// Counted where it is first asked for: numbering all documents takes time.
    sources: OnceCell<Sources>,
    uncounted: Sources,
}

impl Engine {
    /// Opens an analysed corpus.
    pub fn new(bundle: Bundle) -> Self {
        Self {
            bundle,
            weights: OnceCell::new(),
            sources: OnceCell::new(),
            uncounted: Sources::default(),
        }
    }

    /// One document as comparison sees it; no other one is read.
    fn side(&self, document: usize) -> Option<Side<'_>> {
        Some(Side {
            document: self.bundle.document(document)?,
            sentences: self.bundle.sentences.get(document)?,
            findings: self.bundle.findings.get(document)?,
        })
    }

    fn sides(&self) -> impl Iterator<Item = Side<'_>> {
        let numbers = 0..self.bundle.documents.len();
        numbers.filter_map(|number| self.side(number))
    }

    /// Every so many documents are looked at, that no more are looked at than needed.
    fn weights(&self) -> &Weights {
        self.weights.get_or_init(|| {
            let n_documents = self.bundle.documents.len();
            let step = n_documents.div_ceil(MOST_WEIGHED).max(1);
            // Only then are those between not read at all.
            let numbers = (0..n_documents).step_by(step);
            let sides = numbers.filter_map(|number| self.side(number));
            Weights::of(sides, self.bundle.index())
        })
    }

    /// The corpus itself, for reading.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// The index of the document with this id or file name (with or without its ending).
    pub fn find(&self, name: &str) -> Option<usize> {
        let documents = &self.bundle.documents;
        documents
            .iter()
            .position(|document| document.id == name)
            .or_else(|| documents.iter().position(|document| document.file == name))
            .or_else(|| {
                documents.iter().position(|document| {
                    document
                        .file
                        .rsplit_once('.')
                        .is_some_and(|(stem, _)| stem == name)
                })
            })
    }

    /// What is known of every document, in the order of the corpus.
    pub fn documents(&self) -> Vec<DocumentSummary> {
        let numbers = 0..self.bundle.documents.len();
        numbers.filter_map(|number| self.summary(number)).collect()
    }

    /// What is known of one document.
    pub fn summary(&self, document: usize) -> Option<DocumentSummary> {
        analysis::summary(&self.bundle, document)
    }

    /// The text of one document.
    pub fn text(&self, document: usize) -> Option<SourceText<'_>> {
        let document = self.bundle.document(document)?;
        Some(SourceText {
            text: &document.text,
            offsets: document.offsets.numbers(),
        })
    }

    /// Everything read and found in one document.
    pub fn analyze(&self, document: usize) -> Option<Analysis> {
        analysis::analyze(&self.bundle, document, &Offsets::default())
    }

    /// The corpus's entities with their counts, sorted by id.
    pub fn entities(&self) -> Vec<EntitySummary> {
        analysis::entities(&self.bundle)
    }

    /// Answers a query with at most `limit` documents.
    pub fn search(&self, query: &str, limit: usize) -> Results {
        self.bundle.index().search(self.analysed(), query, limit)
    }

    /// What answers a query in one document; nothing where it does not answer it.
    pub fn matches_in(&self, query: &str, document: usize) -> Vec<Match> {
        let index = self.bundle.index();
        index.matches_in(self.analysed(), query, document as u32)
    }

    fn analysed(&self) -> Analysed<'_> {
        let bundle = &self.bundle;
        Analysed {
            documents: &bundle.documents,
            sentences: &bundle.sentences,
            findings: &bundle.findings,
        }
    }

    /// Every place that answers a query in the words around it, at most `limit` of them, and how
    /// often each source has them.
    pub fn concordance(&self, query: &str, order: Order, limit: usize) -> Concordance<'_> {
        let documents = &self.bundle.documents;
        let results = self.search(query, documents.len());
        Concordance::of(documents, self.sources(), results, order, limit)
    }

    /// At most `limit` words of each source that it uses more often than the others do.
    pub fn characteristic(&self, limit: usize) -> Vec<SourceWords> {
        let documents = &self.bundle.documents;
        characteristic(documents, self.sources(), &is_function_word, limit)
    }

    /// None are counted as long as some documents have not come.
    fn sources(&self) -> &Sources {
        match self.bundle.parts.want_all() {
            true => self
                .sources
                .get_or_init(|| Sources::of(&self.bundle.documents)),
            false => &self.uncounted,
        }
    }

    /// Sets two documents side by side; `None` where an index is out of range. The other way round
    /// it is the same comparison in a mirror.
    pub fn compare(&self, a: usize, b: usize) -> Option<Comparison> {
        if a == b {
            return self.itself(a);
        }
        let (one, other) = (a.min(b), a.max(b));
        let (one, other) = (self.side(one)?, self.side(other)?);
        let bundle = &self.bundle;
        let compared =
            compare::compare(one, other, &bundle.entities, self.weights(), bundle.index());
        Some(if a <= b {
            compared
        } else {
            compared.mirrored()
        })
    }

    /// What the sources state, grouped.
    pub fn statements(&self) -> Statements {
        let sides: Vec<Side<'_>> = self.sides().collect();
        let bundle = &self.bundle;
        Statements {
            statements: compare::statements(
                &sides,
                &bundle.entities,
                self.weights(),
                bundle.index(),
            ),
        }
    }
}

impl Engine {
    /// The corpus that was opened.
    pub fn into_bundle(self) -> Bundle {
        self.bundle
    }

    /// The quotations of all documents, grouped by what was said.
    pub fn quotations(&self) -> Vec<Quotation> {
        let sides: Vec<Side<'_>> = self.sides().collect();
        let bundle = &self.bundle;
        compare::quotations(&sides, &bundle.entities, self.weights(), bundle.index())
    }
}
