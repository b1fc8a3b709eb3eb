//! A routine as a file says it. It must not know which exercises exist.

use std::num::NonZeroU16;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{DoseFile, ExerciseFile, TempoFile};
use crate::domain::Id;

/// A routine for Unsit: an ordered list of exercises, rests and questions.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a routine")]
pub struct RoutineFile {
    /// The name by which commands refer to it. The id of a built-in routine replaces that one.
    pub id: Id,
    /// The name on the screen.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// What it is for, one sentence.
    #[serde(default)]
    pub purpose: String,
    /// When to do it, one sentence.
    #[serde(default)]
    pub when: String,
    /// For whom, one sentence.
    #[serde(default)]
    pub for_whom: String,
    /// What else the person should know, one sentence each.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Where its composition comes from.
    #[serde(default)]
    pub basis: String,
    /// For an evening: `true` makes tones and voice softer and darker.
    #[serde(default)]
    pub quiet: bool,
    /// What is done, in order.
    #[schemars(length(min = 1))]
    pub steps: Vec<StepFile>,
    /// Exercises of its own, which only this routine sees.
    #[serde(default)]
    pub exercises: Vec<ExerciseFile>,
}

/// One step: exactly one of `exercise`, `test`, `rest_s` alone, `repeat` with steps, `routine`, or
/// `ask` with answers. The keys of a dose change the exercise's own dose in this step.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "a step")]
pub struct StepFile {
    /// The id of the exercise to do.
    pub exercise: Option<Id>,
    /// The id of the self-test to do: what is seen is answered, on each side that it looks at.
    pub test: Option<Id>,
    /// How long one hold lasts, in seconds.
    #[schemars(range(min = 0.1, max = 3600), extend("multipleOf" = 0.1))]
    pub hold_s: Option<f64>,
    /// How many holds or repetitions one set has on each side.
    #[schemars(range(min = 1, max = 200))]
    pub repetitions: Option<NonZeroU16>,
    /// The pause between two holds of the same side, in seconds.
    #[schemars(range(min = 0, max = 3600), extend("multipleOf" = 0.1))]
    pub release_s: Option<f64>,
    /// How many sets.
    #[schemars(range(min = 1, max = 20))]
    pub sets: Option<NonZeroU16>,
    /// The tempo of one repetition.
    pub tempo: Option<TempoFile>,
    /// With `exercise`: the pause between two sets. Alone: a rest. In seconds.
    #[schemars(range(min = 0, max = 3600), extend("multipleOf" = 0.1))]
    pub rest_s: Option<f64>,
    /// `true`: repetitions at your own pace, ended by you.
    pub self_paced: Option<bool>,
    /// Time to get into position before the first set or side, in seconds.
    #[schemars(range(min = 0, max = 300), extend("multipleOf" = 0.1))]
    pub get_ready_s: Option<f64>,
    /// Time to change sides, in seconds.
    #[schemars(range(min = 0, max = 300), extend("multipleOf" = 0.1))]
    pub changeover_s: Option<f64>,
    /// Which sides to work on, for an exercise that works one side at a time.
    pub sides: Option<SidesFile>,
    /// One sentence for the person, shown during the step.
    pub note: Option<String>,
    /// How many times to do the nested `steps`.
    #[schemars(range(min = 1, max = 100))]
    pub repeat: Option<NonZeroU16>,
    /// The steps that `repeat` repeats.
    pub steps: Option<Vec<StepFile>>,
    /// The id of another routine whose steps are done here.
    pub routine: Option<Id>,
    /// A question that waits for an answer.
    #[schemars(length(min = 1, max = 200))]
    pub ask: Option<String>,
    /// The answers to `ask`, two to nine.
    pub answers: Option<Vec<AnswerFile>>,
}

impl StepFile {
    /// The keys that change an exercise's own dose.
    pub fn dose(&self) -> DoseFile {
        DoseFile {
            hold_s: self.hold_s,
            repetitions: self.repetitions,
            release_s: self.release_s,
            sets: self.sets,
            tempo: self.tempo,
            rest_s: self.rest_s,
            self_paced: self.self_paced,
            get_ready_s: self.get_ready_s,
            changeover_s: self.changeover_s,
            basis: None,
        }
    }
}

/// An answer, and the steps that follow from it.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "an answer")]
pub struct AnswerFile {
    /// What the person chooses.
    #[schemars(length(min = 1, max = 60))]
    pub label: String,
    /// What is done then; nothing where it is left out.
    #[serde(default)]
    pub steps: Vec<StepFile>,
}

/// Which sides a step works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SidesFile {
    /// The worse side first, then the other.
    Each,
    /// The worse side only.
    Worse,
    /// The better side only.
    Better,
    /// The left side only.
    Left,
    /// The right side only.
    Right,
    /// Both together, as such an exercise itself says.
    Both,
    /// In turn, as such an exercise itself says.
    Alternating,
}
