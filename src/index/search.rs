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
    answer::{Hit, Match, Note, Results},
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
        let (search, found) = self.found(corpus, query);
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

    /// What answers `query` in one document; nothing where it does not answer it. No other document is
    /// read.
    pub fn matches_in<'a>(
        &'a self,
        corpus: Analysed<'a>,
        query: &str,
        document: u32,
    ) -> Vec<Match> {
        let (search, found) = self.found(corpus, query);
        if found.binary_search(&document).is_err() {
            return Vec::new();
        }
        let shown = self.marked(corpus.documents, &search.leaves, vec![document]);
        let marks = shown.first();
        marks.map_or_else(Vec::new, |(_, marks)| matches(marks))
    }

    /// A query in work, and the documents that answer it, sorted.
    fn found<'a>(&'a self, corpus: Analysed<'a>, query: &str) -> (Search<'a>, Vec<u32>) {
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
        (search, found)
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
    pub(super) notes: Vec<Note>,
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
mod tests;
