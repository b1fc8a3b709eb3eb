//! The seam between the engine and what else is heard around a session: other programs' sound makes room for words. It must
//! not know whose sound that is, nor how it is turned down.

use std::path::PathBuf;
use std::time::Duration;

use super::thread::Run;
use crate::adapters::clock::Clock;
use crate::adapters::ipc::AudioState;
use crate::adapters::other_sound::{self, Ducker, Ended};
use crate::domain::ducking::Span;
use crate::domain::settings::OtherSound;

/// Longest that an end waits until all is put back.
const PUT_BACK_AT_MOST: Duration = Duration::from_secs(1);

/// What the engine asks of all that is heard beside a session. None of it waits, but for the end.
pub trait Surroundings: Send {
    /// Room is made around these words, in the place of those told of before; with none, all is put back at once.
    fn during(&mut self, words: Vec<Span>, how: OtherSound);
    /// Puts back what a session that was cut off has left.
    fn put_back_left(&mut self);
    /// Puts all back and waits for that, though not for ever.
    fn end(&mut self);
}

/// For tests: others sound as they like.
pub struct LeftAlone;

impl Surroundings for LeftAlone {
    fn during(&mut self, _words: Vec<Span>, _how: OtherSound) {}
    fn put_back_left(&mut self) {}
    fn end(&mut self) {}
}

/// The machine's own.
pub struct MachineSurroundings {
    state: PathBuf,
    clock: Clock,
    /// While there are words to make room for.
    ducker: Option<Ducker>,
    /// The end of the one before.
    ended: Option<Ended>,
}

impl MachineSurroundings {
    /// What is changed of others' sound is written down in `state`.
    pub fn new(state: PathBuf, clock: Clock) -> Self {
        Self {
            state,
            clock,
            ducker: None,
            ended: None,
        }
    }

    fn ducker(&mut self) -> Option<&Ducker> {
        if self.ducker.is_none() {
            let before = self.ended.take();
            self.ducker = Ducker::start(self.state.clone(), self.clock.clone(), before)
                .inspect_err(|error| tracing::warn!(%error, "no thread for other sound"))
                .ok();
        }
        self.ducker.as_ref()
    }

    fn put_back(&mut self) {
        if let Some(ducker) = self.ducker.take() {
            self.ended = Some(ducker.end());
        }
    }
}

impl Surroundings for MachineSurroundings {
    fn during(&mut self, words: Vec<Span>, how: OtherSound) {
        if words.is_empty() || how == OtherSound::Leave {
            self.put_back();
        } else if let Some(ducker) = self.ducker() {
            ducker.make_room(words, how);
        }
    }

    fn put_back_left(&mut self) {
        // A session that runs already has put it back before its first word.
        if self.ducker.is_none() && self.ended.is_none() && other_sound::is_left(&self.state) {
            self.ducker();
            self.put_back();
        }
    }

    fn end(&mut self) {
        self.put_back();
        if let Some(ended) = self.ended.take() {
            ended.wait(PUT_BACK_AT_MOST);
        }
    }
}

impl Run {
    /// Others make room for these words, where they are heard.
    pub(super) fn make_room(&mut self, mut words: Vec<Span>) {
        let sound = &self.snapshot.settings.sound;
        let is_heard = !sound.muted
            && sound.volume_percent > 0
            && sound.voice_percent > 0
            && self.snapshot.audio != AudioState::Lost;
        words.retain(|_| is_heard);
        self.parts.surroundings.during(words, sound.other_sound);
    }
}
