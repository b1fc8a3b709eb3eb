//! WAV files with a title. It must not know whose sound it is.

use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};

use super::reading::Reading;
use super::{About, BITS, CHANNELS};
use crate::soundtrack::render::to_i16;

/// The header counts bytes in 32 bits; some are its own, some the title's.
pub(super) const MOST_FRAMES: u64 = (u32::MAX as u64 - (1 << 16)) / (CHANNELS * BITS / 8) as u64;
/// Frames at a time.
const BLOCK: usize = 4096;
/// A longer title is cut.
const MOST_TITLE_BYTES: usize = 1000;
/// Where the header says how many bytes come after it, and how many come before it.
const SIZE_AT: u64 = 4;
const BEFORE_SIZE: u64 = 8;

pub(super) fn write(
    reading: &mut Reading<'_, '_>,
    about: &About,
    file: &mut File,
) -> io::Result<()> {
    let spec = hound::WavSpec {
        channels: CHANNELS as u16,
        sample_rate: reading.rate_hz().get(),
        bits_per_sample: BITS as u16,
        sample_format: hound::SampleFormat::Int,
    };
    // Hound hands over whole blocks; a buffer of its own only gathers the header's small pieces.
    let buffered = BufWriter::new(&mut *file);
    let mut writer = hound::WavWriter::new(buffered, spec).map_err(to_io)?;
    let mut block = vec![[0.0; CHANNELS]; BLOCK];
    loop {
        let length = reading.fill(&mut block);
        if length == 0 {
            break;
        }
        let mut samples = writer.get_i16_writer((length * CHANNELS) as u32);
        for sample in block[..length].as_flattened() {
            samples.write_sample(to_i16(*sample));
        }
        samples.flush().map_err(to_io)?;
    }
    writer.finalize().map_err(to_io)?;
    append_titles(file, about)
}

/// Adds what players show: a list of texts behind the samples, where nobody who looks only for those stumbles over it.
fn append_titles(file: &mut File, about: &About) -> io::Result<()> {
    let mut list = b"INFO".to_vec();
    for (key, text) in [
        (b"INAM", &about.title),
        (b"IART", &about.artist),
        (b"IPRD", &about.album),
    ] {
        if !text.is_empty() {
            let text = &text.as_bytes()[..text.floor_char_boundary(MOST_TITLE_BYTES)];
            append_chunk(&mut list, key, &[text, b"\0"].concat());
        }
    }
    let mut chunk = Vec::new();
    append_chunk(&mut chunk, b"LIST", &list);
    let end = file.seek(SeekFrom::End(0))?;
    file.write_all(&chunk)?;
    let size = end + chunk.len() as u64 - BEFORE_SIZE;
    let size = u32::try_from(size).map_err(|_| io::ErrorKind::FileTooLarge)?;
    file.seek(SeekFrom::Start(SIZE_AT))?;
    file.write_all(&size.to_le_bytes())
}

/// `data` with its key and length, and a byte more where it would end on an odd one.
fn append_chunk(to: &mut Vec<u8>, key: &[u8; 4], data: &[u8]) {
    to.extend_from_slice(key);
    to.extend_from_slice(&(data.len() as u32).to_le_bytes());
    to.extend_from_slice(data);
    if !data.len().is_multiple_of(2) {
        to.push(0);
    }
}

fn to_io(error: hound::Error) -> io::Error {
    match error {
        hound::Error::IoError(error) => error,
        other => io::Error::other(other),
    }
}
