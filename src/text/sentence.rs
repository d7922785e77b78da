//! Sentence boundaries.
//!
//! A boundary is a stop, what closes after it, white space, and a beginning that a sentence can
//! have. The spans are in order and cover every byte that is not white space. Lines are not joined:
//! the caller gives one paragraph at a time.

use super::character::normal_form;
use crate::base::Span;

/// One sentence of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence without the white space at its ends.
    pub span: Span,
    /// Which of the document's blocks it lies in.
    pub block: u32,
}

/// Abbreviations that stand before a name or a number and so never end a sentence, between spaces.
const BEFORE_A_NAME: &str = " prof dr drs dra drg ir hj kh tgk ust no nr jl jln gg pt cv ud kec kab \
    kel prov tgl hlm hal rp mr mrs ms st sdr sdri tn ny nn bpk yth alm almh jend letjen mayjen \
    brigjen kol letkol may kapt lettu letda ipda iptu akp kompol irjen kombes sgt lt gen col capt \
    sen rep gov vs fr rm pdt komjen aiptu aipda bripka briptu bripda serda serma sertu serka koptu \
    kopda pratu prada laksda laksma marsda marsma pol inf kav czi psk purn bp sdn smpn sman dsn ";

/// Abbreviations that a number follows: months, weekdays, parts of laws and books.
const BEFORE_A_NUMBER: &str = " jan feb mar apr jun jul agu agt ags aug sep sept okt oct nov des dec \
    sen sel rab kam jum sab min ps pasal ay th thn bab bag gbr tab vol ed jil kpts uu pp ";

/// Abbreviations that stand after a name or a list: they may end a sentence.
const AFTER_A_NAME: &str = " dll dsb dst dkk tbk jr sr ltd inc corp co ";

/// Words that open sentences and are no part of a name, so that even `S.H.` ends before them.
const OPENERS: &str = " dia ia mereka kami kita saya namun pada dalam hal ini itu menurut sebelumnya \
    selain sementara saat ketika setelah untuk dengan karena jika tetapi adapun meski kemudian \
    sedangkan padahal juga di ";

/// Verbs of saying that follow a quotation even where an editor capitalized them.
const SAYING: &str = " kata ujar tulis tutur jelas ungkap ucap tambah imbuh lanjut tegas papar sebut \
    terang katanya ujarnya tuturnya jelasnya ungkapnya ucapnya tambahnya imbuhnya lanjutnya \
    tegasnya paparnya ";

/// The sentences of a document's blocks, in order; none goes over the end of its block.
pub fn block_sentences(text: &str, blocks: impl IntoIterator<Item = Span>) -> Vec<Sentence> {
    (0u32..)
        .zip(blocks)
        .flat_map(|(block, span)| {
            sentences(text, span)
                .into_iter()
                .map(move |span| Sentence { span, block })
        })
        .collect()
}

/// Splits `text` under `span` into sentences, in order: every non-white-space byte lies in one.
fn sentences(text: &str, span: Span) -> Vec<Span> {
    let inner = span.of(text);
    let base = span.start as usize;
    let last_word = inner.rfind(char::is_alphanumeric).unwrap_or(0);
    let mut found = Vec::new();
    let mut start = 0;
    let mut has_word = false;
    let mut skip_to = 0;
    for (at, c) in inner.char_indices() {
        has_word |= c.is_alphanumeric();
        if at < skip_to || !is_stop(c) || !has_word {
            continue;
        }
        let after = inner.get(at..).unwrap_or_default();
        let stops = run(after, is_stop);
        let closers = closers(after.get(stops..).unwrap_or_default());
        let end = at + stops + closers;
        skip_to = end;
        if end > last_word {
            break;
        }
        let before = inner.get(start..at).unwrap_or_default();
        let next = inner.get(end..).unwrap_or_default();
        let single_dot = c == '.' && stops == 1;
        if starts_sentence(before, single_dot, closers > 0, next) {
            found.push(Span::new(base + start, base + end).trimmed(text));
            start = end;
            has_word = false;
        }
    }
    let rest = Span::new(base + start, base + inner.len()).trimmed(text);
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '。' | '‼' | '⁉')
}

/// Length of the characters at the start of `text` that satisfy `wanted`.
fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// Length of the quotes and brackets that close right after a stop. A straight quote with a letter
/// behind it opens the next sentence instead.
fn closers(text: &str) -> usize {
    let mut chars = text.chars().peekable();
    let mut len = 0;
    while let Some(c) = chars.next() {
        let closes = match c {
            '”' | '’' | ')' | ']' | '}' | '»' => true,
            '"' | '\'' => !chars.peek().is_some_and(|next| next.is_alphanumeric()),
            _ => false,
        };
        if !closes {
            break;
        }
        len += c.len_utf8();
    }
    len
}

/// Whether a sentence starts with `next`, given the sentence so far up to its stop.
fn starts_sentence(before: &str, single_dot: bool, closed: bool, next: &str) -> bool {
    let space = run(next, |c| c.is_whitespace() || c == '\u{feff}');
    let opening = |c: char| c.is_whitespace() || "\"'“‘‚„«([{-–—\u{feff}".contains(c);
    let openers = run(next, opening);
    let ahead = next.get(openers..).unwrap_or_default();
    let Some(first) = ahead.chars().next() else {
        return false;
    };
    if space == 0 && !glued(before, openers, ahead) {
        return false;
    }
    if first.is_lowercase() {
        return false;
    }
    let word_ahead = normal_form(
        ahead
            .get(..run(ahead, char::is_alphabetic))
            .unwrap_or_default(),
    );
    if closed {
        // `Kol. (Inf.) Agus`: one abbreviation in brackets, and the name goes on.
        let bracketed = next.is_empty()
            || before.rsplit(['(', '[']).next().is_some_and(|inside| {
                inside.len() < before.len()
                    && inside.chars().all(char::is_alphabetic)
                    && listed(BEFORE_A_NAME, &normal_form(inside))
            });
        let goes_on = listed(SAYING, &word_ahead) || single_dot && bracketed;
        return !goes_on;
    }
    if !single_dot {
        return true;
    }
    let chunk = last_chunk(before);
    let word = chunk.rsplit('.').next().unwrap_or_default();
    let form = normal_form(word);
    let name_follows = openers == space && !listed(OPENERS, &word_ahead);
    if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
        // An initial; after it only a word that is never part of a name opens a sentence.
        return !name_follows;
    }
    if listed(BEFORE_A_NAME, &form) && !chunk.contains('.') {
        return listed(OPENERS, &word_ahead);
    }
    if listed(BEFORE_A_NUMBER, &form) && first.is_numeric() {
        return false;
    }
    if dotted(chunk) {
        return !name_follows && first != '(';
    }
    if listed(AFTER_A_NAME, &form) {
        return !next.trim_start().starts_with('(');
    }
    // A number that is all there is so far numbers an item of a list. The limit keeps a line of
    // nothing but numbers linear.
    before.len() > 16
        || !before
            .chars()
            .all(|c| c.is_numeric() || opening(c) || c == '.')
}

/// Whether a sentence begins right after the stop because the space was forgotten: a long word in
/// lower case before, a capitalized word or a quotation behind (`kemarin.Presiden`).
fn glued(before: &str, openers: usize, ahead: &str) -> bool {
    let mut letters = before.chars().rev();
    let lower = letters.by_ref().take(4).all(char::is_lowercase);
    let mut next = ahead.chars();
    let capital = next.next().is_some_and(char::is_uppercase);
    let lower_behind = next.next().is_some_and(char::is_lowercase);
    let domain = ahead.starts_with("Com") || ahead.starts_with("Id");
    lower && capital && (openers > 0 || lower_behind) && !domain && before.len() > 4
}

/// What stands between the last white space and the end of `before`, opening marks left out; no
/// more than its last 24 bytes, which no abbreviation exceeds.
fn last_chunk(before: &str) -> &str {
    let mut from = before.len().saturating_sub(24);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    before
        .get(from..)
        .unwrap_or_default()
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default()
        .trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Whether `chunk` is an abbreviation with inner dots: `S.H`, `M.Si`, `a.n`.
fn dotted(chunk: &str) -> bool {
    chunk.contains('.')
        && chunk.split('.').all(|part| {
            (1..=3).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
        })
}

fn listed(list: &str, word: &str) -> bool {
    !word.is_empty()
        && list.match_indices(word).any(|(at, _)| {
            let around = list.get(at.saturating_sub(1)..at + word.len() + 1);
            around.is_some_and(|found| found.starts_with(' ') && found.ends_with(' '))
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::sentences;
    use crate::base::Span;

    /// `|` marks the expected boundaries.
    fn check(marked: &str) {
        let text = marked.replace(" | ", " ").replace('|', "");
        let found: Vec<&str> = sentences(&text, Span::new(0, text.len()))
            .into_iter()
            .map(|span| span.of(&text))
            .collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_end_sentences_and_numbers_hold_together() {
        check(
            "Kapal tiba pukul 07.15 waktu setempat. | Muatannya 12.500 ton beras. | Benarkah? | Ya!",
        );
        check("Rapat itu digelar pada 2021. | Pesertanya 40 orang.");
        check("Entahlah… | Dia pergi... | Lalu pulang.");
    }

    #[test]
    fn ranks_branches_and_parts_of_laws_are_abbreviations_too() {
        check("Kol. (Inf.) Agus dan Brigjen. Pol. Anton hadir.| Mereka pulang.");
        check("Lihat ps. 7 ayat 2 UU No. 5 Th. 2020.| Pada Jum. 12 Jan. 2024 ia pergi.");
        check("Ia menunggu (sejak pagi.)| Agus datang.");
    }

    #[test]
    fn abbreviations_before_a_name_or_a_number_do_not_end_a_sentence() {
        check("Menurut Prof. Dr. Sari Dewi, Jl. Melati No. 5 ditutup. | Warga protes.");
        check("Pengamat B. Hartono dan H. Amir hadir. | PT. Angin Timur absen.");
        check("Surat a.n. Budi dikirim pada 3 Agt. 2020 oleh dr. Rina.");
    }

    #[test]
    fn abbreviations_after_a_name_may_end_a_sentence() {
        check("Ia membawa beras, gula, dll. | Warga senang.");
        check("Sidang dipimpin Budi Raharjo, S.H., M.Si. | Namun terdakwa absen.");
        check("Gugatan Rina, S.H. Wijaya ditolak.");
        check("Saham PT Angin Tbk. (ANGN) naik.");
    }

    #[test]
    fn a_closing_quote_belongs_to_its_sentence() {
        check(
            "\"Kami menolak. | Itu tidak adil,\" kata Rina. | \"Dan kami akan pergi.\" | Ia pergi.",
        );
        check("“Mengapa harus begitu?” tanya Amir. | Tak ada jawaban.");
        check("“Kami siap.” Ujar Amir kepada wartawan.");
    }

    #[test]
    fn a_lower_case_continuation_never_starts_a_sentence() {
        check("Situs contoh.co.id ramai. dan warga tahu.");
        check("Yahoo! masih ada, katanya.");
    }

    #[test]
    fn a_forgotten_space_is_seen() {
        check("Mereka pulang kemarin.|Presiden tidak.");
    }

    #[test]
    fn a_numbered_item_is_one_sentence() {
        check("1. Beras mahal. | Gula murah.");
    }

    #[test]
    fn a_mark_alone_is_no_sentence() {
        check("Mereka pulang. \"");
        check("... Mereka pulang.");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn sentences_cover_every_visible_byte_in_order(
            text in "[a-cA-C1 .?!\"”()…\u{a0}é-]{0,40}|\\PC{0,40}"
        ) {
            let whole = Span::new(0, text.len());
            let found = sentences(&text, whole);
            let mut at = 0;
            for span in &found {
                let gap = Span { start: at, end: span.start };
                assert!(gap.trimmed(&text).is_empty(), "{text:?}");
                assert!(!span.is_empty() && *span == span.trimmed(&text));
                at = span.end;
            }
            let rest = Span { start: at, end: whole.end };
            assert!(rest.trimmed(&text).is_empty(), "{text:?}");
        }
    }
}
