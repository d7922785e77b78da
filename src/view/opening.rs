//! The first view of a corpus as HTML, in every language: what a reader sees before the program runs.

use super::{
    browser::Answers,
    desk::Desk,
    markup::{escape, markup},
    page,
    part::{Name, frame, tag},
};
use crate::{
    address::Address,
    bundle::{Bundle, BundleError},
    engine::Engine,
    locale::{LANGUAGES, lines, speak},
};

/// What the page's shell is filled with.
pub struct Opening {
    /// The language of the articles, where the interface speaks it; else its first language.
    pub language: &'static str,
    /// The page's title.
    pub title: String,
    /// A block a language, each the elements that the application makes at first.
    pub blocks: String,
}

/// The beginning of the first view of a corpus, made as the page makes it: of the same bytes, by the same
/// functions. What lies below a window's edge comes with the program.
///
/// # Errors
/// Where the bytes are no corpus.
pub fn opening(corpus: &'static [u8]) -> Result<Opening, BundleError> {
    let answers = Answers::new(Engine::new(Bundle::decode(corpus)?));
    let address = Address::default();
    let mut opening = Opening {
        language: LANGUAGES[0],
        title: String::new(),
        blocks: String::new(),
    };
    for (at, language) in LANGUAGES.iter().enumerate() {
        speak(&lines(at));
        let desk = Desk::new(&answers, corpus);
        if desk.language() == *language {
            opening.language = language;
        }
        opening.title.clear();
        escape(&page::title(&desk, &address), &mut opening.title);
        let view = page::overview::top(&desk);
        let block = tag("div.either.first").with(Name::Lang, language);
        opening
            .blocks
            .push_str(&markup(block.child(frame(&desk, &address, None, view))));
    }
    Ok(opening)
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::opening;
    use crate::{
        corpus::{Manifest, Source},
        engine::prepare,
        entity::Knowledge,
        locale::LANGUAGES,
    };

    const HOSTILE: &str = "</title></div><script>alert(1)</script>\"'&amp;<!--";

    #[test]
    fn each_language_has_the_same_view_and_a_hostile_corpus_stays_text() {
        let source = |at: usize| Source {
            file: format!("{at}.txt"),
            text: format!(
                "Kunjungan {HOSTILE} Putin\n\nPutin tiba di Pyongyang pada Rabu {at} Juni 2024 bersama {at}2 pejabat {HOSTILE}.\n"
            ),
            ..Source::default()
        };
        let manifest = Manifest {
            title: HOSTILE.to_owned(),
            language: "en".to_owned(),
            ..Manifest::default()
        };
        let sources = vec![source(1), source(2)];
        let corpus = prepare(sources, &manifest, Knowledge::default()).encode();
        let opening = opening(corpus.leak()).unwrap();
        assert_eq!(opening.language, "en");
        let html = format!("<title>{}</title>{}", opening.title, opening.blocks);
        let read = Document::from(html.as_str());
        assert_eq!(
            &*read.select("title").text(),
            format!("{HOSTILE} · Sanding")
        );
        assert_eq!(read.select("script, [id]").length(), 0);
        assert_eq!(read.select("body > div.first").length(), LANGUAGES.len());
        let blocks = LANGUAGES.map(|language| {
            let block = read.select(&format!("div.first[lang={language}]"));
            assert_eq!(&*block.select("main > h1").text(), HOSTILE);
            assert_eq!(block.select("main a.card").length(), 2);
            block.select("*").length()
        });
        assert_eq!(blocks[0], blocks[1]);
        assert!(blocks[0] > 40);
    }
}
