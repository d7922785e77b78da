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
    /// Gives a promise of what a function returns that is asked again each time something has come, until
    /// it returns something; of `rest.js`.
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
            let index = document(&present.engine(), &id)?;
            let text = move |present: &Rc<Answers>| Some(plain(&present.engine().text(index)));
            soon(&present, Box::new(text))
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "analyze",
        Closure::<dyn Fn(String) -> Answer>::new(move |id: String| {
            let index = document(&present.engine(), &id)?;
            let analyze = move |present: &Rc<Answers>| {
                let corpus = present.engine();
                Some(disk(&corpus, corpus.analyze(index)))
            };
            soon(&present, Box::new(analyze))
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "search",
        Closure::<dyn Fn(String, JsValue) -> Answer>::new(
            move |query: String, options: JsValue| {
                let search = move |present: &Rc<Answers>| {
                    let corpus = present.engine();
                    Some(disk(&corpus, corpus.search(&query, limit(&options))))
                };
                soon(&present, Box::new(search))
            },
        )
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "entities",
        Closure::<dyn Fn() -> Answer>::new(move || {
            let entities = |present: &Rc<Answers>| Some(plain(&present.engine().entities()));
            soon(&present, Box::new(entities))
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "compare",
        Closure::<dyn Fn(String, String) -> Answer>::new(move |a: String, b: String| {
            let corpus = present.engine();
            let (a, b) = (document(&corpus, &a)?, document(&corpus, &b)?);
            let compare = move |present: &Rc<Answers>| {
                let compared = present.compare(a, b)?;
                Some(disk(&present.engine(), compared))
            };
            soon(&present, Box::new(compare))
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "statements",
        Closure::<dyn Fn() -> Answer>::new(move || {
            let statements = |present: &Rc<Answers>| {
                let statements = present.statements()?;
                Some(disk(&present.engine(), statements))
            };
            soon(&present, Box::new(statements))
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "comparer",
        Closure::<dyn Fn() -> Answer>::new(move || {
            let comparer = |present: &Rc<Answers>| present.comparer().map(Ok);
            soon(&present, Box::new(comparer))
        })
        .into_js_value(),
    )?;
    let present = Rc::clone(answers);
    set(
        "corpus",
        Closure::<dyn Fn() -> Answer>::new(move || {
            // Of another corpus that is shown all parts are there.
            let corpus = move |present: &Rc<Answers>| match std::ptr::eq(present.corpus(), built) {
                true => Some(Ok(Uint8Array::from(present.whole()?.as_slice()).into())),
                false => Some(Ok(Uint8Array::from(built).into())),
            };
            soon(&present, Box::new(corpus))
        })
        .into_js_value(),
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

/// A question that has no answer as long as something has not come.
type Question = Box<dyn Fn(&Rc<Answers>) -> Option<Answer>>;

/// An answer where it is there, else a promise of it.
fn soon(present: &Rc<Answers>, ask: Question) -> Answer {
    if let Some(answer) = asked(present, &ask) {
        return answer;
    }
    let answers = Rc::clone(present);
    let again = Closure::<dyn Fn() -> Answer>::new(move || {
        asked(&answers, &ask).unwrap_or(Ok(JsValue::UNDEFINED))
    });
    Ok(later(again.into_js_value()))
}

/// The answer, or why there is none; `None` where what it needs is on its way.
fn asked(present: &Rc<Answers>, ask: &Question) -> Option<Answer> {
    let answer = ask(present);
    let failure = present.failure();
    let mut missing = present.misses();
    if missing.is_none() {
        if answer.is_some() {
            return answer;
        }
        if failure.is_empty() {
            present.load();
            // What compares may want more of the corpus than was read so far.
            missing = present.misses();
        }
    }
    let lost = missing.unwrap_or(failure);
    (!lost.is_empty()).then(|| Err(Error::new(&lost).into()))
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
