//! The values that a report states, each with the words that it stands among.
//!
//! What a value is a value of is told by its neighborhood: the nearer a word stands, the more it
//! says. Verbs that news uses for one kind of event count as one word. An event that is pointed back
//! to (`kunjungan tersebut`) has the names of the one before it. What is lacking: pronouns, and any
//! grammar beyond distance.

use super::{
    Sentence,
    capital::state_of,
    role::{Class, class},
    value::{Amount, Stated, Value, stated},
    words::{half, key, keys},
};
use crate::{
    base::{Arrange, Span, fnv1a},
    compare::{
        Side, Weights,
        unit::Sort,
        word::{self, Reading},
    },
    corpus::Role,
    entity::{Entity, Kind},
    text::{TokenKind, is_letter, normal_form},
};

/// How many words on either side make up the neighborhood of a value.
const REACH: usize = 12;

/// At this distance a word says half as much as right beside the value.
const HALF: f32 = 3.0;

/// A value with its neighborhood.
pub(in crate::compare) struct Fact<'a> {
    pub(super) value: Value<'a>,
    pub(super) sentence: Span,
    /// What is counted of people, or what happened to them: told by the nearest such word.
    pub(super) class: Option<Class>,
    /// Whether the sentence speaks of what is yet to come.
    pub(super) is_plan: bool,
    /// The event that a date or a time is of.
    pub(super) event: Option<Event>,
    /// Whether the sentence is dated long before the report.
    pub(super) is_history: bool,
    /// Whether it is a date that is written with both of its ends.
    pub(super) is_range: bool,
    /// The year that a date begins in, or that a number of years leads back to from the report's:
    /// `24 tahun lalu` and `tahun 2000` are one date.
    pub(super) year: Option<Year>,
    /// What a quantity says.
    pub(super) amount: Option<Amount>,
    /// Whose age a number of years is, as an index into the entities.
    pub(super) aged: Option<u32>,
    /// The words near it by their keys, sorted, the sum of whose squares is 1.
    near: Vec<(u32, f32)>,
}

/// What happened, by its verb and the names on either side of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) class: Class,
    /// The name before the verb, which mostly acts.
    pub(super) before: Option<Party>,
    /// The name behind it, which mostly is acted on or gone to.
    pub(super) after: Option<Party>,
}

/// Somebody or something that takes part in an event.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Party {
    /// A capital has the key of its state: who flies to the one lands in the other.
    pub(super) key: u32,
    pub(super) kind: Kind,
}

/// A word of a sentence as neighborhoods see it.
struct Word {
    span: Span,
    key: u32,
    is_name: bool,
    class: Option<Class>,
    weight: f32,
    is_plan: bool,
    /// Whether it points back: `tersebut`.
    is_back: bool,
}

/// How many sentences an event is pointed back over.
const FARTHEST_BACK: usize = 3;

/// All values of a report's text, its summary and the words below its pictures.
pub(in crate::compare) fn facts<'a>(
    side: Side<'a>,
    reading: &Reading,
    weights: &Weights,
    entities: &[Entity],
) -> Vec<Fact<'a>> {
    let mut facts = Vec::new();
    for (at, sentence) in side.sentences.iter().enumerate() {
        let block = side.document.blocks.get(sentence.block as usize);
        if !block
            .is_some_and(|block| matches!(block.role, Role::Body | Role::Summary | Role::Caption))
        {
            continue;
        }
        let here = Sentence {
            side,
            span: sentence.span,
        };
        let values = stated(here);
        if values.is_empty() {
            continue;
        }
        let words = words(reading.words(sentence.span), weights);
        let classes = classes(here, &values, &words);
        let is_plan = words.iter().any(|word| word.is_plan);
        let is_history = is_history(side, &values);
        for (value, class) in values.into_iter().zip(classes) {
            if is_former(here, value.span) {
                continue;
            }
            facts.push(Fact {
                near: near(&words, value.span),
                sentence: sentence.span,
                class,
                event: event_word(&words, value.span).and_then(|place| {
                    let word = words.get(place)?;
                    is_pointed_back(&words, place)
                        .then(|| pointed_to(side, reading, (weights, entities), at, word))
                        .flatten()
                        .or_else(|| event(here, &words, place, entities))
                }),
                is_plan,
                is_history,
                aged: aged(here, &value),
                is_range: is_range(here, &value),
                year: year(here, &value),
                amount: match value.stated {
                    Stated::Quantity(quantity) => {
                        Some(Amount::of(quantity, here.written(value.span)))
                    }
                    Stated::Date(_) | Stated::Time(..) => None,
                },
                value,
            });
        }
    }
    facts
}

impl Fact<'_> {
    /// How alike two neighborhoods are, from 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let mut sum = 0.0;
        let mut rest = other.near.iter().peekable();
        for &(key, weight) in &self.near {
            while rest.next_if(|one| one.0 < key).is_some() {}
            if let Some(one) = rest.next_if(|one| one.0 == key) {
                sum += weight * one.1;
            }
        }
        sum
    }
}

/// A year, and whether it was counted back to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Year {
    year: f64,
    is_counted: bool,
}

impl Year {
    /// Whether both are one year, counted by the one and stated by the other.
    pub(super) fn is_counted_to(self, other: Self) -> bool {
        self.is_counted != other.is_counted && self.year.total_cmp(&other.year).is_eq()
    }
}

fn year(sentence: Sentence<'_>, value: &Value<'_>) -> Option<Year> {
    let first = |iso: &str| iso.get(..4)?.parse::<u32>().ok().map(f64::from);
    match value.stated {
        Stated::Date(date) => Some(Year {
            year: first(date.from)?,
            is_counted: false,
        }),
        Stated::Quantity(quantity) if quantity.unit == "tahun" => Some(Year {
            year: first(sentence.side.document.published()?)? - quantity.value,
            is_counted: true,
        }),
        Stated::Quantity(_) | Stated::Time(..) => None,
    }
}

/// Whether a date is written with both of its ends.
fn is_range(sentence: Sentence<'_>, value: &Value<'_>) -> bool {
    let written = sentence.written(value.span);
    matches!(value.stated, Stated::Date(_))
        && (written.contains(['-', '–'])
            || written
                .split(' ')
                .any(|word| matches!(word, "hingga" | "sampai" | "dan")))
}

/// Whether a date of the sentence lies in a year before the report's: what it counts is of then.
fn is_history(side: Side<'_>, values: &[Value<'_>]) -> bool {
    let Some(now) = side.document.published().and_then(|iso| iso.get(..4)) else {
        return false;
    };
    values.iter().any(|value| match value.stated {
        Stated::Date(date) => date.to.get(..4).is_some_and(|year| year < now),
        Stated::Time(..) | Stated::Quantity(_) => false,
    })
}

/// The words right before a value, in small letters.
fn before<'a>(sentence: Sentence<'a>, value: Span) -> impl Iterator<Item = String> + use<'a> {
    let before = Span {
        start: sentence.span.start,
        end: value.start,
    };
    let words = sentence.written(before).rsplit(' ').map(normal_form);
    words.filter(|word| !word.is_empty())
}

/// Whether a value is one that the report itself calls overtaken.
fn is_former(sentence: Sentence<'_>, value: Span) -> bool {
    let former = ["semula", "awalnya", "mulanya", "sebelumnya"];
    before(sentence, value)
        .take(4)
        .any(|word| former.contains(&word.as_str()))
}

/// Whether a count is of the whole that another count is a part of, or such a part: `71 orang dari
/// total 98 orang`, `12 orang di antaranya`.
fn is_share(sentence: Sentence<'_>, value: Span) -> bool {
    let after = Span {
        start: value.end,
        end: sentence.span.end,
    };
    before(sentence, value)
        .take(2)
        .any(|word| word == "dari" || word == "total")
        || sentence
            .written(after)
            .trim_start()
            .starts_with("di antara")
}

/// The person whose age a value is: it stands right behind the name, as in `Rudi (52)`, `Rudi, 52
/// tahun`, `Rudi berusia 52 tahun`.
fn aged(sentence: Sentence<'_>, value: &Value<'_>) -> Option<u32> {
    let Stated::Quantity(quantity) = value.stated else {
        return None;
    };
    if quantity.unit != "tahun" {
        return None;
    }
    let mentions = sentence.mentions();
    let at = mentions.partition_point(|mention| mention.span.end <= value.span.start);
    let mention = mentions.get(at.checked_sub(1)?)?;
    let between = sentence.written(Span {
        start: mention.span.end,
        end: value.span.start,
    });
    let between = between.trim_matches(|c: char| !is_letter(c));
    matches!(between, "" | "berusia" | "berumur" | "usia").then_some(mention.entity)
}

/// Words that tell a plan from what has happened.
const PLANS: [u32; 10] = keys([
    "akan",
    "bakal",
    "hendak",
    "rencana",
    "direncanakan",
    "dijadwalkan",
    "diperkirakan",
    "berencana",
    "diharapkan",
    "rencananya",
]);

/// Words that point back to what was told.
const BACK: [u32; 3] = keys(["tersebut", "itu", "ini"]);

/// Who is hurt badly is one of those who are hurt, and counted apart.
const DEGREES: [(u32, Class); 5] = [
    (key("berat"), Class::Badly),
    (key("parah"), Class::Badly),
    (key("serius"), Class::Badly),
    (key("kritis"), Class::Badly),
    (key("ringan"), Class::Slightly),
];

fn words(read: &[word::Word], weights: &Weights) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(read.len());
    for word in read {
        if word.kind == TokenKind::Punctuation {
            continue;
        }
        if let Some(unit) = word.unit
            && unit.sort == Sort::Name
        {
            // A name is one word, however many it has.
            if words.last().is_none_or(|last| last.span != unit.span) {
                words.push(Word {
                    span: unit.span,
                    key: half(unit.key),
                    is_name: true,
                    class: None,
                    weight: weights.of_key(unit.key) as f32,
                    is_plan: false,
                    is_back: false,
                });
            }
            continue;
        }
        let form = half(word.form);
        let class = class(form, half(word.root));
        let degree = DEGREES.iter().find(|(degree, _)| *degree == form);
        if let (Some((_, degree)), Some(last)) = (degree, words.last_mut())
            && last.class == Some(Class::Injured)
        {
            last.class = Some(*degree);
        }
        let is_figure =
            word.kind == TokenKind::Number || word.unit.is_some_and(|unit| unit.sort == Sort::Date);
        words.push(Word {
            span: word.span,
            key: class.map_or(half(word.root), |class| half(fnv1a(&[class as u8]))),
            is_name: false,
            class,
            // A figure is compared as a value, not as a word.
            weight: if is_figure {
                0.0
            } else {
                weights.of_key(word.root) as f32
            },
            is_plan: PLANS.contains(&form),
            is_back: BACK.contains(&form),
        });
    }
    words
}

fn near(words: &[Word], value: Span) -> Vec<(u32, f32)> {
    let first = words.partition_point(|word| word.span.end <= value.start);
    let last = words.partition_point(|word| word.span.start < value.end);
    let mut near: Vec<(u32, f32)> = Vec::new();
    let start = first.saturating_sub(REACH);
    for (at, word) in words.iter().enumerate().take(last + REACH).skip(start) {
        let distance = first.saturating_sub(at).max((at + 1).saturating_sub(last));
        let weight = word.weight * HALF / (HALF + distance as f32);
        if weight > 0.0 {
            near.push((word.key, weight));
        }
    }
    near.arrange_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
    near.dedup_by_key(|word| word.0);
    let length = libm::sqrtf(near.iter().map(|word| word.1 * word.1).sum());
    if length > 0.0 {
        for word in &mut near {
            word.1 /= length;
        }
    }
    near
}

/// Where the word stands for the event that a value is of: the nearest one. What stands before the
/// value is nearer, and `mulai Selasa` is no beginning.
fn event_word(words: &[Word], value: Span) -> Option<usize> {
    let first = words.partition_point(|word| word.span.end <= value.start);
    let distance = |at: usize| {
        if at < first {
            first - at
        } else {
            2 * (at - first)
        }
    };
    words
        .iter()
        .enumerate()
        .filter_map(|(at, word)| Some((at, word.class?)))
        .filter(|&(at, class)| !class.is_of_people() && (class != Class::Begin || at + 1 != first))
        .min_by_key(|&(at, _)| distance(at))
        .map(|(at, _)| at)
}

/// The event of the word at `at`, with the nearest name on either side.
fn event(sentence: Sentence<'_>, words: &[Word], at: usize, entities: &[Entity]) -> Option<Event> {
    let party = |word: &Word| {
        let mut mentions = sentence.mentions().iter();
        let mention = mentions.find(|mention| mention.span == word.span)?;
        let entity = entities.get(mention.entity as usize)?;
        let state = (entity.kind == Kind::Place).then(|| state_of(&entity.name));
        Some(Party {
            key: state.flatten().unwrap_or(word.key),
            kind: entity.kind,
        })
    };
    let name = |word: &&Word| word.is_name;
    let (before, after) = words.split_at_checked(at)?;
    Some(Event {
        class: words.get(at)?.class?,
        before: before.iter().rev().find(name).and_then(party),
        after: after.iter().find(name).and_then(party),
    })
}

/// Whether the word at `at` points back to an event that was told: `kunjungan tersebut`, `kunjungan
/// kenegaraan itu`.
fn is_pointed_back(words: &[Word], at: usize) -> bool {
    let behind = words.iter().skip(at + 1).take(2);
    let mut behind = behind.take_while(|word| !word.is_name && word.class.is_none());
    behind.any(|word| word.is_back)
}

/// The nearest event of the same class told before `word`, which stands in the sentence of number
/// `at`: who comes and where to was said there, and the names beside `word` are others.
fn pointed_to(
    side: Side<'_>,
    reading: &Reading,
    (weights, entities): (&Weights, &[Entity]),
    at: usize,
    word: &Word,
) -> Option<Event> {
    let sentences = side.sentences.get(..=at)?.iter().rev();
    sentences.take(FARTHEST_BACK + 1).find_map(|sentence| {
        let words = words(reading.words(sentence.span), weights);
        let place = (0..words.len()).rev().find(|&place| {
            words.get(place).is_some_and(|one| {
                one.span < word.span && one.class == word.class && !is_pointed_back(&words, place)
            })
        })?;
        let here = Sentence {
            side,
            span: sentence.span,
        };
        event(here, &words, place, entities).filter(|event| event.before.is_some())
    })
}

/// What each count of a sentence counts: every word for it goes to the value that stands nearest,
/// so `tiga orang tewas, 47 luka` has two counts of two things.
fn classes(sentence: Sentence<'_>, values: &[Value<'_>], words: &[Word]) -> Vec<Option<Class>> {
    let mut classes = vec![None; values.len()];
    let mut pairs = Vec::new();
    for (at, value) in values.iter().enumerate() {
        if !value.is_count() || is_share(sentence, value.span) {
            continue;
        }
        let first = words.partition_point(|word| word.span.end <= value.span.start);
        let last = words.partition_point(|word| word.span.start < value.span.end);
        for (place, word) in words.iter().enumerate() {
            if let Some(class) = word.class.filter(|class| class.is_of_people()) {
                // What follows a count says more often what it counts than what stands before.
                let distance = if place < first {
                    2 * (first - place)
                } else {
                    2 * (place + 1).saturating_sub(last) - usize::from(place >= last)
                };
                pairs.push((distance, at, place, class));
            }
        }
    }
    pairs.arrange();
    let mut taken = Vec::new();
    for (_, at, place, class) in pairs {
        if let Some(slot) = classes.get_mut(at)
            && slot.is_none()
            && !taken.contains(&place)
        {
            *slot = Some(class);
            taken.push(place);
        }
    }
    classes
}
