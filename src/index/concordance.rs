//! Every place that answers a query in the words around it: a concordance.
//!
//! The lines of all documents are ordered by keys alone; the words around a match are cut out only
//! for the lines that are shown. A line never reaches beyond the block that its match stands in,
//! so what stands beside a match was written beside it.
//!
//! # What is missing
//! Contexts are cut at spaces. Where a script has none, a long line shows no context.

use serde::Serialize;

use super::{
    answer::{Match, Note, Results},
    sources::{SourceUse, Sources},
    words::visit,
};
use crate::{
    base::{Arrange, Late, Span},
    corpus::Document,
    text::normal_form,
};

/// The most characters on each side of a match. Two sides and a word are then as wide as the page,
/// and hold a clause each.
const CONTEXT: usize = 60;

/// How many words beside a match decide on the order. Behind the third the lines of one pattern
/// have gone apart.
const NEIGHBORS: usize = 3;

/// In which order the lines of a concordance stand; ties stand in the order of the corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// By document and place.
    #[default]
    Text,
    /// By the words before the match, the nearest first.
    Left,
    /// By the words after the match.
    Right,
}

/// One place that answers a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line<'a> {
    /// The document's file.
    pub file: &'a str,
    /// The source's name.
    pub source: &'a str,
    /// The match.
    #[serde(flatten)]
    pub found: Match,
    /// What stands before the match, up to it.
    pub left: Span,
    /// What stands after the match, from it on.
    pub right: Span,
    /// Index of the document in the corpus; not part of the answer's outside.
    #[serde(skip)]
    pub document: u32,
}

/// All places that answer a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Concordance<'a> {
    /// The query as typed.
    pub query: String,
    /// The order of the lines.
    pub order: Order,
    /// How many places there are.
    pub total: u32,
    /// The first of them.
    pub lines: Vec<Line<'a>>,
    /// How often each source has them, by name.
    pub sources: Vec<SourceUse<'a>>,
    /// Whether no document has all words, so that partial answers are given.
    pub relaxed: bool,
    /// What of the query was ignored, and what was read in another way, for the reader.
    pub notes: Vec<Note>,
}

/// A place, the block around it, and where its key stands among the keys.
struct Place {
    document: u32,
    found: Match,
    block: Span,
    key: Span,
}

impl<'a> Concordance<'a> {
    /// The places of `results`, which must hold every document that answers; at most `limit` lines.
    pub fn of(
        documents: &'a [Late<Document>],
        sources: &Sources,
        results: Results,
        order: Order,
        limit: usize,
    ) -> Self {
        let mut places: Vec<Place> = Vec::new();
        let mut keys = String::new();
        for hit in &results.hits {
            let Some(document) = documents.get(hit.document as usize) else {
                continue;
            };
            let words = words(document, order);
            for &found in &hit.matches {
                let start = keys.len();
                let mut place = Place {
                    document: hit.document,
                    found,
                    block: block_of(document, found.start),
                    key: Span::default(),
                };
                add_key(&mut keys, &document.text, &words, &place, order);
                place.key = Span::new(start, keys.len());
                places.push(place);
            }
        }
        // A document's places are already in the order of its text.
        places.arrange_by(|one, other| {
            let keys = one.key.of(&keys).cmp(other.key.of(&keys));
            keys.then(one.document.cmp(&other.document))
        });
        let mut lines = Vec::new();
        for place in places.iter().take(limit) {
            lines.extend(line(documents, place));
        }
        Self {
            order,
            total: places.len() as u32,
            lines,
            sources: sources.uses(documents, &results.hits),
            query: results.query,
            relaxed: results.relaxed,
            notes: results.notes,
        }
    }
}

/// The words of a document, as far as the order asks for them.
fn words(document: &Document, order: Order) -> Vec<Span> {
    let mut words = Vec::new();
    if order != Order::Text {
        visit(document, &mut |word| {
            if word.length == 1 {
                words.push(word.span);
            }
        });
    }
    words
}

/// Adds the normal forms of the words nearest to a match, on the side that `order` asks for. A
/// space is less than every letter, so a word stands before the longer ones that begin with it.
fn add_key(keys: &mut String, text: &str, words: &[Span], place: &Place, order: Order) {
    let Place { found, block, .. } = *place;
    let left = order == Order::Left;
    let edge = if left { found.start } else { found.end };
    let mut at = words.partition_point(|word| word.end <= edge);
    for _ in 0..NEIGHBORS {
        // Before the first word is a number that no word has.
        at = at.wrapping_sub(usize::from(left));
        match words.get(at) {
            Some(&word) if block.contains(word) => {
                keys.push_str(&normal_form(word.of(text)));
                keys.push(' ');
            }
            _ => break,
        }
        at = at.wrapping_add(usize::from(!left));
    }
}

/// The block that a byte stands in.
fn block_of(document: &Document, at: u32) -> Span {
    let blocks = &document.blocks;
    let block = blocks.partition_point(|block| block.span.end <= at);
    blocks
        .get(block)
        .map_or(Span::default(), |block| block.span)
}

fn line<'a>(documents: &'a [Late<Document>], place: &Place) -> Option<Line<'a>> {
    let document = documents.get(place.document as usize)?;
    let Place { found, block, .. } = *place;
    let (left, right) = (
        Span {
            start: block.start,
            end: found.start,
        },
        Span {
            start: found.end,
            end: block.end,
        },
    );
    Some(Line {
        file: &document.file,
        source: document.source_name(),
        found,
        left: left.last_words(&document.text, CONTEXT),
        right: right.first_words(&document.text, CONTEXT),
        document: place.document,
    })
}

#[cfg(test)]
mod tests {
    use super::{CONTEXT, Concordance, Order};
    use crate::{
        base::Span,
        corpus::{Field, Role},
        entity::Kind,
        index::{
            Why,
            fixture::{Corpus, document, entity, line, supplied},
            sources::Sources,
        },
    };

    /// Three invented reports of a ferry.
    fn corpus() -> Corpus {
        let mut first = document(
            "awal",
            &[
                line(Role::Headline, "Feri baru berlayar"),
                line(Role::Byline, "Penulis feri"),
                line(
                    Role::Body,
                    "Kapten feri besar itu, Ny. Lintang, menyambut tamu. Setiap feri antar pulau penuh.",
                ),
            ],
        );
        first.details.push(supplied(Field::Outlet, "Kabar Teluk"));
        let mut second = document(
            "kedua",
            &[
                line(Role::Headline, "Tiket naik"),
                line(Role::Body, "Pelayaran dengan feri Antar-Nusa mahal."),
                line(Role::Boilerplate, "Baca juga feri lain"),
            ],
        );
        second.details.push(supplied(Field::Outlet, "Harian Selat"));
        let third = document("ketiga", &[line(Role::Body, "Bus lewat darat.")]);
        let entities = vec![entity(
            "lintang",
            Kind::Person,
            "Lintang Segara",
            &["Ny. Lintang"],
        )];
        Corpus::new(vec![first, second, third], entities, &|word| {
            match word {
                "berlayar" | "pelayaran" => "layar",
                word => word,
            }
            .to_owned()
        })
    }

    fn concordance<'a>(
        corpus: &'a Corpus,
        query: &str,
        order: Order,
        limit: usize,
    ) -> Concordance<'a> {
        let results = corpus.search_for(query, corpus.documents.len());
        let sources = Sources::of(&corpus.documents);
        Concordance::of(&corpus.documents, &sources, results, order, limit)
    }

    /// Each line as it is read.
    fn shown(corpus: &Corpus, concordance: &Concordance<'_>) -> Vec<String> {
        let lines = concordance.lines.iter();
        lines
            .map(|line| {
                let text = &corpus.documents[line.document as usize].text;
                let found = Span {
                    start: line.left.end,
                    end: line.right.start,
                };
                assert_eq!((found.start, found.end), (line.found.start, line.found.end));
                let parts = [line.left, found, line.right].map(|span| span.of(text));
                parts.join("|")
            })
            .collect()
    }

    fn check(query: &str, order: Order, wanted: &[&str]) {
        let corpus = corpus();
        let found = concordance(&corpus, query, order, 50);
        assert_eq!(shown(&corpus, &found), wanted, "{query} {order:?}");
        assert_eq!(found.total as usize, wanted.len());
    }

    const HEADLINE: &str = "|Feri| baru berlayar";
    const CAPTAIN: &str = "Kapten |feri| besar itu, Ny. Lintang, menyambut tamu. Setiap feri antar";
    const EVERY: &str =
        "Kapten feri besar itu, Ny. Lintang, menyambut tamu. Setiap |feri| antar pulau penuh.";
    const TICKETS: &str = "Pelayaran dengan |feri| Antar-Nusa mahal.";

    #[test]
    fn every_place_is_a_line_but_those_in_bylines_and_furniture() {
        check("feri ", Order::Text, &[HEADLINE, CAPTAIN, EVERY, TICKETS]);
        check("gunung", Order::Text, &[]);
        check("", Order::Right, &[]);
    }

    #[test]
    fn lines_are_ordered_by_the_words_beside_them_in_normal_form() {
        // "antar" twice: the second word decides, and "nusa" comes before "pulau".
        check("feri ", Order::Right, &[TICKETS, EVERY, HEADLINE, CAPTAIN]);
        // Nothing, "dengan", "kapten", "setiap".
        check("feri ", Order::Left, &[HEADLINE, TICKETS, CAPTAIN, EVERY]);
    }

    #[test]
    fn a_neighbor_is_a_word_and_never_of_another_line() {
        let corpus = Corpus::new(
            vec![document(
                "a",
                &[
                    line(Role::Headline, "zaitun ikan"),
                    line(Role::Body, "ampas"),
                    line(Role::Body, "ikan, bakar"),
                    line(Role::Body, "ikan ba"),
                ],
            )],
            Vec::new(),
            &|word| word.to_owned(),
        );
        let found = concordance(&corpus, "ikan ", Order::Right, 9);
        // The headline's line has no neighbor to the right, "ampas" is of another line.
        assert_eq!(
            shown(&corpus, &found),
            ["zaitun |ikan|", "|ikan| ba", "|ikan|, bakar"]
        );
    }

    #[test]
    fn ties_stand_in_the_order_of_the_corpus() {
        let report = |id| {
            document(
                id,
                &[line(
                    Role::Body,
                    "kata sama beda, kata sama beda, kata sama",
                )],
            )
        };
        let corpus = Corpus::new(vec![report("a"), report("b")], Vec::new(), &|word| {
            word.to_owned()
        });
        let found = concordance(&corpus, "sama ", Order::Left, 9);
        // "kata" alone, then "kata beda sama" twice a document.
        let places: Vec<(u32, u32)> = found
            .lines
            .iter()
            .map(|line| (line.document, line.found.start))
            .collect();
        assert_eq!(places, [(0, 5), (1, 5), (0, 21), (0, 37), (1, 21), (1, 37)]);
    }

    #[test]
    fn a_line_says_why_it_is_there_and_whose_it_is() {
        let corpus = corpus();
        let of = |query| {
            let found = concordance(&corpus, query, Order::Text, 9);
            let lines = found.lines.into_iter();
            lines
                .map(|line| (line.source.to_owned(), line.found.why))
                .collect::<Vec<_>>()
        };
        let line = |source: &str, why| (source.to_owned(), why);
        assert_eq!(
            of("pelayaran "),
            [
                line("Kabar Teluk", Why::Root),
                line("Harian Selat", Why::Exact)
            ]
        );
        assert_eq!(of("lintang segara"), [line("Kabar Teluk", Why::Alias)]);
        assert_eq!(of("\"dengan feri\""), [line("Harian Selat", Why::Phrase)]);
        assert_eq!(of("pelayarna "), [line("Harian Selat", Why::Typo)]);
        assert_eq!(of("pela"), [line("Harian Selat", Why::Prefix)]);
    }

    #[test]
    fn fewer_lines_than_places_are_given_and_all_are_counted() {
        let corpus = corpus();
        let found = concordance(&corpus, "feri ", Order::Right, 2);
        assert_eq!(shown(&corpus, &found), [TICKETS, EVERY]);
        assert_eq!(found.total, 4);
        let counted: u32 = found.sources.iter().map(|source| source.occurrences).sum();
        assert_eq!(counted, 4);
    }

    #[test]
    fn contexts_are_whole_words_of_at_most_so_many_characters() {
        let words = ["gelombang", "é", "di", "pesisir-utara", "tinggi", "sekali"];
        for n_words in 0..40 {
            let beside: Vec<&str> = words.iter().copied().cycle().take(n_words).collect();
            let beside = beside.join(" ");
            let text = [&beside, " badai ", &beside].concat();
            let corpus = Corpus::new(
                vec![document("a", &[line(Role::Body, text.trim())])],
                Vec::new(),
                &|word| word.to_owned(),
            );
            let found = concordance(&corpus, "badai ", Order::Text, 9);
            let line = &found.lines[0];
            let text = &corpus.documents[0].text;
            let (left, right) = (line.left.of(text), line.right.of(text));
            let n_characters = |text: &str| text.trim().chars().count();
            assert!(n_characters(left) <= CONTEXT && n_characters(right) <= CONTEXT);
            // One more word would be too many, or there is none.
            let (mut most, mut first) = (String::new(), String::new());
            for word in beside.split(' ') {
                let next = [first.as_str(), " ", word].concat();
                if next.chars().count() > CONTEXT {
                    break;
                }
                first = next;
            }
            for word in beside.split(' ').rev() {
                let next = [word, " ", most.as_str()].concat();
                if next.chars().count() > CONTEXT {
                    break;
                }
                most = next;
            }
            assert_eq!(right.trim(), first.trim(), "{n_words}");
            assert_eq!(left.trim(), most.trim(), "{n_words}");
        }
    }

    #[test]
    fn a_part_of_a_word_has_the_other_part_beside_it() {
        check(
            "nusa ",
            Order::Left,
            &["Pelayaran dengan feri Antar-|Nusa| mahal."],
        );
    }
}
