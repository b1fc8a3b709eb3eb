//! One stretch of time in a plan. It must not know when it starts: times are sums of what comes before.

use std::sync::Arc;
use std::time::Duration;

use super::coach::Fact;
use super::dose::Tempo;
use super::exercise::Exercise;
use super::self_test::{SelfTest, Verdict};
use super::side::WorkedSide;
use super::subject::Subject;

/// A step of a plan: what happens, with what, on which side.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub kind: StepKind,
    /// What is done; in a get-ready or a rest, what is done next. None where nothing follows.
    pub about: Option<Subject>,
    pub side: Option<WorkedSide>,
    /// Which set of its exercise, from 1; always 1 in a self-test.
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
    /// Waits for an answer. About a self-test: for what was seen.
    Ask(Arc<Ask>),
    /// The end; lasts no time.
    Finish,
}

/// A question with the steps that follow from each answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// A sentence of the routine's author; of a self-test, its name.
    pub question: String,
    pub branches: Vec<Branch>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// What the person chooses; of a self-test, what it looks like: empty where nothing could be seen.
    pub label: String,
    /// What choosing it says of a self-test.
    pub verdict: Option<Verdict>,
    /// What choosing it tells the coach, beside what it says of a self-test.
    pub tells: Vec<Fact>,
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
    /// None where it is about a self-test, or about nothing.
    pub fn exercise(&self) -> Option<&Arc<Exercise>> {
        self.about.as_ref()?.exercise()
    }

    /// None where it is about an exercise, or about nothing.
    pub fn self_test(&self) -> Option<&Arc<SelfTest>> {
        self.about.as_ref()?.self_test()
    }

    /// True where both are about the same exercise or self-test.
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        match (&self.about, &other.about) {
            (Some(this), Some(other)) => this.id() == other.id(),
            (None, None) => true,
            _ => false,
        }
    }

    /// True where it waits until a self-test is done and answered.
    pub fn is_test(&self) -> bool {
        matches!(self.kind, StepKind::Ask(_)) && self.self_test().is_some()
    }

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
