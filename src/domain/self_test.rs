//! A guided look at one muscle: is it tight, is it weak? It must not know how a verdict is used.

use serde::{Deserialize, Serialize};

use super::demonstration::{Demonstration, Tightness};
use super::exercise::{Caution, Equipment, Place, Position, Sides, Source};
use super::id::Id;

/// A self-test of the library. In its texts `{side}` and `{other}` stand for the sides, as in an exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SelfTest {
    pub id: Id,
    pub name: String,
    /// The muscle groups that it speaks of, the most important first.
    pub groups: Vec<Id>,
    pub position: Position,
    pub sides: Sides,
    pub place: Place,
    pub equipment: Vec<Equipment>,
    pub cautions: Vec<Caution>,
    /// The stretches that it can open.
    pub unlocks: Vec<Id>,
    /// One sentence: what it tells.
    pub summary: String,
    /// What you do, one step per sentence.
    pub steps: Vec<String>,
    /// What each verdict looks like, the best first.
    pub readings: Vec<Reading>,
    /// How far it can be trusted.
    pub limits: Vec<String>,
    /// Other ways to do it.
    pub variants: Vec<String>,
    /// When to leave it out.
    pub avoid: Vec<String>,
    pub sources: Vec<Source>,
    pub demonstration: Option<Demonstration>,
}

/// What a verdict looks like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub verdict: Tightness,
    pub looks: String,
    /// Where the limit comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
}
