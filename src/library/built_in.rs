//! The files that are compiled in. It must not validate them: a test does, and the first frame waits
//! for this.

use std::sync::Arc;

use include_dir::{Dir, File, include_dir};
use serde::de::DeserializeOwned;

use super::file::{ExerciseFile, HomeFile, MusclesFile, RoutineFile, SelfTestFile};
use super::finding::{At, Findings};
use super::layer::resolve_all;
use super::parse::parse_trusted;
use super::source::{SourceFile, SourceKind, Translates};
use super::{Diagnostic, Library, Muscles, exercises, self_tests};
use crate::words::LOCALES;

static EXERCISES: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/exercises");
static SELF_TESTS: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/tests");
static ROUTINES: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/routines");
static MUSCLES: &str = include_str!("../../data/muscles.toml");
static HOME: &str = include_str!("../../data/home.toml");

/// Everything that is compiled in, in English.
pub fn library() -> Library {
    let mut library = Library::default();
    match parse_trusted::<MusclesFile>(MUSCLES) {
        Ok(file) => library.muscles = Muscles::from(file),
        Err(error) => library.problems.push(broken("muscles.toml", &error)),
    }
    match parse_trusted::<HomeFile>(HOME) {
        Ok(file) => library.home = file.routines.into(),
        Err(error) => library.problems.push(broken("home.toml", &error)),
    }
    let Library {
        muscles,
        exercises,
        self_tests,
        problems,
        ..
    } = &mut library;
    each(&EXERCISES, problems, |file: ExerciseFile, findings| {
        let made = exercises::exercise(&file, muscles, &At::Root, findings);
        exercises.extend(made.map(|made| (file.id, Arc::new(made))));
    });
    each(&SELF_TESTS, problems, |file: SelfTestFile, findings| {
        let made = self_tests::self_test(&file, muscles, &At::Root, findings);
        self_tests.extend(made.map(|made| (file.id, Arc::new(made))));
    });
    for (name, text) in texts(&ROUTINES) {
        match parse_trusted::<RoutineFile>(text) {
            Ok(file) => {
                library
                    .routine_files
                    .insert(file.id.clone(), Arc::new(file));
            }
            Err(error) => library.problems.push(broken(&name, &error)),
        }
    }
    let (routines, failed) = resolve_all(&library);
    library.routines = routines;
    for (id, findings) in failed {
        let faults = findings.0.into_iter();
        library.problems.extend(
            faults.map(|fault| Diagnostic::of_file(id.as_str(), fault.message, fault.help)),
        );
    }
    library
}

/// Makes something of every file of a folder, and notes what is wrong with it.
fn each<F: DeserializeOwned>(
    folder: &'static Dir,
    problems: &mut Vec<Diagnostic>,
    mut make: impl FnMut(F, &mut Findings),
) {
    for (name, text) in texts(folder) {
        match parse_trusted::<F>(text) {
            Ok(file) => {
                let mut findings = Findings::default();
                make(file, &mut findings);
                let faults = findings.0.into_iter();
                problems.extend(
                    faults.map(|fault| Diagnostic::of_file(&name, fault.message, fault.help)),
                );
            }
            Err(error) => problems.push(broken(&name, &error)),
        }
    }
}

/// The built-in exercise and routine files, for the tests that validate them.
pub fn sources() -> Vec<SourceFile> {
    let exercises = texts(&EXERCISES).map(|(name, text)| (name, text, SourceKind::Exercise));
    let tests = texts(&SELF_TESTS).map(|(name, text)| (name, text, SourceKind::SelfTest));
    let routines = texts(&ROUTINES).map(|(name, text)| (name, text, SourceKind::Routine));
    exercises
        .chain(tests)
        .chain(routines)
        .map(|(name, text, kind)| SourceFile::new(&name, kind, text))
        .collect()
}

/// The built-in translations into one language, exactly as tagged.
pub fn translations(language: &str) -> Vec<SourceFile> {
    let of_kind = |folder: &str, kind: fn(Translates) -> SourceKind| {
        let dir = LOCALES.get_dir(format!("{language}/{folder}"));
        let files = dir.into_iter().flat_map(texts);
        let sources = files.map(|(name, text)| {
            let translates = Translates {
                language: language.to_owned(),
                id: name.trim_end_matches(".toml").to_owned(),
            };
            SourceFile::new(&name, kind(translates), text)
        });
        sources.collect::<Vec<_>>()
    };
    let mut sources = of_kind("exercises", SourceKind::ExerciseTranslation);
    sources.extend(of_kind("routines", SourceKind::RoutineTranslation));
    sources
}

/// Language tags with at least one built-in translation.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LOCALES.dirs().filter_map(|dir| {
        let tag = dir.path().file_name()?.to_str()?;
        let has_files = ["exercises", "routines"]
            .iter()
            .any(|folder| LOCALES.get_dir(format!("{tag}/{folder}")).is_some());
        has_files.then_some(tag)
    })
}

fn texts(dir: &'static Dir) -> impl Iterator<Item = (String, &'static str)> {
    let is_toml = |file: &&File| file.path().extension().is_some_and(|end| end == "toml");
    dir.files().filter(is_toml).filter_map(|file| {
        let name = file.path().file_name()?.to_str()?;
        Some((name.to_owned(), file.contents_utf8()?))
    })
}

fn broken(name: &str, error: &toml::de::Error) -> Diagnostic {
    Diagnostic::of_file(name, error.to_string(), None)
}
