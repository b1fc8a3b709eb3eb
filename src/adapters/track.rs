//! Soundtracks as files: WAV and FLAC, 16-bit stereo. It must not know what a cue is.

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use super::new_file;
use crate::soundtrack::Frame;
use crate::soundtrack::render::{Render, to_i16};
use flacenc::component::BitRepr;
use flacenc::error::{SourceError, Verify};
use flacenc::source::Fill;

/// A format that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Wav,
    Flac,
}

#[derive(Debug, thiserror::Error)]
pub enum TrackError {
    #[error(
        "{}: the name must end in .wav or .flac, so that it is clear what to write",
        out.display()
    )]
    UnknownFormat { out: PathBuf },
    #[error(
        "{}: {hours} hours are too long for a WAV file; give it a name that ends in .flac",
        out.display()
    )]
    TooLongForWav { out: PathBuf, hours: u64 },
    #[error("{}: could not be written: {cause}; choose a folder that exists and is yours", out.display())]
    NotWritten { out: PathBuf, cause: io::Error },
}

impl Format {
    /// By the end of the file's name, in any case.
    pub fn of(out: &Path) -> Result<Self, TrackError> {
        let extension = out.extension().unwrap_or_default().to_ascii_lowercase();
        match extension.to_str() {
            Some("wav") => Ok(Self::Wav),
            Some("flac") => Ok(Self::Flac),
            _ => Err(TrackError::UnknownFormat { out: out.into() }),
        }
    }
}

/// Writes what `render` has left to `out`, and returns the file's size in bytes. The file appears
/// when it is whole: on an error nothing of it is left, and what was there before stays.
pub fn write(mut render: Render, out: &Path) -> Result<u64, TrackError> {
    let format = Format::of(out)?;
    if format == Format::Wav && render.length_frames() > WAV_FRAMES {
        return Err(TrackError::TooLongForWav {
            out: out.into(),
            hours: render.length_frames() / u64::from(render.rate_hz().get()) / 3600,
        });
    }
    let written = new_file::beside(out).and_then(|mut file| {
        match format {
            Format::Wav => write_wav(&mut render, file.as_file_mut())?,
            Format::Flac => write_flac(&mut render, file.as_file_mut())?,
        }
        let size_bytes = file.as_file().metadata()?.len();
        file.persist(out).map_err(|error| error.error)?;
        Ok(size_bytes)
    });
    written.map_err(|cause| TrackError::NotWritten {
        out: out.into(),
        cause,
    })
}

/// The header counts bytes in 32 bits; some are its own.
const WAV_FRAMES: u64 = (u32::MAX as u64 - 1024) / 4;
/// Frames per step of the WAV writer.
const WAV_BLOCK: usize = 4096;
const CHANNELS: usize = 2;
const BITS: usize = 16;

fn write_wav(render: &mut Render, file: &mut File) -> io::Result<()> {
    let spec = hound::WavSpec {
        channels: CHANNELS as u16,
        sample_rate: render.rate_hz().get(),
        bits_per_sample: BITS as u16,
        sample_format: hound::SampleFormat::Int,
    };
    // Hound hands over whole blocks; a buffer of its own only gathers the header's small pieces.
    let buffered = BufWriter::new(file);
    let mut writer = hound::WavWriter::new(buffered, spec).map_err(to_io)?;
    let mut block = vec![[0.0; CHANNELS]; WAV_BLOCK];
    loop {
        let length = render.fill(&mut block);
        if length == 0 {
            return writer.finalize().map_err(to_io);
        }
        let mut samples = writer.get_i16_writer((length * CHANNELS) as u32);
        for sample in block[..length].as_flattened() {
            samples.write_sample(to_i16(*sample));
        }
        samples.flush().map_err(to_io)?;
    }
}

fn to_io(error: hound::Error) -> io::Error {
    match error {
        hound::Error::IoError(error) => error,
        other => io::Error::other(other),
    }
}

fn write_flac(render: &mut Render, file: &mut File) -> io::Result<()> {
    let config = flacenc::config::Encoder::default()
        .into_verified()
        .map_err(|(_, error)| io::Error::other(error.to_string()))?;
    let block_size = config.block_size;
    let track = FlacSource::new(render, block_size);
    let stream = flacenc::encode_with_fixed_block_size(&config, track, block_size)
        .map_err(|error| io::Error::other(error.to_string()))?;
    let mut bytes = flacenc::bitsink::ByteSink::new();
    stream
        .write(&mut bytes)
        .map_err(|error| io::Error::other(error.to_string()))?;
    file.rewind()?;
    file.write_all(bytes.as_slice())
}

/// Hands a render to the encoder, block by block.
struct FlacSource<'render> {
    render: &'render mut Render,
    frames: Vec<Frame>,
    samples: Vec<i32>,
}

impl<'render> FlacSource<'render> {
    fn new(render: &'render mut Render, block_size: usize) -> Self {
        Self {
            render,
            frames: vec![[0.0; CHANNELS]; block_size],
            samples: Vec::with_capacity(block_size * CHANNELS),
        }
    }
}

impl flacenc::source::Source for FlacSource<'_> {
    fn channels(&self) -> usize {
        CHANNELS
    }

    fn bits_per_sample(&self) -> usize {
        BITS
    }

    fn sample_rate(&self) -> usize {
        self.render.rate_hz().get() as usize
    }

    fn read_samples<F: Fill>(
        &mut self,
        block_size: usize,
        dest: &mut F,
    ) -> Result<usize, SourceError> {
        self.frames.resize(block_size, [0.0; CHANNELS]);
        let length = self.render.fill(&mut self.frames);
        let samples = self.frames[..length].as_flattened();
        self.samples.clear();
        self.samples
            .extend(samples.iter().map(|sample| i32::from(to_i16(*sample))));
        dest.fill_interleaved(&self.samples)?;
        Ok(length)
    }
}
