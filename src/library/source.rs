//! The text of one file of a library, and what it is. It must not know where it was read from.

use std::sync::Arc;

/// A file's text with the name that a person knows it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    pub name: Arc<str>,
    pub kind: SourceKind,
    pub text: Arc<str>,
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceKind {
    Exercise,
    Routine,
    SelfTest,
    /// The words of an exercise in another language.
    ExerciseTranslation(Translates),
    /// The words of a routine in another language.
    RoutineTranslation(Translates),
}

/// Which words a translation translates.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Translates {
    /// A language tag such as `de` or `pt-BR`.
    pub language: String,
    pub id: String,
}

impl SourceFile {
    pub fn new(name: &str, kind: SourceKind, text: &str) -> Self {
        Self {
            name: name.into(),
            kind,
            text: text.into(),
        }
    }

    /// A file from anywhere: a self-test where it has readings, a routine where it has steps, else an exercise.
    pub fn of_unknown_kind(name: &str, text: &str) -> Self {
        // Told by the lines, not by the parser: it must also work for a file full of errors.
        let has = |name: &str| {
            text.lines().map(str::trim_start).any(|line| {
                let key = line.trim_start_matches(['[', ' ']);
                key.strip_prefix(name)
                    .is_some_and(|rest| rest.trim_start().starts_with(['=', ']', '.']))
            })
        };
        let kind = if has("readings") {
            SourceKind::SelfTest
        } else if has("steps") {
            SourceKind::Routine
        } else {
            SourceKind::Exercise
        };
        Self::new(name, kind, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_steps_is_a_routine() {
        for routine in ["[[steps]]\n", "id = \"a\"\nsteps = [", "  [[ steps ]]"] {
            assert_eq!(
                SourceFile::of_unknown_kind("f", routine).kind,
                SourceKind::Routine
            );
        }
        for self_test in ["[[readings]]\n", "steps = []\nreadings = ["] {
            assert_eq!(
                SourceFile::of_unknown_kind("f", self_test).kind,
                SourceKind::SelfTest
            );
        }
        for exercise in ["", "id = \"a\"\n", "# steps = 1\nstepsize = 2"] {
            assert_eq!(
                SourceFile::of_unknown_kind("f", exercise).kind,
                SourceKind::Exercise
            );
        }
    }
}
