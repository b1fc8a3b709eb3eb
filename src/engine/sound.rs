//! The seam between the engine and what is heard. It must not know a sample.

use crate::adapters::audio::{AudioOutput, AudioStatus};
use crate::adapters::clock::Clock;
use crate::adapters::ipc::AudioState;
use crate::domain::settings::{CueKind, SoundSettings};
use crate::domain::{Cue, Moment};
use crate::soundtrack::SoundHandle;

impl From<AudioStatus> for AudioState {
    fn from(status: AudioStatus) -> Self {
        match status {
            AudioStatus::Ok => Self::Ok,
            AudioStatus::Lost { .. } => Self::Lost,
            AudioStatus::Off => Self::Off,
        }
    }
}

/// What the engine asks of the sound.
pub trait Sound: Send {
    /// Opens the device; harmless when it is open.
    fn open(&mut self);
    fn close(&mut self);
    /// True when cues will land where they belong, so that a session may start.
    fn is_settled(&self) -> bool;
    /// Lets a session's first cue be heard as soon as the device plays, before it has settled.
    fn begin_with(&mut self, kind: CueKind);
    /// Where it was not heard yet, it is not to be heard any more.
    fn forget_beginning(&mut self);
    /// The moment at which that cue was due, once the device has settled.
    fn began(&self) -> Option<Moment>;
    /// Replaces every cue from `now` on.
    fn replace_from(&mut self, now: Moment, cues: Vec<(Moment, Cue)>);
    fn set(&mut self, settings: &SoundSettings);
    /// Lets one kind of cue be heard at once.
    fn try_out(&mut self, kind: CueKind);
}

/// No sound at all, for tests and for people who want none.
pub struct Silence;

impl Sound for Silence {
    fn open(&mut self) {}
    fn close(&mut self) {}
    fn is_settled(&self) -> bool {
        true
    }
    fn begin_with(&mut self, _kind: CueKind) {}
    fn forget_beginning(&mut self) {}
    fn began(&self) -> Option<Moment> {
        None
    }
    fn replace_from(&mut self, _now: Moment, _cues: Vec<(Moment, Cue)>) {}
    fn set(&mut self, _settings: &SoundSettings) {}
    fn try_out(&mut self, _kind: CueKind) {}
}

/// The machine's sound device.
pub struct LiveSound {
    handle: SoundHandle,
    clock: Clock,
    on_status: std::sync::Arc<dyn Fn(AudioStatus) + Send + Sync>,
    output: Option<AudioOutput>,
}

impl LiveSound {
    pub fn new(
        settings: &SoundSettings,
        clock: Clock,
        on_status: impl Fn(AudioStatus) + Send + Sync + 'static,
    ) -> Self {
        Self {
            handle: SoundHandle::new(settings),
            clock,
            on_status: std::sync::Arc::new(on_status),
            output: None,
        }
    }
}

impl Sound for LiveSound {
    fn open(&mut self) {
        if self.output.is_none() {
            self.handle.unsettle();
            let on_status = std::sync::Arc::clone(&self.on_status);
            let tell = move |status| on_status(status);
            self.output = Some(AudioOutput::start(
                self.handle.clone(),
                self.clock.clone(),
                tell,
            ));
        }
    }

    fn close(&mut self) {
        self.handle.forget_beginning();
        if let Some(output) = self.output.take() {
            output.stop();
        }
    }

    fn is_settled(&self) -> bool {
        self.handle.is_settled()
    }

    fn begin_with(&mut self, kind: CueKind) {
        self.handle.begin_with(kind);
    }

    fn forget_beginning(&mut self) {
        self.handle.forget_beginning();
    }

    fn began(&self) -> Option<Moment> {
        self.handle.began()
    }

    fn replace_from(&mut self, now: Moment, cues: Vec<(Moment, Cue)>) {
        self.handle.replace_from(now, cues);
    }

    fn set(&mut self, settings: &SoundSettings) {
        self.handle.set_sound(settings);
    }

    fn try_out(&mut self, kind: CueKind) {
        self.handle.play_once(kind);
    }
}
