//! Building the index.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{
    dictionary::Dictionary,
    postings::{Bytes, encode, put},
    words::{N_FIELDS, Word, key, visit},
};
use crate::{
    corpus::Document,
    entity::{Entity, Findings, Kind},
    text::{Roots, Sentence, Stemmer, candidates, normal_form},
};

/// The dictionary of a corpus and where each of its words stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// Forms and roots; see the module for tags and payloads.
    pub(super) forms: Dictionary,
    /// Ids of the forms with another root, sorted by the root's id, then by their own.
    pub(super) derived: Vec<u32>,
    /// Names of entities, as `words::key` writes them; the payloads list entities.
    pub(super) names: Dictionary,
    /// The entities' posting lists one after the other. A position is sixteen times the ordinal
    /// of the first word, plus the number of words less one.
    pub(super) mentions: Bytes,
    /// Where each entity's posting list ends.
    pub(super) mention_ends: Vec<u32>,
    /// Runs of words of one field, document after document: eight times the ordinal after the
    /// run's last word, plus the field.
    pub(super) runs: Vec<u32>,
    /// Where each document's runs end.
    pub(super) run_ends: Vec<u32>,
    /// How many words each field has in the whole corpus.
    pub(super) lengths: [u32; N_FIELDS],
}

/// The most words of a mention that a posting can tell.
pub(super) const MAX_MENTION: u32 = 16;

impl Index {
    /// Indexes every word of every block but bylines and boilerplate. All slices have one item a
    /// document, but for `entities`, which are the corpus's.
    pub fn build(
        documents: &[Document],
        sentences: &[Vec<Sentence>],
        entities: &[Entity],
        findings: &[Findings],
        stemmer: &Stemmer,
    ) -> Self {
        let _ = sentences;
        build(documents, entities, findings, &|word| {
            stemmer.root(word).into_owned()
        })
    }

    /// The posting list of an entity.
    pub(super) fn mentions_of(&self, entity: u32) -> &[u8] {
        let entity = entity as usize;
        let end_of = |entity: usize| self.mention_ends.get(entity).copied().unwrap_or(0) as usize;
        let start = entity.checked_sub(1).map_or(0, end_of);
        self.mentions
            .part(start, end_of(entity).saturating_sub(start))
    }

    /// The runs of a document.
    pub(super) fn runs_of(&self, document: u32) -> &[u32] {
        let document = document as usize;
        let end_of = |document: usize| self.run_ends.get(document).copied().unwrap_or(0) as usize;
        let start = document.checked_sub(1).map_or(0, end_of);
        self.runs.get(start..end_of(document)).unwrap_or_default()
    }
}

/// The index remembers the root of every word that the corpus has; for any other word, the
/// candidates are checked against the roots that the corpus has.
impl Roots for Index {
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        if let Some(form) = self.forms.find(word) {
            return match form.tag.checked_sub(1) {
                Some(root) => Cow::Owned(self.forms.at(root).text().to_owned()),
                None => Cow::Borrowed(word),
            };
        }
        let is_root = |root: &String| self.forms.find(root).is_some_and(|form| form.tag == 0);
        match candidates(word).into_iter().find(is_root) {
            Some(root) => Cow::Owned(root),
            None => Cow::Borrowed(word),
        }
    }
}

/// Postings under construction, a list a key.
type Lists<K> = BTreeMap<K, Vec<(u32, u32)>>;

/// Builds the index with any function for the roots.
pub(super) fn build(
    documents: &[Document],
    entities: &[Entity],
    findings: &[Findings],
    root: &dyn Fn(&str) -> String,
) -> Index {
    let mut index = Index::default();
    let mut forms: Lists<String> = BTreeMap::new();
    let mut mentions: Vec<Vec<(u32, u32)>> = vec![Vec::new(); entities.len()];
    let names = entity_names(entities);
    let none = Findings::default();
    for (number, document) in (0u32..).zip(documents) {
        let mut words: Vec<(Word, String)> = Vec::new();
        visit(document, &mut |word| {
            let form = normal_form(word.span.of(&document.text));
            if !form.is_empty() {
                words.push((word, form));
            }
        });
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for (word, form) in &words {
            match forms.get_mut(form) {
                Some(list) => list.push((number, word.ordinal)),
                None => {
                    forms.insert(form.clone(), vec![(number, word.ordinal)]);
                }
            }
            if word.length == 1 {
                let end = word.ordinal.saturating_add(1);
                match runs.last_mut() {
                    Some(run) if run.1 == word.field => run.0 = end,
                    _ => runs.push((end, word.field)),
                }
                if let Some(length) = index.lengths.get_mut(word.field as usize) {
                    *length = length.saturating_add(1);
                }
            }
        }
        let coded = runs.iter().map(|&(end, field)| end << 3 | field);
        index.runs.extend(coded);
        index.run_ends.push(index.runs.len() as u32);

        words.retain(|(word, _)| word.length == 1);
        let found = findings.get(number as usize).unwrap_or(&none);
        let places = places(document, &words, entities, found, &names);
        for (entity, ordinal, length) in places {
            if let Some(list) = mentions.get_mut(entity as usize) {
                list.push((number, ordinal << 4 | (length.clamp(1, MAX_MENTION) - 1)));
            }
        }
    }
    for list in &mut mentions {
        list.sort_unstable();
        list.dedup_by_key(|&mut (document, place)| (document, place >> 4));
        index.mentions.0.extend(encode(list));
        index.mention_ends.push(index.mentions.0.len() as u32);
    }
    index.names = name_dictionary(names, &mentions, &forms);
    add_forms(&mut index, forms, root);
    index
}

/// Every name of every entity, with the entities so called.
fn entity_names(entities: &[Entity]) -> BTreeMap<String, Vec<u32>> {
    let mut names: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, entity) in (0u32..).zip(entities) {
        let aliases = entity.aliases.iter().map(|alias| &alias.name);
        for name in aliases.chain([&entity.name]) {
            let name = key(name);
            if !name.is_empty() {
                let called = names.entry(name).or_default();
                if called.last() != Some(&number) {
                    called.push(number);
                }
            }
        }
    }
    names
}

/// Where a document speaks of entities: entity, ordinal of the first word, number of words.
///
/// Mentions never overlap, so a country inside a ministry's name is no mention of its own. Who
/// looks for the country wants it all the same: inside a mention, the names of entities of another
/// kind count, if just one entity is so called and it is no person, for a surname inside another
/// name (`Universitas Hatta`) seldom speaks of the person.
fn places(
    document: &Document,
    words: &[(Word, String)],
    entities: &[Entity],
    findings: &Findings,
    names: &BTreeMap<String, Vec<u32>>,
) -> Vec<(u32, u32, u32)> {
    let mut places = Vec::new();
    for mention in &findings.mentions {
        let start = words.partition_point(|(word, _)| word.span.end <= mention.span.start);
        let inside: Vec<&(Word, String)> = words
            .iter()
            .skip(start)
            .take_while(|(word, _)| word.span.start < mention.span.end)
            .collect();
        let Some((first, _)) = inside.first() else {
            continue;
        };
        places.push((mention.entity, first.ordinal, inside.len() as u32));
        let Some(outer) = entities.get(mention.entity as usize) else {
            continue;
        };
        for from in 0..inside.len().min(MAX_MENTION as usize) {
            let mut name = String::new();
            let mut rest = inside.iter().skip(from).take(MAX_MENTION as usize);
            let Some((start, form)) = rest.next() else {
                break;
            };
            name.push_str(form);
            let mut length = 1;
            loop {
                if let Some([entity]) = names.get(&name).map(Vec::as_slice)
                    && let Some(inner) = entities.get(*entity as usize)
                    && inner.kind != outer.kind
                    && inner.kind != Kind::Person
                    && start
                        .span
                        .of(&document.text)
                        .starts_with(char::is_uppercase)
                {
                    places.push((*entity, start.ordinal, length));
                }
                let Some((_, form)) = rest.next() else { break };
                name.push(' ');
                name.push_str(form);
                length += 1;
            }
        }
    }
    places
}

/// The dictionary of names; the tag is 0 where the name is searched as such.
///
/// A name of one word must stand for its entities in at least half of its occurrences; otherwise
/// it is a word that is a name now and then, and is searched as a word, with the tag 1. An entity
/// without mention in a searched line has no name here.
fn name_dictionary(
    names: BTreeMap<String, Vec<u32>>,
    mentions: &[Vec<(u32, u32)>],
    forms: &Lists<String>,
) -> Dictionary {
    let mut kept: Vec<(String, u32, Vec<u8>)> = Vec::new();
    for (name, entities) in names {
        let lists: Vec<&Vec<(u32, u32)>> = entities
            .iter()
            .filter_map(|&entity| mentions.get(entity as usize))
            .collect();
        if lists.iter().all(|list| list.is_empty()) {
            continue;
        }
        let mut tag = 0;
        if let Some(uses) = forms.get(&name) {
            let n_named = uses
                .iter()
                .filter(|&&(document, ordinal)| {
                    lists.iter().any(|list| covers(list, document, ordinal))
                })
                .count();
            tag = u32::from(n_named * 2 < uses.len());
        }
        let mut payload = Vec::new();
        for entity in entities {
            put(&mut payload, entity);
        }
        kept.push((name, tag, payload));
    }
    Dictionary::new(
        kept.iter()
            .map(|(name, tag, payload)| (name.as_str(), *tag, payload.clone())),
    )
}

/// Whether a mention of the list reaches over this word.
fn covers(list: &[(u32, u32)], document: u32, ordinal: u32) -> bool {
    let after = list.partition_point(|&(d, place)| (d, place >> 4) <= (document, ordinal));
    // Mentions of one entity do not overlap, so only the last one before can reach the word.
    after
        .checked_sub(1)
        .and_then(|last| list.get(last))
        .is_some_and(|&(d, place)| d == document && (place >> 4) + (place & 15) >= ordinal)
}

/// Fills the dictionary of forms and the list of derived forms.
fn add_forms(index: &mut Index, forms: Lists<String>, root: &dyn Fn(&str) -> String) {
    let mut entries: BTreeMap<String, (String, Vec<u8>)> = BTreeMap::new();
    for (form, list) in forms {
        let of = root(&form);
        entries.insert(form, (of, encode(&list)));
    }
    // A root is its own root, whatever the stemmer would say of it: chains end after one step.
    let roots: Vec<String> = entries.values().map(|(of, _)| of.clone()).collect();
    for of in roots {
        match entries.get_mut(&of) {
            Some(entry) => entry.0 = of,
            None => {
                entries.insert(of.clone(), (of, Vec::new()));
            }
        }
    }
    let ids: BTreeMap<&str, u32> = entries.keys().map(String::as_str).zip(0..).collect();
    let id_of = |form: &str| ids.get(form).copied().unwrap_or(0);
    let mut derived: Vec<(u32, u32)> = Vec::new();
    let mut tagged = Vec::new();
    for (form, (of, list)) in &entries {
        let tag = if of == form {
            0
        } else {
            derived.push((id_of(of), id_of(form)));
            id_of(of) + 1
        };
        tagged.push((form.as_str(), tag, list.clone()));
    }
    derived.sort_unstable();
    index.derived = derived.into_iter().map(|(_, form)| form).collect();
    index.forms = Dictionary::new(tagged.into_iter());
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::{
        corpus::Role,
        entity::Kind,
        index::fixture::{Corpus, document, entity, line},
        text::Roots,
    };

    fn corpus() -> Corpus {
        let documents = vec![
            document(
                "a",
                &[line(Role::Body, "Pembangunan di Kota Lama membangun.")],
            ),
            document("b", &[line(Role::Body, "Dinas Pasar Kota Lama.")]),
        ];
        let entities = vec![
            entity("dinas", Kind::Organization, "Dinas Pasar Kota Lama", &[]),
            entity("kota", Kind::Place, "Kota Lama", &["Kotama"]),
        ];
        Corpus::new(documents, entities, &|word| match word {
            "pembangunan" | "membangun" => "bangun".to_owned(),
            word => word.to_owned(),
        })
    }

    #[test]
    fn the_index_knows_the_roots_of_the_corpus_even_where_no_text_has_them() {
        let index = corpus().index;
        assert_eq!(index.root("membangun"), "bangun");
        assert_eq!(index.root("bangun"), "bangun");
        assert_eq!(index.root("kota"), "kota");
        assert_eq!(index.root("xyzzy"), "xyzzy");
    }

    #[test]
    fn an_index_without_documents_answers_too() {
        assert_eq!(Index::default().root("kata"), "kata");
        assert!(Index::default().mentions_of(3).is_empty());
    }

    #[test]
    fn the_same_corpus_gives_the_same_bytes_and_they_are_read_back() {
        let index = corpus().index;
        let bytes = postcard::to_allocvec(&index).unwrap();
        assert_eq!(bytes, postcard::to_allocvec(&corpus().index).unwrap());
        assert_eq!(postcard::from_bytes::<Index>(&bytes).unwrap(), index);
    }

    #[test]
    fn a_place_inside_an_organizations_name_is_found() {
        let corpus = corpus();
        assert_eq!(corpus.search("kota lama").total, 2);
        assert_eq!(corpus.ids("dinas pasar kota lama"), ["b"]);
    }

    #[test]
    fn a_word_that_is_seldom_a_name_stays_a_word() {
        let documents = vec![document(
            "a",
            &[line(
                Role::Body,
                "Bunga datang; bunga, bunga, bunga di taman.",
            )],
        )];
        let corpus = Corpus::new(
            documents,
            vec![entity("bunga", Kind::Person, "Bunga", &[])],
            &|word| word.to_owned(),
        );
        assert_eq!(corpus.matches("bunga", 0).len(), 4);
        assert_eq!(corpus.matches("person:bunga", 0).len(), 1);
    }
}
