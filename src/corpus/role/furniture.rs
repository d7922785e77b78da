//! Furniture: lines of the page that are no part of its report.
//!
//! The lists hold what any site writes around its reports; none names a site.

use crate::corpus::line::{Line, words};

/// Whole lines that are furniture, without the signs around them.
#[rustfmt::skip]
const FURNITURE: &[&str] = &[
    "advertisement", "advertisements", "iklan", "beranda", "home", "populer", "terpopuler",
    "paling populer", "terkait", "berita terkait", "artikel terkait", "berita lainnya",
    "artikel lainnya", "berita terkini", "berita terbaru", "berita populer", "terkini", "terbaru",
    "rekomendasi", "recommended", "rekomendasi untuk anda", "untuk anda", "follow us", "ikuti kami",
    "bagikan", "share", "copy link", "salin tautan", "komentar", "comments", "forum", "tag", "tags",
    "topik", "topik terkait", "trending", "selengkapnya", "lihat semua", "lihat foto", "lihat juga",
    "baca juga", "google news", "whatsapp", "facebook", "twitter", "telegram", "loading", "loading...", "login",
    "masuk", "daftar", "scroll to continue with content", "lanjutkan membaca", "video pilihan",
    "pilihan editor", "pilihan redaksi", "rekomendasi berita", "rekomendasi lain", "topik populer",
    "konten premium", "premium", "artikel pilihan", "berita pilihan", "baca tanpa iklan",
    "tentang kami", "redaksi", "pedoman media siber", "kontak", "kontak kami", "disclaimer", "karier",
    "karir", "infografis", "infografik", "daftar isi", "indeks", "langganan", "polling", "kirim",
    "baca di app", "dengarkan berita", "perbesar", "batalkan", "baca lainnya", "paling banyak dibaca", "halaman",
    "network", "live tv", "ringkasan", "buatkan ringkasan", "lihat lebih banyak", "see more",
    "laporkan tulisan", "tulis komentar", "photo", "sumber", "kata kunci", "most popular", "read more", "related",
    "halaman selanjutnya", "berikutnya", "sebelumnya", "menu", "cari", "search", "xs", "sm", "md",
    "lg",
];

/// Beginnings of lines that send the reader elsewhere.
#[rustfmt::skip]
const INVITATIONS: &[&str] = &[
    "baca juga", "baca selengkapnya", "baca berita", "baca artikel", "baca:", "simak juga",
    "simak video", "simak berita", "simak breaking", "lihat juga", "lihat video", "tonton juga",
    "tonton video", "saksikan video", "artikel ini telah", "berita ini telah", "follow ",
    "ikuti berita", "ikuti media sosial", "ikuti kami", "ikuti saluran", "ikuti channel",
    "ikuti update", "cek berita", "dapatkan update", "dapatkan berita", "dapatkan informasi",
    "scroll to", "scroll untuk", "lanjutkan membaca", "lanjut ke halaman", "telusuri berita",
    "silakan baca", "akhir dari ", "breaking news", "gulir ke bawah", "berlanjut ke halaman",
    "ukuran font", "font ukuran", "ringkasan ini di", "this summary was", "disclaimer:", "add on google",
    "add as a preferred", "untuk mengikuti silakan", "temukan berita", "artikel selanjutnya", "pilihan editor", "copyright", "©", "hak cipta", "download aplikasi",
    "unduh aplikasi", "klik di sini", "gabung dengan", "gabung ke", "bergabung dengan", "yuk ",
    "jangan lewatkan", "halaman berikutnya", "tags:", "tag:", "topik:", "bagikan:", "share:",
    "advertisement", "advertorial", "tautan-tautan", "berlangganan", "dilarang keras",
];

/// Words that show that a line addresses the reader as a customer.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "whatsapp channel", "channel whatsapp", "saluran whatsapp", "channel telegram", "google news",
    "silakan whatsapp", "mengklik tautan", "klik tautan", "klik link", "media sosial kami",
    "all rights reserved", "aplikasi kami",
];

/// Where outlets want to be followed.
#[rustfmt::skip]
const PLATFORMS: &[&str] = &[
    "whatsapp", "telegram", "google news", "google play", "app store", "play store", "newsletter", "notifikasi", "kanal youtube", "channel youtube", "akun instagram", "ponselmu",
    "wa channel", "google discover",
];

/// What outlets ask their readers to do.
#[rustfmt::skip]
const REQUESTS: &[&str] = &[
    "ikuti", "follow", "gabung", "bergabung", "bergabunglah", "dapatkan", "simak", "klik", "unduh",
    "download", "aktifkan", "nyalakan", "pilih", "baca", "langganan", "berlangganan",
    "temukan", "nikmati", "mengikuti",
];

pub(super) fn bare(line: &Line) -> String {
    line.lower
        .trim_matches(|c: char| !c.is_alphanumeric())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

pub(super) fn is_furniture(line: &Line) -> bool {
    // Lines of nothing but signs separate; a letter sets the size of type, a number ranks what
    // follows: they say nothing.
    let n_visible = || line.text.chars().filter(|c| c.is_alphanumeric()).count();
    if line.n_words == 0 || line.n_words == 1 && n_visible() < 2 {
        return true;
    }
    if is_embedded(line) || is_age(line) {
        return true;
    }
    if line.n_words <= 5 && FURNITURE.contains(&bare(line).as_str()) {
        return true;
    }
    let lower = line.lower.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '>' | '•' | '-' | '[' | '(' | '·')
    });
    if line.n_words <= 40
        && INVITATIONS
            .iter()
            .any(|start| line.lower.starts_with(start) || lower.starts_with(start))
    {
        // A paragraph may begin with the same words; an invitation is one sentence.
        return line.n_words <= 25 || !line.text.contains(". ");
    }
    if line.lower.ends_with("advertisement") && line.n_words <= 8 {
        return true;
    }
    let starred = line.text.starts_with('*');
    let imperative = || {
        let starts = [
            "ikuti",
            "follow",
            "gabung",
            "dapatkan",
            "simak",
            "cek",
            "klik",
            "baca",
            "untuk mendapatkan",
        ];
        starts.iter().any(|start| lower.starts_with(start))
    };
    let calls = || CALLS.iter().any(|call| line.lower.contains(call));
    if (starred || line.n_words <= 6 || imperative()) && calls() {
        return true;
    }
    let addressed = || {
        words(&line.lower).any(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphabetic());
            matches!(word, "silakan" | "anda" | "klik" | "ikuti")
        })
    };
    if starred && addressed() {
        return true;
    }
    // An outlet asks to be followed on its channels; a report quotes whoever asks for something.
    let quotes = || line.text.contains(['"', '“', '”']);
    let asks = lower.split(". ").enumerate().any(|(nth, sentence)| {
        let first = words(sentence).next().unwrap_or_default();
        REQUESTS.contains(&first.trim_matches(|c: char| !c.is_alphabetic()))
            && (PLATFORMS.iter().any(|name| sentence.contains(name))
                || nth == 0 && lower.contains("aplikasi"))
    });
    if asks && !quotes() {
        return true;
    }
    is_breadcrumb(line)
}

/// A mark where a video or picture was: words in square brackets, with nothing else on the line.
fn is_embedded(line: &Line) -> bool {
    let inner = line
        .text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    inner.is_some_and(|inner| !inner.contains(['[', ']']) && inner.contains(':'))
}

/// How long ago another article appeared: `5 jam lalu`, `2 hari yang lalu`.
pub(super) fn is_age(line: &Line) -> bool {
    if line.n_words > 4 {
        return false;
    }
    let mut words = line.lower.split_whitespace();
    let counted = words
        .next()
        .is_some_and(|first| first.bytes().all(|byte| byte.is_ascii_digit()) || first == "se");
    let unit = matches!(
        words.next(),
        Some("detik" | "menit" | "jam" | "hari" | "minggu" | "pekan" | "bulan" | "tahun")
    );
    let rest: Vec<&str> = words.collect();
    counted && unit && matches!(rest.as_slice(), ["lalu"] | ["yang", "lalu"] | ["ago"])
}

/// A path of sections: a first word for the site's front, or signs between short names.
fn is_breadcrumb(line: &Line) -> bool {
    if line.n_words > 6 {
        return false;
    }
    let first = words(&line.lower).next().unwrap_or_default();
    let signs = line.text.matches(['›', '»', '>', '/']).count();
    matches!(first, "home" | "beranda")
        || signs >= 2 && !line.stops && !line.text.contains(|c: char| c.is_ascii_digit())
}
