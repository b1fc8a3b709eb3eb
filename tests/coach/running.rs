//! A session of the coach run step by step, each question answered at random, each answer told to the
//! coach as the program tells it. It must not know the rules.

use std::collections::BTreeMap;

use unsit::domain::Plan;
use unsit::domain::coach::check::Check;
use unsit::domain::coach::session::CoachedRoutine;
use unsit::domain::plan::WorseSides;
use unsit::domain::session::told;
use unsit::domain::step::{Step, StepKind, Wants};

use super::*;

/// What a run of a session needs from step to step.
struct Run<'r> {
    session: SessionNo,
    checks: &'r [Check],
    /// How much of each exercise is done, in thousandths.
    shares: BTreeMap<Id, u32>,
    /// Muscles that were stretched.
    stretched: BTreeSet<Id>,
}

impl Life<'_> {
    pub(super) fn run(&mut self, made: &CoachedRoutine, checks: &[Check]) {
        let session = self.next_session();
        self.note(Fact::Began(Began {
            session,
            slot: made.coached.slot,
            planned: made.coached.planned.clone(),
        }));
        let plan = Plan::unroll(&made.routine, &WorseSides::default());
        let mut run = Run {
            session,
            checks,
            shares: BTreeMap::new(),
            stretched: BTreeSet::new(),
        };
        self.steps(&plan.steps, &mut run);
        self.afterwards(session);
        for muscle in run.stretched {
            self.check_in(session, &muscle);
        }
    }

    fn steps(&mut self, steps: &[Step], run: &mut Run<'_>) {
        for step in steps {
            match &step.kind {
                StepKind::Ask(ask) => {
                    // Most first tries can be made.
                    let goes_on = ask.wants == Wants::FirstTry && self.random.in_thousand(850);
                    let answers = if goes_on { 1 } else { ask.branches.len() };
                    let answer = self.random.below(answers as u64) as usize;
                    for fact in told(step, answer) {
                        self.note(fact);
                    }
                    self.wait(5);
                    self.steps(&ask.branches[answer].steps, run);
                }
                _ if step.is_work() => self.works(step, run),
                _ => {}
            }
        }
    }

    fn works(&mut self, step: &Step, run: &mut Run<'_>) {
        let (Some(exercise), Some(side)) = (step.exercise().cloned(), step.side) else {
            return;
        };
        let hold_secs = match &step.kind {
            StepKind::Hold { lasts } => lasts.as_secs() as u16,
            _ => 0,
        };
        let check = run
            .checks
            .iter()
            .find(|check| check.exercise.id == exercise.id);
        if let Some(check) = check {
            self.counts.stretches_run += 1;
            run.stretched.insert(check.muscle.clone());
            let scene = Scene {
                profile: &self.profile,
                catalogue: &self.things.catalogue,
                truth: &self.truth,
                local: &self.local(),
            };
            for broken in scene.check_stretch(check, side, hold_secs, run.session) {
                let text = format!("{}\n{}", broken.1, rules::newest(&self.records, 12));
                self.broken.push((broken, text));
            }
        }
        let share = match run.shares.get(&exercise.id) {
            Some(share) => *share,
            None => {
                let share = self.share();
                run.shares.insert(exercise.id.clone(), share);
                share
            }
        };
        if share == 0 {
            return;
        }
        let planned = step.lasts().unwrap_or_default().as_secs() as u32;
        let secs = planned * share / 1000;
        let repetitions = match &step.kind {
            StepKind::Repetitions { count, .. } | StepKind::SelfPaced { count } => {
                count * share / 1000
            }
            _ => 0,
        };
        self.wait(i64::from(secs));
        self.note(Fact::Worked(Worked {
            session: run.session,
            exercise: exercise.id.clone(),
            group: exercise.group.clone(),
            kind: exercise.kind,
            side,
            secs,
            repetitions: repetitions as u16,
            hold_secs,
        }));
    }
}
