//! What can be asked of a session without changing it. Times left are always derived here,
//! never stored. It must not change anything.

use std::sync::Arc;
use std::time::Duration;

use super::{
    ASK_AGAIN_AFTER, COUNTS, GivenAnswer, Ledger, RESUME_COUNT_IN, Session, State, Tested,
};
use crate::domain::breathing::{self, Breath, Breathing};
use crate::domain::cue::{Cue, cues_of};
use crate::domain::self_test::Verdict;
use crate::domain::speech::{Around, Line, Said, Voice, words_of};
use crate::domain::step::{Number, Step, StepKind, Wants, longest_way};
use crate::domain::{Id, Moment};

/// Steps that begin within this time are told ahead, so that what is to be said in them is at hand.
const WORDS_AHEAD: Duration = Duration::from_secs(20);

/// A line at its moment.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidAt {
    pub at: Moment,
    pub lasts: Duration,
    /// The latest end; none where nothing follows.
    pub until: Option<Moment>,
    pub line: Line,
}

impl SaidAt {
    /// In a step that begins at `begins`.
    fn new(begins: Moment, said: &Said) -> Self {
        Self {
            at: begins + said.at,
            lasts: said.lasts,
            until: said.until.map(|until| begins + until),
            line: said.line.clone(),
        }
    }
}

/// Half of a breath at its moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreathAt {
    pub at: Moment,
    /// The end of the hold.
    pub until: Moment,
    pub breath: Breath,
}

/// A step that is soon, or now.
struct Near {
    /// In the path.
    index: usize,
    begins: Moment,
    /// How much of it is done; none where it has yet to begin.
    elapsed: Option<Duration>,
    /// Whether it goes on after a pause.
    counts_in: bool,
}

impl Near {
    /// Whether what is heard from `at` to `ends`, from its start, is still to be heard. What was cut off by a pause is not
    /// heard from its middle.
    fn is_due(&self, at: Duration, ends: Duration) -> bool {
        match self.elapsed {
            Some(elapsed) if self.counts_in => at >= elapsed,
            Some(elapsed) => ends > elapsed,
            None => true,
        }
    }
}

impl Session {
    pub fn routine(&self) -> &Id {
        &self.routine
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// For an evening: what is heard is softer and darker.
    pub fn is_quiet(&self) -> bool {
        self.is_quiet
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

    /// What is said from `now` on in this step, the next two and those that begin within [`WORDS_AHEAD`]; also what has
    /// been begun before and lasts. Empty while nothing runs.
    pub fn words_from(&self, now: Moment, voice: &dyn Voice) -> Vec<SaidAt> {
        let mut words = Vec::new();
        for near in self.near(now) {
            let index = near.index;
            let step = &self.path[index];
            let around = Around {
                before: index.checked_sub(1).map(|before| &self.path[before]),
                step,
                next: self.path.get(index + 1),
                lasts: step.lasts().filter(|_| step.kind != StepKind::Finish),
            };
            let said = words_of(&around, voice);
            let due = said.iter().filter(|said| near.is_due(said.at, said.ends()));
            words.extend(due.map(|said| SaidAt::new(near.begins, said)));
            if let StepKind::Ask(_) = step.kind {
                let again = near.begins + ASK_AGAIN_AFTER;
                words.extend(said.iter().map(|said| SaidAt::new(again, said)));
            }
        }
        words
    }

    /// The breaths to follow in the same steps; what has been begun before and lasts is among them.
    pub fn breaths_from(&self, now: Moment) -> Vec<BreathAt> {
        let mut breaths = Vec::new();
        for near in self.near(now) {
            let Some(hold) = breathing::hold_of(&self.path[near.index]) else {
                continue;
            };
            let due = breathing::starts(hold)
                .filter(|(at, breath)| near.is_due(*at, *at + breath.lasts()));
            breaths.extend(due.map(|(at, breath)| BreathAt {
                at: near.begins + at,
                until: near.begins + hold,
                breath,
            }));
        }
        breaths
    }

    /// What is breathed at `now`; none while nothing runs, and where there is no breath to follow.
    pub fn breathing(&self, now: Moment) -> Option<Breathing> {
        let State::Running { .. } = self.state else {
            return None;
        };
        breathing::at(breathing::hold_of(self.step())?, self.elapsed(now))
    }

    /// This step, the next two and those that begin within [`WORDS_AHEAD`], up to the next that waits for the person. None
    /// while nothing runs.
    fn near(&self, now: Moment) -> Vec<Near> {
        let mut near = Vec::new();
        let (mut begins, elapsed) = match self.state {
            State::Running { began } => (began, now.since(began)),
            State::Asking { asked, .. } => (asked, now.since(asked)),
            State::CountingIn { until, elapsed } => (until - elapsed, elapsed),
            State::Finished { at } => (at, now.since(at)),
            State::Paused { .. } | State::Stopped { .. } => return near,
        };
        let counts_in = matches!(self.state, State::CountingIn { .. });
        for (index, step) in self.path.iter().enumerate().skip(self.position) {
            if index > self.position + 2 && begins.since(now) > WORDS_AHEAD {
                break;
            }
            near.push(Near {
                index,
                begins,
                elapsed: (index == self.position).then_some(elapsed),
                counts_in,
            });
            let Some(lasts) = step.lasts() else { break };
            begins = begins + lasts;
        }
        near
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
