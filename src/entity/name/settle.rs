//! What the whole corpus says of names that one line leaves in doubt.
//!
//! Three habits of the press put two names, or a name and a word, side by side without a mark:
//! a body before its officer (`Kemlu Fitri Handayani`, `BMKG Rahmat Hidayat`), a place behind an
//! office and before who holds it (`Bupati Garut Rudy Gunawan`), a weekday behind a place (`Almaty
//! Selasa (3/1)`). The first is told by the list of names or by capitals throughout, which no part of
//! a person's name has; the third by the calendar. That an unknown word is a place is told by the
//! corpus: one is *in* a place or goes *to* it, and no one is so with a person. In the same way what is
//! called an airline, a club or a share somewhere in the corpus is a body everywhere.

use std::collections::HashMap;

use super::Spot;
use crate::entity::{
    Kind,
    atom::{Line, Shape},
    gazetteer::Gazetteer,
    lexicon::List,
};

/// Words that only a place stands behind.
const BEFORE_PLACES: [&str; 12] = [
    "di",
    "ke",
    "kabupaten",
    "kecamatan",
    "kelurahan",
    "desa",
    "dusun",
    "distrik",
    "provinsi",
    "pemkab",
    "pemkot",
    "pemprov",
];

/// Nouns that say of the name behind them that it is a body.
const BEFORE_BODIES: [&str; 34] = [
    "agensi",
    "asuransi",
    "bank",
    "distributor",
    "emiten",
    "firma",
    "grup",
    "harian",
    "kelompok",
    "kesebelasan",
    "klub",
    "komunitas",
    "kontraktor",
    "koran",
    "laman",
    "lembaga",
    "majalah",
    "maskapai",
    "operator",
    "organisasi",
    "pabrikan",
    "partai",
    "penerbit",
    "pengembang",
    "perseroan",
    "perusahaan",
    "portal",
    "produsen",
    "ritel",
    "saham",
    "serikat",
    "situs",
    "startup",
    "yayasan",
];

/// Behind such a word a name is seen so often at least to be a place.
const LEAST_SEEN: u32 = 2;
/// And in one of so many uses.
const ONE_IN: u32 = 5;

/// The names, each cut and named as the corpus tells; in the order of the lines.
pub(super) fn settled(spots: Vec<Spot>, lines: &[Line<'_>], gazetteer: &Gazetteer) -> Vec<Spot> {
    let places = places(&spots, lines);
    let bodies = bodies(&spots, lines);
    let mut settled = Vec::with_capacity(spots.len());
    for mut spot in spots {
        let Some(line) = lines.get(spot.line) else {
            continue;
        };
        if spot.entry.is_none() && bodies.contains_key(&words(&spot, line)) {
            spot.kind = Kind::Organization;
        }
        settle(spot, line, gazetteer, &places, &mut settled);
    }
    settled
}

/// How often a word begins a name, and how often one behind which only a place stands.
#[derive(Clone, Copy, Default)]
struct Uses {
    all: u32,
    behind: u32,
}

/// The words that begin names in such a way that they are places, by their numbers.
fn places(spots: &[Spot], lines: &[Line<'_>]) -> HashMap<u32, Uses> {
    let mut uses: HashMap<u32, Uses> = HashMap::new();
    for spot in spots.iter().filter(|spot| spot.entry.is_none()) {
        let Some(line) = lines.get(spot.line) else {
            continue;
        };
        let Some(atom) = line.get(spot.start) else {
            continue;
        };
        let word = uses.entry(atom.word).or_default();
        word.all += 1;
        let alone = spot.end == spot.start + 1;
        word.behind += u32::from(alone && BEFORE_PLACES.contains(&line.before(spot.start, 1)));
    }
    uses.retain(|_, uses| uses.behind >= LEAST_SEEN && uses.behind * ONE_IN >= uses.all);
    uses
}

/// The words of a name, by their numbers.
fn words(spot: &Spot, line: &Line<'_>) -> Vec<u32> {
    let atoms = line.atoms.get(spot.start..spot.end).unwrap_or_default();
    atoms.iter().map(|atom| atom.word).collect()
}

/// The names that are bodies: a noun before them says so, the legal form before or behind them, or
/// the share's code in brackets.
fn bodies(spots: &[Spot], lines: &[Line<'_>]) -> HashMap<Vec<u32>, Uses> {
    let mut uses: HashMap<Vec<u32>, Uses> = HashMap::new();
    for spot in spots.iter().filter(|spot| spot.entry.is_none()) {
        let Some(line) = lines.get(spot.line) else {
            continue;
        };
        let legal = usize::from(matches!(line.lower(spot.start), "pt" | "cv"));
        let tail = usize::from(line.lower(spot.end.saturating_sub(1)) == "tbk");
        let bare = Spot {
            start: spot.start + legal,
            end: spot.end.saturating_sub(tail),
            ..*spot
        };
        if bare.start >= bare.end {
            continue;
        }
        let word = uses.entry(words(&bare, line)).or_default();
        word.all += 1;
        let told = legal + tail > 0
            || BEFORE_BODIES.contains(&line.before(bare.start, 1))
            || matches!(line.before(bare.start, 1), "pt" | "cv")
            || line.lower(bare.end) == "tbk"
            || code(line, bare.end);
        word.behind += u32::from(told);
    }
    uses.retain(|_, uses| uses.behind > 0 && uses.behind * ONE_IN >= uses.all);
    uses
}

/// Whether a share's code stands in brackets at `at`: four capitals.
fn code(line: &Line<'_>, at: usize) -> bool {
    let mark = |at: usize, mark| line.get(at).is_some_and(|atom| atom.is_mark(mark));
    let code = line.get(at + 1);
    mark(at, "(")
        && mark(at + 2, ")")
        && code.is_some_and(|code| code.text.len() == 4 && code.is_all_capitals())
}

fn settle(
    mut spot: Spot,
    line: &Line<'_>,
    gazetteer: &Gazetteer,
    places: &HashMap<u32, Uses>,
    settled: &mut Vec<Spot>,
) {
    // A weekday is no end of a name; a year or a date follows it.
    while spot.end > spot.start + 1
        && spot.kind != Kind::Event
        && line.lists(spot.end - 1).has(List::Calendar)
    {
        spot.end -= 1;
    }
    if spot.entry.is_some() || spot.kind == Kind::Organization {
        settled.push(spot);
        return;
    }
    let is_place = line
        .get(spot.start)
        .is_some_and(|atom| places.contains_key(&atom.word));
    if spot.end == spot.start + 1 {
        if is_place && spot.kind == Kind::Person {
            spot.kind = Kind::Place;
        }
        settled.push(spot);
        return;
    }
    if spot.kind == Kind::Place {
        settled.push(spot);
        return;
    }
    let rest = |start: usize| Spot {
        start,
        kind: Kind::Person,
        ..spot
    };
    // A body or place of the list, then a person.
    let listed = gazetteer.find(line, spot.start).filter(|found| {
        let office = line.lists_before(spot.start, 1).has(List::Titles);
        let kind = gazetteer.entry(found.entry).map(|entry| entry.kind);
        let told = kind == Some(Kind::Organization) || kind == Some(Kind::Place) && office;
        told && !found.ordinary && found.end < spot.end
    });
    if let Some(found) = listed {
        settled.push(Spot {
            end: found.end,
            kind: gazetteer.entry(found.entry).map_or(spot.kind, |it| it.kind),
            entry: Some(found.entry),
            ..spot
        });
        settled.push(rest(found.end));
        return;
    }
    if is_place && spot.kind == Kind::Person {
        settled.push(Spot {
            end: spot.start + 1,
            kind: Kind::Place,
            ..spot
        });
        settled.push(rest(spot.start + 1));
        return;
    }
    // An abbreviation, then a person.
    let abbreviation = (spot.start..spot.end - 1).find(|&at| {
        let word = line.get(at).filter(|atom| atom.text.len() > 2);
        let next = line.get(at + 1);
        word.is_some_and(|atom| atom.is_all_capitals())
            && next.is_some_and(|next| next.shape == Shape::Word && !next.is_all_capitals())
    });
    match abbreviation {
        Some(at) => {
            let found = gazetteer.find(line, at).filter(|found| found.end == at + 1);
            settled.push(Spot {
                start: at,
                end: at + 1,
                kind: Kind::Organization,
                entry: found.map(|found| found.entry),
                ..spot
            });
            settled.push(rest(at + 1));
        }
        None => settled.push(spot),
    }
}

#[cfg(test)]
mod tests {
    use super::{Spot, settled};
    use crate::{
        corpus::Role,
        entity::{Kind, example::line_with, gazetteer::Gazetteer, vocabulary::Vocabulary},
    };

    /// The names of a line after settling, given where they are in it and what they are held for.
    fn check(text: &str, before: &[(&str, Kind)], after: &[(&str, Kind)]) {
        let mut vocabulary = Vocabulary::new();
        let gazetteer = Gazetteer::new(&mut vocabulary);
        let line = line_with(vocabulary, Role::Body, text);
        let mut from = 0;
        let spots = before.iter().map(|&(name, kind)| {
            let words: Vec<&str> = name.split(' ').collect();
            let is_here = |at: &usize| {
                let here = line.atoms.iter().skip(*at).map(|atom| atom.text);
                here.take(words.len()).eq(words.iter().copied())
            };
            let start = (from..line.atoms.len()).find(is_here).expect("the name");
            from = start + words.len();
            Spot {
                line: 0,
                start,
                end: from,
                kind,
                entry: None,
            }
        });
        let spots = spots.collect();
        let lines = [line];
        let found: Vec<(String, Kind)> = settled(spots, &lines, &gazetteer)
            .iter()
            .map(|spot| {
                let atoms = lines[0].atoms[spot.start..spot.end].iter();
                let words: Vec<&str> = atoms.map(|atom| atom.text).collect();
                (words.join(" "), spot.kind)
            })
            .collect();
        let found: Vec<(&str, Kind)> = found.iter().map(|(n, k)| (n.as_str(), *k)).collect();
        assert_eq!(found, after, "{text}");
    }

    #[test]
    fn a_body_or_a_place_behind_an_office_is_no_part_of_the_person() {
        use Kind::{Organization, Person, Place};
        check(
            "juru bicara PBB Aiko Mori dan kepala bidang BRTX Siti Rahma",
            &[("PBB Aiko Mori", Person), ("BRTX Siti Rahma", Person)],
            &[
                ("PBB", Organization),
                ("Aiko Mori", Person),
                ("BRTX", Organization),
                ("Siti Rahma", Person),
            ],
        );
        check(
            "Bupati Garut Joko Wibowo bertemu Paris Wibowo",
            &[("Garut Joko Wibowo", Person), ("Paris Wibowo", Person)],
            &[
                ("Garut", Place),
                ("Joko Wibowo", Person),
                ("Paris Wibowo", Person),
            ],
        );
        check(
            "tiba di Almaty Selasa (3/1)",
            &[("Almaty Selasa", Place)],
            &[("Almaty", Place)],
        );
    }

    #[test]
    fn where_one_can_be_is_a_place_everywhere() {
        use Kind::{Person, Place};
        check(
            "banjir di Sukorame meluas ke Sukorame timur, kata Bupati Sukorame Joko Wibowo di rumah. Sukorame siaga",
            &[
                ("Sukorame", Place),
                ("Sukorame", Place),
                ("Sukorame Joko Wibowo", Person),
                ("Sukorame", Person),
            ],
            &[
                ("Sukorame", Place),
                ("Sukorame", Place),
                ("Sukorame", Place),
                ("Joko Wibowo", Person),
                ("Sukorame", Place),
            ],
        );
        // One slip does not make a person a place.
        let (text, names) = ("di Wibowo ", vec![("Wibowo", Person)]);
        check(text, &names, &names);
    }

    #[test]
    fn what_is_called_a_body_once_is_one_everywhere() {
        use Kind::{Organization, Person};
        check(
            "maskapai Lintas Awan merugi, dan Lintas Awan menutup rute; Joko Wibowo (SLTX) pulang, Rina Sari pergi",
            &[
                ("Lintas Awan", Person),
                ("Lintas Awan", Person),
                ("Joko Wibowo", Person),
                ("Rina Sari", Person),
            ],
            &[
                ("Lintas Awan", Organization),
                ("Lintas Awan", Organization),
                ("Joko Wibowo", Organization),
                ("Rina Sari", Person),
            ],
        );
    }
}
