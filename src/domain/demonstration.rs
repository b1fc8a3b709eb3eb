//! How an exercise is shown: poses, what touches what, props, camera and motion. It must not know where
//! a joint ends up in space, or how anything is drawn.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::body_point::{BodyPoint, Part};
use super::pose::{Angle, Pose};
pub use super::prop::{Prop, PropKind, Stand};

/// What the figure shows of one exercise. It is written with the right side working.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Demonstration {
    pub view: View,
    pub props: Vec<Prop>,
    /// In the order in which they are taken. The first is the start, at least one is an end.
    pub poses: Vec<LabelledPose>,
    pub motion: Motion,
}

/// From where it is seen best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// 0 in front of the person (looking along −x), 90 on the person's left, 270 on the right.
    pub azimuth_deg: f32,
    /// Upwards; 90 looks straight down.
    pub elevation_deg: f32,
}

/// A pose with its name and what it touches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LabelledPose {
    pub label: String,
    pub phase: Phase,
    pub pose: Pose,
    pub contacts: Vec<Contact>,
    /// Angles that go beyond their published range, with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beyond: Vec<Beyond>,
    /// In a self-test: what this pose looks like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tightness: Option<Tightness>,
}

/// What a pose is in the movement.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Where it begins.
    Start,
    /// On the way: set up, not yet moved.
    Set,
    /// Where it is held. Of several, the figure sways between them while holding.
    End,
}

/// What a self-test's pose shows.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Tightness {
    NotTight,
    Borderline,
    Tight,
    /// Of a test of strength: holds.
    Strong,
    Fair,
    /// Of a test of strength: gives way.
    Weak,
}

impl Tightness {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotTight => "not tight",
            Self::Borderline => "borderline",
            Self::Tight => "tight",
            Self::Strong => "strong",
            Self::Fair => "fair",
            Self::Weak => "weak",
        }
    }
}

/// A place of the body that touches something. It stays where it is between two poses that both say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub point: BodyPoint,
    pub on: Support,
}

/// What a place of the body can touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Support {
    Floor,
    Seat,
    Backrest,
    Wall,
    Desk,
    Bed,
    Step,
    Cushion,
    Ball,
    FoamRoller,
    /// Met where the strap runs over the place.
    Strap,
    Body(Part),
}

const PLAIN: [(&str, Support); 11] = [
    ("floor", Support::Floor),
    ("seat", Support::Seat),
    ("backrest", Support::Backrest),
    ("wall", Support::Wall),
    ("desk", Support::Desk),
    ("bed", Support::Bed),
    ("step", Support::Step),
    ("cushion", Support::Cushion),
    ("ball", Support::Ball),
    ("foam-roller", Support::FoamRoller),
    ("strap", Support::Strap),
];

impl Support {
    /// Everything that can be touched, by name.
    pub fn names() -> impl Iterator<Item = String> {
        let parts = Part::all().map(|(name, _)| name);
        PLAIN
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .chain(parts)
    }

    /// What its `Display` names: `floor`, `seat`, `other-thigh`.
    pub fn of_name(name: &str) -> Option<Self> {
        let plain = PLAIN.iter().find(|(n, _)| *n == name);
        plain
            .map(|&(_, support)| support)
            .or_else(|| Part::of_name(name).map(Self::Body))
    }

    /// The prop that it belongs to; none for the floor and the body.
    pub const fn prop(self) -> Option<PropKind> {
        Some(match self {
            Self::Floor | Self::Body(_) => return None,
            Self::Seat | Self::Backrest => PropKind::Chair,
            Self::Wall => PropKind::Wall,
            Self::Desk => PropKind::Desk,
            Self::Bed => PropKind::Bed,
            Self::Step => PropKind::Step,
            Self::Cushion => PropKind::Cushion,
            Self::Ball => PropKind::Ball,
            Self::FoamRoller => PropKind::FoamRoller,
            Self::Strap => PropKind::Strap,
        })
    }
}

impl fmt::Display for Support {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(part) => part.fmt(out),
            plain => {
                let name = PLAIN.iter().find(|(_, support)| support == plain);
                out.write_str(name.map_or("", |(name, _)| name))
            }
        }
    }
}

impl From<Support> for String {
    fn from(support: Support) -> Self {
        support.to_string()
    }
}

impl TryFrom<String> for Support {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::of_name(&name).ok_or_else(|| format!("nothing to touch is called `{name}`"))
    }
}

/// An angle that goes beyond its published range, on purpose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beyond {
    pub angle: Angle,
    pub why: String,
}

/// How the figure moves beyond going from pose to pose.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Motion {
    /// Breaths in a minute while holding.
    pub breaths_per_minute: f32,
    /// With more than one end pose: there and back in this many seconds while holding.
    pub sway_s: f32,
}

impl Default for Motion {
    fn default() -> Self {
        Self {
            breaths_per_minute: 6.0,
            sway_s: 8.0,
        }
    }
}

impl Demonstration {
    /// The first pose.
    pub fn start(&self) -> Option<&LabelledPose> {
        self.poses.first()
    }

    /// The first pose that is held; the last one where none is said to be.
    pub fn end(&self) -> Option<&LabelledPose> {
        self.poses.get(self.end_index())
    }

    /// The place of [`end`](Self::end) among the poses.
    pub fn end_index(&self) -> usize {
        let mut poses = self.poses.iter();
        poses
            .position(|pose| pose.phase == Phase::End)
            .unwrap_or(self.poses.len().saturating_sub(1))
    }

    /// A pose by its label, in any case of letters.
    pub fn pose(&self, label: &str) -> Option<&LabelledPose> {
        let same = |pose: &&LabelledPose| pose.label.eq_ignore_ascii_case(label);
        self.poses.iter().find(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_support_is_found_by_its_name() {
        for name in Support::names() {
            let support = Support::of_name(&name);
            assert_eq!(support.map(|support| support.to_string()), Some(name));
        }
        assert_eq!(Support::of_name("ceiling"), None);
    }
}
