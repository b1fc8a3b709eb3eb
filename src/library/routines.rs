//! Routine files into routines: exercises found, doses overridden, other routines included. It must
//! not know which file overrides which.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::exercises;
use super::file::{RoutineFile, StepFile};
use super::finding::{At, Findings};
use super::ladders::{self, Known};
use super::muscles::Muscles;
use super::steps::Steps;
use crate::domain::routine::{Item, Routine};
use crate::domain::{Exercise, Id, SelfTest};

/// A routine unrolls to no more steps than this, counting every answer's.
pub const MOST_STEPS: u64 = 20_000;
/// Groups, answers and included routines nest no deeper than this.
pub const DEEPEST: u32 = 8;

/// A routine with what matters to one that includes it.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub routine: Arc<Routine>,
    /// How many steps it unrolls to, at most.
    pub weight: u64,
    /// How deep its groups nest.
    pub depth: u32,
}

/// All routine files that can be included, and those already resolved.
pub struct Book<'b> {
    pub known: Known<'b>,
    pub self_tests: KnownTests<'b>,
    pub muscles: &'b Muscles,
    pub files: BTreeMap<&'b Id, &'b RoutineFile>,
    /// Ids whose file has errors, so that it is not in the book.
    pub broken: &'b BTreeSet<Id>,
    /// What is used where the file of an id does not resolve.
    kept: &'b BTreeMap<Id, Resolved>,
    resolved: BTreeMap<Id, Option<Resolved>>,
    /// Those being resolved, so that circles end.
    open: Vec<Id>,
    /// Includes nest too deeply somewhere: everything open is given up.
    is_too_deep: bool,
}

/// The self-tests that a step can name.
pub struct KnownTests<'k> {
    pub all: &'k BTreeMap<Id, Arc<SelfTest>>,
    /// Ids whose file has errors.
    pub broken: &'k BTreeSet<Id>,
}

/// What came of resolving a file.
pub struct Outcome {
    pub resolved: Option<Resolved>,
    /// Faults of the file itself.
    pub findings: Findings,
}

/// What an id leads to.
pub enum Included {
    Found(Resolved),
    /// In the book, but wrong itself.
    Broken,
    /// Not in the book.
    Unknown,
}

impl<'b> Book<'b> {
    pub fn new(
        known: Known<'b>,
        self_tests: KnownTests<'b>,
        muscles: &'b Muscles,
        files: BTreeMap<&'b Id, &'b RoutineFile>,
        broken: &'b BTreeSet<Id>,
        kept: &'b BTreeMap<Id, Resolved>,
    ) -> Self {
        Self {
            known,
            self_tests,
            muscles,
            files,
            broken,
            kept,
            resolved: BTreeMap::new(),
            open: Vec::new(),
            is_too_deep: false,
        }
    }

    /// Resolves a file, whether it is in the book or not.
    pub fn resolve(&mut self, file: &RoutineFile) -> Outcome {
        self.open.push(file.id.clone());
        let mut findings = Findings::default();
        let own = self.own_exercises(file, &mut findings);
        let mut steps = Steps::new(self, own, &mut findings);
        let items = steps.items(&file.steps, &At::Root.key("steps"), 1);
        let (weight, depth, is_whole) = (steps.weight, steps.depth, steps.is_whole);
        if weight > MOST_STEPS {
            findings.key(
                &At::Root.key("steps"),
                format!(
                    "This routine unrolls to {weight} steps, but at most {MOST_STEPS} are possible."
                ),
                "Repeat less.".to_owned(),
            );
        }
        if depth > DEEPEST {
            findings.key(
                &At::Root.key("steps"),
                format!("The groups of this routine nest {depth} deep, but at most {DEEPEST} levels are possible."),
                "Put some of the steps beside each other instead of inside each other.".to_owned(),
            );
        }
        self.open.pop();
        if self.open.is_empty() && std::mem::take(&mut self.is_too_deep) {
            findings.key(
                &At::Root.key("steps"),
                format!("The routines that this one includes include each other more than {DEEPEST} levels deep."),
                "Include fewer levels.".to_owned(),
            );
        }
        let resolved = (findings.0.is_empty() && is_whole).then(|| Resolved {
            routine: Arc::new(routine(file, items)),
            weight,
            depth,
        });
        Outcome { resolved, findings }
    }

    /// Resolves an included routine, once.
    pub fn include(&mut self, id: &Id) -> Included {
        // Each file of a circle is told of it by `way_back`.
        if self.open.contains(id) {
            return Included::Broken;
        }
        if let Some(done) = self.resolved.get(id) {
            return done.clone().map_or(Included::Broken, Included::Found);
        }
        let Some(file) = self.files.get(id).copied() else {
            return Included::Unknown;
        };
        self.is_too_deep |= self.open.len() > DEEPEST as usize;
        if self.is_too_deep {
            return Included::Broken;
        }
        let resolved = self.resolve(file).resolved;
        // Too deep from here is not too deep from elsewhere: nothing is remembered.
        if self.is_too_deep {
            return Included::Broken;
        }
        let resolved = resolved.or_else(|| self.kept.get(id).cloned());
        self.resolved.insert(id.clone(), resolved.clone());
        resolved.map_or(Included::Broken, Included::Found)
    }

    /// The ids from the routine being resolved by way of `included` back to it, if that is a circle.
    pub fn way_back(&self, included: &Id) -> Option<Vec<Id>> {
        let goal = self.open.last()?;
        let mut came_from: BTreeMap<&Id, &Id> = BTreeMap::new();
        let mut to_visit = vec![included];
        while let Some(here) = to_visit.pop() {
            if here == goal {
                let mut way = vec![goal.clone()];
                let mut step = here;
                while let Some(before) = came_from.get(step) {
                    way.push((*before).clone());
                    step = before;
                    if step == included {
                        break;
                    }
                }
                way.push(goal.clone());
                way.reverse();
                return Some(way);
            }
            let Some(file) = self.files.get(here) else {
                continue;
            };
            for next in includes(&file.steps) {
                if next != included && !came_from.contains_key(next) {
                    came_from.insert(next, here);
                    to_visit.push(next);
                }
            }
        }
        None
    }

    /// The exercises that a routine file carries; broken ones are none, so that they are known.
    fn own_exercises(
        &self,
        file: &RoutineFile,
        findings: &mut Findings,
    ) -> BTreeMap<Id, Option<Arc<Exercise>>> {
        let mut own: BTreeMap<Id, Option<Arc<Exercise>>> = BTreeMap::new();
        let list = At::Root.key("exercises");
        for (index, carried) in file.exercises.iter().enumerate() {
            let at = list.index(index);
            let before = findings.0.len();
            let exercise = exercises::exercise(carried, self.muscles, &at, findings);
            if own.contains_key(&carried.id) {
                findings.value(
                    &at.key("id"),
                    format!("This file already has an exercise `{}`.", carried.id),
                    "Give one of the two another id.".to_owned(),
                );
            }
            let is_good = findings.0.len() == before;
            own.insert(
                carried.id.clone(),
                exercise.filter(|_| is_good).map(Arc::new),
            );
        }
        if !own.is_empty() {
            let mut all = self.known.exercises.clone();
            let good = own
                .iter()
                .filter_map(|(id, exercise)| Some((id.clone(), exercise.clone()?)));
            all.extend(good);
            let broken = own.iter().filter(|(_, exercise)| exercise.is_none());
            let broken: BTreeSet<Id> = broken.map(|(id, _)| id.clone()).collect();
            let known = Known {
                exercises: &all,
                broken: &broken,
            };
            for (index, carried) in file.exercises.iter().enumerate() {
                if let Some(Some(exercise)) = own.get(&carried.id) {
                    ladders::check(exercise, &known, &list.index(index), findings);
                }
            }
        }
        own
    }
}

/// Every routine that these steps include, at any depth.
fn includes(steps: &[StepFile]) -> Vec<&Id> {
    let mut found = Vec::new();
    for step in steps {
        found.extend(&step.routine);
        found.extend(includes(step.steps.as_deref().unwrap_or_default()));
        for answer in step.answers.iter().flatten() {
            found.extend(includes(&answer.steps));
        }
    }
    found
}

fn routine(file: &RoutineFile, items: Vec<Item>) -> Routine {
    Routine {
        id: file.id.clone(),
        name: file.name.clone(),
        purpose: file.purpose.clone(),
        when: file.when.clone(),
        for_whom: file.for_whom.clone(),
        notes: file.notes.clone(),
        basis: file.basis.clone(),
        quiet: file.quiet,
        items,
    }
}
