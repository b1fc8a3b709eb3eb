//! Sound of 16 bit as it lies in a file, read frame by frame: as floating point numbers it would be held
//! at up to four times the size. It must not know what it is of.

use std::borrow::Cow;
use std::f32::consts::FRAC_1_SQRT_2;
use std::io::Cursor;

/// One sample for the left ear and one for the right, each between -1 and 1.
pub type Frame = [f32; 2];

const SAMPLE_BYTES: usize = size_of::<i16>();
const FULL_SCALE: f32 = 32_768.0;

/// Mono or stereo, little-endian.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pcm {
    bytes: Cow<'static, [u8]>,
    is_stereo: bool,
}

impl Pcm {
    /// What a WAV file of 16 bit holds, mono or stereo; silence where it is no such file.
    pub fn of_wav(file: &'static [u8]) -> Self {
        let bytes = sound_of(file);
        Self {
            is_stereo: bytes.is_some_and(|(_, channels)| channels == 2),
            bytes: Cow::Borrowed(bytes.map_or(&[], |(bytes, _)| bytes)),
        }
    }

    /// One channel, as it lies in a file: both ears hear it.
    pub fn mono(samples: impl IntoIterator<Item = f32>) -> Self {
        Self {
            bytes: bytes_of(samples),
            is_stereo: false,
        }
    }

    pub fn stereo(frames: &[Frame]) -> Self {
        Self {
            bytes: bytes_of(frames.iter().flatten().copied()),
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
        self.bytes.len() / self.frame_bytes()
    }

    pub fn iter(&self) -> impl Iterator<Item = Frame> {
        self.iter_from(0)
    }

    /// The frames from `first` on; none where it has ended before.
    ///
    /// What both ears hear alike is 3 dB softer in each, so that it is as loud as its file says (ITU-R BS.1770 adds the
    /// power of the channels).
    pub fn iter_from(&self, first: usize) -> impl Iterator<Item = Frame> {
        let begins = first.saturating_mul(self.frame_bytes());
        let bytes = self.bytes.get(begins..).unwrap_or_default();
        let gain = if self.is_stereo { 1.0 } else { FRAC_1_SQRT_2 };
        bytes.chunks_exact(self.frame_bytes()).map(move |frame| {
            let last = frame.len() - SAMPLE_BYTES;
            let ears = [sample(&frame[..SAMPLE_BYTES]), sample(&frame[last..])];
            ears.map(|sample| gain * sample)
        })
    }

    const fn frame_bytes(&self) -> usize {
        if self.is_stereo {
            2 * SAMPLE_BYTES
        } else {
            SAMPLE_BYTES
        }
    }
}

/// Rounded, a sample is one of 16 bit; what is beyond full scale stays at it.
fn bytes_of(samples: impl IntoIterator<Item = f32>) -> Cow<'static, [u8]> {
    samples
        .into_iter()
        .flat_map(|sample| ((sample * FULL_SCALE).round() as i16).to_le_bytes())
        .collect()
}

/// The part of a WAV file that sounds, and its channels.
fn sound_of(file: &'static [u8]) -> Option<(&'static [u8], u16)> {
    let reader = hound::WavReader::new(Cursor::new(file)).ok()?;
    let spec = reader.spec();
    let is_known = spec.bits_per_sample == 16 && matches!(spec.channels, 1 | 2);
    let length = usize::try_from(reader.len()).ok()? * SAMPLE_BYTES;
    // The head of the file has been read, so the sound is what comes now.
    let begins = usize::try_from(reader.into_inner().position()).ok()?;
    let bytes = file.get(begins..begins.checked_add(length)?)?;
    is_known.then_some((bytes, spec.channels))
}

/// `bytes` are the two of one sample.
fn sample(bytes: &[u8]) -> f32 {
    let bytes = [bytes[0], bytes[1]];
    f32::from(i16::from_le_bytes(bytes)) / FULL_SCALE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wav(channels: u16, samples: &[i16]) -> &'static [u8] {
        let spec = hound::WavSpec {
            channels,
            sample_rate: 48_000,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut file = Cursor::new(Vec::new());
        let mut writer = hound::WavWriter::new(&mut file, spec).unwrap();
        for sample in samples {
            writer.write_sample(*sample).unwrap();
        }
        writer.finalize().unwrap();
        file.into_inner().leak()
    }

    #[test]
    fn a_file_is_heard_sample_by_sample() {
        let stereo = Pcm::of_wav(wav(2, &[16_384, -16_384, 0, 32_767]));
        let frames: Vec<Frame> = stereo.iter().collect();
        assert_eq!(frames, [[0.5, -0.5], [0.0, 32_767.0 / 32_768.0]]);
        assert_eq!(stereo.length(), 2);

        let mono = Pcm::of_wav(wav(1, &[16_384, -32_768]));
        let frames: Vec<Frame> = mono.iter().collect();
        let both = |sample: f32| [FRAC_1_SQRT_2 * sample; 2];
        assert_eq!(frames, [both(0.5), both(-1.0)]);
        assert_eq!(mono.iter_from(1).collect::<Vec<_>>(), [both(-1.0)]);
        assert_eq!(mono.iter_from(3).count(), 0);
    }

    #[test]
    fn what_is_no_such_file_is_silent() {
        assert_eq!(Pcm::of_wav(b"RIFF of nothing").length(), 0);
        let whole = wav(2, &[1, 2, 3, 4]);
        assert_eq!(Pcm::of_wav(&whole[..whole.len() - 2]).length(), 0);
    }

    #[test]
    fn other_frames_are_rounded_and_stay_within_full_scale() {
        let mono = Pcm::of_wav(wav(1, &[]));
        let other = mono.with(&[[0.25, 0.0], [1.5, 0.0], [-1.5, 0.0]]);
        let frames: Vec<f32> = other.iter().map(|frame| frame[1]).collect();
        // In one channel no ear hears more than 3 dB below full scale.
        let wanted = [0.25, FRAC_1_SQRT_2, -FRAC_1_SQRT_2];
        for (frame, wanted) in frames.iter().zip(wanted) {
            assert!((frame - wanted).abs() < 1e-4, "{frame} is not {wanted}");
        }
    }
}
