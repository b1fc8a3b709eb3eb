//! From what a person named to a routine or an exercise. It must not know what it is wanted for.

use std::fmt;
use std::sync::Arc;

use super::{Library, nearest};
use crate::domain::{Exercise, Id, Routine};

/// What a name stands for.
#[derive(Clone, Debug)]
pub enum Named {
    Routine(Arc<Routine>),
    Exercise(Arc<Exercise>),
}

/// A name that stands for nothing; its text says so, and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Unknown {
    pub name: String,
    /// The nearest first, at most three.
    pub nearest: Vec<Id>,
}

/// Whether a person named a file and not an id: ids have neither dots nor slashes.
pub fn is_file_name(what: &str) -> bool {
    what.contains(['/', '\\', '.'])
}

impl Library {
    /// A routine before an exercise of the same id.
    ///
    /// # Errors
    /// Nothing has that id.
    pub fn find(&self, id: &str) -> Result<Named, Unknown> {
        if let Some(routine) = self.routine(id) {
            return Ok(Named::Routine(Arc::clone(routine)));
        }
        if let Some(exercise) = self.exercise(id) {
            return Ok(Named::Exercise(Arc::clone(exercise)));
        }
        Err(Unknown {
            name: id.to_owned(),
            nearest: self.nearest(id).into_iter().cloned().collect(),
        })
    }

    /// The ids of routines and exercises that `text` may have meant, the nearest first, at most three.
    pub fn nearest(&self, text: &str) -> Vec<&Id> {
        let ids = || self.routines.keys().chain(self.exercises.keys());
        nearest::nearest(text, ids().map(Id::as_str), 3)
            .into_iter()
            .filter_map(|near| ids().find(|id| id.as_str() == near))
            .collect()
    }
}

impl Named {
    /// To be run: an exercise at its own dose.
    pub fn into_routine(self) -> Arc<Routine> {
        match self {
            Self::Routine(routine) => routine,
            Self::Exercise(exercise) => Arc::new(Routine::of_exercise(exercise)),
        }
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, nearest } = self;
        write!(f, "There is no routine or exercise `{name}`. ")?;
        match nearest.as_slice() {
            [] => write!(f, "`unsit list` shows all."),
            [one] => write!(f, "Did you mean `{one}`?"),
            [first @ .., last] => {
                let first: Vec<String> = first.iter().map(|id| format!("`{id}`")).collect();
                write!(f, "Did you mean {} or `{last}`?", first.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknown(nearest: &[&str]) -> String {
        let nearest = nearest.iter().map(|id| Id::new(id)).collect();
        let name = "x".to_owned();
        Unknown { name, nearest }.to_string()
    }

    #[test]
    fn what_may_have_been_meant_is_said() {
        let begin = "There is no routine or exercise `x`. ";
        for (nearest, end) in [
            (&[][..], "`unsit list` shows all."),
            (&["a"], "Did you mean `a`?"),
            (&["a", "b"], "Did you mean `a` or `b`?"),
            (&["a", "b", "c"], "Did you mean `a`, `b` or `c`?"),
        ] {
            assert_eq!(unknown(nearest), format!("{begin}{end}"));
        }
    }

    #[test]
    fn files_are_told_from_ids() {
        for file in ["mine.toml", "./mine", "a/b", "a\\b"] {
            assert!(is_file_name(file), "{file}");
        }
        let library = Library::built_in();
        let ids = library.routines.keys().chain(library.exercises.keys());
        for id in ids {
            assert!(!is_file_name(id.as_str()), "{id}");
            assert!(library.find(id.as_str()).is_ok(), "{id}");
        }
    }
}
