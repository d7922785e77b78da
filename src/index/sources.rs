//! How often each source uses a word.
//!
//! A source is all documents of one name. Its words are those that the index numbers: headlines,
//! summaries, subheadings, text and captions, never bylines and furniture, and a word with hyphens
//! counts a word a part. A query that asks for headlines alone is still held against all words.

use serde::Serialize;

use super::{answer::Hit, words::visit};
use crate::{
    base::{Arrange, Late, plain, rounded},
    corpus::Document,
};

/// The documents of a corpus by source.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The index of each document and its number of words, sorted by the sources' names.
    pub(super) documents: Vec<(usize, u32)>,
}

/// How often one source has what a query asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SourceUse<'a> {
    /// The source's name.
    pub source: &'a str,
    /// How often it has it.
    pub occurrences: u32,
    /// How many of its documents have it.
    pub documents: u32,
    /// How many words it has.
    pub words: u32,
    /// How often it has it in a thousand words.
    #[serde(serialize_with = "plain")]
    pub per_1000: f64,
}

impl Sources {
    /// Counts the words of all documents.
    pub fn of(documents: &[Late<Document>]) -> Self {
        let mut counted = Vec::new();
        for (index, document) in documents.iter().enumerate() {
            let mut n_words = 0;
            visit(document, &mut |word| n_words += u32::from(word.length == 1));
            counted.push((index, n_words));
        }
        counted.arrange_by(|one, other| name(documents, one.0).cmp(name(documents, other.0)));
        Self { documents: counted }
    }

    /// How often each source has the matches of `hits`, by name.
    pub(super) fn uses<'a>(
        &self,
        documents: &'a [Late<Document>],
        hits: &[Hit],
    ) -> Vec<SourceUse<'a>> {
        let mut n_matches = vec![0; documents.len()];
        for hit in hits {
            if let Some(n_matches) = n_matches.get_mut(hit.document as usize) {
                *n_matches = hit.matches.len() as u32;
            }
        }
        let mut uses: Vec<SourceUse<'a>> = Vec::new();
        for &(index, words) in &self.documents {
            let source = name(documents, index);
            if uses.last().is_none_or(|last| last.source != source) {
                uses.push(SourceUse {
                    source,
                    ..SourceUse::default()
                });
            }
            if let (Some(one), Some(&n_matches)) = (uses.last_mut(), n_matches.get(index)) {
                one.words += words;
                one.occurrences += n_matches;
                one.documents += u32::from(n_matches > 0);
                one.per_1000 = per_1000(one.occurrences, one.words);
            }
        }
        uses
    }
}

/// The name of a document's source.
pub(super) fn name(documents: &[Late<Document>], document: usize) -> &str {
    documents
        .get(document)
        .map_or("", |document| document.source_name())
}

/// How often in a thousand words.
pub(super) fn per_1000(occurrences: u32, words: u32) -> f64 {
    rounded(f64::from(occurrences) * 1000.0 / f64::from(words.max(1)))
}

#[cfg(test)]
mod tests {
    use super::Sources;
    use crate::{
        corpus::{Document, Field, Role},
        index::fixture::{Corpus, document, line, supplied},
    };

    fn report(id: &str, outlet: &str, lines: &[(Role, &str)]) -> Document {
        let mut document = document(id, lines);
        document.details.push(supplied(Field::Outlet, outlet));
        document
    }

    #[test]
    fn a_source_is_all_its_documents_and_its_share_is_of_the_words_that_are_searched() {
        let corpus = Corpus::new(
            vec![
                report(
                    "a",
                    "Suara Lembah",
                    &[
                        line(Role::Headline, "Kopi mahal"),
                        line(Role::Byline, "kopi kopi kopi"),
                        line(Role::Body, "Harga kopi di hulu-hilir."),
                        line(Role::Boilerplate, "Baca juga: kopi"),
                    ],
                ),
                report("b", "Bukit Pos", &[line(Role::Body, "Teh dan kopi.")]),
                report("c", "Suara Lembah", &[line(Role::Body, "Petani panen.")]),
                document("d", &[line(Role::Body, "Gula.")]),
            ],
            Vec::new(),
            &|word| word.to_owned(),
        );
        let hits = corpus.search_for("kopi ", 9).hits;
        let uses: Vec<_> = Sources::of(&corpus.documents)
            .uses(&corpus.documents, &hits)
            .into_iter()
            .map(|one| {
                (
                    one.source,
                    one.occurrences,
                    one.documents,
                    one.words,
                    one.per_1000,
                )
            })
            .collect();
        let wanted = [
            ("Bukit Pos", 1, 1, 3, 333.3333),
            ("Suara Lembah", 2, 1, 9, 222.2222),
            ("d", 0, 0, 1, 0.0),
        ];
        assert_eq!(uses, wanted);
    }
}
