//! A plan laid out in time: when each step starts and when each cue is heard, if nobody pauses and
//! every question is answered at once. It must not know when the plan is really run.

use std::time::Duration;

use super::cue::{Cue, cues_of};
use super::plan::Plan;
use super::step::{Step, StepKind};

/// Steps and cues with their offsets from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    pub steps: Vec<TimedStep>,
    pub cues: Vec<TimedCue>,
    /// The offset of the end.
    pub total: Duration,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimedStep {
    pub step: Step,
    pub starts: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedCue {
    pub at: Duration,
    pub cue: Cue,
    /// Index into [`Timeline::steps`].
    pub step: usize,
}

impl Timeline {
    /// Lays `plan` out. A question lasts no time here and goes on with its longest branch;
    /// repetitions at the person's own pace last no time either.
    pub fn of(plan: &Plan) -> Self {
        let mut flat = Vec::with_capacity(plan.steps.len());
        flatten(&plan.steps, &mut flat);
        let mut timeline = Self {
            steps: Vec::with_capacity(flat.len()),
            cues: Vec::with_capacity(flat.len() * 4),
            total: Duration::ZERO,
        };
        for (index, step) in flat.iter().enumerate() {
            let starts = timeline.total;
            cues_of(step, flat.get(index + 1).copied(), |offset, cue| {
                timeline.cues.push(TimedCue {
                    at: starts + offset,
                    cue,
                    step: index,
                });
            });
            timeline.steps.push(TimedStep {
                step: (*step).clone(),
                starts,
            });
            timeline.total += step.lasts().unwrap_or_default();
        }
        timeline
    }
}

fn flatten<'plan>(steps: &'plan [Step], flat: &mut Vec<&'plan Step>) {
    for step in steps {
        flat.push(step);
        if let StepKind::Ask(ask) = &step.kind
            && let Some(branch) = ask.longest_branch()
        {
            flatten(&branch.steps, flat);
        }
    }
}
