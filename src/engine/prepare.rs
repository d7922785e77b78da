//! The whole analysis in order: sources in, a [`Bundle`] out.

use std::collections::BTreeMap;

use crate::{
    base::{Diagnostic, Late},
    bundle::Bundle,
    corpus::{self, Document, Manifest, Source},
    entity,
    index::Index,
    text::{Sentence, Stemmer, TokenKind, block_sentences, normal_form, tokens},
};

/// Analyses a corpus of pages as served.
pub fn prepare(sources: Vec<Source>, manifest: &Manifest) -> Bundle {
    analyzed(corpus::read(sources, manifest), manifest)
}

/// Analyses texts that are all body, a paragraph a line.
pub fn prepare_plain(sources: Vec<Source>, manifest: &Manifest) -> Bundle {
    analyzed(corpus::read_plain(sources, manifest), manifest)
}

fn analyzed(
    (documents, diagnostics): (Vec<Document>, Vec<Diagnostic>),
    manifest: &Manifest,
) -> Bundle {
    let sentences: Vec<Vec<Sentence>> = documents.iter().map(document_sentences).collect();
    let (entities, findings) = entity::find(&documents, &sentences);
    let mut in_time: Vec<u32> = (0u32..).take(documents.len()).collect();
    in_time.sort_by_key(|&number| {
        let document = documents.get(number as usize);
        document.and_then(Document::published)
    });
    let vocabulary = vocabulary(&documents);
    let stemmer = Stemmer::new(
        vocabulary
            .iter()
            .map(|(word, n_uses)| (word.as_str(), *n_uses)),
    );
    let documents: Vec<_> = documents.into_iter().map(Late::from).collect();
    let index = Index::build(&documents, &entities, &findings, &stemmer);
    Bundle {
        title: manifest.title.clone(),
        language: manifest.language.clone(),
        documents,
        sentences: sentences.into_iter().map(Late::from).collect(),
        in_time,
        entities: entities.into(),
        findings: findings.into(),
        index,
        diagnostics,
    }
}

fn document_sentences(document: &Document) -> Vec<Sentence> {
    block_sentences(
        &document.text,
        document.blocks.iter().map(|block| block.span),
    )
}

fn vocabulary(documents: &[Document]) -> BTreeMap<String, u32> {
    let mut words = BTreeMap::new();
    for document in documents {
        for block in &document.blocks {
            for token in tokens(&document.text, block.span) {
                if token.kind == TokenKind::Word {
                    *words
                        .entry(normal_form(token.span.of(&document.text)))
                        .or_insert(0) += 1;
                }
            }
        }
    }
    words
}
