//! Whether a person must not be disturbed at this moment, asked only then. It must not know what would disturb them, nor
//! note whose window or sound it is.
//!
//! [`do_not_disturb`] is what they said themselves and always counts. The rest is guessed from what goes on: a window over
//! the whole screen ([`full_screen`]), a screen that is kept awake where windows cannot be seen ([`kept_awake`]), a
//! microphone that records ([`recording`]). That a screen is shared without any sound is told by nobody. What does not
//! answer in time is taken for a no.

#[cfg(target_os = "linux")]
mod do_not_disturb;
#[cfg(target_os = "linux")]
mod full_screen;
#[cfg(target_os = "linux")]
mod kept_awake;
#[cfg(target_os = "linux")]
mod recording;

#[cfg(target_os = "linux")]
use std::time::Duration;

#[cfg(target_os = "linux")]
use super::bus_line::Bus;
#[cfg(target_os = "linux")]
use super::display::{self, Display};

/// What of it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub in_full_screen: bool,
    pub in_calls: bool,
}

/// Why a person must not be disturbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quiet {
    /// They said so to the desktop.
    DoNotDisturb,
    /// A film, a game or a presentation.
    FullScreen,
    /// A call or another recording.
    Recording,
}

/// Of each service that is asked.
#[cfg(target_os = "linux")]
const PATIENCE: Duration = Duration::from_millis(300);

/// Asks, on the caller's thread, and waits for the answers.
#[cfg(target_os = "linux")]
pub fn why_quiet(wanted: Wanted) -> Option<Quiet> {
    let bus = Bus::Session
        .connect_for(PATIENCE)
        .inspect_err(|error| tracing::debug!(%error, "nobody to ask whether to be quiet"))
        .ok();
    let is_wayland = display::found() == Some(Display::Wayland);
    let asks_bus =
        |ask: &dyn Fn(&zbus::blocking::Connection) -> bool| bus.as_ref().is_some_and(ask);
    if asks_bus(&do_not_disturb::is_on) {
        return Some(Quiet::DoNotDisturb);
    }
    if wanted.in_full_screen {
        let is_full = if is_wayland {
            // No window of others is seen there.
            asks_bus(&kept_awake::is_kept)
        } else {
            full_screen::is_full()
        };
        if is_full {
            return Some(Quiet::FullScreen);
        }
    }
    (wanted.in_calls && recording::is_on(PATIENCE)).then_some(Quiet::Recording)
}

#[cfg(not(target_os = "linux"))]
pub fn why_quiet(_wanted: Wanted) -> Option<Quiet> {
    None
}
