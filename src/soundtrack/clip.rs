//! Sound from a file of one of the usual formats: a clip of words, or a person's own. It must not know where files are.

use std::io::Cursor;
use std::num::NonZeroU32;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rodio::source::Source;
use rodio::{Decoder, decoder::DecoderError};

use super::pcm::{Frame, Pcm};
use super::resample::Resampler;

/// A file whose head has been read.
pub struct Opened {
    decoder: Decoder<Cursor<Arc<[u8]>>>,
    lasts: Duration,
    channels: u16,
    rate_hz: NonZeroU32,
}

/// Why a file is not heard.
#[derive(Debug, thiserror::Error)]
pub enum ClipError {
    #[error("It is no sound file of a known kind: {0}.")]
    Format(#[from] DecoderError),
    #[error("It does not say how long it is.")]
    Endless,
    #[error("It is damaged.")]
    Damaged,
}

impl Opened {
    /// Reads the head of a file: `bytes` are all of it.
    pub fn new(bytes: Arc<[u8]>) -> Result<Self, ClipError> {
        // The decoders give up in a panic on some heads that make no sense.
        catch_unwind(|| {
            let length = bytes.len() as u64;
            let decoder = Decoder::builder()
                .with_data(Cursor::new(bytes))
                .with_byte_len(length)
                .with_seekable(true)
                .build()?;
            Ok(Self {
                lasts: decoder.total_duration().ok_or(ClipError::Endless)?,
                channels: decoder.channels().get(),
                rate_hz: decoder.sample_rate(),
                decoder,
            })
        })
        .unwrap_or(Err(ClipError::Damaged))
    }

    pub fn lasts(&self) -> Duration {
        self.lasts
    }

    pub fn channels(&self) -> u16 {
        self.channels
    }

    pub fn rate_hz(&self) -> NonZeroU32 {
        self.rate_hz
    }

    /// The first `most` of its frames, at its own rate; of more than two channels the first two. Empty where a part
    /// of the file makes no sense at all.
    pub fn frames(self, most: usize) -> Vec<Frame> {
        let channels = usize::from(self.channels);
        let samples = self.decoder.take(most.saturating_mul(channels));
        let samples: Vec<f32> =
            catch_unwind(AssertUnwindSafe(|| samples.collect())).unwrap_or_default();
        samples
            .chunks_exact(channels)
            .map(|frame| [frame[0], frame[channels.min(2) - 1]])
            .collect()
    }

    /// All of it at `rate_hz`; of more than two channels the first two.
    pub fn decode(self, rate_hz: NonZeroU32) -> Pcm {
        let (channels, own_rate_hz, lasts) = (self.channels, self.rate_hz, self.lasts);
        let mut frames = self.frames(usize::MAX);
        // A decoder may go on to the end of its last block.
        frames.truncate(frames_in(lasts, own_rate_hz));
        if own_rate_hz != rate_hz {
            frames = Resampler::new(own_rate_hz, rate_hz).apply(&frames);
        }
        if channels == 1 {
            Pcm::mono(frames.iter().map(|frame| frame[0]))
        } else {
            Pcm::stereo(&frames)
        }
    }
}

/// Rounded up.
fn frames_in(lasts: Duration, rate_hz: NonZeroU32) -> usize {
    let frames = (lasts.as_nanos() * u128::from(rate_hz.get())).div_ceil(1_000_000_000);
    usize::try_from(frames).unwrap_or(usize::MAX)
}

/// A clip that may yet have to be decoded: whoever is to play it finds it ready, or silent.
#[derive(Debug)]
pub struct Clip {
    rate_hz: NonZeroU32,
    pcm: OnceLock<Pcm>,
}

impl Clip {
    /// For a device of this rate.
    pub fn new(rate_hz: NonZeroU32) -> Self {
        Self {
            rate_hz,
            pcm: OnceLock::new(),
        }
    }

    pub fn rate_hz(&self) -> NonZeroU32 {
        self.rate_hz
    }

    /// Lets it be heard; what it was given first stays.
    pub fn fill(&self, pcm: Pcm) {
        self.pcm.get_or_init(|| pcm);
    }

    pub fn pcm(&self) -> Option<&Pcm> {
        self.pcm.get()
    }
}
