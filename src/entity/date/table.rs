//! Sentences with the dates in them, for the tests of this module.
//!
//! Every row names the day of publication, a sentence and what is to be found: `surface=from` or
//! `surface=from/to`. A table is checked whole, so that one run tells all that fails.

use super::{dates, day_of};
use crate::{corpus::Role, entity::example::line_of};

/// A Tuesday in the middle of a year, so that months lie on both sides of it.
const DAY: &str = "2024-06-18";

fn found(published: &str, text: &str) -> Vec<String> {
    dates(&line_of(Role::Body, text), day_of(published))
        .into_iter()
        .map(|date| {
            let surface = date.span.of(text);
            if date.from == date.to {
                format!("{surface}={}", date.from)
            } else {
                format!("{surface}={}/{}", date.from, date.to)
            }
        })
        .collect()
}

fn check(published: &str, rows: &[(&str, &[&str])]) {
    let mut faults = String::new();
    for (text, expected) in rows {
        let found = found(published, text);
        if found != *expected {
            faults.push_str(&format!(
                "\n{text}\n  wanted {expected:?}\n  found  {found:?}"
            ));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn a_day_is_written_in_many_ways() {
    check(
        DAY,
        &[
            (
                "Kapal itu karam pada 3 Maret 2019 di Selat Bali.",
                &["3 Maret 2019=2019-03-03"],
            ),
            ("Pabrik tutup per 31/12/2023.", &["31/12/2023=2023-12-31"]),
            (
                "Surat bertanggal 05-02-2021 itu hilang.",
                &["05-02-2021=2021-02-05"],
            ),
            (
                "Warung dibuka tanggal 7.8.2020 tanpa izin.",
                &["7.8.2020=2020-08-07"],
            ),
            ("Petani panen (4.5.24) lebih cepat.", &["4.5.24=2024-05-04"]),
            ("Bandung, 9/5/24, hujan turun.", &["9/5/24=2024-05-09"]),
            ("Data 2023/11/05 dipakai.", &["2023/11/05=2023-11-05"]),
            ("Data 2023-11-05 dipakai.", &["2023-11-05=2023-11-05"]),
            (
                "Gudang terbakar pada 12-Mei-2022 dini hari.",
                &["12-Mei-2022 dini hari=2022-05-12"],
            ),
            ("Gudang terbakar 12/Agt/2022.", &["12/Agt/2022=2022-08-12"]),
            (
                "Sidang digelar pada 6 Nopember 2020.",
                &["6 Nopember 2020=2020-11-06"],
            ),
            (
                "Sidang digelar 6 Peb. 2020 lalu.",
                &["6 Peb. 2020=2020-02-06"],
            ),
            (
                "lomba itu dimulai 21 april 2018.",
                &["21 april 2018=2018-04-21"],
            ),
            ("LOMBA DIMULAI 21 APRIL 2018", &["21 APRIL 2018=2018-04-21"]),
            (
                "Terbit March 9, 2021 di Ambon.",
                &["March 9, 2021=2021-03-09"],
            ),
            (
                "Ia lahir tanggal 1 bulan Juni tahun 1970.",
                &["1 bulan Juni tahun 1970=1970-06-01"],
            ),
            (
                "Selasa 4 Juni 2024 pasar dibuka.",
                &["Selasa 4 Juni 2024=2024-06-04"],
            ),
            (
                "Pasar dibuka Selasa (4 Juni 2024).",
                &["Selasa (4 Juni 2024)=2024-06-04"],
            ),
            (
                "Pasar dibuka Selasa, 4/6/2024.",
                &["Selasa, 4/6/2024=2024-06-04"],
            ),
            (
                "Pasar dibuka Selasa (4/6/24).",
                &["Selasa (4/6/24)=2024-06-04"],
            ),
            (
                "Pasar dibuka hari Selasa tanggal 4 Juni 2024.",
                &["Selasa tanggal 4 Juni 2024=2024-06-04"],
            ),
            (
                "Pasar dibuka Selasa pagi (4/6).",
                &["Selasa pagi (4/6)=2024-06-04"],
            ),
            (
                "Pasar dibuka Selasa dini hari, 4 Juni 2024.",
                &["Selasa dini hari, 4 Juni 2024=2024-06-04"],
            ),
            (
                "Pasar dibuka Selasa pekan lalu (11/6).",
                &["Selasa pekan lalu (11/6)=2024-06-11"],
            ),
            (
                "Pasar dibuka Selasa lalu (4/6).",
                &["Selasa lalu (4/6)=2024-06-04"],
            ),
            ("Pasar dibuka (Selasa, 4/6).", &["Selasa, 4/6=2024-06-04"]),
            (
                "Kopi mahal pada 2 Januari lalu.",
                &["2 Januari lalu=2024-01-02"],
            ),
            (
                "Kopi mahal pada 2 Desember silam.",
                &["2 Desember silam=2023-12-02"],
            ),
            (
                "Festival digelar 2 Desember mendatang.",
                &["2 Desember mendatang=2024-12-02"],
            ),
            (
                "Festival digelar 2 Mei tahun lalu.",
                &["2 Mei tahun lalu=2023-05-02"],
            ),
            (
                "Gaji cair tanggal 25 bulan ini.",
                &["tanggal 25 bulan ini=2024-06-25"],
            ),
            (
                "Gaji akan cair pada tanggal 25.",
                &["tanggal 25=2024-06-25"],
            ),
            ("Gaji cair pada tanggal 25.", &["tanggal 25=2024-05-25"]),
        ],
    );
}

#[test]
fn stretches_of_days_keep_both_ends() {
    check(
        DAY,
        &[
            (
                "Pameran 5–9 Juni ramai.",
                &["5–9 Juni=2024-06-05/2024-06-09"],
            ),
            (
                "Pameran 5 hingga 9 Juni ramai.",
                &["5 hingga 9 Juni=2024-06-05/2024-06-09"],
            ),
            (
                "Pameran 5 s.d. 9 Juni ramai.",
                &["5 s.d. 9 Juni=2024-06-05/2024-06-09"],
            ),
            (
                "Pameran 5 s/d 9 Juni 2023 ramai.",
                &["5 s/d 9 Juni 2023=2023-06-05/2023-06-09"],
            ),
            (
                "Pameran antara 5 dan 9 Juni ramai.",
                &["5 dan 9 Juni=2024-06-05/2024-06-09"],
            ),
            (
                "Pameran 8 dan 9 Juni ramai.",
                &["8 dan 9 Juni=2024-06-08/2024-06-09"],
            ),
            (
                "Sidang pada 3 dan 9 Juni ramai.",
                &["3=2024-06-03", "9 Juni=2024-06-09"],
            ),
            (
                "Sidang pada 3, 5, dan 9 Juni 2023 ramai.",
                &["3=2023-06-03", "5=2023-06-05", "9 Juni 2023=2023-06-09"],
            ),
            (
                "Libur 28 Mei sampai dengan 2 Juni 2023.",
                &["28 Mei sampai dengan 2 Juni 2023=2023-05-28/2023-06-02"],
            ),
            (
                "Libur 30 Desember 2023-2 Januari 2024.",
                &["30 Desember 2023-2 Januari 2024=2023-12-30/2024-01-02"],
            ),
            (
                "Libur 30 Desember-2 Januari 2024.",
                &["30 Desember-2 Januari 2024=2023-12-30/2024-01-02"],
            ),
            (
                "Ombak tinggi Rabu-Kamis (12-13/6).",
                &["Rabu-Kamis (12-13/6)=2024-06-12/2024-06-13"],
            ),
            (
                "Ombak tinggi Rabu dan Kamis (12-13/6/2024).",
                &["Rabu dan Kamis (12-13/6/2024)=2024-06-12/2024-06-13"],
            ),
            (
                "Ombak tinggi Sabtu-Minggu, 8-9 Juni 2024.",
                &["Sabtu-Minggu, 8-9 Juni 2024=2024-06-08/2024-06-09"],
            ),
            (
                "Ombak tinggi (30/5-2/6).",
                &["30/5-2/6=2024-05-30/2024-06-02"],
            ),
            (
                "Ombak tinggi (12-13/6).",
                &["12-13/6=2024-06-12/2024-06-13"],
            ),
            (
                "Ombak tinggi Jumat hingga Minggu.",
                &["Jumat hingga Minggu=2024-06-14/2024-06-16"],
            ),
            (
                "Ombak tinggi pada Senin dan Selasa.",
                &["Senin dan Selasa=2024-06-17/2024-06-18"],
            ),
            (
                "Mereka bertemu pada Senin dan Kamis.",
                &["Senin=2024-06-17", "Kamis=2024-06-13"],
            ),
            (
                "Mereka bertemu Rabu (12/6) dan Jumat (14/6).",
                &["Rabu (12/6)=2024-06-12", "Jumat (14/6)=2024-06-14"],
            ),
        ],
    );
}

#[test]
fn months_years_and_longer_stretches() {
    check(
        DAY,
        &[
            (
                "Ekspor turun pada Februari 2022.",
                &["Februari 2022=2022-02"],
            ),
            (
                "Ekspor turun sejak Januari-Maret 2023.",
                &["Januari-Maret 2023=2023-01/2023-03"],
            ),
            (
                "Ekspor turun dari Januari hingga Mei.",
                &["Januari hingga Mei=2024-01/2024-05"],
            ),
            (
                "Ekspor turun dari Oktober 2022 sampai Mei 2023.",
                &["Oktober 2022 sampai Mei 2023=2022-10/2023-05"],
            ),
            (
                "Ekspor naik, periode Januari-Mei ramai.",
                &["Januari-Mei=2024-01/2024-05"],
            ),
            (
                "Ekspor turun mulai Februari, Maret, dan April.",
                &["Februari=2024-02", "Maret=2024-03", "April=2024-04"],
            ),
            ("Ekspor naik 9 persen di 2014.", &["2014=2014"]),
            ("Ekspor baru dibahas pada Juli.", &["Juli=2024-07"]),
            ("Pencairan dijadwalkan Mei.", &["Mei=2024-05"]),
            ("Pencairan dijadwalkan Oktober.", &["Oktober=2024-10"]),
            (
                "Pencairan pada 2020 sampai dengan 2022.",
                &["2020 sampai dengan 2022=2020/2022"],
            ),
            ("\"Tahun depan kami kembali.\"", &["Tahun depan=2025"]),
            ("Ekspor turun pada Agustus lalu.", &["Agustus lalu=2023-08"]),
            (
                "Jalan tol dibuka Agustus mendatang.",
                &["Agustus mendatang=2024-08"],
            ),
            ("Jalan tol akan dibuka pada Agustus.", &["Agustus=2024-08"]),
            ("Pada awal Mei, harga beras naik.", &["Mei=2024-05"]),
            ("Hujan deras turun selama Februari.", &["Februari=2024-02"]),
            (
                "Panen berlangsung di bulan april tahun lalu.",
                &["bulan april tahun lalu=2023-04"],
            ),
            ("Pengurus itu bernama April dan Juni.", &[]),
            ("Ia kuliah di Universitas Sebelas Maret.", &[]),
            ("Jembatan dibangun tahun 1998.", &["tahun 1998=1998"]),
            ("Jembatan itu ambruk pada 2006.", &["2006=2006"]),
            ("Sejak 2019 harga naik.", &["2019=2019"]),
            ("Pada awal 2023 harga naik.", &["2023=2023"]),
            (
                "Harga naik di pertengahan tahun 2023.",
                &["tahun 2023=2023"],
            ),
            ("Sepanjang 2022 harga naik.", &["2022=2022"]),
            ("Dibandingkan 2021, harga naik.", &["2021=2021"]),
            (
                "Ia menjabat untuk periode 2019-2024.",
                &["2019-2024=2019/2024"],
            ),
            (
                "Ia menjabat dari 2014 hingga 2019.",
                &["2014 hingga 2019=2014/2019"],
            ),
            (
                "Ia menjabat antara 2014 dan 2019.",
                &["2014 dan 2019=2014/2019"],
            ),
            ("Musim 2023/2024 berakhir.", &["2023/2024=2023/2024"]),
            ("Musim 2023/24 berakhir.", &["2023/24=2023/2024"]),
            (
                "Murid tahun ajaran 2023/2024 berkurang.",
                &["tahun ajaran 2023/2024=2023/2024"],
            ),
            (
                "Musik itu populer pada dekade 1990-an.",
                &["dekade 1990-an=1990/1999"],
            ),
            ("Musik itu populer pada 1980-an.", &["1980-an=1980/1989"]),
            (
                "Musik itu populer pada tahun 70-an.",
                &["tahun 70-an=1970/1979"],
            ),
            (
                "Candi itu dibangun pada abad ke-9.",
                &["abad ke-9=0801/0900"],
            ),
            ("Kota itu tumbuh pada abad XX.", &["abad XX=1901/2000"]),
            (
                "Laba kuartal I 2024 naik.",
                &["kuartal I 2024=2024-01/2024-03"],
            ),
            (
                "Laba kuartal ketiga tahun lalu naik.",
                &["kuartal ketiga tahun lalu=2023-07/2023-09"],
            ),
            (
                "Laba semester II/2023 naik.",
                &["semester II/2023=2023-07/2023-12"],
            ),
        ],
    );
}

#[test]
fn what_is_counted_from_the_day_of_publication() {
    check(
        DAY,
        &[
            ("Hari ini toko tutup.", &["Hari ini=2024-06-18"]),
            (
                "Toko tutup sejak kemarin sore.",
                &["kemarin sore=2024-06-17"],
            ),
            ("Toko tutup sore tadi.", &["sore tadi=2024-06-18"]),
            ("Toko tutup tadi malam.", &["tadi malam=2024-06-17"]),
            ("Hujan semalam merobohkan pagar.", &["semalam=2024-06-17"]),
            ("Mereka menginap semalam di Garut.", &[]),
            ("Harga berubah dalam semalam.", &[]),
            ("Toko buka nanti malam.", &["nanti malam=2024-06-18"]),
            ("Toko buka besok pagi.", &["besok pagi=2024-06-19"]),
            ("Toko buka esok hari.", &["esok hari=2024-06-19"]),
            ("Pada keesokan harinya toko buka.", &[]),
            ("Toko buka lusa.", &["lusa=2024-06-20"]),
            ("Toko ramai hari-hari ini.", &[]),
            ("Ia pergi dua hari lalu.", &["dua hari lalu=2024-06-16"]),
            (
                "Ia pergi sebelas hari yang lalu.",
                &["sebelas hari yang lalu=2024-06-07"],
            ),
            (
                "Ia pergi dua puluh lima tahun silam.",
                &["dua puluh lima tahun silam=1999"],
            ),
            ("Ia pergi 14 tahun silam.", &["14 tahun silam=2010"]),
            (
                "Ia pergi dua pekan lalu.",
                &["dua pekan lalu=2024-06-03/2024-06-09"],
            ),
            ("Ia pergi setahun lalu.", &["setahun lalu=2023"]),
            (
                "Ia pergi sebulan yang lalu.",
                &["sebulan yang lalu=2024-05"],
            ),
            (
                "Ia pergi sepekan lalu.",
                &["sepekan lalu=2024-06-10/2024-06-16"],
            ),
            ("Ia pergi beberapa hari lalu.", &[]),
            ("Ia pergi puluhan tahun silam.", &[]),
            ("Ia pergi satu setengah tahun lalu.", &[]),
            ("Ia pergi lima atau enam tahun lalu.", &[]),
            ("Ia pulang pekan ini.", &["pekan ini=2024-06-17/2024-06-23"]),
            (
                "Ia pulang minggu yang akan datang.",
                &["minggu yang akan datang=2024-06-24/2024-06-30"],
            ),
            (
                "Ia pulang akhir pekan lalu.",
                &["akhir pekan lalu=2024-06-15/2024-06-16"],
            ),
            ("Ia pulang bulan depan.", &["bulan depan=2024-07"]),
            ("Ia pulang akhir tahun ini.", &["tahun ini=2024"]),
            ("Mutu naik dalam lima tahun terakhir.", &[]),
            ("Pada tahun-tahun lalu mutu naik.", &[]),
        ],
    );
}

#[test]
fn weekdays_lie_in_the_past_or_the_future() {
    check(
        DAY,
        &[
            ("Ia berkata di Malang, Jumat.", &["Jumat=2024-06-14"]),
            (
                "Ia berkata di Malang, Selasa malam.",
                &["Selasa malam=2024-06-18"],
            ),
            (
                "Kapal dijadwalkan tiba Jumat pagi.",
                &["Jumat pagi=2024-06-21"],
            ),
            (
                "Kapal tiba Jumat mendatang.",
                &["Jumat mendatang=2024-06-21"],
            ),
            (
                "Kapal tiba Selasa mendatang.",
                &["Selasa mendatang=2024-06-25"],
            ),
            ("Kapal tiba Selasa lalu.", &["Selasa lalu=2024-06-11"]),
            (
                "Kapal tiba Senin pekan depan.",
                &["Senin pekan depan=2024-06-24"],
            ),
            (
                "Kapal tiba Kamis pekan lalu.",
                &["Kamis pekan lalu=2024-06-13"],
            ),
            ("Kapal tiba Rabu besok.", &["Rabu besok=2024-06-19"]),
            ("Kapal tiba Senin kemarin.", &["Senin kemarin=2024-06-17"]),
            (
                "Pada Jumat, kapal itu akan bersandar.",
                &["Jumat=2024-06-21"],
            ),
            (
                "Pada Jumat, ia mengatakan kapal akan bersandar.",
                &["Jumat=2024-06-14"],
            ),
            ("“Kami akan menang,” katanya, Jumat.", &["Jumat=2024-06-14"]),
            (
                "Kapal tiba Jumat, (14/6/2024).",
                &["Jumat, (14/6/2024)=2024-06-14"],
            ),
            (
                "Jadwal 1 ,10 Mei dan tamu,16 Juni.",
                &["10 Mei=2024-05-10", "16 Juni=2024-06-16"],
            ),
            ("Kapal tiba beberapa hari kemarin.", &[]),
            (
                "Raja menetapkan Jumat sebagai hari libur.",
                &["Jumat=2024-06-21"],
            ),
            (
                "Kapal tiba Senin tanggal 10.",
                &["Senin tanggal 10=2024-06-10"],
            ),
            ("Kapal tiba Senin (10).", &["Senin (10)=2024-06-10"]),
            (
                "Kapal tiba Jumat dinihari WIB.",
                &["Jumat dinihari=2024-06-14"],
            ),
            ("Toko buka setiap Senin dan Kamis.", &[]),
            ("Toko buka tiap hari Sabtu.", &[]),
            ("Usai salat Jumat mereka pulang.", &[]),
            ("Mereka tinggal di Pasar Minggu.", &[]),
            ("Umat merayakan Jumat Agung.", &[]),
            (
                "Kedai ramai pada malam Minggu.",
                &["malam Minggu=2024-06-15"],
            ),
            ("Minggu (16/6) toko tutup.", &["Minggu (16/6)=2024-06-16"]),
            (
                "Minggu ini toko tutup.",
                &["Minggu ini=2024-06-17/2024-06-23"],
            ),
            (
                "Toko tutup pada sabtu (15/6).",
                &["sabtu (15/6)=2024-06-15"],
            ),
            (
                "Foto lama, Kamis (2/3), dari arsip.",
                &["Kamis (2/3)=2023-03-02"],
            ),
        ],
    );
}

#[test]
fn clock_times_belong_to_the_day_beside_them() {
    check(
        DAY,
        &[
            (
                "Gempa terjadi Senin (17/6) pukul 11.15 WIB.",
                &["Senin (17/6) pukul 11.15 WIB=2024-06-17"],
            ),
            (
                "Gempa terjadi 17 Juni 2024 jam 02.45 waktu setempat.",
                &["17 Juni 2024 jam 02.45 waktu setempat=2024-06-17"],
            ),
            (
                "Gempa terjadi Senin sekitar pukul 7 malam.",
                &["Senin sekitar pukul 7 malam=2024-06-17"],
            ),
            (
                "17/06/2024 | 09:05:10 WIT",
                &["17/06/2024 | 09:05:10 WIT=2024-06-17"],
            ),
            ("Gempa terjadi pukul 11.15 WIB.", &[]),
            (
                "Nilainya 12.500 pada Senin 5.000 orang datang.",
                &["Senin=2024-06-17"],
            ),
        ],
    );
}

#[test]
fn figures_that_only_look_like_dates_are_left_alone() {
    check(
        DAY,
        &[
            ("Ia mendapat 2/3 suara dan skor 3-1.", &[]),
            ("Versi 12.1.10 diunduh 2.024 kali.", &[]),
            ("Sebanyak 2000 orang datang pada 2000 rumah.", &[]),
            ("Ia menelepon 021-555-1998.", &[]),
            ("Pada tahun 1445 Hijriah ia berhaji.", &[]),
            ("Pasal 19-20 dihapus.", &[]),
            ("Prasasti dari 1500 SM ditemukan.", &[]),
            ("Setiap 17 Agustus mereka berlomba.", &[]),
        ],
    );
}
