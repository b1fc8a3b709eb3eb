//! A suggestion as lines to read: what to do, why, and what else should be known. It must not know
//! where they are read.

use super::{Telling, Words};
use crate::domain::coach::check::{Check, SideCheck, Standing};
use crate::domain::coach::click::Stretching;
use crate::domain::coach::gate::Gate;
use crate::domain::coach::prescribe::Prescribed;
use crate::domain::coach::record::Verdict;
use crate::domain::coach::{Doing, Suggestion};
use crate::domain::dose::Work;
use crate::domain::plan::{Plan, WorseSides};
use crate::domain::routine::SideChoice;
use crate::domain::side::WorkedSide;
use crate::domain::{SelfTest, Subject};

impl Words {
    /// All of it, the most important first.
    pub fn suggestion(&self, suggestion: &Suggestion, telling: &Telling<'_>) -> Vec<String> {
        let mut lines = vec![self.doing(&suggestion.doing)];
        let length = suggestion.at_most();
        if !length.is_zero() {
            let length = self.length(length);
            let at_most = self.with("coach-at-most", &[("length", length.into())]);
            lines[0] = format!("{} ({at_most})", lines[0]);
        }
        for reason in &suggestion.reasons {
            let sentence = self.why(reason, telling);
            lines.push(self.with("coach-why", &[("sentence", sentence.into())]));
        }
        match &suggestion.doing {
            Doing::Stretch(stretching) => lines.extend(self.stretching(stretching, telling)),
            doing => {
                let exercises = doing.exercises();
                lines.extend(exercises.into_iter().map(|one| self.line(one, telling)));
            }
        }
        for hint in &suggestion.hints {
            let sentence = self.why(hint, telling);
            lines.push(self.with("coach-also", &[("sentence", sentence.into())]));
        }
        lines
    }

    /// What becomes of a routine that a person starts.
    pub fn gate(&self, gate: &Gate, telling: &Telling<'_>) -> Vec<String> {
        match gate {
            Gate::Screening => vec![self.text("coach-gate-screening").to_owned()],
            Gate::Shut(lock) => vec![self.doing(&Doing::SeekHelp(*lock))],
            Gate::Cap { why, instead } => {
                let mut lines = vec![self.text("coach-gate-cap").to_owned()];
                for reason in why {
                    let sentence = self.why(reason, telling);
                    lines.push(self.with("coach-why", &[("sentence", sentence.into())]));
                }
                let doing = self.doing(&instead.doing);
                lines.push(self.with("coach-gate-instead", &[("doing", doing.into())]));
                lines
            }
            Gate::Go(passed) => {
                let plan = Plan::unroll(&passed.session.routine, &WorseSides::default());
                let length = self.length(plan.longest());
                let mut lines = vec![self.with("coach-at-most", &[("length", length.into())])];
                let parts = passed.parts.iter();
                lines.extend(parts.map(|one| self.line(one, telling)));
                for check in &passed.checks {
                    let sides = check.sides.iter();
                    lines.extend(sides.map(|side| self.check(check, side, telling)));
                }
                let subjects = passed.session.routine.subjects();
                let asked = subjects.iter().filter_map(Subject::self_test);
                let is_of_a_check = |test: &SelfTest| {
                    let mut of_checks = passed.checks.iter().flat_map(|check| &check.tests);
                    of_checks.any(|known| known.id == test.id)
                };
                for test in asked.filter(|test| !is_of_a_check(test)) {
                    let name = (telling.called)(&test.id);
                    lines.push(self.with("coach-gate-test", &[("test", name.into())]));
                }
                for change in &passed.changes {
                    let sentence = self.why(change, telling);
                    lines.push(self.with("coach-also", &[("sentence", sentence.into())]));
                }
                lines
            }
        }
    }

    fn stretching(&self, stretching: &Stretching, telling: &Telling<'_>) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let before = stretching.activation.iter();
        lines.extend(before.map(|one| self.line(one, telling)));
        for check in &stretching.checks {
            lines.extend(
                check
                    .sides
                    .iter()
                    .map(|side| self.check(check, side, telling)),
            );
        }
        let after = stretching.finish.iter();
        lines.extend(after.map(|one| self.line(one, telling)));
        lines
    }

    fn check(&self, check: &Check, side: &SideCheck, telling: &Telling<'_>) -> String {
        let verdict = match side.standing {
            Standing::Open { verdict }
            | Standing::Ask { verdict }
            | Standing::Test {
                at_most: verdict, ..
            } => verdict,
            Standing::Shut => Verdict::Tight,
        };
        let seconds = match &check.stretch(side, verdict).dose.work {
            Work::Holds {
                hold, repetitions, ..
            } => format!("{repetitions} × {}", hold.as_secs()),
            _ => String::new(),
        };
        let exercise = (telling.called)(&check.exercise.id);
        let side_name = self.side_of_body(side.side);
        // words: coach-check-open coach-check-ask coach-check-test
        self.with(
            match side.standing {
                Standing::Open { .. } => "coach-check-open",
                Standing::Ask { .. } => "coach-check-ask",
                Standing::Test { .. } | Standing::Shut => "coach-check-test",
            },
            &[
                ("exercise", exercise.into()),
                ("side", side_name.into()),
                ("seconds", seconds.into()),
            ],
        )
    }

    fn line(&self, one: &Prescribed, telling: &Telling<'_>) -> String {
        let exercise = (telling.called)(&one.exercise.id);
        let dose = self.dose_in_short(one);
        let side = match one.sides {
            SideChoice::Left => WorkedSide::Left,
            SideChoice::Right => WorkedSide::Right,
            _ => {
                return self.with(
                    "coach-line",
                    &[("exercise", exercise.into()), ("dose", dose.into())],
                );
            }
        };
        self.with(
            "coach-line-side",
            &[
                ("exercise", exercise.into()),
                ("side", self.side_of_body(side).into()),
                ("dose", dose.into()),
            ],
        )
    }

    /// `2 × 30 s`, `2 × 8 times`.
    pub fn dose_in_short(&self, one: &Prescribed) -> String {
        let sets = one.dose.sets.get();
        match &one.dose.work {
            Work::Holds {
                hold, repetitions, ..
            } => {
                let times = repetitions.get() * sets;
                self.with(
                    "coach-dose-holds",
                    &[("times", times.into()), ("seconds", hold.as_secs().into())],
                )
            }
            Work::Tempo { repetitions, .. } | Work::SelfPaced { repetitions } => self.with(
                "coach-dose-repetitions",
                &[("sets", sets.into()), ("times", repetitions.get().into())],
            ),
        }
    }
}
