//! The amount of an exercise as a file says it. It must not know what an unsaid number means.

use std::num::NonZeroU16;

use schemars::JsonSchema;
use serde::Deserialize;

/// How much: holds (`hold_s`), repetitions at a tempo (`tempo`), or repetitions at your own pace
/// (`self_paced`). All times are seconds per side, in steps of 0.1.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "a dose")]
pub struct DoseFile {
    /// How long one hold lasts, in seconds.
    #[schemars(range(min = 0.1, max = 3600), extend("multipleOf" = 0.1))]
    pub hold_s: Option<f64>,
    /// How many holds or repetitions one set has on each side; 1 where nothing is said.
    #[schemars(range(min = 1, max = 200))]
    pub repetitions: Option<NonZeroU16>,
    /// The pause between two holds of the same side, in seconds; 5 where nothing is said.
    #[schemars(range(min = 0, max = 3600), extend("multipleOf" = 0.1))]
    pub release_s: Option<f64>,
    /// How many sets; 1 where nothing is said.
    #[schemars(range(min = 1, max = 20))]
    pub sets: Option<NonZeroU16>,
    /// The tempo of one repetition.
    pub tempo: Option<TempoFile>,
    /// The pause between two sets, in seconds; 30 where nothing is said.
    #[schemars(range(min = 0, max = 3600), extend("multipleOf" = 0.1))]
    pub rest_s: Option<f64>,
    /// `true`: repetitions at your own pace, ended by you.
    pub self_paced: Option<bool>,
    /// Time to get into position before the first set, in seconds; 10 where nothing is said.
    #[schemars(range(min = 0, max = 300), extend("multipleOf" = 0.1))]
    pub get_ready_s: Option<f64>,
    /// Time to change sides, in seconds; 5 where nothing is said.
    #[schemars(range(min = 0, max = 300), extend("multipleOf" = 0.1))]
    pub changeover_s: Option<f64>,
    /// Where this dose comes from, in one sentence.
    pub basis: Option<String>,
}

/// One repetition: lift, hold, lower, pause. Unsaid phases last 0 seconds; not all may be 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "a tempo")]
pub struct TempoFile {
    /// The way up, in seconds.
    #[schemars(range(min = 0, max = 60), extend("multipleOf" = 0.1))]
    pub lift_s: f64,
    /// Held at the top, in seconds.
    #[schemars(range(min = 0, max = 60), extend("multipleOf" = 0.1))]
    pub hold_s: f64,
    /// The way down, in seconds.
    #[schemars(range(min = 0, max = 60), extend("multipleOf" = 0.1))]
    pub lower_s: f64,
    /// The pause after it, in seconds.
    #[schemars(range(min = 0, max = 60), extend("multipleOf" = 0.1))]
    pub pause_s: f64,
}
