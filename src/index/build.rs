//! Building the index.

use std::{borrow::Cow, cell::OnceCell};

use super::{
    dictionary::{Dictionary, Entry},
    fields::Fields,
    gather::{Gathered, NO_FORM, Places, arranged},
    leaf::MENTION_BITS,
    locate::put_anchors,
    postings::{Bytes, List, encode},
    words::{Word, field, key, visit},
};
use crate::{
    base::{Arrange, Intern, Late, put, take},
    corpus::{Document, Role},
    entity::{Entity, Findings, Kind},
    text::{Roots, Stemmer, candidates, small_letter},
};

/// The dictionary of a corpus and where each of its words stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    /// Forms and roots; see the module for tags and payloads.
    pub(super) forms: Dictionary,
    /// Ids of the forms with another root, root after root; it follows from the tags.
    pub(super) derived: Vec<u32>,
    /// For each entry of `forms`, where the forms of which it is the root end in `derived`.
    pub(super) derived_ends: Vec<u32>,
    /// Names of entities, as `words::key` writes them; the payloads list entities.
    pub(super) names: Dictionary,
    /// The ids of the entities' own names; it follows from `names`, and is made when first wanted.
    pub(super) own_names: OnceCell<Vec<u32>>,
    /// The entities' kinds, a byte each.
    pub(super) kinds: Bytes,
    /// The entities' posting lists one after the other.
    pub(super) mentions: Bytes,
    /// Where each entity's posting list ends.
    pub(super) mention_ends: Vec<u32>,
    /// Where the fields of the documents begin and end.
    pub(super) fields: Fields,
    /// The documents' anchors (`locate`) one after the other.
    pub(super) anchors: Bytes,
    /// Where each document's anchors end.
    pub(super) anchor_ends: Vec<u32>,
}

/// The most words of a mention that a posting can tell.
pub(super) const MAX_MENTION: u32 = 1 << MENTION_BITS;

impl Index {
    /// Indexes every word of every block but bylines and boilerplate. All slices have one item a
    /// document, but for `entities`, which are the corpus's.
    pub fn build(
        documents: &[Late<Document>],
        entities: &[Entity],
        findings: &[Late<Findings>],
        stemmer: &Stemmer,
    ) -> Self {
        build(documents, entities, findings, &mut |word| {
            stemmer.root(word).into_owned()
        })
    }

    /// How many words the lines of one role have in a document; a word with hyphens counts a word a
    /// part.
    pub fn n_words(&self, document: u32, role: Role) -> u32 {
        field(role).map_or(0, |field| self.fields.n_words(document, field))
    }

    /// An entity's own name, as `words::key` writes it; nothing for one that no searched line
    /// mentions.
    pub(super) fn own_name(&self, entity: u32) -> String {
        let ids = self.own_names.get_or_init(|| {
            let mut ids = vec![u32::MAX; self.mention_ends.len()];
            let mut name = self.names.seek(b"");
            while !name.ended {
                for (entity, is_own) in called(name.payload()) {
                    if let Some(id) = ids.get_mut(entity as usize).filter(|_| is_own) {
                        *id = name.id;
                    }
                }
                name.advance();
            }
            ids
        });
        let id = ids.get(entity as usize).copied().unwrap_or(u32::MAX);
        let name = self.names.at(id);
        if name.ended {
            String::new()
        } else {
            name.text().to_owned()
        }
    }

    /// The posting list of an entity.
    pub(super) fn mentions_of(&self, entity: u32) -> List<'_> {
        List::new(
            part(&self.mentions, &self.mention_ends, entity),
            MENTION_BITS,
        )
    }

    /// The anchors of a document.
    pub(super) fn anchors_of(&self, document: u32) -> &[u8] {
        part(&self.anchors, &self.anchor_ends, document)
    }

    /// The ids of the forms with this root, without the root itself.
    pub(super) fn derived_of(&self, root: u32) -> &[u32] {
        let ends = &self.derived_ends;
        let end_of = |root: usize| ends.get(root).copied().unwrap_or(0) as usize;
        let root = root as usize;
        let start = root.checked_sub(1).map_or(0, end_of);
        self.derived.get(start..end_of(root)).unwrap_or_default()
    }

    /// Turns the tags, by which a form knows its root, into what a root knows of its forms.
    pub(super) fn derive(&mut self) {
        let tags = self.forms.tags();
        let mut ends = vec![0u32; tags.len()];
        let roots = || tags.iter().map(|tag| tag.checked_sub(1));
        for root in roots().flatten() {
            if let Some(count) = ends.get_mut(root as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += std::mem::replace(end, sum);
        }
        let mut derived = vec![0; sum as usize];
        for (id, root) in (0u32..).zip(roots()) {
            // Each end begins as the start and comes to the end as the forms are put down.
            if let Some(end) = root.and_then(|root| ends.get_mut(root as usize))
                && let Some(place) = derived.get_mut(*end as usize)
            {
                *place = id;
                *end += 1;
            }
        }
        self.derived = derived;
        self.derived_ends = ends;
    }
}

/// The entities that a name stands for, and whether it is the entity's own name, of the payload in
/// the dictionary of names: twice the entity's number, and one more where it is.
pub(super) fn called(mut payload: &[u8]) -> impl Iterator<Item = (u32, bool)> {
    std::iter::from_fn(move || {
        let number = (!payload.is_empty()).then(|| take(&mut payload))?;
        Some((number >> 1, number & 1 == 1))
    })
}

/// The part of `bytes` that belongs to `item`, where each item's part ends at its place in `ends`.
fn part<'a>(bytes: &'a Bytes, ends: &[u32], item: u32) -> &'a [u8] {
    let item = item as usize;
    let end_of = |item: usize| ends.get(item).copied().unwrap_or(0) as usize;
    let start = item.checked_sub(1).map_or(0, end_of);
    bytes.part(start, end_of(item).saturating_sub(start))
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

/// Builds the index with any function for the roots; it is called once for every form, in order.
#[inline(never)]
pub(super) fn build(
    documents: &[Late<Document>],
    entities: &[Entity],
    findings: &[Late<Findings>],
    root: &mut dyn FnMut(&str) -> String,
) -> Index {
    let mut index = Index::default();
    let mut forms = Gathered::new();
    let mut mentions: Vec<Places> = vec![Vec::new(); entities.len()];
    let names = Names::of(entities);
    let (mut runs, mut run_counts, mut anchors) = (Vec::new(), Vec::new(), Vec::new());
    let mut words: Vec<(Word, u32)> = Vec::new();
    for ((number, document), findings) in (0u32..).zip(documents).zip(findings) {
        let n_runs = runs.len();
        let mut line = None;
        words.clear();
        visit(document, &mut |word| {
            let form = forms.form(word.span.of(&document.text));
            if form != NO_FORM {
                forms.add(form, (number, word.ordinal));
            }
            if word.length == 1 {
                let run = word.ordinal.saturating_add(1) << 3 | word.field;
                match runs.last_mut() {
                    Some(last) if line == Some(word.ordinal) => *last = run,
                    _ => runs.push(run),
                }
                line = Some(word.ordinal.saturating_add(1));
                words.push((word, form));
            }
        });
        run_counts.push((runs.len() - n_runs) as u32);
        put_anchors(&mut anchors, words.iter().map(|(word, _)| word.span));
        index.anchor_ends.push(anchors.len() as u32);

        words.retain(|&(_, form)| form != NO_FORM);
        places(
            document,
            &words,
            &forms,
            entities,
            findings,
            &names,
            &mut |entity, ordinal, length| {
                if let Some(list) = mentions.get_mut(entity as usize) {
                    let more = length.clamp(1, MAX_MENTION) - 1;
                    list.push((number, ordinal << MENTION_BITS | more));
                }
            },
        );
    }
    let kinds: Vec<u8> = entities.iter().map(|entity| entity.kind as u8).collect();
    index.kinds = Bytes(kinds.into());
    index.fields = Fields::new(runs, run_counts);
    index.anchors = Bytes(anchors.into());
    let mut lists = Vec::new();
    for list in &mut mentions {
        list.arrange();
        list.dedup_by_key(|&mut (document, place)| (document, place >> MENTION_BITS));
        lists.extend(encode(list, MENTION_BITS, &index.fields));
        index.mention_ends.push(lists.len() as u32);
    }
    index.mentions = Bytes(lists.into());
    index.names = name_dictionary(&names, &mentions, &forms);
    add_forms(&mut index, forms, root);
    index.derive();
    index
}

/// Every name of every entity.
#[derive(Default)]
struct Names {
    names: Intern,
    /// The entities that each name stands for, in order.
    entities: Vec<Vec<u32>>,
    /// The number of each entity's own name, under which it is listed.
    own: Vec<Option<u32>>,
}

impl Names {
    fn of(entities: &[Entity]) -> Self {
        let mut names = Self::default();
        for (number, entity) in (0u32..).zip(entities) {
            let aliases = entity.aliases.iter().map(|alias| &alias.name);
            let mut own = None;
            for name in aliases.chain([&entity.name]) {
                let name = key(name);
                if !name.is_empty() {
                    let name = names.names.number(&name);
                    own = Some(name);
                    let name = name as usize;
                    if name == names.entities.len() {
                        names.entities.push(Vec::new());
                    }
                    if let Some(called) = names.entities.get_mut(name)
                        && called.last() != Some(&number)
                    {
                        called.push(number);
                    }
                }
            }
            // The entity's own name comes last.
            names.own.push(own);
        }
        names
    }

    /// The entities that have this name.
    fn called(&self, name: u32) -> &[u32] {
        self.entities.get(name as usize).map_or(&[], Vec::as_slice)
    }

    /// The entity that has this name, where there is just one.
    fn only(&self, name: &str) -> Option<u32> {
        match self.called(self.names.find(name)?) {
            [only] => Some(*only),
            _ => None,
        }
    }
}

/// Where a document speaks of entities: entity, ordinal of the first word, number of words.
///
/// Mentions never overlap, so a country inside a ministry's name is no mention of its own. Who
/// looks for the country wants it all the same: inside a mention, the names of entities of another
/// kind count, if just one entity is so called and it is no person, for a surname inside another
/// name (`Universitas Hatta`) seldom speaks of the person.
#[inline(never)]
fn places(
    document: &Document,
    words: &[(Word, u32)],
    forms: &Gathered,
    entities: &[Entity],
    findings: &Findings,
    names: &Names,
    found: &mut dyn FnMut(u32, u32, u32),
) {
    let mut name = String::new();
    for mention in &findings.mentions {
        let start = words.partition_point(|(word, _)| word.span.end <= mention.span.start);
        let rest = words.get(start..).unwrap_or_default();
        let n_inside = rest
            .iter()
            .take_while(|(word, _)| word.span.start < mention.span.end)
            .count();
        let inside = rest.get(..n_inside).unwrap_or_default();
        let Some((first, _)) = inside.first() else {
            continue;
        };
        found(mention.entity, first.ordinal, inside.len() as u32);
        let Some(outer) = entities.get(mention.entity as usize) else {
            continue;
        };
        for from in 0..inside.len().min(MAX_MENTION as usize) {
            name.clear();
            let rest = inside.iter().skip(from).take(MAX_MENTION as usize);
            let mut start = 0;
            for ((word, form), length) in rest.zip(1u32..) {
                if length == 1 {
                    start = word.ordinal;
                    let mut letters = word.span.of(&document.text).chars();
                    if letters.next().is_none_or(|c| small_letter(c) == c) {
                        break;
                    }
                } else {
                    name.push(' ');
                }
                name.push_str(forms.text(*form));
                if let Some(entity) = names.only(&name)
                    && let Some(inner) = entities.get(entity as usize)
                    && inner.kind != outer.kind
                    && inner.kind != Kind::Person
                {
                    found(entity, start, length);
                }
            }
        }
    }
}

/// The dictionary of names; the tag is 0 where the name is searched as such.
///
/// A name of one word must stand for its entities in at least half of its occurrences; otherwise
/// it is a word that is a name now and then, and is searched as a word, with the tag 1. An entity
/// without mention in a searched line has no name here.
#[inline(never)]
fn name_dictionary(names: &Names, mentions: &[Places], forms: &Gathered) -> Dictionary {
    let mut kept = Vec::new();
    for number in arranged(&names.names, (0..names.names.len() as u32).collect()) {
        let name = names.names.get(number);
        let mut lists: Vec<&Places> = Vec::new();
        let mut payload = Vec::new();
        for &entity in names.called(number) {
            lists.extend(mentions.get(entity as usize));
            let is_own = names.own.get(entity as usize) == Some(&Some(number));
            put(&mut payload, entity << 1 | u32::from(is_own));
        }
        if lists.iter().all(|list| list.is_empty()) {
            continue;
        }
        let uses = forms.places_of(name);
        let named = uses.iter().filter(|&&(document, ordinal)| {
            lists.iter().any(|list| covers(list, document, ordinal))
        });
        kept.push(Entry {
            key: name,
            tag: u32::from(named.count() * 2 < uses.len()),
            payload,
        });
    }
    Dictionary::new(&kept)
}

/// Whether a mention of the list reaches over this word.
fn covers(list: &[(u32, u32)], document: u32, ordinal: u32) -> bool {
    let after =
        list.partition_point(|&(d, place)| (d, place >> MENTION_BITS) <= (document, ordinal));
    // Mentions of one entity do not overlap, so only the last one before can reach the word.
    after
        .checked_sub(1)
        .and_then(|last| list.get(last))
        .is_some_and(|&(d, place)| {
            d == document && (place >> MENTION_BITS) + place % MAX_MENTION >= ordinal
        })
}

/// Fills the dictionary of forms and the list of derived forms.
#[inline(never)]
fn add_forms(index: &mut Index, mut forms: Gathered, root: &mut dyn FnMut(&str) -> String) {
    let n_written = forms.n_forms() as u32;
    // A form that is its own root has one, too.
    let mut roots = vec![NO_FORM; forms.n_forms()];
    for form in forms.arrange((NO_FORM + 1..n_written).collect()) {
        let root = root(forms.text(form));
        if let Some(of) = roots.get_mut(form as usize) {
            *of = forms.name(&root);
        }
    }
    let mut is_root = vec![false; forms.n_forms()];
    for &root in roots.iter().skip(1) {
        if let Some(is_root) = is_root.get_mut(root as usize) {
            *is_root = true;
        }
    }
    let is_root = |form: u32| is_root.get(form as usize) == Some(&true);
    let all = (NO_FORM..forms.n_forms() as u32).filter(|&form| form > NO_FORM || is_root(form));
    let all = forms.arrange(all.collect());
    let mut ranks = vec![0u32; forms.n_forms()];
    for (rank, &form) in (0..).zip(&all) {
        if let Some(of) = ranks.get_mut(form as usize) {
            *of = rank;
        }
    }
    // A root is its own root, whatever the stemmer would say of it: chains end after one step.
    let tag = |form: u32| {
        let root = roots.get(form as usize).filter(|_| !is_root(form));
        root.and_then(|&root| ranks.get(root as usize))
            .map_or(0, |rank| rank + 1)
    };
    let entries: Vec<Entry<'_>> = all
        .iter()
        .map(|&form| Entry {
            key: forms.text(form),
            tag: tag(form),
            payload: match forms.places(form) {
                [] => Vec::new(),
                places => encode(places, 0, &index.fields),
            },
        })
        .collect();
    index.forms = Dictionary::new(&entries);
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
        assert_eq!(Index::default().mentions_of(3).n_documents(), 0);
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
