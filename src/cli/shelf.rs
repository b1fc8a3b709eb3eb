//! How a command finds what a person named: in the library with their own files on top, or in a
//! file. It must not know what it is wanted for.

use std::path::Path;
use std::sync::Arc;

use super::failure::{Exit, Failure};
use crate::adapters::directories::Directories;
use crate::adapters::user_files;
use crate::domain::Routine;
use crate::library::{Library, Named, is_file_name};

/// The library as this person has it.
#[derive(Debug)]
pub struct Shelf(Library);

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
    pub fn find(&self, id: &str) -> Result<Named, Failure> {
        self.0
            .find(id)
            .map_err(|unknown| Failure::new(Exit::NotFound, unknown))
    }

    /// The routine that `what` names: by id, an exercise at its own dose, or a file.
    ///
    /// # Errors
    /// Exit 1 where a file is missing or wrong, 3 where nothing has that name.
    pub fn routine(&self, what: &str) -> Result<Arc<Routine>, Failure> {
        if is_file_name(what) {
            let file = user_files::read_one(Path::new(what))
                .map_err(|diagnostic| Failure::wrong_file(&[diagnostic]))?;
            return self
                .0
                .routine_of(file)
                .map_err(|diagnostics| Failure::wrong_file(&diagnostics));
        }
        self.find(what).map(Named::into_routine)
    }
}
