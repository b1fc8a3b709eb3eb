//! When the window sees what, so that eye and ear agree: a cue is heard some tenths of a second after its moment, since
//! every device buffers and some are far away, and so the window shows the session as it was that long ago. What a
//! person does is seen at once. It must not know a device.

use std::sync::Arc;
use std::time::Duration;

use super::begin::SETTLE_AT_MOST;
use super::thread::Run;
use super::{AudioState, Snapshot};
use crate::domain::session::{Command, Event, State};
use crate::domain::{Moment, Session};

/// What the window shows of the session.
#[derive(Default)]
pub(super) struct Shown {
    session: Option<Arc<Session>>,
    /// When it is to show what has happened since by itself; none where nothing has.
    next_at: Option<Moment>,
    /// No earlier moment than this is shown: what a person has just begun stands until it is heard.
    from: Moment,
}

impl Snapshot {
    /// The moment of the session's clock that is shown at `now`, and is heard then.
    pub fn shown_at(&self, now: Moment) -> Moment {
        (now - self.heard_after).max(self.shown_from)
    }

    /// How long after `now` the picture still stands, since what it shows has yet to be heard.
    pub fn stands_for(&self, now: Moment) -> Duration {
        self.shown_from.since(now - self.heard_after)
    }
}

impl Run {
    /// When to publish what has been held back until it is heard.
    pub(super) fn next_showing(&self) -> Option<Moment> {
        self.shown.next_at
    }

    /// What happened by itself at `moment` is seen when it is heard.
    pub(super) fn show_when_heard(&mut self, moment: Moment) {
        self.shown.next_at = Some(moment + self.heard_after());
    }

    /// What a person did is seen at once, and stands until it is heard.
    pub(super) fn show_at_once(&mut self) {
        self.shown.next_at = None;
        self.shown.from = match self.session.as_ref().map(Session::state) {
            Some(State::Running { began }) => began,
            Some(State::CountingIn { .. }) => self.parts.clock.now(),
            _ => Moment::ZERO,
        };
    }

    /// True while something that happened by itself waits to be shown.
    pub(super) fn is_held_back(&self) -> bool {
        let now = self.parts.clock.now();
        self.session.is_some() && self.shown.next_at.is_some_and(|at| at > now)
    }

    /// Shows everything to the window and to what else shows a session.
    pub(super) fn publish(&mut self) {
        self.show();
        self.engine.publish(self.snapshot.clone());
        self.publish_status();
        self.tell_remote();
    }

    /// To those who follow the status: that is what is true now.
    pub(super) fn publish_status(&self) {
        self.parts.board.publish(self.report());
    }

    /// Brings the snapshot up to what is to be shown now.
    fn show(&mut self) {
        if !self.is_held_back() {
            self.shown.next_at = None;
            self.shown.session = self.session.clone().map(Arc::new);
        }
        self.snapshot.session.clone_from(&self.shown.session);
        self.snapshot.heard_after = self.heard_after();
        self.snapshot.shown_from = self.shown.from;
    }

    /// True where `command` asks for what has happened just before, and could not be seen or heard yet: whoever wants the
    /// next step while this one ends does not want the one after it.
    pub(super) fn is_met_already(&self, command: Command) -> bool {
        if !self.is_held_back() {
            return false;
        }
        let (Some(session), Some(shown)) = (&self.session, &self.shown.session) else {
            return false;
        };
        match command {
            Command::Next => true,
            Command::SkipExercise => !session.step().is_about_the_same(shown.step()),
            _ => false,
        }
    }

    /// How long after its moment a cue is heard, and so how far behind the clock the picture is. Until a device that has
    /// just been opened has settled, the picture stands: nobody knows yet what is heard when.
    fn heard_after(&self) -> Duration {
        if self.anchor_until.is_some() {
            SETTLE_AT_MOST
        } else if self.snapshot.audio == AudioState::Lost {
            Duration::ZERO
        } else {
            self.parts.sound.heard_after().unwrap_or_default()
        }
    }

    /// The device has news: it plays, or takes longer than it did.
    pub(super) fn log_heard_after(&self) {
        if let Some(after) = self.parts.sound.heard_after() {
            tracing::debug!(target: "unsit::cues", "heard {} ms after their moment", after.as_millis());
        }
    }
}

/// When the newest of `events` happened that changes what is to be seen.
pub(super) fn changed_at(events: &[Event]) -> Option<Moment> {
    events.iter().rev().find_map(|event| match event {
        Event::StepStarted { at, .. } | Event::Asked { at, .. } | Event::Finished { at } => {
            Some(*at)
        }
        _ => None,
    })
}
