//! A person's own sound in the place of a tone: as loud as the tones, and heard from its first frame on. It must not know
//! where the file is.

use std::sync::Arc;
use std::time::Duration;

use super::clip::{ClipError, Opened};
use super::loudness::{self, Reading};
use super::ogg_page;
use super::pcm::{Frame, Pcm};
use super::quiet::{QUIET_DB, darken, factor};
use super::resample::Resampler;
use super::tone::{NATIVE_RATE_HZ, Tone};
use crate::domain::settings::CueKind;

/// A sound for a kind of cue.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnSound {
    /// At [`NATIVE_RATE_HZ`].
    pcm: Pcm,
    /// The factor on it when it is darkened for an evening.
    quiet_gain: f32,
}

/// No sound for a cue is longer.
const LONGEST: Duration = Duration::from_secs(2);
/// Below it nothing is heard: -50 dBFS.
const AUDIBLE: f32 = 0.003_16;
/// So loud is the first frame at least, of full scale: -40 dBFS, as of the tones. An evening's 6 dB and the 3 dB of two ears
/// leave it audible.
const STARTS_AT: f32 = 0.01;
/// Softer than that in its loudest 400 ms, it is a sound that nobody would hear.
const SOFTEST_LUFS: f64 = -60.0;
/// Loudness of the tones; the turns come with every repetition and are softer.
const TONE_LUFS: f64 = -20.0;
const TURN_LUFS: f64 = -26.0;
/// The highest peak, between the samples too.
const HIGHEST_DBTP: f64 = -3.0;
/// A file that is so much shorter than it says has been cut off.
const MISSING_AT_MOST: Duration = Duration::from_millis(20);
/// The ear that a switch does not come from hears it 15 dB softer, as of the tones; both together as loud as one would.
const NEAR_EAR: f32 = 0.984_6;
const FAR_EAR: f32 = 0.175_1;

/// Why a file is not used.
#[derive(Debug, thiserror::Error)]
pub enum OwnSoundError {
    #[error("{0} Choose a WAV, FLAC or Ogg Vorbis file.")]
    Format(ClipError),
    #[error("It does not say how long it is. Export it anew from a sound editor.")]
    Endless,
    #[error("It lasts {:.1} s, and a sound for a cue 2 s at most. Cut it shorter in a sound editor.", tenths_up(.lasts))]
    TooLong { lasts: Duration },
    #[error(
        "It is longer than it says, and a sound for a cue lasts 2 s at most. Export it anew from a sound editor."
    )]
    LongerThanItSays,
    #[error(
        "It has a sample rate of {hz} Hz. Export it at 48000 Hz; anything from 8000 to 192000 will do."
    )]
    Rate { hz: u32 },
    #[error(
        "It is damaged, or a part of it is missing. Copy it again from where it came, or export it anew."
    )]
    CutOff,
    #[error("Nothing is heard in it. Choose another file, or make it louder in a sound editor.")]
    Silent,
}

impl From<ClipError> for OwnSoundError {
    fn from(error: ClipError) -> Self {
        match error {
            ClipError::Format(_) => Self::Format(error),
            ClipError::Endless => Self::Endless,
            ClipError::Damaged => Self::CutOff,
        }
    }
}

/// In seconds, rounded up to tenths: what is too long never looks as though it were not.
fn tenths_up(lasts: &Duration) -> f64 {
    (lasts.as_secs_f64() * 10.0).ceil() / 10.0
}

impl OwnSound {
    /// From a file of one of the usual formats, of which `bytes` are all, for a kind of cue. Silence before it is cut away.
    pub fn new(bytes: &Arc<[u8]>, kind: CueKind) -> Result<Self, OwnSoundError> {
        let (mut frames, is_mono) = heard(bytes)?;
        cut_silence(&mut frames, AUDIBLE)?;
        if kind == CueKind::Switch {
            // It comes from one side, and has no sides of its own.
            frames = frames
                .iter()
                .map(|[left, right]| [(left + right) / 2.0; 2])
                .collect();
        }
        let is_mono = is_mono || frames.iter().all(|[left, right]| left == right);
        if is_mono {
            // As both ears hear what is in the middle.
            scale(&mut frames, std::f32::consts::FRAC_1_SQRT_2);
        }
        let wanted_lufs = match kind {
            CueKind::Turn => TURN_LUFS,
            _ => TONE_LUFS,
        };
        let reading = loudness::read(&frames).filter(|reading| reading.lufs > SOFTEST_LUFS);
        scale(
            &mut frames,
            gain_to(wanted_lufs, &reading.ok_or(OwnSoundError::Silent)?),
        );
        cut_silence(&mut frames, STARTS_AT)?;
        let quiet = loudness::read(&frames).zip(loudness::read(&darken(&frames)));
        let quiet_db = quiet.map_or(QUIET_DB, |(usual, dark)| {
            QUIET_DB + (usual.lufs - dark.lufs) as f32
        });
        Ok(Self {
            pcm: if is_mono {
                Pcm::mono(
                    frames
                        .iter()
                        .map(|frame| frame[0] * std::f32::consts::SQRT_2),
                )
            } else {
                Pcm::stereo(&frames)
            },
            quiet_gain: factor(quiet_db),
        })
    }

    /// What is heard of it at [`NATIVE_RATE_HZ`] in the place of `tone`, in an evening or at any other time.
    pub fn in_place_of(&self, tone: Tone, is_quiet: bool) -> Pcm {
        let mut frames: Vec<Frame> = self.pcm.iter().collect();
        if is_quiet {
            frames = darken(&frames);
            scale(&mut frames, self.quiet_gain);
        }
        let ears = match tone {
            Tone::SwitchToLeft => [NEAR_EAR, FAR_EAR],
            Tone::SwitchToRight => [FAR_EAR, NEAR_EAR],
            _ => return self.pcm.with(&frames),
        };
        // One ear has what two had.
        let panned = frames.iter().map(|frame| {
            let whole = frame[0] * std::f32::consts::SQRT_2;
            ears.map(|ear| ear * whole)
        });
        Pcm::stereo(&panned.collect::<Vec<_>>())
    }
}

/// The frames of a file at [`NATIVE_RATE_HZ`], and whether it has one channel. No more of it is decoded than a sound may last.
fn heard(bytes: &Arc<[u8]>) -> Result<(Vec<Frame>, bool), OwnSoundError> {
    let opened = Opened::new(Arc::clone(bytes))?;
    let (rate_hz, lasts) = (opened.rate_hz(), opened.lasts());
    let hz = rate_hz.get();
    if !(8_000..=192_000).contains(&hz) {
        return Err(OwnSoundError::Rate { hz });
    }
    if lasts > LONGEST {
        return Err(OwnSoundError::TooLong { lasts });
    }
    let is_mono = opened.channels() == 1;
    let most = frames_in(LONGEST, hz);
    let frames = opened.frames(most + 1);
    if frames.len() > most {
        return Err(OwnSoundError::LongerThanItSays);
    }
    let is_whole = frames.len() + frames_in(MISSING_AT_MOST, hz) >= frames_in(lasts, hz);
    let is_sound = frames
        .as_flattened()
        .iter()
        .all(|sample| sample.is_finite());
    let is_cut_off = bytes.starts_with(ogg_page::MARK) && ogg_page::is_cut_off(bytes);
    if !is_whole || !is_sound || is_cut_off {
        return Err(OwnSoundError::CutOff);
    }
    let frames = if rate_hz == NATIVE_RATE_HZ {
        frames
    } else {
        Resampler::new(rate_hz, NATIVE_RATE_HZ)
            .apply(&frames)
            .collect()
    };
    Ok((frames, is_mono))
}

fn frames_in(time: Duration, hz: u32) -> usize {
    let frames = time.as_micros() * u128::from(hz) / 1_000_000;
    usize::try_from(frames).unwrap_or(usize::MAX)
}

/// Takes away what is softer than `level` before the first frame that is not.
fn cut_silence(frames: &mut Vec<Frame>, level: f32) -> Result<(), OwnSoundError> {
    let starts = frames
        .iter()
        .position(|frame| frame.iter().any(|sample| sample.abs() >= level));
    frames.drain(..starts.ok_or(OwnSoundError::Silent)?);
    Ok(())
}

fn scale(frames: &mut [Frame], gain: f32) {
    for sample in frames.as_flattened_mut() {
        *sample *= gain;
    }
}

/// The factor that makes a sound so loud, or as loud as its peaks allow.
fn gain_to(lufs: f64, reading: &Reading) -> f32 {
    factor((lufs - reading.lufs).min(HIGHEST_DBTP - reading.peak_dbtp) as f32)
}
