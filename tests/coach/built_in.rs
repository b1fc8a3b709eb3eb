//! The built-in library as the coach's catalogue. It must not know any rule.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::sync::Arc;

use unsit::domain::Routine;
use unsit::domain::coach::Catalogue;
use unsit::domain::muscle::Muscle;
use unsit::library::Library;

pub struct BuiltIn {
    pub catalogue: Catalogue,
    pub routines: Vec<Arc<Routine>>,
    pub library: Library,
}

pub fn built_in() -> BuiltIn {
    let library = Library::built_in();
    let catalogue = library.catalogue();
    BuiltIn {
        catalogue,
        routines: library.routines().cloned().collect(),
        library,
    }
}

fn catalogue(library: &Library, muscles: &[Muscle]) -> Catalogue {
    Catalogue::new(
        library.exercises().cloned(),
        muscles,
        library.self_tests().cloned(),
        |id| library.routine(id).map(|routine| &**routine),
    )
}

impl BuiltIn {
    /// A catalogue in which no muscle tends to grow weak.
    pub fn without_phasic(&self) -> Catalogue {
        catalogue(&self.library, &[])
    }
}
