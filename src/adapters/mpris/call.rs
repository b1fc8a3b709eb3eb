//! What others ask of a media player. It must not know what that means in a session.

/// A wish of a media key, a panel or a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// Bring the window to the front.
    Raise,
    Play,
    Pause,
    PlayPause,
    Next,
    Previous,
    Stop,
    /// So many microseconds forward in the track of now; backward when negative.
    Seek {
        by_micros: i64,
    },
    SetVolumePercent(u8),
}
