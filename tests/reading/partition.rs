//! Nothing of a file is lost, and nothing is there twice.

use proptest::prelude::{ProptestConfig, proptest};

use sanding::{
    base::Span,
    bundle::Bundle,
    corpus::{Manifest, Source},
    engine,
    entity::Knowledge,
};

use crate::page::pages;

/// The file put together again from its blocks, the sentences in them, and what stands between.
fn joined(bundle: &Bundle, document: usize) -> String {
    let text = &bundle.documents[document].text;
    let mut joined = String::new();
    let mut at = 0;
    let gap = |joined: &mut String, from: u32, to: u32| {
        let gap = Span {
            start: from,
            end: to,
        };
        assert!(gap.trimmed(text).is_empty(), "lost: {:?}", gap.of(text));
        joined.push_str(gap.of(text));
    };
    for (number, block) in (0u32..).zip(&bundle.documents[document].blocks) {
        gap(&mut joined, at, block.span.start);
        let line = block.span.of(text);
        assert!(!line.is_empty() && !line.contains('\n'), "{line:?}");
        let mut inside = block.span.start;
        for sentence in bundle.sentences[document].iter() {
            if sentence.block == number {
                assert!(block.span.contains(sentence.span) && !sentence.span.is_empty());
                gap(&mut joined, inside, sentence.span.start);
                joined.push_str(sentence.span.of(text));
                inside = sentence.span.end;
            }
        }
        gap(&mut joined, inside, block.span.end);
        at = block.span.end;
    }
    gap(&mut joined, at, text.len() as u32);
    joined
}

fn check(texts: &[String], plain: bool) {
    let sources = texts.iter().enumerate().map(|(at, text)| Source {
        file: format!("{at:03}.txt"),
        text: text.clone(),
        ..Source::default()
    });
    let sources = sources.collect();
    let bundle = match plain {
        true => engine::prepare_plain(sources, &Manifest::default(), Knowledge::default()),
        false => engine::prepare(sources, &Manifest::default(), Knowledge::default()),
    };
    for (at, document) in bundle.documents.iter().enumerate() {
        let blocks = document.blocks.len() as u32;
        let sentences = &bundle.sentences[at];
        assert!(sentences.is_sorted_by_key(|sentence| sentence.block));
        assert!(sentences.iter().all(|sentence| sentence.block < blocks));
        assert_eq!(joined(&bundle, at), document.text.as_str());
    }
}

#[test]
fn the_parts_of_every_page_joined_give_the_page() {
    let texts: Vec<String> = pages().into_iter().map(|page| page.text).collect();
    check(&texts, false);
    check(&texts, true);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn the_parts_of_any_text_joined_give_the_text(
        text in "((oleh|Foto:|Baca juga|Prof\\. |3 Mei 2021|[A-Z][a-z]{1,4}|\\(AB\\)|\"|“|”|\\. |\\? |\u{feff}|\u{a0}|\u{200b}|[.:/\"-])[ \n\r]{0,2}){0,60}|\\PC{0,30}\n\\PC{0,30}|(?s:.){0,60}"
    ) {
        check(std::slice::from_ref(&text), false);
        check(&[text], true);
    }
}
