//! The trained model of names that the command finds names with.
//!
//! Its bytes are part of the command, and a file of their own beside the page, which the page's worker
//! loads for a reader's own files. `names/README.md` tells what they were
//! learned from and under which licences.

use std::sync::OnceLock;

use crate::entity::NameModel;

/// The model as it is stored.
pub(super) const BYTES: &[u8] = include_bytes!("names/model.bin");

/// The model, decoded once; `None` would be a fault of the program's own bytes.
pub fn names() -> Option<&'static NameModel> {
    static MODEL: OnceLock<Option<NameModel>> = OnceLock::new();
    MODEL.get_or_init(|| NameModel::decode(BYTES)).as_ref()
}

#[cfg(test)]
mod tests {
    use super::{BYTES, names};
    use crate::{
        base::Span,
        corpus::{Manifest, Source},
        engine::{Engine, prepare_plain},
        entity::{Kind, Knowledge},
    };

    /// What the model may weigh where a page is to load it.
    const MOST_BROTLI_BYTES: usize = 400_000;

    #[test]
    fn the_model_is_whole_and_light() {
        let mut packed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut &BYTES[..], &mut packed, &parameters)
            .expect("memory takes all bytes");
        assert!(packed.len() < MOST_BROTLI_BYTES, "{}", packed.len());
        assert!(names().is_some_and(|model| model.encode() == BYTES));
    }

    /// The names found in a text, by rules alone or with the model.
    fn found(text: &str, with_model: bool) -> Vec<(String, Kind)> {
        let source = Source {
            file: "contoh.txt".to_owned(),
            text: text.to_owned(),
            ..Source::default()
        };
        let model = names().filter(|_| with_model);
        let known = Knowledge {
            model,
            ..Knowledge::default()
        };
        let bundle = prepare_plain(vec![source], &Manifest::default(), known);
        let analysis = Engine::new(bundle).analyze(0).expect("one document");
        let surface = |start: u32, end: u32| Span::new(start as usize, end as usize).of(text);
        analysis
            .entities
            .iter()
            .map(|name| (surface(name.start, name.end).to_owned(), name.kind))
            .collect()
    }

    #[test]
    fn surroundings_that_no_rule_knows_tell_names_that_no_list_knows() {
        use Kind::{Organization, Person, Place};
        for (text, wanted) in [
            (
                "Polisi menangkap Wiratmoko di Wanareja.",
                &[("Wiratmoko", Person), ("Wanareja", Place)][..],
            ),
            (
                "Saksi bernama Wiratmoko melihat api di dekat Wanareja.",
                &[("Wiratmoko", Person), ("Wanareja", Place)],
            ),
            (
                "Banjir merendam sawah di Sumberagung dan Wanareja.",
                &[("Sumberagung", Place), ("Wanareja", Place)],
            ),
            (
                "Wanareja adalah sebuah desa di Kecamatan Karangsalam.",
                &[("Wanareja", Place), ("Kecamatan Karangsalam", Place)],
            ),
            (
                "Anggota DPR dari Fraksi Gerindra, Wiratmoko, menolak usul itu.",
                &[
                    ("DPR", Organization),
                    ("Fraksi Gerindra", Organization),
                    ("Wiratmoko", Person),
                ],
            ),
        ] {
            let wanted: Vec<_> = wanted.iter().map(|(n, k)| ((*n).to_owned(), *k)).collect();
            assert_eq!(found(text, true), wanted, "{text}");
            assert_ne!(found(text, false), wanted, "{text}: the rules knew it");
        }
    }

    #[test]
    fn what_the_rules_are_sure_of_stands_with_the_model_too() {
        for text in [
            "Menteri Luar Negeri Norwegia Lars Haugen berunding di kota Bergen.",
            "Kosmodrom Baikonur dijaga. Perang Korea sudah lama usai, tulis Contoh.co.id.",
            "Utusan Norwegian Refugee Council bertemu Dewan Keamanan PBB.",
        ] {
            assert_eq!(found(text, true), found(text, false), "{text}");
        }
    }
}
