//! The figure of an exercise as a file says it. It must not know where a joint ends up in space.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::body_point::BodyPoint;
use crate::domain::demonstration::{Beyond, Phase, PropKind, Tightness};
use crate::domain::pose::limb_keys;
use crate::figure::range;

/// How the figure shows it, written with the right side working.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "the figure")]
pub struct FigureFile {
    /// From where it is seen best.
    pub view: ViewFile,
    /// What stands or lies around.
    #[serde(default)]
    pub props: Vec<PropFile>,
    /// The positions, in the order in which they are taken: a start, and at least one end.
    #[schemars(length(min = 1))]
    pub poses: Vec<PoseFile>,
    /// How it moves beyond going from pose to pose.
    #[serde(default)]
    pub motion: MotionFile,
}

/// A camera.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a view")]
pub struct ViewFile {
    /// 0 from the front, 90 from the person's left, 180 from behind, 270 from the right.
    #[schemars(range(min = -360, max = 360))]
    pub azimuth_deg: f32,
    /// How far from above; 90 looks straight down.
    #[serde(default)]
    #[schemars(range(min = -10, max = 90))]
    pub elevation_deg: f32,
}

/// How the figure moves while it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "a motion")]
pub struct MotionFile {
    /// Breaths in a minute while holding; 6 where nothing is said.
    #[schemars(range(min = 2, max = 20))]
    pub breaths_per_minute: Option<f32>,
    /// With several end poses: seconds from one to the other and back while holding; 8 where nothing is said.
    #[schemars(range(min = 2, max = 60))]
    pub sway_s: Option<f32>,
}

/// A thing around the person. Which keys it takes depends on its kind; sizes have usual values.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a prop")]
pub struct PropFile {
    /// What it is.
    pub kind: PropKind,
    /// Where it is, in metres: forward and to the left; a ball, roller or cushion also up, to its middle.
    #[serde(default)]
    pub at_m: Vec<f32>,
    /// Turned to the left about the vertical. A chair faces forward, a wall looks forward, a roller lies across.
    #[serde(default)]
    #[schemars(range(min = -360, max = 360))]
    pub turned_deg: f32,
    /// The height of its top, in metres.
    #[schemars(range(min = 0.01, max = 2))]
    pub height_m: Option<f32>,
    /// Its size in metres: depth and width; a cushion's also height.
    pub size_m: Option<Vec<f32>>,
    /// The radius of a ball or roller, in metres.
    #[schemars(range(min = 0.01, max = 0.5))]
    pub radius_m: Option<f32>,
    /// Of a chair: whether it has a backrest; it has where nothing is said.
    pub back: Option<bool>,
    /// Of a strap or a band: the places of the body that it runs along, in order.
    #[serde(default)]
    pub along: Vec<BodyPoint>,
}

/// A position of the body. Angles that are left out are 0: standing, arms hanging, palms to the thighs.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a pose")]
pub struct PoseFile {
    /// Its name on the screen.
    #[schemars(length(min = 1, max = 60))]
    pub label: String,
    /// What it is in the movement.
    pub phase: Phase,
    /// Of a self-test: what it looks like.
    pub tightness: Option<Tightness>,
    /// What touches what, such as `working-sole on floor`; it must, within a centimetre.
    #[serde(default)]
    pub contacts: Vec<String>,
    /// Angles that go beyond the published range, each with its reason.
    #[serde(default)]
    #[schemars(with = "Vec<BeyondEntry>")]
    pub beyond: Vec<Beyond>,
    /// Where the pelvis is and how it is turned.
    pub pelvis: PelvisFile,
    /// The low back.
    #[serde(default)]
    pub lumbar: LumbarFile,
    /// The upper back.
    #[serde(default)]
    pub thoracic: ThoracicFile,
    /// The neck.
    #[serde(default)]
    pub neck: NeckFile,
    /// The legs and arms of both sides.
    #[serde(default)]
    pub both: LimbsFile,
    /// What the working side's leg and arm have other than `both`.
    #[serde(default)]
    pub working: LimbsFile,
    /// What the other side's leg and arm have other than `both`.
    #[serde(default)]
    pub other: LimbsFile,
}

/// The middle between the hip joints in parts of stature, and how the pelvis is turned in degrees:
/// yaw about the vertical, then pitch, roll and spin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "a pelvis")]
pub struct PelvisFile {
    /// Forward.
    #[schemars(range(min = -1.5, max = 1.5))]
    pub forward: f32,
    /// To the left.
    #[schemars(range(min = -1.5, max = 1.5))]
    pub left: f32,
    /// Above the floor.
    #[schemars(range(min = 0, max = 1))]
    pub up: f32,
    /// Tipped forward; face down is 90, on the back is -90.
    #[schemars(range(min = -180, max = 180))]
    pub pitch_deg: f32,
    /// The left side up.
    #[schemars(range(min = -180, max = 180))]
    pub roll_deg: f32,
    /// Turned to the left about the body's length.
    #[schemars(range(min = -180, max = 180))]
    pub spin_deg: f32,
    /// Turned to the left about the vertical.
    #[schemars(range(min = -180, max = 180))]
    pub yaw_deg: f32,
}

/// A part of the spine against the part below: its three angles within their ranges.
macro_rules! spine_file {
    ($name:ident, $title:literal, $flexion:path, $side_bend:path, $rotation:path) => {
        /// A part of the spine against the part below it, in degrees.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        #[schemars(title = $title)]
        pub struct $name {
            /// Bent forward; negative is back.
            #[schemars(range(min = $flexion.most.0, max = $flexion.most.1))]
            pub flexion_deg: f32,
            /// Bent towards the side that does not work.
            #[schemars(range(min = $side_bend.most.0, max = $side_bend.most.1))]
            pub side_bend_deg: f32,
            /// Turned towards the side that does not work.
            #[schemars(range(min = $rotation.most.0, max = $rotation.most.1))]
            pub rotation_deg: f32,
        }
    };
}

spine_file!(
    LumbarFile,
    "a low back",
    range::LUMBAR_FLEXION,
    range::LUMBAR_SIDE_BEND,
    range::LUMBAR_ROTATION
);
spine_file!(
    ThoracicFile,
    "an upper back",
    range::THORACIC_FLEXION,
    range::THORACIC_SIDE_BEND,
    range::THORACIC_ROTATION
);
spine_file!(
    NeckFile,
    "a neck",
    range::NECK_FLEXION,
    range::NECK_SIDE_BEND,
    range::NECK_ROTATION
);

/// A leg and an arm, in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "a leg and an arm")]
pub struct LimbsFile {
    /// Thigh forward; negative is back.
    #[schemars(range(min = range::HIP_FLEXION.most.0, max = range::HIP_FLEXION.most.1))]
    pub hip_flexion_deg: Option<f32>,
    /// Thigh out to the side; negative is across.
    #[schemars(range(min = range::HIP_ABDUCTION.most.0, max = range::HIP_ABDUCTION.most.1))]
    pub hip_abduction_deg: Option<f32>,
    /// Thigh rolled outwards; negative is inwards.
    #[schemars(range(min = range::HIP_EXTERNAL_ROTATION.most.0, max = range::HIP_EXTERNAL_ROTATION.most.1))]
    pub hip_external_rotation_deg: Option<f32>,
    /// Knee bent.
    #[schemars(range(min = range::KNEE_FLEXION.most.0, max = range::KNEE_FLEXION.most.1))]
    pub knee_flexion_deg: Option<f32>,
    /// Foot pulled up; negative is pointed.
    #[schemars(range(min = range::ANKLE_DORSIFLEXION.most.0, max = range::ANKLE_DORSIFLEXION.most.1))]
    pub ankle_dorsiflexion_deg: Option<f32>,
    /// Sole turned inwards; negative is outwards.
    #[schemars(range(min = range::ANKLE_INVERSION.most.0, max = range::ANKLE_INVERSION.most.1))]
    pub ankle_inversion_deg: Option<f32>,
    /// Toes bent upwards.
    #[schemars(range(min = range::TOE_EXTENSION.most.0, max = range::TOE_EXTENSION.most.1))]
    pub toe_extension_deg: Option<f32>,
    /// Arm forward and up; negative is back.
    #[schemars(range(min = range::SHOULDER_FLEXION.most.0, max = range::SHOULDER_FLEXION.most.1))]
    pub shoulder_flexion_deg: Option<f32>,
    /// Arm out to the side; negative is across.
    #[schemars(range(min = range::SHOULDER_ABDUCTION.most.0, max = range::SHOULDER_ABDUCTION.most.1))]
    pub shoulder_abduction_deg: Option<f32>,
    /// Upper arm rolled outwards; negative is inwards.
    #[schemars(range(min = range::SHOULDER_EXTERNAL_ROTATION.most.0, max = range::SHOULDER_EXTERNAL_ROTATION.most.1))]
    pub shoulder_external_rotation_deg: Option<f32>,
    /// Elbow bent.
    #[schemars(range(min = range::ELBOW_FLEXION.most.0, max = range::ELBOW_FLEXION.most.1))]
    pub elbow_flexion_deg: Option<f32>,
    /// Palm turned down from "thumb up"; negative is up.
    #[schemars(range(min = range::FOREARM_PRONATION.most.0, max = range::FOREARM_PRONATION.most.1))]
    pub forearm_pronation_deg: Option<f32>,
    /// Palm bent towards the forearm; negative is away.
    #[schemars(range(min = range::WRIST_FLEXION.most.0, max = range::WRIST_FLEXION.most.1))]
    pub wrist_flexion_deg: Option<f32>,
    /// How far the fingers are closed: 0 a flat hand, 1 a fist.
    #[schemars(range(min = 0, max = 1))]
    pub grip: Option<f32>,
}

impl LimbsFile {
    /// True where the file says this angle.
    pub fn says(&self, name: &str) -> bool {
        macro_rules! any {
            (; $($key:ident),*) => {
                $(name == stringify!($key) && self.$key.is_some())||*
            };
        }
        limb_keys!(any!())
    }
}

/// A reason to go beyond a range.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "an allowance")]
#[allow(
    dead_code,
    reason = "gives the schema of domain::demonstration::Beyond"
)]
struct BeyondEntry {
    /// Which angle.
    angle: crate::domain::pose::Angle,
    /// Why this pose may.
    why: String,
}
