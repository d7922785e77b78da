//! Capitals that stand for their states: `Moskow membantah` is Rusia's denial.
//!
//! Only in sentences that are aligned, and only where the capital is no place there: `di Moskow`
//! says where something is. A short list of the states that news calls so.

use super::{Found, Sentence, words::key};
use crate::{
    base::Span,
    compare::{ConflictKind, Verdict},
    entity::{Entity, Mention},
    text::normal_form,
};

/// States with their capitals.
const CAPITALS: [(u32, u32); 24] = [
    (key("afghanistan"), key("kabul")),
    (key("amerika serikat"), key("washington")),
    (key("arab saudi"), key("riyadh")),
    (key("australia"), key("canberra")),
    (key("china"), key("beijing")),
    (key("filipina"), key("manila")),
    (key("india"), key("new delhi")),
    (key("indonesia"), key("jakarta")),
    (key("inggris"), key("london")),
    (key("iran"), key("teheran")),
    (key("israel"), key("tel aviv")),
    (key("jepang"), key("tokyo")),
    (key("jerman"), key("berlin")),
    (key("korea selatan"), key("seoul")),
    (key("korea utara"), key("pyongyang")),
    (key("malaysia"), key("kuala lumpur")),
    (key("mesir"), key("kairo")),
    (key("myanmar"), key("naypyidaw")),
    (key("prancis"), key("paris")),
    (key("rusia"), key("moskow")),
    (key("suriah"), key("damaskus")),
    (key("thailand"), key("bangkok")),
    (key("turki"), key("ankara")),
    (key("ukraina"), key("kyiv")),
];

/// The key of the state of that name, or whose capital has it.
pub(super) fn state_of(name: &str) -> Option<u32> {
    let name = key(&normal_form(name));
    let found = CAPITALS
        .iter()
        .find(|&&(state, capital)| state == name || capital == name);
    found.map(|(state, _)| *state)
}

impl Found<'_> {
    pub(super) fn capitals(&mut self, entities: &[Entity]) {
        let (a, b) = (self.a, self.b);
        for (one, other) in stands_for(a, b, entities) {
            self.push(ConflictKind::Name, one, other, Verdict::SameSaidDifferently);
        }
        for (one, other) in stands_for(b, a, entities) {
            self.push(ConflictKind::Name, other, one, Verdict::SameSaidDifferently);
        }
    }
}

/// A state in the first sentence and its capital in the second, which the first lacks.
fn stands_for(
    state: Sentence<'_>,
    capital: Sentence<'_>,
    entities: &[Entity],
) -> Vec<(Span, Span)> {
    let name = |mention: &Mention| {
        let entity = entities.get(mention.entity as usize);
        entity.map_or(0, |entity| key(&normal_form(&entity.name)))
    };
    let mut found = Vec::new();
    for mention in state.mentions() {
        let name_of = name(mention);
        let Some((_, city)) = CAPITALS.iter().find(|(of, _)| name_of == *of) else {
            continue;
        };
        let has = |sentence: Sentence<'_>, wanted: u32| {
            let mut mentions = sentence.mentions().iter();
            mentions.find(|mention| name(mention) == wanted).copied()
        };
        if let Some(other) = has(capital, *city)
            && has(state, *city).is_none()
            && !is_where(capital, other.span)
            && !found.iter().any(|&(_, known)| known == other.span)
        {
            found.push((mention.span, other.span));
        }
    }
    found
}

/// Whether a place tells where something is: behind a preposition, or in a dateline, which a dash or
/// a bracket closes (`Tokyo - Menteri …`, `Tokyo (ANTARA) - …`).
fn is_where(sentence: Sentence<'_>, place: Span) -> bool {
    let after = sentence.written(Span {
        start: place.end,
        end: sentence.span.end,
    });
    if after.trim_start().starts_with(['-', '–', '—', '(']) {
        return true;
    }
    let before = sentence.written(Span {
        start: sentence.span.start,
        end: place.start,
    });
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    matches!(
        normal_form(word).as_str(),
        "di" | "ke" | "dari" | "kota" | "menuju"
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        compare::{
            compare,
            fixture::{SuffixRoots, entity, report, weights},
        },
        entity::Kind,
    };

    #[test]
    fn a_capital_that_acts_is_its_state() {
        let entities = [entity("Jepang", Kind::Place), entity("Tokyo", Kind::Place)];
        for (words, expected) in [
            (
                "Tokyo menolak",
                vec![("Jepang".to_owned(), "Tokyo".to_owned())],
            ),
            ("menteri di Tokyo menolak", vec![]),
            ("kabar dari luar: Tokyo - Menteri menolak", vec![]),
        ] {
            let a = report(
                "a",
                "2023-05-01",
                &["Soal batas laut itu Jepang menolak usulan baru."],
            )
            .mention("Jepang", 0);
            let sentence = format!("Soal batas laut itu {words} usulan baru.");
            let b = report("b", "2023-05-01", &[&sentence]).mention("Tokyo", 1);
            let weights = weights(&[&a, &b]);
            let comparison = compare(a.side(), b.side(), &entities, &weights, &SuffixRoots);
            let mut values = Vec::new();
            for conflict in comparison.conflicts {
                values.push((conflict.value_a, conflict.value_b));
            }
            assert_eq!(values, expected);
        }
    }
}
