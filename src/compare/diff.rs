//! What was changed between two sentences, word by word.
//!
//! The changes cover every token of both sentences, in order. Words are aligned first, by Myers'
//! shortest edit script (Myers 1986); then, between aligned words, names, dates and roots; then
//! punctuation marks: a comma never keeps two words apart that belong together. A moved word is
//! seen as deleted here and inserted there.

use super::{
    Change, Op, Reason,
    shortest::matches,
    unit::Sort,
    word::{Stretch, Word},
};
use crate::{
    base::Span,
    text::{TokenKind, normal_form, small_letter},
};

/// Ranges of tokens that belong together: of the first sentence, of the second.
#[derive(Clone, Copy, Debug)]
struct Pair {
    a: (usize, usize),
    b: (usize, usize),
}

/// What is aligned in one round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Round {
    Words,
    Meanings,
    Punctuation,
}

/// The steps from the one sentence to the other.
pub(super) fn differences(a: Stretch<'_>, b: Stretch<'_>) -> Vec<Change> {
    let (words_a, words_b) = (a.words, b.words);
    let mut pairs = Vec::new();
    for round in [Round::Words, Round::Meanings, Round::Punctuation] {
        pairs = refined(words_a, words_b, &pairs, round);
    }
    let mut changes = Changes {
        steps: Vec::new(),
        a: a.span.start,
        b: b.span.start,
        text_a: a.text,
        text_b: b.text,
    };
    let mut at = (0, 0);
    for pair in pairs {
        changes.gap(
            between(words_a, at.0, pair.a.0),
            between(words_b, at.1, pair.b.0),
        );
        changes.pair(
            between(words_a, pair.a.0, pair.a.1),
            between(words_b, pair.b.0, pair.b.1),
        );
        at = (pair.a.1, pair.b.1);
    }
    changes.gap(
        between(words_a, at.0, words_a.len()),
        between(words_b, at.1, words_b.len()),
    );
    changes.steps
}

fn between(words: &[Word], start: usize, end: usize) -> &[Word] {
    words.get(start..end).unwrap_or_default()
}

/// Adds to `pairs` what is aligned between them in this round.
fn refined(a: &[Word], b: &[Word], pairs: &[Pair], round: Round) -> Vec<Pair> {
    let mut all = Vec::with_capacity(pairs.len());
    let mut at = (0, 0);
    let last = Pair {
        a: (a.len(), a.len()),
        b: (b.len(), b.len()),
    };
    for &pair in pairs.iter().chain([&last]) {
        let gap_a = pieces(a, at.0, pair.a.0, round);
        let gap_b = pieces(b, at.1, pair.b.0, round);
        for (left, right) in matches(&keys(&gap_a), &keys(&gap_b)) {
            if let (Some(left), Some(right)) = (gap_a.get(left), gap_b.get(right)) {
                all.push(Pair {
                    a: left.0,
                    b: right.0,
                });
            }
        }
        all.push(pair);
        at = (pair.a.1, pair.b.1);
    }
    all.pop();
    all
}

/// A range of tokens and what it is compared by.
type Piece = ((usize, usize), u64);

fn keys(pieces: &[Piece]) -> Vec<u64> {
    pieces.iter().map(|piece| piece.1).collect()
}

/// The tokens from `start` to `end` as they are compared in this round.
fn pieces(words: &[Word], start: usize, end: usize, round: Round) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = start;
    let gap = between(words, start, end);
    let covered = match (gap.first(), gap.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => return pieces,
    };
    while at < end {
        let Some(word) = words.get(at) else { break };
        let mut next = at + 1;
        let is_mark = word.kind == TokenKind::Punctuation;
        match round {
            Round::Words | Round::Punctuation => {
                if is_mark == (round == Round::Punctuation) {
                    pieces.push(((at, next), word.form));
                }
            }
            Round::Meanings => match word.unit.filter(|unit| covered.contains(unit.span)) {
                Some(unit) => {
                    while next < end
                        && words
                            .get(next)
                            .is_some_and(|word| unit.span.contains(word.span))
                    {
                        next += 1;
                    }
                    pieces.push(((at, next), unit.key));
                }
                None if !is_mark => pieces.push(((at, next), word.root)),
                None => {}
            },
        }
        at = next;
    }
    pieces
}

/// The steps so far and how far they have come in both texts, in bytes.
struct Changes<'a> {
    steps: Vec<Change>,
    a: u32,
    b: u32,
    text_a: &'a str,
    text_b: &'a str,
}

impl Changes<'_> {
    /// Tokens that the rounds have not aligned.
    fn gap(&mut self, a: &[Word], b: &[Word]) {
        match (a.is_empty(), b.is_empty()) {
            (true, true) => {}
            (false, true) => self.step(Op::Delete, a, b, None),
            (true, false) => self.step(Op::Insert, a, b, None),
            (false, false) => self.step(Op::Replace, a, b, Some(self.why(a, b))),
        }
    }

    /// Tokens that the rounds have aligned.
    fn pair(&mut self, a: &[Word], b: &[Word]) {
        let same_forms = a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.form == b.form);
        let same_letters = same_forms
            && a.iter()
                .zip(b)
                .all(|(a, b)| like_written(a.span.of(self.text_a), b.span.of(self.text_b)));
        if same_letters {
            self.step(Op::Equal, a, b, None);
        } else if same_forms {
            self.step(Op::Replace, a, b, Some(Reason::Spelling));
        } else {
            self.step(Op::Replace, a, b, Some(self.why(a, b)));
        }
    }

    fn why(&self, a: &[Word], b: &[Word]) -> Reason {
        reason((self.text_a, a), (self.text_b, b))
    }

    fn step(&mut self, op: Op, a: &[Word], b: &[Word], why: Option<Reason>) {
        let span_a = covering(a, self.a);
        let span_b = covering(b, self.b);
        self.a = span_a.end;
        self.b = span_b.end;
        if let Some(last) = self.steps.last_mut()
            && op == Op::Equal
            && last.op == op
        {
            last.a = last.a.cover(span_a);
            last.b = last.b.cover(span_b);
            return;
        }
        self.steps.push(Change {
            op,
            a: span_a,
            b: span_b,
            why,
        });
    }
}

/// The span of `words`; empty at byte `at` where there are none.
fn covering(words: &[Word], at: u32) -> Span {
    words
        .iter()
        .map(|word| word.span)
        .reduce(Span::cover)
        .unwrap_or(Span { start: at, end: at })
}

/// Whether two words of one normal form are written alike; a capital at the head is no difference,
/// because it may only be the sentence's first.
fn like_written(a: &str, b: &str) -> bool {
    let (mut left, mut right) = (a.chars(), b.chars());
    match (left.next(), right.next()) {
        (Some(one), Some(other)) => {
            left.as_str() == right.as_str() && small_letter(one) == small_letter(other)
        }
        _ => a == b,
    }
}

/// Why the second words stand where the first stood; each with the text that they are of.
fn reason((text_a, a): (&str, &[Word]), (text_b, b): (&str, &[Word])) -> Reason {
    if is_marks(a) && is_marks(b) {
        return Reason::Punctuation;
    }
    match (only_sort(a), only_sort(b)) {
        (Some(Sort::Date), Some(Sort::Date)) => return Reason::Date,
        (Some(Sort::Name), Some(Sort::Name))
            if one_unit(a).is_some() && one_unit(a) == one_unit(b) =>
        {
            return Reason::Alias;
        }
        (Some(Sort::Number), Some(Sort::Number)) => return Reason::Number,
        _ => {}
    }
    if let ([a], [b]) = (a, b) {
        if a.kind == TokenKind::Number && b.kind == TokenKind::Number {
            return Reason::Number;
        }
        if a.kind == TokenKind::Word && b.kind == TokenKind::Word {
            if a.root == b.root {
                return Reason::Inflection;
            }
            if near(
                &normal_form(a.span.of(text_a)),
                &normal_form(b.span.of(text_b)),
            ) {
                return Reason::Spelling;
            }
        }
    }
    Reason::Wording
}

fn is_marks(words: &[Word]) -> bool {
    words.iter().all(|word| word.kind == TokenKind::Punctuation)
}

/// The sort of unit that all words belong to, marks left aside.
fn only_sort(words: &[Word]) -> Option<Sort> {
    let mut only = None;
    for word in words {
        if word.kind == TokenKind::Punctuation {
            continue;
        }
        let sort = word.unit?.sort;
        if *only.get_or_insert(sort) != sort {
            return None;
        }
    }
    only
}

/// The key of the unit that all words belong to.
fn one_unit(words: &[Word]) -> Option<u64> {
    let first = words.iter().find_map(|word| word.unit)?.key;
    words
        .iter()
        .filter_map(|word| word.unit)
        .all(|unit| unit.key == first)
        .then_some(first)
}

/// Whether two words are a few letters apart: one in four, by Levenshtein's distance.
fn near(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().take(32).collect();
    let b: Vec<char> = b.chars().take(32).collect();
    let shorter = a.len().min(b.len());
    if shorter < 4 || a.len().abs_diff(b.len()) > shorter / 4 {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (done, letter) in a.iter().enumerate() {
        let mut diagonal = done;
        let mut left = done + 1;
        let mut next = Vec::with_capacity(row.len());
        next.push(left);
        for (other, &above) in b.iter().zip(row.iter().skip(1)) {
            let cost = diagonal + usize::from(letter != other);
            left = cost.min(above + 1).min(left + 1);
            diagonal = above;
            next.push(left);
        }
        row = next;
    }
    row.last().is_some_and(|&distance| distance <= shorter / 4)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::differences;
    use crate::{
        base::Span,
        compare::{
            Change, Op,
            fixture::{Report, SuffixRoots, report},
            word::{Stretch, words},
        },
        text::tokens,
    };

    fn changes(a: &Report, b: &Report) -> Vec<Change> {
        let span = |report: &Report| report.sentences[0].span;
        let (words_a, words_b) = (
            words(a.side(), span(a), &SuffixRoots),
            words(b.side(), span(b), &SuffixRoots),
        );
        differences(
            Stretch::new(a.side(), span(a), &words_a),
            Stretch::new(b.side(), span(b), &words_b),
        )
    }

    /// The steps as text: `=words`, `-words`, `+words`, `words>words (why)`.
    fn check(a: &Report, b: &Report, expected: &[&str]) {
        let (text_a, text_b) = (&a.document.text, &b.document.text);
        let steps: Vec<String> = changes(a, b)
            .iter()
            .map(|change| match change.op {
                Op::Equal => format!("={}", change.a.of(text_a)),
                Op::Delete => format!("-{}", change.a.of(text_a)),
                Op::Insert => format!("+{}", change.b.of(text_b)),
                Op::Replace => format!(
                    "{}>{} ({:?})",
                    change.a.of(text_a),
                    change.b.of(text_b),
                    change.why.expect("a replacement has a reason")
                ),
            })
            .collect();
        assert_eq!(steps, expected);
        assert_covers(a, b);
    }

    /// Steps are in order and cover all tokens of both sentences.
    fn assert_covers(a: &Report, b: &Report) {
        let changes = changes(a, b);
        for (report, ours, absent) in [
            (a, (|change| change.a) as fn(&Change) -> Span, Op::Insert),
            (b, |change| change.b, Op::Delete),
        ] {
            let sentence = report.sentences[0].span;
            let spans: Vec<Span> = changes
                .iter()
                .filter(|change| change.op != absent)
                .map(ours)
                .collect();
            assert!(spans.windows(2).all(|two| two[0].end <= two[1].start));
            for token in tokens(&report.document.text, sentence) {
                assert!(spans.iter().any(|span| span.contains(token.span)));
            }
            let all: Vec<Span> = changes.iter().map(ours).collect();
            assert!(all.windows(2).all(|two| two[0].end <= two[1].start));
            assert!(all.iter().all(|&span| sentence.contains(span)));
        }
        for change in changes {
            assert_eq!(change.a.is_empty(), change.op == Op::Insert);
            assert_eq!(change.b.is_empty(), change.op == Op::Delete);
            assert_eq!(change.why.is_some(), change.op == Op::Replace);
        }
    }

    fn one(sentence: &str) -> Report {
        report("x", "2023-05-01", &[sentence])
    }

    #[test]
    fn words_are_inserted_deleted_and_replaced() {
        check(
            &one("Gubernur meresmikan jembatan baru itu kemarin."),
            &one("Gubernur membuka jembatan itu kemarin pagi."),
            &[
                "=Gubernur",
                "meresmikan>membuka (Wording)",
                "=jembatan",
                "-baru",
                "=itu kemarin",
                "+pagi",
                "=.",
            ],
        );
    }

    #[test]
    fn a_comma_does_not_keep_apart_the_words_around_it() {
        check(
            &one("Bupati, kata warga, tiba"),
            &one("Bupati kata warga – tiba"),
            &["=Bupati", "-,", "=kata warga", ",>– (Punctuation)", "=tiba"],
        );
    }

    #[test]
    fn another_name_of_one_entity_is_an_alias() {
        check(
            &one("Gempa mengguncang Jawa Barat pagi ini").mention("Jawa Barat", 4),
            &one("Gempa mengguncang Jabar pagi ini").mention("Jabar", 4),
            &[
                "=Gempa mengguncang",
                "Jawa Barat>Jabar (Alias)",
                "=pagi ini",
            ],
        );
    }

    #[test]
    fn another_form_of_one_root_is_an_inflection() {
        check(
            &one("Jalan itu ditutup warga"),
            &one("Jalan itu tutupkan warga"),
            &["=Jalan itu", "ditutup>tutupkan (Inflection)", "=warga"],
        );
    }

    #[test]
    fn a_few_other_letters_or_capitals_are_a_spelling() {
        check(
            &one("Pelatih Aleksei memanggil PERSIB lagi"),
            &one("pelatih Aleksey memanggil Persib lagi"),
            &[
                "=Pelatih",
                "Aleksei>Aleksey (Spelling)",
                "=memanggil",
                "PERSIB>Persib (Spelling)",
                "=lagi",
            ],
        );
    }

    #[test]
    fn numbers_and_dates_are_known_as_such() {
        let date = |sentence, words, iso| one(sentence).date(words, iso, iso);
        check(
            &date(
                "Pada 3 Mei 2023 ada 12 rumah rusak",
                "3 Mei 2023",
                "2023-05-03",
            ),
            &date("Pada Rabu ada 15 rumah rusak", "Rabu", "2023-05-03"),
            &[
                "=Pada",
                "3 Mei 2023>Rabu (Date)",
                "=ada",
                "12>15 (Number)",
                "=rumah rusak",
            ],
        );
    }

    #[test]
    fn equal_sentences_give_one_equal_step_and_empty_ones_none() {
        check(
            &one("Hujan turun."),
            &one("Hujan turun."),
            &["=Hujan turun."],
        );
        check(&one(""), &one(""), &[]);
        check(&one(""), &one("Hujan."), &["+Hujan."]);
        check(&one("Hujan."), &one(""), &["-Hujan."]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn the_steps_cover_both_sentences_in_order(
            a in "([a-d]{1,2}[ ,.]|\\PC){0,24}",
            b in "([a-d]{1,2}[ ,.]|\\PC){0,24}",
        ) {
            assert_covers(&one(&a), &one(&b));
        }
    }
}
