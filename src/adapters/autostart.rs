//! Whether the agent starts with the person's session, and the switch for it: an entry in the autostart folder of the
//! XDG Autostart Specification. It must not know what the agent does, nor decide that it starts.
//!
//! The entry is also the person's, and their desktop's: one that they switched off is off, and what they wrote into it beside
//! the command stays.

#[cfg(target_os = "linux")]
mod entry;
#[cfg(target_os = "linux")]
mod xdg;

use std::io;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum AutostartError {
    #[error("No home folder is known for this user. Set HOME.")]
    NoHome,
    #[error("{} cannot be read ({source}). Check whose it is.", .path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("{} cannot be written ({source}). Check who may write there.", .path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error(
        "The place of this program cannot be written into an autostart entry. Move it to a folder with a plain name."
    )]
    Executable,
    #[error("Starting with the session is not possible on this system yet.")]
    Unsupported,
}

/// Whether the agent starts with the session.
///
/// # Errors
/// The entry cannot be read.
pub fn is_on() -> Result<bool, AutostartError> {
    #[cfg(target_os = "linux")]
    return xdg::Places::find()?.is_on();
    #[cfg(not(target_os = "linux"))]
    Ok(false)
}

/// From the next session on, the agent starts with it.
///
/// # Errors
/// The entry cannot be written; it is then as it was.
pub fn turn_on() -> Result<(), AutostartError> {
    #[cfg(target_os = "linux")]
    {
        let executable = super::executable::path().map_err(|_| AutostartError::Executable)?;
        xdg::Places::find()?.turn_on(&executable)
    }
    #[cfg(not(target_os = "linux"))]
    Err(AutostartError::Unsupported)
}

/// From the next session on, it does not.
///
/// # Errors
/// As [`turn_on`].
pub fn turn_off() -> Result<(), AutostartError> {
    #[cfg(target_os = "linux")]
    return xdg::Places::find()?.turn_off();
    #[cfg(not(target_os = "linux"))]
    Err(AutostartError::Unsupported)
}
