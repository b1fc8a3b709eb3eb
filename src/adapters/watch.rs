//! Tells when a person's files change: exercises, routines and sentences, or the settings. It must not read them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::directories::{Directories, DirectoriesError};
use super::settings_file;

/// An editor saves in several strokes; they are told as one change when it has been quiet this long.
pub const QUIET: Duration = Duration::from_millis(200);

/// What changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Files of the library.
    pub library: bool,
    pub settings: bool,
}

impl Changed {
    const ALL: Self = Self {
        library: true,
        settings: true,
    };

    fn is_any(self) -> bool {
        self != Self::default()
    }

    fn or(self, other: Self) -> Self {
        Self {
            library: self.library || other.library,
            settings: self.settings || other.settings,
        }
    }
}

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
/// `changed` from a thread of its own after files of the library, or the settings, were written, renamed or deleted.
///
/// # Errors
/// Where the folder cannot be created or the system's watching fails.
pub fn watch(
    config: &Path,
    changed: impl FnMut(Changed) + Send + 'static,
) -> Result<Watch, WatchError> {
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
        let changed = concerned(&within, &event);
        if changed.is_any() {
            // The receiver ends only with the watch itself.
            strokes.send(changed).ok();
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
fn concerned(config: &Path, event: &notify::Result<notify::Event>) -> Changed {
    let Ok(event) = event else {
        return Changed::ALL;
    };
    if matches!(event.kind, EventKind::Access(_)) {
        return Changed::default();
    }
    if event.need_rescan() {
        return Changed::ALL;
    }
    Changed {
        library: event.paths.iter().any(|path| is_of_library(config, path)),
        settings: event.paths.contains(&config.join(settings_file::FILE_NAME)),
    }
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

fn tell_when_quiet(stroked: &Receiver<Changed>, mut tell: impl FnMut(Changed)) {
    while let Ok(mut changed) = stroked.recv() {
        loop {
            match stroked.recv_timeout(QUIET) {
                Ok(more) => changed = changed.or(more),
                Err(RecvTimeoutError::Timeout) => break tell(changed),
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
    const LIBRARY: Changed = Changed {
        library: true,
        settings: false,
    };
    const SETTINGS: Changed = Changed {
        library: false,
        settings: true,
    };

    #[test]
    fn a_file_saved_in_a_folder_made_later_is_told() {
        let root = tempfile::tempdir().unwrap();
        let config = root.path().join("config");
        let (told, tells) = mpsc::channel();
        let _watch = watch(&config, move |changed| told.send(changed).unwrap()).unwrap();
        fs::create_dir(config.join("exercises")).unwrap();
        assert_eq!(tells.recv_timeout(PATIENCE), Ok(LIBRARY));
        let file = config.join("exercises/a.toml");
        fs::write(&file, "a").unwrap();
        assert_eq!(tells.recv_timeout(PATIENCE), Ok(LIBRARY));
        fs::remove_file(&file).unwrap();
        assert_eq!(tells.recv_timeout(PATIENCE), Ok(LIBRARY));
    }

    #[test]
    fn settings_that_are_saved_by_renaming_are_told_as_settings() {
        let config = tempfile::tempdir().unwrap();
        let (told, tells) = mpsc::channel();
        let _watch = watch(config.path(), move |changed| told.send(changed).unwrap()).unwrap();
        let beside = config.path().join("settings.toml.new");
        fs::write(&beside, "zoom_percent = 120").unwrap();
        fs::rename(&beside, config.path().join("settings.toml")).unwrap();
        assert_eq!(tells.recv_timeout(PATIENCE), Ok(SETTINGS));
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
            stroke.send(LIBRARY).unwrap();
        }
        stroke.send(SETTINGS).unwrap();
        let (told, tells) = mpsc::channel();
        let thread = thread::spawn(move || {
            tell_when_quiet(&stroked, move |changed| told.send(changed).unwrap());
        });
        assert_eq!(tells.recv_timeout(PATIENCE), Ok(Changed::ALL));
        drop(stroke);
        thread.join().unwrap();
        assert!(tells.try_recv().is_err());
    }
}
