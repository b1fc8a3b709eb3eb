//! From what a person named to a routine. It must not know how the routine is run.

use std::path::Path;
use std::sync::Arc;

use super::Refusal;
use crate::domain::Id;
use crate::domain::routine::Routine;
use crate::library::Library;

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
    if let Some(routine) = library.routine(what) {
        return Ok(Arc::clone(routine));
    }
    if let Some(exercise) = library.exercise(what) {
        return Ok(Arc::new(Routine::of_exercise(Arc::clone(exercise))));
    }
    if is_file_name(what) {
        return read_file(Path::new(what), library);
    }
    let nearest: Vec<&str> = library.nearest(what).into_iter().map(Id::as_str).collect();
    let hint = if nearest.is_empty() {
        "`unsit list` shows all.".to_owned()
    } else {
        format!("Did you mean {}?", nearest.join(" or "))
    };
    Err(Refusal::new(
        3,
        format!("There is no routine or exercise `{what}`. {hint}"),
    ))
}

/// Ids have neither dots nor slashes.
fn is_file_name(what: &str) -> bool {
    what.contains(['/', '\\', '.'])
}
