//! Tracks that are saved from the window, one at a time and each on a thread of its own. It must not know what a track sounds
//! like, nor how it is written.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::thread::JoinHandle;

use super::thread::Run;
use super::{Engine, Message, Refusal, track};
use crate::adapters::track::{Existing, TrackError, write};
use crate::adapters::voice_clips::VoiceClips;
use crate::adapters::written_path;
use crate::domain::plan::WorseSides;
use crate::domain::settings::SoundSettings;
use crate::domain::{Id, Plan, Routine};
use crate::intent::{SaveTrack, TrackIntent};
use crate::words::Words;

/// What tracks are made of, and where they go.
#[derive(Clone, Debug, Default)]
pub struct TrackParts {
    pub clips: VoiceClips,
    /// The person's own folder.
    pub home: PathBuf,
    /// Where they keep their music.
    pub music: PathBuf,
}

/// What there is to draw of tracks.
#[derive(Clone, Debug)]
pub struct Tracks {
    /// Where one goes if the person says nothing else.
    pub folder: Arc<Path>,
    /// The one that is being saved, or was saved last.
    pub saving: Option<Arc<Saving>>,
}

impl Default for Tracks {
    fn default() -> Self {
        TrackParts::default().shown()
    }
}

#[derive(Debug)]
pub struct Saving {
    pub routine: Id,
    pub out: PathBuf,
    /// None while it is being saved.
    pub outcome: Option<Outcome>,
    pub done: Percent,
}

/// How much is done, from 0 to 100; it grows without a new snapshot.
#[derive(Clone, Debug, Default)]
pub struct Percent(Arc<AtomicU8>);

impl Percent {
    pub fn get(&self) -> u8 {
        self.0.load(Ordering::Relaxed)
    }

    /// True where that changed it.
    pub fn set(&self, percent: u8) -> bool {
        self.0.swap(percent, Ordering::Relaxed) != percent
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Saved {
        size_bytes: u64,
    },
    /// This file is there, and was not to be replaced.
    Taken(PathBuf),
    /// Why not, and what to do.
    Failed(String),
}

/// How many bytes were written, or why none.
pub(super) type Written = Result<u64, TrackError>;

/// A thread that saves. Dropping it stops that and waits until nothing is left of it.
pub(super) struct Saver {
    is_cancelled: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.cancel();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the thread that saves a track ended in a panic");
        }
    }
}

impl TrackParts {
    pub(super) fn shown(&self) -> Tracks {
        Tracks {
            folder: self.music.as_path().into(),
            saving: None,
        }
    }

    /// Where a person means by what they wrote.
    fn place(&self, written: &Path) -> PathBuf {
        self.music
            .join(written_path::whole(written, Some(&self.home)))
    }
}

impl Run {
    pub(super) fn meet_track(&mut self, wish: TrackIntent) -> Result<(), Refusal> {
        match wish {
            TrackIntent::Save(wish) => self.save_track(&wish),
            TrackIntent::Cancel => {
                if let Some(saver) = &self.saver {
                    saver.cancel();
                }
                Ok(())
            }
            TrackIntent::Forget => {
                if self.saver.is_none() {
                    self.snapshot.tracks.saving = None;
                    self.publish();
                }
                Ok(())
            }
        }
    }

    fn save_track(&mut self, wish: &SaveTrack) -> Result<(), Refusal> {
        if self.saver.is_some() {
            let sentence = "A track is being saved. Wait for it, or cancel it.";
            return Err(Refusal::new(2, sentence));
        }
        self.know_the_history();
        let digest = self.snapshot.coaching.digest.as_ref();
        if digest.is_some_and(|digest| digest.lock.is_some()) {
            return Err(Refusal::new(2, self.parts.words.text("locked-closed")));
        }
        let Some(routine) = self.snapshot.library.routine(&wish.routine) else {
            let sentence = format!("There is no routine “{}”.", wish.routine);
            return Err(Refusal::new(3, sentence));
        };
        let saving = Saving {
            routine: routine.id.clone(),
            out: self.parts.tracks.place(&wish.out),
            outcome: None,
            done: Percent::default(),
        };
        let job = Job {
            routine: Arc::clone(routine),
            sound: self.snapshot.settings.sound.clone(),
            words: Arc::clone(&self.parts.words),
            clips: self.parts.tracks.clips.clone(),
            out: saving.out.clone(),
            existing: if wish.replaces {
                Existing::Replace
            } else {
                Existing::Keep
            },
            done: saving.done.clone(),
            is_cancelled: Arc::default(),
        };
        let is_cancelled = Arc::clone(&job.is_cancelled);
        let engine = self.engine.clone();
        let thread = std::thread::Builder::new()
            .name("track".into())
            .spawn(move || engine.send(Message::TrackSaved(job.run(&engine))))
            .map_err(|error| Refusal::new(5, format!("The machine gives no thread ({error}).")))?;
        self.saver = Some(Saver {
            is_cancelled,
            thread: Some(thread),
        });
        self.snapshot.tracks.saving = Some(Arc::new(saving));
        self.publish();
        Ok(())
    }

    pub(super) fn track_saved(&mut self, written: Written) {
        self.saver = None;
        let outcome = match written {
            Ok(size_bytes) => Some(Outcome::Saved { size_bytes }),
            Err(TrackError::Taken { path }) => Some(Outcome::Taken(path)),
            Err(TrackError::Stopped { .. }) => None,
            Err(error) => Some(Outcome::Failed(error.to_string())),
        };
        let saving = self.snapshot.tracks.saving.take();
        self.snapshot.tracks.saving = saving.zip(outcome).map(|(saving, outcome)| {
            Arc::new(Saving {
                routine: saving.routine.clone(),
                out: saving.out.clone(),
                outcome: Some(outcome),
                done: saving.done.clone(),
            })
        });
        self.publish();
    }
}

/// What the thread has to know.
struct Job {
    routine: Arc<Routine>,
    sound: SoundSettings,
    words: Arc<Words>,
    clips: VoiceClips,
    out: PathBuf,
    existing: Existing,
    done: Percent,
    is_cancelled: Arc<AtomicBool>,
}

impl Job {
    fn run(self, engine: &Engine) -> Written {
        // As it is written, as `unsit render` has it: nobody knows who will follow it, and when.
        let plan = Plan::unroll(&self.routine, &WorseSides::default());
        // What is wrong with a person's own sounds is told elsewhere.
        let (own, _) = track::own_sounds(&self.sound);
        let track = track::of(&plan, &self.sound, &self.words, self.clips, own);
        write(track, &self.out, self.existing, &mut |done| {
            if self.done.set((done * 100.0) as u8) {
                engine.tell();
            }
            if self.is_cancelled.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_is_in_the_music_and_a_tilde_is_home() {
        let parts = TrackParts {
            home: "/h".into(),
            music: "/h/Music".into(),
            ..TrackParts::default()
        };
        let place = |written: &str| parts.place(Path::new(written));
        assert_eq!(place("a.flac"), Path::new("/h/Music/a.flac"));
        assert_eq!(place("walks/a.flac"), Path::new("/h/Music/walks/a.flac"));
        assert_eq!(place("~/a.flac"), Path::new("/h/a.flac"));
        assert_eq!(
            place("/media/stick/a.flac"),
            Path::new("/media/stick/a.flac")
        );
        assert_eq!(place("~me/a.flac"), Path::new("/h/Music/~me/a.flac"));
    }
}
