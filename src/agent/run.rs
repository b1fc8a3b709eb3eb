//! The agent's thread: waits for what happens or for the next deadline, and does what follows. It must not decide
//! anything itself, and never waits for anybody else.

mod wishes;

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::{IconOwner, Message, helpers, menu, notes, report, send, watch_input, watch_presence};
use crate::adapters::clock::Clock;
use crate::adapters::directories::Directories;
use crate::adapters::idle::IdleWatch;
use crate::adapters::ipc::{AgentPart, News, SessionNews};
use crate::adapters::notification::{Notification, Notifier, Outcome};
use crate::adapters::presence::PresenceWatch;
use crate::adapters::quiet::Wanted;
use crate::adapters::settings_file::SettingsFile;
use crate::adapters::tray::{Look, Tray};
use crate::adapters::watch::Changed;
use crate::adapters::{agent_file, own_code};
use crate::domain::Moment;
use crate::domain::agent::{Agent, Effect, Event, Kept, SessionState};
use crate::domain::reminder::Reminder;
use crate::domain::settings::Settings;
use crate::domain::sitting::Happened;
use crate::intent::AgentIntent;
use crate::words::Words;

/// After a bus or a display went, it is looked for again: soon, then less and less often.
const FIRST_RETRY: Duration = Duration::from_secs(1);
const LAST_RETRY: Duration = Duration::from_secs(64);

/// Longer than whatever a click or a change leads to takes.
const REST_AFTER: Duration = Duration::from_secs(5);

/// An agent that starts with the session may be there before the panel.
const PANEL_MAY_COME: Duration = Duration::from_secs(60);
/// What a person is told of only once.
const NO_ICON: &str = "no-icon";

pub(super) struct Run {
    clock: Clock,
    words: Words,
    directories: Directories,
    inbox: Sender<Message>,
    agent: Agent,
    session: Option<SessionNews>,
    pinned_ids: BTreeSet<String>,
    pinned: Vec<menu::Routine>,
    is_following: bool,
    /// Going on with a session that was cut off is on the screen.
    is_offering: bool,
    presence: Option<PresenceWatch>,
    tray: Option<Tray>,
    drawn: Option<Look>,
    is_icon_shown: bool,
    /// When a desktop that shows no icons is spoken of, once and for all.
    tell_of_no_icon_at: Option<Moment>,
    idle: Option<IdleWatch>,
    /// False where nothing in this session can ever tell of input.
    may_hear_input: bool,
    retry_at: Option<Moment>,
    /// When it has been quiet for a while.
    rest_at: Option<Moment>,
    retry_after: Duration,
    notifier: Notifier,
}

/// What ended a wait.
enum Woken {
    Told(Message),
    Deadline,
    /// Nothing happened for a while after something did.
    Quiet,
    /// Nobody can tell anything any more.
    Alone,
}

impl Run {
    pub(super) fn new(
        clock: Clock,
        words: Words,
        settings: Settings,
        kept: Option<Kept>,
        directories: Directories,
        inbox: Sender<Message>,
    ) -> Self {
        let agent = Agent::new(
            clock.now(),
            &clock.local(),
            settings.reminders,
            kept.as_ref(),
        );
        Self {
            clock,
            words,
            directories,
            inbox,
            agent,
            session: None,
            pinned_ids: settings.pinned,
            pinned: Vec::new(),
            is_following: false,
            is_offering: false,
            presence: None,
            tray: None,
            drawn: None,
            is_icon_shown: true,
            tell_of_no_icon_at: None,
            idle: None,
            may_hear_input: true,
            retry_at: None,
            rest_at: None,
            retry_after: FIRST_RETRY,
            notifier: Notifier::default(),
        }
    }

    pub(super) fn until_quit(mut self, messages: &Receiver<Message>) {
        self.connect();
        self.happened(Event::Time);
        self.name_pinned();
        self.rest_later();
        loop {
            match self.wait(messages) {
                Woken::Told(Message::Agent(AgentIntent::Quit)) => {
                    self.notifier.withdraw();
                    return;
                }
                Woken::Told(message) => self.take(message),
                Woken::Deadline => self.at_deadline(),
                Woken::Quiet => {
                    self.rest_at = None;
                    own_code::give_back();
                    continue;
                }
                Woken::Alone => return,
            }
            self.rest_later();
        }
    }

    /// After something was done and a while of quiet, only the memory that it needs to wait is held.
    fn rest_later(&mut self) {
        self.rest_at = Some(self.clock.now() + REST_AFTER);
    }

    fn next_deadline(&self) -> Option<Moment> {
        let next = self.agent.next(self.clock.now(), &self.clock.local());
        let own = self.retry_at.into_iter().chain(self.tell_of_no_icon_at);
        next.into_iter().chain(own).min()
    }

    fn wait(&self, messages: &Receiver<Message>) -> Woken {
        let deadline = self.next_deadline();
        let rest = self
            .rest_at
            .filter(|rest| deadline.is_none_or(|at| *rest < at));
        let told = match rest.or(deadline) {
            Some(at) => messages.recv_timeout(self.clock.left_until(at)),
            None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match told {
            Ok(message) => Woken::Told(message),
            Err(RecvTimeoutError::Timeout) if rest.is_some() => Woken::Quiet,
            Err(RecvTimeoutError::Timeout) => Woken::Deadline,
            Err(RecvTimeoutError::Disconnected) => Woken::Alone,
        }
    }

    fn at_deadline(&mut self) {
        let now = self.clock.now();
        let is_past = |at: Option<Moment>| at.is_some_and(|at| now >= at);
        if is_past(self.retry_at) {
            self.connect();
        }
        if is_past(self.tell_of_no_icon_at) {
            self.tell_of_no_icon_at = None;
            if agent_file::is_first_time(self.directories.state(), NO_ICON) {
                let note = notes::no_tray(&self.words);
                self.show(note, None);
            }
        }
        self.happened(Event::Time);
    }

    /// Puts up what is not there yet.
    fn connect(&mut self) {
        if self.tray.is_none() {
            let owner = IconOwner(self.inbox.clone());
            let look = self.look();
            self.drawn = Some(look.clone());
            self.tray = Tray::put_up(look, owner)
                .inspect_err(|error| tracing::info!("{error}"))
                .ok();
            // A bus that came may have brought what tells of input, and of the lock screen.
            self.may_hear_input |= self.tray.is_some();
            if self.tray.is_some() || self.presence.is_none() {
                self.presence = Some(watch_presence(&self.inbox));
            }
        }
        if self.idle.is_none() && self.may_hear_input {
            match watch_input(&self.inbox) {
                Ok(watch) => {
                    self.idle = Some(watch);
                    // Whoever was away when the last source went may have come back unheard.
                    self.happened(Event::Presence(Happened::Active));
                }
                Err(error) => {
                    tracing::warn!("{error}");
                    self.may_hear_input = error.may_pass();
                }
            }
        }
        let is_whole = self.tray.is_some() && (self.idle.is_some() || !self.may_hear_input);
        if is_whole {
            self.retry_at = None;
            self.retry_after = FIRST_RETRY;
        } else {
            self.retry_at = Some(self.clock.now() + self.retry_after);
            self.retry_after = (self.retry_after * 2).min(LAST_RETRY);
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Event(event) => self.happened(event),
            Message::Tray(event) => self.tray_event(event),
            // Whoever asked may have given up waiting.
            Message::Look(reply) => reply.send(self.look()).unwrap_or_default(),
            Message::Report(reply) => {
                let (now, local) = (self.clock.now(), self.clock.local());
                let report = report::of(&self.agent, now, &local, self.part());
                // As above.
                reply.send(report).unwrap_or_default();
            }
            Message::Agent(wish) => self.told(wish),
            Message::Window(news) => self.news(news),
            Message::WindowGone => self.window_gone(),
            // That it is gone is said already.
            Message::NoWindow(_) if self.is_offering => {}
            Message::NoWindow(why) => {
                let note = notes::no_window(why, &self.words);
                self.show(note, None);
            }
            Message::Chosen {
                reminder,
                action,
                token,
            } => self.chosen(reminder, action.as_deref(), token),
            Message::IdleLost => {
                self.idle = None;
                self.may_hear_input = true;
                self.retry_at = Some(self.clock.now() + FIRST_RETRY);
            }
            Message::Files(changed) => self.files(changed),
            // The answer to an older question comes too late.
            Message::Pinned { ids, .. } if ids != self.pinned_ids => {}
            Message::Pinned { routines, .. } => {
                self.pinned = routines;
                self.draw();
            }
        }
    }

    fn files(&mut self, changed: Changed) {
        let settings = SettingsFile::load(self.directories.config()).settings;
        let is_other = self.pinned_ids != settings.pinned;
        self.happened(Event::Settings(settings.reminders));
        self.pinned_ids = settings.pinned;
        let is_pinned = |routine: &menu::Routine| self.pinned_ids.contains(&routine.id);
        self.pinned.retain(is_pinned);
        // In a file of the library a routine may be called otherwise.
        if is_other || changed.library {
            self.name_pinned();
        }
        self.draw();
    }

    /// Their names are the library's, which is held by nobody here.
    fn name_pinned(&self) {
        if !self.pinned_ids.is_empty() {
            helpers::name_pinned(self.pinned_ids.clone(), &self.inbox);
        }
    }

    fn happened(&mut self, event: Event) {
        let (now, local) = (self.clock.now(), self.clock.local());
        for effect in self.agent.happened(now, &local, event) {
            match effect {
                Effect::Icon => self.draw(),
                Effect::AskCoach(sat) => helpers::ask_coach(sat, &self.inbox),
                Effect::AskQuiet => {
                    let settings = self.agent.settings();
                    let wanted = Wanted {
                        in_full_screen: settings.quiet_in_full_screen,
                        in_calls: settings.quiet_in_calls,
                    };
                    helpers::ask_quiet(wanted, &self.inbox);
                }
                Effect::Show {
                    reminder,
                    may_snooze,
                } => self.remind(reminder, may_snooze),
                Effect::Withdraw => self.notifier.withdraw(),
                Effect::Note(sat) => helpers::note(sat),
                Effect::Keep(kept) => {
                    if let Err(error) = agent_file::save(self.directories.state(), &kept) {
                        tracing::warn!(%error, "what the agent knows cannot be kept");
                    }
                }
            }
        }
    }

    fn look(&self) -> Look {
        let (now, local) = (self.clock.now(), self.clock.local());
        let sitting = self.agent.sitting();
        let minutes = |time: Duration| time.as_secs() / 60;
        let known = menu::Known {
            icon: self.agent.icon_at(now, &local),
            sat_minutes: sitting.on_end(now).map(minutes),
            today_minutes: minutes(sitting.in_the_day(now)),
            outlook: self.agent.outlook(),
            session: self.session.as_ref(),
            is_paused: self.agent.paused(&local).is_some(),
            pinned: &self.pinned,
        };
        menu::look(&known, &self.words)
    }

    /// What has not changed is not sent anew: each time a panel would draw it.
    fn draw(&mut self) {
        let look = self.look();
        if let Some(tray) = &self.tray
            && self.drawn.as_ref() != Some(&look)
        {
            tray.show(look.clone());
            self.drawn = Some(look);
        }
    }

    fn news(&mut self, news: News) {
        match news {
            News::Session(session) => {
                let state = match &session {
                    None => SessionState::None,
                    Some(session) if session.is_paused => SessionState::Paused,
                    Some(_) => SessionState::Running,
                };
                self.session = session;
                // One that runs has nothing to be gone on with.
                if self.session.is_some() && std::mem::take(&mut self.is_offering) {
                    self.notifier.withdraw();
                }
                if self.session.is_some() && !std::mem::replace(&mut self.is_following, true) {
                    let runtime = self.directories.runtime().to_owned();
                    helpers::follow(runtime, &self.inbox);
                }
                self.happened(Event::Session(state));
                self.draw();
            }
            News::Moved => self.happened(Event::Presence(Happened::Moved)),
            News::Outlook(outlook) => {
                self.happened(Event::CoachSaid(Some(outlook)));
                self.draw();
            }
        }
    }

    /// The window closed, or died. In the middle of a session going on is offered.
    fn window_gone(&mut self) {
        self.is_following = false;
        if self.session.take().is_some() {
            self.happened(Event::Session(SessionState::None));
            self.draw();
            let note = notes::cut_off(&self.words);
            self.show(note, None);
            self.is_offering = true;
        }
    }

    fn remind(&mut self, reminder: Reminder, may_snooze: bool) {
        self.is_offering = false;
        let on_end = self.agent.sitting().on_end(self.clock.now());
        let minutes = on_end.unwrap_or_default().as_secs() / 60;
        let note = notes::of(reminder, minutes, may_snooze, &self.words);
        self.show(note, Some(reminder));
    }

    fn show(&mut self, note: Notification, reminder: Option<Reminder>) {
        let inbox = self.inbox.clone();
        self.notifier.show(note, move |outcome| {
            let (action, token) = match outcome {
                Outcome::Chosen { action, token } => (Some(action), token),
                Outcome::Closed => (None, None),
                Outcome::NotShown(error) => {
                    tracing::warn!("{error}");
                    (None, None)
                }
            };
            send(
                &inbox,
                Message::Chosen {
                    reminder,
                    action,
                    token,
                },
            );
        });
    }

    /// What desktop and machine give it.
    fn part(&self) -> AgentPart {
        AgentPart {
            idle_source: self.idle.as_ref().map(|idle| idle.source().to_owned()),
            has_tray: self.tray.is_some() && self.is_icon_shown,
        }
    }
}
