//! The page as one file that opens from a disk: its files are packed into blocks of the shell.
//!
//! A block is a `<script>` of a kind that no browser runs. It holds an archive, compressed with gzip, which
//! browsers unpack. The file's encoding is windows-1252, in which every byte is a letter, so that a block is a
//! 60th larger than its bytes, and not a third, as it would be in base64. Four bytes can't stand in a block:
//! they are written as the sign `=` and the byte 64 above, in the manner of yEnc. `www/files/single.js` reads
//! that, and `www/later/copy.js` writes it. The file's policy lists the checksums of its scripts, so that
//! nothing else in it can run, and it loads nothing.

use std::{io, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::Compression;
use sha2::{Digest, Sha256};

use super::{
    assemble::Files,
    host::gzip,
    hosted::object,
    kept::Kept,
    shell::{Shell, ascii},
};

/// Which of the page's files a copy has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// All.
    Whole,
    /// All but what reads a reader's own files.
    Small,
}

/// The sign before a byte that a block can't hold, and what is added to that.
const SIGN: u8 = b'=';
const SHIFT: u8 = 64;
/// What a browser replaces, what it reads as a line's end, what may begin a tag, and the sign.
const SIGNED: [u8; 4] = [0, b'\r', b'<', SIGN];

/// The blocks, with the files of each; all that stands in none is in the first.
const FIRST: &str = "page";
const BLOCKS: [(&str, &[&str]); 2] = [
    (
        "compare",
        &["sanding-compare.js", "sanding-compare_bg.wasm"],
    ),
    (
        "own",
        &[
            "sanding-worker.js",
            "sanding-worker_bg.wasm",
            "sanding-names.bin",
        ],
    ),
];
/// The frame of a copy, which is the copy without what stands in its places, and the block that holds it.
const FRAME: &str = "frame.html";
const FRAMES: &str = "frame";
/// Where the script that says where files are has the name of each one's block.
const PLACE: &str = "const BLOCKS = {};";
const FROM: &str = "single.js";
const BOOT: &str = "boot.js";
const ICON: &str = "icon.svg";
/// What a copy has no use for.
const HOSTED: [&str; 9] = [
    "service-gone.js",
    "hosted.js",
    "hosted-later.js",
    "parts.css",
    "parts.js",
    "service.js",
    "manifest.webmanifest",
    "sanding.d.ts",
    ICON,
];
/// Files up to this length are compressed with the utmost effort.
const SMALL: usize = 1 << 20;

/// The page as one file, of a corpus that is a block already; `is_best` where it may take some seconds to
/// make that small.
///
/// # Errors
/// None that memory has; compressing into it is fallible by its interface alone.
pub(super) fn single(
    shell: &Shell,
    files: &Files,
    corpus: &[u8],
    size: Size,
    (kept, is_best): (&Kept, bool),
) -> io::Result<Vec<u8>> {
    let text = |name: &str| {
        let bytes = files.get(Path::new(name)).map(Vec::as_slice);
        String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
    };
    let block_of = |name: &str| {
        let found = BLOCKS.iter().find(|(_, files)| files.contains(&name));
        found.map_or(FIRST, |(block, _)| block)
    };
    let is_left_out = |name: &str| {
        [FROM, BOOT].contains(&name)
            || HOSTED.contains(&name)
            || name.ends_with(".png")
            || (size == Size::Small && block_of(name) == "own")
    };
    let taken: Vec<(&str, &[u8])> = files
        .iter()
        .filter_map(|(name, bytes)| Some((name.to_str()?, bytes.as_slice())))
        .filter(|(name, _)| !is_left_out(name))
        .collect();
    let blocks = taken.iter().map(|(name, _)| (*name, block_of(name)));
    let table = object(blocks.chain([(FRAME, FRAMES)]));
    let from = text(FROM).replacen(PLACE, &format!("const BLOCKS = {table};"), 1);
    // A script that names its own end would end there.
    let boot = (from + &text(BOOT)).replace("</script", "<\\/script");
    let boot = ascii(&boot, in_script);
    let of_kind = |end: &'static str| {
        let found = taken.iter().filter(move |(name, _)| name.ends_with(end));
        found.map(|(_, bytes)| *bytes)
    };
    let scripts = of_kind(".js").chain([boot.as_bytes()]);
    let policy = policy(scripts, of_kind(".css"));
    let icon = BASE64_STANDARD.encode(text(ICON));
    let head = format!(
        "  <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n  \
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n  \
         <script id=\"boot\"></script>"
    );
    let names = [FIRST, FRAMES].into_iter().chain(
        BLOCKS
            .iter()
            .map(|(name, _)| *name)
            .filter(|name| *name != "own" || size == Size::Whole),
    );
    let slot = |name: &str| format!("<script type=\"text/plain\" id=\"{name}\"></script>\n");
    let slots: String = names.clone().chain(["corpus", "kept"]).map(slot).collect();
    let frame = shell.alone("windows-1252", &head, &slots);

    let mut filled = frame.clone().into_bytes();
    put(&mut filled, "id=\"boot\">", boot.as_bytes());
    for name in names {
        let mut inside: Vec<(&str, &[u8])> = taken
            .iter()
            .copied()
            .filter(|(file, _)| block_of(file) == name)
            .collect();
        if name == FRAMES {
            inside.push((FRAME, frame.as_bytes()));
        }
        let block = block(kept, &archive(&inside), is_best)?;
        put(&mut filled, &format!("id=\"{name}\">"), &block);
    }
    put(&mut filled, "id=\"corpus\">", corpus);
    Ok(filled)
}

/// What the file may do: run its own scripts and its own module, and load nothing.
fn policy<'a>(
    scripts: impl Iterator<Item = &'a [u8]>,
    styles: impl Iterator<Item = &'a [u8]>,
) -> String {
    let sum = |bytes: &[u8]| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(bytes)));
    let scripts: Vec<String> = scripts.map(sum).collect();
    let styles: Vec<String> = styles.map(sum).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; worker-src blob:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types sanding",
        scripts.join(" "),
        styles.join(" "),
    )
}

/// A letter as a string in a script escapes it.
fn in_script(c: char) -> String {
    let units = c.encode_utf16(&mut [0; 2]).to_vec();
    units.iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// Files behind a line that tells their names and lengths.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let told: Vec<String> = files
        .iter()
        .map(|(name, bytes)| format!("[\"{name}\",{}]", bytes.len()))
        .collect();
    let mut all = format!("[{}]\n", told.join(",")).into_bytes();
    for (_, bytes) in files {
        all.extend(*bytes);
    }
    all
}

/// Bytes as a block.
///
/// # Errors
/// As of [`single`].
pub(super) fn block(kept: &Kept, bytes: &[u8], is_best: bool) -> io::Result<Vec<u8>> {
    Ok(signed(&packed(kept, bytes, is_best)?))
}

/// Bytes packed for a block: with the utmost effort where they are few and the page is to be kept.
fn packed(kept: &Kept, bytes: &[u8], is_best: bool) -> io::Result<Vec<u8>> {
    if !is_best {
        return gzip(bytes, Compression::fast());
    }
    if bytes.len() > SMALL {
        return kept.made("gz", bytes, |bytes| gzip(bytes, Compression::best()));
    }
    kept.made("zopfli", bytes, |bytes| -> io::Result<Vec<u8>> {
        let mut packed = Vec::new();
        zopfli::compress(
            zopfli::Options::default(),
            zopfli::Format::Gzip,
            bytes,
            &mut packed,
        )?;
        Ok(packed)
    })
}

/// Bytes as a block holds them.
fn signed(bytes: &[u8]) -> Vec<u8> {
    let mut block = Vec::with_capacity(bytes.len() + bytes.len() / 32);
    for &byte in bytes {
        match SIGNED.contains(&byte) {
            true => block.extend([SIGN, byte.wrapping_add(SHIFT)]),
            false => block.push(byte),
        }
    }
    block
}

/// Puts bytes behind the one place in `file` that reads `place`.
fn put(file: &mut Vec<u8>, place: &str, bytes: &[u8]) {
    let place = place.as_bytes();
    if let Some(at) = file.windows(place.len()).position(|window| window == place) {
        let at = at + place.len();
        file.splice(at..at, bytes.iter().copied());
    }
}

#[cfg(test)]
mod tests {
    use super::{PLACE, SIGNED, Size, archive, ascii, in_script, signed, single};
    use crate::site::{assemble::Files, kept::Kept, shell::Shell};

    fn page(size: Size) -> Vec<u8> {
        let files = [
            ("boot.js", "start('…</script>')"),
            ("hosted.js", "other"),
            ("single.js", "const BLOCKS = {};\n"),
            ("style.css", "a{content:'”'}"),
            ("notes.js", "notes"),
            ("sanding-compare.js", "compare"),
            ("sanding-worker.js", "worker"),
            ("icon.svg", "<svg/>"),
        ];
        let files: Files = files
            .map(|(name, text)| (name.into(), text.as_bytes().to_vec()))
            .into();
        let shell = Shell(include_str!("../../index.html").to_owned());
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept(folder.path().to_owned());
        single(&shell, &files, b"corpus", size, (&kept, true)).unwrap()
    }

    #[test]
    fn no_byte_of_a_block_can_end_it() {
        let all: Vec<u8> = (0..=255).collect();
        let block = signed(&all);
        assert_eq!(block.len(), 256 + SIGNED.len());
        for byte in [0, b'\r', b'<'] {
            assert!(!block.contains(&byte));
        }
        assert_eq!(signed(b"a<b"), b"a=|b");
    }

    #[test]
    fn letters_beyond_ascii_are_escaped_as_scripts_and_sheets_take_it() {
        assert_eq!(ascii("a…😀", in_script), "a\\u2026\\ud83d\\ude00");
    }

    #[test]
    fn an_archive_tells_what_is_in_it() {
        assert_eq!(
            archive(&[("a", b"xy"), ("b", b"z")]),
            b"[[\"a\",2],[\"b\",1]]\nxyz"
        );
    }

    #[test]
    fn what_reads_files_is_in_the_whole_copy_alone_and_all_scripts_are_in_the_policy() {
        let (whole, small) = (page(Size::Whole), page(Size::Small));
        for (copy, n_blocks, n_scripts) in [(&whole, 6, 4), (&small, 5, 3)] {
            let text: String = copy.iter().map(|byte| char::from(*byte)).collect();
            assert_eq!(
                text.matches("<script type=\"text/plain\" id=").count(),
                n_blocks
            );
            let (policy, _) = text.split_once("style-src").unwrap();
            assert_eq!(policy.matches("'sha256-").count(), n_scripts, "{policy}");
            assert!(text.contains("start('\\u2026<\\/script>')"));
            assert!(text.contains("\"notes.js\":\"page\""));
            let names_worker = text.contains("\"sanding-worker.js\":\"own\"");
            assert_eq!(names_worker, n_blocks == 6);
        }
    }

    #[test]
    fn the_script_has_the_place_that_is_filled() {
        let script = include_str!("../../www/files/single.js");
        assert_eq!(script.matches(PLACE).count(), 1);
    }
}
