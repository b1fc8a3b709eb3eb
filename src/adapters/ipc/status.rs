//! What the program is doing, as `unsit status --json` says it: a contract with people's scripts.
//! It must not know who asks.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::session::{Session, State};
use crate::domain::{Id, Moment, Step};

/// The whole of `unsit status --json`. Times are in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusReport {
    /// Of this shape; 1.
    pub version: u32,
    pub state: StateReport,
    pub routine: Option<Id>,
    pub step: Option<StepReport>,
    /// None where the step waits for the person.
    pub step_remaining_ms: Option<u64>,
    /// By the longest answers.
    pub total_remaining_ms: Option<u64>,
    pub audio: AudioState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StateReport {
    /// No session, or one that was stopped.
    Idle,
    Running,
    Paused,
    Asking,
    Finished,
}

/// How the sound stands, as a person is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AudioState {
    Ok,
    /// There is no device, or it went away; it is being looked for.
    Lost,
    /// No device is open, because none is needed.
    #[default]
    Off,
}

/// A step as in `unsit plan --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepReport {
    /// In the path that is being walked: an answered question is followed by its branch.
    pub index: usize,
    pub kind: String,
    pub exercise: Option<Id>,
    pub side: Option<String>,
    /// From 1.
    pub set: u16,
    /// If nobody had paused and every question were answered at once.
    pub start_ms: u64,
    /// None where the step waits for the person.
    pub duration_ms: Option<u64>,
}

impl StatusReport {
    /// The version of the shape.
    pub const VERSION: u32 = 1;

    /// Nothing is running.
    pub fn idle() -> Self {
        Self {
            version: Self::VERSION,
            state: StateReport::Idle,
            routine: None,
            step: None,
            step_remaining_ms: None,
            total_remaining_ms: None,
            audio: AudioState::Off,
        }
    }

    /// What `session` is doing at `now`.
    pub fn of(session: &Session, now: Moment, audio: AudioState) -> Self {
        let state = match session.state() {
            State::Running { .. } | State::CountingIn { .. } => StateReport::Running,
            State::Asking { .. } => StateReport::Asking,
            State::Paused { .. } => StateReport::Paused,
            State::Finished { .. } => StateReport::Finished,
            State::Stopped { .. } => {
                return Self {
                    audio,
                    ..Self::idle()
                };
            }
        };
        Self {
            version: Self::VERSION,
            state,
            routine: Some(session.routine().clone()),
            step: Some(StepReport::current(session)),
            step_remaining_ms: session.remaining(now).map(millis),
            total_remaining_ms: Some(millis(session.total_remaining(now))),
            audio,
        }
    }
}

impl StepReport {
    /// A step that is the one of `index` in its path and starts after `start`.
    pub fn of(index: usize, step: &Step, start: Duration) -> Self {
        Self {
            index,
            kind: step.kind_str().into(),
            exercise: step.about.as_ref().map(|about| about.id().clone()),
            side: step.side.map(|side| side.as_str().into()),
            set: step.set,
            start_ms: millis(start),
            duration_ms: step.lasts().map(millis),
        }
    }

    fn current(session: &Session) -> Self {
        let index = session.position();
        let start = session.path()[..index]
            .iter()
            .filter_map(|before| before.lasts())
            .sum();
        Self::of(index, session.step(), start)
    }
}

/// A duration as all of the program's JSON has it: whole milliseconds.
pub fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// Where the newest status hangs for those who follow it. A slow follower misses what was replaced
/// meanwhile, never the newest.
#[derive(Debug)]
pub struct StatusBoard {
    newest: Mutex<Newest>,
    changed: Condvar,
}

#[derive(Debug)]
struct Newest {
    report: StatusReport,
    /// Counts the changes, so that a follower knows what it has seen.
    edition: u64,
    closed: bool,
}

impl StatusBoard {
    pub fn new(report: StatusReport) -> Self {
        Self {
            newest: Mutex::new(Newest {
                report,
                edition: 1,
                closed: false,
            }),
            changed: Condvar::new(),
        }
    }

    /// Hangs up a new status and wakes who follows. To be called at changes, not at ticks.
    pub fn publish(&self, report: StatusReport) {
        let mut newest = self.lock();
        if newest.report != report {
            newest.report = report;
            newest.edition += 1;
            self.changed.notify_all();
        }
    }

    /// No more will come.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// Wakes all followers, so that each looks whether it is still wanted.
    pub(super) fn wake(&self) {
        let _held = self.lock();
        self.changed.notify_all();
    }

    /// Waits for a status newer than `seen`, which is then moved on. None when the board is closed
    /// or `unwanted` says so.
    pub(super) fn wait(&self, seen: &mut u64, unwanted: impl Fn() -> bool) -> Option<StatusReport> {
        let newest = self
            .changed
            .wait_while(self.lock(), |newest| {
                newest.edition == *seen && !newest.closed && !unwanted()
            })
            .unwrap_or_else(PoisonError::into_inner);
        if newest.edition == *seen || unwanted() {
            return None;
        }
        *seen = newest.edition;
        Some(newest.report.clone())
    }

    /// A publisher that panicked left a whole report or none.
    fn lock(&self) -> MutexGuard<'_, Newest> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
