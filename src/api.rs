//! `window.sanding`: the engine's answers as plain JavaScript objects.
//!
//! The shapes are those that the command prints as JSON, key for key save for the attributions,
//! which bundles do not store; `www/sanding.d.ts` declares them. A wrong id throws an `Error` that lists the known ones.

use std::rc::Rc;

use js_sys::{Error, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{
    JsValue,
    prelude::{Closure, wasm_bindgen},
};

use crate::{
    answers::Answers,
    engine::{Engine, Ranges},
};

#[wasm_bindgen]
extern "C" {
    /// Gives a promise of what a function returns once there is something to compare with; of
    /// `boot.js`.
    #[wasm_bindgen(js_name = sandingLater)]
    fn later(again: JsValue) -> JsValue;
}

/// Hits of a search that names no limit.
const DEFAULT_LIMIT: usize = 10;

/// Sets `window.sanding`, which asks for the `answers` of the present, and fires `sanding-ready` on the window.
///
/// It is called once the rest of the program is there: it is one of the doors to that (`view::later`).
///
/// # Errors
/// Where the browser refuses either.
#[inline(never)]
pub fn publish(answers: &Rc<Answers>, built: &'static [u8]) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let sanding = Object::new();
    let set = |name: &str, function: JsValue| Reflect::set(&sanding, &name.into(), &function);

    let present = Rc::clone(answers);
    set(
        "documents",
        Closure::<dyn Fn() -> Answer>::new(move || plain(&present.engine().documents()))
            .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "text",
        Closure::<dyn Fn(String) -> Answer>::new(move |id: String| {
            let corpus = present.engine();
            plain(&corpus.text(document(&corpus, &id)?))
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "analyze",
        Closure::<dyn Fn(String) -> Answer>::new(move |id: String| {
            let corpus = present.engine();
            disk(&corpus, corpus.analyze(document(&corpus, &id)?))
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "search",
        Closure::<dyn Fn(String, JsValue) -> Answer>::new(
            move |query: String, options: JsValue| {
                let corpus = present.engine();
                disk(&corpus, corpus.search(&query, limit(&options)))
            },
        )
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "entities",
        Closure::<dyn Fn() -> Answer>::new(move || plain(&present.engine().entities()))
            .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "compare",
        Closure::<dyn Fn(String, String) -> Answer>::new(move |a: String, b: String| {
            let corpus = present.engine();
            let (a, b) = (document(&corpus, &a)?, document(&corpus, &b)?);
            soon(&present, move |present| {
                let compared = present.compare(a, b)?;
                Some(disk(&present.engine(), compared))
            })
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "statements",
        Closure::<dyn Fn() -> Answer>::new(move || {
            soon(&present, |present| {
                let statements = present.statements()?;
                Some(disk(&present.engine(), statements))
            })
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "comparer",
        Closure::<dyn Fn() -> Answer>::new(move || {
            soon(&present, |present| present.comparer().map(Ok))
        })
        .into_js_value(),
    )?;
    set(
        "corpus",
        Closure::<dyn Fn() -> Uint8Array>::new(move || Uint8Array::from(built)).into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "shown",
        Closure::<dyn Fn() -> Answer>::new(move || shown(&present, built)).into_js_value(),
    )?;

    Reflect::set(&window, &"sanding".into(), &Object::freeze(&sanding))?;
    window.dispatch_event(&web_sys::Event::new("sanding-ready")?)?;
    Ok(())
}

type Answer = Result<JsValue, JsValue>;

/// An answer where it is there, else a promise of it.
fn soon(present: &Rc<Answers>, ask: impl Fn(&Answers) -> Option<Answer> + 'static) -> Answer {
    if let Some(answer) = ask(present) {
        return answer;
    }
    let failure = present.failure();
    if !failure.is_empty() {
        return Err(Error::new(&failure).into());
    }
    let answers = Rc::clone(present);
    let again = Closure::once_into_js(move || match ask(&answers) {
        Some(answer) => answer,
        None => Err(Error::new(&answers.failure()).into()),
    });
    present.load();
    Ok(later(again))
}

/// What is shown now, for a copy of the page: the corpus, `null` where it is the one that was built, its
/// title, and the reader's corrections, one a line.
fn shown(answers: &Answers, built: &'static [u8]) -> Answer {
    let shown = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&shown, &name.into(), &value);
    let corpus = answers.corpus();
    let corpus = match std::ptr::eq(corpus, built) {
        true => JsValue::NULL,
        false => Uint8Array::from(corpus).into(),
    };
    set("corpus", corpus)?;
    set("title", answers.engine().bundle().title.as_str().into())?;
    set("corrections", answers.lines().into())?;
    Ok(shown.into())
}

fn plain(answer: &impl Serialize) -> Answer {
    answer
        .serialize(&Serializer::json_compatible())
        .map_err(JsValue::from)
}

/// An answer with ranges: those of the files.
fn disk(engine: &Engine, mut answer: impl Serialize + Ranges) -> Answer {
    engine.on_disk(&mut answer);
    plain(&answer)
}

fn document(engine: &Engine, name: &str) -> Result<usize, JsValue> {
    engine.find(name).ok_or_else(|| {
        let mut message = String::from("no document ");
        message.push_str(name);
        message.push_str("; known:");
        for document in &engine.bundle().documents {
            message.push(' ');
            message.push_str(&document.id);
        }
        Error::new(&message).into()
    })
}

fn limit(options: &JsValue) -> usize {
    if !options.is_object() {
        return DEFAULT_LIMIT;
    }
    Reflect::get(options, &"limit".into())
        .ok()
        .and_then(|limit| limit.as_f64())
        .map_or(DEFAULT_LIMIT, |limit| limit as usize)
}
