//! Muscles, groups and the order of the home screen as built-in files say them. They must not know
//! any exercise.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::Id;
use crate::domain::muscle::{Muscle, MuscleGroup, Tendency};

/// The muscles and groups that exercises refer to.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MusclesFile {
    /// What the coach's rules call a muscle.
    pub groups: Vec<GroupEntry>,
    /// The muscles themselves.
    pub muscles: Vec<MuscleEntry>,
}

/// A muscle group.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupEntry {
    pub id: Id,
    pub name: String,
    #[serde(default)]
    pub note: String,
}

/// A muscle.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MuscleEntry {
    pub id: Id,
    pub name: String,
    pub latin: String,
    pub group: Option<Id>,
    pub tendency: Tendency,
    #[serde(default)]
    pub disputed: bool,
}

impl From<GroupEntry> for MuscleGroup {
    fn from(entry: GroupEntry) -> Self {
        Self {
            id: entry.id,
            name: entry.name,
            note: entry.note,
        }
    }
}

impl From<MuscleEntry> for Muscle {
    fn from(entry: MuscleEntry) -> Self {
        Self {
            id: entry.id,
            name: entry.name,
            latin: entry.latin,
            group: entry.group,
            tendency: entry.tendency,
            disputed: entry.disputed,
        }
    }
}

/// The order of the routines on the home screen.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HomeFile {
    /// Ids of routines; `*` stands for every routine that is not named, ordered by name.
    pub routines: Vec<String>,
}
