//! A whole timeline as samples. It must not know into which file they go.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use super::clip::Clip;
use super::mixer::{Mixer, Sound};
use super::pcm::Frame;
use super::tone::{Tone, Tones};
use super::{gain_of, gain_of_cue};
use crate::domain::settings::{CueKind, SoundSettings};
use crate::domain::timeline::Timeline;

/// So short that no more starts in one than the mixer can hold.
const BLOCK_FRAMES: usize = 4800;

/// The soundtrack of a timeline, made block by block. It lasts until the timeline ends and the
/// last sound has died away.
#[derive(Debug)]
pub struct Render {
    mixer: Mixer,
    /// What is heard, by the frame on which it starts, with its gain; in reverse, so the next is the last.
    coming: Vec<(u64, Sound, f32)>,
    length_frames: u64,
    rate_hz: NonZeroU32,
}

/// A clip that is heard in a render.
#[derive(Clone, Debug)]
pub struct TimedClip {
    /// From the start.
    pub at: Duration,
    /// Decoded at the render's rate; silent otherwise.
    pub clip: Arc<Clip>,
    /// The factor on it.
    pub gain: f32,
}

impl Render {
    /// At the rate of `tones`. The first sample of a cue's tone is frame `at_ms × rate_hz / 1000`, exactly; so is that of a
    /// clip.
    pub fn new(
        timeline: &Timeline,
        clips: &[TimedClip],
        sound: &SoundSettings,
        tones: Arc<Tones>,
    ) -> Self {
        let rate_hz = tones.rate_hz();
        let mut coming: Vec<(u64, Sound, f32)> = timeline
            .cues
            .iter()
            .map(|timed| {
                let tone = Tone::from(timed.cue);
                let gain = gain_of_cue(sound, CueKind::of(timed.cue));
                (frame_at(timed.at, rate_hz), tone.into(), gain)
            })
            .filter(|(.., gain)| *gain > 0.0)
            .collect();
        coming.extend(clips.iter().map(|clip| {
            let sound = Sound::Clip(Arc::clone(&clip.clip));
            (frame_at(clip.at, rate_hz), sound, clip.gain)
        }));
        coming.sort_by_key(|(starts, ..)| *starts);
        let length_frames = coming
            .iter()
            .map(|(starts, sound, _)| starts + sound.length(&tones) as u64)
            .fold(frame_at(timeline.total, rate_hz), u64::max);
        coming.reverse();
        Self {
            mixer: Mixer::new(tones, gain_of(sound)),
            coming,
            length_frames,
            rate_hz,
        }
    }

    pub fn rate_hz(&self) -> NonZeroU32 {
        self.rate_hz
    }

    pub fn length_frames(&self) -> u64 {
        self.length_frames
    }

    /// Fills the start of `out` with the next frames and says how many; 0 at the end.
    pub fn fill(&mut self, out: &mut [Frame]) -> usize {
        let left = self.length_frames - self.mixer.head();
        let length = out.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        for block in out[..length].chunks_mut(BLOCK_FRAMES) {
            let end = self.mixer.head() + block.len() as u64;
            while let Some((at, sound, gain)) = self.coming.pop_if(|(at, ..)| *at < end) {
                self.mixer.start(sound, at, gain);
            }
            self.mixer.mix(block);
        }
        length
    }
}

/// The frame on which something `at` after the start begins.
pub fn frame_at(at: Duration, rate_hz: NonZeroU32) -> u64 {
    let frame = at.as_millis() * u128::from(rate_hz.get()) / 1000;
    u64::try_from(frame).unwrap_or(u64::MAX)
}

/// A sample between -1 and 1 as 16 bits, rounded.
pub fn to_i16(sample: f32) -> i16 {
    // The cast saturates; it rounds towards zero, hence the half.
    (sample * 32_768.0 + 0.5_f32.copysign(sample)) as i16
}
