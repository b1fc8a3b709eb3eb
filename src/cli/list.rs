//! `unsit list`: what there is, by the names that the other commands take. It must not know what
//! any of it is for.

use std::collections::BTreeSet;

use serde::Serialize;

use super::args::Listing;
use super::failure::Failure;
use super::output::Output;
use super::plan::{as_written, clock_text};
use super::self_test::TestLine;
use super::shelf::Shelf;
use crate::adapters::ipc::millis;
use crate::domain::exercise::{Equipment, Kind, Place, Sides};
use crate::domain::muscle::{Muscle, MuscleGroup};
use crate::domain::{Exercise, Routine};

/// The whole of `unsit list --json`: only the lists that were asked for.
#[derive(Debug, Serialize)]
struct Lists<'s> {
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    routines: Option<Vec<RoutineLine<'s>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exercises: Option<Vec<ExerciseLine<'s>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tests: Option<Vec<TestLine<'s>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<&'s [MuscleGroup]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    muscles: Option<&'s [Muscle]>,
}

/// A routine in short.
#[derive(Debug, Serialize)]
pub struct RoutineLine<'s> {
    id: &'s str,
    name: &'s str,
    purpose: &'s str,
    pub total_ms: u64,
    /// True where the total depends on answers.
    pub at_most: bool,
    /// True where the person takes a time of their own, which is not in the total.
    pub self_paced: bool,
    pub equipment: BTreeSet<Equipment>,
}

#[derive(Debug, Serialize)]
struct ExerciseLine<'s> {
    id: &'s str,
    name: &'s str,
    summary: &'s str,
    kind: Kind,
    group: &'s str,
    sides: Sides,
    place: Place,
}

impl<'s> RoutineLine<'s> {
    pub fn of(routine: &'s Routine) -> Self {
        let plan = as_written(routine);
        let subjects = routine.subjects();
        Self {
            id: routine.id.as_str(),
            name: &routine.name,
            purpose: &routine.purpose,
            total_ms: millis(plan.longest()),
            at_most: plan.has_asks(),
            self_paced: plan.is_self_paced(),
            equipment: subjects
                .iter()
                .flat_map(|s| s.equipment().to_vec())
                .collect(),
        }
    }

    /// "9:59", "at most 9:59", or "own pace" where nobody can tell.
    pub fn total_text(&self) -> String {
        if self.self_paced {
            return "own pace".to_owned();
        }
        let at_most = if self.at_most { "at most " } else { "" };
        format!("{at_most}{}", clock_text(self.total_ms))
    }
}

impl<'s> ExerciseLine<'s> {
    fn of(exercise: &'s Exercise) -> Self {
        Self {
            id: exercise.id.as_str(),
            name: &exercise.name,
            summary: &exercise.text.summary,
            kind: exercise.kind,
            group: exercise.group.as_str(),
            sides: exercise.sides,
            place: exercise.place,
        }
    }
}

pub fn run(what: Option<Listing>, json: bool, out: &mut Output) -> Result<(), Failure> {
    let shelf = Shelf::open()?;
    let library = shelf.library();
    let wants = |listing| what == Some(listing);
    let usual = what.is_none();
    let lists = Lists {
        version: 1,
        routines: (usual || wants(Listing::Routines))
            .then(|| library.routines().map(|r| RoutineLine::of(r)).collect()),
        exercises: (usual || wants(Listing::Exercises))
            .then(|| library.exercises().map(|e| ExerciseLine::of(e)).collect()),
        tests: wants(Listing::Tests)
            .then(|| library.self_tests().map(|t| TestLine::of(t)).collect()),
        groups: wants(Listing::Muscles).then(|| library.muscles().groups()),
        muscles: wants(Listing::Muscles).then(|| library.muscles().muscles()),
    };
    if json {
        return out.json(&lists);
    }
    print(&lists, out)
}

fn print(lists: &Lists<'_>, out: &mut Output) -> Result<(), Failure> {
    if let Some(routines) = &lists.routines {
        let row = |r: &RoutineLine<'_>| vec![r.id.to_owned(), r.total_text(), r.name.to_owned()];
        out.table(&routines.iter().map(row).collect::<Vec<_>>())?;
    }
    if lists.routines.is_some() && lists.exercises.is_some() {
        out.line("")?;
    }
    if let Some(exercises) = &lists.exercises {
        let row = |e: &ExerciseLine<'_>| {
            vec![
                e.id.to_owned(),
                e.kind.as_str().to_owned(),
                e.name.to_owned(),
            ]
        };
        out.table(&exercises.iter().map(row).collect::<Vec<_>>())?;
    }
    if let Some(tests) = &lists.tests {
        let row = |t: &TestLine<'_>| vec![t.id.to_owned(), t.name.to_owned()];
        out.table(&tests.iter().map(row).collect::<Vec<_>>())?;
    }
    if let Some(muscles) = lists.muscles {
        let row = |m: &Muscle| {
            let group = m.group.as_ref().map(ToString::to_string);
            vec![
                m.id.to_string(),
                group.unwrap_or_default(),
                format!("{} ({})", m.name, m.latin),
            ]
        };
        out.table(&muscles.iter().map(row).collect::<Vec<_>>())?;
    }
    Ok(())
}
