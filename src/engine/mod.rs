//! The thread that runs a session: wishes in, snapshots out, sound and records on the way. It goes
//! on exactly whatever the window does. It must not know what a window looks like.

mod agent_switch;
mod begin;
mod coach;
mod coaching;
mod history;
mod lines;
mod once_shown;
mod own_sounds;
mod parts;
mod power;
mod remote;
mod saving;
mod settings;
mod shown;
mod sound;
mod start;
mod surroundings;
mod system_voice;
mod thread;
pub mod track;
mod trouble;
mod voice;

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::civil::Date;

pub use crate::adapters::ipc::AudioState;
pub use agent_switch::{AgentState, AgentSwitch, MachineAgent, NoAgent};
pub use coaching::{AdvisedAgainst, Against, Coaching, First};
pub use own_sounds::Files as OwnSoundFiles;
pub use parts::Parts;
pub use power::{MachinePower, NoPower, Power};
pub use remote::{AgentRemote, MediaRemote, NoRemote, Remote, Remotes};
pub use saving::{Outcome, Percent, Saving, TrackParts, Tracks};
pub use sound::{Heard, LiveSound, Silence, Sound};
pub use start::ReadFile;
pub use surroundings::{LeftAlone, MachineSurroundings, Surroundings};
pub use system_voice::{MachineVoice, NoVoice, SystemVoice};
pub use trouble::{TroubleWith, Troubles};
pub use voice::{Clips, ToSay, What};

use crate::adapters::ipc::StatusReport;
use crate::adapters::store::{SessionId, Unfinished};
use crate::domain::coach::Digest;
use crate::domain::coach::record::SessionNo;
use crate::domain::coaching_day::coaching_day;
use crate::domain::session::Done;
use crate::domain::settings::Settings;
use crate::domain::side::WorkedSide;
use crate::domain::{Moment, Plan, Session};
use crate::intent::{Intent, ScreenIntent};
use crate::library::Library;

/// Longest that anyone waits for an answer of the engine before it is called stuck.
const PATIENCE: Duration = Duration::from_secs(5);

/// Everything that there is to draw, at one moment.
#[derive(Clone)]
pub struct Snapshot {
    pub library: Arc<Library>,
    /// The session that runs, or the ended one until its summary was read.
    pub session: Option<Arc<Session>>,
    pub audio: AudioState,
    /// How far the picture of the session is behind the clock, so that what is seen is what is heard.
    pub heard_after: Duration,
    /// The earliest moment of the session that is shown.
    pub shown_from: Moment,
    pub settings: Arc<Settings>,
    /// What the coach says.
    pub coaching: Arc<Coaching>,
    /// A session of today that was cut off.
    pub cut_off: Option<Arc<CutOff>>,
    /// Whether the agent runs, as far as it was looked.
    pub agent: AgentState,
    /// Whether there are clips of the voice.
    pub has_voice: bool,
    pub tracks: Tracks,
    /// What cannot be kept, and why.
    pub troubles: Troubles,
}

/// A session that ended without an end.
#[derive(Clone, Debug)]
pub struct CutOff {
    pub name: String,
    /// What is left of it.
    pub left: Duration,
    pub plan: Plan,
    pub answers: Vec<(usize, usize)>,
    pub position: usize,
    /// What was done before it was cut off.
    pub past: Vec<Done>,
    /// It can be gone on with on the same coaching day only.
    pub coaching_day: Date,
    pub id: SessionId,
}

impl From<Unfinished> for CutOff {
    fn from(unfinished: Unfinished) -> Self {
        let exercises = unfinished.routine.exercises();
        let past = unfinished.done.into_iter().filter_map(|past| {
            let exercise = exercises
                .iter()
                .find(|exercise| exercise.id == past.exercise)?;
            Some(Done {
                exercise: Arc::clone(exercise),
                side: WorkedSide::of_name(&past.side)?,
                worked: past.worked,
                repetitions: past.repetitions,
                holds: past.holds,
            })
        });
        let past = past.collect();
        let plan = Plan::unroll(&unfinished.routine, &unfinished.worse);
        let (answers, position) = (unfinished.answers, unfinished.position);
        let session = Session::go_on(&plan, &answers, position, Moment::ZERO);
        Self {
            name: unfinished.name,
            left: session.total_remaining(Moment::ZERO),
            plan,
            answers,
            position,
            past,
            coaching_day: coaching_day(&unfinished.started),
            id: unfinished.id,
        }
    }
}

/// A wish that could not be met.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{sentence}")]
pub struct Refusal {
    /// The exit code of a command that asked for it.
    pub code: u8,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl Refusal {
    pub fn new(code: u8, sentence: impl Into<String>) -> Self {
        Self {
            code,
            sentence: sentence.into(),
        }
    }

    /// Of what the window is asked in the agent's place.
    pub fn for_the_agent() -> Self {
        Self::new(2, "That is for the agent, not for the window.")
    }
}

/// What reaches the engine's thread.
enum Message {
    Wish(Intent, Option<Sender<Result<(), Refusal>>>),
    Status(Sender<StatusReport>),
    Library(Arc<Library>),
    Agent(AgentState),
    /// The person's file says so.
    Settings(Box<Settings>),
    Audio(AudioState),
    /// Whether the system speaks, in answer to the question of this number.
    Voice(u32, bool),
    /// A sentence, or all is well again.
    Trouble(TroubleWith, Option<Arc<str>>),
    CutOff(Arc<CutOff>),
    /// The window was first drawn.
    Shown,
    Ask(history::Question),
    Digest(Box<Digest>),
    SessionNumber(SessionNo),
    TrackSaved(saving::Written),
    Sleep,
    Quit(Sender<()>),
}

/// A handle on the engine's thread; cheap to clone.
#[derive(Clone)]
pub struct Engine {
    messages: Sender<Message>,
    shared: Arc<Shared>,
}

/// What the engine shows to the window.
struct Shared {
    snapshot: Mutex<Arc<Snapshot>>,
    screen_wishes: Mutex<Vec<ScreenIntent>>,
    /// Called after every change.
    on_change: Mutex<Box<dyn Fn() + Send>>,
}

/// The engine before its thread runs: its handle exists already, for whoever has to report to it.
pub struct Prepared {
    pub engine: Engine,
    inbox: Receiver<Message>,
}

impl Prepared {
    /// Starts the thread.
    ///
    /// # Errors
    /// The system cannot make a thread.
    pub fn start(self, parts: Parts) -> std::io::Result<Engine> {
        *lock(&self.engine.shared.snapshot) = Arc::new(parts.first_snapshot());
        thread::spawn(parts, self.inbox, self.engine.clone())?;
        Ok(self.engine)
    }
}

impl Engine {
    /// An engine that shows `library` and does nothing yet.
    pub fn prepare(library: Arc<Library>) -> Prepared {
        let (messages, inbox) = mpsc::channel();
        let shared = Arc::new(Shared {
            snapshot: Mutex::new(Arc::new(Snapshot {
                library,
                session: None,
                audio: AudioState::Off,
                heard_after: Duration::ZERO,
                shown_from: Moment::ZERO,
                settings: Arc::default(),
                coaching: Arc::default(),
                cut_off: None,
                agent: AgentState::default(),
                has_voice: true,
                tracks: Tracks::default(),
                troubles: Troubles::default(),
            })),
            screen_wishes: Mutex::new(Vec::new()),
            on_change: Mutex::new(Box::new(|| {})),
        });
        Prepared {
            engine: Self { messages, shared },
            inbox,
        }
    }

    /// From now on, `on_change` is called instead.
    pub fn set_on_change(&self, on_change: impl Fn() + Send + 'static) {
        *lock(&self.shared.on_change) = Box::new(on_change);
    }

    /// What there is to draw.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&lock(&self.shared.snapshot))
    }

    /// Sends a wish and does not wait.
    pub fn wish(&self, intent: Intent) {
        self.send(Message::Wish(intent, None));
    }

    /// Sends a wish and waits until it is taken.
    ///
    /// # Errors
    /// [`Refusal`] with the exit code of design and a sentence.
    pub fn request(&self, intent: Intent) -> Result<(), Refusal> {
        let (reply, answer) = mpsc::channel();
        self.send(Message::Wish(intent, Some(reply)));
        answer.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            Err(Refusal::new(
                5,
                "Unsit does not answer. Close its window and start it again.",
            ))
        })
    }

    /// How the session stands, as `unsit status --json` says it.
    pub fn status(&self) -> Option<StatusReport> {
        let (reply, answer) = mpsc::channel();
        self.send(Message::Status(reply));
        answer.recv_timeout(PATIENCE).ok()
    }

    /// What others wish of the window, oldest first; taken away by asking.
    pub fn take_screen_wishes(&self) -> Vec<ScreenIntent> {
        std::mem::take(&mut lock(&self.shared.screen_wishes))
    }

    /// Ends the thread after everything is written; waits for it, but not for ever.
    pub fn quit(&self) {
        let (reply, done) = mpsc::channel();
        self.send(Message::Quit(reply));
        if done.recv_timeout(PATIENCE).is_err() {
            tracing::warn!("the engine did not end in time");
        }
    }

    /// The sound device changed.
    pub fn audio_changed(&self, audio: AudioState) {
        self.send(Message::Audio(audio));
    }

    fn voice_is(&self, asked: u32, is_there: bool) {
        self.send(Message::Voice(asked, is_there));
    }

    /// A person's files changed.
    pub fn library_changed(&self, library: Arc<Library>) {
        self.send(Message::Library(library));
    }

    /// How the agent stands.
    pub fn agent_is(&self, agent: AgentState) {
        self.send(Message::Agent(agent));
    }

    /// The person changed their settings in the file.
    pub fn settings_changed(&self, settings: Settings) {
        self.send(Message::Settings(Box::new(settings)));
    }

    /// Something cannot be kept, in a sentence; or with none it can again.
    pub fn trouble(&self, with: TroubleWith, sentence: Option<String>) {
        self.send(Message::Trouble(with, sentence.map(Into::into)));
    }

    /// There is a session to go on with.
    pub fn cut_off_found(&self, cut_off: CutOff) {
        self.send(Message::CutOff(Arc::new(cut_off)));
    }

    /// The window was first drawn. From now on a session is told of elsewhere too; and the history is asked what the coach
    /// has to know, and for a session of today that was cut off: what is suggested and offered is shown when that is found.
    pub fn shown(&self) {
        self.send(Message::Shown);
    }

    /// What all records come to.
    fn digest_found(&self, digest: Digest) {
        self.send(Message::Digest(Box::new(digest)));
    }

    fn session_number(&self, number: SessionNo) {
        self.send(Message::SessionNumber(number));
    }

    /// The machine is about to sleep.
    pub fn machine_sleeps(&self) {
        self.send(Message::Sleep);
    }

    fn send(&self, message: Message) {
        // The thread ends only at quit; what comes after that has nobody to act on it.
        if self.messages.send(message).is_err() {
            tracing::debug!("a message came after the end");
        }
    }

    fn publish(&self, snapshot: Snapshot) {
        *lock(&self.shared.snapshot) = Arc::new(snapshot);
        self.tell();
    }

    fn pass_on(&self, wish: ScreenIntent) {
        lock(&self.shared.screen_wishes).push(wish);
        self.tell();
    }

    fn tell(&self) {
        lock(&self.shared.on_change)();
    }
}

/// A poisoned lock still holds whole values here: each is replaced at once, never edited in part.
fn lock<T: ?Sized>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
