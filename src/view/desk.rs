//! What every page works with: the engine and the answers that several pages need.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use crate::{
    address::{Address, Page},
    base::Span,
    compare::Comparison,
    corpus::Document,
    engine::{DocumentSummary, Engine, EntitySummary, Statements},
    text::Sentence,
};

/// The engine and what it was asked more than once.
pub struct Desk {
    pub engine: Rc<Engine>,
    pub documents: Vec<DocumentSummary>,
    pub entities: Vec<EntitySummary>,
    statements: OnceCell<Statements>,
    compared: RefCell<Option<(usize, usize, Rc<Comparison>)>>,
}

impl Desk {
    pub fn new(engine: &Rc<Engine>) -> Self {
        Self {
            documents: engine.documents(),
            entities: engine.entities(),
            engine: Rc::clone(engine),
            statements: OnceCell::new(),
            compared: RefCell::new(None),
        }
    }

    pub fn title(&self) -> &str {
        let title = &self.engine.bundle().title;
        if title.is_empty() { "Sanding" } else { title }
    }

    /// The language of the articles, for `lang` attributes.
    pub fn language(&self) -> String {
        let language = &self.engine.bundle().language;
        if language.is_empty() {
            "id".to_owned()
        } else {
            language.clone()
        }
    }

    pub fn statements(&self) -> &Statements {
        self.statements.get_or_init(|| self.engine.statements())
    }

    pub fn compare(&self, a: usize, b: usize) -> Option<Rc<Comparison>> {
        let mut compared = self.compared.borrow_mut();
        if let Some((known_a, known_b, comparison)) = &*compared
            && (*known_a, *known_b) == (a, b)
        {
            return Some(Rc::clone(comparison));
        }
        let comparison = Rc::new(self.engine.compare(a, b)?);
        *compared = Some((a, b, Rc::clone(&comparison)));
        Some(comparison)
    }

    pub fn document(&self, index: usize) -> Option<&Document> {
        self.engine.bundle().documents.get(index)
    }

    pub fn text(&self, index: usize, span: Span) -> &str {
        self.document(index)
            .map_or("", |document| span.of(&document.text))
    }

    /// The name under which a reader knows the source.
    pub fn source(&self, index: usize) -> &str {
        self.document(index)
            .map_or("", |document| document.source_name())
    }

    pub fn index_of_file(&self, file: &str) -> Option<usize> {
        self.documents
            .iter()
            .position(|document| document.file == file)
    }

    /// The sentence of the document that holds `span`, or `span` itself where none does.
    pub fn sentence_around(&self, index: usize, span: Span) -> Span {
        self.engine
            .bundle()
            .sentences
            .get(index)
            .and_then(|sentences: &Vec<Sentence>| {
                sentences
                    .iter()
                    .find(|sentence| sentence.span.overlaps(span))
            })
            .map_or(span, |sentence| sentence.span)
    }

    /// The reader, open at a passage of a document.
    pub fn passage(&self, index: usize, span: Span) -> String {
        let id = self
            .documents
            .get(index)
            .map_or("", |document| &document.id);
        Address::passage(id, span).to_string()
    }

    /// The comparison of two documents.
    pub fn comparison(&self, a: usize, b: usize) -> String {
        let id = |index: usize| {
            self.documents
                .get(index)
                .map_or_else(String::new, |document| document.id.clone())
        };
        Address::of(Page::Compare(id(a), id(b))).to_string()
    }
}
