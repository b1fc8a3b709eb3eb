//! Files checked one by one for `unsit check` and `unsit start FILE`: against a library and each
//! other. It must not know where the files are.

use std::sync::Arc;
use std::time::Duration;

use super::source::{SourceFile, SourceKind};
use super::{Diagnostic, Library, Translates};
use crate::domain::plan::WorseSides;
use crate::domain::{Id, Plan, Routine};

/// What came of one file.
#[derive(Clone, Debug)]
pub struct Checked {
    pub file: Arc<str>,
    /// What it is, or everything that is wrong with it.
    pub result: Result<Fine, Vec<Diagnostic>>,
}

/// A file without errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fine {
    /// At its own dose on all sides, with the get-ready.
    Exercise {
        total: Duration,
    },
    /// `steps` as they stand in the file, without nested ones.
    Routine {
        steps: usize,
        total: Duration,
        /// True where the total depends on answers.
        at_most: bool,
        /// True where the person takes a time of their own, which is not in the total.
        self_paced: bool,
    },
    SelfTest,
    Translation,
}

pub fn check(library: &Library, files: Vec<SourceFile>) -> Vec<Checked> {
    let named: Vec<(Arc<str>, SourceKind, Option<Id>)> = files
        .iter()
        .map(|file| (Arc::clone(&file.name), file.kind.clone(), id_of(file)))
        .collect();
    let mut bare = library.clone();
    bare.problems.clear();
    let checked = bare.with_user_files(files);
    named
        .into_iter()
        .map(|(file, kind, id)| {
            let problems = checked.problems.iter();
            let problems: Vec<_> = problems.filter(|p| *p.file == *file).cloned().collect();
            let result = if problems.is_empty() {
                Ok(fine(&checked, &kind, id.as_ref()))
            } else {
                Err(problems)
            };
            Checked { file, result }
        })
        .collect()
}

pub fn routine_of(library: &Library, source: SourceFile) -> Result<Arc<Routine>, Vec<Diagnostic>> {
    let id = id_of(&source);
    let (name, is_routine) = (source.name.clone(), source.kind == SourceKind::Routine);
    let mut bare = library.clone();
    bare.problems.clear();
    let with = bare.with_user_files([source]);
    let mut problems: Vec<_> = with
        .problems
        .iter()
        .filter(|p| *p.file == *name)
        .cloned()
        .collect();
    if let (Some(id), true) = (id, problems.is_empty()) {
        let found = if is_routine {
            with.routine(id.as_str()).cloned()
        } else {
            let exercise = with.exercise(id.as_str()).cloned();
            exercise.map(|exercise| Arc::new(Routine::of_exercise(exercise)))
        };
        if let Some(routine) = found {
            return Ok(routine);
        }
    }
    if problems.is_empty() {
        problems.push(Diagnostic::of_file(
            &name,
            "This file is neither a routine nor an exercise.",
            None,
        ));
    }
    Err(problems)
}

fn fine(library: &Library, kind: &SourceKind, id: Option<&Id>) -> Fine {
    let total = |routine: &Routine| {
        let plan = Plan::unroll(routine, &WorseSides::default());
        (plan.longest(), plan.has_asks(), plan.is_self_paced())
    };
    match (kind, id) {
        (SourceKind::Exercise, Some(id)) => {
            let exercise = library.exercise(id.as_str()).cloned();
            let routine = exercise.map(Routine::of_exercise);
            Fine::Exercise {
                total: routine.map_or(Duration::ZERO, |routine| total(&routine).0),
            }
        }
        (SourceKind::Routine, Some(id)) => {
            let steps = library
                .routine_files
                .get(id)
                .map_or(0, |file| file.steps.len());
            let routine = library.routine(id.as_str());
            let (total, at_most, self_paced) =
                routine.map_or((Duration::ZERO, false, false), |r| total(r));
            Fine::Routine {
                steps,
                total,
                at_most,
                self_paced,
            }
        }
        (SourceKind::SelfTest, _) => Fine::SelfTest,
        _ => Fine::Translation,
    }
}

/// The id that a good file says.
fn id_of(source: &SourceFile) -> Option<Id> {
    if let SourceKind::ExerciseTranslation(Translates { id, .. })
    | SourceKind::RoutineTranslation(Translates { id, .. }) = &source.kind
    {
        return Some(Id::new(id));
    }
    let (root, _) = toml::de::DeTable::parse_recoverable(&source.text);
    root.get_ref().get("id")?.get_ref().as_str().map(Id::new)
}
