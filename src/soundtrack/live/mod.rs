//! A session's cues on a device: one permanent source per device, one handle per session.
//! The session's clock is the master. It must not know which device pulls.
//!
//! Reading order: [`SoundHandle`] (what a session holds), `source` (what a device pulls), `said` (its words), `pace`
//! (which moment falls on which frame), `palette` (which tones), `hearing` (when that is heard), `shared` (what the two
//! threads share).

mod hearing;
mod pace;
mod palette;
mod said;
mod shared;
mod source;

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

pub use shared::PlannedClip;
pub use source::{SessionSource, StreamFormat};

use crate::domain::settings::{CueKind, SoundSettings};
use crate::domain::{Cue, Moment};
use crate::soundtrack::clip::Clip;
use crate::soundtrack::tone::Palette;
use shared::Shared;

/// What is heard of a session. Clones speak of the same session; it outlives its devices.
#[derive(Clone, Debug)]
pub struct SoundHandle {
    shared: Arc<Shared>,
}

impl SoundHandle {
    pub fn new(sound: &SoundSettings) -> Self {
        Self {
            shared: Arc::new(Shared::new(sound)),
        }
    }

    /// From `now` on exactly `cues` are heard. Earlier ones that the device has not reached yet
    /// stay, and what sounds rings on.
    pub fn replace_from(&self, now: Moment, cues: impl IntoIterator<Item = (Moment, Cue)>) {
        self.shared.replace_from(now, cues);
    }

    /// Exactly these clips are heard from now on, in order of time. One that sounds is cut off unless it is among them.
    pub fn say(&self, clips: Vec<PlannedClip>) {
        self.shared.say(clips);
    }

    /// At which rate the newest device wants clips; none where there is no device yet.
    pub fn rate_hz(&self) -> Option<NonZeroU32> {
        self.shared.rate_hz()
    }

    /// Takes effect within a few milliseconds, without a click.
    pub fn set_sound(&self, sound: &SoundSettings) {
        self.shared.set_sound(sound);
    }

    /// From the next cue on, cues sound as `change` makes them; what sounds rings on. Takes as long as the tones take to make,
    /// where there is a device and something changes.
    pub fn change_palette(&self, change: impl FnOnce(&mut Palette)) {
        self.shared.tones.change(change);
    }

    /// What the cues sound like.
    pub fn palette(&self) -> Palette {
        self.shared.tones.palette()
    }

    /// Lets a kind of cue be heard at once, also one that is switched off.
    pub fn play_once(&self, kind: CueKind) {
        self.shared.try_out(kind);
    }

    /// Lets a clip of the newest device's rate be heard at once, beside all else.
    pub fn play_clip_once(&self, clip: Arc<Clip>, gain: f32) {
        self.shared.try_clip(clip, gain);
    }

    /// What no device has played of those is not played any more.
    pub fn forget_tried(&self) {
        self.shared.forget_tried();
    }

    /// Lets a session's first cue be heard with the next frame, also before the device has settled.
    pub fn begin_with(&self, kind: CueKind) {
        self.shared.begin_with(kind);
    }

    /// If no device has played it yet, none is to play it any more.
    pub fn forget_beginning(&self) {
        self.shared.forget_beginning();
    }

    /// The moment at which that cue was due, so that all others keep their distance from it; none until the device has
    /// settled.
    pub fn began(&self) -> Option<Moment> {
        self.shared.began()
    }

    /// True once the newest device pulls steadily, so that cues fall where they belong.
    pub fn is_settled(&self) -> bool {
        self.shared.is_settled()
    }

    /// How long after its moment a cue is heard on the newest device: what that buffers, the margin for a command, and
    /// what lies between the device and the ear, as far as it says so. None until it has settled, and where nobody knows.
    pub fn heard_after(&self) -> Option<Duration> {
        self.shared.heard_after()
    }

    /// Forgets that an earlier device was settled, and its rate; to be called before another is opened.
    pub fn unsettle(&self) {
        self.shared.unsettle();
    }

    /// How much the newest device has pulled. It stands still when the device does.
    pub fn frames_asked_for(&self) -> u64 {
        self.shared.frames_asked_for()
    }

    /// The source for a device. It takes the place of the one before, which falls silent. `now`
    /// reads the clock whose moments the cues have.
    pub fn source(
        &self,
        format: StreamFormat,
        now: impl Fn() -> Moment + Send + 'static,
    ) -> SessionSource {
        let admitted = self.shared.admit_source(format.rate_hz);
        SessionSource::new(Arc::clone(&self.shared), admitted, Box::new(now), format)
    }
}
