//! The page's worker, a module of its own: a reader's files in, an analysed corpus out.
//!
//! It is the command's own reading and analysis, so both make the same of the same files. It is
//! loaded only where a reader adds files, and knows neither the page nor the network: the script
//! around it gives it bytes. `corpus.toml` and `entities.toml` are the command's alone.

use serde::Serialize;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::{
    base::{Diagnostic, Severity},
    bundle::Bundle,
    corpus::{Document, Field, Manifest, future},
    engine::{Step, prepare_beside},
    entity::{Knowledge, NameModel},
    intake::{Reader, Taken, is_read, unread},
};

/// A sixth of the size of the standard library's allocator for this target.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What a corpus of a reader's reports alone is called.
const OWN_TITLE: &str = "Your reports";

/// A reader's files on their way to a corpus.
#[wasm_bindgen]
#[derive(Default)]
pub struct Own {
    reader: Reader,
    unread: Vec<Diagnostic>,
    built: Bundle,
    told: String,
}

/// What is told of the files once they were read.
#[derive(Serialize)]
struct Told<'a> {
    documents: Vec<ToldDocument<'a>>,
    diagnostics: Vec<ToldDiagnostic<'a>>,
}

#[derive(Serialize)]
struct ToldDocument<'a> {
    id: &'a str,
    file: &'a str,
    title: &'a str,
    source: &'a str,
    published: &'a str,
}

#[derive(Serialize)]
struct ToldDiagnostic<'a> {
    file: &'a str,
    line: Option<u32>,
    error: bool,
    message: &'a str,
    hint: &'a str,
}

#[wasm_bindgen]
impl Own {
    /// Begins with no file.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the files beside the corpus of the page.
    ///
    /// # Errors
    /// Where the bytes are none of this program's.
    pub fn beside(&mut self, corpus: Vec<u8>) -> Result<(), JsError> {
        // The worker ends with its work, and the memory with the worker.
        self.built = Bundle::decode(corpus.leak())?;
        for document in &self.built.documents {
            self.reader.reserve(&document.file);
        }
        Ok(())
    }

    /// Reads a file; tells how many documents it gave.
    pub fn read(&mut self, name: &str, bytes: Vec<u8>) -> usize {
        if !is_read(name) {
            self.unread.push(unread(name));
            return 0;
        }
        let before = self.reader.n_documents();
        self.reader.read(name, bytes);
        self.reader.n_documents() - before
    }

    /// Whether a file of so many bytes would be read at all.
    pub fn takes(&mut self, name: &str, n_bytes: f64) -> bool {
        self.reader.takes(name, n_bytes as u64)
    }

    /// Notes that a file could not be opened, and why.
    pub fn refused(&mut self, name: &str, cause: &str) {
        self.reader.refused(name, &cause);
    }

    /// Analyses all that was read, with a model of names; `tell` hears the number of each step.
    /// `today` is an ISO 8601 date. The answer is the corpus as the page opens it; no bytes at all
    /// where no report could be read.
    ///
    /// # Errors
    /// Where the model is none of this program's.
    pub fn finish(
        &mut self,
        model: &[u8],
        today: &str,
        tell: &js_sys::Function,
    ) -> Result<Vec<u8>, JsError> {
        let model = NameModel::decode(model)
            .ok_or_else(|| JsError::new("the model of names was cut short: load the page again"))?;
        let Taken {
            sources,
            entries,
            mut diagnostics,
        } = std::mem::take(&mut self.reader).finish();
        diagnostics.append(&mut self.unread);
        let built = std::mem::take(&mut self.built);
        let own: Vec<String> = sources.iter().map(|source| source.file.clone()).collect();
        let alone = built.documents.is_empty();
        let manifest = Manifest {
            title: if alone {
                OWN_TITLE.to_owned()
            } else {
                built.title
            },
            language: if alone {
                "id".to_owned()
            } else {
                built.language
            },
            entries,
        };
        let known = Knowledge {
            model: Some(&model),
            ..Knowledge::default()
        };
        let documents = built.documents.iter().map(|late| (**late).clone());
        let mut bundle = prepare_beside(
            documents.collect(),
            sources,
            &manifest,
            known,
            &mut |step| {
                let number = match step {
                    Step::Lines => 0,
                    Step::Names => 1,
                    Step::Index => 2,
                };
                // A page that does not listen is no reason to stop.
                let _ = tell.call1(&JsValue::NULL, &JsValue::from(number));
            },
        );
        diagnostics.append(&mut bundle.diagnostics);
        let mine = || {
            let documents = bundle.documents.iter().map(|late| &**late);
            documents.filter(|document| own.binary_search(&document.file).is_ok())
        };
        diagnostics.extend(future(mine(), today));
        let told = Told {
            documents: mine().map(told_document).collect(),
            diagnostics: diagnostics.iter().map(told_diagnostic).collect(),
        };
        self.told = serde_json::to_string(&told)?;
        if mine().next().is_none() {
            return Ok(Vec::new());
        }
        bundle.diagnostics = built.diagnostics;
        bundle.diagnostics.append(&mut diagnostics);
        Ok(bundle.encode())
    }

    /// What is to be told of the files, as JSON, once all is done.
    pub fn told(&self) -> String {
        self.told.clone()
    }
}

fn told_document(document: &Document) -> ToldDocument<'_> {
    let detail = |field| document.detail(field).map_or("", |it| it.value.as_str());
    ToldDocument {
        id: &document.id,
        file: &document.file,
        title: detail(Field::Headline),
        source: document.source_name(),
        published: detail(Field::Published),
    }
}

fn told_diagnostic(diagnostic: &Diagnostic) -> ToldDiagnostic<'_> {
    ToldDiagnostic {
        file: &diagnostic.file,
        line: diagnostic.line,
        error: diagnostic.severity == Severity::Error,
        message: &diagnostic.message,
        hint: &diagnostic.hint,
    }
}
