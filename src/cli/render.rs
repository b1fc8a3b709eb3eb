//! `unsit render`: the follow-along track of a routine as a file. It must not know how a routine
//! is found.

use std::num::NonZeroU32;
use std::path::Path;

use super::failure::{Exit, Failure};
use crate::adapters::track::{self, Format, TrackError};
use crate::domain::Plan;
use crate::domain::settings::SoundSettings;
use crate::domain::timeline::Timeline;
use crate::soundtrack::Render;
use crate::soundtrack::tone::NATIVE_RATE_HZ;

/// Renders `plan` as the file says, at full volume, to `out`; a `.wav` or a `.flac` by its name.
/// Says on standard error what was written.
pub fn run(plan: &Plan, out: &Path) -> Result<(), TrackError> {
    // Before the work, so that a wrong name is told at once.
    Format::of(out)?;
    const RATE_HZ: NonZeroU32 = NATIVE_RATE_HZ;
    let sound = SoundSettings {
        volume_percent: 100,
        ..SoundSettings::default()
    };
    let render = Render::new(&Timeline::of(plan), &sound, RATE_HZ);
    let seconds = render.length_frames() / u64::from(RATE_HZ.get());
    let size_bytes = track::write(render, out)?;
    eprintln!(
        "{}: {} min {} s, 48 kHz, 16-bit stereo, {:.1} MB",
        out.display(),
        seconds / 60,
        seconds % 60,
        size_bytes as f64 / 1e6
    );
    Ok(())
}

impl From<TrackError> for Failure {
    /// Exit 2 where the command was wrong, 5 where the machine did not let us.
    fn from(error: TrackError) -> Self {
        let exit = match error {
            TrackError::UnknownFormat { .. } | TrackError::TooLongForWav { .. } => Exit::Usage,
            TrackError::NotWritten { .. } => Exit::Unable,
        };
        Self::new(exit, error)
    }
}
