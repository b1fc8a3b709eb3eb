//! What a session tells the world. Every event carries its facts: whoever hears it finds the
//! session already in its next state. It must not know who listens.

use std::time::Duration;

use super::PauseReason;
use crate::domain::coach::Fact;
use crate::domain::self_test::Verdict;
use crate::domain::side::WorkedSide;
use crate::domain::step::{Means, Step, StepKind, Wants};
use crate::domain::{Id, Moment, Subject};

/// Something that happened in a session.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Started {
        routine: Id,
    },
    /// A session that was cut off goes on at `position`.
    WentOn {
        position: usize,
    },
    StepStarted {
        step: StepFacts,
        at: Moment,
    },
    /// A step is behind: it ran out, was left early, or the session ended in it.
    StepEnded {
        step: StepFacts,
        end: StepEnd,
        /// How much of it was done.
        elapsed: Duration,
        /// Whole repetitions done; 0 where the step has none.
        repetitions: u32,
        at: Moment,
    },
    Paused {
        reason: PauseReason,
        at: Moment,
    },
    /// The count-in after a pause began.
    Resumed {
        at: Moment,
    },
    /// A question is put (`again`: for the second time).
    Asked {
        position: usize,
        again: bool,
        at: Moment,
    },
    Answered {
        position: usize,
        answer: usize,
        /// What the answer says, where the question is a self-test.
        tested: Option<Tested>,
        /// What the answer tells the coach, that included.
        tells: Vec<Fact>,
        at: Moment,
    },
    /// Going back over a question took its answer and its steps back.
    AnswerDropped {
        position: usize,
    },
    /// The current step was made longer or shorter.
    TimeChanged {
        step: StepFacts,
        was: Duration,
        is: Duration,
    },
    Stopped {
        at: Moment,
    },
    /// The stop, and the [`StepEnd::Stopped`] before it, did not happen after all.
    StopUndone {
        at: Moment,
    },
    Finished {
        at: Moment,
    },
}

/// Which step an event speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct StepFacts {
    /// Index into the session's path.
    pub position: usize,
    pub kind: &'static str,
    pub is_work: bool,
    pub about: Option<Subject>,
    pub side: Option<WorkedSide>,
    pub set: u16,
    pub hold: u16,
    /// None where the step waits for the person.
    pub planned: Option<Duration>,
}

impl StepFacts {
    pub(super) fn of(position: usize, step: &Step) -> Self {
        Self {
            position,
            kind: step.kind_str(),
            is_work: step.is_work(),
            about: step.about.clone(),
            side: step.side,
            set: step.set,
            hold: step.hold,
            planned: step.lasts(),
        }
    }
}

/// What a person saw in a self-test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    pub test: Id,
    pub side: WorkedSide,
    pub verdict: Verdict,
}

impl Tested {
    /// What the `answer` to `step` says; none where that is no self-test.
    pub(super) fn of(step: &Step, answer: usize) -> Option<Self> {
        let StepKind::Ask(ask) = &step.kind else {
            return None;
        };
        Some(Self {
            test: step.self_test()?.id.clone(),
            side: step.side?,
            verdict: ask.branches.get(answer)?.verdict()?,
        })
    }
}

/// What the `answer` to `step` tells the coach: what its author says, and of a number that counts, that number.
pub fn told(step: &Step, answer: usize) -> Vec<Fact> {
    let StepKind::Ask(ask) = &step.kind else {
        return Vec::new();
    };
    let Some(branch) = ask.branches.get(answer) else {
        return Vec::new();
    };
    let measured = match (&ask.wants, branch.means, step.self_test().zip(step.side)) {
        (Wants::Number(number), Means::Counts, Some((test, side))) => Some(Fact::Measured {
            test: test.id.clone(),
            side,
            value: number.value,
        }),
        _ => None,
    };
    branch.tells.iter().cloned().chain(measured).collect()
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepEnd {
    /// It ran its whole time, or the person said that it is done.
    Completed,
    /// Left with "next".
    Skipped,
    /// Left with "back".
    LeftBack,
    /// The session was stopped in it.
    Stopped,
}

impl StepEnd {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Skipped => "skipped",
            Self::LeftBack => "left-back",
            Self::Stopped => "stopped",
        }
    }
}
