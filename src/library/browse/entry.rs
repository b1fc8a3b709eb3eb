//! What can be found in the library: an exercise or a self-test. It must not know how it is found.

use std::sync::Arc;

use crate::domain::exercise::{Equipment, Kind, Place, Position};
use crate::domain::{Exercise, Id, SelfTest};

/// One thing in the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Exercise(Arc<Exercise>),
    SelfTest(Arc<SelfTest>),
}

impl Entry {
    pub fn id(&self) -> &Id {
        match self {
            Self::Exercise(exercise) => &exercise.id,
            Self::SelfTest(test) => &test.id,
        }
    }

    pub fn name(&self) -> &str {
        match self {
            Self::Exercise(exercise) => &exercise.name,
            Self::SelfTest(test) => &test.name,
        }
    }

    pub fn aliases(&self) -> &[String] {
        match self {
            Self::Exercise(exercise) => &exercise.aliases,
            Self::SelfTest(_) => &[],
        }
    }

    pub fn summary(&self) -> &str {
        match self {
            Self::Exercise(exercise) => &exercise.text.summary,
            Self::SelfTest(test) => &test.summary,
        }
    }

    /// What it does to its muscles; a self-test does nothing to them.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Exercise(exercise) => Some(exercise.kind),
            Self::SelfTest(_) => None,
        }
    }

    /// The groups of muscles that it is about, the most important first.
    pub fn groups(&self) -> &[Id] {
        match self {
            Self::Exercise(exercise) => std::slice::from_ref(&exercise.group),
            Self::SelfTest(test) => &test.groups,
        }
    }

    /// Every muscle concerned.
    pub fn muscles(&self) -> &[Id] {
        match self {
            Self::Exercise(exercise) => &exercise.muscles,
            Self::SelfTest(_) => &[],
        }
    }

    pub fn position(&self) -> Position {
        match self {
            Self::Exercise(exercise) => exercise.position,
            Self::SelfTest(test) => test.position,
        }
    }

    pub fn place(&self) -> Place {
        match self {
            Self::Exercise(exercise) => exercise.place,
            Self::SelfTest(test) => test.place,
        }
    }

    pub fn equipment(&self) -> &[Equipment] {
        match self {
            Self::Exercise(exercise) => &exercise.equipment,
            Self::SelfTest(test) => &test.equipment,
        }
    }
}
