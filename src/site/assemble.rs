//! Builds the page: the library is compiled to a WebAssembly module, that is bound to JavaScript,
//! the analyzed corpus is embedded in it, and all of it is put into one folder.
//!
//! The same sources and the same corpus give the same bytes in any checkout: no path of the
//! machine and no time of day goes in. Two builds at one time need target folders of their own.

use std::{
    collections::BTreeMap,
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
};

use super::{
    Error,
    bind::{NAME, bind},
    embed::embedded,
    host::{HEADERS_FILE, headers_file, packed},
    names::BYTES as MODEL,
    say,
    slim::{without_layout, without_spaces},
    split::reach,
    version::versioned,
};
use crate::{
    base::checksum,
    bundle::Bundle,
    locale::{self, LANGUAGES},
    view::opening,
};

/// The name of the worker's files.
const WORKER: &str = "sanding-worker";
/// The name of the files of what compares.
const COMPARER: &str = "sanding-compare";
/// The functions through which the page comes to all that its first view does not need, as they stand in
/// the names that the compiler makes of paths: those of `view::later`, and `api::publish`.
const DOORS: [&str; 2] = ["4view5later", "3api7publish"];
/// The trained model of names, which the worker loads.
const NAMES: &str = "sanding-names.bin";
const TARGET: &str = "wasm32-unknown-unknown";
/// What cargo separates the flags of `CARGO_ENCODED_RUSTFLAGS` with.
const FLAG_SEPARATOR: &str = "\u{1f}";

/// A checkout of the program's own sources, which a page is compiled from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Finds the checkout that `from` lies in, else the one that this program was built from.
    ///
    /// # Errors
    /// Where neither is there.
    pub fn find(from: &Path) -> Result<Self, Error> {
        let root = from
            .ancestors()
            .chain([Path::new(env!("CARGO_MANIFEST_DIR"))])
            .find(|folder| is_project(folder))
            .ok_or_else(|| Error::NoProject {
                from: from.to_owned(),
            })?;
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into);
        Ok(Self {
            root: root.to_owned(),
            // A relative folder is meant from where the command was called.
            target: from.join(target),
        })
    }

    /// The folder that holds `Cargo.toml`, `index.html` and `www`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder for what this command builds on the way.
    pub fn scratch(&self) -> PathBuf {
        self.target.join("sanding")
    }
}

fn is_project(folder: &Path) -> bool {
    folder.join("index.html").is_file()
        && fs::read_to_string(folder.join("Cargo.toml"))
            .is_ok_and(|manifest| manifest.lines().any(|line| line == "name = \"sanding\""))
}

/// What a page is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// The command's own server, which sends files as they are.
    Here,
    /// A host, which gets every file compressed as well, and a file of headers.
    Hosted,
}

/// Builds the page of `bundle` into the folder `out`, which holds the old page until the new one
/// is whole.
///
/// # Errors
/// Where a tool is missing or fails, a file can't be read or written, or `out` holds files and no
/// page.
pub fn assemble(project: &Project, bundle: &Bundle, out: &Path, purpose: Use) -> Result<(), Error> {
    refuse_foreign(out)?;
    let module = compile(project, Part::Page)?;
    let comparer = compile(project, Part::Comparer)?;
    let worker = compile(project, Part::Worker)?;
    say("Binding the modules to JavaScript …");
    let is_door = |function: &str| DOORS.iter().any(|door| function.contains(door));
    let later = reach(&read(&module)?, is_door).map_err(|cause| Error::File {
        step: "read the relocations of",
        path: module.clone(),
        cause,
        hint: "this is a fault of the program's",
    })?;
    let mut files = bind(&module, NAME, Some(&later))?;
    files.append(&mut bound(project, &comparer, COMPARER)?);
    files.append(&mut bound(project, &worker, WORKER)?);
    files.insert(NAMES.into(), MODEL.to_vec());
    let binary = files.entry(format!("{NAME}_bg.wasm").into()).or_default();
    // A corpus reads its parts late: its bytes stay until the command ends.
    let corpus: &'static [u8] = bundle.encode().leak();
    *binary = embedded(binary, corpus).map_err(|cause| Error::File {
        step: "put the corpus into",
        path: module,
        cause,
        hint: "a page holds up to four gigabytes; where the corpus is smaller, this is a fault of the program's",
    })?;
    let page = project.root.join("www");
    collect(&page, &page, &mut files)?;
    for (language, tag) in LANGUAGES.iter().enumerate() {
        let lines = locale::lines(language).into_bytes();
        files.insert(format!("{NAME}-{tag}.txt").into(), lines);
        let script = locale::script(language).into_bytes();
        files.insert(format!("texts-{tag}.js").into(), script);
    }
    slim(&mut files);
    join(&mut files, "worker.js", WORKER);
    join(&mut files, "compare.js", COMPARER);
    let file = project.root.join("index.html");
    let shell = shell(&String::from_utf8_lossy(&read(&file)?), corpus);
    let shell = versioned(&shell, &project.root, corpus);
    files.insert(PathBuf::from("index.html"), shell.into_bytes());
    if purpose == Use::Hosted {
        let mut more = vec![(HEADERS_FILE.into(), headers_file().into_bytes())];
        for (file, bytes) in &files {
            more.extend(packed(file, bytes).map_err(|cause| Error::write(file, cause))?);
        }
        files.extend(more);
    }
    place(out, &files)
}

/// What the page's shell says of no corpus, and where its first view goes.
const LANGUAGE: &str = "<html lang=\"id\">";
const TITLE: &str = "<title>Sanding</title>";
const VIEW: &str = "<!-- the first view -->";

/// The shell with the first view of a corpus in it, so that it is seen before the program runs.
fn shell(shell: &str, corpus: &'static [u8]) -> String {
    let Ok(opening) = opening(corpus) else {
        return shell.to_owned();
    };
    shell
        .replacen(
            LANGUAGE,
            &format!("<html lang=\"{}\">", opening.language),
            1,
        )
        .replacen(TITLE, &format!("<title>{}</title>", opening.title), 1)
        .replacen(VIEW, &opening.blocks, 1)
}

/// A module that holds no corpus, bound under a name. That takes longer than all the rest of a page whose
/// corpus changed, so what was bound is kept as long as the module is the same.
fn bound(
    project: &Project,
    module: &Path,
    name: &str,
) -> Result<BTreeMap<PathBuf, Vec<u8>>, Error> {
    let bytes = read(module)?;
    // Another way to bind gives other files of the same module.
    let way = checksum(include_bytes!("bind.rs"));
    let kept = project
        .scratch()
        .join(format!("{name}-{:016x}", checksum(&bytes) ^ way));
    let names = [format!("{name}.js"), format!("{name}_bg.wasm")];
    let known: Option<BTreeMap<PathBuf, Vec<u8>>> = names
        .iter()
        .map(|name| Some((name.into(), fs::read(kept.join(name)).ok()?)))
        .collect();
    if let Some(known) = known {
        return Ok(known);
    }
    let bound = bind(module, name, None)?;
    for (file, bytes) in &bound {
        write_changed(&kept.join(file), bytes)?;
    }
    Ok(bound)
}

/// Puts a script of the page's behind the one that binds a module: one file less to load, and a worker
/// that would load another script needs leave for it from the page's policy.
fn join(files: &mut BTreeMap<PathBuf, Vec<u8>>, own: &str, name: &str) {
    let own = files.remove(Path::new(own)).unwrap_or_default();
    let script = files.entry(format!("{name}.js").into()).or_default();
    script.extend(own);
}

/// Takes the layout out of the page's own scripts and styles. What declares types is for authors.
fn slim(files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for (file, bytes) in files {
        let kind = file.extension().and_then(|kind| kind.to_str());
        let Ok(text) = str::from_utf8(bytes) else {
            continue;
        };
        *bytes = match kind {
            Some("css") => without_spaces(text).into_bytes(),
            Some("js") => without_layout(text).into_bytes(),
            _ => continue,
        };
    }
}

/// Nothing is written into a folder in which a person keeps something else.
fn refuse_foreign(out: &Path) -> Result<(), Error> {
    let Ok(mut items) = fs::read_dir(out) else {
        return Ok(());
    };
    if items.next().is_some() && !out.join(format!("{NAME}_bg.wasm")).is_file() {
        return Err(Error::ForeignFolder {
            path: out.to_owned(),
        });
    }
    Ok(())
}

/// The parts of the library that a browser runs, each a module of its own.
#[derive(Clone, Copy)]
enum Part {
    /// What every visit loads.
    Page,
    /// What compares, for a corpus that does not bring all comparisons with it.
    Comparer,
    /// What reads a reader's own files.
    Worker,
}

/// Compiles one part of the library for the browser, where it is not yet, and names the module's
/// file.
fn compile(project: &Project, part: Part) -> Result<PathBuf, Error> {
    let sysroot = have_target(project)?;
    let (what, name, profile, features) = match part {
        Part::Page => ("the page", NAME, "wasm", &[][..]),
        Part::Comparer => (
            "what compares",
            COMPARER,
            "later",
            &["--features", "comparer"][..],
        ),
        Part::Worker => ("its worker", WORKER, "later", &["--features", "worker"][..]),
    };
    say(&format!(
        "Compiling {what} (the first time takes about a minute) …"
    ));
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(&project.root)
        .args(["rustc", "--quiet", "--lib", "--crate-type", "cdylib"])
        .args(["--target", TARGET, "--profile", profile, "--locked"])
        .args(features)
        .arg("--target-dir")
        .arg(&project.target)
        .env("CARGO_ENCODED_RUSTFLAGS", remapped(project, &sysroot))
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    if matches!(part, Part::Page) {
        // They tell what the first view does not need.
        command.args(["--", "-Clink-arg=--emit-relocs"]);
    }
    let hint = "the compiler's message stands above; `cargo check` tells more";
    let status = command
        .status()
        .map_err(|cause| tool("compile the page", &command, cause.to_string(), hint))?;
    if !status.success() {
        return Err(tool("compile the page", &command, status.to_string(), hint));
    }
    // Parts of one profile have one file, which the next one takes.
    let built = project.target.join(TARGET).join(profile);
    let module = project.scratch().join(format!("{name}.wasm"));
    write_changed(&module, &read(&built.join(format!("{NAME}.wasm")))?)?;
    Ok(module)
}

/// Flags that replace every folder of this machine in the compiler's output by a fixed name.
fn remapped(project: &Project, sysroot: &str) -> OsString {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    // The compiler applies the last name that fits: the widest folder comes first.
    let mut folders = vec![
        (project.target.clone(), "/target"),
        (project.root.clone(), "/sanding"),
    ];
    if let Some(home) = cargo_home {
        // Sources lie in a folder named after the registry, or after a mirror of it.
        let registries = fs::read_dir(home.join("registry").join("src"));
        let mut registries: Vec<PathBuf> = registries
            .into_iter()
            .flatten()
            .filter_map(|item| Some(item.ok()?.path()))
            .collect();
        registries.sort();
        folders.push((home, "/cargo"));
        folders.extend(registries.into_iter().map(|folder| (folder, "/crates")));
    }
    folders.push((PathBuf::from(sysroot), "/rustc"));
    let mut flags = OsString::new();
    for (folder, name) in folders {
        if !flags.is_empty() {
            flags.push(FLAG_SEPARATOR);
        }
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    }
    flags
}

/// Makes sure that the compiler has a standard library for the browser, and names its sysroot.
fn have_target(project: &Project) -> Result<String, Error> {
    let ask = |arguments: &[&str]| {
        let mut command = rustc(project);
        command.args(arguments);
        output(command, "ask the compiler where it lies")
    };
    let library = ask(&["--print", "target-libdir", "--target", TARGET])?;
    if !Path::new(&library).is_dir() {
        say(&format!("Adding the compiler's target {TARGET} …"));
        let mut rustup = Command::new("rustup");
        rustup
            .current_dir(&project.root)
            .args(["target", "add", TARGET]);
        let hint = "install the compiler's target wasm32-unknown-unknown: with rustup (https://rustup.rs), or with your system's package of Rust's standard library for it";
        let status = rustup.status().map_err(|cause| {
            tool(
                "add the compiler's target",
                &rustup,
                cause.to_string(),
                hint,
            )
        })?;
        if !status.success() {
            return Err(tool(
                "add the compiler's target",
                &rustup,
                status.to_string(),
                hint,
            ));
        }
    }
    ask(&["--print", "sysroot"])
}

fn rustc(project: &Project) -> Command {
    let mut command = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    command.current_dir(&project.root);
    command
}

fn output(mut command: Command, step: &'static str) -> Result<String, Error> {
    let hint = "install Rust (https://rustup.rs): the page is compiled from its sources";
    let done = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|cause| tool(step, &command, cause.to_string(), hint))?;
    if !done.status.success() {
        return Err(tool(step, &command, done.status.to_string(), hint));
    }
    Ok(String::from_utf8_lossy(&done.stdout).trim_end().to_owned())
}

fn tool(step: &'static str, command: &Command, detail: String, hint: &'static str) -> Error {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    Error::Tool {
        step,
        command: line,
        detail,
        hint,
    }
}

/// Reads all files under `folder`, under their names relative to `base`.
fn collect(
    base: &Path,
    folder: &Path,
    files: &mut BTreeMap<PathBuf, Vec<u8>>,
) -> Result<(), Error> {
    let refused = |cause| Error::read(folder, cause, "check that the checkout is complete");
    for item in fs::read_dir(folder).map_err(refused)? {
        let path = item.map_err(refused)?.path();
        if path.is_dir() {
            collect(base, &path, files)?;
        } else if !name(&path).starts_with('.') {
            let relative = path.strip_prefix(base).unwrap_or(&path).to_owned();
            files.insert(relative, read(&path)?);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|cause| Error::read(path, cause, "check that the checkout is complete"))
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Writes the page's files. Each is whole at any moment, and the shell, which refers to the
/// others, comes last.
fn place(out: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) -> Result<(), Error> {
    let shell = |file: &Path| name(file).starts_with("index.html");
    let (last, first): (Vec<_>, Vec<_>) = files.iter().partition(|(file, _)| shell(file));
    for (file, bytes) in first.into_iter().chain(last) {
        write_changed(&out.join(file), bytes)?;
    }
    // Of an older build, only files under the program's own name are known not to be a person's.
    let listed = fs::read_dir(out).map_err(|cause| Error::write(out, cause))?;
    for path in listed.flatten().map(|item| item.path()) {
        let stale = name(&path).starts_with(NAME) && !files.contains_key(Path::new(&name(&path)));
        if stale && path.is_file() {
            fs::remove_file(&path).map_err(|cause| Error::write(&path, cause))?;
        }
    }
    Ok(())
}

/// Writes a file, unless it holds these bytes already, by way of another name.
fn write_changed(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let refused = |cause| Error::write(path, cause);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(refused)?;
    }
    let new = path.with_file_name(format!(".{}.{}.new", name(path), process::id()));
    fs::write(&new, bytes).map_err(refused)?;
    fs::rename(&new, path).map_err(refused)
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeMap,
        fs,
        path::{Path, PathBuf},
    };

    use super::{LANGUAGE, TITLE, VIEW, place, refuse_foreign, write_changed};

    #[test]
    fn the_shell_has_a_place_for_all_that_a_corpus_gives_it() {
        let shell = include_str!("../../index.html");
        for place in [LANGUAGE, TITLE, VIEW] {
            assert_eq!(shell.matches(place).count(), 1, "{place}");
        }
    }

    fn files(names: &[&str]) -> BTreeMap<PathBuf, Vec<u8>> {
        names
            .iter()
            .map(|name| (PathBuf::from(name), name.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn a_folder_with_other_files_is_not_built_into() {
        let folder = tempfile::tempdir().unwrap();
        assert!(refuse_foreign(&folder.path().join("new")).is_ok());
        assert!(refuse_foreign(folder.path()).is_ok());
        fs::write(folder.path().join("thesis.odt"), "x").unwrap();
        assert!(refuse_foreign(folder.path()).is_err());
        fs::write(folder.path().join("sanding_bg.wasm"), "x").unwrap();
        assert!(refuse_foreign(folder.path()).is_ok());
    }

    #[test]
    fn what_an_older_build_left_goes_and_what_a_person_put_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        place(
            folder.path(),
            &files(&["index.html", "sanding-1.wasm", "a/b.svg"]),
        )
        .unwrap();
        fs::write(folder.path().join("CNAME"), "x").unwrap();
        place(folder.path(), &files(&["index.html", "sanding-2.wasm"])).unwrap();
        let there = |name: &str| folder.path().join(name).is_file();
        assert!(there("sanding-2.wasm") && there("CNAME") && there("a/b.svg"));
        assert!(!there("sanding-1.wasm"));
    }

    #[test]
    fn an_unchanged_file_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let path: &Path = &folder.path().join("corpus.bundle");
        write_changed(path, b"one").unwrap();
        let before = fs::metadata(path).unwrap().modified().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
        write_changed(path, b"one").unwrap();
        assert_eq!(fs::metadata(path).unwrap().modified().unwrap(), before);
        write_changed(path, b"two").unwrap();
        assert_eq!(fs::read(path).unwrap(), b"two");
    }
}
