//! How much of one report stands word for word in another.
//!
//! A document is here the words and numbers of its body, one after the other: punctuation, captions,
//! headings and furniture are passed over, and a run goes on from one sentence or paragraph to the
//! next, because outlets cut a text that they take over into paragraphs of their own. Words are
//! compared in normal form; what a hyphen joins are several words (`bertahun-tahun` is two), since
//! outlets differ in whether they write the hyphen. A number with its separators is one word.
//!
//! What is shared is told as evidence: who wrote first, and from whom both may have it, the texts
//! themselves do not say.

mod evidence;
mod nearest;
mod run;

pub use evidence::{Agency, Earlier};
pub use nearest::sharing;

use std::cmp::Reverse;

use serde::Serialize;

use super::{Comparison, Passage, Side};
use crate::{
    base::{Arrange, Span, fnv1a},
    corpus::Role,
    entity::Entity,
    text::{TokenKind, normal_form, tokens},
};
use run::runs;

/// The fewest words that are a run. Names and set phrases are shared by any two reports of one
/// event; with few exceptions they are shorter than this.
pub const FEWEST_WORDS: usize = 8;

/// Words that follow each other in both documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SharedRun {
    /// How many words.
    pub words: u32,
    /// Where they stand in `a`, from the first word to the last.
    pub a: Span,
    /// Where they first stand in `b`.
    pub b: Span,
}

/// What two documents have in common, word for word.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reuse {
    /// Id of the first document.
    pub a: String,
    /// Id of the second document.
    pub b: String,
    /// Words of the body of `a`.
    pub words_a: u32,
    /// Words of the body of `b`.
    pub words_b: u32,
    /// Words of `a` that lie in a run, each counted once.
    pub verbatim_a: u32,
    /// Words of `b` that lie in a run, each counted once.
    pub verbatim_b: u32,
    /// Words of `a` that lie in no run, but in a sentence that is aligned with one of `b`.
    pub reworded_a: u32,
    /// Words of `b` that lie in no run, but in a sentence that is aligned with one of `a`.
    pub reworded_b: u32,
    /// The stretches of `a` that stand word for word in `b` and would not if they were longer, the
    /// longest first.
    pub runs: Vec<SharedRun>,
    /// News agencies that both name.
    pub agencies: Vec<Agency>,
    /// Which of the two was published first, where both say when.
    pub earlier: Option<Earlier>,
    /// Indexes of the two in the corpus; not part of the answer's outside.
    #[serde(skip)]
    pub documents: (usize, usize),
}

/// A word of a body.
#[derive(Clone, Copy, Debug)]
struct Word {
    key: u64,
    span: Span,
}

/// The words of a document's body, in order.
fn words(side: Side<'_>) -> Vec<Word> {
    let text = &side.document.text;
    let mut words = Vec::new();
    for block in &side.document.blocks {
        if block.role != Role::Body {
            continue;
        }
        for token in tokens(text, block.span) {
            let mut at = token.span.start as usize;
            let whole = token.span.of(text);
            let is_hyphen = |c: char| matches!(c, '-' | '‐' | '‑');
            match token.kind {
                TokenKind::Punctuation => {}
                TokenKind::Number => words.push(word(at, whole)),
                TokenKind::Word => {
                    for part in whole.split_inclusive(is_hyphen) {
                        words.push(word(at, part.trim_end_matches(is_hyphen)));
                        at += part.len();
                    }
                }
            }
        }
    }
    words
}

fn word(at: usize, written: &str) -> Word {
    Word {
        key: fnv1a(normal_form(written).as_bytes()),
        span: Span::new(at, at + written.len()),
    }
}

/// What two documents share; `compared` is their comparison, `documents` their indexes.
pub fn reuse(
    a: Side<'_>,
    b: Side<'_>,
    entities: &[Entity],
    compared: &Comparison,
    documents: (usize, usize),
) -> Reuse {
    let (words_a, words_b) = (words(a), words(b));
    let (half_a, runs) = half(&words_a, &words_b, compared, |passage| passage.a);
    let (half_b, _) = half(&words_b, &words_a, compared, |passage| passage.b);
    Reuse {
        a: a.document.id.clone(),
        b: b.document.id.clone(),
        words_a: half_a.words,
        words_b: half_b.words,
        verbatim_a: half_a.verbatim,
        verbatim_b: half_b.verbatim,
        reworded_a: half_a.reworded,
        reworded_b: half_b.reworded,
        runs,
        agencies: evidence::agencies(a, b, entities),
        earlier: evidence::earlier(a.document, b.document),
        documents,
    }
}

/// How the words of one document stand to another.
#[derive(Default)]
struct Half {
    words: u32,
    verbatim: u32,
    reworded: u32,
}

/// What `words` share with `others`; `sentence` is the one of an aligned pair that has the words.
#[inline(never)]
fn half(
    words: &[Word],
    others: &[Word],
    compared: &Comparison,
    sentence: fn(&Passage) -> Span,
) -> (Half, Vec<SharedRun>) {
    let mut found = Vec::new();
    let mut covered = vec![false; words.len()];
    for run in runs(&keys(words), &keys(others)) {
        if let (Some(taken), Some(own), Some(other)) = (
            covered.get_mut(run.a..run.a + run.n_words),
            words.get(run.a..run.a + run.n_words),
            others.get(run.b..run.b + run.n_words),
        ) {
            taken.fill(true);
            found.push(SharedRun {
                words: run.n_words as u32,
                a: extent(own),
                b: extent(other),
            });
        }
    }
    found.arrange_by_key(|run| (Reverse(run.words), run.a));
    let mut half = Half::default();
    for (word, covered) in words.iter().zip(covered) {
        let mut passages = compared.passages.iter();
        half.words += 1;
        if covered {
            half.verbatim += 1;
        } else if passages.any(|passage| sentence(passage).contains(word.span)) {
            half.reworded += 1;
        }
    }
    (half, found)
}

fn keys(words: &[Word]) -> Vec<u64> {
    words.iter().map(|word| word.key).collect()
}

/// From the first of some words to the last.
fn extent(words: &[Word]) -> Span {
    let ends = words.first().zip(words.last());
    ends.map_or(Span::default(), |(first, last)| first.span.cover(last.span))
}

#[cfg(test)]
mod tests {
    use super::{Reuse, reuse};
    use crate::compare::{
        compare,
        fixture::{Report, SuffixRoots, entity, report, weights},
    };
    use crate::entity::Kind;

    fn of(a: &Report, b: &Report) -> Reuse {
        let entities = [entity("Reuters", Kind::Organization)];
        let weights = weights(&[a, b]);
        let compared = compare(a.side(), b.side(), &entities, &weights, &SuffixRoots);
        reuse(a.side(), b.side(), &entities, &compared, (0, 1))
    }

    fn shared(a: &[&str], b: &[&str]) -> Vec<String> {
        let (a, b) = (report("a", "2031-02-03", a), report("b", "2031-02-03", b));
        let text = &a.document.text;
        let runs = of(&a, &b).runs;
        runs.iter()
            .map(|run| {
                assert_eq!(run.a.of(text).split_whitespace().count() as u32, run.words);
                run.a.of(text).to_owned()
            })
            .collect()
    }

    #[test]
    fn a_run_goes_over_marks_and_paragraphs_and_ends_with_the_first_other_word() {
        let cases: [(&[&str], &[&str], &[&str]); 4] = [
            (
                &[
                    "Banjir surut.",
                    "Warga pulang, lalu menjemur kasur dan lemari mereka.",
                ],
                &["Kemarin banjir surut warga pulang lalu menjemur kasur dan kursi mereka."],
                &["Banjir surut.\nWarga pulang, lalu menjemur kasur dan"],
            ),
            // Seven words are none.
            (
                &["Banjir surut, warga pulang lalu menjemur kasur."],
                &["Banjir surut, warga pulang lalu menjemur kasur."],
                &[],
            ),
            // Case and the kind of hyphen and apostrophe do not matter.
            (
                &["PARA warga Jum’at itu berjalan kaki ke balai desa."],
                &["Para Warga Jum'at itu berjalan kaki ke balai desa!"],
                &["PARA warga Jum’at itu berjalan kaki ke balai desa"],
            ),
            (
                &["Ia membeli 1.500 karung beras dari gudang di pelabuhan."],
                &["Ia membeli 1.600 karung beras dari gudang di pelabuhan."],
                &[],
            ),
        ];
        for (a, b, expected) in cases {
            assert_eq!(shared(a, b), expected);
        }
    }

    #[test]
    fn a_hyphen_joins_two_words_and_not_one() {
        let a = report(
            "a",
            "",
            &["Sawah itu bertahun-tahun tidak lagi ditanami padi."],
        );
        let b = report(
            "b",
            "",
            &["Sawah itu bertahun tahun tidak lagi ditanami padi."],
        );
        assert_eq!(of(&a, &b).runs[0].words, 8);
    }

    #[test]
    fn a_word_that_is_in_two_runs_counts_once() {
        let a = report(
            "a",
            "",
            &["satu dua tiga empat lima enam tujuh delapan sembilan"],
        );
        let b = report(
            "b",
            "",
            &[
                "satu dua tiga empat lima enam tujuh delapan",
                "lain",
                "dua tiga empat lima enam tujuh delapan sembilan",
            ],
        );
        let reuse = of(&a, &b);
        assert_eq!(reuse.runs.len(), 2);
        assert_eq!((reuse.verbatim_a, reuse.verbatim_b), (9, 16));
    }

    #[test]
    fn what_is_aligned_but_not_verbatim_counts_as_reworded() {
        let a = report(
            "a",
            "",
            &[
                "Gempa merusak 40 rumah di Desa Sukamaju pada Senin malam.",
                "Pemerintah membagikan tenda.",
            ],
        );
        let b = report(
            "b",
            "",
            &["Pada Senin malam, gempa di Desa Sukamaju merusak 40 rumah."],
        );
        let reuse = of(&a, &b);
        assert_eq!((reuse.verbatim_a, reuse.reworded_a), (0, 10));
        assert_eq!(reuse.words_a, 13);
    }

    #[test]
    fn agencies_count_where_both_name_them() {
        let named = |words: &str| report("a", "", &[words]).mention("Reuters", 0);
        let both = of(
            &named("Kapal itu karam, lapor Reuters."),
            &named("Menurut Reuters kapal karam."),
        );
        assert_eq!(both.agencies.len(), 1);
        assert_eq!(both.agencies[0].name, "Reuters");
        let one = of(
            &named("Kapal itu karam, lapor Reuters."),
            &report("b", "", &["Kapal karam menurut Reuters."]),
        );
        assert_eq!(one.agencies, []);
    }
}
