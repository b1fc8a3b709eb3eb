//! Opening the history: private, never newer than we know, never on top of a damaged file.
//! It must not know what is in the tables.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::Error as MigrationError;

use super::entry::SessionId;
use super::{StoreError, schema};
use crate::adapters::directories::Directories;
use crate::adapters::private_file;

/// How long to wait for another process that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

/// The open history.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    /// The session that events belong to.
    pub(super) current: Option<SessionId>,
}

/// A store, and what happened on the way to it.
#[derive(Debug)]
pub struct Opened {
    pub store: Store,
    /// Where a damaged file was moved to, so that a new one could be begun.
    pub moved_aside: Option<PathBuf>,
}

impl Store {
    /// Opens the history at `path`, making file and folder if needed. A damaged file is moved
    /// aside, never deleted.
    ///
    /// # Errors
    /// A sentence with what to do. The file is then as it was.
    pub fn open(path: &Path) -> Result<Opened, StoreError> {
        match Self::open_as_it_is(path) {
            Err(StoreError::Damaged { reason, .. }) => {
                let moved_to = move_aside(path)?;
                tracing::warn!(%reason, "the history was damaged and is moved aside");
                Ok(Opened {
                    store: Self::open_as_it_is(path)?,
                    moved_aside: Some(moved_to),
                })
            }
            opened => opened.map(|store| Opened {
                store,
                moved_aside: None,
            }),
        }
    }

    /// The same, but a damaged file stays where it is: for commands that only look.
    ///
    /// # Errors
    /// A sentence with what to do. The file is then as it was.
    pub fn open_as_it_is(path: &Path) -> Result<Self, StoreError> {
        let in_file = |error| StoreError::of_sqlite(path, error);
        if let Some(folder) = path.parent() {
            Directories::ensure(folder).map_err(|error| StoreError::CannotOpen {
                path: path.to_owned(),
                reason: error.to_string(),
            })?;
        }
        // Made here, because SQLite would make it readable for others; its -wal and -shm files
        // take over these permissions.
        private_file::open(path).map_err(|e| StoreError::of_io(path, &e))?;
        let mut connection = open_sound(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;

        connection
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
            )
            .map_err(in_file)?;
        schema::ALL
            .to_latest(&mut connection)
            .map_err(|error| of_migration(path, error))?;
        Ok(Self {
            connection,
            path: path.to_owned(),
            current: None,
        })
    }

    /// Opens without making, moving or migrating anything, and says whether all is well: for `doctor`.
    /// No file yet is well too.
    ///
    /// # Errors
    /// What is wrong, and how to mend it.
    pub fn examine(path: &Path) -> Result<(), StoreError> {
        if !path.exists() {
            return Ok(());
        }
        open_sound(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map(drop)
    }

    /// The version of the SQLite that is built in.
    pub fn sqlite_version() -> &'static str {
        rusqlite::version()
    }

    pub(super) fn in_file(&self) -> impl Fn(rusqlite::Error) -> StoreError + use<> {
        let path = self.path.clone();
        move |error| StoreError::of_sqlite(&path, error)
    }
}

/// Opens a file of a version that we know and that is whole; nothing of it is written.
fn open_sound(path: &Path, mode: OpenFlags) -> Result<Connection, StoreError> {
    let in_file = |error| StoreError::of_sqlite(path, error);
    let flags = mode | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(in_file)?;
    connection.busy_timeout(BUSY_TIMEOUT).map_err(in_file)?;
    // Before the first write of any kind.
    let found: i64 = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .map_err(in_file)?;
    if found > schema::NEWEST {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: schema::NEWEST,
        });
    }
    check(&connection, path)?;
    Ok(connection)
}

/// Reads every page once.
fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let verdict: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| StoreError::of_sqlite(path, error))?;
    if verdict == "ok" {
        return Ok(());
    }
    Err(StoreError::Damaged {
        path: path.to_owned(),
        reason: verdict,
    })
}

/// Moves the database and what SQLite keeps beside it to a free name.
fn move_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let target = private_file::free_name_for_broken(path);
    for suffix in ["", "-wal", "-shm"] {
        let with_suffix = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            PathBuf::from(name)
        };
        let from = with_suffix(path);
        if from.exists() {
            std::fs::rename(&from, with_suffix(&target))
                .map_err(|e| StoreError::of_io(path, &e))?;
        }
    }
    Ok(target)
}

fn of_migration(path: &Path, error: MigrationError) -> StoreError {
    match error {
        MigrationError::RusqliteError { err, .. } => StoreError::of_sqlite(path, err),
        other => StoreError::CannotOpen {
            path: path.to_owned(),
            reason: other.to_string(),
        },
    }
}
