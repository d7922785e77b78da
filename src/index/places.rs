//! Where the parts of a query are answered: words, names, phrases, `near`.

use super::{
    answer::Why,
    dictionary::Walk,
    postings::Postings,
    query::{Ending, Node},
    search::{Mode, Search},
    typo::{Speller, allowance},
    words::{holds, is_joint},
};
use crate::{
    base::{Arrange, take},
    entity::Kind,
    text::Roots,
};

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
    pub(super) name: Option<String>,
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

impl Search<'_> {
    /// The places of a part of a query, in order, one a word.
    pub(super) fn places(&mut self, node: &Node, mode: Mode) -> Vec<Occurrence> {
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
    pub(super) fn entities_called(&self, kind: Kind, name: &str) -> Vec<Occurrence> {
        let mut places = Vec::new();
        if let Some(entry) = self.index.names.find(name) {
            self.mentions_of_kind(kind, &entry, &mut places);
        }
        if places.is_empty() {
            let closed = |words: &str| [words, " "].concat();
            let part = closed(name);
            let mut entry = self.index.names.seek(b"");
            while !entry.ended {
                if holds(&closed(entry.text()), &part) {
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
