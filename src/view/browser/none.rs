//! No browser: what the command makes the first view with.

use std::rc::Rc;

use crate::{
    base::Parts,
    compare::Comparison,
    engine::{Engine, Statements},
};

/// What was kept under `key`: nothing.
pub fn kept(_key: &str) -> String {
    String::new()
}

/// Keeps nothing.
pub fn keep(_key: &str, _text: &str) -> bool {
    false
}

/// Nothing comes later.
pub fn rest() {}

/// A form that nobody fills in.
pub struct Form;

impl Form {
    /// The value of a field: none.
    pub fn value(&self, _field: &str) -> String {
        String::new()
    }

    /// The values of all fields of one name: none.
    pub fn values(&self, _field: &str) -> Vec<String> {
        Vec::new()
    }
}

/// What the page answers with at first: what its corpus brings with it.
pub struct Answers(Rc<Engine>);

impl Answers {
    /// Answers from an engine.
    pub fn new(engine: Engine) -> Rc<Self> {
        Rc::new(Self(Rc::new(engine)))
    }

    /// The engine that answers.
    pub fn engine(&self) -> Rc<Engine> {
        Rc::clone(&self.0)
    }

    /// No other corpus is shown.
    pub fn change(&self, _engine: &Rc<Engine>, _corpus: &'static [u8], _lines: String) {}

    /// The parts of the corpus.
    pub fn parts(&self) -> &'static Parts {
        self.0.bundle().parts
    }

    /// Nothing is on its way.
    pub fn misses(&self, _again: bool) -> Option<String> {
        None
    }

    /// The comparison of two documents, where the corpus brings it.
    pub fn compare(&self, a: usize, b: usize) -> Option<Comparison> {
        self.0.stored_comparison(a, b)
    }

    /// What all sources state, where the corpus brings it.
    pub fn statements(&self) -> Option<Statements> {
        self.0.stored_statements()
    }

    /// Why there is no more: nothing else was called for.
    pub fn failure(&self) -> String {
        String::new()
    }

    /// Nothing comes later.
    pub fn load(&self) {}
}
