//! Quotations of several sources that are the same words, and sentences that tell them in others.
//!
//! Every quotation lies in exactly one group. A group hangs on its fullest wording: the others are
//! in it because of what they share with that one, so that no chain of neighbors joins what has
//! nothing in common. What is compared are the roots of words, weighed by how telling they are in
//! the corpus. Quotations are never compared all with all: only those that share rare roots are.
//! Who is meant by a pronoun is not known here, so a sentence counts as telling a quotation in
//! other words only where it names the speaker.

use std::cmp::Reverse;

use super::{
    Change, Side, Weights,
    diff::differences,
    profile::body,
    word::{Stretch, words},
};
use crate::{
    base::{Arrange, Span},
    entity::Entity,
    text::{Roots, TokenKind},
};

/// The share of the shorter of two quotations of one speaker that the other must have.
const SAME_SPEAKER: f64 = 0.50;

/// The same where the speakers differ or are not told: then the words must be all but equal,
const ANY_SPEAKER: f64 = 0.80;

/// and as many as no two people say by chance.
const FEWEST_OF_ANY: usize = 5;

/// A quotation and a sentence are of different lengths and wordings; less than this is a common
/// subject.
const PARAPHRASED: f64 = 0.45;

/// Two shared roots are a topic. A quotation of fewer is compared as a whole.
const FEWEST_SHARED: usize = 3;

/// Roots in the first quotations of more groups than this say nothing about which ones belong
/// together. Quotations that many sources have are one group, and so never too many.
const MOST_HOLDERS: usize = 48;

/// One source's quotation in a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Quoted {
    /// Index of the document in the corpus.
    pub document: u32,
    /// Index among the document's quotations, which tell the speaker and the word that attributes.
    pub quote: u32,
    /// What stands inside the marks, without the comma or full stop at its end.
    pub span: Span,
    /// The steps from the words of the group's first quotation to these; none for that one.
    pub changes: Vec<Change>,
}

/// A sentence without quotation marks that tells what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paraphrase {
    /// Index of the document in the corpus.
    pub document: u32,
    /// The sentence.
    pub span: Span,
}

/// What someone said, as the sources quote it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// Who said it, where a source tells.
    pub speaker: Option<String>,
    /// How many documents quote it.
    pub sources: u32,
    /// The fullest wording, then the others in the order of the corpus.
    pub members: Vec<Quoted>,
    /// Where other documents tell it in their own words.
    pub paraphrases: Vec<Paraphrase>,
}

/// The roots of some words, each once, sorted, and their weight together.
struct Said<'a> {
    document: u32,
    quote: u32,
    speaker: Option<&'a str>,
    span: Span,
    keys: Vec<u64>,
    total: f64,
}

impl Said<'_> {
    fn of(side: Side<'_>, span: Span, weights: &Weights, roots: &dyn Roots) -> Self {
        let mut keys = Vec::new();
        for word in words(side, span, roots) {
            if word.kind != TokenKind::Punctuation {
                keys.push(word.root);
            }
        }
        keys.arrange();
        keys.dedup();
        Self {
            document: 0,
            quote: 0,
            speaker: None,
            span,
            total: keys.iter().map(|&key| weights.of_key(key)).sum(),
            keys,
        }
    }

    /// How many roots both have, and what share of the lighter one they weigh.
    fn shared(&self, other: &Self, weights: &Weights) -> (usize, f64) {
        let (mut n_shared, mut weight) = (0, 0.0);
        for &key in &self.keys {
            if other.keys.binary_search(&key).is_ok() {
                n_shared += 1;
                weight += weights.of_key(key);
            }
        }
        let total = self.total.min(other.total);
        (n_shared, if total > 0.0 { weight / total } else { 0.0 })
    }
}

/// All quotations of a corpus, made ready to be found by their words.
struct Shelf<'a> {
    quotes: Vec<Said<'a>>,
    /// All roots, sorted.
    keys: Vec<u64>,
    /// For each root the groups whose first quotation has it, in the order in which they were made.
    leading: Vec<Vec<usize>>,
    weights: &'a Weights,
}

impl<'a> Shelf<'a> {
    fn of(sides: &[Side<'a>], weights: &'a Weights, roots: &dyn Roots) -> Self {
        let mut shelf = Self {
            quotes: Vec::new(),
            keys: Vec::new(),
            leading: Vec::new(),
            weights,
        };
        for (document, &side) in (0u32..).zip(sides) {
            for (number, quote) in (0u32..).zip(&side.findings.quotes) {
                // The mark before the closing quotation mark belongs to the sentence around it.
                let words = quote
                    .span
                    .of(&side.document.text)
                    .trim_end_matches([',', '.']);
                let start = quote.span.start as usize;
                let span = Span::new(start, start + words.len());
                let said = Said {
                    document,
                    quote: number,
                    speaker: quote.speaker.as_deref(),
                    ..Said::of(side, span, weights, roots)
                };
                shelf.keys.extend(&said.keys);
                shelf.quotes.push(said);
            }
        }
        shelf.keys.arrange();
        shelf.keys.dedup();
        shelf.leading.resize(shelf.keys.len(), Vec::new());
        shelf
    }

    /// Lets a group be found by the roots of its first quotation.
    fn lead(&mut self, quote: usize, group: usize) {
        for key in self.quotes.get(quote).map_or(&[][..], |said| &said.keys) {
            if let Ok(at) = self.keys.binary_search(key)
                && let Some(groups) = self.leading.get_mut(at)
            {
                groups.push(group);
            }
        }
    }

    /// The groups whose first quotation shares a rare root with `said`, each once, in order.
    fn near(&self, said: &Said) -> Vec<usize> {
        let mut near = Vec::new();
        for key in &said.keys {
            let found = self.keys.binary_search(key).ok();
            if let Some(groups) = found.and_then(|at| self.leading.get(at))
                && groups.len() <= MOST_HOLDERS
            {
                near.extend(groups);
            }
        }
        near.arrange();
        near.dedup();
        near
    }

    /// How near two quotations are, where they are the same words.
    fn same(&self, one: usize, other: usize) -> Option<f64> {
        let (a, b) = (self.quotes.get(one)?, self.quotes.get(other)?);
        let (n_shared, share) = a.shared(b, self.weights);
        let known = a.speaker.is_some() && a.speaker == b.speaker;
        let (fewest, least) = match known {
            true => (FEWEST_SHARED, SAME_SPEAKER),
            false => (FEWEST_OF_ANY, ANY_SPEAKER),
        };
        // A word or two in marks are the same where all of them are part of what was said.
        let whole = known && n_shared == a.keys.len().min(b.keys.len());
        (n_shared > 0 && share >= least && (n_shared >= fewest || whole)).then_some(share)
    }
}

/// Groups the quotations of all documents by what was said; those of most sources come first, then
/// in the order of the corpus.
pub fn quotations(
    sides: &[Side<'_>],
    entities: &[Entity],
    weights: &Weights,
    roots: &dyn Roots,
) -> Vec<Quotation> {
    let mut shelf = Shelf::of(sides, weights, roots);
    let groups = groups(&mut shelf);
    let mut quotations = Vec::with_capacity(groups.len());
    for group in &groups {
        quotations.extend(quotation(group, sides, &shelf, roots));
    }
    paraphrases(&mut quotations, &groups, sides, entities, &shelf, roots);
    // The fullest wording stands first in a group and may be of a later document.
    let place = |quotation: &Quotation| {
        let members = quotation.members.iter();
        members.map(|member| (member.document, member.span)).min()
    };
    quotations.arrange_by_key(|quotation| (Reverse(quotation.sources), place(quotation)));
    quotations
}

/// The quotations of each group, the fullest first.
fn groups(shelf: &mut Shelf<'_>) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..shelf.quotes.len()).collect();
    let weight = |quote: &usize| shelf.quotes.get(*quote).map_or(0.0, |said| said.total);
    order.arrange_by(|one, other| weight(other).total_cmp(&weight(one)));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for quote in order {
        let Some(said) = shelf.quotes.get(quote) else {
            continue;
        };
        let mut best: Option<(f64, usize)> = None;
        for group in shelf.near(said) {
            let first = groups.get(group).and_then(|group| group.first());
            if let Some(share) = first.and_then(|&first| shelf.same(quote, first))
                && best.is_none_or(|(most, _)| share > most)
            {
                best = Some((share, group));
            }
        }
        match best.and_then(|(_, group)| groups.get_mut(group)) {
            Some(group) => group.push(quote),
            None => {
                shelf.lead(quote, groups.len());
                groups.push(vec![quote]);
            }
        }
    }
    groups
}

fn quotation(
    group: &[usize],
    sides: &[Side<'_>],
    shelf: &Shelf<'_>,
    roots: &dyn Roots,
) -> Option<Quotation> {
    let (&first, others) = group.split_first()?;
    let mut others = others.to_vec();
    others.arrange();
    let lead = shelf.quotes.get(first)?;
    let mut speaker = None;
    let mut members = Vec::with_capacity(group.len());
    for quote in std::iter::once(first).chain(others) {
        let said = shelf.quotes.get(quote)?;
        let changes = match quote == first {
            true => Vec::new(),
            false => {
                let a = *sides.get(lead.document as usize)?;
                let b = *sides.get(said.document as usize)?;
                let (words_a, words_b) = (words(a, lead.span, roots), words(b, said.span, roots));
                differences(
                    Stretch::new(a, lead.span, &words_a),
                    Stretch::new(b, said.span, &words_b),
                )
            }
        };
        speaker = speaker.or(said.speaker);
        members.push(Quoted {
            document: said.document,
            quote: said.quote,
            span: said.span,
            changes,
        });
    }
    let mut documents: Vec<u32> = members.iter().map(|member| member.document).collect();
    documents.arrange();
    documents.dedup();
    Some(Quotation {
        speaker: speaker.map(str::to_owned),
        sources: documents.len() as u32,
        members,
        paraphrases: Vec::new(),
    })
}

/// Adds to each group the sentences without marks that tell it and name its speaker, each sentence
/// to the group that it is nearest to.
fn paraphrases(
    quotations: &mut [Quotation],
    groups: &[Vec<usize>],
    sides: &[Side<'_>],
    entities: &[Entity],
    shelf: &Shelf<'_>,
    roots: &dyn Roots,
) {
    let mut speakers: Vec<&str> = Vec::new();
    speakers.extend(shelf.quotes.iter().filter_map(|said| said.speaker));
    speakers.arrange();
    speakers.dedup();
    for (document, &side) in (0u32..).zip(sides) {
        for sentence in body(side) {
            let mut named: Vec<&str> = Vec::new();
            for mention in &side.findings.mentions {
                if sentence.contains(mention.span)
                    && let Some(entity) = entities.get(mention.entity as usize)
                    && speakers.binary_search(&entity.name.as_str()).is_ok()
                {
                    named.push(&entity.name);
                }
            }
            let mut quotes = side.findings.quotes.iter();
            if named.is_empty() || quotes.any(|quote| quote.span.overlaps(sentence)) {
                continue;
            }
            let told = Said::of(side, sentence, shelf.weights, roots);
            let mut best: Option<(f64, usize)> = None;
            for group in shelf.near(&told) {
                let first = groups.get(group).and_then(|group| group.first());
                let (Some(said), Some(quotation)) = (
                    first.and_then(|&first| shelf.quotes.get(first)),
                    quotations.get(group),
                ) else {
                    continue;
                };
                let (n_shared, share) = said.shared(&told, shelf.weights);
                let quotes_it = |member: &Quoted| member.document == document;
                if share >= PARAPHRASED
                    && n_shared >= FEWEST_SHARED
                    && best.is_none_or(|(most, _)| share > most)
                    && quotation
                        .speaker
                        .as_deref()
                        .is_some_and(|it| named.contains(&it))
                    && !quotation.members.iter().any(quotes_it)
                {
                    best = Some((share, group));
                }
            }
            if let Some(quotation) = best.and_then(|(_, group)| quotations.get_mut(group)) {
                quotation.paraphrases.push(Paraphrase {
                    document,
                    span: told.span,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Quotation, quotations};
    use crate::{
        compare::{
            Op,
            fixture::{Report, SuffixRoots, entity, report, weights},
        },
        entity::Kind,
    };

    const OTHER: &str = "Pasar di kota itu buka seperti biasa dan pedagang melayani pembeli.";

    fn groups(reports: &[&Report]) -> Vec<Quotation> {
        let entities = [entity("Rina Malik", Kind::Person)];
        let sides: Vec<_> = reports.iter().map(|report| report.side()).collect();
        // In a corpus of four sentences a word that two of them share is a common one.
        let others = report("z", "", &[OTHER; 30]);
        let all: Vec<&Report> = reports.iter().copied().chain([&others]).collect();
        quotations(&sides, &entities, &weights(&all), &SuffixRoots)
    }

    /// A report of one sentence in which `said` is quoted.
    fn quoting(id: &str, sentence: &str, said: &str, speaker: &str) -> Report {
        report(id, "", &[sentence, OTHER]).quote(said, speaker)
    }

    const DIKES: &str = "Kami akan memperbaiki tanggul sungai sebelum musim hujan tiba";

    #[test]
    fn one_speakers_words_in_two_sources_are_one_group() {
        let a = quoting("a", &format!("“{DIKES},” kata Rina."), DIKES, "Rina Malik");
        let cases = [
            // The same, a part of it, and another translation of it.
            (DIKES, 1),
            ("memperbaiki tanggul sungai", 1),
            ("tanggul", 1),
            (
                "Kami segera memperbaiki tanggul sungai sebelum hujan turun",
                1,
            ),
            ("Kami belum tahu siapa yang harus bertanggung jawab", 2),
        ];
        for (said, n_groups) in cases {
            let b = quoting("b", &format!("Rina berkata, “{said}”."), said, "Rina Malik");
            let groups = groups(&[&a, &b]);
            assert_eq!(groups.len(), n_groups, "{said}");
            assert_eq!(
                groups[0].sources,
                if n_groups == 1 { 2 } else { 1 },
                "{said}"
            );
        }
    }

    #[test]
    fn another_speaker_is_another_quotation_unless_the_words_are_the_same() {
        let a = quoting("a", &format!("“{DIKES},” kata Rina."), DIKES, "Rina Malik");
        for (said, n_groups) in [
            (
                "Kami segera memperbaiki tanggul sungai sebelum hujan turun",
                2,
            ),
            (DIKES, 1),
        ] {
            let b = quoting("b", &format!("“{said},” kata Budi."), said, "Budi Santoso");
            assert_eq!(groups(&[&a, &b]).len(), n_groups, "{said}");
        }
    }

    #[test]
    fn the_fullest_wording_leads_and_the_others_tell_what_differs() {
        let part = "memperbaiki tanggul kali sebelum musim hujan";
        let a = quoting("a", &format!("Rina akan “{part}”."), part, "Rina Malik");
        let b = quoting("b", &format!("“{DIKES},” kata Rina."), DIKES, "Rina Malik");
        let groups = groups(&[&a, &b]);
        assert_eq!(groups.len(), 1);
        let [first, second] = &groups[0].members[..] else {
            panic!("{groups:?}");
        };
        assert_eq!((first.document, second.document), (1, 0));
        assert_eq!(first.changes, []);
        let replaced: Vec<(&str, &str)> = second
            .changes
            .iter()
            .filter(|change| change.op == Op::Replace)
            .map(|change| {
                let (one, other) = (&b.document.text, &a.document.text);
                (change.a.of(one), change.b.of(other))
            })
            .collect();
        assert_eq!(replaced, [("sungai", "kali")]);
    }

    #[test]
    fn a_sentence_without_marks_that_names_the_speaker_tells_it_in_other_words() {
        let a = quoting("a", &format!("“{DIKES},” kata Rina."), DIKES, "Rina Malik");
        for (sentence, names, n_paraphrases) in [
            (
                "Rina Malik berjanji tanggul sungai diperbaiki sebelum musim hujan.",
                true,
                1,
            ),
            // Nobody is named, or the matter is another one.
            (
                "Pemerintah berjanji tanggul sungai diperbaiki sebelum musim hujan.",
                false,
                0,
            ),
            (
                "Rina Malik lahir di kota pelabuhan dan belajar hukum.",
                true,
                0,
            ),
        ] {
            let mut b = report("b", "", &[sentence, OTHER]);
            if names {
                b = b.mention("Rina Malik", 0);
            }
            let groups = groups(&[&a, &b]);
            assert_eq!(groups.len(), 1);
            assert_eq!(groups[0].paraphrases.len(), n_paraphrases, "{sentence}");
        }
    }

    #[test]
    fn who_quotes_it_does_not_tell_it_in_other_words_too() {
        let again = "Rina Malik berjanji tanggul sungai diperbaiki sebelum musim hujan.";
        let a = report("a", "", &[&format!("“{DIKES},” kata Rina."), again])
            .quote(DIKES, "Rina Malik")
            .mention("Rina Malik", 0);
        let groups = groups(&[&a]);
        assert_eq!(groups[0].paraphrases, []);
    }

    #[test]
    fn every_quotation_lies_in_one_group() {
        let texts: Vec<String> = (0..140)
            .map(|number| format!("{DIKES} nomor {} dan {}", number % 7, number % 3))
            .collect();
        let reports: Vec<Report> = texts
            .iter()
            .map(|said| quoting("x", &format!("“{said},” kata Rina."), said, "Rina Malik"))
            .collect();
        let groups = groups(&reports.iter().collect::<Vec<_>>());
        let mut found: Vec<u32> = groups
            .iter()
            .flat_map(|group| group.members.iter().map(|member| member.document))
            .collect();
        found.sort();
        assert!(groups.len() < 8, "{}", groups.len());
        assert_eq!(found, (0..140).collect::<Vec<u32>>());
    }
}
