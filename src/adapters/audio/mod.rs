//! The sound device: a thread that owns it, opens it, loses it and opens it again. It must not
//! know what is played; a [`SoundHandle`] hands it a source for each device.
//!
//! Reading order: [`AudioOutput`] (what a session holds), `keeper` (the thread), `device` (one
//! open device), `stream` (what it pulls), `default_sink` (whether a person chose another), [`probe()`] (what is there).

#[cfg(unix)]
mod cookie;
#[cfg(target_os = "linux")]
mod default_sink;
mod device;
mod keeper;
mod probe;
mod stream;

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

#[cfg(unix)]
pub use cookie::forget as forget_cookie;
pub use probe::{AudioProbe, probe};

use super::clock::Clock;
use crate::soundtrack::SoundHandle;
use keeper::{Keeper, Notice};

/// How the device is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AudioStatus {
    /// It plays, and cues fall where they belong.
    Ok,
    /// There is none, or it went away. It is tried again by and by.
    Lost {
        /// A sentence for a person.
        reason: String,
    },
    /// Not open, and nobody wants it to be.
    Off,
}

impl AudioStatus {
    /// The name in `unsit status --json`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Lost { .. } => "lost",
            Self::Off => "off",
        }
    }
}

/// The sound device for as long as this is kept: dropping it closes the device.
#[derive(Debug)]
pub struct AudioOutput {
    notices: Sender<Notice>,
    /// Hangs up when the thread has ended.
    ended: Receiver<()>,
}

/// A sound server that hangs must not hang us: after this long the thread is left to itself.
const PATIENCE_AT_STOP: Duration = Duration::from_millis(1500);

impl AudioOutput {
    /// Opens the default device on a thread of its own and keeps it open. `on_status` is called on
    /// that thread, first with [`AudioStatus::Ok`] some 350 ms after the device was opened or with
    /// [`AudioStatus::Lost`], with the former again when what is played comes to be heard earlier or later than it was, last
    /// with [`AudioStatus::Off`]. It must not block.
    pub fn start(
        handle: SoundHandle,
        clock: Clock,
        on_status: impl Fn(AudioStatus) + Send + 'static,
    ) -> Self {
        let (notices, inbox) = channel();
        let (end, ended) = channel();
        let keeper = Keeper::new(handle, clock, notices.clone(), inbox);
        let spawned = thread::Builder::new().name("audio".into()).spawn({
            move || {
                keeper.run(&on_status);
                on_status(AudioStatus::Off);
                drop(end);
            }
        });
        if let Err(error) = spawned {
            // The session goes on silently; nobody is left to report a status to.
            tracing::warn!("no sound: its thread could not be started: {error}");
        }
        Self { notices, ended }
    }

    /// Closes the device and waits for that, at most a second and a half.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for AudioOutput {
    fn drop(&mut self) {
        // A failed send says that the thread is gone already: what was wanted.
        if self.notices.send(Notice::Stop).is_ok()
            && self.ended.recv_timeout(PATIENCE_AT_STOP) == Err(RecvTimeoutError::Timeout)
        {
            tracing::warn!("the sound device does not close; it is left to itself");
        }
    }
}
