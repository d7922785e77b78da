//! How two reports call the same people, places and bodies.
//!
//! One entity counts once for each two reports, by the fullest name that each gives it, and a
//! person's office once. People whom neither report knows under the other's name, but whose names
//! are all but equal, are taken for one: two who differ by a letter do not often meet in one event.

use super::{
    Sentence,
    words::{is_in, keys},
};
use crate::{
    base::{Arrange, Span},
    compare::{Conflict, ConflictKind, Side, Verdict},
    corpus::Role,
    entity::{Entity, Kind, Mention},
    text::{normal_form, small_letter},
};

/// An entity of a report by the fullest name that the report gives it, and a person's office.
struct Called {
    entity: u32,
    name: Span,
    office: Option<Span>,
}

/// Names and offices that the two reports give differently.
pub(in crate::compare) fn called_differently(
    a: Side<'_>,
    b: Side<'_>,
    entities: &[Entity],
) -> Vec<Conflict> {
    let (in_a, in_b) = (called(a, entities), called(b, entities));
    let mut found = Vec::new();
    let mut push = |one: Span, other: Span| {
        found.push(Conflict {
            kind: ConflictKind::Name,
            a: one,
            b: other,
            value_a: one.of(&a.document.text).to_owned(),
            value_b: other.of(&b.document.text).to_owned(),
            verdict: Verdict::SameSaidDifferently,
        });
    };
    let of = |list: &[Called], entity: u32| list.iter().any(|one| one.entity == entity);
    for one in &in_a {
        let same = in_b.iter().find(|other| other.entity == one.entity);
        let other = same.or_else(|| {
            let is_person = |entity: u32| {
                entities
                    .get(entity as usize)
                    .is_some_and(|entity| entity.kind == Kind::Person)
            };
            in_b.iter().find(|other| {
                is_person(one.entity)
                    && is_person(other.entity)
                    && !of(&in_a, other.entity)
                    && !of(&in_b, one.entity)
                    && is_variant(
                        one.name.of(&a.document.text),
                        other.name.of(&b.document.text),
                    )
            })
        });
        let Some(other) = other else { continue };
        if is_other_name((a, one.name), (b, other.name)) {
            push(one.name, other.name);
        }
        if let (Some(office), Some(other)) = (one.office, other.office)
            && is_other_office(office.of(&a.document.text), other.of(&b.document.text))
        {
            push(office, other);
        }
    }
    found
}

/// The entities that a report's own sentences name, each once.
fn called(side: Side<'_>, entities: &[Entity]) -> Vec<Called> {
    let mut list: Vec<Called> = Vec::new();
    for sentence in side.sentences {
        let block = side.document.blocks.get(sentence.block as usize);
        if !block.is_some_and(|block| matches!(block.role, Role::Body | Role::Summary)) {
            continue;
        }
        let here = Sentence {
            side,
            span: sentence.span,
        };
        let is_person = |mention: &Mention| {
            let entity = entities.get(mention.entity as usize);
            entity.is_some_and(|entity| entity.kind == Kind::Person)
        };
        let mut next = here.mentions().iter().skip(1);
        for mention in here.mentions() {
            // In `penasihat Putin, Yuri Ushakov` the office is the second one's.
            let is_possessor = next.next().is_some_and(|next| {
                let between = Span {
                    start: mention.span.end,
                    end: next.span.start,
                };
                is_person(next) && here.written(between) == ", "
            });
            let office = if is_person(mention) && !is_possessor {
                office(here, mention)
            } else {
                None
            };
            match list.iter_mut().find(|one| one.entity == mention.entity) {
                Some(known) => {
                    if mention.span.len() > known.name.len() {
                        known.name = mention.span;
                    }
                    let is_longer = |span: &Span| known.office.is_none_or(|o| o.len() < span.len());
                    if office.as_ref().is_some_and(is_longer) {
                        known.office = office;
                    }
                }
                None => list.push(Called {
                    entity: mention.entity,
                    name: mention.span,
                    office,
                }),
            }
        }
    }
    list.arrange_by_key(|one| one.name);
    list
}

/// Whether a name is written otherwise: capitals and spaces do not count, marks do, since `Jong-Un`
/// is another spelling of `Jong Un`.
fn is_other_name(a: (Side<'_>, Span), b: (Side<'_>, Span)) -> bool {
    let folded = |(side, span): (Side<'_>, Span)| {
        let letters = span.of(&side.document.text).chars().map(small_letter);
        letters
            .filter(|c| !matches!(c, ' ' | '\n'))
            .collect::<String>()
    };
    folded(a) != folded(b)
}

/// Whether two names of people are spellings of one: as many words, all of them equal or, in long
/// ones, a letter or two apart.
pub(super) fn is_variant(a: &str, b: &str) -> bool {
    let (a, b) = (normal_form(a), normal_form(b));
    let (words_a, words_b): (Vec<&str>, Vec<&str>) =
        (a.split(' ').collect(), b.split(' ').collect());
    words_a.len() == words_b.len()
        && words_a.iter().zip(&words_b).all(|(one, other)| {
            let n_letters = one.len().min(other.len());
            let most = if n_letters >= 8 {
                2
            } else {
                usize::from(n_letters >= 5)
            };
            one == other || is_within(one.as_bytes(), other.as_bytes(), most)
        })
}

/// Whether at most so many letters make the one word of the other.
fn is_within(a: &[u8], b: &[u8], most: usize) -> bool {
    match (a.split_first(), b.split_first()) {
        (Some((one, rest_a)), Some((other, rest_b))) if one == other => {
            is_within(rest_a, rest_b, most)
        }
        (None, None) => true,
        _ if most == 0 => false,
        (None, Some((_, rest))) | (Some((_, rest)), None) => rest.len() < most,
        (Some((_, rest_a)), Some((_, rest_b))) => {
            is_within(rest_a, rest_b, most - 1)
                || is_within(a, rest_b, most - 1)
                || is_within(rest_a, b, most - 1)
        }
    }
}

/// Words that an office or a calling begins with.
const OFFICES: [u32; 39] = keys([
    "ajudan",
    "anggota",
    "asisten",
    "bekas",
    "bupati",
    "direktur",
    "duta",
    "eks",
    "gubernur",
    "hakim",
    "jaksa",
    "jenderal",
    "juru",
    "kapolda",
    "kapolres",
    "kapolri",
    "kapten",
    "kepala",
    "ketua",
    "komandan",
    "komisaris",
    "koordinator",
    "manajer",
    "mantan",
    "menko",
    "menlu",
    "menteri",
    "panglima",
    "pelatih",
    "pemimpin",
    "penasihat",
    "pengacara",
    "pengamat",
    "perdana",
    "presiden",
    "sekretaris",
    "wakil",
    "wali",
    "kanselir",
]);

/// Words that no office goes on behind.
const BREAKS: [u32; 22] = keys([
    "antara",
    "atau",
    "bahwa",
    "dan",
    "dengan",
    "di",
    "dikatakan",
    "disampaikan",
    "itu",
    "kata",
    "kepada",
    "menurut",
    "oleh",
    "pada",
    "sebagai",
    "serta",
    "terhadap",
    "tersebut",
    "tutur",
    "ucap",
    "ujar",
    "yang",
]);

/// The office right before a person's name: the words from one for an office on, with no mark
/// but a comma before the name.
fn office(sentence: Sentence<'_>, mention: &Mention) -> Option<Span> {
    let before = sentence.written(Span {
        start: sentence.span.start,
        end: mention.span.start,
    });
    let before = before.trim_end().trim_end_matches(',').trim_end();
    let end = sentence.span.start as usize + before.len();
    let mut rest = before.len();
    let mut first = None;
    for word in before.rsplit(' ').take(9) {
        let start = rest - word.len();
        let is_last = rest == before.len();
        if word.ends_with([',', ';', ':', '.', '"', '”', ')', '–', '-']) && !is_last {
            break;
        }
        let form = normal_form(word);
        if is_in(&BREAKS, &form) {
            break;
        }
        if is_in(&OFFICES, &form) {
            first = Some(start);
        }
        rest = start.saturating_sub(1);
    }
    let start = sentence.span.start as usize + first?;
    Some(Span::new(start, end))
}

/// Whether each of two offices has a word that the other lacks. What is merely said more fully is
/// no other office.
fn is_other_office(a: &str, b: &str) -> bool {
    let words = |office: &str| -> Vec<String> { office.split(' ').map(normal_form).collect() };
    let (a, b) = (words(a), words(b));
    let has_own = |a: &[String], b: &[String]| a.iter().any(|word| !b.contains(word));
    has_own(&a, &b) && has_own(&b, &a)
}

#[cfg(test)]
mod tests {
    use super::{called_differently, is_variant};
    use crate::{
        compare::fixture::{Report, entity, report},
        entity::{Entity, Kind},
    };

    fn entities() -> Vec<Entity> {
        vec![
            entity("Rina Wulandari", Kind::Person),
            entity("Rina Wulandary", Kind::Person),
            entity("Jawa Barat", Kind::Place),
        ]
    }

    fn check(a: &Report, b: &Report, expected: &[&str]) {
        let found = called_differently(a.side(), b.side(), &entities());
        let found: Vec<String> = found
            .iter()
            .map(|one| format!("{} / {}", one.value_a, one.value_b))
            .collect();
        assert_eq!(found, expected);
    }

    fn one(sentence: &str, name: &str, entity: u32) -> Report {
        report("x", "2023-05-01", &[sentence]).mention(name, entity)
    }

    #[test]
    fn the_fullest_names_are_set_against_each_other_once() {
        let jabar = one("Warga Jabar berterima kasih.", "Jabar", 2);
        let full = one("Banyak desa di Jawa Barat terendam.", "Jawa Barat", 2);
        check(&jabar, &full, &["Jabar / Jawa Barat"]);
        check(&full, &full, &[]);
        let capitals = one("JAWA BARAT, KABAR - Banyak desa terendam.", "JAWA BARAT", 2);
        check(&capitals, &full, &[]);
        let both = report("x", "2023-05-01", &["Warga Jabar di Jawa Barat."])
            .mention("Jabar", 2)
            .mention("Jawa Barat", 2);
        check(&both, &full, &[]);
    }

    #[test]
    fn people_whose_names_are_all_but_equal_are_one_unless_a_report_has_both() {
        let i = || one("Rina Wulandari hadir.", "Rina Wulandari", 0);
        let y = one("Rina Wulandary hadir.", "Rina Wulandary", 1);
        check(&i(), &y, &["Rina Wulandari / Rina Wulandary"]);
        let both = report(
            "x",
            "2023-05-01",
            &["Rina Wulandari dan Rina Wulandary hadir."],
        )
        .mention("Rina Wulandari", 0)
        .mention("Rina Wulandary", 1);
        check(&i(), &both, &[]);
    }

    #[test]
    fn spellings_of_a_name_differ_by_letters_and_names_by_more() {
        for (a, b, expected) in [
            ("Siti Nuraeni", "Siti Nuraini", true),
            ("Johan Tanuwidjaja", "Johan Tanuwijaya", true),
            ("Dimas Saputra", "Dimas Saputri", true),
            ("Adi Saputra", "Ari Saputra", false),
            ("Siti Nuraeni", "Nuraeni", false),
            ("Bambang Wijaya", "Bambang Susanto", false),
        ] {
            assert_eq!(is_variant(a, b), expected, "{a} / {b}");
        }
    }

    #[test]
    fn an_office_said_in_other_words_is_told_and_one_said_more_fully_is_not() {
        let minister = |office: &str| {
            one(
                &format!("Acara dibuka oleh {office} Rina Wulandari kemarin."),
                "Rina Wulandari",
                0,
            )
        };
        check(
            &minister("Menteri Perhubungan"),
            &minister("Menteri Transportasi"),
            &["Menteri Perhubungan / Menteri Transportasi"],
        );
        check(
            &minister("mantan Bupati"),
            &minister("bekas Bupati,"),
            &["mantan Bupati / bekas Bupati"],
        );
        check(&minister("Menteri"), &minister("Menteri Transportasi"), &[]);
        check(
            &minister("Menteri Transportasi"),
            &minister("penyanyi"),
            &[],
        );
    }
}
