//! A guided self-test into steps: on each side a get-ready, a first try, then the looks that count; of
//! strength, a stopwatch and its number. It must not know what follows from a verdict.

use std::sync::Arc;
use std::time::Duration;

use super::{WorseSides, unroll_items};
use crate::domain::coach::Fact;
use crate::domain::coach::record::TestSign;
use crate::domain::demonstration::Tightness;
use crate::domain::exercise::Sides;
use crate::domain::norm::{Measure, Unit};
use crate::domain::routine::GuidedTest;
use crate::domain::self_test::{Look, Verdict};
use crate::domain::side::WorkedSide;
use crate::domain::step::{Ask, Branch, Means, Number, Step, StepKind, Wants};
use crate::domain::subject::Subject;
use crate::domain::{Id, Side};

/// The better side, changeover, the worse: what is good to see is seen first, and a side that may hurt comes
/// when one knows the movement. Exercises go the other way round.
pub(super) fn unroll(guided: &GuidedTest, worse: &WorseSides, steps: &mut Vec<Step>) {
    let test = &guided.test;
    let (first, second) = match test.sides {
        Sides::Each if guided.only.is_some() => {
            (guided.only.map_or(WorkedSide::Both, WorkedSide::from), None)
        }
        Sides::Each => {
            let group = guided.muscle.as_ref().or(test.groups.first());
            let worse = group.map_or(Side::Right, |group| worse.of(group));
            (worse.other().into(), Some(worse.into()))
        }
        Sides::Both | Sides::Alternating => (WorkedSide::Both, None),
    };
    let of_side = |side| Sided::new(guided, worse, side);
    if !guided.get_ready.is_zero() {
        let lasts = guided.get_ready;
        steps.push(of_side(first).step(StepKind::Prepare { lasts }));
    }
    of_side(first).steps(steps);
    if let Some(second) = second {
        if !guided.changeover.is_zero() {
            let lasts = guided.changeover;
            steps.push(of_side(second).step(StepKind::Switch { lasts }));
        }
        of_side(second).steps(steps);
    }
}

/// One side of a self-test.
struct Sided<'g> {
    guided: &'g GuidedTest,
    worse: &'g WorseSides,
    side: WorkedSide,
    looks: Vec<Look<'g>>,
}

impl<'g> Sided<'g> {
    fn new(guided: &'g GuidedTest, worse: &'g WorseSides, side: WorkedSide) -> Self {
        let mut looks = guided.test.looks();
        if let Some(muscle) = &guided.muscle {
            looks.retain(|look| look.groups.contains(&muscle));
        }
        Self {
            guided,
            worse,
            side,
            looks,
        }
    }

    fn step(&self, kind: StepKind) -> Step {
        Step {
            kind,
            about: Some(Subject::SelfTest(Arc::clone(&self.guided.test))),
            side: Some(self.side),
            set: 1,
            hold: 1,
            note: self.guided.note.as_deref().map(Into::into),
        }
    }

    fn ask(&self, wants: Wants, branches: Vec<Branch>) -> Step {
        self.step(StepKind::Ask(Arc::new(Ask {
            wants,
            question: self.guided.test.name.clone(),
            branches,
        })))
    }

    fn steps(&self, steps: &mut Vec<Step>) {
        match &self.guided.test.measure {
            Some(measure) => self.measured(measure, steps),
            None => steps.extend(self.first_try()),
        }
    }

    /// Against the clock, then the number. One try: a second one would measure how tired the first has made.
    fn measured(&self, measure: &Measure, steps: &mut Vec<Step>) {
        let secs = |secs: u16| Duration::from_secs(secs.into());
        let clock = match (measure.unit, measure.within_s) {
            (Unit::Seconds, _) => Some(StepKind::Stopwatch {
                at_most: secs(measure.at_most),
            }),
            (Unit::Repetitions, Some(within)) => Some(StepKind::Hold {
                lasts: secs(within),
            }),
            (Unit::Repetitions, None) => None,
        };
        steps.extend(clock.map(|kind| self.step(kind)));
        let number = Number {
            unit: measure.unit,
            at_most: measure.at_most,
            value: 0,
        };
        let counts = Branch::new(Means::Counts, String::new(), Vec::new(), Vec::new());
        let branches = vec![counts, self.could_not(0)];
        steps.push(self.ask(Wants::Number(number), branches));
    }

    /// The first of two tries. It leads to the looks; who could not make it is not asked to look.
    fn first_try(&self) -> Option<Step> {
        let look = self.look(0, &mut Vec::new())?;
        let tried = Branch::new(Means::GoOn, String::new(), Vec::new(), vec![look]);
        Some(self.ask(Wants::FirstTry, vec![tried, self.could_not(0)]))
    }

    /// The look of this number, after what the looks before it have `seen`. What a look opens comes behind
    /// the last one: nobody gets up to stretch between two looks.
    fn look(&self, number: usize, seen: &mut Vec<Tightness>) -> Option<Step> {
        let look = self.looks.get(number)?;
        let mut branches = Vec::new();
        for (verdict, looks) in &look.answers {
            seen.push(*verdict);
            let steps = match self.look(number + 1, seen) {
                Some(next) => vec![next],
                None => self.opened(seen),
            };
            seen.pop();
            let verdict = Verdict::Seen(*verdict);
            let tells = self.told(look.groups.iter().copied(), verdict, None);
            branches.push(Branch::new(
                Means::Seen(verdict),
                looks.clone(),
                tells,
                steps,
            ));
        }
        branches.push(self.could_not(number));
        Some(self.ask(Wants::Look(look.asks.map(str::to_owned)), branches))
    }

    /// It was broken off at the look of this number: that one and those behind it say nothing. Only then is it
    /// asked why, so that it stands also where nobody answers.
    fn could_not(&self, number: usize) -> Branch {
        let tells = self.told(self.groups_from(number), Verdict::CouldNotTest, None);
        let why = self.guided.test.is_of_tightness();
        let steps = why.then(|| self.sign(number)).into_iter().collect();
        let means = Means::Seen(Verdict::CouldNotTest);
        Branch::new(means, String::new(), tells, steps)
    }

    /// A sign of nerve, joint or pain speaks of all that the position loads, also of what was looked at before.
    fn sign(&self, number: usize) -> Step {
        let branch = |sign| {
            let from = match sign {
                TestSign::NotPossible => number,
                TestSign::Tingling | TestSign::GroinPinch | TestSign::Pain => 0,
            };
            let tells = self.told(self.groups_from(from), Verdict::CouldNotTest, Some(sign));
            let go_on = Branch::new(Means::GoOn, String::new(), Vec::new(), Vec::new());
            let heard = self.ask(Wants::Heard(sign), vec![go_on]);
            Branch::new(Means::Sign(sign), String::new(), tells, vec![heard])
        };
        self.ask(Wants::Sign, TestSign::ALL.map(branch).into())
    }

    fn groups_from(&self, number: usize) -> impl Iterator<Item = &'g Id> {
        let looks = self.looks.get(number..).unwrap_or_default();
        looks.iter().flat_map(|look| look.groups.iter().copied())
    }

    fn told(
        &self,
        groups: impl Iterator<Item = &'g Id>,
        verdict: Verdict,
        sign: Option<TestSign>,
    ) -> Vec<Fact> {
        Fact::of_look(&self.guided.test, groups, self.side, verdict, sign)
    }

    fn opened(&self, seen: &[Tightness]) -> Vec<Step> {
        let mut steps = Vec::new();
        for (look, verdict) in self.looks.iter().zip(seen) {
            for opened in &self.guided.opens {
                let is_of_look = |muscle| look.groups.contains(&muscle);
                if opened.verdict == *verdict && opened.muscle.as_ref().is_none_or(is_of_look) {
                    unroll_items(&opened.items, self.worse, &mut steps);
                }
            }
        }
        steps
    }
}
