//! Characters: which are letters, and the form in which words are compared.
//!
//! Indonesian news is written in Latin letters; other scripts come in names. So the Latin, Greek
//! and Cyrillic alphabets are known here letter by letter, and the rest by what is no letter.

/// Hyphens that join the parts of a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Apostrophes, and marks that are typed for them.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// Characters without width: joiners, direction marks, soft hyphen, byte order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Characters of which a reader sees nothing: those without width, and controls that are no white
/// space.
pub fn is_unseen(c: char) -> bool {
    is_invisible(c)
        || matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}' | '\u{61c}' | '\u{2065}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Combining marks of the blocks made for them.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether a character is a letter of a word.
///
/// Beyond ASCII it is whatever no block of spaces, punctuation, signs, pictures or private use
/// holds: so vowel signs and digits of other scripts stay inside their words, which the standard
/// library's `is_alphabetic` cuts, by tables of 3 kB that the page would carry.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        // Latin-1, without its ordinals, superscript digits and fractions.
        '\u{80}'..='\u{a9}'
        | '\u{ab}'..='\u{b1}'
        | '\u{b4}'
        | '\u{b6}'..='\u{b8}'
        | '\u{bb}'
        | '\u{bf}'
        | '×'
        | '÷' => false,
        // Greek, Armenian, Hebrew, Arabic, Indian, Thai, Ethiopian and Khmer punctuation.
        '\u{37e}'
        | '\u{387}'
        | '\u{55a}'..='\u{55f}'
        | '\u{589}'..='\u{58f}'
        | '\u{5be}'
        | '\u{5c0}'
        | '\u{5c3}'
        | '\u{5f3}'
        | '\u{5f4}'
        | '\u{600}'..='\u{60f}'
        | '\u{61b}'..='\u{61f}'
        | '\u{66a}'..='\u{66d}'
        | '\u{6d4}'
        | '\u{964}'
        | '\u{965}'
        | '\u{970}'
        | '\u{e3f}'
        | '\u{e4f}'
        | '\u{e5a}'
        | '\u{e5b}'
        | '\u{1360}'..='\u{1368}'
        | '\u{17d4}'..='\u{17d6}'
        | '\u{17d8}'..='\u{17db}' => false,
        // General punctuation, signs of number and money, letterlike signs to pictures.
        '\u{2000}'..='\u{206f}'
        | '\u{207a}'..='\u{207e}'
        | '\u{208a}'..='\u{208e}'
        | '\u{20a0}'..='\u{20cf}'
        | '\u{2100}'..='\u{2bff}'
        | '\u{2e00}'..='\u{2e7f}' => false,
        // Punctuation and wide forms of East Asia.
        '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{3030}'
        | '\u{303d}'..='\u{303f}'
        | '\u{30a0}'
        | '・'
        | '\u{fe10}'..='\u{fe1f}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}'
        | '\u{ffe0}'..='\u{ffff}' => false,
        // Private use, pictures, tags.
        '\u{e000}'..='\u{f8ff}'
        | '\u{fd3e}'
        | '\u{fd3f}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{e0000}'.. => false,
        _ => !is_mark(c) && !is_invisible(c),
    }
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
        if is_mark(c) || is_invisible(c) {
            continue;
        }
        match c {
            'a'..='z' => form.push(c),
            'ß' => form.push_str("ss"),
            'æ' => form.push_str("ae"),
            'œ' => form.push_str("oe"),
            '\u{2010}'..='\u{2012}' | '\u{2212}' => form.push('-'),
            _ if is_apostrophe(c) => form.push('\''),
            _ => form.push(folded(c)),
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::{LATIN, is_letter, normal_form, small_letter};

    #[test]
    fn letters_of_all_scripts_of_names_are_letters_with_their_vowel_signs() {
        for word in [
            "Ærø",
            "Łódź",
            "Ξένια",
            "Юрий",
            "שלום",
            "محمد",
            "हिन्दी",
            "กรุงเทพ",
            "김정은",
            "習近平",
            "ひらがな",
            "km²",
        ] {
            assert!(word.chars().all(is_letter), "{word}");
        }
        // Beyond ASCII nothing that the standard library calls alphabetic is lost, but for letters
        // that are used as signs: circled ones, Roman numerals, ℃, the archaic Hangul filler.
        let lost: Vec<char> = ('\u{80}'..='\u{fffd}')
            .filter(|&c| c.is_alphabetic() && !is_letter(c))
            .filter(|c| !matches!(c, '\u{2100}'..='\u{2bff}' | '\u{345}' | '\u{363}'..='\u{36f}' | '\u{1ab0}'..='\u{1dff}' | '\u{2e2f}'))
            .collect();
        assert_eq!(lost, []);
    }

    #[test]
    fn signs_marks_and_spaces_are_no_letters() {
        let signs = "\u{a0}©«»¿×÷–—“”„…‹›€№™→■☎✓⚠・、。「」！：？～🙂👍🏽\u{301}\u{200b}\u{feff}؟،।๛";
        for c in signs
            .chars()
            .chain(('\0'..='\u{7f}').filter(|c| !c.is_ascii_alphabetic()))
        {
            assert!(!is_letter(c), "{c:?}");
        }
        assert!(('\0'..=char::MAX).all(|c| !c.is_whitespace() || !is_letter(c) || c == '\u{1680}'));
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
}
