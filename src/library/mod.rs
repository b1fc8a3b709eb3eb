//! Files into domain: TOML text in, exercises and routines out, with every error located.
//! It must not know the file system, a window or a sound.
//!
//! Reading order: [`mod@file`] (the shapes that a person writes), `parse` (text into them, by way of
//! `validate` and [`schema`]), `exercises`, `routines` and `steps` (them into domain), `layer`
//! (a person's files on top of the built-in ones), `translate` (in another language), `check`.

pub mod browse;
pub mod built_in;
mod check;
pub mod diagnostic;
mod dose;
mod exercises;
mod figure_truth;
mod figures;
pub mod file;
mod finding;
mod ladders;
mod layer;
pub mod muscles;
mod named;
mod nearest;
mod parse;
mod routines;
mod scalar;
pub mod schema;
mod self_tests;
pub mod source;
mod step_keys;
mod steps;
mod syntax;
mod translate;
mod validate;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use check::{Checked, Fine};
pub use diagnostic::Diagnostic;
pub use muscles::Muscles;
pub use named::{Named, Unknown, is_file_name};
pub use source::{SourceFile, SourceKind, Translates};

use crate::domain::coach::Catalogue;
use crate::domain::{Exercise, Id, Routine, SelfTest, Subject};
use file::RoutineFile;
use routines::Resolved;
use translate::Translations;

/// Every exercise and routine that there is, with what is wrong with the files of the rest.
/// Cloning copies only the tables, not what they hold.
#[derive(Clone, Debug, Default)]
pub struct Library {
    exercises: BTreeMap<Id, Arc<Exercise>>,
    self_tests: BTreeMap<Id, Arc<SelfTest>>,
    routine_files: BTreeMap<Id, Arc<RoutineFile>>,
    routines: BTreeMap<Id, Resolved>,
    /// Ids in the order of the home screen, `*` for those not named.
    home: Arc<[String]>,
    muscles: Muscles,
    translations: Arc<Translations>,
    problems: Vec<Diagnostic>,
    /// Ids of exercises and routines from a person's own files.
    own: BTreeSet<Id>,
}

impl Library {
    /// What is compiled in.
    pub fn built_in() -> Self {
        built_in::library()
    }

    /// This library with files that add to it or override it by id. Every file that is wrong is
    /// left out, and what it would have overridden stays; see [`Library::problems`].
    pub fn with_user_files(self, files: impl IntoIterator<Item = SourceFile>) -> Self {
        layer::with_files(self, files)
    }

    /// This library with problems found before its files could be read.
    pub fn with_problems(mut self, problems: impl IntoIterator<Item = Diagnostic>) -> Self {
        self.problems.extend(problems);
        self
    }

    /// This library in the words of `language` (a tag such as `de` or `pt-BR`) where they exist.
    pub fn in_language(&self, language: &str) -> Self {
        translate::in_language(self, language)
    }

    /// Language tags that at least one translated file exists for, apart from English.
    pub fn languages(&self) -> Vec<String> {
        translate::languages(self)
    }

    pub fn exercise(&self, id: &str) -> Option<&Arc<Exercise>> {
        self.exercises.get(id)
    }

    pub fn routine(&self, id: &str) -> Option<&Arc<Routine>> {
        self.routines.get(id).map(|resolved| &resolved.routine)
    }

    /// All exercises, by id.
    pub fn exercises(&self) -> impl Iterator<Item = &Arc<Exercise>> {
        self.exercises.values()
    }

    pub fn self_test(&self, id: &str) -> Option<&Arc<SelfTest>> {
        self.self_tests.get(id)
    }

    /// All self-tests, by id.
    pub fn self_tests(&self) -> impl Iterator<Item = &Arc<SelfTest>> {
        self.self_tests.values()
    }

    /// An exercise or a self-test.
    pub fn subject(&self, id: &str) -> Option<Subject> {
        let exercise = self.exercise(id).cloned().map(Subject::Exercise);
        exercise.or_else(|| self.self_test(id).cloned().map(Subject::SelfTest))
    }

    /// All exercises, then all self-tests, each by id.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> {
        let exercises = self.exercises().cloned().map(Subject::Exercise);
        exercises.chain(self.self_tests().cloned().map(Subject::SelfTest))
    }

    /// Whether an exercise or a routine is from a person's own file: it is theirs to answer for.
    pub fn is_own(&self, id: &Id) -> bool {
        self.own.contains(id)
    }

    /// What a muscle group, an exercise or a self-test is called; its id where nobody knows it.
    pub fn called(&self, id: &Id) -> String {
        let group = self.muscles.group(id.as_str()).map(|group| &group.name);
        group
            .cloned()
            .or_else(|| Some(self.subject(id.as_str())?.name().to_owned()))
            .unwrap_or_else(|| id.to_string())
    }

    /// All routines, in the order of the home screen.
    pub fn routines(&self) -> impl Iterator<Item = &Arc<Routine>> {
        let is_named = |id: &Id| self.home.iter().any(|name| name == id.as_str());
        let mut others: Vec<&Arc<Routine>> = self
            .routines
            .values()
            .map(|resolved| &resolved.routine)
            .filter(|routine| !is_named(&routine.id))
            .collect();
        others.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        let mut ordered = Vec::with_capacity(self.routines.len());
        for name in self.home.iter() {
            if name == "*" {
                ordered.append(&mut others);
            } else {
                ordered.extend(self.routine(name));
            }
        }
        ordered.append(&mut others);
        ordered.into_iter()
    }

    pub fn muscles(&self) -> &Muscles {
        &self.muscles
    }

    /// What the coach chooses from.
    pub fn catalogue(&self) -> Catalogue {
        Catalogue::new(
            self.exercises().cloned(),
            self.muscles.muscles(),
            self.self_tests().cloned(),
            |id| self.routine(id).map(|routine| &**routine),
        )
    }

    /// What is wrong with the files that were left out, and with those that could not be read.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// A routine from a file that need not be part of the library, but may refer to it; an exercise
    /// file makes a routine of that exercise.
    ///
    /// # Errors
    /// Everything that is wrong with the file, never nothing.
    pub fn routine_of(&self, source: SourceFile) -> Result<Arc<Routine>, Vec<Diagnostic>> {
        check::routine_of(self, source)
    }

    /// Checks files against this library and each other.
    pub fn check(&self, files: Vec<SourceFile>) -> Vec<Checked> {
        check::check(self, files)
    }
}
