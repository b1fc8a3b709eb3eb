//! What a person can tell a session, and what it answers. It must not know whether a key, a button,
//! a socket or a tray said it.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::advance::whole_repetitions;
use super::event::{Event, StepEnd, Tested, told};
use super::{BACK_AGAIN_WITHIN, PauseReason, RESUME_COUNT_IN, Session, State};
use crate::domain::Moment;
use crate::domain::step::{Step, StepKind, Wants};

/// Longest that a step can be made with "add", so that a stuck key cannot make a step of years.
pub const LONGEST_STEP: Duration = Duration::from_secs(60 * 60);

/// A command to a running session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    Pause,
    /// The machine is about to sleep.
    PauseForSleep,
    Resume,
    /// Pause when time runs, resume when it stands.
    Toggle,
    Next,
    /// Leave out what is left of the current exercise or self-test, on both sides, and go on with the next one.
    /// Should the exercise come again in a later round, it comes again.
    SkipExercise,
    /// To the start of this step; twice quickly, to the step before.
    Back,
    /// Make the current step longer, or shorter when negative.
    AddSeconds(i32),
    /// Answer the current question with its nth answer, counted from 0.
    Answer(usize),
    /// What waits for the person is done: repetitions at one's own pace, a test against the clock, a first
    /// try; or a number counts as it stands.
    Done,
    /// So much more of the number that is asked for; less when negative.
    AddToNumber(i16),
    Stop,
    UndoStop,
}

/// Why a command was not taken. Nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the session is over")]
    Over,
    #[error("no question waits for an answer")]
    NoQuestion,
    #[error("the question has only {count} answers")]
    NoSuchAnswer { count: usize },
    #[error("this step does not wait for \"done\"")]
    NothingToFinish,
    #[error("the session was not stopped")]
    NotStopped,
    #[error("this step takes the time that you need; there is nothing to add or take away")]
    Untimed,
    #[error("no number is asked for")]
    NoNumber,
}

impl Session {
    /// Carries `command` out at `now`, after letting time pass until then.
    ///
    /// # Errors
    /// [`Refused`] says why a command makes no sense now; the session is then unchanged.
    pub fn command(&mut self, now: Moment, command: Command) -> Result<(), Refused> {
        self.advance(now);
        let now = self.seen;
        if command == Command::UndoStop {
            return self.undo_stop(now);
        }
        if self.is_over() {
            return Err(Refused::Over);
        }
        if command != Command::Back {
            self.last_back = None;
        }
        match command {
            Command::Pause => self.pause(now, PauseReason::Asked),
            Command::PauseForSleep => self.pause(now, PauseReason::Sleep),
            Command::Resume => self.resume(now),
            Command::Toggle => match self.state {
                State::Paused { .. } => self.resume(now),
                _ => self.pause(now, PauseReason::Asked),
            },
            // What was tried is looked at next.
            Command::Next if self.step().wants() == Some(&Wants::FirstTry) => {
                return self.answer(now, 0);
            }
            // Nothing was measured, so there is no number to ask for.
            Command::Next if matches!(self.step().kind, StepKind::Stopwatch { .. }) => {
                self.skip_to(self.position + 2, now);
            }
            Command::Next => self.skip_to(self.position + 1, now),
            Command::SkipExercise => self.skip_to(self.position_of_next_exercise(), now),
            Command::Back => self.back(now),
            Command::AddSeconds(seconds) => return self.add_seconds(now, seconds),
            Command::Answer(answer) => return self.answer(now, answer),
            Command::Done => return self.done(now),
            Command::AddToNumber(more) => return self.add_to_number(more),
            Command::Stop => self.stop(now),
            Command::UndoStop => {}
        }
        Ok(())
    }

    fn pause(&mut self, now: Moment, reason: PauseReason) {
        if !matches!(self.state, State::Paused { .. }) {
            self.pause_at(now, reason);
        }
    }

    /// Counts in, then goes on; inside a repetition, that repetition starts again, and so does a test against
    /// the clock: who has rested measures something else. A question is simply put again: nobody has to get
    /// back into position for it.
    fn resume(&mut self, now: Moment) {
        let State::Paused { elapsed, .. } = self.state else {
            return;
        };
        self.events.push_back(Event::Resumed { at: now });
        if matches!(self.step().kind, StepKind::Ask(_)) {
            self.enter(self.position, now);
            return;
        }
        let elapsed = match &self.step().kind {
            StepKind::Repetitions { tempo, .. } => {
                tempo.repetition() * whole_repetitions(elapsed, tempo.repetition())
            }
            StepKind::Stopwatch { .. } => Duration::ZERO,
            _ => elapsed,
        };
        self.state = State::CountingIn {
            until: now + RESUME_COUNT_IN,
            elapsed,
        };
    }

    fn skip_to(&mut self, position: usize, now: Moment) {
        self.leave(StepEnd::Skipped, now);
        self.go_to(position, now);
    }

    /// The first step ahead that is about another exercise, or about none.
    fn position_of_next_exercise(&self) -> usize {
        let here = self.step();
        self.path
            .iter()
            .skip(self.position + 1)
            .position(|step| here.about.is_none() || !step.is_about_the_same(here))
            .map_or(self.path.len() - 1, |ahead| self.position + 1 + ahead)
    }

    fn back(&mut self, now: Moment) {
        let again = self
            .last_back
            .is_some_and(|last| now.since(last) <= BACK_AGAIN_WITHIN);
        self.last_back = Some(now);
        let target = if again {
            self.position.saturating_sub(1)
        } else {
            self.position
        };
        let here = self.position;
        self.leave(StepEnd::LeftBack, now);
        self.take_answer_back(here);
        self.take_answer_back(target);
        self.go_to(self.with_way_into_position(target), now);
    }

    fn take_answer_back(&mut self, position: usize) {
        if self.given.iter().any(|given| given.position == position) {
            self.drop_branch(position);
            self.events.push_back(Event::AnswerDropped { position });
        }
    }

    /// The clock of a test runs from its first moment, so one needs the time to get into position again.
    pub(super) fn with_way_into_position(&self, position: usize) -> usize {
        let is_timed = matches!(self.path[position].kind, StepKind::Stopwatch { .. });
        let leads_there = |before: &usize| {
            let kind = &self.path[*before].kind;
            matches!(kind, StepKind::Prepare { .. } | StepKind::Switch { .. })
        };
        let before = position.checked_sub(1).filter(leads_there);
        before.filter(|_| is_timed).unwrap_or(position)
    }

    /// Enters `position`, and stays paused there if the session was paused.
    fn go_to(&mut self, position: usize, now: Moment) {
        let was = self.state;
        self.enter(position, now);
        if let State::Paused { reason, .. } = was
            && !self.is_over()
        {
            // "No answer" is a reason to stand still at a question only.
            let is_ask = matches!(self.step().kind, StepKind::Ask(_));
            let reason = match reason {
                PauseReason::NoAnswer if !is_ask => PauseReason::Asked,
                reason => reason,
            };
            self.state = State::Paused {
                reason,
                elapsed: Duration::ZERO,
            };
        }
    }

    /// Holds and pauses change by seconds; repetitions by as many whole ones as come nearest,
    /// at least one, so that the rhythm stays. What is already done stays done.
    fn add_seconds(&mut self, now: Moment, seconds: i32) -> Result<(), Refused> {
        let elapsed = self.elapsed(now);
        if matches!(self.step().kind, StepKind::Stopwatch { .. }) {
            return Err(Refused::Untimed);
        }
        let was = self.step().lasts().ok_or(Refused::Untimed)?;
        let position = self.position;
        let step = &mut Arc::make_mut(&mut self.path)[position];
        change_length(step, seconds, elapsed);
        let is = step.lasts().unwrap_or_default();
        self.events.push_back(Event::TimeChanged {
            step: self.facts(),
            was,
            is,
        });
        // Taking away all that is left ends the step now.
        self.advance(now);
        Ok(())
    }

    fn answer(&mut self, now: Moment, answer: usize) -> Result<(), Refused> {
        let StepKind::Ask(ask) = &self.step().kind else {
            return Err(Refused::NoQuestion);
        };
        let count = ask.branches.len();
        if answer >= count {
            return Err(Refused::NoSuchAnswer { count });
        }
        self.leave(StepEnd::Completed, now);
        self.give_answer(answer, now);
        self.enter(self.position + 1, now);
        Ok(())
    }

    /// Takes an answer to the current question down, in place of one that was given before.
    pub(super) fn give_answer(&mut self, answer: usize, at: Moment) {
        let position = self.position;
        let tested = Tested::of(self.step(), answer);
        let tells = told(self.step(), answer);
        self.drop_branch(position);
        self.take_branch(position, answer);
        self.events.push_back(Event::Answered {
            position,
            answer,
            tested,
            tells,
            at,
        });
    }

    /// Only while it goes on: in a count-in or a pause nothing is being done.
    fn done(&mut self, now: Moment) -> Result<(), Refused> {
        if !self.step().waits_for_done() {
            return Err(Refused::NothingToFinish);
        }
        match self.state {
            State::Asking { .. } => self.answer(now, 0),
            State::Running { .. } => {
                self.complete_step(now);
                Ok(())
            }
            _ if matches!(self.step().kind, StepKind::Ask(_)) => self.answer(now, 0),
            _ => Err(Refused::NothingToFinish),
        }
    }

    fn add_to_number(&mut self, more: i16) -> Result<(), Refused> {
        let changed = |value: u16| value.saturating_add_signed(more).into();
        if self.set_number(changed) {
            Ok(())
        } else {
            Err(Refused::NoNumber)
        }
    }

    /// Changes the number that is asked for; false where none is.
    pub(super) fn set_number(&mut self, change: impl FnOnce(u16) -> u64) -> bool {
        let position = self.position;
        let StepKind::Ask(ask) = &mut Arc::make_mut(&mut self.path)[position].kind else {
            return false;
        };
        let Wants::Number(number) = &mut Arc::make_mut(ask).wants else {
            return false;
        };
        let value = u16::try_from(change(number.value)).unwrap_or(u16::MAX);
        number.value = value.min(number.at_most);
        true
    }

    fn stop(&mut self, now: Moment) {
        let elapsed = self.elapsed(now);
        self.leave(StepEnd::Stopped, now);
        self.state = State::Stopped { elapsed };
        self.events.push_back(Event::Stopped { at: now });
    }

    /// Back to where it was stopped, paused. What was written down of the step at the stop is
    /// taken back: it will be written when the step really ends.
    fn undo_stop(&mut self, now: Moment) -> Result<(), Refused> {
        let State::Stopped { elapsed } = self.state else {
            return Err(Refused::NotStopped);
        };
        if let Some(done) = self.work_done(StepEnd::Stopped, elapsed) {
            self.ledger.take_back(&done);
        }
        self.state = State::Paused {
            reason: PauseReason::Asked,
            elapsed,
        };
        self.events.push_back(Event::StopUndone { at: now });
        Ok(())
    }
}

fn change_length(step: &mut Step, seconds: i32, elapsed: Duration) {
    match &mut step.kind {
        StepKind::Prepare { lasts }
        | StepKind::Hold { lasts }
        | StepKind::Switch { lasts }
        | StepKind::Rest { lasts } => {
            let by = Duration::from_secs(seconds.unsigned_abs().into());
            *lasts = if seconds < 0 {
                lasts.saturating_sub(by).max(elapsed)
            } else {
                (*lasts + by).min(LONGEST_STEP.max(*lasts))
            };
        }
        StepKind::Repetitions { tempo, count } => {
            let repetition = tempo.repetition();
            let wanted = Duration::from_secs(seconds.unsigned_abs().into());
            let nearest = wanted.as_secs_f64() / repetition.as_secs_f64();
            // At most LONGEST_STEP / repetition, so that the cast cannot overflow.
            let most = LONGEST_STEP.as_secs_f64() / repetition.as_secs_f64();
            let by = nearest.round().clamp(1.0, most.max(1.0)) as u32;
            // The repetition under way is always brought to its end.
            let begun = whole_repetitions(elapsed, repetition)
                + u32::from(!elapsed.as_nanos().is_multiple_of(repetition.as_nanos()));
            *count = match seconds {
                0 => *count,
                ..0 => count.saturating_sub(by).max(begun),
                _ => count.saturating_add(by).min((most as u32).max(*count)),
            };
        }
        StepKind::Stopwatch { .. }
        | StepKind::SelfPaced { .. }
        | StepKind::Ask(_)
        | StepKind::Finish => {}
    }
}
