//! A soundtrack as a file, FLAC, Ogg Vorbis or WAV, 16-bit stereo or as good, with its title and its chapters; and the cue
//! sheet beside it. It must not know what a cue is, nor what a chapter is about.
//!
//! Both files appear when they are whole, or neither does: on an error nothing of them is left, and what was there before
//! stays.

mod comments;
mod cue_sheet;
mod error;
pub mod flac;
mod ogg;
mod reading;
mod wav;

use std::fs::{self, File};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

pub use error::TrackError;

use super::new_file;
use crate::domain::track::Format;
use crate::soundtrack::Render;
use reading::Reading;

/// What is written.
#[derive(Debug)]
pub struct Track {
    pub render: Render,
    pub about: About,
}

/// What a file says of what is heard in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    pub artist: String,
    pub album: String,
    /// In order of time, the first from the beginning; at most as many as a cue sheet holds.
    pub chapters: Vec<NamedChapter>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedChapter {
    /// From the start of the track.
    pub starts: Duration,
    pub name: String,
}

/// What becomes of a track of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    Replace,
    Keep,
}

/// Hears how much is done, from 0 to 1, and says whether to go on.
pub type Heed<'h> = dyn FnMut(f32) -> ControlFlow<()> + 'h;

/// Left and right, in so many bits each.
const CHANNELS: usize = 2;
const BITS: usize = 16;

/// Which kind of file `out` is to be, by the end of its name.
pub fn format_of(out: &Path) -> Result<Format, TrackError> {
    out.extension()
        .and_then(|extension| Format::of_extension(extension.to_str()?))
        .ok_or_else(|| TrackError::UnknownFormat { out: out.into() })
}

/// The cue sheet of the track `out`.
pub fn cue_of(out: &Path) -> PathBuf {
    out.with_extension("cue")
}

/// Writes `track` to `out` and its cue sheet beside it, and returns the size of `out` in bytes. `heed` is called
/// whenever a thousandth is done.
pub fn write(
    track: Track,
    out: &Path,
    existing: Existing,
    heed: &mut Heed<'_>,
) -> Result<u64, TrackError> {
    let format = format_of(out)?;
    let Track { mut render, about } = track;
    if format == Format::Wav && render.length_frames() > wav::MOST_FRAMES {
        return Err(TrackError::TooLongForWav {
            out: out.into(),
            hours: render.length_frames() / u64::from(render.rate_hz().get()) / 3600,
        });
    }
    let sheet = Sheet::of(out, &about)?;
    let failed = |cause| TrackError::not_written(out, cause);
    must_be_free(out, existing)?;
    let former_sheet = sheet.former()?;

    // Both before the work: whoever may not write there need not wait to hear it.
    let mut sound = new_file::beside(out).map_err(failed)?;
    let written_sheet = sheet.written().map_err(failed)?;
    let mut reading = Reading::new(&mut render, heed);
    encode(format, &mut reading, &about, sound.as_file_mut()).map_err(failed)?;
    if reading.is_stopped() {
        return Err(TrackError::Stopped { out: out.into() });
    }
    let size_bytes = sound.as_file().metadata().map_err(failed)?.len();
    must_be_free(out, existing)?;
    persist(written_sheet, &sheet.path).map_err(failed)?;
    if let Err(cause) = persist(sound, out) {
        sheet.put_back(former_sheet);
        return Err(failed(cause));
    }
    Ok(size_bytes)
}

fn encode(
    format: Format,
    reading: &mut Reading<'_, '_>,
    about: &About,
    file: &mut File,
) -> io::Result<()> {
    match format {
        Format::Flac => flac::write(reading, about, file),
        Format::Ogg => ogg::write(reading, about, file),
        Format::Wav => wav::write(reading, about, file),
    }
}

fn must_be_free(out: &Path, existing: Existing) -> Result<(), TrackError> {
    if existing == Existing::Replace {
        return Ok(());
    }
    // A link to nowhere is there, too.
    let taken = [out.to_owned(), cue_of(out)]
        .into_iter()
        .find(|path| path.symlink_metadata().is_ok());
    taken.map_or(Ok(()), |path| Err(TrackError::Taken { path }))
}

fn persist(file: NamedTempFile, out: &Path) -> io::Result<()> {
    file.persist(out).map(drop).map_err(|error| error.error)
}

/// The cue sheet as it is to be.
struct Sheet {
    path: PathBuf,
    text: String,
}

impl Sheet {
    fn of(out: &Path, about: &About) -> Result<Self, TrackError> {
        let name = out.file_name().and_then(|name| name.to_str());
        let text = name.and_then(|name| cue_sheet::text(name, about));
        let text = text.ok_or_else(|| TrackError::Unquotable { out: out.into() })?;
        Ok(Self {
            path: cue_of(out),
            text,
        })
    }

    /// The one that was there, if there was one. What somebody else wrote is not ours to replace.
    fn former(&self) -> Result<Option<Vec<u8>>, TrackError> {
        if self.path.symlink_metadata().is_err() {
            return Ok(None);
        }
        // Whatever is no file may never end.
        let text = self.path.is_file().then(|| fs::read(&self.path).ok());
        let ours = text.flatten().filter(|text| cue_sheet::is_ours(text));
        ours.map(Some).ok_or_else(|| TrackError::ForeignSheet {
            path: self.path.clone(),
        })
    }

    fn written(&self) -> io::Result<NamedTempFile> {
        written(&self.path, self.text.as_bytes())
    }

    /// It went before its track, and that did not follow.
    fn put_back(&self, former: Option<Vec<u8>>) {
        let outcome = match former {
            Some(text) => written(&self.path, &text).and_then(|file| persist(file, &self.path)),
            None => fs::remove_file(&self.path),
        };
        if let Err(error) = outcome {
            tracing::error!(%error, "a cue sheet without its track is left");
        }
    }
}

fn written(path: &Path, text: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = new_file::beside(path)?;
    file.write_all(text)?;
    Ok(file)
}
