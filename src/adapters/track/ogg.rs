//! Ogg Vorbis files. It must not know whose sound it is.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::num::NonZeroU8;

use vorbis_rs::{VorbisBitrateManagementStrategy, VorbisEncoderBuilder, VorbisError};

use super::reading::Reading;
use super::{About, CHANNELS, comments};

/// From -0.1 to 1: music is hardly told from the original from here on.
const QUALITY: f32 = 0.4;
/// Tells streams of one file apart. There is only one, and so the same track is the same file.
const SERIAL: i32 = 1;
const CHANNEL_COUNT: NonZeroU8 = NonZeroU8::new(CHANNELS as u8).unwrap();
/// Frames at a time.
const BLOCK: usize = 2048;

pub(super) fn write(
    reading: &mut Reading<'_, '_>,
    about: &About,
    file: &mut File,
) -> io::Result<()> {
    let mut sink = BufWriter::new(file);
    let mut builder =
        VorbisEncoderBuilder::new_with_serial(reading.rate_hz(), CHANNEL_COUNT, &mut sink, SERIAL);
    builder.bitrate_management_strategy(VorbisBitrateManagementStrategy::QualityVbr {
        target_quality: QUALITY,
    });
    builder.comment_tags(comments::of(about)).map_err(to_io)?;
    let mut encoder = builder.build().map_err(to_io)?;
    let mut frames = vec![[0.0; CHANNELS]; BLOCK];
    let mut planes: [Vec<f32>; CHANNELS] = Default::default();
    loop {
        let length = reading.fill(&mut frames);
        if length == 0 {
            break;
        }
        for (channel, plane) in planes.iter_mut().enumerate() {
            plane.clear();
            plane.extend(frames[..length].iter().map(|frame| frame[channel]));
        }
        encoder.encode_audio_block(&planes).map_err(to_io)?;
    }
    encoder.finish().map_err(to_io)?;
    sink.flush()
}

fn to_io(error: VorbisError) -> io::Error {
    match error {
        VorbisError::Io(error) => error,
        other => io::Error::other(other),
    }
}
