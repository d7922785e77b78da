//! The page as it is built: whole, light, and the same bytes in any checkout.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use sanding::site::{
    COMPARING_FILES, COPIES, FIRST_VIEW, MOST_FIRST_BYTES, MOST_SMALL_COPY_BYTES, MOST_USED_BYTES,
    OWN_FILES, REST_FILES, located, total, weigh,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds the page of the seeds from the checkout at `root`.
fn build(root: &Path, out: &Path, target: Option<&Path>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanding"));
    command.args(["build", "--out"]).arg(out).current_dir(root);
    if let Some(target) = target {
        command.env("CARGO_TARGET_DIR", target);
    }
    let done = command.output().unwrap();
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{told}");
}

/// The page, built once for all tests of this file.
fn page() -> &'static Path {
    static PAGE: OnceLock<tempfile::TempDir> = OnceLock::new();
    PAGE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        build(root(), folder.path(), None);
        folder
    })
    .path()
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for item in fs::read_dir(from).unwrap() {
            let path = item.unwrap().path();
            copy(&path, &to.join(path.file_name().unwrap()));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}

#[test]
fn the_first_view_and_all_views_move_no_more_than_their_limits() {
    let mut weights = weigh(page(), &FIRST_VIEW).unwrap();
    let first = total(&weights);
    weights.extend(weigh(page(), &REST_FILES).unwrap());
    let used = total(&weights);
    println!("{weights:#?}\n{first:?}\n{used:?}");
    assert!(first.brotli <= MOST_FIRST_BYTES, "{first:?}");
    assert!(used.brotli <= MOST_USED_BYTES, "{used:?}");
}

#[test]
fn the_shell_refers_to_files_that_are_there_and_to_no_other_place() {
    let shell = fs::read_to_string(page().join("index.html")).unwrap();
    let mut n_references = 0;
    for attribute in [" src=\"", " href=\""] {
        for rest in shell.split(attribute).skip(1) {
            let reference = rest.split('"').next().unwrap();
            if reference.starts_with('#') {
                continue;
            }
            n_references += 1;
            assert!(page().join(reference).is_file(), "{reference}");
        }
    }
    assert!(n_references >= 4);
    for file in FIRST_VIEW {
        assert!(located(page(), file).is_file(), "{file}");
        let later = OWN_FILES.iter().chain(&COMPARING_FILES).chain(&REST_FILES);
        assert!(!later.into_iter().any(|later| *later == file), "{file}");
    }
}

#[test]
fn what_reads_a_readers_files_or_compares_is_loaded_by_no_first_visit() {
    for file in OWN_FILES.iter().chain(&COMPARING_FILES) {
        assert!(located(page(), file).is_file(), "{file}");
    }
    // The shell and the module name none of it; the boot script names the one script that does.
    for file in ["index.html", "sanding.js"] {
        let text = fs::read_to_string(located(page(), file)).unwrap();
        let mut later = OWN_FILES.iter().chain(&COMPARING_FILES);
        assert!(later.all(|later| !text.contains(later)), "{file}");
    }
    let comparer = fs::read_to_string(located(page(), "sanding-compare.js")).unwrap();
    assert!(comparer.starts_with("sandingPart(\"sanding-compare\""));
    assert!(comparer.contains("wasm_bindgen") && comparer.contains("Comparer"));
    let worker = fs::read_to_string(located(page(), "sanding-worker.js")).unwrap();
    assert!(worker.contains("onmessage") && worker.contains("wasm_bindgen"));
}

#[test]
fn every_file_lies_there_compressed_as_well_and_unpacks_to_the_same_bytes() {
    let files = files(page());
    let packed = |path: &Path| matches!(path.extension(), Some(end) if end == "br" || end == "gz");
    let (compressed, plain): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| packed(path));
    // The list of headers is no file that is sent, and the copies are packed in themselves.
    assert_eq!(compressed.len(), 2 * (plain.len() - 1 - COPIES.len()));
    for (path, bytes) in compressed {
        let mut read = Vec::new();
        match path.extension().unwrap().to_str().unwrap() {
            "br" => brotli::Decompressor::new(bytes.as_slice(), 4096).read_to_end(&mut read),
            _ => flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut read),
        }
        .unwrap();
        assert!(
            read == files[&path.with_extension("")],
            "{}",
            path.display()
        );
    }
    let headers = fs::read_to_string(page().join("_headers")).unwrap();
    assert!(headers.contains("  content-security-policy: default-src 'self';"));
}

#[test]
fn what_is_kept_for_good_is_named_by_its_content_and_the_rest_has_no_such_name() {
    for path in files(page()).keys() {
        let relative = path.strip_prefix(page()).unwrap().to_string_lossy();
        let name = relative.split('.').next().unwrap();
        let sum = name.rsplit_once('-').map_or("", |(_, sum)| sum);
        let is_sum = sum.len() == 8 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert_eq!(is_sum, relative.starts_with("assets/"), "{relative}");
    }
    let service = fs::read_to_string(page().join("service.js")).unwrap();
    let listed = service.split("const KEPT = [").nth(1).unwrap();
    let listed = listed.split(']').next().unwrap().split(',');
    let mut n_listed = 0;
    for file in listed {
        n_listed += 1;
        assert!(page().join(file.trim_matches('"')).is_file(), "{file}");
    }
    assert!(n_listed > 20);
}

#[test]
fn the_page_as_one_file_is_small_refers_to_nothing_and_has_the_corpus_once() {
    let [whole, small] = COPIES.map(|file| fs::read(page().join(file)).unwrap());
    println!("{} and {} bytes", whole.len(), small.len());
    assert!(small.len() <= MOST_SMALL_COPY_BYTES && small.len() < whole.len() / 4);
    for copy in [whole, small] {
        let text: String = copy.iter().map(|byte| char::from(*byte)).collect();
        assert!(text.starts_with("<!doctype html>"));
        for loads in [
            " src=\"",
            " href=\"http",
            "url(",
            "@import",
            "<iframe",
            "<object",
        ] {
            assert!(!text.contains(loads), "{loads}");
        }
        // No tag is in a block.
        for block in text.split("<script type=\"text/plain\" id=\"").skip(1) {
            let (_, block) = block.split_once('>').unwrap();
            let (inside, _) = block.split_once("</script>").unwrap();
            assert!(!inside.contains(['<', '\0', '\r']));
        }
        for part in [
            "default-src 'none'",
            "'wasm-unsafe-eval'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(text.contains(part), "{part}");
        }
        assert!(!text.contains("unsafe-inline") && !text.contains("'unsafe-eval'"));
    }
}

#[test]
fn no_folder_of_this_machine_is_in_the_page() {
    let folders: Vec<String> = [
        Some(root().to_path_buf()),
        std::env::home_dir(),
        std::env::var_os("CARGO_HOME").map(PathBuf::from),
    ]
    .into_iter()
    .flatten()
    .map(|folder| format!("{}/", folder.display()))
    .collect();
    for (path, bytes) in files(page()) {
        for folder in &folders {
            let found = bytes
                .windows(folder.len())
                .any(|window| window == folder.as_bytes());
            assert!(!found, "{folder} in {}", path.display());
        }
    }
}

#[test]
#[ignore = "compiles everything for the browser a second time; tests/run includes it"]
fn another_checkout_in_another_folder_gives_the_same_bytes() {
    let other = tempfile::tempdir().unwrap();
    let checkout = other.path().join("another name").join("checkout");
    fs::create_dir_all(&checkout).unwrap();
    // Where these sources are a git checkout, so are those, of the same commit: the page names it.
    let cloned = Command::new("git")
        .args(["clone", "--quiet", "--shared"])
        .args([root(), &checkout])
        .output();
    println!("{cloned:?}");
    for part in [
        "Cargo.toml",
        "Cargo.lock",
        "rust-toolchain.toml",
        "index.html",
        "src",
        "benches/comparing.rs",
        "benches/reading.rs",
        "www",
        "seeds",
    ] {
        copy(&root().join(part), &checkout.join(part));
    }
    let out = other.path().join("page");
    build(&checkout, &out, Some(&other.path().join("target")));
    let relative = |folder: &Path| -> BTreeMap<PathBuf, Vec<u8>> {
        files(folder)
            .into_iter()
            .map(|(path, bytes)| (path.strip_prefix(folder).unwrap().to_owned(), bytes))
            .collect()
    };
    let (ours, theirs) = (relative(page()), relative(&out));
    assert!(ours.keys().eq(theirs.keys()));
    for (path, bytes) in &ours {
        assert!(*bytes == theirs[path], "{} differs", path.display());
    }
}
