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
    /// What the voice says while one gets ready, as in an exercise.
    #[serde(default)]
    pub spoken: Vec<String>,
    /// What you do, one step per sentence.
    pub steps: Vec<String>,
    /// What each verdict looks like, the best first.
    pub readings: Vec<Reading>,
    /// What is asked of each group, where its readings belong to one each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Asks>,
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

    /// The looks that it takes, one after another: one of all its groups, or, where its readings belong to
    /// one group each, one of each group.
    pub fn looks(&self) -> Vec<Look<'_>> {
        if self.readings.iter().all(|reading| reading.group.is_none()) {
            return vec![Look {
                groups: self.groups.iter().collect(),
                asks: None,
                answers: answers(self.readings.iter()),
            }];
        }
        let of_group = |group| {
            let readings = self.readings.iter();
            let own = readings.filter(|reading| reading.group.as_ref() == Some(group));
            let answers = answers(own);
            let asks = self.asks.iter().find(|asks| asks.group == *group);
            (!answers.is_empty()).then_some(Look {
                groups: vec![group],
                asks: asks.map(|asks| asks.what.as_str()),
                answers,
            })
        };
        self.groups.iter().filter_map(of_group).collect()
    }

    /// What was seen of one muscle group where the test is of several, one by one: none where one look is
    /// of all.
    pub fn is_seen_by_group(&self) -> bool {
        self.readings.iter().any(|reading| reading.group.is_some())
    }
}

/// Every verdict once with what it looks like, the best first.
fn answers<'t>(readings: impl Iterator<Item = &'t Reading>) -> Vec<(Tightness, String)> {
    let mut answers: Vec<(Tightness, String)> = Vec::new();
    for reading in readings {
        match answers
            .iter_mut()
            .find(|(known, _)| *known == reading.verdict)
        {
            Some((_, looks)) => {
                looks.push(' ');
                looks.push_str(&reading.looks);
            }
            None => answers.push((reading.verdict, reading.looks.clone())),
        }
    }
    answers
}

/// One look of a self-test.
#[derive(Clone, Debug, PartialEq)]
pub struct Look<'t> {
    /// The muscle groups that it speaks of.
    pub groups: Vec<&'t Id>,
    /// What is asked, as a sentence; none where the usual question does.
    pub asks: Option<&'t str>,
    /// What can be seen.
    pub answers: Vec<(Tightness, String)>,
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
    /// The one group that it speaks of; none where it speaks of all that the test is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    pub looks: String,
    /// Where the limit comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
}

/// What is asked where one group of several is looked at.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a question of a self-test")]
pub struct Asks {
    /// The muscle group that it is asked of; its readings name it too.
    pub group: Id,
    /// The question, such as "How high is the {side} thigh?".
    #[schemars(length(min = 1))]
    pub what: String,
}
