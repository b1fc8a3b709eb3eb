//! What is said in a session, and when: words are put around the tones, which keep their place. It must not know which
//! words a language has for a line, nor what they sound like: how long each is, it is told.
//!
//! Reading order: [`Line`] (what can be said), [`words_of`] (what is said in a step, by importance), `placing` (where
//! there is room for it), [`lateness`] (what could not be begun in time), [`estimated`] (how long a text is that nobody has spoken yet).

mod estimate;
pub mod lateness;
mod line;
mod placing;
mod script;
#[cfg(test)]
mod tests;

use std::time::Duration;

pub use estimate::estimated;
pub use line::{COUNTED_TO, Line, SETS_COUNTED_TO, every_line};
pub use script::{Around, words_of};

use super::cue::Cue;
use super::settings::VoiceLevel;

/// How much is said, and how long what is heard lasts.
pub trait Voice {
    fn level(&self) -> VoiceLevel;
    /// How long `line` lasts; none where it cannot be said.
    fn lasts(&self, line: &Line) -> Option<Duration>;
    /// How long words wait after the start of a cue's tone, so that it is heard; zero where it is silent.
    fn rings(&self, cue: Cue) -> Duration;
}

/// A line at its place in a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// From the start of the step.
    pub at: Duration,
    pub lasts: Duration,
    /// The latest end: then something else is heard, or the step is over. None where nothing follows.
    pub until: Option<Duration>,
    pub line: Line,
}

impl Said {
    pub fn ends(&self) -> Duration {
        self.at + self.lasts
    }
}

/// Nobody speaks.
#[derive(Clone, Copy, Debug)]
pub struct Mute;

impl Voice for Mute {
    fn level(&self) -> VoiceLevel {
        VoiceLevel::Off
    }

    fn lasts(&self, _line: &Line) -> Option<Duration> {
        None
    }

    fn rings(&self, _cue: Cue) -> Duration {
        Duration::ZERO
    }
}
