//! The values of two reports against each other.
//!
//! Two values are of one thing where their neighborhoods are alike, whether or not their sentences
//! are aligned. What both reports state is taken out first: a report that gives both values is in
//! no conflict. Each value conflicts with one of the other report at most. Nothing here says who
//! is right.

use super::{
    fact::Fact,
    figure::{Published, match_of},
    is_written_alike,
};
use crate::{
    base::{Arrange, Span},
    compare::{Conflict, Side, Verdict},
};

/// What alignment adds to the likeness of two values' neighborhoods.
const ALIGNED: f32 = 0.5;

/// Equal values this near are one value said twice;
const SAME: f32 = 0.22;

/// one day needs less, since it is one day whatever is said of it.
const SAME_DAY: f32 = 0.08;

/// A value that the other report states too is in no conflict, though the neighborhood be this much
/// less near than that of the different value.
const EXCUSED: f32 = 0.3;

/// Different values must be nearer than this to be values of one thing.
const CONFLICT: f32 = 0.40;

/// Two aligned sentences and how near they are.
pub(in crate::compare) type Aligned = (Span, Span, f64);

/// How two values go together, and how near their neighborhoods are.
struct Pair {
    a: usize,
    b: usize,
    near: f32,
    verdict: Verdict,
}

/// What differs in the values of two reports; `aligned` is sorted.
pub(in crate::compare) fn across(
    a: (Side<'_>, &[Fact<'_>]),
    b: (Side<'_>, &[Fact<'_>]),
    aligned: &[Aligned],
) -> Vec<Conflict> {
    let published = Published::of(a.0.document, b.0.document);
    let mut pairs = Vec::new();
    // How near each value stands to its equal in the other report.
    let mut stated_a = vec![0.0f32; a.1.len()];
    let mut stated_b = vec![0.0f32; b.1.len()];
    for (at_a, one) in a.1.iter().enumerate() {
        for (at_b, other) in b.1.iter().enumerate() {
            let Some(matched) = match_of(published, one, other) else {
                continue;
            };
            let link = aligned
                .binary_search_by(|link| (link.0, link.1).cmp(&(one.sentence, other.sentence)))
                .ok()
                .and_then(|at| aligned.get(at))
                .map_or(0.0, |link| link.2 as f32);
            let near = one.likeness(other) + ALIGNED * link + matched.bonus;
            let least = match matched.verdict {
                Verdict::Conflict | Verdict::Update => CONFLICT,
                Verdict::SameSaidDifferently => {
                    for (stated, at) in [(&mut stated_a, at_a), (&mut stated_b, at_b)] {
                        if let Some(known) = stated.get_mut(at) {
                            *known = known.max(near);
                        }
                    }
                    if matched.is_one_day { SAME_DAY } else { SAME }
                }
            };
            if near >= least {
                pairs.push(Pair {
                    a: at_a,
                    b: at_b,
                    near,
                    verdict: matched.verdict,
                });
            }
        }
    }
    pairs.arrange_by(|one, other| other.near.total_cmp(&one.near));
    let mut found: Vec<Conflict> = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for pair in pairs {
        let (Some(one), Some(other)) = (a.1.get(pair.a), b.1.get(pair.b)) else {
            continue;
        };
        if pair.verdict != Verdict::SameSaidDifferently {
            let known = |stated: &[f32], at: usize| stated.get(at).copied().unwrap_or_default();
            let same = known(&stated_a, pair.a).max(known(&stated_b, pair.b));
            let is_excused = same >= SAME.min(EXCUSED * pair.near);
            // A report may state its value more than once.
            let is_taken = taken.iter().any(|&(at_a, at_b)| {
                let is_other = |facts: &[Fact<'_>], fact: &Fact<'_>, at: usize| {
                    facts
                        .get(at)
                        .is_none_or(|known| !known.value.is_equal(&fact.value))
                };
                (at_b == pair.b && is_other(a.1, one, at_a))
                    || (at_a == pair.a && is_other(b.1, other, at_b))
            });
            if is_excused || is_taken {
                continue;
            }
            taken.push((pair.a, pair.b));
        } else if is_written_alike((a.0, one.value.span), (b.0, other.value.span)) {
            continue;
        }
        let value_a = one.value.span.of(&a.0.document.text).to_owned();
        let value_b = other.value.span.of(&b.0.document.text).to_owned();
        let kind = one.value.kind().max(other.value.kind());
        let is_known = found.iter().any(|known| {
            known.kind == kind && known.value_a == value_a && known.value_b == value_b
        });
        if !is_known {
            found.push(Conflict {
                kind,
                a: one.value.span,
                b: other.value.span,
                value_a,
                value_b,
                verdict: pair.verdict,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::{
        compare::{
            ConflictKind, compare,
            fixture::{Report, SuffixRoots, entity, report, weights},
        },
        entity::{Bound, Kind},
    };

    /// What differs in two reports, each as `value / value = verdict`.
    fn check(a: &Report, b: &Report, expected: &[&str]) {
        let entities = [
            entity("Rina Wulandari", Kind::Person),
            entity("Dedi Kurnia", Kind::Person),
        ];
        let weights = weights(&[a, b]);
        let comparison = compare(a.side(), b.side(), &entities, &weights, &SuffixRoots);
        let found: Vec<String> = comparison
            .conflicts
            .iter()
            .map(|one| format!("{} / {} = {:?}", one.value_a, one.value_b, one.verdict))
            .collect();
        assert_eq!(found, expected);
    }

    fn people(report: Report, written: &str, value: f64, bound: Bound) -> Report {
        report.quantity(written, value, "orang", bound)
    }

    const EARLY: &str = "2023-05-01";
    const LATE: &str = "2023-05-02";

    #[test]
    fn counts_of_one_fate_are_set_against_each_other_in_sentences_that_are_not_aligned() {
        let a = report(
            "a",
            EARLY,
            &["Banjir bandang menerjang kampung itu, 7 orang tewas dan 30 orang luka."],
        );
        let a = people(a, "7 orang", 7.0, Bound::Exact);
        let a = people(a, "30 orang", 30.0, Bound::Exact);
        let b = report(
            "b",
            LATE,
            &["Bupati menyebut yang meninggal kini 9 orang, sedangkan yang luka 41 orang."],
        );
        let b = people(b, "9 orang", 9.0, Bound::Exact);
        let b = people(b, "41 orang", 41.0, Bound::Exact);
        check(
            &a,
            &b,
            &["7 orang / 9 orang = Update", "30 orang / 41 orang = Update"],
        );
        check(
            &b,
            &a,
            &["9 orang / 7 orang = Update", "41 orang / 30 orang = Update"],
        );
    }

    #[test]
    fn a_report_that_gives_both_figures_is_in_no_conflict() {
        let a = report(
            "a",
            EARLY,
            &["Akibat banjir bandang itu tewas 7 orang di hilir."],
        );
        let a = people(a, "7 orang", 7.0, Bound::Exact);
        let b = report(
            "b",
            EARLY,
            &[
                "Akibat banjir bandang itu tewas 9 orang di hilir.",
                "Menurut polisi, akibat banjir tewas 7 orang.",
            ],
        );
        let b = people(b, "9 orang", 9.0, Bound::Exact);
        let b = people(b, "7 orang", 7.0, Bound::Exact);
        check(&a, &b, &[]);
        let b = report(
            "b",
            EARLY,
            &["Akibat banjir bandang itu tewas 9 orang di hilir, semula 7 orang."],
        );
        let b = people(b, "9 orang", 9.0, Bound::Exact);
        let b = people(b, "7 orang", 7.0, Bound::Exact);
        check(&a, &b, &["7 orang / 9 orang = Conflict"]);
    }

    #[test]
    fn a_part_a_whole_and_the_toll_of_another_year_are_other_counts() {
        let now = || {
            let now = report("a", EARLY, &["Kapal itu karam dan 12 orang tewas."]);
            people(now, "12 orang", 12.0, Bound::Exact)
        };
        let whole = report(
            "b",
            EARLY,
            &["Dari total 40 orang di kapal, banyak yang tewas."],
        );
        check(&now(), &people(whole, "40 orang", 40.0, Bound::Exact), &[]);
        let part = report(
            "b",
            EARLY,
            &["Kapal karam, 3 orang di antaranya anak-anak tewas."],
        );
        check(&now(), &people(part, "3 orang", 3.0, Bound::Exact), &[]);
        let then = report(
            "b",
            EARLY,
            &["Pada 2011 kapal lain karam dan 25 orang tewas."],
        )
        .date("2011", "2011", "2011");
        check(&now(), &people(then, "25 orang", 25.0, Bound::Exact), &[]);
        let badly = report("b", EARLY, &["Kapal itu karam dan 3 orang luka berat."]);
        let hurt = report("a", EARLY, &["Kapal itu karam dan 8 orang luka."]);
        check(
            &people(hurt, "8 orang", 8.0, Bound::Exact),
            &people(badly, "3 orang", 3.0, Bound::Exact),
            &[],
        );
    }

    #[test]
    fn a_toll_of_at_least_so_many_is_overtaken_by_a_later_one() {
        let toll = |published, figure: &str, value, bound| {
            let sentence = format!("Akibat longsor di lereng itu tewas {figure}.");
            people(report("x", published, &[&sentence]), figure, value, bound)
        };
        let at_least = || toll(EARLY, "2 orang", 2.0, Bound::AtLeast);
        let exact = |published| toll(published, "3 orang", 3.0, Bound::Exact);
        check(&at_least(), &exact(LATE), &["2 orang / 3 orang = Update"]);
        let same = "2 orang / 3 orang = SameSaidDifferently";
        check(&at_least(), &exact(EARLY), &[same]);
    }

    #[test]
    fn two_ages_of_one_person_conflict_in_whatever_sentences() {
        let a = report("a", EARLY, &["Rina Wulandari (34) menjual sayur di pasar."])
            .mention("Rina Wulandari", 0)
            .quantity("34", 34.0, "tahun", Bound::Exact);
        let aged = |name: &str, entity| {
            report(
                "b",
                LATE,
                &[&format!("Petugas menolong {name}, 36 tahun, semalam.")],
            )
            .mention(name, entity)
            .quantity("36 tahun", 36.0, "tahun", Bound::Exact)
        };
        check(
            &a,
            &aged("Rina Wulandari", 0),
            &["34 / 36 tahun = Conflict"],
        );
        check(&a, &aged("Dedi Kurnia", 1), &[]);
    }

    #[test]
    fn an_amount_in_units_of_two_sizes_is_said_differently_and_never_a_conflict() {
        let closed = |figure: &str, value, unit: &str| {
            let sentence = format!("Jembatan desa itu ditutup selama {figure} untuk diperbaiki.");
            report("x", EARLY, &[&sentence]).quantity(figure, value, unit, Bound::Exact)
        };
        let weeks = || closed("dua pekan", 2.0, "pekan");
        let same = ["dua pekan / 14 hari = SameSaidDifferently"];
        check(&weeks(), &closed("14 hari", 14.0, "hari"), &same);
        let same = ["14 hari / dua pekan = SameSaidDifferently"];
        check(&closed("14 hari", 14.0, "hari"), &weeks(), &same);
        check(&weeks(), &closed("10 hari", 10.0, "hari"), &[]);
        check(&weeks(), &closed("14 jam", 14.0, "jam"), &[]);
    }

    #[test]
    fn a_plan_is_overtaken_by_what_a_later_report_says_has_happened() {
        let visit = |published, verb: &str, day: &str, iso: &str| {
            report(
                "x",
                published,
                &[&format!("Rina Wulandari {verb} Bandung pada {day}.")],
            )
            .mention("Rina Wulandari", 0)
            .date(day, iso, iso)
        };
        let plan = || visit(EARLY, "akan tiba di", "Senin", "2023-05-01");
        check(
            &plan(),
            &visit(LATE, "mendarat di", "Selasa", "2023-05-02"),
            &["Senin / Selasa = Update"],
        );
        check(
            &plan(),
            &visit(EARLY, "mendarat di", "Selasa", "2023-05-02"),
            &["Senin / Selasa = Conflict"],
        );
    }

    #[test]
    fn two_ranges_with_one_end_in_common_are_two() {
        let fair = |days: &str, last: &str| {
            report(
                "x",
                EARLY,
                &[&format!("Pameran buku digelar {days} di alun-alun.")],
            )
            .date(days, "2023-06-02", last)
        };
        check(
            &fair("2 hingga 9 Juni", "2023-06-09"),
            &fair("2 hingga 8 Juni", "2023-06-08"),
            &["2 hingga 9 Juni / 2 hingga 8 Juni = Conflict"],
        );
    }

    /// The dates that differ, where each list of sentences has its last date.
    fn dates(a: (&[&str], &str), b: (&[&str], &str)) -> Vec<String> {
        let entities = [
            entity("Rina Wulandari", Kind::Person),
            entity("Dedi Kurnia", Kind::Person),
            entity("Siti Nuraeni", Kind::Person),
            entity("Jepang", Kind::Place),
            entity("Tokyo", Kind::Place),
            entity("Thailand", Kind::Place),
        ];
        let made = |(sentences, date): (&[&str], &str)| {
            let mut made = report("x", LATE, sentences);
            for (at, entity) in (0u32..).zip(&entities) {
                if made.document.text.contains(&entity.name) {
                    made = made.mention(&entity.name, at);
                }
            }
            let (from, to) = match date {
                "Selasa" => ("2023-05-09", "2023-05-09"),
                "Rabu" => ("2023-05-10", "2023-05-10"),
                _ => ("2023-05-08", "2023-05-14"),
            };
            made.date(date, from, to)
        };
        let (a, b) = (made(a), made(b));
        let weights = weights(&[&a, &b]);
        let found = compare(a.side(), b.side(), &entities, &weights, &SuffixRoots).conflicts;
        let found = found.iter().filter(|one| one.kind == ConflictKind::Date);
        found
            .map(|one| format!("{} / {}", one.value_a, one.value_b))
            .collect()
    }

    #[test]
    fn an_event_that_is_pointed_back_to_has_the_names_of_the_one_before() {
        let planned = (
            ["Rina Wulandari akan rapat dengan Dedi Kurnia pada Selasa."],
            "Selasa",
        );
        let leaning = "Siti Nuraeni memperkirakan pertemuan tersebut terlaksana pekan depan.";
        let far = "Jalan di kota sudah dibersihkan.";
        for (before, expected) in [
            (
                vec!["Rina Wulandari dan tamunya rapat, kata Dedi Kurnia."],
                true,
            ),
            (
                vec![
                    "Rina Wulandari ingin berdialog; dialog dengan Dedi Kurnia disiapkan.",
                    far,
                ],
                true,
            ),
            // Somebody else's, or none at all.
            (vec!["Siti Nuraeni rapat dengan Dedi Kurnia."], false),
            (vec!["Rina Wulandari memuji Dedi Kurnia."], false),
            // Too far back.
            (
                vec!["Rina Wulandari rapat dengan Dedi Kurnia.", far, far, far],
                false,
            ),
        ] {
            let mut sentences = before.clone();
            sentences.push(leaning);
            let found = dates((&planned.0, planned.1), (&sentences, "pekan depan"));
            assert_eq!(
                found == ["Selasa / pekan depan"],
                expected,
                "{before:?}: {found:?}"
            );
        }
    }

    #[test]
    fn an_event_is_one_by_who_takes_part_in_it() {
        let meeting = "Rina Wulandari akan rapat dengan Dedi Kurnia pada Selasa.";
        let arrival = "Rina Wulandari tiba di Jepang pada Selasa.";
        for (a, b, expected) in [
            // Who meets whom may be told from either side.
            (
                meeting,
                "Dedi Kurnia rapat dengan Rina Wulandari di balai pada Rabu.",
                true,
            ),
            (
                meeting,
                "Siti Nuraeni rapat dengan Rina Wulandari di balai pada Rabu.",
                false,
            ),
            // A capital lies in its state, and in no other.
            (
                arrival,
                "Setelah singgah sebentar, Rina Wulandari mendarat di Tokyo pada Rabu.",
                true,
            ),
            (
                arrival,
                "Setelah singgah sebentar, Rina Wulandari mendarat di Thailand pada Rabu.",
                false,
            ),
        ] {
            let found = dates((&[a], "Selasa"), (&[b], "Rabu"));
            assert_eq!(found == ["Selasa / Rabu"], expected, "{b}: {found:?}");
        }
    }
}
