//! The files that are compiled in. It must not validate them: a test does, and the first frame waits
//! for this.

use std::sync::Arc;

use include_dir::{Dir, File, include_dir};

use super::file::{ExerciseFile, HomeFile, MusclesFile, RoutineFile, SelfTestFile};
use super::finding::{At, Findings};
use super::layer::resolve_all;
use super::parse::parse_trusted;
use super::source::{SourceFile, SourceKind, Translates};
use super::{Diagnostic, Library, Muscles, exercises, self_tests};

static EXERCISES: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/exercises");
static SELF_TESTS: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/tests");
static ROUTINES: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/routines");
static LOCALES: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/locales");
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
    for (name, text) in texts(&EXERCISES) {
        let file = match parse_trusted::<ExerciseFile>(text) {
            Ok(file) => file,
            Err(error) => {
                library.problems.push(broken(&name, &error));
                continue;
            }
        };
        let mut findings = Findings::default();
        let made = exercises::exercise(&file, &library.muscles, &At::Root, &mut findings);
        let faults = findings.0.into_iter();
        library
            .problems
            .extend(faults.map(|fault| Diagnostic::of_file(&name, fault.message, fault.help)));
        if let Some(exercise) = made {
            library.exercises.insert(file.id, Arc::new(exercise));
        }
    }
    for (name, text) in texts(&SELF_TESTS) {
        let file = match parse_trusted::<SelfTestFile>(text) {
            Ok(file) => file,
            Err(error) => {
                library.problems.push(broken(&name, &error));
                continue;
            }
        };
        let mut findings = Findings::default();
        let made = self_tests::self_test(&file, &library.muscles, &At::Root, &mut findings);
        let faults = findings.0.into_iter();
        library
            .problems
            .extend(faults.map(|fault| Diagnostic::of_file(&name, fault.message, fault.help)));
        if let Some(test) = made {
            library.self_tests.insert(file.id, Arc::new(test));
        }
    }
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
