//! Passages in the manner of many outlets, and who speaks each of their quotations.

use crate::{
    corpus::Role,
    entity::{Knowledge, example::found_in},
};

/// The quotations of a text whose lines are paragraphs: what is quoted, and by whom.
fn spoken(text: &str) -> Vec<(String, String)> {
    let blocks: Vec<(Role, &str)> = text.lines().map(|line| (Role::Body, line)).collect();
    let (document, _, findings) = found_in(&blocks, None, Knowledge::default());
    findings
        .quotes
        .iter()
        .map(|quote| {
            (
                quote.span.of(&document.text).to_owned(),
                quote.speaker.clone().unwrap_or_default(),
            )
        })
        .collect()
}

/// A text with its speakers in order; an empty one where nobody is named.
type Passage = (&'static str, &'static [&'static str]);

fn check(passages: &[Passage]) {
    let mut wrong = Vec::new();
    for (text, speakers) in passages {
        let found = spoken(text);
        let found: Vec<&str> = found.iter().map(|(_, speaker)| speaker.as_str()).collect();
        if found != *speakers {
            wrong.push(format!("{text}\n  found {found:?}, not {speakers:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        passages.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_speaker_may_stand_after_the_quotation() {
    check(&[
        (
            "\"Harga beras turun,\" kata Joko Wibowo di Solo, Senin.",
            &["Joko Wibowo"],
        ),
        (
            "“Jembatan ini selesai tahun depan,” ujar Gubernur Ratna Dewi Lestari.",
            &["Ratna Dewi Lestari"],
        ),
        (
            "\"Kami menolak tawaran itu\", tegas Bambang Sutrisno kepada wartawan.",
            &["Bambang Sutrisno"],
        ),
        (
            "“Air sudah surut”, tutur Kapolsek Hendra Gunawan, Rabu (3/4/2024).",
            &["Hendra Gunawan"],
        ),
        (
            "“Tidak ada korban jiwa,” imbuh Kapolres Garut AKBP Dedi Kurnia.",
            &["Dedi Kurnia"],
        ),
        (
            "\"Semua warga selamat,\" demikian kata Siti Rahmawati.",
            &["Siti Rahmawati"],
        ),
        (
            "“Ini bukan akhir,” tulis Lars Haugen dalam sebuah unggahan.",
            &["Lars Haugen"],
        ),
        (
            "\"Panen gagal lagi,\" Joko Wibowo mengatakan.",
            &["Joko Wibowo"],
        ),
        (
            "\"Kami siap berunding!\" seru Tono Prasetyo.",
            &["Tono Prasetyo"],
        ),
        ("\"Apakah ini adil?\" tanya Maya Sari.", &["Maya Sari"]),
        (
            "“Kita lihat besok,” begitu ucap Agus Salim seusai rapat.",
            &["Agus Salim"],
        ),
        (
            "\"Program ini harus jalan terus,\" tutup Ratna Dewi.",
            &["Ratna Dewi"],
        ),
        (
            "\"Jangan panik,\" pinta Wali Kota Bogor Arif Nugroho.",
            &["Arif Nugroho"],
        ),
        (
            "\"Jalan itu rusak sejak Januari,\" menurut Joko Wibowo.",
            &["Joko Wibowo"],
        ),
        (
            "\"Anggarannya kurang,\" keluh Sri Wahyuni, guru honorer di Ende.",
            &["Sri Wahyuni"],
        ),
        (
            "\"Gempa terasa kuat,\" kata Kepala Pusat Gempabumi BMKG, Daryono Hadi.",
            &["Daryono Hadi"],
        ),
        (
            "“Kami menanti pupuk,” kata Joko Wibowo, “tetapi truk tak datang.”",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Sawah kering,\" kata Joko Wibowo. \"Kami butuh air.\"",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
    ]);
}

#[test]
fn a_speaker_may_stand_before_the_quotation() {
    check(&[
        (
            "Joko Wibowo mengatakan, \"Harga beras turun.\"",
            &["Joko Wibowo"],
        ),
        (
            "Gubernur Ratna Dewi menegaskan: “Tidak ada penundaan.”",
            &["Ratna Dewi"],
        ),
        (
            "Menurut Joko Wibowo, jembatan itu \"rapuh dan berbahaya\".",
            &["Joko Wibowo"],
        ),
        ("Kata Joko Wibowo, \"Tunggu saja.\"", &["Joko Wibowo"]),
        (
            "Dalam rapat itu, Siti Rahmawati menyebut rencana tersebut \"terlalu mahal\".",
            &["Siti Rahmawati"],
        ),
        (
            "Bambang Sutrisno pun berpesan, \"Jagalah hutan kita.\"",
            &["Bambang Sutrisno"],
        ),
        ("Maya Sari berteriak, \"Tolong kami!\"", &["Maya Sari"]),
        (
            "Tono Prasetyo beralasan bahwa aturan itu \"sudah usang\".",
            &["Tono Prasetyo"],
        ),
        (
            "Saat ditanya wartawan, Lars Haugen menjawab singkat, “Belum.”",
            &["Lars Haugen"],
        ),
        (
            "Joko Wibowo, yang memimpin rapat, menyatakan bahwa desa “siap menghadapi banjir”.",
            &["Joko Wibowo"],
        ),
        (
            "Agus Salim melanjutkan, \"Kami tidak akan mundur.\"",
            &["Agus Salim"],
        ),
        (
            "Arif Nugroho kepada wartawan mengatakan, \"Jalan dibuka besok pagi.\"",
            &["Arif Nugroho"],
        ),
    ]);
}

#[test]
fn a_pronoun_or_a_description_stands_for_who_spoke_last() {
    check(&[
        (
            "\"Air naik,\" kata Joko Wibowo.\n\"Kami mengungsi,\" katanya.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\n\"Kami mengungsi,\" lanjutnya.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\n\"Kami mengungsi,\" kata dia, Selasa.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\n\"Kami mengungsi,\" tambah dia.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\n\"Kami mengungsi,\" tutupnya.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\n\"Kami mengungsi,\" ia menambahkan.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\nMenurutnya, banjir ini \"terparah sejak 2007\".",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\nMenurut dia, banjir ini \"terparah sejak 2007\".",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\n\"Kami mengungsi,\" ucap pria asal Solo itu.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Partai kami siap,\" kata Joko Wibowo.\n\"Calonnya ada,\" ujar politikus Partai Golkar tersebut.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "Gubernur Ratna Dewi meninjau pasar. \"Harga stabil,\" ujarnya.",
            &["Ratna Dewi"],
        ),
        (
            "Joko Wibowo tiba di Paris pada Senin. Ia menyebut kunjungan itu \"bersejarah bagi petani\".",
            &["Joko Wibowo"],
        ),
        (
            "Joko Wibowo mengatakan panen gagal. Siti Rahmawati menyatakan harga naik. \"Pupuk langka,\" kata Siti.",
            &["Siti Rahmawati"],
        ),
        (
            "Menteri Pertanian Siti Rahmawati datang. \"Stok cukup,\" kata Mentan.\n\"Aman,\" kata Menteri Pertanian.",
            &["Siti Rahmawati", "Siti Rahmawati"],
        ),
        (
            "Kapolres Joko Wibowo memimpin upacara. \"Tertib lalu lintas,\" pesan Kapolres.",
            &["Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo. Ditambahkannya, warga \"butuh selimut dan obat\".",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
    ]);
}

#[test]
fn who_has_no_name_is_called_as_written() {
    check(&[
        (
            "\"Rumah saya hanyut,\" kata seorang warga Garut.",
            &["seorang warga Garut"],
        ),
        (
            "\"Belum ada keputusan,\" kata juru bicara itu.",
            &["juru bicara itu"],
        ),
        (
            "\"Kami mundur,\" ujar salah satu sopir truk.",
            &["salah satu sopir truk"],
        ),
        (
            "\"Perjanjian itu batal,\" bunyi pernyataan tersebut.",
            &["pernyataan tersebut"],
        ),
        (
            "\"Kami kecewa,\" tulis surat kabar Harian Rimba.",
            &["Harian Rimba"],
        ),
    ]);
}

#[test]
fn a_quotation_may_run_over_paragraphs() {
    check(&[
        (
            "\"Kami menunggu pupuk sejak Mei.\n\"Sekarang sawah kering,\" kata Joko Wibowo.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "“Kami menunggu pupuk sejak Mei.\nSekarang sawah kering,” kata Joko Wibowo.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Kami menunggu,\" kata Joko Wibowo.\n\"Pupuk tidak datang. Benih pun habis.\"",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "Joko Wibowo mengatakan panen gagal.\n\"Pupuk tidak datang. Benih pun habis.\"",
            &["Joko Wibowo"],
        ),
        (
            "\"Kami menunggu pupuk sejak Mei. Benih habis. Utang menumpuk,\" kata Joko Wibowo.",
            &["Joko Wibowo"],
        ),
        (
            "Joko Wibowo mengeluh: \"Kami menunggu pupuk. Benih habis.\"\nIa menyebut utang \"menumpuk\".",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Kami menunggu,\" kata Joko Wibowo.\nHujan turun sejak Mei.\nFilm \"Laut Bercerita\" diputar di balai desa.",
            &["Joko Wibowo", ""],
        ),
    ]);
}

#[test]
fn words_in_marks_that_nobody_speaks_have_no_speaker() {
    check(&[
        ("Lagu \"Bengawan Solo\" dinyanyikan bersama.", &[""]),
        ("Operasi bersandi \"Badai Pasir\" dimulai.", &[""]),
        (
            "Novel \"Rumah Kaca\" terbit tahun 1988. Joko Wibowo mengatakan novel itu laris.",
            &[""],
        ),
        ("Joko Wibowo menonton film \"Laut Biru\" di Solo.", &[""]),
    ]);
}

/// What is quoted in texts whose marks are mixed or missing.
#[test]
fn marks_may_be_mixed_or_missing() {
    let mut wrong = Vec::new();
    for (text, quoted) in [
        (
            "“Kami menunggu,\" kata Joko Wibowo.",
            &["Kami menunggu,"][..],
        ),
        ("\"Kami menunggu,” kata Joko Wibowo.", &["Kami menunggu,"]),
        ("”Kami menunggu,” kata Joko Wibowo.", &["Kami menunggu,"]),
        ("„Kami menunggu,“ kata Joko Wibowo.", &["Kami menunggu,"]),
        ("«Kami menunggu,» kata Joko Wibowo.", &["Kami menunggu,"]),
        (
            "\"Kami menunggu, kata Joko Wibowo.\n\"Pupuk habis,\" ujarnya.",
            &["Kami menunggu, kata Joko Wibowo.", "Pupuk habis,"],
        ),
        (
            "Kami menunggu pupuk,\" kata Joko Wibowo.",
            &["Kami menunggu pupuk,"],
        ),
        (
            "Desa itu sepi. Kami menunggu pupuk,” kata Joko Wibowo.",
            &["Kami menunggu pupuk,"],
        ),
        (
            "‘Kami menunggu pupuk,’ kata Joko Wibowo.",
            &["Kami menunggu pupuk,"],
        ),
        (
            "'Kami menunggu pupuk,' kata Joko Wibowo.",
            &["Kami menunggu pupuk,"],
        ),
        (
            "''Kami menunggu pupuk,'' kata Joko Wibowo.",
            &["Kami menunggu pupuk,"],
        ),
        (
            "\"Kami dengar 'jangan panik', lalu lari,\" kata Joko Wibowo.",
            &["Kami dengar 'jangan panik', lalu lari,"],
        ),
        (
            "\" Kami menunggu pupuk ,\" kata Joko Wibowo.",
            &["Kami menunggu pupuk ,"],
        ),
        (
            "Joko Wibowo berkata, \"Kami menunggu\". Ia pergi.",
            &["Kami menunggu"],
        ),
        (
            "Joko Wibowo (“Pak Joko”) berkata: “Baik.”",
            &["Pak Joko", "Baik."],
        ),
        ("Layar 24\" dan 32\" dijual murah.", &[]),
    ] {
        let found = spoken(text);
        let found: Vec<&str> = found.iter().map(|(quoted, _)| quoted.as_str()).collect();
        if found != quoted {
            wrong.push(format!("{text}\n  found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_speaker_is_told_from_others_in_the_sentence() {
    check(&[
        (
            "Joko Wibowo, warga Desa Tegalrejo, mengatakan air itu \"hitam dan berbau\".",
            &["Joko Wibowo"],
        ),
        (
            "Ketua Umum Partai Rimba Raya, Joko Wibowo, menyebut kabar itu \"bohong belaka\".",
            &["Joko Wibowo"],
        ),
        (
            "Penasihat Gubernur Ratna Dewi, Joko Wibowo, menyebut kabar itu \"bohong belaka\".",
            &["Joko Wibowo"],
        ),
        (
            "Joko Wibowo, suami Siti Rahmawati, menyebut kabar itu \"bohong belaka\".",
            &["Joko Wibowo"],
        ),
        (
            "Hal senada disampaikan Siti Rahmawati. \"Air itu bau,\" ujarnya.",
            &["Siti Rahmawati"],
        ),
        (
            "Hal serupa diungkapkan Wakil Bupati Garut Siti Rahmawati. \"Air itu bau,\" ujarnya.",
            &["Siti Rahmawati"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\nHal itu dibenarkan oleh Siti Rahmawati. \"Sejak Mei,\" katanya.",
            &["Joko Wibowo", "Siti Rahmawati"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\nSaat ditanya soal ganti rugi, Siti Rahmawati hanya tersenyum. \"Nanti saja,\" jawabnya.",
            &["Joko Wibowo", "Siti Rahmawati"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\nSiti Rahmawati kehilangan dua ekor kambing. \"Semua hanyut,\" tuturnya.",
            &["Joko Wibowo", "Siti Rahmawati"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo. Menurut rencana, Siti Rahmawati datang besok. \"Ia membawa beras,\" ujarnya.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "Dengan kata lain, rencana itu \"mati sebelum lahir\".",
            &[""],
        ),
        (
            "Guru Siti Rahmawati pulang. Guru SD itu berharap hakim \"tegas dan adil\".",
            &["Siti Rahmawati"],
        ),
        (
            "Presiden Joko Wibowo tiba. \"Jalan terus,\" kata sang presiden.",
            &["Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo (45), petani di Garut.\n\"Sawah hilang,\" ujar bapak tiga anak itu.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo.\n\"Sawah hilang,\" ujar pria berusia 45 tahun itu.",
            &["Joko Wibowo", "Joko Wibowo"],
        ),
        ("\"Air naik\". Demikian kata Joko Wibowo.", &["Joko Wibowo"]),
        ("\"Semua aman,\" demikian Joko Wibowo.", &["Joko Wibowo"]),
        (
            "Program itu disebut \"gagal total\" oleh Joko Wibowo.",
            &["Joko Wibowo"],
        ),
        (
            "Program itu disebut Joko Wibowo sebagai \"gagal total\".",
            &["Joko Wibowo"],
        ),
        ("Joko Wibowo dijuluki \"raja jalanan\".", &[""]),
        ("Joko Wibowo: \"Kami siap.\"", &["Joko Wibowo"]),
        ("Polisi menyebut pelaku \"sangat terlatih\".", &["Polisi"]),
        (
            "Seorang saksi mengatakan ledakan itu \"seperti petir\".",
            &["Seorang saksi"],
        ),
        (
            "Juru bicara militer mengatakan serangan itu \"berhasil\".",
            &["Juru bicara militer"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo, yang didampingi Siti Rahmawati.",
            &["Joko Wibowo"],
        ),
        (
            "\"Air naik,\" kata Bupati Garut, Joko Wibowo, usai bertemu Siti Rahmawati.",
            &["Joko Wibowo"],
        ),
        (
            "Joko Wibowo bertemu Siti Rahmawati. Keduanya menyebut pertemuan itu \"hangat\".",
            &["Joko Wibowo"],
        ),
        (
            "Joko Wibowo meminta warga tenang. \"Jangan panik,\" imbaunya.",
            &["Joko Wibowo"],
        ),
    ]);
}
