//! The muscles and groups that exercises refer to. It must not know any exercise.

use std::sync::Arc;

use super::file::MusclesFile;
use crate::domain::muscle::{Muscle, MuscleGroup};

/// All muscles and groups, in the order of their file; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Muscles {
    muscles: Arc<[Muscle]>,
    groups: Arc<[MuscleGroup]>,
}

impl Muscles {
    pub fn muscles(&self) -> &[Muscle] {
        &self.muscles
    }

    pub fn groups(&self) -> &[MuscleGroup] {
        &self.groups
    }

    pub fn muscle(&self, id: &str) -> Option<&Muscle> {
        self.muscles.iter().find(|muscle| muscle.id.as_str() == id)
    }

    pub fn group(&self, id: &str) -> Option<&MuscleGroup> {
        self.groups.iter().find(|group| group.id.as_str() == id)
    }
}

impl From<MusclesFile> for Muscles {
    fn from(file: MusclesFile) -> Self {
        Self {
            muscles: file.muscles.into_iter().map(Muscle::from).collect(),
            groups: file.groups.into_iter().map(MuscleGroup::from).collect(),
        }
    }
}
