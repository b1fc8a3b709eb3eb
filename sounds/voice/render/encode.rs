//! Samples into Ogg Vorbis and back, the same bytes every time. It must not know how they came about.

use std::error::Error;
use std::num::{NonZeroU8, NonZeroU32};

use vorbis_rs::{
    VorbisBitrateManagementStrategy, VorbisDecoder, VorbisEncoderBuilder, VorbisError,
};

use super::speaker::SAMPLE_RATE_HZ;

/// Found by measurement; see `sounds/README.md`.
const QUALITY: f32 = 0.0;
/// A stream has a number, which is random unless it is given.
const SERIAL: i32 = 1;
const BLOCK_FRAMES: usize = 1024;

pub fn recipe() -> String {
    format!("Vorbis quality {QUALITY} at {SAMPLE_RATE_HZ} Hz")
}

/// The file of these samples, mono.
pub fn encode(samples: &[f32]) -> Result<Vec<u8>, Box<dyn Error>> {
    let rate_hz = NonZeroU32::new(SAMPLE_RATE_HZ).ok_or("no rate")?;
    let mut builder =
        VorbisEncoderBuilder::new_with_serial(rate_hz, NonZeroU8::MIN, Vec::new(), SERIAL);
    // Few pages, each of which costs bytes.
    builder.minimum_page_data_size(Some(u16::MAX));
    builder.bitrate_management_strategy(VorbisBitrateManagementStrategy::QualityVbr {
        target_quality: QUALITY,
    });
    let mut encoder = builder.build()?;
    for block in samples.chunks(BLOCK_FRAMES) {
        encoder.encode_audio_block([block])?;
    }
    Ok(encoder.finish()?)
}

/// The samples that are heard of a file.
pub fn decode(file: &[u8]) -> Result<Vec<f32>, VorbisError> {
    let mut decoder = VorbisDecoder::<&[u8]>::new(file)?;
    let mut samples = Vec::new();
    while let Some(block) = decoder.decode_audio_block()? {
        if let Some(mono) = block.samples().first() {
            samples.extend_from_slice(mono);
        }
    }
    Ok(samples)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_as_long_as_its_samples_and_the_same_every_time() {
        let samples: Vec<f32> = (0..10_000_u16)
            .map(|frame| (f32::from(frame) * 0.1).sin() * 0.3)
            .collect();
        let file = encode(&samples).unwrap();
        assert_eq!(file, encode(&samples).unwrap());
        assert_eq!(decode(&file).unwrap().len(), samples.len());
    }
}
