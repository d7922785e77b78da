//! The texts of the interface, in its languages.
//!
//! `catalogue` holds every text in every language, so one that lacks a language does not compile.
//! The command writes a file a language from it; the page loads the one that its reader wants, and
//! carries no other: a text is a number there, and [`speak`] says what the numbers stand for.
//! What comes with a corpus or from its reading (its articles, its diagnostics) is not here.

mod catalogue;

pub use catalogue::{SCRIPT, Text};

use std::cell::Cell;

/// The languages in the order of the catalogue, by their BCP 47 tags.
pub const LANGUAGES: [&str; 2] = ["en", "id"];

thread_local! {
    static SPOKEN: Cell<&'static [&'static str]> = const { Cell::new(&[]) };
}

/// The file of a language: a line a text, in the order of [`Text`].
pub fn lines(language: usize) -> String {
    let mut lines = String::new();
    for texts in catalogue::TEXTS {
        lines.push_str(texts.get(language).copied().unwrap_or_default());
        lines.push('\n');
    }
    lines
}

/// The texts of the page's later scripts in a language, as one object of JSON.
pub fn script(language: usize) -> String {
    let mut json = String::from("{");
    for (name, texts) in SCRIPT {
        let text = texts.get(language).copied().unwrap_or_default();
        if json.len() > 1 {
            json.push_str(",\n");
        }
        let text = text.replace('\\', "\\\\").replace('"', "\\\"");
        json.push_str(&format!("\"{name}\": \"{text}\""));
    }
    json + "}\n"
}

/// Takes the texts of a language's file from now on. Where they are not as many as this program
/// has, nothing is changed and the answer is false. They stay in memory: a reader who changes the
/// language does so a few times, and a text is asked for in every place.
pub fn speak(lines: &str) -> bool {
    let lines: &'static str = String::leak(lines.to_owned());
    let texts: Vec<&'static str> = lines.lines().collect();
    let is_whole = texts.len() == Text::COUNT;
    if is_whole {
        SPOKEN.set(texts.leak());
    }
    is_whole
}

/// A text in the language that is spoken; empty before [`speak`].
#[inline(never)]
pub fn say(text: Text) -> &'static str {
    SPOKEN.get().get(text as usize).copied().unwrap_or("")
}

/// A text with what stands at its places `{0}`, `{1}` and so on.
#[inline(never)]
pub fn filled(text: Text, parts: &[&str]) -> String {
    let mut filled = String::new();
    for (before, place) in Places(say(text)) {
        filled.push_str(before);
        if let Some(part) = place.and_then(|place| parts.get(place)) {
            filled.push_str(part);
        }
    }
    filled
}

/// A number and what there are so many of. The text has a form for one and a form for more, with a
/// bar between; a language that knows no plural has one form.
#[inline(never)]
pub fn count(number: usize, text: Text) -> String {
    let forms = say(text);
    let form = match forms.split_once('|') {
        Some((one, _)) if number == 1 => one,
        Some((_, more)) => more,
        None => forms,
    };
    let mut counted = String::new();
    for (before, place) in Places(form) {
        counted.push_str(before);
        if place.is_some() {
            counted.push_str(&figure(number));
        }
    }
    counted
}

/// A whole number with a sign between its thousands: `18,400`.
#[inline(never)]
pub fn figure(number: usize) -> String {
    let digits = number.to_string();
    let mut figure = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            figure.push_str(say(Text::SignOfThousands));
        }
        figure.push(digit);
    }
    figure
}

/// The stretches of a text up to each place, and the place's number; the last stretch has none.
pub struct Places<'a>(pub &'a str);

impl<'a> Iterator for Places<'a> {
    type Item = (&'a str, Option<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let text = std::mem::take(&mut self.0);
        let Some((before, after)) = text.split_once('{') else {
            return Some((text, None));
        };
        let (place, rest) = after.split_once('}').unwrap_or((after, ""));
        self.0 = rest;
        Some((
            before,
            Some(place.bytes().map(|b| usize::from(b & 15)).sum()),
        ))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn scripts_ask_for_texts_that_there_are_and_for_all_of_them() {
        let page = concat!(
            include_str!("../www/later/yours.js"),
            include_str!("../www/later/notes.js"),
            include_str!("../www/later/save.js"),
            include_str!("../www/later/copy.js"),
            include_str!("../www/later/update.js"),
            include_str!("../www/later/check.js"),
            include_str!("../www/later/parts.js")
        );
        let names: BTreeSet<&str> = SCRIPT.iter().map(|(name, _)| *name).collect();
        let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
        let asked: BTreeSet<&str> = page
            .split("texts.")
            .skip(1)
            .map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default())
            .collect();
        let unknown: Vec<_> = asked.difference(&names).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        for name in names.difference(&asked) {
            // Some are asked for by a name that stands in a list.
            assert!(page.contains(&format!("\"{name}\"")), "{name}");
        }
    }

    #[test]
    fn the_texts_of_scripts_are_an_object_of_json() {
        for language in 0..LANGUAGES.len() {
            let read: serde_json::Map<String, serde_json::Value> =
                serde_json::from_str(&script(language)).unwrap();
            assert_eq!(read.len(), SCRIPT.len());
            for (name, texts) in SCRIPT {
                assert_eq!(read[*name], texts[language]);
            }
        }
    }

    #[test]
    fn a_language_names_itself_as_its_file_does() {
        for (at, tag) in LANGUAGES.iter().enumerate() {
            assert!(speak(&lines(at)));
            assert_eq!(say(Text::Tag), *tag);
        }
    }

    fn places(text: &str) -> BTreeSet<usize> {
        Places(text).filter_map(|(_, place)| place).collect()
    }

    #[test]
    fn languages_say_the_same_at_the_same_places() {
        let own = catalogue::TEXTS.iter().copied();
        for [english, indonesian] in own.chain(SCRIPT.iter().map(|(_, texts)| *texts)) {
            assert_ne!(english, "");
            assert_ne!(indonesian, "");
            assert_eq!(places(english), places(indonesian), "{english}");
            for form in english.split('|') {
                assert_eq!(places(form), places(english), "{english}");
            }
            assert!(!english.contains('\n') && !indonesian.contains('\n'));
            // Indonesian does not inflect for number.
            assert!(!indonesian.contains('|'), "{indonesian}");
        }
    }

    #[test]
    fn a_language_is_spoken_from_its_file() {
        assert!(speak(&lines(0)));
        assert_eq!(say(Text::Overview), "Overview");
        assert_eq!(count(1, Text::Sources), "1 source");
        assert_eq!(count(12_345, Text::Sources), "12,345 sources");
        assert!(speak(&lines(1)));
        assert_eq!(say(Text::Overview), "Ikhtisar");
        assert_eq!(count(1, Text::Sources), "1 sumber");
        assert_eq!(count(12_345, Text::Sources), "12.345 sumber");
        assert!(!speak("one line"), "a file of another version");
        assert_eq!(say(Text::Overview), "Ikhtisar");
    }

    #[test]
    fn places_are_filled_in_the_order_of_the_language() {
        assert!(speak(&lines(0)));
        assert_eq!(filled(Text::FromTo, &["1", "2"]), "1 to 2");
        assert_eq!(
            Places("a{1}b{0}").collect::<Vec<_>>(),
            [("a", Some(1)), ("b", Some(0))]
        );
        assert_eq!(Places("").next(), None);
    }
}
