//! A person's own sounds, read beside the session: until they are there, and where one is wrong, the built-in tones are heard.
//! It must not know how they are read or played.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::adapters::own_sounds;
use crate::domain::settings::CueKind;
use crate::soundtrack::OwnSound;

/// A file for each kind of cue that has one.
pub type Files = BTreeMap<CueKind, PathBuf>;
/// What came of them.
pub type Sounds = BTreeMap<CueKind, Arc<OwnSound>>;

/// Reads files, on a thread of its own from the first one on.
pub struct Loader {
    tell: Arc<Tell>,
    wanted: Files,
    jobs: Option<Sender<Files>>,
}

/// Who is told of it.
pub struct Tell {
    /// All that are there.
    pub sounds: Box<dyn Fn(Sounds) + Send + Sync>,
    /// What is wrong with the file for a kind of cue, in a sentence; none where nothing is.
    pub fault: Box<dyn Fn(CueKind, Option<String>) + Send + Sync>,
}

impl Loader {
    pub fn new(tell: Tell) -> Self {
        Self {
            tell: Arc::new(tell),
            wanted: Files::new(),
            jobs: None,
        }
    }

    /// From now on these are wanted.
    pub fn want(&mut self, files: &Files) {
        if *files != self.wanted {
            self.load(files);
        }
    }

    /// The same; all are read again, since one of them may have been mended.
    pub fn load(&mut self, files: &Files) {
        self.wanted.clone_from(files);
        if files.is_empty() && self.jobs.is_none() {
            return;
        }
        let files = files.clone();
        match self.jobs() {
            // The thread ends with this.
            Some(jobs) => jobs.send(files).unwrap_or_default(),
            None => load(files, &self.tell, &mut Faults::new()),
        }
    }

    fn jobs(&mut self) -> Option<&Sender<Files>> {
        if self.jobs.is_none() {
            let (sender, jobs) = channel();
            let tell = Arc::clone(&self.tell);
            let spawned = std::thread::Builder::new()
                .name("own sounds".into())
                .spawn(move || load_all(&jobs, &tell));
            match spawned {
                Ok(_) => self.jobs = Some(sender),
                Err(error) => tracing::warn!("own sounds are read in place: {error}"),
            }
        }
        self.jobs.as_ref()
    }
}

/// What is wrong with a file, in a sentence.
pub type Faults = BTreeMap<CueKind, String>;

fn load_all(jobs: &Receiver<Files>, tell: &Tell) {
    let mut faults = Faults::new();
    for files in jobs {
        // Of several wishes the last one counts.
        let files = jobs.try_iter().last().unwrap_or(files);
        load(files, tell, &mut faults);
    }
}

/// The sounds of these files, and what is wrong with the others.
pub fn read(files: &Files) -> (Sounds, Faults) {
    let mut sounds = Sounds::new();
    let mut faults = Faults::new();
    for (kind, path) in files {
        match own_sounds::load(path, *kind) {
            Ok(sound) => drop(sounds.insert(*kind, Arc::new(sound))),
            Err(fault) => {
                let name = kind.as_str();
                let sentence = format!(
                    "Your own sound for `{name}` is not used, and the usual tone is heard. {fault}"
                );
                faults.insert(*kind, sentence);
            }
        }
    }
    (sounds, faults)
}

/// Tells what is there, and what is no longer as wrong as it was.
fn load(files: Files, tell: &Tell, faults: &mut Faults) {
    let (sounds, found) = read(&files);
    (tell.sounds)(sounds);
    for kind in CueKind::ALL {
        if faults.get(&kind) != found.get(&kind) {
            (tell.fault)(kind, found.get(&kind).cloned());
        }
    }
    *faults = found;
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;

    enum Told {
        Sounds(Vec<CueKind>),
        Fault(CueKind, Option<String>),
    }

    #[test]
    fn what_can_be_heard_is_handed_over_and_what_cannot_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let go = Path::new(env!("CARGO_MANIFEST_DIR")).join("sounds/go.flac");
        let rest = folder.path().join("rest.wav");
        std::fs::write(&rest, "no sound").unwrap();
        let (teller, told) = channel();
        let faults = teller.clone();
        let mut loader = Loader::new(Tell {
            sounds: Box::new(move |sounds| {
                teller
                    .send(Told::Sounds(sounds.into_keys().collect()))
                    .unwrap();
            }),
            fault: Box::new(move |kind, fault| faults.send(Told::Fault(kind, fault)).unwrap()),
        });
        // Each has its own thread's word.
        let next = || told.recv_timeout(Duration::from_secs(60)).unwrap();
        loader.want(&Files::new());
        let files: Files = [(CueKind::Go, go), (CueKind::Rest, rest.clone())].into();
        loader.want(&files);
        assert!(matches!(next(), Told::Sounds(kinds) if kinds == [CueKind::Go]));
        let Told::Fault(CueKind::Rest, Some(sentence)) = next() else {
            panic!("the other is told");
        };
        let place = rest.display();
        let begins = format!(
            "Your own sound for `rest` is not used, and the usual tone is heard. {place}: It is no sound file"
        );
        assert!(sentence.starts_with(&begins), "{sentence}");
        assert!(sentence.ends_with("Choose a WAV, FLAC or Ogg Vorbis file."));
        loader.want(&files);
        // Mended in its place, and chosen again.
        std::fs::copy(&files[&CueKind::Go], &rest).unwrap();
        loader.load(&files);
        assert!(matches!(next(), Told::Sounds(kinds) if kinds == [CueKind::Go, CueKind::Rest]));
        assert!(matches!(next(), Told::Fault(CueKind::Rest, None)));
        loader.want(&Files::new());
        assert!(matches!(next(), Told::Sounds(kinds) if kinds.is_empty()));
    }
}
