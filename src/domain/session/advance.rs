//! Time passing through a session. It must not know why it is called: a deadline, a frame or
//! nothing at all, it lands on the same state.

use std::time::Duration;

use super::event::{Event, StepEnd, StepFacts};
use super::ledger::Done;
use super::{
    ASK_AGAIN_AFTER, ASK_PAUSES_AFTER, COUNTS, GAP_LIMIT, HEARTBEAT, PauseReason, Session, State,
};
use crate::domain::Moment;
use crate::domain::step::StepKind;

impl Session {
    /// Lets time pass until `now`. Calls with a `now` that was already seen change nothing.
    pub fn advance(&mut self, now: Moment) {
        let gap = now.since(self.seen);
        if gap > GAP_LIMIT && self.time_runs() {
            // The person was not guided in the gap, so nothing in it counts as done.
            self.pause_at(self.seen, PauseReason::Gap { lasted: gap });
        }
        let now = now.max(self.seen);
        while let Some(due) = self.due() {
            if due > now {
                break;
            }
            self.fire(due);
        }
        self.seen = now;
    }

    /// When to call [`Session::advance`] next, at the latest; none while nothing can happen by itself.
    pub fn next_deadline(&self) -> Option<Moment> {
        if !self.time_runs() {
            return None;
        }
        let heartbeat = self.seen + HEARTBEAT;
        Some(self.due().map_or(heartbeat, |due| due.min(heartbeat)))
    }

    /// True while the session changes with time.
    fn time_runs(&self) -> bool {
        matches!(
            self.state,
            State::Running { .. } | State::Asking { .. } | State::CountingIn { .. }
        )
    }

    /// The next thing that happens by itself.
    fn due(&self) -> Option<Moment> {
        match self.state {
            State::Running { began } => self.step().lasts().map(|lasts| began + lasts),
            State::CountingIn { until, .. } => Some(until),
            State::Asking {
                asked,
                again: false,
            } => Some(asked + ASK_AGAIN_AFTER),
            State::Asking { asked, again: true } => Some(asked + ASK_PAUSES_AFTER),
            State::Paused { .. } | State::Stopped { .. } | State::Finished { .. } => None,
        }
    }

    /// What happens at a deadline, exactly at it.
    fn fire(&mut self, at: Moment) {
        match self.state {
            State::Running { .. } => self.complete_step(at),
            State::CountingIn { elapsed, .. } => {
                self.state = State::Running {
                    began: at - elapsed,
                }
            }
            State::Asking {
                asked,
                again: false,
            } => {
                self.state = State::Asking { asked, again: true };
                self.events.push_back(Event::Asked {
                    position: self.position,
                    again: true,
                    at,
                });
            }
            State::Asking { again: true, .. } => self.pause_at(at, PauseReason::NoAnswer),
            State::Paused { .. } | State::Stopped { .. } | State::Finished { .. } => {}
        }
    }

    /// The current step is done; the next one begins. What a stopwatch shows is taken down at once, so that
    /// it stands also where nobody says anything to it; the question after it can put it right.
    pub(super) fn complete_step(&mut self, at: Moment) {
        let clocked = match self.step().kind {
            StepKind::Stopwatch { .. } => Some(self.elapsed(at)),
            _ => None,
        };
        self.leave(StepEnd::Completed, at);
        self.enter(self.position + 1, at);
        if let Some(clocked) = clocked
            && self.set_number(|_| clocked.as_secs())
        {
            self.give_answer(COUNTS, at);
        }
    }

    /// Makes `position` the current step, running from its start.
    pub(super) fn enter(&mut self, position: usize, at: Moment) {
        self.position = position.min(self.path.len() - 1);
        self.events.push_back(Event::StepStarted {
            step: self.facts(),
            at,
        });
        self.state = match self.step().kind {
            StepKind::Ask(_) => {
                self.events.push_back(Event::Asked {
                    position: self.position,
                    again: false,
                    at,
                });
                State::Asking {
                    asked: at,
                    again: false,
                }
            }
            StepKind::Finish => {
                self.events.push_back(Event::Finished { at });
                State::Finished { at }
            }
            _ => State::Running { began: at },
        };
    }

    /// Writes down what was done of the current step, and says so.
    pub(super) fn leave(&mut self, end: StepEnd, at: Moment) {
        let elapsed = self.elapsed(at);
        let done = self.work_done(end, elapsed);
        let repetitions = done.as_ref().map_or(0, |done| done.repetitions);
        if let Some(done) = done {
            self.ledger.add(done);
        }
        self.events.push_back(Event::StepEnded {
            step: self.facts(),
            end,
            elapsed,
            repetitions,
            at,
        });
    }

    /// The work in `elapsed` of the current step; none where nothing was worked.
    pub(super) fn work_done(&self, end: StepEnd, elapsed: Duration) -> Option<Done> {
        let step = self.step();
        if elapsed.is_zero() || !step.is_work() {
            return None;
        }
        let completed = end == StepEnd::Completed;
        let (repetitions, holds) = match &step.kind {
            StepKind::Repetitions { tempo, .. } => {
                (whole_repetitions(elapsed, tempo.repetition()), 0)
            }
            StepKind::SelfPaced { count } if completed => (*count, 0),
            StepKind::Hold { .. } if completed => (0, 1),
            _ => (0, 0),
        };
        Some(Done {
            exercise: step.exercise().cloned()?,
            side: step.side?,
            worked: elapsed,
            repetitions,
            holds,
        })
    }

    pub(super) fn pause_at(&mut self, at: Moment, reason: PauseReason) {
        self.state = State::Paused {
            reason,
            elapsed: self.elapsed(at),
        };
        self.events.push_back(Event::Paused { reason, at });
    }

    pub(super) fn facts(&self) -> StepFacts {
        StepFacts::of(self.position, self.step())
    }
}

pub(super) fn whole_repetitions(elapsed: Duration, repetition: Duration) -> u32 {
    let whole = elapsed
        .as_nanos()
        .checked_div(repetition.as_nanos())
        .unwrap_or(0);
    u32::try_from(whole).unwrap_or(u32::MAX)
}
