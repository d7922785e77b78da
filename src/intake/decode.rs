//! Bytes of a file to text in UTF-8 and normal form C, with the way back to the bytes.
//!
//! The encoding is known by a byte order mark, else by what the bytes can be:
//!
//! - UTF-8, with or without a mark;
//! - UTF-16, little or big endian, with a mark;
//! - Windows-1252 where the bytes are no UTF-8 but plausibly text in it: no byte that it leaves
//!   undefined, no control character, no `0xFF`, at least two thirds of what is visible are letters,
//!   and bytes above `0x7F` are at most a sixth as many as letters, as in languages written in
//!   Latin script;
//! - anything else is refused. A file with more whole characters of several bytes than broken ones
//!   is damaged UTF-8 and nothing else.
//!
//! A byte order mark stays part of the text.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use sha2::{Digest, Sha256};
use unicode_normalization::{
    IsNormalized, UnicodeNormalization,
    char::{canonical_combining_class, decompose_canonical},
    is_nfc_quick,
};

use crate::{
    base::{Diagnostic, Severity},
    corpus::{Offsets, OffsetsBuilder},
};

/// The most bytes that are read of one file. News pages are some kilobytes; what is larger is
/// another kind of file.
pub(super) const MOST_BYTES: usize = 20 << 20;

const AS_UTF_8: &str = "save it as UTF-8";

/// A text, and what was noticed while it was decoded.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) offsets: Offsets,
    pub(super) remarks: Vec<Remark>,
}

/// What is to be said of a file, once its name is known.
#[derive(Debug)]
pub(super) struct Remark {
    pub(super) severity: Severity,
    /// The line of the text, counted from 1.
    pub(super) line: Option<u32>,
    pub(super) message: String,
    pub(super) hint: &'static str,
}

impl Remark {
    fn new(severity: Severity, line: Option<u32>, message: String, hint: &'static str) -> Self {
        Self {
            severity,
            line,
            message,
            hint,
        }
    }

    /// A reason not to read the file.
    pub(super) fn error(line: Option<u32>, message: String, hint: &'static str) -> Self {
        Self::new(Severity::Error, line, message, hint)
    }

    pub(super) fn of(self, file: &str) -> Diagnostic {
        Diagnostic {
            severity: self.severity,
            file: file.to_owned(),
            line: self.line,
            message: self.message,
            hint: self.hint.to_owned(),
        }
    }
}

/// Decodes a file, or says why it can't be read.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Remark> {
    refuse_large(bytes.len())?;
    match Encoding::for_bom(&bytes) {
        Some((encoding, _)) if encoding == UTF_16LE && bytes.starts_with(b"\xff\xfe\0\0") => {
            let message = "the file is UTF-32, which is not read".to_owned();
            return Err(Remark::error(None, message, AS_UTF_8));
        }
        Some((encoding, _)) if encoding != UTF_8 => return utf_16(&bytes, encoding == UTF_16BE),
        _ => {}
    }
    if is_unmarked_utf_16(&bytes) {
        return Err(unmarked_utf_16());
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let remarks = controls(&text)?;
            Ok(composed(text, remarks))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            windows_1252(error.as_bytes(), at)
        }
    }
}

/// Decodes a saved page: by its byte order mark, else as its `<meta>` element says, else as any
/// file. The text is markup still, and not normalized.
pub(super) fn decode_page(bytes: Vec<u8>) -> Result<(String, Vec<Remark>), Remark> {
    refuse_large(bytes.len())?;
    let named = match Encoding::for_bom(&bytes) {
        Some(_) => None,
        None => declared(&bytes).filter(|named| *named != UTF_8),
    };
    // A browser that saves a page may write UTF-8 and leave the page's own declaration.
    let Some(encoding) = named.filter(|_| std::str::from_utf8(&bytes).is_err()) else {
        return decode(bytes).map(|decoded| (decoded.text, decoded.remarks));
    };
    let (text, n_replaced) = encoding.decode_without_bom_handling(&bytes);
    let mut remarks = controls(&text)?;
    if n_replaced {
        remarks.push(Remark::new(
            Severity::Warning,
            line_of(&text, '\u{fffd}'),
            format!(
                "the page calls itself {}, but not all of its bytes are; they became U+FFFD",
                encoding.name()
            ),
            AS_UTF_8,
        ));
    }
    Ok((text.into_owned(), remarks))
}

/// The bytes of a file of lines as UTF-8 without a byte order mark. A line that is no UTF-8 stays as
/// it is, so that it alone is refused.
pub(super) fn decode_lines(bytes: Vec<u8>) -> Result<Vec<u8>, Remark> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, n_mark)) if encoding == UTF_8 => {
            Ok(bytes.get(n_mark..).unwrap_or_default().to_vec())
        }
        Some((encoding, _)) => {
            let (text, _) = encoding.decode_with_bom_removal(&bytes);
            Ok(text.into_owned().into_bytes())
        }
        None if is_unmarked_utf_16(&bytes) => Err(unmarked_utf_16()),
        None => Ok(bytes),
    }
}

/// SHA-256 of bytes in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Text in normal form C.
pub fn normal(text: String) -> String {
    composed(text, Vec::new()).text
}

/// Brings a text that is UTF-8 already into normal form C.
pub(super) fn compose(text: String) -> Result<Decoded, Remark> {
    refuse_large(text.len())?;
    let remarks = controls(&text)?;
    Ok(composed(text, remarks))
}

fn refuse_large(n_bytes: usize) -> Result<(), Remark> {
    if n_bytes <= MOST_BYTES {
        return Ok(());
    }
    let message = format!("{n_bytes} bytes are more than the {MOST_BYTES} that are read");
    let hint = "split it into one file an article, or make a .jsonl of it";
    Err(Remark::error(None, message, hint))
}

fn composed(text: String, remarks: Vec<Remark>) -> Decoded {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Decoded {
            text,
            offsets: Offsets::default(),
            remarks,
        };
    }
    let (text, offsets) = normalized(text.chars().map(|c| (c, c.len_utf8())));
    Decoded {
        text,
        offsets,
        remarks,
    }
}

/// Composes characters, each with the number of bytes that it takes in the file. The work is done
/// between places where no character joins what precedes it, so that the map stays as fine as the
/// text allows.
fn normalized(characters: impl Iterator<Item = (char, usize)>) -> (String, Offsets) {
    let mut out = Composer::default();
    for (c, n_bytes) in characters {
        if begins(c) {
            out.flush();
        }
        out.cluster.push(c);
        out.n_bytes.push(n_bytes);
    }
    out.flush();
    (out.text, out.offsets.finish())
}

#[derive(Default)]
struct Composer {
    text: String,
    offsets: OffsetsBuilder,
    /// Characters since the last place that nothing is composed across.
    cluster: Vec<char>,
    /// The bytes that each of them takes in the file.
    n_bytes: Vec<usize>,
}

impl Composer {
    fn flush(&mut self) {
        let start = self.text.len();
        match self.cluster.as_slice() {
            &[c] if c.is_ascii() => self.text.push(c),
            cluster => self.text.extend(cluster.iter().copied().nfc()),
        }
        let added = self.text.get(start..).unwrap_or_default();
        if added.chars().eq(self.cluster.iter().copied()) {
            for (c, n_bytes) in self.cluster.iter().zip(&self.n_bytes) {
                self.offsets.character(c.len_utf8(), *n_bytes);
            }
        } else if !added.is_empty() {
            self.offsets.cluster(added.len(), self.n_bytes.iter().sum());
        }
        self.cluster.clear();
        self.n_bytes.clear();
    }
}

/// Whether nothing before `c` is composed with it or moved behind it: its first part is a starter
/// that is never the second of a pair. Vowels and final consonants of Hangul are such seconds.
fn begins(c: char) -> bool {
    if c < '\u{300}' {
        return true;
    }
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    first.is_none_or(|first| {
        canonical_combining_class(first) == 0
            && is_nfc_quick(std::iter::once(first)) != IsNormalized::Maybe
    })
}

fn utf_16(bytes: &[u8], big_endian: bool) -> Result<Decoded, Remark> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match big_endian {
        true => u16::from_be_bytes(*pair),
        false => u16::from_le_bytes(*pair),
    });
    let mut line = 1u32;
    let mut broken: BTreeMap<u32, u32> = BTreeMap::new();
    let characters = char::decode_utf16(units)
        .map(|unit| unit.map_err(|_| 2))
        .chain(rest.first().map(|_| Err(1)))
        .map(|unit| match unit {
            Ok(c) => {
                line += u32::from(c == '\n');
                (c, c.len_utf16() * 2)
            }
            Err(n_bytes) => {
                *broken.entry(line).or_insert(0) += 1;
                (char::REPLACEMENT_CHARACTER, n_bytes)
            }
        });
    let (text, offsets) = normalized(characters);
    let mut remarks = controls(&text)?;
    if let Some((&line, _)) = broken.first_key_value() {
        let n_broken: u32 = broken.values().sum();
        remarks.push(Remark::new(
            Severity::Warning,
            Some(line),
            format!("{n_broken} units of UTF-16 are no characters, lone surrogates mostly; each became U+FFFD"),
            "save the file again from its source, as UTF-8",
        ));
    }
    Ok(Decoded {
        text,
        offsets,
        remarks,
    })
}

/// Reads bytes that are no UTF-8 as Windows-1252 where that is plausible; `at` is the first byte
/// that is no UTF-8.
fn windows_1252(bytes: &[u8], at: usize) -> Result<Decoded, Remark> {
    let (mut n_whole, mut n_broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        n_whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_broken += usize::from(!chunk.invalid().is_empty());
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    if n_whole >= n_broken || !is_plausible(bytes, &text) {
        let before = bytes.get(..at).unwrap_or_default();
        let n_lines = before.iter().filter(|&&byte| byte == b'\n').count();
        let message = format!("the file is not UTF-8: byte {at} begins no character");
        let line = u32::try_from(n_lines + 1).ok();
        return Err(Remark::error(line, message, AS_UTF_8));
    }
    let (text, offsets) = normalized(text.chars().map(|c| (c, 1)));
    let message = "not UTF-8; read as Windows-1252, in which it is plausible text".to_owned();
    let hint = "save it as UTF-8 if letters look wrong";
    Ok(Decoded {
        text,
        offsets,
        remarks: vec![Remark::new(Severity::Note, None, message, hint)],
    })
}

/// Whether `bytes`, which are `text` in Windows-1252, look like text of a language in Latin script.
fn is_plausible(bytes: &[u8], text: &str) -> bool {
    let undefined = |byte: &u8| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d | 0xff);
    let n_high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let n_letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let n_visible = text.chars().filter(|c| !c.is_whitespace()).count();
    !bytes.iter().any(undefined)
        && !text.chars().any(is_control)
        && n_letters * 3 >= n_visible * 2
        && n_high * 6 <= n_letters
}

/// Whether every second byte is 0, as in Latin text in UTF-16.
fn is_unmarked_utf_16(bytes: &[u8]) -> bool {
    let (pairs, _) = bytes.as_chunks::<2>();
    let n_low = pairs.iter().filter(|[first, _]| *first == 0).count();
    let n_high = pairs.iter().filter(|[_, second]| *second == 0).count();
    let many = |n: usize, other: usize| n * 2 > pairs.len() && other * 8 <= n;
    many(n_low, n_high) || many(n_high, n_low)
}

fn unmarked_utf_16() -> Remark {
    let message = "the file looks like UTF-16 without a byte order mark".to_owned();
    Remark::error(None, message, AS_UTF_8)
}

/// A control character that no text needs.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
}

/// Refuses what is no text, and remarks on NUL characters.
fn controls(text: &str) -> Result<Vec<Remark>, Remark> {
    let n_controls = text.chars().filter(|&c| is_control(c)).count();
    if n_controls > 0 && n_controls * 20 > text.chars().count() {
        let message = format!("the file is no text: it holds {n_controls} control characters");
        return Err(Remark::error(
            None,
            message,
            "remove it, or save its text as UTF-8",
        ));
    }
    let nul = line_of(text, '\0').map(|line| {
        let message = "the text holds NUL characters".to_owned();
        Remark::new(Severity::Warning, Some(line), message, "remove them")
    });
    Ok(nul.into_iter().collect())
}

/// The line of the first `wanted`, counted from 1.
fn line_of(text: &str, wanted: char) -> Option<u32> {
    let before = text.get(..text.find(wanted)?)?;
    let n_lines = before.bytes().filter(|&byte| byte == b'\n').count();
    u32::try_from(n_lines + 1).ok()
}

/// The encoding that a page's `<meta>` element names among its first bytes: `charset=` there, with
/// or without a quotation mark, in both forms of the element.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    head.split("<meta").skip(1).find_map(|element| {
        let (element, _) = element.split_once('>')?;
        let (_, name) = element.split_once("charset")?;
        let name = name.trim_start().strip_prefix('=')?;
        let name = name.trim_start().trim_start_matches(['"', '\'']);
        let end = name
            .find(|c: char| c.is_whitespace() || "\"';/>".contains(c))
            .unwrap_or(name.len());
        let found = Encoding::for_label(name.get(..end)?.as_bytes())?;
        // A page whose declaration could be read byte by byte is not UTF-16.
        let wide = found == UTF_16LE || found == UTF_16BE;
        Some(if wide { UTF_8 } else { found })
    })
}

#[cfg(test)]
mod tests;
