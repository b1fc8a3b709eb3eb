//! Cues into samples, the same way live and offline. It must not know any file system, device,
//! clock or window: the live source is told the time by a closure.
//!
//! Reading order: `pcm` (sound), [`tone`] (what a cue sounds like), [`quiet`] (in an evening), [`own`] (a person's own), `sound_file` (what is read from files), [`clip`] (words), [`breath`] (a calm breath), [`mixer`]
//! (both by sample count), [`render`] (a whole timeline, offline), [`live`] (a session's cues on a
//! device that has a crystal of its own).

pub mod breath;
pub mod clip;
pub mod live;
pub mod loudness;
pub mod mixer;
mod ogg_page;
pub mod own;
mod pcm;
pub mod quiet;
pub mod render;
mod resample;
mod sound_file;
pub mod tone;

pub use clip::Clip;
pub use live::{SessionSource, SoundHandle, StreamFormat};
pub use own::OwnSound;
pub use pcm::{Frame, Pcm};
pub use render::Render;
pub use tone::{Palette, Tone, Tones};

use crate::domain::settings::{CueKind, SoundSettings};

/// The factor on every sample for these settings: 0 while muted, 1 at full volume.
pub fn gain_of(sound: &SoundSettings) -> f32 {
    if sound.muted {
        return 0.0;
    }
    gain_of_percent(sound.volume_percent)
}

/// The factor on the tones of one kind of cue against the others: 0 where it is switched off.
pub fn gain_of_cue(sound: &SoundSettings, kind: CueKind) -> f32 {
    if sound.silent_cues.contains(&kind) {
        0.0
    } else {
        volume_of_cue(sound, kind)
    }
}

/// The same as if it were switched on.
pub fn volume_of_cue(sound: &SoundSettings, kind: CueKind) -> f32 {
    sound
        .cue_percent
        .get(&kind)
        .map_or(1.0, |percent| gain_of_percent(*percent))
}

/// The factor on words; softer in an evening, as the tones are then.
pub fn gain_of_voice(sound: &SoundSettings, is_quiet: bool) -> f32 {
    gain_of_percent(sound.voice_percent) * gain_of_breath(is_quiet)
}

/// The factor on breaths: they are as soft as they are made, and softer in an evening.
pub fn gain_of_breath(is_quiet: bool) -> f32 {
    if is_quiet {
        quiet::factor(quiet::QUIET_DB)
    } else {
        1.0
    }
}

/// The factor for a loudness of 0 to 100 percent: its square, because loudness is heard roughly that way.
pub fn gain_of_percent(percent: u8) -> f32 {
    let share = f32::from(percent.min(100)) / 100.0;
    share * share
}
