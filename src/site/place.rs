//! Writes a page's files into a folder, of which nothing is lost that is not the page's.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    process,
};

use super::{
    Error,
    bind::NAME,
    hosted::{ASSETS, N_DIGITS},
};

/// The file by which a folder is known to hold a page.
const SIGN: &str = "sanding.d.ts";

/// Nothing is written into a folder in which a person keeps something else.
pub(super) fn refuse_foreign(out: &Path) -> Result<(), Error> {
    let Ok(mut items) = fs::read_dir(out) else {
        return Ok(());
    };
    if items.next().is_some() && !out.join(SIGN).is_file() {
        return Err(Error::ForeignFolder {
            path: out.to_owned(),
        });
    }
    Ok(())
}

/// Reads all files under `folder`, in folders below it as well; each is known by its name alone.
pub(super) fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> Result<(), Error> {
    let refused = |cause| Error::read(folder, cause, "check that the checkout is complete");
    for item in fs::read_dir(folder).map_err(refused)? {
        let path = item.map_err(refused)?.path();
        let name = name(&path);
        if path.is_dir() {
            collect(&path, files)?;
        } else if !name.starts_with('.') {
            let known = files.insert(name.into(), read(&path)?);
            if known.is_some() {
                let cause = io::Error::other("another file of the page has this name");
                return Err(Error::read(
                    &path,
                    cause,
                    "give one of the two another name",
                ));
            }
        }
    }
    Ok(())
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, Error> {
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
pub(super) fn place(out: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) -> Result<(), Error> {
    let shell = |file: &Path| name(file).starts_with("index.html");
    let (last, first): (Vec<_>, Vec<_>) = files.iter().partition(|(file, _)| shell(file));
    for (file, bytes) in first.into_iter().chain(last) {
        write_changed(&out.join(file), bytes)?;
    }
    // Of an older build, only files named as the program names them are known not to be a person's.
    for (folder, is_own) in [("", is_of_program as fn(&str) -> bool), (ASSETS, is_asset)] {
        let listed = match fs::read_dir(out.join(folder)) {
            Ok(listed) => listed,
            Err(_) if !folder.is_empty() => continue,
            Err(cause) => return Err(Error::write(out, cause)),
        };
        for path in listed.flatten().map(|item| item.path()) {
            let name = name(&path);
            let is_stale = is_own(&name) && !files.contains_key(&Path::new(folder).join(&name));
            if is_stale && path.is_file() {
                fs::remove_file(&path).map_err(|cause| Error::write(&path, cause))?;
            }
        }
    }
    Ok(())
}

fn is_of_program(name: &str) -> bool {
    name.starts_with(NAME)
}

/// Whether a name has a checksum before its ending, as in `notes-1f2e3d4c.js.br`.
fn is_asset(name: &str) -> bool {
    name.split_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'))
        .is_some_and(|(_, sum)| {
            sum.len() == N_DIGITS && sum.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

/// Writes a file, unless it holds these bytes already, by way of another name.
pub(super) fn write_changed(path: &Path, bytes: &[u8]) -> Result<(), Error> {
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

    use super::{place, refuse_foreign, write_changed};

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
        fs::write(folder.path().join("sanding.d.ts"), "x").unwrap();
        assert!(refuse_foreign(folder.path()).is_ok());
    }

    #[test]
    fn what_an_older_build_left_goes_and_what_a_person_put_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        place(
            folder.path(),
            &files(&[
                "index.html",
                "sanding-1.wasm",
                "assets/notes-01234567.js",
                "assets/notes-01234567.js.br",
                "a/b.svg",
            ]),
        )
        .unwrap();
        for own in ["CNAME", "assets/map-of-korea.png"] {
            fs::write(folder.path().join(own), "x").unwrap();
        }
        let new = files(&["index.html", "sanding-2.wasm", "assets/notes-abcdef01.js"]);
        place(folder.path(), &new).unwrap();
        let there = |name: &str| folder.path().join(name).is_file();
        assert!(there("sanding-2.wasm") && there("CNAME") && there("a/b.svg"));
        assert!(there("assets/map-of-korea.png") && there("assets/notes-abcdef01.js"));
        assert!(!there("sanding-1.wasm") && !there("assets/notes-01234567.js"));
        assert!(!there("assets/notes-01234567.js.br"));
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
