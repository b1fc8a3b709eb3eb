//! A person's own sound files: read, within limits. It must not know what they are heard for, nor how they sound.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::written_path;
use crate::domain::settings::CueKind;
use crate::soundtrack::own::{OwnSound, OwnSoundError};

/// Two seconds of stereo are smaller in any format: a larger file is not read at all.
const LARGEST_BYTES: u64 = 8_000_000;

/// Why a file is not used: where, what and how to mend it.
#[derive(Debug, thiserror::Error)]
#[error("{}: {fault}", .path.display())]
pub struct OwnSoundFault {
    path: PathBuf,
    fault: Fault,
}

#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error("This is no whole path. Write it from the first folder on, such as /PATH/bell.wav.")]
    NotWhole,
    #[error("There is no such file. Check its name and its folder.")]
    Missing,
    #[error("This is no file. Choose a sound file.")]
    NoFile,
    #[error("It has {} MB, and no more than 8 are read. Choose a shorter one.", .bytes.div_ceil(1_000_000))]
    TooLarge { bytes: u64 },
    #[error("It cannot be read ({0}). Check who may read it.")]
    Unreadable(io::Error),
    #[error(transparent)]
    Sound(#[from] OwnSoundError),
}

/// The sound of a file for a kind of cue.
///
/// # Errors
/// A sentence for the person.
pub fn load(path: &Path, kind: CueKind) -> Result<OwnSound, OwnSoundFault> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let path = written_path::whole(path, home.as_deref());
    read(&path)
        .and_then(|bytes| Ok(OwnSound::new(&bytes, kind)?))
        .map_err(|fault| OwnSoundFault { path, fault })
}

fn read(path: &Path) -> Result<Arc<[u8]>, Fault> {
    if !path.is_absolute() {
        return Err(Fault::NotWhole);
    }
    let missing_or = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Fault::Missing,
        _ => Fault::Unreadable(error),
    };
    // Asked first: opening a pipe would wait for ever.
    let is = std::fs::metadata(path).map_err(missing_or)?;
    if !is.is_file() {
        return Err(Fault::NoFile);
    }
    if is.len() > LARGEST_BYTES {
        return Err(Fault::TooLarge { bytes: is.len() });
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(missing_or)?;
    // It may have grown since.
    file.take(LARGEST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(Fault::Unreadable)?;
    match bytes.len() as u64 {
        bytes if bytes > LARGEST_BYTES => Err(Fault::TooLarge { bytes }),
        _ => Ok(bytes.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(path: &Path) -> String {
        load(path, CueKind::Go).unwrap_err().to_string()
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_with_its_place_and_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let missing = fault(&at("bell.wav"));
        assert!(
            missing.starts_with(at("bell.wav").to_str().unwrap()),
            "{missing}"
        );
        assert!(missing.ends_with("There is no such file. Check its name and its folder."));
        assert!(fault(folder.path()).contains("no file"));
        assert!(fault(Path::new("bell.wav")).contains("whole path"));
        std::fs::write(at("text.wav"), "no sound").unwrap();
        assert!(fault(&at("text.wav")).contains("Choose a WAV, FLAC or Ogg Vorbis file."));
        assert!(fault(&at("text.wav/in")).contains("no such file"));
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hours.wav");
        // A hole: it takes no room.
        File::create(&path).unwrap().set_len(7_000_000_000).unwrap();
        assert!(fault(&path).contains("It has 7000 MB"), "{}", fault(&path));
    }
}
