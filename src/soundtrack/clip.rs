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
        self.heard_by(most)
    }

    /// All of it at `rate_hz`; of more than two channels the first two.
    pub fn decode(self, rate_hz: NonZeroU32) -> Pcm {
        let own_rate_hz = self.rate_hz;
        // A decoder may go on to the end of its last block.
        let most = frames_in(self.lasts, own_rate_hz);
        let resampler = (own_rate_hz != rate_hz).then(|| Resampler::new(own_rate_hz, rate_hz));
        if self.channels == 1 {
            let samples = self.heard_by::<1>(most);
            return match resampler {
                Some(resampler) => Pcm::mono(resampler.apply(&samples).map(|[sample]| sample)),
                None => Pcm::mono(samples.into_iter().map(|[sample]| sample)),
            };
        }
        let frames = self.heard_by::<2>(most);
        match resampler {
            Some(resampler) => Pcm::stereo(&resampler.apply(&frames).collect::<Vec<_>>()),
            None => Pcm::stereo(&frames),
        }
    }

    /// The first `most` of its frames as so many ears hear them: of more channels the first ones; a single one is heard by all.
    fn heard_by<const EARS: usize>(self, most: usize) -> Vec<[f32; EARS]> {
        let channels = usize::from(self.channels);
        let likely = most.min(MOST_AT_ONCE);
        let mut decoder = self.decoder;
        let read = AssertUnwindSafe(|| {
            let mut frames = Vec::with_capacity(likely);
            while frames.len() < most {
                let mut frame = [0.0; EARS];
                for channel in 0..channels {
                    let Some(sample) = decoder.next() else {
                        return frames;
                    };
                    if let Some(ear) = frame.get_mut(channel) {
                        *ear = sample;
                    }
                }
                let first = frame[0];
                frame.iter_mut().skip(channels).for_each(|ear| *ear = first);
                frames.push(frame);
            }
            frames
        });
        catch_unwind(read).unwrap_or_default()
    }
}

/// Room for so many frames is made in advance, however long a file says it is.
const MOST_AT_ONCE: usize = 1 << 20;

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
