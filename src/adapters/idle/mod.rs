//! Hears whether somebody touches the machine, without ever looking by itself. It must not know what follows from it.
//!
//! Three sources, in this order: GNOME's own monitor ([`mutter`]), Wayland's idle protocol ([`wayland`]) and X11's idle
//! counter ([`x11`]). A desktop without any gets an [`IdleError`]; whoever hears that counts on without.

#[cfg(target_os = "linux")]
mod mutter;
#[cfg(target_os = "linux")]
mod wayland;
#[cfg(target_os = "linux")]
mod x11;

#[cfg(target_os = "linux")]
use std::path::Path;
#[cfg(target_os = "linux")]
use std::sync::Arc;
use std::time::Duration;

#[cfg(target_os = "linux")]
use super::bus_line::Bus;
#[cfg(target_os = "linux")]
use super::display;

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
pub enum IdleError {
    /// Nothing that could tell is part of this session.
    #[error(
        "Nothing here tells whether somebody is at the machine ({0}). Sitting is counted from start to sleep."
    )]
    Never(String),
    /// What could tell does not answer; it may when asked again.
    #[error(
        "What tells whether somebody is at the machine does not answer ({0}). Until it does, sitting is counted from start to sleep."
    )]
    ForNow(String),
}

impl IdleError {
    /// Whether asking again is of any use.
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::ForNow(_))
    }

    fn reason(&self) -> &str {
        match self {
            Self::Never(reason) | Self::ForNow(reason) => reason,
        }
    }

    /// What all of them come to.
    fn of_all(errors: &[Self]) -> Self {
        let reasons: Vec<&str> = errors.iter().map(Self::reason).collect();
        let reasons = reasons.join("; ");
        if errors.iter().any(Self::may_pass) {
            Self::ForNow(reasons)
        } else {
            Self::Never(reasons)
        }
    }
}

/// Whoever is told.
#[cfg(target_os = "linux")]
type Tell = Arc<dyn Fn(Input) + Send + Sync>;

/// Tells until it is dropped.
#[derive(Debug)]
pub struct IdleWatch {
    source: &'static str,
    #[cfg(target_os = "linux")]
    _watch: Box<dyn std::fmt::Debug + Send>,
}

impl IdleWatch {
    /// What the source is called.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Tells `Idle` once nothing was touched for `threshold`, then `Active` with the next touch, and so on.
    ///
    /// # Errors
    /// No source is there.
    #[cfg(target_os = "linux")]
    pub fn start(
        threshold: Duration,
        tell: impl Fn(Input) + Send + Sync + 'static,
    ) -> Result<Self, IdleError> {
        let tell: Tell = Arc::new(tell);
        let first = |tell| Self::mutter(&Bus::Session, threshold, tell);
        let socket = display::wayland_socket();
        let second = |tell| Self::wayland(socket.as_deref(), threshold, tell);
        let third = |tell| Self::x11(threshold, tell);
        let mut errors = Vec::new();
        for start in [&first as &dyn Fn(Tell) -> _, &second, &third] {
            match start(Arc::clone(&tell)) {
                Ok(watch) => return Ok(watch),
                Err(error) => errors.push(error),
            }
        }
        Err(IdleError::of_all(&errors))
    }

    #[cfg(not(target_os = "linux"))]
    pub fn start(
        _threshold: Duration,
        _tell: impl Fn(Input) + Send + Sync + 'static,
    ) -> Result<Self, IdleError> {
        Err(IdleError::Never("not on this system yet".into()))
    }

    /// Only GNOME's monitor, on this bus.
    ///
    /// # Errors
    /// Nobody there is it.
    #[cfg(target_os = "linux")]
    pub fn start_mutter_on(
        bus: &Bus,
        threshold: Duration,
        tell: impl Fn(Input) + Send + Sync + 'static,
    ) -> Result<Self, IdleError> {
        Self::mutter(bus, threshold, Arc::new(tell))
    }

    /// Only Wayland's protocol, of the compositor that listens at `socket`.
    ///
    /// # Errors
    /// It does not speak it.
    #[cfg(target_os = "linux")]
    pub fn start_wayland_at(
        socket: &Path,
        threshold: Duration,
        tell: impl Fn(Input) + Send + Sync + 'static,
    ) -> Result<Self, IdleError> {
        Self::wayland(Some(socket), threshold, Arc::new(tell))
    }
}

#[cfg(target_os = "linux")]
impl IdleWatch {
    fn of<S: std::fmt::Debug + Send + 'static>(
        source: &'static str,
        started: Result<S, IdleError>,
    ) -> Result<Self, IdleError> {
        started.map(|watch| Self {
            source,
            _watch: Box::new(watch),
        })
    }

    fn mutter(bus: &Bus, threshold: Duration, tell: Tell) -> Result<Self, IdleError> {
        Self::of("mutter", mutter::Watch::start(bus, threshold, tell))
    }

    fn wayland(socket: Option<&Path>, threshold: Duration, tell: Tell) -> Result<Self, IdleError> {
        let started = wayland::Watch::start(socket, threshold, tell);
        Self::of("ext-idle-notify", started)
    }

    fn x11(threshold: Duration, tell: Tell) -> Result<Self, IdleError> {
        Self::of("x11-idletime", x11::Watch::start(threshold, tell))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_source_that_may_answer_later_is_worth_asking_again() {
        let never = || IdleError::Never("no display".into());
        let for_now = || IdleError::ForNow("hung up".into());
        assert!(!IdleError::of_all(&[never(), never()]).may_pass());
        let mixed = IdleError::of_all(&[never(), for_now()]);
        assert!(mixed.may_pass());
        assert_eq!(mixed.reason(), "no display; hung up");
    }
}
