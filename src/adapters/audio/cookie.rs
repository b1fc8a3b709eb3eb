//! The cookie that a client shows to a PulseAudio server. PulseAudio's own library makes one for a
//! person who has none yet; the client used here does not, and a server hangs up on a client that has
//! no cookie at all. It must not know any device.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::adapters::private_file;

/// PulseAudio's `PA_NATIVE_COOKIE_LENGTH`.
const COOKIE_BYTES: usize = 256;

/// Makes the cookie where none is found. Failing that, sound goes through ALSA.
pub fn ensure() {
    if std::env::var_os("PULSE_COOKIE").is_some_and(|path| Path::new(&path).exists()) {
        return;
    }
    let Some(home) = std::env::var_os("HOME").map(PathBuf::from) else {
        return;
    };
    if let Err(error) = ensure_in(&home) {
        tracing::info!(%error, "no cookie for PulseAudio");
    }
}

fn ensure_in(home: &Path) -> io::Result<()> {
    let path = home.join(".config/pulse/cookie");
    if path.exists() || home.join(".pulse-cookie").exists() {
        return Ok(());
    }
    let folder = home.join(".config/pulse");
    fs::create_dir_all(&folder)?;
    let mut cookie = [0; COOKIE_BYTES];
    File::open("/dev/urandom")?.read_exact(&mut cookie)?;
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
        ensure_in(home.path()).unwrap();
        let path = home.path().join(".config/pulse/cookie");
        let first = fs::read(&path).unwrap();
        assert_eq!(first.len(), COOKIE_BYTES);
        assert!(first.iter().any(|byte| *byte != first[0]));
        ensure_in(home.path()).unwrap();
        assert_eq!(fs::read(&path).unwrap(), first);
    }

    #[test]
    fn an_old_cookie_is_left_where_it_is() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(".pulse-cookie"), [1; COOKIE_BYTES]).unwrap();
        ensure_in(home.path()).unwrap();
        assert!(!home.path().join(".config").exists());
    }
}
