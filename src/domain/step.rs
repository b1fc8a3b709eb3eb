//! One stretch of time in a plan. It must not know when it starts: times are sums of what comes before.

use std::sync::Arc;
use std::time::Duration;

use super::coach::Fact;
use super::coach::record::TestSign;
use super::dose::Tempo;
use super::exercise::Exercise;
use super::norm::Unit;
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
    /// A test of strength against the clock, until "done" or at the most so long. How long it lasted is the
    /// number that the question after it asks for.
    Stopwatch {
        at_most: Duration,
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
    pub wants: Wants,
    /// A sentence of the routine's author; of a self-test, its name.
    pub question: String,
    pub branches: Vec<Branch>,
}

/// What a question wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wants {
    /// What its author asks.
    Answer,
    /// That a self-test was tried once: the second try counts.
    FirstTry,
    /// What was seen in it; with a sentence of the test where the usual question does not do.
    Look(Option<String>),
    /// Why it could not be tested.
    Sign,
    /// Nothing but that one has read what follows from the sign.
    Heard(TestSign),
    /// How much was counted.
    Number(Number),
}

/// A number that is asked for, as it stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    pub unit: Unit,
    pub at_most: u16,
    pub value: u16,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    pub means: Means,
    /// What the person chooses; of a self-test, what it looks like. Empty where what it means says all.
    pub label: String,
    /// What choosing it tells the coach.
    pub tells: Vec<Fact>,
    pub steps: Vec<Step>,
    /// The longest way through `steps`.
    pub longest: Duration,
}

/// What an answer stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// What its label says.
    Label,
    /// Going on.
    GoOn,
    /// What a self-test showed.
    Seen(Verdict),
    /// Why it could not be done.
    Sign(TestSign),
    /// The number counts.
    Counts,
}

impl Branch {
    pub fn new(means: Means, label: String, tells: Vec<Fact>, steps: Vec<Step>) -> Self {
        Self {
            means,
            label,
            tells,
            longest: longest_way(&steps),
            steps,
        }
    }

    /// What choosing it says of a self-test.
    pub const fn verdict(&self) -> Option<Verdict> {
        match self.means {
            Means::Seen(verdict) => Some(verdict),
            _ => None,
        }
    }
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
            | StepKind::Rest { lasts }
            | StepKind::Stopwatch { at_most: lasts } => Some(*lasts),
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
            StepKind::Hold { .. }
                | StepKind::Stopwatch { .. }
                | StepKind::Repetitions { .. }
                | StepKind::SelfPaced { .. }
        )
    }

    /// What it asks for; none where it is no question.
    pub fn wants(&self) -> Option<&Wants> {
        match &self.kind {
            StepKind::Ask(ask) => Some(&ask.wants),
            _ => None,
        }
    }

    /// True where "done" ends it, and nothing else is to be said.
    pub fn waits_for_done(&self) -> bool {
        match &self.kind {
            StepKind::SelfPaced { .. } | StepKind::Stopwatch { .. } => true,
            StepKind::Ask(ask) => matches!(
                ask.branches.first().map(|branch| branch.means),
                Some(Means::GoOn | Means::Counts)
            ),
            _ => false,
        }
    }

    /// True where the step waits for the person instead of the clock.
    pub fn waits(&self) -> bool {
        matches!(self.kind, StepKind::SelfPaced { .. } | StepKind::Ask(_))
    }

    /// The name in `unsit plan --json` and `unsit status --json`.
    pub fn kind_str(&self) -> &'static str {
        match self.kind {
            StepKind::Prepare { .. } => "prepare",
            // A contract with people's scripts: a position is held, and the clock may end it, so it is a
            // hold that lasts at the most so long, and no question, which lasts as long as one likes.
            StepKind::Hold { .. } | StepKind::Stopwatch { .. } => "hold",
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
