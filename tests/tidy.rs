//! Reads the repository itself: which module uses which, how modules open, and what must not stand
//! in them. Every check is shown on an invented snippet to be able to fail.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Each module of the crate and those it may use. Nothing points back: the order is a pipeline.
const EDGES: [(&str, &[&str]); 19] = [
    ("base", &[]),
    ("locale", &[]),
    ("address", &["base"]),
    ("corpus", &["base"]),
    ("text", &["base"]),
    ("entity", &["base", "corpus", "text"]),
    ("index", &["base", "corpus", "text", "entity"]),
    ("compare", &["base", "corpus", "text", "entity"]),
    (
        "bundle",
        &["base", "corpus", "text", "entity", "index", "compare"],
    ),
    (
        "engine",
        &[
            "base", "address", "corpus", "text", "entity", "index", "compare", "bundle",
        ],
    ),
    (
        "export",
        &["base", "address", "corpus", "entity", "compare", "engine"],
    ),
    (
        "comparer",
        &["base", "bundle", "engine", "entity", "export"],
    ),
    ("answers", &["base", "bundle", "engine", "compare"]),
    (
        "view",
        &[
            "base", "address", "answers", "bundle", "engine", "corpus", "text", "entity", "index",
            "compare", "locale",
        ],
    ),
    (
        "api",
        &[
            "base", "address", "answers", "bundle", "engine", "corpus", "entity", "index",
            "compare",
        ],
    ),
    ("intake", &["base", "corpus"]),
    (
        "worker",
        &["base", "bundle", "corpus", "engine", "entity", "intake"],
    ),
    (
        "start",
        &[
            "answers", "base", "bundle", "engine", "locale", "view", "api",
        ],
    ),
    (
        "site",
        &[
            "base", "bundle", "corpus", "entity", "engine", "export", "text", "intake", "locale",
            "view",
        ],
    ),
];
/// What the command's own file may use.
const MAIN: &[&str] = &["site", "engine"];
/// What the programs beside it may use, which make data of the project.
const PROGRAMS: &[&str] = &["base", "text", "entity"];
const MOST_LINES: usize = 600;
/// Names that say nothing of what a module is for.
const EMPTY_NAMES: [&str; 7] = [
    "utils", "util", "common", "helper", "helpers", "manager", "misc",
];

// The forbidden words are put together here, so that this file does not hold them itself.
fn markup_sinks() -> Vec<String> {
    [
        ("inner", "_html"),
        ("inner", "HTML"),
        ("outer", "HTML"),
        ("insert_adjacent", "_html"),
        ("insertAdjacent", "HTML"),
        ("from_html", "_unchecked"),
        ("document", ".write"),
    ]
    .map(|(a, b)| format!("{a}{b}"))
    .to_vec()
}

fn machine_paths() -> Vec<String> {
    ["home", "root", "work", "Users"]
        .map(|name| format!("/{name}/"))
        .to_vec()
}

struct File {
    path: PathBuf,
    text: String,
}

impl File {
    fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.into(),
            text: text.to_owned(),
        }
    }

    /// The top-level module that the file belongs to: `text` for `src/text/token.rs`.
    fn module(&self) -> String {
        let inside = self.path.strip_prefix("src").unwrap();
        let first = inside.components().next().unwrap();
        let first = Path::new(first.as_os_str());
        first.file_stem().unwrap().to_string_lossy().into_owned()
    }

    fn is_rust(&self) -> bool {
        self.path.extension().is_some_and(|ending| ending == "rs")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Folders that hold what was installed or built, and nothing of the repository.
const FOREIGN: [&str; 2] = ["node_modules", "target"];

/// The files under a folder of the repository that are text, by their paths from its root.
fn files(folder: &str) -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(&folder).into_iter().flatten() {
            let path = item.unwrap().path();
            if path.is_dir() {
                if !FOREIGN.iter().any(|name| path.ends_with(name)) {
                    folders.push(path);
                }
            } else if let Ok(text) = fs::read_to_string(&path) {
                let path = path.strip_prefix(root()).unwrap().to_owned();
                found.push(File { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn sources() -> Vec<File> {
    let found: Vec<File> = files("src").into_iter().filter(File::is_rust).collect();
    assert!(found.len() > 20, "the sources were not found");
    found
}

/// The code of a file: lines without comments. A `//` inside of a string ends its line too early,
/// which hides nothing that these checks look for.
fn code(text: &str) -> String {
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The modules that a path beginning with `start` (`crate::`) leads to in `text`, with `{ }` lists.
fn used(text: &str, start: &str) -> BTreeSet<String> {
    let code = code(text);
    let mut modules = BTreeSet::new();
    for (at, _) in code.match_indices(start) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | ':')) {
            continue;
        }
        let rest = &code[at + start.len()..];
        match rest.strip_prefix('{') {
            None => modules.extend(first_word(rest)),
            Some(list) => {
                let mut depth = 1;
                let mut item = String::new();
                for c in list.chars() {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    if depth == 0 || (depth == 1 && c == ',') {
                        modules.extend(first_word(item.trim()));
                        item.clear();
                    } else {
                        item.push(c);
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
        }
    }
    modules
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text
        .chars()
        .take_while(|&c| c.is_alphanumeric() || c == '_')
        .collect();
    (!word.is_empty()).then_some(word)
}

fn edges(file: &File) -> Vec<String> {
    let module = file.module();
    let (allowed, start) = match module.as_str() {
        "main" => (MAIN, "sanding::"),
        "bin" => (PROGRAMS, "sanding::"),
        "lib" => return Vec::new(),
        name => match EDGES.iter().find(|(module, _)| *module == name) {
            Some((_, allowed)) => (*allowed, "crate::"),
            None => {
                return vec![format!(
                    "{}: no rule says what `{name}` may use",
                    file.path.display()
                )];
            }
        },
    };
    let mut faults: Vec<String> = used(&file.text, start)
        .into_iter()
        .filter(|used| *used != module && !allowed.contains(&used.as_str()))
        .map(|used| format!("{}: `{module}` must not use `{used}`", file.path.display()))
        .collect();
    if code(&file.text).contains("super::super") {
        faults.push(format!(
            "{}: name the module from `crate::` on, so that this check sees it",
            file.path.display()
        ));
    }
    faults
}

fn opening(file: &File) -> Option<String> {
    let opens = file.text.starts_with("//! ");
    (!opens).then(|| format!("{}: does not open with `//!`", file.path.display()))
}

fn words(file: &File, forbidden: &[String]) -> Vec<String> {
    forbidden
        .iter()
        .filter(|word| file.text.contains(word.as_str()))
        .map(|word| format!("{}: holds `{word}`", file.path.display()))
        .collect()
}

fn target(file: &File) -> Option<String> {
    let allowed = [
        "src/lib.rs",
        "src/main.rs",
        "src/view.rs",
        "src/view/browser.rs",
    ]
    .iter()
    .any(|path| file.path == Path::new(path))
        || file.path.starts_with("src/view/browser");
    (!allowed && code(&file.text).contains("target_arch"))
        .then(|| format!("{}: names the target", file.path.display()))
}

fn empty_name(file: &File) -> Option<String> {
    let stem = file.path.file_stem()?.to_string_lossy().into_owned();
    EMPTY_NAMES
        .contains(&stem.as_str())
        .then(|| format!("{}: the name says nothing", file.path.display()))
}

fn old_layout(file: &File) -> Option<String> {
    (file.path.file_name()? == "mod.rs").then(|| format!("{}: use module.rs", file.path.display()))
}

fn tabs(file: &File) -> Option<String> {
    file.text
        .contains('\t')
        .then(|| format!("{}: holds a tab", file.path.display()))
}

fn length(file: &File) -> Option<String> {
    let n_lines = file.text.lines().count();
    (n_lines >= MOST_LINES).then(|| format!("{}: {n_lines} lines", file.path.display()))
}

fn check(faults: impl IntoIterator<Item = String>) {
    let faults: Vec<String> = faults.into_iter().collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn modules_use_only_what_comes_before_them() {
    let snippet = |path, text| edges(&File::new(path, text)).len();
    assert_eq!(snippet("src/base/span.rs", "use crate::text::Token;"), 1);
    assert_eq!(
        snippet(
            "src/entity.rs",
            "use crate::{\n base::{Span, x::Y},\n index::Index,\n text as t};"
        ),
        1
    );
    assert_eq!(
        snippet("src/text.rs", "fn f() -> crate::engine::Engine {}"),
        1
    );
    assert_eq!(snippet("src/text.rs", "//! see [`crate::engine`]"), 0);
    assert_eq!(snippet("src/text/a.rs", "use crate::text::b::C;"), 0);
    assert_eq!(snippet("src/text/a.rs", "use super::super::engine::E;"), 1);
    assert_eq!(snippet("src/novel.rs", ""), 1);
    assert_eq!(
        snippet("src/main.rs", "use sanding::{site::x, bundle::Bundle};"),
        1
    );
    assert_eq!(snippet("src/bin/a.rs", "use sanding::site::x;"), 1);
    check(sources().iter().flat_map(edges));
}

#[test]
fn every_module_opens_with_what_it_is_for() {
    assert!(opening(&File::new("src/a.rs", "use std::fmt;\n//! Late.")).is_some());
    check(sources().iter().filter_map(opening));
}

#[test]
fn no_text_reaches_the_page_as_markup() {
    let sink = format!("element.set_{}(text)", markup_sinks()[0]);
    assert_eq!(
        words(&File::new("src/view/a.rs", &sink), &markup_sinks()).len(),
        1
    );
    let page = sources().into_iter().chain(files("www")).chain(shell());
    check(page.flat_map(|file| words(&file, &markup_sinks())));
}

fn shell() -> Option<File> {
    let text = fs::read_to_string(root().join("index.html")).ok()?;
    Some(File::new("index.html", &text))
}

#[test]
fn the_target_is_named_where_it_may_be_only() {
    let named = "#[cfg(target_arch = \"wasm32\")]";
    assert!(target(&File::new("src/text/token.rs", named)).is_some());
    assert!(target(&File::new("src/view/browser/web.rs", named)).is_none());
    check(sources().iter().filter_map(target));
}

#[test]
fn names_of_modules_say_what_they_are_for() {
    assert!(empty_name(&File::new("src/text/utils.rs", "")).is_some());
    assert!(old_layout(&File::new("src/text/mod.rs", "")).is_some());
    check(sources().iter().filter_map(empty_name));
    check(sources().iter().filter_map(old_layout));
}

#[test]
fn no_file_names_a_folder_of_a_machine_or_holds_a_tab() {
    let path = format!("const A: &str = \"{}me/a\";", machine_paths()[0]);
    assert_eq!(
        words(&File::new("src/a.rs", &path), &machine_paths()).len(),
        1
    );
    assert!(tabs(&File::new("src/a.rs", "fn f() {\n\tg();\n}")).is_some());
    let all = || {
        let folders = ["src", "www", "tests", "benches"];
        folders.into_iter().flat_map(files).chain(shell())
    };
    check(all().flat_map(|file| words(&file, &machine_paths())));
    check(all().filter(File::is_rust).filter_map(|file| tabs(&file)));
}

#[test]
fn no_file_of_the_sources_is_too_long_to_read() {
    assert!(length(&File::new("src/a.rs", &"\n".repeat(MOST_LINES))).is_some());
    check(sources().iter().filter_map(length));
}
