//! Which strings look like roots.

/// Frequent words that the rules alone would misread: function words and roots that begin like a
/// prefix or end like a suffix, roots whose first letter the prefix *meN-* hides (`mengambil`,
/// `meminta`, `menilai`), and those too short to trust. Sorted, a blank
/// behind each: a table of so many strings would cost more than the strings.
const CLOSED: &str = "\
    acara ada adalah adil adu ajak ajar aju akhir aku alam alih alir aman ambil ampun ancam \
    andal anggap angkat angkut antar anut apa arah arti asah asing asuh atas atur awal awas \
    bagai bagi bantah banyak beli benar berani berantas beri berita berontak bersih bicara bisa \
    buah bulan capai cari cerai cerita damai dapat daripada demikian dengan dengar depan dewan \
    digital direktur diri diskusi dua duga ekonomi elak erti gadai hanya hati himpun hutan ikat \
    iklan ikut ilmu imbau inap indah ingat ingin injak intai iring isi istilah izin jadi jalan \
    jumlah kalian kamu kasih kawan kawasan kebun keluarga kemarin kemudian kepada kepala kereta \
    kerja khawatir laku lalai langkah lantaran lapangan lawan maaf main makan makmur makna malu \
    manfaat masalah masuk mati meja memang menang mengapa menteri mereka meski milik mimpi minat \
    minta minum modal mogok mohon muat muda mudah muka mukim mulai mulia muncul mundur musnah \
    musuh naik nama nanti nasihat naskah negeri niat nikah nikmat nilai nyala nyaman nyanyi \
    nyata nyawa obat olah pakai pasukan pemilu pengaruh penting penuh peran perang percaya \
    perdana perempuan periksa perilaku perintah periode peristiwa perlu personel pertama pesan \
    punya ramai rekan sampai santai satu sebelum segera sejarah sekarang sekolah selaku selalu \
    selamat selatan selenggara selesai semangat senjata sepakat seperti serang serta sesuai \
    setuju sidang tahan tahu tamu tangan tanya tekan teliti teman temu tentara terbang teriak \
    terima teroris terus tetapi tiga tuhan tujuan ubah ucap udara ujar uji ukir ukur ulang umum \
    undang unggah unggul ungkap ungsi untung upaya urai urus usaha usai usir usul usung utama \
    utang utara utus yakin ";

/// Whether `root` is in the closed list, by bisection at the blanks.
pub(super) fn closed(root: &str) -> bool {
    let mut list = CLOSED;
    while !list.is_empty() {
        let (before, _) = list.split_at_checked(list.len() / 2).unwrap_or_default();
        let start = before.rfind(' ').map_or(0, |blank| blank + 1);
        let (before, rest) = list.split_at_checked(start).unwrap_or_default();
        let (word, after) = rest.split_once(' ').unwrap_or_default();
        list = match root.cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => before,
            std::cmp::Ordering::Greater => after,
        };
    }
    false
}

pub(super) fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

pub(super) fn n_vowels(text: &str) -> usize {
    text.chars().filter(|&c| vowel(c)).count()
}

/// How much `root` looks like an Indonesian root (two or three open or nasal-, liquid-, stop-final
/// syllables); `None` where it cannot be one.
pub(super) fn shape(root: &str) -> Option<i32> {
    if closed(root) {
        return Some(12);
    }
    if root.len() < 3 || !root.contains(vowel) {
        return None;
    }
    let letters = root.as_bytes();
    let consonant = |at: usize| letters.get(at).is_some_and(|&byte| !vowel(byte as char));
    let mut score = match n_vowels(root) {
        1 => -6,
        2 | 3 => 0,
        _ => -3,
    };
    if root.len() == 3 {
        score -= 4;
    }
    if consonant(0) && consonant(1) {
        let onset = root.get(..2).unwrap_or_default();
        let stop = onset.starts_with(['b', 'd', 'f', 'g', 'k', 'p', 't']);
        let legal = stop && onset.ends_with(['r', 'l'])
            || matches!(onset, "ny" | "ng" | "sy" | "kh" | "sw" | "dw");
        if consonant(2) {
            score -= 8;
        } else if !legal {
            // Loans begin so (`stabil`, `spanduk`); words of the language do not.
            score -= if matches!(onset, "st" | "sp" | "sk") {
                4
            } else {
                8
            };
        }
    }
    let last = letters.len() - 1;
    match letters.last().map_or(' ', |&byte| byte as char) {
        'g' if root.ends_with("ng") => {}
        'd' | 'f' | 'g' => score -= 3,
        'c' | 'j' | 'q' | 'v' | 'w' | 'x' | 'y' | 'z' => score -= 8,
        _ if consonant(last) && consonant(last - 1) && !root.ends_with("kh") => score -= 8,
        _ => {}
    }
    Some(score)
}

#[cfg(test)]
mod tests {
    use super::{CLOSED, closed};

    #[test]
    fn every_closed_word_is_found_and_no_other() {
        let words: Vec<&str> = CLOSED.split_terminator(' ').collect();
        assert!(words.is_sorted());
        for word in words {
            assert!(closed(word), "{word}");
        }
        for word in ["", "a", "acar", "acaraa", "yakim", "yakinn", "zzz"] {
            assert!(!closed(word), "{word}");
        }
    }
}
