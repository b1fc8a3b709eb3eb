//! Sound from a file of one of the usual formats: a clip of words, or a person's own. It must not know where files are.

use std::num::NonZeroU32;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::pcm::{Frame, Pcm};
use super::resample::Resampler;
use super::sound_file::{HeadError, SoundFile};

/// A file whose head has been read.
pub struct Opened {
    file: SoundFile,
    /// Samples of a channel.
    frames: u64,
    lasts: Duration,
}

/// Why a file is not heard.
#[derive(Debug, thiserror::Error)]
pub enum ClipError {
    #[error("It is no sound file of a known kind: {0}.")]
    Format(#[from] HeadError),
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
            let file = SoundFile::open(bytes)?;
            let frames = file.frames.ok_or(ClipError::Endless)?;
            let seconds = frames as f64 / f64::from(file.rate_hz.get());
            let lasts = Duration::try_from_secs_f64(seconds).map_err(|_| ClipError::Endless)?;
            Ok(Self {
                file,
                frames,
                lasts,
            })
        })
        .unwrap_or(Err(ClipError::Damaged))
    }

    pub fn lasts(&self) -> Duration {
        self.lasts
    }

    pub fn channels(&self) -> u16 {
        self.file.channels
    }

    pub fn rate_hz(&self) -> NonZeroU32 {
        self.file.rate_hz
    }

    /// The first `most` of its frames, at its own rate; of more than two channels the first two. They end where the file
    /// makes no sense.
    pub fn frames(self, most: usize) -> Vec<Frame> {
        self.heard_by(most)
    }

    /// All of it at `rate_hz`; of more than two channels the first two.
    pub fn decode(self, rate_hz: NonZeroU32) -> Pcm {
        let own_rate_hz = self.rate_hz();
        // A decoder may go on to the end of its last block.
        let most = usize::try_from(self.frames).unwrap_or(usize::MAX);
        let resampler = (own_rate_hz != rate_hz).then(|| Resampler::new(own_rate_hz, rate_hz));
        if self.channels() == 1 {
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
        let channels = usize::from(self.channels());
        let mut frames = Vec::with_capacity(most.min(MOST_AT_ONCE));
        let read = AssertUnwindSafe(|| {
            self.file.read(|samples| {
                let left = most - frames.len();
                let heard = samples.chunks_exact(channels).take(left);
                frames.extend(heard.map(|channels| {
                    std::array::from_fn(|ear| channels.get(ear).copied().unwrap_or(channels[0]))
                }));
                if frames.len() < most {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        });
        // What was read before it made no sense is heard.
        match catch_unwind(read) {
            Ok(()) | Err(_) => frames,
        }
    }
}

/// Room for so many frames is made in advance, however long a file says it is.
const MOST_AT_ONCE: usize = 1 << 20;

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
