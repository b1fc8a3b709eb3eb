//! Muscles and the groups that the coach's rules speak of. It must not know any exercise.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// What a muscle tends to do when its owner sits all day: a clinical model, not a diagnosis
/// (Janda and Chek; the fibre-type explanation often given with it is contradicted by measurement).
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tendency {
    /// "Tonic": tends to get tight and short.
    Tight,
    /// "Phasic": tends to get long and weak.
    Weak,
    /// No list that we know classifies it.
    Unclassified,
}

/// One muscle, or one bundle that people name together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Muscle {
    pub id: Id,
    /// In plain words.
    pub name: String,
    /// The anatomical name.
    pub latin: String,
    /// The group that it mainly belongs to.
    pub group: Option<Id>,
    pub tendency: Tendency,
    /// True where published lists disagree about the tendency.
    pub disputed: bool,
}

/// What the coach's rules call a muscle: the primary group of an exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MuscleGroup {
    pub id: Id,
    pub name: String,
    pub note: String,
}
