//! Sound files into samples: WAV, FLAC and Ogg Vorbis, told apart by how they begin. It must not know what is heard, nor
//! where files are.

use std::io::Cursor;
use std::num::NonZeroU32;
use std::ops::ControlFlow;
use std::sync::Arc;

use claxon::FlacReader;
use claxon::frame::Block;
use hound::{SampleFormat, WavReader};
use lewton::inside_ogg::OggStreamReader;
use lewton::samples::InterleavedSamples;

use super::ogg_page;

type Bytes = Cursor<Arc<[u8]>>;

/// A file whose head has been read.
pub struct SoundFile {
    format: Format,
    pub channels: u16,
    pub rate_hz: NonZeroU32,
    /// Samples of a channel, as the file says; none where it does not.
    pub frames: Option<u64>,
}

enum Format {
    Wav(WavReader<Bytes>),
    Flac(FlacReader<Bytes>),
    Vorbis(Box<OggStreamReader<Bytes>>),
}

/// Why the head of a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum HeadError {
    #[error("it begins like none")]
    Unknown,
    #[error(transparent)]
    Wav(#[from] hound::Error),
    #[error(transparent)]
    Flac(#[from] claxon::Error),
    #[error(transparent)]
    Vorbis(#[from] lewton::VorbisError),
    #[error("it has no channel or no sample rate")]
    Empty,
}

/// Frames of a WAV file that are read together.
const WAV_BLOCK: usize = 1024;

impl SoundFile {
    /// `bytes` are all of it.
    ///
    /// # Errors
    /// Where it is of another format, or its head is damaged. On some heads that make no sense the decoders panic.
    pub fn open(bytes: Arc<[u8]>) -> Result<Self, HeadError> {
        let begins_with = |mark: &[u8]| bytes.starts_with(mark);
        if begins_with(b"RIFF") {
            let reader = WavReader::new(Cursor::new(bytes))?;
            let spec = reader.spec();
            let frames = Some(reader.duration().into());
            Self::new(
                Format::Wav(reader),
                spec.channels.into(),
                spec.sample_rate,
                frames,
            )
        } else if begins_with(b"fLaC") {
            let reader = FlacReader::new(Cursor::new(bytes))?;
            let info = reader.streaminfo();
            Self::new(
                Format::Flac(reader),
                info.channels,
                info.sample_rate,
                info.samples,
            )
        } else if begins_with(ogg_page::MARK) {
            let frames = ogg_page::last_sample(&bytes);
            let reader = OggStreamReader::new(Cursor::new(bytes))?;
            let head = &reader.ident_hdr;
            let (channels, rate_hz) = (head.audio_channels.into(), head.audio_sample_rate);
            Self::new(Format::Vorbis(Box::new(reader)), channels, rate_hz, frames)
        } else {
            Err(HeadError::Unknown)
        }
    }

    fn new(
        format: Format,
        channels: u32,
        rate_hz: u32,
        frames: Option<u64>,
    ) -> Result<Self, HeadError> {
        let channels = u16::try_from(channels).ok().filter(|count| *count > 0);
        Ok(Self {
            format,
            channels: channels.ok_or(HeadError::Empty)?,
            rate_hz: NonZeroU32::new(rate_hz).ok_or(HeadError::Empty)?,
            frames,
        })
    }

    /// Hands out its samples from -1 to 1, some frames at a time, channel by channel in each, up to its end, to where it is
    /// damaged, or until nobody wants more.
    pub fn read(self, take: impl FnMut(&[f32]) -> ControlFlow<()>) {
        match self.format {
            Format::Wav(reader) => read_wav(reader, take),
            Format::Flac(reader) => read_flac(reader, take),
            Format::Vorbis(reader) => read_vorbis(*reader, take),
        }
    }
}

fn read_wav(mut reader: WavReader<Bytes>, take: impl FnMut(&[f32]) -> ControlFlow<()>) {
    let spec = reader.spec();
    let block = WAV_BLOCK * usize::from(spec.channels);
    match spec.sample_format {
        SampleFormat::Float => in_blocks(reader.samples::<f32>(), block, take),
        SampleFormat::Int => {
            let full = full_scale(spec.bits_per_sample.into());
            let samples = reader.samples::<i32>();
            let samples = samples.map(|sample| sample.map(|sample| sample as f32 / full));
            in_blocks(samples, block, take);
        }
    }
}

fn in_blocks(
    samples: impl Iterator<Item = hound::Result<f32>>,
    block: usize,
    mut take: impl FnMut(&[f32]) -> ControlFlow<()>,
) {
    let mut samples = samples.map_while(Result::ok).fuse();
    let mut some: Vec<f32> = Vec::with_capacity(block);
    loop {
        some.clear();
        some.extend(samples.by_ref().take(block));
        if some.is_empty() || take(&some).is_break() {
            return;
        }
    }
}

fn read_flac(mut reader: FlacReader<Bytes>, mut take: impl FnMut(&[f32]) -> ControlFlow<()>) {
    let full = full_scale(reader.streaminfo().bits_per_sample);
    let mut blocks = reader.blocks();
    let mut buffer = Vec::new();
    let mut some: Vec<f32> = Vec::new();
    while let Ok(Some(block)) = blocks.read_next_or_eof(std::mem::take(&mut buffer)) {
        some.clear();
        some.extend(interleaved(&block).map(|sample| sample as f32 / full));
        if take(&some).is_break() {
            return;
        }
        buffer = block.into_buffer();
    }
}

fn interleaved(block: &Block) -> impl Iterator<Item = i32> {
    let channels = move |frame| (0..block.channels()).map(move |one| block.sample(one, frame));
    (0..block.duration()).flat_map(channels)
}

fn read_vorbis(
    mut reader: OggStreamReader<Bytes>,
    mut take: impl FnMut(&[f32]) -> ControlFlow<()>,
) {
    let channels = usize::from(reader.ident_hdr.audio_channels);
    while let Ok(Some(packet)) = reader.read_dec_packet_generic::<InterleavedSamples<f32>>() {
        // A file may be several, one after the other; who plays it has heard of the first alone.
        if packet.channel_count != channels || take(&packet.samples).is_break() {
            return;
        }
    }
}

/// What a sample of so many bits is divided by.
fn full_scale(bits: u32) -> f32 {
    (1_u64 << bits.clamp(1, 32).saturating_sub(1)) as f32
}
