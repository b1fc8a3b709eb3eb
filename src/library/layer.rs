//! A person's files on top of a library: good ones add or override by id, a bad one costs only
//! itself. It must not know where the files are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::file::{ExerciseFile, RoutineFile, SelfTestFile};
use super::finding::{At, Findings, Mended};
use super::ladders::{self, Known};
use super::parse::{self, in_order};
use super::routines::{Book, KnownTests, Resolved};
use super::source::{SourceFile, SourceKind};
use super::{Diagnostic, Library, exercises, figure_truth, schema, self_tests, translate};
use crate::domain::{Exercise, Id};

/// Adds `files` to `library`.
pub fn with_files(mut library: Library, files: impl IntoIterator<Item = SourceFile>) -> Library {
    let mut exercise_files = Vec::new();
    let mut routine_files = Vec::new();
    let mut self_test_files = Vec::new();
    let mut translations = Vec::new();
    for source in files {
        match source.kind {
            SourceKind::Exercise => exercise_files.push(source),
            SourceKind::Routine => routine_files.push(source),
            SourceKind::SelfTest => self_test_files.push(source),
            _ => translations.push(source),
        }
    }
    let exercises = add_exercises(&mut library, exercise_files);
    let self_tests = add_self_tests(&mut library, self_test_files);
    add_routines(&mut library, routine_files, &exercises, &self_tests);
    translate::add(&mut library, translations);
    library
}

/// Every routine of a library resolved against its exercises; what could not be, with its faults.
pub fn resolve_all(library: &Library) -> (BTreeMap<Id, Resolved>, Vec<(Id, Findings)>) {
    let nothing = BTreeSet::new();
    let files: BTreeMap<&Id, &RoutineFile> = library
        .routine_files
        .iter()
        .map(|(id, file)| (id, &**file))
        .collect();
    let mut book = book(library, files, [&nothing; 3]);
    let mut resolved = BTreeMap::new();
    let mut failed = Vec::new();
    for (id, file) in &library.routine_files {
        let outcome = book.resolve(file);
        match outcome.resolved {
            Some(routine) => {
                resolved.insert(id.clone(), routine);
            }
            None => failed.push((id.clone(), outcome.findings)),
        }
    }
    (resolved, failed)
}

/// A file on its way into the library.
struct Candidate<T> {
    source: SourceFile,
    file: Option<T>,
    diagnostics: Vec<Diagnostic>,
    mended: Mended,
}

impl<T: DeserializeOwned> Candidate<T> {
    fn read(source: SourceFile, schema: &Value) -> Self {
        let parsed = parse::parse(&source, schema);
        Self {
            source,
            file: parsed.file,
            diagnostics: parsed.diagnostics,
            mended: parsed.mended,
        }
    }

    fn is_good(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Takes what was found wrong; true where that is anything.
    fn blame(&mut self, findings: &Findings) -> bool {
        let located = parse::locate(&self.source, &findings.0, &self.mended);
        let is_anything = !located.is_empty();
        self.diagnostics.extend(located);
        is_anything
    }

    /// The id, where the file says one.
    fn id<'c>(&'c self, of: impl Fn(&'c T) -> &'c Id) -> Option<&'c Id> {
        let is_placeholder = self.mended.replaced.contains(&At::Root.key("id").path());
        self.file.as_ref().map(of).filter(|_| !is_placeholder)
    }
}

/// Blames every file whose id a file before it has.
fn blame_duplicates<T: DeserializeOwned>(
    candidates: &mut [Candidate<T>],
    of: impl Fn(&T) -> &Id + Copy,
) {
    let mut first: BTreeMap<Id, Arc<str>> = BTreeMap::new();
    for candidate in candidates {
        let Some(id) = candidate.id(of).cloned() else {
            continue;
        };
        if let Some(name) = first.get(&id) {
            let mut findings = Findings::default();
            findings.value(
                &At::Root.key("id"),
                format!("`{id}` is already described in {name}."),
                "Give one of the two another id, or delete one.".to_owned(),
            );
            candidate.blame(&findings);
        } else {
            first.insert(id, Arc::clone(&candidate.source.name));
        }
    }
}

/// What came of files that routines refer to.
struct Added {
    /// The good ones that were added, by the file they come from.
    good: BTreeMap<Id, Arc<str>>,
    /// The ids of the broken ones.
    broken: BTreeSet<Id>,
}

impl Added {
    fn of<T: DeserializeOwned>(candidates: &[Candidate<T>], id: impl Fn(&T) -> &Id + Copy) -> Self {
        let (good, bad): (Vec<_>, Vec<_>) = candidates.iter().partition(|c| c.is_good());
        let name = |c: &&Candidate<T>| Some((c.id(id)?.clone(), Arc::clone(&c.source.name)));
        Self {
            good: good.iter().filter_map(name).collect(),
            broken: bad.iter().filter_map(|c| c.id(id).cloned()).collect(),
        }
    }
}

fn add_exercises(library: &mut Library, files: Vec<SourceFile>) -> Added {
    let read = |source| Candidate::<ExerciseFile>::read(source, &schema::EXERCISE);
    let mut candidates: Vec<_> = files.into_iter().map(read).collect();
    blame_duplicates(&mut candidates, |file| &file.id);
    let made: Vec<Option<Arc<Exercise>>> = candidates
        .iter_mut()
        .map(|candidate| {
            let mut findings = Findings::default();
            let file = candidate.file.as_ref()?;
            let made = exercises::exercise(file, &library.muscles, &At::Root, &mut findings);
            let shown = made.as_ref().and_then(|made| made.demonstration.as_ref());
            if let (Some(figure), Some(shown)) = (&file.figure, shown) {
                figure_truth::check(figure, shown, &At::Root.key("figure"), &mut findings);
            }
            candidate.blame(&findings);
            made.map(Arc::new)
        })
        .collect();
    let mut is_first_round = true;
    let all = loop {
        let mut all = library.exercises.clone();
        let mut broken = BTreeSet::new();
        for (candidate, exercise) in candidates.iter().zip(&made) {
            match (candidate.is_good(), exercise) {
                (true, Some(exercise)) => {
                    all.insert(exercise.id.clone(), Arc::clone(exercise));
                }
                _ => broken.extend(candidate.id(|file| &file.id).cloned()),
            }
        }
        let known = Known {
            exercises: &all,
            broken: &broken,
        };
        let mut is_settled = true;
        for (candidate, exercise) in candidates.iter_mut().zip(&made) {
            // The first round tells the bad ones about their ladders too, so that all is said at once.
            let (true, Some(exercise)) = (is_first_round || candidate.is_good(), exercise) else {
                continue;
            };
            let mut findings = Findings::default();
            ladders::check(exercise, &known, &At::Root, &mut findings);
            is_settled &= !candidate.blame(&findings);
        }
        is_first_round = false;
        if is_settled {
            break all;
        }
    };
    let added = Added::of(&candidates, |file| &file.id);
    library.own.extend(added.good.keys().cloned());
    library.exercises = all;
    report(library, candidates);
    added
}

/// Self-tests name exercises, but nothing breaks where one of them is not there.
fn add_self_tests(library: &mut Library, files: Vec<SourceFile>) -> Added {
    let read = |source| Candidate::<SelfTestFile>::read(source, &schema::SELF_TEST);
    let mut candidates: Vec<_> = files.into_iter().map(read).collect();
    blame_duplicates(&mut candidates, |file| &file.id);
    for candidate in &mut candidates {
        let Some(file) = &candidate.file else {
            continue;
        };
        let mut findings = Findings::default();
        let made = self_tests::self_test(file, &library.muscles, &At::Root, &mut findings);
        let shown = made.as_ref().and_then(|made| made.demonstration.as_ref());
        if let (Some(figure), Some(shown)) = (&file.figure, shown) {
            figure_truth::check(figure, shown, &At::Root.key("figure"), &mut findings);
        }
        candidate.blame(&findings);
        if let (true, Some(test)) = (candidate.is_good(), made) {
            library.self_tests.insert(test.id.clone(), Arc::new(test));
        }
    }
    let added = Added::of(&candidates, |file| &file.id);
    report(library, candidates);
    added
}

fn add_routines(
    library: &mut Library,
    files: Vec<SourceFile>,
    exercises: &Added,
    self_tests: &Added,
) {
    let read = |source| Candidate::<RoutineFile>::read(source, &schema::ROUTINE);
    let mut candidates: Vec<_> = files.into_iter().map(read).collect();
    blame_duplicates(&mut candidates, |file| &file.id);
    let mut is_first_round = true;
    loop {
        let good = candidates.iter().filter(|candidate| candidate.is_good());
        let good: Vec<RoutineFile> = good.filter_map(|c| c.file.clone()).collect();
        let bad = candidates.iter().filter(|candidate| !candidate.is_good());
        let broken: BTreeSet<Id> = bad.filter_map(|c| c.id(|file| &file.id).cloned()).collect();
        let mut files: BTreeMap<&Id, &RoutineFile> = library
            .routine_files
            .iter()
            .map(|(id, file)| (id, &**file))
            .collect();
        files.extend(good.iter().map(|file| (&file.id, file)));
        let broken = [&exercises.broken, &self_tests.broken, &broken];
        let mut book = book(library, files, broken);
        let mut is_settled = true;
        for candidate in &mut candidates {
            let (true, Some(file)) = (is_first_round || candidate.is_good(), &candidate.file)
            else {
                continue;
            };
            let findings = book.resolve(file).findings;
            is_settled &= !candidate.blame(&findings);
        }
        is_first_round = false;
        if is_settled {
            break;
        }
    }
    for candidate in candidates.iter().filter(|candidate| candidate.is_good()) {
        if let Some(file) = &candidate.file {
            library.own.insert(file.id.clone());
            library
                .routine_files
                .insert(file.id.clone(), Arc::new(file.clone()));
        }
    }
    let mut added = exercises.good.clone();
    added.extend(Added::of(&candidates, |file| &file.id).good);
    report(library, candidates);
    let (resolved, failed) = resolve_all(library);
    let before = std::mem::replace(&mut library.routines, resolved);
    for (id, findings) in failed {
        let kept = before.get(&id);
        library
            .problems
            .push(unsuitable(&id, kept, &findings, &added));
        if let Some(kept) = kept {
            library.routines.insert(id, kept.clone());
        }
    }
}

/// Says why a routine does not go with the files that were added, and which of them is to blame.
fn unsuitable(
    id: &Id,
    kept: Option<&Resolved>,
    findings: &Findings,
    added: &BTreeMap<Id, Arc<str>>,
) -> Diagnostic {
    let exercises = kept.map_or_else(Vec::new, |kept| kept.routine.exercises());
    let used = exercises.iter().map(|exercise| &exercise.id).chain([id]);
    let file = used.into_iter().find_map(|id| added.get(id));
    let file = file.map_or(id.as_str(), |name| name);
    let why = findings
        .0
        .first()
        .map_or("", |finding| finding.message.as_str());
    let outcome = if kept.is_some() {
        "which stays as it was"
    } else {
        "which is left out"
    };
    let message = format!("This does not suit the routine `{id}`, {outcome}. {why}");
    Diagnostic::of_file(
        file,
        message.trim_end(),
        Some(
            "Describe it in the same form as what it overrides, or give it another id.".to_owned(),
        ),
    )
}

/// With the ids of the exercises, self-tests and routines whose files have errors.
fn book<'b>(
    library: &'b Library,
    files: BTreeMap<&'b Id, &'b RoutineFile>,
    [exercises, self_tests, routines]: [&'b BTreeSet<Id>; 3],
) -> Book<'b> {
    let known = Known {
        exercises: &library.exercises,
        broken: exercises,
    };
    let self_tests = KnownTests {
        all: &library.self_tests,
        broken: self_tests,
    };
    Book::new(
        known,
        self_tests,
        &library.muscles,
        files,
        routines,
        &library.routines,
    )
}

fn report<T>(library: &mut Library, candidates: Vec<Candidate<T>>) {
    for candidate in candidates {
        library.problems.extend(in_order(candidate.diagnostics));
    }
}
