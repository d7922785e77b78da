//! Offices that stand for the people who hold them.
//!
//! `kata Menteri Pertanian` names whoever the same document calls so with a name behind it. An
//! office that two people of a document hold stands for neither.

use std::cell::OnceCell;

use super::Named;
use crate::entity::{Kind, alias::abbreviates, atom::Line, lexicon::List};

/// The people of a document by the office that stands before their names.
#[derive(Default)]
pub(super) struct Offices {
    /// Office in lower case, and the person; made when first asked for.
    held: OnceCell<Vec<(String, String)>>,
}

impl Offices {
    /// The only person whom the document calls by the office before the name, as `Menteri
    /// Pertanian Siti Rahmawati` does for `Menteri Pertanian` and, shortened, for `Mentan`.
    pub(super) fn holder(
        &self,
        role: &str,
        lines: &[Line<'_>],
        names: &[Vec<Named<'_>>],
    ) -> Option<String> {
        let lower = role.to_lowercase();
        let lower = lower.strip_prefix("sang ").unwrap_or(&lower);
        let vocabulary = lines.first()?.vocabulary;
        let is_title = lower
            .split(' ')
            .next()
            .is_some_and(|head| vocabulary.lists_of(head).has(List::Titles));
        // An office that a person holds alone is written like a name.
        if !is_title && !role.starts_with(char::is_uppercase) {
            return None;
        }
        let held = self.held.get_or_init(|| held(lines, names));
        let short = !role.contains(' ');
        let mut holders = held
            .iter()
            .filter(|(office, _)| {
                let rest = office.strip_prefix(lower);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                    || (short && abbreviates(role, office))
            })
            .map(|(_, person)| person);
        let first = holders.next()?;
        holders.all(|other| other == first).then(|| first.clone())
    }
}

/// The words written like a name or an office before each person's name.
fn held(lines: &[Line<'_>], names: &[Vec<Named<'_>>]) -> Vec<(String, String)> {
    let mut held = Vec::new();
    for (line, names) in lines.iter().zip(names).filter(|(line, _)| !line.title_case) {
        for person in names.iter().filter(|name| name.kind == Kind::Person) {
            let first = (0..person.start)
                .rev()
                .take(8)
                .take_while(|at| {
                    line.get(*at)
                        .is_some_and(|atom| atom.is_capitalized() || atom.lists.has(List::Titles))
                })
                .last();
            let Some(mut first) = first else { continue };
            // The office begins with a word for an office.
            while first < person.start && !line.lists(first).has(List::Titles) {
                first += 1;
            }
            let office: Vec<&str> = (first..person.start).map(|at| line.lower(at)).collect();
            if !office.is_empty() {
                held.push((office.join(" "), person.name.to_owned()));
            }
        }
    }
    held
}
