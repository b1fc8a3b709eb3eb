//! Tells when a person's exercise and routine files change. It must not read them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::directories::{Directories, DirectoriesError};

/// An editor saves in several strokes; they are told as one change when it has been quiet this long.
pub const QUIET: Duration = Duration::from_millis(200);

/// Watches until it is dropped.
pub struct Watch {
    // Dropping it ends the events, and with them the thread.
    _watcher: RecommendedWatcher,
}

/// Why nothing can be watched; the program works without, and files are read at the next start.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    #[error(transparent)]
    Folder(#[from] DirectoriesError),
    #[error(
        "The folder {} cannot be watched ({source}), so changed files are seen at the next start only. On Linux, a higher fs.inotify.max_user_watches may help.",
        folder.display()
    )]
    Watch {
        folder: PathBuf,
        source: notify::Error,
    },
    #[error("No thread could be started to watch files: {0}. Close some programs and start again.")]
    Thread(#[from] std::io::Error),
}

/// Watches the configuration folder `config`, which is created where it is missing, and calls
/// `changed` from a thread of its own after files of the library were written, renamed or deleted.
///
/// # Errors
/// Where the folder cannot be created or the system's watching fails.
pub fn watch(config: &Path, changed: impl FnMut() + Send + 'static) -> Result<Watch, WatchError> {
    Directories::ensure(config)?;
    let failed = |source| WatchError::Watch {
        folder: config.to_owned(),
        source,
    };
    let (strokes, stroked) = mpsc::channel();
    // The system reports resolved paths.
    let root = config.canonicalize()?;
    let within = root.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if concerns_library(&within, &event) {
            // The receiver ends only with the watch itself.
            strokes.send(()).ok();
        }
    })
    .map_err(failed)?;
    watcher
        .watch(&root, RecursiveMode::Recursive)
        .map_err(failed)?;
    thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || tell_when_quiet(&stroked, changed))?;
    Ok(Watch { _watcher: watcher })
}

/// An error may hide a change, so it counts as one. Reading a file is none.
fn concerns_library(config: &Path, event: &notify::Result<notify::Event>) -> bool {
    let Ok(event) = event else { return true };
    if matches!(event.kind, EventKind::Access(_)) {
        return false;
    }
    event.need_rescan() || event.paths.iter().any(|path| is_of_library(config, path))
}

fn is_of_library(config: &Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(config) else {
        return false;
    };
    let folder = inside.components().next();
    let is_ours = folder.is_some_and(|folder| {
        ["exercises", "routines", "locales"]
            .iter()
            .any(|name| folder.as_os_str() == *name)
    });
    // No extension: a folder, which may have come or gone with all its files.
    is_ours && path.extension().is_none_or(|end| end == "toml")
}

fn tell_when_quiet(stroked: &Receiver<()>, mut changed: impl FnMut()) {
    while stroked.recv().is_ok() {
        loop {
            match stroked.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break changed(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Long enough for a busy machine; it passes as soon as the change is told.
    const PATIENCE: Duration = Duration::from_secs(20);

    #[test]
    fn a_file_saved_in_a_folder_made_later_is_told() {
        let root = tempfile::tempdir().unwrap();
        let config = root.path().join("config");
        let (told, tells) = mpsc::channel();
        let _watch = watch(&config, move || told.send(()).unwrap()).unwrap();
        fs::create_dir(config.join("exercises")).unwrap();
        tells.recv_timeout(PATIENCE).unwrap();
        let file = config.join("exercises/a.toml");
        fs::write(&file, "a").unwrap();
        tells.recv_timeout(PATIENCE).unwrap();
        fs::remove_file(&file).unwrap();
        tells.recv_timeout(PATIENCE).unwrap();
    }

    #[test]
    fn only_the_librarys_own_files_concern_it() {
        let config = Path::new("/c");
        for ours in [
            "/c/exercises",
            "/c/routines/a.toml",
            "/c/locales/de/exercises/a.toml",
        ] {
            assert!(is_of_library(config, Path::new(ours)), "{ours}");
        }
        for other in [
            "/c",
            "/c/settings.toml",
            "/c/exercises/a.toml~",
            "/d/exercises/a.toml",
        ] {
            assert!(!is_of_library(config, Path::new(other)), "{other}");
        }
    }

    #[test]
    fn many_strokes_are_one_change() {
        let (stroke, stroked) = mpsc::channel();
        for _ in 0..50 {
            stroke.send(()).unwrap();
        }
        let (told, tells) = mpsc::channel();
        let thread =
            thread::spawn(move || tell_when_quiet(&stroked, move || told.send(()).unwrap()));
        tells.recv_timeout(PATIENCE).unwrap();
        drop(stroke);
        thread.join().unwrap();
        assert!(tells.try_recv().is_err());
    }
}
