//! The page as a folder for a host: its files under names by their content.
//!
//! A file that has changed has another name, so a browser may keep each for good, and never mixes files of two
//! versions. Only what others know by its name keeps it: the shell, the icons, the manifest, the service
//! worker, the declarations of types.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::{assemble::Files, shell::Shell};
use crate::intake::sha256;

/// The folder of the files that are named by their content.
pub(super) const ASSETS: &str = "assets";

/// The scripts that say where files are, before the one that starts the page and the one that comes with the
/// rest of the program.
const FROM: &str = "hosted.js";
const FROM_LATER: &str = "hosted-later.js";
/// The same of a page that is one file.
const OTHER: &str = "single.js";
const BOOT: &str = "boot.js";
const REST: &str = "rest.js";
const SERVICE: &str = "service.js";
/// What stands in its place where a page is not to be kept.
const SERVICE_GONE: &str = "service-gone.js";
/// Where they have the checksum in each file's name, and whether there is a service worker.
const SUMS: &str = "const SUMS = {};";
const IS_KEPT: &str = "const IS_KEPT = false;";
/// The script that loads the parts of a corpus, where it has their checksums, and where the page knows that
/// there are some.
const LOADER: &str = "parts.js";
const PARTS: &str = "const PARTS = [];";
const IN_PARTS: &str = "const IN_PARTS = false;";
/// The name of a part, before its checksum.
pub(super) const PART: &str = "corpus";
/// Where the service worker has the list of what it keeps, and its version.
const KEPT: &str = "const KEPT = [];";
const VERSION: &str = "const VERSION = \"\";";
/// Digits of the checksum in a name: 32 bits tell the versions of one file apart.
pub(super) const N_DIGITS: usize = 8;
/// The endings of files that are asked for by the page's own files alone.
const OWN: [&str; 6] = ["js", "css", "wasm", "txt", "json", "bin"];
/// What the shell names itself, so that no script needs to.
const IN_SHELL: [&str; 3] = ["style.css", "sanding.js", BOOT];

/// The files of a page by their names in the folder; with a service worker where the page is to be kept. The
/// `parts` of the corpus are those that the module does not hold.
pub(super) fn hosted(
    shell: &Shell,
    mut files: Files,
    (corpus, parts): (&'static [u8], &[&[u8]]),
    is_kept: bool,
) -> Files {
    files.remove(Path::new(OTHER));
    let loader = files.entry(LOADER.into()).or_default();
    let sums: Vec<String> = parts
        .iter()
        .map(|part| format!("\"{}\"", sha256(part)))
        .collect();
    *loader = String::from_utf8_lossy(loader)
        .replacen(PARTS, &format!("const PARTS = [{}];", sums.join(",")), 1)
        .into_bytes();
    let mut taken = |name: &str| files.remove(Path::new(name)).unwrap_or_default();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let (from_first, later) = (text(taken(FROM)), text(taken(FROM_LATER)));
    let (boot, rest, service) = (taken(BOOT), taken(REST), text(taken(SERVICE)));
    let gone = taken(SERVICE_GONE);
    let mut page = Files::new();
    let mut addresses = BTreeMap::new();
    let mut add = |addresses: &mut BTreeMap<String, String>, name: &Path, bytes: Vec<u8>| {
        let is_own = name
            .extension()
            .is_some_and(|end| OWN.iter().any(|own| end == *own));
        let address = match is_own {
            true => address(name, &bytes),
            false => name.to_owned(),
        };
        addresses.insert(told(name), told(&address));
        page.insert(address, bytes);
    };
    for (name, bytes) in files {
        add(&mut addresses, &name, bytes);
    }
    let sums = |addresses: &BTreeMap<String, String>, is_at_once: bool| {
        let asked = addresses
            .iter()
            .filter(|(name, address)| name != address && !IN_SHELL.contains(&name.as_str()))
            .filter(|(name, _)| self::is_at_once(name) == is_at_once)
            .filter_map(|(name, address)| Some((name.as_str(), address.rsplit_once('-')?.1)))
            .map(|(name, sum)| (name, sum.get(..N_DIGITS).unwrap_or_default()));
        format!("const SUMS = {};", object(asked))
    };
    let in_parts = !parts.is_empty();
    let from = later
        .replacen(SUMS, &sums(&addresses, false), 1)
        .replacen(IS_KEPT, &format!("const IS_KEPT = {is_kept};"), 1)
        .replacen(IN_PARTS, &format!("const IN_PARTS = {in_parts};"), 1);
    let joined = [from.as_bytes(), rest.as_slice()].concat();
    add(&mut addresses, Path::new(REST), joined);
    let from = from_first.replacen(SUMS, &sums(&addresses, true), 1);
    let joined = [from.as_bytes(), boot.as_slice()].concat();
    add(&mut addresses, Path::new(BOOT), joined);
    let shell = shell.hosted(corpus, addresses.iter());
    page.insert("index.html".into(), shell.into_bytes());
    let service = match is_kept {
        true => kept(&service, &page).into_bytes(),
        false => gone,
    };
    page.insert(SERVICE.into(), service);
    for part in parts {
        page.insert(
            address(Path::new(&format!("{PART}.bin")), part),
            part.to_vec(),
        );
    }
    page
}

/// Whether a file is asked for before the rest of the program is there; only languages end in `.txt`.
fn is_at_once(name: &str) -> bool {
    ["sanding_bg.wasm", "sanding_rest.wasm", REST].contains(&name) || name.ends_with(".txt")
}

/// A path as the web writes it.
fn told(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A file's name by its content: `notes.js` becomes `assets/notes-1f2e3d4c.js`.
fn address(name: &Path, bytes: &[u8]) -> PathBuf {
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let end = name.extension().unwrap_or_default().to_string_lossy();
    let sum: String = sha256(bytes).chars().take(N_DIGITS).collect();
    Path::new(ASSETS).join(format!("{stem}-{sum}.{end}"))
}

/// Pairs of names as JavaScript's object. Names of files hold nothing that would be escaped.
pub(super) fn object<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("\"{name}\":\"{value}\""))
        .collect();
    format!("{{{}}}", pairs.join(","))
}

/// The service worker with the list of what it keeps unasked: all that the page may ask for but the copies
/// and the parts of a large corpus, which are as large as all of it. The version follows from what is kept.
fn kept(service: &str, page: &Files) -> String {
    let mut list = Vec::new();
    let mut all = String::new();
    for (file, bytes) in page {
        let file = told(file);
        let is_part = file.starts_with(&format!("{ASSETS}/{PART}-"));
        if !file.ends_with(".d.ts") && !file.starts_with("screenshot") && !is_part {
            all.push_str(&sha256(bytes));
            list.push(format!("\"{file}\""));
        }
    }
    let version: String = sha256(all.as_bytes()).chars().take(N_DIGITS).collect();
    service
        .replacen(KEPT, &format!("const KEPT = [{}];", list.join(",")), 1)
        .replacen(VERSION, &format!("const VERSION = \"{version}\";"), 1)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{IN_PARTS, IS_KEPT, KEPT, PARTS, SUMS, VERSION, hosted};
    use crate::site::{assemble::Files, shell::Shell};

    fn page(style: &str, is_kept: bool) -> Files {
        let files = [
            ("boot.js", "start()"),
            ("hosted.js", "const SUMS = {};\n"),
            (
                "hosted-later.js",
                "const SUMS = {};\nconst IS_KEPT = false;\nconst IN_PARTS = false;\n",
            ),
            ("rest.js", "rest()"),
            ("parts.js", "const PARTS = [];\n"),
            ("single.js", "other"),
            ("service.js", "const KEPT = [];\nconst VERSION = \"\";\n"),
            ("service-gone.js", "gone"),
            ("style.css", style),
            ("notes.js", "notes"),
            ("sanding-jv.txt", "Javanese"),
            ("icon.svg", "<svg/>"),
            ("sanding.d.ts", "types"),
        ];
        let files = files.map(|(name, text)| (name.into(), text.as_bytes().to_vec()));
        let shell =
            Shell("<script src=\"boot.js\"></script> href=\"style.css\" href=\"icon.svg\"".into());
        hosted(&shell, files.into(), (b"", &[b"one", b"two"]), is_kept)
    }

    fn text(page: &Files, starts: &str) -> (String, String) {
        let found = page
            .iter()
            .find(|(file, _)| file.to_string_lossy().starts_with(starts));
        let (file, bytes) = found.unwrap();
        (
            file.to_string_lossy().into_owned(),
            String::from_utf8(bytes.clone()).unwrap(),
        )
    }

    #[test]
    fn a_changed_file_changes_its_name_and_the_names_of_those_that_refer_to_it() {
        let (one, other) = (page("a{}", true), page("b{}", true));
        for starts in ["assets/style", "index.html", "service.js"] {
            assert_ne!(text(&one, starts), text(&other, starts), "{starts}");
        }
        for starts in ["assets/notes", "icon.svg", "sanding.d.ts", "assets/boot"] {
            assert_eq!(text(&one, starts), text(&other, starts), "{starts}");
        }
        assert_eq!(page("a{}", true), one);
    }

    #[test]
    fn every_reference_leads_to_a_file() {
        let page = page("a{}", true);
        let (_, shell) = text(&page, "index.html");
        for part in shell.split("=\"").skip(1) {
            let address = part.split('"').next().unwrap();
            assert!(page.contains_key(Path::new(address)), "{address}");
        }
        let sum = |file: &str, end: &str| {
            let (_, named) = file.rsplit_once('-').unwrap();
            named.strip_suffix(end).unwrap().to_owned()
        };
        let (_, boot) = text(&page, "assets/boot");
        let (notes, _) = text(&page, "assets/notes");
        let (later, rest) = text(&page, "assets/rest");
        assert!(rest.contains(&format!("\"notes.js\":\"{}\"", sum(&notes, ".js"))));
        let (language, _) = text(&page, "assets/sanding-jv");
        let (later, language) = (sum(&later, ".js"), sum(&language, ".txt"));
        let at_once = format!("{{\"rest.js\":\"{later}\",\"sanding-jv.txt\":\"{language}\"}}");
        assert!(boot.contains(&at_once), "{boot}");
        assert!(boot.ends_with("start()") && rest.ends_with("rest()"));
        assert!(!boot.contains("style.css") && !rest.contains("style.css"));
        let (_, service) = text(&page, "service.js");
        assert!(service.contains(&notes) && service.contains("\"index.html\""));
        assert!(!service.contains("sanding.d.ts") && !service.contains("VERSION = \"\""));
        assert!(!page.contains_key(Path::new("single.js")));
    }

    #[test]
    fn a_page_that_is_not_kept_has_what_takes_the_service_worker_away() {
        let page = page("a{}", false);
        assert_eq!(text(&page, "service.js").1, "gone");
        assert!(!page.contains_key(Path::new("service-gone.js")));
        assert!(text(&page, "assets/rest").1.contains(IS_KEPT));
    }

    #[test]
    fn parts_of_a_corpus_are_files_that_are_known_by_their_checksums_and_not_kept_unasked() {
        let page = page("a{}", true);
        let parts: Vec<String> = page
            .keys()
            .map(|file| file.to_string_lossy().into_owned())
            .filter(|file| file.starts_with("assets/corpus-"))
            .collect();
        assert_eq!(parts.len(), 2);
        let (_, loader) = text(&page, "assets/parts-");
        let (_, service) = text(&page, "service.js");
        for part in parts {
            let sum = part.strip_prefix("assets/corpus-").unwrap();
            let sum = sum.strip_suffix(".bin").unwrap();
            assert!(loader.contains(&format!("\"{sum}")), "{loader}");
            assert!(!service.contains(&part));
        }
        assert!(text(&page, "assets/rest").1.contains("IN_PARTS = true"));
    }

    #[test]
    fn the_scripts_have_the_places_that_are_filled() {
        let places = [
            (include_str!("../../www/files/hosted.js"), SUMS),
            (include_str!("../../www/files/hosted-later.js"), SUMS),
            (include_str!("../../www/files/hosted-later.js"), IS_KEPT),
            (include_str!("../../www/files/hosted-later.js"), IN_PARTS),
            (include_str!("../../www/later/parts.js"), PARTS),
            (include_str!("../../www/service.js"), KEPT),
            (include_str!("../../www/service.js"), VERSION),
        ];
        for (script, place) in places {
            assert_eq!(script.matches(place).count(), 1, "{place}");
        }
    }
}
