//! A position of the body as joint angles, the way a clinician reads them off a goniometer.
//! It must not know where a joint ends up in space or what the body looks like.
//!
//! Angles are degrees from the anatomical zero: standing, arms hanging, palms to the thighs.

use super::Side;

/// One position of the whole body. The working side is told apart from the other one, so that one
/// pose serves both sides; see [`Pose::limbs`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pelvis {
    /// The middle between the hip joints in parts of stature: forward, to the left, up.
    pub forward: f32,
    pub left: f32,
    pub up: f32,
    /// Tipped forward; prone is +90, supine is −90.
    pub pitch_deg: f32,
    /// The left side up.
    pub roll_deg: f32,
    /// Turned to the left about the body's own length.
    pub spin_deg: f32,
    /// Turned to the left about the vertical.
    pub yaw_deg: f32,
}

/// One part of the spine against the part below it. In a pose that works on the left side, "other" is
/// the right: side and turn point to the side that does not work.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spine {
    pub flexion_deg: f32,
    /// Bent towards the side that does not work.
    pub side_bend_deg: f32,
    /// Turned towards the side that does not work.
    pub rotation_deg: f32,
}

/// The leg and the arm of one side. Negative flexion is extension, negative abduction is adduction,
/// negative external rotation is internal, negative dorsiflexion is plantar flexion.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limbs {
    pub hip_flexion_deg: f32,
    pub hip_abduction_deg: f32,
    pub hip_external_rotation_deg: f32,
    pub knee_flexion_deg: f32,
    pub ankle_dorsiflexion_deg: f32,
    /// Toes bent upwards.
    pub toe_extension_deg: f32,
    pub shoulder_flexion_deg: f32,
    pub shoulder_abduction_deg: f32,
    pub shoulder_external_rotation_deg: f32,
    pub elbow_flexion_deg: f32,
    /// The palm turned down from "thumb up"; negative is supination.
    pub forearm_pronation_deg: f32,
    /// The palm bent towards the forearm; negative is extension.
    pub wrist_flexion_deg: f32,
    /// How far the fingers are closed: 0 a flat hand, 1 a fist.
    pub grip: f32,
}

impl Pose {
    /// The angles of one side of the body in an exercise that works on `working`.
    pub fn limbs(&self, side: Side, working: Side) -> &Limbs {
        if side == working {
            &self.working
        } else {
            &self.other
        }
    }
}
