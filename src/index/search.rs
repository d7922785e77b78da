//! Answering a query.
//!
//! Every word, name, phrase and `near` of a query becomes a leaf: the sorted list of its places in
//! the corpus. Documents are found by set operations on the leaves' documents, ranked by `rank`,
//! and only those that are shown are numbered again for their matches and snippets.
//!
//! A name of an entity, typed in any case, finds the entity's mentions and nothing else, and not
//! what begins like it: `as` finds the United States under all their Indonesian names, never the
//! word for an axle, and every alias gives the same documents in the same order. In quotation
//! marks the same word is only a word. Where no document has all of a query, the words of a name
//! help to find the best partial answers.

use super::{
    Index,
    analysed::Analysed,
    answer::{Hit, Results},
    asked::Asked,
    leaf::Leaf,
    marks::{Mark, marks, matches},
    query::{Ending, Filter, Group, Node, parse},
    rank::ranked,
    snippet::snippet,
    words::{holds, key},
};
use crate::{
    base::{Arrange, Late},
    corpus::Document,
};

impl Index {
    /// Answers `query` with at most `limit` documents.
    pub fn search<'a>(&'a self, corpus: Analysed<'a>, query: &str, limit: usize) -> Results {
        let (group, notes, asked) = parse(query, &|name| {
            self.names.find(name).is_some_and(|name| name.tag == 0)
        });
        let mut search = Search {
            index: self,
            corpus,
            leaves: Vec::new(),
            notes,
            relaxed: false,
            asked,
        };
        let found = match group.nodes.is_empty() {
            true => Vec::new(),
            false => search.group(
                &group,
                0,
                Mode {
                    wanted: true,
                    top: true,
                },
            ),
        };
        let ranked = ranked(&search, &found, limit);
        let Search {
            leaves,
            notes,
            relaxed,
            ..
        } = search;
        let documents = corpus.documents;
        let numbers = ranked.best.iter().map(|&(_, number)| number);
        let shown = self.marked(documents, &leaves, numbers.collect());
        let hits = ranked.best.iter().filter_map(|&(score, number)| {
            let at = shown.binary_search_by_key(&number, |&(number, _)| number);
            let (_, marks) = shown.get(at.ok()?)?;
            let document = documents.get(number as usize)?;
            let sentences = corpus
                .sentences
                .get(number as usize)
                .map(|late| late.as_slice());
            Some(Hit {
                file: document.file.clone(),
                score,
                headline: document.headline().to_owned(),
                snippet: snippet(document, sentences.unwrap_or_default(), marks),
                matches: matches(marks),
                document: number,
            })
        });
        Results {
            query: query.to_owned(),
            total: ranked.total as u32,
            hits: hits.collect(),
            relaxed,
            notes,
        }
    }

    /// What answers the query in each of these documents, in the order of the corpus.
    fn marked(
        &self,
        documents: &[Late<Document>],
        leaves: &[Leaf<'_>],
        mut numbers: Vec<u32>,
    ) -> Vec<(u32, Vec<Mark>)> {
        numbers.arrange();
        let mut walks: Vec<_> = leaves.iter().map(|leaf| leaf.cursors(self)).collect();
        let mut shown = Vec::new();
        for number in numbers {
            let Some(document) = documents.get(number as usize) else {
                continue;
            };
            let found: Vec<_> = leaves
                .iter()
                .zip(&mut walks)
                .map(|(leaf, walks)| leaf.within(number, walks, &self.fields))
                .collect();
            shown.push((number, marks(self, document, number, leaves, &found)));
        }
        shown
    }
}

/// How a part of a query is read.
#[derive(Clone, Copy)]
pub(super) struct Mode {
    /// It is wanted, not excluded: it is highlighted and ranked, and typing errors are forgiven.
    pub(super) wanted: bool,
    /// It is the whole query: partial answers are better than none.
    top: bool,
}

/// A query in work.
pub(super) struct Search<'a> {
    pub(super) index: &'a Index,
    pub(super) corpus: Analysed<'a>,
    /// The wanted parts, each with what answers it.
    pub(super) leaves: Vec<Leaf<'a>>,
    pub(super) notes: Vec<String>,
    /// No document has all that is wanted.
    pub(super) relaxed: bool,
    /// What the query asks for, where it is a question.
    pub(super) asked: Option<Asked>,
}

impl<'a> Search<'a> {
    /// The documents that answer a group, sorted.
    fn group(&mut self, group: &Group, scope: u32, mode: Mode) -> Vec<u32> {
        let scope = if group.scope == 0 { scope } else { group.scope };
        let inner = Mode { top: false, ..mode };
        let mut kept: Option<Vec<u32>> = None;
        let mut wanted: Vec<Vec<u32>> = Vec::new();
        // Where the wanted words stand among the leaves.
        let mut words: Vec<usize> = Vec::new();
        for node in &group.nodes {
            match node {
                Node::Not(_) | Node::Filter(_) => {
                    let fitting = self.node(node, scope, inner);
                    intersect(&mut kept, &fitting);
                }
                Node::All(_) | Node::Any(_) => wanted.push(self.node(node, scope, inner)),
                _ if !mode.wanted => wanted.push(self.node(node, scope, inner)),
                _ => {
                    let leaf = self.scoped(node, scope, mode);
                    words.push(self.leaves.len());
                    self.leaves.push(leaf);
                }
            }
        }
        let mut all = kept.clone();
        for documents in &wanted {
            intersect(&mut all, documents);
        }
        // The rarest word first: of the others only the documents that are left are looked at.
        let fields = &self.index.fields;
        let leaves = &mut self.leaves;
        words.arrange_by_key(|&word| leaves.get(word).map(Leaf::most_documents));
        for &word in &words {
            if let Some(leaf) = leaves.get_mut(word) {
                match &all {
                    Some(all) => leaf.weigh_among(all, fields),
                    None => leaf.weigh(fields),
                }
                intersect(&mut all, &leaf.documents);
            }
        }
        // A group without parts only says where words must stand.
        let all = all.unwrap_or_else(|| (0u32..).take(self.corpus.documents.len()).collect());
        if !all.is_empty() || !mode.top || wanted.len() + words.len() < 2 {
            return all;
        }
        for word in words {
            if let Some(leaf) = leaves.get_mut(word) {
                leaf.weigh(fields);
                wanted.push(leaf.documents.clone());
            }
        }
        // No document has all: those that have some, of which the ranking keeps the best.
        let mut found: Vec<u32> = wanted.into_iter().flatten().collect();
        self.name_words(group, scope, inner, &mut found);
        found.arrange();
        found.dedup();
        intersect(&mut kept, &found);
        let found = kept.unwrap_or_default();
        self.relaxed = !found.is_empty();
        found
    }

    /// Adds the words of the names that are wanted as parts of the query that count little: where no
    /// document has all, one may have a name in part, or inside another.
    fn name_words(&mut self, group: &Group, scope: u32, mode: Mode, found: &mut Vec<u32>) {
        for form in self.words_of_names(group) {
            let ending = Ending::Closed;
            found.extend(self.node(&Node::Word { form, ending }, scope, mode));
            if let Some(leaf) = self.leaves.last_mut() {
                leaf.is_part = true;
            }
        }
    }

    /// The documents that answer a part of a query, sorted.
    fn node(&mut self, node: &Node, scope: u32, mode: Mode) -> Vec<u32> {
        match node {
            Node::All(group) => self.group(group, scope, mode),
            Node::Any(nodes) => {
                let mut any = Vec::new();
                for node in nodes {
                    any.extend(self.node(node, scope, mode));
                }
                any.arrange();
                any.dedup();
                any
            }
            Node::Not(node) => {
                let mode = Mode {
                    wanted: false,
                    ..mode
                };
                let excluded = self.node(node, scope, mode);
                (0u32..)
                    .take(self.corpus.documents.len())
                    .filter(|document| excluded.binary_search(document).is_err())
                    .collect()
            }
            Node::Filter(filter @ (Filter::Outlet(_) | Filter::From(_) | Filter::To(_))) => {
                let mut fits = fits(filter);
                (0u32..)
                    .zip(self.corpus.documents)
                    .filter(|(_, document)| fits(document))
                    .map(|(number, _)| number)
                    .collect()
            }
            _ => {
                let mut leaf = self.scoped(node, scope, mode);
                leaf.weigh(&self.index.fields);
                let documents = leaf.documents.clone();
                if mode.wanted {
                    self.leaves.push(leaf);
                }
                documents
            }
        }
    }

    /// What answers a part of a query in these fields, not yet weighed.
    fn scoped(&mut self, node: &Node, scope: u32, mode: Mode) -> Leaf<'a> {
        let mut leaf = self.leaf(node, mode);
        leaf.scope = if scope == 0 { !0 } else { scope };
        leaf
    }
}

/// Keeps of `kept`, or of all where nothing is chosen yet, what is in `documents`; both sorted.
fn intersect(kept: &mut Option<Vec<u32>>, documents: &[u32]) {
    match kept {
        None => *kept = Some(documents.to_vec()),
        Some(kept) => {
            let mut rest = documents.iter().peekable();
            kept.retain(|document| {
                while rest.next_if(|&next| next < document).is_some() {}
                rest.peek() == Some(&document)
            });
        }
    }
}

/// Whether a document has a property that does not depend on its words.
fn fits<'a>(filter: &'a Filter) -> impl FnMut(&'a Document) -> bool {
    // A corpus has few outlets, each with many documents.
    let mut known: Vec<(&str, bool)> = Vec::new();
    move |document| {
        // ISO dates compare as text, at the precision that both have.
        let against = |date: &str| {
            let published = document.published()?;
            let length = published.len().min(date.len());
            Some(published.get(..length)?.cmp(date.get(..length)?))
        };
        match filter {
            Filter::Outlet(words) => {
                let name = document.source_name();
                if let Some(&(_, fits)) = known.iter().find(|(other, _)| *other == name) {
                    return fits;
                }
                let fits = holds(&key(name), words);
                known.truncate(63);
                known.push((name, fits));
                fits
            }
            Filter::From(date) => against(date).is_some_and(std::cmp::Ordering::is_ge),
            Filter::To(date) => against(date).is_some_and(std::cmp::Ordering::is_le),
            Filter::Mentions(..) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{Analysed, Index};
    use crate::{
        corpus::{Field, Role},
        entity::Kind,
        index::Why,
        index::fixture::{Corpus, document, entity, line, supplied},
    };

    /// Five invented reports of a storm at an invented harbor.
    fn corpus() -> Corpus {
        let mut storm = document(
            "badai",
            &[
                line(Role::Headline, "Badai merusak Pelabuhan Tirta"),
                line(Role::Byline, "Penulis: Rahayu"),
                line(
                    Role::Body,
                    "Wali Kota Sari Melati meninjau kerusakan di pelabuhan. Perserikatan Nelayan meminta bantuan beras.",
                ),
                line(Role::Caption, "Perahu yang rusak. Foto: Arsip"),
            ],
        );
        storm.details.push(supplied(Field::Outlet, "Kabar Pesisir"));
        storm
            .details
            .push(supplied(Field::Published, "2031-03-04T10:00:00+07:00"));
        let mut help = document(
            "bantuan",
            &[
                line(Role::Headline, "Bantuan beras tiba"),
                line(
                    Role::Body,
                    "Bu Sari membantu pembagian beras. PN berterima kasih, kata Melati-Sari.",
                ),
            ],
        );
        help.details.push(supplied(Field::Outlet, "Harian Bukit"));
        help.details.push(supplied(Field::Published, "2031-03-06"));
        let mut market = document(
            "pasar",
            &[
                line(Role::Headline, "Harga ikan naik"),
                line(
                    Role::Body,
                    "Ikan mahal setelah badai. Di pn tua para penjual menunggu.",
                ),
                line(Role::Boilerplate, "Baca juga: gempa"),
            ],
        );
        market.details.push(supplied(Field::Published, "2031-04"));
        let entities = vec![
            entity(
                "nelayan",
                Kind::Organization,
                "Perserikatan Nelayan",
                &["PN"],
            ),
            entity("tirta", Kind::Place, "Pelabuhan Tirta", &[]),
            entity("sari", Kind::Person, "Sari Melati", &["Bu Sari"]),
        ];
        Corpus::new(vec![storm, help, market], entities, &|word| {
            match word {
                "merusak" | "kerusakan" => "rusak",
                "bantuan" | "membantu" => "bantu",
                word => word,
            }
            .to_owned()
        })
    }

    fn check(query: &str, ids: &[&str]) {
        assert_eq!(corpus().ids(query), ids, "{query}");
    }

    #[test]
    fn all_words_are_wanted() {
        check("badai ikan ", &["pasar"]);
        check("beras bantuan ", &["bantuan", "badai"]);
        check("", &[]);
        check("  ", &[]);
    }

    #[test]
    fn where_no_document_has_all_words_the_best_partial_answers_are_given_and_said_to_be() {
        let results = corpus().search("badai ikan gempabumi ");
        let files: Vec<&str> = results.hits.iter().map(|hit| hit.file.as_str()).collect();
        assert_eq!(
            (files.as_slice(), results.relaxed),
            (["pasar.txt", "badai.txt"].as_slice(), true)
        );
        assert!(results.notes[0].contains("gempabumi"));
        assert!(!corpus().search("gempabumi ").relaxed);
        assert!(!corpus().search("badai ikan ").relaxed);
    }

    #[test]
    fn other_forms_of_the_root_match_as_such() {
        let of = |text: &str, why| (text.to_owned(), why);
        assert_eq!(
            corpus().matches("kerusakan ", 0),
            [
                of("merusak", Why::Root),
                of("kerusakan", Why::Exact),
                of("rusak", Why::Root)
            ]
        );
    }

    #[test]
    fn every_alias_gives_the_same_documents_with_the_same_scores() {
        let corpus = corpus();
        for names in [
            ["perserikatan nelayan", "PN", "pn"],
            ["Sari Melati", "bu sari", "SARI MELATI"],
        ] {
            let ranks = names.map(|name| {
                let hits = corpus.search(name).hits;
                hits.iter()
                    .map(|hit| (hit.document, hit.score.to_bits()))
                    .collect::<Vec<_>>()
            });
            assert_eq!(ranks[0].len(), 2, "{names:?}");
            assert_eq!(ranks[0], ranks[1]);
            assert_eq!(ranks[0], ranks[2]);
        }
    }

    #[test]
    fn where_no_document_has_all_the_words_of_an_entitys_own_name_help_whatever_alias_is_typed() {
        let corpus = corpus();
        let answers = [
            "pn meninjau gempabumi ",
            "Perserikatan Nelayan meninjau gempabumi ",
        ];
        let [one, other] = answers.map(|query| {
            let results = corpus.search(query);
            assert!(results.relaxed, "{query}");
            let scored = results.hits.iter().map(|hit| (hit.document, hit.score));
            scored.collect::<Vec<_>>()
        });
        assert_eq!(one, other);
        // Of two that have another word, the one with a part of the name comes first.
        let texts = [
            "Kebun tua.",
            "Kebun melati luas sekali.",
            "Sari Melati datang.",
        ];
        let documents = texts
            .iter()
            .enumerate()
            .map(|(number, text)| document(&number.to_string(), &[line(Role::Body, text)]));
        let entities = vec![entity("sari", Kind::Person, "Sari Melati", &[])];
        let corpus = Corpus::new(documents.collect(), entities, &|word| word.to_owned());
        assert_eq!(corpus.ids("sari melati "), ["2"]);
        assert_eq!(corpus.ids("sari melati kebun tiba "), ["2", "1", "0"]);
    }

    #[test]
    fn a_mention_under_another_name_is_an_alias_and_the_typed_one_exact() {
        let corpus = corpus();
        let mut found: Vec<(String, Why)> = (0..2).flat_map(|n| corpus.matches("pn", n)).collect();
        found.sort();
        assert_eq!(
            found,
            [
                ("PN".to_owned(), Why::Exact),
                ("Perserikatan Nelayan".to_owned(), Why::Alias)
            ]
        );
    }

    #[test]
    fn a_name_in_quotation_marks_is_only_a_word() {
        check("\"pn\"", &["pasar", "bantuan"]);
    }

    #[test]
    fn phrases_want_the_very_words_in_order_and_in_one_line() {
        check("\"beras tiba\"", &["bantuan"]);
        check("“tiba beras”", &[]);
        check("\"tiba bu sari\"", &[]);
        check("\"melati sari\"", &["bantuan"]);
        assert_eq!(
            corpus().matches("\"harga ikan", 0),
            [("Harga ikan".to_owned(), Why::Phrase)]
        );
    }

    #[test]
    fn the_last_word_is_read_as_a_beginning_until_a_blank_follows() {
        assert_eq!(
            corpus().matches("menun", 0),
            [("menunggu".to_owned(), Why::Prefix)]
        );
        check("menun ", &[]);
        check("penj* menunggu ", &["pasar"]);
        check("*", &[]);
    }

    #[test]
    fn typing_errors_are_forgiven_only_where_nothing_else_matches() {
        let results = corpus().search("pelabuhna ");
        assert_eq!(results.total, 1);
        assert_eq!(results.hits[0].matches[0].why, Why::Typo);
        assert_eq!(
            results.notes,
            ["“pelabuhna” is not in the corpus; read as “pelabuhan”"]
        );
        assert!(
            corpus()
                .matches("ikan ", 0)
                .iter()
                .all(|(_, why)| *why == Why::Exact)
        );
        check("xq ", &[]);
    }

    #[test]
    fn exclusions_alternatives_and_groups_combine() {
        check("beras -kerusakan ", &["bantuan"]);
        check("badai -\"harga ikan\" ", &["badai"]);
        check("ikan OR bantuan ", &["pasar", "bantuan", "badai"]);
        check("badai (ikan OR bantuan) -(harga naik) ", &["badai"]);
        check("-beras ", &["pasar"]);
    }

    #[test]
    fn fields_limit_where_a_word_must_stand() {
        check("in:headline badai ", &["badai"]);
        check("in:body badai ", &["pasar"]);
        check("in:caption rusak ", &["badai"]);
        check("in:caption badai ", &[]);
        check("rahayu ", &[]);
        check("gempa ", &[]);
    }

    #[test]
    fn outlets_and_dates_limit_the_documents() {
        check("outlet:kabar", &["badai"]);
        check("outlet:\"harian bukit\"", &["bantuan"]);
        check("beras from:2031-03-05", &["bantuan"]);
        check("beras to:2031-03-04", &["badai"]);
        check("from:2031-03-05 to:2031-03-31", &["bantuan"]);
        check("from:2031", &["badai", "bantuan", "pasar"]);
        check("from:2032", &[]);
    }

    #[test]
    fn entities_of_a_kind_limit_the_documents() {
        check("person:melati", &["bantuan", "badai"]);
        check("org:pn bantuan ", &["bantuan", "badai"]);
        check("person:pn", &[]);
        check("person:mela", &[]);
        check("place:\"pelabuhan tirta\"", &["badai"]);
    }

    #[test]
    fn near_wants_all_parts_within_so_many_words() {
        check("near:3(ikan setelah)", &["pasar"]);
        check("near:2(ikan badai)", &[]);
        check("near:3(ikan badai)", &["pasar"]);
        check("near:9()", &[]);
    }

    #[test]
    fn matches_stand_in_order_and_never_overlap() {
        let corpus = corpus();
        for query in ["beras bantu sari \"bu sari\" s", "melati-sari OR sari*"] {
            for hit in corpus.search(query).hits {
                assert!(!hit.matches.is_empty());
                assert!(hit.matches.windows(2).all(|two| two[0].end <= two[1].start));
            }
        }
    }

    #[test]
    fn an_empty_index_answers_everything_with_nothing() {
        let corpus = Analysed {
            documents: &[],
            sentences: &[],
            findings: &[],
        };
        let index = Index::default();
        for query in ["kata", "-kata", "\"a b\"", "person:x", "from:2031"] {
            let results = index.search(corpus, query, 10);
            assert_eq!(results.total, 0);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_query_panics_and_each_answers_the_same_twice(
            query in "(\\PC|[ ()\"“”:*-]|OR |near:[0-9]\\(|in:body |-|person:|from:20|beras|badai|PN |\\s){0,24}"
        ) {
            let corpus = corpus();
            let results = corpus.search(&query);
            assert_eq!(results, corpus.search(&query));
            for hit in &results.hits {
                let text = &corpus.documents[hit.document as usize].text;
                assert!(text.get(hit.snippet.start as usize..hit.snippet.end as usize).is_some());
                for m in &hit.matches {
                    assert!(m.start < m.end && text.get(m.start as usize..m.end as usize).is_some());
                }
            }
        }

        #[test]
        fn no_text_panics(text in "(\\PC|[-/ '.]|[0-9]|\\s){0,40}", query in "\\PC{0,8}") {
            let documents = vec![document("a", &[line(Role::Body, &text)])];
            let corpus = Corpus::new(documents, vec![entity("x", Kind::Place, &query, &[])], &|word| word.to_owned());
            corpus.search(&query);
            corpus.search(&text);
        }
    }
}
