//! The seam between the engine and what is heard. It must not know a sample.

use std::cell::RefCell;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use super::own_sounds::{Files, Loader, Tell};
use super::voice::{Clips, ToSay, What};
use crate::adapters::audio::{AudioOutput, AudioStatus};
use crate::adapters::clock::Clock;
use crate::adapters::ipc::AudioState;
use crate::adapters::voice_clips::VoiceClips;
use crate::domain::settings::{CueKind, SoundSettings};
use crate::domain::{Cue, Moment};
use crate::soundtrack::tone::NATIVE_RATE_HZ;
use crate::soundtrack::{Palette, SoundHandle, Tones};

impl From<AudioStatus> for AudioState {
    fn from(status: AudioStatus) -> Self {
        match status {
            AudioStatus::Ok => Self::Ok,
            AudioStatus::Lost { .. } => Self::Lost,
            AudioStatus::Off => Self::Off,
        }
    }
}

/// How long what is heard lasts.
pub trait Heard {
    /// How long the clip called so lasts; none where there is none.
    fn lasts(&self, clip: &str) -> Option<Duration>;
    /// How long words wait after a cue's tone has begun.
    fn rings(&self, cue: Cue) -> Duration;
}

/// What the engine asks of the sound.
pub trait Sound: Heard + Send {
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
    /// How long after its moment a cue is heard; none while nobody knows.
    fn heard_after(&self) -> Option<Duration>;
    /// Replaces every cue from `now` on.
    fn replace_from(&mut self, now: Moment, cues: Vec<(Moment, Cue)>);
    fn set(&mut self, settings: &SoundSettings);
    /// Whether tones are softer and darker from the next one on, for an evening.
    fn set_quiet(&mut self, is_quiet: bool);
    /// Lets one kind of cue be heard at once.
    fn try_out(&mut self, kind: CueKind);
    /// Reads a person's own sounds beside everything else, also those that were read before.
    fn load_own_sounds(&mut self, files: &Files);
    /// Lets words be heard at once, beside all else.
    fn try_words(&mut self, words: What, gain: f32);
    /// Exactly this is said and breathed from now on, in order of time; what is being heard and is not in it is cut off.
    fn say(&mut self, words: Vec<ToSay>);
    /// Nothing is said for now. These will be, though perhaps at other moments: they are decoded meanwhile.
    fn say_later(&mut self, words: Vec<ToSay>);
    /// Called while a device settles: begins to decode those, once it is known for which rate.
    fn get_ready(&mut self) {}
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
    fn heard_after(&self) -> Option<Duration> {
        None
    }
    fn replace_from(&mut self, _now: Moment, _cues: Vec<(Moment, Cue)>) {}
    fn set(&mut self, _settings: &SoundSettings) {}
    fn set_quiet(&mut self, _is_quiet: bool) {}
    fn try_out(&mut self, _kind: CueKind) {}
    fn load_own_sounds(&mut self, _files: &Files) {}
    fn try_words(&mut self, _words: What, _gain: f32) {}
    fn say(&mut self, _words: Vec<ToSay>) {}
    fn say_later(&mut self, _words: Vec<ToSay>) {}
}

impl Heard for Silence {
    fn lasts(&self, _clip: &str) -> Option<Duration> {
        None
    }

    fn rings(&self, _cue: Cue) -> Duration {
        Duration::ZERO
    }
}

/// The machine's sound device.
pub struct LiveSound {
    handle: SoundHandle,
    clock: Clock,
    on_status: Arc<dyn Fn(AudioStatus) + Send + Sync>,
    output: Option<AudioOutput>,
    clips: Clips,
    /// The tones that say how long words wait after each, made when that is first asked for.
    tones: RefCell<Option<(Palette, Arc<Tones>)>>,
    own_sounds: Loader,
    /// Words that wait for a device to be tried out on.
    tried: Option<(What, f32)>,
    /// What waits for a device to be decoded for.
    later: Vec<ToSay>,
}

impl LiveSound {
    pub fn new(
        settings: &SoundSettings,
        clips: VoiceClips,
        clock: Clock,
        on_status: impl Fn(AudioStatus) + Send + Sync + 'static,
        on_own_sound: impl Fn(CueKind, Option<String>) + Send + Sync + 'static,
    ) -> Self {
        let handle = SoundHandle::new(settings);
        let plays = handle.clone();
        let own_sounds = Loader::new(Tell {
            sounds: Box::new(move |own| plays.change_palette(|palette| palette.own = own)),
            fault: Box::new(on_own_sound),
        });
        Self {
            handle,
            clock,
            on_status: Arc::new(on_status),
            output: None,
            clips: Clips::new(clips),
            tones: RefCell::default(),
            own_sounds,
            tried: None,
            later: Vec::new(),
        }
    }
}

impl LiveSound {
    fn play_tried(&mut self, rate_hz: NonZeroU32) {
        if let Some((words, gain)) = self.tried.take()
            && let Some(clip) = self.clips.decoded(&words, rate_hz)
        {
            self.handle.play_clip_once(clip, gain);
        }
    }
}

impl Sound for LiveSound {
    fn open(&mut self) {
        if self.output.is_none() {
            self.handle.unsettle();
            let on_status = Arc::clone(&self.on_status);
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
        self.handle.forget_tried();
        self.tried = None;
        self.later.clear();
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

    fn heard_after(&self) -> Option<Duration> {
        self.handle.heard_after()
    }

    fn replace_from(&mut self, now: Moment, cues: Vec<(Moment, Cue)>) {
        self.handle.replace_from(now, cues);
    }

    fn set(&mut self, settings: &SoundSettings) {
        self.handle.set_sound(settings);
        self.own_sounds.want(&settings.own_sounds);
    }

    fn set_quiet(&mut self, is_quiet: bool) {
        self.handle
            .change_palette(|palette| palette.is_quiet = is_quiet);
    }

    fn try_out(&mut self, kind: CueKind) {
        self.handle.play_once(kind);
    }

    fn say(&mut self, words: Vec<ToSay>) {
        self.later.clear();
        // Once there is a device, it is said again.
        if let Some(rate_hz) = self.handle.rate_hz() {
            self.handle.say(self.clips.at_hand(&words, rate_hz));
            self.play_tried(rate_hz);
        }
    }

    fn say_later(&mut self, words: Vec<ToSay>) {
        self.handle.say(Vec::new());
        self.later = words;
        self.get_ready();
    }

    fn get_ready(&mut self) {
        if !self.later.is_empty()
            && let Some(rate_hz) = self.handle.rate_hz()
        {
            self.clips
                .at_hand(&std::mem::take(&mut self.later), rate_hz);
        }
    }

    fn load_own_sounds(&mut self, files: &Files) {
        self.own_sounds.load(files);
    }

    fn try_words(&mut self, words: What, gain: f32) {
        self.tried = Some((words, gain));
        if let Some(rate_hz) = self.handle.rate_hz() {
            self.play_tried(rate_hz);
        }
    }
}

impl Heard for LiveSound {
    fn lasts(&self, clip: &str) -> Option<Duration> {
        self.clips.lasts(clip)
    }

    fn rings(&self, cue: Cue) -> Duration {
        let palette = self.handle.palette();
        let mut known = self.tones.borrow_mut();
        let known = match &mut *known {
            Some(known) if known.0 == palette => known,
            other => {
                let tones = Tones::of(&palette, NATIVE_RATE_HZ);
                other.insert((palette, tones))
            }
        };
        known.1.rings(cue.into())
    }
}
