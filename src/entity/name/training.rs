//! Learns a model of names: classes of words from plain texts, weights from annotated ones.
//!
//! The same texts give the same bytes: one thread, one order, an own generator of random numbers.
//! No part of the command; `src/bin/train-names.rs` calls it.

mod chain;
mod classes;
mod random;

use self::chain::{Chain, Example};
use super::{
    cases::Cases,
    model::{
        Forms, NameModel,
        feature::{self, Form, KEY_BITS},
        label::{self, KINDS},
        lexis::Lexis,
        weights::{Row, SCALE, Weights},
    },
};
use crate::{
    base::Span,
    corpus::{Document, Manifest, Source, read_plain},
    entity::{
        Kind,
        atom::{self, Cut, Line},
        gazetteer::Gazetteer,
        vocabulary::Vocabulary,
    },
    text::block_sentences,
};

/// A text in which names are marked, a sentence or paragraph a line.
#[derive(Clone, Debug, Default)]
pub struct Annotated {
    /// The text.
    pub text: String,
    /// The names in their order, which must not overlap.
    pub names: Vec<(Span, Kind)>,
}

/// A feature that is seen fewer times says nothing of the next text.
const FEWEST_USES: u8 = 2;

/// So many models are trained and made one by their mean, since each depends on the order in which
/// it saw the lines.
const RUNS: u64 = 4;

/// Weights below this change no more than their share of errors and are left out.
const LEAST_WEIGHT: f32 = 0.12;

/// The words of plain texts with their classes, as a model without weights.
pub fn learn_words(texts: &[String]) -> NameModel {
    let documents = documents(texts);
    let mut vocabulary = Vocabulary::new();
    let cut = cut(&documents, &mut vocabulary);
    let lines: Vec<Line<'_>> = cut.into_iter().map(|cut| cut.line(&vocabulary)).collect();
    NameModel {
        lexis: classes::lexis(&lines),
        weights: Weights::new(Vec::new(), Default::default()),
    }
}

/// A model with the words of `words`, trained on `texts`.
pub fn learn_names(words: NameModel, texts: &[Annotated]) -> NameModel {
    let mut lines = Vec::new();
    for text in texts {
        lines.extend(labelled(text, &words.lexis));
    }
    // Features get numbers in the order of their keys.
    let mut uses = vec![0u8; 1 << KEY_BITS];
    for key in lines.iter().flat_map(|line| line.features.iter().flatten()) {
        if let Some(n) = uses.get_mut(*key as usize) {
            *n = n.saturating_add(1);
        }
    }
    let keys: Vec<u32> = (0..)
        .zip(uses)
        .filter(|(_, n)| *n >= FEWEST_USES)
        .map(|(key, _)| key)
        .collect();
    for all in lines.iter_mut().flat_map(|line| &mut line.features) {
        *all = all
            .iter()
            .filter_map(|key| keys.binary_search(key).ok())
            .map(|number| number as u32)
            .collect();
    }
    let chains: Vec<Chain> = (1..=RUNS)
        .map(|seed| Chain::train(&lines, keys.len(), seed))
        .collect();
    let mut rows = Vec::new();
    for (nth, key) in keys.into_iter().enumerate() {
        let row: Row = std::array::from_fn(|label| {
            let mean = mean(
                chains
                    .iter()
                    .filter_map(|chain| chain.weights.get(nth)?.get(label).copied()),
            );
            let kept = if mean.abs() < LEAST_WEIGHT { 0.0 } else { mean };
            libm::roundf(kept * SCALE).clamp(-127.0, 127.0) as i8
        });
        if row.iter().any(|weight| *weight != 0) {
            rows.push((key, row));
        }
    }
    let steps = std::array::from_fn(|from| {
        std::array::from_fn(|to| {
            let mean = mean(
                chains
                    .iter()
                    .filter_map(|chain| chain.steps.get(from)?.get(to).copied()),
            );
            libm::roundf(mean * SCALE).clamp(-32_767.0, 32_767.0) as i16
        })
    });
    NameModel {
        lexis: words.lexis,
        weights: Weights::new(rows, steps),
    }
}

fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (sum, n) = values.fold((0.0, 0.0), |(sum, n), value| (sum + value, n + 1.0));
    if n > 0.0 { sum / n } else { 0.0 }
}

fn documents(texts: &[String]) -> Vec<Document> {
    let sources = (0..).zip(texts).map(|(number, text): (usize, _)| Source {
        file: format!("{number}.txt"),
        text: text.clone(),
        ..Source::default()
    });
    let (documents, _) = read_plain(sources.collect(), &Manifest::default());
    documents
}

fn cut<'a>(documents: &'a [Document], vocabulary: &mut Vocabulary) -> Vec<Cut<'a>> {
    let mut cut = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let blocks = document.blocks.iter().map(|block| block.span);
        let sentences = block_sentences(&document.text, blocks);
        cut.extend(atom::cut(number, document, &sentences, vocabulary));
    }
    cut
}

/// The lines of a text with the features and the labels of their words.
fn labelled(annotated: &Annotated, lexis: &Lexis) -> Vec<Example> {
    let documents = documents(std::slice::from_ref(&annotated.text));
    let mut vocabulary = Vocabulary::new();
    let gazetteer = Gazetteer::new(&mut vocabulary);
    let cut = cut(&documents, &mut vocabulary);
    let lines: Vec<Line<'_>> = cut.into_iter().map(|cut| cut.line(&vocabulary)).collect();
    let cases = Cases::of(&lines, &vocabulary);
    let mut names = annotated
        .names
        .iter()
        .flat_map(|(span, kind)| plain_names(&annotated.text, *span).map(|span| (span, *kind)))
        .peekable();
    let mut forms = Forms::default();
    // By form and place.
    let mut own: Vec<[Vec<u32>; feature::PLACES]> = Vec::new();
    let mut examples = Vec::new();
    for line in &lines {
        let places = forms.places(
            line,
            &gazetteer,
            &cases,
            lexis,
            &mut |form, place, feature| {
                if form as usize >= own.len() {
                    own.resize(form as usize + 1, Default::default());
                }
                let of = own.get_mut(form as usize);
                if let Some(features) = of.and_then(|of| of.get_mut(place)) {
                    features.push(feature);
                }
            },
        );
        let features = (0..places.len()).map(|at| {
            let mut all = Vec::new();
            for (nth, place) in feature::around(&places, at) {
                match place {
                    Some(place) => {
                        let of = own.get(place.form as usize);
                        all.extend(of.and_then(|of| of.get(nth)).into_iter().flatten());
                    }
                    None => all.push(Form::beyond(nth)),
                }
            }
            feature::joint(forms.all(), &places, at, &mut |feature| all.push(feature));
            all
        });
        let mut labels = vec![label::OUTSIDE as u8; places.len()];
        let end = line.atoms.last().map_or(0, |atom| atom.span.end);
        while let Some((span, kind)) = names.next_if(|(span, _)| span.start < end) {
            let first = line.atoms.iter().position(|atom| atom.span.overlaps(span));
            let last = line.atoms.iter().rposition(|atom| atom.span.overlaps(span));
            let kind = KINDS.iter().position(|other| *other == kind);
            if let (Some(first), Some(last), Some(kind)) = (first, last, kind)
                && let Some(labels) = labels.get_mut(first..=last)
            {
                label::mark(labels, kind);
            }
        }
        mark_listed(&mut labels, line, &gazetteer);
        examples.push(Example {
            features: features.collect(),
            labels,
        });
    }
    examples
}

/// What the gazetteer lists is a name wherever it stands. One of the sets passes over countries that
/// act or qualify (`pasukan Jepang`) and marks those in which something happens; to compare reports,
/// both are wanted, and the other sets mark both.
fn mark_listed(labels: &mut [u8], line: &Line<'_>, gazetteer: &Gazetteer) {
    for start in 0..labels.len() {
        let Some(found) = gazetteer.find(line, start).filter(|found| !found.ordinary) else {
            continue;
        };
        let kind = gazetteer.entry(found.entry).map(|entry| entry.kind);
        let kind = KINDS.iter().position(|other| Some(*other) == kind);
        if let (Some(kind), Some(labels)) = (kind, labels.get_mut(start..found.end))
            && labels
                .iter()
                .all(|label| usize::from(*label) == label::OUTSIDE)
        {
            label::mark(labels, kind);
        }
    }
}

/// What stands between a name and the abbreviation behind it.
const BRACKET: &str = " (";

/// A name as this project takes it: marks at its ends are no part of it, and an abbreviation in
/// brackets behind it is a name of its own.
fn plain_names(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let written = span.of(text);
    let trimmed = |from: usize, part: &str| {
        let is_mark = |c: char| !c.is_alphanumeric();
        let start = from + part.len() - part.trim_start_matches(is_mark).len();
        let len = part.trim_matches(is_mark).len();
        (len > 0).then(|| Span::new(start, start + len))
    };
    let start = span.start as usize;
    let (long, short) = match written.split_once(BRACKET) {
        Some((long, short)) => (long, trimmed(start + long.len() + BRACKET.len(), short)),
        None => (written, None),
    };
    [trimmed(start, long), short].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::{Annotated, KINDS, learn_names, learn_words, plain_names};
    use crate::{
        base::Span,
        corpus::Role,
        entity::{
            Kind,
            example::line_with,
            gazetteer::Gazetteer,
            name::{cases::Cases, model::Reader},
            vocabulary::Vocabulary,
        },
    };

    /// Sentences around invented names: what stands beside them tells their kind.
    fn annotated() -> Annotated {
        let mut annotated = Annotated::default();
        let frames = [
            ("Beras itu dibeli ", " dari petani.", 0),
            ("Warga bertanya kepada ", " tentang air.", 0),
            ("Saham ", " naik lagi.", 1),
            ("Laba ", " turun tahun ini.", 1),
            ("Banjir melanda ", " sejak pagi.", 2),
            ("Hujan turun di ", " semalam.", 2),
        ];
        let names = [
            "Waluyo", "Sarimin", "Gondo", "Tukiyem", "Parmin", "Legiman", "Saritem", "Kromo",
        ];
        for (nth, name) in names.iter().enumerate() {
            for (before, after, kind) in frames {
                // Every name is each kind's, so that only its surroundings tell.
                let name = format!("{name} {}", names[(nth + 3) % names.len()]);
                let start = annotated.text.len() + before.len();
                annotated.text += &format!("{before}{name}{after}\n");
                let span = Span::new(start, start + name.len());
                annotated.names.push((span, KINDS[kind]));
            }
        }
        annotated
    }

    #[test]
    fn a_name_never_seen_is_told_by_its_surroundings_and_training_repeats_itself() {
        let learn = || {
            let annotated = annotated();
            let words = learn_words(std::slice::from_ref(&annotated.text));
            learn_names(words, &[annotated])
        };
        let model = learn();
        assert!(model.encode() == learn().encode());
        for (text, wanted) in [
            (
                "Warga bertanya kepada Mbarep Sutopo tentang air.",
                Kind::Person,
            ),
            ("Laba Mbarep Sutopo turun tahun ini.", Kind::Organization),
            ("Hujan turun di Mbarep Sutopo semalam.", Kind::Place),
        ] {
            let mut vocabulary = Vocabulary::new();
            let gazetteer = Gazetteer::new(&mut vocabulary);
            let line = line_with(vocabulary, Role::Body, text);
            let cases = Cases::of(std::slice::from_ref(&line), line.vocabulary);
            let names = Reader::new(&model).names(&line, &gazetteer, &cases);
            assert_eq!(names.len(), 1, "{text}");
            let (start, end, kind) = names[0];
            let written = line.span(start, end).of(text);
            assert_eq!((written, kind), ("Mbarep Sutopo", wanted), "{text}");
        }
    }

    #[test]
    fn marks_and_brackets_are_no_part_of_a_name() {
        for (text, wanted) in [
            ("Yayasan Rimba", &["Yayasan Rimba"][..]),
            ("Yayasan Rimba (YR)", &["Yayasan Rimba", "YR"]),
            ("(YR)", &["YR"]),
            ("Rimba?", &["Rimba"]),
            ("\"Rimba\" (", &["Rimba"]),
            ("...", &[]),
        ] {
            let names = plain_names(text, Span::new(0, text.len()));
            let names: Vec<_> = names.map(|span| span.of(text)).collect();
            assert_eq!(names, wanted, "{text}");
        }
    }
}
