//! What each line of a page is for.
//!
//! The evidence is general: a line's place, length and end, its repetition on the page and across
//! the corpus, the trade's formulas (credits, signatures, invitations to read on). No rule names an
//! outlet. What is left undecided between the first and the last paragraph is running text, so that
//! nothing a report says is lost.

mod body;
mod byline;
mod caption;
mod furniture;
mod head;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use self::{
    body::{body_end, in_body, is_prose},
    byline::{is_byline, is_date, is_name, is_signature},
    caption::{above_credits, is_credited, names_its_source, picture_titles, pictures},
    furniture::is_furniture,
    head::{best_headline, body_start, in_head, join_labeled, join_names},
};
use super::{Role, line::Line};

/// What is known of a page besides its lines.
pub(super) struct Page<'a> {
    /// The headline, where it is known from elsewhere.
    pub(super) title: Option<&'a str>,
    /// The roles of lines that markup tells, by their first bytes.
    pub(super) marked: &'a BTreeMap<u32, Role>,
}

/// How many lines below the text an author's name may stand again.
const NEAR_END: usize = 6;

/// The role of every line; `repeated` says whether a line stands on many pages of the corpus.
pub(super) fn roles(lines: &[Line], page: &Page, repeated: impl Fn(&Line) -> bool) -> Vec<Role> {
    let mut found: Vec<Option<Role>> = lines
        .iter()
        .map(|line| {
            by_itself(line, page.marked).or_else(|| repeated(line).then_some(Role::Boilerplate))
        })
        .collect();
    pictures(lines, &mut found);
    let Some(first) = (0..lines.len()).find(|&at| is_prose(lines, &found, at)) else {
        return without_prose(lines, found, page);
    };
    let headline = match page.title {
        Some(title) => (0..lines.len()).find(|&at| {
            lines
                .get(at)
                .is_some_and(|line| line.lower == title.trim().to_lowercase())
        }),
        None => best_headline(lines, &found, first),
    };
    if let Some(slot) = headline.and_then(|at| found.get_mut(at)) {
        *slot = Some(Role::Headline);
    }
    let from = headline.map_or(0, |at| at + 1);
    above_credits(lines, &mut found);
    let body = body_start(lines, &mut found, from);
    join_names(lines, &mut found, from..body);
    let end = body_end(lines, &found, body);
    join_labeled(lines, &mut found, end);
    picture_titles(lines, &mut found, from..end);
    stray_dates(lines, &mut found, from..body, end);
    announced(lines, &mut found, from..body, body..end);
    let title = headline
        .and_then(|at| lines.get(at))
        .map(|line| line.lower.clone());
    let bylines = || {
        let roles = found.iter().enumerate();
        roles.filter(|(_, role)| **role == Some(Role::Byline))
    };
    let last_byline = bylines()
        .map(|(at, _)| at)
        .take_while(|at| *at < body)
        .last();
    let mut signed: BTreeSet<String> = bylines()
        .filter_map(|(at, _)| lines.get(at))
        .filter(|line| is_name(line))
        .map(|line| line.lower.clone())
        .collect();
    for at in 0..lines.len() {
        if found.get(at).copied().flatten().is_some() {
            continue;
        }
        let role = if at < from && headline.is_some() {
            Role::Boilerplate
        } else if at < body {
            in_head(
                lines,
                &found,
                at,
                title.as_deref(),
                headline.is_some(),
                last_byline,
            )
        } else if at < end + NEAR_END && signs_again(lines, at, &signed) {
            Role::Byline
        } else if at < end {
            in_body(lines, &found, at)
        } else if headline.is_none() && page.title.is_some() {
            // A text that came with its title from a data set has no furniture at its end.
            Role::Body
        } else {
            Role::Boilerplate
        };
        if role == Role::Byline
            && let Some(line) = lines.get(at)
            && is_name(line)
        {
            signed.insert(line.lower.clone());
        }
        if let Some(slot) = found.get_mut(at) {
            *slot = Some(role);
        }
    }
    found
        .into_iter()
        .map(|role| role.unwrap_or(Role::Body))
        .collect()
}

/// Whether a line is a name of the byline, which an outlet may set below the text once more.
fn signs_again(lines: &[Line], at: usize, signed: &BTreeSet<String>) -> bool {
    lines.get(at).is_some_and(|line| {
        let mut parts = line.lower.split(['|', '/']);
        line.n_words <= 8 && parts.any(|part| signed.contains(part.trim()))
    })
}

/// Dates above the headline and below the text are those of the day or of other articles; unless
/// the page has no other: then the first one is its own.
fn stray_dates(lines: &[Line], found: &mut [Option<Role>], head: Range<usize>, end: usize) {
    let dated: Vec<usize> = (0..lines.len())
        .filter(|&at| {
            let byline = found.get(at).copied().flatten() == Some(Role::Byline);
            byline && lines.get(at).is_some_and(is_date)
        })
        .collect();
    let own = dated
        .iter()
        .find(|at| head.contains(at))
        .or_else(|| dated.iter().find(|at| **at >= end))
        .or(dated.last());
    for at in &dated {
        if (*at < head.start || *at >= end)
            && Some(at) != own
            && let Some(slot) = found.get_mut(*at)
        {
            *slot = Some(Role::Boilerplate);
        }
    }
}

/// A line of the head that stands again between the paragraphs announces a part of the text: above
/// it is a table of contents, below a subheading.
fn announced(lines: &[Line], found: &mut [Option<Role>], head: Range<usize>, text: Range<usize>) {
    let mut contents: BTreeMap<&str, usize> = BTreeMap::new();
    for at in head {
        let free = found.get(at).copied().flatten().is_none();
        if let Some(line) = lines
            .get(at)
            .filter(|line| free && !line.stops && line.n_words > 1)
        {
            contents.insert(&line.lower, at);
        }
    }
    for at in text {
        let free = found.get(at).copied().flatten().is_none();
        if let Some(line) = lines.get(at).filter(|_| free)
            && let Some(&above) = contents.get(line.lower.as_str())
        {
            for (at, role) in [(above, Role::Boilerplate), (at, Role::Subheading)] {
                if let Some(slot) = found.get_mut(at) {
                    *slot = Some(role);
                }
            }
        }
    }
}

/// The roles of a text without a single paragraph of prose: a first line as headline, the rest is
/// all there is.
fn without_prose(lines: &[Line], mut found: Vec<Option<Role>>, page: &Page) -> Vec<Role> {
    let several = found.iter().filter(|role| role.is_none()).count() > 1;
    if page.title.is_none()
        && !found.contains(&Some(Role::Headline))
        && several
        && let Some(at) = found.iter().position(Option::is_none)
        && lines.get(at).is_some_and(|line| !line.stops)
        && let Some(slot) = found.get_mut(at)
    {
        *slot = Some(Role::Headline);
    }
    found
        .into_iter()
        .map(|role| role.unwrap_or(Role::Body))
        .collect()
}

/// The role that a line shows without its neighbors.
fn by_itself(line: &Line, marked: &BTreeMap<u32, Role>) -> Option<Role> {
    if let Some(role) = marked.get(&line.span.start) {
        return Some(*role);
    }
    if is_signature(line) {
        Some(Role::Byline)
    } else if names_its_source(line) {
        Some(Role::Caption)
    } else if is_furniture(line) {
        Some(Role::Boilerplate)
    } else if is_byline(line) {
        Some(Role::Byline)
    } else if is_credited(line) {
        Some(Role::Caption)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Page, roles};
    use crate::corpus::{Role, line::lines};

    /// Each line of `marked` is a role's letter (`u` subheading, `y` byline, `l` boilerplate), a
    /// bar, and the line of the page; an empty line is a blank one.
    fn check_page(marked: &str, title: Option<&str>) {
        let mut text = String::new();
        let mut expected = Vec::new();
        for line in marked.lines() {
            if let Some((role, line)) = line.split_once('|') {
                let role = match role {
                    "h" => Role::Headline,
                    "s" => Role::Summary,
                    "y" => Role::Byline,
                    "c" => Role::Caption,
                    "u" => Role::Subheading,
                    "b" => Role::Body,
                    _ => Role::Boilerplate,
                };
                expected.push((role, line));
                text.push_str(line);
            }
            text.push('\n');
        }
        let lines = lines(&text);
        let page = Page {
            title,
            marked: &BTreeMap::new(),
        };
        let found: Vec<(Role, &str)> = roles(&lines, &page, |_| false)
            .into_iter()
            .zip(lines.iter().map(|line| line.text))
            .collect();
        assert_eq!(found, expected);
    }

    fn check(marked: &str) {
        check_page(marked, None);
    }

    #[test]
    fn a_page_with_links_and_a_video_inside_the_text() {
        check(
            "l|Berita
h|Jembatan Sungai Larang Ambruk Diterjang Banjir
y|Rolan Prakoso - contohNews
y|Kamis, 13 Jun 2024 14:05 WIB
l|BAGIKAN
c|Foto: Jembatan yang ambruk di Sungai Larang (Ari Sap/contohcom)
b|Larang - Jembatan yang menghubungkan dua kecamatan ambruk diterjang banjir. Dua orang hilang.
b|\"Kami masih mencari mereka,\" kata Kepala Badan Bencana Herman Wijaya, Kamis (13/6/2024).

l|SCROLL TO CONTINUE WITH CONTENT
l|Baca juga:
l|Banjir Rendam 300 Rumah di Larang
b|\"Warga sudah pindah,\" ujarnya.
l|Simak Video 'Detik Jembatan Ambruk':

y|(rds/bac)
l|Berita Terkait
l|Hujan Deras, Jalan Lintas Putus",
        );
    }

    #[test]
    fn a_page_with_authors_under_the_date_and_a_credit_without_a_space() {
        check(
            "l|Contoh.com
l|Regional
h|Gempa M 5,6 Guncang Pesisir, Warga Berhamburan ke Luar Rumah
y|Contoh.com - 03/02/2023, 10:05 WIB
y|Danang Prasetyo,
y|Rina Ayu
y|Tim Redaksi
l|Lihat Foto
c|Warga berkumpul di halaman masjid setelah gempa.(CONTOH.com/DANANG)

b|PESISIR, CONTOH.com - Gempa bermagnitudo 5,6 mengguncang wilayah pesisir, Jumat (3/2/2023) pagi.

l|Baca juga: Gempa Magnitudo 4,1 Guncang Bukit

u|Belum ada laporan kerusakan

b|Kepala badan bencana setempat, Doni, mengatakan belum ada laporan kerusakan.

l|Dapatkan update berita pilihan setiap hari dari Contoh.com. Mari bergabung di grup kami.

l|Tag
l|gempa",
        );
    }

    #[test]
    fn a_page_with_labels_above_its_authors() {
        check(
            "l|Beranda
l|Nasional
h|Menteri Janjikan Pupuk Subsidi Tepat Waktu

y|Reporter

y|Andi Wirawan

y|Editor

y|Sinta Maharani

y|Selasa, 4 April 2023 08:15 WIB

c|Menteri meninjau gudang pupuk, Senin, 3 April 2023. CONTOH/Toni Harta

b|CONTOH.CO, Jakarta - Menteri menjanjikan pupuk subsidi tiba sebelum musim tanam. Janji itu baru.

b|\"Kami pastikan pupuk sampai,\" ujar dia.

l|Iklan

b|Ketua kelompok tani, Karsono, meragukan janji itu. Menurut dia, tahun lalu pupuk terlambat.

y|ANDI WIRAWAN

l|Pilihan Editor: Harga Gabah Naik Menjelang Panen Raya

l|Ikuti berita terkini dari Contoh.co di Google News, klik di sini.",
        );
    }

    #[test]
    fn an_agency_page_with_a_list_and_its_authors_below() {
        check(
            "h|Polisi tangkap tiga pelaku pencurian sepeda motor di kota
y|Selasa, 7 Maret 2023 16:20 WIB

c|Arsip foto - Kepala polisi memberi keterangan pers. CONTOH FOTO/Ahmad/aww.

b|Kota (CONTOH) - Kepolisian menangkap tiga orang yang diduga mencuri sepeda motor di kota itu.

b|Ketiganya kini ditahan.

b|Barang bukti yang disita antara lain:
b|1. Tiga unit sepeda motor
b|2. Dua kunci palsu
b|Para pelaku terancam hukuman penjara paling lama tujuh tahun.

y|Pewarta: Nur Iman
y|Editor: Budi Suyanto
l|Copyright © CONTOH 2023",
        );
    }

    #[test]
    fn a_page_whose_picture_has_its_text_above_the_dateline() {
        check(
            "l|Home
h|Penjual Bakso Dapat Hadiah Mobil, Begini Ceritanya
y|Tayang: Minggu, 5 Februari 2023 12:11 WIB
y|Penulis: Garuda Praba
c|Penjual Bakso Dapat Hadiah Mobil, Begini Ceritanya
c|Penjual bakso, Sarno (45), menerima kunci mobil di halaman bank, Sabtu (4/2/2023).

b|CONTOHNEWS.COM, KLATEN - Seorang penjual bakso mendapat hadiah mobil dari undian tabungan.

b|Sarno tidak menyangka akan mendapat hadiah itu. Ia baru menabung setahun.

u|Bagaimana Ia Menang?

b|Pihak bank mengatakan undian dilakukan di hadapan notaris.

l|Artikel ini telah tayang di ContohSolo.com dengan judul Penjual Bakso Dapat Mobil.",
        );
    }

    #[test]
    fn a_summary_stands_between_headline_and_byline() {
        check(
            "h|Pasar Lama Terbakar Semalam

s|Api baru padam setelah lima jam, polisi mencari sebabnya.

y|oleh Rina Wati diperbarui 3 Mei 2021, 07:05 WIB

b|Puluhan kios hangus dalam kebakaran di Pasar Lama pada Minggu malam.

b|Polisi masih menyelidiki penyebab kebakaran itu hingga hari ini.",
        );
    }

    #[test]
    fn a_plain_text_has_a_headline_or_none() {
        check(
            "h|Pasar Lama Terbakar

b|Api menghanguskan puluhan kios di Pasar Lama. Tidak ada korban.

b|Polisi masih menyelidiki penyebabnya.",
        );
        check(
            "b|Api menghanguskan puluhan kios di Pasar Lama. Tidak ada korban.
b|Polisi masih menyelidiki penyebabnya.",
        );
    }

    #[test]
    fn a_text_whose_title_is_known_from_elsewhere_starts_with_its_body() {
        check_page(
            "b|Pasar yang ramai sekali
b|Api menghanguskan puluhan kios di Pasar Lama. Tidak ada korban.
b|Begitu saja",
            Some("Pasar Terbakar"),
        );
    }
}
