//! A plan being run: commands and the passing of time go in, events come out.
//!
//! A state machine in the manner of sans-IO protocols: every mutator takes `now`, deadlines are
//! stored and the time left is derived, [`Session::next_deadline`] says when to call back, extra
//! calls are harmless, and a late call lands exactly where many punctual ones would have.
//! It must not know a clock, a thread, a sound or a screen.

mod advance;
mod command;
mod event;
mod ledger;
mod query;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::step::{Step, StepKind, Wants};
use super::{Dose, Id, Moment};

pub use command::{Command, Refused};
pub use event::{Event, StepEnd, StepFacts, Tested, told};
pub use ledger::{Done, Ledger};
pub use query::{BreathAt, SaidAt};

/// Longest time between two calls that the session goes on through. Beyond it (the machine slept,
/// a debugger stopped us, everything stalled) it pauses where it was last seen and says why,
/// instead of rushing through what was missed.
pub const GAP_LIMIT: Duration = Duration::from_secs(3);

/// While time runs, [`Session::next_deadline`] is never further away than this, so that a
/// punctual caller never makes a gap.
pub const HEARTBEAT: Duration = Duration::from_secs(1);

/// Get-ready after a resume.
pub const RESUME_COUNT_IN: Duration = Duration::from_secs(3);

/// A second "back" within this time goes to the step before instead of this step's start.
pub const BACK_AGAIN_WITHIN: Duration = Duration::from_secs(2);

/// A question without an answer is asked again after this time.
pub const ASK_AGAIN_AFTER: Duration = Duration::from_secs(20);

/// A question that still has no answer after this time pauses the session: silence is no answer.
pub const ASK_PAUSES_AFTER: Duration = Duration::from_secs(40);

/// The answer that lets a number count.
const COUNTS: usize = 0;

/// A plan being run. Cheap to clone: what draws it works on a copy.
#[derive(Clone, Debug)]
pub struct Session {
    routine: Id,
    name: Arc<str>,
    is_quiet: bool,
    /// The steps as far as they are known: an answered question is followed by its branch.
    path: Arc<Vec<Step>>,
    /// Index into `path`.
    position: usize,
    state: State,
    /// The latest moment that the session was told; it never goes back.
    seen: Moment,
    last_back: Option<Moment>,
    given: Vec<GivenAnswer>,
    ledger: Ledger,
    events: VecDeque<Event>,
}

/// The one state of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The current step is under way. `began` is when it would have begun had nothing interrupted it.
    Running {
        began: Moment,
    },
    /// The current step is a question. Asked (again) at `asked`.
    Asking {
        asked: Moment,
        again: bool,
    },
    /// Counting in after a resume; then the current step goes on with `elapsed` of it done.
    CountingIn {
        until: Moment,
        elapsed: Duration,
    },
    /// Stands still with `elapsed` of the current step done.
    Paused {
        reason: PauseReason,
        elapsed: Duration,
    },
    /// Ended before its end; can be undone.
    Stopped {
        elapsed: Duration,
    },
    Finished {
        at: Moment,
    },
}

/// Why a session stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PauseReason {
    /// The person asked for it.
    Asked,
    /// Time leapt by `lasted`: the machine slept or stalled.
    Gap { lasted: Duration },
    /// A question stayed without an answer.
    NoAnswer,
    /// The machine is about to sleep.
    Sleep,
}

/// An answer that was given: where, which, and how many steps it brought into the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenAnswer {
    /// Index of the question in the path.
    pub position: usize,
    /// Index of the answer.
    pub answer: usize,
    added: usize,
}

impl Session {
    /// Starts `plan` at `now`.
    pub fn start(plan: &Plan, now: Moment) -> Self {
        let mut session = Self::before_start(plan, now);
        session.events.push_back(Event::Started {
            routine: session.routine.clone(),
        });
        session.enter(0, now);
        session
    }

    /// The first step began at `began` after all: only what is heard with its beginning tells when that was. False where
    /// more than the passing of time has happened since the start, and then nothing changes.
    pub fn anchor(&mut self, began: Moment) -> bool {
        let is_first = self.position == 0 && self.given.is_empty() && began <= self.seen;
        match &mut self.state {
            State::Running { began: then } if is_first => *then = began,
            State::Asking {
                asked,
                again: false,
            } if is_first => *asked = began,
            _ => return false,
        }
        true
    }

    /// Goes on with a session that was cut off: `answers` are the (position, answer) pairs given
    /// until then, `completed` the number of path steps that are behind. Begins with the get-ready
    /// that leads to the next work or self-test, or with a count-in as long as one, so that there is time to lie
    /// down again.
    ///
    /// Answers that do not fit the plan are left out: the question is then asked again.
    pub fn go_on(plan: &Plan, answers: &[(usize, usize)], completed: usize, now: Moment) -> Self {
        let mut session = Self::before_start(plan, now);
        for &(position, answer) in answers {
            session.take_branch(position, answer);
        }
        let mut position = completed.min(session.path.len() - 1);
        let leads_to_work = |step: &Step| {
            matches!(
                step.kind,
                StepKind::Prepare { .. } | StepKind::Switch { .. }
            )
        };
        // The number of a clock that nobody could stop: the test is made again.
        if position > 0
            && matches!(session.path[position].wants(), Some(Wants::Number(_)))
            && matches!(session.path[position - 1].kind, StepKind::Stopwatch { .. })
        {
            position -= 1;
        }
        let needs_position = |step: &Step| step.is_work() || step.is_test();
        if position > 0
            && needs_position(&session.path[position])
            && leads_to_work(&session.path[position - 1])
        {
            position -= 1;
        }
        session.events.push_back(Event::WentOn { position });
        session.enter(position, now);
        if session.step().is_work() {
            // No get-ready of the plan leads there.
            session.state = State::CountingIn {
                until: now + Dose::GET_READY,
                elapsed: Duration::ZERO,
            };
        }
        session
    }

    /// With the work that was done before the session was cut off.
    #[must_use]
    pub fn with_past_work(mut self, past: impl IntoIterator<Item = Done>) -> Self {
        for done in past {
            self.ledger.add(done);
        }
        self
    }

    fn before_start(plan: &Plan, now: Moment) -> Self {
        Self {
            routine: plan.routine.clone(),
            name: Arc::clone(&plan.name),
            is_quiet: plan.is_quiet,
            path: Arc::clone(&plan.steps),
            position: 0,
            state: State::Finished { at: now },
            seen: now,
            last_back: None,
            given: Vec::new(),
            ledger: Ledger::default(),
            events: VecDeque::new(),
        }
    }

    /// The next event, oldest first; none when all were taken.
    pub fn poll_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// Puts the branch of `answer` behind the question at `position`.
    fn take_branch(&mut self, position: usize, answer: usize) -> bool {
        let Some(StepKind::Ask(ask)) = self.path.get(position).map(|step| &step.kind) else {
            return false;
        };
        let Some(branch) = ask.branches.get(answer) else {
            return false;
        };
        let steps = branch.steps.clone();
        self.given.push(GivenAnswer {
            position,
            answer,
            added: steps.len(),
        });
        Arc::make_mut(&mut self.path).splice(position + 1..position + 1, steps);
        true
    }

    /// Takes the branch behind the question at `position` out again, if it was answered.
    fn drop_branch(&mut self, position: usize) {
        if let Some(index) = self
            .given
            .iter()
            .position(|given| given.position == position)
        {
            let given = self.given.remove(index);
            Arc::make_mut(&mut self.path).drain(position + 1..position + 1 + given.added);
        }
    }
}

#[cfg(test)]
mod tests;
