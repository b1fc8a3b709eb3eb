//! One stretch of time in a plan. It must not know when it starts: times are sums of what comes before.

use std::sync::Arc;
use std::time::Duration;

use super::dose::Tempo;
use super::exercise::Exercise;
use super::side::WorkedSide;

/// A step of a plan: what happens, with what, on which side.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub kind: StepKind,
    /// What is done; in a get-ready or a rest, what is done next. None where nothing follows.
    pub exercise: Option<Arc<Exercise>>,
    pub side: Option<WorkedSide>,
    /// Which set of its exercise, from 1.
    pub set: u16,
    /// Which hold of its set, from 1; always 1 where a step holds all repetitions.
    pub hold: u16,
    /// A sentence of the routine's author for this step.
    pub note: Option<Arc<str>>,
}

/// What happens in a step.
#[derive(Clone, Debug, PartialEq)]
pub enum StepKind {
    /// Get into position.
    Prepare {
        lasts: Duration,
    },
    Hold {
        lasts: Duration,
    },
    /// Repetitions at a tempo.
    Repetitions {
        tempo: Tempo,
        count: u32,
    },
    /// Repetitions at the person's own pace; waits for "done".
    SelfPaced {
        count: u32,
    },
    /// Change sides.
    Switch {
        lasts: Duration,
    },
    Rest {
        lasts: Duration,
    },
    /// Waits for an answer.
    Ask(Arc<Ask>),
    /// The end; lasts no time.
    Finish,
}

/// A question with the steps that follow from each answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub question: String,
    pub branches: Vec<Branch>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    pub label: String,
    pub steps: Vec<Step>,
    /// The longest way through `steps`.
    pub longest: Duration,
}

impl Ask {
    /// The branch that takes longest; the first of equals.
    pub fn longest_branch(&self) -> Option<&Branch> {
        self.branches.iter().reduce(|longest, branch| {
            if branch.longest > longest.longest {
                branch
            } else {
                longest
            }
        })
    }
}

impl Step {
    /// How long the step takes; none where it waits for the person.
    pub fn lasts(&self) -> Option<Duration> {
        match &self.kind {
            StepKind::Prepare { lasts }
            | StepKind::Hold { lasts }
            | StepKind::Switch { lasts }
            | StepKind::Rest { lasts } => Some(*lasts),
            StepKind::Repetitions { tempo, count } => Some(tempo.repetition() * *count),
            StepKind::SelfPaced { .. } | StepKind::Ask(_) => None,
            StepKind::Finish => Some(Duration::ZERO),
        }
    }

    /// How long the step counts for in a total: a question counts for its longest branch.
    pub fn counts_for(&self) -> Duration {
        match &self.kind {
            StepKind::Ask(ask) => ask
                .longest_branch()
                .map_or(Duration::ZERO, |branch| branch.longest),
            _ => self.lasts().unwrap_or_default(),
        }
    }

    /// True where the person works: a hold or repetitions.
    pub fn is_work(&self) -> bool {
        matches!(
            self.kind,
            StepKind::Hold { .. } | StepKind::Repetitions { .. } | StepKind::SelfPaced { .. }
        )
    }

    /// True where the step waits for the person instead of the clock.
    pub fn waits(&self) -> bool {
        matches!(self.kind, StepKind::SelfPaced { .. } | StepKind::Ask(_))
    }

    /// The name in `unsit plan --json` and `unsit status --json`.
    pub fn kind_str(&self) -> &'static str {
        match self.kind {
            StepKind::Prepare { .. } => "prepare",
            StepKind::Hold { .. } => "hold",
            StepKind::Repetitions { .. } | StepKind::SelfPaced { .. } => "reps",
            StepKind::Switch { .. } => "switch",
            StepKind::Rest { .. } => "rest",
            StepKind::Ask(_) => "ask",
            StepKind::Finish => "finish",
        }
    }
}

/// The longest way through `steps`.
pub fn longest_way(steps: &[Step]) -> Duration {
    steps.iter().map(Step::counts_for).sum()
}
