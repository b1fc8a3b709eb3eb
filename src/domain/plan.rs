//! A routine unrolled into steps for one person. It must not know the time of day:
//! a plan says how long things take, not when.

mod self_test;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::dose::Work;
use super::routine::{Item, Prescription, Question, Routine, SideChoice};
use super::side::WorkedSide;
use super::step::{Ask, Branch, Means, Step, StepKind, Wants, longest_way};
use super::subject::Subject;
use super::{Id, Side};

/// A routine unrolled: every step in order, the last one always [`StepKind::Finish`].
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub routine: Id,
    pub name: Arc<str>,
    pub steps: Arc<Vec<Step>>,
    /// For an evening: what is heard is softer and darker.
    pub is_quiet: bool,
}

/// The side that a person's tests or their own word call worse, per muscle group.
/// An unknown worse side is the right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorseSides(pub BTreeMap<Id, Side>);

impl WorseSides {
    pub fn of(&self, group: &Id) -> Side {
        self.0.get(group).copied().unwrap_or(Side::Right)
    }
}

impl Plan {
    /// Unrolls `routine`. Sets of a sided exercise run: worse side, changeover, other side, rest,
    /// next set. The pause after the last repetition counts, the rest after the last set does not.
    /// A get-ready, changeover, release or rest of zero length leaves no step.
    pub fn unroll(routine: &Routine, worse: &WorseSides) -> Self {
        let mut steps = Vec::new();
        unroll_items(&routine.items, worse, &mut steps);
        steps.push(Step {
            kind: StepKind::Finish,
            about: None,
            side: None,
            set: 1,
            hold: 1,
            note: None,
        });
        fill_coming(&mut steps, None);
        Self {
            routine: routine.id.clone(),
            name: routine.name.as_str().into(),
            steps: Arc::new(steps),
            is_quiet: routine.quiet,
        }
    }

    /// How long it takes, by the longest branches; without the time that answers take.
    pub fn longest(&self) -> Duration {
        longest_way(&self.steps)
    }

    /// True where the total depends on the person, so that it is "at most": on answers, or on how long
    /// a test of strength lasts. What is answered in a self-test changes it only where it opens something.
    pub fn has_asks(&self) -> bool {
        let asks = |step: &Step| match &step.kind {
            StepKind::Ask(ask) => {
                !step.is_test() || ask.branches.iter().any(|branch| !branch.longest.is_zero())
            }
            StepKind::Stopwatch { .. } => true,
            _ => false,
        };
        self.steps.iter().any(asks)
    }

    /// True where the person takes a time of their own somewhere, which is in no total: for repetitions
    /// at their own pace, or to look at what a self-test shows.
    pub fn is_self_paced(&self) -> bool {
        let takes_time = |step: &Step| step.waits() && (step.is_work() || step.is_test());
        self.steps.iter().any(takes_time)
    }
}

fn unroll_items(items: &[Item], worse: &WorseSides, steps: &mut Vec<Step>) {
    for item in items {
        match item {
            Item::Exercise(prescription) => unroll_exercise(prescription, worse, steps),
            Item::SelfTest(guided) => self_test::unroll(guided, worse, steps),
            Item::Rest(lasts) => steps.push(pause_step(StepKind::Rest { lasts: *lasts })),
            Item::Ask(question) => steps.push(ask_step(question, worse)),
            Item::Group { times, items } => {
                for _ in 0..times.get() {
                    unroll_items(items, worse, steps);
                }
            }
        }
    }
}

/// A rest that is not yet told what comes after it; see [`fill_coming`].
fn pause_step(kind: StepKind) -> Step {
    Step {
        kind,
        about: None,
        side: None,
        set: 1,
        hold: 1,
        note: None,
    }
}

fn ask_step(question: &Question, worse: &WorseSides) -> Step {
    let branches = question
        .answers
        .iter()
        .map(|answer| {
            let mut steps = Vec::new();
            unroll_items(&answer.items, worse, &mut steps);
            Branch::new(
                Means::Label,
                answer.label.clone(),
                answer.tells.clone(),
                steps,
            )
        })
        .collect();
    pause_step(StepKind::Ask(Arc::new(Ask {
        wants: Wants::Answer,
        question: question.text.clone(),
        branches,
    })))
}

fn unroll_exercise(prescription: &Prescription, worse: &WorseSides, steps: &mut Vec<Step>) {
    let dose = &prescription.dose;
    let sides = sides_in_order(prescription, worse);
    let note: Option<Arc<str>> = prescription.note.as_deref().map(Into::into);
    let step = |kind, side: WorkedSide, set: u16, hold: u16| Step {
        kind,
        about: Some(Subject::Exercise(Arc::clone(&prescription.exercise))),
        side: Some(side),
        set,
        hold,
        note: note.clone(),
    };
    let (first, second) = sides;

    if !dose.get_ready.is_zero() {
        let lasts = dose.get_ready;
        steps.push(step(StepKind::Prepare { lasts }, first, 1, 1));
    }
    for set in 1..=dose.sets.get() {
        if set > 1 && !dose.rest.is_zero() {
            let lasts = dose.rest;
            steps.push(step(StepKind::Rest { lasts }, first, set, 1));
        }
        push_work(&dose.work, |kind, hold| {
            steps.push(step(kind, first, set, hold))
        });
        if let Some(second) = second {
            if !dose.changeover.is_zero() {
                let lasts = dose.changeover;
                steps.push(step(StepKind::Switch { lasts }, second, set, 1));
            }
            push_work(&dose.work, |kind, hold| {
                steps.push(step(kind, second, set, hold))
            });
        }
    }
}

/// The side worked first, and the one worked after it where there is one.
fn sides_in_order(
    prescription: &Prescription,
    worse: &WorseSides,
) -> (WorkedSide, Option<WorkedSide>) {
    let worse = worse.of(&prescription.exercise.group);
    match prescription.sides {
        SideChoice::Together | SideChoice::Alternating => (WorkedSide::Both, None),
        SideChoice::Each => (worse.into(), Some(worse.other().into())),
        SideChoice::Worse => (worse.into(), None),
        SideChoice::Better => (worse.other().into(), None),
        SideChoice::Left => (WorkedSide::Left, None),
        SideChoice::Right => (WorkedSide::Right, None),
    }
}

/// The work of one set on one side: each hold is a step of its own, with its release between.
fn push_work(work: &Work, mut push: impl FnMut(StepKind, u16)) {
    match work {
        Work::Holds {
            hold,
            repetitions,
            release,
        } => {
            for index in 1..=repetitions.get() {
                if index > 1 && !release.is_zero() {
                    push(StepKind::Rest { lasts: *release }, index);
                }
                push(StepKind::Hold { lasts: *hold }, index);
            }
        }
        Work::Tempo { tempo, repetitions } => push(
            StepKind::Repetitions {
                tempo: *tempo,
                count: repetitions.get().into(),
            },
            1,
        ),
        Work::SelfPaced { repetitions } => push(
            StepKind::SelfPaced {
                count: repetitions.get().into(),
            },
            1,
        ),
    }
}

/// Tells each rest of its own what comes after it. `after` is what follows the last step.
fn fill_coming(steps: &mut [Step], after: Option<&Step>) {
    // The index of the next step that says what is done; `steps.len()` stands for `after`.
    let mut coming = Some(steps.len());
    for index in (0..steps.len()).rev() {
        let next = coming.and_then(|at| steps.get(at).or(after));
        let StepKind::Ask(ask) = &steps[index].kind else {
            let is_bare_rest =
                matches!(steps[index].kind, StepKind::Rest { .. }) && steps[index].about.is_none();
            if is_bare_rest {
                if let Some((about, side, set)) =
                    next.map(|next| (next.about.clone(), next.side, next.set))
                {
                    let rest = &mut steps[index];
                    (rest.about, rest.side, rest.set) = (about, side, set);
                }
            } else {
                coming = Some(index);
            }
            continue;
        };
        let mut ask = (**ask).clone();
        for branch in &mut ask.branches {
            fill_coming(&mut branch.steps, next);
        }
        steps[index].kind = StepKind::Ask(Arc::new(ask));
        // What follows a question depends on its answer; a self-test says itself what it is.
        coming = steps[index].about.is_some().then_some(index);
    }
}

#[cfg(test)]
mod tests;
