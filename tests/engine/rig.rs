//! An engine whose sound and power write down what they are told. It must not know what is expected.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use unsit::adapters::clock::Clock;
use unsit::domain::session::Command;
use unsit::domain::settings::{CueKind, Settings, SoundSettings};
use unsit::domain::{Cue, Moment, Session};
use unsit::engine::{
    AudioState, Engine, Heard, OwnSoundFiles, Parts, Power, Refusal, Sound, ToSay, What,
};
use unsit::intent::{Intent, Start};

use crate::common::{library, silent_parts};

pub const ROUTINE: &str = "after-sitting-stretch-3";

/// What the engine said to its sound and power.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Open,
    Close,
    /// Cues in whole seconds from the moment of the replacement.
    Replace {
        at: Moment,
        cues: Vec<(u64, &'static str)>,
    },
    Set(SoundSettings),
    /// Only where it changes.
    Quiet(bool),
    TryOut(CueKind),
    OwnSounds(OwnSoundFiles),
    TryWords(String, f32),
    BeginWith(CueKind),
    ForgetBeginning,
    Power {
        exists: bool,
        runs: bool,
    },
}

pub struct Rig {
    pub engine: Engine,
    pub clock: Clock,
    said: Arc<Mutex<Vec<Said>>>,
    words: Arc<Mutex<Vec<Vec<ToSay>>>>,
    later: Arc<Mutex<Vec<ToSay>>>,
    missing: Arc<Mutex<Vec<&'static str>>>,
    began: Arc<Mutex<Option<Moment>>>,
    heard_after: Arc<Mutex<Option<Duration>>>,
}

impl Rig {
    pub fn new() -> Self {
        Self::with(0, |_| {})
    }

    /// `looks_until_settled`: how often the sound says that it is not settled yet.
    pub fn with(looks_until_settled: u32, change: impl FnOnce(&mut Parts)) -> Self {
        let clock = Clock::manual(Moment::from_nanos(7_000_000_000_000));
        let library = Arc::new(library());
        let said: Arc<Mutex<Vec<Said>>> = Arc::default();
        let words: Arc<Mutex<Vec<Vec<ToSay>>>> = Arc::default();
        let later: Arc<Mutex<Vec<ToSay>>> = Arc::default();
        let began: Arc<Mutex<Option<Moment>>> = Arc::default();
        let missing: Arc<Mutex<Vec<&'static str>>> = Arc::default();
        let heard_after: Arc<Mutex<Option<Duration>>> = Arc::default();
        let mut parts = silent_parts(&clock, &library, Settings::default());
        let ear = Ear {
            said: Arc::clone(&said),
            words: Arc::clone(&words),
            later: Arc::clone(&later),
            missing: Arc::clone(&missing),
            looks_left: AtomicU32::new(looks_until_settled),
            began: Arc::clone(&began),
            heard_after: Arc::clone(&heard_after),
            is_quiet: false,
        };
        parts.sound = Box::new(ear);
        parts.power = Box::new(Plug(Arc::clone(&said)));
        change(&mut parts);
        let engine = Engine::prepare(library).start(parts).unwrap();
        Self {
            engine,
            clock,
            said,
            words,
            later,
            missing,
            began,
            heard_after,
        }
    }

    /// From now on there is no clip whose name has one of these in it.
    pub fn set_missing(&self, parts: &[&'static str]) {
        *self.missing.lock().unwrap() = parts.to_vec();
    }

    /// Whatever begins before the device has settled is due at this moment.
    pub fn set_began(&self, at: Moment) {
        *self.began.lock().unwrap() = Some(at);
    }

    /// From now on what is played is heard so long after its moment; none where nobody knows.
    pub fn set_heard_after(&self, after: Option<Duration>) {
        *self.heard_after.lock().unwrap() = after;
        self.engine.audio_changed(AudioState::Ok);
        self.sync();
    }

    pub fn start(&self, what: &str) -> Result<(), Refusal> {
        let outcome = self.engine.request(Intent::Start(Start {
            what: what.into(),
            as_written: true,
        }));
        self.sync();
        outcome
    }

    pub fn tell(&self, command: Command) -> Result<(), Refusal> {
        let outcome = self.engine.request(Intent::Session(command));
        self.sync();
        outcome
    }

    /// Lets `seconds` pass, in steps that make no gap.
    pub fn pass(&self, seconds: u64) {
        for _ in 0..seconds {
            self.leap(1);
        }
    }

    /// Lets `seconds` pass while nobody looks at the clock.
    pub fn leap(&self, seconds: u64) {
        self.clock
            .set(self.clock.now() + Duration::from_secs(seconds));
        self.sync();
    }

    /// The engine looks at the clock after each question: the second answer comes after that.
    pub fn sync(&self) {
        self.engine.status().unwrap();
        self.engine.status().unwrap();
    }

    /// What was said since this was last asked.
    pub fn said(&self) -> Vec<Said> {
        std::mem::take(&mut self.said.lock().unwrap())
    }

    /// What is to be said now, as the engine last handed it over: milliseconds from now, and the clip.
    pub fn words(&self) -> Vec<(u128, String)> {
        let now = self.clock.now();
        let all = self.words.lock().unwrap();
        let newest = all.last().cloned().unwrap_or_default().into_iter();
        newest
            .map(|word| {
                (
                    word.at.since(now).as_millis(),
                    word.clip.as_str().to_owned(),
                )
            })
            .collect()
    }

    /// The clips that are got ready while nothing is said.
    pub fn got_ready(&self) -> Vec<String> {
        let later = self.later.lock().unwrap();
        later
            .iter()
            .map(|word| word.clip.as_str().to_owned())
            .collect()
    }

    /// How loud each of those is.
    pub fn gains(&self) -> Vec<f32> {
        let all = self.words.lock().unwrap();
        let newest = all.last().into_iter().flatten();
        newest.map(|word| word.gain).collect()
    }

    /// The replacements of cues since `said` was last asked: what was ahead then.
    pub fn replacements(&self) -> Vec<Vec<(u64, &'static str)>> {
        let cues = |said| match said {
            Said::Replace { cues, .. } => Some(cues),
            _ => None,
        };
        self.said().into_iter().filter_map(cues).collect()
    }

    /// (exists, runs), as power heard it since `said` was last asked, each change once.
    pub fn power(&self) -> Vec<(bool, bool)> {
        let power = |said| match said {
            Said::Power { exists, runs } => Some((exists, runs)),
            _ => None,
        };
        let mut states: Vec<_> = self.said().into_iter().filter_map(power).collect();
        states.dedup();
        states
    }

    pub fn session(&self) -> Arc<Session> {
        self.engine.snapshot().session.clone().unwrap()
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.engine.quit();
    }
}

struct Ear {
    said: Arc<Mutex<Vec<Said>>>,
    words: Arc<Mutex<Vec<Vec<ToSay>>>>,
    later: Arc<Mutex<Vec<ToSay>>>,
    missing: Arc<Mutex<Vec<&'static str>>>,
    looks_left: AtomicU32,
    began: Arc<Mutex<Option<Moment>>>,
    heard_after: Arc<Mutex<Option<Duration>>>,
    is_quiet: bool,
}

impl Ear {
    fn write(&self, said: Said) {
        self.said.lock().unwrap().push(said);
    }
}

impl Sound for Ear {
    fn open(&mut self) {
        self.write(Said::Open);
    }

    fn close(&mut self) {
        self.write(Said::Close);
    }

    fn is_settled(&self) -> bool {
        let less_one = |looks: u32| looks.checked_sub(1);
        self.looks_left
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, less_one)
            .is_err()
    }

    fn begin_with(&mut self, kind: CueKind) {
        self.write(Said::BeginWith(kind));
    }

    fn forget_beginning(&mut self) {
        self.write(Said::ForgetBeginning);
    }

    fn began(&self) -> Option<Moment> {
        *self.began.lock().unwrap()
    }

    fn heard_after(&self) -> Option<Duration> {
        *self.heard_after.lock().unwrap()
    }

    fn replace_from(&mut self, now: Moment, cues: Vec<(Moment, Cue)>) {
        let cues = cues
            .iter()
            .map(|(at, cue)| (at.since(now).as_secs(), cue.as_str()))
            .collect();
        self.write(Said::Replace { at: now, cues });
    }

    fn set(&mut self, settings: &SoundSettings) {
        self.write(Said::Set(settings.clone()));
    }

    fn set_quiet(&mut self, is_quiet: bool) {
        if self.is_quiet != is_quiet {
            self.is_quiet = is_quiet;
            self.write(Said::Quiet(is_quiet));
        }
    }

    fn try_out(&mut self, kind: CueKind) {
        self.write(Said::TryOut(kind));
    }

    fn load_own_sounds(&mut self, files: &OwnSoundFiles) {
        self.write(Said::OwnSounds(files.clone()));
    }

    fn try_words(&mut self, words: What, gain: f32) {
        self.write(Said::TryWords(words.as_str().to_owned(), gain));
    }

    fn say(&mut self, words: Vec<ToSay>) {
        self.words.lock().unwrap().push(words);
        *self.later.lock().unwrap() = Vec::new();
    }

    fn say_later(&mut self, words: Vec<ToSay>) {
        self.say(Vec::new());
        *self.later.lock().unwrap() = words;
    }
}

impl Heard for Ear {
    /// Every clip that a test has lasts a second; it has all but the missing ones.
    fn lasts(&self, clip: &str) -> Option<Duration> {
        let is_missing = self
            .missing
            .lock()
            .unwrap()
            .iter()
            .any(|part| clip.contains(part));
        (!clip.is_empty() && !is_missing).then_some(Duration::from_secs(1))
    }

    fn rings(&self, _cue: Cue) -> Duration {
        Duration::from_millis(500)
    }
}

struct Plug(Arc<Mutex<Vec<Said>>>);

impl Power for Plug {
    fn session(&mut self, exists: bool, runs: bool) {
        self.0.lock().unwrap().push(Said::Power { exists, runs });
    }
}
