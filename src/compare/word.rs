//! The words of a document as comparison reads them: each is cut, folded and brought to its root
//! once, whatever then asks for it.
//!
//! Everything that two words are compared by is a number; the letters stay in the text.

use super::{
    Side,
    unit::{Sort, Unit, root_key, unit_at},
};
use crate::{
    base::{Span, fnv1a},
    corpus::Role,
    text::{Roots, TokenKind, normal_form, tokens},
};

/// A token with everything that it is compared by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    /// The key of its normal form.
    pub(super) form: u64,
    /// The key of its root.
    pub(super) root: u64,
    /// The pairs of letters in it, one bit each; of a mark none.
    pub(super) letters: u64,
    /// What it is a part of, where that lies in its sentence.
    pub(super) unit: Option<Unit>,
    /// Whether it is what a quantity counts and not the figure: `rumah` of `12 rumah`.
    pub(super) is_counted: bool,
}

impl Word {
    /// What it stands for, as names, dates and figures count in alignment: the thing counted is a
    /// word like any other.
    pub(super) fn meant(&self) -> Option<Unit> {
        self.unit
            .filter(|unit| unit.sort != Sort::Number || !self.is_counted)
    }
}

/// A stretch of a document with its words.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) words: &'a [Word],
}

impl<'a> Stretch<'a> {
    pub(super) fn new(side: Side<'a>, span: Span, words: &'a [Word]) -> Self {
        Self {
            text: &side.document.text,
            span,
            words,
        }
    }
}

/// The sentences of a document's text, its summary and the words below its pictures.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// In the order of the text.
    words: Vec<Word>,
}

impl Reading {
    pub(super) fn of(side: Side<'_>, roots: &dyn Roots) -> Self {
        let mut all = Vec::new();
        for sentence in side.sentences {
            let block = side.document.blocks.get(sentence.block as usize);
            if block.is_some_and(|block| {
                matches!(block.role, Role::Body | Role::Summary | Role::Caption)
            }) {
                add_words(&mut all, side, sentence.span, roots);
            }
        }
        Self { words: all }
    }

    /// One of its sentences; `side` is the document that was read.
    pub(super) fn stretch<'a>(&'a self, side: Side<'a>, sentence: Span) -> Stretch<'a> {
        Stretch::new(side, sentence, self.words(sentence))
    }

    /// The words of one of its sentences.
    pub(super) fn words(&self, sentence: Span) -> &[Word] {
        let start = self
            .words
            .partition_point(|word| word.span.start < sentence.start);
        let end = self
            .words
            .partition_point(|word| word.span.start < sentence.end);
        self.words.get(start..end).unwrap_or_default()
    }
}

/// The words and marks of a stretch of text in order.
pub(super) fn words(side: Side<'_>, stretch: Span, roots: &dyn Roots) -> Vec<Word> {
    let mut all = Vec::new();
    add_words(&mut all, side, stretch, roots);
    all
}

fn add_words(all: &mut Vec<Word>, side: Side<'_>, stretch: Span, roots: &dyn Roots) {
    let text = &side.document.text;
    for token in tokens(text, stretch) {
        let unit = unit_at(side.findings, token.span).filter(|unit| stretch.contains(unit.span));
        let form = normal_form(token.span.of(text));
        let key = fnv1a(form.as_bytes());
        let is_mark = token.kind == TokenKind::Punctuation;
        all.push(Word {
            span: token.span,
            kind: token.kind,
            form: key,
            root: if is_mark {
                key
            } else {
                root_key(&roots.root(&form))
            },
            letters: if is_mark { 0 } else { letter_pairs(&form) },
            unit,
            is_counted: unit.is_some_and(|unit| is_counted(side, unit, &form)),
        });
    }
}

/// Whether `form` is part of the unit of the quantity that `unit` stands for.
fn is_counted(side: Side<'_>, unit: Unit, form: &str) -> bool {
    let quantities = &side.findings.quantities;
    let at = quantities.partition_point(|quantity| quantity.span.start < unit.span.start);
    unit.sort == Sort::Number
        && quantities
            .get(at)
            .is_some_and(|quantity| quantity.unit.split(' ').any(|word| word == form))
}

/// The pairs of neighboring letters in `word` as a set of 64 bits, for a rough likeness of words.
fn letter_pairs(word: &str) -> u64 {
    let mut before = 0u32;
    word.chars().map(u32::from).fold(0, |set, letter| {
        let pair = before.wrapping_mul(27).wrapping_add(letter) % 64;
        before = letter;
        set | 1 << pair
    })
}
