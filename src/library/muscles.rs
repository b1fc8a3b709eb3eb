//! The muscles and groups that exercises refer to. It must not know any exercise.

use std::sync::Arc;

use super::file::MusclesFile;
use super::finding::{At, Findings};
use super::nearest::did_you_mean;
use crate::domain::Id;
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

    /// Notes what is wrong when there is no such group.
    pub(super) fn check_group(&self, id: &Id, at: &At, findings: &mut Findings) {
        if self.group(id.as_str()).is_none() {
            let known = self.groups.iter().map(|group| group.id.as_str());
            findings.value(
                at,
                format!("There is no muscle group `{id}`."),
                did_you_mean(id.as_str(), known)
                    .or(Some("`unsit list muscles` names them all.".to_owned())),
            );
        }
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
