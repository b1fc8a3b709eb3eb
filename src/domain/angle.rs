//! The names of the joint angles, as files write them. It must not know how far any of them goes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An angle of a pose; those of the limbs exist on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Angle {
    Spine(SpinePart, SpineAngle),
    Limb(LimbAngle),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpinePart {
    Lumbar,
    Thoracic,
    Neck,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpineAngle {
    Flexion,
    SideBend,
    Rotation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimbAngle {
    HipFlexion,
    HipAbduction,
    HipExternalRotation,
    KneeFlexion,
    AnkleDorsiflexion,
    AnkleInversion,
    ToeExtension,
    ShoulderFlexion,
    ShoulderAbduction,
    ShoulderExternalRotation,
    ElbowFlexion,
    ForearmPronation,
    WristFlexion,
}

impl SpinePart {
    pub const ALL: [Self; 3] = [Self::Lumbar, Self::Thoracic, Self::Neck];
}

impl SpineAngle {
    pub const ALL: [Self; 3] = [Self::Flexion, Self::SideBend, Self::Rotation];
}

impl LimbAngle {
    pub const ALL: [Self; 13] = [
        Self::HipFlexion,
        Self::HipAbduction,
        Self::HipExternalRotation,
        Self::KneeFlexion,
        Self::AnkleDorsiflexion,
        Self::AnkleInversion,
        Self::ToeExtension,
        Self::ShoulderFlexion,
        Self::ShoulderAbduction,
        Self::ShoulderExternalRotation,
        Self::ElbowFlexion,
        Self::ForearmPronation,
        Self::WristFlexion,
    ];
}

impl Angle {
    pub fn all() -> impl Iterator<Item = Self> {
        let spine = SpinePart::ALL
            .into_iter()
            .flat_map(|part| SpineAngle::ALL.map(move |angle| Self::Spine(part, angle)));
        spine.chain(LimbAngle::ALL.map(Self::Limb))
    }

    /// As in a file: `lumbar.flexion_deg`, `hip_flexion_deg`.
    pub const fn as_str(self) -> &'static str {
        use SpineAngle::{Flexion, Rotation, SideBend};
        match self {
            Self::Spine(SpinePart::Lumbar, Flexion) => "lumbar.flexion_deg",
            Self::Spine(SpinePart::Lumbar, SideBend) => "lumbar.side_bend_deg",
            Self::Spine(SpinePart::Lumbar, Rotation) => "lumbar.rotation_deg",
            Self::Spine(SpinePart::Thoracic, Flexion) => "thoracic.flexion_deg",
            Self::Spine(SpinePart::Thoracic, SideBend) => "thoracic.side_bend_deg",
            Self::Spine(SpinePart::Thoracic, Rotation) => "thoracic.rotation_deg",
            Self::Spine(SpinePart::Neck, Flexion) => "neck.flexion_deg",
            Self::Spine(SpinePart::Neck, SideBend) => "neck.side_bend_deg",
            Self::Spine(SpinePart::Neck, Rotation) => "neck.rotation_deg",
            Self::Limb(LimbAngle::HipFlexion) => "hip_flexion_deg",
            Self::Limb(LimbAngle::HipAbduction) => "hip_abduction_deg",
            Self::Limb(LimbAngle::HipExternalRotation) => "hip_external_rotation_deg",
            Self::Limb(LimbAngle::KneeFlexion) => "knee_flexion_deg",
            Self::Limb(LimbAngle::AnkleDorsiflexion) => "ankle_dorsiflexion_deg",
            Self::Limb(LimbAngle::AnkleInversion) => "ankle_inversion_deg",
            Self::Limb(LimbAngle::ToeExtension) => "toe_extension_deg",
            Self::Limb(LimbAngle::ShoulderFlexion) => "shoulder_flexion_deg",
            Self::Limb(LimbAngle::ShoulderAbduction) => "shoulder_abduction_deg",
            Self::Limb(LimbAngle::ShoulderExternalRotation) => "shoulder_external_rotation_deg",
            Self::Limb(LimbAngle::ElbowFlexion) => "elbow_flexion_deg",
            Self::Limb(LimbAngle::ForearmPronation) => "forearm_pronation_deg",
            Self::Limb(LimbAngle::WristFlexion) => "wrist_flexion_deg",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::all().find(|angle| angle.as_str() == name)
    }
}

impl fmt::Display for Angle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl From<Angle> for String {
    fn from(angle: Angle) -> Self {
        angle.as_str().to_owned()
    }
}

impl TryFrom<String> for Angle {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::of_name(&name).ok_or_else(|| format!("no angle is called `{name}`"))
    }
}
