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
    /// Sets `window.sanding`, each of whose functions asks a question by its own name, and fires
    /// `sanding-ready` on the window. Where the answer is `undefined`, what it needs is on its way: the
    /// function gives a promise, and asks again, and says so, when something has come. Of `rest.js`.
    #[wasm_bindgen(js_name = sandingPublish)]
    fn set(ask: JsValue);
}

/// Hits of a search that names no limit.
const DEFAULT_LIMIT: usize = 10;

/// Gives scripts what the `answers` of the present say; `built` is the corpus that is built in.
///
/// It is called once the rest of the program is there: it is one of the doors to that (`view::later`).
#[inline(never)]
pub fn publish(answers: &Rc<Answers>, built: &'static [u8]) {
    let present = Rc::clone(answers);
    let ask = move |name: String, again: bool, one: JsValue, other: JsValue| {
        let answer = answer(&present, built, &name, &one, &other).transpose()?;
        let failure = present.failure();
        let mut missing = present.misses(again);
        if missing.is_none() {
            if let Some(answer) = answer {
                return Ok(answer);
            }
            if failure.is_empty() {
                present.load();
                // What compares may want more of the corpus than was read so far.
                missing = present.misses(again);
            }
        }
        match missing.unwrap_or(failure) {
            lost if lost.is_empty() => Ok(JsValue::UNDEFINED),
            lost => Err(Error::new(&lost).into()),
        }
    };
    set(Closure::<dyn Fn(String, bool, JsValue, JsValue) -> Answer>::new(ask).into_js_value());
}

type Answer = Result<JsValue, JsValue>;

/// The answer to the question with this name; `None` where what compares is not there yet. What it says
/// where parts of the corpus are missing is of no worth.
fn answer(
    present: &Rc<Answers>,
    built: &'static [u8],
    name: &str,
    one: &JsValue,
    other: &JsValue,
) -> Option<Answer> {
    let engine = present.engine();
    let of = |name: &JsValue| document(&engine, &name.as_string().unwrap_or_default());
    Some(match name {
        "documents" => plain(&engine.documents()),
        "entities" => plain(&engine.entities()),
        "text" => of(one).and_then(|index| plain(&engine.text(index))),
        "analyze" => of(one).and_then(|index| disk(&engine, engine.analyze(index))),
        "search" => {
            let query = one.as_string().unwrap_or_default();
            disk(&engine, engine.search(&query, limit(other)))
        }
        "compare" => {
            let (a, b) = match of(one).and_then(|a| Ok((a, of(other)?))) {
                Ok(pair) => pair,
                Err(unknown) => return Some(Err(unknown)),
            };
            disk(&engine, present.compare(a, b)?)
        }
        "statements" => disk(&engine, present.statements()?),
        "comparer" => Ok(present.comparer()?),
        "shown" => shown(present, built),
        _ => Ok(Uint8Array::from(present.whole()?.as_slice()).into()),
    })
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
