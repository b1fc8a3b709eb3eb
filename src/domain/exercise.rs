//! One thing to do: what it works on, how it is set up, and the words that teach it.
//! It must not know how it is written in a file or shown on a screen.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Demonstration, Dose, Id};

/// An exercise of the library, complete with its teaching texts and sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exercise {
    pub id: Id,
    pub name: String,
    pub aliases: Vec<String>,
    pub kind: Kind,
    /// The primary muscle group: what the coach's rules mean by "muscle".
    pub group: Id,
    /// Every muscle concerned, the most important first.
    pub muscles: Vec<Id>,
    pub position: Position,
    pub sides: Sides,
    pub place: Place,
    pub tags: Vec<Tag>,
    pub equipment: Vec<Equipment>,
    /// One notch down and up its own ladder.
    pub easier_form: Option<Id>,
    pub harder_form: Option<Id>,
    pub cautions: Vec<Caution>,
    /// What the exercise is done at unless a routine says otherwise; per side.
    pub dose: Dose,
    /// Where that dose comes from.
    pub dose_basis: String,
    pub text: Text,
    pub sources: Vec<Source>,
    /// How the figure shows it; none where nobody has posed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demonstration: Option<Demonstration>,
}

/// What an exercise does to its muscles.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, JsonSchema, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Stretch,
    Strengthen,
    Release,
    Mobility,
}

impl Kind {
    pub const ALL: [Self; 4] = [
        Self::Strengthen,
        Self::Stretch,
        Self::Release,
        Self::Mobility,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stretch => "stretch",
            Self::Strengthen => "strengthen",
            Self::Release => "release",
            Self::Mobility => "mobility",
        }
    }
}

/// The position that it is done in.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, JsonSchema, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    Seated,
    Standing,
    Supine,
    Prone,
    SideLying,
    Quadruped,
    HalfKneeling,
    FloorSeated,
}

/// How an exercise uses the two sides of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sides {
    /// First one side, then the other, each for the full time.
    Each,
    /// Both together.
    Both,
    /// Repetition by repetition in turn; one time for both.
    Alternating,
}

/// Where there must be room for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    Floor,
    FloorOrBed,
    NoFloor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tag {
    /// Can be done at a desk, in office clothes.
    Desk,
    /// For stiff people and beginners.
    Gentle,
    Advanced,
    /// Still fine on a day of strong pain.
    FlareDay,
    /// Has a form that suits people after a leg amputation.
    Amputee,
}

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, JsonSchema, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Equipment {
    Mat,
    Chair,
    Wall,
    Desk,
    Cushion,
    Strap,
    Towel,
    Band,
    Ball,
    FoamRoller,
    Step,
}

impl Equipment {
    /// The most common first.
    pub const ALL: [Self; 11] = [
        Self::Chair,
        Self::Wall,
        Self::Desk,
        Self::Mat,
        Self::Cushion,
        Self::Towel,
        Self::Strap,
        Self::Band,
        Self::Ball,
        Self::FoamRoller,
        Self::Step,
    ];
}

/// A reason to leave an exercise out or to change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Caution {
    HipReplacement,
    HipImpingement,
    KneeLigamentMeniscus,
    Kneeling,
    ShoulderWrist,
    Osteoporosis,
    PregnancySupine,
    Pregnancy,
    AcuteSciatica,
    Balance,
    Hypermobility,
    ClotOrAnticoagulant,
    HighBloodPressure,
    ExtensionSensitiveBack,
    LateralHipPain,
    NeckPain,
    HeartOrLung,
}

/// The words that teach an exercise. In texts of one-sided exercises `{side}` stands for the
/// working side and `{other}` for the opposite one; see [`with_side_words`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// One sentence: what it is good for.
    pub summary: String,
    /// The line on the screen while working.
    pub cue: String,
    /// What the voice says while one gets ready: one or two short sentences, the more important first.
    /// The first makes sense alone.
    #[serde(default)]
    pub spoken: Vec<String>,
    pub set_up: Vec<String>,
    pub movement: Vec<String>,
    /// Where to feel it, and where not.
    pub feel: String,
    pub breathing: String,
    pub faults: Vec<String>,
    pub easier: Vec<String>,
    pub harder: Vec<String>,
    pub avoid: Vec<String>,
}

/// Where a statement comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub key: String,
    pub title: String,
    pub url: Option<String>,
}

/// Puts the words for the working side and the opposite one into a teaching text.
pub fn with_side_words<'a>(text: &'a str, side: &str, other: &str) -> Cow<'a, str> {
    if text.contains('{') {
        Cow::Owned(text.replace("{side}", side).replace("{other}", other))
    } else {
        Cow::Borrowed(text)
    }
}
