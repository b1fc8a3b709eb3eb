//! A plan laid out in time: when each step starts and when each cue is heard, if nobody pauses and
//! every question is answered at once. It must not know when the plan is really run.

use std::time::Duration;

use super::cue::{Cue, cues_of};
use super::plan::Plan;
use super::step::{Step, StepKind};

/// Steps and cues with their offsets from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline<'plan> {
    pub steps: Vec<TimedStep<'plan>>,
    pub cues: Vec<TimedCue>,
    /// The offset of the end.
    pub total: Duration,
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
        Self { steps, cues, total }
    }
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
