//! Words, numbers and punctuation marks, and the form in which words are compared.
//!
//! Every character that is neither white space nor invisible lies in exactly one token. Words are
//! not analyzed here, and scripts without spaces are not segmented: a run of their letters is one
//! word.

use crate::base::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes (`negara-negara`, `Jong-un`).
    Word,
    /// Digits with inner separators (`11.000`, `02.45`, `18/6/2024`, `19-20`).
    Number,
    /// One punctuation mark or symbol.
    Punctuation,
}

/// A token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of `text` under `span`, in order, with spans into `text`.
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = span.of(text);
    let mut at = span.start as usize;
    while let Some(first) = rest.chars().next() {
        let (len, kind) = if first.is_whitespace() || invisible(first) {
            (first.len_utf8(), None)
        } else if first.is_numeric() {
            let (len, kind) = number_or_word(rest);
            (len, Some(kind))
        } else if first.is_alphabetic() {
            (word_len(rest), Some(TokenKind::Word))
        } else {
            (first.len_utf8(), Some(TokenKind::Punctuation))
        };
        if let Some(kind) = kind {
            found.push(Token {
                span: Span::new(at, at + len),
                kind,
            });
        }
        at += len;
        rest = rest.get(len..).unwrap_or_default();
    }
    found
}

/// Length of the token that starts with the digit at the start of `rest`, and its kind.
fn number_or_word(rest: &str) -> (usize, TokenKind) {
    let number = number_len(rest);
    let mut after = rest.get(number..).unwrap_or_default().chars();
    let plain = rest
        .get(..number)
        .is_some_and(|digits| digits.chars().all(char::is_numeric));
    // `5G` and `1990-an` are words; in `1.500km` the separators show a number with its unit.
    let grows = match after.next() {
        Some(letter) if letter.is_alphabetic() => true,
        Some(joint) if hyphen(joint) => after.next().is_some_and(char::is_alphabetic),
        _ => false,
    };
    if plain && grows {
        (word_len(rest), TokenKind::Word)
    } else {
        (number, TokenKind::Number)
    }
}

/// Length of the digits with inner separators at the start of `rest`.
fn number_len(rest: &str) -> usize {
    let mut end = 0;
    let mut separator = 0;
    for c in rest.chars() {
        if c.is_numeric() {
            end += separator + c.len_utf8();
            separator = 0;
        } else if separator == 0 && matches!(c, '.' | ',' | ':' | '/' | '-' | '–' | '‑') {
            separator = c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// Length of the word at the start of `rest`, at least one character.
fn word_len(rest: &str) -> usize {
    let mut end = 0;
    let mut joint = 0;
    let mut after_letter = false;
    for (at, c) in rest.char_indices() {
        if c.is_numeric() && after_letter && currency_or_decimal(rest, at) {
            break;
        }
        if c.is_alphanumeric() {
            end += joint + c.len_utf8();
            joint = 0;
            after_letter = c.is_alphabetic();
        } else if mark(c) && joint == 0 {
            end += c.len_utf8();
        } else if invisible(c) {
            joint += c.len_utf8();
        } else if joint == 0 && (hyphen(c) || apostrophe(c)) {
            joint = c.len_utf8();
            after_letter = false;
        } else {
            break;
        }
    }
    end.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// Whether the digits at byte `at` of a word are a number that is only written close to it:
/// `Rp500`, `Rp1.250`, `USD3,5`.
fn currency_or_decimal(word: &str, at: usize) -> bool {
    let (Some(letters), Some(digits)) = (word.get(..at), word.get(at..)) else {
        return false;
    };
    letters == "Rp"
        || digits
            .get(..number_len(digits))
            .is_some_and(|number| number.contains(['.', ',']))
}

fn hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// Characters without width: joiners, direction marks, soft hyphen, byte order mark.
fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Combining marks of the blocks made for them.
fn mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Base letters of U+00E0 to U+017F in order; a dot keeps the character. Upper case has been
/// folded before, so the even halves of the pairs are only place holders.
const LATIN: &str = concat!(
    "aaaaaa.ceeeeiiii.nooooo.ouuuuy.y",
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.lllllllll",
    "lnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs",
);

/// Base letters of U+1EA0 to U+1EF9, the letters of Vietnamese names, in runs.
const VIETNAMESE: [(u32, char); 6] = [
    (0x1eb7, 'a'),
    (0x1ec7, 'e'),
    (0x1ecb, 'i'),
    (0x1ee3, 'o'),
    (0x1ef1, 'u'),
    (0x1ef9, 'y'),
];

/// The letter under the diacritics of a precomposed Latin letter.
fn folded(c: char) -> char {
    let code = c as u32;
    match code {
        0xe0..=0x17f => LATIN
            .as_bytes()
            .get((code - 0xe0) as usize)
            .map(|&byte| byte as char)
            .filter(|&base| base != '.')
            .unwrap_or(c),
        0x1a1 => 'o',
        0x1b0 => 'u',
        0x1ce => 'a',
        0x219 => 's',
        0x21b => 't',
        0x1ea0..=0x1ef9 => VIETNAMESE
            .iter()
            .find(|(last, _)| code <= *last)
            .map_or(c, |(_, base)| *base),
        _ => c,
    }
}

/// The small letter of a Latin, Greek or Cyrillic capital; any other character as it is.
///
/// These are the scripts in which Indonesian news writes names. The standard library knows all
/// scripts, by a table of 11 kB that the page would carry.
pub fn small_letter(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => {
            code + 0x20
        }
        0x400..=0x40f => code + 0x50,
        // Capital and small letter alternate, the capital on even places …
        0x100..=0x12f
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x1a0..=0x1a5
        | 0x1de..=0x1ef
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code | 1,
        // … or on odd ones.
        0x139..=0x148 | 0x179..=0x17e | 0x1af | 0x1cd..=0x1dc | 0x4c1..=0x4ce => code + code % 2,
        0x130 => 0x69,
        0x178 => 0xff,
        0x1e9e => 0xdf,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// The form in which words are compared: lower case, straight apostrophes and hyphens, no
/// diacritics on Latin letters, no combining marks or invisible characters.
pub fn normal_form(word: &str) -> String {
    let mut form = String::with_capacity(word.len());
    for c in word.chars().map(small_letter) {
        if mark(c) || invisible(c) {
            continue;
        }
        match c {
            'a'..='z' => form.push(c),
            'ß' => form.push_str("ss"),
            'æ' => form.push_str("ae"),
            'œ' => form.push_str("oe"),
            '\u{2010}'..='\u{2012}' | '\u{2212}' => form.push('-'),
            _ if apostrophe(c) => form.push('\''),
            _ => form.push(folded(c)),
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{LATIN, TokenKind, invisible, normal_form, small_letter, tokens};
    use crate::base::Span;

    fn check(text: &str, expected: &str) {
        let found: Vec<String> = tokens(text, Span::new(0, text.len()))
            .iter()
            .map(|token| {
                let kind = match token.kind {
                    TokenKind::Word => 'w',
                    TokenKind::Number => 'n',
                    TokenKind::Punctuation => 'p',
                };
                format!("{kind}:{}", token.span.of(text))
            })
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn words_keep_inner_hyphens_apostrophes_and_digits() {
        check(
            "Park Sun-ok, negara-negara G20 (Ma’ruf).",
            "w:Park w:Sun-ok p:, w:negara-negara w:G20 p:( w:Ma’ruf p:) p:.",
        );
        check(
            "ke-24 era 1990-an 'kata' -",
            "w:ke-24 w:era w:1990-an p:' w:kata p:' p:-",
        );
    }

    #[test]
    fn numbers_keep_inner_separators_and_lose_a_trailing_dot() {
        check(
            "12.500 ton, pukul 07.15. 3/4/2021 21-22 8,5%",
            "n:12.500 w:ton p:, w:pukul n:07.15 p:. n:3/4/2021 n:21-22 n:8,5 p:%",
        );
    }

    #[test]
    fn a_number_written_close_to_a_currency_or_a_unit_stands_alone() {
        check(
            "Rp500 USD3,5 1.500km",
            "w:Rp n:500 w:USD n:3,5 n:1.500 w:km",
        );
    }

    #[test]
    fn spans_point_into_the_whole_text() {
        let text = "abc déf";
        let found = tokens(text, Span::new(4, text.len()));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span.of(text), "déf");
    }

    #[test]
    fn the_table_of_latin_letters_has_one_place_a_letter() {
        assert_eq!(LATIN.len(), 0x180 - 0xe0);
        assert_eq!(normal_form("žšłńőűğçñéèâåøÿ"), "zslnougcneeaaoy");
    }

    #[test]
    fn small_letters_are_those_of_the_standard_library_in_the_scripts_of_names() {
        let scripts = (0..0x180).chain([0x1a0, 0x1af]).chain(0x1cd..0x1f0);
        let scripts = scripts.chain(0x1f8..0x220).chain(0x222..0x234);
        let scripts = scripts.chain(0x391..0x3aa).chain(0x400..0x530);
        for c in scripts.chain(0x1e00..0x1f00).filter_map(char::from_u32) {
            // The one of these whose small letter is two characters, of which one is a mark.
            if c == 'İ' || c == '\u{4c0}' {
                continue;
            }
            assert_eq!(small_letter(c), c.to_lowercase().next().unwrap(), "{c}");
        }
        assert_eq!(normal_form("İzmir"), "izmir");
    }

    #[test]
    fn normal_form_folds_case_marks_hyphens_and_apostrophes() {
        assert_eq!(normal_form("Erdoğan"), "erdogan");
        assert_eq!(normal_form("Hà\u{200b} Nội"), "ha noi");
        assert_eq!(normal_form("e\u{301}lite"), "elite");
        assert_eq!(normal_form("Jum’at"), "jum'at");
        assert_eq!(normal_form("Sun\u{2011}OK"), "sun-ok");
        assert_eq!(normal_form("Straße"), "strasse");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn every_visible_character_lies_in_exactly_one_token(
            text in "[a-z0-9A-Z.,'’/ \u{a0}\u{200b}\u{301}é👍-]{0,40}|\\PC{0,40}"
        ) {
            let found = tokens(&text, Span::new(0, text.len()));
            for (at, c) in text.char_indices() {
                let covering = found
                    .iter()
                    .filter(|token| token.span.start as usize <= at && at < token.span.end as usize)
                    .count();
                if !c.is_whitespace() && !invisible(c) {
                    assert_eq!(covering, 1, "{text:?} at {at}");
                }
            }
            assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            normal_form(&text);
        }
    }
}
