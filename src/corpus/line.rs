//! The non-blank lines of a text and what can be seen of each by itself.

use super::words::{Checksum, Words};
use crate::base::Span;

/// The longest note in brackets behind a last full stop, in bytes: initials, an agency, a page.
const LONGEST_NOTE: usize = 24;

/// One non-blank line.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// The line without the white space at its ends.
    pub(super) span: Span,
    /// The text under the span.
    pub(super) text: &'a str,
    /// The same in lower case.
    pub(super) lower: String,
    /// Whether a blank line, or the start of the text, is above it.
    pub(super) gap: bool,
    /// Number of runs of visible characters that hold a letter or a digit.
    pub(super) n_words: usize,
    /// Whether it ends as a statement does; a short note in brackets may follow the full stop.
    pub(super) stops: bool,
    /// Whether it ends in a question or exclamation mark, as headings may.
    pub(super) exclaims: bool,
    /// Whether it begins with a dateline.
    pub(super) dated: bool,
    /// Whether it holds the word for a picture, in Indonesian or English.
    pub(super) pictured: bool,
    /// The checksum of the word in lower case that it begins with; of no byte where it begins with a
    /// sign.
    pub(super) first: Checksum,
    /// Whether it holds a word of what outlets ask their readers to follow, or an address.
    pub(super) asks: bool,
}

/// The non-blank lines of `text`, in order. A line of nothing but white space and byte order marks
/// is blank.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut gap = true;
    for raw in text.split_inclusive('\n') {
        let span = Span::new(start, start + raw.len()).trimmed(text);
        start += raw.len();
        if span.is_empty() {
            gap = true;
            continue;
        }
        let line = span.of(text);
        let lower = line.to_lowercase();
        let core = core(line);
        let told = told(&lower);
        let n_words = match line.is_ascii() {
            true => told.n_words,
            false => words(line).count(),
        };
        found.push(Line {
            span,
            text: line,
            gap,
            n_words,
            stops: stops(line, core),
            exclaims: core.ends_with(['?', '!']),
            dated: n_words > FEWEST_OF_SENTENCE && dateline(line).is_some(),
            pictured: told.pictured,
            first: told.first,
            asks: told.asks,
            lower,
        });
        gap = false;
    }
    found
}

/// The runs of visible characters of `text` that hold a letter or a digit.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| {
        let ascii = word.bytes().any(|byte| byte.is_ascii_alphanumeric());
        ascii || !word.is_ascii() && word.contains(char::is_alphanumeric)
    })
}

/// The entries of a sorted list that `text` begins with.
pub(super) fn beginnings<'l>(
    text: &'l str,
    sorted: &'l [&'l str],
) -> impl Iterator<Item = &'l str> {
    let first = text.as_bytes().first().copied();
    // What `text` begins with sorts before it, and begins with the same byte.
    let end = sorted.partition_point(|entry| *entry <= text);
    let before = sorted.get(..end).unwrap_or_default().iter().rev();
    let alike = before.take_while(move |entry| entry.as_bytes().first().copied() == first);
    alike.copied().filter(move |entry| text.starts_with(entry))
}

/// The text without quotes and brackets that close it, and without an editor's signature.
fn core(line: &str) -> &str {
    let unsigned = signature(line).map_or(line, |(before, _)| before);
    unsigned.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’)]»".contains(c))
}

fn stops(line: &str, core: &str) -> bool {
    if core.ends_with(['.', '…']) {
        return true;
    }
    let noted = line.trim_end().strip_suffix([')', ']']).and_then(|inner| {
        let open = inner.rfind(['(', '['])?;
        let note = inner.get(open + 1..)?;
        (note.len() <= LONGEST_NOTE).then(|| inner.get(..open))?
    });
    let before = noted.map(|before| before.trim_end_matches([' ', '"', '”', '\u{a0}']));
    before.is_some_and(|before| before.ends_with(['.', '…']))
}

impl Line<'_> {
    /// Whether a sentence ends inside of it and another begins.
    pub(super) fn has_sentence_inside(&self) -> bool {
        self.text.match_indices(['.', '?', '!']).any(|(at, _)| {
            let word = self
                .text
                .get(..at)
                .and_then(|before| before.rsplit(' ').next());
            // What is short before a full stop is an abbreviation or a number.
            let long = word.is_some_and(|word| {
                let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
                year || word.chars().filter(|c| c.is_lowercase()).count() > 3
            });
            let after = self.text.get(at + 1..).unwrap_or_default();
            let after = after.trim_start_matches(['"', '”', '’', ')']);
            let next = after.strip_prefix(' ').unwrap_or_default();
            let next = next.trim_start_matches(['"', '“']);
            long && next.starts_with(char::is_uppercase)
        })
    }

    /// Whether every word begins with a capital letter, as in a name.
    pub(super) fn is_capitalized(&self) -> bool {
        words(self.text).all(|word| {
            word.trim_start_matches(|c: char| !c.is_alphanumeric())
                .starts_with(char::is_uppercase)
        })
    }
}

/// What stands before an editor's signature at the end of a text, and the signature without its
/// brackets: initials, a few letters each, with slashes between them (`[ab/cde]`, `(RNW)`).
pub(super) fn signature(text: &str) -> Option<(&str, &str)> {
    let close = text.chars().next_back()?;
    let open = match close {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    let inner = text.strip_suffix(close)?;
    let at = inner.rfind(open)?;
    let initials = inner.get(at + 1..)?;
    // The number of a printed page may stand behind (`H-3`).
    let short = |part: &str| {
        let letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
        (2..=4).contains(&part.len()) && letters
            || part.len() < 6
                && part.split_once('-').is_some_and(|(letter, page)| {
                    letter.len() == 1 && page.bytes().all(|byte| byte.is_ascii_digit())
                })
    };
    // Lower case, or capitals throughout; a capitalized word alone is a name or an agency.
    let lower = initials.bytes().all(|byte| !byte.is_ascii_uppercase());
    let upper = initials.bytes().all(|byte| !byte.is_ascii_lowercase());
    let several = initials.contains('/');
    // Agencies sign reports in the same place; they are no persons.
    let agency = matches!(initials, "AFP" | "AP" | "EPA" | "ANT" | "RTR");
    let before = inner.get(..at)?.trim_end();
    let signs = before.is_empty() || before.ends_with(['.', '"', '”', '?', '!']);
    (initials.split('/').all(short) && (lower || upper || several) && !agency && signs)
        .then_some((before, initials))
}

/// Whether `word` has the form of a domain name (`contoh.co.id`).
pub(super) fn is_domain(word: &str) -> bool {
    let Some((name, end)) = word.rsplit_once('.') else {
        return false;
    };
    let known = ["com", "id", "co", "net", "org", "tv", "news"];
    name.len() > 1
        && known.contains(&end.to_ascii_lowercase().as_str())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

/// The place and outlet in front of a report's first sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline<'a> {
    /// The outlet, where the dateline names one.
    pub(super) outlet: Option<&'a str>,
    /// The place; empty where the dateline names none.
    pub(super) place: &'a str,
}

/// Words for a picture.
static PICTURES: Words = Words::new(&["foto", "photo"]);

/// Words of what outlets ask to be followed on, and of how they ask.
static FOLLOWED: Words = Words::new(&[
    "whatsapp",
    "telegram",
    "google",
    "store",
    "newsletter",
    "notifikasi",
    "youtube",
    "instagram",
    "ponselmu",
    "channel",
    "aplikasi",
    "tautan",
    "klik",
    "sosial",
    "rights",
]);

/// Which of the words that rules look for a line holds.
#[derive(Clone, Copy)]
struct Told {
    pictured: bool,
    asks: bool,
    first: Checksum,
    /// The number of [`words`], where all is ASCII.
    n_words: usize,
}

/// Looks once at every word of a line in lower case.
fn told(lower: &str) -> Told {
    let mut told = Told {
        pictured: false,
        asks: false,
        first: Checksum::EMPTY,
        n_words: 0,
    };
    let (mut begun, mut counted) = (false, false);
    let mut word = Checksum::EMPTY;
    for byte in lower.bytes().chain([b' ']) {
        if byte.is_ascii_alphanumeric() {
            word = word.with(byte);
            told.n_words += usize::from(!counted);
            counted = true;
            continue;
        }
        counted &= !matches!(byte, b' ' | b'\t'..=b'\r');
        if !begun {
            begun = true;
            told.first = word;
        }
        if word != Checksum::EMPTY {
            told.pictured |= PICTURES.has(word);
            told.asks |= FOLLOWED.has(word);
            word = Checksum::EMPTY;
        }
    }
    told
}

/// A first sentence behind a dateline has at least as many words.
const FEWEST_OF_SENTENCE: usize = 8;

/// The longest dateline, in bytes, with room to spare.
const LONGEST_DATELINE: usize = 96;

/// Reads the dateline that `text` begins with: `Kota, Outlet -`, `Outlet.com, Kota -`,
/// `Kota (OUTLET) -`, `KOTA –`, `Kota:`.
pub(super) fn dateline(text: &str) -> Option<Dateline<'_>> {
    // Where the text begins, at most: a dateline is a few words.
    let end = (0..=LONGEST_DATELINE.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    let start = end.and_then(|end| text.get(..end)).unwrap_or_default();
    let dashes = [" - ", " – ", " — ", " -- ", " --- "];
    let dash = start.bytes().enumerate().find_map(|(at, byte)| {
        let next = start.as_bytes().get(at + 1).copied().unwrap_or_default();
        // A dash of ASCII, or the first byte of the others.
        if byte != b' ' || next != b'-' && next != 0xe2 {
            return None;
        }
        let rest = text.get(at..)?;
        dashes
            .iter()
            .find(|dash| rest.starts_with(**dash))
            .map(|dash| (at, dash.len()))
    });
    let mut pairs = start.bytes().zip(start.bytes().skip(1));
    let colon = pairs
        .position(|pair| pair == (b':', b' '))
        .map(|at| (at, 2));
    let (at, len) = match (dash, colon) {
        (Some(dash), Some(colon)) => dash.min(colon),
        (one, other) => one.or(other)?,
    };
    let by_colon = Some((at, len)) == colon;
    let prefix = text.get(..at)?;
    let rest = text.get(at + len..)?;
    let n_words = words(prefix).count();
    let most = if by_colon { 2 } else { 7 };
    // A heading may have a colon, too, but no full stop.
    let stopped = text
        .trim_end_matches(['"', '”', ')', ' '])
        .ends_with(['.', '…']);
    if by_colon && !stopped {
        return None;
    }
    let capitalized = words(prefix).all(|word| {
        let first = word.trim_start_matches('(').chars().next();
        first.is_some_and(char::is_uppercase) || is_domain(word.trim_matches(['(', ')', ',']))
    });
    let sentence = rest
        .trim_start_matches(['"', '“', '\'', '‘'])
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    // A heading with a dash is short; the first paragraph of a report is not.
    if !(1..=most).contains(&n_words)
        || !capitalized
        || !sentence
        || words(rest).count() < FEWEST_OF_SENTENCE
    {
        return None;
    }
    let outlet = dateline_outlet(prefix);
    let place = match dateline_place(prefix, outlet) {
        // `OUTLET.CO.ID - KOTA. Kalimat`
        "" => rest
            .split_once(". ")
            .map(|(place, _)| place)
            .filter(|place| words(place).count() <= 3 && !place.contains(char::is_lowercase))
            .unwrap_or_default(),
        place => place,
    };
    Some(Dateline { outlet, place })
}

/// Reads a dateline that has a line to itself: `Kota, Outlet --`.
pub(super) fn dateline_alone(line: &str) -> Option<Dateline<'_>> {
    let prefix = line.trim_end_matches(['-', '–', '—']);
    let named = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '(')
            || is_domain(word.trim_matches(['(', ')', ',']))
    };
    if prefix.len() == line.len()
        || !(1..=7).contains(&words(prefix).count())
        || !words(prefix).all(named)
    {
        return None;
    }
    let prefix = prefix.trim_end();
    let outlet = dateline_outlet(prefix);
    Some(Dateline {
        outlet,
        place: dateline_place(prefix, outlet),
    })
}

/// The outlet in a dateline: what stands in brackets, what has the form of a domain name, else the
/// part behind the comma where it calls itself a medium.
fn dateline_outlet(prefix: &str) -> Option<&str> {
    if let Some((_, bracketed)) = prefix.split_once('(') {
        return Some(bracketed.trim_end_matches(')').trim()).filter(|name| !name.is_empty());
    }
    let mut parts = prefix.split(',').map(str::trim);
    if let Some(domain) = parts.clone().find(|part| is_domain(part)) {
        return Some(domain);
    }
    let medium = |part: &&str| {
        part.split_whitespace().any(|word| {
            let lower = word.to_lowercase();
            MEDIA.contains(&lower.as_str()) || is_brand(word)
        })
    };
    parts.next();
    parts.find(medium)
}

/// Words in which a medium calls itself one.
#[rustfmt::skip]
const MEDIA: &[&str] = &[
    "news", "tv", "media", "press", "indonesia", "post", "radio", "times", "radar", "harian", "suara",
    "warta", "kabar", "berita", "tribun", "jurnal", "majalah", "koran",
];

/// Whether a word is written as places are not: in capitals, or with a capital inside.
fn is_brand(word: &str) -> bool {
    // Provinces that are written so.
    if ["DKI", "DIY", "NTT", "NTB", "NAD"].contains(&word) {
        return false;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.next();
    letters.next().is_some_and(char::is_uppercase) || letters.any(char::is_uppercase)
}

/// What a dateline names besides the outlet.
fn dateline_place<'a>(prefix: &'a str, outlet: Option<&str>) -> &'a str {
    let bare = |part: &'a str| part.trim_matches(|c: char| c.is_whitespace() || c == ',');
    let Some(outlet) = outlet else {
        return bare(prefix);
    };
    let before = prefix.find(outlet).and_then(|at| prefix.get(..at));
    let before = bare(before.unwrap_or(prefix).trim_end().trim_end_matches('('));
    if !before.is_empty() {
        return before;
    }
    bare(prefix.strip_prefix(outlet).unwrap_or_default())
}

/// What stands in brackets at the very end of a line, and whether nothing follows them.
pub(super) fn last_brackets(text: &str) -> Option<(&str, bool)> {
    let closed = text.trim_end_matches('.');
    let inner = closed.strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    Some((inner.get(open + 1..)?, closed.len() == text.len()))
}

#[cfg(test)]
mod tests {
    use super::{
        Dateline, beginnings, dateline, dateline_alone, is_domain, signature, told, words,
    };

    #[test]
    fn datelines_name_the_outlet_in_several_places() {
        let rest = "Banjir merendam ribuan rumah warga di tepi sungai itu.";
        for (prefix, outlet, place) in [
            ("Semarang, Contoh News -", Some("Contoh News"), "Semarang"),
            ("Contoh.com, Semarang -", Some("Contoh.com"), "Semarang"),
            ("KOMPAK.CO, Semarang --", Some("KOMPAK.CO"), "Semarang"),
            ("Semarang (CONTOH) -", Some("CONTOH"), "Semarang"),
            ("SEMARANG, CONTOH.com –", Some("CONTOH.com"), "SEMARANG"),
            ("SEMARANG –", None, "SEMARANG"),
            ("Semarang:", None, "Semarang"),
            ("Semarang, Jawa Tengah -", None, "Semarang, Jawa Tengah"),
            ("Semarang, KOMPAK –", Some("KOMPAK"), "Semarang"),
            ("Semarang, Radar Kota –", Some("Radar Kota"), "Semarang"),
            ("KOMPAK.CO.ID - SEMARANG.", Some("KOMPAK.CO.ID"), "SEMARANG"),
            ("Kupang, NTT -", None, "Kupang, NTT"),
        ] {
            let text = format!("{prefix} {rest}");
            let found = dateline(&text);
            assert_eq!(found, Some(Dateline { outlet, place }), "{prefix}");
        }
    }

    #[test]
    fn a_line_tells_of_pictures_and_of_what_to_follow() {
        let found = |line| {
            let told = told(line);
            (told.pictured, told.asks)
        };
        assert_eq!(found("warga. (foto: antara)"), (true, false));
        assert_eq!(found("ikuti whatsapp channel kami"), (false, true));
        assert_eq!(found("warga memotong foton"), (false, false));
    }

    #[test]
    fn words_of_ascii_are_counted_as_all_words_are() {
        for line in ["", " - a\tb-c  1.5 .", "a\u{b}b\u{c}c", "(x) \"y\" & z"] {
            assert_eq!(told(line).n_words, words(line).count(), "{line:?}");
        }
    }

    #[test]
    fn the_beginnings_of_a_text_are_found_in_a_sorted_list() {
        let list = ["a", "ab", "abz", "b", "ba"];
        let found = |text| beginnings(text, &list).collect::<Vec<_>>();
        assert_eq!(found("abc"), ["ab", "a"]);
        assert_eq!(found("ab"), ["ab", "a"]);
        assert_eq!(found("c"), Vec::<&str>::new());
        assert_eq!(found(""), Vec::<&str>::new());
    }

    #[test]
    fn a_dateline_may_have_a_line_to_itself() {
        let found = dateline_alone("Semarang, Contoh News --");
        let (outlet, place) = (Some("Contoh News"), "Semarang");
        assert_eq!(found, Some(Dateline { outlet, place }));
        assert_eq!(dateline_alone("Semarang, Contoh News"), None);
        assert_eq!(dateline_alone("Ia pergi --"), None);
    }

    #[test]
    fn a_sentence_with_a_dash_has_no_dateline() {
        assert_eq!(
            dateline("Ia pergi - dan tidak pernah kembali lagi ke kota itu sejak lama."),
            None
        );
        assert_eq!(dateline("Banjir Semarang - Foto Terbaru"), None);
    }

    #[test]
    fn a_signature_is_told_from_an_agency_and_an_abbreviation() {
        assert_eq!(
            signature("Ia pergi. [rn/abc]"),
            Some(("Ia pergi.", "rn/abc"))
        );
        assert_eq!(signature("(RNW)"), Some(("", "RNW")));
        assert_eq!(
            signature("Ia pergi. (Rin/H-3)"),
            Some(("Ia pergi.", "Rin/H-3"))
        );
        assert_eq!(signature("Ia pergi. (AFP)"), None);
        assert_eq!(signature("Kantor Penanggulangan Bencana (BPBD)"), None);
    }

    #[test]
    fn domains_are_known_by_their_end() {
        assert!(is_domain("contoh.co.id") && is_domain("Contoh6.com"));
        assert!(!is_domain("11.000") && !is_domain("akhir.Dia") && !is_domain("S.H"));
    }
}
