//! Pictures as PNG files. It must not know what is in them.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::new_file;

#[derive(Debug, thiserror::Error)]
pub enum PngError {
    #[error(
        "{}: the name must end in .png, so that it is clear what to write",
        out.display()
    )]
    UnknownFormat { out: PathBuf },
    #[error("{}: could not be written: {cause}; choose a folder that exists and is yours", out.display())]
    NotWritten { out: PathBuf, cause: io::Error },
}

/// Checks before any work that `out` names a PNG file.
pub fn check_name(out: &Path) -> Result<(), PngError> {
    let extension = out.extension().unwrap_or_default().to_ascii_lowercase();
    if extension == "png" {
        return Ok(());
    }
    Err(PngError::UnknownFormat { out: out.into() })
}

/// Writes a picture, red, green, blue and alpha for each pixel, alpha not multiplied in, and returns the
/// file's size in bytes. The file appears when it is whole.
pub fn write(out: &Path, size_px: [u32; 2], rgba: &[u8]) -> Result<u64, PngError> {
    check_name(out)?;
    let written = new_file::beside(out).and_then(|mut file| {
        let mut buffered = BufWriter::new(file.as_file_mut());
        encode(&mut buffered, size_px, rgba)?;
        buffered.flush()?;
        drop(buffered);
        let size_bytes = file.as_file().metadata()?.len();
        file.persist(out).map_err(|error| error.error)?;
        Ok(size_bytes)
    });
    written.map_err(|cause| PngError::NotWritten {
        out: out.into(),
        cause,
    })
}

fn encode(to: impl Write, size_px: [u32; 2], rgba: &[u8]) -> io::Result<()> {
    let mut encoder = png::Encoder::new(to, size_px[0], size_px[1]);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    writer.write_image_data(rgba).map_err(io::Error::other)?;
    writer.finish().map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_comes_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("a.PNG");
        let rgba: Vec<u8> = (0..3 * 2 * 4).collect();
        let size_bytes = write(&out, [3, 2], &rgba).unwrap();
        let bytes = std::fs::read(&out).unwrap();
        assert_eq!(bytes.len() as u64, size_bytes);
        let mut reader = png::Decoder::new(io::Cursor::new(bytes))
            .read_info()
            .unwrap();
        let mut back = vec![0; 3 * 2 * 4];
        reader.next_frame(&mut back).unwrap();
        assert_eq!(back, rgba);
    }

    #[test]
    fn only_png_files_and_only_where_one_may_write() {
        let wrong = write(Path::new("a.jpg"), [1, 1], &[0; 4]).unwrap_err();
        assert_eq!(
            wrong.to_string(),
            "a.jpg: the name must end in .png, so that it is clear what to write"
        );
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("none/a.png");
        let error = write(&nowhere, [1, 1], &[0; 4]).unwrap_err();
        assert!(matches!(error, PngError::NotWritten { .. }), "{error}");
    }
}
