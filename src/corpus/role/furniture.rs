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
    "baca juga", "google news", "whatsapp", "facebook", "twitter", "telegram", "loading", "login",
    "masuk", "daftar", "scroll to continue with content", "lanjutkan membaca", "video pilihan",
    "pilihan editor", "pilihan redaksi", "kata kunci", "most popular", "read more", "related",
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
    "pilihan editor", "copyright", "©", "hak cipta", "download aplikasi",
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

pub(super) fn bare(line: &Line) -> String {
    line.lower
        .trim_matches(|c: char| !c.is_alphanumeric())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

pub(super) fn is_furniture(line: &Line) -> bool {
    // Lines of nothing but signs separate; they say nothing.
    if line.n_words == 0 {
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
    let imperative = [
        "ikuti",
        "follow",
        "gabung",
        "dapatkan",
        "simak",
        "cek",
        "klik",
        "baca",
        "untuk mendapatkan",
    ]
    .iter()
    .any(|start| lower.starts_with(start));
    let calls = CALLS.iter().any(|call| line.lower.contains(call));
    let addressed = ["silakan", "anda", "klik", "ikuti"].iter().any(|word| {
        words(&line.lower).any(|found| found.trim_matches(|c: char| !c.is_alphabetic()) == *word)
    });
    if calls && (starred || imperative || line.n_words <= 6) || starred && addressed {
        return true;
    }
    is_breadcrumb(line)
}

/// A path of sections: a first word for the site's front, or signs between short names.
fn is_breadcrumb(line: &Line) -> bool {
    let first = words(&line.lower).next().unwrap_or_default();
    let signs = line.text.matches(['›', '»', '>', '/']).count();
    line.n_words <= 6
        && (matches!(first, "home" | "beranda")
            || signs >= 2 && !line.stops() && !line.text.contains(|c: char| c.is_ascii_digit()))
}
