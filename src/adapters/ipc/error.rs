//! What can go wrong on the way to the window, as sentences. It must not know who reads them.

use std::io;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum IpcError {
    #[error("Unsit is not running. Open it with `unsit`.")]
    NotRunning,
    #[error(
        "The running Unsit does not answer. Close its window, or end its process if there is none."
    )]
    NoAnswer,
    #[error("The running Unsit was closed before it answered.")]
    HungUp,
    #[error("The running Unsit is of another version ({0}). Close it and start again.")]
    NotUnderstood(String),
    #[error("Another user listens at {}. Remove it, or set UNSIT_RUNTIME_DIR to a folder of your own.", .0.display())]
    Impostor(PathBuf),
    #[error(
        "{} cannot be used for the socket ({source}). Set UNSIT_RUNTIME_DIR to a folder of your own with a short name.",
        .folder.display()
    )]
    Folder { folder: PathBuf, source: io::Error },
    #[error("The connection to the running Unsit broke ({0}). Try again.")]
    Broken(io::Error),
}

impl IpcError {
    pub(super) fn of_connect(error: io::Error) -> Self {
        match error.kind() {
            // Nothing there, or a socket whose process is gone.
            io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => Self::NotRunning,
            _ => Self::of_transfer(error),
        }
    }

    pub(super) fn of_transfer(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => Self::NoAnswer,
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::ConnectionReset => Self::HungUp,
            _ => Self::Broken(error),
        }
    }
}
