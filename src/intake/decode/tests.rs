//! Encodings, normal form C and the way back to the bytes.

use proptest::prelude::{ProptestConfig, proptest};
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use super::{MOST_BYTES, decode, decode_page, normalized};
use crate::base::{Severity, Span};

const TEXT: &str = "Kafé “Ñandú” di Köln\r\nBiaya 5 € – 7 €\n";

fn utf_16le(text: &str) -> Vec<u8> {
    let units = text.encode_utf16();
    [0xfeff]
        .into_iter()
        .chain(units)
        .flat_map(u16::to_le_bytes)
        .collect()
}

fn refused(bytes: &[u8]) -> (Option<u32>, String) {
    let remark = decode(bytes.to_vec()).unwrap_err();
    assert!(remark.severity == Severity::Error && !remark.hint.is_empty());
    (remark.line, remark.message)
}

#[test]
fn utf_8_in_normal_form_is_its_own_text_and_keeps_its_mark() {
    for text in [TEXT.to_owned(), format!("\u{feff}{TEXT}")] {
        let decoded = decode(text.clone().into_bytes()).unwrap();
        assert_eq!(decoded.text, text);
        assert!(decoded.offsets.is_identity() && decoded.remarks.is_empty());
    }
}

#[test]
fn every_word_of_a_utf_16_file_is_found_in_its_bytes() {
    let little = utf_16le(TEXT);
    let big: Vec<u8> = little.chunks(2).flat_map(|it| [it[1], it[0]]).collect();
    for (bytes, swapped) in [(little, false), (big, true)] {
        let decoded = decode(bytes.clone()).unwrap();
        assert_eq!(decoded.text, format!("\u{feff}{TEXT}"));
        for word in ["Kafé", "Köln", "5 €", "7"] {
            let start = decoded.text.find(word).unwrap();
            let span = decoded.offsets.span(Span::new(start, start + word.len()));
            let under = &bytes[span.start as usize..span.end as usize];
            let units = under.chunks(2).map(|it| match swapped {
                true => u16::from_be_bytes([it[0], it[1]]),
                false => u16::from_le_bytes([it[0], it[1]]),
            });
            let found: String = char::decode_utf16(units).map(Result::unwrap).collect();
            assert_eq!(found, word);
        }
    }
}

#[test]
fn a_lone_surrogate_is_replaced_and_its_line_is_named() {
    let mut bytes = utf_16le("satu\ndua ");
    bytes.extend(0xd800u16.to_le_bytes());
    bytes.extend("x\n".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.push(b'y');
    let decoded = decode(bytes.clone()).unwrap();
    assert_eq!(decoded.text, "\u{feff}satu\ndua \u{fffd}x\n\u{fffd}");
    assert_eq!(decoded.remarks[0].line, Some(2));
    assert!(decoded.remarks[0].message.starts_with('2'));
    let end = decoded.offsets.of_file(decoded.text.len() as u32 - 3);
    assert_eq!(end as usize, bytes.len() - 1);
}

#[test]
fn windows_1252_is_assumed_where_it_is_plausible_and_said_so() {
    let bytes = b"Kaf\xe9 \x93Anggrek\x94 di K\xf6ln ramai sejak pagi \x96 kata pemiliknya.";
    let decoded = decode(bytes.to_vec()).unwrap();
    assert!(decoded.text.starts_with("Kafé “Anggrek” di Köln"));
    assert_eq!(decoded.remarks[0].severity, Severity::Note);
    assert!(decoded.remarks[0].message.contains("Windows-1252"));
    let start = decoded.text.find("Köln").unwrap() as u32;
    assert_eq!(
        &bytes[decoded.offsets.of_file(start) as usize..][..4],
        b"K\xf6ln"
    );
}

#[test]
fn what_is_no_text_or_damaged_is_refused_with_its_line() {
    let damaged = [TEXT.as_bytes(), b"Kaf\xe9 tutup"].concat();
    assert_eq!(
        refused(&damaged),
        (
            Some(3),
            "the file is not UTF-8: byte 55 begins no character".to_owned()
        )
    );
    assert_eq!(refused(b"satu\ndua \xff").0, Some(2));
    let cyrillic = b"\xcf\xee\xe6\xe0\xf0 \xed\xe0 \xf0\xfb\xed\xea\xe5";
    assert!(refused(cyrillic).1.contains("not UTF-8"));
    let wide: Vec<u8> = "Pasar".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refused(&wide).1.contains("UTF-16"));
    let wide: Vec<u8> = "Pasar é"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert!(refused(&wide).1.contains("UTF-16"));
    assert!(refused(b"\xff\xfe\0\0P\0\0\0").1.contains("UTF-32"));
    assert!(
        refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
            .1
            .contains("not UTF-8")
    );
    assert!(refused(b"PK\x03\x04\0\0\x01\x02ab").1.contains("no text"));
    assert!(refused(&vec![b'a'; MOST_BYTES + 1]).1.contains("more than"));
}

#[test]
fn a_nul_character_in_a_text_is_named_with_its_line() {
    let decoded =
        decode(b"Api padam dini hari tadi.\nWarga pulang\0 ke rumah.\n".to_vec()).unwrap();
    assert_eq!(decoded.remarks[0].line, Some(2));
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_declares() {
    let head = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=";
    let page = |charset: &str, rest: &[u8]| {
        let bytes = [
            head.as_bytes(),
            charset.as_bytes(),
            b"\"></head><p>Kaf",
            rest,
        ]
        .concat();
        decode_page(bytes).unwrap()
    };
    assert!(page("iso-8859-2", b"\xf5 <b>x</b>").0.contains("Kafő"));
    assert!(page("windows-1251", b"\xe9").0.contains("Kafй"));
    // The page is UTF-8 whatever it says.
    assert!(page("iso-8859-1", "é".as_bytes()).0.contains("Kafé"));
    assert!(page("utf-8", "é".as_bytes()).0.contains("Kafé"));
    let (text, remarks) = page("shift_jis", b"\xff\xff");
    assert!(text.contains('\u{fffd}') && remarks[0].severity == Severity::Warning);
}

/// Maps `file` and checks that every character boundary of the text has one of the file.
fn check_map(file: &str) {
    let (text, map) = normalized(file.chars().map(|c| (c, c.len_utf8())));
    assert_eq!(text, file.nfc().collect::<String>());
    let mut last = 0;
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    for at in ends {
        let there = map.of_file(at as u32);
        assert!(
            there >= last && file.is_char_boundary(there as usize),
            "{file:?} {at}"
        );
        last = there;
    }
    assert_eq!(map.of_file(0), 0);
    assert_eq!(map.of_file(text.len() as u32) as usize, file.len());
    // A span maps to bytes whose normal form holds it, and a plain letter to itself.
    for (at, c) in text.char_indices() {
        let span = map.span(Span::new(at, at + c.len_utf8()));
        let under = span.of(file);
        assert!(under.nfc().any(|it| it == c), "{file:?} {c:?}");
    }
    let next = file.chars().skip(1).chain(['\n']);
    for ((at, c), next) in file.char_indices().zip(next) {
        // Some starters are composed of marks alone (U+0F81): their parts tell.
        let part = std::iter::once(next).nfd().next();
        let joined = part.is_some_and(|part| canonical_combining_class(part) != 0);
        if c.is_ascii() && !joined {
            let there = (0..text.len() as u32).find(|&it| map.of_file(it) as usize == at);
            assert_eq!(
                there.map(|it| text.as_bytes()[it as usize]),
                Some(c as u8),
                "{file:?}"
            );
        }
    }
}

#[test]
fn clusters_are_cut_as_fine_as_composition_allows() {
    for text in [
        "cafe\u{301}s na\u{308}\u{323}\u{301}x",
        "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1161} \u{ac00}\u{11a8}",
        "\u{301}a\u{f71}\u{f73}\u{344}\u{958}\u{212b}",
        "q\u{307}\u{323} d\u{307}\u{323}",
        "E\u{f81}\u{341}e\u{f81}\u{341}",
    ] {
        check_map(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn every_boundary_of_a_composed_text_is_one_of_its_file(
        text in "([a-eA-E .\n]|[\u{300}-\u{345}]|[\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11a8}-\u{11c2}]|[\u{ac00}-\u{ac1c}]|[\u{f71}-\u{f81}]|[é\u{212b}\u{958}\u{1e9b}😀]){0,24}|\\PC{0,16}"
    ) {
        check_map(&text);
    }
}

#[test]
fn a_long_row_of_combining_marks_takes_no_long_time() {
    let text = "e".to_owned() + &"\u{301}\u{323}".repeat(250_000);
    let decoded = decode(text.into_bytes()).unwrap();
    assert_eq!(decoded.offsets.numbers().len() % 4, 0);
}
