//! Roots of Indonesian words.
//!
//! The rules are confix stripping after Nazief and Adriani (Adriani, Asian, Nazief, Tahaghoghi and
//! Williams, "Stemming Indonesian: A confix-stripping approach", ACM TALIP 6(4), 2007) with the
//! longer prefix chains and reduplications of Arifin, Mahendra and Ciptaningtyas ("Enhanced
//! confix stripping stemmer and ants algorithm for classifying news document in Indonesian
//! language", ICTS 2009). Those stemmers look a root up in a dictionary; here every parse is
//! scored instead, by the strength of its affixes, the shape of its root, and how many kinds of
//! affixed forms of a corpus agree on that root. A word is its own root unless a parse scores
//! above zero, so names stay whole.
//!
//! Infixes (`gemetar`), foreign suffixes (`-isasi`) and the clitics `ku-` and `kau-` are not
//! analyzed.

use crate::base::Arrange;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// Anything that knows the root of a word.
pub trait Roots {
    /// The root of `word`, which must be in normal form; the word itself where it has no affix.
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str>;
}

/// A stemmer whose candidate roots are checked against a vocabulary; [`Stemmer::default`] knows
/// the rules only.
#[derive(Clone, Debug, Default)]
pub struct Stemmer {
    /// What the vocabulary says for each of its words and for the roots that its words may have.
    evidence: BTreeMap<String, Evidence>,
    /// The words of the vocabulary that are not their own root.
    roots: BTreeMap<String, String>,
}

/// What a vocabulary says for one string.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// How often it occurs as a word.
    n_uses: u32,
    /// The affixes that occur right at it, one bit an [`Affix`].
    affixes: u16,
}

impl Stemmer {
    /// A stemmer that knows the words of a corpus (normal forms, with how often each occurs).
    pub fn new<'a>(vocabulary: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let mut stemmer = Self::default();
        let words: BTreeSet<&str> = vocabulary
            .into_iter()
            .map(|(word, n_uses)| {
                let known = stemmer.evidence.entry(word.to_owned()).or_default();
                known.n_uses = known.n_uses.saturating_add(n_uses);
                word
            })
            .collect();
        for word in &words {
            for parse in parses(word) {
                if let Some(affix) = parse.affix.filter(|_| parse.score >= SUPPORTING) {
                    stemmer.evidence.entry(parse.root).or_default().affixes |= 1 << affix as u16;
                }
            }
        }
        for word in words {
            if let Some(root) = stemmer.decide(word) {
                stemmer.roots.insert(word.to_owned(), root);
            }
        }
        stemmer
    }

    /// The root of `word` where it is not the word itself.
    fn decide(&self, word: &str) -> Option<String> {
        let own = self.evidence.get(word).copied().unwrap_or_default();
        let mut best: Option<(i32, String)> = None;
        for parse in parses(word) {
            let score = parse.score + self.support(&parse, own);
            // The first of equals wins: parses come in a fixed order.
            if score > best.as_ref().map_or(0, |(score, _)| *score) {
                best = Some((score, parse.root));
            }
        }
        best.map(|(_, root)| root).filter(|root| root != word)
    }

    /// What the vocabulary adds to the score of a parse of a word of which it says `own`.
    fn support(&self, parse: &Parse, own: Evidence) -> i32 {
        let Some(affix) = parse.affix else { return 0 };
        let known = self.evidence.get(&parse.root).copied().unwrap_or_default();
        // A word's own affix is no evidence for the root that stripping it leaves.
        let others = (known.affixes & !(1 << affix as u16)).count_ones().min(4);
        let own_forms = own.affixes.count_ones().min(4);
        // A root that is far rarer than the word is a chance likeness (`kepala`, `pala`).
        let stands_alone = known.n_uses > 0 && known.n_uses.saturating_mul(10) >= own.n_uses;
        2 * i32::from(stands_alone) + 2 * others as i32 - own_forms as i32
    }
}

impl Roots for Stemmer {
    fn root<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        if let Some(root) = self.roots.get(word) {
            return Cow::Borrowed(root);
        }
        let listed = self.evidence.get(word).is_some_and(|own| own.n_uses > 0);
        match if listed { None } else { self.decide(word) } {
            Some(root) => Cow::Owned(root),
            None => Cow::Borrowed(word),
        }
    }
}

/// The roots that `word` (in normal form) may have by the rules of affixation alone, the most
/// plausible first; `word` itself is always among them.
pub fn candidates(word: &str) -> Vec<String> {
    let mut found = parses(word);
    found.push(Parse {
        root: word.to_owned(),
        affix: None,
        score: 0,
    });
    found.retain(|parse| parse.score >= SUPPORTING);
    found.arrange_by(|a, b| b.score.cmp(&a.score).then_with(|| a.root.cmp(&b.root)));
    let mut roots: Vec<String> = Vec::new();
    for parse in found {
        if !roots.contains(&parse.root) {
            roots.push(parse.root);
        }
    }
    roots
}

/// The lowest score at which a parse still counts as evidence for its root.
const SUPPORTING: i32 = -4;

/// Words longer than this, in bytes, are no Indonesian words and are left alone.
const LONGEST: usize = 40;

/// One way to read a word as affixes around a root.
struct Parse {
    root: String,
    /// The affix next to the root; `None` where only particles or possessives were stripped.
    affix: Option<Affix>,
    score: i32,
}

/// Affixes by which derived forms of a root are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Affix {
    Di,
    Ke,
    Se,
    Ber,
    Ter,
    Per,
    Pe,
    MeN,
    PeN,
    I,
    An,
    Kan,
}

impl Affix {
    /// How much the prefix alone speaks for a parse: high for the productive verbal prefixes,
    /// below zero where many roots begin with the same letters.
    fn strength(self) -> i32 {
        match self {
            Affix::MeN => 5,
            Affix::Ber => 4,
            Affix::Di | Affix::Ter => 3,
            Affix::PeN => 2,
            Affix::Per => 1,
            Affix::Pe | Affix::Ke => -1,
            Affix::Se => -3,
            Affix::An => 2,
            Affix::Kan => 0,
            Affix::I => -3,
        }
    }

    /// Whether `inner` can stand between this prefix and the root (`mem-per-`, `ke-ber-`).
    fn takes(self, inner: Affix) -> bool {
        use Affix::{Ber, Di, Ke, MeN, Pe, PeN, Per, Se, Ter};
        match self {
            Di | MeN => matches!(inner, Per | Ber | Ter | Ke | Se),
            PeN | Pe => matches!(inner, Per | Ber | Ter | Se),
            Ke => matches!(inner, Ber | Ter | Se | Per | Pe | PeN),
            Ber => matches!(inner, Ke | Pe | PeN | Per | Se),
            Per => matches!(inner, Se | Ke),
            Ter => matches!(inner, Per),
            Se => matches!(inner, Per | Ke | Ter | Ber | Pe | PeN),
            _ => false,
        }
    }

    /// What the pair of prefix and suffix adds, `None` for the pairs that no word has (the
    /// forbidden confixes of Adriani et al. 2007, table 1).
    fn confix(self, suffix: Option<Affix>) -> Option<i32> {
        use Affix::{An, Ber, Di, I, Kan, Ke, MeN, Pe, PeN, Per, Se, Ter};
        match (self, suffix) {
            (Ber | Ke | Se, Some(I)) | (Di | MeN | Ter, Some(An)) | (Ke | Se, Some(Kan)) => None,
            (Ke, Some(An)) => Some(6),
            (Pe | Per | PeN, Some(An)) => Some(5),
            (MeN | Di | Ter, Some(Kan | I)) => Some(4),
            (Ber, Some(An | Kan)) => Some(1),
            _ => Some(0),
        }
    }
}

/// Frequent words that the rules alone would misread: function words and roots that begin like a
/// prefix or end like a suffix, roots whose first letter the prefix *meN-* hides (`mengambil`,
/// `meminta`, `menilai`), and those too short to trust. Sorted.
#[rustfmt::skip]
const CLOSED: &[&str] = &[
    "acara", "ada", "adalah", "adil", "adu", "ajak", "ajar", "aju", "akhir", "aku", "alam", "alih",
    "alir", "aman", "ambil", "ampun", "ancam", "andal", "anggap", "angkat", "angkut", "antar",
    "anut", "apa", "arah", "arti", "asah", "asing", "asuh", "atas", "atur", "awal", "awas", "bagai",
    "bagi", "bantah", "banyak", "beli", "benar", "berani", "berantas", "beri", "berita", "berontak",
    "bersih", "bicara", "bisa", "buah", "bulan", "capai", "cari", "cerai", "cerita", "damai",
    "dapat", "daripada", "demikian", "dengan", "dengar", "depan", "dewan", "digital", "direktur",
    "diri", "diskusi", "dua", "duga", "ekonomi", "elak", "erti", "gadai", "hanya", "hati", "himpun",
    "hutan", "ikat", "iklan", "ikut", "ilmu", "imbau", "inap", "indah", "ingat", "ingin", "injak",
    "intai", "iring", "isi", "istilah", "izin", "jadi", "jalan", "jumlah", "kalian", "kamu",
    "kasih", "kawan", "kawasan", "kebun", "keluarga", "kemarin", "kemudian", "kepada", "kepala",
    "kereta", "kerja", "khawatir", "laku", "lalai", "langkah", "lantaran", "lapangan", "lawan",
    "maaf", "main", "makan", "makmur", "makna", "malu", "manfaat", "masalah", "masuk", "mati",
    "meja", "memang", "menang", "mengapa", "menteri", "mereka", "meski", "milik", "mimpi", "minat",
    "minta", "minum", "modal", "mogok", "mohon", "muat", "muda", "mudah", "muka", "mukim", "mulai",
    "mulia", "muncul", "mundur", "musnah", "musuh", "naik", "nama", "nanti", "nasihat", "naskah",
    "negeri", "niat", "nikah", "nikmat", "nilai", "nyala", "nyaman", "nyanyi", "nyata", "nyawa",
    "obat", "olah", "pakai", "pasukan", "pemilu", "pengaruh", "penting", "penuh", "peran", "perang",
    "percaya", "perdana", "perempuan", "periksa", "perilaku", "perintah", "periode", "peristiwa",
    "perlu", "personel", "pertama", "pesan", "punya", "ramai", "rekan", "sampai", "santai", "satu",
    "sebelum", "segera", "sejarah", "sekarang", "sekolah", "selaku", "selalu", "selamat", "selatan",
    "selenggara", "selesai", "semangat", "senjata", "sepakat", "seperti", "serang", "serta",
    "sesuai", "setuju", "sidang", "tahan", "tahu", "tamu", "tangan", "tanya", "tekan", "teliti",
    "teman", "temu", "tentara", "terbang", "teriak", "terima", "teroris", "terus", "tetapi", "tiga",
    "tuhan", "tujuan", "ubah", "ucap", "udara", "ujar", "uji", "ukir", "ukur", "ulang", "umum",
    "undang", "unggah", "unggul", "ungkap", "ungsi", "untung", "upaya", "urai", "urus", "usaha",
    "usai", "usir", "usul", "usung", "utama", "utang", "utara", "utus", "yakin",
];

fn closed(root: &str) -> bool {
    CLOSED.binary_search(&root).is_ok()
}

/// Every parse of `word` with at least one affix, in a fixed order.
fn parses(word: &str) -> Vec<Parse> {
    let mut found = Vec::new();
    if word.len() > LONGEST || closed(word) {
        return found;
    }
    if word.contains('-') {
        hyphenated(word, &mut found);
    } else if word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        affixed(word, &mut found);
    }
    found
}

/// Clitics written with a hyphen, and reduplications.
fn hyphenated(word: &str, found: &mut Vec<Parse>) {
    let Some((first, last)) = word.rsplit_once('-') else {
        return;
    };
    let mut read_as = |form: &str| {
        found.push(Parse {
            root: form.to_owned(),
            affix: None,
            score: 1,
        });
        found.extend(parses(form).into_iter().map(|parse| Parse {
            score: parse.score + 1,
            ..parse
        }));
    };
    if matches!(last, "nya" | "ku" | "mu" | "lah" | "kah" | "pun") {
        read_as(first);
    } else if matches!(first, "se" | "di" | "ber") {
        read_as(last);
    } else if let Some(form) = reduplicated(first, last) {
        read_as(&form);
    } else if first.len() > 3 && affixed_roots(last).iter().any(|root| root == first) {
        // A reciprocal: the plain root, then its verb (`surat-menyurat`).
        read_as(first);
    }
}

fn affixed_roots(word: &str) -> Vec<String> {
    parses(word).into_iter().map(|parse| parse.root).collect()
}

/// The word without its repetition: what `first` ends with is what `last` begins with, and either
/// may carry affixes (`negara-negaranya`, `ber-balas-balas-an`, `meniru-nirukan`).
fn reduplicated(first: &str, last: &str) -> Option<String> {
    let longest_prefix = 5;
    (0..=longest_prefix).find_map(|at| {
        let repeated = first.get(at..).filter(|tail| tail.len() >= 3)?;
        let suffix = last.strip_prefix(repeated)?;
        let whole = matches!(suffix, "" | "an" | "kan" | "i" | "nya" | "ku" | "mu")
            || matches!(suffix, "annya" | "kannya" | "lah" | "pun");
        whole.then(|| format!("{first}{suffix}"))
    })
}

/// Parses of a word without hyphens.
fn affixed(word: &str, found: &mut Vec<Parse>) {
    let particles = [("", 0), ("lah", 2), ("kah", 2), ("tah", -3), ("pun", 2)];
    let possessives = [("", 0), ("nya", 3), ("ku", 1), ("mu", 1)];
    for (particle, particle_score) in particles {
        let Some(bare) = word.strip_suffix(particle) else {
            continue;
        };
        // Many roots end in -lah or -kah; what such a particle leaves must be a full word.
        let short = if particle.is_empty() || bare.len() > 4 {
            0
        } else {
            -4
        };
        for (possessive, possessive_score) in possessives {
            let Some(form) = bare.strip_suffix(possessive) else {
                continue;
            };
            let stripped = form.len() < word.len();
            let score = particle_score + short + possessive_score;
            suffixed(form, stripped, score, found);
        }
    }
}

/// Parses of a word without particle and possessive; `stripped` says whether it had one.
fn suffixed(word: &str, stripped: bool, score: i32, found: &mut Vec<Parse>) {
    for suffix in [Some(Affix::Kan), Some(Affix::An), Some(Affix::I), None] {
        let ending = match suffix {
            Some(Affix::Kan) => "kan",
            Some(Affix::An) => "an",
            Some(Affix::I) => "i",
            _ => "",
        };
        let Some(form) = word.strip_suffix(ending).filter(|form| form.len() > 2) else {
            continue;
        };
        let mut penalty = suffix.map_or(0, Affix::strength);
        // Loans in -asi, -isi, -usi end in their own i.
        let loan = form.ends_with("as") || form.ends_with("is") || form.ends_with("us");
        if suffix == Some(Affix::I) && loan && n_vowels(form) > 3 {
            penalty -= 6;
        }
        let chain = Chain {
            suffix,
            outer: None,
            inner: suffix,
            depth: 0,
            score: score + penalty,
        };
        if suffix.is_some() || stripped {
            push(form, &chain, found);
        }
        prefixed(form, &chain, found);
    }
}

/// The affixes stripped so far.
struct Chain {
    suffix: Option<Affix>,
    outer: Option<Affix>,
    inner: Option<Affix>,
    depth: u8,
    score: i32,
}

fn push(root: &str, chain: &Chain, found: &mut Vec<Parse>) {
    if let Some(shape) = shape(root) {
        found.push(Parse {
            root: root.to_owned(),
            affix: chain.inner,
            score: chain.score + shape,
        });
    }
}

/// Strips prefixes off `form`, up to three.
fn prefixed(form: &str, chain: &Chain, found: &mut Vec<Parse>) {
    if chain.depth == 3 || closed(form) {
        return;
    }
    for (prefix, root, sound) in prefixes(form) {
        let gain = match chain.outer {
            None => prefix
                .confix(chain.suffix)
                .map(|confix| confix + prefix.strength()),
            // An inner prefix says little by itself: the outer one has shown that it is a verb.
            Some(outer) => outer.takes(prefix).then(|| prefix.strength().min(1)),
        };
        let Some(gain) = gain else { continue };
        let longer = Chain {
            suffix: chain.suffix,
            outer: Some(prefix),
            inner: Some(prefix),
            depth: chain.depth + 1,
            score: chain.score + gain + sound,
        };
        push(&root, &longer, found);
        prefixed(&root, &longer, found);
    }
}

/// Every prefix that `form` may begin with, what is left behind it, and how natural the change of
/// sound is (0 or less).
fn prefixes(form: &str) -> Vec<(Affix, String, i32)> {
    let mut found = Vec::new();
    let mut add = |affix, root: &str, sound| found.push((affix, root.to_owned(), sound));
    for (letters, affix) in [("di", Affix::Di), ("ke", Affix::Ke), ("se", Affix::Se)] {
        if let Some(root) = form.strip_prefix(letters) {
            add(affix, root, 0);
        }
    }
    for (letters, affix) in [("be", Affix::Ber), ("te", Affix::Ter), ("pe", Affix::Per)] {
        let Some(rest) = form.strip_prefix(letters) else {
            continue;
        };
        if let Some(root) = rest.strip_prefix('r') {
            add(affix, root, 0);
            if root.starts_with(vowel) {
                add(affix, rest, -2);
            }
        } else if syllable_in_er(rest) {
            // The prefix loses its r before a syllable that has one (be-kerja, te-percaya).
            add(affix, rest, 0);
        } else if rest == "lajar" {
            add(affix, "ajar", 0);
        }
    }
    for (letters, affix) in [("me", Affix::MeN), ("pe", Affix::PeN)] {
        if let Some(rest) = form.strip_prefix(letters) {
            nasal(rest, |root, sound| add(affix, &root, sound));
        }
    }
    if let Some(root) = form.strip_prefix("pe")
        && !root.starts_with(vowel)
    {
        add(Affix::Pe, root, -2);
    }
    found
}

/// Consonant, "er", consonant: the beginning before which ber-, ter- and per- lose their r.
fn syllable_in_er(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(|c| !vowel(c))
        && letters.next() == Some('e')
        && letters.next() == Some('r')
        && letters.next().is_some_and(|c| !vowel(c))
}

/// The roots behind the nasal of meN- and peN-, given what follows their vowel.
fn nasal(rest: &str, mut add: impl FnMut(String, i32)) {
    let after = |letters: &str| rest.strip_prefix(letters);
    let first = |text: &str| text.chars().next().unwrap_or(' ');
    let cluster = |text: &str| text.chars().nth(1).is_some_and(|c| !vowel(c));
    if let Some(root) = after("ng") {
        if vowel(first(root)) {
            add(format!("k{root}"), 0);
            add(root.to_owned(), -1);
            // Before one syllable the prefix is menge- (menge-cek).
            if let Some(short) = root.strip_prefix('e')
                && n_vowels(short) == 1
                && (3..=4).contains(&short.len())
            {
                add(short.to_owned(), 11);
            }
        } else if root.starts_with(['g', 'h', 'q', 'k']) {
            add(
                root.to_owned(),
                if first(root) == 'k' && !cluster(root) {
                    -1
                } else {
                    0
                },
            );
        }
    } else if let Some(root) = after("ny") {
        if vowel(first(root)) {
            add(format!("s{root}"), 0);
            add(rest.to_owned(), -2);
        }
    } else if let Some(root) = after("m") {
        match first(root) {
            'b' | 'f' | 'v' => add(root.to_owned(), 0),
            'p' => add(
                root.to_owned(),
                if cluster(root) || root.starts_with("per") {
                    0
                } else {
                    -2
                },
            ),
            c if vowel(c) => {
                add(format!("p{root}"), 0);
                add(rest.to_owned(), -1);
            }
            _ => {}
        }
    } else if let Some(root) = after("n") {
        match first(root) {
            'c' | 'd' | 'j' | 'z' => add(root.to_owned(), 0),
            't' | 's' => add(root.to_owned(), if cluster(root) { 0 } else { -2 }),
            c if vowel(c) => {
                add(format!("t{root}"), 0);
                add(rest.to_owned(), -1);
            }
            _ => {}
        }
    } else if rest.starts_with(['l', 'r', 'w', 'y']) {
        add(rest.to_owned(), -1);
    }
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn n_vowels(text: &str) -> usize {
    text.chars().filter(|&c| vowel(c)).count()
}

/// How much `root` looks like an Indonesian root (two or three open or nasal-, liquid-, stop-final
/// syllables); `None` where it cannot be one.
fn shape(root: &str) -> Option<i32> {
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
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{CLOSED, Roots, Stemmer, candidates};

    fn check(stemmer: &Stemmer, table: &[(&str, &str)]) {
        let wrong: Vec<String> = table
            .iter()
            .map(|(word, root)| (word, root, stemmer.root(word)))
            .filter(|(_, root, found)| *root != found)
            .map(|(word, root, found)| format!("{word}: {found}, not {root}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn the_closed_list_is_sorted() {
        assert!(
            CLOSED.windows(2).all(|pair| pair[0] < pair[1]),
            "{:?}",
            CLOSED.windows(2).find(|pair| pair[0] >= pair[1])
        );
    }

    #[test]
    fn the_forms_of_one_root_meet_by_rules_alone() {
        let stemmer = Stemmer::default();
        check(
            &stemmer,
            &[
                ("kunjungan", "kunjung"),
                ("kunjungannya", "kunjung"),
                ("mengunjungi", "kunjung"),
                ("dikunjungi", "kunjung"),
                ("berkunjung", "kunjung"),
                ("pertemuan", "temu"),
                ("bertemu", "temu"),
                ("menemukan", "temu"),
                ("ditemukan", "temu"),
                ("menyelamatkan", "selamat"),
                ("mempertahankan", "tahan"),
                ("keberhasilan", "hasil"),
                ("pembangunan", "bangun"),
                ("mengecek", "cek"),
                ("bekerja", "kerja"),
                ("diperkirakan", "kira"),
                ("pemerintahan", "perintah"),
                ("melakukannya", "laku"),
                ("memberikan", "beri"),
                ("mengatakan", "kata"),
            ],
        );
    }

    #[test]
    fn reduplications_give_their_root() {
        check(
            &Stemmer::default(),
            &[
                ("negara-negara", "negara"),
                ("negara-negaranya", "negara"),
                ("bersama-sama", "sama"),
                ("meniru-nirukan", "tiru"),
                ("surat-menyurat", "surat"),
                ("mata-mata", "mata"),
                ("jong-un", "jong-un"),
                ("bolak-balik", "bolak-balik"),
            ],
        );
    }

    #[test]
    fn names_and_words_without_affixes_are_left_alone() {
        let stemmer = Stemmer::default();
        for word in [
            "moskow",
            "lavrov",
            "pyongyang",
            "putin",
            "vietnam",
            "taiwan",
            "pakistan",
            "berlin",
            "selasa",
            "kepala",
            "sekolah",
            "kremlin",
            "pentagon",
            "serbia",
            "seoul",
            "meksiko",
            "diana",
            "bulan",
            "masalah",
            "kamu",
            "jalan",
            "dengan",
            "menteri",
            "ilmu",
            "organisasi",
            "erdogan",
            "medvedev",
            "jumlah",
            "setiawan",
        ] {
            assert_eq!(stemmer.root(word), word);
        }
    }

    #[test]
    fn a_vocabulary_decides_where_rules_cannot() {
        let stemmer = Stemmer::new([
            ("kecap", 3),
            ("ulur", 2),
            ("mengulur", 2),
            ("diulur", 1),
            ("pelari", 4),
            ("lari", 9),
            ("berlari", 4),
            ("kelapa", 40),
            ("lapa", 1),
            ("mengelapai", 1),
        ]);
        check(
            &stemmer,
            &[
                ("mengulur", "ulur"),
                ("pelari", "lari"),
                ("kelapa", "kelapa"),
            ],
        );
        assert_eq!(Stemmer::default().root("mengulur"), "kulur");
    }

    #[test]
    fn candidates_hold_the_word_and_every_reading() {
        let found = candidates("mengulur");
        for root in ["kulur", "ulur", "mengulur"] {
            assert!(found.iter().any(|candidate| candidate == root), "{found:?}");
        }
        assert_eq!(
            candidates("mengunjungi").first().map(String::as_str),
            Some("kunjung")
        );
    }

    /// Prints the accuracy on the pairs `word<TAB>root` of the file named by SANDING_STEM_PAIRS.
    #[test]
    #[ignore = "measures with a file of the caller"]
    fn accuracy_on_given_pairs() {
        let path = std::env::var("SANDING_STEM_PAIRS").expect("SANDING_STEM_PAIRS names a file");
        let pairs = std::fs::read_to_string(path).expect("the file is readable");
        let stemmer = Stemmer::default();
        let (mut n_right, mut n_pairs) = (0, 0);
        for (word, root) in pairs.lines().filter_map(|line| line.split_once('\t')) {
            let word = crate::text::normal_form(word);
            n_pairs += 1;
            if stemmer.root(&word) == root {
                n_right += 1;
            } else {
                println!("{word}\t{}\t{root}", stemmer.root(&word));
            }
        }
        println!("{n_right} of {n_pairs}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn any_string_has_a_root(word in "(me|di|ber|ke)?[a-z]{0,8}(-[a-z]{0,5})?(kan|nya)?|\\PC{0,12}") {
            assert!(candidates(&word).contains(&word));
            Stemmer::default().root(&word);
            Stemmer::new([(word.as_str(), 1)]).root(&word);
        }
    }
}
