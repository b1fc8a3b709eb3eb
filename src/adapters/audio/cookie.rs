//! The cookie that a client shows to a PulseAudio server. PulseAudio's own library makes one for a
//! person who has none yet; the client used here does not, and a server hangs up on a client that has
//! no cookie at all. What is made here is remembered, so that it can be taken away with all else. It must
//! not know any device.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::adapters::directories::Directories;
use crate::adapters::private_file;

/// PulseAudio's `PA_NATIVE_COOKIE_LENGTH`.
const COOKIE_BYTES: usize = 256;
/// A copy of the cookie that was made, in the state folder.
const COPY: &str = "pulse-cookie";

/// Makes the cookie where none is found. Failing that, sound goes through ALSA.
pub fn ensure() {
    if std::env::var_os("PULSE_COOKIE").is_some_and(|path| Path::new(&path).exists()) {
        return;
    }
    let Some(home) = std::env::var_os("HOME").map(PathBuf::from) else {
        return;
    };
    let Ok(directories) = Directories::find() else {
        return;
    };
    if let Err(error) = ensure_in(&home, directories.state()) {
        tracing::info!(%error, "no cookie for PulseAudio");
    }
}

/// Takes the cookie away again, if it was made here and is still the same; says where it was. PulseAudio
/// makes another one when it needs one.
///
/// # Errors
/// It cannot be deleted.
pub fn forget(state: &Path) -> io::Result<Option<PathBuf>> {
    match std::env::var_os("HOME") {
        Some(home) => forget_in(Path::new(&home), state),
        None => Ok(None),
    }
}

fn forget_in(home: &Path, state: &Path) -> io::Result<Option<PathBuf>> {
    let path = place(home);
    let (Ok(made), Ok(found)) = (fs::read(state.join(COPY)), fs::read(&path)) else {
        return Ok(None);
    };
    if made != found {
        return Ok(None);
    }
    fs::remove_file(&path)?;
    // A folder with something of others in it stays.
    if let Some(folder) = path.parent()
        && let Err(error) = fs::remove_dir(folder)
    {
        tracing::debug!(%error, "the cookie's folder stays");
    }
    Ok(Some(path))
}

fn place(home: &Path) -> PathBuf {
    home.join(".config/pulse/cookie")
}

fn ensure_in(home: &Path, state: &Path) -> io::Result<()> {
    let path = place(home);
    if path.exists() || home.join(".pulse-cookie").exists() {
        return Ok(());
    }
    let folder = home.join(".config/pulse");
    fs::create_dir_all(&folder)?;
    let mut cookie = [0; COOKIE_BYTES];
    File::open("/dev/urandom")?.read_exact(&mut cookie)?;
    Directories::ensure(state).map_err(io::Error::other)?;
    let mut copy = private_file::open(&state.join(COPY))?;
    copy.set_len(0)?;
    copy.write_all(&cookie)?;
    // Whole at once: another client may just be reading it.
    let fresh = folder.join("cookie.new");
    private_file::open(&fresh)?.write_all(&cookie)?;
    fs::rename(&fresh, &path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_without_a_cookie_gets_one_and_keeps_it() {
        let home = tempfile::tempdir().unwrap();
        let state = home.path().join("state");
        ensure_in(home.path(), &state).unwrap();
        let path = home.path().join(".config/pulse/cookie");
        let first = fs::read(&path).unwrap();
        assert_eq!(first.len(), COOKIE_BYTES);
        assert!(first.iter().any(|byte| *byte != first[0]));
        ensure_in(home.path(), &state).unwrap();
        assert_eq!(fs::read(&path).unwrap(), first);
    }

    #[test]
    fn what_was_made_here_is_taken_away_and_what_others_made_is_not() {
        let home = tempfile::tempdir().unwrap();
        let state = home.path().join("state");
        ensure_in(home.path(), &state).unwrap();
        let path = home.path().join(".config/pulse/cookie");
        let ours = fs::read(&path).unwrap();
        fs::write(&path, [1; COOKIE_BYTES]).unwrap();
        assert_eq!(forget_in(home.path(), &state).unwrap(), None);
        assert!(path.exists(), "that one is another's");
        fs::write(&path, ours).unwrap();
        assert_eq!(forget_in(home.path(), &state).unwrap(), Some(path.clone()));
        assert!(!home.path().join(".config/pulse").exists());
        assert_eq!(forget_in(home.path(), &state).unwrap(), None);
    }

    #[test]
    fn an_old_cookie_is_left_where_it_is() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(".pulse-cookie"), [1; COOKIE_BYTES]).unwrap();
        ensure_in(home.path(), &home.path().join("state")).unwrap();
        assert!(!home.path().join(".config").exists());
        assert!(!home.path().join("state").exists());
    }
}
