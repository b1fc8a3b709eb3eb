//! The engine's loop: waits for a wish or a deadline, whichever comes first. It must not poll.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::coach::Waiting;
use super::lines::Lines;
use super::parts::Parts;
use super::saving::Saver;
use super::shown::{Shown, changed_at};
use super::{Engine, Message, Refusal, Snapshot, TroubleWith, settings};
use crate::adapters::ipc::{StateReport, StatusReport};
use crate::adapters::keeper::Keeper;
use crate::adapters::settings_file::SettingsFile;
use crate::adapters::store::Entry;
use crate::domain::coach::Catalogue;
use crate::domain::session::{Command, Event, Refused, State};
use crate::domain::settings::Settings;
use crate::domain::{Moment, Session};
use crate::intent::{Intent, ScreenIntent, SoundIntent};

/// The device stays open this long after a session, for the last tone and for a quick restart.
const CLOSE_SOUND_AFTER: Duration = Duration::from_secs(3);

pub(super) fn spawn(
    mut parts: Parts,
    inbox: Receiver<Message>,
    engine: Engine,
) -> std::io::Result<()> {
    let snapshot = parts.first_snapshot();
    let keeper = match parts.settings_file.take() {
        Some(file) => Some(keep_settings(file, &engine)?),
        None => None,
    };
    let run = Run {
        keeper,
        parts,
        engine,
        snapshot,
        session: None,
        shown: Shown::default(),
        close_sound_at: None,
        anchor_until: None,
        lines: Lines::default(),
        catalogue: Catalogue::default(),
        ask_coach_at: None,
        waiting_wish: None,
        waiting: VecDeque::new(),
        saver: None,
        is_shown: false,
    };
    std::thread::Builder::new()
        .name("session".into())
        .spawn(move || run.until_quit(&inbox))
        .map(drop)
}

/// Saves settings off this thread.
fn keep_settings(mut file: SettingsFile, engine: &Engine) -> std::io::Result<Keeper<Settings>> {
    let teller = engine.clone();
    Keeper::spawn("settings", move |settings| {
        let sentence = file
            .save(settings)
            .unwrap_or_else(|error| Some(error.to_string()));
        teller.trouble(TroubleWith::Settings, sentence);
    })
}

pub(super) struct Run {
    keeper: Option<Keeper<Settings>>,
    pub(super) parts: Parts,
    pub(super) engine: Engine,
    pub(super) snapshot: Snapshot,
    pub(super) session: Option<Session>,
    pub(super) shown: Shown,
    pub(super) close_sound_at: Option<Moment>,
    /// While a session has begun on a device that has yet to settle: until when that is waited for.
    pub(super) anchor_until: Option<Moment>,
    /// What the system's voice says.
    pub(super) lines: Lines,
    /// What the coach chooses from, of the library of now.
    pub(super) catalogue: Catalogue,
    /// When the coach is asked again, since its answer changes with the time of day.
    pub(super) ask_coach_at: Option<Moment>,
    /// What a person wants to begin once something is answered.
    pub(super) waiting_wish: Option<Waiting>,
    /// What came while a start waited for the sound device.
    pub(super) waiting: VecDeque<Message>,
    /// While a track is saved.
    pub(super) saver: Option<Saver>,
    /// Whether the window was drawn yet.
    pub(super) is_shown: bool,
}

impl Run {
    fn until_quit(mut self, inbox: &Receiver<Message>) {
        // Here, so that the window's first picture does not wait for it.
        self.catalogue = self.parts.library.catalogue();
        self.begin_to_hear();
        loop {
            let message = match self.waiting.pop_front() {
                Some(message) => Ok(message),
                None => self.wait(inbox),
            };
            match message {
                Ok(Message::Quit(done)) => {
                    self.end();
                    // Whoever asked may have given up waiting.
                    done.send(()).unwrap_or_default();
                    return;
                }
                Ok(message) => {
                    // Answers and commands find the session as it is now.
                    self.advance();
                    self.take(message, inbox);
                }
                Err(RecvTimeoutError::Timeout) => {}
                // Every handle is gone, this thread's own apart.
                Err(RecvTimeoutError::Disconnected) => return self.end(),
            }
            self.advance();
        }
    }

    fn wait(&self, inbox: &Receiver<Message>) -> Result<Message, RecvTimeoutError> {
        let deadline = self
            .session
            .as_ref()
            .and_then(Session::next_deadline)
            .into_iter()
            .chain(self.close_sound_at)
            .chain(self.ask_coach_at)
            .chain(self.next_look_at_sound())
            .chain(self.lines.next_deadline())
            .chain(self.next_showing())
            .min();
        match deadline {
            Some(deadline) => inbox.recv_timeout(self.parts.clock.left_until(deadline)),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn take(&mut self, message: Message, inbox: &Receiver<Message>) {
        match message {
            Message::Wish(intent, reply) => {
                let outcome = self.meet(intent, inbox);
                match (reply, outcome) {
                    (Some(reply), outcome) => reply.send(outcome).unwrap_or_default(),
                    (None, Err(refusal)) => tracing::debug!(%refusal, "a wish was refused"),
                    (None, Ok(())) => {}
                }
            }
            Message::Status(reply) => reply.send(self.report()).unwrap_or_default(),
            Message::Library(library) => {
                self.catalogue = library.catalogue();
                self.snapshot.library = library;
                self.ask_coach();
            }
            Message::Agent(agent) => {
                self.snapshot.agent = agent;
                self.publish();
            }
            Message::Settings(settings) => self.show_settings(*settings),
            Message::Digest(digest) => self.digest_found(*digest),
            Message::SessionNumber(number) => self.session_is(number),
            Message::TrackSaved(written) => self.track_saved(written),
            Message::Audio(audio) => {
                self.snapshot.audio = audio;
                self.log_heard_after();
                // Another device may want clips of another rate.
                self.speak();
                self.publish();
            }
            Message::Voice(asked, is_there) => self.voice_is(asked, is_there),
            Message::Trouble(with, sentence) => {
                self.snapshot.troubles.set(with, sentence);
                self.publish();
            }
            Message::CutOff(cut_off) => {
                // One that began meanwhile makes the old one a thing of the past.
                if self.session.is_none() {
                    self.snapshot.cut_off = Some(cut_off);
                    self.publish();
                }
            }
            Message::Shown => self.window_is_shown(),
            Message::Ask(question) => question.hand_to(self.parts.records.as_ref()),
            Message::Sleep => {
                if let Err(refused) = self.command(Command::PauseForSleep) {
                    tracing::debug!(%refused, "nothing to pause before sleep");
                }
            }
            // Quit is taken by the loop itself.
            Message::Quit(_) => {}
        }
    }

    fn meet(&mut self, intent: Intent, inbox: &Receiver<Message>) -> Result<(), Refusal> {
        match settings::changed(&self.snapshot.settings, &intent) {
            Some(new) => self.keep_settings(new),
            // The same file once more: it may have been mended.
            None if matches!(intent, Intent::Sound(SoundIntent::SetOwnSound { .. })) => {
                let files = &self.snapshot.settings.sound.own_sounds;
                self.parts.sound.load_own_sounds(files);
            }
            None => {}
        }
        match intent {
            Intent::Start(start) => self.start(&start, inbox),
            Intent::Session(command) => self.command(command),
            Intent::Coach(wish) => self.meet_coach(wish, inbox),
            Intent::GoOn => self.go_on(inbox),
            Intent::LeaveBe => {
                self.leave_be();
                Ok(())
            }
            Intent::Dismiss => {
                self.session = self.session.take().filter(|session| !session.is_over());
                self.ask_coach();
                Ok(())
            }
            Intent::Raise => {
                self.engine.pass_on(ScreenIntent::Raise);
                Ok(())
            }
            Intent::Sound(SoundIntent::Try(kind)) => {
                self.open_for_a_moment();
                self.parts.sound.try_out(kind);
                Ok(())
            }
            Intent::Sound(SoundIntent::TryVoice) => self.try_voice(),
            Intent::Sound(_) | Intent::SetReminders(_) | Intent::Pin(_) => Ok(()),
            Intent::Track(wish) => self.meet_track(wish),
            Intent::Desktop(wish) => {
                self.parts.agent.meet(wish);
                Ok(())
            }
            Intent::Agent(_) => Err(Refusal::for_the_agent()),
            Intent::Screen(wish) => {
                self.engine.pass_on(wish);
                Ok(())
            }
        }
    }

    /// Has the sound device open for what is tried out.
    pub(super) fn open_for_a_moment(&mut self) {
        let is_free = self.session.as_ref().is_none_or(Session::is_over);
        if is_free {
            self.parts.sound.set_quiet(false);
            self.close_sound_at = Some(self.parts.clock.now() + CLOSE_SOUND_AFTER);
        }
        self.parts.sound.open();
    }

    fn keep_settings(&mut self, new: Settings) {
        if let Some(keeper) = &self.keeper {
            keeper.keep(new.clone());
        }
        self.show_settings(new);
    }

    fn show_settings(&mut self, new: Settings) {
        self.parts.sound.set(&new.sound);
        self.snapshot.settings = Arc::new(new);
        self.speak();
        self.publish();
    }

    fn command(&mut self, command: Command) -> Result<(), Refusal> {
        let now = self.parts.clock.now();
        if self.is_met_already(command) {
            self.show_at_once();
            self.publish();
            return Ok(());
        }
        let Some(session) = &mut self.session else {
            return Err(Refusal::new(
                4,
                "No session is running. Start one: unsit start after-sitting-stretch-3",
            ));
        };
        let outcome = session.command(now, command);
        self.stop_anchoring();
        self.follow_up(true);
        outcome.map_err(|refused| {
            let code = if refused == Refused::Over { 4 } else { 2 };
            Refusal::new(code, format!("That cannot be done now: {refused}."))
        })
    }

    /// Lets time pass; tells whoever listens if that changed anything.
    fn advance(&mut self) {
        let now = self.parts.clock.now();
        if self.close_sound_at.is_some_and(|at| at <= now) {
            self.close_sound_at = None;
            self.parts.sound.close();
            self.close_voice(false);
            self.make_room(Vec::new());
        }
        if self.ask_coach_at.is_some_and(|at| at <= now) {
            self.ask_coach();
        }
        self.anchor();
        if let Some(session) = &mut self.session {
            let counted_in = match session.state() {
                State::CountingIn { until, .. } => Some(until),
                _ => None,
            };
            session.advance(now);
            // The end of a count-in is no event, but it has to be seen.
            let goes_on =
                counted_in.filter(|_| !matches!(session.state(), State::CountingIn { .. }));
            self.follow_up(false);
            if let Some(at) = goes_on {
                self.show_when_heard(at);
            }
        }
        self.say_due(now);
        if self.next_showing().is_some_and(|at| at <= now) {
            self.publish();
        }
    }

    /// Writes down what happened and shows it. `commanded`: the cues ahead may have changed.
    pub(super) fn follow_up(&mut self, commanded: bool) {
        let Some(session) = &mut self.session else {
            return;
        };
        let local = self.parts.clock.local();
        let events: Vec<Event> = std::iter::from_fn(|| session.poll_event()).collect();
        if events.is_empty() && !commanded {
            return;
        }
        let paused_itself = events
            .iter()
            .any(|event| matches!(event, Event::Paused { .. }));
        if (commanded || paused_itself) && self.anchor_until.is_none() {
            let from = session.seen();
            let cues = session.cues_from(from);
            log_cues(from, &cues);
            self.parts.sound.replace_from(from, cues);
        }
        let is_over = session.is_over();
        let changed_at = changed_at(&events).filter(|_| !(commanded || paused_itself));
        if session.is_over() && self.close_sound_at.is_none() {
            self.close_sound_at = Some(self.parts.clock.now() + CLOSE_SOUND_AFTER);
        } else if !session.is_over() {
            // An undone stop needs its sound back.
            self.close_sound_at = None;
            self.parts.sound.set_quiet(session.is_quiet());
            self.parts.sound.open();
        }
        // By now a window that is not drawn is on another workspace.
        self.is_shown |= !commanded;
        self.tell_power();
        self.record(
            events
                .into_iter()
                .map(|event| Entry::happened(event, local.clone()))
                .collect(),
        );
        self.speak();
        match changed_at {
            Some(at) => self.show_when_heard(at),
            None => self.show_at_once(),
        }
        if is_over {
            // What was done changes what is suggested.
            self.look_at_history();
        }
        if self.is_held_back() {
            // Nothing to draw yet.
            self.publish_status();
        } else {
            self.publish();
        }
    }

    pub(super) fn record(&self, entries: Vec<Entry>) {
        if let Some(records) = &self.parts.records
            && !entries.is_empty()
        {
            records.record(entries);
        }
    }

    pub(super) fn report(&self) -> StatusReport {
        let audio = self.snapshot.audio;
        let is_waiting = self.snapshot.coaching.is_waiting();
        match &self.session {
            // What comes next may be asked about while the last summary still stands behind.
            Some(session) if !(session.is_over() && is_waiting) => {
                StatusReport::of(session, self.parts.clock.now(), audio)
            }
            _ => StatusReport {
                audio,
                state: if is_waiting {
                    StateReport::Asking
                } else {
                    StateReport::Idle
                },
                ..StatusReport::idle()
            },
        }
    }

    /// A running session is left as it stands: it can be gone on with.
    fn end(&mut self) {
        // First, since what follows may take a while.
        self.make_room(Vec::new());
        self.parts.sound.close();
        self.close_voice(true);
        self.parts.power.session(false, false);
        // Waits until nothing of a half track is left.
        self.saver = None;
        // Waits until the newest settings are saved.
        self.keeper = None;
        if let Some(records) = &self.parts.records
            && let Err(error) = records.flush()
        {
            tracing::error!(%error, "records could not be written at the end");
        }
        self.parts.surroundings.end();
    }
}

/// What the end-to-end test of the sound compares a recording with.
pub(super) fn log_cues(from: Moment, cues: &[(Moment, crate::domain::Cue)]) {
    if tracing::enabled!(target: "unsit::cues", tracing::Level::DEBUG) {
        let line: Vec<String> = cues
            .iter()
            .map(|(at, cue)| format!("{}:{}", at.as_nanos(), cue.as_str()))
            .collect();
        tracing::debug!(target: "unsit::cues", "from {} cues {}", from.as_nanos(), line.join(" "));
    }
}
