//! What of other programs' sound is changed, and what it was: written down before it is changed, gone once it is put back. It
//! must not know how either is done.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::players::Paused;
use super::streams::Lowered;
use crate::adapters::directories::Directories;
use crate::adapters::private_file;

/// The file's name inside the state folder.
const FILE_NAME: &str = "other-sound.json";

/// All that is to be put back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Changed {
    /// When the last of it was changed, in seconds since 1970.
    pub at: i64,
    pub streams: Vec<Lowered>,
    pub players: Vec<Paused>,
}

impl Changed {
    pub fn is_nothing(&self) -> bool {
        self.streams.is_empty() && self.players.is_empty()
    }
}

pub fn is_left(state: &Path) -> bool {
    state.join(FILE_NAME).exists()
}

/// Nothing where nothing was written, or nothing that can be read.
pub fn read(state: &Path) -> Changed {
    let bytes = match fs::read(state.join(FILE_NAME)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Changed::default(),
        Err(error) => {
            tracing::warn!(%error, "what was changed of other programs' sound cannot be read");
            return Changed::default();
        }
    };
    serde_json::from_slice(&bytes).unwrap_or_else(|error| {
        tracing::warn!(%error, "what was changed of other programs' sound is not known any more");
        Changed::default()
    })
}

/// The file is whole at any moment, and only its owner may read it. That the disk has it is not waited for: where the machine
/// goes down, the streams go with it.
///
/// # Errors
/// The file system's reason. The file is then as it was.
pub fn write(state: &Path, changed: &Changed) -> io::Result<()> {
    let path = state.join(FILE_NAME);
    if changed.is_nothing() {
        return match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    Directories::ensure(state).map_err(io::Error::other)?;
    let beside = path.with_extension("json.new");
    let mut file = private_file::open(&beside)?;
    file.set_len(0)?;
    file.write_all(&serde_json::to_vec(changed)?)?;
    fs::rename(&beside, &path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_back_leaves_no_file() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let state = home.path().join("state");
        assert_eq!(read(&state), Changed::default());
        write(&state, &Changed::default()).unwrap();
        assert!(!is_left(&state));
        let changed = Changed {
            at: 1_800_000_000,
            streams: vec![Lowered {
                index: 7,
                program: "sink-input-by-application-name:Music".into(),
                was: vec![65_536, 40_000],
            }],
            players: vec![Paused {
                name: "org.mpris.MediaPlayer2.music".into(),
                owner: ":1.7".into(),
            }],
        };
        write(&state, &changed).unwrap();
        assert!(is_left(&state));
        assert_eq!(read(&state), changed);
        let file = state.join(FILE_NAME);
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        write(&state, &Changed::default()).unwrap();
        assert_eq!(fs::read_dir(&state).unwrap().count(), 0);
    }

    #[test]
    fn what_cannot_be_read_is_nothing() {
        let state = tempfile::tempdir().unwrap();
        fs::write(state.path().join(FILE_NAME), b"{\"streams\": 3").unwrap();
        assert_eq!(read(state.path()), Changed::default());
    }
}
