//! What the desktop is shown of a session at one moment. It must not know a bus.

use std::time::Duration;

use crate::domain::Moment;

/// The step of now, as a track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playing {
    pub playback: Playback,
    /// Its index in the session: another one is another track.
    pub step: usize,
    pub title: String,
    /// What the whole session is called.
    pub album: String,
    /// None where the step takes the time that the person needs; it cannot be made longer or shorter then.
    pub length: Option<Duration>,
    pub position: Position,
    pub volume_percent: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Playback {
    Playing,
    Paused,
}

/// How far the step is. Nothing counts it: it is worked out when somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Time runs since it `began`.
    Runs { began: Moment },
    /// So much of it is done, and no more for now.
    Stands { elapsed: Duration },
}

impl Playing {
    /// How much of the step is done at `now`.
    pub fn position(&self, now: Moment) -> Duration {
        let elapsed = match self.position {
            Position::Runs { began } => now.since(began),
            Position::Stands { elapsed } => elapsed,
        };
        self.length.map_or(elapsed, |length| elapsed.min(length))
    }
}
