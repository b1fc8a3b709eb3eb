//! What the coach's ids are called on a screen. It must not know where.

use crate::domain::Id;
use crate::library::Library;

/// The name of a muscle group or an exercise; the id where the library knows neither.
pub fn called(library: &Library, id: &Id) -> String {
    let group = library.muscles().group(id.as_str());
    let exercise = library.exercise(id.as_str());
    group
        .map(|group| group.name.clone())
        .or_else(|| exercise.map(|exercise| exercise.name.clone()))
        .unwrap_or_else(|| id.to_string())
}
