//! What each cue sounds like: ten tones compiled in, decoded once. It must not know when they play.

use std::io::Cursor;
use std::num::NonZeroU32;
use std::sync::{Arc, OnceLock};

use super::resample::Resampler;
use crate::domain::cue::{Cue, Turn};
use crate::domain::settings::CueKind;
use crate::domain::side::Side;

/// One sample for the left ear and one for the right, each between -1 and 1.
pub type Frame = [f32; 2];

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

/// The palette, decoded for one sample rate.
#[derive(Debug)]
pub struct Tones {
    rate_hz: NonZeroU32,
    frames: Vec<Vec<Frame>>,
}

/// The rate of the files.
pub const NATIVE_RATE_HZ: NonZeroU32 = NonZeroU32::new(48_000).unwrap();

impl Tones {
    /// The palette at `rate_hz`. At 48 kHz it is decoded once and shared; at any other rate it is
    /// resampled anew.
    pub fn at(rate_hz: NonZeroU32) -> Arc<Self> {
        static NATIVE: OnceLock<Arc<Tones>> = OnceLock::new();
        let native = NATIVE.get_or_init(|| Arc::new(Self::decode()));
        if rate_hz == NATIVE_RATE_HZ {
            return Arc::clone(native);
        }
        let resampler = Resampler::new(NATIVE_RATE_HZ, rate_hz);
        let tones = native.frames.iter();
        let frames = tones.map(|tone| resampler.apply(tone)).collect();
        Arc::new(Self { rate_hz, frames })
    }

    pub fn rate_hz(&self) -> NonZeroU32 {
        self.rate_hz
    }

    /// The frames of one tone, audible from the first.
    pub fn frames(&self, tone: Tone) -> &[Frame] {
        &self.frames[tone as usize]
    }

    fn decode() -> Self {
        Self {
            rate_hz: NATIVE_RATE_HZ,
            frames: Tone::ALL.map(|tone| decode(tone.file())).into(),
        }
    }
}

/// A file that cannot be decoded is silent. The files are part of the program, and a test hears
/// every one of them.
fn decode(file: &[u8]) -> Vec<Frame> {
    let Ok(mut reader) = hound::WavReader::new(Cursor::new(file)) else {
        return Vec::new();
    };
    let channels = usize::from(reader.spec().channels);
    let samples: Vec<f32> = reader
        .samples::<i16>()
        .map_while(Result::ok)
        .map(|sample| f32::from(sample) / 32_768.0)
        .collect();
    samples
        .chunks_exact(channels.max(1))
        .map(|frame| [frame[0], frame[channels - 1]])
        .collect()
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
                let frames = tones.frames(tone);
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
        let energy =
            |tone, ear: usize| -> f32 { tones.frames(tone).iter().map(|f| f[ear] * f[ear]).sum() };
        let (left, right) = (Tone::SwitchToLeft, Tone::SwitchToRight);
        assert!(energy(left, 0) > energy(left, 1));
        assert!(energy(right, 1) > energy(right, 0));
    }
}
