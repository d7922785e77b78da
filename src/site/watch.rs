//! Watches what a page is built from and calls for a new build when it changes.
//!
//! The native half of the program can't replace itself while it runs: a change to the analysis
//! shows in the corpus after a restart only, and the person is told so.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use notify::{Event, EventKind, RecursiveMode, Watcher, recommended_watcher};

use super::{Error, Project, say};

/// Editors and `git` write several files in a row; a build waits until nothing came for this long.
const QUIET: Duration = Duration::from_millis(250);

/// What changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Changes {
    any: bool,
    sources: bool,
}

/// Calls `rebuild` whenever the corpus, the page's files or its sources have changed; returns
/// only where watching itself fails. A build that fails is told, and watching goes on.
///
/// # Errors
/// Where the system can't watch the folders.
pub fn watch(
    project: &Project,
    corpus: &Path,
    mut rebuild: impl FnMut() -> Result<(), Error>,
) -> Result<(), Error> {
    let (sender, events) = channel();
    let mut watcher = recommended_watcher(sender).map_err(|error| refused(corpus, &error))?;
    // Events name files below the folder as it was given.
    let (root, corpus) = (canonical(project.root()), canonical(corpus));
    let folders = [
        (corpus.clone(), RecursiveMode::Recursive),
        (root.join("www"), RecursiveMode::Recursive),
        (root.join("src"), RecursiveMode::Recursive),
        // An editor often replaces a file rather than writing it: the folder is watched.
        (root.clone(), RecursiveMode::NonRecursive),
    ];
    for (folder, mode) in &folders {
        watcher
            .watch(folder, *mode)
            .map_err(|error| refused(folder, &error))?;
    }
    while let Some(changes) = next_changes(&events, &root, &corpus) {
        if changes.sources {
            say("The sources changed: a change to the analysis needs a restart of this command.");
        }
        say("Building the page again …");
        match rebuild() {
            Ok(()) => say("The page is new: reload it."),
            Err(error) => say(&format!(
                "error: {error}\nhint: {}\nThe page built before is still served.",
                error.hint()
            )),
        }
    }
    Ok(())
}

/// Waits for a change that matters and for the quiet after it; `None` where the watcher is gone.
fn next_changes(
    events: &Receiver<notify::Result<Event>>,
    root: &Path,
    corpus: &Path,
) -> Option<Changes> {
    let mut changes = Changes::default();
    while !changes.any {
        note(&mut changes, &events.recv().ok()?, root, corpus);
    }
    while let Ok(event) = events.recv_timeout(QUIET) {
        note(&mut changes, &event, root, corpus);
    }
    Some(changes)
}

fn note(changes: &mut Changes, event: &notify::Result<Event>, root: &Path, corpus: &Path) {
    let Ok(event) = event else { return };
    // Building reads these very files.
    if matches!(event.kind, EventKind::Access(_)) {
        return;
    }
    for path in &event.paths {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let sources = path.starts_with(root.join("src")) || *path == root.join("Cargo.toml");
        let matters = sources
            || path.starts_with(corpus)
            || path.starts_with(root.join("www"))
            || *path == root.join("index.html");
        if matters && !hidden {
            changes.any = true;
            changes.sources |= sources;
        }
    }
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn refused(path: &Path, error: &notify::Error) -> Error {
    Error::Tool {
        step: "watch for changes",
        command: path.display().to_string(),
        detail: error.to_string(),
        hint: "start again after a change; on Linux, fs.inotify.max_user_watches may be too low",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use notify::{
        Event, EventKind,
        event::{AccessKind, ModifyKind},
    };

    use super::{Changes, note};

    fn noted(kind: EventKind, path: &str) -> Changes {
        let mut changes = Changes::default();
        let event = Event::new(kind).add_path(path.into());
        note(
            &mut changes,
            &Ok(event),
            Path::new("/p"),
            Path::new("/berita"),
        );
        changes
    }

    #[test]
    fn only_what_a_page_is_built_from_calls_for_a_build() {
        let written = EventKind::Modify(ModifyKind::Any);
        let page = Changes {
            any: true,
            sources: false,
        };
        let sources = Changes {
            any: true,
            sources: true,
        };
        assert_eq!(noted(written, "/berita/a.txt"), page);
        assert_eq!(noted(written, "/p/www/style.css"), page);
        assert_eq!(noted(written, "/p/src/text/token.rs"), sources);
        assert_eq!(noted(written, "/p/Cargo.toml"), sources);
        assert_eq!(noted(written, "/p/target"), Changes::default());
        assert_eq!(noted(written, "/p/src/.token.rs.swp"), Changes::default());
        let read = EventKind::Access(AccessKind::Any);
        assert_eq!(noted(read, "/berita/a.txt"), Changes::default());
    }
}
