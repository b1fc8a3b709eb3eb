//! The person, as far as they told us: what they can do, what they have, what is to be minded.
//! It must not know what follows from it; see `fit`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::age::Age;
use crate::domain::Side;
use crate::domain::exercise::{Caution, Equipment};

/// From how many hours of sitting a day on strengthening comes first.
pub const STRENGTHENING_FIRST_FROM_HOURS: u8 = 6;

/// Everything may be left out: what holds then is the gentle choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Profile {
    /// Where the person can lie down and get up again.
    pub lying: Lying,
    pub can_kneel: bool,
    pub equipment: BTreeSet<Equipment>,
    pub conditions: BTreeSet<Condition>,
    pub amputation: Option<Amputation>,
    /// None where they did not say.
    pub age: Option<Age>,
    /// Of a usual day; none where they did not say.
    pub sitting_hours: Option<u8>,
    /// The person's own choice; none leaves it to the hours.
    pub strengthening_first: Option<bool>,
    /// The remembered answer to "desk or floor?".
    pub spot: Option<Spot>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lying {
    /// On the floor, and so on a bed too.
    Floor,
    Bed,
    #[default]
    Nowhere,
}

/// Where the next minutes are spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spot {
    /// At a desk, in office clothes: seated or standing.
    Desk,
    /// At home, where one can lie down.
    Floor,
}

/// What is to be minded, in the person's terms; what they bar is in the exercises' cautions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    HipReplacement,
    HipImpingement,
    KneeInjury,
    ShoulderOrWrist,
    Osteoporosis,
    Pregnant,
    /// Nothing flat on the back any more.
    PregnantFrom16Weeks,
    /// Pain down the leg these days.
    Sciatica,
    DeepGlutealPain,
    Balance,
    Hypermobile,
    /// A clot, blood thinners, an open wound, numb skin: no ball and no roller.
    ClotOrAnticoagulant,
    HighBloodPressure,
    /// Bending backwards brings the pain on.
    ExtensionSensitiveBack,
    OuterHipPain,
    NeckPain,
    HeartOrLung,
    LargerBody,
    LessFlexible,
}

impl Condition {
    /// The cautions that speak of it.
    pub const fn cautions(self) -> &'static [Caution] {
        match self {
            Self::HipReplacement => &[Caution::HipReplacement],
            Self::HipImpingement => &[Caution::HipImpingement],
            Self::KneeInjury => &[Caution::KneeLigamentMeniscus],
            Self::ShoulderOrWrist => &[Caution::ShoulderWrist],
            Self::Osteoporosis => &[Caution::Osteoporosis],
            Self::Pregnant => &[Caution::Pregnancy],
            Self::PregnantFrom16Weeks => &[Caution::Pregnancy, Caution::PregnancySupine],
            Self::Sciatica => &[Caution::AcuteSciatica],
            Self::Balance => &[Caution::Balance],
            Self::Hypermobile => &[Caution::Hypermobility],
            Self::ClotOrAnticoagulant => &[Caution::ClotOrAnticoagulant],
            Self::HighBloodPressure => &[Caution::HighBloodPressure],
            Self::ExtensionSensitiveBack => &[Caution::ExtensionSensitiveBack],
            Self::OuterHipPain => &[Caution::LateralHipPain],
            Self::NeckPain => &[Caution::NeckPain],
            Self::HeartOrLung => &[Caution::HeartOrLung],
            Self::DeepGlutealPain | Self::LargerBody | Self::LessFlexible => &[],
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Amputation {
    pub side: Side,
    pub level: AmputationLevel,
    /// Worn while exercising.
    #[serde(default)]
    pub prosthesis: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AmputationLevel {
    BelowKnee,
    AboveKnee,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            lying: Lying::Nowhere,
            can_kneel: false,
            equipment: [Equipment::Chair, Equipment::Wall, Equipment::Desk].into(),
            conditions: BTreeSet::new(),
            amputation: None,
            age: None,
            sitting_hours: None,
            strengthening_first: None,
            spot: None,
        }
    }
}

impl Profile {
    pub fn has(&self, condition: Condition) -> bool {
        self.conditions.contains(&condition)
    }

    /// Whether no stretch is suggested before the day's strengthening. Who did not say how long
    /// they sit is taken for someone who sits: that is who this program is for.
    pub fn strengthens_first(&self) -> bool {
        self.strengthening_first.unwrap_or_else(|| {
            self.sitting_hours
                .is_none_or(|hours| hours >= STRENGTHENING_FIRST_FROM_HOURS)
        })
    }

    /// Stretching may loosen what is loose already: strengthening and release only.
    pub fn may_stretch(&self) -> bool {
        !self.has(Condition::Hypermobile)
    }
}
