//! Which version of the program a page is built by, from which commit, with which corpus: what the shell
//! says of it, and the page's "About" shows.
//!
//! It follows from the sources and the corpus alone, so two builds of one commit say the same.

use std::{path::Path, process::Command};

use crate::intake::sha256;

/// What the shell of the checkout says, which knows neither.
const GENERATOR: &str = "<meta name=\"generator\" content=\"Sanding\">";

/// What a page is compiled from: a change elsewhere in a checkout makes no other page.
const PARTS: [&str; 6] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "index.html",
    "src",
    "www",
];

/// As many digits of a commit's name are enough to find it in any history.
const N_DIGITS: usize = 12;

/// The shell with the version, the commit of the checkout at `root` and the SHA-256 of the corpus in it.
pub(super) fn versioned(shell: &str, root: &Path, corpus: &[u8]) -> String {
    let commit = commit(root).map_or_else(String::new, |commit| format!(" {commit}"));
    let hash = sha256(corpus);
    let told = format!(
        "<meta name=\"generator\" content=\"Sanding {}{commit}\">\n  <meta name=\"corpus\" content=\"{hash}\">",
        env!("CARGO_PKG_VERSION")
    );
    shell.replacen(GENERATOR, &told, 1)
}

/// The commit that a checkout is at, with `+changes` behind it where what a page is made of was changed
/// since. `None` where the sources are no checkout of their own, or there is no git to ask.
fn commit(root: &Path) -> Option<String> {
    // Sources that were unpacked inside of another project's checkout are none of that project's.
    if !git(root, &["rev-parse", "--show-prefix"])?.is_empty() {
        return None;
    }
    let head = git(root, &["rev-parse", "HEAD"])?;
    let short = head.get(..N_DIGITS)?;
    let mut status = vec!["status", "--porcelain", "--"];
    status.extend(PARTS);
    let changes = match git(root, &status)?.as_str() {
        "" => "",
        _ => "+changes",
    };
    Some(format!("{short}{changes}"))
}

/// What git answers about the checkout at `root`.
fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    command
        .arg("--no-optional-locks")
        .args(arguments)
        .current_dir(root);
    // A hook of another checkout, which runs this, names that one.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    let done = command.output().ok().filter(|done| done.status.success())?;
    let told = String::from_utf8(done.stdout).ok()?;
    Some(told.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path, process::Command};

    use super::{GENERATOR, commit, versioned};

    /// Runs git in a folder; false where there is none.
    fn run(folder: &Path, arguments: &[&str]) -> bool {
        let mut command = Command::new("git");
        command.current_dir(folder).args([
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
            "-c",
            "commit.gpgsign=false",
        ]);
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(name);
        }
        let done = command.args(arguments).output();
        done.is_ok_and(|done| done.status.success())
    }

    #[test]
    fn the_shell_has_one_place_for_it_and_names_the_corpus_by_its_bytes() {
        let shell = include_str!("../../index.html");
        assert_eq!(shell.matches(GENERATOR).count(), 1);
        let folder = tempfile::tempdir().unwrap();
        let told = versioned(shell, folder.path(), b"abc");
        let version = env!("CARGO_PKG_VERSION");
        assert!(told.contains(&format!("content=\"Sanding {version}\">")));
        // FIPS 180-2, appendix B.1.
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(told.contains(&format!("<meta name=\"corpus\" content=\"{hash}\">")));
        assert_eq!(told, versioned(shell, folder.path(), b"abc"));
    }

    #[test]
    fn a_commit_is_named_and_so_are_changes_to_what_a_page_is_made_of() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        assert_eq!(commit(root), None);
        if !run(root, &["init", "--quiet"]) {
            println!("left out: there is no git");
            return;
        }
        assert_eq!(commit(root), None, "no commit yet");
        fs::create_dir(root.join("src")).unwrap();
        fs::write(root.join("src/lib.rs"), "//! One.\n").unwrap();
        assert!(run(root, &["add", "."]));
        assert!(run(root, &["commit", "--quiet", "--message", "One"]));
        let clean = commit(root).unwrap();
        assert_eq!(clean.len(), 12);
        assert!(clean.bytes().all(|digit| digit.is_ascii_hexdigit()));
        fs::write(root.join("notes.txt"), "x").unwrap();
        assert_eq!(commit(root).as_ref(), Some(&clean));
        assert_eq!(commit(&root.join("src")), None, "inside of another");
        let changed = Some(format!("{clean}+changes"));
        for (file, text) in [("src/lib.rs", "//! Two.\n"), ("src/new.rs", "//! New.\n")] {
            fs::write(root.join(file), text).unwrap();
            assert_eq!(commit(root), changed, "{file}");
            assert!(run(root, &["stash", "--quiet", "--include-untracked"]));
            assert_eq!(commit(root).as_ref(), Some(&clean));
        }
    }
}
