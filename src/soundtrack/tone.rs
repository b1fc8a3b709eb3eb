//! What each cue sounds like: ten tones compiled in, or a person's own sounds. It must not know when they play.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use super::clip::Opened;
use super::own::OwnSound;
use super::pcm::{Frame, Pcm};
use super::quiet::{QUIET_DB, darken, factor, gain_db};
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

    /// The kind of cue that it is for.
    pub const fn kind(self) -> CueKind {
        match self {
            Self::Prepare => CueKind::Prepare,
            Self::Tick => CueKind::Tick,
            Self::Go => CueKind::Go,
            Self::Halfway => CueKind::Halfway,
            Self::TurnLift | Self::TurnLower => CueKind::Turn,
            Self::SwitchToLeft | Self::SwitchToRight => CueKind::Switch,
            Self::Rest => CueKind::Rest,
            Self::Finish => CueKind::Finish,
        }
    }

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

    /// The sound that is compiled in, at [`NATIVE_RATE_HZ`]. A file that cannot be read is silent: the files are part of the
    /// program, and a test hears every one of them.
    fn sound(self) -> Pcm {
        let opened = Opened::new(self.file().into());
        opened.map_or_else(|_| Pcm::silence(), |file| file.decode(NATIVE_RATE_HZ))
    }

    /// The FLAC file that is compiled in: 48 kHz, 16 bit, mono or stereo.
    const fn file(self) -> &'static [u8] {
        match self {
            Self::Prepare => include_bytes!("../../sounds/prepare.flac"),
            Self::Tick => include_bytes!("../../sounds/tick.flac"),
            Self::Go => include_bytes!("../../sounds/go.flac"),
            Self::Halfway => include_bytes!("../../sounds/halfway.flac"),
            Self::TurnLift => include_bytes!("../../sounds/turn-lift.flac"),
            Self::TurnLower => include_bytes!("../../sounds/turn-lower.flac"),
            Self::SwitchToLeft => include_bytes!("../../sounds/switch-to-left.flac"),
            Self::SwitchToRight => include_bytes!("../../sounds/switch-to-right.flac"),
            Self::Rest => include_bytes!("../../sounds/rest.flac"),
            Self::Finish => include_bytes!("../../sounds/finish.flac"),
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

/// How the cues of a session are to sound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    /// Darker and softer, for an evening.
    pub is_quiet: bool,
    /// A person's own sounds, in the place of the tones of a kind of cue.
    pub own: BTreeMap<CueKind, Arc<OwnSound>>,
}

impl Palette {
    /// For an evening.
    pub fn evening() -> Self {
        Self {
            is_quiet: true,
            ..Self::default()
        }
    }
}

/// A palette at one sample rate.
#[derive(Debug)]
pub struct Tones {
    rate_hz: NonZeroU32,
    /// From here on a tone is no longer in the way of words: a sample, root mean square.
    soft: f32,
    /// In the order of [`Tone::ALL`].
    sounds: [Pcm; Tone::ALL.len()],
}

/// The rate of the files.
pub const NATIVE_RATE_HZ: NonZeroU32 = NonZeroU32::new(48_000).unwrap();

/// The sounds of all tones, in the order of [`Tone::ALL`]: read when the first of them is wanted, and shared by all palettes.
static BUILT_IN: LazyLock<[Pcm; Tone::ALL.len()]> = LazyLock::new(|| Tone::ALL.map(Tone::sound));

impl Tones {
    /// The usual palette at `rate_hz`: at 48 kHz the files as they are, at any other rate resampled.
    pub fn at(rate_hz: NonZeroU32) -> Arc<Self> {
        Self::of(&Palette::default(), rate_hz)
    }

    /// This palette at `rate_hz`.
    pub fn of(palette: &Palette, rate_hz: NonZeroU32) -> Arc<Self> {
        let mut sounds = Tone::ALL.map(|tone| {
            if let Some(own) = palette.own.get(&tone.kind()) {
                return own.in_place_of(tone, palette.is_quiet);
            }
            let sound = &BUILT_IN[tone as usize];
            if palette.is_quiet {
                quiet(sound, factor(gain_db(tone)))
            } else {
                sound.clone()
            }
        });
        let soft = SOFT * factor(if palette.is_quiet { QUIET_DB } else { 0.0 });
        if rate_hz != NATIVE_RATE_HZ {
            let resampler = Resampler::new(NATIVE_RATE_HZ, rate_hz);
            sounds = sounds.map(|sound| {
                let frames: Vec<Frame> = sound.iter().collect();
                sound.with(&resampler.apply(&frames).collect::<Vec<_>>())
            });
        }
        Arc::new(Self {
            rate_hz,
            soft,
            sounds,
        })
    }

    pub fn rate_hz(&self) -> NonZeroU32 {
        self.rate_hz
    }

    /// One tone, audible from its first frame.
    pub const fn sound(&self, tone: Tone) -> &Pcm {
        &self.sounds[tone as usize]
    }

    /// How long words wait after a tone has begun: from then on it stays so soft that they are understood over it.
    pub fn rings(&self, tone: Tone) -> Duration {
        let rate_hz = self.rate_hz.get();
        let window = (rate_hz / WINDOWS_PER_SECOND).max(1);
        let frames: Vec<Frame> = self.sound(tone).iter().collect();
        let is_loud = |part: &[Frame]| {
            let energy: f32 = part
                .as_flattened()
                .iter()
                .map(|sample| sample * sample)
                .sum();
            // Both ears together, whichever hears it.
            energy > 2.0 * self.soft * self.soft * part.len() as f32
        };
        let loud = frames
            .chunks(window as usize)
            .rposition(is_loud)
            .map_or(0, |last| last as u32 + 1);
        Duration::from_secs_f64(f64::from(loud * window) / f64::from(rate_hz))
    }
}

/// A sound at [`NATIVE_RATE_HZ`] darkened, and times `gain`.
fn quiet(sound: &Pcm, gain: f32) -> Pcm {
    let frames: Vec<Frame> = sound.iter().collect();
    let mut frames = darken(&frames);
    for sample in frames.as_flattened_mut() {
        *sample *= gain;
    }
    sound.with(&frames)
}

/// The loudness of a ringing tone is looked at in hundredths of a second.
const WINDOWS_PER_SECOND: u32 = 100;
/// -42 dBFS, root mean square: 20 dB below words, which are softer in an evening as tones are.
const SOFT: f32 = 0.008;

#[cfg(test)]
mod tests {
    use super::*;

    /// -50 dBFS.
    const AUDIBLE: f32 = 0.003_16;

    #[test]
    fn every_tone_is_audible_from_its_first_frame_and_ends_within_900_ms() {
        let palettes = [Palette::default(), Palette::evening()];
        let rates = [44_100, 48_000, 96_000];
        for (palette, rate) in palettes.iter().flat_map(|p| rates.map(|rate| (p, rate))) {
            let tones = Tones::of(palette, NonZeroU32::new(rate).unwrap());
            for tone in Tone::ALL {
                let frames: Vec<Frame> = tones.sound(tone).iter().collect();
                let first = frames[0][0].abs().max(frames[0][1].abs());
                assert!(
                    first >= AUDIBLE,
                    "{tone:?} of {palette:?} at {rate} Hz starts at {first}"
                );
                assert!(frames.len() <= rate as usize * 900 / 1000 + 1, "{tone:?}");
                assert!(frames.as_flattened().iter().all(|s| s.abs() < 0.71));
            }
        }
    }

    #[test]
    fn words_need_not_wait_for_a_whole_tone() {
        let tones = Tones::at(NATIVE_RATE_HZ);
        for tone in Tone::ALL {
            let rings = tones.rings(tone);
            let whole = tones.sound(tone).length() as f64 / 48_000.0;
            assert!(rings > Duration::from_millis(40), "{tone:?} {rings:?}");
            assert!(rings.as_secs_f64() < whole, "{tone:?} {rings:?} of {whole}");
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
