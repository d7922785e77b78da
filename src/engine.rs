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

pub use analysis::{
    Analysis, DocumentSummary, EntityCount, EntitySummary, FoundBlock, FoundDate, FoundDetail,
    FoundEntity, FoundQuantity, FoundQuote, FoundSentence, Statements,
};
pub use attribution::{AttributedAnalysis, FoundAttribution};
pub use disk::Ranges;
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
    index::{Analysed, Results, Sources, characteristic},
};

/// An analysed corpus, ready to answer.
#[derive(Debug)]
pub struct Engine {
    bundle: Bundle,
    /// Made when two texts are first compared: a corpus of thousands is mostly searched.
    weights: OnceCell<Weights>,
    /// Counted where it is first asked for: numbering all documents takes time.
    sources: OnceCell<Sources>,
}

impl Engine {
    /// Opens an analysed corpus.
    pub fn new(bundle: Bundle) -> Self {
        Self {
            bundle,
            weights: OnceCell::new(),
            sources: OnceCell::new(),
        }
    }

    fn weights(&self) -> &Weights {
        self.weights.get_or_init(|| {
            let sides: Vec<Side<'_>> = sides(&self.bundle).collect();
            Weights::of(&sides, &self.bundle.index)
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
        let bundle = &self.bundle;
        let corpus = Analysed {
            documents: &bundle.documents,
            sentences: &bundle.sentences,
            findings: &bundle.findings,
        };
        bundle.index.search(corpus, query, limit)
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

    fn sources(&self) -> &Sources {
        self.sources
            .get_or_init(|| Sources::of(&self.bundle.documents))
    }

    /// Sets two documents side by side; `None` where an index is out of range.
    pub fn compare(&self, a: usize, b: usize) -> Option<Comparison> {
        let a = sides(&self.bundle).nth(a)?;
        let b = sides(&self.bundle).nth(b)?;
        let bundle = &self.bundle;
        Some(compare::compare(
            a,
            b,
            &bundle.entities,
            self.weights(),
            &bundle.index,
        ))
    }

    /// What the sources state, grouped.
    pub fn statements(&self) -> Statements {
        let sides: Vec<Side<'_>> = sides(&self.bundle).collect();
        let bundle = &self.bundle;
        Statements {
            statements: compare::statements(
                &sides,
                &bundle.entities,
                self.weights(),
                &bundle.index,
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
        let sides: Vec<Side<'_>> = sides(&self.bundle).collect();
        let bundle = &self.bundle;
        compare::quotations(&sides, &bundle.entities, self.weights(), &bundle.index)
    }
}

fn sides(bundle: &Bundle) -> impl Iterator<Item = Side<'_>> {
    bundle
        .documents
        .iter()
        .zip(&bundle.sentences)
        .zip(bundle.findings.iter())
        .map(|((document, sentences), findings)| Side {
            document,
            sentences,
            findings,
        })
}
