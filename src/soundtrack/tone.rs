//! What each cue sounds like: ten tones compiled in. It must not know when they play.

use std::num::NonZeroU32;
use std::sync::Arc;

use super::pcm::{Frame, Pcm};
use super::resample::Resampler;
use crate::domain::cue::{Cue, Turn};
use crate::domain::settings::CueKind;
use crate::domain::side::Side;

/// A tone of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    Prepare,
    Tick,
    Go,
    Halfway,
    TurnLift,
    TurnLower,
    SwitchToLeft,
    SwitchToRight,
    Rest,
    Finish,
}

impl Tone {
    pub const ALL: [Self; 10] = [
        Self::Prepare,
        Self::Tick,
        Self::Go,
        Self::Halfway,
        Self::TurnLift,
        Self::TurnLower,
        Self::SwitchToLeft,
        Self::SwitchToRight,
        Self::Rest,
        Self::Finish,
    ];

    /// The tone that stands for a kind of cue where it is tried out.
    pub const fn sample_of(kind: CueKind) -> Self {
        match kind {
            CueKind::Prepare => Self::Prepare,
            CueKind::Tick => Self::Tick,
            CueKind::Go => Self::Go,
            CueKind::Halfway => Self::Halfway,
            CueKind::Turn => Self::TurnLift,
            CueKind::Switch => Self::SwitchToRight,
            CueKind::Rest => Self::Rest,
            CueKind::Finish => Self::Finish,
        }
    }

    /// The WAV file that is compiled in: 48 kHz, 16 bit, mono or stereo.
    const fn file(self) -> &'static [u8] {
        match self {
            Self::Prepare => include_bytes!("../../sounds/prepare.wav"),
            Self::Tick => include_bytes!("../../sounds/tick.wav"),
            Self::Go => include_bytes!("../../sounds/go.wav"),
            Self::Halfway => include_bytes!("../../sounds/halfway.wav"),
            Self::TurnLift => include_bytes!("../../sounds/turn-lift.wav"),
            Self::TurnLower => include_bytes!("../../sounds/turn-lower.wav"),
            Self::SwitchToLeft => include_bytes!("../../sounds/switch-to-left.wav"),
            Self::SwitchToRight => include_bytes!("../../sounds/switch-to-right.wav"),
            Self::Rest => include_bytes!("../../sounds/rest.wav"),
            Self::Finish => include_bytes!("../../sounds/finish.wav"),
        }
    }
}

impl From<Cue> for Tone {
    fn from(cue: Cue) -> Self {
        match cue {
            Cue::Prepare => Self::Prepare,
            Cue::Tick => Self::Tick,
            Cue::Go => Self::Go,
            Cue::Halfway => Self::Halfway,
            Cue::Turn(Turn::Lift) => Self::TurnLift,
            Cue::Turn(Turn::Lower) => Self::TurnLower,
            Cue::Switch(Side::Left) => Self::SwitchToLeft,
            Cue::Switch(Side::Right) => Self::SwitchToRight,
            Cue::Rest => Self::Rest,
            Cue::Finish => Self::Finish,
        }
    }
}

/// The palette at one sample rate.
#[derive(Debug)]
pub struct Tones {
    rate_hz: NonZeroU32,
    /// In the order of [`Tone::ALL`].
    sounds: [Pcm; Tone::ALL.len()],
}

/// The rate of the files.
pub const NATIVE_RATE_HZ: NonZeroU32 = NonZeroU32::new(48_000).unwrap();

impl Tones {
    /// The palette at `rate_hz`: at 48 kHz the files as they are, at any other rate resampled.
    pub fn at(rate_hz: NonZeroU32) -> Arc<Self> {
        // A file that cannot be read is silent. The files are part of the program, and a test hears
        // every one of them.
        let mut sounds = Tone::ALL.map(|tone| Pcm::of_wav(tone.file()));
        if rate_hz != NATIVE_RATE_HZ {
            let resampler = Resampler::new(NATIVE_RATE_HZ, rate_hz);
            sounds = sounds.map(|sound| {
                let frames: Vec<Frame> = sound.iter().collect();
                sound.with(&resampler.apply(&frames))
            });
        }
        Arc::new(Self { rate_hz, sounds })
    }

    pub fn rate_hz(&self) -> NonZeroU32 {
        self.rate_hz
    }

    /// One tone, audible from its first frame.
    pub const fn sound(&self, tone: Tone) -> &Pcm {
        &self.sounds[tone as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// -50 dBFS.
    const AUDIBLE: f32 = 0.003_16;

    #[test]
    fn every_tone_is_audible_from_its_first_frame_and_ends_within_900_ms() {
        for rate in [44_100, 48_000, 96_000] {
            let tones = Tones::at(NonZeroU32::new(rate).unwrap());
            for tone in Tone::ALL {
                let frames: Vec<Frame> = tones.sound(tone).iter().collect();
                let first = frames[0][0].abs().max(frames[0][1].abs());
                assert!(first >= AUDIBLE, "{tone:?} at {rate} Hz starts at {first}");
                assert!(frames.len() <= rate as usize * 900 / 1000 + 1, "{tone:?}");
                assert!(frames.as_flattened().iter().all(|s| s.abs() < 0.71));
            }
        }
    }

    #[test]
    fn a_switch_comes_from_the_side_that_is_next() {
        let tones = Tones::at(NATIVE_RATE_HZ);
        let energy = |tone, ear: usize| -> f32 {
            let frames = tones.sound(tone).iter();
            frames.map(|frame| frame[ear] * frame[ear]).sum()
        };
        let (left, right) = (Tone::SwitchToLeft, Tone::SwitchToRight);
        assert!(energy(left, 0) > energy(left, 1));
        assert!(energy(right, 1) > energy(right, 0));
    }
}
