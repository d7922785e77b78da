//! What a host of the page needs beside its files: headers, and the files as they travel.
//!
//! One list of headers is sent by the command's own server and written for others as `_headers`, the file
//! that Cloudflare Pages and Netlify read. Nothing here knows a network.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};

use super::{hosted::ASSETS, kept::Kept};

/// What the page may do where it is hosted: load its own files, compile its own module, and
/// nothing else. Text reaches the page's tree as text nodes only, so script injection by markup is
/// switched off as well: what becomes a script must come through the page's one policy, which knows
/// its own files.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; \
                      img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types sanding";

/// The headers of every file.
pub(super) const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
];

/// How long a browser may keep a file: for good where it is named by its content; else it asks each time
/// whether the file has changed.
pub(super) const CACHE_CONTROL: &str = "cache-control";
pub(super) const FOR_GOOD: &str = "public, max-age=31536000, immutable";
pub(super) const ASK: &str = "no-cache";

/// The file's name by which hosts know the headers.
pub(super) const HEADERS_FILE: &str = "_headers";

/// The headers as that file has them. A host that knows the file asks by itself whether others than those
/// named by their content have changed, and where two rules fit one file it may send both.
pub(super) fn headers_file() -> String {
    let mut file = String::from("/*\n");
    for (name, value) in HEADERS {
        file.push_str(&format!("  {name}: {value}\n"));
    }
    file.push_str(&format!("/{ASSETS}/*\n  {CACHE_CONTROL}: {FOR_GOOD}\n"));
    file
}

/// How a compressed file's name ends, for the two ways in which browsers take one.
pub(super) const PACKED: [&str; 2] = ["br", "gz"];

/// Files of more bytes than this are compressed faster, for at its best brotli would take minutes. They
/// are mostly a corpus, whose columns are dense by themselves.
const LARGE: usize = 1 << 22;

/// A file compressed in both ways, for hosts that send what lies beside it: with brotli at quality 11 and a
/// window of 4 MiB, and with gzip at level 9; of a file above 4 MiB at 9 and 6. The same bytes give the same.
///
/// # Errors
/// None that memory has; writing to it is fallible by its interface alone.
pub(super) fn packed(
    kept: &Kept,
    file: &Path,
    bytes: &[u8],
) -> io::Result<[(PathBuf, Vec<u8>); 2]> {
    let (level, quality) = match bytes.len() > LARGE {
        true => (Compression::default(), 9),
        false => (Compression::best(), 11),
    };
    let brotli = kept.made("br", bytes, |bytes| -> io::Result<Vec<u8>> {
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 1 << 16, quality, 22);
        brotli.write_all(bytes)?;
        Ok(brotli.into_inner())
    })?;
    let gzip = kept.made("gz", bytes, |bytes| gzip(bytes, level))?;
    let [br, gz] = PACKED.map(|ending| beside(file, ending));
    Ok([(br, brotli), (gz, gzip)])
}

/// Bytes compressed with gzip.
///
/// # Errors
/// None that memory has.
pub(super) fn gzip(bytes: &[u8], level: Compression) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), level);
    gzip.write_all(bytes)?;
    gzip.finish()
}

/// The name of a file's compressed form.
pub(super) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use std::{io::Read, path::Path};

    use super::{HEADERS, Kept, headers_file, packed};

    #[test]
    fn what_was_compressed_is_the_same_again() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept(folder.path().to_owned());
        for bytes in [&b""[..], b"kata", &b"kata ".repeat(1000)] {
            let [(br, brotli), (gz, gzip)] = packed(&kept, Path::new("a.b/c.js"), bytes).unwrap();
            assert_eq!(
                (br.as_path(), gz.as_path()),
                (Path::new("a.b/c.js.br"), Path::new("a.b/c.js.gz"))
            );
            let mut read = Vec::new();
            brotli::Decompressor::new(brotli.as_slice(), 4096)
                .read_to_end(&mut read)
                .unwrap();
            assert_eq!(read, bytes);
            read.clear();
            flate2::read::GzDecoder::new(gzip.as_slice())
                .read_to_end(&mut read)
                .unwrap();
            assert_eq!(read, bytes);
        }
    }

    #[test]
    fn the_file_of_headers_has_a_line_each_below_what_they_are_for() {
        let file = headers_file();
        let lines: Vec<&str> = file.lines().collect();
        assert_eq!(lines.len(), HEADERS.len() + 3);
        let (paths, headers): (Vec<&str>, Vec<&str>) =
            lines.into_iter().partition(|line| line.starts_with('/'));
        assert_eq!(paths, ["/*", "/assets/*"]);
        assert!(
            headers
                .iter()
                .all(|line| line.starts_with("  ") && line.contains(": "))
        );
    }
}
