//! How a command finds what a person named: in the library with their own files on top, or in a
//! file. It must not know what it is wanted for.

use std::path::Path;
use std::sync::Arc;

use super::failure::{Exit, Failure};
use crate::adapters::directories::Directories;
use crate::adapters::user_files;
use crate::domain::{Exercise, Routine};
use crate::library::Library;

/// The library as this person has it.
#[derive(Debug)]
pub struct Shelf(Library);

/// What an id names.
#[derive(Debug)]
pub enum Found {
    Routine(Arc<Routine>),
    Exercise(Arc<Exercise>),
}

impl Shelf {
    pub fn open() -> Result<Self, Failure> {
        let directories = Directories::find()?;
        let theirs = user_files::read_all(directories.config());
        let library = Library::built_in().with_user_files(theirs.files);
        Ok(Self(library.with_problems(theirs.problems)))
    }

    pub fn library(&self) -> &Library {
        &self.0
    }

    /// A routine before an exercise of the same id.
    ///
    /// # Errors
    /// Exit 3 with the nearest names.
    pub fn find(&self, id: &str) -> Result<Found, Failure> {
        if let Some(routine) = self.0.routine(id) {
            return Ok(Found::Routine(Arc::clone(routine)));
        }
        if let Some(exercise) = self.0.exercise(id) {
            return Ok(Found::Exercise(Arc::clone(exercise)));
        }
        Err(self.unknown(id))
    }

    /// The routine that `what` names: by id, an exercise at its own dose, or a file.
    ///
    /// # Errors
    /// Exit 1 where a file is missing or wrong, 3 where nothing has that name.
    pub fn routine(&self, what: &str) -> Result<Arc<Routine>, Failure> {
        if names_a_file(what) {
            let file = user_files::read_one(Path::new(what))
                .map_err(|diagnostic| Failure::wrong_file(&[diagnostic]))?;
            return self
                .0
                .routine_of(file)
                .map_err(|diagnostics| Failure::wrong_file(&diagnostics));
        }
        Ok(match self.find(what)? {
            Found::Routine(routine) => routine,
            Found::Exercise(exercise) => Arc::new(Routine::of_exercise(exercise)),
        })
    }

    fn unknown(&self, id: &str) -> Failure {
        let near: Vec<String> = self
            .0
            .nearest(id)
            .iter()
            .map(|near| format!("`{near}`"))
            .collect();
        let hint = match near.as_slice() {
            [] => "See `unsit list` for all there is.".to_owned(),
            [one] => format!("Did you mean {one}?"),
            [first @ .., last] => format!("Did you mean {} or {last}?", first.join(", ")),
        };
        Failure::new(
            Exit::NotFound,
            format_args!("There is no routine or exercise `{id}`. {hint}"),
        )
    }
}

/// Ids have neither dots nor slashes.
pub fn names_a_file(what: &str) -> bool {
    what.contains(['/', '\\', '.'])
}
