//! Where two reports state different values for one thing.
//!
//! Figures, dates and times are compared across whole reports (`across.rs`), and so is what people
//! and places are called (`called.rs`); other names, quotations and sources within aligned sentences alone.
//! Nothing here says who is right. What is lacking: places and sources in sentences that are not
//! aligned, and subjects that only a pronoun stands for.

mod across;
mod called;
mod capital;
mod fact;
mod figure;
mod listed;
mod name;
mod quoted;
mod role;
mod source;
mod value;
pub(super) mod words;

pub(super) use across::across;
pub(super) use called::called_differently;
pub(super) use fact::{Fact, facts};

use super::{Conflict, ConflictKind, Passage, Side, Verdict, unit::within, word::Stretch};
use crate::{
    base::Span,
    entity::{Entity, Mention},
    text::{is_letter, normal_form},
};

/// One of the two sentences.
#[derive(Clone, Copy)]
struct Sentence<'a> {
    side: Side<'a>,
    span: Span,
}

impl<'a> Sentence<'a> {
    fn text(self) -> &'a str {
        &self.side.document.text
    }

    fn written(self, span: Span) -> &'a str {
        span.of(self.text())
    }

    fn mentions(self) -> &'a [Mention] {
        within(&self.side.findings.mentions, self.span, |mention| {
            mention.span
        })
    }
}

/// The conflicts within one passage; `words` are those of its two sentences.
pub(super) fn conflicts(
    a: Side<'_>,
    b: Side<'_>,
    words: (Stretch<'_>, Stretch<'_>),
    passage: &Passage,
    entities: &[Entity],
) -> Vec<Conflict> {
    let left = Sentence {
        side: a,
        span: passage.a,
    };
    let right = Sentence {
        side: b,
        span: passage.b,
    };
    let mut found = Found {
        a: left,
        b: right,
        passage,
        conflicts: Vec::new(),
    };
    if left.written(left.span) != right.written(right.span) {
        found.capitals(entities);
        found.names(entities);
        found.listed();
        found.quotes(entities);
        found.sources(words.0, words.1, entities);
    }
    found.conflicts
}

struct Found<'a> {
    a: Sentence<'a>,
    b: Sentence<'a>,
    passage: &'a Passage,
    conflicts: Vec<Conflict>,
}

impl Found<'_> {
    fn push(&mut self, kind: ConflictKind, a: Span, b: Span, verdict: Verdict) {
        self.conflicts.push(Conflict {
            kind,
            a,
            b,
            value_a: self.a.written(a).to_owned(),
            value_b: self.b.written(b).to_owned(),
            verdict,
        });
    }

    /// Whether two values differ in nothing but spaces, marks and capitals.
    fn is_written_alike(&self, a: Span, b: Span) -> bool {
        is_written_alike((self.a.side, a), (self.b.side, b))
    }
}

/// Whether two values differ in nothing but spaces, marks and capitals.
fn is_written_alike(a: (Side<'_>, Span), b: (Side<'_>, Span)) -> bool {
    let letters = |(side, span): (Side<'_>, Span)| {
        let mut form = normal_form(span.of(&side.document.text));
        form.retain(|c| c.is_ascii_digit() || is_letter(c));
        form
    };
    letters(a) == letters(b)
}

#[cfg(test)]
mod tests {
    use crate::{
        compare::{
            compare,
            fixture::{Report, SuffixRoots, entity, report, weights},
        },
        entity::{Bound, Entity, Kind},
    };

    fn entities() -> Vec<Entity> {
        vec![
            entity("Rina Wulandari", Kind::Person),
            entity("Jawa Barat", Kind::Place),
            entity("Dedi Kurnia", Kind::Person),
            entity("Lampung", Kind::Place),
        ]
    }

    /// Each conflict as `kind: value / value = verdict`.
    fn check(a: &Report, b: &Report, expected: &[&str]) {
        let comparison = compare(
            a.side(),
            b.side(),
            &entities(),
            &weights(&[a, b]),
            &SuffixRoots,
        );
        assert_eq!(comparison.passages.len(), 1, "the sentences are aligned");
        let found: Vec<String> = comparison
            .conflicts
            .iter()
            .map(|conflict| {
                assert_eq!(conflict.a.of(&a.document.text), conflict.value_a);
                assert_eq!(conflict.b.of(&b.document.text), conflict.value_b);
                format!(
                    "{:?}: {} / {} = {:?}",
                    conflict.kind, conflict.value_a, conflict.value_b, conflict.verdict
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    fn on(published: &str, sentence: &str) -> Report {
        report("x", published, &[sentence])
    }

    fn one(sentence: &str) -> Report {
        on("2023-05-01", sentence)
    }

    #[test]
    fn two_counts_of_one_thing_conflict() {
        let count = |published, figure: &str, value| {
            on(
                published,
                &format!("Gempa di lereng gunung itu merusak {figure} rumah warga."),
            )
            .quantity(&format!("{figure} rumah"), value, "rumah", Bound::Exact)
        };
        check(
            &count("2023-05-01", "12", 12.0),
            &count("2023-05-01", "15", 15.0),
            &["Quantity: 12 rumah / 15 rumah = Conflict"],
        );
        check(
            &count("2023-05-01", "12", 12.0),
            &count("2023-05-02", "15", 15.0),
            &["Quantity: 12 rumah / 15 rumah = Update"],
        );
        check(
            &count("2023-05-01", "15", 15.0),
            &count("2023-05-02", "12", 12.0),
            &["Quantity: 15 rumah / 12 rumah = Conflict"],
        );
        check(
            &count("2023-05-01", "12", 12.0),
            &count("2023-05-02", "dua belas", 12.0),
            &["Quantity: 12 rumah / dua belas rumah = SameSaidDifferently"],
        );
        check(
            &count("2023-05-01", "12", 12.0),
            &count("2023-05-02", "12", 12.0),
            &[],
        );
    }

    #[test]
    fn a_bound_that_holds_the_other_figure_is_no_conflict() {
        check(
            &one("Gempa itu merusak lebih dari 100 rumah warga lereng gunung.").quantity(
                "100 rumah",
                100.0,
                "rumah",
                Bound::AtLeast,
            ),
            &one("Gempa itu merusak 120 rumah warga lereng gunung.").quantity(
                "120 rumah",
                120.0,
                "rumah",
                Bound::Exact,
            ),
            &["Quantity: lebih dari 100 rumah / 120 rumah = SameSaidDifferently"],
        );
    }

    #[test]
    fn figures_of_different_things_are_not_set_against_each_other() {
        check(
            &one("Gempa itu merusak 12 rumah dan melukai warga lereng gunung.").quantity(
                "12 rumah",
                12.0,
                "rumah",
                Bound::Exact,
            ),
            &one("Gempa itu merusak rumah dan melukai 15 warga lereng gunung.").quantity(
                "15 warga",
                15.0,
                "warga",
                Bound::Exact,
            ),
            &[],
        );
    }

    #[test]
    fn two_days_written_as_a_range_or_by_their_names_are_the_same() {
        check(
            &one("Menteri meninjau bendungan pada 3-4 Mei bersama gubernur.").date(
                "3-4 Mei",
                "2023-05-03",
                "2023-05-04",
            ),
            &one("Menteri meninjau bendungan pada Rabu dan Kamis bersama gubernur.")
                .date("Rabu", "2023-05-03", "2023-05-03")
                .date("Kamis", "2023-05-04", "2023-05-04"),
            &["Date: 3-4 Mei / Rabu dan Kamis = SameSaidDifferently"],
        );
    }

    #[test]
    fn different_days_conflict_unless_one_report_came_before_the_event() {
        let visit = |published, day: &str, iso| {
            on(
                published,
                &format!("Menteri tiba di lokasi bendungan pada {day} siang."),
            )
            .date(day, iso, iso)
        };
        check(
            &visit("2023-05-05", "Rabu", "2023-05-03"),
            &visit("2023-05-05", "Kamis", "2023-05-04"),
            &["Date: Rabu / Kamis = Conflict"],
        );
        check(
            &visit("2023-05-01", "Rabu", "2023-05-03"),
            &visit("2023-05-05", "Kamis", "2023-05-04"),
            &["Date: Rabu / Kamis = Update"],
        );
        check(
            &visit("2023-05-05", "Rabu", "2023-05-03"),
            &visit("2023-05-05", "awal Mei", "2023-05"),
            &["Date: Rabu / awal Mei = SameSaidDifferently"],
        );
    }

    #[test]
    fn a_year_and_a_day_of_another_year_are_not_set_against_each_other() {
        check(
            &one("Menteri meninjau proyek bendungan besar itu pada 2012 bersama gubernur.")
                .date("2012", "2012", "2012"),
            &one("Menteri meninjau proyek bendungan besar itu pada Rabu bersama gubernur.").date(
                "Rabu",
                "2023-05-03",
                "2023-05-03",
            ),
            &[],
        );
    }

    #[test]
    fn spaces_and_marks_alone_are_no_other_way_to_say_it() {
        let cost = |figure: &str| {
            one(&format!(
                "Pembangunan jembatan desa itu menelan {figure} dari kas daerah."
            ))
            .quantity(figure, 14000.0, "rupiah", Bound::Exact)
        };
        check(&cost("Rp 14.000"), &cost("Rp14.000"), &[]);
        check(
            &cost("Rp 14.000"),
            &cost("14 ribu rupiah"),
            &["Quantity: Rp 14.000 / 14 ribu rupiah = SameSaidDifferently"],
        );
    }

    #[test]
    fn years_ago_and_the_year_itself_are_the_same() {
        check(
            &one("Presiden terakhir kali meninjau bendungan itu pada tahun 2010.").date(
                "tahun 2010",
                "2010",
                "2010",
            ),
            &one("Presiden terakhir kali meninjau bendungan itu 13 tahun silam.").quantity(
                "13 tahun",
                13.0,
                "tahun",
                Bound::Exact,
            ),
            &["Date: tahun 2010 / 13 tahun = SameSaidDifferently"],
        );
    }

    #[test]
    fn times_of_day_conflict_within_one_zone_only() {
        let landing = |time| {
            one(&format!(
                "Pesawat rombongan menteri mendarat pukul {time} di bandara."
            ))
        };
        check(
            &landing("02.45"),
            &landing("03.15"),
            &["Time: 02.45 / 03.15 = Conflict"],
        );
        check(&landing("02.45"), &landing("00.45 WIB"), &[]);
        check(&landing("02.45"), &landing("02:45"), &[]);
    }

    #[test]
    fn another_person_in_the_same_slot_is_a_conflict_and_another_name_is_not() {
        let opening = |name: &str, entity| {
            one(&format!(
                "Pameran buku itu dibuka oleh {name} pada Sabtu pagi di alun-alun."
            ))
            .mention(name, entity)
        };
        check(
            &opening("Rina Wulandari", 0),
            &opening("Dedi Kurnia", 2),
            &["Name: Rina Wulandari / Dedi Kurnia = Conflict"],
        );
        check(
            &opening("Jabar", 1),
            &opening("Jawa Barat", 1),
            &["Name: Jabar / Jawa Barat = SameSaidDifferently"],
        );
        check(
            &opening("Lampung", 3),
            &opening("Jawa Barat", 1),
            &["Place: Lampung / Jawa Barat = Conflict"],
        );
        check(&opening("Lampung", 3), &opening("Rina Wulandari", 0), &[]);
    }

    #[test]
    fn a_capital_in_the_place_of_its_state_is_no_conflict() {
        let blame =
            |name: &str| format!("Pemerintah {name} menolak usulan batas laut yang baru itu.");
        let known = "Lampung, Jawa Barat.";
        let a = report("a", "2023-05-01", &[&blame("Lampung")]).mention("Lampung", 3);
        let b = report("b", "2023-05-01", &[&blame("Jawa Barat"), known])
            .mention("Jawa Barat", 1)
            .mention("Lampung", 3);
        check(&a, &b, &[]);
    }

    #[test]
    fn one_quotation_with_two_speakers_is_a_conflict_of_attribution() {
        let said = |name: &str, entity| {
            one(&format!(
                "\"Jembatan ini harus selesai sebelum lebaran,\" kata {name}."
            ))
            .mention(name, entity)
            .quote("Jembatan ini harus selesai sebelum lebaran", name)
        };
        let found = |a: &Report, b: &Report| {
            compare(
                a.side(),
                b.side(),
                &entities(),
                &weights(&[a, b]),
                &SuffixRoots,
            )
            .conflicts
            .iter()
            .map(|conflict| format!("{:?}", conflict.kind))
            .collect::<Vec<_>>()
        };
        let (rina, dedi) = (said("Rina Wulandari", 0), said("Dedi Kurnia", 2));
        assert!(found(&rina, &dedi).contains(&"Attribution".to_owned()));
        assert!(found(&rina, &rina).is_empty());
    }

    #[test]
    fn one_quotation_in_two_wordings_is_said_so() {
        check(
            &one("\"Jembatan ini harus selesai sebelum lebaran,\" kata bupati.")
                .quote("Jembatan ini harus selesai sebelum lebaran", "bupati"),
            &one("\"Jembatan ini wajib selesai sebelum lebaran,\" kata bupati.")
                .quote("Jembatan ini wajib selesai sebelum lebaran", "bupati"),
            &[
                "Quote: Jembatan ini harus selesai sebelum lebaran / Jembatan ini wajib selesai sebelum lebaran = SameSaidDifferently",
            ],
        );
    }
}
