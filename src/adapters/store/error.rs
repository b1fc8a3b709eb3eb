//! What can go wrong with the history, each as a sentence that says how to mend it.
//! It must not know who reads it.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the history could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("The disk is full, so {} cannot be written: free some space.", .path.display())]
    DiskFull { path: PathBuf },
    #[error("Another program holds {} locked: close it.", .path.display())]
    Locked { path: PathBuf },
    #[error("{} is read-only: make it and its folder writable for you (chmod u+w).", .path.display())]
    ReadOnly { path: PathBuf },
    #[error("{} cannot be opened ({reason}): look at the folder and who may write to it.", .path.display())]
    CannotOpen { path: PathBuf, reason: String },
    #[error(
        "{} was written by a newer Unsit (its format is {found}, this one knows up to {known}): \
         update Unsit. Nothing in it was changed.",
        .path.display()
    )]
    Newer {
        path: PathBuf,
        found: i64,
        known: i64,
    },
    #[error("{} is damaged ({reason}). Open Unsit once: it keeps the file aside and takes over what can still be read.", .path.display())]
    Damaged { path: PathBuf, reason: String },
    #[error("{} does not take what it was told ({source}): please report this.", .path.display())]
    Other {
        path: PathBuf,
        source: rusqlite::Error,
    },
    #[error("What belongs into the history could not be put into words ({0}): please report this.")]
    Unwritable(#[from] serde_json::Error),
    #[error(
        "Part of it makes no sense ({what}), so nothing was taken in. Export once more and import that."
    )]
    Nonsense { what: String },
    #[error("The history has no session number {id}.")]
    NoSuchSession { id: i64 },
    #[error("An event came without a session that it belongs to: please report this.")]
    NoSession,
}

impl StoreError {
    /// True where trying again later can help; the others are mistakes of the program.
    pub fn may_pass(&self) -> bool {
        !matches!(
            self,
            Self::Other { .. }
                | Self::Unwritable(_)
                | Self::Nonsense { .. }
                | Self::NoSuchSession { .. }
                | Self::NoSession
        )
    }

    pub(super) fn of_sqlite(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        // What SQLite keeps beside the file while it is open finds no room.
        let no_room = Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE);
        if source.sqlite_error().map(|error| error.extended_code) == no_room {
            return Self::DiskFull { path };
        }
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked { path },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { path },
            Some(
                ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::SystemIoFailure,
            ) => Self::CannotOpen {
                path,
                reason: source.to_string(),
            },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged {
                path,
                reason: source.to_string(),
            },
            _ => Self::Other { path, source },
        }
    }

    pub(super) fn of_io(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::CannotOpen {
                path,
                reason: error.to_string(),
            },
        }
    }
}
