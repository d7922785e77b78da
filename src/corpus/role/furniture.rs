//! Furniture: lines of the page that are no part of its report.
//!
//! The lists hold what any site writes around its reports; none names a site.

use std::borrow::Cow;

use super::{byline::AUTHORSHIP, caption::PICTURES};
use crate::corpus::{
    line::{Line, beginnings, words},
    words::{Checksum, Words},
};

/// Whole lines that are furniture, without the signs around them.
#[rustfmt::skip]
static FURNITURE: Words = Words::new(&[
    "advertisement", "advertisements", "artikel lainnya", "artikel pilihan", "artikel terkait",
    "baca di app", "baca juga", "baca lainnya", "baca tanpa iklan", "bagikan", "batalkan",
    "beranda", "berikutnya", "berita lainnya", "berita pilihan", "berita populer",
    "berita terbaru", "berita terkait", "berita terkini", "buatkan ringkasan", "cari", "comments",
    "copy link", "daftar", "daftar isi", "dengarkan berita", "disclaimer", "facebook", "follow us",
    "forum", "google news", "halaman", "halaman selanjutnya", "home", "iklan", "ikuti kami",
    "indeks", "infografik", "infografis", "karier", "karir", "kata kunci", "kirim", "komentar",
    "kontak", "kontak kami", "konten premium", "langganan", "lanjutkan membaca",
    "laporkan tulisan", "lg", "lihat foto", "lihat juga", "lihat lebih banyak", "lihat semua",
    "live tv", "loading", "loading...", "login", "masuk", "md", "menu", "most popular", "network",
    "paling banyak dibaca", "paling populer", "pedoman media siber", "perbesar", "photo",
    "pilihan editor", "pilihan redaksi", "polling", "populer", "premium", "read more",
    "recommended", "redaksi", "rekomendasi", "rekomendasi berita", "rekomendasi lain",
    "rekomendasi untuk anda", "related", "ringkasan", "salin tautan",
    "scroll to continue with content", "search", "sebelumnya", "see more", "selengkapnya", "share",
    "sm", "sumber", "tag", "tags", "telegram", "tentang kami", "terbaru", "terkait", "terkini",
    "terpopuler", "topik", "topik populer", "topik terkait", "trending", "tulis komentar",
    "twitter", "untuk anda", "video pilihan", "whatsapp", "xs",
]);

/// Beginnings of lines that send the reader elsewhere; sorted.
#[rustfmt::skip]
pub(super) const INVITATIONS: &[&str] = &[
    "add as a preferred", "add on google", "advertisement", "advertorial", "akhir dari ",
    "artikel ini telah", "artikel selanjutnya", "baca artikel", "baca berita", "baca juga",
    "baca selengkapnya", "baca:", "bagikan:", "bergabung dengan", "berita ini telah",
    "berlangganan", "berlanjut ke halaman", "breaking news", "cek berita", "copyright",
    "dapatkan berita", "dapatkan informasi", "dapatkan update", "dilarang keras", "disclaimer:",
    "download aplikasi", "follow ", "font ukuran", "gabung dengan", "gabung ke", "gulir ke bawah",
    "hak cipta", "halaman berikutnya", "ikuti berita", "ikuti channel", "ikuti kami",
    "ikuti media sosial", "ikuti saluran", "ikuti update", "jangan lewatkan", "klik di sini",
    "lanjut ke halaman", "lanjutkan membaca", "lihat juga", "lihat video", "pilihan editor",
    "ringkasan ini di", "saksikan video", "scroll to", "scroll untuk", "share:", "silakan baca",
    "simak berita", "simak breaking", "simak juga", "simak video", "tag:", "tags:",
    "tautan-tautan", "telusuri berita", "temukan berita", "this summary was", "tonton juga",
    "tonton video", "topik:", "ukuran font", "unduh aplikasi", "untuk mengikuti silakan", "yuk ",
    "©",
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

/// The words with which beginnings of lines begin that rules know.
static FIRSTS: Words = Words::firsts(&[INVITATIONS, AUTHORSHIP, PICTURES]);

/// Whether a line may begin as furniture, a byline or a credit does: most begin otherwise, and need
/// not be looked at further.
pub(super) fn may_begin(line: &Line) -> bool {
    line.first == Checksum::EMPTY || FIRSTS.has(line.first)
}

/// The line in lower case without the signs around it, with single spaces.
pub(super) fn bare<'l>(line: &'l Line) -> Cow<'l, str> {
    let inner = line.lower.trim_matches(|c: char| !c.is_alphanumeric());
    if !inner.contains("  ") && !inner.contains(['\t', '\u{a0}']) {
        return Cow::Borrowed(inner);
    }
    Cow::Owned(inner.split_whitespace().collect::<Vec<_>>().join(" "))
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
    if line.n_words <= 5 && FURNITURE.contains(&bare(line)) {
        return true;
    }
    let lower = line.lower.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '>' | '•' | '-' | '[' | '(' | '·')
    });
    let begins = || {
        let signs = lower.len() < line.lower.len();
        beginnings(lower, INVITATIONS).next().is_some()
            || signs && beginnings(&line.lower, INVITATIONS).next().is_some()
    };
    if line.n_words <= 40 && may_begin(line) && begins() {
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
    if line.asks && (starred || line.n_words <= 6 || imperative()) && calls() {
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
    let asks = line.asks
        && lower.split(". ").enumerate().any(|(nth, sentence)| {
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

#[cfg(test)]
mod tests {
    use super::INVITATIONS;

    #[test]
    fn the_list_is_sorted() {
        assert!(INVITATIONS.is_sorted());
    }
}
