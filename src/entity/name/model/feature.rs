//! What the model is told of a word and of the words around it.
//!
//! A feature is a number: a checksum of what it says, cut to the width that the weights are stored
//! by. What a word says alone is the same wherever it stands, but for its distance, so it is asked
//! for once for every way of writing; only what joins several words is made anew at every place.
//! The rules' names are no features: with them the model was no better, and could not be trained
//! apart from them.

use super::lexis::{Habits, LEVELS, Lexis};
use crate::entity::atom::{Atom, Shape};

/// A feature is a number of so many bits.
pub(in crate::entity::name) const KEY_BITS: u32 = 24;

/// How far beside a word the model looks.
const REACH: usize = 2;

/// The places that it looks at, from the farthest before to the farthest behind.
pub(in crate::entity::name) const PLACES: usize = 2 * REACH + 1;

/// What joint features ask of one way of writing a word.
#[derive(Clone, Copy, Debug)]
pub(in crate::entity::name) struct Form {
    /// The word in lower case, as a checksum.
    word: u32,
    /// How it is written.
    shape: u32,
    /// What large corpora tell of it.
    habits: Habits,
}

/// One place of a line.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::entity::name) struct Place {
    /// The number of the word's form.
    pub form: u32,
    /// Whether the capital may be owed to the place.
    pub first: bool,
    /// What the gazetteer says: 0 for nothing, else kind and part of the name.
    pub listed: u32,
    /// How the corpus at hand writes the word.
    pub case: u32,
    /// The run of capitals around the place: where it starts, where it ends.
    pub run: (u32, u32),
}

/// Takes a part into a checksum.
pub(in crate::entity::name) fn mix(hash: u32, part: u32) -> u32 {
    let hash = (hash ^ part).wrapping_mul(0x9e37_79b1);
    hash ^ hash >> 15
}

/// A checksum of a text.
pub(in crate::entity::name) fn of_text(text: &str) -> u32 {
    text.bytes().fold(7, |hash, byte| mix(hash, byte.into()))
}

/// The feature of a checksum.
fn key(hash: u32) -> u32 {
    mix(hash, 11) >> (32 - KEY_BITS)
}

/// Where the numbers of the shapes of words with a capital begin and end.
const CAPITALS: std::ops::RangeInclusive<u32> = 2..=7;

/// How a word is written: capitals, small letters, digits; a mark is itself.
fn shape_of(atom: &Atom<'_>) -> u32 {
    match atom.shape {
        Shape::Mark => 1 << 16 | of_text(atom.text) & 0xffff,
        Shape::Digits => 16 + atom.text.len().min(5) as u32,
        Shape::Word => {
            let n = atom.text.chars().count();
            let n_capitals = atom.text.chars().filter(|c| c.is_uppercase()).count();
            let has_digit = atom.text.bytes().any(|byte| byte.is_ascii_digit());
            match (atom.is_capitalized(), n_capitals) {
                (capital, _) if n == 1 => 1 + u32::from(capital),
                (true, all) if all == n => 3 + u32::from(n > 3),
                (true, _) if has_digit => 5,
                (true, 1) => 6,
                (true, _) => 7,
                (false, 0) => 8,
                (false, _) => 9,
            }
        }
    }
}

/// The places, a bit a place, at which a word says what it says.
const EVERYWHERE: u8 = 0b11111;
const NEAR: u8 = 0b01110;
const HERE: u8 = 0b00100;

impl Form {
    /// Tells `each` of the place and the feature of everything that the word says alone.
    pub fn new(
        atom: &Atom<'_>,
        lower: &str,
        lexis: &Lexis,
        each: &mut dyn FnMut(usize, u32),
    ) -> Self {
        let form = Self {
            word: of_text(lower),
            shape: shape_of(atom),
            habits: lexis.habits(atom.text, lower),
        };
        let mut say = |what: u32, value: u32, places: u8| {
            for place in (0..PLACES).filter(|place| places & 1 << place != 0) {
                each(place, key(mix(mix(mix(3, what), value), place as u32)));
            }
        };
        say(1, form.word, EVERYWHERE);
        say(2, form.shape, EVERYWHERE);
        if atom.shape == Shape::Word {
            let letters: Vec<u32> = lower.chars().map(u32::from).collect();
            let n = letters.len();
            for len in (1..=4).filter(|len| *len < n) {
                let places = if len == 3 { NEAR } else { HERE };
                let part = |letters: &[u32]| letters.iter().fold(len as u32, |h, c| mix(h, *c));
                let (head, _) = letters.split_at(len);
                let (_, tail) = letters.split_at(n - len);
                say(3, part(head), places);
                say(4, part(tail), places);
            }
            say(5, mix(form.shape, n.min(8) as u32), HERE);
        }
        for (level, class) in (0..).zip(form.habits.classes) {
            say(6 + level, class, EVERYWHERE);
            say(10 + level, mix(class, form.shape), NEAR);
        }
        say(14, mix(form.habits.capital, form.shape), NEAR);
        let lists = u32::from(atom.lists.bits());
        for list in (0..16).filter(|list| lists & 1 << list != 0) {
            say(15, list, EVERYWHERE);
            say(16, mix(list, form.shape), NEAR);
        }
        form
    }

    /// The feature of a place beyond the line's ends.
    pub fn beyond(place: usize) -> u32 {
        key(mix(mix(3, 99), place as u32))
    }

    fn is_capitalized(&self) -> bool {
        CAPITALS.contains(&self.shape)
    }
}

/// The places around `at`, those beyond the line's ends too, each with its number.
pub(in crate::entity::name) fn around(
    places: &[Place],
    at: usize,
) -> impl Iterator<Item = (usize, Option<&Place>)> {
    (0..PLACES).map(move |nth| {
        let other = (at + nth).checked_sub(REACH);
        (nth, other.and_then(|other| places.get(other)))
    })
}

/// Finds the runs of capitals that the places are in; a small word is by itself.
pub(in crate::entity::name) fn find_runs(forms: &[Form], places: &mut [Place]) {
    let mut start = 0;
    while start < places.len() {
        let capitals = places.iter().skip(start).take_while(|place| {
            let form = forms.get(place.form as usize);
            form.is_some_and(Form::is_capitalized)
        });
        let end = start + capitals.count().max(1);
        for place in places.iter_mut().take(end).skip(start) {
            place.run = (start as u32, end as u32);
        }
        start = end;
    }
}

/// Tells `each` of every feature of the place `at` that several words have a share in, or the place.
pub(in crate::entity::name) fn joint(
    forms: &[Form],
    places: &[Place],
    at: usize,
    each: &mut dyn FnMut(u32),
) {
    let form_at = |at: Option<usize>| {
        let place = places.get(at?)?;
        forms.get(place.form as usize)
    };
    let word = |form: Option<&Form>| form.map_or(0, |form| form.word);
    let shape = |form: Option<&Form>| form.map_or(0, |form| form.shape);
    let class = |form: Option<&Form>, level: usize| {
        form.map_or(u32::MAX, |form| {
            form.habits.classes.get(level).copied().unwrap_or(0)
        })
    };
    let listed = |at: Option<usize>| at.and_then(|at| places.get(at)).map_or(0, |p| p.listed);
    let mut say = |what: u32, a: u32, b: u32| each(key(mix(mix(mix(5, what), a), b)));

    let Some(place) = places.get(at) else { return };
    let (second, before) = (form_at(at.checked_sub(2)), form_at(at.checked_sub(1)));
    let here = form_at(Some(at));
    let (after, then) = (form_at(Some(at + 1)), form_at(Some(at + 2)));
    say(0, 0, 0);
    say(1, shape(here), place.first.into());
    say(2, word(before), word(here));
    say(3, word(here), word(after));
    say(4, mix(shape(before), shape(here)), shape(after));
    say(5, mix(shape(second), shape(before)), shape(here));
    say(6, mix(shape(here), shape(after)), shape(then));
    say(7, word(before), shape(here));
    say(8, shape(here), word(after));
    say(9, mix(word(second), word(before)), shape(here));
    say(10, mix(word(after), word(then)), shape(here));
    for (level, what) in (0..LEVELS - 1).zip([11, 14]) {
        let (left, own) = (class(before, level), class(here, level));
        let right = class(after, level);
        say(what, left, own);
        say(what + 1, own, right);
        say(what + 2, mix(left, own), right);
    }
    say(20, place.case, shape(here));
    let habit = here.map_or(0, |form| form.habits.capital);
    say(21, mix(place.case, habit), place.first.into());
    say(22, place.listed, 0);
    say(23, listed(at.checked_sub(1)), word(before));
    say(24, listed(Some(at + 1)), place.listed);

    // What stands before and behind the run of capitals tells what all its words name.
    let (start, end) = (place.run.0 as usize, place.run.1 as usize);
    let (left, left_left) = (form_at(start.checked_sub(1)), form_at(start.checked_sub(2)));
    let (right, right_right) = (form_at(Some(end)), form_at(Some(end + 1)));
    let (head, last) = (form_at(Some(start)), form_at(end.checked_sub(1)));
    let begins = u32::from(at == start);
    let spot = mix((at - start).min(3) as u32, (end - start).min(5) as u32);
    say(40, word(left), begins);
    say(41, word(right), begins);
    say(42, class(left, 0), spot);
    say(43, class(right, 0), spot);
    say(44, word(head), begins);
    say(45, class(head, 0), begins);
    say(46, class(last, 0), begins);
    say(47, spot, shape(here));
    say(48, mix(word(left_left), word(left)), begins);
    say(49, mix(word(right), word(right_right)), begins);
    say(50, class(left, 1), begins);
    say(51, class(right, 1), begins);
    say(52, class(head, 1), begins);
    say(53, mix(class(left, 0), class(right, 0)), begins);
    say(54, word(last), begins);
}
