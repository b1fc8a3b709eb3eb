//! What is heard beside the tones: the lines of a session and its breaths as clips, found and decoded ahead of their time. It
//! must not know where in a step they are.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use super::Refusal;
use super::lines::{Both, PlannedLine};
use super::sound::Heard;
use super::thread::Run;
use crate::adapters::voice_clips::VoiceClips;
use crate::domain::breathing::Breath;
use crate::domain::ducking::Span;
use crate::domain::session::SaidAt;
use crate::domain::settings::{CueKind, SoundSettings, VoiceLevel};
use crate::domain::speech::{Line, Voice};
use crate::domain::{Cue, Moment, Session, Side};
use crate::soundtrack::Pcm;
use crate::soundtrack::clip::{Clip, Opened};
use crate::soundtrack::live::PlannedClip;
use crate::soundtrack::{self, gain_of_breath, gain_of_cue, gain_of_voice};
use crate::words::{Words, clip_name};

/// A clip at its moment.
#[derive(Clone, Debug, PartialEq)]
pub struct ToSay {
    pub at: Moment,
    pub until: Option<Moment>,
    pub clip: What,
    /// The factor on it.
    pub gain: f32,
}

/// What a clip is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The words that are called so; see [`clip_name`].
    Words(String),
    /// It goes on under words and tones: it is there to be followed all along.
    Breath(Breath),
}

impl What {
    /// The name in logs.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Words(name) => name,
            Self::Breath(breath) => breath.as_str(),
        }
    }
}

/// Where the samples of a clip come from.
enum Samples {
    /// The bytes of one: a decoder takes many times as much, so only the clip that is being decoded has one.
    File(Arc<[u8]>),
    Breath(Breath),
}

impl Samples {
    fn make(self, rate_hz: NonZeroU32) -> Pcm {
        match self {
            Self::File(bytes) => Opened::new(bytes).map_or_else(
                |error| {
                    tracing::warn!(%error, "a clip is silent");
                    Pcm::silence()
                },
                |opened| opened.decode(rate_hz),
            ),
            Self::Breath(breath) => soundtrack::breath::breath(breath, rate_hz),
        }
    }
}

/// The clips of a voice, each decoded for the device a little before it is due.
pub struct Clips {
    files: VoiceClips,
    /// How long each is that was asked for; none where there is no such clip.
    lengths: RefCell<HashMap<String, Option<Duration>>>,
    /// Those that are on their way to the device.
    at_hand: BTreeMap<What, Arc<Clip>>,
    decoder: Option<Sender<(Arc<Clip>, Samples)>>,
}

impl Clips {
    pub fn new(files: VoiceClips) -> Self {
        Self {
            files,
            lengths: RefCell::default(),
            at_hand: BTreeMap::new(),
            decoder: None,
        }
    }

    pub fn lasts(&self, name: &str) -> Option<Duration> {
        if let Some(known) = self.lengths.borrow().get(name) {
            return *known;
        }
        let lasts = self.open(name).map(|opened| opened.lasts());
        self.lengths.borrow_mut().insert(name.to_owned(), lasts);
        lasts
    }

    /// Has these at hand for a device of this rate, and no others.
    pub fn at_hand(&mut self, words: &[ToSay], rate_hz: NonZeroU32) -> Vec<PlannedClip> {
        let mut before = std::mem::take(&mut self.at_hand);
        words
            .iter()
            .filter_map(|word| {
                let clip = match self.at_hand.get(&word.clip) {
                    Some(clip) => Arc::clone(clip),
                    None => {
                        let kept = before
                            .remove(&word.clip)
                            .filter(|clip| clip.rate_hz() == rate_hz);
                        let clip = kept.or_else(|| self.decode(&word.clip, rate_hz))?;
                        self.at_hand.insert(word.clip.clone(), Arc::clone(&clip));
                        clip
                    }
                };
                Some(PlannedClip {
                    at: word.at,
                    until: word.until,
                    clip,
                    gain: word.gain,
                })
            })
            .collect()
    }

    /// A clip that can be heard at once; none where there is no such clip.
    pub fn decoded(&self, what: &What, rate_hz: NonZeroU32) -> Option<Arc<Clip>> {
        let clip = Clip::new(rate_hz);
        clip.fill(self.samples(what)?.make(rate_hz));
        Some(Arc::new(clip))
    }

    /// Begins to decode a clip; it is silent until that is done.
    fn decode(&mut self, what: &What, rate_hz: NonZeroU32) -> Option<Arc<Clip>> {
        let samples = self.samples(what)?;
        let clip = Arc::new(Clip::new(rate_hz));
        let job = (Arc::clone(&clip), samples);
        match self.decoder() {
            Some(decoder) => decoder.send(job).ok()?,
            None => job.0.fill(job.1.make(rate_hz)),
        }
        Some(clip)
    }

    fn decoder(&mut self) -> Option<&Sender<(Arc<Clip>, Samples)>> {
        if self.decoder.is_none() {
            let (sender, jobs) = channel::<(Arc<Clip>, Samples)>();
            let spawned = std::thread::Builder::new()
                .name("voice".into())
                .spawn(move || {
                    for (clip, samples) in jobs {
                        clip.fill(samples.make(clip.rate_hz()));
                    }
                });
            match spawned {
                Ok(_) => self.decoder = Some(sender),
                Err(error) => tracing::warn!("clips are decoded in place: {error}"),
            }
        }
        self.decoder.as_ref()
    }

    fn samples(&self, what: &What) -> Option<Samples> {
        match what {
            What::Words(name) => self.files.read(name).map(Samples::File),
            What::Breath(breath) => Some(Samples::Breath(*breath)),
        }
    }

    fn open(&self, name: &str) -> Option<Opened> {
        let bytes = self.files.read(name)?;
        Opened::new(bytes)
            .inspect_err(|error| tracing::warn!(clip = name, %error, "a clip cannot be read"))
            .ok()
    }
}

/// The domain's question, how long a line is, answered by the sound and the person's language.
pub struct Speaking<'s> {
    pub heard: &'s dyn Heard,
    pub words: &'s Words,
    pub settings: &'s SoundSettings,
}

impl Voice for Speaking<'_> {
    fn level(&self) -> VoiceLevel {
        self.settings.voice
    }

    fn lasts(&self, line: &Line) -> Option<Duration> {
        self.heard.lasts(&clip_name(&self.words.spoken(line)))
    }

    fn rings(&self, cue: Cue) -> Duration {
        if gain_of_cue(self.settings, CueKind::of(cue)) == 0.0 {
            Duration::ZERO
        } else {
            self.heard.rings(cue)
        }
    }
}

impl Run {
    /// What the window's first picture need not wait for: whether there is a voice, and a person's own sounds.
    pub(super) fn begin_to_hear(&mut self) {
        let files = &self.snapshot.settings.sound.own_sounds;
        if !files.is_empty() {
            self.parts.sound.load_own_sounds(files);
        }
        if self.sample_clip().is_none() {
            self.snapshot.has_voice = false;
            self.engine.publish(self.snapshot.clone());
        }
    }

    /// Lets the voice be heard once, also where it is switched off.
    pub(super) fn try_voice(&mut self) -> Result<(), Refusal> {
        let Some(clip) = self.sample_clip() else {
            return Err(Refusal::new(
                4,
                format!(
                    "There are no clips of the voice in this language. Install Unsit's package, or put clips of your own \
                     into voice/{}/ of its data folder, and open Unsit anew.",
                    self.parts.words.language()
                ),
            ));
        };
        self.open_for_a_moment();
        let gain = gain_of_voice(&self.snapshot.settings.sound, false);
        self.parts.sound.try_words(What::Words(clip), gain);
        Ok(())
    }

    /// The clip that the voice is tried out with; none where it is not there.
    fn sample_clip(&self) -> Option<String> {
        let clip = clip_name(&self.parts.words.spoken(&Line::Side(Side::Left)));
        self.parts.sound.lasts(&clip).map(|_| clip)
    }

    /// Hands over what is said and breathed from now on: clips to the sound, and what has none to the system's voice.
    pub(super) fn speak(&mut self) {
        let settings = &self.snapshot.settings.sound;
        let voice = Both {
            clips: Speaking {
                heard: &*self.parts.sound,
                words: &self.parts.words,
                settings,
            },
            is_there: self.can_speak(),
            is_missed: Cell::new(false),
        };
        let session = self.session.as_ref();
        let said: Vec<SaidAt> = session.map_or_else(Vec::new, |session| {
            session.words_from(session.seen(), &voice)
        });
        let mut around: Vec<Span> = said
            .iter()
            .map(|said| Span::new(said.at, said.lasts))
            .collect();
        let is_quiet = session.is_some_and(Session::is_quiet);
        let gain = gain_of_voice(settings, is_quiet);
        let mut all: Vec<ToSay> = Vec::new();
        let mut lines: Vec<PlannedLine> = Vec::new();
        for said in said {
            let SaidAt {
                at, lasts, until, ..
            } = said;
            match voice.unclipped(&said.line) {
                Some(text) => lines.push(PlannedLine {
                    at,
                    lasts,
                    until,
                    text,
                }),
                None => all.push(ToSay {
                    at,
                    until,
                    clip: What::Words(clip_name(&self.parts.words.spoken(&said.line))),
                    gain,
                }),
            }
        }
        // How long a line takes nobody knows: the next clip is not talked over.
        for line in &mut lines {
            let later = all.iter().map(|word| word.at).filter(|at| *at > line.at);
            line.until = line.until.into_iter().chain(later).min();
        }
        let is_missed = voice.is_missed.get();
        let paced = session.filter(|_| settings.breathing);
        let breaths = paced.map(|session| session.breaths_from(session.seen()));
        all.extend(breaths.into_iter().flatten().map(|breath| ToSay {
            at: breath.at,
            until: Some(breath.until),
            clip: What::Breath(breath.breath),
            gain: gain_of_breath(is_quiet),
        }));
        all.sort_by_key(|one| one.at);
        if self.anchor_until.is_some() {
            // Until the device has settled, the session may still move a little.
            self.parts.sound.say_later(all);
            lines.clear();
            around.clear();
        } else {
            log_words(&all);
            self.parts.sound.say(all);
        }
        self.plan_lines(lines, is_missed);
        self.make_room(around);
    }
}

/// What the end-to-end test of the sound compares a recording with.
fn log_words(words: &[ToSay]) {
    if tracing::enabled!(target: "unsit::words", tracing::Level::DEBUG) {
        let line: Vec<String> = words
            .iter()
            .map(|word| format!("{}:{}", word.at.as_nanos(), word.clip.as_str()))
            .collect();
        tracing::debug!(target: "unsit::words", "{}", line.join(" "));
    }
}
