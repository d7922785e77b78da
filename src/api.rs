//! `window.sanding`: the engine's answers as plain JavaScript objects.
//!
//! The shapes are those that the command prints as JSON, key for key save for the attributions,
//! which bundles do not store; `www/sanding.d.ts` declares them. A wrong id throws an `Error` that lists the known ones.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Error, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsValue, prelude::Closure};

use crate::engine::{Engine, Ranges};

/// Hits of a search that names no limit.
const DEFAULT_LIMIT: usize = 10;

/// Sets `window.sanding`, which asks what is `answering` at present, and fires `sanding-ready` on the window.
///
/// # Errors
/// Where the browser refuses either.
pub fn publish(answering: &Rc<RefCell<Rc<Engine>>>, built: &'static [u8]) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let sanding = Object::new();
    let set = |name: &str, function: JsValue| Reflect::set(&sanding, &name.into(), &function);

    let present = Rc::clone(answering);
    set(
        "documents",
        Closure::<dyn Fn() -> Answer>::new(move || plain(&present.borrow().documents()))
            .into_js_value(),
    )?;
    let present = Rc::clone(answering);
    set(
        "analyze",
        Closure::<dyn Fn(String) -> Answer>::new(move |id: String| {
            let corpus = present.borrow();
            disk(&corpus, corpus.analyze(document(&corpus, &id)?))
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answering);
    set(
        "search",
        Closure::<dyn Fn(String, JsValue) -> Answer>::new(
            move |query: String, options: JsValue| {
                let corpus = present.borrow();
                disk(&corpus, corpus.search(&query, limit(&options)))
            },
        )
        .into_js_value(),
    )?;
    let present = Rc::clone(answering);
    set(
        "entities",
        Closure::<dyn Fn() -> Answer>::new(move || plain(&present.borrow().entities()))
            .into_js_value(),
    )?;
    let present = Rc::clone(answering);
    set(
        "compare",
        Closure::<dyn Fn(String, String) -> Answer>::new(move |a: String, b: String| {
            let corpus = present.borrow();
            disk(
                &corpus,
                corpus.compare(document(&corpus, &a)?, document(&corpus, &b)?),
            )
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answering);
    set(
        "statements",
        Closure::<dyn Fn() -> Answer>::new(move || {
            let corpus = present.borrow();
            disk(&corpus, corpus.statements())
        })
        .into_js_value(),
    )?;
    set(
        "corpus",
        Closure::<dyn Fn() -> Uint8Array>::new(move || Uint8Array::from(built)).into_js_value(),
    )?;

    Reflect::set(&window, &"sanding".into(), &Object::freeze(&sanding))?;
    window.dispatch_event(&web_sys::Event::new("sanding-ready")?)?;
    Ok(())
}

type Answer = Result<JsValue, JsValue>;

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
