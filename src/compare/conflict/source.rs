//! Who denies, accuses or calls something by a name, where two aligned sentences tell it of
//! different ones.
//!
//! Of an active verb it is who stands before it, of a passive one who stands behind `oleh` or right
//! behind the verb. Nothing is parsed: a phrase ends at a mark or at a word that opens a clause.
//! Both reports may be right, so nothing here is called a conflict. What is lacking: sentences that
//! are not aligned, verbs of plain saying, whose subject is mostly the same person by another
//! name, and whom a pronoun means.

use super::{
    Found, Sentence,
    capital::state_of,
    words::{half, key, keys},
};
use crate::{
    base::Span,
    compare::{
        ConflictKind, Verdict,
        unit::Sort,
        word::{Stretch, Word},
    },
    entity::{Entity, Kind},
    text::TokenKind,
};

/// What is done by saying it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Deny,
    Accuse,
    Call,
}

/// Where the one who does it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    Active,
    Passive,
    /// `-nya` of a passive verb is who did it.
    Glued,
}

const VERBS: [(u32, Act, Voice); 16] = [
    (key("membantah"), Act::Deny, Voice::Active),
    (key("menampik"), Act::Deny, Voice::Active),
    (key("menepis"), Act::Deny, Voice::Active),
    (key("menyangkal"), Act::Deny, Voice::Active),
    (key("dibantah"), Act::Deny, Voice::Passive),
    (key("ditampik"), Act::Deny, Voice::Passive),
    (key("ditepis"), Act::Deny, Voice::Passive),
    (key("disangkal"), Act::Deny, Voice::Passive),
    (key("menuduh"), Act::Accuse, Voice::Active),
    (key("menuding"), Act::Accuse, Voice::Active),
    (key("dituduh"), Act::Accuse, Voice::Passive),
    (key("dituding"), Act::Accuse, Voice::Passive),
    (key("disebut"), Act::Call, Voice::Passive),
    (key("dinamakan"), Act::Call, Voice::Passive),
    (key("disebutnya"), Act::Call, Voice::Glued),
    (key("dinamakannya"), Act::Call, Voice::Glued),
];

/// Words between the one who speaks and the verb.
const ADVERBS: [u32; 10] = keys([
    "telah", "sudah", "juga", "pun", "kembali", "pernah", "sempat", "tetap", "langsung", "turut",
]);

/// Words that no phrase for somebody goes on beyond.
const BREAKS: [u32; 27] = keys([
    "bahwa",
    "yang",
    "sementara",
    "sedangkan",
    "namun",
    "tetapi",
    "tapi",
    "karena",
    "jika",
    "kalau",
    "ketika",
    "saat",
    "setelah",
    "sebelum",
    "seperti",
    "agar",
    "untuk",
    "lalu",
    "kemudian",
    "mana",
    "oleh",
    "pada",
    "dalam",
    "dengan",
    "sebagai",
    "tuduhan",
    "adanya",
]);

/// Words that name nobody, or open no phrase for somebody.
const NOBODY: [u32; 12] = keys([
    "dia", "ia", "beliau", "mereka", "kami", "kita", "saya", "pihaknya", "di", "ke", "dari",
    "kepada",
]);

/// A phrase for somebody is no longer than this.
const MOST_WORDS: usize = 9;

/// Who does it.
struct Source {
    act: Act,
    /// What is called so, by its first word.
    called: u64,
    span: Span,
    /// Those whom it names; a capital is its state.
    named: Vec<u32>,
}

impl Found<'_> {
    /// Adds who does the same thing under another name, or together with others.
    pub(super) fn sources(&mut self, a: Stretch<'_>, b: Stretch<'_>, entities: &[Entity]) {
        let of_a = sources(self.a, a.words, entities);
        if of_a.is_empty() {
            return;
        }
        let of_b = sources(self.b, b.words, entities);
        let is_one =
            |one: &Source, other: &Source| one.act == other.act && one.called == other.called;
        let is_known = |one: &Source, list: &[Source]| {
            let mut same = list.iter().filter(|other| is_one(one, other));
            same.any(|other| {
                one.named.len() == other.named.len()
                    && one.named.iter().all(|named| other.named.contains(named))
            })
        };
        for one in of_a.iter().filter(|one| !is_known(one, &of_b)) {
            let mut others = of_b.iter().filter(|other| is_one(one, other));
            let Some(other) = others.find(|other| !is_known(other, &of_a)) else {
                continue;
            };
            if self.is_written_alike(one.span, other.span) {
                continue;
            }
            self.push(
                ConflictKind::Attribution,
                one.span,
                other.span,
                Verdict::SameSaidDifferently,
            );
        }
    }
}

/// Those who do something in a sentence.
fn sources(sentence: Sentence<'_>, words: &[Word], entities: &[Entity]) -> Vec<Source> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let form = half(word.form);
        let Some(&(_, act, voice)) = VERBS.iter().find(|verb| verb.0 == form) else {
            continue;
        };
        let phrase = match voice {
            Voice::Active => before(words, at),
            Voice::Passive => behind(words, at, act),
            Voice::Glued => words.get(at..=at),
        };
        let (Some(first), Some(last)) = (
            phrase.and_then(<[Word]>::first),
            phrase.and_then(<[Word]>::last),
        ) else {
            continue;
        };
        let span = first.span.cover(last.span);
        let mut named: Vec<u32> = Vec::new();
        for mention in sentence.mentions() {
            if let Some(entity) = entities.get(mention.entity as usize)
                && span.contains(mention.span)
            {
                // What stands before a person's name is the office: `Menteri Luar Negeri Jepang`.
                if entity.kind == Kind::Person && !is_joined(phrase.unwrap_or_default()) {
                    named.clear();
                }
                let itself = mention.entity;
                let state = (entity.kind == Kind::Place).then(|| state_of(&entity.name));
                named.push(state.flatten().unwrap_or(itself));
            }
        }
        found.push(Source {
            act,
            called: match act {
                Act::Call => called(words, last.span),
                Act::Deny | Act::Accuse => 0,
            },
            span: if act == Act::Call {
                word.span.cover(span)
            } else {
                span
            },
            named,
        });
    }
    found
}

/// The root of what somebody is said to call something: `disebut Rusia sebagai operasi …`.
fn called(words: &[Word], phrase: Span) -> u64 {
    let at = words.partition_point(|word| word.span.start < phrase.end);
    let mut behind = words.iter().skip(at);
    behind
        .find(|word| word.kind == TokenKind::Word && half(word.form) != key("sebagai"))
        .map_or(0, |word| word.root)
}

/// Whether a phrase is for several.
fn is_joined(phrase: &[Word]) -> bool {
    phrase.iter().any(|word| half(word.form) == key("dan"))
}

fn is_name(word: &Word) -> bool {
    word.unit.is_some_and(|unit| unit.sort == Sort::Name)
}

/// Whether no phrase for somebody goes on beyond the word.
fn is_break(word: &Word) -> bool {
    let is_date = word.unit.is_some_and(|unit| unit.sort == Sort::Date);
    !is_name(word)
        && (word.kind == TokenKind::Punctuation || is_date || BREAKS.contains(&half(word.form)))
}

/// Somebody, or nothing where the words name nobody.
fn somebody(phrase: &[Word]) -> Option<&[Word]> {
    let first = phrase.first()?;
    let is_short = phrase.len() <= MOST_WORDS;
    (is_short && !NOBODY.contains(&half(first.form))).then_some(phrase)
}

/// Who stands before the verb at `at`.
fn before(words: &[Word], at: usize) -> Option<&[Word]> {
    let mut rest = words.get(..at)?;
    while let Some((last, others)) = rest.split_last()
        && ADVERBS.contains(&half(last.form))
    {
        rest = others;
    }
    let start = rest.iter().rposition(is_break).map_or(0, |at| at + 1);
    somebody(rest.get(start..)?)
}

/// Who stands behind the passive verb at `at`. What is called is named there as well, so of a verb
/// of calling it is only who stands between it and `sebagai`.
fn behind(words: &[Word], at: usize, act: Act) -> Option<&[Word]> {
    let rest = words.get(at + 1..)?;
    let has_agent = rest
        .first()
        .is_some_and(|word| half(word.form) == key("oleh"));
    let rest = rest.get(usize::from(has_agent)..)?;
    let is_end = |word: &Word| is_break(word) || half(word.form) == key("di");
    let end = rest.iter().position(is_end).unwrap_or(rest.len());
    let phrase = rest.get(..end)?;
    let is_called = || {
        rest.get(end)
            .is_some_and(|word| half(word.form) == key("sebagai"))
    };
    let is_agent =
        has_agent || (phrase.first().is_some_and(is_name) && (act != Act::Call || is_called()));
    somebody(phrase).filter(|_| is_agent)
}

#[cfg(test)]
mod tests {
    use crate::{
        compare::{
            ConflictKind, compare,
            fixture::{SuffixRoots, entity, report, weights},
        },
        entity::Kind,
    };

    /// What differs but for names, in two sentences on one matter.
    fn found(a: &str, b: &str) -> Vec<String> {
        let entities = [
            entity("Jepang", Kind::Place),
            entity("Tokyo", Kind::Place),
            entity("Thailand", Kind::Place),
            entity("Bangkok", Kind::Place),
            entity("Rina Wulandari", Kind::Person),
        ];
        let made = |sentence: &str| {
            let mut made = report("x", "2023-05-01", &[sentence]);
            for (at, entity) in (0u32..).zip(&entities) {
                if sentence.contains(&entity.name) {
                    made = made.mention(&entity.name, at);
                }
            }
            made
        };
        let (a, b) = (made(a), made(b));
        let weights = weights(&[&a, &b]);
        let comparison = compare(a.side(), b.side(), &entities, &weights, &SuffixRoots);
        assert_eq!(comparison.passages.len(), 1, "the sentences are aligned");
        let found = comparison.conflicts.into_iter();
        let found = found
            .filter(|one| one.kind == ConflictKind::Attribution || one.value_a.contains(" dan "));
        found
            .map(|one| format!("{} / {}", one.value_a, one.value_b))
            .collect()
    }

    #[test]
    fn who_denies_and_who_accuses_are_set_against_each_other() {
        let denial =
            |who: &str| format!("Soal batas laut, {who} membantah tuduhan para nelayan itu.");
        for (a, b, expected) in [
            (
                "Jepang dan Thailand",
                "Thailand",
                vec!["Jepang dan Thailand / Thailand"],
            ),
            (
                "Jepang dan Thailand telah",
                "Thailand juga",
                vec!["Jepang dan Thailand / Thailand"],
            ),
            (
                "Jepang",
                "Tokyo dan sekutunya di Thailand",
                vec!["Jepang / Tokyo dan sekutunya di Thailand"],
            ),
            ("Jepang dan Thailand", "Tokyo dan Bangkok", vec![]),
            ("Jepang", "pemerintah Jepang", vec![]),
            // An office names nobody else, and a pronoun nobody.
            (
                "Rina Wulandari",
                "Menteri Luar Negeri Jepang Rina Wulandari",
                vec![],
            ),
            ("Jepang dan Thailand", "mereka", vec![]),
            ("Jepang", "warga yang", vec![]),
        ] {
            assert_eq!(found(&denial(a), &denial(b)), expected, "{a} / {b}");
        }
        let passive = "Tuduhan para nelayan soal batas laut itu dibantah oleh Tokyo di Thailand.";
        assert_eq!(
            found(&denial("Jepang dan Thailand"), passive),
            ["Jepang dan Thailand / Tokyo"]
        );
        // Another thing is done by it.
        let blame = "Soal batas laut, Thailand menuduh para nelayan itu.";
        assert!(found(&denial("Jepang"), blame).is_empty());
    }

    #[test]
    fn who_calls_a_thing_so_is_set_against_who_calls_the_same_thing_so() {
        let called = |so: &str| format!("Warga mendukung apa yang {so} di batas laut itu.");
        for (a, b, expected) in [
            (
                "disebutnya sebagai operasi pangan",
                "disebut Jepang sebagai operasi pangan",
                vec!["disebutnya / disebut Jepang"],
            ),
            (
                "disebut Thailand sebagai operasi pangan",
                "disebut Jepang sebagai operasi pangan",
                vec!["disebut Thailand / disebut Jepang"],
            ),
            (
                "disebutnya sebagai operasi pangan",
                "disebut Jepang sebagai tekanan",
                vec![],
            ),
            // What is called so stands behind the verb too.
            (
                "disebutnya sebagai operasi pangan",
                "disebut Jepang, operasi pangan",
                vec![],
            ),
        ] {
            assert_eq!(found(&called(a), &called(b)), expected, "{a} / {b}");
        }
    }
}
