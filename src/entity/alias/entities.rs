//! Joined names as entities: a canonical name, an id, and the reason of every alias.
//!
//! Ids depend on nothing but the names, and no two entities share one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Forms, Joiner, Node, spelling::is_spelling};
use crate::{
    base::Span,
    entity::{
        Alias, Entity, Ground, Kind, Rule,
        atom::Line,
        gazetteer::Gazetteer,
        name::{Spot, name_words},
        slug,
    },
};

impl Joiner {
    pub(super) fn entities(
        &self,
        lines: &[Line<'_>],
        spots: &[Spot],
        gazetteer: &Gazetteer,
        of_spot: &[Option<usize>],
        written: &[u32],
    ) -> (Vec<Entity>, Vec<u32>) {
        let mut groups: BTreeMap<usize, Forms> = BTreeMap::new();
        for (node, forms) in self.forms.iter().enumerate() {
            let group = groups.entry(self.root(node)).or_default();
            for (form, n) in forms {
                *group.entry(*form).or_default() += n;
            }
        }
        let mut named: Vec<(u32, usize)> = of_spot
            .iter()
            .zip(written)
            .filter_map(|(node, written)| Some((*written, (*node)?)))
            .collect();
        named.sort_unstable();
        named.dedup();
        let mut names: BTreeMap<usize, Vec<(&str, usize)>> = BTreeMap::new();
        for (written, node) in named {
            let name = self.names.get(written);
            names.entry(self.root(node)).or_default().push((name, node));
        }
        for names in names.values_mut() {
            names.sort_unstable();
        }
        let mut entities: Vec<(String, Kind, usize)> = groups
            .iter()
            .filter(|(root, _)| names.contains_key(root))
            .filter_map(|(root, forms)| {
                let (name, kind) = match self.keys.get(*root)? {
                    Node::Entry(entry) => {
                        let entry = gazetteer.entry(*entry)?;
                        (entry.name.to_owned(), entry.kind)
                    }
                    Node::Name(kind, _) => {
                        let best = self.names.best(forms.iter().map(|(form, n)| (*form, *n)));
                        (self.names.get(best?).to_owned(), *kind)
                    }
                };
                Some((name, kind, *root))
            })
            .collect();
        entities.sort();
        let mut ids = BTreeSet::new();
        let mut sorted: BTreeMap<String, (String, Kind, usize)> = BTreeMap::new();
        for (name, kind, root) in entities {
            let slug = slug(&name);
            let mut id = slug.clone();
            let mut n = 2;
            while !ids.insert(id.clone()) {
                id = format!("{slug}-{n}");
                n += 1;
            }
            sorted.insert(id, (name, kind, root));
        }
        // The first place of every entity's name, by its root.
        let mut canonical: Vec<Option<u32>> = vec![None; self.forms.len()];
        for (name, _, root) in sorted.values() {
            if let Some(slot) = canonical.get_mut(*root) {
                *slot = self.names.find(name);
            }
        }
        let mut firsts: Vec<Option<(u32, Span)>> = vec![None; self.forms.len()];
        for ((node, written), spot) in of_spot.iter().zip(written).zip(spots) {
            let Some(root) = node.map(|node| self.root(node)) else {
                continue;
            };
            if let (Some(Some(name)), Some(slot @ None), Some(line)) = (
                canonical.get(root),
                firsts.get_mut(root),
                lines.get(spot.line),
            ) && name == written
            {
                *slot = Some((line.document as u32, line.span(spot.start, spot.end)));
            }
        }
        let mut index_of: BTreeMap<usize, u32> = BTreeMap::new();
        let mut result = Vec::with_capacity(sorted.len());
        for (index, (id, (name, kind, root))) in (0u32..).zip(sorted) {
            index_of.insert(root, index);
            let mut aliases: BTreeMap<String, (String, Ground)> = BTreeMap::new();
            let fuller = firsts.get(root).copied().flatten();
            for (form, node) in names.get(&root).into_iter().flatten() {
                if *form != name {
                    aliases.entry((*form).to_owned()).or_insert_with(|| {
                        let (reason, mut ground) = self.reason(*node, form, &name, kind);
                        ground.evidence = ground.evidence.or(fuller);
                        (reason, ground)
                    });
                }
            }
            result.push(Entity {
                id,
                kind,
                name,
                aliases: aliases
                    .into_iter()
                    .map(|(name, (reason, ground))| Alias {
                        name,
                        reason,
                        ground: Some(ground),
                    })
                    .collect(),
            });
        }
        let of_spot = of_spot
            .iter()
            .map(|node| {
                node.and_then(|node| index_of.get(&self.root(node)).copied())
                    .unwrap_or_default()
            })
            .collect();
        (result, of_spot)
    }

    fn reason(&self, node: usize, form: &str, name: &str, kind: Kind) -> (String, Ground) {
        let known = self.names.find(form);
        let known = known.and_then(|form| self.reasons.get(&(node, form)));
        if let Some(reason) = known.filter(|reason| !reason.words.is_empty()) {
            let ground = Ground {
                rule: reason.rule,
                evidence: reason.evidence,
            };
            return (format!("{}: {name}", reason.words), ground);
        }
        let words = name_words(form);
        let of = name_words(name);
        let listed = matches!(self.keys.get(self.root(node)), Some(Node::Entry(_)));
        let (what, rule) = if kind == Kind::Person && words.len() == 1 && of.len() > 1 {
            if of.last() == words.first() {
                ("surname of", Rule::PartOfName)
            } else {
                ("part of the name of", Rule::PartOfName)
            }
        } else if words.concat() == of.concat() || is_spelling(&words, &of) {
            ("spelling of", Rule::Spelling)
        } else if form.chars().any(char::is_alphabetic) && !form.chars().any(char::is_lowercase) {
            ("abbreviation of", Rule::Initials)
        } else if of.len() > words.len() && words.iter().all(|word| of.contains(word)) {
            ("short form of", Rule::ShortForm)
        } else {
            ("other name of", Rule::ShortForm)
        };
        let ground = Ground {
            rule: if listed { Rule::Listed } else { rule },
            evidence: known.and_then(|reason| reason.evidence),
        };
        (format!("{what} {name}"), ground)
    }
}
