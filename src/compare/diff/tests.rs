//! Steps between two sentences, written as text.

use proptest::prelude::{ProptestConfig, prop, proptest};

use super::differences;
use crate::{
    base::Span,
    compare::{
        Change, Op,
        fixture::{Report, SuffixRoots, report},
        word::{Stretch, words},
    },
    entity::{Bound, Mention},
    text::{Roots, TokenKind, normal_form, tokens},
};

fn changes(a: &Report, b: &Report) -> Vec<Change> {
    let span = |report: &Report| report.sentences[0].span;
    let (words_a, words_b) = (
        words(a.side(), span(a), &SuffixRoots),
        words(b.side(), span(b), &SuffixRoots),
    );
    differences(
        Stretch::new(a.side(), span(a), &words_a),
        Stretch::new(b.side(), span(b), &words_b),
    )
}

/// The steps as text: `=words`, `-words`, `+words`, `words>words (why)`; what was moved with `~` and
/// the words there.
fn check(a: &Report, b: &Report, expected: &[&str]) {
    let (text_a, text_b) = (&a.document.text, &b.document.text);
    let steps: Vec<String> = changes(a, b)
        .iter()
        .map(|change| match change.op {
            Op::Equal => format!("={}", change.a.of(text_a)),
            Op::Delete => format!("-{}{}", change.a.of(text_a), there(change, text_b)),
            Op::Insert => format!("+{}{}", change.b.of(text_b), there(change, text_a)),
            Op::Replace => format!(
                "{}>{} ({:?})",
                change.a.of(text_a),
                change.b.of(text_b),
                change.why.expect("a replacement has a reason")
            ),
        })
        .collect();
    assert_eq!(steps, expected);
    assert_covers(a, b);
}

fn there(change: &Change, text: &str) -> String {
    change
        .moved
        .map_or(String::new(), |span| format!(" ~ {}", span.of(text)))
}

/// Steps are in order and cover all tokens of both sentences, and moves point at each other.
fn assert_covers(a: &Report, b: &Report) {
    let changes = changes(a, b);
    for (report, ours, absent) in [
        (a, (|change| change.a) as fn(&Change) -> Span, Op::Insert),
        (b, |change| change.b, Op::Delete),
    ] {
        let sentence = report.sentences[0].span;
        let spans: Vec<Span> = changes
            .iter()
            .filter(|change| change.op != absent)
            .map(ours)
            .collect();
        assert!(spans.windows(2).all(|two| two[0].end <= two[1].start));
        for token in tokens(&report.document.text, sentence) {
            assert!(spans.iter().any(|span| span.contains(token.span)));
        }
        let all: Vec<Span> = changes.iter().map(ours).collect();
        assert!(all.windows(2).all(|two| two[0].end <= two[1].start));
        assert!(all.iter().all(|&span| sentence.contains(span)));
    }
    assert_moves(a, b, &changes);
    for change in changes {
        assert_eq!(change.a.is_empty(), change.op == Op::Insert);
        assert_eq!(change.b.is_empty(), change.op == Op::Delete);
        assert_eq!(change.why.is_some(), change.op == Op::Replace);
    }
}

/// What was moved out of `a` is what was moved into `b`, and has the same meanings in both.
fn assert_moves(a: &Report, b: &Report, changes: &[Change]) {
    let mut out = Vec::new();
    let mut into = Vec::new();
    for change in changes {
        match (change.op, change.moved) {
            (Op::Delete, Some(there)) => out.push((change.a, there)),
            (Op::Insert, Some(there)) => into.push((there, change.b)),
            (_, moved) => assert_eq!(moved, None),
        }
    }
    into.sort_unstable();
    assert_eq!(out, into);
    for (here, there) in out {
        assert!(!here.is_empty());
        assert_eq!(meanings(a, here), meanings(b, there));
    }
}

/// What the words under a span mean, marks left aside: each name, date and figure once, else the
/// roots.
fn meanings(report: &Report, span: Span) -> Vec<String> {
    let findings = &report.findings;
    let names = findings.mentions.iter();
    let dates = findings.dates.iter();
    let figures = findings.quantities.iter();
    let named: Vec<(Span, String)> = names
        .map(|one| (one.span, format!("name {}", one.entity)))
        .chain(dates.map(|one| (one.span, format!("{} {}", one.from, one.to))))
        .chain(figures.map(|one| (one.span, format!("{} {}", one.value, one.unit))))
        .collect();
    let mut all: Vec<(Option<Span>, String)> = Vec::new();
    for token in tokens(&report.document.text, span) {
        let mut named = named.iter();
        if let Some((whole, meaning)) = named.find(|(whole, _)| whole.contains(token.span)) {
            if all.last().is_none_or(|last| last.0 != Some(*whole)) {
                all.push((Some(*whole), meaning.clone()));
            }
        } else if token.kind != TokenKind::Punctuation {
            let form = normal_form(token.span.of(&report.document.text));
            all.push((None, SuffixRoots.root(&form).into_owned()));
        }
    }
    all.into_iter().map(|(_, meaning)| meaning).collect()
}

fn one(sentence: &str) -> Report {
    report("x", "2023-05-01", &[sentence])
}

#[test]
fn words_are_inserted_deleted_and_replaced() {
    check(
        &one("Gubernur meresmikan jembatan baru itu kemarin."),
        &one("Gubernur membuka jembatan itu kemarin pagi."),
        &[
            "=Gubernur",
            "meresmikan>membuka (Wording)",
            "=jembatan",
            "-baru",
            "=itu kemarin",
            "+pagi",
            "=.",
        ],
    );
}

#[test]
fn a_comma_does_not_keep_apart_the_words_around_it() {
    check(
        &one("Bupati, kata warga, tiba"),
        &one("Bupati kata warga – tiba"),
        &["=Bupati", "-,", "=kata warga", ",>– (Punctuation)", "=tiba"],
    );
}

#[test]
fn another_name_of_one_entity_is_an_alias() {
    check(
        &one("Gempa mengguncang Jawa Barat pagi ini").mention("Jawa Barat", 4),
        &one("Gempa mengguncang Jabar pagi ini").mention("Jabar", 4),
        &[
            "=Gempa mengguncang",
            "Jawa Barat>Jabar (Alias)",
            "=pagi ini",
        ],
    );
}

#[test]
fn another_form_of_one_root_is_an_inflection() {
    check(
        &one("Jalan itu ditutup warga"),
        &one("Jalan itu tutupkan warga"),
        &["=Jalan itu", "ditutup>tutupkan (Inflection)", "=warga"],
    );
}

#[test]
fn a_few_other_letters_or_capitals_are_a_spelling() {
    check(
        &one("Pelatih Aleksei memanggil PERSIB lagi"),
        &one("pelatih Aleksey memanggil Persib lagi"),
        &[
            "=Pelatih",
            "Aleksei>Aleksey (Spelling)",
            "=memanggil",
            "PERSIB>Persib (Spelling)",
            "=lagi",
        ],
    );
}

#[test]
fn numbers_and_dates_are_known_as_such() {
    let date = |sentence, words, iso| one(sentence).date(words, iso, iso);
    check(
        &date(
            "Pada 3 Mei 2023 ada 12 rumah rusak",
            "3 Mei 2023",
            "2023-05-03",
        ),
        &date("Pada Rabu ada 15 rumah rusak", "Rabu", "2023-05-03"),
        &[
            "=Pada",
            "3 Mei 2023>Rabu (Date)",
            "=ada",
            "12>15 (Number)",
            "=rumah rusak",
        ],
    );
}

#[test]
fn equal_sentences_give_one_equal_step_and_empty_ones_none() {
    check(
        &one("Hujan turun."),
        &one("Hujan turun."),
        &["=Hujan turun."],
    );
    check(&one(""), &one(""), &[]);
    check(&one(""), &one("Hujan."), &["+Hujan."]);
    check(&one("Hujan."), &one(""), &["-Hujan."]);
}

#[test]
fn a_phrase_put_first_or_last_is_moved() {
    check(
        &one("Kemarin pagi di balai desa, lurah membagikan beras kepada semua warga."),
        &one("Lurah membagikan beras kepada semua warga kemarin pagi di balai desa."),
        &[
            "-Kemarin pagi di balai desa ~ kemarin pagi di balai desa",
            "-,",
            "=lurah membagikan beras kepada semua warga",
            "+kemarin pagi di balai desa ~ Kemarin pagi di balai desa",
            "=.",
        ],
    );
}

#[test]
fn who_said_it_is_moved_with_the_name_alone_telling() {
    check(
        &one("Kata Wiryo, sawah di sini sudah tiga pekan kering").mention("Wiryo", 3),
        &one("Sawah di sini sudah tiga pekan kering, kata Pak Wiryo").mention("Pak Wiryo", 3),
        &[
            "-Kata Wiryo ~ kata Pak Wiryo",
            "-,",
            "=sawah di sini sudah tiga pekan kering",
            "+,",
            "+kata Pak Wiryo ~ Kata Wiryo",
        ],
    );
}

#[test]
fn one_name_date_or_figure_is_moved_whole() {
    check(
        &one("Selasa (2/5) pasar itu terbakar habis").date(
            "Selasa (2/5)",
            "2023-05-02",
            "2023-05-02",
        ),
        &one("Pasar itu terbakar habis kemarin").date("kemarin", "2023-05-02", "2023-05-02"),
        &[
            "-Selasa (2/5) ~ kemarin",
            "=pasar itu terbakar habis",
            "+kemarin ~ Selasa (2/5)",
        ],
    );
    let houses = |sentence, words| one(sentence).quantity(words, 12.0, "rumah", Bound::Exact);
    check(
        &houses("12 rumah rusak akibat badai semalam", "12 rumah"),
        &houses(
            "Rusak akibat badai semalam dua belas rumah",
            "dua belas rumah",
        ),
        &[
            "-12 rumah ~ dua belas rumah",
            "=rusak akibat badai semalam",
            "+dua belas rumah ~ 12 rumah",
        ],
    );
}

#[test]
fn words_in_another_form_are_moved() {
    check(
        &one("Ditutup pemerintah daerah jalan lama itu sejak lama"),
        &one("Jalan lama itu sejak lama tutupkan pemerintah daerah"),
        &[
            "-Ditutup pemerintah daerah ~ tutupkan pemerintah daerah",
            "=jalan lama itu sejak lama",
            "+tutupkan pemerintah daerah ~ Ditutup pemerintah daerah",
        ],
    );
}

#[test]
fn a_moved_phrase_is_cut_out_of_what_was_replaced() {
    check(
        &one("Akhirnya tadi malam semua warga desa boleh pulang"),
        &one("Kini semua warga desa boleh pulang tadi malam"),
        &[
            "Akhirnya>Kini (Wording)",
            "-tadi malam ~ tadi malam",
            "=semua warga desa boleh pulang",
            "+tadi malam ~ tadi malam",
        ],
    );
    check(
        &one("Semua warga desa boleh pulang tadi malam dengan lega sekali"),
        &one("Tadi malam semua warga desa boleh pulang – riang"),
        &[
            "+Tadi malam ~ tadi malam",
            "=Semua warga desa boleh pulang",
            "-tadi malam ~ Tadi malam",
            "dengan lega sekali>– riang (Wording)",
        ],
    );
}

#[test]
fn no_word_stands_for_the_comma_behind_a_moved_phrase() {
    check(
        &one("Tadi malam, semua warga desa boleh pulang"),
        &one("Lalu semua warga desa boleh pulang tadi malam"),
        &[
            "-Tadi malam ~ tadi malam",
            "-,",
            "+Lalu",
            "=semua warga desa boleh pulang",
            "+tadi malam ~ Tadi malam",
        ],
    );
}

#[test]
fn two_phrases_may_be_moved_and_a_repeated_one_is_moved_once() {
    check(
        &one("Pekan lalu di balai desa para petani muda menerima benih jagung unggul"),
        &one("Para petani muda menerima benih jagung unggul di balai desa pekan lalu"),
        &[
            "-Pekan lalu ~ pekan lalu",
            "-di balai desa ~ di balai desa",
            "=para petani muda menerima benih jagung unggul",
            "+di balai desa ~ di balai desa",
            "+pekan lalu ~ Pekan lalu",
        ],
    );
    check(
        &one("Pekan lalu, para petani muda menerima benih"),
        &one("Para petani muda menerima benih pekan lalu, ya pekan lalu"),
        &[
            "-Pekan lalu ~ pekan lalu",
            "-,",
            "=para petani muda menerima benih",
            "+pekan lalu ~ Pekan lalu",
            "+, ya pekan lalu",
        ],
    );
}

#[test]
fn a_bracket_is_moved_with_what_it_encloses() {
    check(
        &one("Badan Penanggulangan Bencana Daerah (BPBD), warga Desa Suka lega karena air surut"),
        &one("Warga Desa Suka lega karena air surut, badan penanggulangan bencana daerah (BPBD)."),
        &[
            "-Badan Penanggulangan Bencana Daerah (BPBD) ~ badan penanggulangan bencana daerah (BPBD)",
            "-,",
            "=warga Desa Suka lega karena air surut",
            "+,",
            "+badan penanggulangan bencana daerah (BPBD) ~ Badan Penanggulangan Bencana Daerah (BPBD)",
            "+.",
        ],
    );
}

/// Which of several mentions went where, nobody can tell.
#[test]
fn a_name_that_stands_there_twice_is_not_moved_by_itself() {
    check(
        &one("Wiryo pulang sebelum senja").mention("Wiryo", 1),
        &one("Pulang sebelum senja Wiryo").mention("Wiryo", 1),
        &["-Wiryo ~ Wiryo", "=pulang sebelum senja", "+Wiryo ~ Wiryo"],
    );
    check(
        &one("Wiryo pulang sebelum senja").mention("Wiryo", 1),
        &one("Pulang sebelum senja Wiryo bersama Pak Wiryo")
            .mention("Wiryo", 1)
            .mention("Pak Wiryo", 1),
        &[
            "-Wiryo",
            "=pulang sebelum senja",
            "+Wiryo bersama Pak Wiryo",
        ],
    );
}

#[test]
fn words_that_say_little_are_not_moved() {
    check(
        &one("Yang itu sudah kami periksa kemarin"),
        &one("Sudah kami periksa kemarin yang itu"),
        &["-Yang itu", "=sudah kami periksa kemarin", "+yang itu"],
    );
    check(
        &one("Segera polisi desa memeriksa saksi"),
        &one("Polisi desa memeriksa saksi segera"),
        &["-Segera", "=polisi desa memeriksa saksi", "+segera"],
    );
}

/// Who does what, and how many of what there are, is told by the order.
#[test]
fn what_changes_places_with_another_of_its_sort_is_not_moved() {
    check(
        &one("Wiryo memanggil dan memarahi Sastro")
            .mention("Wiryo", 1)
            .mention("Sastro", 2),
        &one("Sastro memanggil dan memarahi Wiryo")
            .mention("Wiryo", 1)
            .mention("Sastro", 2),
        &[
            "Wiryo>Sastro (Wording)",
            "=memanggil dan memarahi",
            "Sastro>Wiryo (Wording)",
        ],
    );
    let counted = |sentence, dead, hurt| {
        let dead = format!("{dead} orang");
        one(sentence)
            .quantity(&dead, 1.0, "orang", Bound::Exact)
            .quantity(hurt, 2.0, "warga", Bound::Exact)
    };
    check(
        &counted("7 orang tewas dan 31 warga luka", 7, "31 warga"),
        &counted("31 orang tewas dan 7 warga luka", 31, "7 warga"),
        &[
            "7>31 (Number)",
            "=orang tewas dan",
            "31>7 (Number)",
            "=warga luka",
        ],
    );
}

/// The same figure of another thing is another figure.
#[test]
fn a_figure_is_moved_only_with_what_it_counts() {
    check(
        &one("9 perahu hilang di laut lepas").quantity("9 perahu", 9.0, "perahu", Bound::Exact),
        &one("Hilang di laut lepas 9 nelayan").quantity("9 nelayan", 9.0, "nelayan", Bound::Exact),
        &["-9 perahu", "=hilang di laut lepas", "+9 nelayan"],
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn the_steps_cover_both_sentences_in_order(
        a in "([a-d]{1,2}[ ,.]|\\PC){0,24}",
        b in "([a-d]{1,2}[ ,.]|\\PC){0,24}",
    ) {
        assert_covers(&one(&a), &one(&b));
    }

    #[test]
    fn phrases_in_another_order_are_covered_and_their_moves_point_at_each_other(
        mut phrases in prop::collection::vec(
            prop::collection::vec(prop::sample::select(&WORDS[..]), 1..5),
            1..6,
        ),
        others in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..6),
        turn in 0..5usize,
    ) {
        let a = phrases.concat();
        let n_phrases = phrases.len();
        phrases.rotate_left(turn % n_phrases);
        let b = [phrases.concat(), others].concat();
        assert_covers(&named(&a), &named(&b));
    }
}

const WORDS: [&str; 14] = [
    "(",
    ")",
    "di",
    "yang",
    "itu",
    ",",
    "sawah",
    "tutup",
    "ditutup",
    "tutupkan",
    "kering",
    "Wiryo",
    "Pak Wiryo",
    "Sastro",
];

/// A sentence of [`WORDS`] with every name marked.
fn named(words: &[&str]) -> Report {
    let mut report = one(&words.join(" "));
    let mut at = 0;
    for word in words {
        let span = Span::new(at, at + word.len());
        at += word.len() + 1;
        let entity = match *word {
            "Wiryo" | "Pak Wiryo" => 1,
            "Sastro" => 2,
            _ => continue,
        };
        report.findings.mentions.push(Mention { span, entity });
    }
    report
}
