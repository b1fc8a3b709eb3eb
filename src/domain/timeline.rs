//! A plan laid out in time: when each step starts and when each cue is heard, if nobody pauses and
//! every question is answered at once. It must not know when the plan is really run.

use std::time::Duration;

use super::breathing::{self, Breath};
use super::cue::{Cue, cues_of};
use super::plan::Plan;
use super::speech::{Around, Line, Voice, words_of};
use super::step::{Step, StepKind};

/// Steps and cues with their offsets from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline<'plan> {
    pub steps: Vec<TimedStep<'plan>>,
    pub cues: Vec<TimedCue>,
    /// The offset of the end.
    pub total: Duration,
    /// For an evening: what is heard is softer and darker.
    pub is_quiet: bool,
}

/// A step of the plan, not a copy of it: new memory is the dearest part of a long timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimedStep<'plan> {
    pub step: &'plan Step,
    pub starts: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedCue {
    pub at: Duration,
    pub cue: Cue,
    /// Index into [`Timeline::steps`].
    pub step: usize,
}

impl<'plan> Timeline<'plan> {
    /// Lays `plan` out. A question lasts no time here and goes on with its longest branch;
    /// repetitions at the person's own pace last no time either.
    pub fn of(plan: &'plan Plan) -> Self {
        let mut steps = Vec::with_capacity(plan.steps.len());
        let mut total = Duration::ZERO;
        lay_out(&plan.steps, &mut total, &mut steps);
        let mut cues = Vec::with_capacity(steps.len() * 4);
        for (index, &TimedStep { step, starts }) in steps.iter().enumerate() {
            let next = steps.get(index + 1).map(|next| next.step);
            cues_of(step, next, |offset, cue| {
                cues.push(TimedCue {
                    at: starts + offset,
                    cue,
                    step: index,
                });
            });
        }
        Self {
            steps,
            cues,
            total,
            is_quiet: plan.is_quiet,
        }
    }

    /// What is said, in order of time; nothing where a step lasts no time here. At the end the last words may last longer
    /// than the plan.
    pub fn words(&self, voice: &dyn Voice) -> Vec<TimedWords> {
        let mut words = Vec::new();
        for (index, TimedStep { step, starts }) in self.steps.iter().enumerate() {
            let around = Around {
                before: index.checked_sub(1).map(|before| self.steps[before].step),
                step,
                next: self.steps.get(index + 1).map(|next| next.step),
                lasts: match step.kind {
                    StepKind::Finish => None,
                    _ => Some(step.lasts().unwrap_or_default()),
                },
            };
            words.extend(words_of(&around, voice).into_iter().map(|said| TimedWords {
                at: *starts + said.at,
                lasts: said.lasts,
                line: said.line,
                step: index,
            }));
        }
        words
    }
}

impl Timeline<'_> {
    /// When each half of a breath begins that one can follow, in order of time.
    pub fn breaths(&self) -> impl Iterator<Item = (Duration, Breath)> {
        self.steps.iter().flat_map(|TimedStep { step, starts }| {
            let hold = breathing::hold_of(step).into_iter();
            hold.flat_map(breathing::starts)
                .map(move |(at, breath)| (*starts + at, breath))
        })
    }
}

/// A line at its offset from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct TimedWords {
    pub at: Duration,
    pub lasts: Duration,
    pub line: Line,
    /// Index into [`Timeline::steps`].
    pub step: usize,
}

/// Puts `steps` and those of their longest branches behind each other.
fn lay_out<'plan>(steps: &'plan [Step], total: &mut Duration, timed: &mut Vec<TimedStep<'plan>>) {
    for step in steps {
        timed.push(TimedStep {
            step,
            starts: *total,
        });
        *total += step.lasts().unwrap_or_default();
        if let StepKind::Ask(ask) = &step.kind
            && let Some(branch) = ask.longest_branch()
        {
            lay_out(&branch.steps, total, timed);
        }
    }
}
