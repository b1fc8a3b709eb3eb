//! A position of the body as joint angles, the way a clinician reads them off a goniometer.
//! It must not know where a joint ends up in space or what the body looks like.
//!
//! Angles are degrees from the anatomical zero: standing, arms hanging, palms to the thighs.

use serde::{Deserialize, Serialize};

use super::Side;
pub use super::angle::{Angle, LimbAngle, SpineAngle, SpinePart};
use super::body_point::Whose;

/// One position of the whole body. The working side is told apart from the other one, so that one
/// pose serves both sides; see [`Pose::limbs`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pose {
    pub pelvis: Pelvis,
    pub lumbar: Spine,
    pub thoracic: Spine,
    pub neck: Spine,
    pub working: Limbs,
    pub other: Limbs,
}

/// Where the pelvis is and how it is turned: first `yaw` about the vertical, then `pitch`, `roll` and
/// `spin` about the axes turned by those before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pelvis {
    /// The middle between the hip joints in parts of stature: forward, to the left, up.
    #[serde(skip_serializing_if = "is_zero")]
    pub forward: f32,
    #[serde(skip_serializing_if = "is_zero")]
    pub left: f32,
    #[serde(skip_serializing_if = "is_zero")]
    pub up: f32,
    /// Tipped forward; prone is +90, supine is −90.
    #[serde(skip_serializing_if = "is_zero")]
    pub pitch_deg: f32,
    /// The left side up.
    #[serde(skip_serializing_if = "is_zero")]
    pub roll_deg: f32,
    /// Turned to the left about the body's own length.
    #[serde(skip_serializing_if = "is_zero")]
    pub spin_deg: f32,
    /// Turned to the left about the vertical.
    #[serde(skip_serializing_if = "is_zero")]
    pub yaw_deg: f32,
}

/// One part of the spine against the part below it. In a pose that works on the left side, "other" is
/// the right: side and turn point to the side that does not work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spine {
    #[serde(skip_serializing_if = "is_zero")]
    pub flexion_deg: f32,
    /// Bent towards the side that does not work.
    #[serde(skip_serializing_if = "is_zero")]
    pub side_bend_deg: f32,
    /// Turned towards the side that does not work.
    #[serde(skip_serializing_if = "is_zero")]
    pub rotation_deg: f32,
}

/// The leg and the arm of one side. Negative flexion is extension, negative abduction is adduction,
/// negative external rotation is internal, negative dorsiflexion is plantar flexion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limbs {
    #[serde(skip_serializing_if = "is_zero")]
    pub hip_flexion_deg: f32,
    #[serde(skip_serializing_if = "is_zero")]
    pub hip_abduction_deg: f32,
    #[serde(skip_serializing_if = "is_zero")]
    pub hip_external_rotation_deg: f32,
    #[serde(skip_serializing_if = "is_zero")]
    pub knee_flexion_deg: f32,
    #[serde(skip_serializing_if = "is_zero")]
    pub ankle_dorsiflexion_deg: f32,
    /// The sole turned inwards; negative is eversion.
    #[serde(skip_serializing_if = "is_zero")]
    pub ankle_inversion_deg: f32,
    /// Toes bent upwards.
    #[serde(skip_serializing_if = "is_zero")]
    pub toe_extension_deg: f32,
    #[serde(skip_serializing_if = "is_zero")]
    pub shoulder_flexion_deg: f32,
    #[serde(skip_serializing_if = "is_zero")]
    pub shoulder_abduction_deg: f32,
    #[serde(skip_serializing_if = "is_zero")]
    pub shoulder_external_rotation_deg: f32,
    #[serde(skip_serializing_if = "is_zero")]
    pub elbow_flexion_deg: f32,
    /// The palm turned down from "thumb up"; negative is supination.
    #[serde(skip_serializing_if = "is_zero")]
    pub forearm_pronation_deg: f32,
    /// The palm bent towards the forearm; negative is extension.
    #[serde(skip_serializing_if = "is_zero")]
    pub wrist_flexion_deg: f32,
    /// How far the fingers are closed: 0 a flat hand, 1 a fist.
    #[serde(skip_serializing_if = "is_zero")]
    pub grip: f32,
}

/// `limb_keys!(these!(a, b))` is `these!(a, b; hip_flexion_deg, …, grip)`: every number of [`Limbs`] by its name,
/// for a macro of whoever goes through them.
macro_rules! limb_keys {
    ($these:ident!($($given:tt),*)) => {
        $these!(
            $($given),*;
            hip_flexion_deg,
            hip_abduction_deg,
            hip_external_rotation_deg,
            knee_flexion_deg,
            ankle_dorsiflexion_deg,
            ankle_inversion_deg,
            toe_extension_deg,
            shoulder_flexion_deg,
            shoulder_abduction_deg,
            shoulder_external_rotation_deg,
            elbow_flexion_deg,
            forearm_pronation_deg,
            wrist_flexion_deg,
            grip
        )
    };
}
pub(crate) use limb_keys;

impl Pose {
    /// The angles of one side of the body in an exercise that works on `working`.
    pub fn limbs(&self, side: Side, working: Side) -> &Limbs {
        if side == working {
            &self.working
        } else {
            &self.other
        }
    }

    /// The mirrored pose, written as one that works on the same side.
    pub fn mirrored(&self) -> Self {
        let turned = |spine: &Spine| Spine {
            side_bend_deg: -spine.side_bend_deg,
            rotation_deg: -spine.rotation_deg,
            ..*spine
        };
        Self {
            pelvis: Pelvis {
                left: -self.pelvis.left,
                roll_deg: -self.pelvis.roll_deg,
                spin_deg: -self.pelvis.spin_deg,
                yaw_deg: -self.pelvis.yaw_deg,
                ..self.pelvis
            },
            lumbar: turned(&self.lumbar),
            thoracic: turned(&self.thoracic),
            neck: turned(&self.neck),
            working: self.other,
            other: self.working,
        }
    }

    /// Every angle of spine and limbs, with whose it is where there are two.
    pub fn angles(&self) -> impl Iterator<Item = (Angle, Option<Whose>, f32)> + '_ {
        let spine = SpinePart::ALL.into_iter().flat_map(|part| {
            let angles = self.spine(part);
            SpineAngle::ALL.map(|angle| (Angle::Spine(part, angle), None, angles.angle(angle)))
        });
        let limbs = Whose::ALL.into_iter().flat_map(|whose| {
            let limbs = match whose {
                Whose::Working => &self.working,
                Whose::Other => &self.other,
            };
            LimbAngle::ALL.map(|angle| (Angle::Limb(angle), Some(whose), limbs.angle(angle)))
        });
        spine.chain(limbs)
    }

    fn spine(&self, part: SpinePart) -> &Spine {
        match part {
            SpinePart::Lumbar => &self.lumbar,
            SpinePart::Thoracic => &self.thoracic,
            SpinePart::Neck => &self.neck,
        }
    }
}

impl Spine {
    pub fn angle(&self, angle: SpineAngle) -> f32 {
        match angle {
            SpineAngle::Flexion => self.flexion_deg,
            SpineAngle::SideBend => self.side_bend_deg,
            SpineAngle::Rotation => self.rotation_deg,
        }
    }
}

impl Limbs {
    pub fn angle(&self, angle: LimbAngle) -> f32 {
        match angle {
            LimbAngle::HipFlexion => self.hip_flexion_deg,
            LimbAngle::HipAbduction => self.hip_abduction_deg,
            LimbAngle::HipExternalRotation => self.hip_external_rotation_deg,
            LimbAngle::KneeFlexion => self.knee_flexion_deg,
            LimbAngle::AnkleDorsiflexion => self.ankle_dorsiflexion_deg,
            LimbAngle::AnkleInversion => self.ankle_inversion_deg,
            LimbAngle::ToeExtension => self.toe_extension_deg,
            LimbAngle::ShoulderFlexion => self.shoulder_flexion_deg,
            LimbAngle::ShoulderAbduction => self.shoulder_abduction_deg,
            LimbAngle::ShoulderExternalRotation => self.shoulder_external_rotation_deg,
            LimbAngle::ElbowFlexion => self.elbow_flexion_deg,
            LimbAngle::ForearmPronation => self.forearm_pronation_deg,
            LimbAngle::WristFlexion => self.wrist_flexion_deg,
        }
    }
}

/// What is zero is left out where a pose is kept.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands in a reference"
)]
fn is_zero(angle: &f32) -> bool {
    *angle == 0.0
}
