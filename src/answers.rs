//! What the page answers with: the engine, and the module that compares, once it is needed.
//!
//! A comparison is there at once where the corpus brings it; else the second module is loaded, which
//! the boot script does, and `sanding-compares` is fired on the window when it is there. So it is with
//! the parts of a large corpus: what reads one that is not there is given nothing, and asks again after
//! that event.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::{
    JsValue,
    prelude::{Closure, wasm_bindgen},
};

use crate::{
    base::Parts,
    bundle::Encoded,
    compare::Comparison,
    engine::{Engine, Statements},
};

#[wasm_bindgen]
extern "C" {
    /// The second module's view of a corpus.
    #[derive(Clone)]
    type Comparer;

    #[wasm_bindgen(method)]
    fn correct(this: &Comparer, lines: &str);
    #[wasm_bindgen(method)]
    fn compare(this: &Comparer, a: u32, b: u32) -> Vec<u8>;
    #[wasm_bindgen(method)]
    fn statements(this: &Comparer) -> Vec<u8>;

    /// Loads the second module and calls the one function with a [`Comparer`] over a corpus, or the
    /// other with the reason why there is none; of `boot.js`.
    #[wasm_bindgen(js_name = sandingComparer)]
    fn comparer(corpus: &[u8], come: JsValue, failed: JsValue);

    /// Loads parts of the corpus and calls the one function with their bytes, one behind the other, or
    /// the other with the reason why they did not come; of `rest.js`.
    #[wasm_bindgen(js_name = sandingParts)]
    fn parts(numbers: &[u32], come: JsValue, failed: JsValue);
}

/// The event that tells that what was not there is there, or will not come.
pub const COMPARES: &str = "sanding-compares";

/// The corpus that is shown, as it is answered from at present.
pub struct Answers {
    /// The corpus that is built into the page, and the parts of it: no other has parts that are to come.
    built: &'static [u8],
    parts: &'static Parts,
    engine: RefCell<Rc<Engine>>,
    corpus: Cell<&'static [u8]>,
    /// The reader's corrections, one a line.
    lines: RefCell<String>,
    comparer: RefCell<Option<Comparer>>,
    /// Whether the second module is on its way.
    is_coming: Cell<bool>,
    /// Why it did not come.
    failure: RefCell<String>,
    /// The parts of the corpus that are on their way.
    coming: RefCell<Vec<u32>>,
    /// The parts that did not come when they were last called for, and why.
    lost: RefCell<(Vec<u32>, String)>,
}

impl Answers {
    /// Answers from an engine over the corpus that is `built` into the page.
    pub fn new(engine: Engine, built: &'static [u8]) -> Rc<Self> {
        Rc::new(Self {
            built,
            parts: engine.bundle().parts,
            engine: RefCell::new(Rc::new(engine)),
            corpus: Cell::new(built),
            lines: RefCell::default(),
            comparer: RefCell::default(),
            is_coming: Cell::default(),
            failure: RefCell::default(),
            coming: RefCell::default(),
            lost: RefCell::default(),
        })
    }

    /// The engine that answers at present.
    pub fn engine(&self) -> Rc<Engine> {
        Rc::clone(&self.engine.borrow())
    }

    /// The bytes of the corpus that is shown.
    pub fn corpus(&self) -> &'static [u8] {
        self.corpus.get()
    }

    /// The reader's corrections, one a line.
    pub fn lines(&self) -> String {
        self.lines.borrow().clone()
    }

    /// Answers from another corpus, or from one with other corrections, from now on.
    pub fn change(&self, engine: &Rc<Engine>, corpus: &'static [u8], lines: String) {
        self.engine.replace(Rc::clone(engine));
        // Who changes something may have mended what hindered it.
        if !self.failure.take().is_empty() {
            self.is_coming.set(false);
        }
        if std::ptr::eq(self.corpus.replace(corpus), corpus) {
            if let Some(comparer) = &*self.comparer.borrow() {
                comparer.correct(&lines);
            }
        } else {
            self.comparer.take();
            self.is_coming.take();
        }
        self.lines.replace(lines);
    }

    /// The comparison of two documents; `None` where there is none, or not yet.
    pub fn compare(&self, a: usize, b: usize) -> Option<Comparison> {
        let engine = self.engine();
        engine.stored_comparison(a, b).or_else(|| {
            let comparer = self.comparer.borrow();
            let bytes = comparer.as_ref()?.compare(a as u32, b as u32);
            engine.sent_comparison(&bytes, a, b)
        })
    }

    /// What all sources state; `None` where it is not there yet.
    pub fn statements(&self) -> Option<Statements> {
        let engine = self.engine();
        engine.stored_statements().or_else(|| {
            let comparer = self.comparer.borrow();
            engine.sent_statements(&comparer.as_ref()?.statements())
        })
    }

    /// The second module's own object, as it stands to the present corpus; `None` where it is not
    /// there yet.
    pub fn comparer(&self) -> Option<JsValue> {
        let comparer = self.comparer.borrow();
        comparer.as_ref().map(|comparer| comparer.clone().into())
    }

    /// Why the second module did not come; empty where it did, or was not called for.
    pub fn failure(&self) -> String {
        self.failure.borrow().clone()
    }

    /// Whether something that was read since the last call has not come yet: then it is called for, and
    /// [`COMPARES`] tells that it is there, or will not come. Who asks `again` because of that event is told
    /// the reason why it did not come; else the reason is empty.
    pub fn misses(self: &Rc<Self>, again: bool) -> Option<String> {
        let mut missed = self.parts.missed()?;
        let mut lost = self.lost.borrow_mut();
        let (numbers, cause) = &mut *lost;
        if again && missed.iter().any(|number| numbers.contains(number)) {
            return Some(cause.clone());
        }
        numbers.retain(|number| !missed.contains(number));
        drop(lost);
        let mut coming = self.coming.borrow_mut();
        missed.retain(|number| !coming.contains(number));
        if missed.is_empty() {
            return Some(String::new());
        }
        coming.extend(&missed);
        drop(coming);
        let (here, numbers) = (Rc::clone(self), missed.clone());
        let come = Closure::once_into_js(move |bytes: Vec<u8>| {
            let are_whole = here.parts.bring(numbers.iter().copied(), bytes.leak());
            here.arrived(&numbers, if are_whole { "" } else { ALTERED });
        });
        let (here, numbers) = (Rc::clone(self), missed.clone());
        let failed = Closure::once_into_js(move |cause: String| here.arrived(&numbers, &cause));
        parts(&missed, come, failed);
        Some(String::new())
    }

    fn arrived(&self, numbers: &[u32], cause: &str) {
        let mut coming = self.coming.borrow_mut();
        coming.retain(|number| !numbers.contains(number));
        drop(coming);
        if !cause.is_empty() {
            let mut lost = self.lost.borrow_mut();
            lost.0.extend(numbers);
            cause.clone_into(&mut lost.1);
        }
        tell();
    }

    /// The parts of the corpus that is built into the page.
    pub fn parts(&self) -> &'static Parts {
        self.parts
    }

    /// The bytes of the corpus that is built into the page, with all its parts; `None` where some have not
    /// come.
    pub fn whole(&self) -> Option<Vec<u8>> {
        if !self.parts.want_all() {
            return None;
        }
        let mut whole = self.built.to_vec();
        if Encoded::open(self.built).is_ok_and(|built| built.parts.is_empty()) {
            self.parts.append_to(&mut whole);
        }
        Some(whole)
    }

    /// Calls for the second module, once; [`COMPARES`] tells that it is there, or will not come.
    pub fn load(self: &Rc<Self>) {
        if self.is_coming.get() {
            return;
        }
        // It opens the same corpus, and compares with an eye on all of it.
        let corpus = self.corpus.get();
        let whole = match std::ptr::eq(corpus, self.built) {
            true => self.whole(),
            false => Some(corpus.to_vec()),
        };
        let Some(whole) = whole else { return };
        self.is_coming.set(true);
        let (here, there) = (Rc::clone(self), Rc::clone(self));
        let come = Closure::once_into_js(move |one: Comparer| {
            // Another corpus may be shown by now.
            if std::ptr::eq(here.corpus.get(), corpus) {
                one.correct(&here.lines.borrow());
                here.comparer.replace(Some(one));
                tell();
            }
        });
        let failed = Closure::once_into_js(move |cause: String| {
            // It is not called for again by itself: a page that is shown asks each time.
            there.failure.replace(cause);
            tell();
        });
        comparer(&whole, come, failed);
    }
}

/// What is said of a part whose bytes are not those that the corpus was built with.
const ALTERED: &str = "its bytes were altered on the way";

fn tell() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(COMPARES)) {
        let _ = window.dispatch_event(&event);
    }
}
