//! What a question asks for, and how near to its words a document has something of that kind.
//!
//! The word that asks says what its answer is: `siapa` a person, `di mana` a place, `kapan` a date,
//! `berapa` a number. Where two documents have the words of a question, the one that also has such
//! a thing close to them is likelier to answer it. What the question says itself is no answer.
//!
//! `apa`, which asks for anything, `bagaimana` and `mengapa` name no kind. The noun beside the word
//! that asks (`partai apa`, `berapa hektar`) is only one of the words that an answer is near to.

use super::{Index, leaf::Occurrence, locate::Locator};
use crate::{
    base::Span,
    corpus::Document,
    entity::{Findings, Kind},
};

/// The words that ask, without the particle -kah, and what they ask for.
const WORDS: [(&str, Asked); 5] = [
    ("siapa", Asked::Name(Kind::Person)),
    ("mana dimana kemana darimana", Asked::Name(Kind::Place)),
    ("kapan bilamana", Asked::Date),
    ("berapa", Asked::Number),
    ("apa bagaimana mengapa kenapa", Asked::Unknown),
];

/// What is numbered by dates: `tahun berapa` asks which one.
const DATED: &str = "hari tanggal bulan tahun";

/// The distance in bytes at which a word counts half: about four words of Indonesian, as many as
/// stand between the parts of one statement.
const HALF: f64 = 25.0;

/// Of a word, and of possible answers, so many places in a document are looked at: what stands there
/// more often is no sign of where the answer is.
const PLACES: usize = 64;

/// The kind of answer that a question wants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Asked {
    /// A thing with a name.
    Name(Kind),
    /// A day, month or year.
    Date,
    /// A number with what is counted.
    Number,
    /// Anything.
    Unknown,
}

impl Asked {
    /// What a word asks for; `None` where it does not ask. `before` is the word before it.
    pub(super) fn by(word: &str, before: &str) -> Option<Self> {
        let word = word.strip_suffix("kah").unwrap_or(word);
        let is_in = |words: &str, word| words.split(' ').any(|other| other == word);
        let (_, asked) = WORDS.iter().find(|(words, _)| is_in(words, word))?;
        Some(match asked {
            Self::Number if is_in(DATED, before) => Self::Date,
            asked => *asked,
        })
    }

    /// How near the words of a question stand to the best answer in a document: the sum of what
    /// they weigh, each the less the farther it is. `found` has the places of each leaf, `rarities`
    /// what it weighs.
    pub(super) fn nearness(
        self,
        index: &Index,
        document: &Document,
        number: u32,
        findings: &Findings,
        found: &[Vec<Occurrence>],
        rarities: &[f64],
    ) -> f64 {
        let answers = self.answers(index, document, findings);
        if answers.is_empty() {
            return 0.0;
        }
        let runs = index.fields.runs(number);
        let mut locator = Locator::new(document, runs, index.anchors_of(number));
        let mut words: Vec<(usize, Span)> = Vec::new();
        for (leaf, places) in found.iter().enumerate() {
            for place in places.iter().take(PLACES) {
                words.extend(locator.place(*place).map(|span| (leaf, span)));
            }
        }
        let mut best = 0f64;
        for answer in answers.into_iter().take(PLACES) {
            let mut near = vec![0f64; found.len()];
            let (mut says_start, mut says_end) = (false, false);
            for (leaf, word) in &words {
                if let (Some(near), Some(rarity)) = (near.get_mut(*leaf), rarities.get(*leaf)) {
                    let bytes = f64::from(distance(answer, *word));
                    *near = near.max(rarity * HALF / (HALF + bytes));
                }
                says_start |= word.start <= answer.start && answer.start < word.end;
                says_end |= word.start < answer.end && answer.end <= word.end;
            }
            if !(says_start && says_end) {
                best = best.max(near.iter().sum());
            }
        }
        best
    }

    /// Where a document has something of this kind.
    fn answers(self, index: &Index, document: &Document, findings: &Findings) -> Vec<Span> {
        let mut answers = Vec::new();
        match self {
            Self::Name(kind) => {
                for mention in &findings.mentions {
                    if index.kinds.0.get(mention.entity as usize) == Some(&(kind as u8)) {
                        answers.push(mention.span);
                    }
                }
            }
            Self::Date => {
                for date in &findings.dates {
                    // `kemarin` is a date for those alone who know when the text was written.
                    let mut bytes = date.span.of(&document.text).bytes();
                    if bytes.any(|byte| byte.is_ascii_digit()) {
                        answers.push(date.span);
                    }
                }
            }
            Self::Number => answers.extend(findings.quantities.iter().map(|found| found.span)),
            Self::Unknown => {}
        }
        answers
    }
}

/// The bytes between two places; 0 where they overlap.
fn distance(one: Span, other: Span) -> u32 {
    let before = one.start.saturating_sub(other.end);
    before.max(other.start.saturating_sub(one.end))
}

#[cfg(test)]
mod tests {
    use super::{Asked, distance};
    use crate::{
        base::Span,
        corpus::Role,
        entity::{Bound, DateMention, Kind, Quantity},
        index::fixture::{Corpus, document, entity, line},
    };

    #[test]
    fn the_word_that_asks_says_the_kind_of_the_answer() {
        for (word, before, asked) in [
            ("siapakah", "", Some(Asked::Name(Kind::Person))),
            ("mana", "di", Some(Asked::Name(Kind::Place))),
            ("kapan", "", Some(Asked::Date)),
            ("berapa", "tahun", Some(Asked::Date)),
            ("berapakah", "untuk", Some(Asked::Number)),
            ("apakah", "partai", Some(Asked::Unknown)),
            ("kenapa", "", Some(Asked::Unknown)),
            ("siap", "", None),
            ("naskah", "", None),
        ] {
            assert_eq!(Asked::by(word, before), asked, "{before} {word}");
        }
    }

    /// The order of texts for a query, where the marked part of a text is what was found in it.
    fn order(query: &str, texts: &[&str], kind: Option<Kind>) -> Vec<String> {
        let parts = |text: &str| {
            text.split(['[', ']'])
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let documents = texts.iter().enumerate().map(|(number, text)| {
            let text = parts(text).concat();
            document(&number.to_string(), &[line(Role::Body, &text)])
        });
        let names = texts.iter().filter_map(|text| parts(text).get(1).cloned());
        let entities = kind.map(|kind| names.map(move |name| entity(&name, kind, &name, &[])));
        let entities = entities.into_iter().flatten().collect();
        let root = |word: &str| word.to_owned();
        let mut corpus = Corpus::new(documents.collect(), entities, &root);
        for (late, text) in corpus.findings.iter_mut().zip(texts) {
            let mut found = (**late).clone();
            let parts = parts(text);
            if let (Some(name), None) = (parts.get(1), kind) {
                let span = Span::new(parts[0].len(), parts[0].len() + name.len());
                found.dates.push(DateMention {
                    span,
                    from: String::new(),
                    to: String::new(),
                });
                found.quantities.push(Quantity {
                    span,
                    value: 0.0,
                    unit: String::new(),
                    bound: Bound::Exact,
                });
            }
            *late = found.into();
        }
        corpus.ids(query)
    }

    #[test]
    fn a_text_with_an_answer_near_the_words_of_the_question_comes_first() {
        let person = Some(Kind::Person);
        let place = Some(Kind::Place);
        let chief = [
            "Ketua koperasi membuka gudang.",
            "Ketua koperasi [Sari Melati] kemarin membuka gudang.",
        ];
        let dam = [
            "Bendungan baru dibangun.",
            "Bendungan baru dibangun warga di [Lembah Tirta].",
        ];
        let day = [
            "Pasar ikan dibuka.",
            "Pasar ikan dibuka lagi pada [4 Maret].",
        ];
        let rice = [
            "Beras kapal tiba.",
            "Beras di kapal tiba, [30 ton] semuanya.",
        ];
        for (plain, question, texts, kind) in [
            ("ketua koperasi ", "siapa ketua koperasi ", chief, person),
            ("bendungan baru ", "di mana bendungan baru ", dam, place),
            ("pasar ikan ", "kapan pasar ikan ", day, None),
            ("beras kapal ", "berapa beras kapal ", rice, None),
        ] {
            assert_eq!(order(plain, &texts, kind), ["0", "1"], "{plain}");
            assert_eq!(order(question, &texts, kind)[0], "1", "{question}");
        }
        // A place is nobody.
        assert_eq!(order("siapa ketua koperasi ", &chief, place), ["0", "1"]);
    }

    #[test]
    fn the_nearer_answer_is_the_better_one() {
        let texts = [
            "Ketua koperasi membuka gudang, dan pada sore itu datang pula tamu: [Rahayu].",
            "Pada sore itu datang pula tamu, dan ketua koperasi [Rahayu] membuka gudang.",
        ];
        let kind = Some(Kind::Person);
        assert_eq!(order("siapa ketua koperasi ", &texts, kind), ["1", "0"]);
    }

    #[test]
    fn neither_what_the_question_says_nor_a_day_without_number_is_an_answer() {
        let own = [
            "Ketua koperasi Sari Melati membuka gudang desa.",
            "Ketua koperasi [Sari Melati] membuka gudang tua di desa.",
        ];
        let kind = Some(Kind::Person);
        let question = "siapa ketua koperasi bernama \"sari melati\" gudang desa ";
        assert_eq!(order(question, &own, kind), ["0", "1"]);
        let day = [
            "Pasar ikan dibuka.",
            "Pasar ikan dibuka lagi pada [tahun ini].",
        ];
        assert_eq!(order("kapan pasar ikan ", &day, None), ["0", "1"]);
    }

    #[test]
    fn the_distance_is_counted_on_either_side() {
        let place = Span::new(10, 14);
        for (start, end, bytes) in [(2, 7, 3), (20, 28, 6), (11, 13, 0), (3, 11, 0)] {
            let found = distance(place, Span::new(start, end));
            assert_eq!(found, bytes, "{start}");
        }
    }
}
