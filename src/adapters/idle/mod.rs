//! Hears whether somebody touches the machine, without ever looking by itself. It must not know what follows from it.
//!
//! Today there is one source, X11's idle counter ([`x11`]). A desktop without it gets an [`IdleError`]; whoever hears
//! that counts on without.

#[cfg(target_os = "linux")]
mod x11;

use std::time::Duration;

/// What is told of the person's input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Nothing was touched for the threshold.
    Idle,
    /// Something was touched again.
    Active,
    /// The source is gone: nothing more will be told.
    Lost,
}

#[derive(Debug, thiserror::Error)]
#[error(
    "Nothing tells whether somebody is at the machine ({0}). Sitting is counted from start to sleep."
)]
pub struct IdleError(String);

/// Tells until it is dropped.
#[derive(Debug)]
pub struct IdleWatch {
    #[cfg(target_os = "linux")]
    _x11: x11::Watch,
}

impl IdleWatch {
    /// What the source is called.
    pub const SOURCE: &str = "x11-idletime";

    /// Tells `Idle` once nothing was touched for `threshold`, then `Active` with the next touch, and so on.
    ///
    /// # Errors
    /// No source is there.
    #[cfg(target_os = "linux")]
    pub fn start(
        threshold: Duration,
        tell: impl Fn(Input) + Send + 'static,
    ) -> Result<Self, IdleError> {
        x11::Watch::start(threshold, tell)
            .map(|watch| Self { _x11: watch })
            .map_err(|error| IdleError(error.to_string()))
    }

    #[cfg(not(target_os = "linux"))]
    pub fn start(
        _threshold: Duration,
        _tell: impl Fn(Input) + Send + 'static,
    ) -> Result<Self, IdleError> {
        Err(IdleError("not on this system yet".into()))
    }
}
