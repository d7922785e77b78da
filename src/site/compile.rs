//! Compiles the library for the browser: one module for each of its parts, from the sources of a checkout.
//!
//! The same sources give the same bytes in any checkout: no path of the machine goes in. Two compilations at
//! one time need target folders of their own.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{
    Error,
    bind::NAME,
    place::{read, write_changed},
    say,
};

/// The name of the worker's files.
pub(super) const WORKER: &str = "sanding-worker";
/// The name of the files of what compares.
pub(super) const COMPARER: &str = "sanding-compare";
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

/// The parts of the library that a browser runs, each a module of its own.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// What every visit loads.
    Page,
    /// What compares, for a corpus that does not bring all comparisons with it.
    Comparer,
    /// What reads a reader's own files.
    Worker,
}

/// Compiles one part of the library for the browser, where it is not yet, and names the module's
/// file.
pub(super) fn compile(project: &Project, part: Part) -> Result<PathBuf, Error> {
    let sysroot = have_target(project)?;
    let (what, name, profile, features) = match part {
        Part::Page => ("the page", NAME, "wasm", &[][..]),
        Part::Comparer => (
            "what compares",
            COMPARER,
            "later",
            &["--features", "comparer"][..],
        ),
        Part::Worker => (
            "its worker",
            WORKER,
            "worker",
            &["--features", "worker"][..],
        ),
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
    // They tell what leads to what.
    command.args(["--", "-Clink-arg=--emit-relocs"]);
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
