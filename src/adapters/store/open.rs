//! Opening the history: private, never newer than we know, never on top of a damaged file.
//! It must not know what is in the tables.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::Error as MigrationError;

use super::entry::SessionId;
use super::merge::Imported;
use super::{StoreError, salvage, schema};
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
    /// What became of a damaged file, so that a new one could be begun.
    pub moved_aside: Option<MovedAside>,
}

/// A damaged file that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedAside {
    pub place: PathBuf,
    /// What could still be read of it and is in the new one.
    pub saved: Imported,
}

impl Store {
    /// Opens the history at `path`, making file and folder if needed. A damaged file is moved
    /// aside, never deleted, and what can still be read of it is taken over.
    ///
    /// # Errors
    /// A sentence with what to do. The file is then as it was.
    pub fn open(path: &Path) -> Result<Opened, StoreError> {
        Self::open_telling(path, |_| Ok(()))
    }

    /// The same; `tell` tells a new file that takes a damaged one's place what is to be in it first.
    ///
    /// # Errors
    /// As before, or as `tell` says.
    pub(super) fn open_telling(
        path: &Path,
        tell: impl FnOnce(&mut Self) -> Result<(), StoreError>,
    ) -> Result<Opened, StoreError> {
        match Self::open_as_it_is(path) {
            Err(StoreError::Damaged { reason, .. }) => {
                let place = private_file::free_name_for_broken(path);
                move_all(path, &place)?;
                tracing::warn!(%reason, "the history was damaged and is moved aside");
                match Self::begin_anew(path, &place, tell) {
                    Ok((store, saved)) => Ok(Opened {
                        store,
                        moved_aside: Some(MovedAside { place, saved }),
                    }),
                    Err(error) => {
                        // The next time, all of it once more: nothing is left behind.
                        if remove_all(path)
                            .and_then(|()| move_all(&place, path))
                            .is_err()
                        {
                            tracing::error!(place = %place.display(), "the damaged history stays aside");
                        }
                        Err(error)
                    }
                }
            }
            opened => opened.map(|store| Opened {
                store,
                moved_aside: None,
            }),
        }
    }

    fn begin_anew(
        path: &Path,
        place: &Path,
        tell: impl FnOnce(&mut Self) -> Result<(), StoreError>,
    ) -> Result<(Self, Imported), StoreError> {
        let mut store = Self::open_as_it_is(path)?;
        tell(&mut store)?;
        let saved = store.import(&salvage::read(place))?;
        Ok((store, saved))
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

    /// The history to be looked at only, also where nothing may be written.
    ///
    /// # Errors
    /// A sentence with what to do. The file is then as it was.
    pub fn open_to_look(path: &Path) -> Result<Self, StoreError> {
        Self::open_as_it_is(path).or_else(|error| match error {
            StoreError::ReadOnly { .. }
            | StoreError::CannotOpen { .. }
            | StoreError::DiskFull { .. } => Self::open_unwritable(path).ok_or(error),
            _ => Err(error),
        })
    }

    /// A file that nobody writes to: all of it is in it, and it is as this version makes it.
    fn open_unwritable(path: &Path) -> Option<Self> {
        let [_, log, _] = all_of(path);
        if log.metadata().is_ok_and(|log| log.len() > 0) {
            return None;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(unchanging(path), flags).ok()?;
        let version = connection.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0));
        if version.ok()? != schema::NEWEST {
            return None;
        }
        check(&connection, path).ok()?;
        Some(Self {
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

/// SQLite's name for a file that does not change while it is open.
fn unchanging(path: &Path) -> String {
    let mut uri = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                uri.push(char::from(*byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri + "?immutable=1"
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

/// The database and what SQLite keeps beside it.
pub(super) fn all_of(path: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|suffix| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    })
}

fn move_all(path: &Path, target: &Path) -> Result<(), StoreError> {
    for (from, to) in all_of(path).into_iter().zip(all_of(target)) {
        if from.exists() {
            std::fs::rename(&from, to).map_err(|e| StoreError::of_io(path, &e))?;
        }
    }
    Ok(())
}

fn remove_all(path: &Path) -> Result<(), StoreError> {
    for file in all_of(path) {
        if file.exists() {
            std::fs::remove_file(&file).map_err(|e| StoreError::of_io(path, &e))?;
        }
    }
    Ok(())
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
