//! Documents, sentences and findings made by hand, for the tests of this module.

use crate::{
    base::Span,
    compare::{Side, Weights},
    corpus::{Block, Detail, Document, Field, Role},
    entity::{Bound, DateMention, Entity, Findings, Kind, Mention, Quantity, Quote},
    text::{Roots, Sentence},
};
use std::borrow::Cow;

/// Takes the affixes of a few words off, which is all that these tests need.
pub(super) struct SuffixRoots;

impl Roots for SuffixRoots {
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        let word = word.strip_prefix("di").unwrap_or(word);
        Cow::Borrowed(word.strip_suffix("kan").unwrap_or(word))
    }
}

/// A report under construction: each sentence is a line of body text.
pub(super) struct Report {
    pub(super) document: Document,
    pub(super) sentences: Vec<Sentence>,
    pub(super) findings: Findings,
}

pub(super) fn report(id: &str, published: &str, sentences: &[&str]) -> Report {
    let mut document = Document {
        id: id.to_owned(),
        file: format!("{id}.txt"),
        details: vec![Detail::supplied(Field::Published, published.to_owned())],
        ..Document::default()
    };
    let mut text = String::new();
    let mut list = Vec::new();
    for (block, sentence) in (0u32..).zip(sentences) {
        let start = text.len();
        text.push_str(sentence);
        let span = Span::new(start, text.len());
        text.push('\n');
        document.blocks.push(Block {
            role: Role::Body,
            span,
        });
        list.push(Sentence { span, block });
    }
    document.text = text.into();
    Report {
        document,
        sentences: list,
        findings: Findings::default(),
    }
}

impl Report {
    pub(super) fn side(&self) -> Side<'_> {
        Side {
            document: &self.document,
            sentences: &self.sentences,
            findings: &self.findings,
        }
    }

    /// Where `words` stand first.
    pub(super) fn at(&self, words: &str) -> Span {
        let start = self.document.text.find(words).expect(words);
        Span::new(start, start + words.len())
    }

    pub(super) fn mention(mut self, words: &str, entity: u32) -> Self {
        let span = self.at(words);
        self.findings.mentions.push(Mention { span, entity });
        self.findings.mentions.sort_by_key(|mention| mention.span);
        self
    }

    pub(super) fn date(mut self, words: &str, from: &str, to: &str) -> Self {
        let span = self.at(words);
        self.findings.dates.push(DateMention {
            span,
            from: from.to_owned(),
            to: to.to_owned(),
        });
        self.findings.dates.sort_by_key(|date| date.span);
        self
    }

    pub(super) fn quantity(mut self, words: &str, value: f64, unit: &str, bound: Bound) -> Self {
        let span = self.at(words);
        self.findings.quantities.push(Quantity {
            span,
            value,
            unit: unit.to_owned(),
            bound,
        });
        self.findings
            .quantities
            .sort_by_key(|quantity| quantity.span);
        self
    }

    pub(super) fn quote(mut self, words: &str, speaker: &str) -> Self {
        let span = self.at(words);
        self.findings.quotes.push(Quote {
            span,
            speaker: Some(speaker.to_owned()),
            cue: None,
        });
        self
    }
}

pub(super) fn entity(name: &str, kind: Kind) -> Entity {
    Entity {
        id: name.to_lowercase().replace(' ', "-"),
        kind,
        name: name.to_owned(),
        aliases: Vec::new(),
    }
}

pub(super) fn weights(reports: &[&Report]) -> Weights {
    Weights::of(reports.iter().map(|report| report.side()), &SuffixRoots)
}
