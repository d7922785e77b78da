//! Answering a query.
//!
//! Every word, name, phrase and `near` of a query becomes a leaf: the sorted list of its places in
//! the corpus. Documents are found by set operations on the leaves' documents, ranked by `rank`,
//! and only those that are shown are numbered again for their matches and snippets.
//!
//! A name of an entity, typed in any case, finds the entity's mentions and nothing else, and not
//! what begins like it: `as` finds the United States under all their Indonesian names, never the
//! word for an axle, and every alias gives the same documents in the same order. In quotation
//! marks the same word is only a word.

use serde::Serialize;

use super::{
    Index,
    dictionary::Walk,
    postings::{Postings, take},
    query::{Ending, Filter, Group, Node, parse},
    rank,
    snippet::snippet,
    typo::{Speller, allowance},
    words::{is_joint, key, visit},
};
use crate::{
    base::{Arrange, Span, plain},
    corpus::Document,
    entity::{Entity, Findings, Kind},
    text::{Roots, Sentence},
};

/// Why a stretch of text matches a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The very word.
    Exact,
    /// Another form of the same root.
    Root,
    /// Another name of the same entity.
    Alias,
    /// A word one or two typing errors away.
    Typo,
    /// A word that begins as the query's last word does.
    Prefix,
    /// A phrase in quotation marks.
    Phrase,
}

/// A stretch of text that answers a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Match {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Why it matches.
    pub why: Why,
}

/// One document that answers a query.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// The document's file.
    pub file: String,
    /// Its rank's figure: higher is better, comparable within one answer only.
    #[serde(serialize_with = "plain")]
    pub score: f64,
    /// Its headline.
    pub headline: String,
    /// What matches, in the order of the text, never overlapping.
    pub matches: Vec<Match>,
    /// The passage that answers best, cut at sentence edges.
    pub snippet: Span,
    /// Index of the document in the corpus; not part of the answer's outside.
    #[serde(skip)]
    pub document: u32,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Results {
    /// The query as typed.
    pub query: String,
    /// How many documents answer.
    pub total: u32,
    /// The best of them, best first; ties in the order of the corpus.
    pub hits: Vec<Hit>,
    /// Whether no document has all words, so that partial answers are given.
    pub relaxed: bool,
    /// What of the query was ignored, and what was read in another way, for the reader.
    pub notes: Vec<String>,
}

/// A place where a part of a query is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    /// Index of the document.
    pub(super) document: u32,
    /// Ordinal of the first word.
    pub(super) ordinal: u32,
    /// Why it matches.
    pub(super) why: Why,
    /// Number of words.
    pub(super) length: u32,
}

/// A wanted part of a query and its places, in order.
#[derive(Debug, Default)]
pub(super) struct Leaf {
    pub(super) occurrences: Vec<Occurrence>,
    /// The name as typed (`words::key`), where the leaf is an entity.
    name: Option<String>,
}

impl Leaf {
    /// The places in one document.
    pub(super) fn within(&self, document: u32) -> &[Occurrence] {
        let all = &self.occurrences;
        let start = all.partition_point(|place| place.document < document);
        let rest = all.get(start..).unwrap_or_default();
        let n_places = rest.partition_point(|place| place.document == document);
        rest.get(..n_places).unwrap_or_default()
    }
}

impl Index {
    /// Answers `query` with at most `limit` documents. The slices are those the index was built
    /// from.
    pub fn search(
        &self,
        documents: &[Document],
        sentences: &[Vec<Sentence>],
        entities: &[Entity],
        findings: &[Findings],
        query: &str,
        limit: usize,
    ) -> Results {
        // Mentions are in the index, so that an answer does not need the findings.
        let _ = findings;
        let (group, notes) = parse(query, &|name| {
            self.names.find(name).is_some_and(|name| name.tag == 0)
        });
        let mut search = Search {
            index: self,
            documents,
            entities,
            leaves: Vec::new(),
            notes,
            relaxed: false,
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
        let Search {
            leaves,
            notes,
            relaxed,
            ..
        } = search;
        let hits = rank::best(self, &leaves, &found, documents.len(), limit)
            .into_iter()
            .filter_map(|(score, number)| {
                let document = documents.get(number as usize)?;
                let marks = marks(document, &leaves, number);
                let sentences = sentences.get(number as usize).map(Vec::as_slice);
                Some(Hit {
                    file: document.file.clone(),
                    score,
                    headline: document.headline.clone(),
                    snippet: snippet(document, sentences.unwrap_or_default(), &marks),
                    matches: matches(&marks),
                    document: number,
                })
            })
            .collect();
        Results {
            query: query.to_owned(),
            total: found.len() as u32,
            hits,
            relaxed,
            notes,
        }
    }
}

/// A place in a document's text and the number of the leaf that it answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) leaf: usize,
    why: Why,
}

/// The places of all leaves in a document, as bytes, in the order of the text.
fn marks(document: &Document, leaves: &[Leaf], number: u32) -> Vec<Mark> {
    let mut spans: Vec<Span> = Vec::new();
    visit(document, &mut |word| {
        if word.length == 1 {
            spans.resize(word.ordinal as usize, Span::default());
            spans.push(word.span);
        }
    });
    let mut marks = Vec::new();
    for (leaf, places) in leaves.iter().enumerate() {
        for place in places.within(number) {
            let last = (place.ordinal + place.length.max(1) - 1) as usize;
            let (Some(&first), Some(&last)) = (spans.get(place.ordinal as usize), spans.get(last))
            else {
                continue;
            };
            let span = first.cover(last);
            let why = match &places.name {
                Some(name) if *name == key(span.of(&document.text)) => Why::Exact,
                _ => place.why,
            };
            marks.push(Mark { span, leaf, why });
        }
    }
    marks.arrange_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.why));
    marks
}

/// The marks without those that overlap an earlier one.
fn matches(marks: &[Mark]) -> Vec<Match> {
    let mut matches: Vec<Match> = Vec::new();
    for &Mark { span, why, .. } in marks {
        if matches.last().is_none_or(|last| last.end <= span.start) {
            matches.push(Match {
                start: span.start,
                end: span.end,
                why,
            });
        }
    }
    matches
}

/// How a part of a query is read.
#[derive(Clone, Copy)]
struct Mode {
    /// It is wanted, not excluded: it is highlighted and ranked, and typing errors are forgiven.
    wanted: bool,
    /// It is the whole query: partial answers are better than none.
    top: bool,
}

struct Search<'a> {
    index: &'a Index,
    documents: &'a [Document],
    entities: &'a [Entity],
    leaves: Vec<Leaf>,
    notes: Vec<String>,
    relaxed: bool,
}

impl Search<'_> {
    /// The documents that answer a group, sorted.
    fn group(&mut self, group: &Group, scope: u32, mode: Mode) -> Vec<u32> {
        let scope = if group.scope == 0 { scope } else { group.scope };
        let inner = Mode { top: false, ..mode };
        let mut kept: Option<Vec<u32>> = None;
        let mut wanted: Vec<Vec<u32>> = Vec::new();
        for node in &group.nodes {
            match node {
                Node::Not(_) | Node::Filter(_) => {
                    let fitting = self.node(node, scope, inner);
                    intersect(&mut kept, &fitting);
                }
                _ => wanted.push(self.node(node, scope, inner)),
            }
        }
        let mut all = kept.clone();
        for documents in &wanted {
            intersect(&mut all, documents);
        }
        // A group without parts only says where words must stand.
        let all = all.unwrap_or_else(|| (0u32..).take(self.documents.len()).collect());
        if !all.is_empty() || !mode.top || wanted.len() < 2 {
            return all;
        }
        // No document has all: those that have the most.
        let mut found: Vec<u32> = wanted.into_iter().flatten().collect();
        found.arrange();
        if let Some(kept) = kept {
            found.retain(|document| kept.binary_search(document).is_ok());
        }
        let runs = || found.chunk_by(|a, b| a == b);
        let most = runs().map(<[u32]>::len).max().unwrap_or(0);
        let best: Vec<u32> = runs()
            .filter(|run| run.len() == most)
            .filter_map(|run| run.first().copied())
            .collect();
        self.relaxed = !best.is_empty();
        best
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
                    .take(self.documents.len())
                    .filter(|document| excluded.binary_search(document).is_err())
                    .collect()
            }
            Node::Filter(Filter::Mentions(kind, name)) => {
                let occurrences = self.entities_called(*kind, name);
                self.leaf(occurrences, Some(name), scope, mode)
            }
            Node::Filter(filter) => (0u32..)
                .zip(self.documents)
                .filter(|(_, document)| fits(document, filter))
                .map(|(number, _)| number)
                .collect(),
            Node::Name(name) => {
                let occurrences = self.places(node, mode);
                self.leaf(occurrences, Some(name), scope, mode)
            }
            Node::Word { .. } | Node::Phrase(_) | Node::Near(..) => {
                let occurrences = self.places(node, mode);
                self.leaf(occurrences, None, scope, mode)
            }
        }
    }

    /// Keeps the places that lie in the wanted fields, and gives their documents.
    fn leaf(
        &mut self,
        mut occurrences: Vec<Occurrence>,
        name: Option<&String>,
        scope: u32,
        mode: Mode,
    ) -> Vec<u32> {
        if scope != 0 {
            occurrences.retain(|place| {
                let runs = self.index.runs_of(place.document);
                rank::field_of(runs, place.ordinal).is_some_and(|field| scope >> field & 1 == 1)
            });
        }
        let mut documents: Vec<u32> = Vec::new();
        for place in &occurrences {
            if documents.last() != Some(&place.document) {
                documents.push(place.document);
            }
        }
        if mode.wanted {
            self.leaves.push(Leaf {
                occurrences,
                name: name.cloned(),
            });
        }
        documents
    }

    /// The places of a part of a query, in order, one a word.
    fn places(&mut self, node: &Node, mode: Mode) -> Vec<Occurrence> {
        let mut places = Vec::new();
        match node {
            Node::Word { form, ending } => self.word(form, *ending, mode, &mut places),
            Node::Name(name) => {
                if let Some(entry) = self.index.names.find(name) {
                    let mut entities = entry.payload();
                    while !entities.is_empty() {
                        self.mentions(take(&mut entities), &mut places);
                    }
                }
            }
            Node::Phrase(words) => places = self.phrase(words, Why::Phrase),
            Node::Near(n_words, group) => places = self.near(*n_words, &group.nodes, mode),
            Node::Any(nodes) => {
                for node in nodes {
                    places.extend(self.places(node, mode));
                }
            }
            Node::All(group) => {
                for node in &group.nodes {
                    places.extend(self.places(node, mode));
                }
            }
            // Inside `near` there are only places.
            Node::Not(_) | Node::Filter(_) => {}
        }
        // The stable sort merges sorted runs, and each list is one.
        places.arrange();
        places.dedup_by_key(|place| (place.document, place.ordinal));
        places
    }

    /// The places of a word: the very form, the forms of its root, and what the query's language
    /// adds; forms with typing errors only where there is nothing else.
    fn word(&mut self, form: &str, ending: Ending, mode: Mode, places: &mut Vec<Occurrence>) {
        let index = self.index;
        if ending != Ending::Star {
            let root = index.root(form);
            if let Some(root) = index.forms.find(&root) {
                let first = index
                    .derived
                    .partition_point(|&id| index.forms.at(id).tag <= root.id);
                add(&root, form, Why::Root, places);
                for &id in index.derived.get(first..).unwrap_or_default() {
                    let derived = index.forms.at(id);
                    if derived.tag != root.id + 1 {
                        break;
                    }
                    add(&derived, form, Why::Root, places);
                }
            }
            if form.contains(is_joint) {
                let parts = form.split(is_joint).filter(|part| !part.is_empty());
                let parts: Vec<String> = parts.map(str::to_owned).collect();
                places.extend(self.phrase(&parts, Why::Exact));
            }
        }
        // A single letter begins too many words to tell anything.
        let open = ending == Ending::Open && form.chars().nth(1).is_some() && mode.wanted;
        if open || ending == Ending::Star {
            let mut walk = index.forms.seek(form.as_bytes());
            while !walk.ended && walk.key.starts_with(form.as_bytes()) {
                add(&walk, form, Why::Prefix, places);
                walk.advance();
            }
        }
        if places.is_empty() && mode.wanted && ending != Ending::Star {
            self.misspelled(form, places);
        }
    }

    /// The places of the forms with the fewest typing errors.
    fn misspelled(&mut self, form: &str, places: &mut Vec<Occurrence>) {
        let mut speller = Speller::new(form);
        // The longest word of a language is shorter; what is longer is no word.
        if speller.n_letters() > 64 {
            return;
        }
        let mut limit = allowance(speller.n_letters());
        let mut nearest: Vec<u32> = Vec::new();
        let mut walk = self.index.forms.seek(b"");
        let mut ruled_out = usize::MAX;
        while limit > 0 && !walk.ended {
            if walk.shared < ruled_out {
                match speller.distance(walk.text(), limit) {
                    Ok(errors) if walk.has_payload() => {
                        if errors < limit {
                            limit = errors.max(1);
                            nearest.clear();
                        }
                        nearest.push(walk.id);
                        ruled_out = usize::MAX;
                    }
                    Ok(_) => ruled_out = usize::MAX,
                    Err(n_bytes) => ruled_out = n_bytes,
                }
            }
            walk.advance();
        }
        let mut note = ["“", form, "” is not in the corpus"].concat();
        for (n, &id) in nearest.iter().enumerate() {
            let entry = self.index.forms.at(id);
            add(&entry, "", Why::Typo, places);
            if n < 3 {
                note.push_str(if n == 0 { "; read as “" } else { ", “" });
                note.push_str(entry.text());
                note.push('”');
            }
        }
        if self.notes.len() < 8 && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The places where the words stand one after the other.
    fn phrase(&self, words: &[String], why: Why) -> Vec<Occurrence> {
        let length = words.len() as u32;
        let mut starts: Option<Vec<(u32, u32)>> = None;
        for (offset, word) in (0u32..).zip(words) {
            let Some(entry) = self.index.forms.find(word) else {
                return Vec::new();
            };
            let mut postings = Postings::new(entry.payload()).peekable();
            match &mut starts {
                None => starts = Some(postings.collect()),
                Some(starts) => starts.retain(|&(document, ordinal)| {
                    let place = (document, ordinal + offset);
                    while postings.next_if(|&next| next < place).is_some() {}
                    postings.peek() == Some(&place)
                }),
            }
        }
        starts
            .unwrap_or_default()
            .into_iter()
            .map(|(document, ordinal)| Occurrence {
                document,
                ordinal,
                why,
                length,
            })
            .collect()
    }

    /// The places of all parts, where all of them lie within `n_words` words.
    fn near(&mut self, n_words: u32, nodes: &[Node], mode: Mode) -> Vec<Occurrence> {
        let mut places: Vec<(Occurrence, usize)> = Vec::new();
        let mut n_parts = 0;
        for node in nodes {
            if !matches!(node, Node::Not(_) | Node::Filter(_)) {
                let part = self.places(node, mode);
                places.extend(part.into_iter().map(|place| (place, n_parts)));
                n_parts += 1;
            }
        }
        places.arrange();
        let mut kept: Vec<Occurrence> = Vec::new();
        let mut inside: Vec<u32> = vec![0; n_parts];
        let mut n_inside = 0;
        let mut start = 0;
        let mut next_kept = 0;
        for (end, &(place, part)) in places.iter().enumerate() {
            if let Some(n) = inside.get_mut(part) {
                n_inside += usize::from(*n == 0);
                *n += 1;
            }
            while let Some(&(first, part)) = places.get(start) {
                let reach = first.ordinal + first.length + n_words;
                if first.document == place.document && place.ordinal < reach {
                    break;
                }
                if let Some(n) = inside.get_mut(part) {
                    *n -= 1;
                    n_inside -= usize::from(*n == 0);
                }
                start += 1;
            }
            if n_inside == n_parts {
                let from = start.max(next_kept);
                let window = places.get(from..=end).unwrap_or_default();
                kept.extend(window.iter().map(|&(place, _)| place));
                next_kept = end + 1;
            }
        }
        kept
    }

    /// Adds the mentions of an entity.
    fn mentions(&self, entity: u32, places: &mut Vec<Occurrence>) {
        let postings = Postings::new(self.index.mentions_of(entity));
        places.extend(postings.map(|(document, place)| Occurrence {
            document,
            ordinal: place >> 4,
            why: Why::Alias,
            length: (place & 15) + 1,
        }));
    }

    /// The mentions of the entities of a kind that have this name; where none has, of those with
    /// a name that has these words in it.
    fn entities_called(&self, kind: Kind, name: &str) -> Vec<Occurrence> {
        let mut places = Vec::new();
        if let Some(entry) = self.index.names.find(name) {
            self.mentions_of_kind(kind, &entry, &mut places);
        }
        if places.is_empty() {
            let padded = |text: &str| [" ", text, " "].concat();
            let part = padded(name);
            let mut entry = self.index.names.seek(b"");
            while !entry.ended {
                if padded(entry.text()).contains(&part) {
                    self.mentions_of_kind(kind, &entry, &mut places);
                }
                entry.advance();
            }
        }
        places.arrange();
        places.dedup_by_key(|place| (place.document, place.ordinal));
        places
    }

    fn mentions_of_kind(&self, kind: Kind, name: &Walk<'_>, places: &mut Vec<Occurrence>) {
        let mut called = name.payload();
        while !called.is_empty() {
            let number = take(&mut called);
            let entity = self.entities.get(number as usize);
            if entity.is_some_and(|entity| entity.kind == kind) {
                self.mentions(number, places);
            }
        }
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

/// Adds the places of a form: exact where the form is the very word.
fn add(entry: &Walk<'_>, word: &str, why: Why, places: &mut Vec<Occurrence>) {
    if !entry.has_payload() {
        return;
    }
    let form = entry.text();
    let why = if form == word { Why::Exact } else { why };
    let parts = form.split(is_joint).filter(|part| !part.is_empty());
    let length = parts.count().max(1) as u32;
    let postings = Postings::new(entry.payload());
    places.extend(postings.map(|(document, ordinal)| Occurrence {
        document,
        ordinal,
        why,
        length,
    }));
}

/// Whether a document has a property that does not depend on its words.
fn fits(document: &Document, filter: &Filter) -> bool {
    let published = document
        .published
        .as_ref()
        .map(|known| known.value.as_str());
    // ISO dates compare as text, at the precision that both have.
    let against = |date: &str| {
        let published = published?;
        let length = published.len().min(date.len());
        Some(published.get(..length)?.cmp(date.get(..length)?))
    };
    match filter {
        Filter::Outlet(words) => {
            let name = [" ", &key(document.source_name())].concat();
            name.contains(&[" ", words].concat())
        }
        Filter::From(date) => against(date).is_some_and(std::cmp::Ordering::is_ge),
        Filter::To(date) => against(date).is_some_and(std::cmp::Ordering::is_le),
        Filter::Mentions(..) => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{Index, Why};
    use crate::{
        corpus::Role,
        entity::Kind,
        index::fixture::{Corpus, document, entity, known, line},
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
        storm.outlet = known("Kabar Pesisir");
        storm.published = known("2031-03-04T10:00:00+07:00");
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
        help.outlet = known("Harian Bukit");
        help.published = known("2031-03-06");
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
        market.published = known("2031-04");
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
        assert_eq!((results.total, results.relaxed), (1, true));
        assert_eq!(results.hits[0].file, "pasar.txt");
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
        for query in ["kata", "-kata", "\"a b\"", "person:x", "from:2031"] {
            let results = Index::default().search(&[], &[], &[], &[], query, 10);
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
