//! The words of an exercise or a routine in another language. They must not say anything but words.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::TextFile;

/// The words of an exercise in another language; what is left out stays as it is. The file's name
/// is the exercise's id.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a translated exercise")]
pub struct ExerciseTranslation {
    /// The name on the screen.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// Other names that people know it by.
    pub aliases: Option<Vec<String>>,
    /// Where the dose comes from, in one sentence.
    pub basis: Option<String>,
    /// The words that teach it.
    #[serde(default)]
    pub text: TextFile,
}

/// The words of a routine in another language; what is left out stays as it is. The file's name is
/// the routine's id.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a translated routine")]
pub struct RoutineTranslation {
    /// The name on the screen.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// What it is for, one sentence.
    pub purpose: Option<String>,
    /// When to do it, one sentence.
    pub when: Option<String>,
    /// For whom, one sentence.
    pub for_whom: Option<String>,
    /// What else the person should know, one sentence each.
    pub notes: Option<Vec<String>>,
    /// Where its composition comes from.
    pub basis: Option<String>,
    /// Notes, questions and answers of its steps: the original words, then the translated ones.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
}
