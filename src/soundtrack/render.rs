//! A whole timeline as samples. It must not know into which file they go.

use std::num::NonZeroU32;

use super::gain_of;
use super::mixer::Mixer;
use super::pcm::Frame;
use super::tone::{Tone, Tones};
use crate::domain::settings::{CueKind, SoundSettings};
use crate::domain::timeline::Timeline;

/// The soundtrack of a timeline, made block by block. It lasts until the timeline ends and the
/// last tone has died away.
#[derive(Debug)]
pub struct Render {
    mixer: Mixer,
    /// The cues that are heard, by the frame they start on; in reverse, so the next is the last.
    coming: Vec<(u64, Tone)>,
    length_frames: u64,
    rate_hz: NonZeroU32,
}

impl Render {
    /// The first sample of a cue's tone is frame `at_ms × rate_hz / 1000`, exactly.
    pub fn new(timeline: &Timeline, sound: &SoundSettings, rate_hz: NonZeroU32) -> Self {
        let tones = Tones::at(rate_hz);
        let mut coming: Vec<(u64, Tone)> = timeline
            .cues
            .iter()
            .filter(|timed| !sound.silent_cues.contains(&CueKind::of(timed.cue)))
            .map(|timed| (frame_at(timed.at, rate_hz), timed.cue.into()))
            .collect();
        let length_frames = coming
            .iter()
            .map(|(starts, tone)| starts + tones.sound(*tone).length() as u64)
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
        let end = self.mixer.head() + length as u64;
        while let Some((at, tone)) = self.coming.pop_if(|(at, _)| *at < end) {
            self.mixer.start(tone, at);
        }
        self.mixer.mix(&mut out[..length]);
        length
    }
}

/// The frame on which something `at` after the start begins.
pub fn frame_at(at: std::time::Duration, rate_hz: NonZeroU32) -> u64 {
    let frame = at.as_millis() * u128::from(rate_hz.get()) / 1000;
    u64::try_from(frame).unwrap_or(u64::MAX)
}

/// A sample between -1 and 1 as 16 bits, rounded.
pub fn to_i16(sample: f32) -> i16 {
    // The cast saturates; it rounds towards zero, hence the half.
    (sample * 32_768.0 + 0.5_f32.copysign(sample)) as i16
}
