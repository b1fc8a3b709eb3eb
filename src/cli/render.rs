//! `unsit render`: the follow-along track of a routine as a file. It must not know how a routine
//! is found.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::Path;

use super::failure::{Exit, Failure};
use crate::adapters::interrupt::{self, Interrupt};
use crate::adapters::track::{self, Existing, Heed, TrackError};
use crate::adapters::voice_clips::VoiceClips;
use crate::domain::Plan;
use crate::domain::settings::SoundSettings;
use crate::engine;
use crate::words::Words;

/// Renders `plan` as the file says, at full volume, to `out`, and says on standard error what was written, and which of the
/// person's own sounds is left out. Meanwhile a line there tells how much is done, and Ctrl-C ends it without a trace.
///
/// `sound` says what is heard, and how loud against each other.
pub fn run(
    plan: &Plan,
    out: &Path,
    sound: &SoundSettings,
    words: &Words,
    clips: VoiceClips,
) -> Result<(), TrackError> {
    let interrupt = Interrupt::listen()
        .inspect_err(|error| tracing::warn!(%error, "Ctrl-C may leave a file"))
        .ok();
    let mut line = ProgressLine::of_terminal();
    let written = write(plan, out, sound, words, clips, &mut |done| {
        line.tell(done);
        match &interrupt {
            Some(interrupt) if interrupt.is_wanted() => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    });
    line.clear();
    eprintln!("{}", written?);
    Ok(())
}

/// Renders `plan` as the file says to `out`, a `.flac`, `.ogg` or `.wav` by its name, and its cue sheet beside it; says what
/// was written.
pub fn write(
    plan: &Plan,
    out: &Path,
    sound: &SoundSettings,
    words: &Words,
    clips: VoiceClips,
    heed: &mut Heed<'_>,
) -> Result<String, TrackError> {
    // Before the work, so that a wrong name is told at once.
    track::format_of(out)?;
    let (own, faults) = engine::track::own_sounds(sound);
    for fault in faults {
        eprintln!("{fault}");
    }
    let track = engine::track::of(plan, sound, words, clips, own);
    let rate_hz = track.render.rate_hz();
    let seconds = track.render.length_frames() / u64::from(rate_hz.get());
    let size_bytes = track::write(track, out, Existing::Replace, heed)?;
    Ok(format!(
        "{}: {} min {} s, {} kHz stereo, {:.1} MB; its parts in {}",
        out.display(),
        seconds / 60,
        seconds % 60,
        rate_hz.get() / 1000,
        size_bytes as f64 / 1e6,
        track::cue_of(out).display()
    ))
}

/// One line that is written over again and again, where a person sees it.
struct ProgressLine {
    is_seen: bool,
    told_percent: Option<u32>,
}

impl ProgressLine {
    fn of_terminal() -> Self {
        Self {
            is_seen: io::stderr().is_terminal(),
            told_percent: None,
        }
    }

    /// `done` is from 0 to 1.
    fn tell(&mut self, done: f32) {
        let percent = (done * 100.0) as u32;
        if self.told_percent != Some(percent) {
            self.told_percent = Some(percent);
            self.write(format_args!("\r{percent} %"));
        }
    }

    fn clear(&mut self) {
        if self.told_percent.take().is_some() {
            self.write(format_args!("\r     \r"));
        }
    }

    fn write(&self, text: std::fmt::Arguments<'_>) {
        let mut terminal = io::stderr();
        if self.is_seen
            && let Err(error) = terminal.write_fmt(text).and_then(|()| terminal.flush())
        {
            tracing::debug!(%error, "nobody sees how much is done");
        }
    }
}

impl From<TrackError> for Failure {
    /// Exit 2 where the command was wrong, 5 where the machine did not let us.
    fn from(error: TrackError) -> Self {
        match error {
            TrackError::UnknownFormat { .. }
            | TrackError::Unquotable { .. }
            | TrackError::TooLongForWav { .. }
            | TrackError::Taken { .. }
            | TrackError::ForeignSheet { .. } => Self::new(Exit::Usage, error),
            TrackError::NotWritten { .. } => Self::new(Exit::Unable, error),
            TrackError::Stopped { .. } => Self::of_window(interrupt::EXIT, error),
        }
    }
}
