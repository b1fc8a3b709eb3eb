//! Tones by sample count: each starts on its exact frame and rings on from block to block.
//! It must not know time, cues or devices, and it never allocates while it mixes.

use std::sync::Arc;

use super::pcm::{Frame, Pcm};
use super::tone::{Tone, Tones};

/// Adds tones up, block by block.
#[derive(Debug)]
pub struct Mixer {
    tones: Arc<Tones>,
    /// Frames mixed so far, so the index of the next one.
    head: u64,
    voices: Vec<Voice>,
    gain: f32,
    gain_wanted: f32,
    /// The most by which the gain changes from frame to frame.
    gain_step: f32,
}

#[derive(Clone, Copy, Debug)]
struct Voice {
    tone: Tone,
    /// The frame of the mix on which it starts.
    starts: u64,
}

/// Voices at once. Tones last under a second, so this many are never due; one more would take the
/// place of the oldest.
const VOICES: usize = 16;
/// A change of volume over the full range takes this long, so that it does not click.
const FADE_MS: f32 = 20.0;

impl Mixer {
    pub fn new(tones: Arc<Tones>, gain: f32) -> Self {
        let gain_step = 1000.0 / (FADE_MS * tones.rate_hz().get() as f32);
        Self {
            tones,
            head: 0,
            voices: Vec::with_capacity(VOICES),
            gain,
            gain_wanted: gain,
            gain_step,
        }
    }

    /// Index of the frame that is mixed next.
    pub fn head(&self) -> u64 {
        self.head
    }

    /// The frame after the last one of the tone that rings longest; the head where none does.
    pub fn rings_until(&self) -> u64 {
        let ends = self.voices.iter().map(|voice| self.end_of(voice));
        ends.max().unwrap_or(self.head)
    }

    pub fn is_silent(&self) -> bool {
        self.voices.is_empty()
    }

    /// Lets `tone` start on frame `at`, or on the head where that is already past.
    pub fn start(&mut self, tone: Tone, at: u64) {
        if self.voices.len() == VOICES {
            self.voices.remove(0);
        }
        self.voices.push(Voice {
            tone,
            starts: at.max(self.head),
        });
    }

    /// The factor on every frame, 0 to 1; reached smoothly where something sounds.
    pub fn set_gain(&mut self, gain: f32) {
        self.gain_wanted = gain;
        if self.is_silent() {
            self.gain = gain;
        }
    }

    /// Fills `out` with the next frames.
    pub fn mix(&mut self, out: &mut [Frame]) {
        out.fill([0.0; 2]);
        let end = self.head + out.len() as u64;
        if !self.voices.is_empty() {
            for voice in &self.voices {
                add(self.tones.sound(voice.tone), voice.starts, self.head, out);
            }
            for frame in out.iter_mut() {
                self.gain += (self.gain_wanted - self.gain).clamp(-self.gain_step, self.gain_step);
                *frame = frame.map(|sample| self.gain * soften(sample));
            }
            let tones = &self.tones;
            self.voices
                .retain(|voice| voice.starts + tones.sound(voice.tone).length() as u64 > end);
        }
        self.head = end;
    }

    fn end_of(&self, voice: &Voice) -> u64 {
        voice.starts + self.tones.sound(voice.tone).length() as u64
    }
}

/// Adds the part of `tone`, started on frame `starts`, that falls into `out`, which begins on `head`.
fn add(tone: &Pcm, starts: u64, head: u64, out: &mut [Frame]) {
    let into_out = usize::try_from(starts.saturating_sub(head)).unwrap_or(usize::MAX);
    let into_tone = usize::try_from(head.saturating_sub(starts)).unwrap_or(usize::MAX);
    let Some(out) = out.get_mut(into_out..) else {
        return;
    };
    for (mixed, frame) in out.iter_mut().zip(tone.iter_from(into_tone)) {
        mixed[0] += frame[0];
        mixed[1] += frame[1];
    }
}

/// Up to here a sample is left as it is. Every single tone stays below.
const KNEE: f32 = 0.75;

/// Bends what is above the knee so that no sum of tones ever reaches 1.
fn soften(sample: f32) -> f32 {
    let over = sample.abs() - KNEE;
    if over <= 0.0 {
        return sample;
    }
    let room = 1.0 - KNEE;
    // Slope 1 at the knee; room / (room + over) never reaches 0, but rounding might.
    (1.0 - room * room / (room + over))
        .min(0.999)
        .copysign(sample)
}

#[cfg(test)]
mod tests {
    use super::super::tone::NATIVE_RATE_HZ;
    use super::*;

    fn mixer() -> Mixer {
        Mixer::new(Tones::at(NATIVE_RATE_HZ), 1.0)
    }

    #[test]
    fn blocks_of_any_size_give_the_same_samples() {
        let mix = |block: usize| {
            let mut mixer = mixer();
            mixer.start(Tone::Go, 100);
            mixer.start(Tone::Tick, 20_000);
            let mut all = Vec::new();
            while all.len() < 50_000 {
                let mut out = vec![[9.0; 2]; block];
                mixer.mix(&mut out);
                all.extend(out);
            }
            all.truncate(50_000);
            all
        };
        let whole = mix(50_000);
        assert!(whole[99] == [0.0; 2] && whole[100] != [0.0; 2]);
        assert_eq!(whole, mix(7));
        assert_eq!(whole, mix(960));
    }

    #[test]
    fn a_tone_alone_is_untouched_and_any_sum_stays_below_one() {
        let tones = Tones::at(NATIVE_RATE_HZ);
        let mut one = mixer();
        one.start(Tone::Tick, 0);
        let tick: Vec<Frame> = tones.sound(Tone::Tick).iter().collect();
        let mut out = vec![[0.0; 2]; tick.len()];
        one.mix(&mut out);
        assert_eq!(out, tick);
        assert!(one.is_silent());

        let mut many = mixer();
        (0..VOICES + 3).for_each(|_| many.start(Tone::Tick, 0));
        many.mix(&mut out);
        assert!(out.as_flattened().iter().all(|sample| sample.abs() < 1.0));
    }

    #[test]
    fn volume_moves_without_a_step() {
        let mut mixer = mixer();
        mixer.start(Tone::Prepare, 0);
        let mut before = [[0.0; 2]; 100];
        mixer.mix(&mut before);
        mixer.set_gain(0.0);
        let mut after = vec![[0.0; 2]; 2000];
        mixer.mix(&mut after);
        let tones = Tones::at(NATIVE_RATE_HZ);
        let tone = tones.sound(Tone::Prepare).iter_from(100).next().unwrap()[0];
        assert!((after[0][0] - tone).abs() < 0.01 * tone.abs());
        assert_eq!(after[1500], [0.0; 2]);
    }
}
