//! The entry point: documents in, entities and findings out.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Entity, Findings, Mention, alias,
    atom::{self, Line},
    claim::claimed,
    correct::{Corrected, Correction},
    date,
    gazetteer::Gazetteer,
    name::{self, NameModel},
    quantity,
    quote::{self, Named},
    vocabulary::Vocabulary,
};
use crate::{base::Span, corpus::Document, text::Sentence};

/// What is known of a corpus's names before its texts are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Knowledge<'a> {
    /// A model that finds names by what they look like and stand beside; rules find them without.
    pub model: Option<&'a NameModel>,
    /// What an editor knows better.
    pub corrections: &'a [Correction],
}

/// Finds names, dates, quantities and quotations in every document.
///
/// `sentences` holds one list a document. The entities come sorted by id, after corrections; the
/// findings come one a document, in the order of `documents`.
pub fn find(
    documents: &[Document],
    sentences: &[Vec<Sentence>],
    known: Knowledge<'_>,
) -> (Vec<Entity>, Vec<Findings>) {
    let mut vocabulary = Vocabulary::new();
    let gazetteer = Gazetteer::new(&mut vocabulary);
    let mut cut = Vec::new();
    // Where each document's lines begin.
    let mut firsts = Vec::with_capacity(documents.len());
    for (index, document) in documents.iter().enumerate() {
        firsts.push(cut.len());
        let sentences = sentences.get(index).map_or(&[][..], Vec::as_slice);
        cut.extend(atom::cut(index, document, sentences, &mut vocabulary));
    }
    let lines: Vec<Line<'_>> = cut.into_iter().map(|cut| cut.line(&vocabulary)).collect();
    let texts: Vec<&str> = documents
        .iter()
        .map(|document| document.text.as_ref())
        .collect();
    let spots = name::spot(&lines, &gazetteer, &vocabulary, known.model);
    let spots = claimed(spots, &lines, known.corrections);
    let (entities, of_spot) = alias::join(&lines, &texts, &spots, &gazetteer);
    let written = spots
        .iter()
        .map(|spot| alias::written(&lines, &texts, spot));
    let (entities, of_spot) = corrected(entities, of_spot, written, known.corrections);

    let mut findings = vec![Findings::default(); documents.len()];
    let mut named: Vec<Vec<Named<'_>>> = vec![Vec::new(); lines.len()];
    for (spot, entity) in spots.iter().zip(of_spot) {
        let known = entity.and_then(|entity| Some((entity, entities.get(entity as usize)?)));
        let (Some(line), Some((entity, known))) = (lines.get(spot.line), known) else {
            continue;
        };
        if let Some(found) = findings.get_mut(line.document) {
            found.mentions.push(Mention {
                span: line.span(spot.start, spot.end),
                entity,
            });
        }
        if let Some(named) = named.get_mut(spot.line) {
            named.push(Named {
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
            .and_then(Document::published)
            .and_then(date::day_of);
        let dates = date::dates(line, published);
        let taken: Vec<Span> = dates.iter().map(|date| date.span).collect();
        if let Some(found) = findings.get_mut(line.document) {
            found.quantities.extend(quantity::quantities(line, &taken));
            found.dates.extend(dates);
        }
    }
    let ends = firsts.iter().skip(1).copied().chain([lines.len()]);
    for ((first, end), found) in firsts.iter().zip(ends).zip(&mut findings) {
        let (Some(lines), Some(named)) = (lines.get(*first..end), named.get(*first..end)) else {
            continue;
        };
        (found.quotes, found.attributions) = quote::quotes(lines, named);
    }
    (entities, findings)
}

/// The entities after corrections, sorted by id, and the one of every spot, if it is a name at all.
fn corrected<'a>(
    entities: Vec<Entity>,
    of_spot: Vec<u32>,
    written: impl Iterator<Item = Cow<'a, str>>,
    corrections: &[Correction],
) -> (Vec<Entity>, Vec<Option<u32>>) {
    if corrections.is_empty() {
        return (entities, of_spot.into_iter().map(Some).collect());
    }
    let corrected = Corrected::new(&entities, corrections);
    let homes: Vec<Option<u32>> = of_spot
        .into_iter()
        .zip(written)
        .map(|(entity, written)| corrected.entity(entity, &written))
        .collect();
    let named: BTreeSet<u32> = homes.iter().flatten().copied().collect();
    let mut sorted: Vec<(u32, Entity)> = (0..)
        .zip(corrected.entities)
        .filter(|(number, _)| named.contains(number))
        .collect();
    sorted.sort_by(|(_, one), (_, other)| one.id.cmp(&other.id));
    let numbers: BTreeMap<u32, u32> = (0..)
        .zip(&sorted)
        .map(|(new, (old, _))| (*old, new))
        .collect();
    let of_spot = homes
        .into_iter()
        .map(|home| numbers.get(&home?).copied())
        .collect();
    (
        sorted.into_iter().map(|(_, entity)| entity).collect(),
        of_spot,
    )
}

#[cfg(test)]
mod tests {
    use super::{Knowledge, find};
    use crate::{
        corpus::Role,
        entity::{
            Correction, Kind, Verdict,
            example::{document, document_sentences, found_in},
        },
    };

    /// The names found in one document: `surface=canonical name`, each with its kind.
    fn names(blocks: &[(Role, &str)]) -> Vec<(String, Kind)> {
        names_with(blocks, &[])
    }

    fn names_with(blocks: &[(Role, &str)], corrections: &[Correction]) -> Vec<(String, Kind)> {
        let known = Knowledge {
            corrections,
            ..Knowledge::default()
        };
        let (document, entities, findings) = found_in(blocks, Some("2024-06-18"), known);
        findings
            .mentions
            .iter()
            .map(|mention| {
                let entity = &entities[mention.entity as usize];
                let surface = mention.span.of(&document.text);
                (format!("{surface}={}", entity.name), entity.kind)
            })
            .collect()
    }

    fn check(text: &str, expected: &[(&str, Kind)]) {
        let found = names(&[(Role::Body, text)]);
        let found: Vec<(&str, Kind)> = found.iter().map(|(n, k)| (n.as_str(), *k)).collect();
        assert_eq!(found, expected, "{text}");
    }

    fn speakers(text: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let (document, _, findings) = found_in(&[(Role::Body, text)], None, Knowledge::default());
        findings
            .quotes
            .iter()
            .map(|quote| {
                (
                    quote.span.of(&document.text).to_owned(),
                    quote.speaker.clone(),
                    quote.cue.clone(),
                )
            })
            .collect()
    }

    #[test]
    fn an_office_and_its_country_are_no_part_of_the_person() {
        check(
            "Menteri Luar Negeri Norwegia Lars Haugen bertemu wakil menteri Siti Rahmawati.",
            &[
                ("Norwegia=Norwegia", Kind::Place),
                ("Lars Haugen=Lars Haugen", Kind::Person),
                ("Siti Rahmawati=Siti Rahmawati", Kind::Person),
            ],
        );
    }

    #[test]
    fn a_body_ends_with_its_country_and_joins_its_abbreviated_form() {
        check(
            "Juru bicara Kementerian Pertanian Jepang Aiko Mori hadir di Kota Tegalrejo.",
            &[
                (
                    "Kementerian Pertanian Jepang=Kementerian Pertanian Jepang",
                    Kind::Organization,
                ),
                ("Aiko Mori=Aiko Mori", Kind::Person),
                ("Tegalrejo=Tegalrejo", Kind::Place),
            ],
        );
    }

    #[test]
    fn an_expansion_in_brackets_joins_two_names() {
        check(
            "Yayasan Rimba Lestari (YRL) menanam bakau. Data YRL dipakai.",
            &[
                (
                    "Yayasan Rimba Lestari=Yayasan Rimba Lestari",
                    Kind::Organization,
                ),
                ("YRL=Yayasan Rimba Lestari", Kind::Organization),
                ("YRL=Yayasan Rimba Lestari", Kind::Organization),
            ],
        );
    }

    #[test]
    fn two_people_with_one_surname_stay_two() {
        check(
            "Hakim Joko Wibowo datang. Wibowo duduk. Jaksa Ratna Wibowo menyusul. Wibowo berdiri.",
            &[
                ("Joko Wibowo=Joko Wibowo", Kind::Person),
                ("Wibowo=Joko Wibowo", Kind::Person),
                ("Ratna Wibowo=Ratna Wibowo", Kind::Person),
                ("Wibowo=Ratna Wibowo", Kind::Person),
            ],
        );
    }

    #[test]
    fn a_headline_in_title_case_holds_only_names_known_from_elsewhere() {
        let found = names(&[
            (
                Role::Headline,
                "Wibowo Janjikan Jalan Baru Bagi Petani Korsel",
            ),
            (Role::Body, "Gubernur Joko Wibowo berjanji kepada petani."),
        ]);
        assert_eq!(
            found,
            [
                ("Wibowo=Joko Wibowo".to_owned(), Kind::Person),
                ("Korsel=Korea Selatan".to_owned(), Kind::Place),
                ("Joko Wibowo=Joko Wibowo".to_owned(), Kind::Person),
            ]
        );
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name_by_its_capital() {
        check("Hujan turun. Petani senang karena hujan.", &[]);
    }

    #[test]
    fn a_quotation_may_mix_its_marks_and_names_its_speaker_after_it() {
        assert_eq!(
            speakers("“Kami menunggu panen,\" kata kepala desa Joko Wibowo, Senin."),
            [(
                "Kami menunggu panen,".to_owned(),
                Some("Joko Wibowo".to_owned()),
                Some("kata".to_owned())
            )]
        );
    }

    #[test]
    fn a_correction_finds_joins_and_parts_names() {
        let text = [(
            Role::Body,
            "Gubernur Joko Wibowo menyapa warga yang menyebutnya Bung Kecil itu. Lalu Wibowo datang ke Rimba Hijau Raya untuk makan bersama warga.",
        )];
        let correction = |name: &str, verdict, aliases: &[&str], not: &[&str]| {
            let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
            Correction {
                name: name.to_owned(),
                verdict,
                aliases: owned(aliases),
                not: owned(not),
            }
        };
        let found = names_with(
            &text,
            &[
                correction("Joko Wibowo", Verdict::Open, &["Bung Kecil"], &["Wibowo"]),
                correction("Hijau", Verdict::Is(Kind::Person), &[], &[]),
                correction(
                    "Rimba Hijau Raya",
                    Verdict::Is(Kind::Organization),
                    &[],
                    &[],
                ),
            ],
        );
        assert_eq!(
            found,
            [
                ("Joko Wibowo=Joko Wibowo".to_owned(), Kind::Person),
                ("Bung Kecil=Joko Wibowo".to_owned(), Kind::Person),
                ("Wibowo=Wibowo".to_owned(), Kind::Person),
                (
                    "Rimba Hijau Raya=Rimba Hijau Raya".to_owned(),
                    Kind::Organization
                ),
            ]
        );
        let none = correction("Joko Wibowo", Verdict::NoName, &[], &[]);
        assert!(
            names_with(&text[..1], &[none])
                .iter()
                .all(|(name, _)| !name.contains("Wibowo"))
        );
    }

    #[test]
    fn a_pronoun_stands_for_who_spoke_last() {
        let found = speakers(
            "Joko Wibowo mengatakan panen gagal. \"Sawah kering,\" ujarnya. Ia menyebut itu \"musibah\".",
        );
        let names: Vec<_> = found.iter().map(|quote| quote.1.as_deref()).collect();
        assert_eq!(names, [Some("Joko Wibowo"), Some("Joko Wibowo")]);
    }

    #[test]
    fn a_role_stands_for_a_speaker_without_a_name() {
        assert_eq!(
            speakers("\"Air naik cepat,\" tutur seorang nelayan.")[0]
                .1
                .as_deref(),
            Some("seorang nelayan")
        );
    }

    #[test]
    fn an_unclosed_quotation_ends_with_its_block() {
        assert_eq!(speakers("Ia berkata: \"Tunggu dulu")[0].0, "Tunggu dulu");
    }

    #[test]
    fn hostile_text_is_survived_and_names_never_overlap() {
        for text in [
            "\u{202e}Ä\u{301}(\"\"“”",
            "A.B.-C-D-(E",
            "PT. (PT) PT",
            "“”\u{0}ﬃ Kota -",
            "Di-Di di",
        ] {
            let document = document(&[(Role::Body, text)], Some("9999-12-31"));
            let sentences = document_sentences(&document);
            let (_, findings) = find(&[document], &[sentences], Knowledge::default());
            for pair in findings[0].mentions.windows(2) {
                assert!(!pair[0].span.overlaps(pair[1].span), "{text}");
            }
        }
    }
}
