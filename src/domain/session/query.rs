//! What can be asked of a session without changing it. Times left are always derived here,
//! never stored. It must not change anything.

use std::sync::Arc;
use std::time::Duration;

use super::{
    ASK_AGAIN_AFTER, COUNTS, GivenAnswer, Ledger, RESUME_COUNT_IN, Session, State, Tested,
};
use crate::domain::cue::{Cue, cues_of};
use crate::domain::self_test::Verdict;
use crate::domain::step::{Number, Step, StepKind, Wants, longest_way};
use crate::domain::{Id, Moment};

impl Session {
    pub fn routine(&self) -> &Id {
        &self.routine
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn state(&self) -> State {
        self.state
    }

    /// The latest moment that it was told.
    pub fn seen(&self) -> Moment {
        self.seen
    }

    /// The current step; at the end, [`crate::domain::StepKind::Finish`].
    pub fn step(&self) -> &Step {
        &self.path[self.position]
    }

    /// Index of the current step in [`Session::path`].
    pub fn position(&self) -> usize {
        self.position
    }

    /// The steps as far as they are known.
    pub fn path(&self) -> &Arc<Vec<Step>> {
        &self.path
    }

    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    pub fn answers(&self) -> &[GivenAnswer] {
        &self.given
    }

    /// The self-tests that were answered, each with what was seen, in the order of the path.
    pub fn tested(&self) -> Vec<(&Step, Verdict)> {
        let mut given: Vec<&GivenAnswer> = self.given.iter().collect();
        given.sort_by_key(|given| given.position);
        let tested = |given: &GivenAnswer| {
            let step = self.path.get(given.position)?;
            let said = Tested::of(step, given.answer)?;
            Some((step, said.verdict))
        };
        given.into_iter().filter_map(tested).collect()
    }

    /// The numbers that tests of strength came to, in the order of the path.
    pub fn measured(&self) -> Vec<(&Step, Number)> {
        let mut given: Vec<&GivenAnswer> = self.given.iter().collect();
        given.sort_by_key(|given| given.position);
        let measured = |given: &GivenAnswer| {
            let step = self.path.get(given.position)?;
            match step.wants()? {
                Wants::Number(number) if given.answer == COUNTS => Some((step, *number)),
                _ => None,
            }
        };
        given.into_iter().filter_map(measured).collect()
    }

    /// Ran to its end or was stopped.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Finished { .. } | State::Stopped { .. })
    }

    /// How much of the current step is done at `now`.
    pub fn elapsed(&self, now: Moment) -> Duration {
        let elapsed = match self.state {
            State::Running { began } => now.since(began),
            State::Asking { asked, .. } => now.since(asked),
            State::CountingIn { elapsed, .. }
            | State::Paused { elapsed, .. }
            | State::Stopped { elapsed } => elapsed,
            State::Finished { .. } => Duration::ZERO,
        };
        self.step()
            .lasts()
            .map_or(elapsed, |lasts| elapsed.min(lasts))
    }

    /// What is left of the current step; none where it waits for the person.
    pub fn remaining(&self, now: Moment) -> Option<Duration> {
        let lasts = self.step().lasts()?;
        Some(lasts.saturating_sub(self.elapsed(now)))
    }

    /// What is left of the count-in after a resume; none outside of it.
    pub fn count_in_remaining(&self, now: Moment) -> Option<Duration> {
        match self.state {
            State::CountingIn { until, .. } => Some(until.since(now)),
            _ => None,
        }
    }

    /// What is left of the session, by the longest branches; a count-in is not counted.
    pub fn total_remaining(&self, now: Moment) -> Duration {
        if self.is_over() {
            return Duration::ZERO;
        }
        let current = self
            .remaining(now)
            .unwrap_or_else(|| self.step().counts_for());
        current + longest_way(&self.path[self.position + 1..])
    }

    /// Every cue from `now` on, at the moment when it falls due, up to the next step that waits
    /// for the person (its own first cue included). Empty while nothing runs.
    pub fn cues_from(&self, now: Moment) -> Vec<(Moment, Cue)> {
        let mut cues = Vec::new();
        let (mut begins, mut from) = match self.state {
            State::Running { began } => (began, now.since(began)),
            State::Asking { asked, .. } => (asked, now.since(asked)),
            State::CountingIn { until, elapsed } => {
                self.count_in_cues(until, now, &mut cues);
                (until - elapsed, elapsed)
            }
            State::Finished { at } => (at, now.since(at)),
            State::Paused { .. } | State::Stopped { .. } => return cues,
        };
        // After a count-in into the middle of a step "go" says all; the turn into that same
        // repetition is not heard beside it.
        let mut skips_equal = matches!(self.state, State::CountingIn { .. }) && !from.is_zero();
        for (index, step) in self.path.iter().enumerate().skip(self.position) {
            cues_of(step, self.path.get(index + 1), |offset, cue| {
                if offset > from || (offset == from && !skips_equal) {
                    cues.push((begins + offset, cue));
                }
            });
            if let StepKind::Ask(_) = step.kind {
                cues.push((begins + ASK_AGAIN_AFTER, Cue::Prepare));
            }
            let Some(lasts) = step.lasts() else { break };
            begins = begins + lasts;
            from = Duration::ZERO;
            skips_equal = false;
        }
        cues.retain(|(at, _)| *at >= now);
        cues
    }

    /// Three ticks, and "go" where the resumed step does not start with its own first cue.
    fn count_in_cues(&self, until: Moment, now: Moment, cues: &mut Vec<(Moment, Cue)>) {
        let begins = until - RESUME_COUNT_IN;
        for second in 0..3 {
            let at = begins + Duration::from_secs(second);
            if at >= now {
                cues.push((at, Cue::Tick));
            }
        }
        if self.step().is_work() && !self.elapsed(now).is_zero() {
            cues.push((until, Cue::Go));
        }
    }
}
