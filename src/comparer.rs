//! The page's second module: what sets two reports side by side and groups what all state.
//!
//! Small corpora bring their comparisons with them. The page loads this for pairs that were not
//! compared when the corpus was built, and where a reader has corrected who is who. It opens the same
//! bytes as the page, and answers in bytes, without what the documents say themselves. It also writes
//! the files that a reader takes away, which a first visit need not load.

use wasm_bindgen::prelude::{JsError, wasm_bindgen};

use crate::{bundle::Bundle, engine::Engine, entity::Correction, export};

/// A sixth of the size of the standard library's allocator for this target.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A corpus, ready to be compared.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Comparer {
    corpus: &'static [u8],
    lines: String,
    engine: Engine,
}

#[wasm_bindgen]
impl Comparer {
    /// Opens a corpus, which stays in this module's memory from then on.
    ///
    /// # Errors
    /// Where the bytes are none of this program's.
    #[wasm_bindgen(constructor)]
    pub fn new(corpus: Vec<u8>) -> Result<Self, JsError> {
        let corpus = corpus.leak();
        let engine = Engine::new(Bundle::decode(corpus)?);
        Ok(Self {
            corpus,
            lines: String::new(),
            engine,
        })
    }

    /// Opens the corpus anew with a reader's corrections, one a line.
    pub fn correct(&mut self, lines: &str) {
        if lines == self.lines {
            return;
        }
        lines.clone_into(&mut self.lines);
        let corrections: Vec<Correction> =
            lines.lines().filter_map(Correction::from_line).collect();
        // It could be read before.
        let mut bundle = Bundle::decode(self.corpus).unwrap_or_default();
        bundle.correct(&corrections);
        self.engine = Engine::new(bundle);
    }

    /// The comparison of two documents, the earlier one first; no bytes where there is none.
    pub fn compare(&self, a: usize, b: usize) -> Vec<u8> {
        self.engine.send_comparison(a, b)
    }

    /// The text of a file: a table (`entities`, `statements`, `conflicts`, `timeline`) as `csv`,
    /// `json`, `jsonl` or `md`, whose links begin with the address of the `page`; or of the `sources`
    /// as `bibtex` or `csl-json`, all or one by its number.
    ///
    /// # Errors
    /// Where there is no such table, or it is not written in this format.
    pub fn export(
        &self,
        table: &str,
        format: &str,
        page: &str,
        document: Option<u32>,
    ) -> Result<String, JsError> {
        let document = document.map(|number| number as usize);
        let mut text = export::named(&self.engine, (table, format), page, document)?;
        // Without it Excel takes a file for one in the code page of the machine.
        if format == "csv" {
            text.insert(0, export::BYTE_ORDER_MARK);
        }
        Ok(text)
    }

    /// What the sources state.
    pub fn statements(&self) -> Vec<u8> {
        self.engine.send_statements()
    }
}
