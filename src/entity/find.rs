//! The entry point: documents in, entities and findings out.

use super::{
    Entity, Findings, Mention, alias, atom, date,
    gazetteer::Gazetteer,
    name, quantity,
    quote::{self, Named},
};
use crate::{base::Span, corpus::Document, text::Sentence};

/// Finds names, dates, quantities and quotations in every document.
///
/// `sentences` holds one list a document. The entities come sorted by id; the findings come one
/// a document, in the order of `documents`.
pub fn find(documents: &[Document], sentences: &[Vec<Sentence>]) -> (Vec<Entity>, Vec<Findings>) {
    let mut lines = Vec::new();
    // Where each document's lines begin.
    let mut firsts = Vec::with_capacity(documents.len());
    for (index, document) in documents.iter().enumerate() {
        firsts.push(lines.len());
        let sentences = sentences.get(index).map_or(&[][..], Vec::as_slice);
        lines.extend(atom::lines(index, document, sentences));
    }
    let texts: Vec<&str> = documents
        .iter()
        .map(|document| document.text.as_str())
        .collect();
    let gazetteer = Gazetteer::new();
    let spots = name::spot(&lines, &gazetteer);
    let (entities, of_spot) = alias::join(&lines, &texts, &spots, &gazetteer);

    let mut findings = vec![Findings::default(); documents.len()];
    let mut names: Vec<Vec<Named<'_>>> = vec![Vec::new(); lines.len()];
    for (spot, entity) in spots.iter().zip(of_spot) {
        let (Some(line), Some(known)) = (lines.get(spot.line), entities.get(entity as usize))
        else {
            continue;
        };
        if let Some(found) = findings.get_mut(line.document) {
            found.mentions.push(Mention {
                span: line.span(spot.start, spot.end),
                entity,
            });
        }
        if let Some(names) = names.get_mut(spot.line) {
            names.push(Named {
                start: spot.start,
                end: spot.end,
                kind: known.kind,
                name: &known.name,
            });
        }
    }
    for line in &lines {
        let published = documents
            .get(line.document)
            .and_then(|document| document.published.as_ref())
            .and_then(|known| date::day_of(&known.value));
        let dates = date::dates(line, published);
        let taken: Vec<Span> = dates.iter().map(|date| date.span).collect();
        if let Some(found) = findings.get_mut(line.document) {
            found.quantities.extend(quantity::quantities(line, &taken));
            found.dates.extend(dates);
        }
    }
    let ends = firsts.iter().skip(1).copied().chain([lines.len()]);
    for ((first, end), found) in firsts.iter().zip(ends).zip(&mut findings) {
        let (Some(lines), Some(names)) = (lines.get(*first..end), names.get(*first..end)) else {
            continue;
        };
        found.quotes = quote::quotes(lines, names);
    }
    (entities, findings)
}
