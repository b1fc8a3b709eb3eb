//! FLAC files with Vorbis comments. It must not know whose sound it is.

use std::fs::File;
use std::io::{self, Write};

use flacenc::bitsink::ByteSink;
use flacenc::component::{BitRepr, MetadataBlockData, Stream};
use flacenc::error::{SourceError, Verify};
use flacenc::source::Fill;

use super::reading::Reading;
use super::{About, BITS, CHANNELS, comments};
use crate::soundtrack::Frame;
use crate::soundtrack::render::to_i16;

/// Of the block of comments.
const VORBIS_COMMENT: u8 = 4;

pub(super) fn write(
    reading: &mut Reading<'_, '_>,
    about: &About,
    file: &mut File,
) -> io::Result<()> {
    let mut stream = encode(Source::new(reading))?;
    let comments = comments::block(&comments::of(about))?;
    stream.add_metadata_block(
        MetadataBlockData::new_unknown(VORBIS_COMMENT, &comments).map_err(other)?,
    );
    file.write_all(&bytes(&stream)?)
}

/// All of the source, in blocks of one size.
///
/// # Errors
/// The encoder's, when the source hands out what it cannot write.
pub fn encode(source: impl flacenc::source::Source) -> io::Result<Stream> {
    let config = flacenc::config::Encoder::default()
        .into_verified()
        .map_err(|(_, error)| other(error))?;
    let block_size = config.block_size;
    let mut stream =
        flacenc::encode_with_fixed_block_size(&config, source, block_size).map_err(other)?;
    // The encoder counts the last block, which may be shorter; to a decoder blocks of two sizes are no fixed ones.
    let info = stream.stream_info_mut();
    info.set_block_sizes(block_size, block_size)
        .map_err(other)?;
    Ok(stream)
}

/// The stream as a file has it.
///
/// # Errors
/// The encoder's.
pub fn bytes(stream: &Stream) -> io::Result<Vec<u8>> {
    let mut bytes = ByteSink::new();
    stream.write(&mut bytes).map_err(other)?;
    Ok(bytes.into_inner())
}

/// The encoder's errors cannot be handed between threads; what they say can.
fn other(error: impl std::fmt::Display) -> io::Error {
    io::Error::other(error.to_string())
}

/// Hands the sound to the encoder, block by block.
struct Source<'a, 'r, 'h> {
    reading: &'a mut Reading<'r, 'h>,
    frames: Vec<Frame>,
    samples: Vec<i32>,
}

impl<'a, 'r, 'h> Source<'a, 'r, 'h> {
    fn new(reading: &'a mut Reading<'r, 'h>) -> Self {
        Self {
            reading,
            frames: Vec::new(),
            samples: Vec::new(),
        }
    }
}

impl flacenc::source::Source for Source<'_, '_, '_> {
    fn channels(&self) -> usize {
        CHANNELS
    }

    fn bits_per_sample(&self) -> usize {
        BITS
    }

    fn sample_rate(&self) -> usize {
        self.reading.rate_hz().get() as usize
    }

    fn read_samples<F: Fill>(
        &mut self,
        block_size: usize,
        dest: &mut F,
    ) -> Result<usize, SourceError> {
        self.frames.resize(block_size, [0.0; CHANNELS]);
        let length = self.reading.fill(&mut self.frames);
        let samples = self.frames[..length].as_flattened();
        self.samples.clear();
        self.samples
            .extend(samples.iter().map(|sample| i32::from(to_i16(*sample))));
        dest.fill_interleaved(&self.samples)?;
        Ok(length)
    }
}
