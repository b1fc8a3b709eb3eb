//! The session as a media player of the desktop ([MPRIS 2.2](https://specifications.freedesktop.org/mpris-spec/2.2/)
//! on the session bus), so that media keys, a headset, the desktop's media panel and a phone linked to it steer
//! and show it. It must not know what a call does to a session.
//!
//! [`playing`] is what is shown, [`call`] what others ask for. On Linux, [`changes`] says what listeners are told,
//! [`interfaces`] is what answers on the bus, [`served`] holds the connection. Elsewhere there is nothing yet.

mod call;
#[cfg(target_os = "linux")]
mod changes;
#[cfg(target_os = "linux")]
mod interfaces;
mod playing;
#[cfg(target_os = "linux")]
mod served;

pub use call::Call;
pub use playing::{Playback, Playing, Position};

#[cfg(target_os = "linux")]
pub(super) use served::NAME;
#[cfg(target_os = "linux")]
pub use served::{MediaPlayer, probe};

#[cfg(not(target_os = "linux"))]
mod elsewhere {
    use super::{Call, Playing};
    use crate::adapters::clock::Clock;

    /// Shows nothing here.
    #[derive(Debug)]
    pub struct MediaPlayer;

    impl MediaPlayer {
        pub fn start(
            _desktop_entry: &'static str,
            _clock: Clock,
            _on_call: impl Fn(Call) + Send + Sync + 'static,
        ) -> Self {
            Self
        }

        pub fn show(&self, _playing: Option<Playing>) {}
    }

    pub fn probe() -> Result<(), String> {
        Err("sessions are not shown to the desktop on this system".into())
    }
}

#[cfg(not(target_os = "linux"))]
pub use elsewhere::{MediaPlayer, probe};
