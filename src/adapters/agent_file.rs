//! What the agent goes on with after it was ended. It must not know what it means.

use std::io::{self, Write};
use std::path::Path;

use super::directories::Directories;
use super::private_file;
use crate::domain::agent::Kept;

/// The file's name inside the state folder.
const FILE_NAME: &str = "agent.json";

/// None where nothing was kept, or nothing that can be read: then a new day begins.
pub fn read(state: &Path) -> Option<Kept> {
    let bytes = std::fs::read(state.join(FILE_NAME)).ok()?;
    serde_json::from_slice(&bytes)
        .inspect_err(|error| tracing::warn!(%error, "what the agent knew cannot be read"))
        .ok()
}

/// # Errors
/// The file system's reason. The file is then as it was.
pub fn save(state: &Path, kept: &Kept) -> io::Result<()> {
    Directories::ensure(state).map_err(io::Error::other)?;
    let path = state.join(FILE_NAME);
    let beside = path.with_extension("json.new");
    let mut file = private_file::open(&beside)?;
    file.set_len(0)?;
    file.write_all(&serde_json::to_vec(kept)?)?;
    std::fs::rename(&beside, &path)
}

/// True the first time that it is asked about `what`, ever; also where that cannot be kept.
pub fn is_first_time(state: &Path, what: &str) -> bool {
    let mark = state.join(format!("told-{what}"));
    if mark.exists() {
        return false;
    }
    let kept = Directories::ensure(state)
        .map_err(io::Error::other)
        .and_then(|()| private_file::open(&mark));
    if let Err(error) = kept {
        tracing::warn!(%error, "it may be told again");
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_time_is_one_time() {
        let state = tempfile::tempdir().unwrap();
        let state = state.path().join("state");
        assert!(is_first_time(&state, "no-icon"));
        assert!(!is_first_time(&state, "no-icon"));
        assert!(is_first_time(&state, "other"));
    }

    #[test]
    fn what_cannot_be_read_begins_a_new_day() {
        let state = tempfile::tempdir().unwrap();
        assert_eq!(read(state.path()), None);
        std::fs::write(state.path().join(FILE_NAME), b"{").unwrap();
        assert_eq!(read(state.path()), None);
    }
}
