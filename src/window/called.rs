//! What the coach's ids are called on a screen. It must not know where.

use crate::domain::Id;
use crate::library::Library;

/// The name of a muscle group, an exercise or a self-test; the id where the library knows none.
pub fn called(library: &Library, id: &Id) -> String {
    let group = library.muscles().group(id.as_str());
    let subject = || library.subject(id.as_str());
    group
        .map(|group| group.name.clone())
        .or_else(|| subject().map(|subject| subject.name().to_owned()))
        .unwrap_or_else(|| id.to_string())
}
