//! The whole analysis in order: sources in, a [`Bundle`] out.

use super::stored::look_across;
use crate::{
    base::{Diagnostic, Intern, Late, Parts},
    bundle::Bundle,
    corpus::{self, Document, Manifest, Role, Source},
    entity::{self, Knowledge},
    index::Index,
    text::{Sentence, Stemmer, TokenKind, block_sentences, normal_form, tokens},
};

/// Analyses a corpus of pages as served, given what is `known` of their names.
pub fn prepare(sources: Vec<Source>, manifest: &Manifest, known: Knowledge<'_>) -> Bundle {
    analyzed(
        corpus::read(sources, manifest),
        manifest,
        known,
        &mut |_| {},
    )
}

/// Of more documents than this nothing is looked for across all: that takes more time than there are
/// readers for it.
const MOST_ACROSS: usize = 200;

/// What takes time while a corpus is analysed, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What the lines of the pages are.
    Lines,
    /// Names, dates, figures and quotations.
    Names,
    /// The index.
    Index,
}

/// Analyses pages as served together with `documents` that were read before; `tell` hears of each
/// step as it begins. What concerns names is found anew in all of them. What the pages' lines are is
/// told by the pages alone, and the documents read before keep what they were read as.
pub fn prepare_beside(
    documents: Vec<Document>,
    sources: Vec<Source>,
    manifest: &Manifest,
    known: Knowledge<'_>,
    tell: &mut dyn FnMut(Step),
) -> Bundle {
    tell(Step::Lines);
    let (own, diagnostics) = corpus::read(sources, manifest);
    let documents = corpus::merged(documents, own);
    analyzed((documents, diagnostics), manifest, known, tell)
}

/// Analyses texts that are all body, a paragraph a line, given what is `known` of their names.
pub fn prepare_plain(sources: Vec<Source>, manifest: &Manifest, known: Knowledge<'_>) -> Bundle {
    analyzed(
        corpus::read_plain(sources, manifest),
        manifest,
        known,
        &mut |_| {},
    )
}

fn analyzed(
    (documents, diagnostics): (Vec<Document>, Vec<Diagnostic>),
    manifest: &Manifest,
    known: Knowledge<'_>,
    tell: &mut dyn FnMut(Step),
) -> Bundle {
    tell(Step::Names);
    let sentences: Vec<Vec<Sentence>> = documents.iter().map(document_sentences).collect();
    let (entities, findings) = entity::find(&documents, &sentences, known);
    tell(Step::Index);
    let mut in_time: Vec<u32> = (0u32..).take(documents.len()).collect();
    in_time.sort_by_key(|&number| {
        let document = documents.get(number as usize);
        document.and_then(Document::published)
    });
    let (words, counts) = vocabulary(&documents);
    let stemmer = Stemmer::new(
        (0..)
            .zip(counts)
            .map(|(word, n_uses)| (words.get(word), n_uses)),
    );
    let documents: Vec<_> = documents.into_iter().map(Late::from).collect();
    let findings: Vec<_> = findings.into_iter().map(Late::from).collect();
    let index = Index::build(&documents, &entities, &findings, &stemmer);
    let n_words = (0..)
        .zip(&documents)
        .map(|(number, _)| index.n_words(number, Role::Body))
        .collect();
    let bundle = Bundle {
        title: manifest.title.clone(),
        language: manifest.language.clone(),
        documents,
        sentences: sentences.into_iter().map(Late::from).collect(),
        in_time,
        entities: entities.into(),
        findings,
        n_words,
        indexed: index.into(),
        diagnostics,
        across: Late::default(),
        parts: Parts::none(),
    };
    if bundle.documents.len() > MOST_ACROSS {
        return bundle;
    }
    look_across(bundle)
}

fn document_sentences(document: &Document) -> Vec<Sentence> {
    block_sentences(
        &document.text,
        document.blocks.iter().map(|block| block.span),
    )
}

/// The normal forms of a corpus's words, and how often each occurs.
fn vocabulary(documents: &[Document]) -> (Intern, Vec<u32>) {
    // A form is made once for every way of writing a word, not at every occurrence.
    let mut written = Intern::default();
    let mut n_written: Vec<u32> = Vec::new();
    for document in documents {
        for block in &document.blocks {
            for token in tokens(&document.text, block.span) {
                if token.kind == TokenKind::Word {
                    count(
                        &mut written,
                        &mut n_written,
                        token.span.of(&document.text),
                        1,
                    );
                }
            }
        }
    }
    let mut words = Intern::default();
    let mut n_words = Vec::new();
    for (word, n_uses) in (0..).zip(n_written) {
        count(
            &mut words,
            &mut n_words,
            &normal_form(written.get(word)),
            n_uses,
        );
    }
    (words, n_words)
}

fn count(words: &mut Intern, counts: &mut Vec<u32>, word: &str, n_uses: u32) {
    let number = words.number(word) as usize;
    if number == counts.len() {
        counts.push(0);
    }
    if let Some(count) = counts.get_mut(number) {
        *count = count.saturating_add(n_uses);
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, prepare, prepare_beside};
    use crate::{
        bundle::Bundle,
        corpus::{Manifest, Source},
        entity::Knowledge,
    };

    const FIRST: [(&str, &str); 2] = [
        (
            "b.txt",
            "Gubernur Joko Wibowo meninjau pasar di Tegalrejo pada 18 Juni 2024.\n",
        ),
        ("d.txt", "Warga Tegalrejo kembali ke rumah masing-masing.\n"),
    ];
    const LATER: [(&str, &str); 2] = [
        ("a.txt", "Pedagang bertanya. Lalu Wibowo menjawab mereka.\n"),
        ("c.txt", "Ratna Sari, seorang pedagang, menyapa Wibowo.\n"),
    ];

    fn sources(texts: &[(&str, &str)]) -> Vec<Source> {
        let source = |&(file, text): &(&str, &str)| Source {
            file: file.to_owned(),
            text: text.to_owned(),
            ..Source::default()
        };
        texts.iter().map(source).collect()
    }

    #[test]
    fn what_is_read_later_stands_beside_what_was_read_as_if_all_were_read_at_once() {
        let manifest = Manifest::default();
        let known = Knowledge::default();
        let first = prepare(sources(&FIRST), &manifest, known).encode();
        let first = Bundle::decode(first.leak()).unwrap();
        let documents: Vec<_> = first.documents.iter().map(|it| (**it).clone()).collect();
        let mut steps = Vec::new();
        let mut tell = |step| steps.push(step);
        let both = prepare_beside(documents, sources(&LATER), &manifest, known, &mut tell);
        let all = [FIRST, LATER].concat();
        let at_once = prepare(sources(&all), &manifest, known);
        assert!(both == at_once);
        let files: Vec<&str> = both.documents.iter().map(|it| it.file.as_str()).collect();
        assert_eq!(files, ["a.txt", "b.txt", "c.txt", "d.txt"]);
        assert_eq!(steps, [Step::Lines, Step::Names, Step::Index]);
    }

    #[test]
    fn of_two_documents_with_one_id_the_later_gets_another() {
        let manifest = Manifest::default();
        let known = Knowledge::default();
        let read = |file| prepare(sources(&[(file, "Api padam.\n")]), &manifest, known);
        let documents = vec![(*read("x.txt").documents[0]).clone()];
        let later = sources(&[("x.md", "Api menyala lagi.\n")]);
        let both = prepare_beside(documents, later, &manifest, known, &mut |_| {});
        let ids: Vec<&str> = both.documents.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["x-2", "x"]);
    }
}
