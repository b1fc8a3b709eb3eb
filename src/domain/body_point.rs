//! Places on the surface of the body that have a name: what touches the floor, what holds a strap.
//! It must not know how big a body is; `figure::surface` does.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A named place on the body. A sided one belongs to the working or to the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct BodyPoint {
    pub spot: Spot,
    /// None for what there is only one of.
    pub whose: Option<Whose>,
}

/// Whose side, as seen from the exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    Working,
    Other,
}

impl Whose {
    pub const ALL: [Self; 2] = [Self::Working, Self::Other];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Other => "other",
        }
    }
}

/// A place on the surface of the body. Round ones touch with whichever point of them is nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    Sacrum,
    LowBack,
    Belly,
    /// The rib cage at the height of the breastbone, front or back.
    Chest,
    Head,
    Forehead,
    Buttock,
    /// The side of the hip, over the thigh bone's top.
    Hip,
    /// The bony point at the front of the pelvis.
    HipBone,
    Thigh,
    /// The thigh a hand's width above the knee.
    LowThigh,
    Knee,
    Shin,
    Calf,
    Ankle,
    Heel,
    BallOfFoot,
    Toes,
    /// The whole foot, flat: heel and ball.
    Sole,
    /// The little toe's edge of the foot.
    OuterFoot,
    /// The top of the foot.
    Instep,
    ShoulderBlade,
    Shoulder,
    Elbow,
    /// The forearm from the elbow to the wrist.
    Forearm,
    Wrist,
    /// The palm, facing what it touches.
    Palm,
    /// The back of the hand, facing what it touches.
    BackOfHand,
    Fingertips,
}

impl Spot {
    pub const ALL: [Self; 29] = [
        Self::Sacrum,
        Self::LowBack,
        Self::Belly,
        Self::Chest,
        Self::Head,
        Self::Forehead,
        Self::Buttock,
        Self::Hip,
        Self::HipBone,
        Self::Thigh,
        Self::LowThigh,
        Self::Knee,
        Self::Shin,
        Self::Calf,
        Self::Ankle,
        Self::Heel,
        Self::BallOfFoot,
        Self::Toes,
        Self::Sole,
        Self::OuterFoot,
        Self::Instep,
        Self::ShoulderBlade,
        Self::Shoulder,
        Self::Elbow,
        Self::Forearm,
        Self::Wrist,
        Self::Palm,
        Self::BackOfHand,
        Self::Fingertips,
    ];

    /// False for what there is only one of.
    pub const fn is_sided(self) -> bool {
        !matches!(
            self,
            Self::Sacrum | Self::LowBack | Self::Belly | Self::Chest | Self::Head | Self::Forehead
        )
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Sacrum => "sacrum",
            Self::LowBack => "low-back",
            Self::Belly => "belly",
            Self::Chest => "chest",
            Self::Head => "head",
            Self::Forehead => "forehead",
            Self::Buttock => "buttock",
            Self::Hip => "hip",
            Self::HipBone => "hip-bone",
            Self::Thigh => "thigh",
            Self::LowThigh => "low-thigh",
            Self::Knee => "knee",
            Self::Shin => "shin",
            Self::Calf => "calf",
            Self::Ankle => "ankle",
            Self::Heel => "heel",
            Self::BallOfFoot => "ball-of-foot",
            Self::Toes => "toes",
            Self::Sole => "sole",
            Self::OuterFoot => "outer-foot",
            Self::Instep => "instep",
            Self::ShoulderBlade => "shoulder-blade",
            Self::Shoulder => "shoulder",
            Self::Elbow => "elbow",
            Self::Forearm => "forearm",
            Self::Wrist => "wrist",
            Self::Palm => "palm",
            Self::BackOfHand => "back-of-hand",
            Self::Fingertips => "fingertips",
        }
    }
}

impl BodyPoint {
    /// Every place that has a name.
    pub fn all() -> impl Iterator<Item = Self> {
        Spot::ALL.into_iter().flat_map(|spot| {
            let sides: &[Option<Whose>] = if spot.is_sided() {
                &[Some(Whose::Working), Some(Whose::Other)]
            } else {
                &[None]
            };
            sides.iter().map(move |&whose| Self { spot, whose })
        })
    }

    /// What its `Display` names: `sacrum`, `working-heel`, `other-palm`.
    pub fn of_name(name: &str) -> Option<Self> {
        let (whose, rest) = split_whose(name);
        let spot = Spot::ALL.into_iter().find(|spot| spot.as_str() == rest)?;
        (spot.is_sided() == whose.is_some()).then_some(Self { spot, whose })
    }
}

impl fmt::Display for BodyPoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(whose) = self.whose {
            write!(out, "{}-", whose.as_str())?;
        }
        out.write_str(self.spot.as_str())
    }
}

impl From<BodyPoint> for String {
    fn from(point: BodyPoint) -> Self {
        point.to_string()
    }
}

impl TryFrom<String> for BodyPoint {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::of_name(&name).ok_or_else(|| format!("no place of the body is called `{name}`"))
    }
}

/// A part of the body that another part can rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Pelvis,
    Waist,
    Chest,
    Head,
    Thigh(Whose),
    Shank(Whose),
    Foot(Whose),
    UpperArm(Whose),
    Forearm(Whose),
    Hand(Whose),
}

type Sided = fn(Whose) -> Part;
const WHOLE: [(&str, Part); 4] = [
    ("pelvis", Part::Pelvis),
    ("waist", Part::Waist),
    ("chest", Part::Chest),
    ("head", Part::Head),
];
const SIDED: [(&str, Sided); 6] = [
    ("thigh", Part::Thigh),
    ("shank", Part::Shank),
    ("foot", Part::Foot),
    ("upper-arm", Part::UpperArm),
    ("forearm", Part::Forearm),
    ("hand", Part::Hand),
];

impl Part {
    /// Every part with its name.
    pub fn all() -> impl Iterator<Item = (String, Self)> {
        let whole = WHOLE.iter().map(|&(name, part)| (name.to_owned(), part));
        let sided = SIDED.iter().flat_map(|&(name, part)| {
            Whose::ALL.map(move |whose| (format!("{}-{name}", whose.as_str()), part(whose)))
        });
        whole.chain(sided)
    }

    pub fn of_name(name: &str) -> Option<Self> {
        match split_whose(name) {
            (None, rest) => WHOLE
                .iter()
                .find(|(n, _)| *n == rest)
                .map(|&(_, part)| part),
            (Some(whose), rest) => SIDED
                .iter()
                .find(|(n, _)| *n == rest)
                .map(|&(_, part)| part(whose)),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::all().find(|(_, part)| part == self);
        out.write_str(name.as_ref().map_or("", |(name, _)| name))
    }
}

fn split_whose(name: &str) -> (Option<Whose>, &str) {
    for whose in Whose::ALL {
        if let Some(rest) = name
            .strip_prefix(whose.as_str())
            .and_then(|rest| rest.strip_prefix('-'))
        {
            return (Some(whose), rest);
        }
    }
    (None, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back() {
        for point in BodyPoint::all() {
            assert_eq!(BodyPoint::of_name(&point.to_string()), Some(point));
        }
        for (name, part) in Part::all() {
            assert_eq!(Part::of_name(&name), Some(part));
            assert_eq!(part.to_string(), name);
        }
        assert_eq!(BodyPoint::all().count(), 6 + 2 * 23);
        for wrong in ["", "heel", "working-sacrum", "left-heel", "working-"] {
            assert_eq!(BodyPoint::of_name(wrong), None, "{wrong}");
        }
    }
}
