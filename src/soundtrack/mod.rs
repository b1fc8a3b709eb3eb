//! Cues into samples, the same way live and offline. It must not know any file system, device,
//! clock or window: the live source is told the time by a closure.
//!
//! Reading order: `pcm` (sound as it lies in a file), [`tone`] (what a cue sounds like), [`mixer`]
//! (tones by sample count), [`render`] (a whole timeline, offline), [`live`] (a session's cues on a
//! device that has a crystal of its own).

pub mod live;
pub mod mixer;
mod pcm;
pub mod render;
mod resample;
pub mod tone;

pub use live::{SessionSource, SoundHandle, StreamFormat};
pub use pcm::{Frame, Pcm};
pub use render::Render;
pub use tone::{Tone, Tones};

use crate::domain::settings::SoundSettings;

/// The factor on every sample for these settings: 0 while muted, 1 at full volume. The square of
/// the percentage, because loudness is heard roughly that way.
pub fn gain_of(sound: &SoundSettings) -> f32 {
    if sound.muted {
        return 0.0;
    }
    let share = f32::from(sound.volume_percent.min(100)) / 100.0;
    share * share
}
