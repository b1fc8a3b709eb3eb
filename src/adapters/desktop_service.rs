//! What desktops ask of a program that they start by its name on the session bus:
//! `org.freedesktop.Application` of the Desktop Entry Specification, section "D-Bus Activation". It must not know what is
//! done about it.

#[cfg(target_os = "linux")]
mod bus;
#[cfg(target_os = "linux")]
mod call;

use std::path::PathBuf;
use std::time::Duration;

/// One call, with what was given along so that a window may come to the front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub what: What,
    pub token: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Open the program, or bring it to the front.
    Activate,
    /// Open these files; those that are not on this machine are left out.
    Open(Vec<PathBuf>),
    /// An action of the desktop entry, by its name.
    Action(String),
}

#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    #[error("{0} is served by another process already.")]
    Taken(String),
    #[error("The session bus cannot be used ({0}). Run this inside a graphical session.")]
    #[cfg(target_os = "linux")]
    Bus(#[from] zbus::Error),
    #[error("The machine gives no thread ({0}).")]
    Thread(#[from] std::io::Error),
    #[error("There is no session bus on this system.")]
    Unsupported,
}

/// Answers to `name` on the session bus, one call after the other with `meet`, until nothing was asked for as long as
/// `linger`. What `meet` refuses is told to whoever asked, in its sentence. No call that was sent to this process is lost
/// when it ends: the bus starts another one for the next.
///
/// # Errors
/// There is no bus, or somebody else has the name.
pub fn serve(
    name: &str,
    linger: Duration,
    meet: impl FnMut(Asked) -> Result<(), String>,
) -> Result<(), ServiceError> {
    #[cfg(target_os = "linux")]
    return bus::serve(name, linger, meet);
    #[cfg(not(target_os = "linux"))]
    {
        let _unused = (name, linger, meet);
        Err(ServiceError::Unsupported)
    }
}
