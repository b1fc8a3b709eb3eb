//! Tones and words by sample count: each starts on its exact frame and lasts from block to block.
//! It must not know time, cues or devices, and it never allocates while it mixes.

use std::num::NonZeroU32;
use std::sync::Arc;

use super::clip::Clip;
use super::pcm::{Frame, Pcm};
use super::tone::{Tone, Tones};

/// Adds tones and words up, block by block.
#[derive(Debug)]
pub struct Mixer {
    /// The tones of now, and those that may still sound; `worn` says which are those of now.
    tones: [Arc<Tones>; 2],
    worn: usize,
    /// Frames mixed so far, so the index of the next one.
    head: u64,
    sounding: Vec<Sounding>,
    gain: f32,
    gain_wanted: f32,
    /// The most by which the gain changes from frame to frame.
    gain_step: f32,
}

#[derive(Clone, Debug)]
struct Sounding {
    what: Sound,
    /// Which of the mixer's tones it is one of.
    of: usize,
    /// The frame of the mix on which it starts.
    starts: u64,
    /// The factor on it alone.
    gain: f32,
    /// It is faded out from this frame on.
    fades_from: Option<u64>,
}

/// What can be mixed.
#[derive(Clone, Debug)]
pub enum Sound {
    Tone(Tone),
    Clip(Arc<Clip>),
}

impl Sound {
    /// Nothing where a clip has not been decoded.
    fn pcm<'s>(&'s self, tones: &'s Tones) -> Option<&'s Pcm> {
        match self {
            Self::Tone(tone) => Some(tones.sound(*tone)),
            Self::Clip(clip) => clip.pcm(),
        }
    }

    /// How many frames it has.
    pub fn length(&self, tones: &Tones) -> usize {
        self.pcm(tones).map_or(0, Pcm::length)
    }
}

impl From<Tone> for Sound {
    fn from(tone: Tone) -> Self {
        Self::Tone(tone)
    }
}

/// Sounds at once. Tones last under a second and words follow one another, so this many are never due; one more would
/// take the place of the oldest.
const SOUNDS: usize = 16;
/// A change of volume over the full range takes this long, so that it does not click.
const FADE_MS: f32 = 20.0;
/// Words that are cut off fade this fast: at once, but without a click.
const CUT_MS: u64 = 40;

impl Mixer {
    pub fn new(tones: Arc<Tones>, gain: f32) -> Self {
        let gain_step = 1000.0 / (FADE_MS * tones.rate_hz().get() as f32);
        Self {
            tones: [Arc::clone(&tones), tones],
            worn: 0,
            head: 0,
            sounding: Vec::with_capacity(SOUNDS),
            gain,
            gain_wanted: gain,
            gain_step,
        }
    }

    /// Index of the frame that is mixed next.
    pub fn head(&self) -> u64 {
        self.head
    }

    /// The frame after the last one of the sound that lasts longest; the head where nothing sounds.
    pub fn rings_until(&self) -> u64 {
        let ends = self.sounding.iter().map(|one| one.end(&self.tones[one.of]));
        ends.max().unwrap_or(self.head)
    }

    /// Whether no tone sounds any more that is older than the tones of now.
    pub fn can_change_tones(&self) -> bool {
        self.sounding
            .iter()
            .all(|one| one.of == self.worn || matches!(one.what, Sound::Clip(_)))
    }

    /// Exchanges the tones before the last for `tones`, which are those of now; of the same rate. What sounds rings on.
    pub fn change_tones(&mut self, tones: &mut Arc<Tones>) {
        self.worn = 1 - self.worn;
        std::mem::swap(&mut self.tones[self.worn], tones);
    }

    pub fn is_silent(&self) -> bool {
        self.sounding.is_empty()
    }

    /// Lets `what` start on frame `at`, or on the head where that is already past, at `gain` times its own loudness.
    pub fn start(&mut self, what: impl Into<Sound>, at: u64, gain: f32) {
        if self.sounding.len() == SOUNDS {
            self.sounding.remove(0);
        }
        self.sounding.push(Sounding {
            what: what.into(),
            of: self.worn,
            starts: at.max(self.head),
            gain,
            fades_from: None,
        });
    }

    /// Fades out every clip of which `stays` does not say so, told with the frame on which it started.
    pub fn cut_clips(&mut self, stays: impl Fn(&Arc<Clip>, u64) -> bool) {
        for one in &mut self.sounding {
            if let Sound::Clip(clip) = &one.what
                && one.fades_from.is_none()
                && !stays(clip, one.starts)
            {
                one.fades_from = Some(self.head);
            }
        }
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
        if !self.sounding.is_empty() {
            for one in &self.sounding {
                one.add(&self.tones[one.of], self.head, out);
            }
            for frame in out.iter_mut() {
                self.gain += (self.gain_wanted - self.gain).clamp(-self.gain_step, self.gain_step);
                *frame = frame.map(|sample| self.gain * soften(sample));
            }
            let tones = &self.tones;
            self.sounding.retain(|one| one.end(&tones[one.of]) > end);
        }
        self.head = end;
    }
}

impl Sounding {
    /// The frame after its last.
    fn end(&self, tones: &Tones) -> u64 {
        let length = self.what.length(tones) as u64;
        let end = self.starts + length;
        let faded = self
            .fades_from
            .map(|from| from + fade_frames(tones.rate_hz()));
        faded.map_or(end, |faded| faded.min(end))
    }

    /// Adds the part of it that falls into `out`, which begins on `head`.
    fn add(&self, tones: &Tones, head: u64, out: &mut [Frame]) {
        let into_out = usize::try_from(self.starts.saturating_sub(head)).unwrap_or(usize::MAX);
        let into_sound = usize::try_from(head.saturating_sub(self.starts)).unwrap_or(usize::MAX);
        let (Some(out), Some(pcm)) = (out.get_mut(into_out..), self.what.pcm(tones)) else {
            return;
        };
        let fade = fade_frames(tones.rate_hz());
        let frames = pcm.iter_from(into_sound);
        let Some(fades_from) = self.fades_from else {
            for (mixed, frame) in out.iter_mut().zip(frames) {
                mixed[0] += self.gain * frame[0];
                mixed[1] += self.gain * frame[1];
            }
            return;
        };
        for (index, (mixed, frame)) in out.iter_mut().zip(frames).enumerate() {
            let faded = (head + index as u64).saturating_sub(fades_from).min(fade);
            let gain = self.gain * (1.0 - faded as f32 / fade as f32);
            mixed[0] += gain * frame[0];
            mixed[1] += gain * frame[1];
        }
    }
}

/// How many frames words that are cut off take to fade.
fn fade_frames(rate_hz: NonZeroU32) -> u64 {
    u64::from(rate_hz.get()) * CUT_MS / 1000
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
    use super::super::tone::{NATIVE_RATE_HZ, Palette};
    use super::*;

    fn mixer() -> Mixer {
        Mixer::new(Tones::at(NATIVE_RATE_HZ), 1.0)
    }

    #[test]
    fn blocks_of_any_size_give_the_same_samples() {
        let mix = |block: usize| {
            let mut mixer = mixer();
            mixer.start(Tone::Go, 100, 1.0);
            mixer.start(Tone::Tick, 20_000, 1.0);
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
        one.start(Tone::Tick, 0, 1.0);
        let tick: Vec<Frame> = tones.sound(Tone::Tick).iter().collect();
        let mut out = vec![[0.0; 2]; tick.len()];
        one.mix(&mut out);
        assert_eq!(out, tick);
        assert!(one.is_silent());

        let mut many = mixer();
        (0..SOUNDS + 3).for_each(|_| many.start(Tone::Tick, 0, 1.0));
        many.mix(&mut out);
        assert!(out.as_flattened().iter().all(|sample| sample.abs() < 1.0));
    }

    fn clip(frames: usize) -> Arc<Clip> {
        let clip = Clip::new(NATIVE_RATE_HZ);
        clip.fill(Pcm::stereo(&vec![[0.5; 2]; frames]));
        Arc::new(clip)
    }

    #[test]
    fn words_that_are_cut_off_fade_and_tones_do_not() {
        let (words, other) = (clip(48_000), clip(48_000));
        let mut mixer = mixer();
        mixer.start(Sound::Clip(Arc::clone(&words)), 0, 1.0);
        let mut out = vec![[0.0; 2]; 4800];
        mixer.mix(&mut out);
        mixer.cut_clips(|clip, starts| Arc::ptr_eq(clip, &words) && starts == 0);
        mixer.mix(&mut out);
        assert_eq!(out[4799], [0.5; 2], "what stays is not cut off");
        mixer.cut_clips(|clip, _| Arc::ptr_eq(clip, &other));
        mixer.start(Tone::Go, mixer.head() + 4000, 1.0);
        mixer.mix(&mut out);
        let step = |pair: &[Frame]| (pair[0][0] - pair[1][0]).abs();
        assert!(out[..3000].windows(2).map(step).fold(0.0, f32::max) < 0.001);
        assert_eq!(out[1920..4000], [[0.0; 2]; 2080]);
        assert_ne!(out[4000], [0.0; 2]);
    }

    #[test]
    fn a_clip_that_is_not_decoded_yet_is_silent_and_does_not_linger() {
        let mut mixer = mixer();
        mixer.start(Sound::Clip(Arc::new(Clip::new(NATIVE_RATE_HZ))), 0, 1.0);
        let mut out = vec![[9.0; 2]; 10];
        mixer.mix(&mut out);
        assert_eq!(out, [[0.0; 2]; 10]);
        assert!(mixer.is_silent());
    }

    #[test]
    fn each_sound_has_a_loudness_of_its_own() {
        let mut mixer = mixer();
        mixer.start(Sound::Clip(clip(100)), 0, 0.5);
        let mut out = vec![[0.0; 2]; 100];
        mixer.mix(&mut out);
        assert!(out.iter().all(|frame| *frame == [0.25; 2]));
    }

    #[test]
    fn other_tones_are_heard_from_the_next_cue_on_and_what_sounds_rings_on() {
        let usual = Tones::at(NATIVE_RATE_HZ);
        let quiet = Tones::of(&Palette::evening(), NATIVE_RATE_HZ);
        let go = |tones: &Tones, first| -> Vec<Frame> {
            tones.sound(Tone::Go).iter_from(first).take(4800).collect()
        };
        let mut mixer = mixer();
        let mut out = vec![[0.0; 2]; 4800];
        mixer.start(Tone::Go, 0, 1.0);
        mixer.mix(&mut out);
        assert!(mixer.can_change_tones());
        let mut given = Arc::clone(&quiet);
        mixer.change_tones(&mut given);
        assert!(!mixer.can_change_tones(), "the one of before still rings");
        mixer.mix(&mut out);
        assert_eq!(out, go(&usual, 4800), "and rings on");
        let mut rest = vec![[0.0; 2]; 48_000];
        mixer.mix(&mut rest);
        mixer.start(Tone::Go, mixer.head(), 1.0);
        mixer.mix(&mut out);
        assert_eq!(out, go(&quiet, 0));
        assert!(mixer.can_change_tones());
        mixer.change_tones(&mut given);
        mixer.mix(&mut rest);
        mixer.start(Tone::Go, mixer.head(), 1.0);
        mixer.mix(&mut out);
        assert_eq!(out, go(&usual, 0), "what was given back");
    }

    #[test]
    fn volume_moves_without_a_step() {
        let mut mixer = mixer();
        mixer.start(Tone::Prepare, 0, 1.0);
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
