//! A self-test as a file says it. It must not know which exercises exist.

use schemars::JsonSchema;
use serde::Deserialize;

use super::exercise::{SourceEntry, SpokenSentence};
use super::figure::FigureFile;
use crate::domain::Id;
use crate::domain::demonstration::Tightness;
use crate::domain::exercise::{Caution, Equipment, Place, Position, Sides, Source};
use crate::domain::norm::Measure;
use crate::domain::self_test::{Asks, Limb};

/// A self-test for Unsit: a guided look at one muscle.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a self-test")]
pub struct SelfTestFile {
    /// The name by which commands refer to it. The id of a built-in self-test replaces that one.
    pub id: Id,
    /// The name on the screen.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// The muscle groups that it speaks of; see `unsit list muscles`.
    #[schemars(length(min = 1))]
    pub groups: Vec<Id>,
    /// The position that it is done in.
    pub position: Position,
    /// How it uses the two sides of the body.
    pub sides: Sides,
    /// Where there must be room for it; where nothing is said, the position decides.
    pub place: Option<Place>,
    /// What it needs.
    #[serde(default)]
    pub equipment: Vec<Equipment>,
    /// Reasons to leave it out or to change it.
    #[serde(default)]
    pub cautions: Vec<Caution>,
    /// The ids of the stretches that it can open.
    #[serde(default)]
    pub unlocks: Vec<Id>,
    /// Which legs it can look at after a leg amputation; left out where it needs both.
    #[serde(default)]
    pub after_amputation: Vec<Limb>,
    /// Getting into position and looking, for one side, in seconds; 25 where nothing is said.
    #[schemars(range(min = 1, max = 300), extend("multipleOf" = 0.1))]
    pub takes_s: Option<f64>,
    /// One sentence: what it tells.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// What the voice says in the short get-ready time: one or two sentences, the more important first.
    #[serde(default)]
    #[schemars(with = "Vec<SpokenSentence>", length(max = 2))]
    pub spoken: Vec<String>,
    /// What to do, one step per sentence.
    #[schemars(length(min = 1))]
    pub steps: Vec<String>,
    /// What each verdict looks like, the best first.
    #[schemars(length(min = 1))]
    pub readings: Vec<ReadingFile>,
    /// Where the readings belong to one muscle group each: what is asked of each group.
    #[serde(default)]
    pub asks: Vec<Asks>,
    /// How far it can be trusted, one sentence each.
    #[serde(default)]
    pub limits: Vec<String>,
    /// Other ways to do it, one sentence each.
    #[serde(default)]
    pub variants: Vec<String>,
    /// When to leave it out, one sentence each.
    #[serde(default)]
    pub avoid: Vec<String>,
    /// What a test of strength counts, and what is usual.
    pub measure: Option<Measure>,
    /// Where its statements come from.
    #[serde(default)]
    #[schemars(with = "Vec<SourceEntry>")]
    pub sources: Vec<Source>,
    /// How the figure shows it.
    pub figure: Option<FigureFile>,
}

/// A verdict and what it looks like.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a reading")]
pub struct ReadingFile {
    /// The verdict.
    pub verdict: Tightness,
    /// The one muscle group that it speaks of, where the groups are looked at one by one; left out where it
    /// speaks of all of `groups`.
    pub group: Option<Id>,
    /// What it looks like, in one or two sentences.
    #[schemars(length(min = 1))]
    pub looks: String,
    /// Where the limit comes from.
    #[serde(default)]
    pub basis: String,
}
