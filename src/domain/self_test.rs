//! A guided look at one muscle: is it tight, is it weak? It must not know how a verdict is used.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::demonstration::{Demonstration, Tightness};
use super::exercise::{Caution, Equipment, Place, Position, Sides, Source};
use super::id::Id;
use super::norm::Measure;

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
    /// Which legs it can look at after a leg amputation; none where it needs both.
    #[serde(default)]
    pub after_amputation: Vec<Limb>,
    /// Getting into position and looking, for one side.
    #[serde(default = "usual_time")]
    pub takes: Duration,
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
    /// What a test of strength counts; none where it is only looked at.
    #[serde(default)]
    pub measure: Option<Measure>,
    pub sources: Vec<Source>,
    pub demonstration: Option<Demonstration>,
}

const fn usual_time() -> Duration {
    SelfTest::USUAL_TIME
}

/// A leg, after the other or this one was amputated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limb {
    /// The one that was amputated.
    Residual,
    /// The other, without help of the residual one.
    Sound,
}

impl SelfTest {
    /// What one side takes where nobody says.
    pub const USUAL_TIME: Duration = Duration::from_secs(25);

    /// True where it looks for what is tight; otherwise for what is weak.
    pub fn is_of_tightness(&self) -> bool {
        use Tightness::{Borderline, NotTight, Tight};
        let looks_for =
            |reading: &Reading| matches!(reading.verdict, NotTight | Borderline | Tight);
        self.readings.iter().any(looks_for)
    }

    /// What a person can answer: every verdict once with what it looks like, the best first, and that
    /// they could not test, which looks like nothing.
    pub fn answers(&self) -> Vec<(Verdict, String)> {
        let mut answers: Vec<(Verdict, String)> = Vec::new();
        for reading in &self.readings {
            let verdict = Verdict::Seen(reading.verdict);
            match answers.iter_mut().find(|(known, _)| *known == verdict) {
                Some((_, looks)) => {
                    looks.push(' ');
                    looks.push_str(&reading.looks);
                }
                None => answers.push((verdict, reading.looks.clone())),
            }
        }
        answers.push((Verdict::CouldNotTest, String::new()));
        answers
    }
}

/// What a person answers after a self-test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Seen(Tightness),
    /// It hurt, it tingled, or the position could not be taken.
    CouldNotTest,
}

impl Verdict {
    /// The name in the history.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Seen(Tightness::NotTight) => "not-tight",
            Self::Seen(Tightness::Borderline) => "borderline",
            Self::Seen(Tightness::Tight) => "tight",
            Self::Seen(Tightness::Strong) => "strong",
            Self::Seen(Tightness::Fair) => "fair",
            Self::Seen(Tightness::Weak) => "weak",
            Self::CouldNotTest => "could-not-test",
        }
    }

    /// What [`Verdict::as_str`] names.
    pub fn of_name(name: &str) -> Option<Self> {
        use Tightness::{Borderline, Fair, NotTight, Strong, Tight, Weak};
        [NotTight, Borderline, Tight, Strong, Fair, Weak]
            .map(Self::Seen)
            .into_iter()
            .chain([Self::CouldNotTest])
            .find(|verdict| verdict.as_str() == name)
    }
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
