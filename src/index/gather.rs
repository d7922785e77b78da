//! The forms of a corpus and their postings, while its documents are read.
//!
//! A text is full of the same words written in the same way, so a normal form is made once for
//! every way of writing.

use crate::{
    base::{Arrange, Intern},
    text::normal_form,
};

/// Pairs of a document and a position in it.
pub(super) type Places = Vec<(u32, u32)>;

/// The number of the form of what has no letters and no digits.
pub(super) const NO_FORM: u32 = 0;

pub(super) struct Gathered {
    /// The words as written.
    written: Intern,
    /// The form of each of them.
    forms_of: Vec<u32>,
    forms: Intern,
    /// Where each form stands; what was only named ends after them.
    places: Vec<Places>,
}

impl Gathered {
    pub(super) fn new() -> Self {
        let mut forms = Intern::default();
        forms.number("");
        Self {
            written: Intern::default(),
            forms_of: Vec::new(),
            forms,
            places: Vec::new(),
        }
    }

    /// The number of the normal form of a word.
    pub(super) fn form(&mut self, written: &str) -> u32 {
        let number = self.written.number(written) as usize;
        if number == self.forms_of.len() {
            self.forms_of.push(self.forms.number(&normal_form(written)));
        }
        self.forms_of.get(number).copied().unwrap_or(NO_FORM)
    }

    /// Adds a place of a form; the places of one form come in order.
    pub(super) fn add(&mut self, form: u32, place: (u32, u32)) {
        let form = form as usize;
        while self.places.len() <= form {
            self.places.push(Vec::new());
        }
        if let Some(places) = self.places.get_mut(form) {
            places.push(place);
        }
    }

    /// The number of a form that stands nowhere, it may be.
    pub(super) fn name(&mut self, form: &str) -> u32 {
        self.forms.number(form)
    }

    /// The form with this number.
    pub(super) fn text(&self, form: u32) -> &str {
        self.forms.get(form)
    }

    /// How many forms there are, `NO_FORM` included.
    pub(super) fn n_forms(&self) -> usize {
        self.forms.len()
    }

    /// Where a form stands.
    pub(super) fn places(&self, form: u32) -> &[(u32, u32)] {
        self.places.get(form as usize).map_or(&[], |places| places)
    }

    /// Where the form that is so written stands.
    pub(super) fn places_of(&self, form: &str) -> &[(u32, u32)] {
        self.forms.find(form).map_or(&[], |form| self.places(form))
    }

    /// Sorts numbers of forms as the forms are.
    pub(super) fn arrange(&self, forms: Vec<u32>) -> Vec<u32> {
        arranged(&self.forms, forms)
    }
}

/// The numbers sorted as the words are.
#[inline(never)]
pub(super) fn arranged(words: &Intern, numbers: Vec<u32>) -> Vec<u32> {
    // The first eight letters settle nearly every comparison.
    let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(numbers.len());
    for number in numbers {
        keyed.push((beginning(words.get(number)), number));
    }
    keyed.arrange_by(|(one, number), (other, other_number)| {
        one.cmp(other)
            .then_with(|| words.get(*number).cmp(words.get(*other_number)))
    });
    keyed.into_iter().map(|(_, number)| number).collect()
}

/// The first eight bytes of a word as a number that is ordered as they are.
fn beginning(word: &str) -> u64 {
    let mut bytes = [0; 8];
    for (place, byte) in bytes.iter_mut().zip(word.bytes()) {
        *place = byte;
    }
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Gathered, NO_FORM};

    #[test]
    fn forms_are_gathered_and_sorted_as_an_ordered_map_would() {
        let mut gathered = Gathered::new();
        let mut map: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        for i in 0..9_000u32 {
            let number = i.wrapping_mul(2_654_435_761) >> 19;
            let written = match i % 3 {
                0 => format!("panjangnya-{number}"),
                1 => format!("Panjangnya-{number}"),
                _ => number.to_string(),
            };
            let form = gathered.form(&written);
            gathered.add(form, (i / 100, i % 100));
            let form = written.to_lowercase();
            map.entry(form).or_default().push((i / 100, i % 100));
        }
        let forms = gathered.arrange((1..gathered.n_forms() as u32).collect());
        let found: Vec<(&str, &[(u32, u32)])> = forms
            .iter()
            .map(|&form| (gathered.text(form), gathered.places(form)))
            .collect();
        let wanted: Vec<(&str, &[(u32, u32)])> = map
            .iter()
            .map(|(form, places)| (form.as_str(), places.as_slice()))
            .collect();
        assert_eq!(found, wanted);
        assert_eq!(gathered.places_of("kata"), []);
        assert_eq!(gathered.form("\u{200b}"), NO_FORM);
    }
}
