//! What a step, a card or a page is about: an exercise or a self-test. It must not know which of these it is on.

use std::sync::Arc;

use super::demonstration::Demonstration;
use super::exercise::{Equipment, Kind, Place, Position, Sides};
use super::{Exercise, Id, SelfTest};

/// One thing of the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    Exercise(Arc<Exercise>),
    SelfTest(Arc<SelfTest>),
}

impl Subject {
    pub fn exercise(&self) -> Option<&Arc<Exercise>> {
        match self {
            Self::Exercise(exercise) => Some(exercise),
            Self::SelfTest(_) => None,
        }
    }

    pub fn self_test(&self) -> Option<&Arc<SelfTest>> {
        match self {
            Self::Exercise(_) => None,
            Self::SelfTest(test) => Some(test),
        }
    }

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

    /// How to get into position, in one or two sentences that are said; the first alone is enough.
    pub fn spoken(&self) -> &[String] {
        match self {
            Self::Exercise(exercise) => &exercise.text.spoken,
            Self::SelfTest(test) => &test.spoken,
        }
    }

    /// What to mind while working; a self-test has no such line.
    pub fn cue(&self) -> Option<&str> {
        match self {
            Self::Exercise(exercise) => Some(&exercise.text.cue),
            Self::SelfTest(_) => None,
        }
    }

    pub fn demonstration(&self) -> Option<&Demonstration> {
        match self {
            Self::Exercise(exercise) => exercise.demonstration.as_ref(),
            Self::SelfTest(test) => test.demonstration.as_ref(),
        }
    }

    pub fn sides(&self) -> Sides {
        match self {
            Self::Exercise(exercise) => exercise.sides,
            Self::SelfTest(test) => test.sides,
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
