//! Why a track is not written, in sentences. It must not know how one is written.

use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum TrackError {
    #[error(
        "{}: the name must end in .flac, .ogg or .wav, so that it is clear what to write",
        out.display()
    )]
    UnknownFormat { out: PathBuf },
    #[error(
        "{}: the cue sheet beside it cannot hold this name; choose one without quotation marks, line breaks and broken letters",
        out.display()
    )]
    Unquotable { out: PathBuf },
    #[error(
        "{}: {hours} hours are too long for a WAV file; give it a name that ends in .flac or .ogg",
        out.display()
    )]
    TooLongForWav { out: PathBuf, hours: u64 },
    #[error("{} is there already; choose another name, or have it replaced", path.display())]
    Taken { path: PathBuf },
    #[error(
        "{} is there already and was not made by Unsit; choose another name for the track, or move it away",
        path.display()
    )]
    ForeignSheet { path: PathBuf },
    #[error("{}: stopped; nothing was written", out.display())]
    Stopped { out: PathBuf },
    #[error("{}: could not be written: {cause}; {what_to_do}", out.display())]
    NotWritten {
        out: PathBuf,
        cause: io::Error,
        what_to_do: &'static str,
    },
}

impl TrackError {
    pub(super) fn not_written(out: &Path, cause: io::Error) -> Self {
        use io::ErrorKind::{
            NotADirectory, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem,
            StorageFull,
        };
        let what_to_do = match cause.kind() {
            NotFound | NotADirectory => "choose a folder that exists",
            PermissionDenied | ReadOnlyFilesystem => "choose a folder that you may write to",
            StorageFull | QuotaExceeded => "free some space, or choose another disk",
            _ => "choose another place",
        };
        Self::NotWritten {
            out: out.into(),
            cause,
            what_to_do,
        }
    }
}
