//! Where the parts of a query are answered: words, names, phrases, `near`.

use super::{
    answer::{Note, Why},
    build::called,
    dictionary::Walk,
    leaf::{Leaf, Occurrence, Source},
    postings::List,
    query::{Ending, Filter, Group, Node},
    search::{Mode, Search},
    typo::{Signature, Speller, allowance},
    words::{holds, is_joint},
};
use crate::{base::Arrange, entity::Kind, text::Roots};

impl<'a> Search<'a> {
    /// What answers a part of a query.
    pub(super) fn leaf(&mut self, node: &Node, mode: Mode) -> Leaf<'a> {
        let mut leaf = Leaf {
            scope: !0,
            ..Leaf::default()
        };
        match node {
            Node::Word { form, ending } => self.word(form, *ending, mode, &mut leaf),
            Node::Name(name) => {
                if let Some(entry) = self.index.names.find(name) {
                    for (entity, _) in called(entry.payload()) {
                        self.mentions(entity, &mut leaf);
                    }
                }
                leaf.name = Some(name.clone());
            }
            Node::Filter(Filter::Mentions(kind, name)) => {
                self.entities_called(*kind, name, &mut leaf);
                leaf.name = Some(name.clone());
            }
            Node::Phrase(words) => leaf.places = self.phrase(words, Why::Phrase),
            Node::Near(n_words, group) => leaf.places = self.near(*n_words, &group.nodes, mode),
            Node::Any(nodes) | Node::All(Group { nodes, .. }) => {
                for node in nodes {
                    leaf.places
                        .extend(self.leaf(node, mode).all(&self.index.fields));
                }
                leaf.places.arrange();
                leaf.places
                    .dedup_by_key(|place| (place.document, place.ordinal));
            }
            // Inside `near` there are only places.
            Node::Not(_) | Node::Filter(_) => {}
        }
        leaf
    }

    /// What answers a word: the very form, the forms of its root, and what the query's language
    /// adds; forms with typing errors only where there is nothing else.
    fn word(&mut self, form: &str, ending: Ending, mode: Mode, leaf: &mut Leaf<'a>) {
        let index = self.index;
        let mut family = (0, [].as_slice());
        if ending != Ending::Star {
            if let Some(root) = index.forms.find(&index.root(form)) {
                family = (root.id + 1, index.derived_of(root.id));
                add(leaf, &root, form, Why::Root);
                for &id in family.1 {
                    add(leaf, &index.forms.at(id), form, Why::Root);
                }
            }
            if form.contains(is_joint) {
                let parts = form.split(is_joint).filter(|part| !part.is_empty());
                let parts: Vec<String> = parts.map(str::to_owned).collect();
                leaf.places = self.phrase(&parts, Why::Exact);
                leaf.places = leaf.all(&index.fields);
                leaf.sources.clear();
            }
        }
        let mut walk = index.forms.seek(form.as_bytes());
        if ending == Ending::Star || ending == Ending::Open && mode.wanted && goes_on(form, &walk) {
            while !walk.ended && walk.key.starts_with(form.as_bytes()) {
                if walk.id + 1 != family.0 && family.1.binary_search(&walk.id).is_err() {
                    add(leaf, &walk, form, Why::Prefix);
                }
                walk.advance();
            }
            leaf.beginning = Some(form.to_owned());
        }
        let nothing = leaf.sources.is_empty() && leaf.places.is_empty();
        if nothing && mode.wanted && ending != Ending::Star {
            self.misspelled(form, leaf);
        }
    }

    /// The places of the forms with the fewest typing errors.
    fn misspelled(&mut self, form: &str, leaf: &mut Leaf<'a>) {
        let mut speller = Speller::new(form);
        // The longest word of a language is shorter; what is longer is no word.
        if speller.n_letters() > 64 {
            return;
        }
        let mut limit = allowance(speller.n_letters());
        let mut nearest: Vec<u32> = Vec::new();
        let signature = Signature::of(form.as_bytes());
        for (id, other) in (0u32..).zip(self.index.forms.signatures()) {
            if limit == 0 || !signature.is_near(*other, limit) {
                continue;
            }
            let entry = self.index.forms.at(id);
            if let Some(errors) = speller.distance(entry.text(), limit)
                && entry.has_payload()
            {
                if errors < limit {
                    limit = errors.max(1);
                    nearest.clear();
                }
                nearest.push(id);
            }
        }
        let mut near = Vec::new();
        for (n, &id) in nearest.iter().enumerate() {
            let entry = self.index.forms.at(id);
            add(leaf, &entry, "", Why::Typo);
            if n < 3 {
                near.push(entry.text().to_owned());
            }
        }
        let form = form.to_owned();
        Note::Missing { form, near }.add_to(&mut self.notes);
    }

    /// The places where the words stand one after the other.
    fn phrase(&self, words: &[String], why: Why) -> Vec<Occurrence> {
        let fields = &self.index.fields;
        let mut found = Vec::new();
        let mut lists = Vec::new();
        for (offset, word) in (0u32..).zip(words) {
            let Some(entry) = self.index.forms.find(word) else {
                return found;
            };
            lists.push((List::new(entry.payload(), 0), offset));
        }
        // The rarest word first: the others are looked up where it stands.
        lists.arrange_by_key(|(list, _)| list.n_documents());
        let mut cursors: Vec<_> = lists
            .iter()
            .map(|(list, offset)| (list.cursor(fields), *offset))
            .collect();
        let mut starts = Vec::new();
        let mut next = Some(0);
        while let Some(document) = next {
            let mut cursors = cursors.iter_mut();
            let Some((rarest, first)) = cursors.next() else {
                break;
            };
            let Some(document) = rarest.forward(document) else {
                break;
            };
            next = document.checked_add(1);
            starts.clear();
            rarest.places(&mut |place| starts.extend(place.checked_sub(*first)));
            for (cursor, offset) in cursors {
                if !cursor.seek(document) {
                    starts.clear();
                    break;
                }
                let mut kept = 0;
                cursor.places(&mut |place| {
                    // What fits is moved to the front; what was passed can fit no later place.
                    while let Some(start) = starts.get(kept..).and_then(<[u32]>::first)
                        && start + *offset < place
                    {
                        starts.remove(kept);
                    }
                    if starts
                        .get(kept)
                        .is_some_and(|start| start + *offset == place)
                    {
                        kept += 1;
                    }
                });
                starts.truncate(kept);
            }
            found.extend(starts.iter().map(|&ordinal| Occurrence {
                document,
                ordinal,
                why,
                length: words.len() as u32,
            }));
        }
        found
    }

    /// The places of all parts, where all of them lie within `n_words` words.
    fn near(&mut self, n_words: u32, nodes: &[Node], mode: Mode) -> Vec<Occurrence> {
        let mut places: Vec<(Occurrence, usize)> = Vec::new();
        let mut n_parts = 0;
        for node in nodes {
            if !matches!(node, Node::Not(_) | Node::Filter(_)) {
                let part = self.leaf(node, mode).all(&self.index.fields);
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

    /// The words of the names in a group that the corpus has: of the entity's own name, not of the
    /// one that was typed, so that every alias gives the same answer.
    pub(super) fn words_of_names(&self, group: &Group) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for node in &group.nodes {
            let Node::Name(name) = node else { continue };
            let entry = self.index.names.find(name);
            let entities = entry.iter().flat_map(|entry| called(entry.payload()));
            for (entity, _) in entities {
                for word in self.index.own_name(entity).split(' ') {
                    let word = word.to_owned();
                    if !words.contains(&word) {
                        words.push(word);
                    }
                }
            }
        }
        words.retain(|word| {
            let form = self.index.forms.find(word);
            form.is_some_and(|form| form.has_payload())
        });
        words.truncate(MAX_NAME_WORDS);
        words
    }

    /// Adds the mentions of an entity.
    fn mentions(&self, entity: u32, leaf: &mut Leaf<'a>) {
        leaf.sources.push(Source {
            list: self.index.mentions_of(entity),
            why: Why::Alias,
            length: 0,
        });
    }

    /// Adds the mentions of the entities of a kind that have this name; where none has, of those
    /// with a name that has these words in it.
    fn entities_called(&self, kind: Kind, name: &str, leaf: &mut Leaf<'a>) {
        let mut called = Vec::new();
        if let Some(entry) = self.index.names.find(name) {
            self.of_kind(kind, &entry, &mut called);
        }
        if called.is_empty() {
            let closed = |words: &str| [words, " "].concat();
            let part = closed(name);
            let mut entry = self.index.names.seek(b"");
            while !entry.ended {
                if holds(&closed(entry.text()), &part) {
                    self.of_kind(kind, &entry, &mut called);
                }
                entry.advance();
            }
        }
        called.arrange();
        called.dedup();
        for entity in called {
            self.mentions(entity, leaf);
        }
    }

    fn of_kind(&self, kind: Kind, name: &Walk<'_>, found: &mut Vec<u32>) {
        found.extend(
            called(name.payload())
                .map(|(entity, _)| entity)
                .filter(|&entity| self.index.kinds.0.get(entity as usize) == Some(&(kind as u8))),
        );
    }
}

/// Whether a word that is still being typed is read as a beginning, too. A single letter begins so
/// many words of a large corpus that it tells nothing and takes long.
fn goes_on(form: &str, walk: &Walk<'_>) -> bool {
    form.chars().nth(1).is_some() || walk.n_entries() <= FEW
}

/// The most words of names that are searched by themselves.
const MAX_NAME_WORDS: usize = 48;

/// Entries of a dictionary that may all be read at a keystroke.
const FEW: u32 = 1 << 14;

/// Adds the list of a form: exact where the form is the very word.
fn add<'a>(leaf: &mut Leaf<'a>, entry: &Walk<'a>, word: &str, why: Why) {
    if !entry.has_payload() {
        return;
    }
    let form = entry.text();
    let parts = form.split(is_joint).filter(|part| !part.is_empty());
    leaf.sources.push(Source {
        list: List::new(entry.payload(), 0),
        why: if form == word { Why::Exact } else { why },
        length: parts.count().max(1) as u32,
    });
}
