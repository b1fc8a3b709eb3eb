//! The words of a library in another language. It must not know which language the program speaks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::exercises::check_braces;
use super::file::{ExerciseTranslation, RoutineFile, RoutineTranslation, StepFile};
use super::finding::{At, Findings};
use super::layer::resolve_all;
use super::nearest::did_you_mean;
use super::parse::{self, Parsed, in_order};
use super::source::{SourceFile, SourceKind, Translates};
use super::{Diagnostic, Library, built_in, schema};
use crate::domain::Exercise;

/// Translated words that a person added; those compiled in are read when they are wanted.
#[derive(Clone, Debug, Default)]
pub struct Translations {
    exercises: BTreeMap<Translates, ExerciseTranslation>,
    routines: BTreeMap<Translates, RoutineTranslation>,
}

/// Adds the good ones of `sources`, and blames the others.
pub fn add(library: &mut Library, sources: Vec<SourceFile>) {
    let mut translations = Translations::clone(&library.translations);
    for source in sources {
        let problems = add_one(library, &source, &mut translations);
        library.problems.extend(in_order(problems));
    }
    library.translations = Arc::new(translations);
}

/// `library` in the words of `language`, or of the language without its region.
pub fn in_language(library: &Library, language: &str) -> Library {
    let mut translations = Translations::default();
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    let tags: BTreeSet<&str> = [primary, language].into();
    for tag in &tags {
        for source in built_in::translations(tag) {
            // A built-in translation is checked by a test; one that is wrong stays untranslated.
            add_one(library, &source, &mut translations);
        }
    }
    let own = Translations::clone(&library.translations);
    translations.exercises.extend(own.exercises);
    translations.routines.extend(own.routines);
    let mut spoken = library.clone();
    for tag in tags {
        for (id, exercise) in &mut spoken.exercises {
            let key = Translates {
                language: tag.to_owned(),
                id: id.to_string(),
            };
            if let Some(words) = translations.exercises.get(&key) {
                *exercise = Arc::new(translated_exercise(exercise, words));
            }
        }
        for (id, file) in &mut spoken.routine_files {
            let key = Translates {
                language: tag.to_owned(),
                id: id.to_string(),
            };
            if let Some(words) = translations.routines.get(&key) {
                *file = Arc::new(translated_routine(file, words));
            }
        }
    }
    let (resolved, _) = resolve_all(&spoken);
    // What cannot be resolved now could not be before either, and keeps the exercises it had.
    spoken.routines.extend(resolved);
    spoken
}

pub fn languages(library: &Library) -> Vec<String> {
    let own = library.translations.exercises.keys();
    let own = own.chain(library.translations.routines.keys());
    let mut tags: BTreeSet<String> = own.map(|key| key.language.clone()).collect();
    tags.extend(built_in::languages().map(str::to_owned));
    tags.into_iter().collect()
}

fn add_one(
    library: &Library,
    source: &SourceFile,
    translations: &mut Translations,
) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    match &source.kind {
        SourceKind::ExerciseTranslation(key) => {
            let parsed: Parsed<ExerciseTranslation> =
                parse::parse(source, &schema::EXERCISE_TRANSLATION);
            let Some(exercise) = library.exercise(&key.id) else {
                let known = library.exercises.keys().map(|id| id.as_str());
                return vec![nothing_to_translate(
                    source,
                    &key.id,
                    "exercise",
                    did_you_mean(&key.id, known),
                )];
            };
            if let Some(words) = &parsed.file {
                check_braces(
                    &words.text,
                    exercise.sides,
                    &At::Root.key("text"),
                    &mut findings,
                );
            }
            finish(source, parsed, &findings, |words| {
                translations.exercises.insert(key.clone(), words);
            })
        }
        SourceKind::RoutineTranslation(key) => {
            let parsed: Parsed<RoutineTranslation> =
                parse::parse(source, &schema::ROUTINE_TRANSLATION);
            let Some(file) = library.routine_files.get(key.id.as_str()) else {
                let known = library.routine_files.keys().map(|id| id.as_str());
                return vec![nothing_to_translate(
                    source,
                    &key.id,
                    "routine",
                    did_you_mean(&key.id, known),
                )];
            };
            if let Some(words) = &parsed.file {
                check_words(words, file, &mut findings);
            }
            finish(source, parsed, &findings, |words| {
                translations.routines.insert(key.clone(), words);
            })
        }
        SourceKind::Exercise | SourceKind::Routine | SourceKind::SelfTest => Vec::new(),
    }
}

/// Keeps what is good; what is wrong otherwise.
fn finish<T>(
    source: &SourceFile,
    parsed: Parsed<T>,
    findings: &Findings,
    keep: impl FnOnce(T),
) -> Vec<Diagnostic> {
    let mut problems = parsed.diagnostics;
    problems.extend(parse::locate(source, &findings.0, &parsed.mended));
    if let (Some(words), true) = (parsed.file, problems.is_empty()) {
        keep(words);
    }
    problems
}

fn nothing_to_translate(
    source: &SourceFile,
    id: &str,
    what: &str,
    help: Option<String>,
) -> Diagnostic {
    let help = help.unwrap_or_else(|| format!("`unsit list {what}s` names them all."));
    let message = format!("There is no {what} `{id}` to translate.");
    Diagnostic::of_file(
        &source.name,
        message,
        Some(format!("{help} The file's name is the {what}'s id.")),
    )
}

fn translated_exercise(original: &Exercise, words: &ExerciseTranslation) -> Exercise {
    let mut exercise = original.clone();
    exercise.name.clone_from(&words.name);
    put(&mut exercise.aliases, &words.aliases);
    put(&mut exercise.dose_basis, &words.basis);
    let (text, words) = (&mut exercise.text, &words.text);
    put(&mut text.summary, &words.summary);
    put(&mut text.cue, &words.cue);
    put(&mut text.spoken, &words.spoken);
    put(&mut text.set_up, &words.set_up);
    put(&mut text.movement, &words.movement);
    put(&mut text.feel, &words.feel);
    put(&mut text.breathing, &words.breathing);
    put(&mut text.faults, &words.faults);
    put(&mut text.easier, &words.easier);
    put(&mut text.harder, &words.harder);
    put(&mut text.avoid, &words.avoid);
    exercise
}

fn translated_routine(original: &RoutineFile, words: &RoutineTranslation) -> RoutineFile {
    let mut file = original.clone();
    file.name.clone_from(&words.name);
    put(&mut file.purpose, &words.purpose);
    put(&mut file.when, &words.when);
    put(&mut file.for_whom, &words.for_whom);
    put(&mut file.notes, &words.notes);
    put(&mut file.basis, &words.basis);
    each_text(&mut file.steps, &mut |text| {
        if let Some(word) = words.words.get(text.as_str()) {
            text.clone_from(word);
        }
    });
    file
}

fn put<T: Clone>(text: &mut T, word: &Option<T>) {
    if let Some(word) = word {
        text.clone_from(word);
    }
}

/// Hands every note, question and answer of `steps` to `change`.
fn each_text(steps: &mut [StepFile], change: &mut impl FnMut(&mut String)) {
    for step in steps {
        step.note.iter_mut().for_each(&mut *change);
        step.ask.iter_mut().for_each(&mut *change);
        for answer in step.answers.iter_mut().flatten() {
            change(&mut answer.label);
            each_text(&mut answer.steps, change);
        }
        if let Some(steps) = &mut step.steps {
            each_text(steps, change);
        }
    }
}

/// Words that the routine does not say were mistyped, or the routine has changed since.
fn check_words(words: &RoutineTranslation, file: &RoutineFile, findings: &mut Findings) {
    let mut said = BTreeSet::new();
    each_text(&mut file.steps.clone(), &mut |text| {
        said.insert(text.clone());
    });
    let table = At::Root.key("words");
    for original in words.words.keys().filter(|word| !said.contains(*word)) {
        findings.key(
            &table.key(original),
            "The routine does not say this.",
            did_you_mean(original, said.iter().map(String::as_str)),
        );
    }
}
