//! Sound of 16 bit, read frame by frame: as floating point numbers it would be held at up to four times the size. It must
//! not know what it is of.

use std::f32::consts::FRAC_1_SQRT_2;
use std::sync::Arc;

/// One sample for the left ear and one for the right, each between -1 and 1.
pub type Frame = [f32; 2];

const FULL_SCALE: f32 = 32_768.0;

/// Mono or stereo; held once, however often it is cloned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pcm {
    /// Of stereo left and right in turn.
    samples: Arc<[i16]>,
    is_stereo: bool,
}

impl Pcm {
    pub fn silence() -> Self {
        Self::mono([])
    }

    /// One channel, as it lies in a file: both ears hear it.
    pub fn mono(samples: impl IntoIterator<Item = f32>) -> Self {
        Self {
            samples: samples.into_iter().map(to_i16).collect(),
            is_stereo: false,
        }
    }

    pub fn stereo(frames: &[Frame]) -> Self {
        Self {
            samples: frames.as_flattened().iter().copied().map(to_i16).collect(),
            is_stereo: true,
        }
    }

    /// This sound with other frames, of as many channels.
    pub fn with(&self, frames: &[Frame]) -> Self {
        if self.is_stereo {
            Self::stereo(frames)
        } else {
            Self::mono(frames.iter().map(|frame| frame[0] / FRAC_1_SQRT_2))
        }
    }

    /// How many frames it has.
    pub fn length(&self) -> usize {
        self.samples.len() / self.channels()
    }

    pub fn iter(&self) -> impl Iterator<Item = Frame> {
        self.iter_from(0)
    }

    /// The frames from `first` on; none where it has ended before.
    ///
    /// What both ears hear alike is 3 dB softer in each, so that it is as loud as its file says (ITU-R BS.1770 adds the
    /// power of the channels).
    pub fn iter_from(&self, first: usize) -> impl Iterator<Item = Frame> {
        let begins = first.saturating_mul(self.channels());
        let samples = self.samples.get(begins..).unwrap_or_default();
        let gain = if self.is_stereo { 1.0 } else { FRAC_1_SQRT_2 };
        samples.chunks_exact(self.channels()).map(move |frame| {
            let ears = [frame[0], frame[frame.len() - 1]];
            ears.map(|sample| gain * f32::from(sample) / FULL_SCALE)
        })
    }

    const fn channels(&self) -> usize {
        if self.is_stereo { 2 } else { 1 }
    }
}

/// Rounded; what is beyond full scale stays at it.
fn to_i16(sample: f32) -> i16 {
    (sample * FULL_SCALE).round() as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_is_heard_sample_by_sample() {
        let frames = [[0.5, -0.5], [0.0, 32_767.0 / 32_768.0]];
        let stereo = Pcm::stereo(&frames);
        assert_eq!(stereo.iter().collect::<Vec<_>>(), frames);
        assert_eq!(stereo.length(), 2);

        let mono = Pcm::mono([0.5, -1.0]);
        let both = |sample: f32| [FRAC_1_SQRT_2 * sample; 2];
        assert_eq!(mono.iter().collect::<Vec<_>>(), [both(0.5), both(-1.0)]);
        assert_eq!(mono.iter_from(1).collect::<Vec<_>>(), [both(-1.0)]);
        assert_eq!(mono.iter_from(3).count(), 0);
        assert_eq!(Pcm::silence().length(), 0);
    }

    #[test]
    fn other_frames_are_rounded_and_stay_within_full_scale() {
        let mono = Pcm::silence();
        let other = mono.with(&[[0.25, 0.0], [1.5, 0.0], [-1.5, 0.0]]);
        let frames: Vec<f32> = other.iter().map(|frame| frame[1]).collect();
        // In one channel no ear hears more than 3 dB below full scale.
        let wanted = [0.25, FRAC_1_SQRT_2, -FRAC_1_SQRT_2];
        for (frame, wanted) in frames.iter().zip(wanted) {
            assert!((frame - wanted).abs() < 1e-4, "{frame} is not {wanted}");
        }
    }
}
