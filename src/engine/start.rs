//! From what a person named to a routine. It must not know how the routine is run.

use std::path::Path;
use std::sync::Arc;

use super::Refusal;
use crate::domain::routine::Routine;
use crate::library::{Library, Named, is_file_name};

/// Reads a routine file that is named by its path, or says what is wrong with it.
pub type ReadFile = Box<dyn Fn(&Path, &Library) -> Result<Arc<Routine>, Refusal> + Send>;

/// The routine that `what` names: a routine, an exercise, or a file.
///
/// # Errors
/// Code 3 with the nearest names where the library has no such thing, code 1 where a file is wrong.
pub fn resolve(
    what: &str,
    library: &Library,
    read_file: &ReadFile,
) -> Result<Arc<Routine>, Refusal> {
    if is_file_name(what) {
        return read_file(Path::new(what), library);
    }
    library
        .find(what)
        .map(Named::into_routine)
        .map_err(|unknown| Refusal::new(3, unknown.to_string()))
}
