//! Sentences with the quantities in them, for the tests of this module.
//!
//! Every row is a sentence and what is to be found: `surface=value unit`, with `~` before the
//! value for "about", `>` for "at least" and `<` for "at most". A table is checked whole, so that
//! one run tells all that fails.

use super::quantities;
use crate::{
    base::Span,
    entity::{Bound, date::dates, example::line},
};

fn found(text: &str) -> Vec<String> {
    let line = line(text);
    let taken: Vec<Span> = dates(&line, None).iter().map(|date| date.span).collect();
    quantities(&line, &taken)
        .iter()
        .map(|quantity| {
            let sign = match quantity.bound {
                Bound::Exact => "",
                Bound::About => "~",
                Bound::AtLeast => ">",
                Bound::AtMost => "<",
            };
            let surface = quantity.span.of(text);
            format!("{surface}={sign}{} {}", quantity.value, quantity.unit)
        })
        .collect()
}

fn check(rows: &[(&str, &[&str])]) {
    let mut faults = String::new();
    for (text, expected) in rows {
        let found = found(text);
        if found != *expected {
            faults.push_str(&format!(
                "\n{text}\n  wanted {expected:?}\n  found  {found:?}"
            ));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn money_in_every_spelling() {
    check(&[
        ("Tiketnya Rp 15.000 per orang.", &["Rp 15.000=15000 rupiah"]),
        ("Tiketnya Rp15.000,00 saja.", &["Rp15.000,00=15000 rupiah"]),
        (
            "Kerugian Rp2,5 triliun dihitung.",
            &["Rp2,5 triliun=2500000000000 rupiah"],
        ),
        (
            "Kerugian Rp 2,5 T dihitung.",
            &["Rp 2,5 T=2500000000000 rupiah"],
        ),
        (
            "Kerugian Rp 40 M dihitung.",
            &["Rp 40 M=40000000000 rupiah"],
        ),
        ("Kerugian Rp 40 jt dihitung.", &["Rp 40 jt=40000000 rupiah"]),
        (
            "Kerugian Rp 5-10 juta dihitung.",
            &[
                "Rp 5-10 juta=>5000000 rupiah",
                "Rp 5-10 juta=<10000000 rupiah",
            ],
        ),
        (
            "Kerugian Rp5 juta hingga Rp10 juta dihitung.",
            &[
                "Rp5 juta hingga Rp10 juta=>5000000 rupiah",
                "Rp5 juta hingga Rp10 juta=<10000000 rupiah",
            ],
        ),
        (
            "Bantuan US$ 30 juta tiba.",
            &["US$ 30 juta=30000000 dolar as"],
        ),
        (
            "Bantuan 30 juta dolar AS tiba.",
            &["30 juta dolar AS=30000000 dolar as"],
        ),
        (
            "Bantuan USD 30 juta tiba.",
            &["USD 30 juta=30000000 dolar as"],
        ),
        (
            "Bantuan 20 juta dolar Australia tiba.",
            &["20 juta dolar Australia=20000000 dolar australia"],
        ),
        (
            "Bantuan S$ 2 juta tiba.",
            &["S$ 2 juta=2000000 dolar singapura"],
        ),
        (
            "Bantuan 3 miliar yen tiba.",
            &["3 miliar yen=3000000000 yen"],
        ),
        ("Bantuan RM 500 tiba.", &["RM 500=500 ringgit"]),
        (
            "Bantuan 12 ribu rupiah tiba.",
            &["12 ribu rupiah=12000 rupiah"],
        ),
        (
            "Bantuan jutaan rupiah tiba.",
            &["jutaan rupiah=>1000000 rupiah"],
        ),
        (
            "Bantuan Rp 5 jutaan tiba.",
            &["Rp 5 jutaan=~5000000 rupiah"],
        ),
        (
            "Nilainya 152,5 triliun.",
            &["152,5 triliun=152500000000000 "],
        ),
        (
            "Utang naik lebih dari Rp 7 miliar.",
            &["Rp 7 miliar=>7000000000 rupiah"],
        ),
    ]);
}

#[test]
fn measures_have_one_name_each() {
    check(&[
        (
            "Jaraknya 200 kilometer (125 mil).",
            &["200 kilometer=200 kilometer", "125 mil=125 mil"],
        ),
        ("Jaraknya 200 km dari kota.", &["200 km=200 kilometer"]),
        (
            "Beratnya 5kg dan panjangnya 30cm.",
            &["5kg=5 kilogram", "30cm=30 sentimeter"],
        ),
        (
            "Lahannya 12 ha atau 12 hektar.",
            &["12 ha=12 hektare", "12 hektar=12 hektare"],
        ),
        (
            "Luasnya 40 meter persegi.",
            &["40 meter persegi=40 meter persegi"],
        ),
        ("Luasnya 40 m2.", &["40 m2=40 meter persegi"]),
        (
            "Angin bertiup 60 km/jam.",
            &["60 km/jam=60 kilometer per jam"],
        ),
        (
            "Angin bertiup 60 kilometer per jam.",
            &["60 kilometer per jam=60 kilometer per jam"],
        ),
        (
            "Suhu 39 derajat Celsius.",
            &["39 derajat Celsius=39 derajat celsius"],
        ),
        ("Suhu 39°C.", &["39°C=39 derajat celsius"]),
        (
            "Suhu minus 5 derajat Celsius.",
            &["minus 5 derajat Celsius=-5 derajat celsius"],
        ),
        (
            "Harga naik 2,75% dan 3 prosen.",
            &["2,75%=2.75 persen", "3 prosen=3 persen"],
        ),
        ("Gempa M5,6 mengguncang.", &["M5,6=5.6 magnitudo"]),
        ("Gempa M 5,6 mengguncang.", &["M 5,6=5.6 magnitudo"]),
        (
            "Gempa bermagnitudo 5,6 mengguncang.",
            &["bermagnitudo 5,6=5.6 magnitudo"],
        ),
        (
            "Gempa magnitudo 5.6 mengguncang.",
            &["magnitudo 5.6=5.6 magnitudo"],
        ),
        (
            "Gempa magnitudo (M) 5,6 mengguncang.",
            &["magnitudo (M) 5,6=5.6 magnitudo"],
        ),
        ("Gempa 5,6 SR mengguncang.", &["5,6 SR=5.6 magnitudo"]),
        (
            "Gempa berkekuatan 5,6 skala Richter.",
            &["5,6 skala Richter=5.6 magnitudo"],
        ),
    ]);
}

#[test]
fn numbers_in_words_and_parts_of_a_whole() {
    check(&[
        (
            "Sebanyak dua ratus lima belas ribu warga pindah.",
            &["dua ratus lima belas ribu warga=215000 warga"],
        ),
        (
            "Setengah juta warga pindah.",
            &["Setengah juta warga=500000 warga"],
        ),
        (
            "Satu setengah juta warga pindah.",
            &["Satu setengah juta warga=1500000 warga"],
        ),
        (
            "Rapat berlangsung dua setengah jam.",
            &["dua setengah jam=2.5 jam"],
        ),
        (
            "Sepertiga sawah terendam.",
            &["Sepertiga sawah=0.3333333333333333 sawah"],
        ),
        (
            "Tiga perempat sawah terendam.",
            &["Tiga perempat sawah=0.75 sawah"],
        ),
        ("Separuh sawah terendam.", &["Separuh sawah=0.5 sawah"]),
        (
            "Sebanyak 2/3 sawah terendam.",
            &["2/3 sawah=0.6666666666666666 sawah"],
        ),
        (
            "Puluhan ribu buruh datang.",
            &["Puluhan ribu buruh=>10000 buruh"],
        ),
        ("Ratusan buruh datang.", &["Ratusan buruh=>100 buruh"]),
        ("Lusinan truk datang.", &["Lusinan truk=>12 truk"]),
        ("Seratusan buruh datang.", &["Seratusan buruh=~100 buruh"]),
        (
            "Seribu lima ratus buruh datang.",
            &["Seribu lima ratus buruh=1500 buruh"],
        ),
        ("Ia hidup dengan setengah hati.", &[]),
        ("Mereka tiba setengah tujuh malam.", &[]),
        (
            "Perang itu berlangsung selama setahun.",
            &["setahun=1 tahun"],
        ),
        ("Ia makan nasi sehari-hari.", &[]),
    ]);
}

#[test]
fn bounds_and_stretches() {
    check(&[
        ("Ada lebih dari 11.000 peti.", &["11.000 peti=>11000 peti"]),
        ("Ada hampir 90 peti.", &["90 peti=~90 peti"]),
        ("Ada kurang lebih 90 peti.", &["90 peti=~90 peti"]),
        ("Ada kira-kira 90 peti.", &["90 peti=~90 peti"]),
        ("Ada tak kurang dari 90 peti.", &["90 peti=>90 peti"]),
        ("Ada tidak lebih dari 90 peti.", &["90 peti=<90 peti"]),
        ("Ada sedikitnya 90 peti.", &["90 peti=>90 peti"]),
        ("Ada sekurang-kurangnya 90 peti.", &["90 peti=>90 peti"]),
        (
            "Ada minimal 90 peti dan maksimum 95 peti.",
            &["90 peti=>90 peti", "95 peti=<95 peti"],
        ),
        ("Ada paling banyak 90 peti.", &["90 peti=<90 peti"]),
        ("Ada lebih 90 peti.", &["90 peti=>90 peti"]),
        ("Ada 90 lebih peti.", &["90 lebih peti=>90 peti"]),
        ("Ada 90-an peti.", &["90-an peti=~90 peti"]),
        ("Ada 90 peti lebih.", &["90 peti=>90 peti"]),
        ("Sebanyak 90 peti lebih berat.", &["90 peti=90 peti"]),
        ("Ia tak sampai 10 menit di sana.", &["10 menit=<10 menit"]),
        ("Setidaknya ada 10 peti di sana.", &["10 peti=>10 peti"]),
        (
            "Hadir 10-15 orang.",
            &["10-15 orang=>10 orang", "10-15 orang=<15 orang"],
        ),
        (
            "Hadir antara 10 dan 15 orang.",
            &["10 dan 15 orang=>10 orang", "10 dan 15 orang=<15 orang"],
        ),
        (
            "Hadir dua hingga tiga orang.",
            &[
                "dua hingga tiga orang=>2 orang",
                "dua hingga tiga orang=<3 orang",
            ],
        ),
        ("Hadir 10 dan 15 orang.", &["10=10 ", "15 orang=15 orang"]),
    ]);
}

#[test]
fn ages() {
    check(&[
        ("Rina Wati (34) menang.", &["34=34 tahun"]),
        (
            "Seorang pria berinisial AS (19) ditangkap.",
            &["19=19 tahun"],
        ),
        ("Juara adalah Rina Wati, 34.", &["34=34 tahun"]),
        ("Juara: Rina Wati,5. Joko Wibowo", &["5=5 "]),
        ("Rina yang berusia 34 menang.", &["34=34 tahun"]),
        ("Perempuan 34 tahun itu menang.", &["34 tahun=34 tahun"]),
        ("Pasal (3) dan ayat (2) dihapus.", &[]),
    ]);
}

#[test]
fn figures_that_count_nothing() {
    check(&[
        ("Persebaya menang 3-1 atas tamunya.", &[]),
        ("Persebaya kalah 1-2 dari tamunya.", &[]),
        ("Persebaya imbang 2-2.", &[]),
        ("Ia unggul 21-18, 15-21, 21-19.", &[]),
        ("Pasal 27 ayat (3) dan Pasal 45 ayat 1 dihapus.", &[]),
        ("Ia tinggal di Jalan Merdeka No. 12 RT 05/RW 02.", &[]),
        ("Ia tinggal di Jl. Melati 12 Blok C2.", &[]),
        ("Pesawat JT 610 jatuh dan Boeing 737 itu hilang.", &[]),
        ("Pesawat GA-412 dan Su-35 terbang.", &[]),
        ("Liga 2 dan jaringan 5G disiapkan.", &[]),
        ("Kereta tiba di peron 4, jalur 3.", &[]),
        ("Kecelakaan terjadi di KM 58.", &[]),
        ("Toko buka pukul 08.00 hingga 16.00.", &[]),
        ("Toko buka jam 7 malam.", &[]),
        ("Kabar terbit 09.40 WIB dan 02.45 waktu setempat.", &[]),
        ("Hubungi 0812 3456 7890 untuk keterangan.", &[]),
        ("Hubungi +62 812 3456 untuk keterangan.", &[]),
        ("Ia pergi ke Kepulauan Seribu dan Simpang Lima.", &[]),
        ("Ia anak kedua dan juara ke-3.", &[]),
        ("Ia satu-satunya yang datang satu per satu.", &[]),
        ("Gol tercipta pada menit 67.", &[]),
        ("Gol tercipta pada menit ke-17 dan 67.", &[]),
        ("Ia melanggar Pasal 5, 7, dan 9.", &[]),
        (
            "Mereka membangun dua rumah sakit.",
            &["dua rumah sakit=2 rumah sakit"],
        ),
        ("Gol tercipta setelah 67 menit.", &["67 menit=67 menit"]),
        ("Ia berjalan 5 kilometer.", &["5 kilometer=5 kilometer"]),
        (
            "Produksi per tahun 3 juta ton.",
            &["3 juta ton=3000000 ton"],
        ),
        ("Di Gaza 30 orang tewas.", &["30 orang=30 orang"]),
        ("Pemilu 2024 dan Piala Dunia 2022 selesai.", &[]),
        ("Indeks turun ke level 6.326,21.", &["6.326,21=6326.21 "]),
        ("Ponsel itu berkamera 24MP.", &[]),
        ("1. Rina Wati", &[]),
        (
            "Klaim turun 15.000 menjadi 204.000 klaim.",
            &["15.000=15000 ", "204.000 klaim=204000 klaim"],
        ),
        ("Ratusan Jemaah hadir.", &["Ratusan Jemaah=>100 jemaah"]),
        ("Dari 29 Kabupaten di sana.", &["29=29 "]),
    ]);
}
