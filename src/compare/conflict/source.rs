//! Who denies or accuses, where two aligned sentences tell it of different ones.
//!
//! Of an active verb it is who stands before it, of a passive one who stands behind `oleh` or right
//! behind the verb. Only the first of each in a sentence is looked at. Nothing is parsed: a phrase ends at a mark or at a word that opens a clause.
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

/// Verbs of denying, and whether who denies stands before them.
const DENYING: [(u32, bool); 8] = [
    (key("membantah"), true),
    (key("menampik"), true),
    (key("menepis"), true),
    (key("menyangkal"), true),
    (key("dibantah"), false),
    (key("ditampik"), false),
    (key("ditepis"), false),
    (key("disangkal"), false),
];

/// Verbs of accusing, likewise.
const ACCUSING: [(u32, bool); 4] = [
    (key("menuduh"), true),
    (key("menuding"), true),
    (key("dituduh"), false),
    (key("dituding"), false),
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

/// Where somebody is told of, and whom that names; a capital is its state.
type Source = (Span, Vec<u32>);

impl Found<'_> {
    /// Adds who does the same thing under another name, or together with others.
    pub(super) fn sources(&mut self, a: Stretch<'_>, b: Stretch<'_>, entities: &[Entity]) {
        for verbs in [DENYING.as_slice(), ACCUSING.as_slice()] {
            if let Some(one) = source(self.a, a.words, verbs, entities)
                && let Some(other) = source(self.b, b.words, verbs, entities)
                && (one.1.len() != other.1.len()
                    || one.1.iter().any(|named| !other.1.contains(named)))
            {
                self.push(
                    ConflictKind::Attribution,
                    one.0,
                    other.0,
                    Verdict::SameSaidDifferently,
                );
            }
        }
    }
}

/// Who does one of these first in a sentence.
fn source(
    sentence: Sentence<'_>,
    words: &[Word],
    verbs: &[(u32, bool)],
    entities: &[Entity],
) -> Option<Source> {
    let (at, is_before) = words.iter().enumerate().find_map(|(at, word)| {
        let verb = verbs.iter().find(|verb| verb.0 == half(word.form))?;
        Some((at, verb.1))
    })?;
    let phrase = if is_before {
        before(words, at)
    } else {
        behind(words, at)
    }?;
    let span = phrase.first()?.span.cover(phrase.last()?.span);
    let mut named = Vec::new();
    for mention in sentence.mentions() {
        if let Some(entity) = entities.get(mention.entity as usize)
            && span.contains(mention.span)
        {
            // What stands before a person's name is the office: `Menteri Luar Negeri Jepang`.
            if entity.kind == Kind::Person && !is_joined(phrase) {
                named.clear();
            }
            let state = (entity.kind == Kind::Place).then(|| state_of(&entity.name));
            named.push(state.flatten().unwrap_or(mention.entity));
        }
    }
    Some((span, named))
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

/// Who stands behind the passive verb at `at`.
fn behind(words: &[Word], at: usize) -> Option<&[Word]> {
    let rest = words.get(at + 1..)?;
    let has_agent = rest
        .first()
        .is_some_and(|word| half(word.form) == key("oleh"));
    let rest = rest.get(usize::from(has_agent)..)?;
    let is_end = |word: &Word| is_break(word) || half(word.form) == key("di");
    let end = rest.iter().position(is_end).unwrap_or(rest.len());
    let phrase = rest.get(..end)?;
    somebody(phrase).filter(|_| has_agent || phrase.first().is_some_and(is_name))
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
}
