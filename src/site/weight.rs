//! What a first visit to the page moves over the network, in bytes, and what comes later.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{
    Error,
    host::{PACKED, beside},
    hosted::ASSETS,
};

/// The files that a first visit loads before it shows anything.
pub const FIRST_VIEW: [&str; 8] = [
    "index.html",
    "style.css",
    "boot.js",
    "sanding.js",
    "sanding_bg.wasm",
    // Of the two languages the longer one.
    "sanding-id.txt",
    "icon.svg",
    "manifest.webmanifest",
];

/// The files that are loaded by those who do something with what they see.
pub const REST_FILES: [&str; 2] = ["sanding_rest.wasm", "rest.js"];

/// The files that are loaded by those who compare what was not compared with the corpus.
pub const COMPARING_FILES: [&str; 2] = ["sanding-compare.js", "sanding-compare_bg.wasm"];

/// The files that are loaded by those who add files of their own.
pub const OWN_FILES: [&str; 7] = [
    "yours.js",
    "making.js",
    "yours.css",
    "texts-id.json",
    "sanding-worker.js",
    "sanding-worker_bg.wasm",
    "sanding-names.bin",
];

/// The page as one file, whole and small, which a reader who saves a copy loads.
pub const COPIES: [&str; 2] = ["sanding.html", "sanding-small.html"];

/// The most bytes that the small copy of the seeds' page may have.
pub const MOST_SMALL_COPY_BYTES: usize = 310_000;

/// The most that a first visit may move until it shows the first view, in bytes compressed with brotli.
/// ARCHITECTURE.md says what each step towards it gave.
pub const MOST_FIRST_BYTES: usize = 91_000;

/// The most that it may move until every view of the built corpus can be shown.
pub const MOST_USED_BYTES: usize = 160_000;

/// One file's weight, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// The file's name.
    pub file: String,
    /// As it lies on disk.
    pub raw: usize,
    /// As it lies beside it, compressed with gzip.
    pub gzip: usize,
    /// As it lies beside it, compressed with brotli.
    pub brotli: usize,
}

/// Where a file of a built page lies: in the page's folder, or named by its content below it. What is not
/// there is given as it would be named in the folder.
pub fn located(page: &Path, file: &str) -> PathBuf {
    let plain = page.join(file);
    if plain.is_file() {
        return plain;
    }
    let (stem, end) = file.rsplit_once('.').unwrap_or((file, ""));
    let listed = fs::read_dir(page.join(ASSETS)).into_iter().flatten();
    let found = listed.flatten().map(|item| item.path()).find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let sum = name
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_prefix('-'))
            .and_then(|rest| rest.strip_suffix(end))
            .and_then(|rest| rest.strip_suffix('.'));
        sum.is_some_and(|sum| sum.bytes().all(|byte| byte.is_ascii_hexdigit()))
    });
    found.unwrap_or(plain)
}

/// Weighs files of a page that was built to be hosted.
///
/// # Errors
/// Where one of the files can't be read.
pub fn weigh(page: &Path, files: &[&str]) -> Result<Vec<Weight>, Error> {
    files
        .iter()
        .map(|file| {
            let path = located(page, file);
            let length = |path: &Path| {
                let told = fs::metadata(path);
                told.map(|told| told.len() as usize)
                    .map_err(|cause| Error::read(path, cause, "build the page first"))
            };
            let raw = length(&path)?;
            // A copy is packed in itself, and lies there as it is.
            let is_copy = COPIES.contains(file);
            let [brotli, gzip] = PACKED.map(|ending| match is_copy {
                true => Ok(raw),
                false => length(&beside(&path, ending)),
            });
            let (brotli, gzip) = (brotli?, gzip?);
            Ok(Weight {
                file: (*file).to_owned(),
                raw,
                gzip,
                brotli,
            })
        })
        .collect()
}

/// A page that is one file of more bytes than this opens slowly: it is read whole before anything is shown.
const LARGE_COPY: usize = 10_000_000;

/// What is to be said of a copy that is large; nothing of others.
pub fn warning(copy: &Weight) -> Option<String> {
    (copy.raw > LARGE_COPY).then(|| {
        format!(
            "{} has {} MB, which are read whole before anything is shown: to show it to others, host the \
             folder instead",
            copy.file,
            copy.raw.div_ceil(1_000_000),
        )
    })
}

/// The sum of several weights.
pub fn total(weights: &[Weight]) -> Weight {
    weights.iter().fold(
        Weight {
            file: "total".to_owned(),
            ..Weight::default()
        },
        |mut sum, weight| {
            sum.raw += weight.raw;
            sum.gzip += weight.gzip;
            sum.brotli += weight.brotli;
            sum
        },
    )
}

/// Prints a table of weights and their sum under a title.
///
/// # Errors
/// Where `out` can't be written to.
pub fn print_weights(out: &mut dyn Write, title: &str, weights: &[Weight]) -> Result<(), Error> {
    let mut print = || -> io::Result<()> {
        writeln!(out, "{title:<24}{:>9}{:>10}{:>10}", "raw", "gzip", "brotli")?;
        let sum = total(weights);
        for Weight {
            file,
            raw,
            gzip,
            brotli,
        } in weights.iter().chain([&sum])
        {
            writeln!(out, "{file:<24}{raw:>9}{gzip:>10}{brotli:>10}")?;
        }
        Ok(())
    };
    print().map_err(Error::Output)
}

#[cfg(test)]
mod tests {
    use super::{FIRST_VIEW, Weight, located, total, warning, weigh};
    use crate::site::{host::packed, kept::Kept};

    #[test]
    fn the_total_is_the_sum_over_every_file_of_a_first_visit() {
        let page = tempfile::tempdir().unwrap();
        for file in FIRST_VIEW {
            let (path, bytes) = (page.path().join(file), "kata ".repeat(200));
            std::fs::write(&path, &bytes).unwrap();
            let kept = Kept(page.path().join("kept"));
            for (path, bytes) in packed(&kept, &path, bytes.as_bytes()).unwrap() {
                std::fs::write(path, bytes).unwrap();
            }
        }
        let weights = weigh(page.path(), &FIRST_VIEW).unwrap();
        let sum = total(&weights);
        assert_eq!(sum.raw, FIRST_VIEW.len() * 1000);
        assert!(sum.brotli < sum.raw / 10 && sum.gzip < sum.raw / 10);
        assert!(sum.brotli > 0 && sum.gzip > 0);
    }

    #[test]
    fn a_file_is_found_under_the_name_of_its_content() {
        let page = tempfile::tempdir().unwrap();
        let assets = page.path().join("assets");
        std::fs::create_dir(&assets).unwrap();
        for name in [
            "sanding-0123456789.js",
            "sanding-worker-0123456789.js",
            "sanding-0123456789.js.br",
        ] {
            std::fs::write(assets.join(name), "x").unwrap();
        }
        let named = |file| located(page.path(), file);
        assert_eq!(named("sanding.js"), assets.join("sanding-0123456789.js"));
        assert_eq!(
            named("sanding-worker.js"),
            assets.join("sanding-worker-0123456789.js")
        );
        assert_eq!(named("notes.js"), page.path().join("notes.js"));
    }

    #[test]
    fn a_large_copy_is_warned_of_and_no_other() {
        let copy = |raw| Weight {
            file: "sanding.html".into(),
            raw,
            ..Weight::default()
        };
        assert_eq!(warning(&copy(1_700_000)), None);
        let told = warning(&copy(13_700_000)).unwrap();
        assert!(told.starts_with("sanding.html has 14 MB"), "{told}");
    }

    #[test]
    fn a_missing_file_is_named() {
        let page = tempfile::tempdir().unwrap();
        let error = weigh(page.path(), &FIRST_VIEW).unwrap_err().to_string();
        assert!(error.contains("index.html"), "{error}");
    }
}
