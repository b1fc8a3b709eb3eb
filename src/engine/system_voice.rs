//! The seam between the engine and the system's voice, which says what has no clip. It must not know what is said, nor when.

use std::time::Duration;

use crate::adapters::speech::{Server, Speaker};

/// What the engine asks of it.
pub trait SystemVoice: Send {
    /// Looks whether it is there and keeps it at hand; `tell` hears whether it is, and when it goes away. Waits for nobody.
    fn open(&mut self, tell: Box<dyn Fn(bool) + Send>);
    /// Says `text` after what it says already; `loudness` is a factor from 0 to 1.
    fn speak(&mut self, text: &str, loudness: f32);
    /// Stops what is being said, and what waits to be.
    fn hush(&mut self);
    /// Hushes and lets go of it; waits no longer than `at_most` until it is silent.
    fn close(&mut self, at_most: Duration);
}

/// For tests, and where nobody is to speak.
pub struct NoVoice;

impl SystemVoice for NoVoice {
    fn open(&mut self, tell: Box<dyn Fn(bool) + Send>) {
        tell(false);
    }

    fn speak(&mut self, _text: &str, _loudness: f32) {}
    fn hush(&mut self) {}
    fn close(&mut self, _at_most: Duration) {}
}

/// The machine's own.
pub struct MachineVoice {
    language: String,
    speaker: Option<Speaker>,
}

impl MachineVoice {
    /// For texts of `language`, a tag such as `de` or `pt-BR`.
    pub fn new(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            speaker: None,
        }
    }
}

impl SystemVoice for MachineVoice {
    fn open(&mut self, tell: Box<dyn Fn(bool) + Send>) {
        match Speaker::start(Server::find(), &self.language, tell) {
            Ok(speaker) => self.speaker = Some(speaker),
            Err(error) => tracing::warn!("the machine gives no thread to speak on: {error}"),
        }
    }

    fn speak(&mut self, text: &str, loudness: f32) {
        if let Some(speaker) = &self.speaker {
            speaker.speak(text, loudness);
        }
    }

    fn hush(&mut self) {
        if let Some(speaker) = &self.speaker {
            speaker.hush();
        }
    }

    fn close(&mut self, at_most: Duration) {
        if let Some(speaker) = self.speaker.take() {
            speaker.close(at_most);
        }
    }
}
